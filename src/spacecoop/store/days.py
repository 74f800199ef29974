"""Days as the index counts them: as `date.toordinal` does, an open bound beyond every day of the calendar."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

OPEN_FIRST, OPEN_LAST = 0, 4_000_000


def bounds(first: date | None, last: date | None) -> tuple[int, int]:
    """Give two days as numbers, None for open."""
    return first.toordinal() if first else OPEN_FIRST, last.toordinal() if last else OPEN_LAST
