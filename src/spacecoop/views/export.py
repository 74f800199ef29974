"""Selections and whole catalogues into files. A catalogue goes by once, a batch of records at a time."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from spacecoop.errors import ExportError, UnknownValue, shown
from spacecoop.parts import PARTS, RECORDS
from spacecoop.selection import Selection
from spacecoop.store.database import is_catalogue
from spacecoop.store.output import new_file, new_folder
from spacecoop.store.reader import HELD
from spacecoop.suggest import did_you_mean
from spacecoop.views.tables import TABLES
from spacecoop.views.writers import CsvWriter, ParquetWriter, TypedCsvWriter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from spacecoop.catalogue import Catalogue
    from spacecoop.views.writers import Writer

    Progress: TypeAlias = Callable[[int, int], object]

WRITERS: Mapping[str, tuple[str, Callable[[str, Path], Writer]]] = {
    "csv": ("csv", CsvWriter),
    "parquet": ("parquet", ParquetWriter),
    "datapackage": ("csv", TypedCsvWriter),
}
"""Of each format of tables, how its files end and what writes them."""
FORMATS = (*WRITERS, "json", "jsonl", "schema")
BATCH = 1000
"""Records that are in memory at a time."""


def export(
    catalogue: Catalogue,
    path: str | os.PathLike[str],
    format: str | None = None,
    tables: str | Iterable[str] | None = None,
    progress: Progress | None = None,
) -> None:
    """Write a catalogue, or some of its tables: see `Catalogue.export`."""
    target = Path(path)
    chosen = _format(target, format)
    if target.is_file() and is_catalogue(target):
        raise ExportError(f"{target} is a catalogue: it is not replaced by {chosen}")
    if chosen not in WRITERS:
        if tables is not None:
            raise ExportError(f"{chosen} holds whole records: leave `tables` out, or take one of {', '.join(WRITERS)}")
        from spacecoop.views import documents

        documents.write(catalogue, target, chosen, progress)
        return
    names = _names(tables)
    ending, writer = WRITERS[chosen]
    if target.suffix == f".{ending}":
        if tables is None or len(names) != 1:
            raise ExportError(f"{target} is one file: name one table, or give a folder and the format {chosen!r}")
        with new_file(target) as file:
            _fill(catalogue, {names[0]: file}, writer, progress)
        return
    if not names:
        raise ExportError("no table is named: leave `tables` out for all of them")
    with new_folder(target) as folder:
        _fill(catalogue, {name: folder / f"{name}.{ending}" for name in names}, writer, progress)
        if chosen == "datapackage":
            from spacecoop.views.packages import describe

            describe(catalogue, names, folder)


def write(selection: Selection[Any], path: str | os.PathLike[str], writer: Callable[[str, Path], Writer]) -> None:
    """Write the rows of a selection into a file, whole or not at all. Raises ExportError."""
    with new_file(path) as file, closing(writer(selection.kind, file)) as opened:
        for start in range(0, len(selection), BATCH):
            opened.write(selection[start : start + BATCH])


def batches(catalogue: Catalogue, names: Sequence[str]) -> Iterator[tuple[int, int, list[tuple[str, Selection[Any]]]]]:
    """Go through a catalogue once: give how many records are done, of how many, and a batch of each table."""
    wanted = {kind: [name for name in names if _holds(name, kind)] for kind in HELD}
    whole = {kind: catalogue.table(kind) for kind in HELD if wanted[kind]}
    done, total = 0, sum(map(len, whole.values()))
    for kind, selection in whole.items():
        for start in range(0, len(selection), BATCH):
            batch = selection[start : start + BATCH]
            done += len(batch)
            yield done, total, [(name, _of(batch, name)) for name in wanted[kind]]


def _of(batch: Any, name: str) -> Selection[Any]:
    """Give the rows of a table that come from some records of one kind."""
    if name == "record":
        return Selection(batch._catalogue, "record", batch._places)
    found: Selection[Any] = batch if name == batch.kind else batch.each(name)
    return found


def _holds(name: str, kind: str) -> bool:
    return name == kind or kind in PARTS.get(name, ()) or (name == "record" and kind in RECORDS)


def _fill(
    catalogue: Catalogue,
    files: Mapping[str, Path],
    writer: Callable[[str, Path], Writer],
    progress: Progress | None,
) -> None:
    writers: dict[str, Writer] = {}
    try:
        for name, file in files.items():
            writers[name] = writer(name, file)
        for done, total, found in batches(catalogue, list(files)):
            for name, batch in found:
                writers[name].write(batch)
            if progress is not None:
                progress(done, total)
    finally:
        for opened in writers.values():
            opened.close()


def _format(target: Path, format: str | None) -> str:
    ending = target.suffix.removeprefix(".")
    chosen = ending if format is None else format
    if chosen in FORMATS:
        if ending in FORMATS and ending != chosen and (ending, chosen) != ("json", "schema"):
            raise ExportError(f"{target} ends as {ending}, and {chosen} is asked for: change one of the two")
        return chosen
    if format is None:
        raise ExportError(f"{target} does not tell the format: give one of {', '.join(FORMATS)}")
    raise UnknownValue(f"no format {shown(format)}{did_you_mean(format, FORMATS)}; one of {', '.join(FORMATS)}")


def _names(tables: str | Iterable[str] | None) -> list[str]:
    names = list(TABLES) if tables is None else [tables] if isinstance(tables, str) else list(dict.fromkeys(tables))
    for name in names:
        if name not in TABLES:
            raise unknown_table(name)
    return names


def unknown_table(name: str) -> UnknownValue:
    """Say that there is no such table, with the nearest and all that there are."""
    return UnknownValue(f"no table {shown(name)}{did_you_mean(str(name), TABLES)}; one of {', '.join(TABLES)}")
