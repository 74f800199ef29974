"""Totals as tables: each sum with what it became, what does not count, and the whole in one line."""

from __future__ import annotations

from html import escape

from spacecoop.records.funding import Amount
from spacecoop.records.vocabulary import Qualifier
from spacecoop.views.html import grid
from spacecoop.views.text import WIDTH, aligned
from spacecoop.views.voice import ENGLISH, speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spacecoop.totals import Counted, LeftOut, Total, Totals
    from spacecoop.views.voice import Voice


def headline(total: Total, voice: Voice = ENGLISH) -> str:
    """Say the whole: how much, how exactly, of how many sums, and what could not be converted."""
    said = voice.count("{n} sum", "{n} sums", len(total.parts))
    if total.kind and total.scope:
        said = voice.say(
            "{count}: {kind} for {scope}", count=said, kind=voice.word(total.kind), scope=voice.word(total.scope)
        )
    elif total.kind:
        said = voice.say("{count}: {kind}", count=said, kind=voice.word(total.kind))
    if missing := len(total.unconverted):
        said = voice.say("{count}, without {n} that could not be converted", count=said, n=missing)
    return voice.say("{sum} ({count})", sum=whole(total, voice), count=said)


def whole(total: Total, voice: Voice = ENGLISH) -> str:
    """Give the sum, its upper end and how exactly it is known."""
    upper = None if total.upper is None else total.upper.rounded()
    text = voice.sum(Amount(total.money.rounded(), upper=upper))
    if Qualifier.ABOUT in total.qualifiers:
        text = voice.qualified(Qualifier.ABOUT, text)
    bounds = sorted(total.qualifiers & {Qualifier.AT_LEAST, Qualifier.AT_MOST})
    if len(bounds) == 2:
        return voice.say("partly at least and partly at most {sum}", sum=text)
    return voice.qualified(bounds[0], text) if bounds else text


def text(total: Total, locale: str | None = None) -> str:
    """Give the sums, what does not count, and the whole."""
    voice = speaking(locale)
    lines = [*aligned(_head(voice), _counted(total, voice), None), *_asides(total, voice)] if total.parts else []
    lines += _left_lines(total.left_out, voice)
    return "\n".join((*lines, voice.say("total: {sum}", sum=headline(total, voice))))


def html(total: Total, locale: str | None = None) -> str:
    """Give the same as HTML."""
    voice = speaking(locale)
    foot = "; ".join((voice.say("total: {sum}", sum=headline(total, voice)), *_asides(total, voice)))
    return _grid(_head(voice), _counted(total, voice), foot, voice) + _grid_left(total.left_out, voice)


def text_by_currency(totals: Totals, locale: str | None = None) -> str:
    """Give a line for each currency, and what does not count."""
    voice = speaking(locale)
    lines = [*aligned(_head_currencies(voice), _currencies(totals, voice), WIDTH)] if totals else []
    return "\n".join((*lines, *_left_lines(totals.left_out, voice), _number(totals, voice)))


def html_by_currency(totals: Totals, locale: str | None = None) -> str:
    """Give the same as HTML."""
    voice = speaking(locale)
    body = _grid(_head_currencies(voice), _currencies(totals, voice), _number(totals, voice), voice)
    return body + _grid_left(totals.left_out, voice)


def _head(voice: Voice) -> list[str]:
    names = map(voice.head, ("record", "sum", "stated"))
    return [*names, voice.say("counts as"), voice.say("rate"), voice.say("of the day")]


def _head_left(voice: Voice) -> list[str]:
    return [voice.say("not counted"), *map(voice.head, ("sum", "stated")), voice.say("why")]


def _head_currencies(voice: Voice) -> list[str]:
    return [voice.head("currency"), voice.say("total"), voice.say("sums"), *map(voice.head, ("kind", "scope"))]


def _counted(total: Total, voice: Voice) -> list[list[str]]:
    return [
        [
            part.funding.record.id,
            voice.sum(part.funding.amount),
            voice.date(part.funding.stated) if part.funding.stated else "",
            _became(part, voice),
            f"{part.rate.value:.6g}" if part.rate else "",
            voice.date(part.rate.used) if part.rate else "",
        ]
        for part in total.parts
    ]


def _asides(total: Total, voice: Voice) -> list[str]:
    """Say whose the rates are, and what has been revised by sums that were not to be added."""
    found = dict.fromkeys(voice.say("rates: {source}", source=part.rate.source) for part in total.parts if part.rate)
    for part in total.parts:
        if (later := part.revised_by) is not None:
            kind, record = voice.word(later.kind), part.funding.record.id
            was, now = voice.sum(part.original), voice.sum(later.amount)
            if later.scope:
                scope = voice.word(later.scope)
                line = voice.say(
                    "since revised: {record}, {was}, by {now}, {kind} for {scope}",
                    record=record, was=was, now=now, kind=kind, scope=scope,
                )  # fmt: skip
            else:
                line = voice.say(
                    "since revised: {record}, {was}, by {now}, {kind}", record=record, was=was, now=now, kind=kind
                )
            found[line] = None
    return list(found)


def _became(part: Counted, voice: Voice) -> str:
    upper = None if part.upper is None else part.upper.rounded()
    return voice.sum(Amount(part.converted.rounded(), part.funding.qualifier, upper))


def _left(left_out: tuple[LeftOut, ...], voice: Voice) -> list[list[str]]:
    return [
        [
            one.funding.record.id,
            voice.sum(one.funding.amount),
            voice.date(one.funding.stated) if one.funding.stated else "",
            _why(one, voice),
        ]
        for one in left_out
    ]


def _why(one: LeftOut, voice: Voice) -> str:
    if voice is ENGLISH:
        return one.why
    reasons = {
        "revised": voice.say("revised by a later sum"),
        "part": voice.say("part of a sum that counts"),
        "unconverted": voice.say("not converted: no rate, or no day for one"),
    }
    return reasons[one.reason]


def _left_lines(left_out: tuple[LeftOut, ...], voice: Voice) -> list[str]:
    return ["", *aligned(_head_left(voice), _left(left_out, voice), None), ""] if left_out else []


def _number(totals: Totals, voice: Voice) -> str:
    return voice.count("{n} currency", "{n} currencies", len(totals))


def _currencies(totals: Totals, voice: Voice) -> list[list[str]]:
    return [
        [
            code,
            whole(total, voice),
            str(len(total.parts)),
            voice.word(total.kind) if total.kind else "",
            voice.word(total.scope) if total.scope else voice.say("not said"),
        ]
        for code, total in totals.items()
    ]


def _grid(head: list[str], body: list[list[str]], foot: str, voice: Voice) -> str:
    return grid(head, [[escape(text) for text in line] for line in body], foot, voice)


def _grid_left(left_out: tuple[LeftOut, ...], voice: Voice) -> str:
    return _grid(_head_left(voice), _left(left_out, voice), "", voice) if left_out else ""
