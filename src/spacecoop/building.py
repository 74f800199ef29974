"""Catalogues made at run time: from a user's files or records, and from two catalogues."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacecoop.errors import DataError
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.store import rules
from spacecoop.store.authored import read_directory
from spacecoop.store.build import write
from spacecoop.store.folder import Folder
from spacecoop.values.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from spacecoop.catalogue import Catalogue


class Collected:
    """What a catalogue is to hold."""

    def __init__(self, items: Iterable[Record | Source], day: date, version: str) -> None:
        self.items: dict[str, Record | Source] = {item.id: item for item in items}
        self.day: date = day
        self.version: str = version

    def write(self, path: Path) -> None:
        """Write it as a catalogue file. Raises CatalogueError if that cannot be done."""
        records = [item for item in self.items.values() if isinstance(item, Record)]
        sources = [item for item in self.items.values() if isinstance(item, Source)]
        write(path, records, sources, self.day, self.version)

    def opened_as(self, catalogue: type[Catalogue]) -> Catalogue:
        """Give the catalogue, on a file that lives as long as it does."""
        folder = Folder()
        path = Path(folder.path, "catalogue.sqlite")
        self.write(path)
        return catalogue._kept(path, folder)


def from_directory(path: Path, base: Catalogue | None = None) -> Collected:
    """Read a directory of authored files, all of them and all that is wrong in them. Raises DataError."""
    authored = read_directory(path)
    items: tuple[Record | Source, ...] = (*authored.records, *authored.sources)
    return from_items(items, authored.where, base, authored.day, authored.version)


def from_items(
    items: Iterable[Record | Source],
    where: Mapping[str, str],
    base: Catalogue | None,
    day: date | PartialDate | str | None,
    version: str | None,
) -> Collected:
    """Add records and sources to those of a base. Raises DataError for what does not fit together."""
    items = tuple(items)
    told = base.day if day is None and base is not None else PartialDate.of(day).latest if day is not None else None
    if told is None:
        raise DataError(["day: missing: give the day to which the records were brought, or a base that has one"])
    records = [item for item in items if isinstance(item, Record)]
    sources = [item for item in items if isinstance(item, Source)]
    findings = rules.findings(records, sources, told, where, base.kind_of if base is not None else None)
    if findings:
        raise DataError(findings)
    return Collected((*collected(base), *items), told, version or (base.version if base is not None else ""))


def merged(left: Catalogue, right: Catalogue) -> Collected:
    """Put two catalogues together: of two records with one id the right one stands, and the later day."""
    items = (*collected(left), *collected(right))
    findings = [
        f"{item.id}: a {kind} in one catalogue, a {right.kind_of(item.id)} in the other: ids are unique across all kinds"
        for item in collected(left)
        if (kind := left.kind_of(item.id)) and right.kind_of(item.id) not in (None, kind)
    ]
    if findings:
        raise DataError(findings)
    return Collected(items, max(left.day, right.day), right.version or left.version)


def collected(catalogue: Catalogue | None) -> list[Any]:
    """Give every record and source of a catalogue."""
    if catalogue is None:
        return []
    selections = (
        catalogue.missions(),
        catalogue.agencies(),
        catalogue.agreements(),
        catalogue.meetings(),
        catalogue.sources(),
    )
    return [item for selection in selections for item in selection]
