"""Reading a built catalogue: records by number or id, references, and names."""

from __future__ import annotations

import json

from spacecoop.errors import UnknownRecord
from spacecoop.store.clauses import marks
from spacecoop.store.database import Database
from spacecoop.store.decode import decode
from spacecoop.store.keys import key, question
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from typing import Any

    from spacecoop.records.model import Resolver
    from spacecoop.records.record import Record
    from spacecoop.records.source import Source

KINDS = ("mission", "agency", "agreement", "meeting")
HELD = (*KINDS, "source")
"""All that a catalogue holds by id."""

CACHED = 4096
"""How many records are kept as objects."""


def record_class(kind: str) -> Any:
    """Give the class of a kind, loading its module only now."""
    if kind == "mission":
        from spacecoop.records.mission import Mission

        return Mission
    if kind == "agency":
        from spacecoop.records.agency import Agency

        return Agency
    if kind == "agreement":
        from spacecoop.records.agreement import Agreement

        return Agreement
    if kind == "meeting":
        from spacecoop.records.meeting import Meeting

        return Meeting
    from spacecoop.records.source import Source

    return Source


def _texts(body: Any) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, list | dict):
        for part in body.values() if isinstance(body, dict) else body:
            yield from _texts(part)


def kind_of(found: Record | Source) -> str:
    """Give the kind of a record, or "source"."""
    return getattr(found, "RECORD_KIND", "source")


