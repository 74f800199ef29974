"""Who works with whom: the agencies or countries that stand together in one record."""

from __future__ import annotations

from itertools import combinations

from spacecoop.errors import UnknownValue, shown
from spacecoop.suggest import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    from spacecoop.records.agency import Agency

    Side: TypeAlias = Agency | str


def _parties(agreement: Any) -> tuple[Agency, ...]:
    return tuple({party.agency_id: party.agency for party in agreement.standing if party.agency}.values())


def _present(meeting: Any) -> tuple[Agency, ...]:
    return tuple({one.agency_id: one.agency for one in meeting.participants if one.agency}.values())


def _present_countries(meeting: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for one in meeting.participants for code in one.countries))


SIDES: Mapping[str, Mapping[str, Callable[[Any], tuple[Any, ...]]]] = {
    "mission": {"agency": lambda mission: mission.partners, "country": lambda mission: mission.countries},
    "agreement": {"agency": _parties, "country": lambda agreement: agreement.countries},
    "meeting": {"agency": _present, "country": _present_countries},
}
"""By kind of record, what gives the agencies and the countries in it: those that have not left."""


def sides(record: Any, by: str) -> tuple[Side, ...]:
    """Give the agencies (by id) or countries (by code) of a record, sorted. Raises UnknownValue for another word or kind."""
    ways = SIDES.get(getattr(record, "RECORD_KIND", ""))
    if ways is None:
        raise UnknownValue(
            f"{record!r} has no agencies or countries that work together; {', '.join(SIDES)} records have"
        )
    return tuple(sorted(ways[known(by)](record), key=key))


def known(by: str) -> str:
    """Accept `agency` or `country`; else UnknownValue."""
    if by not in ("agency", "country"):
        raise UnknownValue(
            f"no pairs by {shown(by)}{did_you_mean(str(by), ('agency', 'country'))}; one of agency, country"
        )
    return by


def key(side: Side) -> str:
    """Give the id of an agency, or a country's code."""
    return side if isinstance(side, str) else side.id


def pairs(record: Any, by: str) -> tuple[tuple[Side, Side], ...]:
    """Give each two agencies or countries of a record."""
    return tuple(combinations(sides(record, by), 2))
