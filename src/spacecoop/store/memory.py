"""Records in memory that find each other: what the builder and the checks work on."""

from __future__ import annotations

from attrs import fields

from spacecoop.errors import UnknownRecord
from spacecoop.records.agency import Agency
from spacecoop.records.knowledge import appears, cut
from spacecoop.records.model import Model, bind, tuples
from spacecoop.records.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from typing import Any, TypeVar

    from spacecoop.records.record import Record

    M = TypeVar("M", bound=Model)


class MemoryResolver:
    """Binds copies of records and sources, so that they resolve each other as of a day."""

    def __init__(self, records: Iterable[Record], sources: Iterable[Source], day: date) -> None:
        self.day: date = day
        self.records: dict[str, Record] = {record.id: _bound(record, self) for record in records}
        self.sources: dict[str, Source] = {source.id: _bound(source, self) for source in sources}
        self._referring: dict[tuple[str, str], dict[str, Record]] = {}
        for record in sorted(self.records.values(), key=lambda record: record.id):
            for reference, id in (*record.references(), *(("source", id) for id in record.cited_ids())):
                self._referring.setdefault((reference, id), {})[record.id] = record

    def get(self, kind: str, id: str) -> Any:
        """Give the record or source of an id; raises UnknownRecord."""
        found: Any = self.sources.get(id) if kind == "source" else self.records.get(id)
        if found is None:
            raise UnknownRecord(f"no {kind} {id!r}")
        return found

    def published(self, ids: Collection[str]) -> list[date | None]:
        """Give the last day on which each of some sources can have been published, None for one without a date."""
        return [self.get("source", id).published_by for id in ids]

    def referring(self, kind: str, reference: str, id: str) -> Any:
        """Give the records of a kind, or of any ("record"), that refer to an id; by id."""
        found = self._referring.get((reference, id), {}).values()
        return tuple(record for record in found if kind in ("record", record.RECORD_KIND))


class DayView:
    """What a resolver's records were on an earlier day, which goes back and never forth.

    Agencies stay as they are: who stands under whom is today's tree.
    """

    def __init__(self, base: MemoryResolver) -> None:
        self.day: date = base.day
        self._base = base
        self._cut: dict[str, tuple[date, Any]] = {}

    def known(self, record: Record | Source) -> Any:
        """Give a copy of a record, cut to the day; on an earlier day it is the same copy, cut further. A source stays itself."""
        if isinstance(record, Source):
            return record
        day, found = self._cut.get(record.id) or (None, _bound(record, self))
        if day != self.day:
            self._cut[record.id] = self.day, cut(found, self.day)
        return found

    def get(self, kind: str, id: str) -> Any:
        """Give the record or source of an id as of the day; raises UnknownRecord."""
        found = self._base.get(kind, id)
        return found if isinstance(found, Agency) else self.known(found)

    def published(self, ids: Collection[str]) -> list[date | None]:
        """Give the last day on which each of some sources can have been published, None for one without a date."""
        return self._base.published(ids)

    def referring(self, kind: str, reference: str, id: str) -> Any:
        """Give the records of a kind that had appeared, and referred to an id, by the day; by id."""
        found: list[Any] = []
        for record in self._base.referring(kind, reference, id):
            first = appears(record)
            if first is None or first <= self.day:
                known = record if isinstance(record, Agency) else self.known(record)
                if (reference, id) in known.references():
                    found.append(known)
        return tuple(found)


def _bound(model: M, resolver: MemoryResolver | DayView) -> M:
    return bind(_copied(model), resolver)


def _copied(model: M) -> M:
    """Copy a record or element with the elements in it; values do not change, and are shared."""
    found = object.__new__(type(model))
    for spec in fields(type(model)):
        object.__setattr__(found, spec.name, getattr(model, spec.name))
    for name, value in tuples(model):
        if any(isinstance(part, Model) for part in value):
            object.__setattr__(found, name, tuple(_copied(part) for part in value))
    return found
