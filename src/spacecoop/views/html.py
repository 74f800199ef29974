"""Tables and cards as HTML, for notebooks. Every text is escaped; only http and https addresses become links; no script."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from spacecoop.records.source import Source
from spacecoop.views import card as cards
from spacecoop.views.plain import said_by
from spacecoop.views.tables import TABLES
from spacecoop.views.text import counted, group_cells, group_head
from spacecoop.views.types import TEXT, URL
from spacecoop.views.voice import ENGLISH, speaking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from spacecoop.groups import Groups
    from spacecoop.records.funding import Amount
    from spacecoop.records.record import Record
    from spacecoop.selection import Selection
    from spacecoop.values.money import Money
    from spacecoop.values.rates import Converted
    from spacecoop.views.card import Card, Line
    from spacecoop.views.columns import Column
    from spacecoop.views.voice import Voice

MOST = 200
"""Rows of a table at most."""
UNFOLDED, UNFOLDED_LINES = 20, 12
"""Rows of a table, and lines of a card's section, that are seen before one asks for more."""

STYLE = """
.spacecoop { --sc-link: var(--jp-content-link-color, var(--vscode-textLink-foreground, #0b5cad));
  --sc-line: var(--jp-border-color2, rgba(127, 127, 127, .4)); max-width: 100%; }
@media (prefers-color-scheme: dark) { .spacecoop {
  --sc-link: var(--jp-content-link-color, var(--vscode-textLink-foreground, #8ab8f0)); } }
.spacecoop a { color: var(--sc-link) !important; text-decoration: none; }
.spacecoop a:hover { text-decoration: underline; }
.spacecoop p { margin: .3em 0; opacity: .75; }
.spacecoop .sc-grid { display: flex; flex-direction: column; }
.spacecoop .sc-grid details { order: 1; }
.spacecoop .sc-grid p { order: 2; }
.spacecoop .sc-wide { overflow-x: auto; }
.spacecoop table { border-collapse: collapse; border: none; margin: 0; font-size: inherit; }
.spacecoop table tr, .spacecoop table tr:hover { background: transparent !important; }
.spacecoop table th, .spacecoop table td { text-align: start !important; vertical-align: top; white-space: normal;
  padding-block: .25em; padding-inline: 0 1em; max-width: 36em; border: none; border-bottom: 1px solid var(--sc-line); }
.spacecoop table.sc-fields td, .spacecoop table.sc-fields th { border: none; padding-top: .1em; padding-bottom: .1em; }
.spacecoop table.sc-fields td { max-width: 54em; }
.spacecoop table.sc-fields th { font-weight: normal; opacity: .75; white-space: nowrap; }
.spacecoop .sc-one { white-space: nowrap; }
.spacecoop summary { cursor: pointer; padding: .35em 0; font-weight: 600; }
.spacecoop .sc-fold summary { font-weight: normal; }
.spacecoop .sc-title { font-size: 1.15em; font-weight: 600; padding: .2em 0; }
.spacecoop .sc-line { padding: .1em 0; max-width: 60em; }
.spacecoop .sc-marks { font-size: .8em; font-weight: normal; padding-inline-start: .3em; opacity: .8; }
.spacecoop details.sc-fold:not([open]) ~ .sc-wide tbody + tbody { display: none; }
"""


class Html(str):
    """HTML that a notebook shows as what it means."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def table(selection: Selection[Any], locale: str | None = None) -> str:
    """Give the short columns of the first items, with links to the pages of the items and to who says so."""
    voice = speaking(locale)
    columns = voice.short(TABLES[selection.kind])
    of_sources = selection.kind == "source"
    head = [*(voice.head(column.name) for column in columns), *(() if of_sources else (voice.head("sources"),))]
    lines = [
        [*(_cell(column, item, voice) for column in columns), *(() if of_sources else (_sources(item, voice),))]
        for item in selection[:MOST]
    ]
    foot = counted(selection, voice)
    if len(selection) > MOST:
        foot = voice.say("{count}, the first {n} shown", count=foot, n=MOST)
    return grid(head, lines, foot, voice)


def groups(found: Groups[Any], locale: str | None = None) -> str:
    """Give the groups, the largest first, with their sizes and whom they hold."""
    voice = speaking(locale)
    lines = [[escape(text) for text in line] for line in group_cells(found, voice)]
    return grid(group_head(voice), lines, voice.count("{n} group", "{n} groups", len(found)), voice)


def card(item: Record | Source, locale: str | None = None) -> str:
    """Give the card of a record or source; what a source says links to it."""
    voice = speaking(locale)
    made = cards.card(item, voice)
    marks = _Marks(item, made, voice)
    body = [f'<div class="sc-title">{linked(made.title.text, made.title.url)}{marks.of(made.title)}</div>']
    for section in made.sections:
        inner = "".join(marks.line(line) for line in section.lines if not line.label)
        if fields := [line for line in section.lines if line.label]:
            rows = "".join(
                f"<tr><th>{escape(line.label)}</th><td>{linked(line.text, line.url)}{marks.of(line)}</td></tr>"
                for line in fields
            )
            body.append(f'<table class="sc-fields"><tbody>{rows}</tbody></table>{inner}')
        else:
            body.append(_folded(section.title, inner, len(section.lines) <= UNFOLDED_LINES))
    if made.cited:
        body.append(_folded(f"{voice.say('Sources')} ({len(made.cited)})", marks.listed(), unfolded=False))
    return block("".join(body), voice)


class _Marks:
    """The numbers by which a card's lines name their sources, each a link to the source."""

    def __init__(self, item: Record | Source, made: Card, voice: Voice) -> None:
        self._cited = made.cited
        self._known = {id: cards.reference(item, id, voice) for id in made.cited}

    def of(self, line: Line) -> str:
        """Give the numbers of the sources of a line."""
        found = "".join(self._mark(id) for id in line.sources)
        return f'<span class="sc-marks">{found}</span>' if found else ""

    def line(self, line: Line) -> str:
        """Give a line that is no field."""
        place = f' style="padding-inline-start: {line.indent / 2}em"' if line.indent else ""
        return f'<div class="sc-line"{place}>{linked(line.text, line.url)}{self.of(line)}</div>'

    def listed(self) -> str:
        """Give the list of sources."""
        return "".join(
            f'<div class="sc-line">[{self._cited[id]}] {linked(title, url)}</div>'
            for id, (title, url) in self._known.items()
        )

    def _mark(self, id: str) -> str:
        title, url = self._known[id]
        return linked(f"[{self._cited[id]}]", url, title)


