"""What a query finds, sentence by sentence, in a small world."""

from __future__ import annotations

import itertools
import pickle
import unicodedata
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from babel import Locale
from hypothesis import example, given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.filters import FILTERS
from spacecoop.records.elements import Instrument
from spacecoop.values.codes import COUNTRIES
from tests.asking import built
from tests.support import CITED, agency, agreement, did, meeting, mission, part, party, plan, source, tie

if TYPE_CHECKING:
    from collections.abc import Callable

VERBS = dict(zip(FILTERS, ("missions", "agencies", "agreements", "meetings", "sources"), strict=True))


def imager(*providers: Any, name: str = "Soft X-ray Imager", acronym: str | None = "SXI") -> Instrument:
    return Instrument(name=name, acronym=acronym, providers=providers, sources=CITED)


RECORDS = [
    agency("esa", acronym="ESA", kind="intergovernmental", members=[part("FR", "member"), part("cnes", "member")]),
    agency("cnes", country="FR"),
    agency("irap", tie("part_of", "cnes"), names={"zh-Hans": "天体物理所"}),
    agency("cas", country="CN", kind="academy", name="Chinese Academy of Sciences", acronym="CAS"),
    agency("nssc", tie("part_of", "cas"), former_names=[], former_ids=["cssar"], aliases=["Space Centre"]),
    agency("jaxa", tie("predecessor", "nasda"), tie("predecessor", "isas"), country="JP"),
    agency("nasda", country="JP"),
    agency("isas", country="JP"),
    agency("ikp", country="SUHH", aliases=["Space Centre"]),
    mission(
        did("launch", "2003-12-29", local="2003-12-30"),
        id="smile",
        themes=["magnetosphere"],
        participants=[part("nssc", "lead"), part("esa", "co_lead")],
        instruments=[imager(part("irap", "component"))],
    ),
    mission(plan("launch", "2030"), id="guest", participants=[part("ikp", "science", via="esa")]),
    mission(did("launch", "1998~"), id="old", participants=[part("nasda", "lead"), part("isas")]),
    mission(
        plan("launch", "2027/2029"), id="bare", participants=[part("FR", "lead")], relations=[tie("part_of", "whole")]
    ),
    mission(id="whole", participants=[part("cas", "funder")], themes=["heliophysics"]),
    mission(did("launch", "2019"), id="aboard", participants=[part("JP")], relations=[tie("carried_by", "whole")]),
    mission(
        did("launch", "2011"),
        did("ended", "2018-06-30"),
        id="ended",
        participants=[part("cnes", "lead", until="2018-06-30"), part("cas", until="2017"), part("esa", until="2020")],
    ),
    mission(did("launch", "2012"), id="running", participants=[part("cnes", until="2018-06-30"), part("cas", "lead")]),
    agreement(id="paper", parties=[party("FR", "1997-05-15"), party("cas", "1997-05-16")], covers=["smile", "nssc"]),
    agreement(id="left", parties=[party("cnes", "2001"), party("cnes", "2009", "withdrawn"), party("CN", "2001")]),
    meeting(id="series", kind="series"),
    meeting(
        did("held", "2019-06-05", end="2019-06-07", country="CN"), id="twelfth", relations=[tie("part_of", "series")]
    ),
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> sc.Catalogue:
    page = source("cnes-page", publisher="CNES", language="fr", published="2014-08")
    return built(tmp_path_factory.mktemp("rules") / "world.sqlite", RECORDS, [page])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # a body, those under it, what it grew out of
        ({"partner": "CAS"}, "running smile whole"),
        ({"partner": sc.exactly("CAS")}, "running whole"),
        ({"partner": "jaxa"}, "old"),
        ({"partner": sc.exactly("jaxa")}, ""),
        ({"partner": "nasda"}, "old"),
        ({"partner": "nssc"}, "smile"),
        # instruments
        ({"partner": "irap"}, "smile"),
        ({"partner": "cnes"}, "ended smile"),
        ({"country": "FR"}, "bare ended smile"),
        ({"partner": "irap", "role": "instrument"}, "smile"),
        ({"partner": "irap", "role": "component"}, ""),
        ({"role": "component"}, ""),
        ({"instrument": "SXI"}, "smile"),
        ({"instrument": "soft x-ray imager"}, "smile"),
        ({"instrument": sc.only("sxi")}, "smile"),
        # through another
        ({"partner": "esa"}, "ended guest smile"),
        ({"partner": "esa", "role": "science"}, ""),
        ({"partner": "ikp", "role": "science"}, "guest"),
        # nothing passes along part_of and carried_by
        ({"partner": "JP"}, "aboard old"),
        ({"country": "JP", "partner": "cas"}, ""),
        ({"country": "FR", "theme": "heliophysics"}, "smile"),
        # countries
        ({"partner": "FR"}, "bare ended smile"),
        ({"partner": sc.exactly("FR")}, "bare"),
        ({"country": "SUHH"}, "guest"),
        ({"country": sc.all_of("CN", "FR")}, "smile"),
        ({"country": "CN"}, "running smile whole"),
        # one and the same participant
        ({"partner": "esa", "role": "co_lead"}, "smile"),
        ({"partner": "esa", "role": "lead"}, ""),
        ({"partner": ["esa", "cas"], "role": "lead"}, "running smile"),
        ({"partner": sc.all_of("esa", "cas"), "role": ["lead", "co_lead"]}, "smile"),
        ({"partner": "cas", "role": sc.none_of("lead")}, "whole"),
        ({"partner": sc.none_of("cas"), "role": "lead"}, "bare ended old"),
        ({"partner": sc.only("cas", "esa"), "role": ["lead", "co_lead"]}, "smile"),
        ({"partner": "cas", "role": sc.only("lead")}, "running smile"),
        ({"lead": "cas"}, "running smile"),
        ({"lead": "esa"}, "smile"),
        ({"lead": "irap"}, ""),
        ({"lead": sc.none_of("cas")}, "aboard bare ended guest old whole"),
        # who left
        ({"partner": "cnes", "role": "lead"}, "ended"),
        ({"partner": sc.ever("cnes")}, "ended running smile"),
        ({"partner": sc.ever("cas")}, "ended running smile whole"),
        ({"country": sc.ever("FR")}, "bare ended running smile"),
        ({"country": sc.none_of(sc.ever("FR"))}, "aboard guest old whole"),
        # these and no others
        ({"partner": sc.only("cas")}, "running whole"),
        ({"partner": sc.only("cas", "esa", "cnes")}, "smile"),
        ({"partner": sc.only("cas", "esa")}, ""),
        ({"partner": sc.only("JP")}, "aboard old"),
        ({"partner": sc.only(sc.exactly("cas"))}, "running whole"),
        ({"country": sc.only("FR", "CN")}, "smile"),
        ({"theme": sc.only("heliophysics")}, "smile whole"),
        # trees
        ({"theme": "heliophysics"}, "smile whole"),
        ({"theme": "magnetosphere"}, "smile"),
        ({"theme": sc.exactly("heliophysics")}, "whole"),
        ({"part_of": "whole"}, "bare"),
        # days
        ({"launched": "2003-12-29"}, "smile"),
        ({"launched": "2003-12-30"}, "smile"),
        ({"launched": date(2003, 12, 31)}, ""),
        ({"launched": 2003}, "smile"),
        ({"launched": "1998-07"}, "old"),
        ({"launched": sc.certainly(1998)}, ""),
        ({"launched": sc.certainly("2019")}, "aboard"),
        ({"launched": sc.certainly("2019-06")}, ""),
        ({"launched": "2019-06"}, "aboard"),
        ({"launched": sc.before(2003)}, "old"),
        ({"launched": sc.after("2011")}, "aboard running"),
        ({"launched": sc.between(2011, "2012-05")}, "ended running"),
        ({"launched": [1998, sc.certainly("2003-12")]}, "old smile"),
        ({"launched": sc.none_of(sc.after(2000))}, "bare guest old whole"),
        ({"planned": "2028"}, "bare"),
        ({"planned": sc.certainly("2028")}, ""),
        ({"planned": sc.certainly("2026/..")}, "bare guest"),
        ({"ended": "2018"}, "ended"),
        # several keywords, and a function
        ({"partner": "cas", "launched": sc.after(2010)}, "running"),
        ({"where": lambda m: len(m.participants) == 2, "country": "CN"}, "running smile"),
    ],
)
def test_missions(world: sc.Catalogue, query: dict[str, Any], expected: str) -> None:
    assert world.missions(**query).ids == tuple(expected.split())


