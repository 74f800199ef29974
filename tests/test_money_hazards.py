"""What goes wrong in other ways of handling sums: shown where it happens, and held off here.

Each test first shows the hazard in the library that has it. If that half fails after an update, the library no longer has
it, and what was done against it can be reconsidered.
"""

from __future__ import annotations

import math
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context
from threading import Barrier
from typing import Any

import pint
import pytest
from currency_converter import CurrencyConverter

from spacecoop import Figure, Funding, Mission, Money, RateNotFound, UnitError

from .support import CITED, mission

REGISTRY: Any = pint.UnitRegistry
CONVERTER: Any = CurrencyConverter
GRANT = Money("88000000", "CNY")
DAY = date(2017, 11, 22)


def with_rates(**rates: str) -> Any:
    """Give a registry with one dimension of currency and a context of rates, as pint's documentation shows it."""
    registry = REGISTRY()
    registry.define("EUR = [currency]")
    day = pint.Context("day")
    for code, rate in rates.items():
        registry.define(f"{code} = nan EUR")
        day.redefine(f"{code} = {rate} EUR")
    registry.add_context(day)
    return registry


def test_an_active_context_of_rates_reaches_other_threads_but_no_sum_of_ours() -> None:
    registry = with_rates(CNY="0.1", GBP="1.1")
    entered = Barrier(2, timeout=30)

    def theirs() -> float:
        entered.wait()
        converted: float = registry.Quantity(11.0, "CNY").to("GBP").magnitude
        entered.wait()
        return converted

    with ThreadPoolExecutor(1) as threads, registry.context("day"):
        other = threads.submit(theirs)
        entered.wait()
        ours: Any = GRANT.to_quantity()
        with pytest.raises(pint.DimensionalityError):
            ours.to("GBP")
        assert GRANT.convert("GBP", DAY).rate.value != registry.Quantity(1.0, "CNY").to("GBP").magnitude
        entered.wait()
    assert other.result() == pytest.approx(1.0)
    with pytest.raises(UnitError, match="CNY is EUR in this registry"):
        GRANT.to_quantity(registry)


def test_rates_that_are_not_numbers_add_up_silently_but_not_here() -> None:
    registry = with_rates(GBP="1.1")
    assert math.isnan((registry.Quantity(5.0, "EUR") + registry.Quantity(5.0, "GBP")).magnitude)
    euros: Any = Money("5", "EUR").to_quantity()
    with pytest.raises(pint.DimensionalityError):
        _ = euros + Money("5", "GBP").to_quantity()
    with pytest.raises(TypeError, match="different currencies"):
        _ = Money("5", "EUR") + Money("5", "GBP")


def test_a_sum_is_no_text_for_pint_but_is_for_us() -> None:
    registry = REGISTRY()
    assert registry.Quantity("5 €").dimensionless
    assert registry.parse_expression("M€ 5").units == registry.parse_expression("5 molar").units
    assert Money.parse("5 €") == Money("5", "EUR")
    assert Money.parse("M€ 5") == Money("5000000", "EUR")
    assert Money.parse("£35 m") == Money("35000000", "GBP")


def test_a_quantity_of_another_registry_is_made_silently_but_not_by_us() -> None:
    registry = REGISTRY()
    ours = Money("5", "EUR").to_quantity()
    assert registry.Quantity(ours).dimensionless
    assert str(Money.from_quantity(ours).to_quantity(registry)) == "5.0 EUR"


PICKLED = """
import pickle, sys, pint
registry = pint.UnitRegistry()
registry.define("EUR = [currency]")
sys.stdout.buffer.write(pickle.dumps(registry.Quantity(5, "EUR")))
"""


def paid(told: Mission) -> tuple[str, str]:
    return str(told.funding[0].quantity), str(told.figures[0].quantity)


def test_quantities_with_currencies_do_not_unpickle_elsewhere_but_records_do() -> None:
    theirs = subprocess.run([sys.executable, "-c", PICKLED], capture_output=True, check=True).stdout
    with pytest.raises(pint.UndefinedUnitError):
        pickle.loads(theirs)
    told = mission(
        funding=[Funding(money=GRANT, kind="grant", sources=CITED)],
        figures=[Figure(kind="launch_mass", value="930", unit="kg", sources=CITED)],
    )
    here = paid(told)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert processes.submit(paid, told).result() == here


def test_a_day_without_a_rate_is_interpolated_with_the_day_after_but_not_by_us() -> None:
    sunday, monday = date(2017, 11, 26), date(2017, 11, 27)
    interpolating = CONVERTER(fallback_on_missing_rate=True)
    low, high = sorted(interpolating.convert(1, "EUR", "GBP", day) for day in (date(2017, 11, 24), monday))
    assert low < interpolating.convert(1, "EUR", "GBP", sunday) < high
    ours = Money("1", "EUR").convert("GBP", sunday)
    assert ours.money == Money("1", "EUR").convert("GBP", "2017-11-24").money
    assert (ours.rate.asked, ours.rate.used) == (sunday, date(2017, 11, 24))


def test_without_a_day_the_last_rate_is_taken_but_not_by_us() -> None:
    package = CONVERTER()
    assert package.convert(1, "EUR", "GBP") == package.convert(1, "EUR", "GBP", package.bounds["EUR"].last_date)
    convert: Any = Money("1", "EUR").convert
    with pytest.raises(TypeError, match="on"):
        convert("GBP")


def test_a_day_outside_is_moved_inside_but_not_by_us() -> None:
    package = CONVERTER(fallback_on_wrong_date=True)
    first = package.bounds["GBP"].first_date
    assert package.convert(1, "EUR", "GBP", date(1995, 1, 1)) == package.convert(1, "EUR", "GBP", first)
    with pytest.raises(RateNotFound, match="no rate of GBP on 1995-01-01, only from 1999-01-04 to"):
        Money("1", "EUR").convert("GBP", "1995-01-01")
