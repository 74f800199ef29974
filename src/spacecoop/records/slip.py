"""How far a launch slipped."""

from __future__ import annotations

import datetime

from attrs import field, frozen

from spacecoop.records.elements import Part
from spacecoop.values.dates import PartialDate, Span


@frozen(kw_only=True, eq=False, repr=False)
class Slip(Part):
    """The first plan of a launch or start beside what became of it: the actual day, else the latest plan."""

    first_plan: PartialDate = field()
    said: datetime.date = field()
    launch: PartialDate | None = field(default=None)
    latest_plan: PartialDate | None = field(default=None)

    @property
    def span(self) -> Span:
        """The slip in days, from the first plan to the launch, else to the latest plan."""
        return (self.launch or self.latest_plan or self.first_plan) - self.first_plan

    @property
    def least(self) -> int | None:
        """Days of slip at least, None if unknown."""
        return self.span.least

    @property
    def most(self) -> int | None:
        """Days of slip at most, None if unknown."""
        return self.span.most
