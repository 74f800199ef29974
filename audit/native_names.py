"""Which agencies and missions of countries that do not write English have no name in their own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import localedata
from babel.languages import get_official_languages

import spacecoop as sc
from spacecoop.views.labels import language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacecoop.records.record import Record


def languages_of(countries: Iterable[str]) -> tuple[str, ...]:
    """Give the official languages, as far as CLDR has them, of the countries that do not write English."""
    spoken = (get_official_languages(country, de_facto=True) for country in countries)
    return tuple(dict.fromkeys(tag for tags in spoken if "en" not in tags for tag in tags if localedata.exists(tag)))


def asked_of(record: sc.Agency | sc.Mission) -> tuple[str, ...]:
    """Give the languages of which a record should have a name in one: an agency's own, of a mission those of its leads."""
    if isinstance(record, sc.Agency):
        return languages_of([record.country] if record.country else ())
    return languages_of(country for lead in record.leads for country in lead.countries)


def missing(records: Iterable[sc.Agency | sc.Mission]) -> tuple[int, dict[str, list[str]]]:
    """Give how many records should have a native name, and the ids of those that have none, by their first language."""
    wanted, found = 0, dict[str, list[str]]()
    for record in records:
        if tags := asked_of(record):
            wanted += 1
            if not any(named(record, tag) for tag in tags):
                found.setdefault(tags[0], []).append(record.id)
    return wanted, found


def named(record: Record, tag: str) -> bool:
    """Tell whether a record has a name in a language, be it its only one."""
    return language(tag).own_name(record) is not None
