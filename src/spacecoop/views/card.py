"""The card of one record or source: every value, with the numbers of the sources that say so, and these at the end."""

from __future__ import annotations

from spacecoop.records.source import Source
from spacecoop.views.tables import equivalent, named, person, plain, quantity
from spacecoop.views.text import cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from spacecoop.records.record import Record

SCALARS = (
    "id former_ids kind number names aliases themes purposes topics country city binding languages url same_as"
    " summary note"
).split()

DERIVED = {
    "mission": "launch planned_launch slip overdue ended leads countries",
    "agency": "founded dissolved",
    "agreement": "level signed place in_force expires terminated countries",
    "meeting": "start end place",
}
"""What follows from the elements, by kind of record; status and last word go before it."""

EVENTS = {
    "launch": "launch started",
    "planned_launch": "launch started",
    "ended": "ended returned failed",
    "in_force": "in_force provisionally_applied",
    "start": "held",
    "end": "held",
    "place": "held signed",
}
"""The milestones and acts of parties from which a derived value follows, where they do not bear its name."""

LINKS = {
    "mission": "agreements meetings",
    "agency": "missions agreements",
    "agreement": "meetings",
    "meeting": "",
}
"""Records that point to this one, by kind of record; relations are told apart."""


def card(item: Record | Source) -> str:
    """Give all that is known of a record or source. One that is bound to no catalogue shows what it holds itself."""
    return _source(item) if isinstance(item, Source) else _Card(item).text()


def _source(source: Source) -> str:
    names = "id kind publisher published accessed language url".split()
    said = [(name, getattr(source, name)) for name in names]
    lines = [source.title, *(_field(name, value) for name, value in said if value is not None)]
    if source._resolver is not None:
        lines += ["", "Cited by", *(f"  {named(record)}" for record in source.cited_by)]
    return "\n".join(lines)


def _field(name: str, value: object) -> str:
    return f"{name.replace('_', ' '):<15} {cell(plain(value))}"


