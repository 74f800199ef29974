"""Records as JSON bodies, and back. `decode` trusts its input: it reads only what `encode` wrote after full validation."""

from __future__ import annotations

import sys
from decimal import Decimal

from attrs import NOTHING, fields

from spacecoop.records.model import FrozenMap, Model
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from spacecoop.records.model import Resolver

    M = TypeVar("M", bound=Model)
    Reader = Callable[[Any, Resolver | None, Model | None], Any]

_plans: dict[type[Model], tuple[tuple[Callable[[Any, Any], None], str, Any, Reader | None], ...]] = {}
"""Of each class and field: what fills its slot, its name in a body, its default, and its reader."""


def encode(model: Model) -> dict[str, Any]:
    """Give a record or element as a JSON-able mapping; whatever has its default is left out."""
    return {name: _plain(value) for name, value, default in model._data() if value != _made(default)}


def _made(default: Any) -> Any:
    return default.factory() if hasattr(default, "factory") else default


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return encode(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, FrozenMap):
        return {key: _plain(part) for key, part in value.items()}
    if value is None or isinstance(value, bool | int):
        return value
    if type(value).__name__ == "Money":
        return [str(value.amount), value.currency, str(value.basis)]
    return str(value)


def decode(cls: type[M], body: dict[str, Any], resolver: Resolver | None, holder: Model | None = None) -> M:
    """Give the record or element of a body, bound to a resolver; nothing is checked."""
    model = object.__new__(cls)
    put = object.__setattr__
    put(model, "_resolver", resolver)
    put(model, "_holder", holder)
    for fill, alias, default, reader in _plans.get(cls) or _plan(cls):
        value = body.get(alias, NOTHING)
        if value is NOTHING:
            value = default
        elif reader is not None:
            value = reader(value, resolver, holder or model)
        fill(model, value)
    return model


def _plan(cls: type[Model]) -> tuple[tuple[Callable[[Any, Any], None], str, Any, Reader | None], ...]:
    plan = tuple(
        (getattr(cls, spec.name).__set__, spec.alias, _made(spec.default), _reader(cls, spec))
        for spec in fields(cls)
        if spec.init
    )
    _plans[cls] = plan
    return plan


def _reader(cls: type[Model], spec: Any) -> Reader | None:
    """Read a field as its annotation says; one that reads as it stands needs no reader."""
    annotation: str = spec.type.removesuffix(" | None")
    if annotation.startswith("Mapping["):
        many = "tuple" in annotation
        return lambda value, _, __: FrozenMap({k: tuple(v) for k, v in value.items()} if many else value)
    if annotation.startswith("tuple["):
        one = _one(cls, annotation[len("tuple[") : -len(", ...]")], spec.name)
        if one is None:
            return lambda value, _, __: tuple(value)
        return lambda value, resolver, holder: tuple([one(part, resolver, holder) for part in value])
    return _one(cls, annotation, spec.name)


def _one(cls: type[Model], name: str, of: str) -> Reader | None:
    if name in ("str", "int", "bool"):
        return None
    if name == "Money":
        from spacecoop.values.money import Money

        return lambda value, _, __: Money(*value)
    kind: Any = None

    def read(value: Any, resolver: Resolver | None, holder: Model | None) -> Any:
        nonlocal kind
        if kind is None:  # which loads its module only with a body that has one
            kind = _named(cls, name, of)
        return decode(kind, value, resolver, holder) if issubclass(kind, Model) else kind(value)

    return read


def _named(cls: type[Model], name: str, of: str) -> Any:
    """Find a type by its name where the field was defined; sums of money are loaded only with a body that has some."""
    if name in ("PartialDate", "Decimal"):
        return {"PartialDate": PartialDate, "Decimal": Decimal}[name]
    for base in cls.__mro__:
        if of in getattr(base, "__annotations__", {}):
            found = getattr(sys.modules[base.__module__], name, None)
            if found is not None:
                return found
    from spacecoop.records import funding

    return getattr(funding, name)
