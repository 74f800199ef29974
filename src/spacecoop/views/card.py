"""The card of one record or source as data: every value, with the numbers of the sources that say so, and these at the end."""

from __future__ import annotations

from spacecoop.records.source import Source
from spacecoop.views.plain import person, plain
from spacecoop.views.text import cells, fitted
from spacecoop.views.voice import ENGLISH, speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from spacecoop.records.record import Record
    from spacecoop.views.voice import Voice

SCALARS = (
    "id former_ids kind number names aliases themes purposes topics country city binding languages url same_as"
    " summary note"
).split()

NARROWEST = 15
"""Cells that the labels of a card take at least."""

SOURCE = "id kind publisher via published accessed language url".split()

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


class Line:
    """One line: a text, the name of the field that it tells where there is one, and the sources that say so."""

    __slots__ = ("indent", "label", "sources", "text", "url")

    def __init__(
        self, text: str, sources: Iterable[str] = (), *, label: str = "", indent: int = 0, url: str | None = None
    ) -> None:
        self.text: str = text
        self.sources: tuple[str, ...] = tuple(sources)
        self.label: str = label
        self.indent: int = indent
        self.url: str | None = url


class Section:
    """Lines under a heading; the first of a card has none."""

    __slots__ = ("lines", "title")

    def __init__(self, title: str) -> None:
        self.title: str = title
        self.lines: list[Line] = []


class Card:
    """The sections of a card, and the sources by the numbers under which they are cited."""

    __slots__ = ("cited", "sections", "title")

    def __init__(self, title: Line, sections: Iterable[Section]) -> None:
        self.title: Line = title
        self.sections: list[Section] = [section for section in sections if section.lines]
        self.cited: dict[str, int] = {}
        for line in (title, *(line for section in self.sections for line in section.lines)):
            for id in line.sources:
                self.cited.setdefault(id, len(self.cited) + 1)


def card(item: Record | Source, voice: Voice = ENGLISH) -> Card:
    """Give all that is known of a record or source. One that is bound to no catalogue shows what it holds itself."""
    return _source(item, voice) if isinstance(item, Source) else _Writer(item, voice).card()


def text(item: Record | Source, locale: str | None = None) -> str:
    """Give the card as text."""
    voice = speaking(locale)
    made = card(item, voice)
    width = max(NARROWEST, *(cells(line.label) for section in made.sections for line in section.lines))
    lines = [_shown(made, made.title, width)]
    for section in made.sections:
        lines += ["", section.title] if section.title else []
        lines += [_shown(made, line, width) for line in section.lines]
    if made.cited:
        lines += ["", voice.say("Sources")]
    for id, number in made.cited.items():
        title, url = reference(item, id, voice)
        lines += [f"  [{number}] {title}", *([f"      {url}"] if url else [])]
    return "\n".join(lines)


def reference(item: Record | Source, id: str, voice: Voice) -> tuple[str, str | None]:
    """Name a source that a record cites, and give its address, or its id where it has none."""
    if item._resolver is None:
        return id, None
    source = item._catalogue().get("source", id)
    day = f", {source.published}" if source.published else ""
    who = f"{source.publisher} ({voice.say('via {body}', body=source.via)})" if source.via else source.publisher
    return f"{source.title}. {who}{day}", source.url or source.id


def _shown(made: Card, line: Line, width: int) -> str:
    said = f"{fitted(line.label, width)} {line.text}" if line.label else f"{' ' * line.indent}{line.text}"
    marks = "".join(f"[{made.cited[id]}]" for id in line.sources)
    return f"{said} {marks}" if marks else said


def _source(source: Source, voice: Voice) -> Card:
    fields, citing = Section(""), Section(voice.say("Cited by"))
    for name in SOURCE:
        if (value := getattr(source, name)) is not None:
            url = value if name == "url" else None
            fields.lines.append(Line(voice.value(name, value), label=voice.head(name), url=url))
    if source._resolver is not None:
        citing.lines += (Line(voice.record(record), indent=2, url=record.url) for record in source.cited_by)
    return Card(Line(source.title, url=source.url), (fields, citing))


