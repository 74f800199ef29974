"""Looking up one record by what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.records.elements import FormerName
from spacecoop.store.keys import key
from tests.asking import built
from tests.support import CITED, DAY, agency, agreement, did, meeting, mission, part, party, source

if TYPE_CHECKING:
    from collections.abc import Callable

CASDN = FormerName(name="CASDN", sources=CITED)
CNES = ("CNES", "cnes", "Centre National d’Etudes Spatiales", "centre national détudes spatiales", "casdn")

RECORDS = [
    mission(id="fengyun-3", name="Fengyun-3", acronym="FY-3", names={"zh-Hans": "风云三号"}, former_ids=["fy-three"]),
    mission(id="chang-e-3", name="Chang'e-3", names={"zh-Hans": "嫦娥三号"}, aliases=["Yutu's carrier"]),
    mission(id="hayabusa", name="Hayabusa", names={"ja": "はやぶさ"}, former_names=[FormerName(name="MUSES-C", sources=CITED)]),
    mission(id="danuri", name="Danuri", names={"ko": "다누리"}, aliases=["KPLO"]),
    mission(id="luna-25", name="Luna-25", names={"ru": "Луна-25"}, aliases=["Луна-Глоб"]),
    mission(id="gagaku", name="Gagaku", names={"ja": "がが"}),
    mission(id="kaka", name="Kaka", names={"ja": "かか"}),
    mission(id="yogi", name="Yogi", names={"ru": "Йога", "hi": "कि", "th": "สุด"}),
    mission(id="kogi", name="Kogi", names={"ru": "Иога", "hi": "की", "th": "สด"}),
    mission(id="athena", name="Athena", names={"el": "Αθηνά", "fr": "Athéna"}),
    mission(id="misrsat-2", name="MisrSat-2"),
    mission(id="egyptsat-a", name="EgyptSat-A", aliases=["MisrSat-2", "Twin"]),
    mission(id="one", name="One", aliases=["Twin"]),
    agency("cnes", name="Centre national d'études spatiales", acronym="CNES", former_names=[CASDN]),
    agency("dlr", name="Deutsches Zentrum für Luft- und Raumfahrt", aliases=["Straße"]),
    agreement(id="deal", name="Deal", parties=[party("FR")]),
    meeting(id="assembly-03", name="3rd Assembly"),
]  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> sc.Catalogue:
    return built(tmp_path_factory.mktemp("lookups") / "names.sqlite", RECORDS, [source("cnes-2014", title="SVOM")])


@pytest.mark.parametrize(
    ("said", "id"),
    [
        *[(said, "fengyun-3") for said in ("fengyun-3", "FY-3", "FY3", "fy 3", "Fy–3", "FENGYUN 3", "风云三号", "fy-three")],
        *[(said, "chang-e-3") for said in ("Chang'e-3", "Chang’e 3", "change3", "CHANG‘E-3", "嫦娥三号", "yutus carrier")],
        *[(said, "hayabusa") for said in ("はやぶさ", "MUSES-C", "muses c", "Ｈａｙａｂｕｓａ")],
        *[(said, "danuri") for said in ("다누리", "kplo")],
        *[(said, "luna-25") for said in ("ЛУНА-25", "луна 25", "Луна–Глоб", "Luna 25")],
        *[(said, "athena") for said in ("αθηνα", "ΑΘΗΝΆ", "athena", "Athe\u0301na", "Ãthëna")],
    ],
)  # fmt: skip
def test_case_accents_and_punctuation_do_not_matter(catalogue: sc.Catalogue, said: str, id: str) -> None:
    assert catalogue.mission(said).id == id


@pytest.mark.parametrize("said", CNES)
def test_agencies(catalogue: sc.Catalogue, said: str) -> None:
    assert catalogue.agency(said).id == "cnes"


def test_other_kinds(catalogue: sc.Catalogue) -> None:
    assert catalogue.agency("STRASSE").id == "dlr"
    assert catalogue.agreement("deal").id == "deal"
    assert catalogue.meeting("3RD ASSEMBLY").id == "assembly-03"
    assert catalogue.source("cnes-2014").title == "SVOM"


@pytest.mark.parametrize(("one", "other"), [("がが", "かか"), ("Йога", "Иога"), ("कि", "की"), ("สุด", "สด")])
def test_marks_of_other_scripts_are_other_letters(catalogue: sc.Catalogue, one: str, other: str) -> None:
    assert catalogue.mission(one) != catalogue.mission(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か\ufe0e\u3099が", "がが"),
        ("か\u200d\u3099が", "がが"),
        ("कि\ufe0f", "कि"),
        ("Ath\u034fena", "athena"),
        ("Ath\u20e3ena", "athena"),
    ],
)
def test_what_changes_only_the_look_of_a_letter_does_not_matter(catalogue: sc.Catalogue, one: str, other: str) -> None:
    assert catalogue.mission(one) is catalogue.mission(other)


def test_ids_that_differ_in_a_hyphen_only() -> None:
    ids = ("s-j8", "sj-8", "sj8")
    catalogue = sc.Catalogue.from_records(
        [mission(did("launch", "2020"), id=id, name="Craft", participants=[part("FR")]) for id in ids],
        [source()],
        day=DAY,
    )
    for id in ids:
        assert catalogue.mission(id).id == id
        assert catalogue.kind_of(id) == "mission"
    assert catalogue.kind_of("SJ-8") is None
    with pytest.raises(sc.AmbiguousName) as raised:
        catalogue.mission("SJ 8")
    assert raised.value.ids == ids


def test_a_former_id_leads_to_the_record(catalogue: sc.Catalogue) -> None:
    assert catalogue.mission("fy-three") is catalogue.mission("fengyun-3")


def test_an_id_comes_before_the_names_of_others(catalogue: sc.Catalogue) -> None:
    assert catalogue.mission("misrsat-2").id == "misrsat-2"


@pytest.mark.parametrize(("said", "ids"), [("MisrSat-2", ("misrsat-2", "egyptsat-a")), ("twin", ("egyptsat-a", "one"))])
def test_a_name_that_several_bear_is_ambiguous(catalogue: sc.Catalogue, said: str, ids: tuple[str, ...]) -> None:
    with pytest.raises(sc.AmbiguousName, match=r"may be any of .*: give the id") as raised:
        catalogue.mission(said)
    assert raised.value.ids == ids


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("Hayabusha", "no mission 'Hayabusha'; did you mean 'Hayabusa'?"),
        ("風云三号", "no mission '風云三号'; did you mean '风云三号'?"),
        ("CNES", "no mission 'CNES'; 'cnes' is of the kind agency"),
        ("", "no mission ''"),
        ("?!", "no mission '?!'"),
        ("Fengyun", "no mission 'Fengyun'; did you mean 'Fengyun-3'"),
        ("fengyun-", "did you mean"),
        ("x" * 10_000, "no mission 'xxx"),
        ("\0\ud800\n", "no mission"),
    ],
)
def test_nothing_is_matched_by_likeness_only_suggested(catalogue: sc.Catalogue, said: str, message: str) -> None:
    with pytest.raises(sc.UnknownRecord) as raised:
        catalogue.mission(said)
    assert message in str(raised.value)
    assert len(str(raised.value)) < 300
    assert "\n" not in str(raised.value)


def test_a_suggestion_is_written_as_people_write_it() -> None:
    asked: list[tuple[Callable[[], object], str]] = [
        (lambda: sc.missions(partner="EAS"), "no partner 'EAS'; did you mean 'ESA'"),
        (lambda: sc.missions(instrument="Vizible telescop"), "did you mean 'Visible Telescope'"),
        (lambda: sc.agreements(signatory="Jean-Yves Le Gal"), "did you mean 'Jean-Yves Le Gall'?"),
    ]
    for ask, message in asked:
        with pytest.raises(sc.UnknownValue) as raised:
            ask()
        assert message in str(raised.value)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("UK", "GB"),
        ("Britain", "GB"),
        ("USA", "US"),
        ("Russian Federation", "RU"),
        ("Turkey", "TR"),
        ("Hong Kong", "HK"),
    ],
)
def test_countries_are_found_by_what_people_also_call_them(name: str, code: str) -> None:
    agencies = sc.agencies(country=[name, "FR"])
    assert agencies.ids == sc.agencies(country=[code, "FR"]).ids


@pytest.mark.parametrize("wrong", [None, 3, ["FY-3"], b"FY-3"])
def test_only_a_text_is_a_name(catalogue: sc.Catalogue, wrong: object) -> None:
    look_up: Callable[[object], object] = catalogue.mission  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    with pytest.raises(TypeError, match="is not a name"):
        look_up(wrong)


def test_every_name_of_the_bundled_catalogue_finds_its_record() -> None:
    catalogue = sc.Catalogue.bundled()
    for verb, records in (
        (catalogue.mission, catalogue.missions()),
        (catalogue.agency, catalogue.agencies()),
        (catalogue.agreement, catalogue.agreements()),
        (catalogue.meeting, catalogue.meetings()),
    ):
        for record in records:
            assert verb(record.id) == record
            former = [name for old in record.former_names for name in (old.name, old.acronym)]
            for name in (
                record.name,
                record.acronym,
                *record.former_ids,
                *record.aliases,
                *record.names.values(),
                *former,
                *(id for ids in record.same_as.values() for id in ids),
            ):
                try:
                    assert name is None or verb(name.upper()).id == record.id
                except sc.AmbiguousName as error:
                    assert record.id in error.ids  # noqa: PT017


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert key(key(text)) == key(text)
    assert key(f" {text}-") == key(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_keys_know_no_case(text: str) -> None:
    assert key(text.upper()) == key(text.lower())


def test_ids_of_other_catalogues_find_what_no_name_does() -> None:
    catalogue = sc.Catalogue.from_records(
        [
            mission(
                id="craft",
                same_as={"cospar": ["2024-116B"], "satcat": ["60089"]},
                participants=[part("FR")],
                timeline=[did("launch", "2024")],
            ),
            mission(id="another", name="60089", participants=[part("FR")], timeline=[did("launch", "2024")]),
        ],
        [source()],
        day=DAY,
    )
    assert catalogue.mission("2024-116b").id == "craft"
    assert catalogue.mission("60089").id == "another"
    with pytest.raises(sc.UnknownRecord, match=r"^no mission '2024-116C'$"):
        catalogue.mission("2024-116C")
