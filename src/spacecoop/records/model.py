"""What every record and element is: frozen, sourced, comparable by its data, and bound to the catalogue that it came from."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, fields, frozen

from spacecoop.errors import Unbound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from typing import Any, Literal, Protocol, TypeVar, overload

    from spacecoop.records.agency import Agency
    from spacecoop.records.agreement import Agreement
    from spacecoop.records.meeting import Meeting
    from spacecoop.records.mission import Mission
    from spacecoop.records.record import Record
    from spacecoop.records.source import Source

    class Resolver(Protocol):
        """Where a bound record finds the others. A catalogue is one."""

        @property
        def day(self) -> date:
            """The day to which everything is told: derived values are those of this day."""
            ...

        @overload
        def get(self, kind: Literal["mission"], id: str, /) -> Mission: ...
        @overload
        def get(self, kind: Literal["agency"], id: str, /) -> Agency: ...
        @overload
        def get(self, kind: Literal["source"], id: str, /) -> Source: ...
        @overload
        def get(self, kind: Literal["record"], id: str, /) -> Record: ...
        def get(self, kind: str, id: str, /) -> object:
            """Give the one of exactly this kind and id; of whatever kind where that is "record"."""
            ...

        def published(self, ids: Collection[str], /) -> Iterable[date | None]:
            """Give the last day on which each of some sources can have been published, None for one without a date."""
            ...

        @overload
        def referring(self, kind: Literal["mission"], reference: str, id: str, /) -> tuple[Mission, ...]: ...
        @overload
        def referring(self, kind: Literal["agreement"], reference: str, id: str, /) -> tuple[Agreement, ...]: ...
        @overload
        def referring(self, kind: Literal["meeting"], reference: str, id: str, /) -> tuple[Meeting, ...]: ...
        @overload
        def referring(self, kind: str, reference: str, id: str, /) -> tuple[Record, ...]: ...
        def referring(self, kind: str, reference: str, id: str, /) -> object:
            """Give the records of a kind, or of any ("record"), whose `references()` hold this one to this id; by id."""
            ...

    M = TypeVar("M", bound="Model")
    _Mapping = Mapping[str, Any]
else:
    _Mapping = Mapping


@frozen(kw_only=True, eq=False, repr=False)
class Model:
    """The base of records and elements: equality of all data, a one-line repr, and the way to the catalogue."""

    _resolver: object = field(init=False, default=None, eq=False)
    _holder: object = field(init=False, default=None, eq=False)

    def _catalogue(self) -> Resolver:
        resolver: Any = self._resolver
        if resolver is None:
            raise Unbound(f"{self!r} belongs to no catalogue; only a catalogue can tell this")
        bound: Resolver = resolver
        return bound

    def _data(self) -> Iterator[tuple[str, Any, Any]]:
        for alias, name, default in _specs.get(type(self)) or _spec(type(self)):
            yield alias, getattr(self, name), default

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(mine[1] == theirs[1] for mine, theirs in zip(self._data(), other._data(), strict=True))

    def __hash__(self) -> int:
        return hash((type(self).__name__, *(value for _, value, _ in self._data())))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={_plain(value)!r}" for name, value, default in self._data() if value != default)
        return f"{type(self).__name__}({said})"


_specs: dict[type[Model], tuple[tuple[str, str, Any], ...]] = {}


def _spec(cls: type[Model]) -> tuple[tuple[str, str, Any], ...]:
    found = _specs[cls] = tuple((spec.alias, spec.name, spec.default) for spec in fields(cls) if spec.init)
    return found


def bind(model: M, resolver: Resolver | None, holder: Model | None = None) -> M:
    """Tie a record, with all elements in it, to a catalogue, and these to the record, in place; gives it back."""
    object.__setattr__(model, "_resolver", resolver)
    object.__setattr__(model, "_holder", holder)
    for part in parts(model):
        bind(part, resolver, holder or model)
    return model


def parts(model: Model) -> Iterator[Model]:
    """Give the elements that stand right in a record or element."""
    for name in _tuple_names(type(model)):
        for part in getattr(model, name):
            if isinstance(part, Model):
                yield part


def tuples(model: Model) -> list[tuple[str, tuple[Any, ...]]]:
    """Give each attribute that holds several values other than texts, with them."""
    return [(name, value) for name in _tuple_names(type(model)) if (value := getattr(model, name))]


_found_names: dict[type[Model], list[str]] = {}


def _tuple_names(cls: type[Model]) -> list[str]:
    found = _found_names.get(cls)
    if found is None:
        several = [(spec.name, spec.type) for spec in fields(cls) if spec.init]
        found = [name for name, kind in several if kind.startswith("tuple[") and kind != "tuple[str, ...]"]
        _found_names[cls] = found
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return str(value) if isinstance(value, str) or type(value).__name__ == "PartialDate" else value


def walk(model: Model) -> Iterator[Model]:
    """Give the elements of a record or element, and those within them."""
    for part in parts(model):
        yield part
        yield from walk(part)


class FrozenMap(_Mapping):
    """A mapping that does not change, and so can be hashed, pickled and shared."""

    __slots__ = ("_items",)
    _items: dict[str, Any]

    def __init__(self, items: Mapping[str, Any] | None = None) -> None:
        object.__setattr__(self, "_items", dict(items or {}))

    def __getitem__(self, key: str) -> Any:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a record's mapping does not change")

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)

    def __reduce__(self) -> tuple[type[FrozenMap], tuple[dict[str, Any]]]:
        return type(self), (self._items,)


def body(agency_or_country: str, resolver: Resolver) -> Agency | str:
    """Give the agency of an id; a country's code stands for itself."""
    return agency_or_country if agency_or_country.isupper() else resolver.get("agency", agency_or_country)
