"""What was known when: the catalogue as of any day, against plain code, and on the records that history made hard."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.records.model import Model
from spacecoop.records.vocabulary import AgencyStatus, AgreementStatus, MissionStatus, Role
from spacecoop.values.dates import PartialDate

from .plain_time import Known, bounds, left
from .strategies import dates
from .support import agency, agreement, did, meeting, mission, part, party, plan, source, tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

worldly = settings(
    deadline=None,
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a world takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)

# ---------------------------------------------------------------- small catalogues, full of dates

TODAY = date(2010, 6, 15)
SOURCES = [
    source(),
    source("in-2003", published="2003"),
    source("in-may-2006", published="2006-05-05"),
]
DATED = [["in-2003"], ["in-may-2006"], ["page", "in-2003", "in-may-2006"]]
BODIES = ["a0", "a1", "a2", "a3", "CN", "FR"]
WORK = ("commissioned", "arrival", "in_operation", "extended")

days = st.dates(date(2000, 1, 1), TODAY)
partly = st.sampled_from(["2001", "2004", "2008", "2004-03", "2005-21", "2007-33~", "2001/2003"])
past = days.map(str) | partly
maybe = st.none() | past
times = days.map(str) | dates(2000, 2009).map(str)


@st.composite
def events(draw: st.DrawFn, kinds: list[str], subjects: tuple[str | None, ...] = (None,)) -> list[Any]:
    """What happened, in order; of what may lie after today, the day by which it had."""
    found = []
    for when in sorted(map(PartialDate, draw(st.lists(times, max_size=5)))):
        over = when.latest is not None and when.latest <= TODAY
        said = {"stated": draw(maybe if over else past), "subject": draw(st.sampled_from(subjects))}
        found.append(did(draw(st.sampled_from(kinds)), str(when), **said))
    return found


@st.composite
def plans(draw: st.DrawFn, kinds: list[str], subjects: tuple[str | None, ...] = (None,)) -> list[Any]:
    """What was planned: dated by itself, or by a source."""
    found = []
    for stated in draw(st.lists(maybe, max_size=4)):
        cited = ["page"] if stated else draw(st.sampled_from(DATED))
        when = draw(st.dates(date(2000, 1, 1), date(2014, 1, 1)).map(str) | dates(2000, 2014).map(str))
        said = {"sources": cited, "subject": draw(st.sampled_from(subjects))}
        found.append(plan(draw(st.sampled_from(kinds)), when, stated, **said))
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
        early = event.kind == "in_operation" or (flies and event.kind in ("ended", "returned"))
        if event.kind in ("launch", "started"):
            begun, worked, lost = True, False, False
        elif (early and not begun) or (lost and event.kind in WORK):
            continue
        elif event.kind == "failed":
            lost = bool(begun or rides) and not worked
        worked = worked or event.kind in WORK
        kept.append(event)
    return kept


MISSION_PLANS = ["launch", "launch", "started", "arrival", "commissioned", "ended"]
MISSION_EVENTS = [
    *("proposed", "call", "selected", "approved", "started", "launch", "launch", "separated", "arrival"),
    *(
        "commissioned",
        "in_operation",
        "extended",
        "suspended",
        "resumed",
        "withdrawn",
        "failed",
        "returned",
        "ended",
        "cancelled",
    ),
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
        providers = draw(st.just([]) | parts(2))
        instruments = [sc.Instrument(name="Eye", providers=providers, sources=["page"])] if providers else []
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


@worldly
@given(worlds())
def test_the_index_and_the_records_say_what_was_known_on_a_day(world: World) -> None:
    catalogue = world.opened()
    for known in world.known():
        statuses(catalogue, known)
        bodies(catalogue, known, ["a0", "a1", "a2", "a3"], ["CN", "FR"])
        moments(catalogue, known, range(2000, 2016))


def statuses(catalogue: sc.Catalogue, known: Known) -> None:
    """Ask for every status of missions, agreements and agencies, and the records of the view for theirs."""
    view = catalogue.as_of(known.day)
    asking: list[tuple[str, Callable[..., sc.Selection[Any]], Callable[[Any], str], Iterable[str]]] = [
        ("mission", view.missions, known.status, MissionStatus),
        ("agreement", view.agreements, known.agreement_status, AgreementStatus),
        ("agency", view.agencies, known.agency_status, AgencyStatus),
    ]
    for kind, query, status, words in asking:
        expected = {id: status(known.records[id]) for id in known.ids(kind)}
        assert {id: str(word) for word in words for id in query(status=word).ids} == expected, (kind, known.day)
        assert {record.id: record.status for record in query()} == expected, (kind, known.day)
    assert catalogue.missions(status="planned", as_of=known.day).ids == view.missions(status="planned").ids


def bodies(catalogue: sc.Catalogue, known: Known, agencies: Iterable[str], countries: Iterable[str]) -> None:
    """Ask for missions by partner, country, role, agreements by party, agencies by member, meetings by participant."""
    view = catalogue.as_of(known.day)
    partners: dict[str, set[str]] = {}
    wholes: dict[str, set[str]] = {}
    roles: dict[str, set[str]] = {}
    both: dict[str, set[str]] = {}
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
        agree(view.agencies(country=code), {id: known.countries(id) for id in members}, code)
    for role in (Role.LEAD, Role.CO_LEAD, Role.PARTNER, Role.INSTRUMENT):
        agree(view.missions(role=role), roles, role)
    for whole in {whole for found in wholes.values() for whole in found}:
        agree(view.missions(part_of=whole), wholes, whole)
    assert {m.id: set(m.countries) for m in view.missions()} == {
        id: {code for p, _ in known.parts(known.records[id]) for code in known.countries(p.body_id, then=True)}
        for id in partners
    }
    assert {m.id: {a.id for a in m.partners} for m in view.missions()} == {
        id: {p.agency_id for p, _ in known.parts(known.records[id])} - {None} for id in partners
    }
    assert {p.id: set(p.countries) for p in view.agreements()} == {
        id: {code for body in known.standing(known.records[id]) for code in known.countries(body, then=True)}
        for id in papers
    }
    for paper in view.agreements():
        joined = {str(getattr(body, "id", body)) for body in paper.parties_on(known.day)}
        assert joined == known.joined(known.records[paper.id])


def everyone(known: Known, bodies: Iterable[str]) -> set[str]:
    return {answer for body in bodies for answer in known.answers(body)}


def staying(known: Known, participants: Iterable[Any]) -> list[str]:
    return [participant.body_id for participant in known.cut(participants) if not left(participant, known.day)]


def agree(found: sc.Selection[Any], expected: dict[Any, set[str]], value: str) -> None:
    assert set(found.ids) == {id for id, values in expected.items() if value in values}, value


def moments(catalogue: sc.Catalogue, known: Known, years: Iterable[int]) -> None:
    """Ask for each keyword of dates in each year, and the records of the view for theirs."""
    view = catalogue.as_of(known.day)
    questions: list[tuple[str, str, Callable[..., Any], str, Callable[[Any], Any]]] = [
        ("mission", "planned", view.missions, "planned_launch", known.planned_launch),
        ("mission", "launched", view.missions, "launch", known.launch),
        ("mission", "ended", view.missions, "ended", known.ended),
        ("agreement", "signed", view.agreements, "signed", known.signed),
        ("agreement", "in_force", view.agreements, "in_force", known.in_force),
        ("agreement", "expires", view.agreements, "expires", known.expires),
        ("agency", "founded", view.agencies, "founded", known.founded),
        ("meeting", "held", view.meetings, "start", known.start),
    ]
    for kind, keyword, query, attribute, answer in questions:
        expected = {id: answer(known.records[id]) for id in known.ids(kind)}
        assert {record.id: getattr(record, attribute) for record in query()} == expected, (keyword, known.day)
        lasting = {id: [(when, when)] for id, when in expected.items() if when is not None}
        for id in lasting if keyword == "launched" else ():
            local = known.launched(known.records[id]).local
            lasting[id] += [(local, local)] if local else []
        for id in lasting if keyword == "held" else ():
            held = known.held(known.records[id])
            lasting[id] = [(held.date, held.end or held.date)]
        for asked in years:
            matching = {id for id, found in lasting.items() if any(can_lie(*one, asked) for one in found)}
            assert set(query(**{keyword: asked}).ids) == matching, (keyword, asked, known.day)
    late = {id for id in known.ids("mission") if known.overdue(known.records[id])}
    assert set(view.missions(overdue=True).ids) == late
    assert {m.id for m in view.missions() if m.overdue is not None} == late


@settings(worldly, max_examples=8)
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


def can_lie(first: PartialDate, last: PartialDate, year: int) -> bool:
    """Whether what runs from one date to another can lie in a year."""
    begins, ends = date(year, 1, 1), date(year, 12, 31)
    return (first.earliest is None or first.earliest <= ends) and (last.latest is None or last.latest >= begins)


def everything(catalogue: sc.Catalogue) -> Iterator[Any]:
    for selection in (catalogue.missions(), catalogue.agencies(), catalogue.agreements(), catalogue.meetings()):
        yield from selection


@settings(worldly, max_examples=8)
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


def test_what_is_known_of_one_record_turns_on_the_days_of_those_above_it() -> None:
    """A part of a part, and a guest's guest: what happens to the third, the first is found by."""

    def craft(id: str, *relations: Any) -> Any:
        return mission(did("approved", "2001"), id=id, relations=relations, participants=[part("CN")])

    rocket = mission(
        plan("launch", "2008", "2002"), did("launch", "2009-04-05"), id="rocket", participants=[part("CN")]
    )
    records = [
        rocket,
        craft("orbiter", tie("carried_by", "rocket")),
        craft("whole"),
        craft("bus", tie("part_of", "whole", since="2005-03-01")),
        craft("lander", tie("carried_by", "orbiter"), tie("part_of", "bus")),
    ]
    catalogue = sc.Catalogue.from_records(records, SOURCES, day=TODAY)
    turns: list[tuple[dict[str, Any], date]] = [
        ({"part_of": "whole"}, date(2005, 3, 1)),
        ({"planned": 2008}, date(2002, 12, 31)),
        ({"status": "operating"}, date(2009, 4, 5)),
    ]
    for asked, day in turns:
        assert "lander" not in catalogue.missions(**asked, as_of=day - timedelta(days=1)).ids
        assert "lander" in catalogue.missions(**asked, as_of=day).ids