@pytest.mark.parametrize(
    ("verb", "query", "expected"),
    [
        ("agencies", {"country": "CN"}, "cas nssc"),
        ("agencies", {"country": "FR"}, "cnes irap"),
        ("agencies", {"part_of": "cas"}, "nssc"),
        ("agencies", {"member": "FR"}, "esa"),
        ("agencies", {"member": sc.exactly("cnes")}, "esa"),
        ("agencies", {"mission": "smile"}, "cas cnes esa irap nssc"),
        ("agencies", {"mission": "running"}, "cas"),
        ("agencies", {"agreement": "paper"}, "cas nssc"),
        ("agencies", {"agreement": "left"}, ""),
        ("agencies", {"status": sc.ever("active"), "country": "JP"}, "isas jaxa nasda"),
        ("agreements", {"party": "France"}, "paper"),
        ("agreements", {"party": sc.ever("France")}, "left paper"),
        ("agreements", {"party": "China"}, "left paper"),
        ("agreements", {"party": sc.exactly("China")}, "left"),
        ("agreements", {"country": "FR"}, "paper"),
        ("agreements", {"covers": "smile"}, "paper"),
        ("agreements", {"covers": "nssc"}, "paper"),
        ("agreements", {"signed": "1997-05-16"}, "paper"),
        ("agreements", {"signed": "1997-05-15"}, ""),
        ("meetings", {"series": "series"}, "twelfth"),
        ("meetings", {"held": "2019-06-06"}, "twelfth"),
        ("meetings", {"held": sc.certainly("2019-06-06")}, ""),
        ("meetings", {"held": sc.certainly(2019)}, "twelfth"),
        ("meetings", {"country": "China"}, "twelfth"),
        ("sources", {"publisher": "cnes"}, "cnes-page"),
        ("sources", {"language": "fr"}, "cnes-page"),
        ("sources", {"published": "2014-08-04"}, "cnes-page"),
        ("sources", {"cited_by": "smile"}, "page"),
        ("sources", {"cited_by": sc.only("smile")}, ""),
    ],
)
def test_other_kinds(world: sc.Catalogue, verb: str, query: dict[str, Any], expected: str) -> None:
    assert getattr(world, verb)(**query).ids == tuple(expected.split())


