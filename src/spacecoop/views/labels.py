"""Names and words in the reader's language: CLDR's through Babel, our own through gettext. No other view imports Babel."""

from __future__ import annotations

import os
import re
from decimal import Context, Decimal
from functools import lru_cache
from gettext import GNUTranslations

import babel
from babel import dates, lists, localedata, numbers, units
from babel.core import get_global
from babel.languages import get_official_languages

from spacecoop.errors import CatalogueError, UnknownValue, shown
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.records.vocabulary import Vocabulary
from spacecoop.values.codes import COUNTRIES, CURRENCIES, FORMER_COUNTRIES
from spacecoop.views.tags import Tag, parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Literal

    Kind = Literal["country", "currency", "language", "column"]

LANGUAGES = ("en", "zh_Hans", "fr", "de", "es", "ru", "ja", "zh_Hant")
"""The languages that our own words are in; of two scripts of a language, the first serves where none is named."""

UNITS = {
    "mm": "length-millimeter",
    "cm": "length-centimeter",
    "m": "length-meter",
    "km": "length-kilometer",
    "au": "length-astronomical-unit",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "tonne": "mass-tonne",
    "pound": "mass-pound",
    "degree": "angle-degree",
    "percent": "concentr-percent",
    "second": "duration-second",
    "minute": "duration-minute",
    "hour": "duration-hour",
    "day": "duration-day",
    "week": "duration-week",
    "month": "duration-month",
    "year": "duration-year",
    "megabyte": "digital-megabyte",
    "gigabyte": "digital-gigabyte",
    "terabyte": "digital-terabyte",
    "W": "power-watt",
    "kW": "power-kilowatt",
}
"""Units as pint writes them, and as CLDR does."""

SHORT = 4
"""How many digits, at most, a number has that is written short."""
_WIDE = Context(prec=1000)

_I_SOUND = re.compile(r"\W*(?:[ií]|h[ií](?![ae]))", re.IGNORECASE)
_DAY_ONE = re.compile(r"(?<!\d)1(?=[\s–])")

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")


def label(value: Record | Source | Vocabulary | str, locale: str | Language, kind: Kind | None = None) -> str:
    """Name a record, a source, a word of a vocabulary, a country, a currency, a language or a column of a table.

    A record has its native or translated name, falling back along CLDR's parent locales, then to English. Of texts,
    `CN` is a country, `CNY` a currency, `zh-Hans` a language, `last_word` a column; `kind` decides where that is not what
    is meant. Raises UnknownValue for an unknown locale, and for a text that is none of these.

    >>> from spacecoop.records.vocabulary import MissionStatus
    >>> label(MissionStatus.OPERATING, "zh_CN"), label("FR", "ja"), label("EUR", "ru"), label("last_word", "de")
    ('运行中', 'フランス', 'евро', 'letzte Nachricht')
    """
    reader = language(locale)
    if isinstance(value, Record):
        return reader.name(value)
    if isinstance(value, Source):
        return value.title
    if isinstance(value, Vocabulary):
        return reader.word(type(value).__name__, value.value)
    if not isinstance(value, str):
        raise TypeError(f"label() takes a record, a source, a word of a vocabulary or a code, not {shown(value)}")
    return reader.code(value, kind)


def format_list(words: Iterable[str], locale: str | Language) -> str:
    """Join words as a sentence does.

    >>> format_list(["CNES", "CNSA", "ESA"], "fr")
    'CNES, CNSA et ESA'
    """
    return language(locale).join(words)


def language(locale: str | Language) -> Language:
    """Find the best that we have for a tag of BCP 47, POSIX or CLDR; nothing reads the process's own locale.

    Words of ours that the language lacks are English; names of countries and currencies, dates and numbers are CLDR's.
    Raises UnknownValue, with the nearest tags, for one that CLDR does not know.

    >>> language("zh_CN").tag, language("zh-Hant-TW").tag, language("fr_FR.UTF-8").tag, language("pt_BR").words.tag
    ('zh-Hans-CN', 'zh-Hant-TW', 'fr-FR', 'en')
    """
    return locale if isinstance(locale, Language) else _language(locale)


@lru_cache(maxsize=128)
def _language(text: str) -> Language:
    try:
        asked = parse(text)
    except UnknownValue:
        if spelt := _spelt(text):
            raise UnknownValue(f"no locale {shown(text)}; did you mean {spelt!r}?") from None
        raise
    known_script = not asked.script or asked.script in babel.Locale.parse("en").scripts
    for found in _candidates(_current(asked)):
        if known_script and localedata.exists(found):
            return Language(found)
    from spacecoop.suggest import did_you_mean

    known = (found.replace("_", "-") for found in localedata.locale_identifiers())
    hint = f"; did you mean {spelt!r}?" if (spelt := _spelt(text)) else did_you_mean(text, known)
    others = f"; our own words are in {', '.join(map(_hyphened, LANGUAGES))}"
    raise UnknownValue(f"no locale {shown(text)}{hint or others}")


