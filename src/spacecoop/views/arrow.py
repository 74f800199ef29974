"""Selections as Arrow tables, and from these as frames of pandas and polars; what is long is passed on in batches."""

from __future__ import annotations

from spacecoop.errors import ExportError, shown
from spacecoop.records import vocabulary
from spacecoop.values.numbers import plain
from spacecoop.views.extras import needed
from spacecoop.views.typed import fields, values
from spacecoop.views.types import DAY, FLAG, INTEGER, NUMBER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from typing import Any

    import pandas
    import polars
    import pyarrow

    from spacecoop.selection import Selection
    from spacecoop.views.typed import Field

BATCH = 1000
"""Items that are in memory at a time."""
DIGITS, DECIMALS = 38, 12
"""Of a decimal number in Arrow: all digits, and those after the point; what has more is refused, not rounded."""


def schema(kind: str, what: str, extra: str = "arrow") -> pyarrow.Schema:
    """Give the Arrow schema of a table; a field's metadata hold its description, unit and definition."""
    pa = needed("pyarrow", extra, what)
    return pa.schema([_field(field, pa) for field in fields(kind)])


def table(selection: Selection[Any], what: str = "to_arrow()", extra: str = "arrow") -> pyarrow.Table:
    """Give all rows as one Arrow table."""
    pa = needed("pyarrow", extra, what)
    of = schema(selection.kind, what, extra)
    return pa.Table.from_batches(batches(selection, of, pa), of)


def stream(selection: Selection[Any], requested: object) -> object:
    """Give the rows through the Arrow C stream interface, a batch at a time."""
    pa = needed("pyarrow", "arrow", "an Arrow stream")
    of = schema(selection.kind, "an Arrow stream")
    return pa.RecordBatchReader.from_batches(of, batches(selection, of, pa)).__arrow_c_stream__(requested)


def batches(selection: Selection[Any], of: pyarrow.Schema, pa: Any) -> Iterator[pyarrow.RecordBatch]:
    """Give the rows in batches, each made when it is asked for."""
    for start in range(0, len(selection), BATCH):
        yield batch(selection[start : start + BATCH], of, pa)


def batch(selection: Selection[Any], of: pyarrow.Schema, pa: Any) -> pyarrow.RecordBatch:
    """Give the rows as one batch. Raises ExportError for a number that does not fit."""
    found = values(selection.kind, selection)
    return pa.record_batch(
        [_array(selection, found[field.name], field, pa) for field in fields(selection.kind)], schema=of
    )


def to_pandas(selection: Selection[Any]) -> pandas.DataFrame:
    """Give a frame: categories for words, `datetime64` for days, nullable whole numbers and booleans, exact Decimals, lists."""
    pd = needed("pandas", "pandas", "to_pandas()")
    found = table(selection, "to_pandas()", "pandas")
    nullable = {
        found.schema.field(field.name).type: kind for field in fields(selection.kind) if (kind := _nullable(field, pd))
    }
    frame: pandas.DataFrame = found.to_pandas(types_mapper=nullable.get, date_as_object=False)
    for field in fields(selection.kind):
        if field.type.many:
            frame[field.name] = pd.Series(found[field.name].to_pylist(), dtype=object)
        elif field.type.name == NUMBER.name:
            frame[field.name] = pd.Series(
                [value and plain(value) for value in found[field.name].to_pylist()], dtype=object
            )
    return frame


def to_polars(selection: Selection[Any]) -> polars.DataFrame:
    """Give a frame: categories for words, `Date` for days, `Decimal` for exact numbers, lists."""
    pl = needed("polars", "polars", "to_polars()")
    frame: polars.DataFrame = pl.from_arrow(table(selection, "to_polars()", "polars"))
    return frame


def _nullable(field: Field, pd: Any) -> Any:
    if field.type.many:
        return None
    return {INTEGER.name: pd.Int64Dtype(), FLAG.name: pd.BooleanDtype()}.get(field.type.name)


def _field(field: Field, pa: Any) -> pyarrow.Field:
    told = {"description": field.about, "unit": field.unit, "definition": field.type.vocabulary or field.type.standard}
    return pa.field(field.name, _type(field, pa), metadata={key: text for key, text in told.items() if text})


def _type(field: Field, pa: Any) -> pyarrow.DataType:
    if field.type.many:
        return pa.list_(pa.string())
    if field.type.vocabulary:
        return pa.dictionary(pa.int32(), pa.string())
    types = {
        DAY.name: pa.date32(),
        NUMBER.name: pa.decimal128(DIGITS, DECIMALS),
        INTEGER.name: pa.int64(),
        FLAG.name: pa.bool_(),
    }
    return types.get(field.type.name, pa.string())


def _array(selection: Selection[Any], found: list[Any], field: Field, pa: Any) -> pyarrow.Array:
    """Make an array; one of words has the whole vocabulary as its dictionary, so that all batches have the same."""
    of = _type(field, pa)
    if field.type.vocabulary and not field.type.many:
        words = [str(word) for word in getattr(vocabulary, field.type.vocabulary)]
        number = {word: n for n, word in enumerate(words)}
        indices = pa.array([None if value is None else number[value] for value in found], pa.int32())
        return pa.DictionaryArray.from_arrays(indices, words)
    if field.type.name == NUMBER.name:
        for item, value in zip(selection, found, strict=True):
            if value is not None and not _fits(value):
                raise ExportError(
                    f"{item.record.id}: {field.name}: {shown(str(value))} has more than {DIGITS - DECIMALS} digits before"
                    f" the point or {DECIMALS} after it, which no frame or Parquet file holds exactly: use CSV or JSON"
                )
    return pa.array(found, of)


def _fits(number: Decimal) -> bool:
    exponent = plain(number).as_tuple().exponent
    return number.adjusted() < DIGITS - DECIMALS and isinstance(exponent, int) and -exponent <= DECIMALS