FRAMEWORK = {"purposes": ["framework"]}


def test_a_paper_in_force_was_signed_and_supersedes() -> None:
    old = agreement(did("signed", "2001-01-01"), id="old", parties=[party("CN", None, "announced")], **FRAMEWORK)
    bound = [party("CN", "2004-04-04", "in_force")]
    new = agreement(id="new", relations=[tie("supersedes", "old")], parties=bound, **FRAMEWORK)
    catalogue = sc.Catalogue.from_records([old, new], SOURCES, day=TODAY)
    assert catalogue.agreements(status="superseded").ids == ("old",)
    assert catalogue.agreements(status="superseded", as_of="2004-04-03").ids == ()


# ---------------------------------------------------------------- the same on the bundled data

BUNDLED = sc.Catalogue.bundled()
AGENCIES = BUNDLED.agencies().ids


@pytest.fixture(scope="module")
def bundled() -> tuple[list[Any], list[Any]]:
    return list(everything(BUNDLED)), list(BUNDLED.sources())


def some_days() -> list[date]:
    """Days of a fixed choice: the catalogue's own, one before everything, others at random."""
    random = Random(0)
    first, last = date(1975, 1, 1).toordinal(), BUNDLED.day.toordinal()
    return [BUNDLED.day, date(1950, 1, 1), *(date.fromordinal(random.randint(first, last)) for _ in range(6))]


