"""Whole records, elements and values for hypothesis, valid by construction; references lead nowhere."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar
from unicodedata import normalize

from hypothesis import strategies as st

from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.elements import (
    Dispute,
    Figure,
    FormerName,
    Instrument,
    Participant,
    Party,
    Person,
    Relation,
)
from spacecoop.records.funding import Equivalent, Funding
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.source import Source
from spacecoop.records.timeline import Milestone
from spacecoop.records.vocabulary import (
    AGENCY_MILESTONES,
    AGENCY_RELATIONS,
    AGREEMENT_MILESTONES,
    AGREEMENT_RELATIONS,
    MEETING_MILESTONES,
    MEETING_RELATIONS,
    MISSION_MILESTONES,
    MISSION_RELATIONS,
    AgencyKind,
    AgreementKind,
    Certainty,
    FigureKind,
    FundingKind,
    MeetingKind,
    MilestoneKind,
    MissionKind,
    PartyAct,
    Purpose,
    Qualifier,
    Role,
    Scope,
    SourceKind,
    Theme,
)
from spacecoop.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES
from spacecoop.values.dates import PartialDate
from spacecoop.values.money import Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    T = TypeVar("T")
    Strategy = st.SearchStrategy[T]

Fields = dict[str, st.SearchStrategy[Any]]


def many(of: Strategy[T], most: int = 3, **how: Any) -> Strategy[list[T]]:
    return st.lists(of, max_size=most, **how)


def made(cls: Callable[..., T], required: Fields, optional: Fields) -> Strategy[T]:
    """Call a class with its required fields and some of the optional ones."""
    return st.fixed_dictionaries(required, optional=optional).map(lambda said: cls(**said))


# ---------------------------------------------------------------- values

words = st.text(st.characters(categories=("L", "M", "N", "P", "S")), min_size=1, max_size=8)
texts = st.lists(words, min_size=1, max_size=4).map(lambda found: normalize("NFC", " ".join(found)))
_plain = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=6)
ids = st.lists(_plain, min_size=1, max_size=4).map("-".join)
countries = st.sampled_from(sorted(COUNTRIES | FORMER_COUNTRIES))
bodies = ids | countries
tags = st.sampled_from(["en", "fr", "zh-Hans", "zh-Latn-pinyin", "sr-Cyrl", "pt-BR", "es-419"])
urls = st.tuples(st.sampled_from(["http", "https"]), _plain, st.text("abcXYZ09/_.~%?=&#-", max_size=12)).map(
    lambda found: "{}://{}.org/{}".format(*found)
)
cited = st.lists(ids, min_size=1, max_size=3, unique=True)


@st.composite
def dates(draw: st.DrawFn, low: int = 1950, high: int = 2040) -> PartialDate:
    """Dates of every form and precision, open ones too."""
    year = draw(st.integers(low, high))
    one = draw(
        st.dates(date(year, 1, 1), date(year, 12, 31)).map(str)
        | st.sampled_from([f"{year}", f"{year // 10}X"])
        | st.integers(1, 12).map(lambda month: f"{year}-{month:02}")
        | st.sampled_from([f"{year}-{part}" for part in (21, 22, 23, 24, 33, 34, 35, 36)])
    ) + draw(st.sampled_from(["", "", "", "~", "?", "%"]))
    return PartialDate(draw(st.sampled_from([one, one, one, f"{one}/..", f"../{one}", f"{one}/{high + 10}"])))


numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3)


@st.composite
def sums(draw: st.DrawFn) -> Money:
    basis = st.sampled_from(["current", "unknown"]) | st.integers(1950, 2030)
    return Money(abs(draw(numbers)), draw(st.sampled_from(sorted(CURRENCIES))), draw(basis))


# ---------------------------------------------------------------- elements


def disputes(*fields: str) -> Strategy[list[Dispute]]:
    """Disputes of some of these fields, beside the note that everything has."""
    one = made(
        Dispute, {"field": st.sampled_from(("note", *fields)), "value": texts, "sources": cited}, {"note": texts}
    )
    return many(one, 2)


def element(cls: Callable[..., T], required: Fields, optional: Fields) -> Strategy[T]:
    """An element, with its sources, and now and then a note and disputes of a required field."""
    return made(cls, {**required, "sources": cited}, {**optional, "note": texts, "disputes": disputes(*required)})


persons = made(Person, {"name": texts}, {"office": texts})
former_names = element(FormerName, {"name": texts}, {"acronym": texts, "since": dates(), "until": dates()})
figures = element(
    Figure,
    {"kind": st.sampled_from(FigureKind), "value": numbers},
    {"unit": texts, "counted": texts, "of": bodies, "qualifier": st.sampled_from(Qualifier), "stated": dates()},
)


def _body(cls: Callable[..., T], required: Fields, optional: Fields) -> Strategy[T]:
    return element(cls, {"agency": ids, **required}, optional) | element(
        cls, {"country": countries, **required}, optional
    )


participants = _body(
    Participant,
    {"role": st.sampled_from(Role)},
    {
        "contribution": texts,
        "persons": many(persons, 2),
        "via": ids,
        "certainty": st.sampled_from(Certainty),
        "stated": dates(),
        "since": dates(),
        "until": dates(),
    },
)
parties = _body(
    Party,
    {"act": st.sampled_from(PartyAct)},
    {"date": dates(), "place": texts, "signatories": many(persons, 2)},
)
instruments = element(
    Instrument, {"name": texts}, {"acronym": texts, "providers": many(participants, 2), "mission": ids}
)


def milestones(kinds: Iterable[MilestoneKind]) -> Strategy[Milestone]:
    def ordered(said: dict[str, Any]) -> Milestone:
        if "end" in said and said["end"].before(said["date"]):
            said["end"] = said["date"]
        return Milestone(**said)

    return st.fixed_dictionaries(
        {"kind": st.sampled_from(sorted(kinds)), "date": dates(), "sources": cited},
        optional={
            "end": dates(),
            "certainty": st.sampled_from(Certainty),
            "stated": dates(),
            "subject": texts,
            "wording": texts,
            "local": dates(),
            "by": ids,
            "place": texts,
            "country": countries,
            "vehicle": texts,
            "site": texts,
            "note": texts,
            "disputes": disputes("date", "site"),
        },
    ).map(ordered)


def timelines(one: Strategy[Milestone], most: int = 4) -> Strategy[tuple[Milestone, ...]]:
    """Plans, then events in an order in which they can have happened."""
    return many(one, most).map(
        lambda found: tuple(sorted(found, key=lambda milestone: (not milestone.planned, milestone.date)))
    )


def mission_timelines() -> Strategy[tuple[Milestone, ...]]:
    """Timelines of a few years, in which the same kinds and subjects come again."""
    near = dates(2018, 2027)
    subjects = st.sampled_from([None, None, "A", "B"])
    events = made(
        Milestone,
        {
            "kind": st.sampled_from(sorted(MISSION_MILESTONES)),
            "date": near,
            "subject": subjects,
            "sources": st.just(["page"]),
        },
        {"stated": near},
    )
    plans = made(
        Milestone,
        {
            "kind": st.sampled_from(["launch", "started", "arrival", "commissioned", "ended"]),
            "date": near,
            "certainty": st.just("planned"),
            "stated": near,
            "subject": subjects,
            "sources": st.just(["page"]),
        },
        {},
    )
    return timelines(events | events | plans, 8)


@st.composite
def fundings(draw: st.DrawFn) -> list[Funding]:
    """Sums of which some revise an earlier one."""
    found: list[Funding] = []
    for number in range(draw(st.integers(0, 3))):
        money = draw(sums())
        upper = Money(money.amount + draw(st.integers(1, 1000)), money.currency, money.basis)
        keys = [earlier.key for earlier in found if earlier.key]
        optional: Fields = {
            "qualifier": st.sampled_from(Qualifier),
            "upper": st.just(upper),
            "scope": st.sampled_from(Scope),
            "payers": many(bodies, 2, unique=True),
            "recipients": many(bodies, 2, unique=True),
            "stated": dates(),
            "period": dates(),
            "equivalents": many(made(Equivalent, {"money": sums()}, {"qualifier": st.sampled_from(Qualifier)}), 2),
            "key": st.just(f"sum-{number}"),
        }
        if keys:
            optional["revises"] = st.sampled_from(keys)
        required: Fields = {"money": st.just(money), "kind": st.sampled_from(FundingKind), "sources": cited}
        found.append(draw(made(Funding, required, {**optional, "note": texts, "disputes": disputes("amount", "kind")})))
    return found


# ---------------------------------------------------------------- records

sources = made(
    Source,
    {"id": ids, "title": texts, "publisher": texts, "kind": st.sampled_from(SourceKind), "url": urls},
    {"via": texts.map(lambda text: f"{text} Daily"), "published": dates(), "accessed": dates(), "language": tags},
)

named: Fields = {
    "former_ids": many(ids, 2, unique=True),
    "acronym": texts,
    "aliases": many(texts, 2, unique=True),
    "former_names": many(former_names, 2),
    "names": st.dictionaries(tags, texts, max_size=3),
    "summary": texts,
    "url": urls,
    "same_as": st.dictionaries(words.map(lambda word: normalize("NFC", word)), many(texts, 2, unique=True), max_size=2),
    "figures": many(figures, 2),
    "disputes": disputes("name", "kind"),
    "note": texts,
}
covered = many(ids, 3, unique=True)


def record(
    cls: Callable[..., T], kind: type[Any], milestone_kinds: Any, relation_kinds: Any, own: Fields
) -> Strategy[T]:
    """A record that points to others, never to itself: its own id is the longest."""
    ties = element(
        Relation, {"kind": st.sampled_from(sorted(relation_kinds)), "to": ids}, {"since": dates(), "until": dates()}
    )
    required: Fields = {
        "id": ids.map(lambda id: f"{id}-and-this-makes-it-longer-than-all-the-others"),
        "name": texts,
        "kind": st.sampled_from(kind),
        "sources": cited,
    }
    optional = {**named, "timeline": timelines(milestones(milestone_kinds)), "relations": many(ties, 2), **own}
    return made(cls, required, optional)


missions = record(
    Mission,
    MissionKind,
    MISSION_MILESTONES,
    MISSION_RELATIONS,
    {
        "themes": many(st.sampled_from(Theme), unique=True),
        "participants": many(participants),
        "instruments": many(instruments, 2),
        "funding": fundings(),
    },
)
agencies = record(
    Agency,
    AgencyKind,
    AGENCY_MILESTONES,
    AGENCY_RELATIONS,
    {"country": countries, "city": texts, "members": many(participants), "funding": fundings()},
)
agreements = record(
    Agreement,
    AgreementKind,
    AGREEMENT_MILESTONES - {MilestoneKind.SIGNED},  # which might contradict the parties
    AGREEMENT_RELATIONS,
    {
        "purposes": many(st.sampled_from(Purpose), unique=True),
        "covers": covered,
        "parties": many(parties),
        "binding": st.booleans(),
        "languages": many(tags, unique=True),
        "funding": fundings(),
        "witnesses": many(persons, 2),
    },
)
meetings = record(
    Meeting,
    MeetingKind,
    MEETING_MILESTONES,
    MEETING_RELATIONS,
    {
        "number": st.integers(0, 1000),
        "participants": many(participants),
        "topics": many(st.sampled_from(Theme), unique=True),
        "covers": covered,
    },
)
records = missions | agencies | agreements | meetings
