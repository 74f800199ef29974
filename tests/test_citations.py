"""Citations, read by the programs that cite with them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from bibtexparser.entrypoint import parse_string
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

import spacecoop as sc
from spacecoop.cli import main
from spacecoop.records.elements import Participant

from .support import DAY, did, mission, part, source

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = sc.Catalogue.bundled()
OWN = f"spacecoop-{WHOLE.day}"
ITEMS: list[Any] = [
    sc.missions(),
    sc.agreements().each("signatories"),
    sc.slips(),
    sc.missions().each("disputes"),
    sc.sources(),
    sc.mission("svom"),
    sc.agency("esa"),
    sc.mission("svom").participants[0],
    sc.source("spacewatch-2019-06-cn-fr-meeting"),
]


def behind(item: Any) -> set[str]:
    """Give the ids of the sources that any part of an item names, by hand."""
    if isinstance(item, sc.Selection):
        return set().union(*map(behind, item))
    if isinstance(item, sc.Source):
        return {item.id}
    if hasattr(item, "cited_ids"):
        return set(item.cited_ids())
    if isinstance(item, sc.Slip):
        record: Any = item.record
        return {id for one in record.launch_history for id in one.source_ids}
    if not hasattr(item, "source_ids"):  # a person
        record = item.record
        return set(next(p.source_ids for p in record.parties if any(one is item for one in p.signatories)))
    found = set(item.source_ids)
    return found.union(*(dispute.source_ids for dispute in getattr(item, "disputes", ())))


@pytest.mark.parametrize("item", ITEMS, ids=map(str, range(len(ITEMS))))
def test_every_source_behind_an_item_is_cited_once_and_the_catalogue_last(item: Any) -> None:
    keys = [entry["id"] for entry in json.loads(sc.cite(item, "csl-json"))]
    assert keys[-1] == OWN
    assert len(keys) == len(set(keys))
    assert set(keys[:-1]) == behind(item)
    assert re.findall(r"^@\w+\{(.*),$", sc.cite(item, "bibtex"), re.MULTILINE) == keys
    assert len(sc.cite(item).splitlines()) == len(keys)


def test_selections_cite_themselves() -> None:
    assert sc.missions().cite("bibtex") == sc.cite(sc.missions(), "bibtex")
    assert sc.missions().cite() == sc.cite(sc.missions(), "text")


def test_the_catalogue_is_cited_with_version_and_day() -> None:
    (own,) = json.loads(sc.cite(style="csl-json"))
    assert own["version"] == WHOLE.version
    assert own["issued"] == {"date-parts": [[WHOLE.day.year, WHOLE.day.month, WHOLE.day.day]]}
    assert WHOLE.version in sc.cite()
    view = sc.as_of("2015-01-01")
    assert "@dataset{spacecoop-2015-01-01," in view.cite(view.mission("svom"), "bibtex")
    assert "spacecoop-2015-01-01" in view.missions().cite("bibtex")
    told = f"The spacecoop developers ({WHOLE.day}): spacecoop: international space cooperation as sourced, dated, queryable data"
    assert view.cite() == f"{told}, as known on 2015-01-01, version {WHOLE.version}."


def test_a_catalogue_of_ones_own_is_cited_as_one(tmp_path: Path) -> None:
    own = sc.Catalogue.from_records([], [source()], day=DAY)
    assert own.cite() == f"A catalogue of cooperation in space, made with spacecoop ({DAY})."
    (entry,) = json.loads(own.cite(style="csl-json"))
    assert (entry["id"], entry["issued"]) == (f"catalogue-{DAY}", {"date-parts": [[DAY.year, DAY.month, DAY.day]]})
    assert "author" not in entry
    assert not parse_string(own.cite(style="bibtex")).failed_blocks
    assert (WHOLE.as_of("1990-01-01") | own).cite().startswith("A catalogue of cooperation in space")
    own.export(tmp_path / "a.json")
    named = {
        **json.loads((tmp_path / "a.json").read_text(encoding="utf-8")),
        "title": "Moon water: who looks",
        "author": "A. N.",
    }
    (tmp_path / "a.json").write_text(json.dumps(named), encoding="utf-8")
    told = sc.Catalogue.from_json(tmp_path / "a.json")
    assert told.cite() == f"A. N. ({DAY}): Moon water: who looks."
    assert told.cite(style="bibtex").startswith(f"@dataset{{moon-water-{DAY},")


def test_who_made_a_catalogue_stays_with_it(tmp_path: Path) -> None:
    WHOLE.write(tmp_path / "a.sqlite")
    assert sc.Catalogue.open(tmp_path / "a.sqlite").cite() == WHOLE.cite()
    WHOLE.export(tmp_path / "a.jsonl")
    assert sc.Catalogue.from_json(tmp_path / "a.jsonl").cite() == WHOLE.cite()


@pytest.mark.parametrize("form", ["sqlite", "json", "jsonl"])
def test_a_view_that_was_written_is_cited_as_a_view(tmp_path: Path, form: str) -> None:
    def again(catalogue: sc.Catalogue, path: Path) -> sc.Catalogue:
        if form == "sqlite":
            catalogue.write(path)
            return sc.Catalogue.open(path)
        catalogue.export(path)
        return sc.Catalogue.from_json(path)

    view = again(sc.as_of("2000-01-01"), tmp_path / f"a.{form}")
    assert view.cite() == sc.as_of("2000-01-01").cite()
    assert view.as_of("1990-01-01").cite() == sc.as_of("1990-01-01").cite()
    assert again(view.as_of("1990-01-01"), tmp_path / f"b.{form}").cite() == sc.as_of("1990-01-01").cite()


def test_a_parser_reads_our_bibtex() -> None:
    library = parse_string(sc.cite(sc.sources(), "bibtex"))
    assert not library.failed_blocks
    entries = {entry.key: entry.fields_dict for entry in library.entries}
    assert set(entries) == {*sc.sources().ids, OWN}
    for one in sc.sources():
        fields = {name: field.value for name, field in entries[one.id].items()}
        assert plain(fields["title"]) == one.title
        assert plain(fields.get("author") or fields.get("journaltitle") or fields["booktitle"]) == one.publisher
        assert fields.get("url") == one.url or one.url is None
        if one.published is not None and one.published.precision == "day":
            assert fields["date"] == one.published.text
        if one.accessed is not None:
            assert fields["urldate"] == one.accessed.text


def plain(latex: str) -> str:
    """Undo what LaTeX needs."""
    assert latex[0] == "{"
    assert latex[-1] == "}"
    named = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<", "textgreater": ">"}
    named["textquotedbl"] = '"'
    return re.sub(r"\\(?:(text\w+)\{\}|(.))", lambda m: named[m[1]] if m[1] else m[2], latex[1:-1])


def test_citeproc_reads_our_csl_json() -> None:
    found = sc.sources()
    items = json.loads(sc.cite(found, "csl-json"))
    read = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, read, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    shown = [str(entry) for entry in bibliography.bibliography()]
    assert len(shown) == len(items)
    whole = "\n".join(shown)
    for one in found[:50]:
        assert one.publisher in whole


HOSTILE = r"""</style><script> \input{x} 100% & $5_a^{2}~ #1 {open "q" `t` 'a' @b"""


