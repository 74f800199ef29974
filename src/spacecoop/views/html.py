"""Tables as HTML, for notebooks. Every text is escaped; only http and https addresses become links."""

from __future__ import annotations

from html import escape

from spacecoop.views.tables import TABLES
from spacecoop.views.text import cell, group_cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from spacecoop.selection import Groups, Selection
    from spacecoop.views.tables import Column

MOST = 200


def table(selection: Selection[Any]) -> str:
    """Give the short columns of the first items, ids linked to the pages that the items name."""
    shape = TABLES[selection.kind]
    lines = [[_cell(column, item) for column in shape.short] for item in selection[:MOST]]
    shown = f", the first {MOST} shown" if len(selection) > MOST else ""
    return grid([column.title for column in shape.short], lines, f"{shape.count(len(selection))}{shown}")


def groups(found: Groups[Any]) -> str:
    """Give the groups, the largest first, with their sizes and whom they hold."""
    lines = [[escape(text) for text in line] for line in group_cells(found)]
    return grid(["group", "items", "ids"], lines, f"{len(found)} groups")


def linked(text: str, url: str | None) -> str:
    """Give an escaped text, as a link where there is an address of the web."""
    if url is not None and url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noopener">{escape(text)}</a>'
    return escape(text)


def _cell(column: Column, item: object) -> str:
    return linked(cell(column.of(item)), getattr(item, "url", None) if column.name == "id" else None)


def grid(head: Iterable[str], body: Iterable[Iterable[str]], foot: str) -> str:
    """Give a table of escaped cells; head and foot are texts still to be escaped."""
    titles = "".join(f"<th>{escape(title)}</th>" for title in head)
    lines = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in body)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table><p>{escape(foot)}</p>"
