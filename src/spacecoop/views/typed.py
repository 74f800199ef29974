"""Rows with types: what frames, Parquet files and data packages hold.

A date becomes three columns: its text, the earliest and the latest day.
"""

from __future__ import annotations

from spacecoop.views.plain import plain
from spacecoop.views.tables import TABLES
from spacecoop.views.types import DATE, DAY, NUMBER, TEXT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from spacecoop.views.columns import Column
    from spacecoop.views.types import Type


class Field:
    """A typed column, and the column of the table from which it comes."""

    __slots__ = ("about", "column", "name", "type", "unit")
    name: str
    about: str
    column: Column
    type: Type
    unit: str

    def __init__(self, column: Column, values: Type, suffix: str = "", about: str = "") -> None:
        self.name = column.name + suffix
        self.about = f"{column.about} {about}".rstrip()
        self.column = column
        self.type = values
        self.unit = column.unit


def fields(kind: str) -> tuple[Field, ...]:
    """Give the typed columns of a table."""
    return tuple(field for column in TABLES[kind].columns for field in _fields(column))


def values(kind: str, items: Iterable[Any]) -> dict[str, list[Any]]:
    """Give the values of each typed column: texts, days, Decimals, whole numbers, booleans, lists of texts, None."""
    columns = TABLES[kind].columns
    names = [[field.name for field in _fields(column)] for column in columns]
    found: dict[str, list[Any]] = {name: [] for several in names for name in several}
    for item in items:
        for column, several in zip(columns, names, strict=True):
            for name, value in zip(several, _values(column, column.value(item)), strict=True):
                found[name].append(value)
    return found


def _is_date(column: Column) -> bool:
    return column.type.name == DATE.name and not column.type.many


def _fields(column: Column) -> tuple[Field, ...]:
    if not _is_date(column):
        return (Field(column, column.type),)
    return (
        Field(column, TEXT, about="In EDTF, as exactly as it is known."),
        Field(column, DAY, "_earliest", "The earliest day that it can be; none if open."),
        Field(column, DAY, "_latest", "The latest day that it can be; none if open."),
    )


def _values(column: Column, value: Any) -> tuple[Any, ...]:
    if _is_date(column):
        return (None, None, None) if value is None else (value.text, value.earliest, value.latest)
    return (value if column.type.name in (DAY.name, NUMBER.name) else plain(value),)
