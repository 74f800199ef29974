"""Tables, CSV, Markdown and cards as text."""

from __future__ import annotations

import csv as standard_csv
import datetime
import io
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.parts import CLASSES
from spacecoop.records.elements import Participant
from spacecoop.store.build import write
from spacecoop.views.tables import TABLES
from spacecoop.views.text import cells, csv, fitted, harmless, markdown, table

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = sc.Source(id="a-page", title="A page", publisher="Somebody", kind="news", url="https://example.org/a")
OTHER = sc.Source(id="a-paper", title="A paper", publisher="Nobody", kind="document", published="2020-05")


def mission(**changes: Any) -> sc.Mission:
    told: dict[str, Any] = {
        "id": "shenzhou",
        "name": "A | mission <b> of *two*",
        "acronym": "SZ",
        "kind": "spacecraft",
        "names": {"zh": "神舟"},
        "summary": "=HYPERLINK(A1)",
        "aliases": ["+1", "神舟"],
        "sources": ["a-page"],
        "participants": [Participant(country="CN", role="lead", contribution="@cmd", sources=["a-page"])],
    }
    return sc.Mission(**(told | changes))


@pytest.fixture
def catalogue(tmp_path: Path) -> sc.Catalogue:
    file = tmp_path / "catalogue.sqlite"
    write(file, [mission()], [SOURCE, OTHER], datetime.date(2026, 1, 1), "1")
    return sc.Catalogue.open(file)


# tables


@pytest.mark.parametrize("width", [80, 100, 140])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for selection in (
        *(sc.missions(), sc.agencies(), sc.agreements(), sc.meetings(), sc.sources()[:50], sc.search("china")),
        *(sc.missions().each("participants"), sc.missions().each("timeline"), sc.agreements().each("parties")),
    ):
        shown = table(selection, width).splitlines()
        assert len(shown) == len(selection) + 3
        assert max(map(cells, shown)) <= width


def test_a_table_says_how_many() -> None:
    assert str(sc.missions()).splitlines()[-1] == f"{len(sc.missions())} missions"
    assert str(sc.missions()[:1]).splitlines()[-1] == "1 mission"
    assert str(sc.missions()[:0]).splitlines()[-1] == "0 missions"


def test_status_stands_beside_the_last_word() -> None:
    for kind, shape in TABLES.items():
        for columns in (shape.columns, shape.short):
            names = [column.name for column in columns]
            if "status" in names:
                assert names[names.index("status") + 1] == "last_word", kind


def test_every_kind_has_a_table() -> None:
    assert set(TABLES) == set(CLASSES)


def test_columns_stay_aligned_under_wide_characters() -> None:
    shown = table(sc.sources(language="zh")[:40], None).splitlines()
    start = shown[1].rindex("  ") + 2
    for line in shown[2:-1]:
        taken = 0
        while line and taken < start:
            taken, line = taken + cells(line[0]), line[1:]  # noqa: PLW2901
        assert taken in (start, cells("")) or not line


def test_wide_characters_take_two_cells() -> None:
    assert cells("SMILE") == 5
    assert cells("微笑") == 4
    assert cells("ﾊﾝｶｸ") == 4
    assert cells("e\N{COMBINING ACUTE ACCENT}") == 1
    assert cells("ल\u200dय") == 2


@given(st.text(max_size=40), st.integers(1, 30))
def test_cells_are_filled_exactly(text: str, width: int) -> None:
    assert cells(fitted(text, width)) == width
    if cells(text) <= width:
        assert fitted(text, width).startswith(text)
    else:
        assert "…" in fitted(text, width)


def test_none_cuts_nothing() -> None:
    assert "…" not in table(sc.missions().each("participants"), None)
    assert "…" in table(sc.missions().each("participants"), 60)


# Markdown and CSV


def test_markdown_keeps_its_columns(catalogue: sc.Catalogue) -> None:
    lines = markdown(catalogue.search("mission")).splitlines()
    assert lines[1] == "| --- | --- | --- | --- | --- | --- |"
    assert r"A \| mission \<b> of \*two\*" in lines[2]
    assert len(lines) == 3


def test_csv_holds_every_column_of_every_row() -> None:
    selection = sc.missions()
    rows = list(standard_csv.DictReader(io.StringIO(csv(selection))))
    assert [row["id"] for row in rows] == list(selection.ids)
    assert list(rows[0]) == list(selection.to_dicts()[0])
    assert rows[0]["sources"] == "; ".join(selection[0].source_ids)


