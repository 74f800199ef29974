"""Authored files are read strictly, and all that is wrong in them is told at once, with file, record and field."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given

from spacecoop.errors import DataError
from spacecoop.records.mission import Mission
from spacecoop.records.source import Source
from spacecoop.store.authored import check_directory, read_directory
from spacecoop.store.convert import structure, unstructure
from spacecoop.values.money import Money

from . import strategies

if TYPE_CHECKING:
    from spacecoop.records.record import Record

MISSION = """
id = "svom"
name = "SVOM"
kind = "spacecraft"
sources = ["page"]
"""
PARTICIPANT = """
[[participants]]
agency = "cnes"
role = "lead"
sources = ["page"]
"""
LAUNCH = """
[[timeline]]
kind = "launch"
date = "2024-06-22"
sources = ["page"]
"""
CNES = """
id = "cnes"
name = "CNES"
kind = "space_agency"
sources = ["page"]
"""
SOURCES = """
[[sources]]
id = "page"
title = "A page"
publisher = "Somebody"
url = "https://example.org/page"
kind = "official"
"""
WHOLE = {
    "catalogue.toml": 'version = "2026.11.21"\nday = "2026-11-21"\n',
    "missions/svom.toml": MISSION + PARTICIPANT + LAUNCH,
    "agencies/cnes.toml": CNES,
    "sources/somebody.toml": SOURCES,
}


def written(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def told(root: Path, files: dict[str, str | bytes]) -> list[str]:
    with pytest.raises(DataError) as wrong:
        read_directory(written(root, files))
    return list(wrong.value.findings)


def wrong(root: Path, more: str, where: str = "missions/svom.toml: svom: ") -> list[str]:
    """Read a mission with some more lines, and give what is said of them."""
    found = told(root, {"missions/svom.toml": MISSION + more})
    assert all(line.startswith(where) for line in found)
    return [line.removeprefix(where) for line in found]


def body(**said: Any) -> dict[str, Any]:
    return {"id": "svom", "name": "SVOM", "kind": "spacecraft", "sources": ["page"], **said}


# ---------------------------------------------------------------- what is read


def test_directory(tmp_path: Path) -> None:
    found = read_directory(written(tmp_path, dict(WHOLE)))
    assert [record.id for record in found.records] == ["cnes", "svom"]
    assert [source.id for source in found.sources] == ["page"]
    assert (found.day, found.version) == (date(2026, 11, 21), "2026.11.21")
    assert found.where == {
        "cnes": "agencies/cnes.toml",
        "svom": "missions/svom.toml",
        "page": "sources/somebody.toml",
    }
    assert check_directory(tmp_path) == []


def test_day_and_version_may_be_left_out(tmp_path: Path) -> None:
    found = read_directory(written(tmp_path, {"agencies/cnes.toml": CNES, "README.md": "Ours."}))
    assert (found.day, found.version) == (None, None)
    assert check_directory(tmp_path) == ["catalogue.toml: day: missing: to which day was the data brought?"]


def test_bundled_files() -> None:
    found = read_directory(Path(__file__).parents[1] / "src" / "spacecoop" / "data")
    assert found.day is not None
    assert found.version == found.day.strftime("%Y.%m.%d")
    assert found.records


def test_providers_without_sources_have_their_instruments() -> None:
    providers = [{"agency": "cea", "role": "lead"}, {"agency": "irap", "role": "component", "sources": ["other"]}]
    found = structure(Mission, body(instruments=[{"name": "ECLAIRs", "providers": providers, "sources": ["page"]}]), "")
    assert [provider.source_ids for provider in found.providing] == [("page",), ("other",)]
    assert unstructure(found)["instruments"][0]["providers"] == providers


def test_sums_stand_flat() -> None:
    sums = {
        "amount": "88000000",
        "currency": "CNY",
        "basis": "2006",
        "upper": "90000000.50",
        "kind": "estimate",
        "equivalents": [{"amount": "8800000", "currency": "GBP", "qualifier": "about"}],
        "sources": ["page"],
    }
    found = structure(Mission, body(funding=[sums]), "")
    [funding] = found.funding
    assert funding.money == Money("88000000", "CNY", "2006")
    assert funding.upper == Money("90000000.50", "CNY", "2006")
    assert funding.equivalents[0].money == Money("8800000", "GBP")
    assert unstructure(found) == body(funding=[sums])


def test_sources_have_the_fields_of_sources() -> None:
    said = {"id": "a", "title": "A", "publisher": "P", "kind": "document", "published": "2014-08"}
    assert unstructure(structure(Source, said, "")) == said


@given(strategies.records | strategies.sources)
def test_what_is_written_reads_the_same(record: Record | Source) -> None:
    assert structure(type(record), unstructure(record), "") == record


@given(strategies.records | strategies.sources)
def test_only_what_toml_holds_is_written(record: Record | Source) -> None:
    def plain(value: object) -> bool:
        if type(value) is dict:
            return all(type(key) is str and plain(one) for key, one in value.items())
        return all(map(plain, value)) if type(value) is list else type(value) in (str, int, bool)

    assert plain(unstructure(record))


# ---------------------------------------------------------------- what is refused, and how it is told


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"name": 5}, "name: 5 is a number, where a text in quotes is due"),
        ({"name": True}, "name: True is true or false, where a text in quotes is due"),
        ({"name": date(2024, 6, 22)}, "name: 2024-06-22 is a date without quotes, where a text in quotes is due"),
        ({"sources": "page"}, "sources: 'page' is a text, where a list is due"),
        ({"sources": ["page", 7]}, "sources[1]: 7 is a number, where a text in quotes is due"),
        ({"sources": []}, "sources: at least one source is needed"),
        ({"sources": ["page", "page"]}, "sources: 'page' stands twice"),
        ({"aliases": {"a": "b"}}, "aliases: {'a': 'b'} is a table, where a list is due"),
        ({"names": ["x"]}, "names: ['x'] is a list, where a table is due"),
        ({"names": {"fr": 1}}, "names.fr: 1 is a number, where a text in quotes is due"),
        ({"names": {"FR": "x"}}, "names: 'FR' is not a BCP 47 language tag such as 'fr' or 'zh-Hans'"),
        ({"same_as": {"cospar": "2024-116A"}}, "same_as.cospar: '2024-116A' is a text, where a list is due"),
        ({"url": "ftp://example.org"}, "url: 'ftp://example.org' is not an http or https address"),
        ({"participants": {"agency": "cnes"}}, "participants: {'agency': 'cnes'} is a table, where a list is due"),
        ({"participants": ["cnes"]}, "participants[0]: 'cnes' is a text, where a table is due"),
        ({"particpants": []}, "particpants: unknown field; did you mean 'participants'?"),
        ({"_resolver": "x"}, "_resolver: unknown field"),
        ({"source_ids": ["x"]}, "source_ids: unknown field"),
        ({"summary": ""}, "summary: an empty text; leave the field out"),
    ],
)
def test_wrong_values(said: dict[str, Any], line: str) -> None:
    with pytest.raises(DataError) as wrong:
        structure(Mission, body(**said), "x.toml: svom")
    assert [found.split("; did you mean 's")[0] for found in wrong.value.findings] == [f"x.toml: svom: {line}"]


def test_numbers_and_flags_are_not_texts(tmp_path: Path) -> None:
    paper = 'id = "paper"\nname = "A"\nkind = "mou"\nsources = ["page"]\nbinding = "true"\n'
    school = 'id = "school"\nname = "A"\nkind = "school"\nsources = ["page"]\nnumber = '
    assert told(tmp_path, {"agreements/paper.toml": paper, "meetings/school.toml": school + '"7"'}) == [
        "agreements/paper.toml: paper: binding: 'true' is a text, where true or false is due",
        "meetings/school.toml: school: number: '7' is a text, where a whole number without quotes is due",
    ]
    assert told(tmp_path / "again", {"meetings/school.toml": school + "true"}) == [
        "meetings/school.toml: school: number: True is true or false, where a whole number without quotes is due"
    ]


def test_every_fault_of_an_element_is_told(tmp_path: Path) -> None:
    found = wrong(tmp_path, '[[participants]]\nagency = "Cnes"\nrole = "boss"\nsince = "2014-13"\nrle = "x"')
    assert [line.partition(" is not one of ")[0] for line in found] == [
        "participants[0].agency: 'Cnes' is not an id: lower-case ASCII words with hyphens",
        "participants[0].rle: unknown field; did you mean 'role'?",
        "participants[0].role: 'boss'",
        "participants[0].since: '2014-13' is not an EDTF date: month 13 does not exist",
        "participants[0].sources: at least one source is needed",
    ]
    assert "is not one of lead, co_lead, " in found[2]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"missions/x.toml": ""}) == [
        "missions/x.toml: x: id: missing",
        "missions/x.toml: x: kind: missing",
        "missions/x.toml: x: name: missing",
        "missions/x.toml: x: sources: at least one source is needed",
    ]


def test_faults_between_fields_have_a_path(tmp_path: Path) -> None:
    nobody = '[[participants]]\nrole = "lead"\nsources = ["page"]\n'
    backwards = '[[timeline]]\nkind = "call"\ndate = "2024"\nend = "2023"\nsources = ["page"]\n'
    disputed = PARTICIPANT + 'disputes = [{ field = "rle", value = "x", sources = ["page"] }]'
    assert wrong(tmp_path, nobody + backwards + disputed) == [
        "participants[0]: an agency or a country is needed, and not both",
        "participants[1].disputes: 'rle' is not a field of Participant",
        "timeline[0].end: 2023 lies before the date 2024",
    ]
    foreign = LAUNCH.replace('"launch"', '"signed"')
    assert wrong(tmp_path, foreign)[0].startswith("timeline: ")


@pytest.mark.parametrize(
    ("sums", "lines"),
    [
        ('amount = 88\ncurrency = "CNY"', ["amount: 88 is a number, where a text in quotes is due"]),
        ('amount = "8,8"\ncurrency = "CNY"', ["amount: '8,8' is not a number written like '88000000' or '-0.5'"]),
        ('amount = "1_000"\ncurrency = "CNY"', ["amount: '1_000' is not a number written like '88000000' or '-0.5'"]),
        ('amount = "NaN"\ncurrency = "RMB"', ["amount: 'NaN' is not a number written like '88000000' or '-0.5'",
                                              "currency: 'RMB' is not a currency code of ISO 4217; did you mean 'CNY'?"]),
        ('amount = "8"', ["currency: missing"]),
        ('money = "8"\ncurrency = "CNY"', ["amount: missing", "money: unknown field"]),
        ('amount = "8"\ncurrency = "CNY"\nupper = "7"', ["upper: 7 CNY is not above 8 CNY"]),
        ('amount = "8"\ncurrency = "CNY"\nbasis = "now"',
         ["basis: 'now' is not a price basis: 'current', 'unknown' or a year"]),
        ('amount = "8"\ncurrency = "CNY"\nequivalents = [{ currency = "X" }]',
         ["equivalents[0].amount: missing", "equivalents[0].currency: 'X' is not a currency code of ISO 4217"]),
    ],
)  # fmt: skip
def test_wrong_sums(tmp_path: Path, sums: str, lines: list[str]) -> None:
    found = wrong(tmp_path, f'[[funding]]\nkind = "estimate"\nsources = ["page"]\n{sums}')
    assert found == [f"funding[0].{line}" for line in lines]


def test_revisions_are_told_without_a_double_path(tmp_path: Path) -> None:
    sums = '[[funding]]\namount = "8"\ncurrency = "CNY"\nkind = "estimate"\nrevises = "x"\nsources = ["page"]'
    assert wrong(tmp_path, sums) == ["funding: revises: no earlier sum has the key 'x'"]


def _vocabularies() -> list[tuple[str, dict[str, Any]]]:
    element = {"sources": ["page"], "date": "2024", "to": "other", "agency": "cnes", "amount": "1", "currency": "EUR"}
    wanted: list[tuple[str, dict[str, Any]]] = []
    for path in (
        "kind", "themes[0]", "timeline[0].kind", "timeline[0].certainty", "relations[0].kind", "participants[0].role",
        "participants[0].certainty", "figures[0].kind", "figures[0].qualifier", "funding[0].kind", "funding[0].scope",
        "funding[0].qualifier",
    ):  # fmt: skip
        field, _, key = path.partition("[0].")
        if key:
            wanted.append((path, {field: [{**element, key: "nonsense"}]}))
        else:
            wanted.append((path, {field.removesuffix("[0]"): ["nonsense"] if "[0]" in field else "nonsense"}))
    return wanted


@pytest.mark.parametrize(("path", "said"), _vocabularies())
def test_unknown_words_are_refused_with_the_legal_ones(path: str, said: dict[str, Any]) -> None:
    with pytest.raises(DataError) as wrong:
        structure(Mission, body(**said), "")
    [line] = [line for line in wrong.value.findings if line.startswith(f"{path}: ")]
    assert line.startswith(f"{path}: 'nonsense' is not one of ")


def test_sources_are_told_by_their_ids(tmp_path: Path) -> None:
    bad = SOURCES + 'published = "2014-13"\n[[sources]]\ntitle = "x"\n'
    assert told(tmp_path, {"sources/cnes.toml": bad, "sources/esa.toml": "[[source]]\n"}) == [
        "sources/cnes.toml: page: published: '2014-13' is not an EDTF date: month 13 does not exist",
        "sources/cnes.toml: sources[1]: id: missing",
        "sources/cnes.toml: sources[1]: kind: missing",
        "sources/cnes.toml: sources[1]: publisher: missing",
        "sources/esa.toml: source: unknown field; did you mean 'sources'?",
    ]
    assert told(tmp_path, {"sources/cnes.toml": 'sources = "x"', "sources/esa.toml": "sources = [5]"}) == [
        "sources/cnes.toml: sources: write each source as a [[sources]] table",
        "sources/esa.toml: sources[0]: 5 is a number, where a table is due",
    ]


def test_all_files_are_told_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "agencies/cnes.toml": 'id = "cnes"\nname = \n',
        "agencies/esa.toml": b'id = "esa"\nname = "\xe9"\n',
        "agencies/nasa.toml": 'id = "nasa',
        "missions/svom.toml": MISSION.replace("spacecraft", "rocket"),
        "catalogue.toml": 'day = "2026-11"\nvesion = "1"\n',
    }
    assert [line.partition(" is not one of ")[0] for line in told(tmp_path, files)] == [
        "agencies/cnes.toml: line 2: Invalid value",
        "agencies/esa.toml: line 2: not UTF-8",
        "agencies/nasa.toml: Unterminated string (at end of document)"
        if sys.version_info < (3, 14)
        else "agencies/nasa.toml: line 1: Unterminated string",
        "catalogue.toml: day: '2026-11' is not a whole day",
        "catalogue.toml: vesion: unknown field; did you mean 'version'?",
        "missions/svom.toml: svom: kind: 'rocket'",
    ]


def test_references_are_followed_once_all_files_read(tmp_path: Path) -> None:
    files = {**WHOLE, "agencies/cnes.toml": CNES.replace("space_agency", "club")}
    assert all("kind: 'club'" in line for line in check_directory(written(tmp_path, dict(files))))
    files = {**WHOLE, "missions/svom.toml": MISSION + PARTICIPANT.replace("cnes", "cnse") + LAUNCH}
    assert check_directory(written(tmp_path, dict(files))) == [
        "missions/svom.toml: svom: participants[0].agency: no agency 'cnse'; did you mean 'cnes'?"
    ]


def test_ids_stand_once_and_name_the_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "missions/svom.toml": MISSION,
        "missions/svom-2.toml": MISSION,
        "agencies/page.toml": CNES.replace('"cnes"', '"page"'),
        "sources/a.toml": SOURCES + SOURCES,
    }
    assert told(tmp_path, files) == [
        "missions/svom-2.toml: svom: id: differs from the file's name; give both the same",
        "missions/svom.toml: svom: id: missions/svom-2.toml has it too; ids are unique across all kinds",
        "sources/a.toml: page: id: agencies/page.toml has it too; ids are unique across all kinds",
        "sources/a.toml: page: id: agencies/page.toml has it too; ids are unique across all kinds",
    ]


@pytest.mark.parametrize(
    "name", ["svom.toml", "mission/svom.toml", "missions/svom.TOML", "missions/svom", "missions/old/x", "sources/a.txt"]
)
def test_files_that_nothing_would_read(tmp_path: Path, name: str) -> None:
    [line] = told(tmp_path, {**WHOLE, name: MISSION})
    assert line.startswith("/".join(name.split("/")[:2]) + ": nothing reads this file")


def test_files_of_other_kinds_may_stand_beside(tmp_path: Path) -> None:
    others = {
        "README.md": "x",
        "catalogue.sqlite": "x",
        ".git/x.toml": "=",
        "missions/.svom.toml.swp": "x",
        "docs/x.md": "x",
    }
    read_directory(written(tmp_path, {**WHOLE, **others}))


def test_no_data_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such directory"):
        read_directory(tmp_path / "absent")
    with pytest.raises(DataError, match="no data"):
        read_directory(tmp_path)


def test_amounts_are_exact() -> None:
    figure = {"kind": "launch_mass", "value": "0.10", "sources": ["page"]}
    found = structure(Mission, body(figures=[figure]), "")
    assert found.figures[0].value == Decimal("0.10")
    assert unstructure(found)["figures"] == [figure]


def test_annotations_stay_as_they_are() -> None:
    """What reads a catalogue goes by the annotations' text."""
    assert all(isinstance(field.type, str) for field in attrs.fields(Mission) if field.init)
