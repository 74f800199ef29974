"""Citations of the sources behind an answer, and of the catalogue: as text, BibTeX or CSL-JSON.

BibTeX is that of biblatex, whose `date` takes EDTF; CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from spacecoop.errors import UnknownValue, shown
from spacecoop.records.elements import Part
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.records.vocabulary import SourceKind
from spacecoop.selection import Selection
from spacecoop.suggest import did_you_mean
from spacecoop.values.dates import PartialDate
from spacecoop.views.plain import said_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any


K = SourceKind

KINDS: Mapping[SourceKind, tuple[str, str, str]] = {
    K.OFFICIAL: ("online", "webpage", ""),
    K.PRESS_RELEASE: ("online", "webpage", ""),
    K.AGREEMENT_TEXT: ("misc", "treaty", ""),
    K.MINUTES: ("report", "report", ""),
    K.REPORT: ("report", "report", ""),
    K.PAPER: ("article", "article-journal", "journaltitle"),
    K.NEWS_AGENCY: ("article", "article-newspaper", "journaltitle"),
    K.NEWS: ("article", "article-newspaper", "journaltitle"),
    K.MAGAZINE: ("article", "article-magazine", "journaltitle"),
    K.DATABASE: ("online", "dataset", ""),
    K.ENCYCLOPEDIA: ("inreference", "entry-encyclopedia", "booktitle"),
    K.DOCUMENT: ("misc", "document", ""),
}
"""By kind of source, its entry type in biblatex, its item type in CSL, and the field of biblatex that names what it stands in.

A journal or newspaper is what its pages stand in; of the others the publisher is the author.
"""

OWN = "A catalogue of cooperation in space, made with spacecoop"
"""What a catalogue without a title of its own is called."""

_LATEX = {char: f"\\{char}" for char in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    '"': r"\textquotedbl{}",
}
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", "<": "%3C", ">": "%3E", "^": "%5E", "`": "%60"}


def cite(item: object, style: str) -> str:
    """Cite the sources behind a record, element, source or selection, and its catalogue; or a catalogue alone.

    Raises UnknownValue for another style, TypeError for what has no sources, Unbound for a record of no catalogue.
    """
    write = STYLES.get(style)
    if write is None:
        raise UnknownValue(f"no style {shown(style)}{did_you_mean(str(style), STYLES)}; one of {', '.join(STYLES)}")
    return write([_entry(source) for source in sources(item)], _own(_catalogue(item)))


def sources(item: object) -> tuple[Source, ...]:
    """Give the sources behind a record, with all its elements, an element, or all items of a selection, each once."""
    if isinstance(item, Source):
        return (item,)
    if isinstance(item, Record | Part):
        catalogue = item._catalogue()
        return tuple(catalogue.get("source", id) for id in dict.fromkeys(_ids(item)))
    if isinstance(item, Selection):
        found: dict[str, Source] = {source.id: source for one in item for source in sources(one)}
        return tuple(found.values())
    if hasattr(item, "missions") and hasattr(item, "counts"):
        return ()
    raise TypeError(f"{item!r} has no sources: give a record, an element, a source or a selection")


def _ids(item: Record | Part) -> Iterator[str]:
    yield from said_by(item)
    elements: Iterable[Any] = item.elements() if isinstance(item, Record) else (*getattr(item, "disputes", ()),)
    for element in elements:
        yield from getattr(element, "source_ids", ())


def _catalogue(item: Any) -> Any:
    if isinstance(item, Selection):
        return item._catalogue
    return item._catalogue() if isinstance(item, Source | Record | Part) else item


class _Entry:
    """What is cited, in the terms that all styles share."""

    __slots__ = (
        "accessed",
        "author",
        "container",
        "id",
        "kinds",
        "language",
        "note",
        "published",
        "title",
        "url",
        "version",
    )

    def __init__(
        self,
        id: str,
        kinds: tuple[str, str, str],
        author: str | None,
        container: str | None,
        title: str,
        published: PartialDate | None,
        accessed: PartialDate | None = None,
        url: str | None = None,
        language: str | None = None,
        version: str | None = None,
        note: str | None = None,
    ) -> None:
        self.id = id
        self.kinds = kinds
        self.author = author
        self.container = container
        self.title = title
        self.published = published
        self.accessed = accessed
        self.url = url
        self.language = language
        self.version = version
        self.note = note


def _entry(source: Source) -> _Entry:
    kinds = KINDS[source.kind]
    printed = source.kind is K.NEWS_AGENCY and source.via is not None  # a newspaper's article by the agency
    authored = printed or not kinds[2]
    return _Entry(
        source.id,
        kinds,
        source.publisher if authored else None,
        source.via if printed else None if authored else source.publisher,
        source.title,
        source.published,
        source.accessed,
        source.url,
        source.language,
        note=f"via {source.via}" if source.via and not printed else None,
    )


def _own(catalogue: Any) -> _Entry:
    """Give the catalogue's own entry: its title, author and version, the day to which its data tell, and that of a view."""
    credit = catalogue._credit
    whole = date.fromisoformat(credit.get("view_of", str(catalogue.day)))
    seen = f", as known on {catalogue.day}" if catalogue.day < whole else ""
    title = credit.get("title", "")
    name = "-".join(re.findall("[a-z0-9]+", title.partition(":")[0].lower()))
    return _Entry(
        f"{name or 'catalogue'}-{catalogue.day}",
        ("dataset", "dataset", ""),
        credit.get("author"),
        None,
        f"{title or OWN}{seen}",
        PartialDate.of(whole),
        language="en",
        version=catalogue.version or None,
    )


