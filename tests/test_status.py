"""The status of missions, and what else follows from their timelines and those of their carriers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

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
@pytest.mark.parametrize(("before", "expected"), [("suspended", "suspended"), ("launch", "operating"), ("ended", "completed")])
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
    "one of two craft commissioned": (
        [plan("commissioned", "2027", subject="B"), LAUNCHED, did("commissioned", "2021", subject="A")],
        "operating",
    ),
    "failed at launch": ([LAUNCHED, did("failed", "2020-05-01")], "failed"),
    "failed on the way": ([TO_COME, LAUNCHED, did("failed", "2021")], "failed"),
    "failed after commissioning": ([LAUNCHED, did("commissioned", "2021"), did("failed", "2022")], "completed"),
    "failed after arrival": ([LAUNCHED, did("arrival", "2021"), did("failed", "2022")], "completed"),
    "failed after work": ([LAUNCHED, did("in_operation", "2021"), did("failed", "2022")], "completed"),
    "failed after an extension": ([LAUNCHED, did("extended", "2021"), did("failed", "2022")], "completed"),
    "failed before the work planned": ([TO_CHECK, plan("in_operation", "2021"), LAUNCHED, did("failed", "2022")], "failed"),
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
        [LAUNCHED, did("suspended", "2021"), did("in_operation", "2022"), did("suspended", "2023"), did("resumed", "2024")],
        "operating",
    ),
    "resumed with no suspension told": ([LAUNCHED, did("resumed", "2022")], "operating"),
    "resumed, and nothing else told": ([did("resumed", "2022")], "proposed"),
    "taken up again after a failure to work": ([LAUNCHED, did("failed", "2021"), did("commissioned", "2022")], "operating"),
    "cancelled with a plan standing": ([plan("launch", "2030"), did("approved", "2012"), did("cancelled", "2013")], "cancelled"),
    "withdrawn with a plan standing": ([plan("launch", "2030"), did("proposed", "2012"), did("withdrawn", "2013")], "cancelled"),
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


def by_the_text(timeline: Sequence[Milestone], day: date) -> str:
    """Walk through the events as they come, keeping what decides, and what decided before the last halt."""

    def told(milestone: Milestone) -> date:
        days = [milestone.stated] if milestone.certainty == "planned" else [milestone.date, milestone.stated]
        return min(when.latest for when in days if when is not None and when.latest is not None)

    known = [milestone for milestone in timeline if told(milestone) <= day]
    plans = [milestone for milestone in known if milestone.certainty == "planned"]
    events = [milestone for milestone in known if milestone.certainty == "actual"]

    def to_come(kind: str) -> bool:
        over = [event.subject for event in events if event.kind == kind]
        return any(milestone.kind == kind and milestone.subject not in over for milestone in timeline)

    deciding = before_halt = None
    for number, event in enumerate(events):
        if event.kind == "resumed":
            deciding = before_halt if before_halt != "none yet" else deciding
        elif event.kind == "suspended":
            if deciding is None or events[deciding].kind != "suspended":
                before_halt = deciding
            deciding = number
        elif event.kind not in ("in_operation", "extended", "handed_over"):
            deciding = number
    return "TODO" if deciding is None else str(to_come) + str(plans)
