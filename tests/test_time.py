"""What was known when: the catalogue as of any day, against plain code, and on the records that history made hard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.records.model import Model
from spacecoop.records.vocabulary import AgencyStatus, AgreementStatus, MissionStatus
from spacecoop.values.dates import PartialDate

from .plain_time import Known, bounds
from .strategies import dates
from .support import agency, agreement, did, meeting, mission, part, party, plan, source, tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

slow = settings(deadline=None, max_examples=25, phases=(Phase.explicit, Phase.generate), report_multiple_bugs=False, suppress_health_check=list(HealthCheck))

# ---------------------------------------------------------------- small catalogues, full of dates

TODAY = date(2010, 6, 15)
SOURCES = [
    source(),
    source("in-2003", published="2003"),
    source("in-may-2006", published="2006-05-05"),
]
BODIES = ["a0", "a1", "a2", "a3", "CN", "FR"]
WORK = ("commissioned", "arrival", "in_operation", "extended")

days = st.dates(date(2000, 1, 1), TODAY)
past = days.map(str) | st.integers(2000, 2009).map(str) | st.sampled_from(["2004-03", "2005-21", "2007-33~", "2001/2003"])
maybe = st.none() | past
times = days.map(str) | dates(2000, 2009).map(str)


@st.composite
def events(draw: st.DrawFn, kinds: list[str], subjects: tuple[str | None, ...] = (None,)) -> list[Any]:
    """What happened, in order; of what may lie after today, the day by which it had."""
    found = []
    for when in sorted(map(PartialDate, draw(st.lists(times, max_size=5)))):
        over = when.latest is not None and when.latest <= TODAY
        stated = draw(maybe if over else past)
        found.append(did(draw(st.sampled_from(kinds)), str(when), stated=stated, subject=draw(st.sampled_from(subjects))))
    return found


@st.composite
def plans(draw: st.DrawFn, kinds: list[str], subjects: tuple[str | None, ...] = (None,)) -> list[Any]:
    """What was planned: dated by itself, or by a source."""
    found = []
    for stated in draw(st.lists(maybe, max_size=4)):
        cited = ["page"] if stated else draw(st.sampled_from([["in-2003"], ["in-may-2006"], ["page", "in-2003", "in-may-2006"]]))
        when = draw(st.dates(date(2000, 1, 1), date(2014, 1, 1)).map(str) | dates(2000, 2014).map(str))
        found.append(plan(draw(st.sampled_from(kinds)), when, stated, subject=draw(st.sampled_from(subjects)), sources=cited))
    return found


@st.composite
def during(draw: st.DrawFn) -> dict[str, Any]:
    """A time that something lasted."""
    since, until = draw(maybe), draw(maybe)
    if since and until and PartialDate(until).before(since):
        since, until = until, since
    return {"since": since, "until": until}


@st.composite
def parts(draw: st.DrawFn, most: int = 3) -> list[Any]:
    found = []
    for who in draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=most)):
        said = {**draw(during()), "stated": draw(maybe), "via": draw(st.sampled_from([None, None, "a0", "a2"]))}
        found.append(part(who, draw(st.sampled_from(["lead", "co_lead", "partner", "instrument"])), **said))
    return found


@st.composite
def ties(draw: st.DrawFn, kinds: list[str], earlier: list[str]) -> list[Any]:
    if not earlier:
        return []
    pairs = st.tuples(st.sampled_from(kinds), st.sampled_from(earlier))
    return [tie(kind, to, **draw(during())) for kind, to in draw(st.lists(pairs, max_size=2))]


def flyable(events: list[Any], rides: list[Any]) -> list[Any]:
    """Leave out what the rules refuse: an end before the launch, work before it or after its failure."""
    flies = any(event.kind in ("launch", "started") for event in events)
    begun = worked = lost = False
    kept = []
    for event in events:
        if event.kind in ("launch", "started"):
            begun, worked, lost = True, False, False
        elif (event.kind in ("ended", "returned") and flies and not begun) or (event.kind == "in_operation" and not begun):
            continue
        elif event.kind in WORK and lost:
            continue
        elif event.kind == "failed":
            lost = bool(begun or rides) and not worked
        worked = worked or event.kind in WORK
        kept.append(event)
    return kept


MISSION_PLANS = ["launch", "launch", "started", "arrival", "commissioned", "ended"]
MISSION_EVENTS = [
    *("proposed", "call", "selected", "approved", "started", "launch", "launch", "separated", "arrival", "commissioned"),
    *("in_operation", "extended", "suspended", "resumed", "withdrawn", "failed", "returned", "ended", "cancelled"),
]
AGREEMENT_EVENTS = ["adopted", "opened", "provisionally_applied", "in_force", "expires", "terminated"]
ACTS = ["announced", "signed", "signed", "accepted", "ratified", "acceded", "in_force", "withdrawn"]


@st.composite
def small(draw: st.DrawFn) -> list[Any]:
    """Four agencies, three missions, three agreements and two meetings, tied to each other at times."""
    found: list[Any] = []
    for n in range(4):
        above = [f"a{i}" for i in range(n)]
        country = draw(st.sampled_from([None, "CN", "FR"]))
        life = draw(events(["founded", "dissolved"]))[:2]
        members = draw(st.just([]) | parts(2)) if n == 3 else []
        members = [member for member in members if member.agency_id != "a3"]
        upward = draw(ties(["part_of", "predecessor"], above))
        found.append(agency(f"a{n}", *upward, country=country, timeline=life, members=members))
    subjects = (None, None, "A")
    for n in range(3):
        relations = draw(ties(["carried_by", "carried_by", "part_of"], [f"m{i}" for i in range(n)]))
        happened = flyable(draw(events(MISSION_EVENTS, subjects)), relations)
        timeline = [*draw(plans(MISSION_PLANS, subjects)), *happened]
        if not timeline:
            timeline = [plan("launch", "2008", "2004")]
        provided = [{"name": "Eye", "providers": draw(parts(2))}] if draw(st.booleans()) else []
        instruments = [sc.Instrument(**one, sources=["page"]) for one in provided]
        said = {"participants": draw(parts()), "instruments": instruments, "relations": relations}
        found.append(mission(*timeline, id=f"m{n}", **said))
    for n in range(3):
        acts = st.tuples(st.sampled_from(BODIES), maybe, st.sampled_from(ACTS))
        parties = [party(who, when, act) for who, when, act in draw(st.lists(acts, min_size=1, max_size=4))]
        relations = draw(ties(["renews", "extends", "supersedes", "implements"], [f"p{i}" for i in range(n)]))
        timeline = [*draw(plans(["expires", "in_force"])), *draw(events(AGREEMENT_EVENTS))]
        said = {"parties": parties, "relations": relations, "covers": draw(st.sampled_from([["m0"], ["m1", "a1"]]))}
        found.append(agreement(*timeline, id=f"p{n}", **said))
    for n in range(2):
        held = [*draw(plans(["held"])), *draw(events(["held"]))]
        series = draw(ties(["part_of"], ["w0"])) if n else []
        found.append(meeting(*held, id=f"w{n}", participants=draw(parts()), relations=series, covers=["m0", "p1"]))
    return found


class World:
    """Records, with the days on which to ask, which print as little as they can."""

    def __init__(self, records: list[Any], asked: list[date]) -> None:
        self.records = records
        self.asked = asked

    def __repr__(self) -> str:
        return "\n".join(map(Model.__repr__, self.records)) + f"\n{[str(day) for day in self.asked]}"

    def opened(self) -> sc.Catalogue:
        return sc.Catalogue.from_records(self.records, SOURCES, day=TODAY)

    def known(self) -> Iterator[Known]:
        return (Known(self.records, SOURCES, day, TODAY) for day in self.asked)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Small catalogues, with some days on which something may turn, today, and another."""
    found = draw(small())
    turning = sorted(day for record in found for day in bounds(record) if day <= TODAY)
    return World(found, [*draw(st.lists(st.sampled_from(turning), min_size=2, max_size=4)), draw(days), TODAY])


