"""Numbers written out in words: 1 to 999 in English, French and German, up to thousands in Chinese."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FRENCH = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
).split()
_FRENCH_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()
_GERMAN = (
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
    "neunzehn"
).split()
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def english() -> Mapping[str, int]:
    """Give the words for 1 to 999, with and without hyphen and "and"."""
    found = {word: n for n, word in enumerate(_ENGLISH, 1)}
    for tens, word in enumerate(_ENGLISH_TENS, 2):
        found[word] = tens * 10
        found |= {f"{word}{sign}{one}": tens * 10 + n for n, one in enumerate(_ENGLISH[:9], 1) for sign in "- "}
    below = dict(found)
    for n, word in enumerate((*_ENGLISH[:9], "a")):
        hundred = 100 * (n + 1 if n < 9 else 1)
        found[f"{word} hundred"] = hundred
        found |= {f"{word} hundred{link}{rest}": hundred + m for rest, m in below.items() for link in (" ", " and ")}
    return found


def french() -> Mapping[str, int]:
    """Give the words for 1 to 999: after 60 and 80 they count on to 79 and 99."""
    found = {word: n for n, word in enumerate(_FRENCH, 1)} | {"une": 1, "septante": 70, "huitante": 80, "nonante": 90}
    for tens, word in enumerate(_FRENCH_TENS, 2):
        rest = 10 if tens in (7, 9) else 0
        found |= {word: tens * 10, f"{word}s": tens * 10} if not rest else {f"{word}-dix": tens * 10}
        for n, one in enumerate(_FRENCH[rest : rest + 9], 1):
            linked = f"{word} et {one}" if n == 1 and tens < 8 else f"{word}-{one}"
            found |= {linked: tens * 10 + n, linked.replace(" ", "-"): tens * 10 + n}
    below = dict(found)
    for n, word in enumerate(("", *_FRENCH[1:9]), 1):
        hundred = f"{word} cent".lstrip()
        found |= {hundred: 100 * n, f"{hundred}s": 100 * n} if word else {hundred: 100}
        found |= {f"{hundred} {rest}": 100 * n + m for rest, m in below.items()}
    return found


def german() -> Mapping[str, int]:
    """Give the words for 1 to 999: the ones stand before the tens."""
    found = {word: n for n, word in enumerate(_GERMAN, 1)} | {"eine": 1, "einen": 1, "einer": 1}
    for tens, word in enumerate(_GERMAN_TENS, 2):
        found |= {word: tens * 10} | {f"{one}und{word}": tens * 10 + n for n, one in enumerate(_GERMAN[:9], 1)}
    below = dict(found)
    for word, n in (("", 1), *((one, n) for n, one in enumerate(_GERMAN[:9], 1))):
        found |= {f"{word}hundert": 100 * n} | {f"{word}hundert{rest}": 100 * n + m for rest, m in below.items()}
    return found


CHINESE_DIGITS: Mapping[str, int] = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
CHINESE_UNITS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}


def chinese(said: str) -> int | None:
    """Read digits and units up to thousands; None where they are no number, or, as 三千五, 3005 to one and 3500 to another.

    >>> chinese("二十五"), chinese("三千五百"), chinese("一百零八"), chinese("五二"), chinese("三千五")
    (25, 3500, 108, None, None)
    """
    total, digit, last, zero = 0, None, 10_000, False
    for char in said:
        if char in CHINESE_UNITS:
            unit = CHINESE_UNITS[char]
            if unit >= last or digit == 0:
                return None
            total, digit, last, zero = total + (1 if digit is None else digit) * unit, None, unit, False
        elif digit:
            return None
        else:
            zero = zero or digit == 0
            digit = CHINESE_DIGITS[char]
    return None if digit and 10 < last < 10_000 and not zero else total + (digit or 0)
