"""Sums of money as agencies and the press write them, in English, French, German and Chinese.

A text is read word by word; what is not understood, or can be read in two ways, is refused.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from unicodedata import normalize

from attrs import evolve, frozen

from spacecoop.errors import ParseError, UnknownValue
from spacecoop.values.codes import CURRENCIES
from spacecoop.values.lexicon import CONSTANT, CURRENT, LONG_SCALE, WORDS, Word
from spacecoop.values.money import currency as currency_code
from spacecoop.values.numbers import exact, plain
from spacecoop.values.numerals import CHINESE_DIGITS, CHINESE_UNITS, chinese

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST_TEXT = 200
_EXACT = Context(prec=1000)

_NUMBER = re.compile(r"[0-9]+(?:[.,'’][0-9]+| [0-9]{3}(?![0-9]))*")
_CHINESE = re.compile(f"[{''.join((*CHINESE_DIGITS, *CHINESE_UNITS))}]+")
_CODE = re.compile(r"(?<![A-Za-zÀ-ɏ])[A-Z]{3}(?![A-Za-zÀ-ɏ])")
_PREFIX = re.compile(r"(?<![^\W\d_])(k|M|G|Mio|Mrd|Md)(?=[A-Z]{3}(?![^\W\d_])|[€£$¥₹]|US\$|[Ee]uros?(?![^\W\d_]))")
_PHRASES: dict[str, list[str]] = {}
for _known in sorted(WORDS, key=len, reverse=True):
    _PHRASES.setdefault(_known[0], []).append(_known)
_CONSTANT = tuple(re.compile(pattern, re.IGNORECASE) for pattern in CONSTANT)
_CURRENT = re.compile("|".join(CURRENT), re.IGNORECASE)


@frozen(kw_only=True)
class Said:
    """What a text says: a sum or the lower end of a range, in which currency and prices, how exactly."""

    low: Decimal
    high: Decimal | None
    currency: str
    basis: str
    qualifier: str


def parse(text: str, currency: str | None = None, locale: str | None = None) -> Said:
    """Read one sum or range. `locale` says how its numbers are written; without it they are in English."""
    if not isinstance(text, str):
        raise ParseError(f"{text!r} is not a text")
    said = " ".join(normalize("NFKC", text).translate({0x2212: "-", 0x2019: "'"}).split())
    if not said or len(said) > LONGEST_TEXT:
        raise ParseError(f"{text[:60]!r} is not a sum of money" + (": it is too long" if said else ""))
    try:
        return _read(said, currency, locale)
    except _Refused as reason:
        raise ParseError(f"{text!r} {reason}") from None


class _Refused(Exception):
    """What is wrong with the text, said after it."""


def _read(said: str, currency: str | None, locale: str | None) -> Said:
    rest, basis = _basis(said)
    words = list(_words(_PREFIX.sub(lambda found: f"{'bn' if found[0] == 'G' else found[0]} ", rest)))
    ends = _ends(words)
    code = _currency(words, currency)
    low, *more = _amounts(ends, _Numbers(locale, words))
    qualifier = _qualifier(words, is_range=bool(more))
    return Said(low=low, high=more[0] if more else None, currency=code, basis=basis, qualifier=qualifier)


def _basis(said: str) -> tuple[str, str]:
    """Take the price basis out of the text."""
    for pattern in _CONSTANT:
        if found := pattern.search(said):
            return _without(said, found), found["year"]
    if found := _CURRENT.search(said):
        return _without(said, found), "current"
    return said, "unknown"


def _without(said: str, found: re.Match[str]) -> str:
    before = re.sub(r"(?i)(?<!\w)(?:at|in|aux|au|à|en|zu)? ?(?:constant )?$", "", said[: found.start()])
    return f"{before} {said[found.end() :]}"


def _words(said: str) -> Iterator[Word]:
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in said)
    position, numbers, before = 0, 0, ""
    while position < len(said):
        char = said[position]
        if char in " ,":
            position += 1
            continue
        if char in "-~":
            word = _between(char, numbers)
            position += 1
        elif found := _NUMBER.match(said, position):
            word = Word("number", found[0], found[0])
            position = found.end()
        elif (found := _CODE.match(said, position)) and found[0] in CURRENCIES:
            word = Word("currency", found[0], found[0])
            position = found.end()
        elif before != "number" and (found := _CHINESE.match(said, position)):
            if (number := chinese(found[0])) is None:
                raise _Refused(f"holds {found[0]!r}, which is no number or can be read in two ways: write its digits")
            word = Word("number", str(number), found[0])
            position = found.end()
        elif phrase := _phrase(lowered, position):
            word = WORDS[phrase]
            position += len(phrase)
            position += char.isalpha() and said.startswith(".", position)
        else:
            raise _Refused(f"is not understood from {said[position:][:40]!r} on")
        numbers = 0 if word.kind == "range" else numbers + (word.kind == "number")
        before = word.kind
        yield word


def _phrase(said: str, position: int) -> str | None:
    """Give the longest phrase that stands here; one that begins or ends with a letter of an alphabet is a whole word."""
    inside = said[position - 1 : position].isalpha()
    for phrase in _PHRASES.get(said[position], ()):
        end = position + len(phrase)
        goes_on = _alphabetic(phrase[-1]) and said[end : end + 1].isalpha()
        if said.startswith(phrase, position) and not goes_on and not (inside and _alphabetic(phrase[0])):
            return phrase
    return None


def _alphabetic(char: str) -> bool:
    return char.isalpha() and char < "\u2e80"


def _between(char: str, numbers: int) -> Word:
    """Tell what a dash or a tilde means: after a number it leads to another."""
    if numbers:
        return Word("range", "to", char)
    return Word("sign", char, char) if char == "-" else Word("qualifier", "about", char)


def _ends(words: Sequence[Word]) -> list[list[Word]]:
    """Split a range at its middle."""
    ends: list[list[Word]] = [[]]
    for word in words:
        if word.kind == "range":
            ends.append([])
        else:
            ends[-1].append(word)
    middles = [word.value for word in words if word.kind == "range"]
    openers = [word.value for word in words if word.kind == "opener"]
    if len(ends) > 2 or len(openers) > 1 or ("and" in middles) != ("between" in openers):
        raise _Refused("is not one sum or range, such as '5 to 7 MEUR' or 'between 5 and 7 MEUR'")
    return ends


def _qualifier(words: Iterable[Word], is_range: bool) -> str:
    found = {word.value for word in words if word.kind == "qualifier"}
    if not is_range and any(word.value == "from" for word in words if word.kind == "opener"):
        found.add("at_least")
    if len(found) > 1:
        raise _Refused(f"is qualified in two ways: {' and '.join(sorted(found))}")
    return found.pop() if found else "exact"


def _currency(words: Sequence[Word], named: str | None) -> str:
    """Give the only currency that everything in the text, and the caller, can mean.

    A bare 元 is the unit of several; alone, and beside no numeral of the traditional characters, it is the yuan.
    """
    names = [set(word.value.split()) for word in words if word.kind == "currency"]
    nations = [set(word.value.split()) for word in words if word.kind == "nation"]
    if named is not None:
        names.append({currency_code(named)})
    if not names:
        raise _Refused("names no currency: give it, such as currency='EUR'")
    left = set.intersection(*names, *nations)
    if not left:
        raise _Refused(f"names several currencies: {', '.join(sorted(set().union(*names, *nations)))}")
    if {word.text for word in words if word.kind == "currency"} == {"元"} and "CNY" in left and not _traditional(words):
        return "CNY"
    if len(left) > 1:
        raise _Refused(f"may be in {' or '.join(sorted(left))}: say which, such as currency={min(left)!r}")
    return left.pop()


def _traditional(words: Iterable[Word]) -> bool:
    return any(word.text in {"萬", "億"} for word in words)


# ---------------------------------------------------------------- numbers


class _Numbers:
    """How numbers are written: which sign groups the digits, which begins the fraction."""

    def __init__(self, locale: str | None, words: Iterable[Word]) -> None:
        self.locale = locale
        self.group, self.point, language = _signs(locale) if locale is not None else (",", ".", "en")
        self.long_scale = language != "en"
        self.doubtful = locale is None and next((word.text for word in words if word.foreign), None)
        group, point = re.escape(f"{self.group} '"), re.escape(self.point)
        self.form = re.compile(
            rf"(?P<whole>[0-9]{{1,3}}(?P<group>[{group}])(?:[0-9]{{2,3}}(?P=group))*[0-9]{{3}}|[0-9]+)(?:{point}(?P<part>[0-9]+))?"
        )

    def read(self, word: Word) -> Decimal:
        """Give a number, if it can be read in one way only."""
        if word.text != word.value:  # spelled out
            return Decimal(word.value)
        written = word.value
        found = self.form.fullmatch(written)
        if not found:
            how = (
                f"in the locale {self.locale!r}" if self.locale else "in English: give its locale, such as 'de' or 'fr'"
            )
            raise _Refused(f"holds {written!r}, which is no number {how}")
        if self.doubtful and re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", written):
            raise _Refused(f"holds {written!r} beside {self.doubtful!r}: give its locale, such as 'de' or 'en'")
        return exact(f"{re.sub('[^0-9]', '', found['whole'])}.{found['part'] or ''}".rstrip("."))

    def power(self, word: Word) -> int:
        """Give the power of ten of a scale."""
        return int(LONG_SCALE.get(word.text, word.value) if self.long_scale else word.value)


def _signs(locale: str) -> tuple[str, str, str]:
    from spacecoop.views.labels import language

    try:
        reader = language(locale)
    except (UnknownValue, TypeError):
        raise _Refused(f"cannot be read in the locale {locale!r}: give one such as 'de' or 'fr'") from None
    group, point = (normalize("NFKC", sign) for sign in reader.signs)
    return group.replace("’", "'"), point, reader.cldr.language


@frozen
class _Number:
    """A number as written, and the power of ten that stands with it; None where none does."""

    written: Decimal
    power: int | None

    def at(self, power: int | None) -> Decimal:
        return plain(self.written.scaleb(power, _EXACT)) if power else self.written


def _amounts(ends: Iterable[Sequence[Word]], numbers: _Numbers) -> list[Decimal]:
    """Give the numbers of a sum or of both ends of a range; an end without a scale has that of the other."""
    found = [_number(end, numbers) for end in ends]
    alone = [number.at(number.power) for number in found]
    scales = {number.power for number in found} - {None}
    if len(found) == 1 or len(scales) != 1 or all(number.power is not None for number in found):
        readings = [alone]
    else:
        scale = scales.pop()
        readings = [[number.at(scale) for number in found]]
        if any(number.power is None and number.written >= 1000 for number in found):
            readings.append(alone)
    rising = [reading for reading in readings if len(reading) == 1 or reading[0] < reading[1]]
    if len(rising) != 1:
        raise _Refused("is no range that rises in one way: write out both ends, each with its scale")
    return rising[0]


def _number(words: Iterable[Word], numbers: _Numbers) -> _Number:
    """Give the one number of a sum, which may be told in falling steps, such as 3亿5000万."""
    sign, before, scale = 1, 0, 0
    steps: list[_Number] = []
    for word in words:
        if word.kind == "sign":
            sign = -1
        elif word.kind == "number":
            steps.append(_Number(numbers.read(word), None))
            scale = 0
        elif word.kind == "scale":
            power = numbers.power(word)
            if power <= scale:
                raise _Refused("has scales that do not rise, as in 'thousand million'")
            scale = power
            if steps:
                steps[-1] = evolve(steps[-1], power=(steps[-1].power or 0) + power)
            else:
                before += power
    if not steps:
        raise _Refused("holds no number")
    if len(steps) == 1:
        (only,) = steps
        if before and only.power:
            raise _Refused("has a scale before and after its number")
        return _Number(_EXACT.multiply(Decimal(sign), only.written), before or only.power)
    powers = [step.power or 0 for step in steps]
    if before or not all(powers) or powers != sorted(set(powers), reverse=True):
        raise _Refused("holds more than one number")
    total = Decimal(0)
    for step in steps:
        total = _EXACT.add(total, step.at(step.power))
    return _Number(_EXACT.multiply(Decimal(sign), total), 0)
