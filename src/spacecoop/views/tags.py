"""Tags of languages, as BCP 47, POSIX and CLDR write them, taken apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacecoop.errors import UnknownValue, shown


class Tag(NamedTuple):
    """What of a tag decides: variants, extensions and private parts do not."""

    language: str
    script: str
    territory: str


_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}|[a-z]{5,8})(?:[-_](?P<extended>[a-z]{3})){0,3}(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<territory>[a-z]{2}|[0-9]{3}))?(?:[-_](?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:[-_][a-z0-9](?:[-_][a-z0-9]{1,8})+)*"
    r"(?:\.[a-z0-9_-]+)?(?:@(?P<modifier>[a-z0-9=_-]+))?",
    re.IGNORECASE | re.ASCII,
)
_POSIX = re.compile(r"(?:C|POSIX)(?:\.[A-Za-z0-9_-]+)?")
_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}
"""What the modifier of a POSIX locale says of the script."""


def parse(text: str) -> Tag:
    """Take a tag apart: `zh-Hans-CN`, `zh_CN`, `fr_FR.UTF-8`, `sr_RS@latin`, `C`. Raises UnknownValue for what is none.

    >>> tuple(parse("zh-cmn-Hans-CN")), tuple(parse("sr_RS.UTF-8@latin"))
    (('cmn', 'Hans', 'CN'), ('sr', 'Latn', 'RS'))
    """
    if not isinstance(text, str):
        raise TypeError(f"locale={shown(text)}: give a language tag such as 'zh-Hans' or 'fr_FR'")
    if _POSIX.fullmatch(text):
        return Tag("en", "", "")
    found = _TAG.fullmatch(text) if len(text) <= 100 else None
    if found is None:
        raise UnknownValue(f"no locale {shown(text)}: it is no language tag such as 'zh-Hans' or 'fr_FR'")
    script = (found["script"] or _SCRIPTS.get((found["modifier"] or "").lower(), "")).title()
    return Tag((found["extended"] or found["language"]).lower(), script, (found["territory"] or "").upper())
