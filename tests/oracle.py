"""What a query should find, told once more in plain Python over all records: no index, no SQL."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category, normalize
from unicodedata import name as name_of

from spacecoop.filters import FILTERS
from spacecoop.records import vocabulary
from spacecoop.records.agreement import Agreement
from spacecoop.records.mission import Mission
from spacecoop.records.source import Source
from spacecoop.records.vocabulary import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from spacecoop.catalogue import Catalogue
    from spacecoop.values.dates import PartialDate

ALL = ("missions", "agencies", "agreements", "meetings", "sources")
BODIES = {"partner": "mission", "lead": "mission", "member": "agency", "party": "agreement", "participant": "meeting"}


class Fact(NamedTuple):
    """One value that a record has under a keyword: itself, all that it answers to, whether it still holds, its role."""

    itself: str
    answers: frozenset[str]
    now: bool = True
    role: str | None = None


class When(NamedTuple):
    """A date that a record has under a keyword: its first and last possible day, None for open."""

    first: date | None
    last: date | None
    marked: bool


class Atom(NamedTuple):
    """One value asked for: plain, `exactly` or `ever`; or days, `certainly` or not."""

    meant: Any
    form: str = ""


class Ask(NamedTuple):
    """What a keyword asks: any, all, none or only of some values; `given` is what a user writes for it."""

    mode: str
    atoms: tuple[Atom, ...]
    given: object


def bare(text: str) -> str:
    """Give a name without case and punctuation, and without the marks on Latin and Greek letters."""
    kept, base = "", ""
    for char in normalize("NFKD", text).casefold():
        if not category(char).startswith("M"):
            base = char
        elif name_of(base, "").startswith(("LATIN", "GREEK")):
            continue
        kept += char if char.isalnum() or base != char else ""
    return normalize("NFC", kept)


def tokens(text: str) -> list[str]:
    """Give the words of a text without case, and without the marks on Latin letters."""
    bases = ((char, normalize("NFD", char)[0]) for char in text.casefold())
    return re.findall(r"[^\W_]+", "".join(base if base.isascii() else char for char, base in bases))


class Oracle:
    """All records of a catalogue, and for each what it has under every keyword."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.day = catalogue.day
        self.all: Mapping[str, list[Any]] = {
            kind: list(getattr(catalogue, verb)()) for kind, verb in zip(FILTERS, ALL, strict=True)
        }
        self.records = {item.id: item for items in self.all.values() for item in items}
        self.facts = cache(self._facts)
        self.pool = cache(self._pool)
        self.above = cache(self._above)
        self.cited = cache(self._cited)
        self.countries = cache(self._countries)

    def find(self, kind: str, query: Mapping[str, Ask]) -> tuple[str, ...]:
        """Give the ids of the records that a query should find."""
        return tuple(item.id for item in self.all[kind] if self.matches(kind, item.id, query))

    def matches(self, kind: str, id: str, query: Mapping[str, Ask]) -> bool:
        together = kind == "mission" and {"partner", "role"} <= query.keys()
        if together and not same_participant(self.facts(kind, id, "partner"), query["partner"], query["role"]):
            return False
        return all(
            self._one(kind, id, keyword, ask)
            for keyword, ask in query.items()
            if not (together and keyword in {"partner", "role"})
        )

    def _one(self, kind: str, id: str, keyword: str, ask: Ask) -> bool:
        values = FILTERS[kind][keyword].values
        if values == "date":
            found = any(lies(when, atom) for when in self.dates(kind, id, keyword) for atom in ask.atoms)
            return found != (ask.mode == "none")
        if values == "flag":
            return bool(self.flag(id, keyword) == ask.atoms[0].meant)
        if values == "text":
            words = self.text(id)
            *whole, beginning = tokens(ask.atoms[0].meant)
            return set(whole) <= words and any(word.startswith(beginning) for word in words)
        return satisfied(self.facts(kind, id, keyword), ask)

    def _pool(self, kind: str, keyword: str) -> list[str]:
        """Give every value that some record of a kind has under a keyword, or that is legal there."""
        filter = FILTERS[kind][keyword]
        seen = {
            value for item in self.all[kind] for fact in self.facts(kind, item.id, keyword) for value in fact.answers
        }
        if filter.values in self.all:
            seen |= {item.id for item in self.all[filter.values]}
        elif filter.values == "body":
            seen |= {"FR", "VA", *(agency.id for agency in self.all["agency"])}
        elif filter.values[0].isupper():
            seen |= set(getattr(vocabulary, filter.values))
        return sorted(seen)

    # what a record has

    def _facts(self, kind: str, id: str, keyword: str) -> list[Fact]:
        item = self.records[id]
        if keyword in {"partner", "lead", "role", "country"} and kind == "mission":
            return list(self._participants(item, keyword))
        if keyword in BODIES:
            return [self._body(body, now) for body, now in self._standing(item, keyword)]
        method = getattr(self, f"_{kind}_{keyword}", None) or getattr(self, f"_{keyword}")
        return [found if isinstance(found, Fact) else Fact(found, frozenset({found})) for found in method(item)]

    def _participants(self, mission: Any, keyword: str) -> Iterator[Fact]:
        last = mission.ended.latest if mission.ended and mission.ended.latest else self.day
        entries = [(p, str(p.role)) for p in mission.participants]
        entries += [(p, "instrument") for instrument in mission.instruments for p in instrument.providers]
        for participant, role in entries:
            now = not (participant.until and participant.until.latest and participant.until.latest < last)
            who = participant.agency_id or participant.country
            countries = self.countries(participant.agency_id) if participant.agency_id else {participant.country}
            if keyword == "role":
                yield Fact(role, frozenset({role}), now)
            elif keyword == "country":
                yield from (Fact(code, frozenset({code}), now) for code in countries)
            elif keyword == "partner" or role in {"lead", "co_lead"}:
                yield Fact(who, self._answers(who), now, role)
                if keyword == "partner" and participant.via_id:
                    yield Fact(participant.via_id, self._answers(participant.via_id), now)

    def _standing(self, item: Any, keyword: str) -> Iterator[tuple[Any, bool]]:
        if keyword == "party":
            gone = {p.body_id for p in item.parties if p.act == "withdrawn"}
            yield from ((party, party.body_id not in gone) for party in item.parties)
            return
        for member in item.members if keyword == "member" else item.participants:
            yield member, not (member.until and member.until.latest and member.until.latest < self.day)

    def _body(self, body: Any, now: bool) -> Fact:
        who = body.agency_id or body.country
        return Fact(who, self._answers(who), now)

    def _answers(self, who: str) -> frozenset[str]:
        """Give all by which a body is found: itself, what stands above it, what it grew into, its countries."""
        if who.isupper():
            return frozenset({who})
        found = [who]
        for id in found:
            after = (a.id for a in self.all["agency"] if id in self._tied(a, "predecessor"))
            found += [other for other in (*self._tied(self.records[id], "part_of"), *after) if other not in found]
        return frozenset({*found, *self.countries(who)})

    def _countries(self, id: str) -> frozenset[str]:
        agency = self.records[id]
        if agency.country:
            return frozenset({agency.country})
        return frozenset(code for parent in self._tied(agency, "part_of") for code in self.countries(parent))

    def _tied(self, item: Any, kind: str) -> list[str]:
        """Give the ids to which a kind of relation holds today."""
        return [r.to_id for r in item.relations if r.kind == kind and self._holds(r.since, r.until)]

    def _holds(self, since: PartialDate | None, until: PartialDate | None) -> bool:
        begun = since is None or since.earliest is None or since.earliest <= self.day
        return begun and not (until and until.latest and until.latest < self.day)

    def _above(self, id: str) -> list[str]:
        found = self._tied(self.records[id], "part_of")
        for above in found:
            found += [other for other in self._tied(self.records[above], "part_of") if other not in found]
        return found

    def _part_of(self, item: Any) -> Iterator[Fact]:
        for parent in self._tied(item, "part_of"):
            yield Fact(parent, frozenset({parent, *self.above(parent)}))

    _series = _part_of

    def _theme(self, item: Any) -> Iterator[Fact]:
        for theme in item.themes:
            yield Fact(theme, frozenset({str(theme), *map(str, Theme(theme).ancestors)}))

    def _status(self, item: Any) -> Iterator[Fact]:
        yield Fact(item.status, frozenset({str(item.status)}))
        if isinstance(item, Mission):
            been = {str(period.status) for period in item.status_history}
        elif isinstance(item, Agreement):
            been = {str(found.status) for day in self._turns(item.id) if (found := self._as_of(item.id, day))}
        else:
            been = {"active"}
        yield from (Fact(status, frozenset({status}), now=False) for status in been)

    def _turns(self, id: str) -> list[date]:
        """Give each day on which the status of an agreement may change, by its own dates or those of one after it."""
        near = [paper for paper in self.all["agreement"] if id in (paper.id, *(tie.to_id for tie in paper.relations))]
        last = {when.latest for paper in near for part in paper.elements() for when in dates_in(part) if when.latest}
        return sorted({day for found in last for day in (found, found + timedelta(days=1)) if day <= self.day})

    def _as_of(self, id: str, day: date) -> Any:
        view = self.catalogue.as_of(day)
        return view.agreement(id) if id in view.agreements().ids else None

    def _kind(self, item: Any) -> list[str]:
        return [str(item.kind)]

    def _level(self, item: Any) -> list[str]:
        return [str(item.level)]

    def _purpose(self, item: Any) -> list[str]:
        return [str(purpose) for purpose in item.purposes]

    def _agency_country(self, item: Any) -> Iterable[str]:
        return self.countries(item.id)

    def _agreement_country(self, item: Any) -> set[str]:
        bodies = [body for body, now in self._standing(item, "party") if now]
        return {code for b in bodies for code in (self.countries(b.agency_id) if b.agency_id else {b.country})}

    def _meeting_country(self, item: Any) -> list[str]:
        return [item.country] if item.country else []

    def _instrument(self, item: Any) -> Iterator[Fact]:
        for instrument in item.instruments:
            names = [bare(name) for name in (instrument.name, instrument.acronym) if name]
            yield Fact(names[0], frozenset(names))

    def _payer(self, item: Any) -> Iterator[Fact]:
        return (Fact(who, self._answers(who)) for funding in item.funding for who in funding.payer_ids)

    def _recipient(self, item: Any) -> Iterator[Fact]:
        return (Fact(who, self._answers(who)) for funding in item.funding for who in funding.recipient_ids)

    def _cited(self, id: str) -> set[str]:
        item = self.records[id]
        return {id for part in (item, *item.elements()) for id in getattr(part, "source_ids", ())}

    def _source(self, item: Any) -> set[str]:
        return self.cited(item.id)

    def _cited_by(self, item: Any) -> list[str]:
        return [r.id for kind in list(self.all)[:4] for r in self.all[kind] if item.id in self.cited(r.id)]

    def _mission_agreement(self, item: Any) -> list[str]:
        return [paper.id for paper in self.all["agreement"] if item.id in paper.covers_ids]

    def _agency_agreement(self, item: Any) -> list[str]:
        return [
            paper.id
            for paper in self.all["agreement"]
            if item.id in paper.covers_ids
            or any(now and body.agency_id == item.id for body, now in self._standing(paper, "party"))
        ]

    def _agency_mission(self, item: Any) -> list[str]:
        """Give the missions in which it takes part, by itself or by a body under it: those above a participant count."""
        return [
            mission.id
            for mission in self.all["mission"]
            if any(
                fact.now and not fact.itself.isupper() and item.id in {fact.itself, *self.above(fact.itself)}
                for fact in self.facts("mission", mission.id, "partner")
            )
        ]

    def _meeting_mission(self, item: Any) -> list[str]:
        return [id for id in item.covers_ids if self.records[id] in self.all["mission"]]

    def _meeting_agreement(self, item: Any) -> list[str]:
        return [id for id in item.covers_ids if self.records[id] in self.all["agreement"]]

    def _covers(self, item: Any) -> tuple[str, ...]:
        return tuple(item.covers_ids)

    def _implements(self, item: Any) -> list[str]:
        return self._tied(item, "implements")

    def _signatory(self, item: Any) -> list[str]:
        return [bare(person.name) for party in item.parties for person in party.signatories]

    def _publisher(self, item: Any) -> list[str]:
        return [bare(item.publisher)]

    def _via(self, item: Any) -> list[str]:
        return [] if item.via is None else [bare(item.via)]

    def _language(self, item: Any) -> list[str]:
        subtags = item.language.split("-") if item.language else []
        return ["-".join(subtags[:length]) for length in range(1, len(subtags) + 1)]

    def dates(self, kind: str, id: str, keyword: str) -> list[When]:
        """Give the dates that a record has under a keyword."""
        item = self.records[id]
        found: list[tuple[PartialDate | None, PartialDate | None]]
        if keyword == "launched":
            launch = item.launched
            found = [(launch.date, None), (launch.local, None)] if launch else []
        elif keyword == "planned":
            found = [(item.planned_launch, None)]
        elif keyword == "held":
            found = [(item.held.date, item.held.end)] if item.held else []
        else:
            found = [(getattr(item, keyword), None)]
        return [
            When(day.earliest, (end or day).latest, day.marked or bool(end and end.marked)) for day, end in found if day
        ]

    def flag(self, id: str, keyword: str) -> bool:
        item = self.records[id]
        if keyword == "overdue":
            return item.overdue is not None
        return any(getattr(part, "disputes", ()) for part in (item, *item.elements()))

    def text(self, id: str) -> set[str]:
        """Give the words of a record's names and texts."""
        item = self.records[id]
        if isinstance(item, Source):
            return {word for text in (item.id, item.title, item.publisher, item.via or "") for word in tokens(text)}
        names = [item.id, item.name, *item.former_ids, *item.aliases, *item.names.values()]
        parts = [getattr(part, name, None) for part in (item, *item.elements()) for name in ("name", "acronym", "note")]
        rest = [getattr(part, "contribution", None) for part in item.elements()]
        return {word for text in (*names, item.summary, *parts, *rest) for word in tokens(text or "")}