@pytest.mark.parametrize("day", some_days(), ids=str)
def test_the_bundled_catalogue_as_of_a_day(day: date, bundled: tuple[list[Any], list[Any]]) -> None:
    known = Known(*bundled, day, BUNDLED.day)
    statuses(BUNDLED, known)
    bodies(BUNDLED, known, Random(str(day)).sample(AGENCIES, 12), ["CN", "FR", "GB", "RU"])
    moments(BUNDLED, known, range(1960, 2036, 5))


def test_the_bundled_catalogue_as_of_its_last_day() -> None:
    view = BUNDLED.as_of(BUNDLED.day)
    assert view == BUNDLED
    assert list(everything(view)) == list(everything(BUNDLED))


# ---------------------------------------------------------------- what history made hard


def test_what_was_planned_with_cnes_on_a_day_of_2019() -> None:
    found = sc.missions(partner="CNES", status="planned", as_of="2019-06-05")
    assert "svom" in found.ids
    assert "cfosat" not in found.ids
    svom = found.filter(lambda mission: mission.id == "svom").one()
    assert (str(svom.planned_launch), svom.launch, svom.status) == ("2021", None, "planned")
    assert "svom" not in sc.missions(partner="CNES", status="planned").ids


def test_what_was_planned_with_esa_on_a_day_of_2023() -> None:
    found = {mission.id: mission for mission in sc.missions(partner="ESA", as_of="2023-10-18", status="planned")}
    assert str(found["smile"].planned_launch) == "2025"
    assert "einstein-probe" in found
    assert not {"smile", "einstein-probe"} & set(sc.missions(partner="ESA", status="planned").ids)