# ---------------------------------------------------------------- how a value may be given


@pytest.mark.parametrize("cas", ["cas", "CAS", "Cas", "chinese academy of sciences", "Chinese-Academy of Sciences"])
def test_bodies_go_by_any_name(world: sc.Catalogue, cas: str) -> None:
    expected = ("running", "smile", "whole")
    assert world.missions(partner=cas).ids == expected
    assert world.missions(partner=world.agency(cas)).ids == expected
    assert world.missions(partner=[cas]).ids == world.missions(partner=sc.any_of(cas)).ids == expected
    assert world.missions(partner={cas}).ids == world.missions(partner=(cas,)).ids == expected


def test_former_ids_and_native_names_are_values_too(world: sc.Catalogue) -> None:
    assert world.missions(partner="cssar").ids == ("smile",)
    assert world.missions(partner="天体物理所").ids == ("smile",)


def test_an_element_of_an_answer_is_a_value(world: sc.Catalogue) -> None:
    paper = world.agreements(party="France").one()
    assert world.missions(agreement=paper).ids == ("smile",)
    assert world.sources(cited_by=paper).ids == ("page",)
    assert world.missions(status=paper.missions[0].status, kind=sc.MissionKind.SPACECRAFT).ids[0] == "aboard"


@pytest.mark.parametrize("language", ["en", "zh_Hans", "fr", "de", "es", "ru", "ja"])
def test_countries_go_by_their_names_in_seven_languages(world: sc.Catalogue, language: str) -> None:
    names = Locale.parse(language).territories
    for code in ("FR", "CN", "JP"):
        assert world.missions(country=names[code]).ids == world.missions(country=code).ids != ()
    for code in sorted(COUNTRIES & set(names)):
        with suppress(sc.AmbiguousName):  # one name in two languages for two countries
            assert world.missions(country=names[code]) == world.missions(country=code)


