"""Tables as text: for a terminal, as Markdown, as CSV."""

from __future__ import annotations

import unicodedata

from spacecoop.views.tables import TABLES
from spacecoop.views.voice import ENGLISH, speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TextIO

    from spacecoop.groups import Groups
    from spacecoop.selection import Selection
    from spacecoop.views.columns import Column
    from spacecoop.views.tables import Row
    from spacecoop.views.voice import Voice

WIDTH = 100
NARROWEST, NARROWEST_FIRST = 10, 20
_GAP = "  "


def table(selection: Selection[Any], width: int | None = WIDTH, locale: str | None = None) -> str:
    """Give the columns that fit a terminal, aligned, and how many items there are; None cuts nothing."""
    voice, shape = speaking(locale), TABLES[selection.kind]
    columns = voice.short(shape)
    head = [voice.head(column.name) for column in columns]
    body = [[voice.cell(column, item) for column in columns] for item in selection]
    whole = [n for n, column in enumerate(columns) if voice.whole(column)]
    return "\n".join((*aligned(head, body, width, whole), counted(selection, voice)))


def counted(selection: Selection[Any], voice: Voice) -> str:
    """Say how many items there are."""
    shape = TABLES[selection.kind]
    return voice.count(f"{{n}} {shape.one}", f"{{n}} {shape.many}", len(selection))


def groups(found: Groups[Any], width: int | None = WIDTH, locale: str | None = None) -> str:
    """Give the groups, the largest first, with their sizes and whom they hold."""
    voice = speaking(locale)
    foot = voice.count("{n} group", "{n} groups", len(found))
    return "\n".join((*aligned(group_head(voice), group_cells(found, voice), width), foot))


def group_head(voice: Voice) -> list[str]:
    """Give the heads of a table of groups."""
    return [voice.say("group"), voice.say("items"), voice.say("ids")]


def group_cells(found: Groups[Any], voice: Voice) -> list[list[str]]:
    """Give each group's value, size and ids, the largest first."""
    return [
        [voice.group(found.by, value), str(n), "; ".join(dict.fromkeys(found[value].ids))]
        for value, n in found.sizes().items()
    ]


def markdown(selection: Selection[Any], locale: str | None = None) -> str:
    """Give the same columns as a Markdown table, nothing cut."""
    voice = speaking(locale)
    columns = voice.short(TABLES[selection.kind])
    lines = [[voice.head(column.name) for column in columns], ["---"] * len(columns)]
    lines += [[_escaped(voice.cell(column, item)) for column in columns] for item in selection]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


class CsvLines:
    """CSV of every column, a batch of rows at a time; an apostrophe before what a spreadsheet would run makes it text.

    In a language, the heads and values are those that readers see; without one, names and values as data.
    """

    __slots__ = ("_columns", "_lines", "_voice")

    def __init__(self, kind: str, target: TextIO, locale: str | None) -> None:
        from csv import writer

        self._voice: Voice = speaking(locale)
        self._columns: tuple[Column, ...] = TABLES[kind].columns
        self._lines: Any = writer(target, lineterminator="\n")
        english = self._voice is ENGLISH
        self._lines.writerow(column.name if english else self._voice.head(column.name) for column in self._columns)

    def write(self, batch: Selection[Any]) -> None:
        """Write a line for each item."""
        cell = self._voice.cell
        self._lines.writerows([harmless(cell(column, item)) for column in self._columns] for item in batch)


def csv(selection: Selection[Any], locale: str | None = None) -> str:
    """Give a selection as CSV: see `CsvLines`."""
    from io import StringIO

    target = StringIO()
    CsvLines(selection.kind, target, locale).write(selection)
    return target.getvalue().removesuffix("\n")


def labelled(selection: Selection[Any], locale: str) -> list[Row]:
    """Give every column of every item as the text that readers of a language see."""
    voice, columns = speaking(locale), TABLES[selection.kind].columns
    return [{column.name: voice.cell(column, item) for column in columns} for item in selection]


def harmless(text: str) -> str:
    r"""Put an apostrophe before what a spreadsheet could take for a formula; negative numbers stay what they are.

    Full-width signs count as their narrow forms, and blanks and quotes before a sign do not hide it.

    >>> harmless("=1+1"), harmless(' "＝1+1'), harmless("-904"), harmless("-2+3")
    ("'=1+1", '\' "＝1+1', '-904', "'-2+3")
    """
    if text[:1].isascii() and text[:1].isalnum():
        return text
    first = next((char for char in unicodedata.normalize("NFKC", text) if not _hides(char)), "")
    runs = first in ("=", "+", "-", "@") or text.startswith(("\t", "\r", "\n"))
    return f"'{text}" if runs and not _is_number(text) else text


def _hides(char: str) -> bool:
    return char in "\"'`\u2018\u2019\u201c\u201d" or unicodedata.category(char)[0] in "CZ"


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\|<*`[" else char for char in text)


def aligned(
    head: Sequence[str], body: Sequence[Sequence[str]], width: int | None, whole: Sequence[int] = ()
) -> Iterable[str]:
    """Give the lines of a table, as wide as asked where possible: the widest give way, the first last, `whole` not."""
    widths = [max(map(cells, column)) for column in zip(head, *body, strict=True)]
    over = 0 if width is None else sum(widths) + len(_GAP) * (len(widths) - 1) - width
    for _ in range(over):
        widest = max((n for n in range(1, len(widths)) if n not in whole), key=widths.__getitem__)
        if widths[widest] > NARROWEST:
            widths[widest] -= 1
        elif widths[0] > NARROWEST_FIRST:
            widths[0] -= 1
    for line in (head, ["-" * n for n in widths], *body):
        yield _GAP.join(fitted(text, n) for text, n in zip(line, widths, strict=True)).rstrip()


def fitted(text: str, width: int) -> str:
    """Fill or cut a text to a width in cells of a terminal.

    >>> fitted("微笑卫星", 6), fitted("微笑", 6)
    ('微笑… ', '微笑  ')
    """
    if cells(text) > width:
        kept = 0
        for position, char in enumerate(text):
            kept += cells(char)
            if kept >= width:
                text = f"{text[:position]}…"
                break
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """Count the cells of a terminal that a text takes: two for a wide character, none for a mark on another."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
