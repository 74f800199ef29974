"""What must hold across records: every reference leads to the right kind of thing, and no fact contradicts another."""

from __future__ import annotations

from collections import Counter
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from attrs import fields

from spacecoop.records.agreement import Agreement
from spacecoop.records.elements import Element
from spacecoop.records.mission import Mission
from spacecoop.records.model import Model
from spacecoop.records.record import Record
from spacecoop.records.status import WORKED
from spacecoop.records.timeline import LAUNCHES, Milestone, first
from spacecoop.records.vocabulary import MilestoneKind, RelationKind
from spacecoop.values.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from spacecoop.records.source import Source

    Fault = tuple[str, str, str]  # the id of the record, the path in it, the reason

K = MilestoneKind

KINDS: Mapping[str, tuple[str, ...]] = {
    "agency": ("agency",),
    "via": ("agency",),
    "by": ("agency",),
    "of": ("agency",),
    "payers": ("agency",),
    "recipients": ("agency",),
    "mission": ("mission",),
    "sources": ("source",),
}
"""What a field may refer to; for `to` and `covers` it depends on the record in which they stand."""

COVERED = {"agreement": ("mission", "agency"), "meeting": ("mission", "agency", "agreement", "meeting")}

ENDED = frozenset({K.ENDED, K.RETURNED})


def findings(
    records: Iterable[Record],
    sources: Iterable[Source],
    day: date,
    where: Mapping[str, str],
    base: Callable[[str], str | None] | None = None,
) -> list[str]:
    """Say what does not hold, one line each, in a stable order.

    `where` tells the file of an id; what stands in files must cite all sources there. `base` tells the kind of an id
    that another catalogue has.
    """
    rules = _Rules(tuple(records), tuple(sources), day, base or (lambda _: None))
    faults = [
        *rules.ids(),
        *rules.same_things(),
        *rules.references(),
        *rules.cycles(),
        *rules.dates(),
        *rules.content(),
    ]
    if where:
        faults += rules.uncited()
    return sorted({": ".join(filter(None, (where.get(id), id, path, why))) for id, path, why in faults})


def clashes(records: Iterable[Record]) -> list[str]:
    """Say which records of two catalogues put together stand above, before or behind themselves, or are one thing twice."""
    rules = _Rules(tuple(records), (), date.max, lambda _: None)
    return sorted(f"{id}: {path}: {why}" for id, path, why in (*rules.cycles(), *rules.same_things()))


