"""What may stand for a plain value in a query: several values, exact ones, past ones, and ranges of days."""

from __future__ import annotations

from spacecoop.errors import DateError
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Generic, TypeAlias, TypeVar

    T = TypeVar("T")
    T_co = TypeVar("T_co", covariant=True)
    DateLike: TypeAlias = "PartialDate | str | date | int"

    class _Of(Generic[T_co]):
        """The base that type checkers see."""

else:
    T_co = None

    class _Of:
        """The base without the cost of `typing`."""

        __slots__ = ()

        def __class_getitem__(cls, _):
            return cls


class Several(_Of[T_co]):
    """Several values for one keyword."""

    __slots__ = ("values",)

    def __init__(self, *values: T_co) -> None:
        self.values: tuple[T_co, ...] = values

    def __repr__(self) -> str:
        name = {"AnyOf": "any_of", "AllOf": "all_of", "NoneOf": "none_of", "Only": "only"}[type(self).__name__]
        return f"{name}({', '.join(map(repr, self.values))})"


class AnyOf(Several[T_co]):
    """At least one of the values; a list means the same."""

    __slots__ = ()


class AllOf(Several[T_co]):
    """Every one of the values."""

    __slots__ = ()


class NoneOf(Several[T_co]):
    """None of the values."""

    __slots__ = ()


class Only(Several[T_co]):
    """Each of the values, and no others."""

    __slots__ = ()


class Exactly(_Of[T_co]):
    """The value itself, without what stands under it or came before it."""

    __slots__ = ("value",)

    def __init__(self, value: T_co) -> None:
        self.value: T_co = value

    def __repr__(self) -> str:
        return f"exactly({self.value!r})"


class Ever(_Of[T_co]):
    """The value now or at any time before."""

    __slots__ = ("value",)

    def __init__(self, value: T_co) -> None:
        self.value: T_co = value

    def __repr__(self) -> str:
        return f"ever({self.value!r})"


class Days:
    """A range of days, first and last included, None for open; `certain` asks that a date must lie in it."""

    __slots__ = ("certain", "first", "last")

    def __init__(self, first: date | None, last: date | None, certain: bool = False) -> None:
        if first is not None and last is not None and first > last:
            raise DateError(f"no day lies between {first} and {last}: the range is reversed or empty")
        self.first: date | None = first
        self.last: date | None = last
        self.certain: bool = certain

    def __repr__(self) -> str:
        said = f"between({str(self.first or '..')!r}, {str(self.last or '..')!r})"
        return f"certainly({said})" if self.certain else said

    @classmethod
    def of(cls, value: DateLike | Days) -> Days:
        """Give the possible days of a date; raises DateError for what is none."""
        if isinstance(value, Days):
            return value
        found = PartialDate.of(value)
        return cls(found.earliest, found.latest)


def any_of(*values: T) -> AnyOf[T]:
    """Ask for at least one of several values.

    >>> any_of("ESA", "CNES")
    any_of('ESA', 'CNES')
    """
    return AnyOf(*values)


def all_of(*values: T) -> AllOf[T]:
    """Ask for every one of several values.

    >>> all_of("ESA", "CAS")
    all_of('ESA', 'CAS')
    """
    return AllOf(*values)


def none_of(*values: T) -> NoneOf[T]:
    """Ask for none of several values; a record without any value matches.

    >>> none_of("cancelled")
    none_of('cancelled')
    """
    return NoneOf(*values)


def only(*values: T) -> Only[T]:
    """Ask for these values and no others; a body under one that is named counts as the one named.

    >>> only("ESA", "CAS")
    only('ESA', 'CAS')
    """
    return Only(*values)


def exactly(value: T) -> Exactly[T]:
    """Ask for a body without the bodies under it and its predecessors; for a theme, mission or series without its parts.

    >>> exactly("CAS")
    exactly('CAS')
    """
    return Exactly(value)


def ever(value: T) -> Ever[T]:
    """Ask also for who has left, or for a status that has passed.

    >>> ever("suspended")
    ever('suspended')
    """
    return Ever(value)


def certainly(value: DateLike | Days) -> Days:
    """Ask that a date must lie in a range, not only can; one marked `~`, `?` or `%` never must.

    >>> certainly(2024)
    certainly(between('2024-01-01', '2024-12-31'))
    """
    days = Days.of(value)
    return Days(days.first, days.last, certain=True)


def between(first: DateLike, last: DateLike) -> Days:
    """Ask for a date from the first possible day of one date to the last possible day of another.

    >>> between(2019, "2024-06")
    between('2019-01-01', '2024-06-30')
    """
    return Days(PartialDate.of(first).earliest, PartialDate.of(last).latest)


def before(value: DateLike) -> Days:
    """Ask for a date before the first possible day of another.

    >>> before(2024)
    between('..', '2023-12-31')
    """
    first = PartialDate.of(value).earliest
    if first is None or first.toordinal() == 1:
        raise DateError(f"nothing lies before {value}: its first day is open")
    return Days(None, first.fromordinal(first.toordinal() - 1))


def after(value: DateLike) -> Days:
    """Ask for a date after the last possible day of another.

    >>> after(2024)
    between('2025-01-01', '..')
    """
    last = PartialDate.of(value).latest
    if last is None or last == last.max:
        raise DateError(f"nothing lies after {value}: its last day is open")
    return Days(last.fromordinal(last.toordinal() + 1), None)
