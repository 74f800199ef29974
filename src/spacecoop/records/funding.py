"""Funding: sums of money as somebody said them."""

from __future__ import annotations

from decimal import Context

from attrs import field, frozen

from spacecoop.errors import DateError, PriceBasisMismatch, RecordError
from spacecoop.records import checks
from spacecoop.records.elements import Element, instances
from spacecoop.records.model import Model, body
from spacecoop.records.vocabulary import FundingKind, Qualifier, Scope
from spacecoop.values.dates import PartialDate
from spacecoop.values.money import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from pint.facets.plain import PlainQuantity

    from spacecoop.records.agency import Agency
    from spacecoop.values.dates import DateLike
    from spacecoop.values.rates import Converted, RateSource

_RATE = Context(prec=28)


def _money(value: Money) -> Money:
    if not isinstance(value, Money):
        raise RecordError(f"{value!r} is not a Money")
    if value.amount < 0:
        raise RecordError(
            f"{value} is below zero, and a sum as said is not: a cut is a lower sum that revises an earlier one"
        )
    return value


def _upper(value: Money | None) -> Money | None:
    return None if value is None else _money(value)


@frozen(repr=False)
class Amount:
    """A sum as it was said: exactly, about, at least, at most, or as a range up to `upper`.

    >>> from spacecoop.values.money import Money
    >>> print(Amount(Money("8800000", "GBP"), "about"))
    about 8,800,000 GBP
    """

    money: Money = field(converter=_money)
    qualifier: Qualifier = field(default=Qualifier.EXACT, converter=Qualifier)
    upper: Money | None = field(default=None, converter=_upper)

    def __attrs_post_init__(self) -> None:
        low, high = self.money, self.upper
        if high is not None and (high.currency != low.currency or high.basis != low.basis):
            raise RecordError(f"upper: {high} is not counted as {low} is")
        if high is not None and high.amount <= low.amount:
            raise RecordError(f"upper: {high} is not above {low}")

    @classmethod
    def parse(cls, text: str, currency: str | None = None, locale: str | None = None) -> Amount:
        """Read a sum as `Money.parse` does, with what qualifies it, or a range.

        >>> print(Amount.parse("over US$ 1.2 billion"), Amount.parse("5 to 7 MEUR"), sep="; ")
        at least 1,200,000,000 USD; 5,000,000 to 7,000,000 EUR
        """
        from spacecoop.values.parse import parse

        said = parse(text, currency, locale)
        low, *upper = (Money(n, said.currency, said.basis) for n in (said.low, said.high) if n is not None)
        return cls(low, Qualifier(said.qualifier), *upper)

    def convert(self, to: str, on: DateLike, rates: RateSource | None = None) -> Converted[Amount]:
        """Convert the sum, and the upper one of a range, as `Money.convert` does."""
        from spacecoop.values.rates import Converted, rate_on

        rate = rate_on(self.money.currency, to, on, rates)
        return Converted(rate.convert(self.money), self, rate, self.upper and rate.convert(self.upper))

    def __repr__(self) -> str:
        upper = f", upper={self.upper!r}" if self.upper else ""
        return f"Amount({self.money!r}, {self.qualifier.value!r}{upper})"

    def __str__(self) -> str:
        words = {
            Qualifier.EXACT: "",
            Qualifier.ABOUT: "about ",
            Qualifier.AT_LEAST: "at least ",
            Qualifier.AT_MOST: "at most ",
        }
        span = f"{self.money.amount:,f} to {self.upper}" if self.upper else str(self.money)
        return words[self.qualifier] + span

    def _repr_html_(self) -> str:
        from spacecoop.views.html import money

        return money(self)


@frozen(kw_only=True, eq=False, repr=False)
class Equivalent(Model):
    """The same sum in another currency, as the source itself gives it; no rate of a day need lie behind it."""

    money: Money = field(converter=_money)
    qualifier: Qualifier = field(default=Qualifier.EXACT, converter=Qualifier)


def _equivalents(values: Iterable[Equivalent]) -> tuple[Equivalent, ...]:
    return instances(values, Equivalent)


def _scope(value: Scope | str | None) -> Scope | None:
    return None if value is None else Scope(value)