class _Rules:
    def __init__(
        self, records: tuple[Record, ...], sources: tuple[Source, ...], day: date, base: Callable[[str], str | None]
    ) -> None:
        self.items: tuple[Record | Source, ...] = (*records, *sources)
        self.records = {record.id: record for record in records}
        self.sources = {source.id: source for source in sources}
        self.day = day
        self.base = base
        self.moved = {old: record.id for record in records for old in record.former_ids}

    def kind(self, id: str) -> str | None:
        """Give the kind of what has an id, here or in the base."""
        if id in self.records:
            return self.records[id].RECORD_KIND
        return "source" if id in self.sources else self.base(id)

    def ids(self) -> Iterator[Fault]:
        for id, count in Counter(item.id for item in self.items).items():
            if count > 1:
                yield id, "id", f"{count} records or sources have it; ids are unique across all kinds"
        for item in self.items:
            mine = item.RECORD_KIND if isinstance(item, Record) else "source"
            theirs = self.base(item.id)
            if theirs is not None and theirs != mine:
                yield item.id, "id", f"in the base it is {_a(theirs)}; choose another id"
        held = Counter(old for record in self.records.values() for old in record.former_ids)
        for record in self.records.values():
            for old in record.former_ids:
                if held[old] > 1 or self.kind(old) is not None:
                    yield record.id, "former_ids", f"{old!r} is the id, or a former id, of something else; drop it"

    def same_things(self) -> Iterator[Fault]:
        bearers: dict[tuple[str, str], list[str]] = {}
        for record in self.records.values():
            for scheme, elsewhere in record.same_as.items():
                for id in elsewhere:
                    bearers.setdefault((scheme, id), []).append(record.id)
        for (scheme, id), ids in bearers.items():
            for bearer in ids[1:]:
                yield bearer, f"same_as.{scheme}", f"{id!r} is {ids[0]!r} already; one thing has one record"

    def references(self) -> Iterator[Fault]:
        for record in self.records.values():
            kinds = {**KINDS, "to": (record.RECORD_KIND,), "covers": COVERED.get(record.RECORD_KIND, ())}
            for path, model in walk(record):
                for key, id in ids_of(model):
                    found = self.kind(id)
                    if found not in kinds[key]:
                        yield record.id, f"{path}{key}", self._unresolved(id, found, kinds[key])

    def _unresolved(self, id: str, found: str | None, kinds: tuple[str, ...]) -> str:
        due = " or ".join(kinds)
        if found is not None:
            return f"{id!r} is {_a(found)}, where {_a(due)} is due"
        if id in self.moved:
            return f"{id!r} is now {self.moved[id]!r}; write that"
        return f"no {due} {id!r}{self._near(id, kinds)}"

    def _near(self, id: str, kinds: tuple[str, ...]) -> str:
        from difflib import get_close_matches

        others = [other for other in (*self.records, *self.sources) if self.kind(other) in kinds]
        near = get_close_matches(id, others, 1)
        return f"; did you mean {near[0]!r}?" if near else "; add it, or mend the id"

    def uncited(self) -> Iterator[Fault]:
        cited = {id for record in self.records.values() for id in record.cited_ids()}
        for id in self.sources:
            if id not in cited:
                yield id, "", "no record cites this source; cite it or take it out"

    def cycles(self) -> Iterator[Fault]:
        """Find what is above, before or behind itself; only `coordinated_with` has no direction."""
        for kind in RelationKind:
            if kind is RelationKind.COORDINATED_WITH:
                continue
            graph: dict[str, set[str]] = {}
            for id, record in sorted(self.records.items()):
                graph[id] = {relation.to_id for relation in record.relations if relation.kind is kind}
            while cycle := _cycle(graph):
                yield cycle[0], "relations", f"{kind.value} runs in a circle: {', '.join(cycle)}, {cycle[0]}; break it"
                graph[cycle[0]].discard(cycle[1])

    def dates(self) -> Iterator[Fault]:
        for item in self.items:
            for path, model in walk(item):
                for key, why in self._dated(model):
                    yield item.id, f"{path}{key}", why

    def _dated(self, model: Model) -> Iterator[tuple[str, str]]:
        for key in ("stated", "published", "accessed"):
            said: PartialDate | None = getattr(model, key, None)
            if said is not None and said.after(self.day):
                yield key, f"{said} lies after the data's day {self.day}"
        since: PartialDate | None = getattr(model, "since", None)
        until: PartialDate | None = getattr(model, "until", None)
        if since is not None and until is not None and until.before(since):
            yield "until", f"{until} lies before since, {since}"
        when: PartialDate | None = getattr(model, "date", None)
        if not isinstance(model, Milestone):
            if when is not None and when.after(self.day):
                yield "date", f"{when} lies after the data's day {self.day}: it cannot have happened"
            elif (late := self._not_yet_known(model)) is not None:
                yield (
                    late,
                    f"what is known in part counts from its last day, after {self.day}: end it there, as in 2010/2010-06-15",
                )
        elif model.planned:
            if not self._said_by_now(model):
                yield (
                    "stated",
                    f"a plan needs a day up to {self.day} by which it was said, or a source published by then",
                )
        elif model.date.after(self.day):
            yield "date", f'{model.date} lies after the data\'s day {self.day}: make it certainty = "planned"'
        elif model.said is None or model.said > self.day:
            yield "stated", f"{model.date} may end after {self.day}: name a day up to then by which it had happened"

    def _not_yet_known(self, model: Model) -> str | None:
        """Name the field for which an element would be known only after the data's day, so that no query would find it."""
        dated = {key: found for key in ("since", "date", "stated") if (found := getattr(model, key, None)) is not None}
        if not isinstance(model, Element) or not dated or any(found.after(self.day) for found in dated.values()):
            return None
        known = min((day for found in dated.values() if (day := found.latest) is not None), default=None)
        return None if known is None or known <= self.day else next(iter(dated))

    def _said_by_now(self, plan: Milestone) -> bool:
        """Tell whether a plan counts on the data's day; what a source in the base says of itself is not known here."""
        if plan.stated is not None:
            return plan.stated.latest is not None and plan.stated.latest <= self.day
        published = [self.sources[id].published_by for id in plan.source_ids if id in self.sources]
        return len(published) < len(plan.source_ids) or any(day <= self.day for day in published if day)

    def content(self) -> Iterator[Fault]:
        for record in self.records.values():
            if isinstance(record, Mission):
                if not record.participants and not record.providing:
                    yield record.id, "participants", "a mission needs at least one"
                if not record.timeline and not self._reported(record):
                    yield record.id, "timeline", "a mission needs a milestone, or a source with published"
                yield from ((record.id, path, why) for path, why in self._events(record))
            elif isinstance(record, Agreement):
                if not record.parties:
                    yield record.id, "parties", "an agreement needs at least one"
                if not record.purposes and not record.covers_ids:
                    yield record.id, "purposes", "an agreement needs a purpose, or something that it covers"

    def _reported(self, record: Record) -> bool:
        return any(id not in self.sources or self.sources[id].published for id in record.cited_ids())

    def _events(self, mission: Mission) -> Iterator[tuple[str, str]]:
        """Follow what happened: nothing works or ends before it was launched, nor works once it failed at launch."""
        actual = [(f"timeline[{i}]", m) for i, m in enumerate(mission.timeline) if not m.planned]
        begun = self._carried(mission)
        will_launch = any(m.kind in LAUNCHES for _, m in actual)
        worked = lost = False
        for path, milestone in actual:
            kind = milestone.kind
            if kind in LAUNCHES:
                begun, lost, worked = True, False, False
            elif kind in ENDED and will_launch and not begun:
                yield path, f"{kind.value} stands before the launch or start; order it by events"
            elif kind is K.IN_OPERATION and not begun:
                yield path, "in_operation needs an actual launch or started before it, its own or its carrier's"
            elif kind in WORKED and lost:
                yield path, f"{kind.value}, though it failed before it worked; take one of them out"
            elif kind is K.FAILED:
                lost = begun and not worked
            worked = worked or kind in WORKED

    def _carried(self, mission: Mission) -> bool:
        """Tell whether a carrier, or a carrier's carrier, was launched; of one in the base it is taken for granted."""
        rides = _carriers(mission)
        for id in rides:
            carrier = self.records.get(id)
            if carrier is None or first(carrier.timeline, *LAUNCHES):
                return True
            rides += [other for other in _carriers(carrier) if other not in rides]
        return False


