"""A catalogue: look up one record, or ask for all that satisfy a query."""

from __future__ import annotations

import os
from datetime import date

from spacecoop.errors import CatalogueChanged, CatalogueError, DateError, UnknownRecord, UnknownValue, shown
from spacecoop.filters import FILTERS, clauses
from spacecoop.naming import Naming
from spacecoop.results import Offers
from spacecoop.selection import Selection
from spacecoop.signatures import takes
from spacecoop.store.clauses import answer
from spacecoop.store.database import CREDIT, Database
from spacecoop.store.reader import HELD, KINDS, Reader
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any, Unpack

    from spacecoop.keywords import AgencyFilters, AgreementFilters, MeetingFilters, MissionFilters, SourceFilters
    from spacecoop.records.agency import Agency
    from spacecoop.records.agreement import Agreement
    from spacecoop.records.meeting import Meeting
    from spacecoop.records.mission import Mission
    from spacecoop.records.record import Record
    from spacecoop.records.slip import Slip
    from spacecoop.records.source import Source

BUNDLED = os.path.join(os.path.dirname(__file__), "data", "catalogue.sqlite")

_bundled: list[Catalogue] = []


class Catalogue(Offers):
    """Missions, agencies, agreements, meetings and their sources, as one built file holds them. It does not change."""

    __slots__ = ("_folder", "_naming", "_reader", "day")

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._see(Database(os.fspath(path)), None)

    def _see(self, database: Database, day: date | None, folder: object = None) -> None:
        self._reader: Reader = Reader(database, self, day)
        self._naming: Naming = Naming(self._reader)
        self.day: date = day or date.fromisoformat(database.meta["day"])
        self._folder: object = folder

    @classmethod
    def _kept(cls, path: str | os.PathLike[str], folder: object) -> Catalogue:
        """Open a catalogue whose file lives as long as an object does."""
        found = cls(path)
        found._folder = folder
        return found

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Catalogue:
        """Open a built catalogue, read-only. Raises CatalogueError for a file that is none, or of another version's layout."""
        return cls(path)

    @classmethod
    def bundled(cls) -> Catalogue:
        """Give the catalogue that comes with the package.

        >>> Catalogue.bundled().mission("SMILE").id
        'smile'
        """
        if not _bundled:
            if not os.path.exists(BUNDLED):
                raise CatalogueError(
                    "the bundled catalogue has not been built in this checkout: run `python -m pip install -e .`"
                )
            _bundled.append(cls(BUNDLED))
        return _bundled[0]

    @classmethod
    def from_directory(cls, path: str | os.PathLike[str], base: Catalogue | None = None) -> Catalogue:
        """Read authored TOML files, as `CONTRIBUTING.md` tells them. With a base, the records may refer to its, and add to them.

        The day is that of `catalogue.toml`, else the base's. Raises DataError with everything that is wrong in any file.
        """
        from pathlib import Path

        from spacecoop.building import from_directory

        return from_directory(Path(path), base).opened_as(cls)

    @classmethod
    def from_records(
        cls,
        records: Iterable[Record],
        sources: Iterable[Source] = (),
        *,
        base: Catalogue | None = None,
        day: date | PartialDate | str | None = None,
        version: str | None = None,
    ) -> Catalogue:
        """Make a catalogue of records. With a base, they may refer to its, and add to them.

        `day` is that to which the records were brought, else the base's. Raises DataError for what does not fit together.
        """
        from spacecoop.building import from_items

        return from_items((*records, *sources), {}, base, day, version).opened_as(cls)

    @classmethod
    def from_json(cls, path: str | os.PathLike[str], base: Catalogue | None = None) -> Catalogue:
        """Read what `export` writes as `json` or `jsonl`; the catalogue equals the one that was written.

        With a base, the records may refer to its, and add to them. Raises DataError with everything that is wrong in the file.
        """
        from pathlib import Path

        from spacecoop.building import from_json

        return from_json(Path(path), base).opened_as(cls)

    def __or__(self, other: Catalogue) -> Catalogue:
        """Put two catalogues together: of two records with one id the right one stands, and the later day."""
        if not isinstance(other, Catalogue):
            return NotImplemented
        from spacecoop.building import merged

        return merged(self, other).opened_as(type(self))

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the catalogue, or the view as of a day, to a file that `open` reads; whole or not at all.

        Raises CatalogueError if it cannot be written.
        """
        from pathlib import Path

        from spacecoop.building import Collected, collected

        found = Collected(collected(self), self.day, self.version, self)
        found.credit = self._credit
        found.write(Path(path))

    def kind_of(self, id: str) -> str | None:
        """Give the kind of the record or source of an id, or None."""
        return self._reader.kind_of(id)

    def as_of(self, day: date | PartialDate | str) -> Catalogue:
        """Give the catalogue as it was known on a day: plans and parts said by then, events that had happened, papers signed.

        A record is in it from its first dated fact. Who stands under whom is today's tree. Raises DateError for what is no
        whole day, or lies after the catalogue's.

        >>> str(Catalogue.bundled().as_of("2019-06-05").mission("SVOM").planned_launch)
        '2021'
        """
        try:
            asked = PartialDate.of(day)
        except TypeError:
            raise TypeError(f"as_of={shown(day)}: give a whole day such as 2019-06-05") from None
        if not asked.is_day or asked.marked or asked.earliest is None:
            raise DateError(f"as_of={shown(str(day))}: give a whole day such as 2019-06-05")
        if asked.earliest > self.day:
            raise DateError(f"as_of={shown(str(day))} lies after the catalogue's day, {self.day}")
        view = object.__new__(type(self))
        view._see(self._reader.database, asked.earliest, self._folder)
        return view

    @property
    def version(self) -> str:
        """The version of the data."""
        return self._reader.database.meta["version"]

    @property
    def _credit(self) -> Mapping[str, str]:
        meta = self._reader.database.meta
        whole = {} if meta["day"] == str(self.day) else {"view_of": meta["day"]}
        return whole | {name: meta[name] for name in CREDIT if name in meta}

    @property
    def counts(self) -> Mapping[str, int]:
        """How many records of each kind, and sources, there are."""
        today = self.day.toordinal()
        rows = self._reader.database.rows("select kind, count(*) from record where since <= ? group by kind", (today,))
        found: dict[str, int] = dict(rows)
        return {kind: found.get(kind, 0) for kind in HELD}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Catalogue):
            return NotImplemented
        return (self._content, self.day) == (other._content, other.day)

    def __hash__(self) -> int:
        return hash((self._content, self.day))

    @property
    def _content(self) -> str:
        return self._reader.database.meta["content"]

    def __repr__(self) -> str:
        many = {"agency": "agencies"}
        counts = ", ".join(f"{n} {many.get(kind, f'{kind}s')}" for kind, n in self.counts.items())
        return f"<Catalogue {' of '.join(filter(None, (self.version, str(self.day))))}: {counts}>"

    def __reduce__(self) -> tuple[Callable[..., Catalogue], tuple[str | None, bytes | None, str, date]]:
        path = self._reader.database.path
        if self._folder is None:
            return _reopened, (None if path == BUNDLED else path, None, self._content, self.day)
        with open(path, "rb") as file:
            return _reopened, (path, file.read(), self._content, self.day)

    def __deepcopy__(self, memo: object) -> Catalogue:
        return self

    # queries

    @takes("mission")
    def missions(
        self, where: Callable[[Mission], object] | None = None, **filters: Unpack[MissionFilters]
    ) -> Selection[Mission]:
        """Ask for missions. Raises TypeError for an unknown keyword, UnknownValue for an unknown value."""
        return self._select("mission", where, filters)

    @takes("agency")
    def agencies(
        self, where: Callable[[Agency], object] | None = None, **filters: Unpack[AgencyFilters]
    ) -> Selection[Agency]:
        """Ask for agencies. Raises TypeError for an unknown keyword, UnknownValue for an unknown value."""
        return self._select("agency", where, filters)

    @takes("agreement")
    def agreements(
        self, where: Callable[[Agreement], object] | None = None, **filters: Unpack[AgreementFilters]
    ) -> Selection[Agreement]:
        """Ask for agreements. Raises TypeError for an unknown keyword, UnknownValue for an unknown value."""
        return self._select("agreement", where, filters)

    @takes("meeting")
    def meetings(
        self, where: Callable[[Meeting], object] | None = None, **filters: Unpack[MeetingFilters]
    ) -> Selection[Meeting]:
        """Ask for meetings. Raises TypeError for an unknown keyword, UnknownValue for an unknown value."""
        return self._select("meeting", where, filters)

    @takes("source")
    def sources(
        self, where: Callable[[Source], object] | None = None, **filters: Unpack[SourceFilters]
    ) -> Selection[Source]:
        """Ask for sources. Raises TypeError for an unknown keyword, UnknownValue for an unknown value."""
        return self._select("source", where, filters)

    def _select(self, kind: str, where: Callable[[Any], object] | None, filters: Mapping[str, Any]) -> Selection[Any]:
        if where is not None and not callable(where):
            raise TypeError(f"where={where!r}: give a function of the record")
        if "as_of" in filters and kind != "source":
            others = {keyword: value for keyword, value in filters.items() if keyword != "as_of"}
            return self.as_of(filters["as_of"])._select(kind, where, others)
        found = answer(self._reader.database, kind, clauses(self._naming, kind, filters), self.day.toordinal())
        selection: Selection[Any] = Selection(self, kind, found)
        return selection if where is None else selection.filter(where)

    @takes("mission")
    def slips(
        self, where: Callable[[Mission], object] | None = None, **filters: Unpack[MissionFilters]
    ) -> Selection[Slip]:
        """Ask how far the launches of missions slipped: a row for each that has a plan. Takes what `missions` takes."""
        return self.missions(where, **filters).each("slips")

    def search(self, text: str, kinds: str | Iterable[str] | None = None, limit: int = 20) -> Selection[Record]:
        """Find records by words of their names and texts, the best first; the last word may be its beginning only.

        `kinds` are of mission, agency, agreement, meeting and source; without it, all but sources. Raises UnknownValue for
        another kind.
        """
        asked = KINDS if kinds is None else (kinds,) if isinstance(kinds, str) else tuple(kinds)
        for kind in asked:
            if kind not in FILTERS:
                raise UnknownValue(f"no kind {shown(kind)}; one of {', '.join(FILTERS)}")
        if not isinstance(text, str):
            raise TypeError(f"{text!r} is not a text")
        if type(limit) is not int or limit < 1:
            raise ValueError(f"limit={limit!r}: give a whole number from 1 up")
        return Selection(self, "record", self._reader.search(text, asked, min(limit, 1 << 40)))

    # look-ups

    def mission(self, name: str) -> Mission:
        """Look up a mission by any name, or an id that it has in another catalogue. Raises UnknownRecord or AmbiguousName."""
        return self._look_up("mission", name)  # type: ignore[no-any-return]

    def agency(self, name: str) -> Agency:
        """Look up an agency by any name, or an id that it has in another catalogue. Raises UnknownRecord or AmbiguousName."""
        return self._look_up("agency", name)  # type: ignore[no-any-return]

    def agreement(self, name: str) -> Agreement:
        """Look up an agreement by any name, or an id that it has in another catalogue. Raises UnknownRecord or AmbiguousName."""
        return self._look_up("agreement", name)  # type: ignore[no-any-return]

    def meeting(self, name: str) -> Meeting:
        """Look up a meeting by any name, or an id that it has in another catalogue. Raises UnknownRecord or AmbiguousName."""
        return self._look_up("meeting", name)  # type: ignore[no-any-return]

    def source(self, name: str) -> Source:
        """Look up a source by its id. Raises UnknownRecord."""
        return self._look_up("source", name)  # type: ignore[no-any-return]

    def find(self, name: str) -> Record | Source:
        """Look up a record of any kind, or a source, by what the look-ups of its kind take. Raises as these do."""
        found: Record | Source = self._look_up("record", name, HELD)
        return found

    def _look_up(self, what: str, name: str, kinds: tuple[str, ...] = ()) -> Any:
        if not isinstance(name, str):
            raise TypeError(f"{name!r} is not a name")
        id = self._naming.one(what, kinds or (what,), name, UnknownRecord)
        if not self._reader.known(id):
            raise UnknownRecord(f"no {what} {shown(name)} was known on {self.day}")
        return self._reader.get(self._reader.kind_of(id) or what, id)

    # what bound records and selections ask

    def get(self, kind: str, id: str) -> Any:
        """Give the record or source of exactly this kind and id, of any kind for "record". Raises UnknownRecord."""
        return self._reader.get(kind, id)

    def published(self, ids: Collection[str]) -> list[date | None]:
        """Give the last day on which each of some sources can have been published, None for one without a date."""
        return self._reader.published(ids)

    def referring(self, kind: str, reference: str, id: str) -> Any:
        """Give the records of a kind, or of any ("record"), whose `references()` hold this one to this id; by id."""
        return self._reader.referring(kind, reference, id)

    def load(self, n: int) -> Any:
        """Give the record of a number in the file."""
        return self._reader.load(n)

    def ids_of(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """Give the ids of records by their numbers."""
        return self._reader.ids_of(numbers)


def _reopened(path: str | None, file: bytes | None, content: str, day: date) -> Catalogue:
    if path is None:
        found = Catalogue.bundled()
    elif file is None:
        found = Catalogue(path)
    else:
        from spacecoop.store.folder import Folder

        folder = Folder()
        path = os.path.join(folder.path, os.path.basename(path))
        with open(path, "wb") as copy:
            copy.write(file)
        found = Catalogue._kept(path, folder)
    if found._content != content:
        raise CatalogueChanged(f"{path or 'the bundled catalogue'} is another one than when this was pickled")
    return found if found.day == day else found.as_of(day)
