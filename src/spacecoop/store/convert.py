"""Authored tables to records and back: strict, nothing coerced, and every fault told at once with its path.

cattrs finds the hook for a type; the hooks are ours, since stock ones coerce, and stop at the first fault of a class.
A table is read field by field with the converters of its attrs class, so that a rule about a value stands once, there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from attrs import NOTHING, Factory, evolve, fields, frozen, has
from cattrs import Converter

from spacecoop.errors import DataError, shown
from spacecoop.records.elements import Instrument
from spacecoop.records.funding import Funding
from spacecoop.records.model import FrozenMap
from spacecoop.records.vocabulary.base import Vocabulary
from spacecoop.values.dates import PartialDate
from spacecoop.values.money import Money, PriceBasis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacecoop.records.model import Model

T = TypeVar("T")

_converter = Converter()

TYPING_ONLY = {"ClassVar": ClassVar, "Funding": Funding}
"""Names in annotations that the modules of the records import for type checkers only."""

_BARE = re.compile(r"[\w-]{1,80}")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_CALLED = {
    bool: "true or false",
    str: "a text",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
    date: "a date without quotes",
    time: "a time of day",
}


def structure(cls: type[T], body: object, where: str) -> T:
    """Read a record, or any other attrs class, from the form in which it is authored.

    Raises DataError with a line for each fault, which starts with `where`.
    """
    try:
        return _converter.structure(body, cls)
    except (Faults, ValueError) as error:
        faults = _below("", error)
    raise DataError(": ".join(filter(None, (where, path.lstrip("."), why))) for path, why in faults)


def unstructure(model: Model) -> dict[str, Any]:
    """Give a record, source or element in the form in which it is authored; what has its default is left out."""
    body: dict[str, Any] = _converter.unstructure(model)
    return body


def unknown(key: str, known: Iterable[str]) -> str:
    """Say that a field is unknown, with the nearest one that is not."""
    near = get_close_matches(key, known, 1)
    return f"unknown field; did you mean {near[0]!r}?" if near else "unknown field"


def layout(cls: Any) -> dict[str, Any]:
    """Give the keys of a class in a file, each with the class of the tables that stand under it, or None."""
    kinds = get_type_hints(cls, localns=TYPING_ONLY)
    keys: dict[str, Any] = {}
    for spec in fields(cls):
        kind = kinds[spec.name]
        if kind is Money:
            keys |= layout(Money)
        elif spec.init:
            part = get_args(kind)[0] if _origin(kind) is tuple else kind
            keys[spec.alias] = part if has(part) else None
    return keys


def step(key: str) -> str:
    """Give a key as a step of a path; quoted where an author has made it long or strange."""
    return f".{key}" if _BARE.fullmatch(key) else f"[{shown(key)}]"


class Faults(Exception):
    """What is wrong within a value: pairs of the path from there, such as `.participants[0].role`, and the reason."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults: tuple[tuple[str, str], ...] = tuple(faults)
        super().__init__(*self.faults)


def _below(step: str, error: Faults | ValueError) -> list[tuple[str, str]]:
    """Give what was found wrong one step further down."""
    if isinstance(error, Faults):
        return [(step + path, why) for path, why in error.faults]
    return [(step, str(error).removeprefix(f"{step.lstrip('.')}: "))]


def _due(value: object, kind: type, name: str) -> Any:
    """Give the value if it is of this very type: to Python, but to no author, `true` is a number."""
    if type(value) is kind:
        return value
    shown = str(value) if isinstance(value, date | time) else repr(value)
    called = next((name for base, name in _CALLED.items() if isinstance(value, base)), type(value).__name__)
    raise ValueError(f"{shown if len(shown) <= 60 else shown[:57] + '...'} is {called}, where {name} is due")


def _text(value: object, _: object = None) -> str:
    text: str = _due(value, str, "a text in quotes")
    return text


def _number(value: object, _: object = None) -> Decimal:
    if not _NUMBER.fullmatch(_text(value)):
        raise ValueError(f"{value!r} is not a number written like '88000000' or '-0.5'")
    return Decimal(_text(value))


def _whole(value: object, _: object) -> int:
    number: int = _due(value, int, "a whole number without quotes")
    return number


def _flag(value: object, _: object) -> bool:
    flag: bool = _due(value, bool, "true or false")
    return flag


def _word(value: object, vocabulary: Any) -> Any:
    return vocabulary(_text(value))


def _list_reader(kind: Any) -> Callable[[object, Any], tuple[Any, ...]]:
    one = get_args(kind)[0]
    read = _converter.get_structure_hook(one)

    def structure(values: object, _: object) -> tuple[Any, ...]:
        found: list[Any] = []
        faults: list[tuple[str, str]] = []
        for position, value in enumerate(_due(values, list, "a list")):
            try:
                found.append(read(value, one))
            except (Faults, ValueError) as error:
                faults += _below(f"[{position}]", error)
        if faults:
            raise Faults(faults)
        return tuple(found)

    return structure


