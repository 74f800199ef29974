"""Selections: the answers to questions, taken apart, sorted, grouped and printed."""

from __future__ import annotations

import copy
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import spacecoop as sc

if TYPE_CHECKING:
    from collections.abc import Callable

MISSIONS = sc.missions()


def test_it_is_a_sequence() -> None:
    assert len(MISSIONS) == len(list(MISSIONS)) == len(MISSIONS.ids)
    assert MISSIONS[0].id == MISSIONS.ids[0]
    assert MISSIONS[-1] == MISSIONS[len(MISSIONS) - 1]
    assert sc.mission("smile") in MISSIONS
    assert "smile" not in MISSIONS
    assert MISSIONS.index(sc.mission("smile")) == MISSIONS.ids.index("smile")
    assert [mission.id for mission in reversed(MISSIONS)] == list(reversed(MISSIONS.ids))
    with pytest.raises(IndexError):
        MISSIONS[len(MISSIONS)]


def test_a_slice_is_a_selection() -> None:
    assert isinstance(MISSIONS[:3], sc.Selection)
    assert MISSIONS[:3].ids == MISSIONS.ids[:3]
    assert MISSIONS[::-1].ids == MISSIONS.ids[::-1]
    assert not MISSIONS[:0]


def test_equality_is_that_of_items_in_order() -> None:
    again = sc.missions()
    assert again == MISSIONS
    assert hash(again) == hash(MISSIONS)
    assert MISSIONS[:3] != MISSIONS[1:4]
    assert MISSIONS[::-1] != MISSIONS
    assert MISSIONS[:0] != sc.agencies()[:0]
    assert MISSIONS.each("participants") == again.each("participants")
    not_a_selection: object = list(MISSIONS)
    assert not_a_selection != MISSIONS


def test_search_finds_what_a_query_finds_but_mixed() -> None:
    found = sc.search("magnetosphere", kinds="mission")
    assert set(found) <= set(MISSIONS)
    assert found.kind == "record"


@pytest.mark.parametrize("through", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_copies_and_pickles_are_equal(through: Callable[[Any], Any]) -> None:
    assert through(MISSIONS[:5]) == MISSIONS[:5]
    assert through(MISSIONS[:5].each("timeline")) == MISSIONS[:5].each("timeline")


def test_one() -> None:
    assert sc.missions(where=lambda mission: mission.id == "smile").one() == sc.mission("smile")
    with pytest.raises(sc.NotOne, match=r"^0 missions, where exactly one"):
        MISSIONS[:0].one()
    with pytest.raises(sc.NotOne, match=rf"^{len(MISSIONS)} missions: .*, \.\.\., where exactly one"):
        MISSIONS.one()


def test_first() -> None:
    assert MISSIONS.first() == MISSIONS[0]
    assert MISSIONS[:0].first() is None


def test_filter_keeps_the_order() -> None:
    found = MISSIONS[::-1].filter(lambda mission: mission.kind == "spacecraft")
    assert found.ids == tuple(mission.id for mission in reversed(MISSIONS) if mission.kind == "spacecraft")


@pytest.mark.parametrize("reverse", [False, True])
def test_sorting_puts_none_last(reverse: bool) -> None:
    found = MISSIONS.sort_by("launch", reverse=reverse)
    dates = [mission.launch for mission in found if mission.launch is not None]
    assert dates == sorted(dates, reverse=reverse)
    assert all(mission.launch is None for mission in found[len(dates) :])
    assert set(found.ids) == set(MISSIONS.ids)


@pytest.mark.parametrize("reverse", [False, True])
def test_sorting_is_stable(reverse: bool) -> None:
    found = MISSIONS.sort_by("kind", reverse=reverse)
    for kind in sc.MissionKind:
        assert [m.id for m in found if m.kind is kind] == [m.id for m in MISSIONS if m.kind is kind]


def test_sorting_by_several_keys() -> None:
    found = MISSIONS.sort_by("kind", lambda mission: len(mission.participants), "name")
    keys = [(mission.kind.value, len(mission.participants), mission.name) for mission in found]
    assert keys == sorted(keys)


def test_sorting_by_other_records() -> None:
    found = MISSIONS.each("participants").sort_by("agency")
    ids = [participant.agency_id for participant in found if participant.agency_id]
    assert ids == sorted(ids)


def test_what_has_no_order_says_so() -> None:
    with pytest.raises(TypeError, match=r"^cannot sort .* by 'slip': .*Span.*; give a function$"):
        MISSIONS.sort_by("slip")
    slips = MISSIONS.sort_by(lambda mission: mission.slip and mission.slip.least)
    assert slips.ids != MISSIONS.ids


@pytest.mark.parametrize("selection", [MISSIONS, MISSIONS[:0], MISSIONS.each("timeline"), sc.search("moon")])
def test_an_unknown_attribute_is_an_error_even_of_nothing(selection: sc.Selection[Any]) -> None:
    for wrong in ("lunch", "_resolver", "milestone", "RECORD_KIND", ""):
        with pytest.raises(sc.UnknownValue, match=f"have no attribute '{wrong}'"):
            selection.sort_by(wrong)
        with pytest.raises(sc.UnknownValue):
            selection.group_by(wrong)


@pytest.mark.parametrize("wrong", [5, None, ["timeline"]])
def test_what_is_no_name_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"is not the name of a part$"):
        MISSIONS.each(wrong)
    with pytest.raises(TypeError, match=r"is neither the name of an attribute nor a function$"):
        MISSIONS.group_by(wrong)


