"""Agreements: papers under which bodies or states work together, and what they enable."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.errors import RecordError
from spacecoop.records import checks
from spacecoop.records.elements import Party, Person, instances
from spacecoop.records.mission import Mission, _funding
from spacecoop.records.record import Record
from spacecoop.records.timeline import first, last
from spacecoop.records.vocabulary import (
    AGREEMENT_MILESTONES,
    AGREEMENT_RELATIONS,
    AgencyKind,
    AgreementKind,
    AgreementStatus,
    Level,
    MilestoneKind,
    PartyAct,
    Purpose,
    RelationKind,
)
from spacecoop.values.dates import PartialDate, whole_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from typing import ClassVar

    from spacecoop.records.agency import Agency
    from spacecoop.records.funding import Funding
    from spacecoop.records.meeting import Meeting

K = MilestoneKind

IN_FORCE = (K.IN_FORCE, K.PROVISIONALLY_APPLIED)
SIGNED = (K.SIGNED, K.ADOPTED, K.OPENED)

JOINING = frozenset({PartyAct.SIGNED, PartyAct.ACCEPTED, PartyAct.RATIFIED, PartyAct.ACCEDED, PartyAct.IN_FORCE})
CHAINING = (RelationKind.RENEWS, RelationKind.EXTENDS, RelationKind.SUPERSEDES)

LEVELS = {
    AgencyKind.MINISTRY: Level.GOVERNMENT,
    AgencyKind.INTERGOVERNMENTAL: Level.GOVERNMENT,
    AgencyKind.UN_BODY: Level.GOVERNMENT,
    AgencyKind.SPACE_AGENCY: Level.AGENCY,
    AgencyKind.COMPANY: Level.COMPANY,
    AgencyKind.STATE_ENTERPRISE: Level.COMPANY,
}
"""The level of a party by its kind; a country is of government level, whatever is absent of institute level."""


def _parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return instances(values, Party)


def _witnesses(values: Iterable[Person]) -> tuple[Person, ...]:
    return instances(values, Person)


@frozen(kw_only=True, eq=False, repr=False)
class Agreement(Record):
    """An agreement in the widest sense; `kind` is the paper's form, `purposes` what it is for, `covers` what it enables."""

    RECORD_KIND: ClassVar[str] = "agreement"
    MILESTONES: ClassVar[frozenset[MilestoneKind]] = AGREEMENT_MILESTONES
    RELATIONS: ClassVar[frozenset[RelationKind]] = AGREEMENT_RELATIONS

    kind: AgreementKind = field(converter=AgreementKind)
    purposes: tuple[Purpose, ...] = field(default=(), converter=checks.purposes)
    covers_ids: tuple[str, ...] = field(default=(), alias="covers", converter=checks.slugs)
    parties: tuple[Party, ...] = field(default=(), converter=_parties)
    binding: bool | None = field(default=None, converter=checks.flag)
    languages: tuple[str, ...] = field(default=(), converter=checks.tags)
    funding: tuple[Funding, ...] = field(default=(), converter=_funding)
    witnesses: tuple[Person, ...] = field(default=(), converter=_witnesses)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        said, signatures = self._date(K.SIGNED), self._signatures()
        if said and signatures and (any(map(said.before, signatures)) or all(map(said.after, signatures))):
            raise RecordError(f"timeline: signed {said}, but the last party signed {signatures[-1]}")

    @property
    def covers(self) -> tuple[Record, ...]:
        """The missions and agencies that a source says it covers."""
        return tuple(self._catalogue().get("record", id) for id in self.covers_ids)

    @property
    def missions(self) -> tuple[Mission, ...]:
        """The missions that a source says it covers."""
        return tuple(covered for covered in self.covers if isinstance(covered, Mission))

    def _signatures(self) -> tuple[PartialDate, ...]:
        """Give the days on which parties signed, the last to end last."""
        days = [p.date for p in self.parties if p.act is PartyAct.SIGNED and p.date is not None]
        return tuple(sorted(days, key=lambda day: (day.latest is None, day.latest, day)))

    @property
    def signed(self) -> PartialDate | None:
        """The day of signature: the timeline's, else the last of its parties'."""
        return self._date(K.SIGNED) or next(reversed(self._signatures()), None)

    @property
    def place(self) -> str | None:
        """Where it was signed: the timeline's place, else the one that its signing parties name."""
        signed = first(self.timeline, K.SIGNED)
        if signed is not None and signed.place is not None:
            return signed.place
        places = {p.place for p in self.parties if p.act is PartyAct.SIGNED and p.place is not None}
        return places.pop() if len(places) == 1 else None

    @property
    def in_force(self) -> PartialDate | None:
        """When it came into force: the timeline's day, else the first party's, else that of provisional application."""
        dates = (p.date for p in self.parties if p.act is PartyAct.IN_FORCE and p.date is not None)
        return self._date(K.IN_FORCE) or min(dates, default=None) or self._date(K.PROVISIONALLY_APPLIED)

    @property
    def expires(self) -> PartialDate | None:
        """The last day on which it is said to expire, past or to come."""
        return max((m.date for m in self.timeline if m.kind is K.EXPIRES), default=None)

    @property
    def terminated(self) -> PartialDate | None:
        """When it was ended before its time."""
        return self._date(K.TERMINATED)

    @property
    def status(self) -> AgreementStatus:
        """The status on the catalogue's day: the first of the rules that holds."""
        day = self._catalogue().day
        if (end := last(self.timeline, K.TERMINATED)) and end.known_on(day):
            return AgreementStatus.TERMINATED
        if any(paper.signed_on(day) for paper in self.superseded_by):
            return AgreementStatus.SUPERSEDED
        if (
            self.expires is not None
            and self.expires.latest is not None
            and self.expires.latest < day
            and not any(paper.signed_on(day) for paper in (*self.renewed_by, *self.extended_by))
        ):
            return AgreementStatus.EXPIRED
        if self._happened(IN_FORCE, (PartyAct.IN_FORCE,), day):
            return AgreementStatus.IN_FORCE
        return AgreementStatus.SIGNED if self.signed_on(day) else AgreementStatus.PLANNED

    def signed_on(self, day: datetime.date) -> bool:
        """Tell whether it had been signed, adopted, opened or joined by a day, or was in force."""
        return self._happened((*SIGNED, *IN_FORCE), (*JOINING, PartyAct.IN_FORCE), day)

    def _happened(self, kinds: tuple[MilestoneKind, ...], acts: tuple[PartyAct, ...], day: datetime.date) -> bool:
        if any(m.kind in kinds and not m.planned and m.known_on(day) for m in self.timeline):
            return True
        return any(p.act in acts and (p.known is None or p.known <= day) for p in self.parties)

    @property
    def standing(self) -> tuple[Party, ...]:
        """The entries of the parties that have not withdrawn."""
        gone = {p.body_id for p in self.parties if p.act is PartyAct.WITHDRAWN}
        return tuple(p for p in self.parties if p.body_id not in gone)

    def parties_on(self, day: datetime.date | PartialDate | str) -> tuple[Agency | str, ...]:
        """Give who had signed, accepted, ratified or acceded by a day, and had not withdrawn: agencies, and codes of countries.

        An act whose day is unknown counts as done.
        """
        asked = whole_day(day)
        bodies: dict[str, Agency | str] = {}
        for party in sorted(self.parties, key=lambda p: p.known.toordinal() if p.known else 0):
            if party.known is None or party.known <= asked:
                if party.act in JOINING:
                    bodies[party.body_id] = party.agency or party.body_id
                elif party.act is PartyAct.WITHDRAWN:
                    bodies.pop(party.body_id, None)
        return tuple(bodies.values())

    @property
    def chain(self) -> tuple[Agreement, ...]:
        """The agreement with all that it renews, extends or supersedes and that do so with it, the oldest first."""
        found: dict[str, Agreement] = {}
        queue: list[Agreement] = [self]
        for paper in queue:
            if paper.id not in found:
                found[paper.id] = paper
                for kind in CHAINING:
                    queue += (*paper._related(kind), *paper._inverse(kind))
        undated = PartialDate("9999")
        return tuple(sorted(found.values(), key=lambda paper: (paper.signed or undated, paper.id)))

    @property
    def level(self) -> Level:
        """The level of its highest party."""
        levels = {LEVELS.get(p.agency.kind, Level.INSTITUTE) if p.agency else Level.GOVERNMENT for p in self.parties}
        return next((level for level in Level if level in levels), Level.INSTITUTE)

    @property
    def countries(self) -> tuple[str, ...]:
        """The ISO 3166 codes of its parties that have not withdrawn, as states or by their bodies."""
        return tuple(dict.fromkeys(code for party in self.standing for code in party.countries))

    @property
    def implements(self) -> tuple[Agreement, ...]:
        """The agreements that it puts into practice."""
        return self._related(RelationKind.IMPLEMENTS)

    @property
    def implemented_by(self) -> tuple[Agreement, ...]:
        """The agreements that put it into practice."""
        return self._inverse(RelationKind.IMPLEMENTS)

    @property
    def renews(self) -> tuple[Agreement, ...]:
        """The agreements to which it gives a new term."""
        return self._related(RelationKind.RENEWS)

    @property
    def renewed_by(self) -> tuple[Agreement, ...]:
        """The agreements that renew it."""
        return self._inverse(RelationKind.RENEWS)

    @property
    def extends(self) -> tuple[Agreement, ...]:
        """The agreements whose term it prolongs."""
        return self._related(RelationKind.EXTENDS)

    @property
    def extended_by(self) -> tuple[Agreement, ...]:
        """The agreements that extend it."""
        return self._inverse(RelationKind.EXTENDS)

    @property
    def amends(self) -> tuple[Agreement, ...]:
        """The agreements whose terms it changes."""
        return self._related(RelationKind.AMENDS)

    @property
    def amended_by(self) -> tuple[Agreement, ...]:
        """The agreements that amend it."""
        return self._inverse(RelationKind.AMENDS)

    @property
    def supersedes(self) -> tuple[Agreement, ...]:
        """The agreements in whose place it stands."""
        return self._related(RelationKind.SUPERSEDES)

    @property
    def superseded_by(self) -> tuple[Agreement, ...]:
        """The agreements that supersede it."""
        return self._inverse(RelationKind.SUPERSEDES)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that dealt with it."""
        return self._catalogue().referring("meeting", "covers", self.id)

    def references(self) -> Iterator[tuple[str, str]]:
        """Give each direct reference to another record: what for, and its id."""
        yield from super().references()
        for covered in self.covers_ids:
            yield "covers", covered
        for party in self.parties:
            if party.agency_id is not None:
                yield "party", party.agency_id
        for funding in self.funding:
            yield from funding.references()
