"""What every vocabulary is: words, each with a definition, that print as a table."""

from __future__ import annotations

from enum import EnumType, StrEnum

from spacecoop.errors import shown

TYPE_CHECKING = False  # by hand: importing typing costs 10 ms
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NoReturn, Self


class VocabularyType(EnumType):
    """Makes a vocabulary show itself: `print(Role)` a text table, in Jupyter an HTML one."""

    def __str__(cls) -> str:
        rows = [(cls.__name__, "definition"), *_rows(cls.__members__.values())]
        width = max(len(word) for word, _ in rows)
        head, *body = [f"{word:<{width}}  {definition}" for word, definition in rows]
        return "\n".join([head, f"{'-' * width}  {'-' * len('definition')}", *body])

    def _repr_html_(cls) -> str:
        from spacecoop.views.html import vocabulary

        return vocabulary(cls.__name__, _told(cls.__members__.values()))


class Vocabulary(StrEnum, metaclass=VocabularyType):
    """A closed list of words; a member is its word, and its `definition` says where the border to its neighbours runs.

    Calling a vocabulary with a word gives the member; any other word is a `ValueError` that names the legal ones.
    """

    definition: str

    def __new__(cls, word: str, definition: str = "") -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        return member

    def label(self, locale: str) -> str:
        """Give the word in a reader's language: see `spacecoop.label`."""
        from spacecoop.views.labels import label

        return label(self, locale)

    @property
    def depth(self) -> int:
        """How many words stand above this one; 0 wherever the vocabulary is no tree."""
        return 0

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise ValueError(f"{shown(value)} is not one of {', '.join(cls)}")


def _rows(words: Iterable[Any]) -> list[tuple[str, str]]:
    return [("  " * word.depth + word.value, word.definition) for word in words]


def _told(words: Iterable[Any]) -> list[tuple[str, int, str]]:
    return [(word.value, word.depth, word.definition) for word in words]
