"""Whatever a text may hold, every way out takes it as a text: no markup, no formula, no script, and nothing lost."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import networkx as nx
import pyarrow.parquet as pq
import pytest
from bibtexparser.entrypoint import parse_string
from frictionless import Package

import spacecoop as sc
from spacecoop.records.elements import Person
from spacecoop.views.tables import TABLES
from spacecoop.views.text import harmless, markdown, table

from .support import DAY, agency, agreement, did, meeting, mission, part, party, plan, tie
from .test_citations import plain
from .test_html import TAGS, Page

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = (
    "<script>alert('x')</script>",
    '</style></td><img src=x onerror="alert(1)">',
    "'; drop table record; --",
    "=HYPERLINK(\"http://e.org\",'x')",
    "@SUM(A1:A9)",
    "+1-2",
    "-2+3",
    r"\input{/etc/passwd} 100% & $5_a^{2}~ #1 {x",
    "| a | `b` | [c](javascript:alert(1)) | *d*",
    "a; b, c\\",
    "&amp; &lt;b&gt; &#x41;",
    "\u0301lone marks \u0338\u20dd",
    "微笑卫星 «é» 🛰",
    "{{ template }} %s {0} $x",
    "null",
    "NaN",
)
REFUSED = ("two\nlines", "a\ttab", "a\u202eturn", "a\0b", "\ud800", "  spaces", "e\u0301")


def hostile(text: str) -> sc.Catalogue:
    """Put a text into every field that takes free text."""
    said: dict[str, Any] = {"note": text, "sources": ["page"]}
    disputes = [sc.Dispute(field="note", value=text, **said)]
    more = {**said, "disputes": disputes}
    named: dict[str, Any] = {
        "name": text,
        "acronym": text,
        "aliases": [text],
        "former_names": [sc.FormerName(name=text, acronym=text, **more)],
        "names": {"zh": text},
        "summary": text,
        "url": "https://e.org/?q=\"'<script>&b={}",
        **more,
    }
    person = Person(name=text, office=text)
    record = mission(
        plan("launch", "2031", place=text, vehicle=text, site=text, wording=text, subject=text, **more),
        did("approved", "2020", subject=text, **more),
        id="craft",
        participants=[part("body", contribution=text, persons=[person], **more), part("FR")],
        instruments=[
            sc.Instrument(name=text, acronym=text, providers=[part("body", "lead", contribution=text, **more)], **more)
        ],
        figures=[sc.Figure(kind="people", value="5", counted=text, **more)],
        funding=[sc.Funding(money=sc.Money(5, "EUR"), kind="grant", payers=["body"], stated="2020-01-01", **more)],
        relations=[tie("part_of", "other", **more)],
        same_as={text: [text]},
        **named,
    )
    records = [
        record,
        mission(did("launch", "2020"), id="other", participants=[part("FR")]),
        agency(
            "body",
            city=text,
            country="FR",
            members=[part("FR", "member", **more)],
            same_as={text: [f"{text} of the body"]},
            **named,
        ),
        agreement(
            did("signed", "2020", place=text, **more),
            id="paper",
            covers=["craft"],
            witnesses=[person],
            parties=[party("body", "2020", place=text, signatories=[person], **more), party("FR", "2020")],
            **named,
        ),
        meeting(did("held", "2020", place=text, country="FR", **more), id="meeting", covers=["craft"], **named),
    ]
    who: dict[str, Any] = {"title": text, "publisher": text, "via": f"{text} by post"}
    page = sc.Source(id="page", kind="news", url="https://e.org/'\"<b>{", published="2019", **who)
    return sc.Catalogue.from_records(records, [page], day=DAY, version="1")


@pytest.fixture(params=TEXTS, ids=[str(n) for n in range(len(TEXTS))])
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("wrong", REFUSED)
def test_what_is_no_line_of_text_is_not_constructed(wrong: str) -> None:
    with pytest.raises(sc.RecordError):
        mission(name=wrong)


def test_html(text: str) -> None:
    catalogue = hostile(text)
    shown: list[Any] = [catalogue.table(name) for name in TABLES]
    shown += [item for name in ("record", "source") for item in catalogue.table(name)]
    shown += [catalogue.missions().group_by("name"), catalogue.table("funding").total(by="currency")]
    for item in shown:
        html = item._repr_html_()
        page = Page(html)
        assert page.tags <= TAGS
        assert page.attributes <= {"class", "style", "href", "title", "rel", "target", "open"}
        assert all(link.startswith("https://e.org/") for link in page.links)
        assert html.count("<style>") == html.count("</style>") == html.count('<div class="spacecoop">')
    assert text in Page(catalogue.mission("craft")._repr_html_()).text


def test_tables_in_text(text: str) -> None:
    catalogue = hostile(text)
    for name in TABLES:
        found = catalogue.table(name)
        assert len(table(found, 100).splitlines()) == len(found) + 3
        lines = markdown(found).splitlines()
        assert len(lines) == len(found) + 2
        assert len({_bars(line) for line in lines}) == 1
    for record in catalogue.table("record"):
        assert text in str(record)


def _bars(line: str) -> int:
    """Count the bars that part cells."""
    return line.replace("\\\\", "").replace("\\|", "").count("|")


def test_csv_runs_no_formula(text: str, tmp_path: Path) -> None:
    catalogue = hostile(text)
    catalogue.export(tmp_path / "csv", "csv")
    tables: dict[str, list[dict[str, str]]] = {}
    for name in TABLES:
        written = (tmp_path / "csv" / f"{name}.csv").read_text(encoding="utf-8")
        tables[name] = rows = list(csv.DictReader(io.StringIO(written, newline="")))
        assert len(rows) == len(catalogue.table(name))
        assert all(cell == harmless(cell) or cell.startswith("'") for row in rows for cell in row.values())
    assert tables["disputes"][0]["value"].removeprefix("'") == text.removeprefix("'")


def test_nothing_is_lost_in_typed_exports(text: str, tmp_path: Path) -> None:
    catalogue = hostile(text)
    catalogue.export(tmp_path / "parquet", "parquet")
    for name in TABLES:
        found = catalogue.table(name)
        assert pq.read_table(tmp_path / "parquet" / f"{name}.parquet").to_pylist() == found.to_arrow().to_pylist()
    assert catalogue.missions().to_pandas()["name"].to_list()[0] == text
    assert catalogue.missions().to_polars()["aliases"].to_list()[0] == [text]
    for name in ("c.json", "c.jsonl"):
        catalogue.export(tmp_path / name)
        assert sc.Catalogue.from_json(tmp_path / name) == catalogue
    assert json.loads(catalogue.missions().to_json())[0]["summary"] == text


def test_the_data_package_stays_valid(text: str, tmp_path: Path) -> None:
    catalogue = hostile(text)
    catalogue.export(tmp_path / "package", "datapackage")
    package: Any = Package(str(tmp_path / "package" / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])[:3]
    (row, _) = package.get_resource("mission").read_rows()
    assert row["aliases"] == [text]
    assert row["summary"] == harmless(text)


def test_citations_and_networks(text: str, tmp_path: Path) -> None:
    catalogue = hostile(text)
    library = parse_string(catalogue.missions().cite("bibtex"))
    assert not library.failed_blocks
    assert plain(library.entries[0].fields_dict["title"].value) == text
    assert json.loads(catalogue.missions().cite("csl-json"))[0]["title"] == text
    graph = catalogue.missions().to_networkx()
    nx.write_graphml(graph, tmp_path / "g.graphml")
    assert nx.read_graphml(tmp_path / "g.graphml").nodes["body"]["acronym"] == text
