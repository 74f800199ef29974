"""Sums and figures as pint quantities."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from decimal import Decimal
from multiprocessing import get_context
from typing import Any

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacecoop import Figure, FigureKind, Funding, Money, RecordError, UnitError
from spacecoop.values.codes import CURRENCIES
from spacecoop.values.units import measured

from .strategies import sums
from .support import CITED

REGISTRY: Any = pint.UnitRegistry
FLOATS = REGISTRY()
DECIMALS = REGISTRY(non_int_type=Decimal)


def test_a_sum_is_an_exact_quantity() -> None:
    grant = Funding(money=Money("88000000", "CNY"), kind="estimate", sources=CITED)
    quantity: Any = grant.quantity
    assert isinstance(quantity, pint.Quantity)
    assert str(quantity) == "88000000 CNY"
    assert quantity.to("MCNY").magnitude == 88
    assert isinstance(quantity.to("kCNY").magnitude, Decimal)
    more: Any = quantity + Money("0.01", "CNY").to_quantity()
    assert more.magnitude == Decimal("88000000.01")


@pytest.mark.parametrize("other", [Money("1", "GBP"), Money("1", "CNY", 2006)])
def test_each_currency_and_each_price_basis_is_a_dimension(other: Money) -> None:
    one, two = Money("1", "CNY").to_quantity(), other.to_quantity()
    for wrong in (
        lambda: one + two,
        lambda: one < two,
        lambda: sum([one, two]),
        lambda: one.to(two.units),
        lambda: one.to("GBP"),
        lambda: one.to("MUSD_2025"),
    ):
        with pytest.raises(pint.DimensionalityError):
            wrong()
    assert one != two


def test_money_takes_the_prefixes_k_m_and_g() -> None:
    sum_: Any = Money("1", "EUR").to_quantity()
    assert figure("launch_mass", "930", "mg").to("g").magnitude == Decimal("0.930")  # pint's own prefixes are there
    assert [sum_.to(unit).magnitude for unit in ("kEUR", "MEUR", "GEUR", "megaEUR")] == [
        Decimal("0.001"),
        Decimal("0.000001"),
        Decimal("1E-9"),
        Decimal("0.000001"),
    ]
    for unit in ("mEUR", "TEUR", "cEUR", "milliEUR", "eur"):
        with pytest.raises(pint.UndefinedUnitError):
            sum_.to(unit)


@settings(deadline=None)  # the first example loads files
@given(sums(), st.booleans())
def test_a_quantity_is_read_back(money: Money, negative: bool) -> None:
    money = -money if negative else money
    if money.basis.year is None:
        money = Money(money.amount, money.currency)
    name = f"{money.currency}_{money.basis}" if money.basis.year else money.currency
    quantity = money.to_quantity()
    assert Money.from_quantity(quantity) == money
    assert Money.from_quantity(quantity.to(f"M{name}")) == money
    assert Money.from_quantity(money.to_quantity(DECIMALS)) == money
    assert Money.from_quantity(pickle.loads(pickle.dumps(quantity))) == money


@settings(deadline=None)  # the first example loads files
@given(st.integers(0, 10**9), st.sampled_from(sorted(CURRENCIES)))
def test_a_registry_with_floats_gives_floats(cents: int, code: str) -> None:
    money = Money(Decimal(cents) / 100, code)
    quantity = money.to_quantity(FLOATS)
    assert isinstance(quantity.magnitude, float)
    assert Money.from_quantity(quantity) == money


def test_the_callers_registry_gets_the_one_unit() -> None:
    registry = REGISTRY()
    before = set(registry)
    quantity = Money("1200000", "EUR", 2006).to_quantity(registry)
    assert set(registry) - before == {"EUR_2006"}
    assert quantity == registry.Quantity(1.2, "MEUR_2006")
    assert Money("5", "EUR", 2006).to_quantity(registry) + quantity == registry.Quantity(1200005.0, "EUR_2006")
    assert "EUR_2006" not in pint.application_registry


@pytest.mark.parametrize(
    ("definitions", "means"),
    [
        (["EUR_2005 = [currency] = EUR"], "EUR_2005"),
        (["USD = [currency]", "EUR = nan USD"], "USD"),
        (["USD = [currency]", "EUR = 1 USD"], "USD"),
    ],
)
def test_a_registry_in_which_the_name_means_something_else_is_refused(definitions: list[str], means: str) -> None:
    registry = REGISTRY()
    for definition in definitions:
        registry.define(definition)
    before = set(registry)
    with pytest.raises(UnitError, match=f"EUR is {means} in this registry: take a registry in which it is a unit"):
        Money("5", "EUR").to_quantity(registry)
    assert set(registry) == before
    assert Money("5", "GBP").to_quantity(registry).magnitude == 5.0


def test_a_registry_that_has_the_currency_as_a_unit_of_its_own_is_used() -> None:
    registry = REGISTRY()
    registry.define("EUR = [currency]")
    assert str(Money("5", "EUR").to_quantity(registry)) == "5.0 EUR"


def test_our_quantities_do_not_go_into_another_registry_by_themselves() -> None:
    ours = Money("5", "EUR").to_quantity()
    with pytest.raises(ValueError, match="different registries"):
        _ = ours + Money("5", "EUR").to_quantity(FLOATS)


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [
        (FLOATS.Quantity(5.0, "kg"), "5.0 kilogram is not a sum in one currency"),
        (FLOATS.Quantity(5.0, ""), "is not a sum in one currency"),
        (Money("5", "EUR").to_quantity() ** 2, "is not a sum in one currency"),
        (Money("5", "EUR").to_quantity() / Money("5", "GBP").to_quantity(), "is not a sum in one currency"),
        (5, "5 is not a pint quantity"),
        ("5 EUR", "'5 EUR' is not a pint quantity"),
    ],
)
def test_what_is_no_money_is_refused(quantity: Any, reason: str) -> None:
    with pytest.raises(UnitError, match=reason):
        Money.from_quantity(quantity)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    Money("1", "EUR").to_quantity(FLOATS)
    with pytest.raises(RecordError, match="is not a finite number"):
        Money.from_quantity(FLOATS.Quantity(number, "EUR"))


# ---------------------------------------------------------------- figures


def figure(kind: str, value: str, unit: str | None = None) -> Any:
    return Figure(kind=kind, value=value, unit=unit, sources=CITED).quantity


def test_figures_are_quantities() -> None:
    assert figure("launch_mass", "930", "kg").to("tonne").magnitude == Decimal("0.930")
    assert figure("altitude", "625", "km").to("m").magnitude == 625000
    assert figure("design_life", "30", "month").to("year").magnitude == Decimal("2.5")
    assert figure("cost_share", "50", "percent").to("").magnitude == Decimal("0.5")
    assert figure("inclination", "29", "degree").check("")
    assert figure("attendance", "120").dimensionless
    assert {one.unit for one in FigureKind if one.unit} <= {"kg", "km", "m", "year", "degree", "percent", "byte"}


def test_money_and_figures_go_together() -> None:
    cost = Money("930000000", "CNY").to_quantity() / figure("launch_mass", "930", "kg")
    assert cost.to("MCNY/t").magnitude == 1000


@pytest.mark.parametrize(
    ("kind", "unit", "reason"),
    [
        ("launch_mass", "km", "5 km is no quantity like 1 kg"),
        ("launch_mass", None, "is no quantity like 1 kg"),
        ("attendance", "kg", "5 kg is no count"),
        ("design_life", "fortnigth", "'fortnigth' is not a unit"),
        ("launch_mass", "CNY", "5 CNY is no quantity like 1 kg"),
        ("launch_mass", "kg kg)", "'kg kg)' is not a unit"),
        ("launch_mass", "3 kg", "'3 kg' is not a unit"),
    ],
)
def test_a_unit_measures_what_the_figure_is(kind: str, unit: str | None, reason: str) -> None:
    with pytest.raises(UnitError) as refused:
        figure(kind, "5", unit)
    assert reason in str(refused.value)


@settings(deadline=None)  # the first example loads files
@given(st.text(max_size=8) | st.from_regex(r"[a-zA-Z]{1,3}([*/^ ][a-z]{1,3}){0,2}", fullmatch=True))
def test_any_unit_is_read_or_refused(unit: str) -> None:
    try:
        quantity = measured(Decimal(5), unit, "kg")
    except UnitError:
        return
    assert quantity.check("[mass]")


# ---------------------------------------------------------------- threads and processes


def in_millions(quantity: Any) -> str:
    return str(quantity.to(f"M{quantity.units}"))


def test_quantities_go_through_spawned_processes() -> None:
    quantities = [Money("5000000", "EUR").to_quantity(), Money("5000000", "CNY", 2006).to_quantity()]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert list(processes.map(in_millions, quantities)) == list(map(in_millions, quantities))


def test_threads_may_name_currencies_at_once() -> None:
    codes = sorted(CURRENCIES) * 2
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda code: str(Money("5", code, 1987).to_quantity().to(f"k{code}_1987")), codes))
    assert found == [f"0.005 kilo{code}_1987" for code in codes]
