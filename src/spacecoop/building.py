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
from spacecoop.store.document import read
from spacecoop.store.folder import Folder
from spacecoop.store.rules import ids_of, walk
from spacecoop.values.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from spacecoop.catalogue import Catalogue


class Collected:
    """What a catalogue is to hold."""

    def __init__(self, items: Iterable[Record | Source], day: date, version: str, *bases: Catalogue) -> None:
        self.items: dict[str, Record | Source] = {item.id: item for item in items}
        self.day: date = day
        self.version: str = version
        self.credit: Mapping[str, str] = {}
        """As what it is to be cited: title, author and of what it is a view, where told; what was put together has none."""
        self.unseen: dict[str, Record | Source] = _unseen(self.items, bases)
        """What they refer to that had not appeared by the day of a view from which they come: never an answer, but there."""

    def hide(self, ids: Iterable[str]) -> None:
        """Let some of them be there only for those that refer to them."""
        self.unseen |= {id: self.items.pop(id) for id in ids if id in self.items}

    def write(self, path: Path) -> None:
        """Write it as a catalogue file. Raises CatalogueError if that cannot be done."""
        items = (*self.items.values(), *self.unseen.values())
        records = [item for item in items if isinstance(item, Record)]
        sources = [item for item in items if isinstance(item, Source)]
        write(path, records, sources, self.day, self.version, self.unseen, self.credit)

    def opened_as(self, catalogue: type[Catalogue]) -> Catalogue:
        """Give the catalogue, on a file that lives as long as it does."""
        folder = Folder()
        path = Path(folder.path, "catalogue.sqlite")
        self.write(path)
        return catalogue._kept(path, folder)


def _unseen(items: Mapping[str, Record | Source], bases: Iterable[Catalogue]) -> dict[str, Record | Source]:
    found: dict[str, Record | Source] = {}
    queue = list(items.values())
    for item in queue:
        for id in (id for _, part in walk(item) for _, id in ids_of(part)):
            base = next((base for base in bases if base.kind_of(id) is not None), None)
            if id not in items and id not in found and base is not None:
                found[id] = base.get("record", id)
                queue.append(found[id])
    return found


def from_directory(path: Path, base: Catalogue | None = None) -> Collected:
    """Read a directory of authored files, all of them and all that is wrong in them. Raises DataError."""
    authored = read_directory(path)
    items: tuple[Record | Source, ...] = (*authored.records, *authored.sources)
    found = from_items(items, authored.where, base, authored.day, authored.version)
    found.credit = authored.credit
    return found


def from_json(path: Path, base: Catalogue | None = None) -> Collected:
    """Read a catalogue from a JSON or JSON Lines file, and all that is wrong in it. Raises DataError."""
    document = read(path)
    if document.is_whole and document.day is not None:
        found = Collected(document.items, document.day, document.version or "")
    else:
        found = from_items(document.items, {}, base, document.day, document.version)
    found.credit = document.credit
    found.hide(document.unseen)
    return found


def from_items(
    items: Iterable[Record | Source],
    where: Mapping[str, str],
    base: Catalogue | None,
    day: date | PartialDate | str | None,
    version: str | None,
) -> Collected:
    """Add records and sources to those of a base. Raises DataError for what does not fit together."""
    items = tuple(items)
    for item in items:
        if not isinstance(item, Record | Source):
            raise TypeError(f"{item!r} is neither a record nor a source")
    records = [item for item in items if isinstance(item, Record)]
    sources = [item for item in items if isinstance(item, Source)]
    told = _day(day, base)
    findings = rules.findings(records, sources, told, where, base.kind_of if base is not None else None)
    if findings:
        raise DataError(findings)
    if base is None:
        return Collected(items, told, version or "")
    return _united(Collected((*collected(base), *items), told, version or base.version, base))


def _united(found: Collected) -> Collected:
    """Give what two catalogues come to. Raises DataError where they do not fit together."""
    if findings := rules.clashes(item for item in found.items.values() if isinstance(item, Record)):
        raise DataError(findings)
    return found


def _day(day: date | PartialDate | str | None, base: Catalogue | None) -> date:
    if day is None:
        if base is None:
            raise DataError(["day: missing: give the day to which the records were brought, or a base that has one"])
        return base.day
    asked = PartialDate.of(day)
    if not asked.is_day or asked.marked or asked.latest is None:
        raise DataError([f"day: {str(day)!r} is not a whole day"])
    if base is not None and asked.latest < base.day:
        raise DataError([f"day: {asked} lies before that of the base, {base.day}: take the base as_of it"])
    return asked.latest


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
    return _united(Collected(items, max(left.day, right.day), right.version or left.version, right, left))


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
