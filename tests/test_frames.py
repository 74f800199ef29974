"""Selections as Arrow, pandas, polars and DuckDB see them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import spacecoop as sc
from spacecoop.records.elements import Figure
from spacecoop.views.tables import TABLES
from spacecoop.views.typed import fields

from .support import CITED, DAY, did, mission, part, source

if TYPE_CHECKING:
    from pathlib import Path

MISSIONS = sc.missions()
SUMS = sc.table("funding")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_the_same_rows_everywhere(name: str) -> None:
    selection = sc.table(name)
    columns = [field.name for field in fields(name)]
    arrow = selection.to_arrow()
    assert arrow.column_names == columns
    rows = arrow.to_pylist()
    assert len(rows) == len(selection)
    for row, plain in zip(rows, selection.to_dicts(), strict=True):
        for column in TABLES[name].columns:
            said = plain[column.name]
            found = row[column.name]
            if isinstance(found, Decimal):
                assert found == Decimal(str(said))
            else:
                assert (found.isoformat() if isinstance(found, date) else found) == said
    assert list(selection.to_pandas().columns) == columns
    assert selection.to_polars().shape == (len(selection), len(columns))


def test_dates_stand_with_their_bounds() -> None:
    rows = {row["id"]: row for row in MISSIONS.to_arrow().to_pylist()}
    for found in MISSIONS:
        row = rows[found.id]
        for name in ("launch", "planned_launch", "ended"):
            when = getattr(found, name)
            assert row[name] == (when and when.text)
            assert row[f"{name}_earliest"] == (when and when.earliest)
            assert row[f"{name}_latest"] == (when and when.latest)


def test_pandas_has_proper_types() -> None:
    frame = MISSIONS.to_pandas()
    assert list(frame["status"].cat.categories) == [word.value for word in sc.MissionStatus]
    assert frame["launch_earliest"].dtype.kind == "M"
    assert frame["last_word"].dtype.kind == "M"
    assert frame["slip_least"].dtype == pd.Int64Dtype()
    assert frame["disputed"].dtype == pd.BooleanDtype()
    row = frame.set_index("id").loc["svom"]
    assert row["launch_earliest"] == pd.Timestamp("2024-06-22")
    assert row["countries"] == list(sc.mission("svom").countries)
    exploded = frame.explode("countries")
    assert set(exploded.loc[exploded["countries"] == "FR", "id"]) == set(sc.missions(where=_french).ids)


def _french(found: sc.Mission) -> bool:
    return "FR" in found.countries


def test_money_is_exact_and_has_its_currency() -> None:
    frame = SUMS.to_pandas()
    assert list(frame["amount"]) == [one.money.amount for one in SUMS]
    assert all(isinstance(amount, Decimal) for amount in frame["amount"])
    assert list(frame["currency"]) == [one.currency for one in SUMS]
    in_euro = list(frame.loc[frame["currency"] == "EUR", "amount"])
    assert sum(in_euro) == sum(one.money.amount for one in SUMS if one.currency == "EUR")
    assert SUMS.to_polars().schema["amount"] == pl.Decimal(38, 12)


def test_polars_takes_a_selection_as_it_is() -> None:
    frame = pl.DataFrame(MISSIONS)
    assert frame.equals(MISSIONS.to_polars())
    assert frame.schema["status"] == pl.Categorical()
    assert frame.schema["launch_latest"] == pl.Date()
    assert frame.schema["partners"] == pl.List(pl.String())
    assert frame["id"].to_list() == list(MISSIONS.ids)
    assert pl.DataFrame(MISSIONS[:0]).shape == (0, frame.width)


def test_arrow_pandas_and_duckdb_take_a_selection_as_it_is() -> None:
    assert pa.table(MISSIONS).equals(MISSIONS.to_arrow())
    assert list(pd.DataFrame.from_arrow(MISSIONS)["id"]) == list(MISSIONS.ids)
    missions = MISSIONS
    found = duckdb.sql("select id from missions where status = 'planned' order by id")
    assert found is not None
    assert [row[0] for row in found.fetchall()] == list(sc.missions(status="planned").ids)
    assert missions is MISSIONS


@pytest.mark.parametrize("take", [pd.DataFrame, pd.Series, np.array, np.asarray])
def test_no_array_of_whole_records_is_made(take: Any) -> None:
    for selection in (MISSIONS, SUMS, MISSIONS[:0]):
        with pytest.raises(
            TypeError, match=r"^a selection is no array: to_pandas\(\), or pandas\.DataFrame\.from_arrow"
        ):
            take(selection)
    assert pd.DataFrame(list(MISSIONS), columns=["mission"])["mission"].tolist() == list(MISSIONS)


def test_a_stream_can_be_taken_twice() -> None:
    assert pa.table(MISSIONS).equals(pa.table(MISSIONS))


def test_batches_have_one_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacecoop.views.arrow.BATCH", 7)
    reader = pa.RecordBatchReader.from_stream(MISSIONS)
    batches = list(reader)
    assert [len(batch) for batch in batches[:-1]] == [7] * ((len(MISSIONS) - 1) // 7)
    whole = pa.Table.from_batches(batches)
    assert whole.column("id").to_pylist() == list(MISSIONS.ids)
    assert whole.combine_chunks().equals(MISSIONS.to_arrow())


def test_fields_tell_what_they_are() -> None:
    schema = SUMS.to_arrow().schema
    assert schema.field("amount").metadata[b"unit"] == b"currency"
    assert schema.field("kind").metadata[b"definition"] == b"FundingKind"
    assert all(field.metadata[b"description"] for field in schema)


def test_parquet_keeps_all(tmp_path: Path) -> None:
    for name in ("mission", "funding", "timeline", "slips"):
        file = tmp_path / f"{name}.parquet"
        sc.table(name).to_parquet(file)
        assert pq.read_table(file).equals(sc.table(name).to_arrow())


def _with(value: str) -> sc.Selection[Any]:
    figure = Figure(kind="attendance", value=value, sources=CITED)
    record = mission(did("launch", "2020"), id="many", participants=[part("FR")], figures=[figure])
    return sc.Catalogue.from_records([record], [source()], day=DAY).table("figures")


@pytest.mark.parametrize("value", ["1" * 26, "0.000000000001", "-0.5", "1e25", "0", "12.3400"])
def test_numbers_that_fit_are_exact(value: str) -> None:
    found = _with(value)
    assert found.to_arrow().to_pylist()[0]["value"] == Decimal(value)
    assert found.to_pandas()["value"].to_list() == [Decimal(value)]


@pytest.mark.parametrize("value", ["1" * 27, "0.0000000000001", "1e99"])
def test_numbers_that_do_not_fit_are_refused_and_not_rounded(value: str, tmp_path: Path) -> None:
    found = _with(value)
    for ask in (found.to_arrow, found.to_pandas, found.to_polars, lambda: found.to_parquet(tmp_path / "x.parquet")):
        with pytest.raises(
            sc.ExportError, match=r"^many: value: .* has more than 26 digits before the point or 12 after"
        ):
            ask()
    assert not list(tmp_path.iterdir())
    assert found.to_dicts()[0]["value"] == f"{Decimal(value):f}"


def test_open_and_early_dates() -> None:
    record = mission(
        sc.Milestone(kind="launch", date="2030/..", certainty="planned", stated="0001-01-01", sources=CITED),
        id="open",
        participants=[part("FR", since="../0900")],
    )
    catalogue = sc.Catalogue.from_records([record], [source()], day=DAY)
    row = catalogue.table("timeline").to_pandas().iloc[0]
    assert row["date_earliest"] == pd.Timestamp("2030-01-01")
    assert pd.isna(row["date_latest"])
    assert row["stated_earliest"].year == 1
    assert catalogue.table("participants").to_polars()["since_latest"].to_list() == [date(900, 12, 31)]


def test_a_table_is_that_of_a_whole_catalogue() -> None:
    assert sc.table("mission") == sc.missions()
    assert sc.table("source") == sc.sources()
    assert sc.table("slips") == sc.slips()
    assert list(sc.table("members")) == [one for agency in sc.agencies() for one in agency.members]
    assert len(sc.table("participants")) == len(sc.missions().each("participants")) + len(
        sc.meetings().each("participants")
    )
    assert len(sc.table("record")) == sum(n for kind, n in sc.Catalogue.bundled().counts.items() if kind != "source")
    early = sc.as_of("2010-01-01")
    assert set(early.table("timeline").ids) <= set(early.table("record").ids)
    with pytest.raises(sc.UnknownValue, match=r"^no table 'particpants'; did you mean 'participants'"):
        sc.table("particpants")
