"""What the values in a column are, whichever way out they take."""

from __future__ import annotations

EDTF = "EDTF, ISO 8601-2:2019: https://www.loc.gov/standards/datetime/"
ISO_COUNTRIES = "ISO 3166-1 alpha-2; ISO 3166-3 for states that are no more"


class Type:
    """The type of a column's values; `standard` says who defines how they are written."""

    __slots__ = ("about", "many", "name", "standard", "vocabulary")
    name: str
    about: str
    standard: str
    vocabulary: str
    """The vocabulary of `spacecoop` whose words these are, or nothing."""
    many: bool
    """Whether a value is a list of such values."""

    def __init__(self, name: str, about: str, standard: str = "", *, vocabulary: str = "", many: bool = False) -> None:
        self.name = name
        self.about = about
        self.standard = standard
        self.vocabulary = vocabulary
        self.many = many

    def __str__(self) -> str:
        return f"list of {self.name}" if self.many else self.name


TEXT = Type("text", "Text in Unicode's NFC form, on one line.")
ID = Type("id", "The id of a record or source of this catalogue.")
BODY = Type("body", "The id of an agency, or the code of a country.", ISO_COUNTRIES)
COUNTRY = Type("country", "The code of a country.", ISO_COUNTRIES)
CURRENCY = Type("currency", "The code of a currency.", "ISO 4217")
LANGUAGE = Type("language", "The tag of a language.", "BCP 47")
WORD = Type("word", "A word of a vocabulary.", "spacecoop")
URL = Type("url", "An address of the web.", "RFC 3986")
DATE = Type(
    "date", "A date as exactly as its source gives it; frames and Parquet add its earliest and latest day.", EDTF
)
DAY = Type("day", "A whole day.", "ISO 8601-1: https://www.iso.org/standard/70907.html")
NUMBER = Type("number", "An exact decimal number.")
INTEGER = Type("integer", "A whole number.")
FLAG = Type("flag", "True or false.")
TYPES = (TEXT, ID, BODY, COUNTRY, CURRENCY, LANGUAGE, WORD, URL, DATE, DAY, NUMBER, INTEGER, FLAG)


def word(vocabulary: str) -> Type:
    """Give the type of the words of one vocabulary."""
    return Type(WORD.name, WORD.about, WORD.standard, vocabulary=vocabulary)


def many(one: Type) -> Type:
    """Give the type of lists of such values."""
    return Type(one.name, one.about, one.standard, vocabulary=one.vocabulary, many=True)