def _hyphened(identifier: str) -> str:
    return identifier.replace("_", "-")


def _spelt(text: str) -> str | None:
    """Give the tag of the language whose name, in English or in itself, begins so."""
    for identifier in LANGUAGES if text else ():
        known = babel.Locale.parse(identifier)
        names = (known.english_name, known.language_name)
        if any(str(name).casefold().startswith(text.casefold()) for name in names):
            return _hyphened(identifier)
    return None


def _current(asked: Tag) -> Tag:
    """Replace codes that were withdrawn or written in another way."""
    first, *more = get_global("language_aliases").get(asked.language, asked.language).split("_")
    script = asked.script or next(iter(more), "")
    return Tag(first, script, get_global("territory_aliases").get(asked.territory, [asked.territory])[0])


def _candidates(asked: Tag) -> Iterator[str]:
    """Give what CLDR may have, the nearest first: with script and territory, without the one, without the other."""
    likely = get_global("likely_subtags")
    plain = "_".join(filter(None, (asked.language, asked.territory)))
    usual = (likely.get(plain) or likely.get(asked.language) or "__").split("_")[1]
    script = asked.script if _written_in(f"{asked.language}_{asked.script}") else usual
    if asked.territory:
        yield "_".join(filter(None, (asked.language, script, asked.territory)))
        if script == usual:
            yield plain
    yield "_".join(filter(None, (asked.language, script)))
    yield asked.language


def _written_in(identifier: str) -> bool:
    """Tell whether CLDR knows the months of a language in a script, and not its name only."""
    return localedata.exists(identifier) and dates.get_month_names("wide", locale=identifier)[4] != "M04"


