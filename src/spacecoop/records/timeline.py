"""Milestones, and what the order in which they were said and happened tells."""

from __future__ import annotations

from itertools import combinations

from attrs import field, frozen

from spacecoop.errors import RecordError
from spacecoop.records import checks
from spacecoop.records.elements import Element, instances
from spacecoop.records.vocabulary import Certainty, MilestoneKind
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from spacecoop.records.agency import Agency

LAUNCHES = frozenset({MilestoneKind.LAUNCH, MilestoneKind.STARTED})
"""`started` is the launch of what does not fly."""


@frozen(kw_only=True, eq=False, repr=False)
class Milestone(Element):
    """Something with a date: planned, as said on a day, or actual. Launch dates are UTC; `local` is the local day."""

    kind: MilestoneKind = field(converter=MilestoneKind)
    date: PartialDate = field(converter=checks.partial_date)
    end: PartialDate | None = field(default=None, converter=checks.optional_date)
    certainty: Certainty = field(default=Certainty.ACTUAL, converter=Certainty)
    stated: PartialDate | None = field(default=None, converter=checks.optional_date)
    subject: str | None = field(default=None, converter=checks.optional_text)
    wording: str | None = field(default=None, converter=checks.optional_text)
    local: PartialDate | None = field(default=None, converter=checks.optional_date)
    by_id: str | None = field(default=None, alias="by", converter=checks.optional_slug)
    place: str | None = field(default=None, converter=checks.optional_text)
    country: str | None = field(default=None, converter=checks.country)
    vehicle: str | None = field(default=None, converter=checks.optional_text)
    site: str | None = field(default=None, converter=checks.optional_text)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self.end is not None and self.end.before(self.date):
            raise RecordError(f"end: {self.end} lies before the date {self.date}")

    @property
    def by(self) -> Agency | None:
        """The body that did or decided it."""
        return None if self.by_id is None else self._catalogue().get("agency", self.by_id)

    @property
    def planned(self) -> bool:
        """Whether this is a plan."""
        return self.certainty is Certainty.PLANNED

    @property
    def said(self) -> datetime.date | None:
        """The effective day of statement: of a plan when it was said, of an event when it had happened.

        A plan was said on its `stated`, else when the first of its sources was published. An event had happened by its last
        possible day, or by its `stated` if that is earlier. What is known in part counts from its last day. None where
        nothing dates it.
        """
        if self.planned:
            return self._stated_or_published(self.stated)
        days = [when.latest for when in (self.date, self.stated) if when is not None]
        return min((day for day in days if day is not None), default=None)

    @property
    def known(self) -> datetime.date | None:
        return self.said

    def known_on(self, day: datetime.date) -> bool:
        """Tell whether it had been said, or had happened, by a day."""
        return self.said is not None and self.said <= day


def milestones(values: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Accept a timeline: its actual milestones in the order of events."""
    found: tuple[Milestone, ...] = instances(values, Milestone)
    for earlier, later in combinations([m for m in found if not m.planned], 2):
        if later.date.before(earlier.date):
            raise RecordError(
                f"{later.kind} {later.date} stands after {earlier.kind} {earlier.date}; order it by events"
            )
    return found


def first(timeline: Iterable[Milestone], *kinds: MilestoneKind) -> Milestone | None:
    """Give the first actual milestone of some kinds."""
    return next((m for m in timeline if m.kind in kinds and not m.planned), None)


def last(timeline: Iterable[Milestone], *kinds: MilestoneKind) -> Milestone | None:
    """Give the last actual milestone of some kinds."""
    return next((m for m in reversed(tuple(timeline)) if m.kind in kinds and not m.planned), None)


def latest_plans(timeline: Iterable[Milestone], kinds: Iterable[MilestoneKind]) -> tuple[Milestone, ...]:
    """Give the newest plan of each kind and subject, the earliest date first.

    Only milestones of one kind and subject are versions of each other; of two said on one day the later in the file counts.
    """
    newest: dict[tuple[MilestoneKind, str | None], Milestone] = {}
    for plan in by_said(m for m in timeline if m.planned and m.kind in kinds):
        newest[plan.kind, plan.subject] = plan
    return tuple(sorted(newest.values(), key=lambda plan: plan.date))


def by_said(timeline: Iterable[Milestone]) -> list[Milestone]:
    """Order milestones by the day said; those that nothing dates come first."""
    return sorted(timeline, key=lambda m: m.said.toordinal() if m.said else 0)
