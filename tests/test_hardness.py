"""Outputs that cannot be written, malformed input, hostile questions: one clear error each, nothing half-written behind it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import spacecoop as sc
from spacecoop.cli import main
from spacecoop.filters import FILTERS
from spacecoop.store.build import write
from tests.support import DAY, did, mission, part, source

if TYPE_CHECKING:
    from collections.abc import Callable

BUNDLE = sc.Catalogue.bundled()
VERBS = {
    "mission": "missions",
    "agency": "agencies",
    "agreement": "agreements",
    "meeting": "meetings",
    "source": "sources",
}

FILES = {
    "catalogue.toml": 'version = "1"\nday = "2026-11-21"\n',
    "missions/craft.toml": """
id = "craft"
name = "Craft"
kind = "spacecraft"
sources = ["page"]
[[participants]]
agency = "house"
role = "lead"
sources = ["page"]
[[timeline]]
kind = "launch"
date = "2020-02-29"
sources = ["page"]
""",
    "agencies/house.toml": 'id = "house"\nname = "House"\nkind = "space_agency"\ncountry = "FR"\nsources = ["page"]\n',
    "sources/house.toml": """
[[sources]]
id = "page"
title = "Page"
publisher = "House"
url = "https://example.org/page"
kind = "press_release"
""",
}
CRAFT, HOUSE, PAGE = (name for name in FILES if "/" in name)


def authored(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """Write files of a user, some of them in another form than usual."""
    for name, content in {**FILES, **(files or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def small(name: str = "Craft") -> sc.Catalogue:
    return sc.Catalogue.from_records(
        [mission(did("launch", "2018"), name=name, participants=[part("FR")])], [source()], day=DAY
    )


# ---------------------------------------------------------------- outputs


def test_a_file_where_a_directory_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(sc.CatalogueError, match=r"file/a\.sqlite cannot be written: Not a directory$"):
        small().write(tmp_path / "file" / "a.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


def test_a_directory_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").mkdir()
    with pytest.raises(sc.CatalogueError, match=r"a\.sqlite is a folder: give the path of a file$"):
        small().write(tmp_path / "a.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["a.sqlite"]


def test_a_pipe_or_device_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "a.sqlite"
    os.mkfifo(pipe)
    with pytest.raises(sc.CatalogueError, match=r"a\.sqlite is no regular file: it is not replaced$"):
        small().write(pipe)
    assert list(tmp_path.iterdir()) == [pipe]
    assert pipe.is_fifo()


def test_a_private_catalogue_stays_private(tmp_path: Path) -> None:
    target = tmp_path / "a.sqlite"
    small().write(target)
    assert target.stat().st_mode & 0o777 == 0o644
    target.chmod(0o600)
    small().write(target)
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_pipe_is_no_catalogue(tmp_path: Path) -> None:
    pipe = tmp_path / "a.sqlite"
    os.mkfifo(pipe)
    with pytest.raises(sc.CatalogueError, match=r"a\.sqlite is no regular file$"):
        sc.Catalogue.open(pipe)


def test_a_name_too_long_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(sc.CatalogueError, match=r" cannot be written: File name too long$"):
        small().write(tmp_path / ("x" * 300))
    assert not list(tmp_path.iterdir())


def test_a_missing_directory(tmp_path: Path) -> None:
    with pytest.raises(sc.CatalogueError, match=r"none/a\.sqlite cannot be written: No such file or directory$"):
        small().write(tmp_path / "none" / "a.sqlite")
    assert not list(tmp_path.iterdir())


FULL = """
import resource, signal, sys
import spacecoop as sc
catalogue = sc.as_of("2005-01-01")
missions = list(catalogue.missions())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    catalogue.write(sys.argv[1])
except sc.CatalogueError as error:
    print(error)
