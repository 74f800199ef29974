"""Dates as sources give them ("spring 2026", "no earlier than 2028"), and the days between."""

from __future__ import annotations

from datetime import date, datetime

from spacecoop.errors import DateError

TYPE_CHECKING = False  # set by hand, which checkers honour: importing typing costs 10 ms
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Precision = Literal["day", "month", "season", "quarter", "year", "decade", "interval"]
    DateLike: TypeAlias = "PartialDate | str | date | int"

__all__ = ["PartialDate", "Span"]

# Days are counted as `date.toordinal` counts them. An open bound is the day just outside the
# calendar on its side, so that no comparison needs a case for it.
_OPEN = _OPEN_FIRST, _OPEN_LAST = date.min.toordinal() - 1, date.max.toordinal() + 1

_MARKS = ("~", "?", "%")
_ANY_DIGIT = str.maketrans("123456789", "000000000")

# Every form but a day is a run of whole months: the first month, how many, the precision.
_RUNS: dict[str, tuple[int, int, Precision]] = {
    "0000": (1, 12, "year"),
    "000X": (1, 120, "decade"),
    **{f"0000-{n:02}": (n, 1, "month") for n in range(1, 13)},
    **{f"0000-{20 + n}": (3 * n, 3, "season") for n in range(1, 5)},
    **{f"0000-{32 + n}": (3 * n - 2, 3, "quarter") for n in range(1, 5)},
}

_LEGAL = (
    "write it like 2024-06-22, 2024-06, 2024, 202X, 2024-21 (spring), 2024-33 (first quarter),"
    " 2024~, 2023/2024, 2026/.. or ../2030"
)


class PartialDate:
    """A date as exact as its source gives it, in a subset of EDTF, the Extended Date/Time Format
    of ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/).

    - `2024-06-22` a day, `2024-06` a month, `2024` a year (0001 to 9999), `203X` a decade
    - `2026-21` spring (March to May), `-22` summer, `-23` autumn, `-24` winter (December to
      February of the next year); EDTF leaves the months open, these are the northern ones
    - `2026-33` to `2026-36` the quarters
    - `2024~` approximate, `2024?` uncertain, `2024%` both; a mark does not move the bounds
    - `2023/2024` an interval between any two of these, `2026/..` no earlier than, `../2030` by

    Anything else raises `DateError`. Dates of the same text are equal; they sort by the first
    possible day (unknown first), the last (unknown last), then the text. A difference is a
    `Span`. Methods take as the other date whatever `of` takes.

    >>> spring = PartialDate("2026-21~")
    >>> spring.earliest, spring.latest, spring.year, spring.precision, spring.marked
    (datetime.date(2026, 3, 1), datetime.date(2026, 5, 31), 2026, 'season', True)
    >>> PartialDate("2024-06-22") - PartialDate("2024-06-10/2024-06-12")
    Span(least=10, most=12)
    >>> PartialDate("2014-13")
    Traceback (most recent call last):
    spacecoop.errors.DateError: '2014-13' is not an EDTF date: month 13 does not exist
    """

    __slots__ = ("_first", "_last", "_precision", "_text")

    def __init__(self, text: str) -> None:
        if not isinstance(text, str):
            raise TypeError(f"PartialDate takes a str, not {type(text).__name__}: see PartialDate.of")
        text = str.__str__(text)  # a plain one, be it a numpy.str_ or a StrEnum's
        start, slash, end = text.partition("/")
        try:
            first, last, precision = _possible_days(start)
            if slash:
                last, precision = _possible_days(end)[1], "interval"
            if (first, last) == _OPEN:
                raise ValueError("one end must be known")
            if first > last:
                raise ValueError("it ends before it begins")
        except ValueError as reason:
            shown = text if len(text) <= 60 else text[:57] + "..."
            raise DateError(f"{shown!r} is not an EDTF date: {reason}") from None
        self._text = text
        self._first = first
        self._last = last
        self._precision: Precision = precision

    @classmethod
    def of(cls, value: DateLike) -> PartialDate:
        """The date meant by a year, a day, an EDTF text or a PartialDate.

        A `datetime.datetime` is a `TypeError`: on which day it falls depends on the time zone.

        >>> PartialDate.of(2024), PartialDate.of(date(2024, 6, 22))
        (PartialDate('2024'), PartialDate('2024-06-22'))
        """
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, str):
            return cls(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls(value.isoformat())
        if isinstance(value, int) and not isinstance(value, bool):
            return cls(f"{value:04}")
        raise TypeError(f"a date is a text, a year, a day or a PartialDate, not {type(value).__name__}")

    @property
    def text(self) -> str:
        """The date in EDTF, as it was given."""
        return self._text

    @property
    def earliest(self) -> date | None:
        """The first possible day, None if unknown."""
        return None if self._first == _OPEN_FIRST else date.fromordinal(self._first)

    @property
    def latest(self) -> date | None:
        """The last possible day, None if unknown."""
        return None if self._last == _OPEN_LAST else date.fromordinal(self._last)

    @property
    def year(self) -> int | None:
        """The calendar year in which all possible days lie, else None: a winter lies in two."""
        first, last = self.earliest, self.latest
        return first.year if first and last and first.year == last.year else None

    @property
    def precision(self) -> Precision:
        """The form in which it is written, whether marked or not."""
        return self._precision

    @property
    def marked(self) -> bool:
        """Whether it, or either end of the interval, carries `~`, `?` or `%`."""
        return any(mark in self._text for mark in _MARKS)

    @property
    def is_day(self) -> bool:
        """Whether one day only is possible, marked or not."""
        return self._first == self._last

    def overlaps(self, other: DateLike) -> bool:
        """Whether they share a possible day, so that each may lie in the other.

        >>> PartialDate("2026/..").overlaps("203X")
        True
        """
        other = PartialDate.of(other)
        return self._first <= other._last and other._first <= self._last

    def must_lie_in(self, other: DateLike) -> bool:
        """Whether the other covers every possible day of this one, and this one is not marked.

        >>> PartialDate("2024-06").must_lie_in(2024), PartialDate("2024-06~").must_lie_in(2024)
        (True, False)
        """
        other = PartialDate.of(other)
        return other._first <= self._first and self._last <= other._last and not self.marked

    def before(self, other: DateLike) -> bool:
        """Whether it certainly precedes the other: its last possible day, the other's first.

        >>> PartialDate("2024-06").before("2024-07"), PartialDate("2024").before("2024-07")
        (True, False)
        """
        return self._last < PartialDate.of(other)._first

    def after(self, other: DateLike) -> bool:
        """Whether it certainly follows the other: its first possible day, the other's last.

        >>> PartialDate("2026/..").after(2025)
        True
        """
        return PartialDate.of(other)._last < self._first

    def __sub__(self, other: PartialDate) -> Span:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return Span(_days(other._last, self._first), _days(other._first, self._last))

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, PartialDate) else NotImplemented

    def __lt__(self, other: PartialDate) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._rank() < other._rank()

    def __le__(self, other: PartialDate) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._rank() <= other._rank()

    def _rank(self) -> tuple[int, int, str]:
        return self._first, self._last, self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"PartialDate({self._text!r})"

    def __reduce__(self) -> tuple[type[PartialDate], tuple[str]]:
        return type(self), (self._text,)


