"""A directory of TOML files, one record a file and many sources a file, read strictly into records."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from spacecoop.errors import DataError, RecordError
from spacecoop.records import checks
from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.store import rules
from spacecoop.store.canonical import disorder
from spacecoop.store.convert import structure, unknown
from spacecoop.values.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

FOLDERS: Mapping[str, type[Record | Source]] = {
    "missions": Mission,
    "agencies": Agency,
    "agreements": Agreement,
    "meetings": Meeting,
    "sources": Source,
}
EDITION = "catalogue.toml"


@frozen
class Authored:
    """What a directory holds: records and sources, bound to nothing, and the file in which each stands."""

    records: tuple[Record, ...]
    sources: tuple[Source, ...]
    day: date | None
    version: str | None
    where: Mapping[str, str]


def read_directory(path: Path) -> Authored:
    """Read every file; references are not followed: that is for `rules.findings`.

    Raises DataError with all that is wrong in all files.
    """
    findings: list[str] = []
    if not path.is_dir():
        raise DataError([f"{path}: no such directory"])
    edition = _Edition()
    entries: list[_Entry] = []
    for file in _files(path, findings):
        try:
            table = _parsed(file)
            if file.name == EDITION:
                edition = structure(_Edition, table, "")
            else:
                entries += _entries(file, table)
        except DataError as error:
            name = file.relative_to(path).as_posix()
            findings += [f"{name}: {finding}" for finding in error.findings]
