"""The names of countries in the languages of our readers, from CLDR. Only the builder needs them."""

from __future__ import annotations

from babel import Locale

from spacecoop.values.codes import COUNTRIES, FORMER_COUNTRIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "zh_Hans", "fr", "de", "es", "ru", "ja")

FORMER = {
    "CSHH": ("Czechoslovakia",),
    "DDDE": ("German Democratic Republic", "East Germany"),
    "SUHH": ("Soviet Union", "USSR", "Union of Soviet Socialist Republics"),
    "YUCS": ("Yugoslavia",),
}
"""Names of states that are no more, which CLDR does not carry (ISO 3166-3)."""


def territories() -> Iterator[tuple[str, str]]:
    """Give each country's code with each of its names, the code itself first."""
    tables = [Locale.parse(language).territories for language in LANGUAGES]
    for code in sorted(COUNTRIES | FORMER_COUNTRIES):
        yield code, code
        for name in FORMER.get(code, ()):
            yield code, name
        for table in tables:
            if code in table:
                yield code, table[code]