# ---------------------------------------------------------------- text


def _text(entries: Sequence[_Entry], own: _Entry) -> str:
    return "\n".join(_line(entry) for entry in (*entries, own))


def _line(entry: _Entry) -> str:
    who = ", ".join(filter(None, (", via ".join(filter(None, (entry.author, entry.container))), entry.note)))
    when = f" ({entry.published})" if entry.published else ""
    version = f", version {entry.version}" if entry.version else ""
    said = f"{who}{when}: {entry.title}{version}" if who else f"{entry.title}{version}{when}"
    where = f" {entry.url}" if entry.url else ""
    read = f" (read {entry.accessed})" if entry.accessed else ""
    end = "" if said.endswith((".", "?", "!", "。")) else "."
    return f"{said}{end}{where}{read}"


# ---------------------------------------------------------------- BibTeX


def _bibtex(entries: Sequence[_Entry], own: _Entry) -> str:
    return "\n\n".join(_bibtex_entry(entry) for entry in (*entries, own))


def _bibtex_entry(entry: _Entry) -> str:
    fields = {
        "author": entry.author and f"{{{_latex(entry.author)}}}",
        entry.kinds[2]: entry.container and f"{{{_latex(entry.container)}}}",
        "note": entry.note and f"{{{_latex(entry.note)}}}",
        "title": f"{{{_latex(entry.title)}}}",
        "date": None if entry.published is None else _edtf(entry.published),
        "year": None if entry.published is None else entry.published.year,
        "version": entry.version and _latex(entry.version),
        "url": entry.url and "".join(_IN_URL.get(char, char) for char in entry.url),
        "urldate": entry.accessed.text if entry.accessed and entry.accessed.precision == "day" else None,
        "langid": entry.language and _latex(entry.language),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value is not None)
    return f"@{entry.kinds[0]}{{{entry.id},\n{lines}}}"


def _edtf(date: PartialDate) -> str:
    """Give a date as biblatex reads EDTF: it knows no quarters, and writes an open end as nothing."""
    ends = date.text.split("/")
    return "/".join("" if end == ".." else end[:4] if PartialDate(end).precision == "quarter" else end for end in ends)


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


# ---------------------------------------------------------------- CSL-JSON


def _csl(entries: Sequence[_Entry], own: _Entry) -> str:
    return json.dumps([_csl_item(entry) for entry in (*entries, own)], ensure_ascii=False, indent=2)


def _csl_item(entry: _Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "type": entry.kinds[1],
        "title": entry.title,
        "author": entry.author and [{"literal": entry.author}],
        "publisher": None if entry.container else entry.author,
        "container-title": entry.container,
        "note": entry.note,
        "issued": _csl_date(entry.published),
        "accessed": _csl_date(entry.accessed),
        "URL": entry.url,
        "language": entry.language,
        "version": entry.version,
    }
    return {name: value for name, value in item.items() if value is not None}


def _csl_date(date: PartialDate | None) -> dict[str, Any] | None:
    """Give a date as CSL writes it: as many parts as are known, both ends of what lasts, the season, and whether it is sure."""
    if date is None:
        return None
    circa = {"circa": True} if date.marked else {}
    first, last = date.earliest, date.latest
    parts = {"day": 3, "month": 2, "year": 1, "season": 1}.get(date.precision)
    if parts is not None and first is not None:
        season = {"season": int(date.text[6])} if date.precision == "season" else {}
        return {"date-parts": [[first.year, first.month, first.day][:parts]], **season, **circa}
    days = [[day.year, day.month, day.day] for day in (first, last) if day is not None]
    open_end = {"circa": True} if len(days) == 1 else {}
    return {"date-parts": days, **circa, **open_end}


STYLES: Mapping[str, Callable[[Sequence[_Entry], _Entry], str]] = {"text": _text, "bibtex": _bibtex, "csl-json": _csl}