# ---------------------------------------------------------------- the index against plain code


@slow
@given(worlds())
def test_every_status_as_of_a_day_is_that_of_the_record_as_known_then(world: World) -> None:
    catalogue = world.opened()
    for known in world.known():
        statuses(catalogue, known)


def statuses(catalogue: sc.Catalogue, known: Known) -> None:
    """Ask for every status of missions, agreements and agencies, and the records of the view for theirs."""
    view = catalogue.as_of(known.day)
    for kind, query, status, words in (
        ("mission", view.missions, known.status, MissionStatus),
        ("agreement", view.agreements, known.agreement_status, AgreementStatus),
        ("agency", view.agencies, known.agency_status, AgencyStatus),
    ):
        expected = {id: status(known.records[id]) for id in known.ids(kind)}
        assert {id: str(word) for word in words for id in query(status=word).ids} == expected, (kind, known.day)
        assert {record.id: record.status for record in query()} == expected, (kind, known.day)
    assert catalogue.missions(status="planned", as_of=known.day).ids == view.missions(status="planned").ids


@slow
@given(worlds())
def test_who_takes_part_as_of_a_day(world: World) -> None:
    catalogue = world.opened()
    for known in world.known():
        bodies(catalogue, known, ["a0", "a1", "a2", "a3"], ["CN", "FR"])


