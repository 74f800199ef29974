"""The columns that stand in several tables: what each means, its type and unit, and where its value is."""

from __future__ import annotations

from spacecoop.views.plain import person, plain, within
from spacecoop.views.types import (
    BODY,
    COUNTRY,
    DATE,
    DAY,
    FLAG,
    ID,
    INTEGER,
    TEXT,
    URL,
    many,
    word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from spacecoop.views.plain import Plain
    from spacecoop.views.types import Type


class Column:
    """A column: its name in rows, what it means, the type and unit of its values, and what gives them."""

    __slots__ = ("about", "defined", "name", "title", "type", "unit", "value")
    name: str
    type: Type
    about: str
    unit: str
    """The unit of its numbers; `currency` and `unit` are the columns of these names."""
    value: Callable[[Any], Any]
    defined: str
    """The attribute of the records or elements that defines it, or nothing where it is only put together here."""
    title: str

    def __init__(
        self,
        name: str,
        values: Type,
        about: str,
        value: Callable[[Any], Any] | str | None = None,
        *,
        unit: str = "",
        defined: str | None = None,
    ) -> None:
        self.name = name
        self.type = values
        self.about = about
        self.unit = unit
        self.value = value if callable(value) else _attribute(value or name)
        self.defined = name if defined is None else defined
        self.title = name.replace("_", " ")

    def of(self, item: object) -> Plain:
        """Give the plain value of one record or part."""
        return plain(self.value(item))


def _attribute(name: str) -> Callable[[Any], object]:
    return lambda item: getattr(item, name)


def _bound(name: str, bound: str) -> Callable[[Any], object]:
    return lambda item: getattr(getattr(item, name), bound, None)


def _distinct(name: str) -> Callable[[Any], object]:
    return lambda item: tuple(dict.fromkeys(part.body_id for part in getattr(item, name)))


def _persons(name: str) -> Callable[[Any], object]:
    return lambda item: tuple(map(person, getattr(item, name)))


_SHARED = (
    # what it is
    Column("id", ID, "Its id, unique across all kinds of record and never reused."),
    Column("record", ID, "The record in which it stands.", lambda part: part.record),
    Column(
        "within", TEXT, "The element of the record in which it stands: kind or role, and whose.", within, defined=""
    ),
    Column("acronym", TEXT, "Its acronym, in the form that it uses itself."),
    Column("name", TEXT, "Its name, in English where it has one."),
    Column("aliases", many(TEXT), "Other names by which it is found."),
    Column(
        "former_names",
        many(TEXT),
        "Names that it bore before.",
        lambda item: tuple(former.name for former in item.former_names),
    ),
    Column("names", many(TEXT), "Native and translated names, each after its language tag."),
    Column("same_as", many(TEXT), "Its ids in other catalogues, each after the catalogue's name."),
    Column("url", URL, "Its page."),
    Column("summary", TEXT, "What it is, in the catalogue's own words."),
    Column("note", TEXT, "A remark of the catalogue's."),
    Column("sources", many(ID), "The sources that say so.", "source_ids"),
    Column("disputed", FLAG, "Whether a source contradicts any of its values."),
    Column("last_word", DAY, "The newest day on which a source speaks of it: how far the status can be trusted."),
    Column("themes", many(word("Theme")), "What it is about."),
    Column("topics", many(word("Theme")), "What it is about."),
    # what is tied to it
    Column("agreements", many(ID), "The agreements that a source says cover it."),
    Column("meetings", many(ID), "The meetings that dealt with it."),
    Column("covers", many(ID), "The records that it is about.", "covers_ids"),
    Column("funding", many(TEXT), "Its sums of money."),
    Column("participants", many(BODY), "Who takes part.", _distinct("participants")),
    Column("members", many(BODY), "Who is a member.", _distinct("members")),
    Column("parties", many(BODY), "Who has acted on it.", _distinct("parties")),
    Column("providers", many(BODY), "Who provides it.", _distinct("providers")),
    Column("to", ID, "The record at the other end.", "to_id"),
    # who
    Column("agency", ID, "The agency, where the source names one.", "agency_id"),
    Column("country", COUNTRY, "The country, where the source names no agency."),
    Column("body", BODY, "The agency, else the country.", "body_id", defined="body_id"),
    Column("countries", many(COUNTRY), "The countries for which it counts; never those of an agency's members."),
    Column("role", word("Role"), "As what it takes part."),
    Column("contribution", TEXT, "What it brings, in the catalogue's own words."),
    Column("persons", many(TEXT), "Persons named by the source, with their offices.", _persons("persons")),
    Column("signatories", many(TEXT), "Who signed, with their offices.", _persons("signatories")),
    Column("witnesses", many(TEXT), "Who witnessed the signature, with their offices.", _persons("witnesses")),
    Column("via", ID, "The agency through which it takes part.", "via_id"),
    Column("by", ID, "The agency that did or decided it.", "by_id"),
    Column("of", BODY, "Whose figure it is.", "of_id"),
    Column("payers", many(BODY), "Who pays.", "payer_ids"),
    Column("recipients", many(BODY), "Who receives.", "recipient_ids"),
    Column("office", TEXT, "The office that the person held then, as the source writes it."),
    # when and where
    Column("certainty", word("Certainty"), "Whether it is planned or actual."),
    Column("stated", DATE, "When the source said so."),
    Column("said", DAY, "The day from which it counts as known: said, of a plan; happened, of an event."),
    Column("since", DATE, "From when it holds."),
    Column("until", DATE, "Until when it holds."),
    Column("date", DATE, "When, in UTC where the time of day matters."),
    Column("place", TEXT, "Where."),
    Column("launch", DATE, "The first actual launch, in UTC, or the start of what does not fly."),
    # how much
    Column("qualifier", word("Qualifier"), "How exactly the number is said."),
    Column(
        "slip_least",
        INTEGER,
        "The launch after its first stated plan, at least.",
        _bound("slip", "least"),
        unit="day",
        defined="slip",
    ),
    Column(
        "slip_most",
        INTEGER,
        "The launch after its first stated plan, at most.",
        _bound("slip", "most"),
        unit="day",
        defined="slip",
    ),
    Column(
        "overdue_least",
        INTEGER,
        "How long its plan has passed, at least.",
        _bound("overdue", "least"),
        unit="day",
        defined="overdue",
    ),
    Column(
        "overdue_most",
        INTEGER,
        "How long its plan has passed, at most.",
        _bound("overdue", "most"),
        unit="day",
        defined="overdue",
    ),
)
SHARED = {column.name: column for column in _SHARED}
"""By name, the columns that mean the same in every table that does not define its own."""
