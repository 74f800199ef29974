"""The command line: what it prints, and its exit codes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import spacecoop as sc
from spacecoop.cli import main
from spacecoop.filters import FILTERS

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "missions": "mission",
    "agencies": "agency",
    "agreements": "agreement",
    "meetings": "meeting",
    "sources": "source",
}
Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    code = main(argv)
    out, err = capsys.readouterr()
    return code, out, err


def ids(capsys: Capture, *argv: str) -> list[str]:
    code, out, err = run(capsys, *argv, "--format", "json")
    assert (code, err) == (0, "")
    return [row["id"] for row in json.loads(out)]


def test_the_first_question(capsys: Capture) -> None:
    code, out, err = run(capsys, "missions", "--partner", "ESA")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert any(line.startswith("smile ") for line in lines)
    assert lines[-1] == f"{len(sc.missions(partner='ESA'))} missions"


def test_an_option_given_twice_means_either(capsys: Capture) -> None:
    assert ids(capsys, "missions", "--country", "FR", "--country", "GB") == list(sc.missions(country=["FR", "GB"]).ids)


def test_several_options_must_all_hold(capsys: Capture) -> None:
    assert "cn-fr-1997-space-cooperation" in ids(capsys, "agreements", "--party", "France", "--covers", "cfosat")
    assert "svom" in ids(capsys, "missions", "--partner", "CNES", "--launched", "2024-06/2024-07")


def test_flags_go_both_ways(capsys: Capture) -> None:
    yes = ids(capsys, "missions", "--disputed")
    no = ids(capsys, "missions", "--no-disputed")
    assert sorted(yes + no) == list(sc.missions().ids)
    assert tuple(yes) == sc.missions(disputed=True).ids


@pytest.mark.parametrize("command", KINDS)
def test_every_filter_is_an_option(command: str, capsys: Capture) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    for keyword in FILTERS[KINDS[command]]:
        assert f"--{keyword.replace('_', '-')}" in out


@pytest.mark.parametrize("command", KINDS)
def test_every_kind_in_every_format(command: str, capsys: Capture) -> None:
    expected = getattr(sc, command)().ids
    assert ids(capsys, command) == list(expected)
    code, out, _ = run(capsys, command, "--format", "csv")
    assert code == 0
    assert [row["id"] for row in csv.DictReader(io.StringIO(out))] == list(expected)
    code, out, _ = run(capsys, command, "--format", "markdown")
    assert code == 0
    assert len(out.splitlines()) == len(expected) + 2
    code, out, _ = run(capsys, command, "--format", "table")
    assert code == 0
    assert len(out.splitlines()) == len(expected) + 3


def test_an_empty_answer_is_1(capsys: Capture) -> None:
    code, out, err = run(capsys, "missions", "--launched", "2090")
    assert (code, err) == (1, "")
    assert out.splitlines()[-1] == "0 missions"
    assert run(capsys, "missions", "--launched", "2090", "--format", "json")[:2] == (1, "[]\n")


def test_a_sum_is_read_and_told_in_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", "8,8 Mio. €", "USD", "--on", "2010-01-04", "--locale", "de"]) == 0
    assert "8.800.000 EUR = 12.662.320 USD" in capsys.readouterr().out
    assert main(["convert", "$5m", "EUR", "--on", "2010-01-04", "--currency", "AUD"]) == 0
    assert capsys.readouterr().out.startswith("5,000,000 AUD is 3,147,623.54 EUR")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ("missions --partner ESAA", "no partner 'ESAA'; did you mean 'ESA'"),
        ("missions --status planed", "no status 'planed'; did you mean 'planned'?; one of proposed, planned, "),
        ("missions --partnr ESA", "missions has no option '--partnr'; did you mean '--partner'"),
        ("missions --part ESA", "missions has no option '--part'"),
        ("missions --launched 2014-13", "launched='2014-13': '2014-13' is not an EDTF date: month 13 does not exist"),
        ("missions --launched", "argument --launched: expected one argument; see `spacecoop missions --help`"),
        ("missions smile", "missions takes no 'smile'; see `spacecoop missions --help`"),
        ("missions --format xml", "argument --format: invalid choice: 'xml'"),
        ("mission", "no command 'mission'; did you mean 'missions'?; see `spacecoop --help`"),
        ("", "the following arguments are required: COMMAND; see `spacecoop --help`"),
        ("show SMLIE", "no record 'SMLIE'; did you mean 'SMILE'?"),
        ("search moon --limit 0", "argument --limit: '0' is not a whole number from 1 up"),
        ("search moon --kind rocket", "argument --kind: invalid choice: 'rocket'"),
        ("convert 88 GBP --on 2017-11-22", "'88' names no currency"),
        ("convert $88m GBP --on 2017-11-22", "'$88m' "),
        ("convert CNY88m GBX --on 2017-11-22", "'GBX' is not a currency code of ISO 4217"),
        ("convert CNY88m GBP --on 2017-13-01", "'2017-13-01' is not an EDTF date: month 13 does not exist"),
        ("convert CNY88m GBP --on 2017", "'2017' is not a whole day such as 2019-06-05"),
        ("convert CNY88m GBP --on 1990-01-01", "no rate of CNY on 1990-01-01"),
        ("convert CNY88m GBP", "the following arguments are required: --on; see `spacecoop convert --help`"),
        ("build /nowhere/data", "the following arguments are required: -o/--output"),
    ],
)
def test_mistakes_are_one_line_and_2(argv: str, message: str, capsys: Capture) -> None:
    code, out, err = run(capsys, *argv.split())
    assert (code, out) == (2, "")
    assert err.startswith(f"spacecoop: {message}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("name", ["smile", "SMILE", "微笑"])
def test_show_takes_any_name(name: str, capsys: Capture) -> None:
    code, out, err = run(capsys, "show", name)
    assert (code, err) == (0, "")
    assert out == f"{sc.mission('smile')}\n"


@pytest.mark.parametrize("kind", KINDS.values())
def test_show_takes_any_kind(kind: str, capsys: Capture) -> None:
    verb = next(verb for verb, found in KINDS.items() if found == kind)
    item = getattr(sc, verb)()[0]
    assert run(capsys, "show", item.id) == (0, f"{item}\n", "")


def test_search(capsys: Capture) -> None:
    assert ids(capsys, "search", "magnetosphere", "ionosphere", "link")[0] == "smile"
    assert "smile" in ids(capsys, "search", "微笑")
    assert set(ids(capsys, "search", "space", "--kind", "agency", "--limit", "5")) <= set(sc.agencies().ids)
    assert len(ids(capsys, "search", "space", "--limit", "3")) == 3
    assert run(capsys, "search", "xyzzyx")[0] == 1


def test_convert_says_by_which_rate(capsys: Capture) -> None:
    code, out, err = run(capsys, "convert", "RMB 88m", "GBP", "--on", "2017-11-22")
    assert (code, err) == (0, "")
    assert out.startswith("88,000,000 CNY is 10,051,160.70 GBP at 0.114218 GBP per CNY, the rate of 2017-11-22 (")
    assert "European Central Bank" in out
    assert out.count("\n") == 1
    _, out, _ = run(capsys, "convert", "over RMB 88m", "GBP", "--on", "2017-11-25")
    assert out.startswith("at least 88,000,000 CNY is ")
    assert "the rate of 2017-11-24, the last before 2017-11-25" in out


def test_show_has_what_a_sum_is_worth_by_its_source(capsys: Capture) -> None:
    _, out, _ = run(capsys, "show", "uk-china-atom-interferometer")
    lines = out.splitlines()
    shown = next(n for n, line in enumerate(lines) if line.startswith("  88,000,000 CNY estimate (said 2017-11-22) ["))
    assert lines[shown + 1] == "      worth, as the source says: about 8,800,000 GBP (a rate of 0.1)"


def test_version(capsys: Capture) -> None:
    assert run(capsys, "--version") == (0, f"spacecoop {sc.__version__}\n", "")


def test_help_is_no_mistake(capsys: Capture) -> None:
    code, out, err = run(capsys, "--help")
    assert (code, err) == (0, "")
    for command in (*KINDS, "show", "search", "convert", "check", "build"):
        assert f"\n    {command}" in out


SOURCES = """
[[sources]]
id = "a-page"
title = "A page"
publisher = "Somebody"
url = "https://example.org/a"
published = "2020-05-05"
kind = "news"
"""

MISSION = """
id = "x-1"
name = "The first of all missions"
kind = "spacecraft"
sources = ["a-page"]

