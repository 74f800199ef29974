"""Questions in SQL: the rows of the rarest clause, and for each of them whether the others hold."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Protocol

    from spacecoop.store.database import Database

    Sql = tuple[str, list[object]]

    class Clause(Protocol):
        """A condition on records of one kind."""

        def holds(self, kind: str, day: int) -> Sql:
            """Give a condition on the record `r.n`."""
            ...

        def rows(self, kind: str, day: int) -> Sql | None:
            """Give a select of the records that satisfy it, or None where it only excludes."""
            ...


COUNTED = 100, 10_000
"""How far the rows of each clause are counted, step by step, until those of the rarest are."""

NO_ROWS = COUNTED[-1] + 1
"""The place of a clause that only excludes: after all others."""


def marks(values: Sequence[object]) -> str:
    """Give as many question marks as there are values."""
    return ", ".join("?" * len(values))


class Terms:
    """Records with one of some values in some fields, or (`absent`) with none of them."""

    def __init__(self, fields: dict[str, tuple[str, ...]], absent: bool = False) -> None:
        self.fields = fields
        self.absent = absent

    def _selects(self, kind: str, day: int, what: str, extra: str) -> Sql:
        parts: list[str] = []
        given: list[object] = []
        for field, values in self.fields.items():
            parts.append(
                f"select {what} from term where kind = ? and field = ? and value in ({marks(values)}){extra}"
                " and since <= ? and until > ?"
            )
            given += [kind, field, *values, day, day]
        return " union all ".join(parts), given

    def holds(self, kind: str, day: int) -> Sql:
        sql, given = self._selects(kind, day, "1", " and record = r.n")
        return f"{'not ' if self.absent else ''}exists ({sql})", given

    def rows(self, kind: str, day: int) -> Sql | None:
        return None if self.absent else self._selects(kind, day, "record", "")


class _Excluding:
    """A condition that finds no records by itself."""

    def rows(self, kind: str, day: int) -> Sql | None:
        return None


class Leaves(_Excluding):
    """Records that have leaves in a field, none of which fails: a condition on `value` says which fail."""

    def __init__(self, field: str, failing: str, given: Iterable[str]) -> None:
        self.field = field
        self.failing = failing
        self.given: tuple[str, ...] = tuple(given)

    def holds(self, kind: str, day: int) -> Sql:
        sql = (
            "not exists (select 1 from leaf where kind = ? and field = ? and record = r.n"
            f" and since <= ? and until > ? and ({self.failing}))"
        )
        return sql, [kind, self.field, day, day, *self.given]


class Pointers(_Excluding):
    """Records to which none but some others point: by a term, of some kinds, whose value is their id."""

    def __init__(self, field: str, kinds: tuple[str, ...], allowed: Iterable[str]) -> None:
        self.field = field
        self.kinds = kinds
        self.allowed: tuple[str, ...] = tuple(allowed)

    def holds(self, kind: str, day: int) -> Sql:
        sql = (
            "not exists (select 1 from term t join record other on other.n = t.record"
            f" where t.kind in ({marks(self.kinds)}) and t.field = ? and t.value = r.id and t.since <= ? and t.until > ?"
            f" and other.id not in ({marks(self.allowed)}))"
        )
        return sql, [*self.kinds, self.field, day, day, *self.allowed]


class Spans:
    """Records with a date that can lie in one of some ranges, or must; or (`absent`) with none such."""

    def __init__(self, field: str, ranges: Sequence[tuple[int, int, bool]], absent: bool = False) -> None:
        self.field = field
        self.ranges = ranges
        self.absent = absent

    def _selects(self, kind: str, day: int) -> Sql:
        parts: list[str] = []
        given: list[object] = []
        for first, last, certain in self.ranges:
            lies = "lo between ? and ? and hi <= ?" if certain else "lo <= ? and hi >= ?"
            parts.append(
                f"select record from span where kind = ? and field = ? and {lies} and since <= ? and until > ?"
            )
            field = f"{self.field}.sure" if certain else self.field
            given += [kind, field, *((first, last, last) if certain else (last, first)), day, day]
        return " union all ".join(parts), given

    def holds(self, kind: str, day: int) -> Sql:
        sql, given = self._selects(kind, day)
        return f"r.n {'not ' if self.absent else ''}in ({sql})", given

    def rows(self, kind: str, day: int) -> Sql | None:
        return None if self.absent else self._selects(kind, day)


class Text:
    """Records that a full-text question finds."""

    def __init__(self, question: str) -> None:
        self.question = question

    def holds(self, kind: str, day: int) -> Sql:
        return "r.n in (select rowid from search where search match ?)", [self.question]

    def rows(self, kind: str, day: int) -> Sql | None:
        return "select rowid from search where search match ?", [self.question]


def answer(database: Database, kind: str, clauses: Iterable[Clause], day: int) -> tuple[int, ...]:
    """Give the numbers of the records of a kind that satisfy every clause, in order of their ids."""
    ranked = _by_rarity(tuple(clauses), kind, database, day)
    first = ranked[0].rows(kind, day) if ranked else None
    given: list[object] = []
    where = ["r.kind = ?", "r.since <= ?"]
    if first is not None:
        where.append(f"r.n in ({first[0]})")
        given = first[1]
        ranked = ranked[1:]
    tests = [clause.holds(kind, day) for clause in ranked]
    sql = f"select r.n from record r where {' and '.join([*where, *(test[0] for test in tests)])} order by r.n"
    rows = database.rows(sql, [kind, day, *given, *(value for test in tests for value in test[1])])
    return tuple(row[0] for row in rows)


def _by_rarity(clauses: Sequence[Clause], kind: str, database: Database, day: int) -> list[Clause]:
    rows = {clause: clause.rows(kind, day) for clause in clauses}
    ranked = list(clauses)
    for most in COUNTED if len(ranked) > 1 else ():
        counts = {clause: _count(database, found, most) for clause, found in rows.items()}
        ranked.sort(key=counts.__getitem__)
        if counts[ranked[0]] < most or counts[ranked[1]] == NO_ROWS:
            break
    return ranked


def _count(database: Database, rows: Sql | None, most: int) -> int:
    if rows is None:
        return NO_ROWS
    sql, given = rows
    found: int = database.one(f"select count(*) from ({sql} limit ?)", (*given, most))
    return found
