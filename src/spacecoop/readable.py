"""What people read: it prints as text and shows itself in a notebook, in a reader's language where one is asked for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from spacecoop.views.html import Html


class Readable:
    """Prints itself as text and shows itself as HTML: a class gives `_text` and `_html`."""

    __slots__ = ()

    def _text(self, locale: str | None = None) -> str:
        raise NotImplementedError

    def _html(self, locale: str | None = None) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        return self._text()

    def _repr_html_(self) -> str:
        return self._html()

    def to_text(self, locale: str | None = None) -> str:
        """Give the text that `print` shows, in a reader's language. Raises UnknownValue for an unknown locale."""
        return self._text(locale)

    def to_html(self, locale: str | None = None) -> Html:
        """Give the HTML that a notebook shows, in a reader's language. Raises UnknownValue for an unknown locale."""
        from spacecoop.views.html import Html

        return Html(self._html(locale))


class Carded(Readable):
    """Has a name in every language, and a card that tells all that is known of it, with the sources of every value."""

    __slots__ = ()

    def _text(self, locale: str | None = None) -> str:
        from spacecoop.views.card import text

        item: Any = self
        return text(item, locale)

    def _html(self, locale: str | None = None) -> str:
        from spacecoop.views.html import card

        item: Any = self
        return card(item, locale)

    def label(self, locale: str) -> str:
        """Give its name in a reader's language: see `spacecoop.label`."""
        from spacecoop.views.labels import label

        item: Any = self
        return label(item, locale)
