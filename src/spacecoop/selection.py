"""Selection: the answer to a question, as an immutable sequence that makes its objects when they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from spacecoop.errors import NotOne, UnknownValue, shown
from spacecoop.groups import Groups, Pairs
from spacecoop.parts import PARTS, attributes, paths
from spacecoop.results import Results

TYPE_CHECKING = False  # by hand: importing typing costs 10 ms
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Literal, Protocol, TypeAlias, TypeVar, overload

    from spacecoop.parts import Path
    from spacecoop.records.elements import Dispute, Figure, Instrument, Participant, Party, Person, Relation
    from spacecoop.records.flat import Citation, Name
    from spacecoop.records.funding import Funding
    from spacecoop.records.record import Record
    from spacecoop.records.slip import Slip
    from spacecoop.records.source import Source
    from spacecoop.records.timeline import Milestone
    from spacecoop.totals import Total, Totals
    from spacecoop.values.dates import DateLike
    from spacecoop.values.money import PriceBasis
    from spacecoop.values.rates import RateSource

    class Loader(Protocol):
        """What a selection asks of its catalogue; records go by number."""

        def load(self, n: int, /) -> Record | Source: ...
        def ids_of(self, numbers: tuple[int, ...], /) -> tuple[str, ...]: ...

    T_co = TypeVar("T_co", covariant=True)
    Place: TypeAlias = int | tuple[int, Path]
    Key: TypeAlias = str | Callable[[T_co], Any]

    _Sequence = Sequence
else:
    Any = T_co = object  # what stands in the brackets is for type checkers

    class _Sequence:
        """All that a sequence can do. Were it one by inheritance, polars would not ask it for Arrow columns."""

        __slots__ = ()
        __class_getitem__ = classmethod(lambda cls, _: cls)
        __contains__ = Sequence.__contains__
        __reversed__ = Sequence.__reversed__
        index = Sequence.index
        count = Sequence.count


class Selection(Results, _Sequence[T_co]):
    """Records, sources or parts of records, in order.

    A slice is a selection. Two are equal if they hold equal items of one kind in the same order, parts in equal places.
    """

    __slots__ = ("_catalogue", "_kind", "_places")

    def __init__(self, catalogue: Loader, kind: str, places: tuple[Place, ...]) -> None:
        self._catalogue = catalogue
        self._kind = kind
        self._places = places

    @property
    def kind(self) -> str:
        """What it holds: mission, agency, agreement, meeting, source, record if mixed, or the name of a part."""
        return self._kind

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of each item; of parts, the id of the record in which each stands."""
        return self._catalogue.ids_of(tuple(place if isinstance(place, int) else place[0] for place in self._places))

    def one(self) -> T_co:
        """Give the only item. Raises NotOne if there are none or several."""
        if len(self) != 1:
            raise NotOne(f"{self._summary()}, where exactly one was asked for")
        return self[0]

    def first(self) -> T_co | None:
        """Give the first item, or None."""
        return self[0] if self._places else None

    def filter(self, condition: Callable[[T_co], object]) -> Selection[T_co]:
        """Keep the items of which a condition is true."""
        return self._of(place for place, item in zip(self._places, self, strict=True) if condition(item))

    def sort_by(self, *keys: Key[T_co], reverse: bool = False) -> Selection[T_co]:
        """Sort by attributes, or by what functions give, the first before the others; what is equal keeps its order.

        None comes last either way; records sort by their ids, several values one after the other. An attribute that a
        part has not is that of its record. Raises UnknownValue for an attribute that neither has.
        """
        order = list(range(len(self)))
        for key in reversed(keys):
            read = self._reader(key)
            values = [_sortable(read(item)) for item in self]
            try:
                known = sorted((i for i in order if values[i] is not None), key=values.__getitem__, reverse=reverse)
            except TypeError as error:
                raise TypeError(f"cannot sort {self._summary()} by {key!r}: {error}; give a function") from None
            order = known + [i for i in order if values[i] is None]
        return self._of(self._places[i] for i in order)

    def group_by(self, key: Key[T_co]) -> Groups[T_co]:
        """Group by the value of an attribute, or of a function, in the order in which the values first appear.

        Each of several values (a tuple or list) makes a group; an item without any is in the group None. Attributes are
        found as by `sort_by`.
        """
        read = self._reader(key)
        places: dict[Any, list[Place]] = {}
        for place, item in zip(self._places, self, strict=True):
            value = read(item)
            for one in dict.fromkeys(value or (None,)) if isinstance(value, tuple | list) else (value,):
                places.setdefault(one, []).append(place)
        by = key if isinstance(key, str) else ""
        return Groups(self, {value: self._of(found) for value, found in places.items()}, by)

    def pairs(self, by: Literal["agency", "country"]) -> Groups[T_co]:
        """Group missions, agreements or meetings by each two agencies, or countries' codes, that stand together in them.

        A mission counts those that take part, an agreement the parties that have not withdrawn. A pair is found in either
        order. Raises UnknownValue for another word, and for what has no such pairs.
        """
        from spacecoop.views.pairs import SIDES, known, pairs

        known(by)
        if self._kind not in (*SIDES, "record"):
            raise UnknownValue(f"{self._words()[1]} have no pairs; {', '.join(SIDES)} records have")

        def found_in(record: Any) -> object:
            return pairs(record, by)

        groups = self.group_by(found_in)
        return Pairs(self, {pair: found for pair, found in groups.items() if pair is not None}, by)

    if TYPE_CHECKING:

        @overload
        def each(self, part: Literal["participants", "providers", "members"]) -> Selection[Participant]: ...
        @overload
        def each(self, part: Literal["instruments"]) -> Selection[Instrument]: ...
        @overload
        def each(self, part: Literal["timeline"]) -> Selection[Milestone]: ...
        @overload
        def each(self, part: Literal["funding"]) -> Selection[Funding]: ...
        @overload
        def each(self, part: Literal["figures"]) -> Selection[Figure]: ...
        @overload
        def each(self, part: Literal["parties"]) -> Selection[Party]: ...
        @overload
        def each(self, part: Literal["signatories"]) -> Selection[Person]: ...
        @overload
        def each(self, part: Literal["relations"]) -> Selection[Relation]: ...
        @overload
        def each(self, part: Literal["slips"]) -> Selection[Slip]: ...
        @overload
        def each(self, part: Literal["disputes"]) -> Selection[Dispute]: ...
        @overload
        def each(self, part: Literal["names"]) -> Selection[Name]: ...
        @overload
        def each(self, part: Literal["citations"]) -> Selection[Citation]: ...

    def each(self, part: str) -> Selection[Any]:
        """Give one kind of part of all records, each part with its `record`.

        `providers` are those of instruments, `signatories` those of parties, `disputes` and `citations` those of the
        records and of every element, `names` the native and translated ones. Raises UnknownValue for a part that these
        records do not have.
        """
        if not isinstance(part, str):
            raise TypeError(f"{part!r} is not the name of a part")
        if self._kind not in PARTS.get(part, ()):
            from spacecoop.suggest import did_you_mean

            legal = [name for name, kinds in PARTS.items() if self._kind in kinds]
            known = f"{did_you_mean(part, legal)}; there are {', '.join(legal)}" if legal else ""
            raise UnknownValue(f"{self._words()[1]} have no part {shown(part)}{known}")
        found: list[Place] = []
        for place, item in zip(self._places, self, strict=True):
            n, path = (place, ()) if isinstance(place, int) else place
            found += [(n, (*path, *further)) for further in paths(item, part)]
        return Selection(self._catalogue, part, tuple(found))

    @property
    def funding(self) -> Selection[Funding]:
        """Every sum of these records, each with its `record`; UnknownValue where they can have none."""
        return self.each("funding")

    if TYPE_CHECKING:

        @overload
        def total(
            self: Selection[Funding],
            to: str,
            *,
            kind: str | None = None,
            scope: str | None = None,
            basis: PriceBasis | str | int | None = None,
            on: DateLike | None = None,
            rates: RateSource | None = None,
        ) -> Total: ...
        @overload
        def total(
            self: Selection[Funding],
            *,
            by: Literal["currency"],
            kind: str | None = None,
            scope: str | None = None,
            basis: PriceBasis | str | int | None = None,
        ) -> Totals: ...

    def total(
        self,
        to: str | None = None,
        *,
        by: str | None = None,
        kind: str | None = None,
        scope: str | None = None,
        basis: PriceBasis | str | int | None = None,
        on: DateLike | None = None,
        rates: RateSource | None = None,
    ) -> Any:
        """Add sums: of each currency exactly (`by="currency"`), or converted to one, each at the rate of the day it was stated.

        Only sums of one kind, scope and price basis are added; `kind`, `scope` and `basis` choose. A scope that is not
        said is one of its own in each record. Of sums that revise one another the last counts; a sum of a part
        (`part_of`) does not count beside one of the same kind and scope of its whole. What does not count stands in
        `left_out`, with the reason. A day `on` converts all sums at its rates; sums in constant prices need one.

        Raises MixedSums, PriceBasisMismatch, and RateNotFound if there are sums and none can be converted.
        """
        if self._kind != "funding":
            hint = "; add up their sums: .funding.total(...)" if self._kind in PARTS["funding"] else ""
            raise UnknownValue(f"{self._words()[1]} have no total{hint}")
        from spacecoop.totals import Choice, by_currency, converted

        sums: Any = self
        choice = Choice(kind, scope, basis)
        if to is not None and by is None:
            return converted(sums, to, choice, on, rates)
        if to is None and by == "currency" and on is None and rates is None:
            return by_currency(sums, choice)
        raise TypeError(
            "total() takes a currency, as in total('EUR'), or by='currency', and then neither `on` nor `rates`"
        )

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, index: int) -> T_co: ...
        @overload
        def __getitem__(self, index: slice) -> Selection[T_co]: ...

    def __getitem__(self, index: int | slice) -> Any:
        if isinstance(index, slice):
            return self._of(self._places[index])
        return self._at(self._places[index])

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[T_co]:
        return map(self._at, self._places)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Selection):
            return NotImplemented
        if self._kind != other._kind or len(self) != len(other):
            return False
        if self._catalogue is other._catalogue and self._places == other._places:
            return True
        return self.ids == other.ids and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash((self._kind, self.ids))

    def __repr__(self) -> str:
        return f"<Selection of {self._summary()}>"

    def __str__(self) -> str:
        from spacecoop.views.text import table

        return table(self)

    def _repr_html_(self) -> str:
        from spacecoop.views.html import table

        return table(self)

    def _of(self, places: Any) -> Selection[T_co]:
        return Selection(self._catalogue, self._kind, tuple(places))

    def _at(self, place: Place) -> Any:
        if isinstance(place, int):
            return self._catalogue.load(place)
        n, path = place
        found: Any = self._catalogue.load(n)
        for step in path:
            found = getattr(found, step) if isinstance(step, str) else found[step]
        return found

    def _words(self) -> tuple[str, str]:
        from spacecoop.views.tables import TABLES

        table = TABLES[self._kind]
        return table.one, table.many

    def _summary(self) -> str:
        one, many = self._words()
        ids = tuple(dict.fromkeys(self[:100].ids))
        shown = ", ".join(ids[:3]) + (", ..." if len(ids) > 3 else "")
        names = f"{' in ' if self._kind in PARTS else ': '}{shown}" if ids else ""
        return f"{len(self)} {one if len(self) == 1 else many}{names}"

    def _reader(self, key: str | Callable[[Any], Any]) -> Callable[[Any], Any]:
        """Make a function of an attribute's name: of the items, else of the records in which parts stand."""
        if callable(key):
            return key
        if not isinstance(key, str):
            raise TypeError(f"{key!r} is neither the name of an attribute nor a function")
        own = attributes(self._kind)
        if key in own:
            return lambda item: getattr(item, key) if hasattr(type(item), key) else None
        of_records = attributes("record") if self._kind in PARTS else frozenset()
        if key in of_records:
            return lambda part: getattr(part.record, key) if hasattr(type(part.record), key) else None
        from spacecoop.suggest import did_you_mean

        known = did_you_mean(key, sorted(own | of_records)) or f"; there are {', '.join(sorted(own))}"
        raise UnknownValue(f"{self._words()[1]} have no attribute {shown(key)}{known}")


def _sortable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_sortable, value))
    return value if isinstance(value, str) else getattr(value, "id", value)
