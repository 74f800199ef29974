"""Who speaks in tables and cards: plain English, as the data have it, or a reader's language (`local.Local`)."""

from __future__ import annotations

from spacecoop.views.plain import cell, equivalent, named, plain, quantity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from spacecoop.records.funding import Amount
    from spacecoop.records.vocabulary import Qualifier
    from spacecoop.values.money import Money
    from spacecoop.views.columns import Column
    from spacecoop.views.tables import Table


class Voice:
    """English without any library: words as vocabularies have them, dates in EDTF, records by their ids."""

    __slots__ = ()

    @property
    def tag(self) -> str:
        """The language of what is written, where one was asked for."""
        return ""

    @property
    def rtl(self) -> bool:
        """Whether that is written from right to left."""
        return False

    def say(self, message: str, **values: object) -> str:
        """Give a phrase, with values in its places."""
        return message.format(**values)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """Give a phrase in the form that a number asks for."""
        return (one if n == 1 else many).format(n=n, **values)

    def head(self, name: str) -> str:
        """Give the title of a column or field."""
        return name.replace("_", " ")

    def short(self, table: Table) -> tuple[Column, ...]:
        """Give the columns that fit a terminal."""
        return table.short

    def cell(self, column: Column, item: Any) -> str:
        """Give the text of a cell."""
        return cell(column.of(item))

    def whole(self, column: Column) -> bool:
        """Tell whether a cell cut short would be misread."""
        return column.name in ("sum", "quantity")

    def value(self, name: str, value: Any) -> str:
        """Give the text of a field of a card."""
        return "; ".join(map(named, value)) if name == "leads" else cell(plain(value))

    def group(self, by: str, value: Any) -> str:
        """Give the text of what a group has in common: a value of an attribute, where the groups are by one."""
        if value is None:
            return self.say("(none)")
        return self.record(value) if hasattr(value, "same_as") else self.value(by, value)

    def title(self, record: Any) -> str:
        """Give the name of a record."""
        return str(record.name)

    def record(self, record: Any) -> str:
        """Name another record, with its id."""
        return named(record)

    def country(self, code: str) -> str:
        """Name a country."""
        return code

    def word(self, word: Any) -> str:
        """Give a word of a vocabulary."""
        return str(word)

    def disputed(self, dispute: Any) -> str:
        """Give what a source says of a field of an element or record, in the form of what the element says."""
        return str(dispute.value)

    def relation(self, name: str) -> str:
        """Give the word for the other end of a relation."""
        return name.replace("_", " ")

    def date(self, date: object) -> str:
        """Give a date."""
        return str(date)

    def amount(self, item: Any) -> str:
        """Give a sum as it was said."""
        return str(item.amount)

    def sum(self, amount: Amount | Money) -> str:
        """Give a sum with all its digits."""
        return str(amount)

    def qualified(self, qualifier: Qualifier, text: str) -> str:
        """Say how exactly a sum is known."""
        return f"{qualifier.replace('_', ' ')} {text}"

    def equivalent(self, item: Any) -> str:
        """Give what a source says that a sum is worth in another currency."""
        return equivalent(item)

    def quantity(self, figure: Any) -> str:
        """Give a figure as it was said."""
        return quantity(figure)


ENGLISH = Voice()


def speaking(locale: str | None) -> Voice:
    """Give who speaks a language; None for plain English. Raises UnknownValue for an unknown one."""
    if locale is None:
        return ENGLISH
    from spacecoop.views.local import Local

    return Local(locale)
