"""What was known on a day: a record cut down to it, and the days on which that changes."""

from __future__ import annotations

from datetime import timedelta

from spacecoop.records.elements import Element, Participant, Relation
from spacecoop.records.mission import Mission
from spacecoop.records.model import FrozenMap, Model, tuples, walk
from spacecoop.records.source import Source
from spacecoop.records.timeline import Milestone
from spacecoop.records.vocabulary import MilestoneKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import TypeVar

    from spacecoop.records.funding import Funding
    from spacecoop.values.dates import PartialDate

    M = TypeVar("M", bound=Model)


FROM_LAUNCH = ("cospar", "satcat")
"""The catalogues of objects in space: their ids are given at the launch."""


def cut(model: M, day: date) -> M:
    """Take from a record, in place, every element that was not known on a day; gives it back.

    A sum that revises another is not known before that one. Only for a copy that nobody else holds: records do not change.
    """
    for name, value in tuples(model):
        if any(isinstance(part, Element) for part in value):
            kept = tuple(cut(part, day) for part in value if (known := part.known) is None or known <= day)
            object.__setattr__(model, name, tuple(_founded(kept)) if name == "funding" else kept)
    if isinstance(model, Mission) and not any(
        one.kind is MilestoneKind.LAUNCH and not one.planned for one in model.timeline
    ):
        ids = {where: found for where, found in model.same_as.items() if where not in FROM_LAUNCH}
        object.__setattr__(model, "same_as", FrozenMap(ids))
    return model


def _founded(sums: Iterable[Funding]) -> Iterator[Funding]:
    keys: set[str | None] = {None}
    for one in sums:
        if one.revises in keys:
            yield one
            keys.add(one.key)


def appears(record: Model) -> date | None:
    """Give the day of its first dated fact, with which a record and its undated parts appear; None: it always was there.

    A source appears with the first day on which it can have been published.
    """
    if isinstance(record, Source):
        return record.published.earliest if record.published else None
    return min((part.known for part in walk(record) if isinstance(part, Element) and part.known), default=None)


def turning_days(record: Model) -> set[date]:
    """Give the days on which what is known of a record, or what follows from it, may change."""
    days = {day for part in walk(record) if isinstance(part, Element) for day in _days(part)}
    first = appears(record)
    return {day for day in days if first is None or day >= first}


def _days(part: Element) -> Iterator[date]:
    if part.known is not None:
        yield part.known
    if isinstance(part, Milestone) and (part.planned or part.kind is MilestoneKind.EXPIRES):
        yield from _after(part.date)
    elif isinstance(part, Participant | Relation):
        yield from _after(part.until)
        if part.since is not None and part.since.earliest is not None:
            yield part.since.earliest


def _after(when: PartialDate | None) -> Iterator[date]:
    if when is not None and when.latest is not None and when.latest < when.latest.max:
        yield when.latest + timedelta(days=1)
