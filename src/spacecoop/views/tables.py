"""What stands in the tables: the columns of each kind of record and part, once for every way out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from spacecoop.records.model import parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from spacecoop.selection import Selection

    Plain: TypeAlias = bool | int | str | list[str] | None
    Row: TypeAlias = dict[str, Plain]


class Column:
    """A column: its name in rows, its title for readers, and what gives its value."""

    __slots__ = ("name", "title", "value")
    name: str
    title: str
    value: Callable[[Any], object]

    def __init__(self, name: str, value: Callable[[Any], object]) -> None:
        self.name = name
        self.title = name.replace("_", " ")
        self.value = value

    def of(self, item: object) -> Plain:
        """Give the plain value of one record or part."""
        return plain(self.value(item))


class Table:
    """The tables of one kind, with the words for one and many: `columns` hold all, `short` what fits a terminal."""

    __slots__ = ("columns", "many", "one", "short")
    columns: tuple[Column, ...]
    many: str
    one: str
    short: tuple[Column, ...]

    def __init__(self, one: str, many: str, columns: tuple[Column, ...], short: tuple[Column, ...]) -> None:
        self.one = one
        self.many = many
        self.columns = columns
        self.short = short

    def count(self, n: int) -> str:
        """Say how many."""
        return f"{n} {self.one if n == 1 else self.many}"


def rows(selection: Selection[Any]) -> list[Row]:
    """Give every column of every item, as plain values."""
    columns = TABLES[selection.kind].columns
    return [{column.name: column.of(item) for column in columns} for item in selection]


def plain(value: Any) -> Plain:
    """Give a value as JSON can hold it: ids of records, dates in EDTF, exact numbers as text, tuples as lists."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [str(plain(part)) for part in value]
    if isinstance(value, Mapping):
        return [
            f"{key}: {word}" for key, words in value.items() for word in ([words] if isinstance(words, str) else words)
        ]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(getattr(value, "id", value))


def parent(part: Any) -> Any:
    """Give the record or element in which a part stands."""
    record = part.record
    return next(model for model in (record, *record.elements()) if any(found is part for found in parts(model)))


def caption(item: Any) -> str:
    """Name an element within its record: its kind or role, and whose it is."""
    words = [getattr(item, name, None) for name in ("kind", "role", "act", "acronym", "body_id", "to_id", "date")]
    said = [str(word) for word in words if word is not None]
    return " ".join(said) if said else str(getattr(item, "name", ""))


def person(item: Any) -> str:
    """Give a person with the office."""
    return f"{item.name} ({item.office})" if item.office else str(item.name)


def named(record: Any) -> str:
    """Give a record's acronym or name, with the id unless that is the same word."""
    name = str(record.acronym or record.name)
    return name if name.lower() == record.id else f"{name} ({record.id})"


def equivalent(item: Any) -> str:
    """Give what a source says that a sum is worth in another currency."""
    from spacecoop.records.funding import Amount

    return str(Amount(item.money, item.qualifier))


def quantity(figure: Any) -> str:
    """Give a figure as it was said."""
    qualifier = "" if figure.qualifier == "exact" else f"{figure.qualifier.replace('_', ' ')} "
    return f"{qualifier}{figure.value:f}{f' {figure.unit}' if figure.unit else ''}"


def amount(money: Any) -> str | None:
    """Give an exact amount without its currency."""
    return None if money is None else f"{money.amount:f}"


def _label(item: Any) -> str:
    return str(getattr(item, "name", None) or item.title)


def _agency_name(item: Any) -> str | None:
    return None if item.agency is None else str(item.agency.name)


def _within(part: Any) -> str | None:
    above = parent(part)
    return None if above is part.record else caption(above)


def _days(name: str) -> dict[str, Callable[[Any], object]]:
    return {
        f"{name}_least": lambda item: getattr(getattr(item, name), "least", None),
        f"{name}_most": lambda item: getattr(getattr(item, name), "most", None),
    }


def _launched(mission: Any) -> str | None:
    plan = mission.planned_launch
    return str(mission.launch) if mission.launch else f"plan {plan}" if plan else None


def _distinct(name: str) -> Callable[[Any], object]:
    return lambda item: tuple(dict.fromkeys(part.body_id for part in getattr(item, name)))


def _persons(name: str) -> Callable[[Any], object]:
    return lambda item: tuple(map(person, getattr(item, name)))


_STORED = {
    "agency": "agency_id",
    "body": "body_id",
    "by": "by_id",
    "covers": "covers_ids",
    "mission": "mission_id",
    "of": "of_id",
    "payers": "payer_ids",
    "recipients": "recipient_ids",
    "sources": "source_ids",
    "to": "to_id",
    "via": "via_id",
}
"""Where the ids stand already: no object is made to tell them."""

_SPECIAL: dict[str, Callable[[Any], object]] = {
    "record": lambda part: part.record,
    "former_names": lambda item: tuple(former.name for former in item.former_names),
    "instruments": lambda item: tuple(found.acronym or found.name for found in item.instruments),
    "members": _distinct("members"),
    "parties": _distinct("parties"),
    "participants": _distinct("participants"),
    "providers": _distinct("providers"),
    "persons": _persons("persons"),
    "signatories": _persons("signatories"),
    "witnesses": _persons("witnesses"),
    "within": _within,
    **_days("slip"),
    **_days("overdue"),
}
"""Columns that are more than the attribute of their name."""


