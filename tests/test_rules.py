"""What must hold across records: each rule with a fault that it tells, and with what it lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from spacecoop.records.elements import Figure, Instrument
from spacecoop.records.funding import Funding
from spacecoop.store import rules
from spacecoop.values.money import Money

from .support import CITED, DAY, agency, agreement, did, meeting, mission, part, party, plan, source, tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from spacecoop.records.mission import Mission
    from spacecoop.records.record import Record
    from spacecoop.records.source import Source
    from spacecoop.records.timeline import Milestone

ESA = agency("esa")


def findings(
    *records: Record,
    sources: Iterable[Source] | None = None,
    where: Mapping[str, str] | None = None,
    base: Callable[[str], str | None] | None = None,
) -> list[str]:
    """Check records that cite an undated page, beside an agency for them to name."""
    found = (source(),) if sources is None else sources
    return rules.findings((ESA, *records), found, DAY, where or {}, base)


def craft(*timeline: Milestone, id: str = "craft", **said: Any) -> Mission:
    """A mission that breaks no rule by itself."""
    return mission(*(timeline or [did("call", "2015")]), id=id, **{"participants": [part("esa")], **said})


def paper(**said: Any) -> Record:
    return agreement(**{"purposes": ["framework"], "parties": [party("esa")], **said})


def test_nothing_wrong() -> None:
    assert findings(craft(did("launch", "2020"), did("in_operation", "2021")), paper(), meeting()) == []


# ---------------------------------------------------------------- references


@pytest.mark.parametrize(
    ("record", "path", "due"),
    [
        (craft(relations=[tie("part_of", "esa")]), "relations[0].to", "a mission"),
        (agency("cas", tie("part_of", "paper")), "relations[0].to", "an agency"),
        (meeting(relations=[tie("part_of", "esa")]), "relations[0].to", "a meeting"),
        (paper(relations=[tie("renews", "esa")]), "relations[0].to", "an agreement"),
        (craft(participants=[part("paper")]), "participants[0].agency", "an agency"),
        (craft(participants=[part("FR", via="paper")]), "participants[0].via", "an agency"),
        (agency("cas", members=[part("paper")]), "members[0].agency", "an agency"),
        (craft(did("approved", "2020", by="paper")), "timeline[0].by", "an agency"),
        (paper(parties=[party("craft")]), "parties[0].agency", "an agency"),
        (paper(covers=["series"]), "covers", "a mission or agency"),
        (meeting(covers=["page"]), "covers", "a mission or agency or agreement or meeting"),
        (
            craft(instruments=[Instrument(name="X", mission="esa", sources=CITED)]),
            "instruments[0].mission",
            "a mission",
        ),
        (
            craft(instruments=[Instrument(name="X", providers=[part("paper")], sources=CITED)]),
            "instruments[0].providers[0].agency",
            "an agency",
        ),
        (
            craft(funding=[Funding(money=Money("1", "EUR"), kind="grant", payers=["CN", "paper"], sources=CITED)]),
            "funding[0].payers",
            "an agency",
        ),
        (
            craft(figures=[Figure(kind="cost_share", value="1", of="paper", sources=CITED)]),
            "figures[0].of",
            "an agency",
        ),
    ],
)
def test_a_reference_leads_to_the_right_kind(record: Record, path: str, due: str) -> None:
    others = [
        other
        for other in (craft(), paper(), meeting(id="series", kind="series"))
        if other.RECORD_KIND != record.RECORD_KIND or other.id != record.id
    ]
    [line] = findings(record, *others)
    assert line.startswith(f"{record.id}: {path}: ")
    assert line.endswith(f", where {due} is due")


def test_an_unknown_reference_is_told_with_the_nearest() -> None:
    assert findings(craft(participants=[part("esaa")], relations=[tie("part_of", "xyz")])) == [
        "craft: participants[0].agency: no agency 'esaa'; did you mean 'esa'?",
        "craft: relations[0].to: no mission 'xyz'; add it, or mend the id",
    ]


def test_every_citation_leads_to_a_source() -> None:
    missing = craft(did("launch", "2020", sources=["pag"]), participants=[part("esa", sources=["esa"])])
    assert findings(missing) == [
        "craft: participants[0].sources: 'esa' is an agency, where a source is due",
        "craft: timeline[0].sources: no source 'pag'; did you mean 'page'?",
    ]


def test_a_former_id_is_not_referred_to() -> None:
    assert findings(craft(former_ids=["old"]), craft(id="other", relations=[tie("follows", "old")])) == [
        "other: relations[0].to: 'old' is now 'craft'; write that"
    ]


def test_references_may_lead_into_the_base() -> None:
    kinds = {"cnes": "agency", "report": "source", "carrier": "mission"}
    guest = craft(
        did("in_operation", "2020", sources=["report"]),
        plan("ended", "2030", stated=None, sources=["report"]),
        participants=[part("cnes")],
        relations=[tie("carried_by", "carrier")],
    )
    assert findings(guest, base=kinds.get) == []
    assert findings(craft(participants=[part("report")]), base=kinds.get) == [
        "craft: participants[0].agency: 'report' is a source, where an agency is due"
    ]


# ---------------------------------------------------------------- ids


def test_ids_are_unique_over_records_and_sources() -> None:
    assert findings(craft(), craft(), sources=[source(), source("esa")]) == [
        "craft: id: 2 records or sources have it; ids are unique across all kinds",
        "esa: id: 2 records or sources have it; ids are unique across all kinds",
    ]
    assert findings(craft(), base={"craft": "mission", "esa": "meeting"}.get) == [
        "esa: id: in the base it is a meeting; choose another id"
    ]


def test_former_ids_collide_with_nothing() -> None:
    found = findings(craft(former_ids=["esa", "old", "page", "mine"]), paper(former_ids=["old"]))
    assert [line.partition(";")[0] for line in found] == [
        "craft: former_ids: 'esa' is the id, or a former id, of something else",
        "craft: former_ids: 'old' is the id, or a former id, of something else",
        "craft: former_ids: 'page' is the id, or a former id, of something else",
        "paper: former_ids: 'old' is the id, or a former id, of something else",
    ]


def test_one_thing_has_one_record() -> None:
    one, other = (
        craft(same_as={"cospar": ["2024-116A"]}),
        craft(id="other", same_as={"cospar": ["2024-116A"], "x": ["1"]}),
    )
    assert findings(one, other, paper(same_as={"satcat": ["1"]})) == [
        "other: same_as.cospar: '2024-116A' is 'craft' already; one thing has one record"
    ]


def test_sources_in_files_are_cited() -> None:
    assert findings(sources=[source(), source("unused")]) == []
    assert findings(sources=[source(), source("unused")], where={"unused": "sources/x.toml"}) == [
        "sources/x.toml: unused: no record cites this source; cite it or take it out"
    ]


def test_findings_name_the_file() -> None:
    assert findings(craft(participants=[]), where={"craft": "missions/craft.toml"}) == [
        "missions/craft.toml: craft: participants: a mission needs at least one"
    ]


# ---------------------------------------------------------------- circles


def test_relations_do_not_run_in_a_circle() -> None:
    round_trip = [agency("a", tie("part_of", "b")), agency("b", tie("part_of", "c")), agency("c", tie("part_of", "a"))]
    chains = [craft(id="m", relations=[tie("follows", "n")]), craft(id="n", relations=[tie("follows", "m")])]
    assert findings(*chains, *round_trip) == [
        "a: relations: part_of runs in a circle: a, b, c, a; break it",
        "m: relations: follows runs in a circle: m, n, m; break it",
    ]


def test_every_circle_is_told() -> None:
    pairs = [agency(id, tie("part_of", to)) for id, to in ("ab", "ba", "cd", "dc")]
    assert len(findings(*pairs)) == 2


def test_what_is_no_circle() -> None:
    coordinated = [craft(id=id, relations=[tie("coordinated_with", to)]) for id, to in ("mn", "nm")]
    mixed = [agency("a", tie("part_of", "b")), agency("b", tie("predecessor", "a"))]
    shared = [agency(id, *(tie("part_of", to) for to in above)) for id, above in (("x", "yz"), ("y", "z"), ("z", ""))]
    assert findings(*coordinated, *mixed, *shared) == []


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (craft(did("launch", "2026-11-22")), "timeline[0].date: 2026-11-22 lies after the data's day 2026-11-21: make"),
        (craft(did("launch", "2026")), "timeline[0].stated: 2026 may end after 2026-11-21: name a day"),
        (craft(did("launch", "2020/..")), "timeline[0].stated: 2020/.. may end after 2026-11-21"),
        (craft(did("launch", "2026", stated="2026-11")), "timeline[0].stated: 2026 may end after 2026-11-21"),
        (craft(plan("launch", "2030", stated=None)), "timeline[0].stated: a plan needs a day up to 2026-11-21"),
        (craft(plan("launch", "2030", stated="2020/..")), "timeline[0].stated: a plan needs a day"),
        (craft(participants=[part("esa", stated="2027")]), "participants[0].stated: 2027 lies after the data's day"),
        (craft(participants=[part("esa", since="2020", until="2019")]), "participants[0].until: 2019 lies before"),
        (craft(relations=[tie("follows", "ship", since="2020", until="2019")]), "relations[0].until: 2019 lies"),
        (paper(parties=[party("esa", "2027")]), "parties[0].date: 2027 lies after the data's day 2026-11-21"),
        (paper(parties=[party("esa", "2026")]), "parties[0].date: what is known in part counts from its last day, after"),
        (craft(participants=[part("esa", since="2026")]), "participants[0].since: what is known in part counts from"),
    ],
)  # fmt: skip
def test_wrong_dates(record: Record, line: str) -> None:
    [found] = findings(record, craft(id="ship"))
    assert found.startswith(f"{record.id}: {line}")


def test_sources_are_not_published_or_read_after_the_day() -> None:
    pages = [
        source(published="2027", accessed="2026-12-01"),
        source("other", published="2026-11", accessed="2026-11-21"),
    ]
    assert findings(sources=pages) == [
        "page: accessed: 2026-12-01 lies after the data's day 2026-11-21",
        "page: published: 2027 lies after the data's day 2026-11-21",
    ]


def test_right_dates() -> None:
    dated = source("dated", published="2026-11-01")
    found = craft(
        plan("ended", "2030", stated=None, sources=["page", "dated"]),
        did("call", "2026", stated="2026-11-20"),
        did("approved", "2026-11-21"),
        participants=[part("esa", since="2020-06", until="2020"), part("esa", "operations", until="2040")],
    )
    assert findings(found, sources=[source(), dated]) == []


def test_a_plan_is_dated_by_what_was_published_by_the_day() -> None:
    late = source("late", published="2026-11")
    [line] = findings(craft(plan("launch", "2030", stated=None, sources=["late"])), sources=[source(), late])
    assert line.startswith("craft: timeline[0].stated: a plan needs a day")


# ---------------------------------------------------------------- what a record must have


def test_a_mission_has_participants_and_something_dated() -> None:
    assert findings(mission(id="bare")) == [
        "bare: participants: a mission needs at least one",
        "bare: timeline: a mission needs a milestone, or a source with published",
    ]
    provided = mission(did("call", "2015"), instruments=[Instrument(name="X", providers=[part("esa")], sources=CITED)])
    reported = mission(id="reported", participants=[part("esa", sources=["dated"])])
    assert findings(provided, reported, sources=[source(), source("dated", published="2020")]) == []


def test_an_agreement_has_parties_and_says_what_for() -> None:
    assert findings(agreement()) == [
        "paper: parties: an agreement needs at least one",
        "paper: purposes: an agreement needs a purpose, or something that it covers",
    ]
    assert findings(paper(purposes=[], covers=["esa"])) == []


# ---------------------------------------------------------------- events


def test_what_was_lost_at_launch_does_not_work() -> None:
    lost = craft(did("launch", "2013-12-09"), did("failed", "2013-12-09"), did("in_operation", "2014"))
    assert findings(lost) == [
        "craft: timeline[2]: in_operation, though it failed before it worked; take one of them out"
    ]
    again = craft(did("launch", "2013"), did("failed", "2013"), did("launch", "2014"), did("in_operation", "2014"))
    worked = craft(did("launch", "2013"), did("in_operation", "2014"), did("failed", "2015"), did("extended", "2016"))
    assert findings(again) == findings(worked) == []


def test_what_works_was_launched_or_started() -> None:
    assert findings(craft(plan("launch", "2020"), did("in_operation", "2020"), did("launch", "2020"))) == [
        "craft: timeline[1]: in_operation needs an actual launch or started before it, its own or its carrier's"
    ]
    guest = craft(did("in_operation", "2020"), relations=[tie("carried_by", "ship")])
    assert findings(guest, craft(did("launch", "2019"), id="ship")) == []
    assert len(findings(guest, craft(plan("launch", "2019"), id="ship"))) == 1
    ferry = craft(id="ship", relations=[tie("carried_by", "rocket")])
    assert findings(guest, ferry, craft(did("launch", "2019"), id="rocket")) == []
    assert findings(craft(did("started", "2019"), did("in_operation", "2020"))) == []


def test_nothing_ends_before_its_launch() -> None:
    assert findings(craft(did("ended", "2020"), did("launch", "2020"))) == [
        "craft: timeline[0]: ended stands before the launch or start; order it by events"
    ]
    assert findings(craft(did("launch", "2020"), did("returned", "2021"), did("launch", "2022"))) == []
    assert findings(craft(did("ended", "2020"))) == []


def test_findings_do_not_depend_on_the_order_of_records() -> None:
    faulty = [
        craft(participants=[part("x")]),
        agency("a", tie("part_of", "b")),
        agency("b", tie("part_of", "a")),
        agreement(),
    ]
    assert findings(*faulty) == findings(*reversed(faulty))