def test_hostile_texts_are_quoted() -> None:
    page = source(title=HOSTILE, publisher=HOSTILE, kind="report", url='https://e.org/{a}\\b%20c?x=1&y="<2>#~_^')
    catalogue = sc.Catalogue.from_records([mission(did("launch", "2020"), participants=[part("FR")])], [page], day=DAY)
    text = catalogue.cite(catalogue.missions(), "bibtex")
    library = parse_string(text)
    assert not library.failed_blocks
    entry = library.entries[0].fields_dict
    assert plain(entry["title"].value) == plain(entry["author"].value) == HOSTILE
    assert entry["url"].value == "https://e.org/%7Ba%7D%5Cb%20c?x=1&y=%22%3C2%3E#~_%5E"
    assert json.loads(catalogue.cite(catalogue.missions(), "csl-json"))[0]["title"] == HOSTILE
    assert len(catalogue.cite(catalogue.missions()).splitlines()) == 2


def test_who_carries_a_text_stands_beside_its_publisher() -> None:
    report = source("report", publisher="Xinhua", via="Space & Co", kind="news_agency", url="https://e.org/1")
    release = source("release", publisher="ESA", via="SpaceDaily", kind="press_release", url="https://e.org/2")
    article = source("article", publisher="Nature", via="A Site", kind="paper", url="https://e.org/3")
    catalogue = sc.Catalogue.from_records([], [report, release, article], day=DAY)
    lines = catalogue.cite(catalogue.sources()).splitlines()
    assert lines[:3] == [
        "Nature, via A Site: Article. https://e.org/3",
        "ESA, via SpaceDaily: Release. https://e.org/2",
        "Xinhua, via Space & Co: Report. https://e.org/1",
    ]
    entries = {entry.key: entry for entry in parse_string(catalogue.cite(catalogue.sources(), "bibtex")).entries}
    fields = {id: {name: field.value for name, field in entry.fields_dict.items()} for id, entry in entries.items()}
    assert (fields["report"]["author"], fields["report"]["journaltitle"]) == ("{Xinhua}", r"{Space \& Co}")
    assert (fields["release"]["author"], fields["release"]["note"]) == ("{ESA}", "{via SpaceDaily}")
    assert (fields["article"]["journaltitle"], fields["article"]["note"]) == ("{Nature}", "{via A Site}")
    assert "author" not in fields["article"]
    article_item, release_item, report_item, _ = json.loads(catalogue.cite(catalogue.sources(), "csl-json"))
    assert (report_item["author"], report_item["container-title"]) == ([{"literal": "Xinhua"}], "Space & Co")
    assert (release_item["publisher"], release_item["note"]) == ("ESA", "via SpaceDaily")
    assert (article_item["container-title"], article_item["note"]) == ("Nature", "via A Site")
    assert catalogue.sources(publisher="Xinhua").ids == ("report",)
    assert catalogue.sources(via="space co").ids == catalogue.sources(text="Space Co").ids == ("report",)
    with pytest.raises(sc.UnknownValue, match="no via 'Xinhua'"):
        catalogue.sources(via="Xinhua")
    assert "Xinhua (via Space & Co)" in mentioned(catalogue, report)


