"""Sums of money as exact values: an amount, a currency, and the prices in which it is counted."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation

from attrs import field, frozen

from spacecoop.errors import CurrencyMismatch, ParseError, PriceBasisMismatch, RecordError
from spacecoop.values.codes import CURRENCIES
from spacecoop.values.numbers import exact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    import pint
    from pint.facets.plain import PlainQuantity

    from spacecoop.values.dates import DateLike
    from spacecoop.values.rates import Converted, RateSource


def currency(code: str) -> str:
    """Accept an ISO 4217 code, withdrawn ones included."""
    if isinstance(code, str) and code in CURRENCIES:
        return code
    raise RecordError(f"{code!r} is not a currency code of ISO 4217{_nearest(code)}")


def _nearest(code: object) -> str:
    """Suggest the code in capitals, or those of the currency that people call so."""
    from spacecoop.values.lexicon import WORDS

    said = str(code).strip()
    word = WORDS.get(said.lower())
    found = said.upper() if said.upper() in CURRENCIES else word.value if word and word.kind == "currency" else ""
    return f"; did you mean {' or '.join(map(repr, found.split()))}?" if found else ""


@frozen(repr=False)
class PriceBasis:
    """The prices in which a sum is counted: `"current"`, a year such as `"2006"` for constant prices, or `"unknown"`.

    >>> PriceBasis("2006").year
    2006
    """

    CURRENT: ClassVar[PriceBasis]
    UNKNOWN: ClassVar[PriceBasis]

    text: str = field()

    def __attrs_post_init__(self) -> None:
        text = self.text
        if text not in ("current", "unknown") and not (len(text) == 4 and text.isascii() and text.isdigit()):
            raise RecordError(f"{text!r} is not a price basis: 'current', 'unknown' or a year")

    @property
    def year(self) -> int | None:
        """The year of constant prices, or None."""
        return int(self.text) if self.text.isdigit() else None

    def __repr__(self) -> str:
        return f"PriceBasis({self.text!r})"

    def __str__(self) -> str:
        return self.text


def price_basis(value: PriceBasis | str | int) -> PriceBasis:
    """Accept a price basis, its text, or the year of constant prices."""
    return value if isinstance(value, PriceBasis) else PriceBasis(str(value))


PriceBasis.CURRENT = PriceBasis("current")
PriceBasis.UNKNOWN = PriceBasis("unknown")


_EXACT = Context(prec=1000, traps=[Inexact, InvalidOperation])
"""Sums are exact whatever the precision of the caller's decimal context; numbers have at most 100 digits."""
_RATIO = Context(prec=28)
_ROUND = Context(prec=1000)


@frozen(repr=False, order=False)
class Money:
    """An exact sum: a decimal amount in an ISO 4217 currency, with its price basis.

    `+ - <` take a sum of the same currency and basis; else they raise CurrencyMismatch or PriceBasisMismatch. `sum` works.

    >>> sum([Money("88000000", "CNY"), Money("20000000", "CNY")])
    Money('108000000', 'CNY')
    """

    amount: Decimal = field(converter=exact)
    currency: str = field(converter=currency)
    basis: PriceBasis = field(default=PriceBasis.UNKNOWN, converter=price_basis)

    @classmethod
    def parse(cls, text: str, currency: str | None = None, locale: str | None = None) -> Money:
        """Read an exact sum as agencies and the press write it; else ParseError.

        `currency` names it where the text does not, or only `$` or `¥`; `locale` says how the numbers are written that
        are not written as in English.

        >>> Money.parse("RMB 88m"), Money.parse("M€ 200 (2006 e.c.)"), Money.parse("8,8 Mio. €", locale="de")
        (Money('88000000', 'CNY'), Money('200000000', 'EUR', '2006'), Money('8800000', 'EUR'))
        """
        from spacecoop.values.parse import parse

        said = parse(text, currency, locale)
        if said.qualifier != "exact" or said.high is not None:
            how = "a range" if said.high is not None else repr(said.qualifier.replace("_", " "))
            raise ParseError(f"{text!r} is not one exact sum, but {how}: use Amount.parse")
        return cls(said.low, said.currency, said.basis)

    @classmethod
    def from_quantity(cls, quantity: PlainQuantity[Any]) -> Money:
        """Read a pint quantity in one currency, by the name of its unit: `MEUR`, `EUR_2025` for constant prices.

        A float is read as it is printed.
        """
        from spacecoop.values.units import money_of

        return money_of(quantity)

    def to_quantity(self, registry: pint.UnitRegistry[Any] | None = None) -> PlainQuantity[Any]:
        """Give the sum as a pint quantity, exact unless the caller's registry counts in floats.

        Without a registry it belongs to one of our own, in which each currency, and each in the prices of a year, is a
        dimension. The caller's gets the one unit that is needed, and is refused (UnitError) if it has another of that name.
        """
        from spacecoop.values.units import quantity_of

        return quantity_of(self, registry)

    def convert(self, to: str, on: DateLike, rates: RateSource | None = None) -> Converted[Money]:
        """Convert at the rate of a whole day, by default the European Central Bank's (`ECBRates`).

        A day without a rate takes the last before it, at most seven days back; else RateNotFound. Constant prices
        stay those of their year.
        """
        from spacecoop.values.rates import Converted, rate_on

        rate = rate_on(self.currency, to, on, rates)
        return Converted(rate.convert(self), self, rate)

    def rounded(self) -> Money:
        """Round to two decimals, or three digits of a sum below one, what has more, as converted sums do."""
        decimals = max(2, 2 - self.amount.adjusted()) if self else 2
        hundredths = self.amount.quantize(Decimal(1).scaleb(-decimals), context=_ROUND)
        return self if hundredths.compare(self.amount) == 0 else self._with(hundredths)

    def _amount_of(self, other: Money) -> Decimal:
        """Give another sum's amount, if it is counted as this one is."""
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self} and {other} are in different currencies: convert one of them first")
        if other.basis != self.basis:
            raise PriceBasisMismatch(f"{self!r} and {other!r} are counted in different prices")
        return other.amount

    def _with(self, amount: Decimal) -> Money:
        return Money(amount, self.currency, self.basis)

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return self._with(_EXACT.add(self.amount, self._amount_of(other)))

    def __radd__(self, other: int) -> Money:
        """Let `sum` begin with its 0."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return self._with(_EXACT.subtract(self.amount, self._amount_of(other)))

    def __neg__(self) -> Money:
        return self._with(_EXACT.minus(self.amount))

    def __mul__(self, factor: Decimal | int) -> Money:
        """Multiply by an exact number; a float is refused."""
        if isinstance(factor, bool) or not isinstance(factor, Decimal | int):
            return NotImplemented
        return self._with(_EXACT.multiply(self.amount, Decimal(factor)))

    __rmul__ = __mul__

    def __truediv__(self, other: Money) -> Decimal:
        """Give the ratio of two sums, to 28 digits."""
        if not isinstance(other, Money):
            return NotImplemented
        return _RATIO.divide(self.amount, self._amount_of(other))

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._amount_of(other) if isinstance(other, Money) else NotImplemented

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __repr__(self) -> str:
        basis = "" if self.basis == PriceBasis.UNKNOWN else f", {self.basis.text!r}"
        return f"Money({str(self.amount)!r}, {self.currency!r}{basis})"

    def __str__(self) -> str:
        year = f" ({self.basis.year} prices)" if self.basis.year else ""
        return f"{self.amount:,f} {self.currency}{year}"

    def _repr_html_(self) -> str:
        from spacecoop.views.html import money

        return money(self)
