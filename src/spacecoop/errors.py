"""Every exception that spacecoop raises on purpose; all derive from `SpacecoopError`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class SpacecoopError(Exception):
    """The base of all errors of this library."""


class DateError(SpacecoopError, ValueError):
    """A text is not a date of the supported subset of EDTF."""


class RecordError(SpacecoopError, ValueError):
    """A record or an element cannot be built from these values."""


class UnknownRecord(SpacecoopError, LookupError):
    """No record has this id, acronym or name."""


class UnknownValue(SpacecoopError, LookupError):
    """A query names a value that the catalogue does not know."""


class AmbiguousName(SpacecoopError, LookupError):
    """A name that several records bear; `ids` lists them."""

    def __init__(self, message: str, ids: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.ids: tuple[str, ...] = tuple(ids)


class NotOne(SpacecoopError, LookupError):
    """Exactly one was asked for, and the selection holds none or several."""


class CurrencyMismatch(SpacecoopError, TypeError):
    """Sums in different currencies were added or compared; convert one of them first."""


class PriceBasisMismatch(SpacecoopError, TypeError):
    """Sums counted in the prices of different years were added or compared."""


class MixedSums(SpacecoopError, ValueError):
    """Sums that are not of one kind and scope were to be added; `groups` holds each kind and scope, with its records' ids."""

    def __init__(self, groups: Iterable[tuple[str, str | None, tuple[str, ...]]]) -> None:
        self.groups: tuple[tuple[str, str | None, tuple[str, ...]], ...] = tuple(groups)
        listed = (
            f"{kind} {f'for {scope}' if scope else 'without a scope'} ({', '.join(ids[:3])}{', ...' * (len(ids) > 3)})"
            for kind, scope, ids in self.groups
        )
        super().__init__(
            f"sums of different kind or scope are never added, nor those without a scope of different records: "
            f"{'; '.join(listed)}; choose with kind= and scope=, or filter"
        )

    def __reduce__(self) -> tuple[type[MixedSums], tuple[tuple[tuple[str, str | None, tuple[str, ...]], ...]]]:
        return type(self), (self.groups,)


class ParseError(SpacecoopError, ValueError):
    """A text is not one sum of money, or can be read in two ways."""


class RateNotFound(SpacecoopError, LookupError):
    """A currency has no rate on this day, nor on the seven days before it."""


class UnitError(SpacecoopError, ValueError):
    """A unit is unknown, does not fit what is measured, or means something else in this registry."""


class Unbound(SpacecoopError, RuntimeError):
    """A record that belongs to no catalogue was asked for something that only a catalogue can tell."""


class CatalogueError(SpacecoopError):
    """A file is not a catalogue that this version can read."""


class CatalogueChanged(CatalogueError):
    """The file of an open catalogue was replaced, changed or removed; open it again."""


class ExportError(SpacecoopError, ValueError):
    """A file cannot be written, or a value does not fit into the form that was asked for."""


class DataError(SpacecoopError, ValueError):
    """Authored data break the rules; `findings` holds one line for each fault, all of them."""

    def __init__(self, findings: Iterable[str]) -> None:
        self.findings: tuple[str, ...] = tuple(findings)
        super().__init__("\n".join(self.findings))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[str, ...]]]:
        return type(self), (self.findings,)


class MissingExtra(SpacecoopError, ImportError):
    """Something was asked for that needs an optional dependency; the message names the extra to install."""


def shown(value: object) -> str:
    """Give a value as an error's line quotes it, a long one cut."""
    text = repr(value[:77] + "..." if isinstance(value, str) and len(value) > 80 else value)
    return text if len(text) <= 400 else text[:397] + "..."
