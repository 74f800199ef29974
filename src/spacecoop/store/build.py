"""Records into one SQLite file. The same content gives the same hash and, with the same SQLite, the same bytes."""

from __future__ import annotations

import json
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from spacecoop.errors import CatalogueError, shown
from spacecoop.store.database import APPLICATION_ID, LAYOUT, SCHEMA_VERSION, is_catalogue
from spacecoop.store.days import OPEN_LAST
from spacecoop.store.decode import encode
from spacecoop.store.index import LEAVES, names, text
from spacecoop.store.keys import key
from spacecoop.store.memory import MemoryResolver
from spacecoop.store.output import new_file
from spacecoop.store.reader import kind_of
from spacecoop.store.samples import Samples
from spacecoop.store.territories import territories

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from spacecoop.records.record import Record
    from spacecoop.records.source import Source


def write(
    path: Path,
    records: Iterable[Record],
    sources: Iterable[Source],
    day: date,
    version: str,
    unseen: Container[str] = (),
    credit: Mapping[str, str] | None = None,
) -> None:
    """Write a catalogue file, whole or not at all. Raises CatalogueError if it cannot be written.

    What has an unseen id is there for those that refer to it, and by its names, but in no answer.
    """
    try:
        other = path.is_file() and path.stat().st_size and not is_catalogue(path)
    except (OSError, ValueError) as error:
        raise CatalogueError(
            f"{shown(str(path))} cannot be written: {getattr(error, 'strerror', None) or error}"
        ) from error
    if other:
        raise CatalogueError(f"{path} exists and is no catalogue: it is not overwritten")
    resolver = MemoryResolver(records, sources, day)
    with new_file(path, CatalogueError) as file:
        try:
            connection = sqlite3.connect(file, isolation_level=None)
            try:
                _fill(connection, resolver, {**(credit or {}), "version": version}, unseen)
            finally:
                connection.close()
        except sqlite3.Error as error:
            raise CatalogueError(f"{path} cannot be written: {error}") from error


class _Fields(dict[tuple[str, str], int]):
    """The number of each field of a kind, given as they come."""

    def __missing__(self, field: tuple[str, str]) -> int:
        self[field] = number = len(self) + 1
        return number


def _insert_answers(
    connection: sqlite3.Connection,
    item: Any,
    resolver: MemoryResolver,
    numbers: Mapping[str, tuple[int, str]],
    fields: _Fields,
) -> int:
    """Insert all by which a record or source is found; gives the day from which it is."""
    n, kind = numbers[item.id]
    samples = Samples(item, resolver)
    terms = [(kind, field, value, n, since, until) for (field, value), since, until in samples.terms()]
    for (other, field, value), since, until in samples.terms_elsewhere():
        m, of_kind = numbers[other]
        terms.append((of_kind, field, value, m, since, until))
    _insert_terms(connection, sorted(terms), fields)
    connection.executemany(
        "insert into coded_span values (?, ?, ?, ?, ?, ?)",
        ((fields[kind, field], lo, hi, n, *days) for (field, lo, hi), *days in sorted(samples.spans())),
    )
    connection.execute("insert into search (rowid, names, rest) values (?, ?, ?)", (n, *text(item)))
    return samples.since


def _insert_terms(
    connection: sqlite3.Connection, found: Sequence[tuple[str, str, str, int, int, int]], fields: _Fields
) -> None:
    """Insert terms with their records and days; of two that begin on one day the longer holds."""
    longer = "on conflict do update set until = max(until, excluded.until)"
    rows = [(fields[kind, field], value, n, since, until) for kind, field, value, n, since, until in found]
    connection.executemany(f"insert into coded_term values (?, ?, ?, ?, ?) {longer}", rows)
    leaves = (
        (fields[kind, field], n, value, since, until)
        for kind, field, value, n, since, until in found
        if field in LEAVES or field.endswith(".exactly")
    )
    connection.executemany(f"insert into coded_leaf values (?, ?, ?, ?, ?) {longer}", leaves)


def content_hash(items: Iterable[Record | Source], day: date, unseen: Container[str] = ()) -> str:
    """Give the hash by which two catalogues are equal."""
    content = sha256(day.isoformat().encode())
    for kind, id, item in _in_order(items):
        content.update(_line(kind, _body(item), id in unseen))
    return content.hexdigest()


def _in_order(items: Iterable[Any]) -> list[tuple[str, str, Any]]:
    return sorted(((kind_of(item), item.id, item) for item in items), key=lambda row: row[:2])


def _body(item: Record | Source) -> str:
    return json.dumps(encode(item), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _line(kind: str, body: str, hidden: bool) -> bytes:
    return f"\n{'unseen ' if hidden else ''}{kind} {body}".encode()


def _fill(
    connection: sqlite3.Connection, resolver: MemoryResolver, told: Mapping[str, str], unseen: Container[str]
) -> None:
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    connection.execute("pragma cache_size = -200000")  # kB: terms come in no order, and pages written twice cost time
    connection.executescript(LAYOUT)
    connection.execute(f"pragma application_id = {APPLICATION_ID}")
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
    connection.execute("begin")
    content = sha256(resolver.day.isoformat().encode())
    items = _in_order((*resolver.records.values(), *resolver.sources.values()))
    numbers = {id: (n, kind) for n, (kind, id, _) in enumerate(items, start=1)}
    fields = _Fields()
    for n, (kind, id, item) in enumerate(items, start=1):
        body = _body(item)
        content.update(_line(kind, body, id in unseen))
        since = OPEN_LAST if id in unseen else _insert_answers(connection, item, resolver, numbers, fields)
        connection.execute("insert into record values (?, ?, ?, ?, ?)", (n, kind, id, since, body))
        connection.executemany(
            "insert into name values (?, ?, ?, ?, ?)",
            sorted({(found_key, kind, id, rank, name) for name, rank in names(item) if (found_key := key(name))}),
        )
    connection.executemany(
        "insert into name values (?, 'country', ?, ?, ?)",
        sorted({(key(name), code, int(name != code) * 2, name) for code, name in territories()}),
    )
    connection.executemany("insert into field values (?, ?, ?)", ((n, *field) for field, n in fields.items()))
    meta = {**told, "day": resolver.day.isoformat(), "content": content.hexdigest()}
    connection.executemany("insert into meta values (?, ?)", sorted(meta.items()))
    connection.execute("commit")
    connection.execute("insert into search (search) values ('optimize')")
    connection.execute("vacuum")