class _Writer:
    """The sections of a record's card while they are written."""

    def __init__(self, record: Any, voice: Voice) -> None:
        self.record = record
        self.voice = voice
        self.bound = record._resolver is not None
        self.sections = [Section("")]

    def card(self) -> Card:
        record = self.record
        for name in SCALARS:
            self.field(name, getattr(record, name, None), record.source_ids)
        for former in record.former_names:
            said = _joined(former.name, former.acronym, *self.period(former))
            self.say(said, former.source_ids, label=self.voice.head("former_name"))
            self.asides(former)
        self.disputes(record, 0)
        if self.bound:
            self.derived()
        say = self.voice.say
        self.section(say("Participants"), "participants", self.participant)
        self.section(say("Members"), "members", self.participant)
        self.section(say("Parties"), "parties", self.party)
        self.section(say("Instruments"), "instruments", self.instrument)
        self.section(say("Timeline"), "timeline", self.milestone)
        self.section(say("Funding"), "funding", self.funding)
        self.section(say("Figures"), "figures", self.figure)
        self.people()
        self.covered()
        self.relations()
        if self.bound:
            for name in LINKS[record.RECORD_KIND].split():
                self.links(name)
        name = self.voice.title(record)
        name = f"{record.acronym} · {name}" if record.acronym else name
        return Card(Line(name, record.source_ids, url=record.url), self.sections)

    # lines

    def say(self, text: str, sources: Iterable[str] = (), **more: Any) -> None:
        """Add a line, with the sources that say so."""
        self.sections[-1].lines.append(Line(text, sources, **more))

    def head(self, title: str) -> None:
        """Begin a section; one that stays empty is not shown."""
        self.sections.append(Section(title))

    def field(self, name: str, value: object, sources: Iterable[str] = ()) -> None:
        """Add a named value, unless there is none."""
        if value is not None and value != () and plain(value) != []:
            url = value if name == "url" and isinstance(value, str) else None
            self.say(self.voice.value(name, value), sources, label=self.voice.head(name), url=url)

    def section(self, title: str, name: str, element: Callable[[Any], None]) -> None:
        """Add the elements under a heading, where the record has any."""
        self.head(title)
        for one in getattr(self.record, name, ()):
            element(one)

    def element(self, one: Any, *words: object, more: Sequence[str] = (), indent: int = 2) -> None:
        """Add an element: its words, its sources, and below what else it tells."""
        self.say(_joined(*words), one.source_ids, indent=indent)
        for told in more:
            self.say(told, indent=indent + 4)
        self.asides(one, indent + 4)

    def asides(self, one: Any, indent: int = 6) -> None:
        """Add the note of an element, and what other sources say."""
        if one.note is not None:
            self.say(self.voice.say("note: {text}", text=one.note), indent=indent)
        self.disputes(one, indent)

    def disputes(self, one: Any, indent: int) -> None:
        """Add what sources say that the record does not adopt."""
        for dispute in one.disputes:
            field, value = self.voice.head(dispute.field), self.voice.disputed(dispute)
            said = self.voice.say("disputed: {field} {value}", field=field, value=value)
            self.say(said, dispute.source_ids, indent=indent)
            if dispute.note is not None:
                self.say(dispute.note, indent=indent + 4)

    # elements

    def participant(self, one: Any, indent: int = 2) -> None:
        """Add a participant, member or provider."""
        voice = self.voice
        via = voice.say("via {body}", body=self.body(one.via_id)) if one.via_id else None
        planned = voice.word(one.certainty) if one.certainty == "planned" else None
        role = voice.word(one.role)
        words = (f"{self.body(one.body_id)}:", role, planned, via, *self.period(one), self.said(one.stated))
        persons = ["; ".join(map(person, one.persons))] if one.persons else []
        self.element(one, *words, more=[*filter(None, [one.contribution]), *persons], indent=indent)

    def party(self, one: Any) -> None:
        """Add what a party did, and who signed for it."""
        voice = self.voice
        place = voice.say("in {place}", place=one.place) if one.place else None
        persons = ["; ".join(map(person, one.signatories))] if one.signatories else []
        date = voice.date(one.date) if one.date else None
        self.element(one, f"{self.body(one.body_id)}:", voice.word(one.act), date, place, more=persons)

    def instrument(self, one: Any) -> None:
        """Add an instrument and its providers."""
        told = self.voice.say("told in {record}", record=self.ref(one.mission_id)) if one.mission_id else None
        self.element(one, one.name, f"({one.acronym})" if one.acronym else None, told)
        for provider in one.providers:
            self.participant(provider, 6)

    def milestone(self, one: Any) -> None:
        """Add a milestone; of a plan, when it was said."""
        voice, say = self.voice, self.voice.say
        said, date, kind = one.said if self.bound else one.stated, voice.date(one.date), voice.word(one.kind)
        words = (
            say("{low} to {high}", low=date, high=voice.date(one.end)) if one.end else date,
            voice.word(one.certainty) if one.planned else None,
            f"{kind} ({one.subject})" if one.subject else kind,
            f'"{one.wording}"' if one.wording else None,
            say("local day {date}", date=voice.date(one.local)) if one.local else None,
            say("on {vehicle}", vehicle=one.vehicle) if one.vehicle else None,
            say("from {site}", site=one.site) if one.site else None,
            say("in {place}", place=one.place) if one.place else None,
            f"({voice.country(one.country)})" if one.country else None,
            say("by {body}", body=self.body(one.by_id)) if one.by_id else None,
            self.said(said if one.planned else one.stated),
        )
        self.element(one, *words)

    def funding(self, one: Any) -> None:
        """Add a sum as it was said, and what the source says that it is worth elsewhere."""
        voice, say = self.voice, self.voice.say
        more = []
        if one.payer_ids:
            more.append(say("payer: {names}", names=", ".join(map(self.body, one.payer_ids))))
        if one.recipient_ids:
            more.append(say("recipient: {names}", names=", ".join(map(self.body, one.recipient_ids))))
        for other, rate in zip(one.equivalents, one.implied_rates, strict=True):
            worth = say("worth, as the source says: {sum}", sum=voice.equivalent(other))
            more.append(say("{worth} (a rate of {rate})", worth=worth, rate=f"{rate:.6g}") if rate else worth)
        if one.revises:
            more.append(say("revises the sum {key}", key=repr(one.revises)))
        words = (
            voice.amount(one),
            voice.word(one.kind),
            say("for {scope}", scope=voice.word(one.scope)) if one.scope else None,
            say("over {period}", period=voice.date(one.period)) if one.period else None,
            self.said(one.stated),
        )
        self.element(one, *words, more=more)

    def figure(self, one: Any) -> None:
        """Add a stated quantity."""
        voice = self.voice
        whose = voice.say("of {body}", body=self.body(one.of_id)) if one.of_id else None
        said = self.said(one.stated)
        self.element(one, f"{voice.word(one.kind)}:", voice.quantity(one), one.counted, whose, said)

    # what stands outside the elements

    def derived(self) -> None:
        """Add what follows from the elements, with the sources of those from which it follows."""
        record, voice = self.record, self.voice
        history = list(getattr(record, "status_history", ()))
        cause = history[-1].cause if history else None
        if hasattr(record, "status"):
            said = voice.word(record.status)
            if cause:
                said = voice.say("{status}, since {date}", status=said, date=voice.date(history[-1].since))
            last = voice.date(record.last_word) if record.last_word else voice.say("undated")
            said = voice.say("{status}; last word {date}", status=said, date=last)
            self.say(said, cause.source_ids if cause else (), label=voice.head("status"))
        else:
            self.field("last_word", record.last_word)
        for name in DERIVED[record.RECORD_KIND].split():
            value = getattr(record, name)
            if value is not None and value != ():
                causes = self.causes(name, value)
                shown = voice.value(name, value)
                if causes and all(getattr(one, "planned", False) for one in causes):
                    shown = voice.say("{value} (planned)", value=shown)
                sources = dict.fromkeys(id for one in causes for id in one.source_ids)
                self.say(shown, sources, label=voice.head(name))

    def causes(self, name: str, value: object) -> list[Any]:
        """Give the milestones and acts of parties that give a derived value."""
        kinds = EVENTS.get(name, name).split()
        told = (*getattr(self.record, "told", self.record.timeline), *getattr(self.record, "parties", ()))
        found = [one for one in told if str(getattr(one, "act", None) or one.kind) in kinds]
        return [one for one in found if value in (one.date, getattr(one, "end", None), one.place)]

    def people(self) -> None:
        """Add the witnesses of a paper."""
        self.head(self.voice.say("Witnesses"))
        for one in getattr(self.record, "witnesses", ()):
            self.say(person(one), self.record.source_ids, indent=2)

    def covered(self) -> None:
        """Add what a paper or meeting is about."""
        self.head(self.voice.say("Covers"))
        for id in getattr(self.record, "covers_ids", ()):
            self.say(self.ref(id), self.record.source_ids, indent=2)

    def relations(self) -> None:
        """Add relations, both ways."""
        record, voice = self.record, self.voice
        self.head(voice.say("Relations"))
        for one in record.relations:
            self.element(one, voice.relation(one.kind), self.ref(one.to_id), *self.period(one))
        own = {(one.kind, one.to_id) for one in record.relations}
        for kind in sorted(record.RELATIONS) if self.bound else ():
            inverse = kind.inverses[record.RECORD_KIND]
            for other in getattr(record, inverse):
                theirs = [one for one in other.relations if one.kind is kind and one.to_id == record.id]
                if theirs and (kind, other.id) not in own:
                    found = theirs[0]
                    self.element(found, voice.relation(inverse), voice.record(other), *self.period(found))

    def links(self, name: str) -> None:
        """Add the records that point to this one, with what they say of it."""
        voice = self.voice
        titles = {
            "missions": voice.say("Missions"),
            "agreements": voice.say("Agreements"),
            "meetings": voice.say("Meetings"),
        }
        self.head(titles[name])
        for other in getattr(self.record, name):
            elements = [one for one in other.elements() if getattr(one, "body_id", None) == self.record.id]
            words = [getattr(one, "role", None) or getattr(one, "act", None) for one in elements]
            told = ", ".join(dict.fromkeys(voice.word(word) if word else "" for word in words))
            sources = dict.fromkeys(id for one in elements or (other,) for id in one.source_ids)
            self.say(_joined(voice.record(other) + (":" if words else ""), told), sources, indent=2)

    # words

    def body(self, id: str) -> str:
        """Name an agency or a country."""
        return self.voice.country(id) if id.isupper() else self.ref(id)

    def ref(self, id: str) -> str:
        """Name another record."""
        return self.voice.record(self.record._catalogue().get("record", id)) if self.bound else id

    def said(self, day: object) -> str | None:
        """Say when somebody said so."""
        return None if day is None else self.voice.say("(said {date})", date=self.voice.date(day))

    def period(self, one: Any) -> Iterable[str]:
        """Say since when and until when."""
        if one.since is not None:
            yield self.voice.say("since {date}", date=self.voice.date(one.since))
        if one.until is not None:
            yield self.voice.say("until {date}", date=self.voice.date(one.until))


def _joined(*words: object) -> str:
    return " ".join(str(word) for word in words if word is not None and word != "")
