"""How names are compared: without case, punctuation, spaces, and without the marks on Latin and Greek letters."""

from __future__ import annotations

import unicodedata

_BARE = ("LATIN", "GREEK")
_JOINING = ("VARIATION SELECTOR", "MONGOLIAN FREE VARIATION SELECTOR", "COMBINING GRAPHEME JOINER")
"""Marks that change at most how the letter before them looks."""

LONGEST = 4000
"""How many characters of text may be looked for: the time that a question takes grows with the square of its words."""


def key(text: str) -> str:
    """Give the form in which a name is looked up; empty for one without letters and digits.

    Marks are dropped after Latin and Greek letters only: elsewhere they are another letter.

    >>> key("FY-3"), key("Centre national d'études spatiales"), key("か") == key("が"), key("สด") == key("สุด")
    ('fy3', 'centrenationaldetudesspatiales', False, False)
    """
    if text.isascii():
        return "".join(filter(str.isalnum, text)).lower()
    kept: list[str] = []
    keeps_marks = False
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).upper().casefold()):
        category = unicodedata.category(char)
        if category.startswith("M"):
            if keeps_marks and not unicodedata.name(char, "").startswith(_JOINING):
                kept.append(char)
        elif category != "Cf":
            keeps_marks = char.isalnum() and not unicodedata.name(char, "").startswith(_BARE)
            if char.isalnum():
                kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def words(text: str) -> str:
    """Give a text as the full-text index holds it: NFKC, with spaces around each character that is a word by itself.

    >>> words("风云三号 FY-3")
    '风 云 三 号 FY-3'
    """
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return text
    return " ".join("".join(f" {char} " if _is_word(char) else char for char in text).split())


def _is_word(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7af" or "\U00020000" <= char <= "\U0003ffff"


def question(text: str) -> str:
    """Give a text as a question to the full-text index; empty where it has no letter or digit.

    Each typed word is one phrase, and the last may go on; quoting makes every operator of the index harmless. Raises
    ValueError for a text that is too long.

    >>> question('moon "samples')
    '"moon" "samples"*'
    """
    if len(text) > LONGEST:
        raise ValueError(f"a text of {len(text)} characters: at most {LONGEST} can be looked for")
    typed = [word for word in text.replace("\0", " ").replace('"', " ").split() if any(map(str.isalnum, word))]
    phrases = [f'"{words(word)}"' for word in (*dict.fromkeys(typed[:-1]), *typed[-1:])]
    return " ".join(phrases) + "*" if phrases else ""