def test_a_day_given_as_text_day_or_partial_date_means_the_same() -> None:
    views = [BUNDLED.as_of(day) for day in ("2019-06-05", date(2019, 6, 5), PartialDate("2019-06-05"))]
    assert views[0] == views[1] == views[2] == sc.as_of("2019-06-05")
    assert views[0].as_of("2010-01-01") == sc.as_of("2010-01-01")
    assert views[0].day == date(2019, 6, 5)


def test_a_record_of_a_view_leads_to_records_of_the_view() -> None:
    smile: Any = sc.as_of("2020-01-01").mission("SMILE")
    assert [m.said for m in smile.launch_history] == sorted(m.said for m in smile.launch_history)
    assert all(m.said <= date(2020, 1, 1) for m in smile.timeline)
    assert smile.partners[0].missions
    again = next(mission for mission in smile.partners[0].missions if mission.id == "smile")
    assert again == smile != sc.mission("SMILE")


@pytest.mark.parametrize("id", ["tc-1", "double-star", "chang-e-3", "yinghuo-1"])
def test_utc_and_local_days_both_find_a_launch(id: str) -> None:
    launched: Any = sc.mission(id).launched  # Yinghuo-1's is its carrier's
    assert launched.local.earliest == launched.date.earliest + timedelta(days=1)
    for day in (launched.date, launched.local):
        assert id in sc.missions(launched=day).ids
        assert id in sc.missions(launched=sc.certainly(day)).ids
    assert id not in sc.missions(launched=sc.before(launched.date)).ids
    assert id not in sc.missions(launched=sc.after(launched.local)).ids


def test_a_failure_at_launch() -> None:
    cbers = sc.mission("CBERS-3")
    assert (cbers.status, cbers.launch, cbers.ended) == ("failed", cbers.ended, PartialDate("2013-12-09"))
    assert [period.status for period in cbers.status_history] == ["planned", "failed"]
    assert "cbers-3" in sc.missions(status="planned", as_of="2013-12-08").ids
    assert "cbers-3" in sc.missions(status="failed", as_of="2013-12-09").ids


def test_a_guest_taken_off_before_the_launch_did_not_fly() -> None:
    pilot = sc.mission("PILOT-D")
    assert (pilot.status, pilot.launch, pilot.slip) == ("cancelled", None, None)
    assert sc.mission("Luna-25").launch == PartialDate("2023-08-10")
    assert str(sc.as_of("2022-01-01").mission("PILOT-D").planned_launch) == str(
        sc.as_of("2022-01-01").mission("Luna-25").planned_launch
    )
    assert pilot.status_on(date(2022, 4, 12)) == "planned"


def test_a_guest_flies_with_its_own_carrier() -> None:
    ncle = sc.mission("NCLE")
    assert ncle.launch == sc.mission("Queqiao").launch == PartialDate("2018-05-20")
    assert ncle.launch != sc.mission("chang-e-4").launch
    assert "ncle" in sc.missions(launched="2018-05").ids
    assert "ncle" not in sc.missions(launched="2018-12").ids
    assert "ncle" in sc.missions(status="planned", as_of="2018-05-19").ids


def test_the_first_of_two_targets() -> None:
    statuses = [period.status for period in sc.mission("Tianwen-2").status_history]
    assert statuses == ["planned", "cruise", "operating"]
    assert "tianwen-2" in sc.missions(status="cruise", as_of="2026-01-01").ids
    assert "tianwen-2" in sc.missions(status="operating").ids