def _table(one: str, many: str, short: str, names: str, **special: Callable[[Any], object]) -> Table:
    values = _SPECIAL | special

    def columns(names: str) -> tuple[Column, ...]:
        return tuple(Column(word, values.get(word) or _attribute(word)) for word in names.split())

    return Table(one, many, columns(names), columns(short))


def _attribute(name: str) -> Callable[[Any], object]:
    stored = _STORED.get(name, name)
    return lambda item: getattr(item, stored)


def _where_known(name: str) -> Callable[[Any], object]:
    return lambda item: getattr(item, name) if hasattr(type(item), name) else None


_ALL = "aliases former_names names same_as disputed url summary sources"
_SAID = "note sources"

TABLES: Mapping[str, Table] = {
    "mission": _table(
        "mission",
        "missions",
        "id status last_word launched leads countries",
        "id acronym name kind themes status last_word launch planned_launch slip_least slip_most"
        " overdue_least overdue_most ended leads partners countries instruments part_of carried_by agreements meetings"
        f" {_ALL}",
        launched=_launched,
    ),
    "agency": _table(
        "agency",
        "agencies",
        "id name kind countries status last_word",
        "id acronym name kind country countries city status last_word founded dissolved parents predecessors successors"
        f" members missions agreements {_ALL}",
    ),
    "agreement": _table(
        "agreement",
        "agreements",
        "id status last_word signed parties covers",
        "id acronym name kind purposes level status last_word signed place in_force expires terminated parties"
        f" countries covers implements renewed_by superseded_by meetings binding languages witnesses {_ALL}",
    ),
    "meeting": _table(
        "meeting",
        "meetings",
        "id kind start place country participants",
        f"id acronym name kind number series start end place country participants topics covers last_word {_ALL}",
    ),
    "source": _table(
        "source",
        "sources",
        "id title publisher published",
        "id title publisher kind published accessed language url cited_by",
    ),
    "record": _table(
        "record",
        "records",
        "type id acronym name status last_word",
        "type id acronym name kind status last_word url summary",
        type=lambda item: getattr(item, "RECORD_KIND", "source"),
        name=_label,
        **{name: _where_known(name) for name in ("acronym", "status", "last_word", "summary")},
    ),
    "participants": _table(
        "participant",
        "participants",
        "record body role contribution",
        f"record agency country name countries role contribution persons via certainty stated since until {_SAID}",
        name=_agency_name,
    ),
    "providers": _table(
        "provider",
        "providers",
        "record within body role contribution",
        "record within agency country name countries role contribution persons via certainty stated since until"
        f" {_SAID}",
        name=_agency_name,
    ),
    "members": _table(
        "member",
        "members",
        "record body role since until",
        f"record agency country name countries role contribution persons via certainty stated since until {_SAID}",
        name=_agency_name,
    ),
    "instruments": _table(
        "instrument",
        "instruments",
        "record acronym name providers",
        f"record name acronym providers mission {_SAID}",
    ),
    "timeline": _table(
        "milestone",
        "milestones",
        "record kind date certainty said subject",
        f"record kind date end certainty said stated subject wording local by place country vehicle site {_SAID}",
    ),
    "funding": _table(
        "sum of money",
        "sums of money",
        "record sum kind scope stated payers",
        "record kind scope qualifier amount upper currency basis payers recipients stated period equivalents key"
        f" revises {_SAID}",
        sum=lambda item: str(item.amount),
        amount=lambda item: amount(item.money),
        upper=lambda item: amount(item.upper),
        currency=lambda item: item.money.currency,
        basis=lambda item: item.money.basis,
        equivalents=lambda item: tuple(map(equivalent, item.equivalents)),
    ),
    "figures": _table(
        "figure",
        "figures",
        "record kind quantity counted of stated",
        f"record kind qualifier value unit counted of stated {_SAID}",
        quantity=quantity,
    ),
    "parties": _table(
        "party",
        "parties",
        "record body act date place",
        f"record agency country name countries act date place signatories {_SAID}",
        name=_agency_name,
    ),
    "signatories": _table(
        "signatory",
        "signatories",
        "record party act date name office",
        "record party act date name office sources",
        party=lambda item: parent(item).body_id,
        act=lambda item: parent(item).act,
        date=lambda item: parent(item).date,
        sources=lambda item: parent(item).source_ids,
    ),
    "relations": _table(
        "relation",
        "relations",
        "record kind to since until",
        f"record kind to since until {_SAID}",
    ),
    "slips": _table(
        "slip",
        "slips",
        "record first_plan said launch latest_plan least most",
        "record first_plan said launch latest_plan least most",
    ),
    "disputes": _table(
        "dispute",
        "disputes",
        "record within field value note",
        f"record within field value {_SAID}",
    ),
}
"""By kind of selection, its table. `status` never stands without `last_word`."""