class Language:
    """A reader's language: CLDR's data for the locale that was asked for, and our own words in it, else in English."""

    __slots__ = ("cldr", "tag")

    def __init__(self, identifier: str) -> None:
        self.cldr: babel.Locale = babel.Locale.parse(identifier)
        self.tag: str = identifier.replace("_", "-")

    def __repr__(self) -> str:
        return f"<Language {self.tag}>"

    def _spoken(self) -> str | None:
        near = [known for known in LANGUAGES if known.partition("_")[0] == self.cldr.language]
        return next((known for known in near if known.endswith(f"_{self.cldr.script}")), next(iter(near), None))

    @property
    def words(self) -> Language:
        """The language of our own words: a sentence is whole in one language, whatever else CLDR knows."""
        return self if self._spoken() else _language("en")

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.cldr.text_direction == "rtl"

    # our own words

    @property
    def _messages(self) -> GNUTranslations:
        return _messages(self._spoken() or "en")

    def say(self, message: str, **values: object) -> str:
        """Give a sentence or phrase, with values in its places."""
        return self._messages.gettext(message).format(**values)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Give a sentence or phrase in the form that a number asks for."""
        return self._messages.ngettext(one, many, n).format(n=self.number(n), **values)

    def word(self, context: str, word: str, **values: object) -> str:
        """Give what a word stands for, by the list in which it stands; with values where that is a sentence."""
        found = self._messages.pgettext(context, word)
        return found.format(**values) if values else found

    # names of records

    def own_name(self, record: Record) -> str | None:
        """Give a record's name in this language, in whatever script, or None."""
        for tag in self._parents():
            if tag in record.names:
                return str(record.names[tag])
        alike = (name for tag, name in record.names.items() if tag.partition("-")[0] == self.cldr.language)
        return next(alike, None) or (record.name if self._native(record) else None)

    def _native(self, record: Record) -> bool:
        """Tell whether the name as such is in this language: it is English, unless an English one stands beside it."""
        if "en" not in record.names:
            return self.cldr.language == "en"
        country = getattr(record, "country", None)
        return country is not None and self.cldr.language in get_official_languages(country)

    def name(self, record: Record) -> str:
        """Name a record, at the worst in English."""
        return self.own_name(record) or str(record.names.get("en", record.name))

    def short(self, record: Record) -> str:
        """Name a record by its acronym; where that is in a foreign script, by a name in this language."""
        own = None if self._script == "Latn" else self.own_name(record)
        return own or record.acronym or self.name(record)

    @property
    def _script(self) -> str:
        likely = get_global("likely_subtags").get(self.cldr.language, "__")
        return self.cldr.script or likely.split("_")[1]

    def _parents(self) -> Iterator[str]:
        identifier = str(self.cldr)
        exceptions = get_global("parent_exceptions")
        while identifier and identifier != "root":
            yield identifier.replace("_", "-")
            identifier = exceptions.get(identifier, identifier.rpartition("_")[0])

    # names of codes

    def code(self, code: str, kind: Kind | None = None) -> str:
        """Name a country, currency, column or language. Raises UnknownValue for what is none."""
        from spacecoop.views.tables import TABLES

        if kind in (None, "country") and code in COUNTRIES | FORMER_COUNTRIES:
            return self.country(code)
        if kind in (None, "currency") and code in CURRENCIES:
            return self.currency(code)
        if kind in (None, "column") and any(
            code == column.name for table in TABLES.values() for column in table.columns
        ):
            return self.word("column", code)
        if kind in (None, "language") and (found := self.language(code)):
            return found
        raise UnknownValue(f"no {kind or 'country, currency, column or language'} {shown(code)}")

    def country(self, code: str) -> str:
        """Name a country by its code; of states that are no more, those that CLDR does not name have words of ours."""
        found = self.cldr.territories.get(code)
        return str(found) if found else self.word("country", code)

    def currency(self, code: str) -> str:
        """Name a currency by its code."""
        return str(self.cldr.currencies.get(code, code))

    def language(self, tag: str) -> str | None:
        """Name a language by its tag, or None where CLDR knows none."""
        try:
            return _language(tag).cldr.get_display_name(self.cldr)
        except UnknownValue:
            return None

    def body(self, body: Record | str) -> str:
        """Name shortly who takes part, a body or a country."""
        return self.country(body) if isinstance(body, str) else self.short(body)

    # what CLDR writes

    def join(self, words: Iterable[str]) -> str:
        """Join words as a sentence does; the Spanish "y" is "e" before the sound of an i."""
        joined = list(words)
        text = lists.format_list(joined, locale=self.cldr)
        if self.cldr.language == "es" and len(joined) > 1 and _I_SOUND.match(joined[-1]):
            return f"{text.removesuffix(joined[-1]).removesuffix('y ')}e {joined[-1]}"
        return text

    def number(self, number: Decimal | int) -> str:
        """Write a number with all its digits."""
        return numbers.format_decimal(number, locale=self.cldr, decimal_quantization=False)

    @property
    def signs(self) -> tuple[str, str]:
        """The sign that groups the digits of numbers, and the one that begins their fraction."""
        return numbers.get_group_symbol(self.cldr), numbers.get_decimal_symbol(self.cldr)

    def compact(self, number: Decimal) -> str:
        """Write a number with a word for thousands, millions ...; with all its digits where they would be many or none fits.

        Nothing is rounded: what is short is what was said.
        """
        digits = len(number.normalize(_WIDE).as_tuple().digits)
        if abs(number) < 1000 or digits > SHORT:
            return self.number(number)
        text = numbers.format_compact_decimal(number, locale=self.cldr, fraction_digits=digits)
        return text if any(map(str.isalpha, text)) else self.number(number)

    def measure(self, number: Decimal, unit: str | None) -> str:
        """Write a number with its unit: a sign, but a span of time as a word."""
        known = UNITS.get(unit or "")
        sizes: tuple[Literal["long", "short"], ...] = ("short",)
        if known and known.startswith("duration"):
            sizes = ("long", "short")
        for size in sizes if known else ():
            text = units.format_unit(number, str(known), size, "#,##0.##########", locale=self.cldr)
            if str(known) not in text:
                return text
        return f"{self.number(number)} {unit}" if unit else self.number(number)

    def sum(self, amount: Decimal, currency: str, pattern: str) -> str:
        """Write a sum by a pattern of CLDR, in which ¤ stands for the symbol and ¤¤¤ for the name."""
        return numbers.format_currency(
            amount, currency, pattern, self.cldr, currency_digits=False, decimal_quantization=False
        )

    def symbol(self, currency: str) -> str:
        """Give the sign of a currency as this language knows it, else its code."""
        return numbers.get_currency_symbol(currency, self.cldr)

    def day(self, day: date, skeleton: str) -> str:
        """Write a day, or the month, quarter or year in which it lies, by a skeleton of CLDR."""
        if skeleton == "yMMMMd":  # few locales have it as a skeleton: it is their long form
            return self._numbered(dates.format_date(day, "long", self.cldr))
        return self._numbered(dates.format_skeleton(skeleton, day, locale=self.cldr))

    def interval(self, first: date, last: date, skeleton: str) -> str:
        """Write an interval of days, months or years."""
        return self._numbered(dates.format_interval(first, last, skeleton, locale=self.cldr))

    def _numbered(self, text: str) -> str:
        """Write the first of a month as an ordinal number, in the language that does so."""
        return _DAY_ONE.sub("1er", text) if self.cldr.language == "fr" else text

    def between(self, first: str, last: str) -> str:
        """Write an interval of which the ends are written."""
        return str(self.cldr.interval_formats[None]).format(first, last)


@lru_cache(maxsize=len(LANGUAGES))
def _messages(spoken: str) -> GNUTranslations:
    path = os.path.join(FOLDER, spoken, "LC_MESSAGES", "spacecoop.mo")
    try:
        with open(path, "rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        raise CatalogueError(
            f"no compiled messages in {spoken} in this checkout: run `python -m pip install -e .`"
        ) from None
