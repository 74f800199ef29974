"""The command line: `spacecoop`, or `python -m spacecoop`.

Exit codes: 0; 1 if nothing was found, or `check` found faults; 2 for unknown names and wrong use.
"""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, Action, ArgumentParser, ArgumentTypeError, BooleanOptionalAction
from io import TextIOWrapper

from spacecoop.errors import DataError, SpacecoopError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence
    from typing import Any, NoReturn, Self

    from spacecoop.catalogue import Catalogue
    from spacecoop.selection import Selection

QUERIES = {
    "missions": "mission",
    "agencies": "agency",
    "agreements": "agreement",
    "meetings": "meeting",
    "sources": "source",
}
"""The command of each kind."""

DESCRIPTION = "Who does what with whom in space, and who says so: missions, agencies, agreements, meetings."
FORMATS = ("table", "json", "csv", "markdown")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; mistakes of the user are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
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
    name = next((word for word in argv if not word.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        raise _Misuse(_unlike("no command", name, COMMANDS))
    parser, command = _parsers(name)
    try:
        asked, unknown = parser.parse_known_args(argv)
    except SystemExit as done:  # --help and --version
        return int(done.code or 0)
    if unknown:
        option = unknown[0].partition("=")[0]
        if option.startswith("-"):
            raise _Misuse(_unlike(f"{asked.command} has no option", option, command._option_string_actions))
        raise _Misuse(f"{asked.command} takes no {option!r}; see `{command.prog} --help`")
    return COMMANDS[vars(asked).pop("command")].run(asked)


def _unlike(what: str, word: str, words: Iterable[str]) -> str:
    from spacecoop.suggest import did_you_mean

    return f"{what} {word!r}{did_you_mean(word, words)}; see `spacecoop --help`"


def _parsers(chosen: str | None) -> tuple[ArgumentParser, ArgumentParser]:
    """Make the parser, and that of the chosen command: no other one has its options, which would cost milliseconds."""
    parser = _Parser("spacecoop", description=DESCRIPTION, allow_abbrev=False)
    parser.add_argument(
        "--version", action=_Version, nargs=0, dest=SUPPRESS, default=SUPPRESS, help="print the version"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    found: ArgumentParser = parser
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=command.help, description=command.help, allow_abbrev=False)
        if name == chosen:
            command.options(one)
            found = one
    return parser, found


def _formats(parser: ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="table", help="csv and json hold every column")
    _language(parser)


def _language(parser: ArgumentParser) -> None:
    parser.add_argument("--locale", metavar="TAG", help="names, words, dates and sums in a language: zh, fr_FR, pt-BR")


def _which(parser: ArgumentParser, *, as_of: bool = True) -> None:
    parser.add_argument("--catalogue", metavar="FILE", help="a built catalogue in place of the bundled one")
    if as_of:
        parser.add_argument("--as-of", metavar="DAY", help="as it was known on this day")


def _opened(file: str | None, as_of: str | None = None) -> Catalogue:
    from spacecoop.catalogue import Catalogue

    found = Catalogue.bundled() if file is None else Catalogue.open(file)
    return found if as_of is None else found.as_of(as_of)


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 up")
    return int(text)


def _put(selection: Selection[Any], form: str, locale: str | None) -> int:
    if form == "json":
        from json import dumps

        print(dumps(selection.to_dicts(locale), ensure_ascii=False, indent=2))
    else:
        from spacecoop.views import text

        if form == "table":
            print(text.table(selection, _width(), locale))
        else:
            print(text.csv(selection, locale) if form == "csv" else text.markdown(selection, locale))
    return 0 if selection else 1


def _width() -> int | None:
    """Give the width of the terminal; None where the output goes elsewhere, and nothing is to be cut."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else None
    except OSError:
        return None


class _Command:
    """What a command is for, its options, and what it does."""

    help: str

    def options(self, parser: ArgumentParser) -> None:
        raise NotImplementedError

    def run(self, asked: Namespace) -> int:
        raise NotImplementedError


class _Query(_Command):
    def __init__(self, verb: str, kind: str) -> None:
        self.help = f"list the {verb} that satisfy every option; one given twice means either"
        self.verb = verb
        self.kind = kind

    def options(self, parser: ArgumentParser) -> None:
        from spacecoop.filters import FILTERS

        for one in FILTERS[self.kind].values():
            option, told = f"--{one.keyword.replace('_', '-')}", one.help.replace("%", "%%")
            if one.values == "flag":
                parser.add_argument(option, action=BooleanOptionalAction, default=SUPPRESS, help=told)
            else:
                action = "store" if one.values in ("day", "text") else "append"
                word = "WORD" if one.values[0].isupper() else one.values.upper()
                parser.add_argument(option, action=action, default=SUPPRESS, metavar=word, help=told)
        _which(parser, as_of=False)
        _formats(parser)

    def run(self, asked: Namespace) -> int:
        filters = vars(asked)
        form, locale, catalogue = (filters.pop(name) for name in ("format", "locale", "catalogue"))
        for keyword, value in filters.items():
            if isinstance(value, list) and len(value) == 1:
                filters[keyword] = value[0]
        return _put(getattr(_opened(catalogue), self.verb)(**filters), form, locale)


class _Show(_Command):
    help = "print all that is known of one record or source, with the sources of every value"

    def options(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", metavar="ID", help="an id, acronym, name or COSPAR id")
        _which(parser)
        _language(parser)

    def run(self, asked: Namespace) -> int:
        print(_opened(asked.catalogue, asked.as_of).find(asked.id).to_text(asked.locale))
        return 0


class _Search(_Command):
    help = "find records by words of their names and texts"

    def options(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", metavar="TEXT", nargs="+")
        parser.add_argument("--kind", action="append", choices=tuple(QUERIES.values()), help="only of this kind")
        parser.add_argument("--limit", type=_positive, default=20, metavar="N", help="at most so many (20)")
        _which(parser)
        _formats(parser)

    def run(self, asked: Namespace) -> int:
        found = _opened(asked.catalogue, asked.as_of).search(" ".join(asked.text), asked.kind, asked.limit)
        return _put(found, asked.format, asked.locale)


class _Convert(_Command):
    help = "convert a sum at the European Central Bank's rate of a day, and say which rate"

    def options(self, parser: ArgumentParser) -> None:
        parser.add_argument("sum", metavar="SUM", help="as agencies and the press write it: 'RMB 88m', 'M€ 200'")
        parser.add_argument("to", metavar="TO", help="a currency's code of ISO 4217")
        parser.add_argument("--on", metavar="DAY", required=True, help="the day whose rate counts")
        parser.add_argument("--currency", metavar="CODE", help="that of the sum, where its text leaves it open: '$5m'")
        _language(parser)

    def run(self, asked: Namespace) -> int:
        from spacecoop.records.funding import Amount

        said = Amount.parse(asked.sum, asked.currency, asked.locale)
        print(said.convert(asked.to, asked.on).to_text(asked.locale))
        return 0


class _Cite(_Command):
    help = "cite the sources behind a record, or a source, and the catalogue; without an ID the catalogue alone"

    def options(self, parser: ArgumentParser) -> None:
        parser.add_argument("id", metavar="ID", nargs="?", help="an id, acronym, name or COSPAR id")
        parser.add_argument("--style", choices=("text", "bibtex", "csl-json"), default="text")
        _which(parser)

    def run(self, asked: Namespace) -> int:
        catalogue = _opened(asked.catalogue, asked.as_of)
        print(catalogue.cite(None if asked.id is None else catalogue.find(asked.id), asked.style))
        return 0


class _Export(_Command):
    help = "write the catalogue for other programs: tables, a data package, or the records themselves"

    def options(self, parser: ArgumentParser) -> None:
        from spacecoop.views.export import FORMATS

        parser.add_argument("path", metavar="PATH", help="a file, or for csv, parquet and datapackage a folder")
        parser.add_argument("--format", choices=FORMATS, help="without it, as the path ends")
        parser.add_argument("--table", action="append", metavar="NAME", help="only this table; may be given again")
        _which(parser)

    def run(self, asked: Namespace) -> int:
        catalogue = _opened(asked.catalogue, asked.as_of)
        with _Progress() as progress:
            catalogue.export(asked.path, asked.format, asked.table, progress.show)
        return 0


class _Progress:
    """One line on a terminal that says how far a long work is; nothing of a short one, and nothing elsewhere."""

    def __init__(self) -> None:
        self._seen = False

    def __enter__(self) -> Self:
        from time import monotonic

        self._clock = monotonic
        self._last = monotonic()
        return self

    def show(self, done: int, total: int) -> None:
        """Say how many are done, at most once a second."""
        if sys.stderr.isatty() and self._clock() - self._last >= 1:
            self._last, self._seen = self._clock(), True
            print(f"\r{done:,} of {total:,} records", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self._seen:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class _Check(_Command):
    help = "say all that is wrong in a directory of authored files"

    def options(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", metavar="DIR", nargs="?", help="without it, the files of this checkout")
        parser.add_argument("--fix", action="store_true", help="first bring the files into canonical form")
        _with_base(parser)

    def run(self, asked: Namespace) -> int:
        from pathlib import Path

        from spacecoop.store.authored import check_directory
        from spacecoop.store.files import EDITION

        directory = Path(asked.directory) if asked.directory else Path(__file__).parent / "data"
        if not asked.directory and not (directory / EDITION).exists():
            raise _Misuse("an installed package has no authored files to check: give a directory")
        if asked.fix:
            from spacecoop.store.canonical import fix_directory

            for name in fix_directory(directory):
                print(f"mended {name}")
        base = _base(asked)
        findings = check_directory(directory, base.kind_of if base else None, base.day if base else None)
        print("\n".join(findings) if findings else f"{directory}: nothing to mend")
        return 1 if findings else 0


class _Build(_Command):
    help = "build a catalogue file from a directory of authored files"

    def options(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", metavar="DIR")
        parser.add_argument("-o", "--output", metavar="FILE", required=True)
        _with_base(parser)

    def run(self, asked: Namespace) -> int:
        from pathlib import Path

        from spacecoop.building import from_directory

        from_directory(Path(asked.directory), _base(asked)).write(Path(asked.output))
        return 0


def _with_base(parser: ArgumentParser) -> None:
    parser.add_argument("--bundled", action="store_true", help="the files refer, and add, to the bundled catalogue")


def _base(asked: Namespace) -> Catalogue | None:
    from spacecoop.catalogue import Catalogue

    return Catalogue.bundled() if asked.bundled else None


COMMANDS: dict[str, _Command] = {
    **{verb: _Query(verb, kind) for verb, kind in QUERIES.items()},
    "show": _Show(),
    "search": _Search(),
    "convert": _Convert(),
    "cite": _Cite(),
    "export": _Export(),
    "check": _Check(),
    "build": _Build(),
}
