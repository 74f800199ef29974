"""What somebody may have meant. Only errors use it: nothing is ever matched by likeness."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, words: Iterable[str], most: int = 3) -> list[str]:
    """Give the words that look most like one, the likest first, compared as names are; those of the same letters alone."""
    from difflib import get_close_matches

    from spacecoop.store.keys import key

    keys: dict[str, str] = {}
    for candidate in words:
        keys.setdefault(key(candidate), str(candidate))
    asked = key(word[:100])
    found = get_close_matches(asked, keys, n=10 * most, cutoff=0.6)
    swapped = [one for one in found if sorted(one) == sorted(asked)]
    return [keys[one] for one in (swapped or found)[:most]]


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """Give the end of an error's line, or nothing where no word is like it.

    >>> did_you_mean("planed", ["planned", "operating"])
    "; did you mean 'planned'?"
    """
    found = nearest(word, words)
    return f"; did you mean {' or '.join(map(repr, found))}?" if found else ""