def test_an_unknown_attribute_names_the_nearest() -> None:
    with pytest.raises(sc.UnknownValue, match=r"^missions have no attribute 'lunch'; did you mean 'launch'"):
        MISSIONS.sort_by("lunch")


def test_group_by_one_value() -> None:
    groups = MISSIONS.group_by("status")
    assert sum(groups.sizes().values()) == len(MISSIONS)
    assert groups["operating"] == sc.missions(status="operating")
    assert list(groups) == list(dict.fromkeys(mission.status for mission in MISSIONS))
    sizes = list(groups.sizes().values())
    assert sizes == sorted(sizes, reverse=True)
    with pytest.raises(KeyError):
        groups["planed"]


def test_group_by_several_values_puts_a_record_in_each() -> None:
    groups = MISSIONS.group_by("countries")
    assert "svom" in groups["FR"].ids
    assert "svom" in groups["CN"].ids
    leads = MISSIONS.group_by("leads")
    assert set(leads[sc.agency("CNES")].ids) == {m.id for m in MISSIONS if sc.agency("CNES") in m.leads}
    assert set(leads[None].ids) == {mission.id for mission in MISSIONS if not mission.leads}


def test_group_by_a_function() -> None:
    groups = MISSIONS.group_by(lambda mission: mission.launch and mission.launch.year)
    assert "svom" in groups[2024].ids
    assert MISSIONS.group_by(lambda mission: [1, 1, 2]).sizes() == {1: len(MISSIONS), 2: len(MISSIONS)}
    assert MISSIONS[:0].group_by("kind").sizes() == {}


def test_groups_do_not_change() -> None:
    groups: Any = MISSIONS.group_by("kind")
    with pytest.raises(TypeError):
        groups["spacecraft"] = MISSIONS


def test_groups_print_as_a_table() -> None:
    lines = str(MISSIONS.group_by("status")).splitlines()
    assert lines[0].split() == ["group", "items", "ids"]
    assert lines[-1] == f"{len(MISSIONS.group_by('status'))} groups"
    assert "(none)" in str(MISSIONS.group_by("leads"))
    assert "CNES" in str(MISSIONS.group_by("leads"))
    assert "\n" not in repr(MISSIONS.group_by("leads"))
    assert "<td>" in MISSIONS.group_by("status")._repr_html_()


def test_parts_know_their_record() -> None:
    participants = MISSIONS.each("participants")
    assert [p.record.id for p in participants] == [m.id for m in MISSIONS for _ in m.participants]
    assert list(participants) == [p for m in MISSIONS for p in m.participants]
    assert participants.ids == tuple(p.record.id for p in participants)
    assert participants[2:5].ids == participants.ids[2:5]


@pytest.mark.parametrize(
    ("selection", "part", "by_hand"),
    [
        (MISSIONS, "providers", [p for m in MISSIONS for i in m.instruments for p in i.providers]),
        (MISSIONS, "timeline", [t for m in MISSIONS for t in m.timeline]),
        (MISSIONS, "funding", [f for m in MISSIONS for f in m.funding]),
        (sc.agreements(), "signatories", [s for a in sc.agreements() for p in a.parties for s in p.signatories]),
        (sc.agencies(), "members", [m for a in sc.agencies() for m in a.members]),
        (sc.meetings(), "participants", [p for m in sc.meetings() for p in m.participants]),
    ],
)
def test_each_part(selection: sc.Selection[Any], part: Any, by_hand: list[Any]) -> None:
    found = selection.each(part)
    assert list(found) == by_hand
    assert found.kind == part
    assert all(element.record in selection for element in found)