class Reader:
    """The records of one file, bound to a resolver; cut to its day where that is earlier than the file's."""

    def __init__(self, database: Database, resolver: Resolver, cut_to: date | None = None) -> None:
        self.database = database
        self._resolver = resolver
        self._cut_to = cut_to
        self._cache: dict[int, Record | Source] = {}
        self._numbers: dict[str, int] = {}
        self._published: dict[str, date | None] = {}

    def load(self, n: int) -> Any:
        """Give the record of a number."""
        found = self._cache.get(n)
        if found is None:
            found = self._read("n = ?", n)
        return found

    def _read(self, where: str, value: object) -> Any:
        rows = self.database.rows(f"select n, kind, body from record where {where}", (value,))
        if not rows:
            return None
        n, kind, body = rows[0]
        found = decode(record_class(kind), json.loads(body), self._resolver)
        if self._cut_to is not None:
            from spacecoop.records.knowledge import cut

            found = cut(found, self._cut_to)
        if len(self._cache) >= CACHED:
            self._cache.clear()
            self._numbers.clear()
        self._numbers[found.id] = n
        return self._cache.setdefault(n, found)

    @property
    def _today(self) -> int:
        return self._resolver.day.toordinal()

    def get(self, kind: str, id: str) -> Any:
        """Give the record of exactly this kind and id, of any kind for "record". Raises UnknownRecord."""
        found = self._cache.get(self._numbers.get(id, 0)) or self._read("id = ?", id)
        if found is None or kind not in (kind_of(found), "record"):
            raise UnknownRecord(f"no {kind} {id!r}")
        return found

    def published(self, ids: Collection[str]) -> list[date | None]:
        """Give the last day on which each of some sources can have been published, without making objects of them."""
        known = self._published
        new = [id for id in ids if id not in known]
        if new:
            sql = f"select id, json_extract(body, '$.published') from record where id in ({marks(new)})"
            known.update((id, PartialDate(text).latest if text else None) for id, text in self.database.rows(sql, new))
            if len(known) > CACHED:
                self._published = {}
        return [known.get(id) for id in ids]

    def referring(self, kind: str, reference: str, id: str) -> Any:
        """Give the records of a kind, or of any ("record"), that refer to an id; by id."""
        kinds = KINDS if kind == "record" else (kind,)
        sql = (
            f"select distinct record from term where kind in ({marks(kinds)}) and field = ? and value = ?"
            " and since <= ? and until > ?"
        )
        field = reference if reference == "source" else f"ref.{reference}"
        rows = self.database.rows(sql, (*kinds, field, id, self._today, self._today))
        return tuple(sorted((self.load(row[0]) for row in rows), key=lambda record: record.id))

    def ids_of(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Give the ids of records without making objects of them."""
        if len(numbers) > 500:
            found: dict[int, str] = dict(self.database.rows("select n, id from record"))
        else:
            found = dict(self.database.rows(f"select n, id from record where n in ({marks(numbers)})", numbers))
        return tuple(found[n] for n in numbers)

    def named(self, kinds: Sequence[str], name: str) -> tuple[str, ...]:
        """Give the ids that a name stands for: whose id or former id it is, else who bears it, else whose id elsewhere it is."""
        among = f"kind in ({marks(kinds)})"
        rows = self.database.rows(
            f"select id, 0 as rank, id as text from record where id = ? and {among}"
            f" union all select id, rank, text from name where key = ? and {among} order by rank, id",
            (name, *kinds, key(name), *kinds),
        )
        for wanted in (0, 1):
            exact = dict.fromkeys(id for id, rank, text in rows if rank == wanted and text == name)
            if exact:
                return tuple(exact)
        called = [id for id, rank, _ in rows if rank < 3]
        return tuple(dict.fromkeys(called or (id for id, _, _ in rows)))

    def names(self, kinds: Sequence[str]) -> list[str]:
        """Give every name of some kinds, acronyms and names before ids, none of other catalogues: to suggest from."""
        among = f"kind in ({marks(kinds)})"
        rows = self.database.rows(
            f"select text, rank, key from name where {among} and rank < 3"
            f" union all select id, 0, id from record where {among} order by rank desc, key",
            (*kinds, *kinds),
        )
        return [row[0] for row in rows]

    def has_word(self, kind: str, field: str, value: str) -> bool:
        """Tell whether the index has a word in a field."""
        sql = "select 1 from term where kind = ? and field = ? and value = ? limit 1"
        return self.database.one(sql, (kind, field, value)) is not None

    def words(self, kind: str, field: str) -> list[str]:
        """Give every word of the index in a field."""
        rows = self.database.rows("select distinct value from term where kind = ? and field = ?", (kind, field))
        return [row[0] for row in rows]

    def having(self, kind: str, field: str, value: str) -> tuple[str, ...]:
        """Give the ids of the records of a kind that have a value in a field, on any day."""
        rows = self.database.rows(
            "select r.id from term join record r on r.n = term.record where term.kind = ? and field = ? and value = ?",
            (kind, field, value),
        )
        return tuple(row[0] for row in rows)

    def spelled(self, kind: str, field: str, value: str) -> str:
        """Give a word of the index as a record that has it writes it."""
        body: str | None = self.database.one(
            "select r.body from term join record r on r.n = term.record"
            " where term.kind = ? and field = ? and value = ? order by r.n limit 1",
            (kind, field, value),
        )
        return next((text for text in _texts(json.loads(body or "null")) if key(text) == value), value)

    def known(self, id: str) -> bool:
        """Tell whether the record of an id had appeared by the day."""
        return bool(self.database.one("select since <= ? from record where id = ?", (self._today, id)))

    def kind_of(self, id: str) -> str | None:
        """Give the kind of a record or source of this id."""
        found: str | None = self.database.one("select kind from record where id = ?", (id,))
        return found

    def search(self, text: str, kinds: Sequence[str], limit: int) -> tuple[int, ...]:
        """Give the numbers of records that a text finds, the best first; names weigh more than the rest."""
        asked = question(text)
        if not asked:
            return ()
        rows = self.database.rows(
            "select r.n from search join record r on r.n = search.rowid"
            f" where search match ? and r.kind in ({marks(kinds)}) and r.since <= ?"
            " order by bm25(search, 10.0, 1.0), r.n limit ?",
            (asked, *kinds, self._today, limit),
        )
        return tuple(row[0] for row in rows)
