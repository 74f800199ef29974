"""The names of countries in the languages of our readers, from CLDR. Only the builder needs them."""

from __future__ import annotations

from babel import Locale

from spacecoop.values.codes import COUNTRIES, FORMER_COUNTRIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "zh_Hans", "fr", "de", "es", "ru", "ja", "zh_Hant")

FORMER = {
    "CSHH": ("Czechoslovakia",),
    "DDDE": ("German Democratic Republic", "East Germany"),
    "SUHH": ("Soviet Union", "USSR", "Union of Soviet Socialist Republics"),
    "YUCS": ("Yugoslavia",),
}
"""Names of states that are no more, which CLDR does not carry (ISO 3166-3)."""

ALSO = {
    "CI": ("Ivory Coast",),
    "CN": ("People's Republic of China", "PRC", "中华人民共和国"),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Great Britain", "Britain"),
    "HK": ("Hong Kong", "Hong Kong SAR"),
    "KP": ("DPRK",),
    "KR": ("Republic of Korea",),
    "LA": ("Lao PDR",),
    "MO": ("Macao", "Macau", "Macao SAR"),
    "RU": ("Russian Federation",),
    "TR": ("Turkey",),
    "US": ("USA", "United States of America"),
    "VN": ("Viet Nam",),
}
"""What people also call a country, beside the one name that CLDR has in each language."""


def territories() -> Iterator[tuple[str, str]]:
    """Give each country's code with each of its names, the code itself first."""
    tables = [Locale.parse(language).territories for language in LANGUAGES]
    for code in sorted(COUNTRIES | FORMER_COUNTRIES):
        yield code, code
        for name in (*FORMER.get(code, ()), *ALSO.get(code, ())):
            yield code, name
        for table in tables:
            if code in table:
                yield code, table[code]
