"""The data dictionary: every table and column in words, as Markdown. `python -m spacecoop.views.dictionary` prints it."""

from __future__ import annotations

from spacecoop.parts import CLASSES, class_at
from spacecoop.views.tables import TABLES
from spacecoop.views.types import TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacecoop.views.columns import Column

HEAD = """# Data dictionary

Every table that `sc.table(NAME)` and `each(PART)` give, column by column, in the order of `to_dicts`, CSV and frames. This page
is made from the same definitions as the tables.

Frames, Arrow, Parquet and data packages are typed: there a `date` is its text in EDTF, with the columns `_earliest` and `_latest`
beside it, which are days; words are categories, numbers exact decimals. In `to_dicts` and JSON dates and exact numbers are texts,
in CSV several values stand in one cell, with `; ` between.

The last column says what defines a value: an attribute of the record or element, which the [reference](reference.md) tells, or
a vocabulary, whose words `print(sc.Role)` shows with their definitions.

## Types
"""


def dictionary() -> str:
    """Give the whole page."""
    types = _grid(("type", "values", "standard"), ((f"`{one}`", one.about, one.standard) for one in TYPES))
    sections = [HEAD, types, *(_section(kind) for kind in TABLES)]
    return "\n".join(sections)


def _section(kind: str) -> str:
    names = " or ".join(place.partition(".")[2] for place in CLASSES[kind])
    head = f"\n## {kind}\n\nA row is one {TABLES[kind].one}: {names}.\n"
    lines = (
        (f"`{one.name}`", f"`{one.type}`", one.unit, one.about, _defined(one, kind)) for one in TABLES[kind].columns
    )
    return f"{head}\n{_grid(('column', 'type', 'unit', 'what it says', 'defined by'), lines)}"


def _defined(column: Column, kind: str) -> str:
    found: list[str] = [f"`{column.type.vocabulary}`"] if column.type.vocabulary else []
    holders = [cls.__name__ for cls in map(class_at, CLASSES[kind]) if column.defined and hasattr(cls, column.defined)]
    if len(holders) == 1:
        found.insert(0, f"`{holders[0]}.{column.defined}`")
    return ", ".join(found)


def _grid(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    return "\n".join(_rows(head, lines)) + "\n"


def _rows(head: Iterable[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
    titles = list(head)
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for line in lines:
        yield f"| {' | '.join(line)} |"


if __name__ == "__main__":
    print(dictionary(), end="")