class _Card:
    """The lines of a card while they are written, and the sources by the numbers under which they were cited."""

    def __init__(self, record: Any) -> None:
        self.record = record
        self.bound = record._resolver is not None
        self.lines: list[str] = []
        self.cited: dict[str, int] = {}

    def text(self) -> str:
        record = self.record
        self.say(f"{record.acronym} · {record.name}" if record.acronym else record.name, record.source_ids)
        for name in SCALARS:
            self.field(name, getattr(record, name, None), record.source_ids)
        for former in record.former_names:
            self.say(_field("former name", _joined(former.name, former.acronym, *_period(former))), former.source_ids)
            self.asides(former)
        self.disputes(record, 0)
        if self.bound:
            self.derived()
        self.section("Participants", "participants", self.participant)
        self.section("Members", "members", self.participant)
        self.section("Parties", "parties", self.party)
        self.section("Instruments", "instruments", self.instrument)
        self.section("Timeline", "timeline", self.milestone)
        self.section("Funding", "funding", self.funding)
        self.section("Figures", "figures", self.figure)
        self.people()
        self.covered()
        self.relations()
        if self.bound:
            for name in LINKS[record.RECORD_KIND].split():
                self.links(name)
        self.sources()
        return "\n".join(self.lines)

    # lines

    def say(self, text: str, sources: Iterable[str] = ()) -> None:
        """Add a line, with the numbers of the sources that say so."""
        marks = "".join(f"[{self.cited.setdefault(id, len(self.cited) + 1)}]" for id in sources)
        self.lines.append(f"{text} {marks}" if marks else text)

    def field(self, name: str, value: object, sources: Iterable[str] = ()) -> None:
        """Add a named value, unless there is none."""
        if value is not None and value != () and plain(value) != []:
            self.say(_field(name, value), sources)

    def section(self, title: str, name: str, element: Callable[[Any], None]) -> None:
        """Add the elements under a heading, where the record has any."""
        found = getattr(self.record, name, ())
        if found:
            self.lines += ["", title]
        for one in found:
            element(one)

    def element(self, one: Any, *words: object, more: Sequence[str] = (), indent: int = 2) -> None:
        """Add an element: its words, its sources, and below what else it tells."""
        self.say(" " * indent + _joined(*words), one.source_ids)
        self.lines += [f"{' ' * (indent + 4)}{text}" for text in more]
        self.asides(one, indent + 4)

    def asides(self, one: Any, indent: int = 6) -> None:
        """Add the note of an element, and what other sources say."""
        if one.note is not None:
            self.lines.append(f"{' ' * indent}note: {one.note}")
        self.disputes(one, indent)

    def disputes(self, one: Any, indent: int) -> None:
        """Add what sources say that the record does not adopt."""
        for dispute in one.disputes:
            self.say(f"{' ' * indent}disputed: {dispute.field} {dispute.value}", dispute.source_ids)
            if dispute.note is not None:
                self.lines.append(f"{' ' * (indent + 4)}{dispute.note}")

    # elements

    def participant(self, one: Any, indent: int = 2) -> None:
        """Add a participant, member or provider."""
        via = f"via {self.body(one.via_id)}" if one.via_id else None
        planned = "planned" if one.certainty == "planned" else None
        words = (f"{self.body(one.body_id)}:", one.role, planned, via, *_period(one), _said(one.stated))
        persons = ["; ".join(map(person, one.persons))] if one.persons else []
        self.element(one, *words, more=[*filter(None, [one.contribution]), *persons], indent=indent)

    def party(self, one: Any) -> None:
        """Add what a party did, and who signed for it."""
        place = f"in {one.place}" if one.place else None
        persons = ["; ".join(map(person, one.signatories))] if one.signatories else []
        self.element(one, f"{self.body(one.body_id)}:", one.act, one.date, place, more=persons)

    def instrument(self, one: Any) -> None:
        """Add an instrument and its providers."""
        told = f"told in {self.ref(one.mission_id)}" if one.mission_id else None
        self.element(one, one.name, f"({one.acronym})" if one.acronym else None, told)
        for provider in one.providers:
            self.participant(provider, 6)

    def milestone(self, one: Any) -> None:
        """Add a milestone; of a plan, when it was said."""
        said = one.said if self.bound else one.stated
        words = (
            f"{one.date}{f' to {one.end}' if one.end else ''}",
            "planned" if one.planned else None,
            f"{one.kind}{f' ({one.subject})' if one.subject else ''}",
            *_with(one, "wording", '"{}"'),
            *_with(one, "local", "local day {}"),
            *_with(one, "vehicle", "on {}"),
            *_with(one, "site", "from {}"),
            *_with(one, "place", "in {}"),
            *_with(one, "country", "({})"),
            f"by {self.body(one.by_id)}" if one.by_id else None,
            _said(said if one.planned else one.stated),
        )
        self.element(one, *words)

    def funding(self, one: Any) -> None:
        """Add a sum as it was said, and what the source says that it is worth elsewhere."""
        sides = [(word, getattr(one, f"{word}_ids")) for word in ("payer", "recipient")]
        said = [f"{word}: {', '.join(map(self.body, ids))}" for word, ids in sides if ids]
        worth = [
            f"worth, as the source says: {equivalent(other)}" + (f" (a rate of {rate:.6g})" if rate else "")
            for other, rate in zip(one.equivalents, one.implied_rates, strict=True)
        ]
        revised = [f"revises the sum {one.revises!r}"] if one.revises else []
        scope = f"for {one.scope}" if one.scope else None
        words = (one.amount, one.kind, scope, *_with(one, "period", "over {}"), _said(one.stated))
        self.element(one, *words, more=said + worth + revised)

    def figure(self, one: Any) -> None:
        """Add a stated quantity."""
        whose = f"of {self.body(one.of_id)}" if one.of_id else None
        self.element(one, f"{one.kind}:", quantity(one), one.counted, whose, _said(one.stated))

    # what stands outside the elements

    def derived(self) -> None:
        """Add what follows from the elements, with the sources of those from which it follows."""
        record = self.record
        history = list(getattr(record, "status_history", ()))
        cause = history[-1].cause if history else None
        if hasattr(record, "status"):
            since = f", since {history[-1].since}" if cause else ""
            word = f"last word {record.last_word or 'undated'}"
            self.say(_field("status", f"{record.status}{since}; {word}"), cause.source_ids if cause else ())
        else:
            self.field("last_word", record.last_word)
        for name in DERIVED[record.RECORD_KIND].split():
            value = getattr(record, name)
            if value is not None and value != ():
                causes = self.causes(name, value)
                shown = "; ".join(map(named, value)) if name == "leads" else cell(plain(value))
                plan = " (planned)" if causes and all(getattr(one, "planned", False) for one in causes) else ""
                self.say(_field(name, shown + plan), dict.fromkeys(id for one in causes for id in one.source_ids))

    def causes(self, name: str, value: object) -> list[Any]:
        """Give the milestones and acts of parties that give a derived value."""
        kinds = EVENTS.get(name, name).split()
        told = (*getattr(self.record, "told", self.record.timeline), *getattr(self.record, "parties", ()))
        found = [one for one in told if str(getattr(one, "act", None) or one.kind) in kinds]
        return [one for one in found if value in (one.date, getattr(one, "end", None), one.place)]

    def people(self) -> None:
        """Add the witnesses of a paper."""
        witnesses = getattr(self.record, "witnesses", ())
        if witnesses:
            self.lines += ["", "Witnesses"]
        for one in witnesses:
            self.say(f"  {person(one)}", self.record.source_ids)

    def covered(self) -> None:
        """Add what a paper or meeting is about."""
        ids = getattr(self.record, "covers_ids", ())
        if ids:
            self.lines += ["", "Covers"]
        for id in ids:
            self.say(f"  {self.ref(id)}", self.record.source_ids)

    def relations(self) -> None:
        """Add relations, both ways."""
        record = self.record
        start = len(self.lines)
        for one in record.relations:
            self.element(one, one.kind.replace("_", " "), self.ref(one.to_id), *_period(one))
        own = {(one.kind, one.to_id) for one in record.relations}
        for kind in sorted(record.RELATIONS) if self.bound else ():
            inverse = kind.inverses[record.RECORD_KIND]
            for other in getattr(record, inverse):
                theirs = [one for one in other.relations if one.kind is kind and one.to_id == record.id]
                if theirs and (kind, other.id) not in own:
                    self.element(theirs[0], inverse.replace("_", " "), named(other), *_period(theirs[0]))
        if len(self.lines) > start:
            self.lines[start:start] = ["", "Relations"]

    def links(self, name: str) -> None:
        """Add the records that point to this one, with what they say of it."""
        found = getattr(self.record, name)
        if found:
            self.lines += ["", name.capitalize()]
        for other in found:
            elements = [one for one in other.elements() if getattr(one, "body_id", None) == self.record.id]
            words = dict.fromkeys(str(getattr(one, "role", None) or getattr(one, "act", "")) for one in elements)
            sources = dict.fromkeys(id for one in elements or (other,) for id in one.source_ids)
            self.say(f"  {_joined(named(other) + (':' if words else ''), ', '.join(words))}", sources)

    def sources(self) -> None:
        """Add the list of sources."""
        self.lines += ["", "Sources"]
        for id, number in self.cited.items():
            source = self.record._catalogue().get("source", id) if self.bound else None
            if source is None:
                self.lines.append(f"  [{number}] {id}")
            else:
                day = f", {source.published}" if source.published else ""
                self.lines.append(f"  [{number}] {source.title}. {source.publisher}{day}")
                self.lines.append(f"      {source.url or source.id}")

    # words

    def body(self, id: str) -> str:
        """Name an agency; a country by its code."""
        return id if id.isupper() else self.ref(id)

    def ref(self, id: str) -> str:
        """Name another record."""
        return named(self.record._catalogue().get("record", id)) if self.bound else id


def _joined(*words: object) -> str:
    return " ".join(str(word) for word in words if word is not None and word != "")


def _said(day: object) -> str | None:
    return None if day is None else f"(said {day})"


def _period(one: Any) -> Iterable[str]:
    return (*_with(one, "since", "since {}"), *_with(one, "until", "until {}"))


def _with(one: Any, name: str, form: str) -> Iterable[str]:
    value = getattr(one, name)
    return () if value is None else (form.format(value),)
