"""A directory of TOML files, one record a file and many sources a file, read strictly into records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from spacecoop.errors import DataError, RecordError
from spacecoop.records import checks
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.store import canonical, rules
from spacecoop.store.convert import step, structure, unknown
from spacecoop.store.database import CREDIT
from spacecoop.store.files import EDITION, FOLDERS, files, parsed
from spacecoop.values.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path


@frozen
class Authored:
    """What a directory holds: records and sources, bound to nothing, and the file in which each stands."""

    records: tuple[Record, ...]
    sources: tuple[Source, ...]
    day: date | None
    version: str | None
    credit: Mapping[str, str]
    where: Mapping[str, str]


def read_directory(path: Path) -> Authored:
    """Read every file. What holds across records is not looked at: that is for `rules.findings`.

    Raises DataError with everything that is wrong in any file.
    """
    if not path.is_dir():
        raise DataError([f"{path}: no such directory"])
    found_files, findings = files(path)
    edition = Edition()
    entries: list[_Entry] = []
    for name, file in found_files.items():
        try:
            if name == EDITION:
                edition = structure(Edition, parsed(file.read_bytes()), name)
            else:
                entries += _entries(name, parsed(file.read_bytes()))
        except DataError as error:
            findings += error.findings
        except ValueError as error:
            findings.append(f"{name}: {error}")
    if not entries and not findings:
        raise DataError([f"{path}: no data: TOML files are looked for in {', '.join(FOLDERS)}"])
    where: dict[str, str] = {}
    found: list[Record | Source] = []
    for entry in entries:
        if entry.id in where:
            findings.append(f"{entry.place}: id: {where[entry.id]} has it too; ids are unique across all kinds")
        where.setdefault(entry.id, entry.file)
        if entry.kind is not Source and not entry.file.endswith(f"/{entry.id}.toml"):
            findings.append(f"{entry.place}: id: differs from the file's name; give both the same")
        try:
            found.append(structure(entry.kind, entry.body, entry.place))
        except DataError as error:
            findings += error.findings
    if findings:
        raise DataError(sorted(findings))
    return Authored(
        records=tuple(one for one in found if isinstance(one, Record)),
        sources=tuple(one for one in found if isinstance(one, Source)),
        day=edition.day.latest if edition.day else None,
        version=edition.version,
        credit=edition.credit,
        where=where,
    )


def check_directory(path: Path, base: Callable[[str], str | None] | None = None, day: date | None = None) -> list[str]:
    """Say everything that is wrong in a directory: first what cannot be read; if all can, rules and canonical order.

    `base` tells the kind of an id that another catalogue has; `day` serves a directory that names none.
    """
    try:
        authored = read_directory(path)
    except DataError as error:
        return list(error.findings)
    day = authored.day or day
    if day is None:
        return [f"{EDITION}: day: missing: to which day was the data brought?"]
    found = rules.findings(authored.records, authored.sources, day, authored.where, base)
    return sorted([*found, *canonical.findings(path)])


@frozen
class _Entry:
    """A table that is to become a record or a source."""

    kind: type[Record | Source]
    file: str
    id: str
    body: Any

    @property
    def place(self) -> str:
        return f"{self.file}: {self.id}"


def _day(value: PartialDate | None) -> PartialDate | None:
    if value is not None and (value.precision != "day" or value.marked):
        raise RecordError(f"{value.text!r} is not a whole day")
    return value


@frozen
class Edition:
    """What `catalogue.toml` says: which state of the data it is, and as what the catalogue is to be cited."""

    version: str | None = field(default=None, converter=checks.optional_text)
    day: PartialDate | None = field(default=None, converter=_day)
    title: str | None = field(default=None, converter=checks.optional_text)
    author: str | None = field(default=None, converter=checks.optional_text)
    view_of: PartialDate | None = field(default=None, converter=_day)
    """The day to which the whole tells of which this is a view as of its own day."""

    @property
    def credit(self) -> Mapping[str, str]:
        """What `cite` tells of it: its title, its author and of what it is a view, as far as they are told."""
        return {name: str(value) for name in CREDIT if (value := getattr(self, name)) is not None}


def _entries(name: str, table: dict[str, Any]) -> Iterator[_Entry]:
    folder, _, file = name.partition("/")
    kind = FOLDERS[folder]
    if kind is not Source:
        yield _entry(kind, name, table, file.removesuffix(".toml"))
        return
    wrong = [f"{name}: {step(key).lstrip('.')}: {unknown(key, ['sources'])}" for key in table if key != "sources"]
    if wrong:
        raise DataError(wrong)
    blocks = table.get("sources", [])
    if not isinstance(blocks, list):
        raise DataError([f"{name}: sources: write each source as a [[sources]] table"])
    for position, block in enumerate(blocks):
        yield _entry(kind, name, block, f"sources[{position}]")


def _entry(kind: type[Record | Source], file: str, body: Any, otherwise: str) -> _Entry:
    id = body.get("id") if isinstance(body, dict) else None
    return _Entry(kind, file, id if isinstance(id, str) and id.isprintable() and len(id) <= 200 else otherwise, body)