def test_csv_holds_no_formula(catalogue: sc.Catalogue) -> None:
    row = next(standard_csv.DictReader(io.StringIO(csv(catalogue.missions()))))
    assert row["summary"] == "'=HYPERLINK(A1)"
    assert row["aliases"] == "'+1; 神舟"
    part = next(standard_csv.DictReader(io.StringIO(csv(catalogue.missions().each("participants")))))
    assert part["contribution"] == "'@cmd"


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1",
        "-1+1",
        "-A1",
        "-",
        "--1",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\nx",
        "  =1",
        '"=1',
        " '\"@x",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        "\u00a0=1",
        "\ufeff=1",
    ],
)
def test_what_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "SMILE", "-904", "-0.5", "2021/..", "../2030", "a=b", "12 + 3", "微笑", "'quoted'"]
)
def test_harmless_text_stays(text: str) -> None:
    assert harmless(text) == text


@given(st.text(max_size=20))
def test_nothing_that_runs_is_left(text: str) -> None:
    shown = harmless(text)
    if not shown.startswith("'"):
        first = unicodedata.normalize("NFKC", shown).strip()[:1]
        assert first not in ("=", "+", "@")
        assert first != "-" or float(shown) <= 0


# cards


@pytest.mark.parametrize("ask", [sc.missions, sc.agencies, sc.agreements, sc.meetings], ids=lambda verb: verb.__name__)
def test_a_card_lists_every_source(ask: Any) -> None:
    for record in ask():
        shown = str(record)
        for id in record.cited_ids():
            assert sc.source(id).title in shown, record.id
        listed = shown.rpartition("\nSources\n")[2]
        assert listed.count("\n  [") + 1 == len([line for line in listed.splitlines() if line.startswith("  [")])


def test_a_card_numbers_its_sources() -> None:
    shown = str(sc.mission("svom"))
    body, _, listed = shown.rpartition("\nSources\n")
    numbers = [line.split("]")[0].strip(" [") for line in listed.splitlines() if line.startswith("  [")]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert all(f"[{n}]" in body for n in numbers)
    assert f"[{len(numbers) + 1}]" not in body


def test_the_card_of_a_mission_tells_what_follows() -> None:
    svom = sc.mission("svom")
    shown = str(svom).splitlines()
    status = next(line for line in shown if line.startswith("status"))
    assert f"{svom.status}, since " in status
    assert f"last word {svom.last_word}" in status
    assert any(line.startswith("launch ") and "2024-06-22 [" in line for line in shown)
    assert any(line.startswith("slip ") and str(svom.slip) in line for line in shown)
    assert any(line.startswith("  CNES: ") for line in shown)
    assert any("planned launch" in line and "(said " in line for line in shown)
    for heading in ("Participants", "Instruments", "Timeline", "Agreements", "Sources"):
        assert heading in shown


def test_the_card_tells_relations_both_ways() -> None:
    assert "Double Star" in str(sc.mission("tc-1")) or "double-star" in str(sc.mission("tc-1"))
    whole = str(sc.mission("double-star"))
    assert "parts TC-1 [" in whole
    assert "parts TC-2 [" in whole


def test_the_card_tells_money_as_said() -> None:
    shown = str(sc.mission("uk-china-atom-interferometer"))
    assert "88,000,000 CNY" in shown
    assert "worth, as the source says: about 8,800,000 GBP" in shown


def test_the_card_of_an_agreement() -> None:
    shown = str(sc.agreement("cn-fr-1997-space-cooperation"))
    assert "FR: signed 1997-05-15" in shown
    assert "level           government" in shown
    assert "\nCovers\n" in shown


def test_the_card_tells_disputes() -> None:
    told_elsewhere = Counter(tie.to_id for mission in sc.missions() for tie in mission.relations for _ in tie.disputes)
    for record, disputes in sc.missions().each("disputes").group_by("record").items():
        assert str(record).count("disputed: ") == len(disputes) + told_elsewhere[record.id]


def test_the_card_of_a_source_tells_who_cites_it() -> None:
    source = sc.mission("svom").sources[0]
    shown = str(source)
    assert shown.startswith(source.title)
    assert source.url is None or source.url in shown
    assert "SVOM" in shown.partition("Cited by")[2]


def test_an_unbound_record_shows_what_it_holds() -> None:
    plan = sc.Milestone(kind="launch", date="2030", certainty="planned", sources=["a-paper"])
    shown = str(mission(timeline=[plan], disputes=[sc.Dispute(field="name", value="B", sources=["a-paper"])]))
    assert shown.startswith("SZ · A | mission")
    assert "2030 planned launch [2]" in shown
    assert "disputed: name B [2]" in shown
    assert "  [1] a-page\n  [2] a-paper" in shown
    assert "status" not in shown
    assert str(SOURCE).startswith("A page\n")
    assert "Cited by" not in str(SOURCE)


def test_every_record_has_a_card_when_unbound() -> None:
    from attrs import evolve

    for ask in (sc.missions, sc.agencies, sc.agreements, sc.meetings):
        for record in ask():
            assert record.name in str(evolve(record))