@pytest.mark.parametrize("said", ["SUHH", "suhh", "Soviet Union", "USSR"])
def test_states_that_are_no_more_go_by_their_codes(world: sc.Catalogue, said: str) -> None:
    assert world.missions(country=said).ids == world.missions(partner=said).ids == ("guest",)


# ---------------------------------------------------------------- wrong use


@pytest.mark.parametrize(
    ("query", "error", "said"),
    [
        ({"launched": "2014-13"}, sc.DateError, r"launched='2014-13': '2014-13' is not an EDTF date: month 13"),
        ({"partnr": "CAS"}, TypeError, r"missions\(\) has no keyword 'partnr'; did you mean 'partner' or"),
        ({"partner": None}, TypeError, "partner=None asks nothing: leave the keyword out"),
        ({"partner": ["CAS", None]}, TypeError, "None is no value"),
        ({"partner": []}, TypeError, "names no value"),
        ({"launched": []}, TypeError, "names no value"),
        ({"status": sc.any_of()}, TypeError, "names no value"),
        ({"partner": sc.any_of(["CAS"])}, TypeError, "may stand inside another"),
        ({"partner": sc.all_of(sc.none_of("CAS"))}, TypeError, "may stand inside another"),
        ({"partner": sc.exactly(sc.ever("CAS"))}, TypeError, "neither a text nor a record"),
        ({"partner": sc.exactly(["CAS"])}, TypeError, "neither a text nor a record"),
        ({"launched": [[2018]]}, TypeError, "may stand inside another"),
        ({"status": sc.all_of("planned", "operating")}, TypeError, "a record has one status"),
        ({"status": sc.only("planned")}, TypeError, "a record has one status"),
        ({"kind": sc.all_of("payload")}, TypeError, "a record has one kind"),
        ({"launched": sc.all_of(2018)}, TypeError, "a record has one launched"),
        ({"launched": sc.exactly(2018)}, TypeError, "give a year, a day"),
        ({"launched": 20.18}, TypeError, "give a year, a day"),
        ({"launched": True}, TypeError, "give a year, a day"),
        ({"kind": sc.exactly("payload")}, TypeError, "exactly"),
        ({"kind": sc.ever("payload")}, TypeError, "ever"),
        ({"partner": sc.only(sc.ever("CAS"))}, TypeError, "ever"),
        ({"partner": sc.all_of("CAS"), "role": sc.all_of("lead")}, TypeError, "only one of them"),
        ({"partner": 7}, TypeError, "neither a text nor a record"),
        ({"overdue": 1}, TypeError, "give True or False"),
        ({"overdue": "yes"}, TypeError, "give True or False"),
        ({"text": 1}, TypeError, "give a text"),
        ({"where": "launched"}, TypeError, "give a function"),
        ({"launched": "2024-13"}, sc.DateError, "month 13 does not exist"),
        (
            {"status": "planed"},
            sc.UnknownValue,
            "no status 'planed'; did you mean 'planned'.*; one of proposed, planned,",
        ),
        ({"status": ["planned", "x"]}, sc.UnknownValue, "one of proposed, planned, cruise"),
        ({"status": "PLANNED"}, sc.UnknownValue, "did you mean 'planned'"),
        ({"partner": "NSCC"}, sc.UnknownValue, "no partner 'NSCC'; did you mean 'NSSC'"),
        ({"partner": "Chinese Academy"}, sc.UnknownValue, "did you mean 'Chinese Academy of Sciences'"),
        ({"partner": "smile"}, sc.UnknownValue, "'smile' is of the kind mission"),
        ({"country": "Frnace"}, sc.UnknownValue, "did you mean 'France'"),
        ({"country": "CAS"}, sc.UnknownValue, "no country 'CAS'"),
        ({"instrument": "Soft X-ray Imagr"}, sc.UnknownValue, "no instrument 'Soft X-ray Imagr'; did you mean"),
        ({"agreement": "papr"}, sc.UnknownValue, "did you mean 'Paper'"),
        ({"source": "pag"}, sc.UnknownValue, "did you mean 'page'"),
        ({"partner": "Space Centre"}, sc.AmbiguousName, "may be any of 'ikp', 'nssc': give the id"),
        ({"partner": ""}, sc.UnknownValue, "no partner ''"),
        ({"partner": "\ud800"}, sc.UnknownValue, "no partner"),
    ],
)
def test_wrong_use_is_told_in_one_clear_line(
    world: sc.Catalogue, query: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said) as raised:
        world.missions(**query)
    assert "\n" not in str(raised.value)
    if error is not TypeError:
        assert isinstance(raised.value, sc.SpacecoopError)


