"""How values read in rows, tables and cards."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from spacecoop.records.model import parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    Plain: TypeAlias = bool | int | str | list[str] | None


def plain(value: Any) -> Plain:
    """Give a value as JSON can hold it: ids of records, dates in EDTF, exact numbers as text, tuples as lists."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [str(plain(part)) for part in value]
    if isinstance(value, Mapping):
        return [
            f"{key}: {word}" for key, words in value.items() for word in ([words] if isinstance(words, str) else words)
        ]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(getattr(value, "id", value))


def cell(value: Plain) -> str:
    """Give a plain value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)


def parent(part: Any) -> Any:
    """Give the record or element in which a part stands, or which a citation is of."""
    if hasattr(part, "on"):
        return part.on
    record = part.record
    return next(model for model in (record, *record.elements()) if any(found is part for found in parts(model)))


def caption(item: Any) -> str:
    """Name an element within its record: its kind or role, and whose it is."""
    words = [
        getattr(item, name, None) for name in ("kind", "role", "act", "acronym", "body_id", "to_id", "date", "field")
    ]
    said = [str(word) for word in words if word is not None]
    return " ".join(said) if said else str(getattr(item, "name", ""))


def within(part: Any) -> str | None:
    """Name the element within its record in which a part stands, or None where it stands in the record itself."""
    above = parent(part)
    return None if above is part.record else caption(above)


def person(item: Any) -> str:
    """Give a person with the office."""
    return f"{item.name} ({item.office})" if item.office else str(item.name)


def named(record: Any) -> str:
    """Give a record's acronym or name, with the id unless that is the same word."""
    name = str(record.acronym or record.name)
    return name if name.lower() == record.id else f"{name} ({record.id})"


def equivalent(item: Any) -> str:
    """Give what a source says that a sum is worth in another currency."""
    from spacecoop.records.funding import Amount

    return str(Amount(item.money, item.qualifier))


def quantity(figure: Any) -> str:
    """Give a figure as it was said."""
    qualifier = "" if figure.qualifier == "exact" else f"{figure.qualifier.replace('_', ' ')} "
    return f"{qualifier}{figure.value:f}{f' {figure.unit}' if figure.unit else ''}"


def said_by(item: Any) -> tuple[str, ...]:
    """Give the ids of the sources that say an item: of a person those of the element, of a slip those of the launch."""
    own: tuple[str, ...] | None = getattr(item, "source_ids", None)
    if own is not None:
        return own
    said = item.record.launch_history if hasattr(item, "first_plan") else (parent(item),)
    return tuple(dict.fromkeys(id for element in said for id in element.source_ids))
