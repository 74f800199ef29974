"""Meetings: committees, workshops and schools, and the series to which they belong."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.records import checks
from spacecoop.records.elements import Participant, participants
from spacecoop.records.record import Record
from spacecoop.records.timeline import Milestone
from spacecoop.records.vocabulary import (
    MEETING_MILESTONES,
    MEETING_RELATIONS,
    MeetingKind,
    MilestoneKind,
    RelationKind,
    Theme,
)
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar


@frozen(kw_only=True, eq=False, repr=False)
class Meeting(Record):
    """A meeting, or a series of meetings (kind `series`), of which the editions are a part."""

    RECORD_KIND: ClassVar[str] = "meeting"
    MILESTONES: ClassVar[frozenset[MilestoneKind]] = MEETING_MILESTONES
    RELATIONS: ClassVar[frozenset[RelationKind]] = MEETING_RELATIONS

    kind: MeetingKind = field(converter=MeetingKind)
    number: int | None = field(default=None, converter=checks.whole)
    participants: tuple[Participant, ...] = field(default=(), converter=participants)
    topics: tuple[Theme, ...] = field(default=(), converter=checks.themes)
    covers_ids: tuple[str, ...] = field(default=(), alias="covers", converter=checks.slugs)

    @property
    def covers(self) -> tuple[Record, ...]:
        """The records that it dealt with."""
        return tuple(self._catalogue().get("record", id) for id in self.covers_ids)

    @property
    def held(self) -> Milestone | None:
        """When and where it was held, else the latest plan."""
        return self.milestone(MilestoneKind.HELD)

    @property
    def start(self) -> PartialDate | None:
        """Its first day."""
        return self.held.date if self.held else None

    @property
    def end(self) -> PartialDate | None:
        """Its last day."""
        return (self.held.end or self.held.date) if self.held else None

    @property
    def place(self) -> str | None:
        """Where it was held."""
        return self.held.place if self.held else None

    @property
    def country(self) -> str | None:
        """The ISO 3166 code of the country where it was held."""
        return self.held.country if self.held else None

    @property
    def series(self) -> tuple[Meeting, ...]:
        """The series of which it is an edition."""
        return self._related(RelationKind.PART_OF)

    @property
    def editions(self) -> tuple[Meeting, ...]:
        """The meetings of this series, the first held first."""
        undated = PartialDate("9999")
        return tuple(
            sorted(self._inverse(RelationKind.PART_OF), key=lambda meeting: (meeting.start or undated, meeting.id))
        )

    def references(self) -> Iterator[tuple[str, str]]:
        """Give each direct reference to another record: what for, and its id."""
        yield from super().references()
        for covered in self.covers_ids:
            yield "covers", covered
        for participant in self.participants:
            for id in (participant.agency_id, participant.via_id):
                if id is not None:
                    yield "participant", id