def test_disputes_are_those_of_records_and_elements() -> None:
    disputed = sc.missions(disputed=True)
    assert set(MISSIONS.each("disputes").ids) == set(disputed.ids)
    assert {dispute.record.id for dispute in MISSIONS.each("disputes")} == set(disputed.ids)
    assert MISSIONS.each("disputes").to_dicts()[0]["record"] == disputed.ids[0]


def test_parts_of_parts() -> None:
    instruments = MISSIONS.each("instruments")
    assert instruments.each("providers") == MISSIONS.each("providers")
    assert sc.agreements().each("parties").each("signatories") == sc.agreements().each("signatories")


def test_parts_of_mixed_records() -> None:
    found = sc.search("moon", limit=50)
    assert set(found.each("timeline").ids) == {record.id for record in found if record.timeline}


@pytest.mark.parametrize(
    ("selection", "part"),
    [(MISSIONS, "parties"), (MISSIONS[:0], "particpants"), (sc.sources(), "timeline"), (sc.agencies(), "providers")],
)
def test_a_part_that_a_kind_has_not_is_an_error(selection: sc.Selection[Any], part: Any) -> None:
    with pytest.raises(sc.UnknownValue, match=f"have no part '{part}'"):
        selection.each(part)


def test_the_error_lists_the_parts() -> None:
    wrong: Any = "particpants"
    with pytest.raises(sc.UnknownValue, match=r"did you mean 'participants'\?; there are participants, providers, "):
        MISSIONS.each(wrong)


def test_attributes_of_parts_are_theirs_else_their_records() -> None:
    participants = MISSIONS.each("participants")
    roles = participants.group_by("role")
    assert {p.role for p in roles["lead"]} == {sc.Role.LEAD}
    statuses = participants.group_by("status")
    assert {sc.mission(id).status for id in statuses["operating"].ids} == {sc.MissionStatus.OPERATING}
    by_agency = participants.group_by("agency")
    assert set(by_agency[sc.agency("CNES")].ids) <= {mission.id for mission in sc.agency("CNES").missions}
    assert all(p.agency is None for p in by_agency.get(None, ()))
    assert "FR" in participants.group_by("countries")


def test_repr_is_one_line() -> None:
    assert repr(MISSIONS).startswith(f"<Selection of {len(MISSIONS)} missions: {MISSIONS.ids[0]}, ")
    assert repr(MISSIONS).endswith(", ...>")
    assert repr(MISSIONS[:0]) == "<Selection of 0 missions>"
    assert repr(sc.agencies(where=lambda agency: agency.id == "esa")) == "<Selection of 1 agency: esa>"
    assert " in " in repr(MISSIONS.each("timeline"))


@pytest.mark.parametrize(
    "selection",
    [MISSIONS, sc.agencies(), sc.agreements(), sc.meetings(), sc.sources(), sc.search("china", limit=100)],
    ids=repr,
)
def test_rows_are_plain_json(selection: sc.Selection[Any]) -> None:
    rows = selection.to_dicts()
    assert len(rows) == len(selection)
    assert json.loads(json.dumps(rows)) == rows
    assert [row["id"] for row in rows] == list(selection.ids)
    assert len({tuple(row) for row in rows}) == 1


def test_rows_of_missions() -> None:
    row = sc.missions(where=lambda mission: mission.id == "svom").to_dicts()[0]
    assert row["acronym"] == "SVOM"
    assert row["launch"] == "2024-06-22"
    assert isinstance(row["partners"], list)
    assert "cnes" in row["partners"]
    slip = sc.mission("svom").slip
    assert slip is not None
    assert (row["slip_least"], row["slip_most"]) == (slip.least, slip.most)
    assert row["planned_launch"] is None
    names = list(row)
    assert names[names.index("status") + 1] == "last_word"


def test_rows_of_parts_begin_with_the_record() -> None:
    part: Any
    for part in ("participants", "providers", "instruments", "timeline", "funding", "figures", "relations", "disputes"):
        rows = MISSIONS.each(part).to_dicts()
        assert all(next(iter(row)) == "record" for row in rows)
        assert json.loads(json.dumps(rows)) == rows
    funding = MISSIONS.each("funding").to_dicts()
    assert "CNY" in [row["currency"] for row in funding]
    assert all(isinstance(row["amount"], str) for row in funding)


def test_who_leads_an_instrument_does_not_lead_the_mission() -> None:
    leads = {agency.id for agency in sc.mission("smile").leads}
    assert leads == {"esa", "cas"}
    assert "smile" not in sc.missions(lead="NSSC").ids