def mentioned(catalogue: sc.Catalogue, page: sc.Source) -> str:
    """Show a record that cites a page, as text."""
    craft = mission(did("launch", "2020"), participants=[part("FR", sources=[page.id])], sources=[page.id])
    return sc.Catalogue.from_records([craft], [page, source()], day=DAY).missions().one().to_text()


@pytest.mark.parametrize(
    ("date", "bibtex", "csl"),
    [
        ("2024-06-22", "2024-06-22", {"date-parts": [[2024, 6, 22]]}),
        ("2024-06", "2024-06", {"date-parts": [[2024, 6]]}),
        ("2024~", "2024~", {"date-parts": [[2024]], "circa": True}),
        ("2024-21", "2024-21", {"date-parts": [[2024]], "season": 1}),
        ("2024-33", "2024", {"date-parts": [[2024, 1, 1], [2024, 3, 31]]}),
        ("2023/2024", "2023/2024", {"date-parts": [[2023, 1, 1], [2024, 12, 31]]}),
        ("2024/..", "2024/", {"date-parts": [[2024, 1, 1]], "circa": True}),
        ("../2024", "/2024", {"date-parts": [[2024, 12, 31]], "circa": True}),
        ("202X", "202X", {"date-parts": [[2020, 1, 1], [2029, 12, 31]]}),
    ],
)
def test_dates_as_exact_as_they_are(date: str, bibtex: str, csl: dict[str, Any]) -> None:
    page = source(published=date)
    catalogue = sc.Catalogue.from_records([], [page], day=DAY)
    assert f"date = {{{bibtex}}}" in catalogue.cite(catalogue.sources(), "bibtex")
    assert json.loads(catalogue.cite(catalogue.sources(), "csl-json"))[0]["issued"] == csl


def test_what_cannot_be_cited_says_so() -> None:
    wrong: Any = "bibtext"
    with pytest.raises(sc.UnknownValue, match=r"^no style 'bibtext'; did you mean 'bibtex'"):
        sc.cite(sc.missions(), wrong)
    with pytest.raises(TypeError, match=r"^'svom' has no sources: give a record"):
        sc.cite("svom")
    with pytest.raises(sc.Unbound):
        sc.cite(mission())
    with pytest.raises(sc.Unbound):
        sc.cite(Participant(country="FR", role="lead", sources=["a"]))


def test_the_command_cites(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "SVOM", "--style", "bibtex"]) == 0
    assert capsys.readouterr().out.rstrip("\n") == sc.cite(sc.mission("svom"), "bibtex")
    assert main(["cite"]) == 0
    assert capsys.readouterr().out.rstrip("\n") == sc.cite()
    assert main(["cite", "svomm"]) == 2
