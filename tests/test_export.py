"""Catalogues and selections as files, and back."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pyarrow.parquet as pq
import pytest
from frictionless import Package
from hypothesis import given, settings

import spacecoop as sc
from spacecoop.catalogue import BUNDLED
from spacecoop.cli import main
from spacecoop.records.record import Record
from spacecoop.store.convert import unstructure
from spacecoop.store.document import PLURALS
from spacecoop.store.json_schema import DATE, schema
from spacecoop.views.dictionary import dictionary
from spacecoop.views.tables import TABLES
from spacecoop.views.typed import fields

from .strategies import dates, records
from .support import CITED, DAY, mission, source

WHOLE = sc.Catalogue.bundled()
ROOT = Path(__file__).parents[1]
VALIDATOR = jsonschema.Draft202012Validator(schema())


# ---------------------------------------------------------------- JSON and back


@pytest.mark.parametrize("name", ["catalogue.json", "catalogue.jsonl"])
def test_json_round_trips(name: str, tmp_path: Path) -> None:
    sc.export(tmp_path / name)
    again = sc.Catalogue.from_json(tmp_path / name)
    assert again == WHOLE
    assert (again.day, again.version, again.counts) == (WHOLE.day, WHOLE.version, WHOLE.counts)
    assert again.missions(partner="ESA", status="planned").ids == WHOLE.missions(partner="ESA", status="planned").ids
    again.export(tmp_path / f"again-{name}")
    assert (tmp_path / f"again-{name}").read_bytes() == (tmp_path / name).read_bytes()


@pytest.mark.parametrize(("name", "day"), [("view.json", "1995-01-01"), ("view.jsonl", "2010-01-01")])
def test_a_view_round_trips_as_what_it_holds(name: str, day: str, tmp_path: Path) -> None:
    view = WHOLE.as_of(day)
    view.export(tmp_path / name)
    view.write(tmp_path / "view.sqlite")
    again = sc.Catalogue.from_json(tmp_path / name)
    assert again == sc.Catalogue.open(tmp_path / "view.sqlite")
    assert again.counts == view.counts


def test_a_sum_that_revises_one_not_known_yet_is_not_known_either(tmp_path: Path) -> None:
    loan = sc.Funding(money=sc.Money("300", "USD"), kind="loan", sources=CITED, key="loan", stated="2010-12")
    less = sc.Funding(money=sc.Money("250", "USD"), kind="loan", sources=CITED, key="less", revises="loan")
    least = sc.Funding(money=sc.Money("200", "USD"), kind="loan", sources=CITED, revises="less", stated="2009")
    approved = sc.Milestone(kind="approved", date="2009-01-01", sources=CITED)
    taking_part = sc.Participant(role="lead", country="FR", sources=CITED)
    one = mission(approved, participants=[taking_part], funding=[loan, less, least])
    catalogue = sc.Catalogue.from_records([one], [source()], day=DAY)
    assert len(catalogue.as_of("2010-12-31").mission("craft").funding) == 3
    view = catalogue.as_of("2010-01-01")
    assert view.mission("craft").funding == ()
    view.export(tmp_path / "view.json")
    assert sc.Catalogue.from_json(tmp_path / "view.json").counts == view.counts


@settings(deadline=None)
@given(records)
def test_the_schema_takes_every_record(record: Record) -> None:
    document = {PLURALS[record.RECORD_KIND]: [unstructure(record)]}
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


def written(tmp_path: Path, change: Any) -> Path:
    """Export the catalogue as JSON, change the document, and give the file."""
    file = tmp_path / "changed.json"
    sc.export(file)
    document = json.loads(file.read_text(encoding="utf-8"))
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_what_was_changed_by_hand_is_checked(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["missions"][0]["participants"][0]["role"] = "boss"
        document["missions"][1]["nmae"] = "x"
        document["agencies"][0]["sources"] = []
        document["planets"] = []

    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_json(written(tmp_path, change))
    assert caught.value.findings == ("changed.json: planets: unknown field",)

    def mend(document: dict[str, Any]) -> None:
        change(document)
        del document["planets"]

    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_json(written(tmp_path, mend))
    first, second = sc.missions().ids[:2]
    assert [line.partition("; did")[0].partition(" is not one")[0] for line in caught.value.findings] == [
        f"changed.json: {sc.agencies().ids[0]}: sources: at least one source is needed",
        f"changed.json: {first}: participants[0].role: 'boss'",
        f"changed.json: {second}: nmae: unknown field",
    ]

    def dangle(document: dict[str, Any]) -> None:
        document["missions"][0]["participants"][0]["agency"] = "nobody"

    with pytest.raises(sc.DataError, match="nobody"):
        sc.Catalogue.from_json(written(tmp_path, dangle))


def test_a_change_that_keeps_the_rules_is_read(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["missions"][0]["summary"] = "Another summary."

    again = sc.Catalogue.from_json(written(tmp_path, change))
    assert again != WHOLE
    assert again.missions()[0].summary == "Another summary."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "line 1: Expecting value"),
        (b"[]", "not a JSON object"),
        (b"{", "line 1: "),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"day": "2026-01-01", "day": "2026-01-02"}', "'day' stands twice in one object"),
        (b'{"missions": {}}', "missions: not a list"),
        (
            b'{"day": 2026, "missions": [1, null, {"id": "\\ud800"}]}',
            "missions[0]: 1 is a number, where a table is due",
        ),
        (b'{"missions": []}', "day: missing"),
    ],
)
def test_what_is_no_catalogue_says_why(text: bytes, why: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.json"
    file.write_bytes(text)
    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_json(file)
    assert any(why in line for line in caught.value.findings), caught.value.findings


def test_wrong_lines_are_told_by_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text('{"type": "catalogue", "day": "2026-01-01"}\n{\n{"type": "planet"}\n', encoding="utf-8")
    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_json(file)
    assert [line.partition(": ")[2].partition(":")[0] for line in caught.value.findings] == ["line 2", "line 3"]
    with pytest.raises(sc.DataError, match=r"none\.json: No such file"):
        sc.Catalogue.from_json(tmp_path / "none.json")


def test_json_may_refer_to_a_base(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    mine = {
        "missions": [
            {
                "id": "mine",
                "name": "Mine",
                "kind": "spacecraft",
                "sources": ["my-page"],
                "participants": [{"agency": "cnes", "role": "lead", "sources": ["my-page"]}],
            }
        ],
        "sources": [{"id": "my-page", "title": "A", "publisher": "B", "kind": "document", "published": "1999"}],
    }
    file.write_text(json.dumps(mine), encoding="utf-8")
    base = WHOLE.as_of("2000-01-01")
    found = sc.Catalogue.from_json(file, base=base)
    assert "mine" in found.missions(lead="CNES").ids
    assert found.counts["mission"] == base.counts["mission"] + 1


# ---------------------------------------------------------------- JSON Schema


def test_the_schema_is_one_and_accepts_the_catalogue(tmp_path: Path) -> None:
    file, told = tmp_path / "c.json", tmp_path / "schema.json"
    sc.export(file)
    sc.export(told, "schema")
    assert json.loads(told.read_text(encoding="utf-8")) == schema()
    jsonschema.Draft202012Validator.check_schema(schema())
    VALIDATOR.validate(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "boss"},
        {"agency": "No Slug"},
        {"since": "2014-13"},
        {"since": 2014},
        {"sources": []},
        {"persons": [{"office": "nobody"}]},
        {"country": "XX"},
        {"colour": "red"},
    ],
)
def test_the_schema_refuses_what_the_records_refuse(wrong: dict[str, Any]) -> None:
    participant = {"agency": "cnes", "role": "lead", "sources": ["page"]}
    one = {"id": "m", "name": "M", "kind": "spacecraft", "sources": ["page"], "participants": [participant | wrong]}
    assert not VALIDATOR.is_valid({"missions": [one]})
    assert VALIDATOR.is_valid({"missions": [one | {"participants": [participant]}]})


@given(dates())
def test_the_schema_takes_every_date(date: sc.PartialDate) -> None:
    assert re.search(DATE, date.text)


# ---------------------------------------------------------------- tables


def held(folder: Path) -> set[str]:
    """Give the names of the files in an exported folder, which its manifest lists."""
    found = {file.name for file in folder.iterdir()} - {"spacecoop.json"}
    assert json.loads((folder / "spacecoop.json").read_text(encoding="utf-8"))["files"] == sorted(found)
    return found


def test_csv_of_all_tables(tmp_path: Path) -> None:
    sc.export(tmp_path / "csv", "csv")
    assert held(tmp_path / "csv") == {f"{name}.csv" for name in TABLES}
    for name in TABLES:
        assert (tmp_path / "csv" / f"{name}.csv").read_text(encoding="utf-8") == sc.table(name).to_csv()


def test_parquet_of_all_tables(tmp_path: Path) -> None:
    sc.export(tmp_path / "parquet", "parquet")
    for name in TABLES:
        found = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert found.to_pylist() == sc.table(name).to_arrow().to_pylist()


def test_one_table_is_one_file(tmp_path: Path) -> None:
    sc.export(tmp_path / "p.parquet", tables="participants")
    assert pq.read_table(tmp_path / "p.parquet").num_rows == len(sc.table("participants"))
    sc.export(tmp_path / "p.csv", tables=["participants"])
    assert (tmp_path / "p.csv").read_text(encoding="utf-8") == sc.table("participants").to_csv()
    for tables in (None, ["participants", "mission"], []):
        with pytest.raises(sc.ExportError, match="is one file: name one table"):
            sc.export(tmp_path / "p.csv", tables=tables)


def test_batches_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacecoop.views.export.BATCH", 7)
    seen: list[tuple[int, int]] = []
    WHOLE.export(tmp_path / "csv", "csv", progress=lambda done, total: seen.append((done, total)))
    for name in ("mission", "participants", "record", "disputes"):
        assert (tmp_path / "csv" / f"{name}.csv").read_text(encoding="utf-8") == sc.table(name).to_csv()
    assert seen[-1] == (sum(WHOLE.counts.values()),) * 2
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_a_view_is_exported_as_it_was_known(tmp_path: Path) -> None:
    sc.as_of("2010-01-01").export(tmp_path / "m.csv", tables="mission")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text(encoding="utf-8"))))
    assert [row["id"] for row in rows] == list(sc.missions(as_of="2010-01-01").ids)


def test_selections_write_files(tmp_path: Path) -> None:
    found = sc.missions(country="FR")
    found.to_csv(tmp_path / "f.csv")
    assert (tmp_path / "f.csv").read_text(encoding="utf-8") == found.to_csv()
    found.to_json(tmp_path / "f.json")
    assert (
        json.loads((tmp_path / "f.json").read_text(encoding="utf-8")) == found.to_dicts() == json.loads(found.to_json())
    )
    found[:0].to_json(tmp_path / "f.json")
    assert json.loads((tmp_path / "f.json").read_text(encoding="utf-8")) == []
    found.to_parquet(tmp_path / "f.parquet")
    assert pq.read_table(tmp_path / "f.parquet").column("id").to_pylist() == list(found.ids)


# ---------------------------------------------------------------- data packages


def test_the_data_package_is_valid(tmp_path: Path) -> None:
    sc.export(tmp_path / "package", "datapackage")
    package: Any = Package(str(tmp_path / "package" / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])[:5]
    assert [resource.name for resource in package.resources] == list(TABLES)
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text(encoding="utf-8"))
    assert described["version"] == WHOLE.version
    for resource in described["resources"]:
        assert [field["name"] for field in resource["schema"]["fields"]] == [f.name for f in fields(resource["name"])]


def test_the_data_package_reads_as_what_it_was(tmp_path: Path) -> None:
    sc.export(tmp_path / "package", "datapackage", tables=["record", "mission", "funding"])
    package: Any = Package(str(tmp_path / "package" / "datapackage.json"))
    assert package.validate().valid
    rows = {row["id"]: row for row in package.get_resource("mission").read_rows()}
    for one in sc.missions():
        row = rows[one.id]
        assert row["launch_earliest"] == (one.launch and one.launch.earliest)
        assert row["countries"] == list(one.countries)
        assert row["slip_least"] == (one.slip and one.slip.least)
    sums = package.get_resource("funding").read_rows()
    assert [row["amount"] for row in sums] == [one.money.amount for one in sc.table("funding")]


# ---------------------------------------------------------------- other engines


def test_duckdb_answers_from_parquet_as_missions_does(tmp_path: Path) -> None:
    sc.export(tmp_path / "parquet", "parquet", ["mission", "agency"])
    question = f"""
        select distinct mission.id
        from '{tmp_path}/parquet/mission.parquet' as mission, unnest(mission.partners) as partner(id)
        join '{tmp_path}/parquet/agency.parquet' as agency on agency.id = partner.id
        where list_contains(agency.answers_to, ?) and mission.status = ?
        order by mission.id
    """
    for partner in ("esa", "cas", "cnes", "jaxa", "nssc"):
        for status in ("planned", "operating", "completed"):
            found = duckdb.execute(question, [partner, status]).fetchall()
            assert [row[0] for row in found] == list(sc.missions(partner=partner, status=status).ids)


def test_the_catalogue_answers_in_plain_sql_as_missions_does() -> None:
    question = """
        select record.id
        from term as who join term as state using (kind, record) join record on record.n = who.record
        where who.kind = 'mission' and who.field = 'partner' and who.value = :partner
          and state.field = 'status' and state.value = :status
          and who.since <= :day and :day < who.until and state.since <= :day and :day < state.until
          and record.since <= :day
        order by record.id
    """
    connection = sqlite3.connect(f"file:{BUNDLED}?mode=ro", uri=True)
    for day in ("2012-06-01", str(WHOLE.day)):
        view = WHOLE.as_of(day)
        for partner in sc.agencies().ids:
            for status in ("planned", "operating"):
                asked = {"partner": partner, "status": status, "day": view.day.toordinal()}
                found = [row[0] for row in connection.execute(question, asked)]
                assert found == list(view.missions(partner=partner, status=status).ids)
    connection.close()


# ---------------------------------------------------------------- whole or not at all


def test_nothing_is_left_of_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sc.export(tmp_path / "csv", "csv", "mission")
    sc.export(tmp_path / "c.json")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    def fails(done: int, total: int) -> None:
        raise KeyboardInterrupt

    cases: Any = ((tmp_path / "csv", "csv"), (tmp_path / "c.json", "json"), (tmp_path / "new", "datapackage"))
    for path, form in cases:
        with pytest.raises(KeyboardInterrupt):
            WHOLE.export(path, form, progress=fails)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert {found.name for found in tmp_path.iterdir()} == {"csv", "c.json"}


def test_an_export_replaces_an_export_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    sc.export(folder, "csv")
    sc.export(folder, "parquet", "mission")
    assert held(folder) == {"mission.parquet"}
    sc.export(folder, "datapackage", "mission")
    assert held(folder) == {"mission.csv", "datapackage.json"}
    folder.joinpath("thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(sc.ExportError, match=r"holds 'thesis\.docx', which no export wrote: it is not overwritten$"):
        sc.export(folder, "csv")
    assert folder.joinpath("thesis.docx").exists()
    file = tmp_path / "a-file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(sc.ExportError, match="is no folder: give the path of a folder"):
        sc.export(file, "csv")
    with pytest.raises(sc.ExportError, match="is a folder: give the path of a file"):
        sc.missions().to_csv(folder)
    with pytest.raises(sc.ExportError, match=r"cannot be written: No such file or directory$"):
        sc.export(tmp_path / "no" / "such" / "c.json")


@pytest.mark.parametrize("form", ["csv", "parquet", "datapackage"])
@pytest.mark.parametrize("name", ["participants.csv", "mission.csv", "spacecoop.json", "datapackage.json", "notes"])
def test_a_folder_of_ones_own_is_left_alone_whatever_its_files_are_called(name: str, form: Any, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    folder.joinpath(name).write_text('{"name": "spacecoop", "files": 1}', encoding="utf-8")
    with pytest.raises(sc.ExportError, match=f"holds {name!r}, which no export wrote"):
        sc.export(folder, form, "funding")
    assert [file.name for file in folder.iterdir()] == [name]
    assert {found.name for found in tmp_path.iterdir()} == {"mine"}


def test_an_export_with_a_file_more_is_left_alone(tmp_path: Path) -> None:
    sc.export(tmp_path / "out", "csv", "funding")
    tmp_path.joinpath("out", "mission.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(sc.ExportError, match=r"holds 'mission\.csv'"):
        sc.export(tmp_path / "out", "csv")
    tmp_path.joinpath("out", "mission.csv").unlink()
    tmp_path.joinpath("out", "funding.csv").unlink()
    tmp_path.joinpath("out", "funding.csv").mkdir()
    with pytest.raises(sc.ExportError, match=r"holds 'funding\.csv'"):
        sc.export(tmp_path / "out", "csv")


def test_an_empty_folder_is_filled_but_not_the_one_that_one_works_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with monkeypatch.context() as here:
        here.chdir(folder)
        for path in (".", folder):
            with pytest.raises(sc.ExportError, match="is the folder that you work in"):
                sc.export(path, "csv", "mission")
    sc.export(folder, "csv", "mission")
    assert held(folder) == {"mission.csv"}


def ways(path: Path) -> list[Any]:
    """Give each way to write one file."""
    found = sc.missions(country="FR")
    return [
        lambda: found.to_csv(path),
        lambda: found.to_json(path),
        lambda: found.to_parquet(path),
        lambda: sc.export(path, "csv", "mission"),
        lambda: sc.export(path, "jsonl"),
    ]


def test_what_is_no_regular_file_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    link = tmp_path / "link"
    link.symlink_to(pipe)
    for path in (pipe, link):
        *files, table, records = ways(path)
        for write in (*files, records):
            with pytest.raises(sc.ExportError, match="is no regular file: it is not replaced"):
                write()
        with pytest.raises(sc.ExportError, match="is no folder"):
            table()
    assert pipe.is_fifo()
    assert link.readlink() == pipe
    before = Path(os.devnull).stat()
    for write in ways(Path(os.devnull)):
        with pytest.raises(sc.ExportError, match="is no "):
            write()
    assert Path(os.devnull).stat().st_rdev == before.st_rdev
    assert {found.name for found in tmp_path.iterdir()} == {"pipe", "link"}


def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    file, folder = tmp_path / "m.csv", tmp_path / "tables"
    file.symlink_to("there/real.csv")
    folder.symlink_to(there / "tables")
    for _ in range(2):  # first what does not stand there yet
        sc.missions().to_csv(file)
        sc.export(folder, "csv", "mission")
        assert file.is_symlink()
        assert folder.is_symlink()
        assert (there / "real.csv").read_bytes() == (there / "tables" / "mission.csv").read_bytes()
    assert {found.name for found in there.iterdir()} == {"real.csv", "tables"}
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for write in ways(circle):
        with pytest.raises(sc.ExportError, match="circle cannot be written"):
            write()


@pytest.mark.parametrize(
    ("name", "form"),
    [("x.json", "csv"), ("x.csv", "json"), ("x.parquet", "csv"), ("x.csv", "datapackage"), ("x.json", "jsonl")],
)
def test_an_ending_of_another_format_is_refused(name: str, form: Any, tmp_path: Path) -> None:
    with pytest.raises(sc.ExportError, match=f"ends as {name[2:]}, and {form} is asked for: change one of the two$"):
        sc.export(tmp_path / name, form)
    assert not list(tmp_path.iterdir())


def test_no_table_is_no_export(tmp_path: Path) -> None:
    with pytest.raises(sc.ExportError, match="no table is named"):
        sc.export(tmp_path / "out", "csv", [])
    assert not list(tmp_path.iterdir())


def test_unknown_words_are_told() -> None:
    wrong: Any = "parket"
    with pytest.raises(sc.UnknownValue, match=r"^no format 'parket'; did you mean 'parquet'\?; one of csv, "):
        sc.export("x", wrong)
    with pytest.raises(sc.ExportError, match="does not tell the format"):
        sc.export("x")
    with pytest.raises(sc.UnknownValue, match=r"^no table 'missions'; did you mean 'mission'"):
        sc.export("x", "csv", ["missions"])
    with pytest.raises(sc.ExportError, match="json holds whole records"):
        sc.export("x.json", tables="mission")


# ---------------------------------------------------------------- command line


def test_the_command_exports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "c.json")]) == 0
    assert sc.Catalogue.from_json(tmp_path / "c.json") == WHOLE
    assert main(["export", str(tmp_path / "out"), "--format", "csv", "--table", "mission", "--table", "agency"]) == 0
    assert held(tmp_path / "out") == {"mission.csv", "agency.csv"}
    assert main(["export", str(tmp_path / "m.csv"), "--table", "mission", "--as-of", "2010-01-01"]) == 0
    assert main(["export", str(tmp_path / "m.csv"), "--table", "mission", "--catalogue", BUNDLED]) == 0
    assert (tmp_path / "m.csv").read_text(encoding="utf-8") == sc.missions().to_csv()
    assert capsys.readouterr() == ("", "")
    assert main(["export", str(tmp_path / "x"), "--format", "csv", "--table", "misson"]) == 2
    assert "no table 'misson'; did you mean 'mission'" in capsys.readouterr().err


def test_a_terminal_is_told_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from spacecoop.cli import _Progress

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, times = Terminal(), iter([0.0, 0.5, 1.5, 1.6, 3.0])
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: next(times, 3.1))
    with _Progress() as progress:
        for done in (10, 2000, 2100, 3000):
            progress.show(done, 3000)
    assert "10 of" not in terminal.getvalue()
    assert "\r2,000 of 3,000 records" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


# ---------------------------------------------------------------- the data dictionary


def test_the_data_dictionary_is_that_of_the_tables() -> None:
    page = ROOT.joinpath("docs", "data-dictionary.md").read_text(encoding="utf-8")
    assert page == dictionary(), "run `python -m spacecoop.views.dictionary > docs/data-dictionary.md`"
    for name, table in TABLES.items():
        assert f"\n## {name}\n" in page
        for column in table.columns:
            assert f"| `{column.name}` | `{column.type}` |" in page


def test_a_document_has_a_list_of_each_kind() -> None:
    assert set(PLURALS) == {"mission", "agency", "agreement", "meeting", "source"}
