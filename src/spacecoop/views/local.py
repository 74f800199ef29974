"""Tables and cards in a reader's language: records by their names, words, dates and sums as the language has them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

from spacecoop.errors import SpacecoopError
from spacecoop.records.elements import Dispute
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.records.vocabulary import Qualifier, Vocabulary
from spacecoop.values.codes import COUNTRIES
from spacecoop.values.dates import PartialDate, Span
from spacecoop.views.dates import format_date
from spacecoop.views.labels import language
from spacecoop.views.plain import cell, parent, plain
from spacecoop.views.sums import format_money
from spacecoop.views.voice import Voice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from spacecoop.records.funding import Amount
    from spacecoop.values.money import Money
    from spacecoop.views.columns import Column
    from spacecoop.views.labels import Language
    from spacecoop.views.tables import Table


class Local(Voice):
    """Speaks the language of a locale. What is text in the data stays as it is."""

    __slots__ = ("reader",)

    def __init__(self, locale: str | Language) -> None:
        self.reader: Language = language(locale)

    @property
    def tag(self) -> str:
        return self.reader.tag

    @property
    def rtl(self) -> bool:
        return self.reader.rtl

    def say(self, message: str, **values: object) -> str:
        return self.reader.say(message, **values)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        return self.reader.count(one, many, n, **values)

    def head(self, name: str) -> str:
        return self.reader.word("column", name)

    def short(self, table: Table) -> tuple[Column, ...]:
        """Give the columns that fit a terminal, a name beside every id."""
        if any(column.name == "name" for column in table.short) or table.short[0].name != "id":
            return table.short
        named = (column for column in table.columns if column.name == "name")
        return (table.short[0], *named, *table.short[1:])

    def cell(self, column: Column, item: Any) -> str:
        if column.name in _MADE:
            return _MADE[column.name](self, item)
        if column.name == "value" and isinstance(item, Dispute):
            return self.disputed(item)
        value = column.value(item)
        kind = column.type.name
        if kind in ("id", "body") and column.name not in ("id", "sources"):
            holder = getattr(item, "record", item)
            return "; ".join(self._named(holder, one) for one in _several(value))
        if kind in ("country", "language"):
            return self.value(kind, value)
        named = item if isinstance(item, Record) else getattr(item, "agency", None)
        if column.name == "name" and named is not None:
            return self.title(named)
        return self.value(column.name, value)

    def whole(self, column: Column) -> bool:
        return super().whole(column) or column.type.name in ("date", "day") or column.name == "launched"

    def value(self, name: str, value: Any) -> str:
        if isinstance(value, tuple):
            return "; ".join(self.value(name, one) for one in value)
        if isinstance(value, bool):
            return self.say("yes") if value else self.say("no")
        if isinstance(value, Vocabulary):
            return self.word(value)
        if isinstance(value, PartialDate | datetime.date):
            return self.date(value)
        if isinstance(value, Decimal | int):
            return self.reader.number(value)
        if isinstance(value, Record):
            return self.reader.short(value)
        if isinstance(value, Span):
            return self._span(value)
        if value is not None and name in ("country", "countries"):
            return self.country(value)
        if value is not None and name in ("language", "languages"):
            return self.reader.language(value) or str(value)
        if isinstance(value, Mapping):
            return cell(plain(value))
        return "" if value is None else str(value)

    def _span(self, span: Span) -> str:
        least, most = span.least, span.most
        if least is not None and most is not None and least != most:
            number = self.reader.number
            return self.say("{range} days", range=self.say("{low} to {high}", low=number(least), high=number(most)))
        if least is None and most is None:
            return self.say("unknown")
        days = self.count("{n} day", "{n} days", (least if least is not None else most) or 0)
        if least == most:
            return days
        return self.reader.word("sum", "at_most" if least is None else "at_least", sum=days)

    def group(self, by: str, value: Any) -> str:
        if isinstance(value, tuple):
            return "; ".join(self.group(by, one) for one in value)
        if _is_code(value) and by.endswith(("_id", "_ids")):
            return self.country(value)
        if isinstance(value, int) and not isinstance(value, bool):  # a year
            return str(value)
        return super().group(by, value)

    def title(self, record: Any) -> str:
        return self.reader.name(record)

    def record(self, record: Any) -> str:
        if isinstance(record, Source):
            return record.title
        name = self.reader.short(record)
        return name if name.lower() == record.id else f"{name} ({record.id})"

    def _named(self, holder: Any, value: Any) -> str:
        """Name what an id or a country's code stands for."""
        if isinstance(value, str):
            if _is_code(value):
                return self.country(value)
            value = holder._catalogue().get("record", value)
        return value.title if isinstance(value, Source) else self.reader.short(value)

    def country(self, code: str) -> str:
        return self.reader.country(code)

    def word(self, word: Any) -> str:
        return self.reader.word(type(word).__name__, word)

    def disputed(self, dispute: Any) -> str:
        try:
            told = getattr(parent(dispute), dispute.field, None)
            if isinstance(told, Vocabulary):
                return self.word(type(told)(dispute.value))
            if isinstance(told, PartialDate):
                return self.date(dispute.value)
            if isinstance(told, Decimal) or dispute.field == "amount":
                return self.reader.number(Decimal(dispute.value))
        except (ArithmeticError, SpacecoopError):
            pass  # a text that is no such value, or of a record that belongs to no catalogue
        return self.country(dispute.value) if dispute.value in COUNTRIES else str(dispute.value)

    def caption(self, item: Any) -> str:
        """Name the element within its record in which a part stands."""
        above = parent(item)
        if above is item.record:
            return ""
        said = [self.word(getattr(above, name)) for name in ("kind", "role", "act") if hasattr(above, name)]
        said += [above.acronym] if getattr(above, "acronym", None) else []
        said += [
            self._named(above.record, id)
            for name in ("body_id", "to_id")
            if (id := getattr(above, name, None)) is not None
        ]
        said += [self.date(above.date)] if getattr(above, "date", None) else []
        return " ".join(said) or str(getattr(above, "name", ""))

    def relation(self, name: str) -> str:
        return self.head(name)

    def date(self, date: Any) -> str:
        return format_date(date, self.reader, "medium")

    def amount(self, item: Any) -> str:
        return format_money(item, self.reader)

    def sum(self, amount: Amount | Money) -> str:
        return format_money(amount, self.reader, "exact")

    def qualified(self, qualifier: Qualifier, text: str) -> str:
        return self.reader.word("sum", qualifier, sum=text)

    def equivalent(self, item: Any) -> str:
        return format_money(item, self.reader)

    def quantity(self, figure: Any) -> str:
        reader = self.reader if figure.qualifier is Qualifier.EXACT else self.reader.words
        return reader.word("sum", figure.qualifier, sum=reader.measure(figure.value, figure.unit))


def _several(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _is_code(value: object) -> bool:
    return isinstance(value, str) and value.isupper()


def _launched(voice: Local, mission: Any) -> str:
    if mission.launch is not None:
        return voice.date(mission.launch)
    plan = mission.planned_launch
    return "" if plan is None else voice.say("plan: {date}", date=voice.date(plan))


_MADE: dict[str, Callable[[Local, Any], str]] = {
    "launched": _launched,
    "sum": Local.amount,
    "quantity": Local.quantity,
    "equivalents": lambda voice, item: "; ".join(map(voice.equivalent, item.equivalents)),
    "within": Local.caption,
    "field": lambda voice, item: voice.head(item.field),
    "type": lambda voice, item: voice.reader.word("column", getattr(item, "RECORD_KIND", "source")),
}
"""Columns that tables put together in English, put together anew."""
