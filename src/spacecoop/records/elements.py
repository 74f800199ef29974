"""The parts of a record. Each carries its own sources, and where sources disagree its own disputes."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from spacecoop.errors import RecordError, Unbound
from spacecoop.records import checks
from spacecoop.records.model import Model, bind, body
from spacecoop.records.vocabulary import Certainty, FigureKind, PartyAct, Qualifier, RelationKind, Role
from spacecoop.values.dates import PartialDate
from spacecoop.values.numbers import exact

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from pint.facets.plain import PlainQuantity

    from spacecoop.records.agency import Agency
    from spacecoop.records.flat import Citation
    from spacecoop.records.mission import Mission
    from spacecoop.records.record import Record
    from spacecoop.records.source import Source


class Part(Model):
    """What stands in a record, at any depth."""

    __slots__ = ()

    @property
    def record(self) -> Record:
        """The record in which it stands."""
        holder: Any = self._holder
        if holder is None:
            raise Unbound(f"{self!r} stands in no record of a catalogue")
        found: Record = holder
        return found


@frozen(kw_only=True, eq=False, repr=False)
class Sourced(Model):
    """What somebody said: `source_ids` are never empty, and `sources` are the objects."""

    source_ids: tuple[str, ...] = field(alias="sources", converter=checks.source_ids)
    note: str | None = field(default=None, converter=checks.optional_text)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says so, as objects."""
        catalogue = self._catalogue()
        return tuple(catalogue.get("source", id) for id in self.source_ids)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Each of its own sources by itself, not those of what stands in it: a row of the table `citations`."""
        from spacecoop.records.flat import Citation

        resolver = self._catalogue()
        holder: Any = self._holder or self
        return tuple(bind(Citation(on=self, source_id=id), resolver, holder) for id in self.source_ids)

    def _stated_or_published(self, stated: PartialDate | None) -> date | None:
        """Give the last possible day of a statement, else of the first publication among the sources."""
        days = [stated.latest] if stated is not None else self._catalogue().published(self.source_ids)
        return min((day for day in days if day is not None), default=None)


@frozen(kw_only=True, eq=False, repr=False)
class Dispute(Sourced, Part):
    """What a source says of a field of an element, and the element does not adopt; the note says why."""

    value: str = field(converter=checks.text)
    field: str = field(converter=checks.text)


def _disputes(values: Iterable[Dispute]) -> tuple[Dispute, ...]:
    return instances(values, Dispute)


@frozen(kw_only=True, eq=False, repr=False)
class Element(Sourced, Part):
    """A part of a record, with what other sources say of it."""

    disputes: tuple[Dispute, ...] = field(default=(), converter=_disputes)

    def __attrs_post_init__(self) -> None:
        check_disputes(self, self.disputes)

    @property
    def known(self) -> date | None:
        """The day from which it was known, or None where nothing dates it: then it was known with its record.

        A milestone from the day it was said or had happened; a participant from its `since`, or its `stated` if that is
        earlier; a party from the day of its act; a relation from its `since`; sums and figures from `stated`, else from the
        first publication. What is known in part counts from its last day.
        """
        return None


def check_disputes(model: Model, disputes: Iterable[Dispute]) -> None:
    """Refuse a dispute of a field that the record or element has not; a sum's are those of its money."""
    known = {name for name, _, _ in model._data()} - {"disputes", "sources"}
    if "money" in known:
        known = known - {"money"} | {"amount", "currency", "basis"}
    for dispute in disputes:
        if dispute.field not in known:
            raise RecordError(f"disputes: {dispute.field!r} is not a field of {type(model).__name__}")


@frozen(kw_only=True, eq=False, repr=False)
class Person(Part):
    """A named person, in the office held then, as the source writes both."""

    name: str = field(converter=checks.text)
    office: str | None = field(default=None, converter=checks.optional_text)


def _persons(values: Iterable[Person]) -> tuple[Person, ...]:
    return instances(values, Person)


@frozen(kw_only=True, eq=False, repr=False)
class Relation(Element):
    """A tie from this record to another, from `since` until `until` where that is said."""

    kind: RelationKind = field(converter=RelationKind)
    to_id: str = field(alias="to", converter=checks.slug)
    since: PartialDate | None = field(default=None, converter=checks.optional_date)
    until: PartialDate | None = field(default=None, converter=checks.optional_date)

    @property
    def known(self) -> date | None:
        return self.since.latest if self.since else None

    @property
    def to(self) -> Record:
        """The record at the other end."""
        return self._catalogue().get("record", self.to_id)


