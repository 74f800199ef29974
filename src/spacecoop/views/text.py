"""Tables as text: for a terminal, as Markdown, as CSV."""

from __future__ import annotations

import unicodedata

from spacecoop.views.tables import TABLES, named, plain, rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from spacecoop.selection import Groups, Selection
    from spacecoop.views.tables import Plain

WIDTH = 100
NARROWEST, NARROWEST_FIRST = 10, 20
WHOLE = ("sum", "quantity")
_GAP = "  "


def table(selection: Selection[Any], width: int | None = WIDTH) -> str:
    """Give the columns that fit a terminal, aligned, and how many items there are; None cuts nothing."""
    shape = TABLES[selection.kind]
    head = [column.title for column in shape.short]
    body = [[cell(column.of(item)) for column in shape.short] for item in selection]
    whole = [n for n, column in enumerate(shape.short) if column.name in WHOLE]
    return "\n".join((*aligned(head, body, width, whole), shape.count(len(selection))))


def groups(found: Groups[Any], width: int | None = WIDTH) -> str:
    """Give the groups, the largest first, with their sizes and whom they hold."""
    return "\n".join((*aligned(("group", "items", "ids"), group_cells(found), width), f"{len(found)} groups"))


def group_cells(found: Groups[Any]) -> list[list[str]]:
    """Give each group's value, size and ids, the largest first."""
    return [[_value(value), str(n), cell(list(dict.fromkeys(found[value].ids)))] for value, n in found.sizes().items()]


def markdown(selection: Selection[Any]) -> str:
    """Give the same columns as a Markdown table, nothing cut."""
    shape = TABLES[selection.kind]
    lines = [[column.title for column in shape.short], ["---"] * len(shape.short)]
    lines += [[_escaped(cell(column.of(item))) for column in shape.short] for item in selection]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def csv(selection: Selection[Any]) -> str:
    """Give every column as CSV; an apostrophe before what a spreadsheet would run makes it text."""
    from csv import writer
    from io import StringIO

    target = StringIO()
    lines = writer(target, lineterminator="\n")
    lines.writerow(column.name for column in TABLES[selection.kind].columns)
    lines.writerows([harmless(cell(value)) for value in row.values()] for row in rows(selection))
    return target.getvalue().removesuffix("\n")


def cell(value: Plain) -> str:
    """Give a plain value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)


def _value(value: Any) -> str:
    return "(none)" if value is None else named(value) if hasattr(value, "acronym") else cell(plain(value))


def harmless(text: str) -> str:
    r"""Put an apostrophe before what a spreadsheet could take for a formula; negative numbers stay what they are.

    Full-width signs count as their narrow forms, and blanks and quotes before a sign do not hide it.

    >>> harmless("=1+1"), harmless(' "＝1+1'), harmless("-904"), harmless("-2+3")
    ("'=1+1", '\' "＝1+1', '-904', "'-2+3")
    """
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