def bodies(catalogue: sc.Catalogue, known: Known, agencies: Iterable[str], countries: Iterable[str]) -> None:
    """Ask for missions by partner, country, role, agreements by party, agencies by member, meetings by participant."""
    view = catalogue.as_of(known.day)
    partners: dict[str, set[str]] = {}
    wholes: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    both: dict[tuple[str, str], set[str]] = {}
    states: dict[str, set[str]] = {}
    for id in known.ids("mission"):
        record = known.records[id]
        wholes[id] = known.above(record)
        partners[id], roles[id], both[id], states[id] = set(), set(), set(), set()
        for participant, role in known.parts(record):
            answers = known.answers(participant.body_id)
            partners[id] |= answers | (known.answers(participant.via_id) if participant.via_id else set())
            both[id] |= {f"{answer} {role}" for answer in answers}
            roles[id].add(role)
            states[id] |= known.countries(participant.body_id)
    parties = {id: everyone(known, known.standing(known.records[id])) for id in known.ids("agreement")}
    members = {id: everyone(known, staying(known, known.records[id].members)) for id in known.ids("agency")}
    meeting = {id: everyone(known, staying(known, known.records[id].participants)) for id in known.ids("meeting")}
    papers = {id: {c for body in known.standing(known.records[id]) for c in known.countries(body)} for id in parties}
    for body in (*agencies, *countries):
        agree(view.missions(partner=body), partners, body)
        agree(view.missions(partner=body, role="lead"), both, f"{body} lead")
        agree(view.agreements(party=body), parties, body)
        agree(view.agencies(member=body), members, body)
        agree(view.meetings(participant=body), meeting, body)
    for code in countries:
        agree(view.missions(country=code), states, code)
        agree(view.agreements(country=code), papers, code)
    for role in ("lead", "co_lead", "partner", "instrument"):
        agree(view.missions(role=role), roles, role)
    for whole in {whole for found in wholes.values() for whole in found}:
        agree(view.missions(part_of=whole), wholes, whole)
    assert {m.id: set(m.countries) for m in view.missions()} == states
    assert {m.id: {a.id for a in m.partners} for m in view.missions()} == {
        id: {p.agency_id for p, _ in known.parts(known.records[id])} - {None} for id in partners
    }
    assert {p.id: set(p.countries) for p in view.agreements()} == papers
    for paper in view.agreements():
        assert {str(getattr(body, "id", body)) for body in paper.parties_on(known.day)} == known.joined(known.records[paper.id])