def test_a_suspended_project() -> None:
    kuafu = sc.mission("kuafu")
    assert kuafu.status == "suspended"
    assert kuafu.last_word is not None
    assert kuafu.last_word < date(2016, 1, 1)
    assert "kuafu" in sc.missions(status="planned", as_of="2012-01-01").ids
    assert "kuafu" in sc.missions(status=sc.ever(MissionStatus.PLANNED)).ids
    assert kuafu.overdue is not None
    assert "kuafu" in sc.missions(overdue=True).ids
    assert sc.mission("aso-s").status != "suspended"


def test_a_project_taken_up_again() -> None:
    svom = sc.mission("SVOM")
    statuses = [period.status for period in svom.status_history]
    assert statuses[:3] == ["planned", "suspended", "planned"]
    assert statuses[-1] == "operating"
    halt: Any = svom.status_history[1]
    assert "svom" in sc.missions(status="suspended", as_of=halt.since).ids
    assert "svom" not in sc.missions(status="suspended", as_of=halt.until).ids


def test_what_never_flies_is_started() -> None:
    circle: Any = sc.mission("chinese-meridian-project")
    assert circle.launch == circle.milestone("started").date
    assert circle.id in sc.missions(launched=circle.launch).ids
    assert circle.status == "operating"


def test_open_plans_match_where_they_can_lie_and_never_must() -> None:
    climate = sc.mission("gnss-climate-database")
    assert climate.planned_launch is not None
    assert climate.planned_launch.latest is None
    assert climate.overdue is None
    assert climate.id in sc.missions(planned="2040").ids
    assert climate.id not in sc.missions(planned="2022").ids
    assert climate.id not in sc.missions(planned=sc.certainly("2040")).ids
    assert climate.id in sc.missions(planned=sc.certainly(sc.after("2022"))).ids


def test_hindsight_differs_from_what_was_known() -> None:
    """The stay of execution that was told later: a status on a day, and the status then known."""
    craft = mission(plan("launch", "2005", "2001"), did("launch", "2003-05-01/2003-12-31"), did("failed", "2004-02"))
    asked = mission(*craft.timeline, participants=[part("CN")])
    catalogue = sc.Catalogue.from_records([asked], SOURCES, day=TODAY)
    landed = mission(
        plan("arrival", "2006", "2005-06-01"), did("launch", "2004-01-01"), id="lander", participants=[part("CN")]
    )
    both = sc.Catalogue.from_records([asked, landed], SOURCES, day=TODAY)
    day = date(2004, 6, 1)
    assert both.mission("lander").status_on(day) == "cruise"
    assert both.as_of(day).mission("lander").status == "operating"
    assert [str(p.status) for p in catalogue.mission("craft").status_history] == ["planned", "operating", "failed"]


# ---------------------------------------------------------------- dates in questions, in every form

WIDE = dates(2000, 2020)
FOREVER = 10**7


class Question:
    """A condition on dates, with the first and last day that it allows, and whether a date must lie there."""

    def __init__(self, condition: Any, first: int, last: int, must: bool = False) -> None:
        self.condition = condition
        self.first = first
        self.last = last
        self.must = must

    def __repr__(self) -> str:
        return repr(self.condition)

    def certainly(self) -> Question:
        return Question(sc.certainly(self.condition), self.first, self.last, must=True)

    def answered_by(self, when: PartialDate) -> bool:
        earliest, latest = ends(when)
        if self.must:
            return self.first <= earliest <= latest <= self.last and not any(mark in str(when) for mark in "~?%")
        return earliest <= self.last and latest >= self.first


@st.composite
def questions(draw: st.DrawFn) -> Question:
    when, other = draw(WIDE), draw(WIDE)
    first, last = ends(when)
    forms = [Question(when, first, last)]
    if first <= ends(other)[1]:
        forms.append(Question(sc.between(when, other), first, ends(other)[1]))
    if first > 0:
        forms.append(Question(sc.before(when), 0, first - 1))
    if last < FOREVER:
        forms.append(Question(sc.after(when), last + 1, FOREVER))
    question = draw(st.sampled_from(forms))
    return question.certainly() if draw(st.booleans()) else question


def ends(when: PartialDate) -> tuple[int, int]:
    return (when.earliest.toordinal() if when.earliest else 0, when.latest.toordinal() if when.latest else FOREVER)


