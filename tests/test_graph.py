"""Who works with whom: pairs and networks."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

import spacecoop as sc

if TYPE_CHECKING:
    from pathlib import Path

MISSIONS = sc.missions()


def test_pairs_of_countries() -> None:
    pairs = MISSIONS.pairs("country")
    for (one, other), found in pairs.items():
        assert one < other
        assert found.ids == sc.missions(where=_with(one, other)).ids
    assert sum(pairs.sizes().values()) == sum(len(list(combinations(m.countries, 2))) for m in MISSIONS)
    assert next(iter(pairs.sizes())) == max(pairs, key=lambda pair: len(pairs[pair]))


def _with(one: str, other: str) -> Any:
    return lambda mission: {one, other} <= set(mission.countries)


def test_pairs_of_agencies() -> None:
    pairs = MISSIONS.pairs("agency")
    found = pairs[sc.agency("CNES"), sc.agency("CNSA")]
    assert found.ids == sc.missions(where=lambda m: {"cnes", "cnsa"} <= {agency.id for agency in m.partners}).ids
    papers = sc.agreements().pairs("agency")
    assert all(
        {one.id, other.id} <= {p.agency_id for p in paper.standing}
        for (one, other), several in papers.items()
        for paper in several
    )
    assert sc.meetings().pairs("country")["CN", "FR"]
    assert "cnes; cnsa" in str(pairs)
    assert pairs[sc.agency("CNSA"), sc.agency("CNES")] == found


def test_a_pair_is_found_in_either_order() -> None:
    pairs = MISSIONS.pairs("country")
    assert all(pairs[other, one] == found for (one, other), found in pairs.items())
    assert ("FR", "CN") in pairs
    assert ("FR", "XX") not in pairs
    assert pairs.get(("XX", "FR")) is None
    with pytest.raises(KeyError, match=r"no group \('XX', 'FR'\)"):
        pairs["XX", "FR"]


def test_a_group_that_is_not_there_is_told_with_the_nearest() -> None:
    groups = MISSIONS.group_by("status")
    with pytest.raises(KeyError, match="no group 'planed'; did you mean 'planned'"):
        groups["planed"]
    with pytest.raises(KeyError, match="no group 7"):
        groups[7]
    assert "planed" not in groups


def test_pairs_of_nothing_and_of_what_has_none() -> None:
    assert len(MISSIONS[:0].pairs("country")) == 0
    wrong: Any = "countries"
    with pytest.raises(sc.UnknownValue, match=r"^no pairs by 'countries'; did you mean 'country'"):
        MISSIONS.pairs(wrong)
    with pytest.raises(sc.UnknownValue, match=r"^sources have no pairs; mission, agreement, meeting records have"):
        sc.sources().pairs("country")


@pytest.mark.parametrize("as_of", [None, "2010-01-01"])
@pytest.mark.parametrize(("nodes", "by"), [("agencies", "agency"), ("countries", "country")])
def test_the_network_is_that_of_the_pairs(nodes: Any, by: Any, as_of: str | None) -> None:
    missions = MISSIONS if as_of is None else sc.as_of(as_of).missions()
    graph = missions.to_networkx(nodes)
    pairs = missions.pairs(by)
    edges = {tuple(sorted(map(_key, pair))): found for pair, found in pairs.items()}
    assert {tuple(sorted(edge)) for edge in graph.edges} == set(edges)
    for one, other, told in graph.edges(data=True):
        found = edges[tuple(sorted((one, other)))]
        assert told["weight"] == len(found)
        assert told["missions"].split() == sorted(found.ids)
    assert graph.graph["day"] == str(missions[0]._catalogue().day)
    for node, told in graph.nodes(data=True):
        assert told["count"] == sum(node in _names(mission, by) for mission in missions)


def _key(side: Any) -> str:
    return side if isinstance(side, str) else str(side.id)


def _names(mission: sc.Mission, by: str) -> set[str]:
    return set(mission.countries) if by == "country" else {agency.id for agency in mission.partners}


def test_networks_of_agreements() -> None:
    graph = sc.agreements().to_networkx("countries", "agreements")
    assert graph["CN"]["FR"]["weight"] == len(sc.agreements().pairs("country")["CN", "FR"])
    assert set(graph["CN"]["FR"]["agreements"].split()) <= set(sc.agreements().ids)
    under = sc.missions(country=sc.all_of("FR", "CN")).to_networkx("countries", "agreements")
    assert set(under["CN"]["FR"]["agreements"].split()) <= set(graph["CN"]["FR"]["agreements"].split())
    covered = sc.agreements(party="France").to_networkx("agencies", "missions")
    assert "svom" in covered["cnes"]["cnsa"]["missions"].split()


def test_a_network_among_some_agencies() -> None:
    chosen = sc.agencies(where=lambda agency: agency.id in ("cnes", "cnsa", "esa"))
    graph = chosen.to_networkx()
    assert set(graph) == {"cnes", "cnsa", "esa"}
    assert graph["cnes"]["cnsa"]["weight"] == len(MISSIONS.pairs("agency")[sc.agency("CNES"), sc.agency("CNSA")])


def test_names_are_those_of_a_language() -> None:
    assert MISSIONS.to_networkx("countries", locale="zh").nodes["FR"]["name"] == "法国"
    assert MISSIONS.to_networkx("countries").nodes["FR"]["name"] == "France"


@pytest.mark.parametrize("nodes", ["agencies", "countries"])
def test_graphml_keeps_all(nodes: Any, tmp_path: Path) -> None:
    graph = MISSIONS.to_networkx(nodes)
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    again = nx.read_graphml(tmp_path / "graph.graphml")
    assert {node: again.nodes[node] for node in again} == {node: graph.nodes[node] for node in graph}
    for one, other, told in graph.edges(data=True):
        assert again[one][other] == told


def test_wrong_words_are_told() -> None:
    wrong: Any = "agency"
    with pytest.raises(sc.UnknownValue, match=r"^no nodes 'agency'; did you mean 'agencies'"):
        MISSIONS.to_networkx(wrong)
    wrong = "mission"
    with pytest.raises(sc.UnknownValue, match=r"^no edges 'mission'; did you mean 'missions'"):
        MISSIONS.to_networkx("agencies", wrong)
    with pytest.raises(sc.UnknownValue, match=r"^sources have no missions of their own"):
        sc.sources().to_networkx()
    with pytest.raises(sc.UnknownValue, match=r"^milestones have no missions"):
        MISSIONS.each("timeline").to_networkx()
