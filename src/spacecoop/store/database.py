"""The SQLite file: its layout, and reading it from any thread or process."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref

from spacecoop.errors import CatalogueChanged, CatalogueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

APPLICATION_ID = 0x5350434F
SCHEMA_VERSION = 3

LAYOUT = """
create table meta (key text primary key, value text not null) without rowid;
create table record (
    n integer primary key, kind text not null, id text not null unique, since integer not null, body text not null
);
create table field (n integer primary key, kind text not null, name text not null, unique (kind, name));
create table coded_term (
    field integer not null, value text not null, record integer not null, since integer not null, until integer not null,
    primary key (field, value, record, since)
) without rowid;
create table coded_leaf (
    field integer not null, record integer not null, value text not null, since integer not null, until integer not null,
    primary key (field, record, value, since)
) without rowid;
create table coded_span (
    field integer not null, lo integer not null, hi integer not null, record integer not null,
    since integer not null, until integer not null,
    primary key (field, lo, hi, record, since)
) without rowid;
create view term (kind, field, value, record, since, until) as
    select kind, name, value, record, since, until from coded_term join field on n = field;
create view leaf (kind, field, record, value, since, until) as
    select kind, name, record, value, since, until from coded_leaf join field on n = field;
create view span (kind, field, lo, hi, record, since, until) as
    select kind, name, lo, hi, record, since, until from coded_span join field on n = field;
create table name (
    key text not null, kind text not null, id text not null, rank integer not null, text text not null,
    primary key (key, kind, id, rank, text)
) without rowid;
create virtual table search using fts5(names, rest, content='', tokenize='unicode61 remove_diacritics 2');
"""
"""`n` numbers the records by kind and id. Days are counted as `date.toordinal` does; `since` is the first day, `until` the
first day no more. Terms, leaves and spans are asked for in the views; in their tables a number stands for kind and field.
`leaf` holds, by record, the terms that `only(...)` must see whole."""

CREDIT = ("title", "author", "view_of")
"""What `meta` may tell beside version, day and content: as what the catalogue is cited, and to which day the whole tells of
which it is a view."""

_asking = threading.RLock()
"""Held while a thread is inside SQLite: a child forked then would wait for ever for what that thread had locked."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_asking.acquire, after_in_parent=_asking.release, after_in_child=_asking.release)


class _Connection:
    """The way of one thread in one process to a file; closed with the thread, or with the database."""

    def __init__(self, path: str) -> None:
        self.pid: int = os.getpid()
        address = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        self.to = sqlite3.connect(f"file:{address}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        weakref.finalize(self, _close, self.to)


def _close(connection: sqlite3.Connection) -> None:
    with _asking:
        connection.close()


class Database:
    """A built catalogue, opened read-only: one connection a thread and process."""

    def __init__(self, path: str) -> None:
        self.path: str = os.path.abspath(path)
        self._local = threading.local()
        self._opened = self._state()
        _check(self.path)
        self.meta: dict[str, str] = dict(self.rows("select key, value from meta"))

    def _state(self) -> tuple[int, int, int, int] | None:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns

    def _connection(self) -> sqlite3.Connection:
        """Give this thread's connection in this process; one that came over by a fork is never used."""
        own: _Connection | None = getattr(self._local, "own", None)
        if own is None or own.pid != os.getpid():
            own = self._local.own = _Connection(self.path)
        return own.to

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a question. Raises CatalogueChanged, or CatalogueError where the file is damaged."""
        failed: sqlite3.DatabaseError | None = None
        found: list[tuple[Any, ...]] = []
        try:
            with _asking:
                found = self._connection().execute(sql, tuple(values)).fetchall()
        except UnicodeEncodeError:  # half a character stands in no text
            pass
        except sqlite3.DatabaseError as error:
            failed = error
        if self._state() != self._opened:
            raise CatalogueChanged(f"{self.path} has changed since it was opened: open it again") from failed
        if failed is not None:
            raise CatalogueError(f"{self.path} cannot be read: {failed}") from failed
        return found

    def one(self, sql: str, values: Iterable[object] = ()) -> Any:
        """Give the first value of the first row, or None."""
        rows = self.rows(sql, values)
        return rows[0][0] if rows else None


def is_catalogue(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file is a catalogue of any version's layout, whole or not."""
    with open(path, "rb") as file:
        head = file.read(72)
    return head.startswith(b"SQLite format 3\0") and int.from_bytes(head[68:72], "big") == APPLICATION_ID


def _check(path: str) -> None:
    """Read the head of a file (https://www.sqlite.org/fileformat.html). Raises CatalogueError unless it is a whole catalogue."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise CatalogueError(f"{path} is no regular file")
        with open(path, "rb") as file:
            head = file.read(100)
            size = file.seek(0, os.SEEK_END)
    except OSError as error:
        raise CatalogueError(f"{path} cannot be read: {error.strerror or error}") from None
    number = {at: int.from_bytes(head[at : at + 4], "big") for at in (28, 60, 68)}
    if not head.startswith(b"SQLite format 3\0") or number[68] != APPLICATION_ID:
        raise CatalogueError(f"{path} is no catalogue of spacecoop; `spacecoop build DIRECTORY -o FILE` makes one")
    if number[60] != SCHEMA_VERSION:
        raise CatalogueError(f"{path} has the layout {number[60]}, this version reads {SCHEMA_VERSION}: build it again")
    page = int.from_bytes(head[16:18], "big")
    if size != number[28] * (page if page > 1 else 65536):
        raise CatalogueError(f"{path} is cut off: it has {size} bytes of {number[28] * page}")
