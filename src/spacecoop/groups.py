"""Groups: what a selection comes to when it is divided by a value."""

from __future__ import annotations

from collections.abc import Mapping

from spacecoop.readable import Readable

TYPE_CHECKING = False  # by hand: importing typing costs 10 ms
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeVar

    from spacecoop.selection import Selection

    T_co = TypeVar("T_co", covariant=True)
else:
    Any = T_co = object  # what stands in the brackets is for type checkers


class Groups(Readable, Mapping[Any, "Selection[T_co]"]):
    """The groups of a selection, by their value, in the order in which the values first appear in it.

    `by` is the attribute whose values they are, of pairs "agency" or "country"; empty where a function gave them.
    """

    __slots__ = ("_groups", "_whole", "by")

    def __init__(self, whole: Selection[T_co], groups: dict[Any, Selection[T_co]], by: str = "") -> None:
        self._whole = whole
        self._groups = groups
        self.by: str = by

    def sizes(self) -> dict[Any, int]:
        """Give how many items each group has, the largest first."""
        return {value: len(self[value]) for value in sorted(self, key=lambda value: -len(self[value]))}

    def __getitem__(self, value: Any) -> Selection[T_co]:
        found = self._found(value)
        if found is None:
            from spacecoop.errors import shown
            from spacecoop.suggest import did_you_mean

            words = [one for one in self if isinstance(one, str)] if isinstance(value, str) else []
            raise KeyError(f"no group {shown(value)}{did_you_mean(str(value), words)}")
        return found

    def __contains__(self, value: object) -> bool:
        return self._found(value) is not None

    def _found(self, value: Any) -> Selection[T_co] | None:
        return self._groups.get(value)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __repr__(self) -> str:
        return f"<Groups of {self._whole._summary()}: {len(self)}>"

    def _text(self, locale: str | None = None, width: int | None = 100) -> str:
        from spacecoop.views.text import groups

        return groups(self, width, locale)

    def _html(self, locale: str | None = None) -> str:
        from spacecoop.views.html import groups

        return groups(self, locale)

    def to_text(self, locale: str | None = None, width: int | None = 100) -> str:
        """Give the groups with their sizes and ids as text, in a reader's language: see `Selection.to_text`."""
        return self._text(locale, width)


class Pairs(Groups[T_co]):
    """Groups by two that stand together, found in either order."""

    __slots__ = ()

    def _found(self, value: Any) -> Selection[T_co] | None:
        found = super()._found(value)
        return super()._found(value[::-1]) if found is None and isinstance(value, tuple) else found
