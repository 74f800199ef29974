"""Dates in the reader's language: by themselves, and as the answer to "when" within a sentence."""

from __future__ import annotations

from spacecoop.errors import UnknownValue, shown
from spacecoop.values.dates import PartialDate
from spacecoop.views.labels import language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Literal

    from spacecoop.values.dates import DateLike
    from spacecoop.views.labels import Language

_SKELETONS = {
    "long": {"day": "yMMMMd", "month": "yMMMM", "quarter": "yQQQQ", "year": "y"},
    "medium": {"day": "yMMMd", "month": "yMMM", "quarter": "yQQQ", "year": "y"},
}
_INTERVALS = {"day": "yMMMd", "month": "yMMMM", "year": "y"}
_MARKS = {"~": "about", "?": "uncertain", "%": "about and uncertain"}


def format_date(value: DateLike, locale: str | Language, style: Literal["long", "medium"] = "long") -> str:
    """Write a date of whatever form: a day, a month, a season, a quarter, an interval, an open or an uncertain one.

    `medium` shortens the names of months. Raises UnknownValue for an unknown locale or style, DateError for what is no
    date.

    >>> format_date("2024-06-22", "fr"), format_date("2026-21", "de"), format_date("2026/..", "en")
    ('22 juin 2024', 'Frühjahr 2026', '2026 or later')
    """
    if style not in _SKELETONS:
        raise UnknownValue(f"no style {shown(style)}: one of {', '.join(_SKELETONS)}")
    skeletons = _SKELETONS[style]
    date, reader = PartialDate.of(value), language(locale)
    reader = reader.words if _worded(date) else reader
    return _shaped(date, reader, "date", lambda date, reader: _plain(date, reader, skeletons))


def _worded(value: PartialDate) -> bool:
    """Tell whether it takes a word of ours: the whole is then in the language of our words."""
    return any(
        end == ".." or end[-1] in _MARKS or PartialDate(end).precision not in _SKELETONS["long"]
        for end in value.text.split("/")
    )


def when(value: DateLike, reader: Language, lasting: bool = False) -> str:
    """Say when something happens, as a sentence has it: on a day, in a month, not before a year.

    Of an interval of days, `lasting` says that it takes all of it, and not one day of it.

    >>> when("2024-06-22", language("en")), when("2026/..", language("fr"))
    ('on June 22, 2024', 'en 2026 au plus tôt')
    """
    days = "lasting" if lasting else "days"
    return _shaped(PartialDate.of(value), reader, "when", lambda date, reader: _adverbial(date, reader, days))


def _shaped(value: PartialDate, reader: Language, context: str, write: Callable[[PartialDate, Language], str]) -> str:
    """Write a date between the words for its marks and its open ends."""
    first, slash, last = value.text.partition("/")
    if first == "..":
        return reader.word(context, "by", date=_shaped(PartialDate(last), reader, context, write))
    if last == "..":
        return reader.word(context, "or later", date=_shaped(PartialDate(first), reader, context, write))
    if not slash and first[-1] in _MARKS:
        date = _shaped(PartialDate(first[:-1]), reader, context, write)
        return reader.word(context, _MARKS[first[-1]], date=date)
    return write(value, reader)


def _plain(value: PartialDate, reader: Language, skeletons: dict[str, str]) -> str:
    if value.precision == "interval":
        return _interval(value, reader)
    start = _start(value)
    if value.precision in skeletons:
        return reader.day(start, skeletons[value.precision])
    return reader.word("date", _period(value), year=_years(value))


def _adverbial(value: PartialDate, reader: Language, days: str) -> str:
    ends = [PartialDate(text) for text in value.text.split("/")]
    if len(ends) == 2 and not value.marked and all(end.precision == "day" for end in ends):
        first, last = (format_date(end, reader) for end in ends)
        return reader.word("when", days, first=first, last=last)
    if value.precision in ("interval", "day", "year"):
        date = _plain(value, reader, _SKELETONS["long"])
        return reader.word("when", value.precision, date=date, year=value.text)
    return reader.word("when", _period(value), year=_years(value))


def _start(value: PartialDate) -> date:
    assert value.earliest is not None, "only an interval may be open"
    return value.earliest


def _period(value: PartialDate) -> str:
    """Name the kind of a month, season, quarter or decade: the part of its text after the year."""
    return PERIODS["X" if value.precision == "decade" else value.text[5:]]


def _years(value: PartialDate) -> str:
    year = _start(value).year
    return f"{year}/{(year + 1) % 100:02}" if value.text.endswith("-24") else str(year)


_MONTHS = "January February March April May June July August September October November December"
PERIODS = {
    **{f"{n:02}": name for n, name in enumerate(_MONTHS.split(), 1)},
    **dict(zip(("21", "22", "23", "24"), ("spring", "summer", "autumn", "winter"), strict=True)),
    **dict(zip(("33", "34", "35", "36"), ("quarter 1", "quarter 2", "quarter 3", "quarter 4"), strict=True)),
    "X": "decade",
}


def _interval(value: PartialDate, reader: Language) -> str:
    ends = [PartialDate(text) for text in value.text.split("/")]
    first, last = ends
    if first.precision == last.precision in _INTERVALS and not value.marked:
        return reader.interval(_start(first), _start(last), _INTERVALS[first.precision])
    return reader.between(*(format_date(end, reader) for end in ends))
