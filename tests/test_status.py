"""The status of missions, and what else follows from their timelines and those of their carriers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from spacecoop.errors import RecordError, Unbound
from spacecoop.records.status import SAYS
from spacecoop.records.vocabulary import MISSION_MILESTONES
from spacecoop.values.dates import PartialDate, Span

from .strategies import mission_timelines
from .support import DAY, bound, did, mission, part, plan, source, tie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacecoop.records.elements import Participant
    from spacecoop.records.mission import Mission
    from spacecoop.records.timeline import Milestone


def status(*timeline: Milestone, day: date | str = DAY) -> str:
    return str(bound(mission(*timeline), day=day).status)


def history(*timeline: Milestone) -> list[tuple[str, str, str | None]]:
    return [
        (str(period.status), str(period.since), period.until and str(period.until))
        for period in bound(mission(*timeline)).status_history
    ]


# ---------------------------------------------------------------- the rules, a row each

ALONE = {
    "proposed": "proposed",
    "call": "planned",
    "selected": "planned",
    "approved": "planned",
    "review_passed": "planned",
    "delivered": "planned",
    "launch": "operating",
    "started": "operating",
    "separated": "operating",
    "arrival": "operating",
    "commissioned": "operating",
    "suspended": "suspended",
    "cancelled": "cancelled",
    "withdrawn": "cancelled",
    "failed": "failed",
    "ended": "completed",
    "returned": "completed",
}
SILENT = ["in_operation", "extended", "handed_over"]


@pytest.mark.parametrize(("kind", "expected"), ALONE.items())
def test_what_an_event_says_alone(kind: str, expected: str) -> None:
    assert status(did(kind, "2020")) == expected


@pytest.mark.parametrize("kind", SILENT)
@pytest.mark.parametrize(
    ("before", "expected"), [("suspended", "suspended"), ("launch", "operating"), ("ended", "completed")]
)
def test_what_changes_no_status(kind: str, before: str, expected: str) -> None:
    assert status(did(kind, "2020")) == "proposed"
    assert status(did(before, "2019"), did(kind, "2020")) == expected


def test_every_kind_of_milestone_has_a_rule() -> None:
    assert {*ALONE, *SILENT, "resumed"} == MISSION_MILESTONES
    assert set(SAYS) == MISSION_MILESTONES - set(SILENT)


LAUNCHED = did("launch", "2020-05-01")
TO_COME = plan("arrival", "2030")
TO_CHECK = plan("commissioned", "2030")

ROWS = {
    "nothing at all": ([], "proposed"),
    "only a plan of launch": ([plan("launch", "2030")], "planned"),
    "only a plan of something else": ([plan("ended", "2030")], "planned"),
    "proposed, with a plan of launch": ([plan("launch", "2030"), did("proposed", "2012")], "planned"),
    "proposed, with a plan of start": ([plan("started", "2030"), did("proposed", "2012")], "planned"),
    "proposed, with another plan": ([plan("selected", "2030"), did("proposed", "2012")], "proposed"),
    "proposed again after approval": ([did("approved", "2012"), did("proposed", "2013")], "proposed"),
    "launched, arrival to come": ([TO_COME, LAUNCHED], "cruise"),
    "started, arrival to come": ([TO_COME, did("started", "2020")], "cruise"),
    "separated, arrival to come": ([TO_COME, LAUNCHED, did("separated", "2021")], "cruise"),
    "launched, commissioning to come": ([TO_CHECK, LAUNCHED], "commissioning"),
    "started, commissioning to come": ([TO_CHECK, did("started", "2020")], "commissioning"),
    "separated, commissioning to come": ([TO_CHECK, LAUNCHED, did("separated", "2021")], "commissioning"),
    "launched, both to come": ([TO_CHECK, TO_COME, LAUNCHED], "cruise"),
    "launched, the end to come": ([plan("ended", "2030"), LAUNCHED], "operating"),
    "arrived where it was to arrive": ([TO_COME, LAUNCHED, did("arrival", "2021")], "operating"),
    "commissioned as planned": ([TO_CHECK, LAUNCHED, did("commissioned", "2021")], "operating"),
    "arrived, then separated": ([TO_COME, LAUNCHED, did("arrival", "2021"), did("separated", "2021")], "operating"),
    "before the first of two targets": (
        [plan("arrival", "2022", subject="asteroid"), plan("arrival", "2035", subject="comet"), LAUNCHED],
        "cruise",
    ),
    "between two targets": (
        [
            plan("arrival", "2022", subject="asteroid"),
            plan("arrival", "2035", subject="comet"),
            LAUNCHED,
            did("arrival", "2022-07-07", subject="asteroid"),
        ],
        "operating",
    ),
    "on its way from one target to the next": (
        [
            plan("arrival", "2035", subject="comet"),
            LAUNCHED,
            did("arrival", "2022-07-07", subject="asteroid"),
            did("separated", "2023"),
        ],
        "cruise",
    ),
    "one of two craft commissioned": (
        [plan("commissioned", "2027", subject="B"), LAUNCHED, did("commissioned", "2021", subject="A")],
        "operating",
    ),
    "a part approved after the launch": ([LAUNCHED, did("approved", "2021", subject="service abroad")], "operating"),
    "a round called after the start": (
        [did("started", "2015"), did("call", "2016", subject="round of 2016"), did("selected", "2017", subject="same")],
        "operating",
    ),
    "a part called before the start": ([did("call", "2014", subject="first round")], "planned"),
    "a part delivered after the start": ([did("started", "2015"), did("delivered", "2016", subject="dish")], "planned"),
    "approved anew after the launch": ([LAUNCHED, did("approved", "2021")], "planned"),
    "failed at launch": ([LAUNCHED, did("failed", "2020-05-01")], "failed"),
    "failed on the way": ([TO_COME, LAUNCHED, did("failed", "2021")], "failed"),
    "failed after commissioning": ([LAUNCHED, did("commissioned", "2021"), did("failed", "2022")], "completed"),
    "failed after arrival": ([LAUNCHED, did("arrival", "2021"), did("failed", "2022")], "completed"),
    "failed after work": ([LAUNCHED, did("in_operation", "2021"), did("failed", "2022")], "completed"),
    "failed after an extension": ([LAUNCHED, did("extended", "2021"), did("failed", "2022")], "completed"),
    "failed before the work planned": ([plan("in_operation", "2021"), LAUNCHED, did("failed", "2022")], "failed"),
    "heard of after its failure": ([LAUNCHED, did("failed", "2022"), did("in_operation", "2023")], "failed"),
    "suspended on the ground": ([did("approved", "2012"), did("suspended", "2013")], "suspended"),
    "resumed on the ground": ([did("approved", "2012"), did("suspended", "2013"), did("resumed", "2014")], "planned"),
    "resumed as a proposal": ([did("proposed", "2012"), did("suspended", "2013"), did("resumed", "2014")], "proposed"),
    "resumed in flight": ([LAUNCHED, did("suspended", "2021"), did("resumed", "2022")], "operating"),
    "resumed in cruise": ([TO_COME, LAUNCHED, did("suspended", "2021"), did("resumed", "2022")], "cruise"),
    "arrived while suspended": (
        [TO_COME, LAUNCHED, did("suspended", "2021"), did("arrival", "2022"), did("resumed", "2023")],
        "operating",
    ),
    "suspended and resumed twice": (
        [LAUNCHED, did("suspended", "2021"), did("resumed", "2022"), did("suspended", "2023"), did("resumed", "2024")],
        "operating",
    ),
    "its suspension told twice": (
        [LAUNCHED, did("suspended", "2021"), did("extended", "2022"), did("suspended", "2023"), did("resumed", "2024")],
        "operating",
    ),
    "resumed with no suspension told": ([LAUNCHED, did("resumed", "2022")], "operating"),
    "resumed, and nothing else told": ([did("resumed", "2022")], "proposed"),
    "resumed, and told so again": (
        [did("suspended", "2012"), did("resumed", "2013"), did("approved", "2014"), did("resumed", "2015")],
        "planned",
    ),
    "repaired after a failure": ([LAUNCHED, did("failed", "2021"), did("commissioned", "2022")], "operating"),
    "cancelled with a plan standing": ([plan("launch", "2030"), did("cancelled", "2013")], "cancelled"),
    "withdrawn with a plan standing": ([plan("launch", "2030"), did("withdrawn", "2013")], "cancelled"),
    "returned after arrival": ([LAUNCHED, did("arrival", "2021"), did("returned", "2022")], "completed"),
}  # fmt: skip


@pytest.mark.parametrize(("timeline", "expected"), ROWS.values(), ids=ROWS.keys())
def test_status(timeline: list[Milestone], expected: str) -> None:
    assert status(*timeline) == expected


# ---------------------------------------------------------------- from which day something counts


@pytest.mark.parametrize(
    ("event", "first"),
    [
        (did("launch", "2020-05-01"), "2020-05-01"),
        (did("launch", "2020-05"), "2020-05-31"),
        (did("launch", "2019-24"), "2020-02-29"),
        (did("launch", "../2020-05"), "2020-05-31"),
        (did("launch", "2020~"), "2020-12-31"),
        (did("launch", "2020", stated="2020-06-02"), "2020-06-02"),
        (did("launch", "2020", stated="2020-06"), "2020-06-30"),
        (did("launch", "2020-05-01", stated="2023-01-01"), "2020-05-01"),
        (did("launch", "2020/..", stated="2023-01-01"), "2023-01-01"),
    ],
)
def test_an_event_counts_from_its_last_day_or_from_an_earlier_statement(event: Milestone, first: str) -> None:
    day = date.fromisoformat(first)
    assert status(event, day=day - timedelta(days=1)) == "proposed"
    assert status(event, day=day) == "operating"


def test_a_plan_counts_from_the_day_it_was_said() -> None:
    said = plan("launch", "2030", stated="2019-06")
    assert status(said, day="2019-06-29") == "proposed"
    assert status(said, day="2019-06-30") == "planned"


def test_a_plan_without_its_day_was_said_when_first_published() -> None:
    undated = mission(plan("launch", "2030", stated=None, sources=["old", "older", "page"]))
    pages = [source("old", published="2018-03-01"), source("older", published="2017"), source("page", accessed="2015")]
    assert bound(undated, sources=pages, day="2017-12-30").status == "proposed"
    assert bound(undated, sources=pages, day="2017-12-31").status == "planned"


def test_a_day_of_access_dates_nothing() -> None:
    undated = bound(mission(plan("launch", "2030", stated=None)), sources=[source(accessed="2015-01-01")])
    assert undated.timeline[0].said is None
    assert undated.status == "proposed"
    assert undated.status_history == ()
    assert undated.last_word is None


def test_two_events_of_which_the_earlier_is_known_later() -> None:
    timeline = did("launch", "2020"), did("arrival", "2020-06-01")
    assert status(*timeline, day="2020-06-01") == status(*timeline, day="2020-12-31") == "operating"


# ---------------------------------------------------------------- history


def test_history_is_half_open_merged_and_says_why() -> None:
    timeline = [
        plan("launch", "2017", stated="2014-08-02"),
        plan("launch", "2021", stated="2019-06-05"),
        plan("commissioned", "2024", stated="2019-06-05"),
        did("proposed", "2013-05"),
        did("approved", "2015-01-01"),
        did("review_passed", "2016-01-01"),
        did("launch", "2024-06-22"),
        did("commissioned", "2025-01-10"),
        did("in_operation", "2026-01-01"),
    ]
    found = bound(mission(*timeline)).status_history
    assert [(str(period.status), str(period.since), str(period.until)) for period in found] == [
        ("proposed", "2013-05-31", "2014-08-02"),
        ("planned", "2014-08-02", "2024-06-22"),
        ("commissioning", "2024-06-22", "2025-01-10"),
        ("operating", "2025-01-10", "None"),
    ]
    assert [period.cause for period in found] == [timeline[3], timeline[0], timeline[6], timeline[7]]


def test_history_of_a_halt() -> None:
    assert history(did("approved", "2012-01-01"), did("suspended", "2013-01-01"), did("resumed", "2014-01-01")) == [
        ("planned", "2012-01-01", "2013-01-01"),
        ("suspended", "2013-01-01", "2014-01-01"),
        ("planned", "2014-01-01", None),
    ]


def test_a_launch_that_fails_on_its_day_was_never_operating() -> None:
    assert history(did("launch", "2013-12-09"), did("failed", "2013-12-09")) == [("failed", "2013-12-09", None)]


def test_history_of_nothing_is_empty() -> None:
    assert history() == []


def test_history_ends_with_the_day_of_the_catalogue() -> None:
    lived = mission(did("launch", "2013-01-01"), did("ended", "2020-01-01"))
    assert [period.status for period in bound(lived, day="2019-12-31").status_history] == ["operating"]


# ---------------------------------------------------------------- status and history by the words of the design


def told(milestone: Milestone) -> date:
    days = [milestone.stated] if milestone.certainty == "planned" else [milestone.date, milestone.stated]
    return min((when.latest for when in days if when and when.latest), default=date.max)


def of_the_whole(events: Sequence[Milestone]) -> list[Milestone]:
    """Leave out what prepares a part, told after a launch or start."""
    found: list[Milestone] = []
    for event in events:
        begun = any(before.kind in ("launch", "started") for before in found)
        if not (begun and event.subject and event.kind in ("proposed", "call", "selected", "approved")):
            found.append(event)
    return found


def by_the_text(timeline: Sequence[Milestone], day: date) -> str:
    """Walk through the events as they come, keeping what decides, and what decided before the last halt."""
    known = [milestone for milestone in timeline if told(milestone) <= day]
    plans = [milestone for milestone in known if milestone.certainty == "planned"]
    events = of_the_whole([milestone for milestone in known if milestone.certainty == "actual"])

    def to_come(kind: str) -> bool:
        over = [event.subject for event in events if event.kind == kind]
        return any(milestone.kind == kind and milestone.subject not in over for milestone in timeline)

    deciding, before_halt = -1, None
    for number, event in enumerate(events):
        if event.kind == "suspended":
            if deciding < 0 or events[deciding].kind != "suspended":
                before_halt = deciding
            deciding = number
        elif event.kind == "resumed":
            deciding, before_halt = deciding if before_halt is None else before_halt, None
        elif event.kind not in ("in_operation", "extended", "handed_over"):
            deciding = number

    if deciding < 0:
        return "planned" if plans else "proposed"
    kind = str(events[deciding].kind)
    if kind == "proposed" and any(said.kind in ("launch", "started") for said in plans):
        return "planned"
    if kind in ("launch", "started", "separated") and to_come("arrival"):
        return "cruise"
    if kind in ("launch", "started", "separated") and to_come("commissioned"):
        return "commissioning"
    if kind == "failed" and {"commissioned", "arrival", "in_operation", "extended"} & {
        e.kind for e in events[:deciding]
    }:
        return "completed"
    return ALONE[kind]


@given(mission_timelines())
def test_status_and_history_follow_the_text(timeline: tuple[Milestone, ...]) -> None:
    found = bound(mission(*timeline))
    periods = found.status_history
    days = [day for day in map(told, timeline) if day <= DAY]
    for day in {*days, *(day - timedelta(days=1) for day in days), DAY}:
        expected = by_the_text(timeline, day)
        assert status(*timeline, day=day) == expected
        standing = [p.status for p in periods if p.since <= day and (p.until is None or day < p.until)]
        assert standing == ([expected] if day >= min(days, default=date.max) else [])
    for earlier, later in pairwise(periods):
        assert earlier.until == later.since
        assert earlier.status is not later.status
    assert all(period.cause is None or period.cause in found.timeline for period in periods)
    assert not periods or periods[-1].until is None


# ---------------------------------------------------------------- launches, plans and what became of them


def test_launch_is_the_first_that_happened() -> None:
    pair = bound(mission(plan("launch", "1999"), did("launch", "2000-07-16"), did("launch", "2000-08-09")))
    assert pair.launch == PartialDate("2000-07-16")
    assert pair.launched == did("launch", "2000-07-16")
    assert pair.milestone("launch") == pair.launched
    assert pair.planned_launch is None


def test_the_start_of_what_does_not_fly_is_its_launch() -> None:
    service = bound(mission(plan("started", "2017", stated="2016-01-01"), did("started", "2018-01-01")))
    assert service.launch == PartialDate("2018-01-01")
    assert service.slip == Span(1, 365)
    assert [milestone.kind for milestone in service.launch_history] == ["started", "started"]


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        ([], None),
        ([plan("launch", "2021", "2014-08-02"), plan("launch", "2023", "2019-06-05")], "2023"),
        ([plan("launch", "2023", "2019-06-05"), plan("launch", "2021", "2014-08-02")], "2023"),
        ([plan("launch", "2023", "2019-06-05"), plan("launch", "2022", "2020-01-01")], "2022"),
        ([plan("launch", "2020", "2019-06-05"), plan("launch", "2020-03-23/..", "2020-03-23")], "2020-03-23/.."),
        ([plan("launch", "2025", "2019-06-05"), plan("launch", "2026", "2019-06-05")], "2026"),
        ([plan("launch", "2025", "2019-06"), plan("launch", "2026", "2019-06-29")], "2025"),
        ([plan("launch", "2030", subject="B"), plan("launch", "2028", subject="A")], "2028"),
        ([plan("launch", "2027", "2019-01-01", subject="A"), plan("launch", "2028", "2020-01-01", subject="B"),
          plan("launch", "2029", "2021-01-01", subject="A")], "2028"),
        ([plan("ended", "2030"), plan("arrival", "2029")], None),
    ],
)  # fmt: skip
def test_planned_launch_is_the_newest_statement(plans: list[Milestone], expected: str | None) -> None:
    found = bound(mission(*plans))
    assert found.planned_launch == (expected and PartialDate(expected))
    assert found.launch is None
    assert found.slip is None


def test_launch_history_goes_by_the_day_said() -> None:
    first = plan("launch", "2013", "2006-01-01")
    second = plan("launch", "2021", "2014-08-02")
    late = plan("launch", "2024", stated=None, sources=["news"])
    flown = did("launch", "2024-06-22")
    news = source("news", published="2024-02-01")
    found = bound(
        mission(late, second, first, plan("ended", "2027"), did("approved", "2014-08-02"), flown), sources=[news]
    )
    assert found.launch_history == (first, second, late, flown)
    assert [str(milestone.said) for milestone in found.launch_history] == [
        "2006-01-01",
        "2014-08-02",
        "2024-02-01",
        "2024-06-22",
    ]


@pytest.mark.parametrize(
    ("first", "launch", "least", "most"),
    [
        ("2024-06-20", "2024-06-22", 2, 2),
        ("2021", "2024-06-22", 904, 1268),
        ("2021~", "2024-06-22", 904, 1268),
        ("2024", "2024-06-22", -192, 173),
        ("2020/..", "2024-06-22", None, 1634),
        ("../2020", "2024-06-22", 1269, None),
        ("2021", "2024", 731, 1460),
    ],
)
def test_slip_counts_from_the_first_plan(first: str, launch: str, least: int | None, most: int | None) -> None:
    plans = plan("launch", "2023", "2015-01-01"), plan("launch", first, "2014-08-02")
    assert bound(mission(*plans, did("launch", launch))).slip == Span(least, most)


def test_slip_is_that_of_the_craft_launched_first() -> None:
    plans = plan("launch", "2003", "2001-01-01", subject="B"), plan("launch", "2002-12-31", "2002-01-01", subject="A")
    flown = did("launch", "2003-01-02", subject="A"), did("launch", "2004-01-01", subject="B")
    assert bound(mission(*plans, *flown)).slip == Span(2, 2)


def test_slip_needs_a_plan_and_a_launch() -> None:
    assert bound(mission(did("launch", "2024"))).slip is None
    assert bound(mission(plan("launch", "2024"))).slip is None
    assert bound(mission(plan("started", "2024"), did("launch", "2024"))).slip is None


PASSED = plan("launch", "2026-11-11", "2020-01-01")


@pytest.mark.parametrize(
    ("timeline", "expected"),
    [
        ([PASSED], Span(10, 10)),
        ([plan("launch", "2025")], Span(325, 689)),
        ([plan("launch", "../2025")], Span(325, None)),
        ([PASSED, did("approved", "2021")], Span(10, 10)),
        ([PASSED, did("suspended", "2021")], Span(10, 10)),
        ([plan("launch", "2026")], None),
        ([plan("launch", "2026-11-21")], None),
        ([plan("launch", "2020/..")], None),
        ([PASSED, plan("launch", "2027", "2021-01-01")], None),
        ([PASSED, did("cancelled", "2021")], None),
        ([PASSED, did("withdrawn", "2021")], None),
        ([PASSED, did("launch", "2026-11-20")], None),
        ([plan("ended", "2020")], None),
        ([], None),
    ],
)
def test_overdue(timeline: list[Milestone], expected: Span | None) -> None:
    assert bound(mission(*timeline)).overdue == expected


@pytest.mark.parametrize(
    ("timeline", "expected"),
    [
        ([LAUNCHED, did("ended", "2022-03")], "2022-03"),
        ([LAUNCHED, did("returned", "2022-03-01")], "2022-03-01"),
        ([LAUNCHED, did("failed", "2022-03-01")], "2022-03-01"),
        ([LAUNCHED, did("returned", "2022-03-01"), did("ended", "2023-03-01")], "2023-03-01"),
        ([LAUNCHED, plan("ended", "2025")], None),
        ([LAUNCHED, did("failed", "2022-03-01"), did("commissioned", "2022-05-01")], None),
        ([did("approved", "2020"), did("cancelled", "2022")], None),
    ],
)
def test_ended(timeline: list[Milestone], expected: str | None) -> None:
    assert bound(mission(*timeline)).ended == (expected and PartialDate(expected))


def test_last_word_hears_statements_publications_and_events() -> None:
    def last_word(*timeline: Milestone, **page: str) -> str:
        return str(bound(mission(*timeline, sources=["news"]), sources=[source("news", **page)]).last_word)

    assert last_word() == "None"
    assert last_word(accessed="2025-01-01") == "None"
    assert last_word(published="2025-01") == "2025-01-31"
    assert last_word(did("in_operation", "2025-06-01"), published="2025-01") == "2025-06-01"
    assert last_word(did("launch", "2024-06-22"), published="2025-01") == "2025-01-31"
    assert last_word(plan("ended", "2030", "2026-02"), published="2025-01") == "2026-02-28"
    assert last_word(did("launch", "2020", stated="2026-05-05"), published="2025-01") == "2026-05-05"


def test_last_word_does_not_lie_beyond_the_day_of_the_catalogue() -> None:
    timeline = did("launch", "2024-06-22"), did("in_operation", "2026-06-01"), did("in_operation", "2026")
    assert str(bound(mission(*timeline)).last_word) == "2026-06-01"
    assert str(bound(mission(*timeline), day="2026-05-01").last_word) == "2024-06-22"
    assert bound(mission(*timeline), day="2024-06-21").last_word is None


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2026", "None"),
        ("2024/2026-11-21", "2024-01-01"),
        ("2024/2026-11-20", "2026-11-20"),
        ("../2026-11-21", "None"),
        ("2026-11-21", "2026-11-21"),
    ],
)
def test_what_was_said_at_some_time_up_to_now_is_no_word_of_today(when: str, expected: str) -> None:
    told = mission(did("in_operation", when), plan("ended", "2030", when), sources=["news"])
    assert str(bound(told, sources=[source("news")], day="2026-11-21").last_word) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (part("FR", since="2026-06-01", stated="2024-07-01", certainty="planned", sources=["news"]), "2024-07-01"),
        (part("FR", since="2026/2030", certainty="planned", sources=["news"]), "None"),
        (part("FR", since="2028", stated="2024-07-01", sources=["news"]), "2024-07-01"),
        (part("FR", since="2026/2030", stated="2024-07-01", sources=["news"]), "2024-07-01"),
    ],
)
def test_what_is_announced_is_a_word_of_the_day_on_which_it_was_said(told: Participant, expected: str) -> None:
    record = mission(participants=[told])
    assert str(bound(record, sources=[source("news")], day="2026-11-21").last_word) == expected


def test_last_word_hears_every_part_of_a_record() -> None:
    spoken = mission(participants=[part("FR", stated="2024-01-01", sources=["news"])])
    assert str(bound(spoken, sources=[source("news")]).last_word) == "2024-01-01"
    assert str(bound(spoken, sources=[source("news", published="2025-01-01")]).last_word) == "2025-01-01"
    joined = mission(participants=[part("FR", since="2023-05", sources=["news"])])
    assert str(bound(joined, sources=[source("news")]).last_word) == "2023-05-31"


# ---------------------------------------------------------------- timelines


def test_events_stand_in_their_order() -> None:
    mission(did("launch", "2020"), did("arrival", "2020-03-01"), did("commissioned", "2020-03"), plan("ended", "2019"))
    with pytest.raises(RecordError, match=r"arrival 2019 stands after launch 2020; order it by events"):
        mission(did("launch", "2020"), did("arrival", "2019"))


def test_events_stand_in_their_order_across_a_vague_one() -> None:
    with pytest.raises(RecordError, match=r"commissioned 2019 stands after launch 2020-05-01"):
        mission(did("launch", "2020-05-01"), did("arrival", "2018/2021"), did("commissioned", "2019"))


def test_what_lasts_does_not_end_before_it_begins() -> None:
    assert did("launch", "2020-05-01", end="2020").end == PartialDate("2020")
    with pytest.raises(RecordError, match="end: 2019 lies before the date 2020"):
        did("launch", "2020", end="2019")


def test_milestone_gives_the_first_event_else_the_latest_plan() -> None:
    newest = plan("ended", "2026", "2020-01-01")
    found = bound(mission(newest, plan("ended", "2024"), LAUNCHED))
    assert found.milestone("launch") == LAUNCHED
    assert found.milestone("ended") == newest
    assert found.milestone("arrival") is None
    with pytest.raises(ValueError, match="'lift_off' is not one of proposed, call"):
        found.milestone("lift_off")


# ---------------------------------------------------------------- guests and their carriers

CARRIER = mission(
    plan("launch", "2016", "2012-01-01"),
    plan("launch", "2018", "2016-07-01"),
    did("launch", "2018-05-20"),
    id="carrier",
)


def guest(*timeline: Milestone, carrier: Mission = CARRIER, **ride: str) -> Any:
    return bound(mission(*timeline, id="guest", relations=[tie("carried_by", carrier.id, **ride)]), carrier)


def test_a_guest_shares_the_launches_of_its_carrier() -> None:
    found = guest()
    assert found.launch == PartialDate("2018-05-20")
    assert found.status == "operating"
    assert found.launch_history == CARRIER.timeline
    assert found.slip == Span(505, 870)
    assert [(str(p.status), str(p.since)) for p in found.status_history] == [
        ("planned", "2012-01-01"),
        ("operating", "2018-05-20"),
    ]
    assert found.timeline == ()
    assert [carrier.id for carrier in found.carried_by] == ["carrier"]
    assert [aboard.id for aboard in found.carried_by[0].carries] == ["guest"]


def test_a_guest_hears_only_what_was_said_while_it_was_to_fly() -> None:
    found = guest(since="2016-06-28")
    assert [str(milestone.date) for milestone in found.launch_history] == ["2018", "2018-05-20"]
    assert found.slip == Span(-225, 139)


def test_a_guest_taken_off_does_not_fly() -> None:
    """As PILOT-D, which did not fly with Luna-25."""
    found = guest(
        did("delivered", "2016-01-01"), did("withdrawn", "2018-04-13"), since="2012-01-01", until="2018-04-13"
    )
    assert found.launch is None
    assert found.status == "cancelled"
    assert found.planned_launch == PartialDate("2018")
    assert found.overdue is None
    assert found.carried_by == ()
    assert [(str(p.status), str(p.since)) for p in found.status_history] == [
        ("planned", "2012-01-01"),
        ("cancelled", "2018-04-13"),
    ]


def test_a_guest_that_came_aboard_after_the_launch_was_not_launched_with_it() -> None:
    assert guest(since="2018-05-21").launch is None
    assert guest(since="2018-05-20").launch is not None


def test_a_guest_that_left_its_carrier_after_the_launch_was_launched_with_it() -> None:
    assert guest(until="2018-05-20").status == "operating"
    assert guest(until="2018-05-19").status == "planned"


@pytest.mark.parametrize(
    ("launch", "ride", "aboard"),
    [
        ("2018-05-20", {"since": "2018"}, True),
        ("2018-05-20", {"until": "2018-05"}, True),
        ("2018-05", {"until": "2018-05-10"}, True),
        ("2018", {"since": "2018-02", "until": "2018-03"}, True),
        ("2018", {"until": "2017"}, False),
        ("2018-05", {"since": "2018-06"}, False),
        ("2018-05-20", {"since": "../2018", "until": "2018/.."}, True),
    ],
)
def test_days_that_are_vague_leave_a_guest_aboard_if_it_can_have_been(
    launch: str, ride: dict[str, str], aboard: bool
) -> None:
    found = guest(carrier=mission(did("launch", launch), id="carrier"), **ride)
    assert (found.launch is not None) is aboard


def test_a_guest_with_a_launch_of_its_own_does_not_share_another() -> None:
    """As NCLE, which flew with Queqiao and not with Chang'e-4."""
    own = did("launch", "2018-12-07")
    found = guest(plan("launch", "2019"), own)
    assert found.launch == PartialDate("2018-12-07")
    assert found.launch_history == (plan("launch", "2019"), own)
    assert guest(did("started", "2017-01-01")).launch == PartialDate("2017-01-01")


