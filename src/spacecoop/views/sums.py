"""Sums of money in the reader's language."""

from __future__ import annotations

from spacecoop.errors import UnknownValue, shown
from spacecoop.records.funding import Amount, Equivalent, Funding
from spacecoop.values.money import Money
from spacecoop.views.labels import language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from spacecoop.views.labels import Language

    Style = Literal["code", "exact", "name", "symbol"]

STYLES = ("code", "exact", "name", "symbol")


def format_money(value: Money | Amount | Equivalent | Funding, locale: str | Language, style: Style = "code") -> str:
    """Write a sum, with what qualifies it.

    Styles: `code` three digits, a word for millions and the ISO code, `$` and `¥` being ambiguous; `symbol` the same with
    the sign that the language knows; `exact` all digits and the code; `name` all digits and the currency's name. Raises
    UnknownValue for an unknown locale or style.

    >>> format_money(Money("8800000", "GBP"), "en"), format_money(Money("8800000", "GBP"), "zh")
    ('8.8M GBP', '880万 GBP')
    >>> format_money(Amount(Money("200000000", "EUR", "2006"), "about"), "de", style="name")
    'etwa 200.000.000 Euro (Preise von 2006)'
    """
    reader = language(locale)
    if style not in STYLES:
        raise UnknownValue(f"no style {shown(style)}: one of {', '.join(STYLES)}")
    if isinstance(value, Money):
        return _with_basis(value, _written(value, reader, style), reader)
    if not isinstance(value, Amount | Equivalent | Funding):
        raise TypeError(f"format_money() takes a Money, an Amount or a Funding, not {shown(value)}")
    text = _written(value.money, reader, style)
    upper = getattr(value, "upper", None)
    if upper is not None:
        text = reader.say("{low} to {high}", low=text, high=_written(upper, reader, style))
    return _with_basis(value.money, reader.word("sum", value.qualifier, sum=text), reader)


def _written(money: Money, reader: Language, style: Style) -> str:
    if style == "name":
        return reader.sum(money.amount, money.currency, "#,##0.### ¤¤¤")
    if style == "exact":
        return f"{reader.number(money.amount)} {money.currency}"
    unit = money.currency if style == "code" else reader.symbol(money.currency)
    return f"{reader.compact(money.amount)} {unit}"


def _with_basis(money: Money, text: str, reader: Language) -> str:
    year = money.basis.year
    return text if year is None else reader.say("{sum} ({year} prices)", sum=text, year=year)
