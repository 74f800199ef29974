"""Agencies: every organisation that takes part, from a space agency to a joint laboratory."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.records import checks
from spacecoop.records.elements import Participant, participants
from spacecoop.records.mission import _funding
from spacecoop.records.record import Record
from spacecoop.records.timeline import first
from spacecoop.records.vocabulary import (
    AGENCY_MILESTONES,
    AGENCY_RELATIONS,
    AgencyKind,
    AgencyStatus,
    MilestoneKind,
    RelationKind,
)
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import ClassVar

    from spacecoop.records.agreement import Agreement
    from spacecoop.records.funding import Funding
    from spacecoop.records.mission import Mission


@frozen(kw_only=True, eq=False, repr=False)
class Agency(Record):
    """An organisation of any kind. A second record exists only for a new legal body; a mere new name is a `FormerName`."""

    RECORD_KIND: ClassVar[str] = "agency"
    MILESTONES: ClassVar[frozenset[MilestoneKind]] = AGENCY_MILESTONES
    RELATIONS: ClassVar[frozenset[RelationKind]] = AGENCY_RELATIONS

    kind: AgencyKind = field(converter=AgencyKind)
    country: str | None = field(default=None, converter=checks.country)
    city: str | None = field(default=None, converter=checks.optional_text)
    members: tuple[Participant, ...] = field(default=(), converter=participants)
    funding: tuple[Funding, ...] = field(default=(), converter=_funding)

    @property
    def founded(self) -> PartialDate | None:
        """When it was founded."""
        return self._date(MilestoneKind.FOUNDED)

    @property
    def dissolved(self) -> PartialDate | None:
        """When it ceased to be."""
        return self._date(MilestoneKind.DISSOLVED)

    @property
    def status(self) -> AgencyStatus:
        """Whether it has been dissolved by the catalogue's day."""
        end = first(self.timeline, MilestoneKind.DISSOLVED)
        return AgencyStatus.DISSOLVED if end and end.known_on(self._catalogue().day) else AgencyStatus.ACTIVE

    @property
    def parents(self) -> tuple[Agency, ...]:
        """The bodies under which it stands."""
        return self._related(RelationKind.PART_OF)

    @property
    def children(self) -> tuple[Agency, ...]:
        """The bodies directly under it."""
        return self._inverse(RelationKind.PART_OF)

    @property
    def predecessors(self) -> tuple[Agency, ...]:
        """The bodies out of which it grew."""
        return self._related(RelationKind.PREDECESSOR)

    @property
    def successors(self) -> tuple[Agency, ...]:
        """The bodies that grew out of it."""
        return self._inverse(RelationKind.PREDECESSOR)

    @property
    def countries(self) -> tuple[str, ...]:
        """Its country, else the countries of its parents; those of its members are never added."""
        if self.country is not None:
            return (self.country,)
        return tuple(dict.fromkeys(code for parent in self.parents for code in parent.countries))

    def above(self) -> tuple[Agency, ...]:
        """Give the bodies above it, at any distance, the nearest first."""
        return _closure(self, lambda agency: agency.parents)

    def answers_to(self) -> tuple[Agency, ...]:
        """Give every body, itself first, under whose name its missions are found: those above, and what it grew into."""
        return (self, *_closure(self, lambda agency: (*agency.parents, *agency.successors)))

    @property
    def missions(self) -> tuple[Mission, ...]:
        """The missions in which it takes or took part itself, in any role."""
        return self._catalogue().referring("mission", "participant", self.id)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements of which it is or was a party itself."""
        return self._catalogue().referring("agreement", "party", self.id)

    def references(self) -> Iterator[tuple[str, str]]:
        """Give each direct reference to another record: what for, and its id."""
        yield from super().references()
        for member in self.members:
            for id in (member.agency_id, member.via_id):
                if id is not None:
                    yield "member", id
        for funding in self.funding:
            yield from funding.references()


def _closure(agency: Agency, step: Callable[[Agency], Iterable[Agency]]) -> tuple[Agency, ...]:
    found: dict[str, Agency] = {}
    queue = list(step(agency))
    for other in queue:
        if other.id not in found and other.id != agency.id:
            found[other.id] = other
            queue.extend(step(other))
    return tuple(found.values())
