"""Missions: spacecraft, programmes, facilities and projects in which several bodies work together."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.errors import DateError
from spacecoop.records import checks
from spacecoop.records.elements import Instrument, Participant, instances, participants
from spacecoop.records.model import bind
from spacecoop.records.record import Record, holds
from spacecoop.records.status import (
    CALLED_OFF,
    ENDINGS,
    SAYS,
    UNFLOWN,
    StatusPeriod,
    mission_status,
    standing_plan,
    status_periods,
)
from spacecoop.records.timeline import LAUNCHES, Milestone, by_said, first, last
from spacecoop.records.vocabulary import (
    MISSION_MILESTONES,
    MISSION_RELATIONS,
    MilestoneKind,
    MissionKind,
    MissionStatus,
    RelationKind,
    Role,
    Theme,
)
from spacecoop.values.dates import PartialDate, Span, whole_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from typing import ClassVar

    from spacecoop.records.agency import Agency
    from spacecoop.records.agreement import Agreement
    from spacecoop.records.funding import Funding
    from spacecoop.records.meeting import Meeting
    from spacecoop.records.slip import Slip


def _instruments(values: Iterable[Instrument]) -> tuple[Instrument, ...]:
    return instances(values, Instrument)


def _funding(values: Iterable[Funding]) -> tuple[Funding, ...]:
    from spacecoop.records.funding import fundings

    return fundings(values) if values else ()


@frozen(kw_only=True, eq=False, repr=False)
class Mission(Record):
    """A mission, payload, facility, programme or project. Everything derived is that of the catalogue's day."""

    RECORD_KIND: ClassVar[str] = "mission"
    MILESTONES: ClassVar[frozenset[MilestoneKind]] = MISSION_MILESTONES
    RELATIONS: ClassVar[frozenset[RelationKind]] = MISSION_RELATIONS

    kind: MissionKind = field(converter=MissionKind)
    themes: tuple[Theme, ...] = field(default=(), converter=checks.themes)
    participants: tuple[Participant, ...] = field(default=(), converter=participants)
    instruments: tuple[Instrument, ...] = field(default=(), converter=_instruments)
    funding: tuple[Funding, ...] = field(default=(), converter=_funding)

    @property
    def told(self) -> tuple[Milestone, ...]:
        """The timeline, with the launches of its carrier where it has no launch of its own.

        A carrier's plans count if said while the mission was to fly on it, its actual launch if the mission was aboard
        that day and had not been called off. What the carrier itself takes from one that carries it counts too.
        """
        rides = [relation for relation in self.relations if relation.kind is RelationKind.CARRIED_BY]
        if not rides or first(self.timeline, *LAUNCHES):
            return self.timeline
        plans = [m for m in self.timeline if m.planned]
        actual = [m for m in self.timeline if not m.planned]
        for ride in rides:
            carrier = ride.to
            for launch in carrier.told if isinstance(carrier, Mission) else ():
                when = launch.said if launch.planned else launch.date
                if launch.kind is not MilestoneKind.LAUNCH or when is None or not holds(ride, when):
                    continue
                if launch.planned:
                    plans.append(launch)
                    continue
                position = _place(launch, actual)
                if not any(event.kind in CALLED_OFF for event in actual[:position]):
                    actual.insert(position, launch)
        return (*plans, *actual)

    @property
    def status(self) -> MissionStatus:
        """The status on the catalogue's day."""
        return mission_status(self.told, self._catalogue().day)[0]

    def status_on(self, day: datetime.date | PartialDate | str) -> MissionStatus:
        """Give the status on an earlier day as it is told today, with hindsight.

        Raises DateError for what is no whole day, or lies after the catalogue's.

        >>> import spacecoop
        >>> print(spacecoop.mission("cfosat").status_on("2018-01-01"))
        planned
        """
        asked = whole_day(day)
        if asked > self._catalogue().day:
            raise DateError(f"{asked} lies after the catalogue's day, {self._catalogue().day}")
        return mission_status(self.told, asked)[0]

    @property
    def status_history(self) -> tuple[StatusPeriod, ...]:
        """Each status with its days and the milestone that brought it."""
        return status_periods(self.told, self._catalogue().day)

    @property
    def launched(self) -> Milestone | None:
        """The first actual launch, or start of what does not fly."""
        return first(self.told, *LAUNCHES)

    @property
    def launch(self) -> PartialDate | None:
        """The day of the first actual launch (UTC), or start of what does not fly."""
        launched = self.launched
        return launched.date if launched else None

    @property
    def planned_launch(self) -> PartialDate | None:
        """The latest stated plan of a launch or start that has not happened."""
        plan = None if self.launch else standing_plan(self.told)
        return plan.date if plan else None

    @property
    def launch_history(self) -> tuple[Milestone, ...]:
        """Planned and actual launches and starts, by the day they were said or had happened."""
        return tuple(by_said(m for m in self.told if m.kind in LAUNCHES))

    @property
    def slip(self) -> Span | None:
        """The actual launch minus its first stated plan, in days; None before launch, and where no plan is known."""
        plans = self._plans()
        return self.launched.date - plans[0].date if self.launched and plans else None

    def slip_from(self, kind: str) -> Span | None:
        """Give the actual launch minus the plan that stood when a milestone first happened, in days.

        None before launch, where it did not happen, and where no plan stood then. Raises ValueError for no kind of milestone.

        >>> import spacecoop
        >>> spacecoop.mission("svom").slip_from("approved")
        Span(least=904, most=1268)
        """
        event = first(self.told, MilestoneKind(kind))
        if event is None or event.said is None or self.launched is None:
            return None
        plans = [plan for plan in self._plans() if plan.known_on(event.said)]
        return self.launched.date - plans[-1].date if plans else None

    @property
    def slips(self) -> tuple[Slip, ...]:
        """The first plan of its launch beside what became of it; empty where no plan is known."""
        from spacecoop.records.slip import Slip

        plans = self._plans()
        if not plans or plans[0].said is None:
            return ()
        latest = None if self.launched else plans[-1].date
        slip = Slip(first_plan=plans[0].date, said=plans[0].said, launch=self.launch, latest_plan=latest)
        return (bind(slip, self._catalogue(), self),)

    def _plans(self) -> list[Milestone]:
        """Give every plan of the launch that was said before it, or of the next one where none has happened, by the day said."""
        flown = self.launched or standing_plan(self.told)
        if flown is None:
            return []
        return [
            plan
            for plan in by_said(self.told)
            if plan.planned and (plan.kind, plan.subject) == (flown.kind, flown.subject)
            if flown.planned or flown.said is None or plan.known_on(flown.said)
        ]

    @property
    def overdue(self) -> Span | None:
        """How many days ago the standing plan of a launch or start has certainly passed; None if it has not, or has flown."""
        plan, day = self.planned_launch, self._catalogue().day
        if plan is None or plan.latest is None or plan.latest >= day or self.status not in UNFLOWN:
            return None
        return PartialDate.of(day) - plan

    @property
    def ended(self) -> PartialDate | None:
        """The day of its end, return or failure."""
        found = last(self.told, *ENDINGS)
        return found.date if found and self.status in {MissionStatus.COMPLETED, MissionStatus.FAILED} else None

    @property
    def providing(self) -> tuple[Participant, ...]:
        """The providers of its instruments."""
        return tuple(provider for instrument in self.instruments for provider in instrument.providers)

    def roles(self) -> Iterator[tuple[Participant, Role]]:
        """Give who takes or took part, and as what: the provider of an instrument as `instrument`, whatever its part in it."""
        yield from ((participant, participant.role) for participant in self.participants)
        yield from ((provider, Role.INSTRUMENT) for provider in self.providing)

    def takes_part(self, participant: Participant) -> bool:
        """Tell whether a participant has not left by the catalogue's day, or by the last day of a mission that has ended."""
        if participant.until is None:
            return True
        ended = self.ended
        return not participant.left_by(self._catalogue().day if ended is None or ended.latest is None else ended.latest)

    def taking_part(self) -> tuple[Participant, ...]:
        """Give the participants and instrument providers who have not left."""
        return tuple(participant for participant, _ in self.roles() if self.takes_part(participant))

    @property
    def leads(self) -> tuple[Agency, ...]:
        """The agencies that lead, alone or together."""
        return _agencies(p for p, role in self.roles() if role in {Role.LEAD, Role.CO_LEAD} and self.takes_part(p))

    @property
    def partners(self) -> tuple[Agency, ...]:
        """Every agency that takes part in any role, instrument providers included."""
        return _agencies(self.taking_part())

    @property
    def countries(self) -> tuple[str, ...]:
        """The ISO 3166 codes of the countries that take part, by themselves or by a body of theirs."""
        return tuple(dict.fromkeys(code for participant in self.taking_part() for code in participant.countries))

    @property
    def part_of(self) -> tuple[Mission, ...]:
        """The missions of which it is a part."""
        return self._related(RelationKind.PART_OF)

    @property
    def parts(self) -> tuple[Mission, ...]:
        """The missions that are a part of it."""
        return self._inverse(RelationKind.PART_OF)

    @property
    def carried_by(self) -> tuple[Mission, ...]:
        """The missions that carry it today."""
        return self._related(RelationKind.CARRIED_BY)

    @property
    def carries(self) -> tuple[Mission, ...]:
        """The missions that it carries today."""
        return self._inverse(RelationKind.CARRIED_BY)

    @property
    def coordinated_with(self) -> tuple[Mission, ...]:
        """The missions with which it is coordinated, whichever record says so."""
        kind = RelationKind.COORDINATED_WITH
        return tuple({m.id: m for m in (*self._related(kind), *self._inverse(kind))}.values())

    @property
    def replaces(self) -> tuple[Mission, ...]:
        """The missions in whose place it stands."""
        return self._related(RelationKind.REPLACES)

    @property
    def replaced_by(self) -> tuple[Mission, ...]:
        """The missions that replace it."""
        return self._inverse(RelationKind.REPLACES)

    @property
    def follows(self) -> tuple[Mission, ...]:
        """The missions whose work it continues."""
        return self._related(RelationKind.FOLLOWS)

    @property
    def followed_by(self) -> tuple[Mission, ...]:
        """The missions that follow it."""
        return self._inverse(RelationKind.FOLLOWS)

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements that a source says cover it."""
        return self._catalogue().referring("agreement", "covers", self.id)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings that dealt with it."""
        return self._catalogue().referring("meeting", "covers", self.id)

    def references(self) -> Iterator[tuple[str, str]]:
        """Give each direct reference to another record: what for, and its id."""
        yield from super().references()
        for participant in (*self.participants, *self.providing):
            if participant.agency_id is not None:
                yield "participant", participant.agency_id
            if participant.via_id is not None:
                yield "participant", participant.via_id
        for instrument in self.instruments:
            if instrument.mission_id is not None:
                yield "payload", instrument.mission_id
        for funding in self.funding:
            yield from funding.references()


def _place(launch: Milestone, events: Iterable[Milestone]) -> int:
    """Find where a launch belongs among the events of a guest: what may lie on either side of it does if it tells of flight."""
    events = tuple(events)
    for position, event in enumerate(events):
        flown = SAYS.get(event.kind) not in UNFLOWN
        if event.date.after(launch.date) or (flown and not event.date.before(launch.date)):
            return position
    return len(events)


def _agencies(participants: Iterable[Participant]) -> tuple[Agency, ...]:
    return tuple({p.agency_id: p.agency for p in participants if p.agency is not None}.values())
