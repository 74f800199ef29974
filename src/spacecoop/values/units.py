"""Sums and figures as pint quantities, in a registry of our own or in the caller's. Nothing else imports pint."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

import pint
from pint.facets.plain import PlainQuantity

from spacecoop.errors import UnitError
from spacecoop.values.codes import CURRENCIES
from spacecoop.values.money import Money, PriceBasis
from spacecoop.values.numbers import exact, plain

_PREFIXES = ("kilo", "mega", "giga")
_MONEY = re.compile(
    rf"(?P<prefix>{'|'.join(_PREFIXES)}|[kMG])?(?P<unit>(?P<code>[A-Z]{{3}})(?:_(?P<year>[0-9]{{4}}))?)s?"
)
_LOCK = RLock()


class _Quantity(pint.registry.Quantity[Any]):
    """A quantity that unpickles into our registry; the application's knows no currencies."""

    def __reduce__(self) -> Any:
        return _restored, (self.magnitude, dict(self.unit_items()))


class _Registry(pint.registry.GenericUnitRegistry[_Quantity, pint.registry.Unit]):
    """Exact; each currency, and each in the prices of a year, is a dimension, defined when it is first named.

    Pint's own units are loaded with the first that is none of these; money takes the prefixes k, M and G only.
    """

    Quantity = _Quantity
    Unit = pint.registry.Unit

    def __init__(self) -> None:
        super().__init__(filename=None, non_int_type=Decimal, on_redefinition="ignore")
        self._currencies: set[str] = set()
        self._complete = False
        for definition in ("kilo- = 1e3 = k-", "mega- = 1e6 = M-", "giga- = 1e9 = G-"):
            self.define(definition)

    def parse_unit_name(self, unit_name: str, case_sensitive: bool | None = None) -> tuple[tuple[str, str, str], ...]:
        with _LOCK:
            found = _MONEY.fullmatch(unit_name)
            if found and found["code"] in CURRENCIES:
                if found["unit"] not in self._currencies:
                    self._currencies.add(found["unit"])
                    _define(self, found["unit"])
            elif not self._complete:
                self._complete = True
                self.load_definitions(Path(str(pint.__file__)).with_name("default_en.txt"), is_resource=True)
            meanings = super().parse_unit_name(unit_name, case_sensitive)
        return tuple(it for it in meanings if not it[0] or it[0] in _PREFIXES or it[1] not in self._currencies)


@lru_cache(maxsize=1)
def _own() -> _Registry:
    return _Registry()


def _restored(magnitude: Decimal, units: dict[str, int]) -> PlainQuantity[Any]:
    registry = _own()
    for name in units:
        registry.parse_units(name)
    return _made(registry, magnitude, registry.UnitsContainer(units))


def _made(registry: Any, magnitude: object, unit: object) -> PlainQuantity[Any]:
    made: PlainQuantity[Any] = registry.Quantity(magnitude, unit)
    return made


def _define(registry: Any, unit: str) -> None:
    registry.define(f"{unit} = [currency_{unit}]")


def quantity_of(money: Money, registry: pint.UnitRegistry[Any] | None) -> PlainQuantity[Any]:
    """Give a sum as a quantity: see `Money.to_quantity`."""
    name = money.currency if money.basis.year is None else f"{money.currency}_{money.basis}"
    if registry is None:
        return _made(_own(), money.amount, name)
    with _LOCK:
        try:
            known = registry.get_name(name)
        except pint.UndefinedUnitError:
            _define(registry, name)
        else:
            root = registry.get_root_units(name)[1]
            if known != name or root != registry.Unit(name):
                raise UnitError(
                    f"{name} is {root} in this registry: take a registry in which it is a unit of its own, or none"
                )
    return _made(registry, registry.non_int_type(money.amount), name)


def money_of(quantity: PlainQuantity[Any]) -> Money:
    """Read a quantity as a sum: see `Money.from_quantity`."""
    if not isinstance(quantity, PlainQuantity):
        raise UnitError(f"{quantity!r} is not a pint quantity")
    units = list(quantity.unit_items())
    found = _MONEY.fullmatch(units[0][0]) if len(units) == 1 and units[0][1] == 1 else None
    if not found or found["code"] not in CURRENCIES:
        raise UnitError(f"{quantity} is not a sum in one currency, such as MEUR, or EUR_2025 for the prices of a year")
    said = Money(exact(str(quantity.magnitude)), found["code"], found["year"] or PriceBasis.UNKNOWN)
    scale = exact(str(type(quantity)(1, quantity.units).to(found["unit"]).magnitude))
    return said if scale == 1 else Money(plain((said * scale).amount), said.currency, said.basis)


def measured(value: Decimal, unit: str, like: str) -> PlainQuantity[Any]:
    """Give a figure as a quantity, if its unit measures what another does; nothing measures counts."""
    try:
        found = _made(_own(), value, unit)
        fits = found.is_compatible_with(like or "dimensionless")
    except Exception as reason:
        raise UnitError(f"{unit!r} is not a unit: {reason}") from reason
    if not fits:
        raise UnitError(f"{value} {unit} is no {'quantity like 1 ' + like if like else 'count'}")
    return found
