"""The words in which sums of money are written: scales, numbers, currencies, qualifiers, ranges."""

from __future__ import annotations

from attrs import frozen

from spacecoop.values.numerals import english, french, german

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal, TypeAlias

    Kind: TypeAlias = Literal["number", "scale", "currency", "nation", "qualifier", "range", "opener", "sign", "filler"]


@frozen
class Word:
    """What a phrase means; `foreign` where English has it not, so that numbers beside it may be written otherwise."""

    kind: Kind
    value: str
    text: str
    foreign: bool = False


# Phrases stand between commas, by what they mean. A scale is a power of ten; a currency has one code or, ambiguous, several.
_ENGLISH_OR_CHINESE: Mapping[Kind, Mapping[str, str]] = {
    "scale": {
        "1": "十",
        "2": "百",
        "3": "k, thousand, 千",
        "4": "万, 萬",
        "5": "lakh, lakhs",
        "6": "m, million, millions",
        "7": "cr, crore, crores",
        "8": "亿, 億",
        "9": "b, bn, billion, billions",
        "12": "tn, trn, trillion, trillions, 兆",
    },
    "number": {
        "0.5": "half, half a",
        "1": "a, an",
    },
    "currency": {
        "EUR": "€, euro, euros, 欧元, 歐元",
        "GBP": "£, pound, pounds, pounds sterling, sterling, stg, 英镑, 英鎊",
        "USD": "us$, us-dollar, us-dollars, 美元, 美金",
        "CNY": "rmb, renminbi, yuan, cn¥, rmb¥, 人民币, 人民幣, 元人民币, 元人民幣",
        "JPY": "yen, jp¥, 日元, 日圆, 日圓, 円",
        "RUB": "₽, 卢布, 盧布",
        "KRW": "₩, 韩元, 韓元",
        "INR": "₹",
        "ILS": "₪, nis",
        "UAH": "₴",
        "PLN": "zł",
        "SEK": "kronor",
        "AUD": "a$, au$, 澳元",
        "CAD": "c$, ca$, can$, 加元",
        "HKD": "hk$, 港元, 港币, 港幣",
        "NZD": "nz$",
        "SGD": "s$",
        "TWD": "nt$, 新台币, 新臺幣, 新台幣",
        "BRL": "r$, reais",
        "FRF": "ff",
        "CHF": "sfr",
        "DEM": "dm, d-mark, deutsche mark, deutsche marks, deutschmarks",
        "USD AUD CAD HKD NZD SGD TWD": "$, dollar, dollars",
        "CNY JPY": "¥",
        "CNY HKD MOP TWD USD": "元, 圓",
        "FRF CHF BEF LUF": "franc, francs, franken",
        "DEM DDM FIM": "mark, marks",
        "ITL TRY TRL": "lira, lire",
        "INR PKR LKR NPR": "rs, rupee, rupees",
        "RUB RUR SUR": "rouble, roubles, ruble, rubles, rubel",
        "KRW KPW": "won",
    },
    "nation": {
        "USD": "us, u.s, american, américains, amerikanische",
        "CAD": "canadian, canadiens",
        "AUD": "australian, australiens",
        "HKD": "hong kong",
        "NZD": "new zealand",
        "SGD": "singapore",
        "TWD": "taiwan",
        "FRF": "french, français",
        "CHF": "swiss, suisses, schweizer",
        "BEF": "belgian, belges",
        "DEM": "german",
        "ITL": "italian",
        "GBP": "british",
        "CNY": "chinese, chinois",
        "JPY": "japanese, japonais",
        "INR": "indian",
        "PKR": "pakistani",
        "RUB": "russian, russes",
        "SUR": "soviet",
        "KRW": "south korean",
    },
    "qualifier": {
        "about": "about, around, approximately, approx, some, roughly, nearly, almost, ca, circa, ≈, "
        "约, 約, 大约, 大約, 近, 接近, 左右",
        "at_least": "over, more than, at least, no less than, above, exceeding, >, ≥, 超过, 超過, 逾, 超, 至少, 以上, 多, 余, 餘",
        "at_most": "up to, under, less than, at most, no more than, below, <, ≤, 不超过, 不超過, 至多, 最多, 以下",
    },
    "range": {"to": "to, 至, 到, –, —", "and": "and, 和"},
    "opener": {"from": "from, 从, 從", "between": "between"},
    "filler": {"": "of, (, )"},
}
_FRENCH_OR_GERMAN: Mapping[Kind, Mapping[str, str]] = {
    "scale": {
        "3": "mille, millier, milliers, tausend, tsd",
        "6": "mio, mill, millionen",
        "9": "mia, mrd, md, mds, milliard, milliards, milliarde, milliarden",
        "12": "billionen",
    },
    "number": {
        "0.5": "un demi, un demi-, eine halbe",
        "1.5": "anderthalb, eineinhalb",
    },
    "currency": {"GBP": "livre sterling, livres sterling"},
    "qualifier": {
        "about": "environ, quelque, près de, etwa, rund, ungefähr",
        "at_least": "plus de, au moins, über, mehr als, mindestens",
        "at_most": "jusqu'à, moins de, au plus, bis zu, weniger als, höchstens",
    },
    "range": {"to": "à, bis", "and": "et, und"},
    "opener": {"from": "von", "between": "entre, zwischen"},
    "filler": {"": "de, d'"},
}

WORDS: Mapping[str, Word] = {
    phrase: Word(kind, value, phrase, foreign)
    for table, foreign in ((_ENGLISH_OR_CHINESE, False), (_FRENCH_OR_GERMAN, True))
    for kind, meanings in table.items()
    for value, phrases in meanings.items()
    for phrase in phrases.split(", ")
} | {
    word: Word("number", str(n), word, foreign)
    for numerals, foreign in ((french(), True), (german(), True), (english(), False))
    for word, n in numerals.items()
}
LONG_SCALE: Mapping[str, str] = {"billion": "12", "billions": "12", "trillion": "18", "trillions": "18"}
"""What these words mean outside English."""

_COUNTED = r"(?:e\.? ?c\.?|c\.? ?e\.?|economic conditions|conditions économiques|prices|prix|preisen?)"
CONSTANT = (
    rf"(?:constant |fy ?)?(?P<year>[0-9]{{4}}) (?:constant )?{_COUNTED}(?!\w)",
    rf"{_COUNTED} (?:(?:constants?|of|de|von) )*(?P<year>[0-9]{{4}})(?!\w)",
    r"(?<=in )(?:constant |fy ?)?(?P<year>[0-9]{4}) (?=(?:us )?(?:dollars|euros|pounds|francs|yen|yuan|renminbi)(?!\w))",
    r"(?P<year>[0-9]{4})年(?:不变|不變)?(?:价格|價格|价|價)",
)
CURRENT = (
    rf"current {_COUNTED}(?!\w)",
    r"prix courants",
    r"jeweiligen? preisen?",
    r"(?:现行价格|現行價格|现价|現價|当年价格|當年價格)",
)