def dates_in(part: Any) -> Iterator[PartialDate]:
    yield from (when for name in ("date", "stated") if (when := getattr(part, name, None)) is not None)


def meets(fact: Fact, atom: Atom) -> bool:
    if atom.form == "exactly":
        return fact.now and fact.itself == atom.meant
    return (fact.now or atom.form == "ever") and atom.meant in fact.answers


def satisfied(facts: Iterable[Fact], ask: Ask) -> bool:
    facts = list(facts)
    each = [any(meets(fact, atom) for fact in facts) for atom in ask.atoms]
    if ask.mode == "only":
        return all(each) and all(any(meets(fact, atom) for atom in ask.atoms) for fact in facts if fact.now)
    return {"any": any(each), "all": all(each), "none": not any(each)}[ask.mode]


def same_participant(facts: Iterable[Fact], partner: Ask, role: Ask) -> bool:
    """Tell whether partner and role are those of one participant: one of the two says how many, the other which."""
    entries = [fact for fact in facts if fact.role is not None]

    def has(fact: Fact, body: Atom, one: Atom) -> bool:
        ever = "ever" in {body.form, one.form}
        return fact.role == one.meant and (meets(fact, body) or (ever and meets(fact, Atom(body.meant, "ever"))))

    def one_of(bodies: Iterable[Atom], roles: Iterable[Atom]) -> bool:
        return any(has(fact, body, one) for fact, body, one in product(entries, bodies, roles))

    if role.mode == "any":
        several = partner
        each = [one_of([body], role.atoms) for body in partner.atoms]
        some = any(fact.role == a.meant and (fact.now or a.form == "ever") for fact in entries for a in role.atoms)
        rest = [f for f in entries if f.now and any(f.role == atom.meant for atom in role.atoms)]
        named = [any(meets(fact, atom) for atom in partner.atoms) for fact in rest]
    else:
        several = role
        each = [one_of(partner.atoms, [one]) for one in role.atoms]
        some = satisfied(facts, partner)
        rest = [f for f in entries if f.now and any(meets(f, atom) for atom in partner.atoms)]
        named = [any(fact.role == atom.meant for atom in role.atoms) for fact in rest]
    results = {
        "any": any(each),
        "all": all(each),
        "none": some and not any(each),
        "only": all(each) and all(named),
    }
    return results[several.mode]


def lies(when: When, atom: Atom) -> bool:
    """Tell whether a date can lie within days, or must (`certainly`)."""
    first, last = atom.meant
    if atom.form == "certainly":
        enclosed = (first is None or (when.first is not None and first <= when.first)) and (
            last is None or (when.last is not None and when.last <= last)
        )
        return enclosed and not when.marked
    begins = last is None or when.first is None or when.first <= last
    ends = first is None or when.last is None or when.last >= first
    return begins and ends
