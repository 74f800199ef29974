"""Sums of money in the reader's language."""

from __future__ import annotations

from decimal import Decimal

from spacecoop.errors import UnknownValue, shown
from spacecoop.records.funding import Amount, Equivalent, Funding
from spacecoop.records.vocabulary import Qualifier
from spacecoop.values.money import Money
from spacecoop.views.dates import format_date
from spacecoop.views.labels import language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from spacecoop.values.rates import Converted
    from spacecoop.views.labels import Language

    Style = Literal["code", "exact", "name", "symbol"]

STYLES = ("code", "exact", "name", "symbol")


def format_money(value: Money | Amount | Equivalent | Funding, locale: str | Language, style: Style = "code") -> str:
    """Write a sum, with what qualifies it.

    Styles: `code` a word for millions where that leaves few digits, and the ISO code, `$` and `¥` being ambiguous; `symbol`
    the same with the sign that the language knows; `exact` all digits and the code; `name` all digits and the currency's
    name. Raises UnknownValue for an unknown locale or style.

    >>> format_money(Money("8800000", "GBP"), "en"), format_money(Money("8800000", "GBP"), "zh")
    ('8.8M GBP', '880万 GBP')
    >>> format_money(Amount(Money("200000000", "EUR", "2006"), "about"), "de", style="name")
    'etwa 200.000.000 Euro (Preise von 2006)'
    """
    reader = language(locale)
    if style not in STYLES:
        raise UnknownValue(f"no style {shown(style)}: one of {', '.join(STYLES)}")
    if not isinstance(value, Money | Amount | Equivalent | Funding):
        raise TypeError(f"format_money() takes a Money, an Amount or a Funding, not {shown(value)}")
    money = value if isinstance(value, Money) else value.money
    upper, qualifier = getattr(value, "upper", None), getattr(value, "qualifier", Qualifier.EXACT)
    year = money.basis.year
    if upper is not None or year is not None or qualifier is not Qualifier.EXACT:
        reader = reader.words
    text = _written(money, reader, style)
    if upper is not None:
        text = reader.say("{low} to {high}", low=text, high=_written(upper, reader, style))
    text = reader.word("sum", qualifier, sum=text)
    return text if year is None else reader.say("{sum} ({year} prices)", sum=text, year=year)


def format_converted(value: Converted[Any], locale: str | Language) -> str:
    """Tell a converted sum, the original and the rate in a sentence."""
    from spacecoop.views.html import worth

    reader = language(locale).words
    rate = value.rate
    date = format_date(rate.used, reader)
    if rate.used != rate.asked:
        date = reader.say("{date}, the last before {asked}", date=date, asked=format_date(rate.asked, reader))
    return reader.say(
        "{original} = {sum} at {rate} {quote} per {base}, the rate of {date} ({method}; {source})",
        original=format_money(value.original, reader, "exact"),
        sum=format_money(worth(value), reader, "exact"),
        rate=reader.number(Decimal(f"{rate.value:.6g}")), quote=rate.quote, base=rate.base,
        date=date, method=rate.method, source=rate.source,
    )  # fmt: skip


def _written(money: Money, reader: Language, style: Style) -> str:
    if style == "name":
        return reader.sum(money.amount, money.currency, "#,##0.### ¤¤¤")
    if style == "exact":
        return f"{reader.number(money.amount)} {money.currency}"
    unit = money.currency if style == "code" else reader.symbol(money.currency)
    return f"{reader.compact(money.amount)} {unit}"
