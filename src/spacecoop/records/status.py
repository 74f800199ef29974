"""Status is never stored: it follows from what had happened by the day asked. The rules stand here as tables."""

from __future__ import annotations

from attrs import field, frozen

from spacecoop.records.model import Model
from spacecoop.records.timeline import LAUNCHES, latest_plans
from spacecoop.records.vocabulary import MilestoneKind, MissionStatus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from spacecoop.records.timeline import Milestone

K = MilestoneKind
S = MissionStatus

SAYS = {
    K.PROPOSED: S.PROPOSED,
    K.CALL: S.PLANNED,
    K.SELECTED: S.PLANNED,
    K.APPROVED: S.PLANNED,
    K.REVIEW_PASSED: S.PLANNED,
    K.DELIVERED: S.PLANNED,
    K.LAUNCH: S.OPERATING,
    K.STARTED: S.OPERATING,
    K.SEPARATED: S.OPERATING,
    K.ARRIVAL: S.OPERATING,
    K.COMMISSIONED: S.OPERATING,
    K.SUSPENDED: S.SUSPENDED,
    K.RESUMED: S.OPERATING,
    K.CANCELLED: S.CANCELLED,
    K.WITHDRAWN: S.CANCELLED,
    K.FAILED: S.FAILED,
    K.ENDED: S.COMPLETED,
    K.RETURNED: S.COMPLETED,
}
"""What an actual milestone says of the mission's status; those that are absent say nothing."""

PREPARING = frozenset({K.PROPOSED, K.CALL, K.SELECTED, K.APPROVED})
"""What prepares: of a part (a `subject`), after a launch or start, it says nothing of the whole."""

AWAITED = ((K.ARRIVAL, S.CRUISE), (K.COMMISSIONED, S.COMMISSIONING))
"""After a launch, start or separation, while one of these is on the timeline and still to come, its status holds."""

WORKED = frozenset({K.COMMISSIONED, K.ARRIVAL, K.IN_OPERATION, K.EXTENDED})
"""A mission that failed after one of these is completed, not failed."""

ENDINGS = frozenset({K.ENDED, K.RETURNED, K.FAILED})
"""What ends a mission's own time, whatever status follows."""

CALLED_OFF = frozenset({K.CANCELLED, K.WITHDRAWN})
"""After one of these a guest does not fly with its carrier."""

UNFLOWN = frozenset({S.PROPOSED, S.PLANNED, S.SUSPENDED})
"""The statuses in which a launch can be overdue."""


def mission_status(timeline: Iterable[Milestone], day: date) -> tuple[MissionStatus, Milestone | None]:
    """Give the status on a day with the milestone that decides it (None: no event had happened, at most plans were made)."""
    timeline = tuple(timeline)
    happened = [m for m in timeline if not m.planned and m.known_on(day)]
    return _status(list(_of_the_whole(happened)), timeline, day)


def _of_the_whole(happened: Iterable[Milestone]) -> Iterator[Milestone]:
    begun = False
    for event in happened:
        if not (begun and event.kind in PREPARING and event.subject is not None):
            yield event
        begun = begun or event.kind in LAUNCHES


def _status(
    happened: Sequence[Milestone], timeline: Sequence[Milestone], day: date
) -> tuple[MissionStatus, Milestone | None]:
    position = next((i for i in reversed(range(len(happened))) if happened[i].kind in SAYS), None)
    if position is None:
        plan = next((m for m in timeline if m.planned and m.known_on(day)), None)
        return (S.PLANNED if plan else S.PROPOSED), plan
    event, before = happened[position], happened[:position]
    status = SAYS[event.kind]
    if event.kind is K.PROPOSED:
        plan = next((m for m in timeline if m.planned and m.kind in LAUNCHES and m.known_on(day)), None)
        return (S.PLANNED, plan) if plan else (status, event)
    if event.kind is K.RESUMED:
        return _status(_before_suspension(before), timeline, day)[0], event
    if event.kind in LAUNCHES or event.kind is K.SEPARATED:
        done = {(m.kind, m.subject) for m in timeline if not m.planned and m.known_on(day)}
        for kind, awaiting in AWAITED:
            if any(m.kind is kind and (kind, m.subject) not in done for m in timeline):
                return awaiting, event
    if event.kind is K.FAILED and any(m.kind in WORKED for m in before):
        return S.COMPLETED, event
    return status, event


def _before_suspension(happened: Sequence[Milestone]) -> Sequence[Milestone]:
    """Give what precedes the suspension that stands, told of once or several times; everything where none stands."""
    halts = (i for i in reversed(range(len(happened))) if happened[i].kind in {K.SUSPENDED, K.RESUMED})
    halt = next(halts, None)
    if halt is None or happened[halt].kind is K.RESUMED:
        return happened
    before = happened[:halt]
    again = [m.kind for m in before if m.kind in SAYS][-1:] == [K.SUSPENDED]
    return _before_suspension(before) if again else before


@frozen(kw_only=True, eq=False, repr=False)
class StatusPeriod(Model):
    """A status from `since` until the day before `until` (None: still so), and the milestone that brought it."""

    status: MissionStatus = field()
    since: date = field()
    until: date | None = field(default=None)
    cause: Milestone | None = field(default=None)


def status_periods(timeline: Iterable[Milestone], day: date) -> tuple[StatusPeriod, ...]:
    """Give every status up to a day, by asking on each day on which something became known."""
    timeline = tuple(timeline)
    days = sorted({m.said for m in timeline if m.said is not None and m.said <= day})
    found: list[tuple[date, MissionStatus, Milestone | None]] = []
    for known in days:
        status, cause = mission_status(timeline, known)
        if not found or found[-1][1] is not status:
            found.append((known, status, cause))
    untils = [since for since, _, _ in found[1:]] + [None]
    return tuple(
        StatusPeriod(status=status, since=since, until=until, cause=cause)
        for (since, status, cause), until in zip(found, untils, strict=False)
    )


def standing_plan(timeline: Iterable[Milestone]) -> Milestone | None:
    """Give the plan of a launch or start that stands: the newest of each subject, of these the earliest date."""
    plans = latest_plans(timeline, LAUNCHES)
    return plans[0] if plans else None
