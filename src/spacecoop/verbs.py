"""The module-level verbs: those of the bundled catalogue."""

from __future__ import annotations

from spacecoop.catalogue import Catalogue
from spacecoop.signatures import takes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from os import PathLike
    from typing import Any, Literal, Unpack

    from spacecoop.keywords import AgencyFilters, AgreementFilters, MeetingFilters, MissionFilters, SourceFilters
    from spacecoop.records.agency import Agency
    from spacecoop.records.agreement import Agreement
    from spacecoop.records.meeting import Meeting
    from spacecoop.records.mission import Mission
    from spacecoop.records.record import Record
    from spacecoop.records.slip import Slip
    from spacecoop.records.source import Source
    from spacecoop.selection import Selection
    from spacecoop.values.dates import PartialDate


@takes("mission", method=False)
def missions(where: Callable[[Mission], object] | None = None, **filters: Unpack[MissionFilters]) -> Selection[Mission]:
    """Ask for missions; several keywords must all hold. `where` is any function of the record.

    Raises TypeError for an unknown keyword, UnknownValue for an unknown value, AmbiguousName for a name that several bear.

    >>> "svom" in missions(partner="CNES", theme="high_energy_astrophysics").ids
    True
    """
    return Catalogue.bundled().missions(where, **filters)


@takes("agency", method=False)
def agencies(where: Callable[[Agency], object] | None = None, **filters: Unpack[AgencyFilters]) -> Selection[Agency]:
    """Ask for agencies: organisations of every kind. Raises as `missions` does.

    >>> "nssc" in agencies(part_of="CAS").ids
    True
    """
    return Catalogue.bundled().agencies(where, **filters)


@takes("agreement", method=False)
def agreements(
    where: Callable[[Agreement], object] | None = None, **filters: Unpack[AgreementFilters]
) -> Selection[Agreement]:
    """Ask for agreements. Raises as `missions` does.

    >>> "cn-fr-1997-space-cooperation" in agreements(party="France", signed=1997).ids
    True
    """
    return Catalogue.bundled().agreements(where, **filters)


@takes("meeting", method=False)
def meetings(where: Callable[[Meeting], object] | None = None, **filters: Unpack[MeetingFilters]) -> Selection[Meeting]:
    """Ask for meetings. Raises as `missions` does.

    >>> "cn-fr-space-committee-12" in meetings(held="2019-06-05", country="China").ids
    True
    """
    return Catalogue.bundled().meetings(where, **filters)


@takes("source", method=False)
def sources(where: Callable[[Source], object] | None = None, **filters: Unpack[SourceFilters]) -> Selection[Source]:
    """Ask for sources. Raises as `missions` does.

    >>> "nssc-international-cooperation" in sources(cited_by="double-star").ids
    True
    """
    return Catalogue.bundled().sources(where, **filters)


@takes("mission", method=False)
def slips(where: Callable[[Mission], object] | None = None, **filters: Unpack[MissionFilters]) -> Selection[Slip]:
    """Ask how far the launches of missions slipped: a row for each that has a plan, with bounds in days.

    Takes what `missions` takes, and raises as it does.

    >>> svom = slips(lead="CNES", theme="high_energy_astrophysics").one()
    >>> print(svom.record.id, svom.first_plan, svom.launch)
    svom 2015 2024-06-22
    """
    return Catalogue.bundled().slips(where, **filters)


def mission(name: str) -> Mission:
    """Look up a mission by id, acronym, name, alias, former name, or COSPAR or satcat id; case, accents and punctuation are one.

    Raises UnknownRecord, with the nearest name, or AmbiguousName, with the ids of those that bear it.

    >>> mission("SVOM").launch
    PartialDate('2024-06-22')
    >>> mission("2003-061A").acronym
    'TC-1'
    """
    return Catalogue.bundled().mission(name)


def agency(name: str) -> Agency:
    """Look up an agency by id, acronym, name, alias, former name or id in another catalogue. Raises as `mission` does.

    >>> agency("CNES").country
    'FR'
    """
    return Catalogue.bundled().agency(name)


def agreement(name: str) -> Agreement:
    """Look up an agreement by id, name or alias. Raises as `mission` does.

    >>> agreement("cn-fr-1997-space-cooperation").signed.year
    1997
    """
    return Catalogue.bundled().agreement(name)


def meeting(name: str) -> Meeting:
    """Look up a meeting by id, name or alias. Raises as `mission` does.

    >>> meeting("cn-fr-space-committee-12").place
    'Shanghai'
    """
    return Catalogue.bundled().meeting(name)


def source(name: str) -> Source:
    """Look up a source by its id. Raises UnknownRecord.

    >>> source("spacewatch-2019-06-cn-fr-meeting").language
    'en'
    """
    return Catalogue.bundled().source(name)


def search(text: str, kinds: str | Iterable[str] | None = None, limit: int = 20) -> Selection[Record]:
    """Find records of all kinds by words of their names and texts, the best first.

    The last word may be its beginning only. `kinds` are of mission, agency, agreement, meeting and source; without it, all
    but sources. Raises UnknownValue for another kind.

    >>> search("magnetosphere ionosphere link").first().id
    'smile'
    """
    return Catalogue.bundled().search(text, kinds, limit)


def as_of(day: date | PartialDate | str) -> Catalogue:
    """Give the bundled catalogue as it was known on a day, with every verb. Raises ValueError as `Catalogue.as_of` does.

    >>> as_of("2019-06-05").mission("SVOM").planned_launch
    PartialDate('2021')
    """
    return Catalogue.bundled().as_of(day)


def table(name: str) -> Selection[Any]:
    """Give a whole table of the bundled catalogue: all of a kind (`mission`), or all parts of a name (`participants`).

    Raises UnknownValue for another name, with all that there are.

    >>> len(table("mission")) == len(missions())
    True
    """
    return Catalogue.bundled().table(name)


def cite(item: object = None, style: Literal["text", "bibtex", "csl-json"] = "text") -> str:
    """Cite the sources behind a record, an element, a source or a selection, and their catalogue; or the bundled one alone.

    Raises UnknownValue for another style, TypeError for what has no sources.

    >>> print(cite(mission("uk-china-atom-interferometer").funding[0]).splitlines()[0])
    STFC RAL Space (2017-11-22): UK-China Joint Laboratory for Space Science and Technology. https://...
    """
    return Catalogue.bundled().cite(item, style)


def export(
    path: str | PathLike[str],
    format: Literal["csv", "parquet", "datapackage", "json", "jsonl", "schema"] | None = None,
    tables: str | Iterable[str] | None = None,
) -> None:
    """Write the bundled catalogue, or some of its tables, for other programs: see `Catalogue.export`."""
    Catalogue.bundled().export(path, format, tables)