@settings(worldly, max_examples=12)
@given(st.lists(WIDE, min_size=4, max_size=12), st.lists(questions(), min_size=10, max_size=20))
def test_every_form_of_date_against_every_form_of_question(found: list[PartialDate], asked: list[Question]) -> None:
    taking = {"participants": [part("CN")]}
    papers = {"parties": [party("CN", None, "announced")], **FRAMEWORK}
    said = {"stated": "2034"}
    records: list[Any] = []
    for n, when in enumerate(map(str, found)):
        records += [
            mission(plan("launch", when), id=f"planned-{n}", **taking),
            mission(did("launch", when, **said), id=f"launched-{n}", **taking),
            mission(did("ended", when, **said), id=f"ended-{n}", **taking),
            agreement(did("signed", when, **said), id=f"signed-{n}", **papers),
            agreement(did("in_force", when, **said), id=f"in-force-{n}", **papers),
            agreement(plan("expires", when), id=f"expires-{n}", **papers),
            agency(f"founded-{n}", timeline=[did("founded", when, **said)]),
            meeting(did("held", when, **said), id=f"held-{n}"),
        ]
    catalogue = sc.Catalogue.from_records(records, SOURCES, day="2035-01-01")
    queries: dict[str, Callable[..., sc.Selection[Any]]] = {
        **dict.fromkeys(("planned", "launched", "ended"), catalogue.missions),
        **dict.fromkeys(("signed", "in_force", "expires"), catalogue.agreements),
        "founded": catalogue.agencies,
        "held": catalogue.meetings,
    }
    for keyword, query in queries.items():
        for question in asked:
            answers = {f"{keyword.replace('_', '-')}-{n}" for n, when in enumerate(found) if question.answered_by(when)}
            assert set(query(**{keyword: question.condition}).ids) == answers, keyword
            assert set(query(**{keyword: sc.none_of(question.condition)}).ids) == set(query().ids) - answers, keyword


# ---------------------------------------------------------------- what is refused

NO_DAY = ["2019", "2019-06", "2019-06-05~", "2019-06-05?", "2019/2020", "2019-06-05/..", "201X", "2019-21", 2019]


@pytest.mark.parametrize("day", NO_DAY, ids=repr)
def test_as_of_asks_for_a_whole_day(day: Any) -> None:
    with pytest.raises(sc.DateError, match=r"^as_of='.*': give a whole day such as 2019-06-05$"):
        sc.missions(as_of=day)
    with pytest.raises(ValueError):
        sc.as_of(day)


@pytest.mark.parametrize("day", ["2019-02-30", "2019-13-01", "yesterday", "", "05/06/2019"])
def test_as_of_asks_for_a_day_that_exists(day: str) -> None:
    with pytest.raises(sc.DateError, match=r"is not an EDTF date"):
        sc.agencies(as_of=day)


def test_as_of_does_not_tell_the_future() -> None:
    tomorrow = BUNDLED.day + timedelta(days=1)
    with pytest.raises(sc.DateError, match=f"^as_of='{tomorrow}' lies after the catalogue's day, {BUNDLED.day}$"):
        sc.agreements(as_of=tomorrow)
    with pytest.raises(sc.DateError, match="lies after the catalogue's day, 2019-06-05"):
        sc.as_of("2019-06-05").as_of("2019-06-06")


@pytest.mark.parametrize("day", [datetime(2019, 6, 5), None, True, 3.5, ["2019-06-05"], sc.after(2018)])  # noqa: DTZ001
def test_as_of_takes_nothing_else(day: Any) -> None:
    for ask in (sc.as_of, lambda day: sc.meetings(as_of=day), lambda day: sc.slips(as_of=day)):
        with pytest.raises(TypeError, match=r"^as_of=.*: give a whole day such as 2019-06-05$"):
            ask(day)


def test_a_view_does_not_hold_what_had_not_appeared() -> None:
    early = sc.as_of("1990-01-01")
    assert "svom" not in early.missions().ids
    with pytest.raises(sc.UnknownRecord, match="no mission 'SVOM' was known on 1990-01-01"):
        early.mission("SVOM")
    assert "spacewatch-2019-06-cn-fr-meeting" not in sc.as_of("2019-01-01").sources().ids
    assert "spacewatch-2019-06-cn-fr-meeting" in sc.as_of("2019-06-30").sources().ids


