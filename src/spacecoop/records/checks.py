"""What a field accepts: converters that tidy nothing, turn lists into tuples, and refuse the rest with one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import is_normalized

from spacecoop.errors import RecordError, shown
from spacecoop.records.model import FrozenMap
from spacecoop.records.vocabulary import Purpose, Theme
from spacecoop.values.codes import COUNTRIES, FORMER_COUNTRIES
from spacecoop.values.dates import PartialDate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import TypeVar

    T = TypeVar("T")

LONGEST_TEXT = 100_000
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*(-x(-[a-z0-9]{1,8})+)?")
_OBJECT_IDS = {
    "cospar": (re.compile(r"[12]\d{3}-\d{3}[A-Z]{1,3}"), "2024-116B"),
    "satcat": (re.compile(r"[1-9]\d{0,8}"), "60089"),
}
_URL = re.compile(r"https?://[^\s/?#@]+[^\s]*")
_JOINERS = str.maketrans("", "", "\u200c\u200d")


def text(value: str) -> str:
    """Accept one line of NFC text without control or direction marks; the zero-width joiners of scripts that need them pass."""
    if not isinstance(value, str):
        raise RecordError(f"{shown(value)} is not a text")
    if not value or len(value) > LONGEST_TEXT:
        raise RecordError(
            "an empty text; leave the field out" if not value else f"a text of {len(value)} characters is too long"
        )
    if not value.isprintable() and not value.translate(_JOINERS).isprintable():
        bad = next(c for c in value.translate(_JOINERS) if not c.isprintable())
        raise RecordError(f"{shown(value)} holds the invisible character U+{ord(bad):04X}")
    if not is_normalized("NFC", value):
        raise RecordError(f"{shown(value)} is not in Unicode's NFC form")
    if value != value.strip(" \u200c\u200d") or "  " in value:
        raise RecordError(f"{shown(value)} has stray spaces")
    return value


def optional_text(value: str | None) -> str | None:
    """Accept a text or None."""
    return None if value is None else text(value)


def texts(values: Iterable[str]) -> tuple[str, ...]:
    """Accept several texts, no two alike."""
    found = tuple(text(value) for value in several(values))
    if len(set(found)) < len(found):
        raise RecordError(f"{shown(next(v for v in found if found.count(v) > 1))} stands twice")
    return found


def several(values: Iterable[T]) -> tuple[T, ...]:
    """Accept a list or tuple; a text is one value, not many."""
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise RecordError(f"{shown(values)} is not a list")
    return tuple(values)


def slug(value: str) -> str:
    """Accept an id: lower-case ASCII words and numbers, with hyphens between."""
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > 200:
        raise RecordError(f"{shown(value)} is not an id: lower-case ASCII words with hyphens")
    return value


def optional_slug(value: str | None) -> str | None:
    """Accept an id or None."""
    return None if value is None else slug(value)


def slugs(values: Iterable[str]) -> tuple[str, ...]:
    """Accept several ids, no two alike."""
    return texts(slug(value) for value in several(values))


def source_ids(values: Iterable[str]) -> tuple[str, ...]:
    """Accept at least one id of a source: nothing is said without one."""
    found = slugs(values)
    if not found:
        raise RecordError("at least one source is needed")
    return found


def country(value: str | None) -> str | None:
    """Accept an ISO 3166-1 alpha-2 code, or a four-letter one of ISO 3166-3."""
    if value is None or value in COUNTRIES or value in FORMER_COUNTRIES:
        return value
    raise RecordError(
        f"{shown(value)} is not a country code: ISO 3166-1 alpha-2, or 3166-3 for states that are no more"
    )


def bodies(values: Iterable[str]) -> tuple[str, ...]:
    """Accept ids of agencies and codes of countries."""
    return texts(body(value) for value in several(values))


def body(value: str) -> str:
    """Accept the id of an agency or the code of a country."""
    return country(value) or value if isinstance(value, str) and value.isupper() else slug(value)


def optional_body(value: str | None) -> str | None:
    """Accept the id of an agency, the code of a country, or None."""
    return None if value is None else body(value)


def url(value: str | None) -> str | None:
    """Accept an http or https address."""
    if value is None or (isinstance(value, str) and _URL.fullmatch(text(value))):
        return value
    raise RecordError(f"{shown(value)} is not an http or https address")


def tag(value: str) -> str:
    """Accept a language tag in BCP 47's canonical case."""
    if isinstance(value, str) and _TAG.fullmatch(value):
        return value
    raise RecordError(f"{shown(value)} is not a BCP 47 language tag such as 'fr' or 'zh-Hans'")


def optional_tag(value: str | None) -> str | None:
    """Accept a language tag or None."""
    return None if value is None else tag(value)


def tags(values: Iterable[str]) -> tuple[str, ...]:
    """Accept several language tags."""
    return texts(tag(value) for value in several(values))


def names(values: Mapping[str, str]) -> Mapping[str, str]:
    """Accept a mapping of language tags to names."""
    return FrozenMap({tag(key): text(value) for key, value in _mapping(values).items()})


def other_ids(values: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """Accept a mapping of other catalogues' names to the ids there; those of objects in space are looked at."""
    found = {text(key): texts(value) for key, value in _mapping(values).items()}
    for where, (form, example) in _OBJECT_IDS.items():
        for id in found.get(where, ()):
            if not form.fullmatch(id):
                raise RecordError(f"{shown(id)} is no {where} id such as {example}")
    return FrozenMap(found)


def _mapping(values: Mapping[str, T]) -> Mapping[str, T]:
    if not isinstance(values, Mapping):
        raise RecordError(f"{shown(values)} is not a mapping")
    return values


def partial_date(value: PartialDate | str | date | int) -> PartialDate:
    """Accept whatever `PartialDate.of` takes."""
    return PartialDate.of(value)


def optional_date(value: PartialDate | str | date | int | None) -> PartialDate | None:
    """Accept a date or None."""
    return None if value is None else PartialDate.of(value)


def themes(values: Iterable[Theme | str]) -> tuple[Theme, ...]:
    """Accept themes, no two alike."""
    return tuple(Theme(value) for value in texts(values))


def purposes(values: Iterable[Purpose | str]) -> tuple[Purpose, ...]:
    """Accept purposes, no two alike."""
    return tuple(Purpose(value) for value in texts(values))


def flag(value: bool | None) -> bool | None:
    """Accept true, false or None."""
    if value is None or isinstance(value, bool):
        return value
    raise RecordError(f"{shown(value)} is neither true nor false")


def whole(value: int | None) -> int | None:
    """Accept a whole number from 0 up, or None."""
    if value is None or (type(value) is int and value >= 0):
        return value
    raise RecordError(f"{shown(value)} is not a whole number from 0 up")
