"""The columns of every table, as data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import spacecoop as sc
from spacecoop.parts import CLASSES, PARTS
from spacecoop.records import vocabulary
from spacecoop.records.vocabulary.base import Vocabulary
from spacecoop.values.dates import PartialDate
from spacecoop.values.money import Money
from spacecoop.views.columns import Column
from spacecoop.views.tables import TABLES
from spacecoop.views.types import DATE, DAY, FLAG, INTEGER, NUMBER, TYPES

EVERY: list[Any] = [sc.missions(), sc.agencies(), sc.agreements(), sc.meetings(), sc.sources()]
WHOLE = [*EVERY, *(found.each(part) for part, kinds in PARTS.items() for found in EVERY if found.kind in kinds)]
COLUMNS = [(kind, column) for kind, table in TABLES.items() for column in dict.fromkeys((*table.columns, *table.short))]


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=lambda it: it.name if isinstance(it, Column) else it)
def test_a_column_says_what_it_is(kind: str, column: Column) -> None:
    assert column.about[0].isupper()
    assert column.about.endswith(".")
    assert column.type.name in {known.name for known in TYPES}
    if column.type.vocabulary:
        assert issubclass(getattr(vocabulary, column.type.vocabulary), Vocabulary)
    if column.type.name in (NUMBER.name, INTEGER.name) and column.name != "number":
        assert column.unit
    else:
        assert not column.unit


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=lambda it: it.name if isinstance(it, Column) else it)
def test_what_defines_a_column_is_an_attribute_of_what_the_table_holds(kind: str, column: Column) -> None:
    if column.defined:
        assert any(hasattr(_class(place), column.defined) for place in CLASSES[kind])


def _class(place: str) -> Any:
    module, _, name = place.partition(".")
    return getattr(__import__(f"spacecoop.records.{module}", fromlist=[name]), name)


@pytest.mark.parametrize("kind", TABLES)
def test_no_name_stands_twice(kind: str) -> None:
    for columns in (TABLES[kind].columns, TABLES[kind].short):
        names = [column.name for column in columns]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("units", ["currency", "unit"])
def test_a_unit_that_is_a_column_stands_in_the_table(units: str) -> None:
    for table in TABLES.values():
        if any(column.unit == units for column in table.columns):
            assert units in [column.name for column in table.columns]


@pytest.mark.parametrize("selection", WHOLE, ids=repr)
def test_values_are_of_the_type_that_the_column_says(selection: sc.Selection[Any]) -> None:
    for column in TABLES[selection.kind].columns:
        words = getattr(vocabulary, column.type.vocabulary) if column.type.vocabulary else None
        for item in selection:
            value = column.value(item)
            plain = column.of(item)
            if value is None:
                continue
            if column.type.many:
                assert isinstance(plain, list), column.name
                assert all(isinstance(one, str) for one in plain)
                assert words is None or {words(one) for one in plain} == set(value)
            elif words is not None:
                assert value in list(words), column.name
            else:
                assert isinstance(value, OF_TYPE.get(column.type.name, object)), column.name
                assert isinstance(plain, PLAIN.get(column.type.name, str)), column.name


OF_TYPE: dict[str, type] = {
    DATE.name: PartialDate,
    DAY.name: date,
    FLAG.name: bool,
    INTEGER.name: int,
    NUMBER.name: Decimal,
}
PLAIN: dict[str, type] = {FLAG.name: bool, INTEGER.name: int}


def test_money_stands_beside_its_currency() -> None:
    names = [column.name for column in TABLES["funding"].columns]
    assert {"amount", "upper", "currency", "basis"} <= set(names)
    row = next(row for row in sc.missions().each("funding").to_dicts() if row["currency"] == "CNY")
    assert Money(str(row["amount"]), "CNY").amount == Decimal(str(row["amount"]))


def test_names_stand_each_with_its_language() -> None:
    rows = sc.table("names").to_dicts()
    assert [(row["record"], row["language"], row["name"]) for row in rows] == [
        (one.id, tag, name) for one in sc.table("record") for tag, name in one.names.items()
    ]
    found = sc.missions(where=lambda mission: mission.id == "svom").each("names").one()
    assert (found.language, found.name, found.record) == ("zh-Hans", "中法天文卫星", sc.mission("SVOM"))
    assert found.sources == sc.mission("SVOM").sources
    assert sc.table("names").group_by("language").sizes()["zh-Hans"] > 100


def test_citations_are_all_that_is_cited_and_where() -> None:
    found = sc.table("citations")
    cited: dict[str, set[str]] = {}
    for row in found.to_dicts():
        cited.setdefault(str(row["record"]), set()).add(str(row["source"]))
    assert cited == {record.id: set(record.cited_ids()) for record in sc.table("record")}
    assert {"mission", "participant", "milestone", "dispute", "former_name"} <= set(found.group_by("kind"))
    svom = sc.missions(where=lambda mission: mission.id == "svom").each("citations")
    launched = sc.mission("SVOM").launched
    assert launched is not None
    of_launch = svom.filter(lambda citation: citation.on == launched)
    assert tuple(one.source_id for one in of_launch) == launched.source_ids
    assert {str(row["within"]) for row in of_launch.to_dicts()} == {"launch 2024-06-22"}
    first = of_launch[0]
    assert (first.kind, first.record.id, first.source.id) == ("milestone", "svom", first.source_id)
    assert first.source.title in sc.cite(first)
    assert sc.missions().each("instruments").each("citations").ids


def test_names_and_citations_of_a_view_are_those_of_its_records() -> None:
    view = sc.as_of("2015-01-01")
    assert set(view.table("names").ids) <= set(view.table("record").ids)
    assert len(view.table("citations")) < len(sc.table("citations"))
