"""Full-text search, in every script, whatever is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import spacecoop as sc
from tests.asking import built
from tests.support import agency, agreement, did, meeting, mission, part, party, source

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDS = [
    mission(id="fengyun-3", name="Fengyun-3", acronym="FY-3", names={"zh-Hans": "风云三号"}),
    mission(id="chang-e-3", name="Chang'e-3", names={"zh-Hans": "嫦娥三号"}, summary="A lander; it met the wind (风)."),
    mission(id="hayabusa", name="Hayabusa", names={"ja": "はやぶさ"}, summary="Fetched grains of dust."),
    mission(id="danuri", name="Danuri", names={"ko": "다누리"}, summary="A Korean moon orbiter."),
    mission(id="luna-25", name="Luna-25", names={"ru": "Луна-25"}, summary="Études of the Moon."),
    mission(
        did("launch", "2018", site="Wenchang"),
        id="moon",
        name="Moon",
        participants=[part("lab", contribution="Thermometer")],
    ),
    agency("lab", name="Moon Laboratory", summary="It has a thermometer."),
    agreement(id="paper", name="Moon paper", parties=[party("FR", place="Beijing")]),
    meeting(did("held", "2019", place="Le Bourget"), id="talks", name="Talks"),
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> sc.Catalogue:
    page = source("moon-page", title="To the Moon", publisher="Selene Press")
    return built(tmp_path_factory.mktemp("search") / "texts.sqlite", RECORDS, [page])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("风云", "fengyun-3"),
        ("云风", ""),
        ("三号", "chang-e-3 fengyun-3"),
        ("嫦娥三号", "chang-e-3"),
        ("嫦娥 三号", "chang-e-3"),
        ("风", "fengyun-3 chang-e-3"),
        ("はやぶさ", "hayabusa"),
        ("はや", "hayabusa"),
        ("다누리", "danuri"),
        ("누리", "danuri"),
        ("лун", "luna-25"),
        ("ЛУНА", "luna-25"),
        ("лун*", "luna-25"),
        ("fy3", "fengyun-3"),
        ("FY-3", "fengyun-3"),
        ("etudes", "luna-25"),
        ("Ètüdes", "luna-25"),
        ("grains dust", "hayabusa"),
        ("dust grains fet", "hayabusa"),
        ("grain dust", ""),
        ("dust sand", ""),
        ("thermometer", "lab moon"),
        ("wenchang", "moon"),
        ("beijing", "paper"),
        ("bourget", "talks"),
        ("talks", "talks"),
    ],
)
def test_words_in_any_script(catalogue: sc.Catalogue, text: str, ids: str) -> None:
    assert set(catalogue.search(text).ids) == set(ids.split())


def test_names_come_before_texts(catalogue: sc.Catalogue) -> None:
    found = catalogue.search("moon").ids
    assert found[0] == "moon"
    assert set(found[:3]) == {"moon", "lab", "paper"}
    assert set(found[3:]) == {"danuri", "luna-25"}


def test_kinds_narrow_and_sources_are_found_when_asked_for(catalogue: sc.Catalogue) -> None:
    assert catalogue.search("moon", kinds="agency").ids == ("lab",)
    assert set(catalogue.search("moon", kinds=["agency", "agreement"]).ids) == {"lab", "paper"}
    assert catalogue.search("moon", kinds="source").ids == catalogue.search("selene", "source").ids == ("moon-page",)
    assert "moon-page" not in catalogue.search("moon").ids


def test_limit(catalogue: sc.Catalogue) -> None:
    assert catalogue.search("moon", limit=2).ids == catalogue.search("moon").ids[:2]
    assert len(sc.search("space")) == 20
    assert len(sc.search("space", limit=10**30)) > 20


def test_the_keyword_text_finds_what_search_finds(catalogue: sc.Catalogue) -> None:
    assert set(catalogue.missions(text="moon").ids) == set(catalogue.search("moon", "mission").ids)
    assert catalogue.sources(text="selene").ids == ("moon-page",)


@pytest.mark.parametrize(
    ("wrong", "error", "said"),
    [
        ({"text": None}, TypeError, "is not a text"),
        ({"text": "moon", "kinds": "missions"}, sc.UnknownValue, "one of mission, agency"),
        ({"text": "moon", "kinds": ["mission", "x"]}, sc.UnknownValue, "no kind 'x'"),
        ({"text": "moon", "limit": 0}, ValueError, "limit=0"),
        ({"text": "moon", "limit": 2.5}, ValueError, "limit=2.5"),
        ({"text": "moon", "limit": True}, ValueError, "limit=True"),
        ({"text": "a " * 50_000}, ValueError, "a text of 100000 characters"),
    ],
)
def test_wrong_use(catalogue: sc.Catalogue, wrong: dict[str, Any], error: type[Exception], said: str) -> None:
    search: Callable[..., Any] = catalogue.search
    with pytest.raises(error, match=said):
        search(**wrong)


@pytest.mark.parametrize(
    "noise", ['"', '""', "'", "(", ")", "*", "^", ":", "-", "+", "\0", "\ud800", "{", "\\", "\u202e"]
)
def test_signs_are_no_operators(catalogue: sc.Catalogue, noise: str) -> None:
    assert catalogue.search(noise).ids == ()
    for text in (f"{noise} moon", f"moon {noise}", f"moon{noise}", f"{noise}moon"):
        assert catalogue.search(text, "agency").ids in {("lab",), ()}
    assert catalogue.search(f"moon {noise} laboratory").ids == ("lab",)


@pytest.mark.parametrize("operator", ["AND", "OR", "NOT", "NEAR(", "NEAR/2", "names:", "names :", "{names} :", "^"])
def test_operators_of_the_index_are_words(catalogue: sc.Catalogue, operator: str) -> None:
    word = "".join(filter(str.isalpha, operator))
    assert catalogue.search(f"moon {operator} laboratory").ids == (() if word else ("lab",))


anything = st.text(st.characters(exclude_categories=()), max_size=60)
signs = st.text(st.sampled_from('"*^:(){}+- ANDORTNEAR\0'), max_size=60)


@given(anything | signs)
def test_any_text_is_harmless(catalogue: sc.Catalogue, text: str) -> None:
    assert len(catalogue.search(text)) <= len(RECORDS)


def test_every_record_of_the_bundled_catalogue_is_found_by_its_names() -> None:
    for record in (*sc.missions(), *sc.agencies(), *sc.agreements(), *sc.meetings()):
        for name in (record.name, *record.names.values()):
            assert record.id in sc.search(name, kinds=record.RECORD_KIND, limit=1000).ids
