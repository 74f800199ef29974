"""The command line: `spacecoop`, or `python -m spacecoop`.

Exit codes: 0; 1 if nothing was found, or `check` found faults; 2 for unknown names and wrong use.
"""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, BooleanOptionalAction

from spacecoop.errors import DataError, SpacecoopError, UnknownRecord, UnknownValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, NoReturn

    from spacecoop.selection import Selection

QUERIES = {
    "missions": "mission",
    "agencies": "agency",
    "agreements": "agreement",
    "meetings": "meeting",
    "sources": "source",
}
"""The command of each kind."""

FORMATS = ("table", "json", "csv", "markdown")
DATA = os.path.join(os.path.dirname(__file__), "data")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; mistakes of the user are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except DataError as error:
        return _complain(error.findings, 1)
    except SpacecoopError as error:
        return _complain([str(error)], 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is flushed at exit goes nowhere
        return 0
    except OSError as error:
        return _complain([f"{error.filename}: {error.strerror}" if error.filename else str(error)], 2)
    except KeyboardInterrupt:
        return 130
    return code


def _complain(lines: Iterable[str], code: int) -> int:
    for line in lines:
        print(f"spacecoop: {' '.join(line.split())}", file=sys.stderr)
    return code


class _Misuse(SpacecoopError):
    """The command line cannot be read."""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Misuse(f"{message}; see `{self.prog} --help`")


class _Version(Action):
    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        import spacecoop

        print(f"spacecoop {spacecoop.__version__}")
        parser.exit()


def _run(argv: Sequence[str]) -> int:
    parser, commands = _parsers()
    word = next((word for word in argv if not word.startswith("-")), None)
    if word is not None and word not in commands:
        raise _Misuse(_unlike("no command", word, commands))
    try:
        asked, unknown = parser.parse_known_args(argv)
    except SystemExit as done:  # --help and --version
        return int(done.code or 0)
    if unknown:
        option, command = unknown[0].partition("=")[0], asked.command
        if option.startswith("-"):
            raise _Misuse(_unlike(f"{command} has no option", option, commands[command]._option_string_actions))
        raise _Misuse(f"{command} takes no {option!r}; see `spacecoop {command} --help`")
    found = vars(asked)
    run: Callable[[str, Namespace], int] = found.pop("run")
    return run(found.pop("command"), asked)


def _unlike(what: str, word: str, words: Iterable[str]) -> str:
    from spacecoop.suggest import did_you_mean

    return f"{what} {word!r}{did_you_mean(word, words)}; see `spacecoop --help`"


def _parsers() -> tuple[ArgumentParser, dict[str, ArgumentParser]]:
    from spacecoop.filters import FILTERS

    parser = _Parser(
        "spacecoop",
        description="International space cooperation: who does what with whom, and who says so.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, dest=SUPPRESS, default=SUPPRESS, help="print the version"
    )
    found = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands: dict[str, ArgumentParser] = {}

    def command(name: str, run: Callable[[str, Namespace], int], help: str) -> ArgumentParser:
        commands[name] = found.add_parser(name, help=help, description=help, allow_abbrev=False)
        commands[name].set_defaults(run=run)
        return commands[name]

    for name, kind in QUERIES.items():
        query = command(
            name, _query, f"list the {name} of which all that is asked holds; an option given twice means either"
        )
        for filter in FILTERS[kind].values():
            option = f"--{filter.keyword.replace('_', '-')}"
            help = filter.help.replace("%", "%%")
            if filter.values == "flag":
                query.add_argument(option, action=BooleanOptionalAction, default=SUPPRESS, help=help)
            else:
                action = "store" if filter.values == "text" else "append"
                query.add_argument(option, action=action, default=SUPPRESS, help=help, metavar=_metavar(filter.values))
        _formats(query)
    show = command("show", _show, "print all that is known of one record or source, with the sources of every value")
    show.add_argument("id", metavar="ID", help="an id, acronym or name")
    search = command("search", _search, "find records by words of their names and texts")
    search.add_argument("text", metavar="TEXT", nargs="+")
    search.add_argument("--kind", action="append", choices=tuple(QUERIES.values()), help="only of this kind")
    search.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most so many (20)")
    _formats(search)
    check = command("check", _check, "say all that is wrong in a directory of authored files")
    check.add_argument(
        "directory", metavar="DIR", nargs="?", help="the catalogue's own files in a checkout, unless given"
    )
    check.add_argument("--fix", action="store_true", help="first bring the files into canonical form")
    build = command("build", _build, "build a catalogue file from a directory of authored files")
    build.add_argument("directory", metavar="DIR")
    build.add_argument("-o", "--output", metavar="FILE", required=True)
    return parser, commands


def _metavar(values: str) -> str:
    return "WORD" if values[0].isupper() else values.upper()


def _formats(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="table", help="csv and json hold every column")


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)


def _query(command: str, asked: Namespace) -> int:
    from spacecoop.catalogue import Catalogue

    filters = vars(asked)
    form = filters.pop("format")
    for keyword, value in filters.items():
        if isinstance(value, list) and len(value) == 1:
            filters[keyword] = value[0]
    return _put(getattr(Catalogue.bundled(), command)(**filters), form)


def _search(_: str, asked: Namespace) -> int:
    from spacecoop.catalogue import Catalogue

    return _put(Catalogue.bundled().search(" ".join(asked.text), asked.kind, asked.limit), asked.format)


def _put(selection: Selection[Any], form: str) -> int:
    if form == "json":
        from json import dumps

        print(dumps(selection.to_dicts(), ensure_ascii=False, indent=2))
    else:
        from spacecoop.views import text

        if form == "table":
            print(text.table(selection, _width()))
        else:
            print(text.csv(selection) if form == "csv" else text.markdown(selection))
    return 0 if selection else 1


def _width() -> int | None:
    """The width of the terminal; None where the output goes elsewhere, and nothing is to be cut."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    except OSError:
        return None


def _show(_: str, asked: Namespace) -> int:
    from spacecoop.catalogue import Catalogue
    from spacecoop.filters import Filter

    catalogue = Catalogue.bundled()
    try:
        item = catalogue.get("record", catalogue.resolve(Filter("record", "record", ""), asked.id))
    except UnknownValue as unknown:
        try:
            item = catalogue.source(asked.id)
        except UnknownRecord:
            raise unknown from None
    print(item)
    return 0


def _check(_: str, asked: Namespace) -> int:
    from pathlib import Path

    from spacecoop.store.authored import EDITION, check_directory

    directory = Path(asked.directory or DATA)
    if asked.directory is None and not (directory / EDITION).exists():
        raise _Misuse("an installed package has no authored files to check: give a directory")
    if asked.fix:
        from spacecoop.store.canonical import fix_directory

        for name in fix_directory(directory):
            print(f"mended {name}")
    findings = check_directory(directory)
    print("\n".join(findings) if findings else f"{directory}: nothing to mend")
    return 1 if findings else 0


def _build(_: str, asked: Namespace) -> int:
    from pathlib import Path

    from spacecoop.store.build import build_bundled

    build_bundled(Path(asked.directory), Path(asked.output))
    return 0