def test_a_guest_with_a_plan_of_its_own_still_shares_the_launch() -> None:
    assert guest(plan("launch", "2019", "2017-01-01")).launch == PartialDate("2018-05-20")


def test_nothing_but_the_launch_is_shared() -> None:
    """As Yinghuo-1, whose own loss stands in its own record."""
    lost = mission(
        did("approved", "2016"),
        did("launch", "2018-05-20"),
        did("arrival", "2019"),
        did("failed", "2020"),
        id="carrier",
    )
    assert guest(carrier=lost).status == "operating"
    assert guest(carrier=lost).ended is None
    assert guest(did("failed", "2018-05-21"), carrier=lost).status == "failed"
    assert bound(mission(id="guest", relations=[tie("part_of", "carrier")]), lost).launch is None


@pytest.mark.parametrize(
    ("timeline", "expected"),
    [
        ([did("delivered", "2018-01-01")], "operating"),
        ([did("delivered", "2018-05-20")], "operating"),
        ([did("selected", "2017"), did("delivered", "2018")], "operating"),
        ([did("delivered", "2018"), plan("arrival", "2030")], "cruise"),
        ([did("selected", "2018-06-01")], "planned"),
        ([did("failed", "2018-05-20")], "failed"),
        ([did("in_operation", "2018"), did("failed", "2019")], "completed"),
        ([did("delivered", "2018"), did("separated", "2018-05"), did("ended", "2018")], "completed"),
    ],
)
def test_where_the_launch_stands_among_the_events_of_a_guest(timeline: list[Milestone], expected: str) -> None:
    found = guest(*timeline)
    assert found.status == expected
    assert found.timeline == tuple(timeline)


def test_a_guest_of_several_flies_with_the_one_that_flew() -> None:
    first = mission(did("launch", "2015-01-01"), id="first")
    rides = [tie("carried_by", "first", until="2014-01-01"), tie("carried_by", "carrier", since="2014-01-01")]
    found = bound(mission(id="guest", relations=rides), first, CARRIER)
    assert found.launch == PartialDate("2018-05-20")
    assert [carrier.id for carrier in found.carried_by] == ["carrier"]


def test_without_a_catalogue_a_mission_tells_only_its_own_days() -> None:
    alone = mission(plan("launch", "2021", "2014-08-02"), did("launch", "2024-06-22"))
    assert alone.launch == PartialDate("2024-06-22")
    assert alone.slip == Span(904, 1268)
    with pytest.raises(Unbound, match="<Mission craft: Craft> belongs to no catalogue"):
        _ = alone.status
