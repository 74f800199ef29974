"""Agreements, agencies and meetings: what follows from their parties, relations and days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from spacecoop.errors import RecordError, Unbound
from spacecoop.records.vocabulary import AgencyKind
from spacecoop.values.dates import PartialDate

from .support import agency, agreement, bound, did, meeting, mission, part, party, plan, tie

if TYPE_CHECKING:
    from datetime import date

    from spacecoop.records.agreement import Agreement
    from spacecoop.records.timeline import Milestone

# ---------------------------------------------------------------- status of agreements

SIGNED = did("signed", "2000-01-01")
IN_FORCE = did("in_force", "2001-01-01")
EXPIRED = did("expires", "2010-12-31")
TO_EXPIRE = plan("expires", "2030-12-31", "2000-01-01")
TERMINATED = did("terminated", "2005-01-01")


def status(
    *timeline: Milestone, others: tuple[Agreement, ...] = (), day: date | str = "2020-01-01", **said: Any
) -> str:
    return str(bound(agreement(*timeline, **said), *others, day=day).status)


def newer(kind: str, *timeline: Milestone, **said: Any) -> tuple[Agreement, ...]:
    return (agreement(*timeline, id="newer", relations=[tie(kind, "paper")], **said),)


ROWS = {
    "nothing told": ([], "planned"),
    "to be signed": ([plan("signed", "2018")], "planned"),
    "signed": ([SIGNED], "signed"),
    "adopted": ([did("adopted", "2000")], "signed"),
    "opened": ([did("opened", "2000")], "signed"),
    "in force": ([SIGNED, IN_FORCE], "in_force"),
    "in force, with no signature told": ([IN_FORCE], "in_force"),
    "provisionally applied": ([SIGNED, did("provisionally_applied", "2001")], "in_force"),
    "to be in force": ([plan("in_force", "2025"), SIGNED], "signed"),
    "in force and to expire": ([TO_EXPIRE, SIGNED, IN_FORCE], "in_force"),
    "expired": ([SIGNED, IN_FORCE, EXPIRED], "expired"),
    "expired as planned": ([plan("expires", "2010", "2000-01-01"), SIGNED, IN_FORCE], "expired"),
    "prolonged once": ([EXPIRED, TO_EXPIRE, SIGNED, IN_FORCE], "in_force"),
    "without an end that is known": ([plan("expires", "2010/..", "2000-01-01"), SIGNED], "signed"),
    "terminated": ([SIGNED, IN_FORCE, TERMINATED], "terminated"),
    "terminated before it would have expired": ([SIGNED, TERMINATED, EXPIRED], "terminated"),
    "to be terminated": ([plan("terminated", "2025"), SIGNED], "signed"),
}


@pytest.mark.parametrize(("timeline", "expected"), ROWS.values(), ids=ROWS.keys())
def test_status(timeline: list[Milestone], expected: str) -> None:
    events = sorted(timeline, key=lambda milestone: milestone.date)
    assert status(*events) == expected


@pytest.mark.parametrize(
    ("kind", "event", "expected"),
    [
        ("supersedes", did("signed", "2005"), "superseded"),
        ("supersedes", did("adopted", "2005"), "superseded"),
        ("supersedes", plan("signed", "2025"), "expired"),
        ("supersedes", did("signed", "2020"), "expired"),
        ("renews", did("signed", "2009"), "in_force"),
        ("renews", did("signed", "2012"), "in_force"),
        ("extends", did("signed", "2009"), "in_force"),
        ("extends", plan("signed", "2025"), "expired"),
        ("amends", did("signed", "2009"), "expired"),
        ("implements", did("signed", "2009"), "expired"),
    ],
)
def test_status_beside_a_newer_paper(kind: str, event: Milestone, expected: str) -> None:
    assert status(SIGNED, IN_FORCE, EXPIRED, others=newer(kind, event)) == expected


def test_terminated_goes_before_superseded() -> None:
    assert status(SIGNED, TERMINATED, others=newer("supersedes", did("signed", "2004"))) == "terminated"


def test_a_paper_that_its_parties_signed_supersedes() -> None:
    assert status(SIGNED, others=newer("supersedes", parties=[party("FR", "2004-01-01")])) == "superseded"


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ([party("FR", "2019-06-01"), party("CN", "2019-06-01")], "signed"),
        ([party("FR", "2020-01-02")], "planned"),
        ([party("FR", "2020")], "planned"),
        ([party("FR")], "signed"),
        ([party("FR", "2019", "announced")], "planned"),
        ([party("FR", "2018"), party("FR", "2019", "in_force")], "in_force"),
        ([party("FR", "2018"), party("FR", "2025", "in_force")], "signed"),
        ([], "planned"),
    ],
)
def test_status_by_what_parties_did(parties: list[Any], expected: str) -> None:
    assert status(parties=parties) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1999-12-31", "planned"),
        ("2000-01-01", "signed"),
        ("2001-01-01", "in_force"),
        ("2010-12-31", "in_force"),
        ("2011-01-01", "expired"),
    ],
)
def test_status_day_by_day(day: str, expected: str) -> None:
    assert status(SIGNED, IN_FORCE, EXPIRED, day=day) == expected


# ---------------------------------------------------------------- days and places


def test_signed_is_the_last_signature() -> None:
    assert agreement(parties=[party("FR", "2012-08-16"), party("CN", "2012-09-01")]).signed == PartialDate("2012-09-01")
    assert agreement(parties=[party("CN", "2012-09-01"), party("FR", "2012-08-16")]).signed == PartialDate("2012-09-01")
    assert agreement(parties=[party("FR", "2012-08-16"), party("CN")]).signed == PartialDate("2012-08-16")
    assert agreement(parties=[party("FR", "2012-08-16"), party("CN", "2015", "ratified")]).signed == PartialDate(
        "2012-08-16"
    )
    assert agreement(parties=[party("FR", "2012-08-16"), party("CN", "2012")]).signed == PartialDate("2012")
    assert agreement(parties=[party("FR", "2012", "announced")]).signed is None
    assert agreement(did("adopted", "2012")).signed is None


def test_signed_is_first_of_all_the_day_of_the_timeline() -> None:
    whole = agreement(did("signed", "2012-08-16"), parties=[party("FR", "2012"), party("CN", "2012-08")])
    assert whole.signed == PartialDate("2012-08-16")
    assert agreement(plan("signed", "2013"), parties=[party("FR", "2012")]).signed == PartialDate("2012")
    assert agreement(plan("signed", "2013")).signed is None


@pytest.mark.parametrize(
    ("said", "parties", "contradicts"),
    [
        ("2012-08-16", ["2012-08-16"], False),
        ("2012", ["2012-08-16", "2012-09-01"], False),
        ("2012-08-16", ["2011", "2012"], False),
        ("2012-09-01", ["2012-08-16"], True),
        ("2012-08-16", ["2012-08-16", "2012-09-01"], True),
        ("2012-08-16", ["2012", "2012-09-01"], True),
        ("2012-11-01", ["2012-03-01", "2012"], False),
        ("2012-02-01", ["2012-03-01", "2012"], True),
        ("2012-08-16", ["../2012-07"], True),
        ("2012-08-16", ["2012/.."], False),
    ],
)
def test_timeline_and_signatures_must_agree(said: str, parties: list[str], contradicts: bool) -> None:
    def build() -> Agreement:
        return agreement(did("signed", said), parties=[party("FR", day) for day in parties])

    if not contradicts:
        assert build().signed == PartialDate(said)
        return
    with pytest.raises(RecordError, match=rf"timeline: signed {said}, but the last party signed "):
        build()


def test_place_is_where_it_was_signed() -> None:
    assert agreement(did("signed", "2012", place="Beijing")).place == "Beijing"
    beijing = [party("FR", "2012", place="Beijing"), party("CN", "2012", place="Beijing")]
    assert agreement(parties=beijing).place == "Beijing"
    assert agreement(did("signed", "2012", place="Paris"), parties=beijing).place == "Paris"
    assert agreement(did("signed", "2012"), parties=beijing).place == "Beijing"
    assert agreement(parties=[*beijing, party("DE", "2012", place="Berlin")]).place is None
    assert agreement(parties=[party("FR", "2012", "ratified", place="Paris")]).place is None
    assert agreement().place is None


def test_in_force_is_the_day_of_full_effect() -> None:
    parties = [party("FR", "2003", "in_force"), party("CN", "2002", "in_force")]
    provisional = did("provisionally_applied", "2000")
    assert agreement(provisional, did("in_force", "2001"), parties=parties).in_force == PartialDate("2001")
    assert agreement(provisional, parties=parties).in_force == PartialDate("2002")
    assert agreement(provisional).in_force == PartialDate("2000")
    assert agreement(plan("in_force", "2030")).in_force is None


def test_expires_is_the_last_end_told() -> None:
    assert agreement(EXPIRED, TO_EXPIRE).expires == PartialDate("2030-12-31")
    assert agreement(EXPIRED).expires == PartialDate("2010-12-31")
    assert agreement(SIGNED).expires is None


def test_terminated() -> None:
    assert agreement(SIGNED, TERMINATED).terminated == PartialDate("2005-01-01")
    assert agreement(plan("terminated", "2030"), SIGNED).terminated is None


# ---------------------------------------------------------------- parties

GOVERNMENT = {"ministry", "intergovernmental", "un_body"}
COMPANIES = {"company", "state_enterprise"}


@pytest.mark.parametrize("kind", AgencyKind)
def test_level_of_a_party(kind: str) -> None:
    expected = (
        "government"
        if kind in GOVERNMENT
        else "agency"
        if kind == "space_agency"
        else "company"
        if kind in COMPANIES
        else "institute"
    )
    assert bound(agreement(parties=[party("body")]), agency("body", kind=kind)).level == expected


BODIES = [
    agency("gov", kind="ministry", country="FR"),
    agency("cnes", country="FR"),
    agency("cas", kind="academy", country="CN"),
    agency("nssc", tie("part_of", "cas"), kind="research_institute"),
    agency("firm", kind="company"),
]


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        (["firm", "nssc", "cnes", "gov"], "government"),
        (["firm", "nssc", "cnes", "FR"], "government"),
        (["firm", "nssc", "cnes"], "agency"),
        (["firm", "nssc"], "institute"),
        (["firm"], "company"),
        ([], "institute"),
    ],
)
def test_level_is_that_of_the_highest_party(parties: list[str], expected: str) -> None:
    assert bound(agreement(parties=[party(who) for who in parties]), *BODIES).level == expected


def test_countries_of_parties() -> None:
    found = bound(agreement(parties=[party("nssc"), party("cnes"), party("DE"), party("FR"), party("firm")]), *BODIES)
    assert found.countries == ("CN", "FR", "DE")


def test_who_has_withdrawn_is_no_longer_a_party() -> None:
    parties = [
        party("FR", "2000-01-01"),
        party("CN", "2000-01-01"),
        party("CN", "2005", "withdrawn"),
        party("DE", "2000-01-01"),
        party("DE", "2019", "withdrawal_notified"),
    ]
    found = bound(agreement(parties=parties))
    assert [entry.body_id for entry in found.standing] == ["FR", "DE", "DE"]
    assert found.countries == ("FR", "DE")


def test_an_agency_names_its_agreements_and_a_mission_those_that_cover_it() -> None:
    paper = agreement(parties=[party("cnes", "2000")], covers=["craft", "nssc"])
    cnes = bound(BODIES[1], *BODIES[2:4], paper, mission(), meeting(covers=["paper", "craft"]))
    assert [found.id for found in cnes.agreements] == ["paper"]
    (found,) = cnes.agreements
    assert [covered.id for covered in found.covers] == ["craft", "nssc"]
    assert [covered.id for covered in found.missions] == ["craft"]
    assert [covering.id for covering in found.missions[0].agreements] == ["paper"]
    assert [dealt.id for dealt in found.missions[0].meetings] == ["workshop"]
    assert [dealt.id for dealt in found.meetings] == ["workshop"]
    assert [dealt.id for dealt in found.meetings[0].covers] == ["paper", "craft"]


@pytest.mark.parametrize(
    ("kind", "inverse"),
    [
        ("implements", "implemented_by"),
        ("renews", "renewed_by"),
        ("extends", "extended_by"),
        ("amends", "amended_by"),
        ("supersedes", "superseded_by"),
    ],
)
def test_the_other_end_of_a_relation_is_derived(kind: str, inverse: str) -> None:
    found = bound(agreement(SIGNED), *newer(kind, SIGNED))
    assert [paper.id for paper in getattr(found, inverse)] == ["newer"]
    others = {"implemented_by", "renewed_by", "extended_by", "amended_by", "superseded_by"} - {inverse}
    assert not any(getattr(found, other) for other in others)


# ---------------------------------------------------------------- agencies


def test_an_agency_lives_from_its_founding_to_its_end() -> None:
    body = agency("nasda", timeline=[did("founded", "1969-10-01"), did("dissolved", "2003-10-01")])
    assert (body.founded, body.dissolved) == (PartialDate("1969-10-01"), PartialDate("2003-10-01"))
    assert bound(body, day="2003-09-30").status == "active"
    assert bound(body, day="2003-10-01").status == "dissolved"
    assert bound(agency("cnes")).status == "active"
    assert bound(agency("iss", timeline=[plan("dissolved", "2020")])).status == "active"


JAXA = [
    agency("jaxa", tie("predecessor", "nasda"), tie("predecessor", "isas"), country="JP"),
    agency("nasda", timeline=[did("dissolved", "2003-10-01")]),
    agency("isas"),
    agency("isas-centre", tie("part_of", "isas")),
]


def test_the_tree_of_agencies() -> None:
    jaxa, *_ = (bound(body, *JAXA) for body in JAXA)
    assert [body.id for body in jaxa.predecessors] == ["isas", "nasda"] or [b.id for b in jaxa.predecessors] == [
        "nasda",
        "isas",
    ]
    nssc = bound(BODIES[3], *BODIES)
    assert [body.id for body in nssc.parents] == ["cas"]
    assert [body.id for body in nssc.parents[0].children] == ["nssc"]
    assert nssc.countries == ("CN",)
    assert nssc.country is None


def test_missions_answer_to_those_above_and_to_successors() -> None:
    assert [body.id for body in bound(JAXA[3], *JAXA).answers_to()] == ["isas-centre", "isas", "jaxa"]
    assert [body.id for body in bound(JAXA[0], *JAXA).answers_to()] == ["jaxa"]
    assert [body.id for body in bound(JAXA[3], *JAXA).above()] == ["isas"]
    assert [body.id for body in bound(JAXA[1], *JAXA).successors] == ["jaxa"]


def test_a_body_answers_only_to_those_above_today() -> None:
    moved = agency("lab", tie("part_of", "cas", until="2015"), tie("part_of", "cnes", since="2015"))
    found = bound(moved, *BODIES)
    assert [body.id for body in found.answers_to()] == ["lab", "cnes"]
    assert found.countries == ("FR",)


def test_a_body_of_several_parents_counts_for_all_their_countries() -> None:
    lab = agency("lab", tie("part_of", "cnes"), tie("part_of", "nssc"), tie("part_of", "cas"))
    assert bound(lab, *BODIES).countries == ("FR", "CN")


def test_countries_of_members_are_never_added() -> None:
    esa = agency("esa", members=[part("FR", "member"), part("DE", "member")])
    assert bound(esa).countries == ()


def test_bodies_in_a_circle_do_not_hang() -> None:
    a, b = agency("a", tie("part_of", "b"), country="FR"), agency("b", tie("part_of", "a"))
    assert [body.id for body in bound(a, b).above()] == ["b"]
    assert [body.id for body in bound(a, b).answers_to()] == ["a", "b"]


def test_missions_of_an_agency_are_those_in_which_it_takes_part_itself() -> None:
    flown = mission(participants=[part("nssc"), part("FR", via="cnes")])
    assert [found.id for found in bound(BODIES[3], *BODIES, flown).missions] == ["craft"]
    assert [found.id for found in bound(BODIES[1], *BODIES, flown).missions] == ["craft"]
    assert bound(BODIES[2], *BODIES, flown).missions == ()


# ---------------------------------------------------------------- meetings


def test_a_meeting_tells_when_and_where_it_was_held() -> None:
    held = meeting(plan("held", "2011"), did("held", "2011-03-01", end="2011-03-05", place="Madrid", country="ES"))
    assert (held.start, held.end) == (PartialDate("2011-03-01"), PartialDate("2011-03-05"))
    assert (held.place, held.country) == ("Madrid", "ES")
    assert meeting(did("held", "2011-03")).end == PartialDate("2011-03")


def test_a_meeting_to_come_tells_its_latest_plan() -> None:
    coming = meeting(
        plan("held", "2028", "2026-01-01", place="Paris"), plan("held", "2027", "2025-01-01", place="Beijing")
    )
    assert (coming.start, coming.end, coming.place) == (PartialDate("2028"), PartialDate("2028"), "Paris")
    nothing = meeting()
    assert (nothing.held, nothing.start, nothing.end, nothing.place, nothing.country) == (None, None, None, None, None)


def test_a_series_gives_its_editions_in_their_order() -> None:
    def edition(id: str, *timeline: Milestone) -> Any:
        return meeting(*timeline, id=id, relations=[tie("part_of", "series")])

    editions = [
        edition("b", did("held", "2011")),
        edition("c"),
        edition("a", did("held", "2013")),
        edition("d", did("held", "2009")),
    ]
    series = bound(meeting(id="series", kind="series"), *editions)
    assert [found.id for found in series.editions] == ["d", "b", "a", "c"]
    assert [found.id for found in series.editions[0].series] == ["series"]


# ---------------------------------------------------------------- without a catalogue


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (
            agreement(SIGNED, parties=[party("cnes")], covers=["craft"]),
            "status level countries covers missions renewed_by meetings",
        ),
        (agency("cnes"), "children successors missions agreements last_word"),
        (meeting(covers=["craft"]), "covers series editions"),
        (
            mission(participants=[part("cnes", "lead")]),
            "status status_history overdue leads partners countries parts agreements meetings",
        ),
    ],
)
def test_what_only_a_catalogue_can_tell(record: Any, names: str) -> None:
    for name in names.split():
        with pytest.raises(Unbound, match="belongs to no catalogue; only a catalogue can tell this"):
            getattr(record, name)
