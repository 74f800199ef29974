"""Sums that add, compare and count, and what they refuse."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal, localcontext
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacecoop import Amount, CurrencyMismatch, Equivalent, Funding, Money, PriceBasis, PriceBasisMismatch, RecordError

from .strategies import numbers, sums
from .support import CITED

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = [("EUR", "unknown"), ("EUR", "current"), ("EUR", "2006"), ("JPY", "unknown")]


def of(number: Decimal | int | str, kind: tuple[str, str] = KINDS[0]) -> Money:
    return Money(number, *kind)


@given(numbers, numbers, st.sampled_from(KINDS))
def test_sums_of_one_kind_add_and_compare_as_their_amounts(one: Decimal, two: Decimal, kind: tuple[str, str]) -> None:
    left, right = of(one, kind), of(two, kind)
    assert left + right == right + left == of(one + two, kind)
    assert left - right == -(right - left) == of(one - two, kind)
    assert (left < right, left <= right, left > right, left >= right) == (one < two, one <= two, one > two, one >= two)
    assert sum([left, right]) == left + right
    assert sorted([left, right]) == [of(min(one, two), kind), of(max(one, two), kind)]
    assert max(left, right) == of(max(one, two), kind)
    assert bool(left) == bool(one)
    assert (left == right) == (one == two)
    assert left != right or hash(left) == hash(right)


@given(numbers, st.integers(-1000, 1000))
def test_a_sum_times_a_number_is_exact(number: Decimal, times: int) -> None:
    assert of(number) * times == times * of(number) == of(number * times)
    assert of(number) * Decimal("0.1") == of(number * Decimal("0.1"))
    assert not number or of(number * 4) / of(number) == 4


def test_arithmetic_is_exact_whatever_the_precision_of_the_caller() -> None:
    with localcontext() as context:
        context.prec = 3
        assert of("88000000.01") + of("0.02") == of("88000000.03")
        assert of("12345678.9") * 3 == of("37037036.7")
    assert sum([of("0.1")] * 10) == of(1)


@pytest.mark.parametrize("one", KINDS)
@pytest.mark.parametrize("two", KINDS)
def test_sums_of_different_kinds_do_neither(one: tuple[str, str], two: tuple[str, str]) -> None:
    left, right = of(5, one), of(5, two)
    assert (left == right) == (one == two)
    if one == two:
        return
    error = PriceBasisMismatch if one[0] == two[0] else CurrencyMismatch
    for wrong in (
        lambda: left + right,
        lambda: left - right,
        lambda: left < right,
        lambda: left <= right,
        lambda: left > right,
        lambda: left >= right,
        lambda: left / right,
        lambda: sum([left, right]),
        lambda: max(left, right),
    ):
        with pytest.raises(error) as refused:
            wrong()
        assert isinstance(refused.value, TypeError)


@pytest.mark.parametrize("other", [5, Decimal(5), 5.0, "5 EUR", None, True])
def test_a_sum_and_a_number_do_not_add(other: Any) -> None:
    wrongs: list[Callable[[], object]] = [
        lambda: of(5) + other,
        lambda: other + of(5),
        lambda: of(5) - other,
        lambda: of(5) < other,
    ]
    for wrong in wrongs:
        with pytest.raises(TypeError):
            wrong()
    assert of(5) != other


@pytest.mark.parametrize("factor", [0.1, True, "2", None])
def test_what_is_no_exact_factor_is_refused(factor: Any) -> None:
    with pytest.raises(TypeError):
        _ = of(5) * factor


@pytest.mark.parametrize("amount", ["NaN", "-Infinity", float("nan"), float("inf"), 0.1, "5 EUR", "", None, True])
def test_what_is_no_amount_is_refused(amount: Any) -> None:
    with pytest.raises(RecordError, match="is not"):
        of(amount)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Amount(of(-5)),
        lambda: Amount(of(-5), upper=of(5)),
        lambda: Equivalent(money=of(-5)),
        lambda: Funding(money=of(-5), kind="estimate", sources=CITED),
    ],
    ids=["amount", "range", "equivalent", "funding"],
)
def test_a_sum_as_said_is_not_below_zero(wrong: Any) -> None:
    with pytest.raises(RecordError, match="-5 EUR is below zero"):
        wrong()
    assert Amount(of(0)).money == of(0)


def doubled(money: Money) -> Money:
    return money + money


def test_sums_go_through_spawned_processes() -> None:
    money = [Money("88000000", "CNY"), Money("0.1", "EUR", PriceBasis("2006"))]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        assert list(processes.map(doubled, money)) == [one * 2 for one in money]


@given(sums())
def test_an_amount_survives_copies(money: Money) -> None:
    amount = Amount(money, "about", Money(money.amount + 1, money.currency, money.basis))
    assert pickle.loads(pickle.dumps(amount)) == amount
    assert len({amount, Amount(amount.money, "about", amount.upper)}) == 1
