"""What writes one table into one file, a batch of rows at a time."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

from spacecoop.views.tables import rows
from spacecoop.views.text import CsvLines, harmless
from spacecoop.views.typed import fields, values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any, Protocol

    from spacecoop.selection import Selection

    class Writer(Protocol):
        """What takes a table, a batch at a time; closed at the end."""

        def write(self, batch: Selection[Any], /) -> None: ...
        def close(self) -> None: ...


class CsvWriter:
    """Every column as text: see `CsvLines`."""

    def __init__(self, kind: str, file: Path, locale: str | None = None) -> None:
        self._file = file.open("w", encoding="utf-8", newline="")
        self._lines = CsvLines(kind, self._file, locale)

    def write(self, batch: Selection[Any]) -> None:
        self._lines.write(batch)

    def close(self) -> None:
        self._file.close()


class TypedCsvWriter:
    """The typed columns, as Table Schema writes them: lists as JSON, and nothing for what is not known."""

    def __init__(self, kind: str, file: Path) -> None:
        self._file = file.open("w", encoding="utf-8", newline="")
        self._lines = csv.writer(self._file, lineterminator="\n")
        self._lines.writerow([field.name for field in fields(kind)])

    def write(self, batch: Selection[Any]) -> None:
        columns = values(batch.kind, batch).values()
        self._lines.writerows([_typed(value) for value in row] for row in zip(*columns, strict=True))

    def close(self) -> None:
        self._file.close()


class JsonWriter:
    """The rows of `to_dicts` as one JSON list, a row a line."""

    def __init__(self, _: str, file: Path) -> None:
        self._file = file.open("w", encoding="utf-8", newline="\n")
        self._before = "[\n"

    def write(self, batch: Selection[Any]) -> None:
        for row in rows(batch):
            self._file.write(self._before + json.dumps(row, ensure_ascii=False))
            self._before = ",\n"

    def close(self) -> None:
        self._file.write("[]\n" if self._before == "[\n" else "\n]\n")
        self._file.close()


class ParquetWriter:
    """The typed columns as Parquet, ten thousand rows a group. Raises MissingExtra without pyarrow."""

    GROUP = 10_000

    def __init__(self, kind: str, file: Path) -> None:
        from spacecoop.views import arrow
        from spacecoop.views.extras import needed

        self._pa = needed("pyarrow", "arrow", "Parquet")
        self._batch = arrow.batch
        self._schema = arrow.schema(kind, "Parquet")
        parquet = needed("pyarrow.parquet", "arrow", "Parquet")
        self._file = parquet.ParquetWriter(file, self._schema, compression="zstd")

        self._waiting: list[Any] = []

    def write(self, batch: Selection[Any]) -> None:
        self._waiting.append(self._batch(batch, self._schema, self._pa))
        if sum(map(len, self._waiting)) >= self.GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._waiting:
            self._file.write_table(self._pa.Table.from_batches(self._waiting), self.GROUP * 2)
            self._waiting.clear()


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return harmless(value) if isinstance(value, str) else str(value)