@frozen(kw_only=True, eq=False, repr=False)
class Funding(Element):
    """A sum in the source's own currency. `scope` says what it pays for; absent means that the source does not say.

    `period` is what it covers; `revises` names the `key` of an earlier sum of the record, in whose place it stands.
    """

    money: Money = field(converter=_money)
    qualifier: Qualifier = field(default=Qualifier.EXACT, converter=Qualifier)
    upper: Money | None = field(default=None, converter=_upper)
    kind: FundingKind = field(converter=FundingKind)
    scope: Scope | None = field(default=None, converter=_scope)
    payer_ids: tuple[str, ...] = field(default=(), alias="payers", converter=checks.bodies)
    recipient_ids: tuple[str, ...] = field(default=(), alias="recipients", converter=checks.bodies)
    stated: PartialDate | None = field(default=None, converter=checks.optional_date)
    period: PartialDate | None = field(default=None, converter=checks.optional_date)
    equivalents: tuple[Equivalent, ...] = field(default=(), converter=_equivalents)
    key: str | None = field(default=None, converter=checks.optional_slug)
    revises: str | None = field(default=None, converter=checks.optional_slug)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        Amount(self.money, self.qualifier, self.upper)

    @property
    def amount(self) -> Amount:
        """The sum with its qualifier and upper bound."""
        return Amount(self.money, self.qualifier, self.upper)

    @property
    def currency(self) -> str:
        """The ISO 4217 code of its currency."""
        return self.money.currency

    @property
    def iati_budget_type(self) -> str | None:
        """The code of the IATI budget type: 1 original, or 2 revised; None for what IATI does not tell as a budget."""
        return ("1" if self.revises is None else "2") if self.kind.iati_budget else None

    @property
    def implied_rates(self) -> tuple[Decimal | None, ...]:
        """What one unit of the sum's currency is worth in each of the `equivalents`, by the source's own figures.

        None where no rate follows: of a range, and of nothing.
        """
        one = self.money.amount
        return tuple(None if self.upper or not one else _RATE.divide(it.money.amount, one) for it in self.equivalents)

    @property
    def quantity(self) -> PlainQuantity[Any]:
        """The sum, of a range its lower end, as a pint quantity: see `Money.to_quantity`."""
        return self.money.to_quantity()

    def convert(self, to: str, on: DateLike | None = None, rates: RateSource | None = None) -> Converted[Amount]:
        """Convert at the rate of a whole day, by default that on which the sum was stated: see `Money.convert`.

        The day must be given where the sum was not stated on a whole day, and for constant prices.
        """
        if on is None:
            on = self._day_of_rate()
        return self.amount.convert(to, on, rates)

    def _day_of_rate(self) -> PartialDate:
        if self.money.basis.year is not None:
            raise PriceBasisMismatch(
                f"{self.money} has no day's rate of its own: give the day, such as on='2017-11-22'"
            )
        if self.stated is None or self.stated.precision != "day" or self.stated.marked:
            when = f"stated {self.stated}" if self.stated else "not said when"
            raise DateError(f"{self.money}, {when}: no whole day; give one, such as on='2017-11-22'")
        return self.stated

    @property
    def known(self) -> date | None:
        return self._stated_or_published(self.stated)

    @property
    def payers(self) -> tuple[Agency | str, ...]:
        """Who pays: agencies, and codes of countries."""
        return tuple(body(id, self._catalogue()) for id in self.payer_ids)

    @property
    def recipients(self) -> tuple[Agency | str, ...]:
        """Who receives: agencies, and codes of countries."""
        return tuple(body(id, self._catalogue()) for id in self.recipient_ids)

    def references(self) -> Iterator[tuple[str, str]]:
        """Give each direct reference to an agency: what for, and its id."""
        for role, ids in (("payer", self.payer_ids), ("recipient", self.recipient_ids)):
            for id in ids:
                if not id.isupper():
                    yield role, id


def fundings(values: Iterable[Funding]) -> tuple[Funding, ...]:
    """Accept sums; a `revises` names the `key` of an earlier one beside it."""
    found: tuple[Funding, ...] = instances(values, Funding)
    keys: set[str] = set()
    for funding in found:
        if funding.revises is not None and funding.revises not in keys:
            raise RecordError(f"funding: revises: no earlier sum has the key {funding.revises!r}")
        if funding.key in keys:
            raise RecordError(f"funding: key: {funding.key!r} stands twice")
        if funding.key is not None:
            keys.add(funding.key)
    return found