"""


@pytest.mark.parametrize("limit", [0, 1, 5_000, 200_000, 1_500_000])
def test_a_full_disk_keeps_what_was_there(limit: int, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    small().write(path)
    before = path.read_bytes()
    command = [sys.executable, "-c", FULL, str(path), str(limit)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)
    assert said.stdout.startswith(f"{path} cannot be written: ")
    assert said.stdout.count("\n") == 1
    assert not said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.sqlite"]
    assert path.read_bytes() == before


def test_a_file_that_is_no_catalogue_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not ours", encoding="utf-8")
    with pytest.raises(sc.CatalogueError, match="exists and is no catalogue: it is not overwritten"):
        small().write(path)
    assert path.read_text(encoding="utf-8") == "not ours"


class Interrupting(str):
    """A version that interrupts when the builder, near its end, gives it to SQLite."""

    __slots__ = ()

    def __conform__(self, protocol: object) -> str:
        raise KeyboardInterrupt


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.sqlite", [mission(participants=[part("FR")])], [source()], DAY, Interrupting("1"))
    assert not list(tmp_path.iterdir())


def _write(path: Path, name: str) -> None:
    small(name).write(path)


def test_builds_of_one_target_at_once_both_finish(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with ProcessPoolExecutor(4) as pool:
        for done in [pool.submit(_write, path, name) for name in "ABCDEFGH"]:
            done.result()
    assert [one.name for one in tmp_path.iterdir()] == ["a.sqlite"]
    assert sc.Catalogue.open(path).mission("craft").name in "ABCDEFGH"


def test_the_command_says_it_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    authored(tmp_path / "mine")
    assert main(["build", str(tmp_path / "mine"), "-o", str(tmp_path / "none" / "a.sqlite")]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"spacecoop: {tmp_path / 'none' / 'a.sqlite'} cannot be written: No such file or directory"
    ]
    assert main(["build", str(tmp_path / "mine"), "-o", str(tmp_path / "a.sqlite")]) == 0
    assert sc.Catalogue.open(tmp_path / "a.sqlite").mission("craft").leads[0].name == "House"


# ---------------------------------------------------------------- input

LINE = "[^\n]{1,400}"

MALFORMED: dict[str, tuple[dict[str, str | bytes], tuple[str, ...]]] = {
    "malformed": ({CRAFT: 'id = "craft\n'}, (rf"{CRAFT}: line 1: {LINE}",)),
    "not UTF-8": ({CRAFT: b'id = "\xff"\n'}, (rf"{CRAFT}: line 1: not UTF-8",)),
    "cut off": ({CRAFT: FILES[CRAFT][:-3]}, (rf"{CRAFT}: Unterminated string",)),
    "nested": ({CRAFT: "a = " + "[" * 100_000}, (rf"{CRAFT}: nested too deeply",)),
    "no table": ({PAGE: "sources = 1\n"}, (rf"{PAGE}: sources: {LINE}",)),
    "of sources": ({PAGE: "sources = [1]\n"}, (rf"{PAGE}: {LINE}1 is a number, where a table is due",)),
    "empty": ({CRAFT: ""}, (rf"{CRAFT}: craft: id: missing", rf"{CRAFT}: craft: kind: missing", "name", "sources")),
    "wrong types": (
        {
            CRAFT: FILES[CRAFT]
            .replace('"Craft"', "5")
            .replace('["page"]\n[[p', '"page"\n[[p')
            .replace('"2020-02-29"', "2020-02-29")
        },
        ("name: 5 is a number", "sources: 'page' is a text", "date: 2020-02-29 is a date without quotes"),
    ),
    "unknown field": ({HOUSE: FILES[HOUSE] + 'contry = "FR"\n'}, (r"contry: unknown field; did you mean 'country'\?",)),
    "no source": (
        {
            CRAFT: FILES[CRAFT].replace('role = "lead"\nsources = ["page"]', 'role = "lead"'),
            HOUSE: FILES[HOUSE].replace('["page"]', "[]"),
        },
        (
            r"participants\[0\]\.sources: at least one source is needed",
            rf"{HOUSE}: house: sources: at least one source",
        ),
    ),
    "dangling": (
        {
            CRAFT: FILES[CRAFT]
            .replace('"house"', '"hause"')
            .replace('sources = ["page"]\n[[t', 'sources = ["pag"]\n[[t')
        },
        ("no agency 'hause'; did you mean 'house'", "no source 'pag'"),
    ),
    "of another kind": (
        {CRAFT: FILES[CRAFT].replace('"house"', '"craft"')},
        ("'craft' is a mission, where an agency is due",),
    ),
    "duplicate": ({"missions/house.toml": FILES[CRAFT].replace('"craft"', '"house"')}, ("ids are unique",)),
    "a circle": (
        {
            HOUSE: FILES[HOUSE] + '[[relations]]\nkind = "part_of"\nto = "home"\nsources = ["page"]\n',
            "agencies/home.toml": FILES[HOUSE].replace("house", "home")
            + '[[relations]]\nkind = "part_of"\nto = "house"\nsources = ["page"]\n',
        },
        ("part_of runs in a circle: home, house, home",),
    ),
    "no such day": ({CRAFT: FILES[CRAFT].replace("2020-02-29", "2019-02-29")}, (r"timeline\[0\]\.date: '2019-02-29'",)),
    "in the future": ({CRAFT: FILES[CRAFT].replace("2020-02-29", "2120-02-29")}, ("lies after the data's day",)),
    "reversed": ({CRAFT: FILES[CRAFT].replace("2020-02-29", "2020/2019")}, (r"date: '2020/2019'",)),
    "out of order": (
        {CRAFT: FILES[CRAFT] + '[[timeline]]\nkind = "approved"\ndate = "2010"\nsources = ["page"]\n'},
        ("approved 2010 stands after launch 2020-02-29",),
    ),
    "a script": (
        {PAGE: FILES[PAGE].replace("https://example.org/page", "javascript:alert(1)")},
        ("url: 'javascript:alert",),
    ),
    "too long": (
        {CRAFT: FILES[CRAFT].replace("Craft", "x" * 100_001)},
        ("name: a text of 100001 characters is too long",),
    ),
    "control characters": ({CRAFT: FILES[CRAFT].replace("Craft", "Cr\\u0007ft")}, (r"U\+0007",)),
    "right to left": ({CRAFT: FILES[CRAFT].replace("Craft", "Cr\u202eft")}, (r"U\+202E",)),
    "not NFC": ({CRAFT: FILES[CRAFT].replace("Craft", "Cre\u0301ft")}, ("is not in Unicode's NFC form",)),
    "huge numbers": ({CRAFT: FILES[CRAFT] + f"acronym = {'9' * 5000}\n"}, (rf"{CRAFT}: {LINE}",)),
    "strange keys": (
        {CRAFT: '"a\\u0007b" = 1\n' + "x" * 100_000 + " = 1\n" + FILES[CRAFT], PAGE: '"\\u202e" = 1\n' + FILES[PAGE]},
        (r"craft: \['a\\x07b'\]: unknown field", r"craft: \['x{77}\.\.\.'\]: unknown field", r"\['\\u202e'\]: unknown"),
    ),
    "a long id": ({CRAFT: FILES[CRAFT].replace('"craft"', f'"{"x" * 100_000}"')}, (rf"{CRAFT}: {LINE}",)),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_input(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files, expected = MALFORMED[name]
    mine = authored(tmp_path / "mine", files)
    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_directory(mine)
    findings = caught.value.findings
    for pattern in expected:
        assert any(re.search(pattern, line) for line in findings), findings
    assert all(len(line) < 500 and line.isprintable() for line in findings)
    assert main(["build", str(mine), "-o", str(tmp_path / "a.sqlite")]) == 1
    assert capsys.readouterr().err.splitlines() == [f"spacecoop: {' '.join(line.split())}" for line in findings]
    assert not (tmp_path / "a.sqlite").exists()


def test_every_error_of_every_file_at_once(tmp_path: Path) -> None:
    files = {**MALFORMED["wrong types"][0], **MALFORMED["a script"][0], "meetings/talk.toml": 'id = "talk\n'}
    with pytest.raises(sc.DataError) as caught:
        sc.Catalogue.from_directory(authored(tmp_path, files))
    assert {line.partition(":")[0] for line in caught.value.findings} == {CRAFT, PAGE, "meetings/talk.toml"}
    assert len(caught.value.findings) == 5


# ---------------------------------------------------------------- questions

HOSTILE = {
    "quotes": "'\"`; drop table record; --",
    "percent": "%",
    "star": "*",
    "NUL": "smi\0le",
    "operators": 'NEAR(a b) AND OR NOT "x* ^y {a b}: -z',
    "column": "names:smile",
    "half a character": "smile \ud800",
    "right to left": "\u202esmile",
    "nothing": "",
    "spaces": " \t\n",
    "100 kB": "smile" * 20_000,
    "100 kB of words": "smile " * 20_000,
    "100 kB of different words": " ".join(f"w{n}" for n in range(16_000)),
    "100 kB of points": "a-b." * 25_000,
    "100 kB of characters": "微笑" * 17_000,
}


def asking(verb: str, keyword: str, wrap: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: getattr(BUNDLE, verb)(**{keyword: wrap(text)})


KEYWORDS = [
    (VERBS[kind], keyword, filter.values) for kind, filters in FILTERS.items() for keyword, filter in filters.items()
]
LOOK_UPS: dict[str, Callable[[str], object]] = {
    "as_of": BUNDLE.as_of,
    "before": lambda text: BUNDLE.missions(launched=sc.before(text)),
    "each": getattr(BUNDLE.missions(), "each"),  # noqa: B009
    "keyword": lambda text: asking("missions", text, str)("x"),
    "kind_of": BUNDLE.kind_of,
    "kinds": lambda text: BUNDLE.search("smile", kinds=text),
    "PartialDate": sc.PartialDate,
    "search": BUNDLE.search,
    "sort_by": BUNDLE.missions().sort_by,
    **{f"{kind}(...)": getattr(BUNDLE, kind) for kind in VERBS},
    **{f"{verb}({keyword}=...)": asking(verb, keyword, str) for verb, keyword, _ in KEYWORDS},
    **{
        f"{verb}({keyword}=none_of(...))": asking(verb, keyword, lambda text: sc.none_of(text, "x"))
        for verb, keyword, values in KEYWORDS
        if values not in {"flag", "text", "day"}
    },
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_questions(what: str) -> None:
    """An answer, or an error in one line that can be read."""
    for asked, question in LOOK_UPS.items():
        try:
            answer = question(HOSTILE[what])
        except (sc.UnknownRecord, sc.UnknownValue, sc.AmbiguousName, TypeError, ValueError) as error:
            said = str(error.args[0])
            assert len(said) < 1200, (asked, said[:200])
            assert said.isprintable(), (asked, said[:200])
        else:
            assert not isinstance(answer, sc.Selection) or len(answer) < len(BUNDLE.sources()), asked


def test_what_can_be_found_of_a_hostile_text_is_found() -> None:
    smile = BUNDLE.mission("smile")
    for text in ('"smile', "smile*", "SMILE\0", "(smile)", "smile " * 600, "smile:"):
        assert smile in BUNDLE.search(text, kinds="mission")
    assert smile in BUNDLE.search("smile \ud800")
    assert not BUNDLE.search("smile \ud800x")
    assert BUNDLE.mission("\u202eSMILE") == smile
    assert BUNDLE.missions(text='smile"*').ids
