"""Exact numbers."""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation

from spacecoop.errors import RecordError, shown

LONGEST = 100
"""Digits of a number at most, on either side of the point: written out, `1e999999999` fills the memory."""
_WIDE = Context(prec=1000)


def exact(value: Decimal | int | str) -> Decimal:
    """Accept a finite decimal number; a float is refused, since it is not the number that was said.

    >>> exact("88000000")
    Decimal('88000000')
    """
    if isinstance(value, float | bool):
        raise RecordError(f"{shown(value)} is not exact: write it as a text")
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise RecordError(f"{shown(value)} is not a number") from None
    if not number.is_finite() or abs(number.adjusted()) > LONGEST:
        raise RecordError(f"{shown(value)} is not a finite number of at most {LONGEST} digits")
    return number


def plain(number: Decimal) -> Decimal:
    """Write a number without an exponent where it is whole, and without zeros at the end of its fraction.

    >>> plain(Decimal("8.80E+6")), plain(Decimal("0.250"))
    (Decimal('8800000'), Decimal('0.25'))
    """
    whole = number == number.to_integral_value(context=_WIDE)
    return number.quantize(Decimal(1), context=_WIDE) if whole else number.normalize(_WIDE)
