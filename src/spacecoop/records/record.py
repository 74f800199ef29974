"""What all four kinds of record share."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from spacecoop.errors import RecordError
from spacecoop.readable import Carded
from spacecoop.records import checks
from spacecoop.records.elements import (
    Dispute,
    Element,
    Figure,
    FormerName,
    Relation,
    Sourced,
    check_disputes,
    instances,
)
from spacecoop.records.model import FrozenMap, Model, bind, walk
from spacecoop.records.timeline import Milestone, first, milestones
from spacecoop.records.vocabulary import Certainty, MilestoneKind, RelationKind
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from typing import Any, ClassVar

    from spacecoop.records.flat import Name


def _relations(values: Iterable[Relation]) -> tuple[Relation, ...]:
    return instances(values, Relation)


def _former(values: Iterable[FormerName]) -> tuple[FormerName, ...]:
    return instances(values, FormerName)


def _figures(values: Iterable[Figure]) -> tuple[Figure, ...]:
    return instances(values, Figure)


def _disputes(values: Iterable[Dispute]) -> tuple[Dispute, ...]:
    return instances(values, Dispute)


@frozen(kw_only=True, eq=False, repr=False)
class Record(Carded, Sourced):
    """An entry of the catalogue, its id unique across all kinds. Its `sources` vouch for its scalar fields and names."""

    RECORD_KIND: ClassVar[str]
    MILESTONES: ClassVar[frozenset[MilestoneKind]]
    RELATIONS: ClassVar[frozenset[RelationKind]]

    id: str = field(converter=checks.slug)
    former_ids: tuple[str, ...] = field(default=(), converter=checks.slugs)
    name: str = field(converter=checks.text)
    acronym: str | None = field(default=None, converter=checks.optional_text)
    aliases: tuple[str, ...] = field(default=(), converter=checks.texts)
    former_names: tuple[FormerName, ...] = field(default=(), converter=_former)
    names: Mapping[str, str] = field(factory=FrozenMap, converter=checks.names)
    summary: str | None = field(default=None, converter=checks.optional_text)
    url: str | None = field(default=None, converter=checks.url)
    same_as: Mapping[str, tuple[str, ...]] = field(factory=FrozenMap, converter=checks.other_ids)
    timeline: tuple[Milestone, ...] = field(default=(), converter=milestones)
    relations: tuple[Relation, ...] = field(default=(), converter=_relations)
    figures: tuple[Figure, ...] = field(default=(), converter=_figures)
    disputes: tuple[Dispute, ...] = field(default=(), converter=_disputes)

    def __attrs_post_init__(self) -> None:
        for milestone in self.timeline:
            if milestone.kind not in self.MILESTONES:
                raise RecordError(f"timeline: no {self.RECORD_KIND} has a milestone {milestone.kind.value!r}")
        for relation in self.relations:
            if relation.kind not in self.RELATIONS:
                raise RecordError(f"relations: no {self.RECORD_KIND} has a relation {relation.kind.value!r}")
            if relation.to_id == self.id:
                raise RecordError(f"relations: {relation.kind.value} points to the record itself")
        check_disputes(self, self.disputes)

    def __hash__(self) -> int:
        return hash((self.RECORD_KIND, self.id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self.acronym or self.name}>"

    def describe(self, locale: str) -> str:
        """Tell it in a paragraph: see `spacecoop.describe`."""
        from spacecoop.views.prose import describe

        return describe(self, locale)

    @property
    def named(self) -> tuple[Name, ...]:
        """Each of its `names` by itself: a row of the table `names`."""
        from spacecoop.records.flat import Name

        resolver = self._catalogue()
        return tuple(bind(Name(language=tag, name=name), resolver, self) for tag, name in self.names.items())

    @property
    def told(self) -> tuple[Milestone, ...]:
        """The milestones that are read as its own: its timeline, and for a mission its carrier's launches too."""
        return self.timeline

    def milestone(self, kind: str) -> Milestone | None:
        """Give the first actual milestone of a kind, else its latest plan, else None.

        Raises ValueError for a word that is no kind of milestone.
        """
        from spacecoop.records.timeline import latest_plans

        asked = MilestoneKind(kind)
        plans = latest_plans(self.told, (asked,))
        return first(self.told, asked) or (plans[0] if plans else None)

    def elements(self) -> Iterator[Model]:
        """Walk through every element of the record, and the elements of these."""
        return walk(self)

    def cited_ids(self) -> frozenset[str]:
        """The ids of all sources cited anywhere in the record."""
        return frozenset(id for part in (self, *self.elements()) if isinstance(part, Sourced) for id in part.source_ids)

    @property
    def disputed(self) -> bool:
        """Whether any element, or the record itself, holds a dispute."""
        return bool(self.disputes) or any(isinstance(part, Element) and part.disputes for part in self.elements())

    @property
    def last_word(self) -> datetime.date | None:
        """The newest day, up to the catalogue's, on which a source speaks of the record: a statement, an event, a publication.

        What is known in part counts from its last day, or from its first if its last is the catalogue's: that something was
        said at some time up to now does not make it a word of today.
        """
        catalogue = self._catalogue()
        days = list(catalogue.published(self.cited_ids()))
        for part in self.elements():
            days += _words(part, catalogue.day)
        return max((day for day in days if day is not None and day <= catalogue.day), default=None)

    def references(self) -> Iterator[tuple[str, str]]:
        """Give each direct reference to another record: what for, and its id."""
        for relation in self.relations:
            yield relation.kind.value, relation.to_id

    def _related(self, kind: RelationKind) -> tuple[Any, ...]:
        """Give the records that a kind of relation holds with on the catalogue's day."""
        day = self._catalogue().day
        return tuple(relation.to for relation in self.relations if relation.kind is kind and holds(relation, day))

    def _inverse(self, kind: RelationKind) -> tuple[Any, ...]:
        """Give the records of the same kind from which a relation to this one holds on the catalogue's day, by id."""
        catalogue = self._catalogue()
        return tuple(
            record
            for record in catalogue.referring(self.RECORD_KIND, kind.value, self.id)
            if any(r.kind is kind and r.to_id == self.id and holds(r, catalogue.day) for r in record.relations)
        )

    def _date(self, *kinds: MilestoneKind) -> PartialDate | None:
        found = first(self.timeline, *kinds)
        return found.date if found else None


def holds(relation: Relation, when: PartialDate | datetime.date) -> bool:
    """Tell whether a relation has not certainly begun after a day, nor certainly ended before it."""
    late = relation.since is not None and relation.since.after(when)
    return not late and not (relation.until is not None and relation.until.before(when))


def _words(part: Model, day: datetime.date) -> Iterator[datetime.date | None]:
    known = getattr(part, "known", None)
    if known is None or known > day:
        return
    planned = getattr(part, "certainty", None) is Certainty.PLANNED
    for name in ("stated",) if planned else ("stated", "date", "since"):
        when = getattr(part, name, None)
        if when is not None and when.latest is not None and when.latest <= day:
            yield when.latest if when.latest < day else when.earliest
