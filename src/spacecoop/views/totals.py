"""Totals as tables: each sum with what it became, what does not count, and the whole in one line."""

from __future__ import annotations

from decimal import Context, Decimal
from html import escape

from spacecoop.records.funding import Amount
from spacecoop.records.vocabulary import Qualifier
from spacecoop.values.money import Money
from spacecoop.views.html import grid
from spacecoop.views.text import WIDTH, aligned

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spacecoop.totals import Counted, LeftOut, Total, Totals

_WIDE = Context(prec=1000)
_HEAD = ("record", "sum", "stated", "counts as", "rate", "of the day")
_HEAD_LEFT = ("not counted", "sum", "stated", "why")
_HEAD_CURRENCIES = ("currency", "total", "sums", "kind", "scope")


def headline(total: Total) -> str:
    """Say the whole: how much, how exactly, of how many sums, and what could not be converted."""
    count, missing = len(total.parts), len(total.unconverted)
    kind = f": {total.kind}" if total.kind else ""
    scope = f" for {total.scope}" if total.scope else ""
    without = f", without {missing} that could not be converted" if missing else ""
    return f"{whole(total)} ({count} {'sum' if count == 1 else 'sums'}{kind}{scope}{without})"


def whole(total: Total) -> str:
    """Give the sum, its upper end and how exactly it is known."""
    said = total.qualifiers
    bounds = {Qualifier.AT_LEAST, Qualifier.AT_MOST}
    words = [str(word).replace("_", " ") for word in Qualifier if word in said and word in bounds]
    both = "partly at least and partly at most"
    words = [both] if len(words) == 2 else words
    words += ["about"] * (Qualifier.ABOUT in said)
    upper = None if total.upper is None else rounded(total.upper)
    return " ".join((*words, str(Amount(rounded(total.money), upper=upper))))


def rounded(money: Money) -> Money:
    """Round to two decimals, or three digits of a sum below one, what has more, as converted sums do."""
    decimals = max(2, 2 - money.amount.adjusted()) if money else 2
    hundredths = money.amount.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    exact = hundredths.compare(money.amount) == 0
    return money if exact else Money(hundredths, money.currency, money.basis)


def text(total: Total) -> str:
    """Give the sums, what does not count, and the whole."""
    lines = [*aligned(_HEAD, _counted(total), None), *_asides(total)] if total.parts else []
    if total.left_out:
        lines += ["", *aligned(_HEAD_LEFT, _left(total.left_out), None), ""]
    return "\n".join((*lines, f"total: {headline(total)}"))


def html(total: Total) -> str:
    """Give the same as HTML."""
    foot = "; ".join((f"total: {headline(total)}", *_asides(total)))
    return _grid(_HEAD, _counted(total), foot) + _grid_left(total.left_out)


def text_by_currency(totals: Totals) -> str:
    """Give a line for each currency, and what does not count."""
    lines = [*aligned(_HEAD_CURRENCIES, _currencies(totals), WIDTH)] if totals else []
    if totals.left_out:
        lines += ["", *aligned(_HEAD_LEFT, _left(totals.left_out), None), ""]
    return "\n".join((*lines, _number(totals)))


def html_by_currency(totals: Totals) -> str:
    """Give the same as HTML."""
    return _grid(_HEAD_CURRENCIES, _currencies(totals), _number(totals)) + _grid_left(totals.left_out)


def _counted(total: Total) -> list[list[str]]:
    return [
        [
            part.funding.record.id,
            str(part.funding.amount),
            str(part.funding.stated or ""),
            _became(part),
            f"{part.rate.value:.6g}" if part.rate else "",
            str(part.rate.used) if part.rate else "",
        ]
        for part in total.parts
    ]


def _asides(total: Total) -> list[str]:
    """Say whose the rates are, and what has been revised by sums that were not to be added."""
    found = dict.fromkeys(f"rates: {part.rate.source}" for part in total.parts if part.rate)
    for part in total.parts:
        if (later := part.revised_by) is not None:
            said = f"{later.amount}, {later.kind}{f' for {later.scope}' if later.scope else ''}"
            found[f"since revised: {part.funding.record.id}, {part.original}, by {said}"] = None
    return list(found)


def _became(part: Counted) -> str:
    upper = None if part.upper is None else rounded(part.upper)
    return str(Amount(rounded(part.converted), part.funding.qualifier, upper))


def _left(left_out: tuple[LeftOut, ...]) -> list[list[str]]:
    return [
        [one.funding.record.id, str(one.funding.amount), str(one.funding.stated or ""), one.why] for one in left_out
    ]


def _number(totals: Totals) -> str:
    return f"{len(totals)} {'currency' if len(totals) == 1 else 'currencies'}"


def _currencies(totals: Totals) -> list[list[str]]:
    return [
        [code, whole(total), str(len(total.parts)), str(total.kind or ""), str(total.scope or "not said")]
        for code, total in totals.items()
    ]


def _grid(head: tuple[str, ...], body: list[list[str]], foot: str) -> str:
    return grid(head, [[escape(text) for text in line] for line in body], foot)


def _grid_left(left_out: tuple[LeftOut, ...]) -> str:
    return _grid(_HEAD_LEFT, _left(left_out), "") if left_out else ""