def test_a_range_without_days_is_refused() -> None:
    with pytest.raises(sc.DateError, match="reversed or empty"):
        sc.between(2024, 2020)
    with pytest.raises(sc.DateError, match=r"nothing lies before \.\./2020"):
        sc.before("../2020")
    with pytest.raises(sc.DateError, match=r"nothing lies after 2020/\.\."):
        sc.after("2020/..")


TYPED = [
    (kind, keyword)
    for kind, table in FILTERS.items()
    for keyword, filter in table.items()
    if filter.values not in {"date", "day", "flag", "text"}
]
strange = st.text(st.characters(exclude_categories=())) | st.text(
    st.sampled_from("'\"%*_?;-\0\u202e ()AND"), max_size=20
)


@settings(max_examples=200, deadline=None)
@given(strange, st.sampled_from(TYPED))
@example("' or 1=1 --", ("mission", "partner"))
@example("%", ("source", "publisher"))
@example("\ud800", ("source", "language"))
@example("x" * 100_000, ("mission", "status"))
@example("x" * 100_000, ("mission", "instrument"))
def test_no_typo_gives_a_silently_empty_answer(world: sc.Catalogue, word: str, where: tuple[str, str]) -> None:
    kind, keyword = where
    ask: Callable[..., Any] = getattr(world, VERBS[kind])
    refused: Exception | None = None
    try:
        ask(**{keyword: word})
    except (sc.UnknownValue, sc.AmbiguousName) as error:
        refused = error
    if refused is None:  # it stood for something
        assert any(map(str.isalnum, unicodedata.normalize("NFKC", word)))
        with pytest.raises(sc.UnknownValue):
            ask(**{keyword: word + "-and-this-is-nobody"})
    else:
        assert len(str(refused)) < 1000
        assert "\n" not in str(refused)


@pytest.mark.parametrize("words", ["", " ", "!?", '"', "*", "NEAR(", "AND", "\0", "'", "x" * 4000, "a\ud800b"])
def test_text_is_only_words(world: sc.Catalogue, words: str) -> None:
    assert world.missions(text=words).ids == ()


def test_conditions_show_themselves_as_they_are_written() -> None:
    shown = [
        sc.all_of("ESA", sc.exactly("CAS")),
        sc.none_of(1),
        sc.only("a"),
        sc.ever("b"),
        sc.certainly(sc.after(2024)),
    ]
    assert list(map(repr, shown)) == [
        "all_of('ESA', exactly('CAS'))",
        "none_of(1)",
        "only('a')",
        "ever('b')",
        "certainly(between('2025-01-01', '..'))",
    ]
    for one, other in itertools.product(shown, shown):
        assert (repr(one) == repr(other)) == (one is other)
    assert [repr(pickle.loads(pickle.dumps(one))) for one in shown] == list(map(repr, shown))