def whole_day(value: DateLike) -> date:
    """Give the day meant by whatever `PartialDate.of` takes; a month, an interval or a marked day is a `DateError`.

    >>> whole_day("2019-06-05")
    datetime.date(2019, 6, 5)
    """
    if type(value) is date:
        return value
    said = PartialDate.of(value)
    if said.precision != "day" or said.marked or said.earliest is None:
        raise DateError(f"{said.text!r} is not a whole day such as 2019-06-05")
    return said.earliest


def _possible_days(text: str) -> tuple[int, int, Precision]:
    """First and last possible day of what may stand at either end of an interval."""
    if text == "..":
        return _OPEN_FIRST, _OPEN_LAST, "interval"
    plain = text[:-1] if text.endswith(_MARKS) else text
    shape = plain.translate(_ANY_DIGIT)
    if shape == "0000-00-00":
        try:
            day = date.fromisoformat(plain).toordinal()
        except ValueError:
            _possible_days(plain[:7])  # the year or the month may be what does not exist
            raise ValueError(f"{plain[:7]} has no day {plain[8:]}") from None
        return day, day, "day"
    run = _RUNS.get(shape[:4] + plain[4:])
    if run is None:
        raise ValueError(f"month {plain[5:]} does not exist" if shape == "0000-00" else _LEGAL)
    month, length, precision = run
    year = int(plain[:4].replace("X", "0"))
    years, months = divmod(month + length - 1, 12)  # to the month after the run
    if year < 1 or (year + years, months) > (10_000, 0):
        raise ValueError("years run from 0001 to 9999")
    after = date(year + years, months + 1, 1).toordinal() if year + years < 10_000 else _OPEN_LAST
    return date(year, month, 1).toordinal(), after - 1, precision


def _days(start: int, end: int) -> int | None:
    return None if start in _OPEN or end in _OPEN else end - start


class Span:
    """A number of whole days, as exactly as it is known: at least `least`, at most `most`.

    None is no bound; a span back in time is negative. Spans have no order, since of two that
    overlap either may be the longer: compare their bounds.

    >>> slip = PartialDate("2024-06-22") - PartialDate("2021")
    >>> print(slip, slip.least, slip.is_exact)
    904 to 1268 days 904 False
    """

    __slots__ = ("_bounds",)

    def __init__(self, least: int | None, most: int | None) -> None:
        for bound in (least, most):
            if bound is not None and type(bound) is not int:
                raise TypeError(f"Span() takes whole days or None, not {type(bound).__name__}")
        if least is not None and most is not None and least > most:
            raise DateError(f"no Span has at least {least} and at most {most} days")
        self._bounds = (least, most)

    @property
    def least(self) -> int | None:
        """Days at least, None if unknown."""
        return self._bounds[0]

    @property
    def most(self) -> int | None:
        """Days at most, None if unknown."""
        return self._bounds[1]

    @property
    def is_exact(self) -> bool:
        """Whether the number of days is known."""
        return self.least is not None and self.least == self.most

    def __eq__(self, other: object) -> bool:
        return self._bounds == other._bounds if isinstance(other, Span) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._bounds)

    def __str__(self) -> str:
        least, most = self._bounds
        if least is None:
            return "unknown" if most is None else f"at most {_in_words(most)}"
        if most is None:
            return f"at least {_in_words(least)}"
        return _in_words(least) if least == most else f"{least} to {most} days"

    def __repr__(self) -> str:
        return f"Span(least={self.least}, most={self.most})"

    def __reduce__(self) -> tuple[type[Span], tuple[int | None, int | None]]:
        return type(self), self._bounds


def _in_words(days: int) -> str:
    return f"{days} day" if abs(days) == 1 else f"{days} days"