def _cell(column: Column, item: object, voice: Voice) -> str:
    url = getattr(item, "url", None) if column.name in ("id", "title") else None
    shown = linked(voice.cell(column, item), url)
    short = not column.type.many and column.type.name not in (TEXT.name, URL.name)
    return f'<span class="sc-one">{shown}</span>' if short else shown


def _sources(item: Any, voice: Voice) -> str:
    """Give a number for each source of an item, linked to it."""
    of = item.record if hasattr(item, "record") else item
    known = [cards.reference(of, id, voice) for id in said_by(item)]
    return " ".join(linked(str(n), url, title) for n, (title, url) in enumerate(known, start=1))


def money(item: Money | Amount) -> str:
    """Give a sum as it was said."""
    return block(escape(str(item)))


def converted(item: Converted[Any], locale: str | None = None) -> str:
    """Give a sum in another currency, with the original, the rate, and whose it is."""
    voice, rate = speaking(locale), item.rate
    number, day = voice.value("rate", Decimal(f"{rate.value:.6g}")), voice.date(rate.used)
    if rate.used != rate.asked:
        day = voice.say("{date}, the last before {asked}", date=day, asked=voice.date(rate.asked))
    said = (
        (voice.say("original"), voice.sum(item.original)),
        (voice.say("converted"), voice.sum(worth(item))),
        (voice.say("rate"), voice.say("{rate} {quote} per {base}", rate=number, quote=rate.quote, base=rate.base)),
        (voice.say("of the day"), day),
        (voice.say("method"), rate.method),
        (voice.head("source"), rate.source),
    )
    return fields([(name, " ".join(linked(word, word) for word in text.split(" "))) for name, text in said], voice)


def worth(item: Converted[Any]) -> Amount | Money:
    """Give what a sum became, rounded, as exactly known as the original."""
    from spacecoop.records.funding import Amount

    money, upper = item.money.rounded(), item.upper and item.upper.rounded()
    return Amount(money, item.original.qualifier, upper) if isinstance(item.original, Amount) else money


def vocabulary(name: str, words: Iterable[tuple[str, int, str]]) -> str:
    """Give the words of a vocabulary, each with its depth in the tree and its definition."""
    rows = [
        (f'<span style="padding-inline-start: {1.5 * depth}em">{escape(word)}</span>', escape(definition))
        for word, depth, definition in words
    ]
    return grid((name, "definition"), rows, "")


def linked(text: str, url: str | None, title: str = "") -> str:
    """Give an escaped text, as a link where there is an address of the web; `title` shows when one points to it."""
    told = f' title="{escape(title)}"' if title else ""
    if url is not None and url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}"{told} rel="noopener noreferrer" target="_blank">{escape(text)}</a>'
    return f"<span{told}>{escape(text)}</span>" if told else escape(text)


def grid(head: Iterable[str], body: Iterable[Iterable[str]], foot: str, voice: Voice = ENGLISH) -> str:
    """Give a table of escaped cells, what is long of it folded; head and foot are texts still to be escaped."""
    titles = "".join(f"<th>{escape(title)}</th>" for title in head)
    lines = [f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in body]
    seen, more = lines[:UNFOLDED], lines[UNFOLDED:]
    rest = escape(voice.count("{n} more row", "{n} more rows", len(more)))
    fold = f'<details class="sc-fold"><summary>{rest}</summary></details>' if more else ""
    bodies = "".join(f"<tbody>{''.join(part)}</tbody>" for part in (seen, more) if part)
    count = f"<p>{escape(foot)}</p>" if foot else ""
    shown = f'<div class="sc-wide"><table><thead><tr>{titles}</tr></thead>{bodies}</table></div>'
    return block(f'<div class="sc-grid">{fold}{shown}{count}</div>', voice)


def fields(said: Sequence[tuple[str, str]], voice: Voice = ENGLISH) -> str:
    """Give names with their values, which are escaped already."""
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{value}</td></tr>" for name, value in said)
    return block(f'<table class="sc-fields"><tbody>{rows}</tbody></table>', voice)


def block(inner: str, voice: Voice = ENGLISH) -> str:
    """Give HTML its look, in the colours of the notebook that it stands in, and say its language: fonts depend on it."""
    tongue = f' lang="{escape(voice.tag)}" dir="{"rtl" if voice.rtl else "ltr"}"' if voice.tag else ""
    return f'<div class="spacecoop"{tongue}><style>{STYLE}</style>{inner}</div>'


def _folded(title: str, inner: str, unfolded: bool) -> str:
    return f"<details{' open' if unfolded else ''}><summary>{escape(title)}</summary>{inner}</details>"
