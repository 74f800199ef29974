"""What a name stands for in a catalogue: the record that it looks up, the value that a query's word means and what is under."""

from __future__ import annotations

from spacecoop.errors import AmbiguousName, UnknownValue, shown
from spacecoop.store.keys import key
from spacecoop.store.reader import HELD, KINDS
from spacecoop.suggest import did_you_mean, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spacecoop.errors import SpacecoopError
    from spacecoop.filters import Filter
    from spacecoop.store.reader import Reader


class Naming:
    """The names and words of one catalogue."""

    __slots__ = ("_reader",)

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def one(self, what: str, kinds: tuple[str, ...], name: str, unknown: type[SpacecoopError]) -> str:
        """Give the one id that a name of some kinds stands for. Raises the error given if there is none, else AmbiguousName."""
        ids = self._reader.named(kinds, name)
        if not ids:
            raise unknown(f"no {what} {shown(name)}{self._hint(kinds, name)}")
        first, *others = ids
        if others:
            raise AmbiguousName(f"{what} {shown(name)} may be any of {', '.join(map(repr, ids))}: give the id", ids)
        return first

    def _hint(self, kinds: tuple[str, ...], name: str) -> str:
        elsewhere = self._reader.named(tuple(kind for kind in HELD if kind not in kinds), name)
        if elsewhere:
            return f"; {elsewhere[0]!r} is of the kind {self._reader.kind_of(elsewhere[0])}"
        return did_you_mean(name, self._reader.names(kinds))

    def resolve(self, filter: Filter, value: object) -> str:
        """Give what a query's value stands for in the index. Raises UnknownValue or AmbiguousName."""
        name = value if isinstance(value, str) else str(getattr(value, "id", value))
        if filter.values == "name":
            return self._word(filter, name)
        kinds = {"body": ("agency", "country"), "record": KINDS}.get(filter.values, (filter.values,))
        if filter.values in ("body", "country", "record", *HELD):
            return self.one(filter.keyword, kinds, name, UnknownValue)
        return _vocabulary(filter, name)

    def _word(self, filter: Filter, word: str) -> str:
        from spacecoop.filters import FILTERS

        value = word if filter.keyword == "language" else key(word)
        kind = next(kind for kind, table in FILTERS.items() if table.get(filter.keyword) is filter)
        if not self._reader.has_word(kind, filter.keyword, value):
            near = nearest(word, self._reader.words(kind, filter.keyword))
            said = [self._reader.spelled(kind, filter.keyword, one) for one in near]
            hint = f"; did you mean {' or '.join(map(repr, said))}?" if said else ""
            raise UnknownValue(f"no {filter.keyword} {shown(word)}{hint}")
        return value

    def under(self, tree: str, value: str) -> tuple[str, ...]:
        """Give the ids that count as a value: what stands under it in a tree `KIND.FIELD`, or in that of themes."""
        if tree == "themes":
            from spacecoop.records.vocabulary import Theme

            return tuple(theme for theme in Theme if value in theme.ancestors)
        kind, field = tree.split(".")
        return self._reader.having(kind, field, value)


def _vocabulary(filter: Filter, word: str) -> str:
    from spacecoop.records import vocabulary

    words = list(getattr(vocabulary, filter.values))
    if word not in words:
        raise UnknownValue(f"no {filter.keyword} {shown(word)}{did_you_mean(word, words)}; one of {', '.join(words)}")
    return word