def test_a_guest_tells_its_carriers_launch_as_its_milestone() -> None:
    launch = sc.mission("ncle").milestone("launch")
    assert launch is not None
    assert launch.record.id == "queqiao"


def test_sources_have_no_past() -> None:
    ask: Any = sc.sources
    with pytest.raises(TypeError, match="as_of"):
        ask(as_of="2019-06-05")


FAULTS = {
    "an impossible day": ('date = "2004-02-30"', "timeline[0].date: '2004-02-30' is not an EDTF date"),
    "an event to come": ('date = "2011"', "timeline[0].date: 2011 lies after the data's day 2010-06-15"),
    "an event that may be to come": ('date = "2010"', "timeline[0].stated: 2010 may end after 2010-06-15"),
    "an event with no last day": ('date = "2004/.."', "timeline[0].stated: 2004/.. may end after 2010-06-15"),
    "an event told in the future": (
        'date = "2010"\nstated = "2011-01-01"',
        "timeline[0].stated: 2011-01-01 lies after the data's day",
    ),
    "a plan that nothing dates": ('date = "2012"\ncertainty = "planned"', "timeline[0].stated: a plan needs a day"),
    "a plan of the future": (
        'date = "2012"\ncertainty = "planned"\nstated = "2011-05-01"',
        "timeline[0].stated: 2011-05-01 lies after the data's day",
    ),
    "out of order": (
        'date = "2005"\nsources = ["page"]\n[[timeline]]\nkind = "approved"\ndate = "2001"',
        "timeline: approved 2001 stands after launch 2005",
    ),
    "an end that precedes its beginning": (
        'date = "2005"\nend = "2004"',
        "timeline[0].end: 2004 lies before the date 2005",
    ),
}
BEFORE_LAUNCH = 'date = "2004"\nsources = ["page"]\n[[timeline]]\nkind = "launch"\ndate = "2005"'


@pytest.mark.parametrize(("launch", "message"), FAULTS.values(), ids=FAULTS)
def test_a_timeline_that_cannot_be_is_refused(launch: str, message: str, tmp_path: Path) -> None:
    refused(tmp_path, "launch", launch, f"missions/craft.toml: craft: {message}")


def test_an_end_before_the_launch_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, "ended", BEFORE_LAUNCH, "missions/craft.toml: craft: timeline[0]: ended stands before the launch")


def refused(folder: Path, kind: str, said: str, message: str) -> None:
    """A mission of one milestone, said so, is refused with a line that begins so; with a whole day it is taken."""
    sound(folder, kind, said)
    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_directory(folder)
    assert any(line.startswith(message) for line in caught.value.findings), caught.value.findings
    sound(folder, "launch", 'date = "2004-05-06"')
    assert sc.Catalogue.from_directory(folder).mission("craft").status == "operating"


def sound(folder: Path, kind: str, said: str) -> None:
    texts = {
        "catalogue.toml": 'version = "1"\nday = "2010-06-15"\n',
        "sources/page.toml": '[[sources]]\nid = "page"\ntitle = "Page"\npublisher = "P"\nkind = "document"\n',
        "missions/craft.toml": 'id = "craft"\nname = "Craft"\nkind = "spacecraft"\nsources = ["page"]\n'
        '[[participants]]\ncountry = "CN"\nrole = "lead"\nsources = ["page"]\n'
        f'[[timeline]]\nkind = "{kind}"\n{said}\nsources = ["page"]\n',
    }
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_what_is_numbered_at_its_launch_has_no_number_before() -> None:
    numbered = {"cospar": ["2024-116B"], "wikidata": ["Q1"]}
    craft = mission(
        id="craft",
        same_as=numbered,
        participants=[part("FR")],
        timeline=[plan("launch", "2021", "2019-06-05"), did("launch", "2024-06-22")],
    )
    whole = sc.Catalogue.from_records([craft], [source()], day="2026-11-21")
    assert whole.as_of("2024-06-22").mission("craft").same_as == whole.mission("craft").same_as
    assert whole.as_of("2024-06-21").mission("craft").same_as == {"wikidata": ("Q1",)}