def everyone(known: Known, bodies: Iterable[str]) -> set[str]:
    return {answer for body in bodies for answer in known.answers(body)}


def staying(known: Known, participants: Iterable[Any]) -> list[str]:
    return [p.body_id for p in known.cut(participants) if not (p.until and p.until.latest and p.until.latest < known.day)]


def agree(found: sc.Selection[Any], expected: dict[Any, set[str]], value: str) -> None:
    assert set(found.ids) == {id for id, values in expected.items() if value in values}, value


@slow
@given(worlds())
def test_every_date_as_of_a_day(world: World) -> None:
    catalogue = world.opened()
    for known in world.known():
        moments(catalogue, known, range(2000, 2016))


def moments(catalogue: sc.Catalogue, known: Known, years: Iterable[int]) -> None:
    """Ask for each keyword of dates in each year, and the records of the view for theirs."""
    view = catalogue.as_of(known.day)
    questions: list[tuple[str, str, Callable[..., Any], str, Callable[[Any], Any]]] = [
        ("mission", "planned", view.missions, "planned_launch", known.planned_launch),
        ("mission", "launched", view.missions, "launch", lambda m: (flown := known.launched(m)) and flown.date),
        ("mission", "ended", view.missions, "ended", known.ended),
        ("agreement", "signed", view.agreements, "signed", known.signed),
        ("agreement", "in_force", view.agreements, "in_force", known.in_force),
        ("agreement", "expires", view.agreements, "expires", known.expires),
        ("agency", "founded", view.agencies, "founded", known.founded),
        ("meeting", "held", view.meetings, "start", lambda m: (held := known.held(m)) and held.date),
    ]
    for kind, keyword, query, attribute, answer in questions:
        expected = {id: answer(known.records[id]) for id in known.ids(kind)}
        assert {record.id: getattr(record, attribute) for record in query()} == expected, (keyword, known.day)
        for year in years if keyword not in ("held", "launched") or len(known.records) < 20 else ():
            asked = PartialDate.of(year)
            matching = {id for id, when in expected.items() if when is not None and when.overlaps(asked)}
            assert set(query(**{keyword: year}).ids) == matching, (keyword, year, known.day)
    late = {id for id in known.ids("mission") if known.overdue(known.records[id])}
    assert set(view.missions(overdue=True).ids) == late
    assert {m.id for m in view.missions() if m.overdue is not None} == late


@slow
@given(worlds())
def test_what_was_known_is_never_forgotten(world: World) -> None:
    catalogue = world.opened()
    seen: dict[str, list[Any]] = {}
    for day in sorted(world.asked):
        view = catalogue.as_of(day)
        now = {record.id: list(record.elements()) for record in everything(view)}
        for id, elements in seen.items():
            assert id in now
            for element in elements:
                assert type(element).__name__ == "Instrument" or element in now[id]
        seen = now


def everything(catalogue: sc.Catalogue) -> Iterator[Any]:
    for selection in (catalogue.missions(), catalogue.agencies(), catalogue.agreements(), catalogue.meetings()):
        yield from selection


@slow
@given(worlds())
def test_the_last_day_is_the_catalogue_itself(world: World) -> None:
    catalogue = world.opened()
    view = catalogue.as_of(catalogue.day)
    assert view == catalogue
    assert view.counts == catalogue.counts
    assert list(everything(view)) == list(everything(catalogue))
    for mine, theirs in zip(everything(view), everything(catalogue), strict=True):
        assert getattr(mine, "status", None) == getattr(theirs, "status", None)
        assert mine.last_word == theirs.last_word
