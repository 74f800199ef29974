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
