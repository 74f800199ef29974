"""Catalogues of a user's own: from files, from records, over a base, merged, written and opened again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop import Catalogue
from tests.support import DAY, agency, agreement, did, mission, part, party, plan, source, tie

if TYPE_CHECKING:
    from pathlib import Path

BASE = Catalogue.from_records(
    [
        agency("cas", country="CN"),
        agency("nssc", tie("part_of", "cas"), kind="research_institute"),
        mission(plan("launch", "2015", "2010-01-01"), did("launch", "2018-10-29"), participants=[part("nssc")]),
        agreement(covers=["craft"], parties=[party("cas", "2005-03-04"), party("FR", "2005-03-04")]),
    ],
    [source()],
    day="2026-11-21",
    version="1",
)
MINE = mission(plan("launch", "2030", "2020-01-01"), id="mine", participants=[part("nssc")])


def same(left: Catalogue, right: Catalogue) -> bool:
    """Tell whether two catalogues hold the same, asked one kind after the other."""
    return all(
        getattr(left, verb)() == getattr(right, verb)()
        for verb in ("missions", "agencies", "agreements", "meetings", "sources")
    )


# ---------------------------------------------------------------- from files

PAGE = '[[sources]]\nid = "mine-page"\ntitle = "Page"\npublisher = "Me"\nkind = "document"\npublished = "2020-01-01"\n'
CRAFT = """
id = "mine"
name = "Mine"
kind = "spacecraft"
sources = ["mine-page"]
[[participants]]
agency = "nssc"
role = "lead"
sources = ["mine-page"]
[[timeline]]
kind = "launch"
date = "2030"
certainty = "planned"
sources = ["mine-page"]
"""


def files(folder: Path, **content: str) -> Path:
    for name, text in {"missions/mine.toml": CRAFT, "sources/me.toml": PAGE, **content}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_directory_adds_to_a_base(tmp_path: Path) -> None:
    catalogue = Catalogue.from_directory(files(tmp_path), base=BASE)
    assert catalogue.missions(partner="CAS").ids == ("craft", "mine")
    assert catalogue.mission("mine").leads == (catalogue.agency("nssc"),)
    assert [found.publisher for found in catalogue.mission("mine").sources] == ["Me"]
    assert catalogue.agency("nssc").missions == tuple(catalogue.missions())
    assert (catalogue.day, catalogue.version) == (BASE.day, "1")
    assert BASE.missions().ids == ("craft",), "the base stays as it is"


def test_a_directory_on_its_own_needs_all_and_a_day(tmp_path: Path) -> None:
    with pytest.raises(sc.DataError, match=r"^day: missing: give the day"):
        Catalogue.from_directory(files(tmp_path))
    edition = 'version = "2027.1"\nday = "2027-01-02"\n'
    with pytest.raises(sc.DataError, match=r"^missions/mine\.toml: mine: participants\[0\]\.agency: no agency 'nssc'"):
        Catalogue.from_directory(files(tmp_path, **{"catalogue.toml": edition}))
    house = 'id = "nssc"\nname = "House"\nkind = "research_institute"\nsources = ["mine-page"]\n'
    catalogue = Catalogue.from_directory(files(tmp_path, **{"agencies/nssc.toml": house}))
    assert (str(catalogue.day), catalogue.version) == ("2027-01-02", "2027.1")
    assert catalogue.counts == {"mission": 1, "agency": 1, "agreement": 0, "meeting": 0, "source": 1}


# ---------------------------------------------------------------- from records


def test_a_record_of_ones_own_replaces_that_of_the_base() -> None:
    catalogue = Catalogue.from_records(
        [mission(did("launch", "2019"), name="New", participants=[part("nssc")])], base=BASE
    )
    assert catalogue.missions().ids == ("craft",)
    assert catalogue.mission("New").agreements == (catalogue.agreement("paper"),)
    assert not catalogue.missions(launched="2018")


def test_records_may_come_from_a_catalogue() -> None:
    found = Catalogue.from_records(
        [*BASE.missions(), *BASE.agencies(), *BASE.agreements()], BASE.sources(), day=BASE.day
    )
    assert found == Catalogue.from_records(
        [*BASE.agreements(), *BASE.missions(), *BASE.agencies()], BASE.sources(), day=BASE.day
    )
    assert same(found, BASE)
    assert found == BASE


WRONG: dict[str, tuple[list[Any], dict[str, Any], str]] = {
    "a dangling reference": (
        [mission(participants=[part("nobody")])],
        {},
        r"craft: participants\[0\]\.agency: no agency 'nobody'",
    ),
    "a missing source": (
        [mission(did("launch", "2018", sources=["nowhere"]), participants=[part("FR")])],
        {},
        "no source 'nowhere'",
    ),
    "one id twice": ([MINE, MINE], {"base": BASE}, "mine: id: 2 records or sources have it"),
    "an id of another kind": ([agency("craft")], {"base": BASE}, "craft: id: in the base it is a mission"),
    "a circle": (
        [agency("a", tie("part_of", "b")), agency("b", tie("part_of", "a"))],
        {},
        "part_of runs in a circle: a, b, a",
    ),
    "a circle through the base": (
        [agency("cas", tie("part_of", "nssc"))],
        {"base": BASE},
        "part_of runs in a circle: cas, nssc, cas",
    ),
    "no day": ([MINE], {"day": None}, "^day: missing"),
    "no whole day": ([MINE], {"day": "2026"}, "^day: '2026' is not a whole day$"),
    "a day before that of the base": (
        [MINE],
        {"day": "2020-01-02", "base": BASE},
        "^day: 2020-01-02 lies before that of the base, 2026-11-21: take the base as_of it$",
    ),
    "a plan from the future": (
        [mission(plan("launch", "2040", "2030-01-01"), participants=[part("FR")])],
        {},
        "stated",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_together(what: str) -> None:
    records, how, expected = WRONG[what]
    with pytest.raises(sc.DataError, match=expected):
        Catalogue.from_records(records, [source()], **{"day": None if "base" in how else DAY, **how})


@pytest.mark.parametrize("wrong", ["craft", None, part("FR"), did("launch", "2018")])
def test_what_is_no_record(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"is neither a record nor a source$"):
        Catalogue.from_records([wrong], [source()], day=DAY)


def test_a_base_of_an_earlier_day() -> None:
    catalogue = Catalogue.from_records(
        [mission(plan("launch", "2014", "2011-01-01"), id="mine", participants=[part("nssc")])],
        base=BASE.as_of("2012-05-06"),
    )
    assert str(catalogue.day) == "2012-05-06"
    assert [m.status for m in catalogue.missions()] == ["planned", "planned"]


# ---------------------------------------------------------------- together


def test_of_two_the_right_one_wins_and_the_later_day() -> None:
    left = Catalogue.from_records([MINE], base=BASE, day="2027-01-01", version="left")
    new = mission(did("launch", "2017"), name="New", participants=[part("FR")])
    right = Catalogue.from_records([new], [source(title="New page")], day=DAY, version="right")
    both = left | right
    assert both.missions().ids == ("craft", "mine")
    assert (both.mission("craft").name, both.source("page").title) == ("New", "New page")
    assert both.mission("craft").agreements == (both.agreement("paper"),)
    assert (str(both.day), both.version) == ("2027-01-01", "right")
    assert (right | left).mission("craft").name == "Craft"


def test_with_itself_or_a_part_of_it_a_catalogue_is_the_same() -> None:
    assert BASE | BASE == BASE
    assert Catalogue.from_records(BASE.agencies(), BASE.sources(), day=BASE.day) | BASE == BASE
    assert len({BASE, BASE | BASE}) == 1


def test_two_of_different_kinds_cannot_share_an_id() -> None:
    other = Catalogue.from_records([agency("craft")], [source()], day=DAY)
    with pytest.raises(sc.DataError, match=r"^craft: a mission in one catalogue, a agency in the other"):
        _ = BASE | other


def test_one_thing_is_not_two_records_of_two_catalogues() -> None:
    craft, twin = (
        mission(did("launch", "2018"), id=id, same_as={"cospar": ["2018-083A"]}, participants=[part("FR")])
        for id in ("craft", "twin")
    )
    known = Catalogue.from_records([craft], [source()], day=DAY)
    twice = r"^twin: same_as.cospar: '2018-083A' is 'craft' already"
    with pytest.raises(sc.DataError, match=twice):
        Catalogue.from_records([twin], base=known)
    with pytest.raises(sc.DataError, match=twice):
        _ = known | Catalogue.from_records([twin], [source()], day=DAY)


def test_what_is_unseen_is_part_of_the_content(tmp_path: Path) -> None:
    """What is there only for those that refer to it makes another catalogue, though it holds the same."""
    file = tmp_path / "a.json"
    BASE.export(file)
    assert Catalogue.from_json(file) == BASE
    told = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**told, "unseen": ["paper"]}), encoding="utf-8")
    hidden = Catalogue.from_json(file)
    assert hidden.agreements().ids == ()
    assert hidden.kind_of("paper") == "agreement"
    assert hidden != BASE


def test_only_catalogues_go_together() -> None:
    with pytest.raises(TypeError):
        _ = BASE | [MINE]  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


# ---------------------------------------------------------------- written and opened


def test_what_is_written_is_opened_equal(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    BASE.write(path)
    opened = Catalogue.open(path)
    assert opened == BASE
    assert hash(opened) == hash(BASE)
    assert same(opened, BASE)
    assert (opened.day, opened.version, opened.counts) == (BASE.day, BASE.version, BASE.counts)
    opened.write(tmp_path / "b.sqlite")
    assert (tmp_path / "b.sqlite").read_bytes() == path.read_bytes()


def test_a_catalogue_may_be_written_over_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    BASE.write(path)
    opened = Catalogue.open(path)
    opened.write(path)
    with pytest.raises(sc.CatalogueChanged):
        opened.missions()
    assert Catalogue.open(path) == BASE


@pytest.mark.parametrize("day", ["1958-10-01", "2005-01-01", "2019-06-05"])
def test_a_view_is_written_as_what_was_known(day: str, tmp_path: Path) -> None:
    """With what its records refer to, though that had not appeared: it is in no answer, but there."""
    view = Catalogue.bundled().as_of(day)
    view.write(tmp_path / "a.sqlite")
    written = Catalogue.open(tmp_path / "a.sqlite")
    assert written.day == view.day
    assert written.counts == view.counts
    assert same(written, view)
    asked: list[dict[str, Any]] = [
        {},
        {"status": "planned"},
        {"country": "FR"},
        {"partner": "CAS"},
        {"launched": sc.after("2000")},
    ]
    for questions in asked:
        assert written.missions(**questions).ids == view.missions(**questions).ids
    for ours, theirs in zip(written.missions(), view.missions(), strict=True):
        assert (ours.status, ours.launch, ours.planned_launch) == (theirs.status, theirs.launch, theirs.planned_launch)
        assert (ours.partners, ours.agreements) == (theirs.partners, theirs.agreements)
        assert ours.part_of == theirs.part_of


@given(st.permutations([*BASE.missions(), *BASE.agencies(), *BASE.agreements(), MINE]))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_order_of_records_does_not_matter(records: list[Any]) -> None:
    assert Catalogue.from_records(records, [source()], day=DAY) == Catalogue.from_records([MINE], base=BASE)
