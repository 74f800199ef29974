"""Small records to test with: each cites one source, and `bound` resolves them in memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.elements import Participant, Party, Relation
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.source import Source
from spacecoop.records.timeline import Milestone
from spacecoop.store.memory import MemoryResolver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacecoop.records.record import Record

DAY = date(2026, 11, 21)
CITED = ["page"]


def source(id: str = "page", **said: Any) -> Source:
    return Source(**{"id": id, "title": id.title(), "publisher": "Somebody", "kind": "document", **said})


def catalogue_of(*records: Record, sources: Iterable[Source] = (), day: date | str = DAY) -> MemoryResolver:
    """Resolve records as of a day. The undated source that all of them cite is there, unless another of its id is."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return MemoryResolver(records, (source(), *sources), day)


def bound(record: Record, *others: Record, sources: Iterable[Source] = (), day: date | str = DAY) -> Any:
    """Give a record as a catalogue of it and others holds it."""
    return catalogue_of(record, *others, sources=sources, day=day).get("record", record.id)


def mission(*timeline: Milestone, id: str = "craft", **said: Any) -> Mission:
    return Mission(
        **{"id": id, "name": id.title(), "kind": "spacecraft", "sources": CITED, "timeline": timeline, **said}
    )


def agency(id: str, *relations: Relation, kind: str = "space_agency", **said: Any) -> Agency:
    return Agency(**{"id": id, "name": id.upper(), "kind": kind, "sources": CITED, "relations": relations, **said})


def agreement(*timeline: Milestone, id: str = "paper", **said: Any) -> Agreement:
    return Agreement(**{"id": id, "name": id.title(), "kind": "mou", "sources": CITED, "timeline": timeline, **said})


def meeting(*timeline: Milestone, id: str = "workshop", **said: Any) -> Meeting:
    return Meeting(**{"id": id, "name": id.title(), "kind": "workshop", "sources": CITED, "timeline": timeline, **said})


def did(kind: str, when: str, **said: Any) -> Milestone:
    """An event."""
    return Milestone(**{"kind": kind, "date": when, "sources": CITED, **said})


def plan(kind: str, when: str, stated: str | None = "2010-01-01", **said: Any) -> Milestone:
    """A plan, said long ago."""
    return did(kind, when, certainty="planned", stated=stated, **said)


def tie(kind: str, to: str, **said: Any) -> Relation:
    return Relation(**{"kind": kind, "to": to, "sources": CITED, **said})


def part(who: str, role: str = "partner", **said: Any) -> Participant:
    """A participant: an agency's id, or a country's code."""
    return Participant(**{_body(who): who, "role": role, "sources": CITED, **said})


def party(who: str, when: str | None = None, act: str = "signed", **said: Any) -> Party:
    """What an agency or a country did to a paper."""
    return Party(**{_body(who): who, "act": act, "date": when, "sources": CITED, **said})


def _body(who: str) -> str:
    return "country" if who.isupper() else "agency"