def _carriers(record: Record) -> list[str]:
    return [relation.to_id for relation in record.relations if relation.kind is RelationKind.CARRIED_BY]


def walk(model: Model, path: str = "") -> Iterator[tuple[str, Model]]:
    """Walk through a record or source, each element with the beginning of the path of its fields."""
    yield path, model
    for key, value, _ in model._data():
        if isinstance(value, tuple):
            for position, part in enumerate(value):
                if isinstance(part, Model):
                    yield from walk(part, f"{path}{key}[{position}].")


def ids_of(model: Model) -> Iterator[tuple[str, str]]:
    """Give each field that refers to records, with the ids in it; codes of countries, in capitals, are none."""
    for spec in fields(type(model)):
        if spec.alias != spec.name and spec.name.endswith(("_id", "_ids")):
            value: Any = getattr(model, spec.name)
            for id in value if isinstance(value, tuple) else (value,):
                if id is not None and not id.isupper():
                    yield spec.alias, id


def _cycle(graph: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the ids of a circle, the first by the alphabet first, each leading to the next; none: an empty list."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle: list[str] = error.args[1][:0:-1]
        start = cycle.index(min(cycle))
        return cycle[start:] + cycle[:start]
    return []


def _a(word: str) -> str:
    return f"an {word}" if word.startswith("a") else f"a {word}"