[[participants]]
country = "FR"
role = "lead"
sources = ["a-page"]

[[timeline]]
kind = "launch"
date = "2019-05-05"
sources = ["a-page"]
"""


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    for name, text in (
        ("catalogue.toml", 'version = "1"\nday = "2026-01-01"\n'),
        ("sources/somebody.toml", SOURCES.lstrip()),
        ("missions/x-1.toml", MISSION.lstrip()),
    ):
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "data"


def test_check_and_build(directory: Path, tmp_path: Path, capsys: Capture) -> None:
    assert run(capsys, "check", str(directory)) == (0, f"{directory}: nothing to mend\n", "")
    target = tmp_path / "mine.sqlite"
    assert run(capsys, "build", str(directory), "-o", str(target)) == (0, "", "")
    assert sc.Catalogue.open(target).missions(country="FR").ids == ("x-1",)


def test_check_lists_what_is_wrong(directory: Path, tmp_path: Path, capsys: Capture) -> None:
    file = directory / "missions" / "x-1.toml"
    file.write_text(
        MISSION.replace('role = "lead"', 'role = "boss"').replace("2019-05-05", "2019-13"), encoding="utf-8"
    )
    code, out, err = run(capsys, "check", str(directory))
    assert (code, err) == (1, "")
    assert len(out.splitlines()) == 2
    assert all(line.startswith("missions/x-1.toml: x-1: ") for line in out.splitlines())
    code, out, err = run(capsys, "build", str(directory), "-o", str(tmp_path / "mine.sqlite"))
    assert (code, out) == (1, "")
    assert [line.startswith("spacecoop: missions/x-1.toml: x-1: ") for line in err.splitlines()] == [True, True]
    assert not (tmp_path / "mine.sqlite").exists()


def test_fix_brings_files_into_order_once(directory: Path, capsys: Capture) -> None:
    file = directory / "missions" / "x-1.toml"
    file.write_text(
        "# kept\n" + MISSION.replace('id = "x-1"\n', "").replace("kind", 'id = "x-1"\nkind', 1), encoding="utf-8"
    )
    assert run(capsys, "check", str(directory))[0] == 1
    code, out, err = run(capsys, "check", str(directory), "--fix")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["mended missions/x-1.toml", f"{directory}: nothing to mend"]
    assert "# kept" in file.read_text(encoding="utf-8")
    assert run(capsys, "check", str(directory), "--fix") == (0, f"{directory}: nothing to mend\n", "")


def test_check_of_what_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "check", str(tmp_path / "none"))
    assert code == 1
    assert "no such directory" in out + err


# in a process of its own


def process(*argv: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | environment
    return subprocess.run([sys.executable, "-m", "spacecoop", *argv], capture_output=True, env=env, check=False)


def test_it_runs_as_a_module_and_writes_utf_8_whatever_the_locale() -> None:
    done = process("show", "smile", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "微笑" in done.stdout.decode("utf-8")


def test_it_names_itself_in_its_help() -> None:
    assert process("--help").stdout.startswith(b"usage: spacecoop ")


def test_a_broken_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "spacecoop", "sources", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_a_question_loads_only_what_it_needs() -> None:
    unwanted = "cattrs csv difflib html numpy pathlib pint babel tomlkit tomllib"
    code = (
        "import sys; from spacecoop.cli import main; main(['missions', '--partner', 'ESA']);"
        f"print(sorted(set({unwanted!r}.split()) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stderr == "[]\n"


def test_a_day_of_the_past(capsys: Capture) -> None:
    found = ids(capsys, "missions", "--partner", "CNES", "--status", "planned", "--as-of", "2019-06-05")
    assert "svom" in found
    code, out, err = run(capsys, "missions", "--as-of", "2090-01-01")
    assert (code, out) == (2, "")
    assert err.startswith("spacecoop: as_of='2090-01-01' lies after the catalogue's day, ")


def test_show_search_and_cite_as_known_on_a_day(capsys: Capture) -> None:
    day = ("--as-of", "2019-06-05")
    known = sc.as_of("2019-06-05")
    assert run(capsys, "show", "svom", *day) == (0, f"{known.mission('svom')}\n", "")
    assert ids(capsys, "search", "moon", *day, "--limit", "99") == list(known.search("moon", limit=99).ids)
    assert run(capsys, "cite", "svom", *day)[1] == f"{known.cite(known.mission('svom'))}\n"


def test_a_catalogue_of_ones_own(directory: Path, tmp_path: Path, capsys: Capture) -> None:
    target = str(tmp_path / "mine.sqlite")
    run(capsys, "build", str(directory), "-o", target)
    assert ids(capsys, "missions", "--catalogue", target) == ["x-1"]
    assert run(capsys, "show", "x-1", "--catalogue", target)[0] == 0
    assert run(capsys, "show", "svom", "--catalogue", target)[0] == 2
    code, out, err = run(capsys, "missions", "--catalogue", str(tmp_path / "none"))
    assert (code, out) == (2, "")
    assert err == f"spacecoop: {tmp_path / 'none'} cannot be read: No such file or directory\n"


@pytest.mark.parametrize("command", ["show svom", "search moon", "cite svom", "missions"])
def test_an_empty_day_or_catalogue_is_refused(command: str, capsys: Capture) -> None:
    for option in ("--as-of", "--catalogue"):
        code, out, err = run(capsys, *command.split(), option, "")
        assert (code, out) == (2, "")
        assert err.startswith("spacecoop: ")


def test_an_export_never_replaces_a_catalogue(directory: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "mine.sqlite"
    run(capsys, "build", str(directory), "-o", str(target))
    before = target.read_bytes()
    code, out, err = run(capsys, "export", str(target), "--format", "json", "--catalogue", str(target))
    assert (code, out, err) == (2, "", f"spacecoop: {target} is a catalogue: it is not replaced by json\n")
    assert target.read_bytes() == before