def _mapping_reader(kind: Any) -> Callable[[object, Any], dict[str, Any]]:
    one = get_args(kind)[1]
    read = _converter.get_structure_hook(one)

    def structure(values: object, _: object) -> dict[str, Any]:
        found: dict[str, Any] = {}
        faults: list[tuple[str, str]] = []
        for key, value in _due(values, dict, "a table").items():
            try:
                found[key] = read(value, one)
            except (Faults, ValueError) as error:
                faults += _below(step(key), error)
        if faults:
            raise Faults(faults)
        return found

    return structure


@frozen
class _Slot:
    """A key of a table: how its value is read, and whether it may be left out."""

    read: Callable[[Any], Any]
    required: bool = False
    many: bool = False  # a required list: none at all is an empty one


def _origin(kind: Any) -> object:
    return get_origin(kind)


def _slots(cls: Any) -> dict[str, _Slot]:
    """Give the keys of a class; a sum of money stands flat in the table that holds it."""
    kinds = get_type_hints(cls, localns=TYPING_ONLY)
    slots: dict[str, _Slot] = {}
    for spec in fields(cls):
        kind = kinds[spec.name]
        if kind is Money:
            slots |= _slots(Money)
        elif kind == Money | None:
            slots[spec.alias] = _Slot(_number)
        elif spec.init:
            required = spec.default is NOTHING
            slots[spec.alias] = _Slot(_reader(kind, spec.converter), required, required and _origin(kind) is tuple)
    return slots


def _reader(kind: Any, convert: Any) -> Callable[[Any], Any]:
    read = _converter.get_structure_hook(kind)
    return lambda value: convert(read(value, kind)) if convert else read(value, kind)


def _table_reader(cls: Any) -> Callable[[object, Any], Any]:
    slots = _slots(cls)

    def structure(value: object, _: object) -> Any:
        body: dict[str, Any] = _due(value, dict, "a table")
        if cls is Instrument:
            body = _with_sourced_providers(body)
        values: dict[str, Any] = {}
        faults = [(step(key), unknown(key, slots)) for key in body if key not in slots]
        for key, slot in slots.items():
            if key in body or slot.many:
                try:
                    values[key] = slot.read(body.get(key, []))
                except (Faults, ValueError) as error:
                    faults += _below(f".{key}", error)
            elif slot.required:
                faults.append((f".{key}", "missing"))
        if faults:
            raise Faults(faults)
        try:
            return cls(**_with_money(values))
        except ValueError as error:
            key, colon, why = str(error).partition(": ")
            raise Faults([(f".{key}", why)] if colon and key in slots else [("", str(error))]) from None

    return structure


def _with_money(values: dict[str, Any]) -> dict[str, Any]:
    if "amount" not in values:
        return values
    money = Money(**{key: values.pop(key) for key in ("amount", "currency", "basis") if key in values})
    if values.get("upper") is not None:
        values["upper"] = evolve(money, amount=values["upper"])
    return {"money": money, **values}


def _with_sourced_providers(instrument: dict[str, Any]) -> dict[str, Any]:
    """Let providers without sources have those of their instrument."""
    providers, sources = instrument.get("providers"), instrument.get("sources")
    if not isinstance(providers, list) or sources is None:
        return instrument
    sourced = [{"sources": sources, **one} if isinstance(one, dict) else one for one in providers]
    return {**instrument, "providers": sourced}


def _sum(money: Money) -> dict[str, str]:
    known = {} if money.basis == PriceBasis.UNKNOWN else {"basis": money.basis.text}
    return {"amount": format(money.amount, "f"), "currency": money.currency, **known}


def _table(model: Any) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for key, value, default in model._data():
        if value == (default.factory() if default.__class__ is Factory else default):
            continue
        if isinstance(value, Money):
            body |= _sum(value) if key == "money" else {key: _sum(value)["amount"]}
        else:
            body[key] = _converter.unstructure(value)
    if isinstance(model, Instrument):
        for provider in body.get("providers", ()):
            if provider["sources"] == body["sources"]:
                del provider["sources"]
    return body


_READ: dict[Any, Callable[[Any, Any], Any]] = {
    str: _text,
    int: _whole,
    bool: _flag,
    Decimal: _number,
    PartialDate: lambda value, _: PartialDate(_text(value)),
    Vocabulary: _word,
}
_WRITE: dict[Any, Callable[[Any], Any]] = {
    tuple: lambda values: [_converter.unstructure(value) for value in values],
    FrozenMap: lambda values: {key: _converter.unstructure(value) for key, value in values.items()},
    Decimal: lambda number: format(number, "f"),
    PartialDate: str,
    Vocabulary: lambda word: word.value,
}
for _kind, _read in _READ.items():
    _converter.register_structure_hook(_kind, _read)
for _kind, _write in _WRITE.items():
    _converter.register_unstructure_hook(_kind, _write)
_converter.register_structure_hook_factory(has, _table_reader)
_converter.register_structure_hook_factory(lambda kind: _origin(kind) is tuple, _list_reader)
_converter.register_structure_hook_factory(lambda kind: _origin(kind) is Mapping, _mapping_reader)
_converter.register_structure_hook_func(lambda kind: kind is PriceBasis, _text)
_converter.register_unstructure_hook_func(has, _table)
