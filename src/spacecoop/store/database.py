"""The SQLite file: its layout, and reading it from any thread or process."""

from __future__ import annotations

import os
import sqlite3
import threading

from spacecoop.errors import CatalogueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

APPLICATION_ID = 0x5350434F
SCHEMA_VERSION = 1

LAYOUT = """
create table meta (key text primary key, value text not null) without rowid;
create table record (n integer primary key, kind text not null, id text not null unique, since integer not null, body text not null);
create table term (
    kind text not null, field text not null, value text not null, record integer not null,
    since integer not null, until integer not null,
    primary key (kind, field, value, record, since)
) without rowid;
create table leaf (
    kind text not null, field text not null, record integer not null, value text not null,
    since integer not null, until integer not null,
    primary key (kind, field, record, value, since)
) without rowid;
create table span (
    kind text not null, field text not null, lo integer not null, hi integer not null, record integer not null,
    since integer not null, until integer not null,
    primary key (kind, field, lo, hi, record, since)
) without rowid;
create table lexicon (
    kind text not null, field text not null, value text not null, n integer not null,
    primary key (kind, field, value)
) without rowid;
create table name (
    key text not null, kind text not null, id text not null, rank integer not null, text text not null,
    primary key (key, kind, id, rank, text)
) without rowid;
create virtual table search using fts5(names, rest, content='', tokenize='unicode61 remove_diacritics 2');
"""
"""`n` numbers the records by kind and id. Days are counted as `date.toordinal` does; `since` is the first day, `until` the
first day no more. `leaf` holds, by record, the terms that `only(...)` must see whole."""


class Database:
    """A built catalogue, opened read-only: one connection a thread and process."""

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)
        self._local = threading.local()
        if not os.path.isfile(self.path):
            raise CatalogueError(f"{path} is no file; `spacecoop build DIRECTORY -o FILE` makes a catalogue")
        try:
            found = self.one("pragma application_id"), self.one("pragma user_version")
            self.meta: dict[str, str] = (
                dict(self.rows("select key, value from meta")) if found[0] == APPLICATION_ID else {}
            )
        except sqlite3.Error as error:
            raise CatalogueError(f"{path} is no catalogue: {error}") from None
        if found[0] != APPLICATION_ID:
            raise CatalogueError(f"{path} is no catalogue of spacecoop")
        if found[1] != SCHEMA_VERSION:
            raise CatalogueError(
                f"{path} has the layout {found[1]}, this version reads {SCHEMA_VERSION}: build it again"
            )

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread in this process; one that came over by a fork is never used."""
        local, pid = self._local, os.getpid()
        if getattr(local, "pid", None) != pid:
            address = self.path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
            local.connection = sqlite3.connect(f"file:{address}?mode=ro&immutable=1", uri=True)
            local.pid = pid
        connection: sqlite3.Connection = local.connection
        return connection

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        """Give all rows of a question."""
        return self.connection.execute(sql, tuple(values)).fetchall()

    def one(self, sql: str, values: Iterable[object] = ()) -> Any:
        """Give the first value of the first row, or None."""
        row = self.connection.execute(sql, tuple(values)).fetchone()
        return row[0] if row else None
