"""Since when and until when a record is found by what: it is asked on each day on which the answer may change."""

from __future__ import annotations

from datetime import date

from spacecoop.records.agreement import Agreement
from spacecoop.records.knowledge import appears, turning_days
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.vocabulary import RelationKind
from spacecoop.store.days import OPEN_LAST
from spacecoop.store.index import spans, terms, terms_elsewhere
from spacecoop.store.memory import DayView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from typing import Any, TypeVar

    from spacecoop.records.record import Record
    from spacecoop.records.source import Source
    from spacecoop.store.memory import MemoryResolver

    T = TypeVar("T", bound=Hashable)
    Interval = tuple[T, int, int]

ALWAYS = 0

UPWARD = frozenset({RelationKind.CARRIED_BY, RelationKind.PART_OF})
"""What leads to records, at any distance, on which it depends by what another is found."""


class Samples:
    """A record as of each day on which something about it became known."""

    def __init__(self, record: Record | Source, resolver: MemoryResolver) -> None:
        first = appears(record)
        self.since: int = ALWAYS if first is None else first.toordinal()
        self._whole = record
        days = {day for near in _near(record) for day in turning_days(near)} | {date.min}
        view = DayView(resolver)
        samples: list[_Sample] = []
        for day in sorted({max(day, first or date.min) for day in days if day <= resolver.day}, reverse=True):
            view.day = day
            samples.append(_Sample(day.toordinal(), view.known(record)))
        self._samples = samples[::-1]

    def terms(self) -> Iterator[Interval[tuple[str, str]]]:
        """Give each term with the days on which it holds; a status that has been is found as such ever after."""
        yield from self._intervals((sample.day, sample.terms) for sample in self._samples)
        been: list[tuple[str, int]]
        if isinstance(self._whole, Mission):
            been = [(period.status, period.since.toordinal()) for period in self._whole.status_history]
        else:
            been = [(sample.status, sample.day) for sample in self._samples if sample.status is not None]
        for status, day in been:
            yield ("status.ever", status), max(day, self.since) if day > date.min.toordinal() else self.since, OPEN_LAST

    def terms_elsewhere(self) -> Iterator[Interval[tuple[str, str, str]]]:
        """Give each term that the record brings to another, with the days on which it holds."""
        return self._intervals((sample.day, sample.elsewhere) for sample in self._samples)

    def spans(self) -> Iterator[Interval[tuple[str, int, int]]]:
        """Give each date, with the days on which it was the one known."""
        return self._intervals((sample.day, sample.spans) for sample in self._samples)

    def _intervals(self, samples: Iterable[tuple[int, set[T]]]) -> Iterator[Interval[T]]:
        """Merge what holds on one sampled day after the other; the first day of all counts from when the record appears."""
        open_since: dict[T, int] = {}
        for day, found in samples:
            since = self.since if day <= self.since or day == date.min.toordinal() else day
            for gone in open_since.keys() - found:
                yield gone, open_since.pop(gone), since
            for term in found:
                open_since.setdefault(term, since)
        for term, since in open_since.items():
            yield term, since, OPEN_LAST


class _Sample:
    """By what a record is found on a day."""

    def __init__(self, day: int, copy: Any) -> None:
        self.day = day
        self.terms = set(terms(copy))
        cited = {(value, "cited_by", copy.id) for field, value in self.terms if field == "source"}
        self.elsewhere = cited.union(terms_elsewhere(copy))
        self.spans = set(spans(copy))
        self.status: str | None = getattr(copy, "status", None)


def _near(record: Record | Source) -> Iterator[Record | Source]:
    """Give the record and those whose events are told as its own, under which it is found, or which decide about it."""
    if isinstance(record, Mission | Meeting):
        found: dict[str, Record] = {}
        queue: list[Record] = [record]
        for one in queue:
            if one.id not in found:
                found[one.id] = one
                queue += (relation.to for relation in one.relations if relation.kind in UPWARD)
        yield from found.values()
        return
    yield record
    if isinstance(record, Agreement):
        for kind in ("supersedes", "renews", "extends"):
            yield from record._catalogue().referring("agreement", kind, record.id)
