"""Sums of money as exact values: an amount, a currency, and the prices in which it is counted."""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen

from spacecoop.errors import RecordError
from spacecoop.values.codes import CURRENCIES
from spacecoop.values.numbers import exact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


def currency(code: str) -> str:
    """Accept an ISO 4217 code, withdrawn ones included."""
    if code in CURRENCIES:
        return code
    raise RecordError(f"{code!r} is not a currency code of ISO 4217")


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


@frozen(repr=False)
class Money:
    """An exact sum: a decimal amount in an ISO 4217 currency, with its price basis.

    >>> Money("88000000", "CNY")
    Money('88000000', 'CNY')
    """

    amount: Decimal = field(converter=exact)
    currency: str = field(converter=currency)
    basis: PriceBasis = field(default=PriceBasis.UNKNOWN, converter=price_basis)

    def __repr__(self) -> str:
        basis = "" if self.basis == PriceBasis.UNKNOWN else f", {self.basis.text!r}"
        return f"Money({str(self.amount)!r}, {self.currency!r}{basis})"

    def __str__(self) -> str:
        year = f" ({self.basis.year} prices)" if self.basis.year else ""
        return f"{self.amount:,f} {self.currency}{year}"