@frozen(kw_only=True, eq=False, repr=False)
class Body(Element):
    """An element about one agency, or about a country where the source names no body."""

    agency_id: str | None = field(default=None, alias="agency", converter=checks.optional_slug)
    country: str | None = field(default=None, converter=checks.country)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if (self.agency_id is None) == (self.country is None):
            raise RecordError("an agency or a country is needed, and not both")

    @property
    def agency(self) -> Agency | None:
        """The body, or None where only a country is named."""
        return None if self.agency_id is None else self._catalogue().get("agency", self.agency_id)

    @property
    def body_id(self) -> str:
        """The id of the agency, or the code of the country."""
        return self.agency_id or self.country or ""

    @property
    def countries(self) -> tuple[str, ...]:
        """The ISO 3166 codes of the countries that it counts for: the one named, or those of the agency."""
        return self.agency.countries if self.agency else (self.country or "",)


@frozen(kw_only=True, eq=False, repr=False)
class Participant(Body):
    """A body's or a country's part in a record: one entry for each role."""

    role: Role = field(converter=Role)
    contribution: str | None = field(default=None, converter=checks.optional_text)
    persons: tuple[Person, ...] = field(default=(), converter=_persons)
    via_id: str | None = field(default=None, alias="via", converter=checks.optional_slug)
    certainty: Certainty = field(default=Certainty.ACTUAL, converter=Certainty)
    stated: PartialDate | None = field(default=None, converter=checks.optional_date)
    since: PartialDate | None = field(default=None, converter=checks.optional_date)
    until: PartialDate | None = field(default=None, converter=checks.optional_date)

    @property
    def known(self) -> date | None:
        days = [when.latest for when in (self.since, self.stated) if when is not None]
        return min((day for day in days if day is not None), default=None)

    @property
    def via(self) -> Agency | None:
        """The body through which it takes part."""
        return None if self.via_id is None else self._catalogue().get("agency", self.via_id)

    def left_by(self, day: date) -> bool:
        """Tell whether its `until` has certainly passed on a day."""
        return self.until is not None and self.until.latest is not None and self.until.latest < day


def participants(values: Iterable[Participant]) -> tuple[Participant, ...]:
    """Accept several participants."""
    return instances(values, Participant)


@frozen(kw_only=True, eq=False, repr=False)
class Instrument(Element):
    """An instrument or experiment of a mission; its providers take part in the mission."""

    name: str = field(converter=checks.text)
    acronym: str | None = field(default=None, converter=checks.optional_text)
    providers: tuple[Participant, ...] = field(default=(), converter=participants)
    mission_id: str | None = field(default=None, alias="mission", converter=checks.optional_slug)

    @property
    def mission(self) -> Mission | None:
        """The payload record that tells more of it, where there is one."""
        return None if self.mission_id is None else self._catalogue().get("mission", self.mission_id)


@frozen(kw_only=True, eq=False, repr=False)
class Party(Body):
    """What a party did to an agreement on a day: one entry for each act."""

    act: PartyAct = field(converter=PartyAct)
    date: PartialDate | None = field(default=None, converter=checks.optional_date)
    place: str | None = field(default=None, converter=checks.optional_text)
    signatories: tuple[Person, ...] = field(default=(), converter=_persons)

    @property
    def known(self) -> datetime.date | None:
        return self.date.latest if self.date else None


@frozen(kw_only=True, eq=False, repr=False)
class FormerName(Element):
    """A name that the same body, mission or paper bore."""

    name: str = field(converter=checks.text)
    acronym: str | None = field(default=None, converter=checks.optional_text)
    since: PartialDate | None = field(default=None, converter=checks.optional_date)
    until: PartialDate | None = field(default=None, converter=checks.optional_date)


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Element):
    """A stated quantity that is no money: a mass, an altitude, a share, an attendance.

    `unit` is written as pint writes it and absent for counts; `counted` says what is counted, `of` whose it is.
    """

    kind: FigureKind = field(converter=FigureKind)
    value: Decimal = field(converter=exact)
    unit: str | None = field(default=None, converter=checks.optional_text)
    counted: str | None = field(default=None, converter=checks.optional_text)
    of_id: str | None = field(default=None, alias="of", converter=checks.optional_body)
    qualifier: Qualifier = field(default=Qualifier.EXACT, converter=Qualifier)
    stated: PartialDate | None = field(default=None, converter=checks.optional_date)

    @property
    def known(self) -> date | None:
        return self._stated_or_published(self.stated)

    @property
    def quantity(self) -> PlainQuantity[Any]:
        """The figure as a pint quantity, dimensionless for counts; UnitError if its unit does not measure its kind."""
        from spacecoop.values.units import measured

        return measured(self.value, self.unit or "", self.kind.unit)

    @property
    def of(self) -> Agency | str | None:
        """The agency, or the code of the country, whose figure it is."""
        return None if self.of_id is None else body(self.of_id, self._catalogue())


def instances(values: Iterable[Any], kind: type[Any]) -> tuple[Any, ...]:
    """Accept several elements of one class."""
    found = checks.several(values)
    for value in found:
        if not isinstance(value, kind):
            raise RecordError(f"{value!r} is no {kind.__name__}")
    return found
