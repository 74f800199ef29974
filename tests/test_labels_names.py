"""Native names: looked up whole, asked for in filters, found by a part; and which are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import spacecoop as sc
from audit.native_names import asked_of, languages_of, missing
from tests.asking import built
from tests.support import agency, bound, did, mission, part, source

if TYPE_CHECKING:
    from collections.abc import Callable

RECORDS = [
    agency("cnsa", name="China National Space Administration", names={"zh-Hans": "中国国家航天局", "zh-Hant": "中國國家航天局"}),
    agency("jaxa", name="Japan Aerospace Exploration Agency", names={"ja": "宇宙航空研究開発機構"}),
    agency("roscosmos", name="Roscosmos", names={"ru": "Государственная корпорация по космической деятельности «Роскосмос»"}),
    agency("inpe", name="National Institute for Space Research", names={"pt": "Instituto Nacional de Pesquisas Espaciais"}),
    agency("aem", name="Mexican Space Agency", names={"es": "Agencia Espacial Mexicana", "fr": "Agence spatiale mexicaine"}),
    agency("iwf", name="Space Research Institute", names={"de": "Institut für Weltraumforschung"}),
    mission(
        did("launch", "2024"),
        id="svom",
        name="Monitor",
        names={"zh-Hans": "中法天文卫星", "fr": "Mission franco-chinoise d'étude des sursauts"},
        participants=[part("cnsa", "lead"), part("roscosmos")],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> sc.Catalogue:
    return built(tmp_path_factory.mktemp("names") / "names.sqlite", RECORDS, [source("news")])


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("中国国家航天局", "cnsa"),
        ("中國國家航天局", "cnsa"),
        ("宇宙航空研究開発機構", "jaxa"),
        ("государственная корпорация по космической деятельности Роскосмос", "roscosmos"),
        ("instituto nacional de pesquisas espaciais", "inpe"),
        ("Institut fur Weltraumforschung", "iwf"),
    ],
)
def test_a_native_name_is_looked_up_whole(catalogue: sc.Catalogue, said: str, id: str) -> None:
    assert catalogue.agency(said).id == id
    assert catalogue.agencies(part_of=sc.none_of(said)).ids  # a filter takes it too
    if id in ("cnsa", "roscosmos"):
        assert catalogue.missions(partner=said).ids == ("svom",)
    with pytest.raises(sc.UnknownRecord):
        catalogue.agency(said[: len(said) // 2])


@pytest.mark.parametrize(
    ("part", "id"),
    [
        ("航天", "cnsa"),
        ("国家航天", "cnsa"),
        ("國家", "cnsa"),
        ("航空研究", "jaxa"),
        ("機構", "jaxa"),
        ("天文卫星", "svom"),
        ("роскос", "roscosmos"),
        ("КОСМИЧЕСКОЙ деятельн", "roscosmos"),
        ("pesquisas", "inpe"),
        ("agencia mexic", "aem"),
        ("etude sursauts", "svom"),
        ("Étude", "svom"),
        ("fur weltraum", "iwf"),
    ],
)
def test_a_part_of_a_native_name_is_found(catalogue: sc.Catalogue, part: str, id: str) -> None:
    assert id in catalogue.search(part).ids


def test_characters_in_another_order_are_another_word(catalogue: sc.Catalogue) -> None:
    assert catalogue.search("天航").ids == ()


# ---------------------------------------------------------------- which are missing


@pytest.mark.parametrize(
    ("countries", "languages"),
    [(["CN"], ("zh",)), (["GB"], ()), (["FR", "BR"], ("fr", "pt")), (["IN"], ()), ([], ()), (["JP"], ("ja",))],
)
def test_a_country_that_writes_english_needs_no_other_name(countries: list[str], languages: tuple[str, ...]) -> None:
    assert languages_of(countries) == languages


def test_what_has_no_native_name_is_listed() -> None:
    named = agency("named", country="CN", names={"zh-Hant": "名"})
    native = agency("native", country="FR", names={"en": "In English"})
    others = [agency("chinese", country="CN"), agency("british", country="GB"), agency("russian", country="RU")]
    make: Callable[..., sc.Agency] = bound
    assert missing(map(make, (named, native, *others))) == (4, {"zh": ["chinese"], "ru": ["russian"]})


def test_a_mission_is_asked_for_a_name_in_the_languages_of_its_leads() -> None:
    bodies = (agency("cnsa", country="CN"), agency("nasa", country="US"), agency("cnes", country="FR"))
    craft = mission(participants=[part("cnsa", "co_lead"), part("nasa", "co_lead"), part("cnes")])
    assert asked_of(bound(craft, *bodies)) == ("zh",)
