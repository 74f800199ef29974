"""Exact numbers."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from spacecoop.errors import RecordError

LONGEST = 100
"""Digits of a number at most, on either side of the point: written out, `1e999999999` fills the memory."""


def exact(value: Decimal | int | str) -> Decimal:
    """Accept a finite decimal number; a float is refused, since it is not the number that was said.

    >>> exact("88000000")
    Decimal('88000000')
    """
    if isinstance(value, float | bool):
        raise RecordError(f"{value!r} is not exact: write it as a text")
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise RecordError(f"{value!r} is not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > LONGEST:
        raise RecordError(f"{value!r} is not a finite number of at most {LONGEST} digits")
    return number
