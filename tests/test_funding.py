"""Money, amounts and funding as plain exact values."""

from __future__ import annotations

import copy
import pickle
import re
from decimal import Decimal
from typing import Any

import attrs
import pytest
from babel.numbers import list_currencies
from hypothesis import given
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.errors import RecordError, Unbound
from spacecoop.records.funding import Amount, Equivalent, Funding
from spacecoop.values.codes import CURRENCIES
from spacecoop.values.money import Money, PriceBasis
from spacecoop.values.numbers import exact

from .strategies import numbers, sums
from .support import CITED, DAY, agency, bound, mission, part, plan, source, tie

# ---------------------------------------------------------------- exact numbers


@pytest.mark.parametrize(
    ("value", "number"),
    [("88000000", "88000000"), ("8.80", "8.80"), (5, "5"), (Decimal("0.1"), "0.1"), ("-3", "-3"), ("0", "0")],
)
def test_a_number_stays_as_it_was_said(value: Any, number: str) -> None:
    assert str(exact(value)) == number


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (0.1, "0.1 is not exact: write it as a text"),
        (1e6, "1000000.0 is not exact: write it as a text"),
        (float("nan"), "nan is not exact"),
        (True, "True is not exact"),
        ("NaN", "'NaN' is not a finite number"),
        ("sNaN", "'sNaN' is not a finite number"),
        ("-Infinity", "'-Infinity' is not a finite number"),
        (Decimal("inf"), r"Decimal\('Infinity'\) is not a finite number"),
        ("1e999999999", "'1e999999999' is not a finite number of at most 100 digits"),
        ("1e-999999999", "'1e-999999999' is not a finite number of at most 100 digits"),
        ("88 million", "'88 million' is not a number"),
        ("88,000,000", "'88,000,000' is not a number"),
        ("", "'' is not a number"),
        (None, "None is not a number"),
        ([5], r"\[5\] is not a number"),
    ],
)
def test_what_is_no_exact_number_is_refused(value: Any, reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        exact(value)


@given(numbers)
def test_numbers_survive_their_text(number: Decimal) -> None:
    assert exact(str(number)) == number
    assert str(exact(str(number))) == str(number)


# ---------------------------------------------------------------- money


def test_money_is_exact_and_equal_by_its_data() -> None:
    assert Money("88000000", "CNY") == Money(88000000, "CNY") == Money(Decimal("8.8e7"), "CNY")
    assert len({Money("1.50", "EUR"), Money("1.5", "EUR")}) == 1
    assert Money("1", "EUR") != Money("1", "USD")
    assert Money("1", "EUR", "2006") != Money("1", "EUR")
    assert Money("1", "EUR", 2006) == Money("1", "EUR", PriceBasis("2006"))


def test_money_shows_itself() -> None:
    assert str(Money("88000000.50", "CNY")) == "88,000,000.50 CNY"
    assert str(Money("200000000", "EUR", "2006")) == "200,000,000 EUR (2006 prices)"
    assert str(Money("2E+8", "EUR", "current")) == "200,000,000 EUR"
    assert repr(Money("1", "EUR")) == "Money('1', 'EUR')"
    assert repr(Money("1", "EUR", 2006)) == "Money('1', 'EUR', '2006')"


@given(sums())
def test_money_is_what_its_repr_says(money: Money) -> None:
    assert eval(repr(money), {"Money": Money}) == money
    assert pickle.loads(pickle.dumps(money)) == copy.deepcopy(money) == money
    assert hash(copy.copy(money)) == hash(money)


def test_money_does_not_change() -> None:
    money: Any = Money("1", "EUR")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        money.amount = Decimal(2)
    assert attrs.evolve(money, amount="2") == Money("2", "EUR")


@pytest.mark.parametrize("code", ["€", "eur", "EURO", "", "ZZZ", "RMB", None, ["EUR"], 978])
def test_what_is_no_currency_is_refused(code: Any) -> None:
    with pytest.raises(RecordError, match=re.escape(f"{code!r} is not a currency code of ISO 4217")):
        Money("1", code)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("eur", "'EUR'"),
        (" GBP", "'GBP'"),
        ("RMB", "'CNY'"),
        ("€", "'EUR'"),
        ("dm", "'DEM'"),
        ("franc", "'FRF' or 'CHF'"),
    ],
)
def test_what_people_call_a_currency_leads_to_its_code(code: str, meant: str) -> None:
    with pytest.raises(RecordError, match=re.escape(f"ISO 4217; did you mean {meant}")):
        Money("1", code)


def test_currencies_are_those_of_iso_4217() -> None:
    assert list_currencies() <= CURRENCIES
    assert CURRENCIES - list_currencies() <= {"XAD"}  # newer than CLDR


@pytest.mark.parametrize("basis", ["2006 e.c.", "06", "", "constant", "２００６", 206, 2006.0, True, None])
def test_what_is_no_price_basis_is_refused(basis: Any) -> None:
    with pytest.raises(RecordError, match="is not a price basis: 'current', 'unknown' or a year"):
        Money("1", "EUR", basis)


def test_price_basis() -> None:
    assert Money("1", "EUR").basis is PriceBasis.UNKNOWN
    assert (PriceBasis("2006").year, PriceBasis.CURRENT.year, PriceBasis.UNKNOWN.year) == (2006, None, None)
    assert [str(basis) for basis in (PriceBasis("2006"), PriceBasis.CURRENT)] == ["2006", "current"]


# ---------------------------------------------------------------- amounts


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (Amount(Money("35000000", "GBP")), "35,000,000 GBP"),
        (Amount(Money("8800000", "GBP"), "about"), "about 8,800,000 GBP"),
        (Amount(Money("1200000000", "USD"), "at_least"), "at least 1,200,000,000 USD"),
        (Amount(Money("5", "EUR", 2006), "at_most"), "at most 5 EUR (2006 prices)"),
        (Amount(Money("5", "EUR"), upper=Money("7", "EUR")), "5 to 7 EUR"),
        (Amount(Money("5", "EUR", 2006), "about", Money("7", "EUR", 2006)), "about 5 to 7 EUR (2006 prices)"),
    ],
)
def test_an_amount_shows_how_exactly_it_was_said(amount: Amount, shown: str) -> None:
    assert str(amount) == shown
    assert eval(repr(amount), {"Amount": Amount, "Money": Money}) == amount


@pytest.mark.parametrize(
    ("upper", "reason"),
    [
        (Money("7", "USD"), "upper: 7 USD is not counted as 5 EUR is"),
        (Money("7", "EUR", 2006), r"upper: 7 EUR \(2006 prices\) is not counted as 5 EUR is"),
        (Money("5", "EUR"), "upper: 5 EUR is not above 5 EUR"),
        (Money("4", "EUR"), "upper: 4 EUR is not above 5 EUR"),
        ("7", "'7' is not a Money"),
    ],
)
def test_a_range_rises_in_one_money(upper: Any, reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        Amount(Money("5", "EUR"), upper=upper)
    with pytest.raises(RecordError, match=reason):
        fund(upper=upper)


# ---------------------------------------------------------------- funding


def fund(amount: str = "5", **said: Any) -> Funding:
    return Funding(**{"money": Money(amount, "EUR"), "kind": "estimate", "sources": CITED, **said})


def test_funding_says_what_its_source_says() -> None:
    equivalent = Equivalent(money=Money("8800000", "GBP"), qualifier="about")
    grant = fund(money=Money("88000000", "CNY"), qualifier="about", equivalents=[equivalent])
    assert grant.amount == Amount(Money("88000000", "CNY"), "about")
    assert grant.equivalents == (equivalent,)
    assert (grant.scope, grant.payers, grant.recipients, grant.stated) == (None, (), (), None)


def test_payers_and_recipients_are_bodies_or_countries() -> None:
    paid = mission(funding=[fund(payers=["cnes", "FR"], recipients=["CN"])])
    assert paid.funding[0].payer_ids == ("cnes", "FR")
    with pytest.raises(Unbound):
        _ = paid.funding[0].payers
    (funding,) = bound(paid, agency("cnes")).funding
    assert [payer if isinstance(payer, str) else payer.id for payer in funding.payers] == ["cnes", "FR"]
    assert funding.recipients == ("CN",)
    assert ("payer", "cnes") in set(paid.references())
    assert not {"FR", "CN"} & {id for _, id in paid.references()}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"money": "5 EUR"}, "'5 EUR' is not a Money"),
        ({"money": 5}, "5 is not a Money"),
        ({"kind": "gift"}, "'gift' is not one of pledge, commitment"),
        ({"scope": "all"}, "'all' is not one of life_cycle, study"),
        ({"qualifier": "nearly"}, "'nearly' is not one of exact, about"),
        ({"payers": ["Cnes"]}, "'Cnes' is not an id"),
        ({"payers": ["XK"]}, "'XK' is not a country code"),
        ({"payers": "cnes"}, "'cnes' is not a list"),
        ({"payers": ["cnes", "cnes"]}, "'cnes' stands twice"),
        ({"equivalents": [Money("5", "EUR")]}, r"Money\('5', 'EUR'\) is no Equivalent"),
        ({"key": "Key 1"}, "'Key 1' is not an id"),
        ({"stated": "2014-13"}, "month 13 does not exist"),
    ],
)
def test_what_is_no_funding_is_refused(said: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        fund(**said)


def test_a_sum_revises_an_earlier_one() -> None:
    sums = fund(key="first"), fund("6", key="second", revises="first"), fund("7", revises="second")
    assert mission(funding=sums).funding == sums
    assert agency("cnes", funding=sums).funding == sums
    with pytest.raises(RecordError, match="revises: no earlier sum has the key 'second'"):
        mission(funding=reversed(sums))
    with pytest.raises(RecordError, match="key: 'first' stands twice"):
        mission(funding=[sums[0], sums[0]])
    with pytest.raises(RecordError, match="revises: no earlier sum has the key 'self'"):
        mission(funding=[fund(key="self", revises="self")])


def test_missions_are_found_by_who_pays_and_who_receives() -> None:
    records = (
        agency("cas", country="CN"),
        agency("nssc", tie("part_of", "cas")),
        agency("old", country="FR"),
        agency("new", tie("predecessor", "old"), country="FR"),
        _craft("a", fund(payers=["nssc"], recipients=["old"], stated="2015-05-05")),
        _craft("b", fund(payers=["CN"], stated="2011-01-01"), fund(payers=["new"], stated="2019-01-01")),
    )
    told = sc.Catalogue.from_records(records, [source(published="2010")], day=DAY, version="1")
    expected: dict[Any, tuple[str, ...]] = {
        "cas": ("a",),
        "nssc": ("a",),
        "CN": ("a", "b"),
        "new": ("b",),
        "old": (),
        sc.exactly("cas"): (),
        sc.exactly("CN"): ("b",),
        sc.only("CN"): ("a",),
        sc.all_of("CN", "new"): ("b",),
        sc.none_of("cas"): ("b",),
    }
    for payer, ids in expected.items():
        assert told.missions(payer=payer).ids == ids, payer
    assert told.missions(recipient="new").ids == told.missions(recipient="FR").ids == ("a",)
    assert told.missions(recipient=sc.exactly("new")).ids == ()
    assert told.missions(payer="CN", as_of="2012-01-01").ids == ("b",)
    assert told.missions(payer="new", as_of="2018-12-31").ids == ()
    with pytest.raises(sc.UnknownValue, match="no payer 'cass'; did you mean"):
        told.missions(payer="cass")
    with pytest.raises(TypeError, match="ever"):
        told.missions(payer=sc.ever("cas"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def _craft(id: str, *funding: Funding) -> sc.Mission:
    return mission(plan("launch", "2030"), id=id, participants=[part("FR")], funding=funding)


def test_a_budget_is_original_or_revised_as_iati_tells_it() -> None:
    sums = fund(kind="budget", key="first"), fund("6", kind="budget", revises="first"), fund(kind="estimate")
    assert [one.iati_budget_type for one in mission(funding=sums).funding] == ["1", "2", None]


def test_a_kind_that_iati_tells_as_a_transaction_has_its_type() -> None:
    told = {kind.value: kind.iati for kind in sc.FundingKind if kind.iati}
    assert told == {"pledge": "12", "commitment": "2", "disbursement": "3", "expenditure": "4"}
    assert not [kind for kind in sc.FundingKind if kind.iati and kind.iati_budget]
    assert [kind.value for kind in sc.FundingKind if kind.iati_budget] == ["budget", "appropriation"]


@given(st.sampled_from(["EUR", "JPY"]), numbers.filter(lambda number: number > 0))
def test_sums_of_a_mission_survive_copies(currency: str, number: Decimal) -> None:
    paid = mission(funding=[fund(money=Money(number, currency))])
    assert pickle.loads(pickle.dumps(paid)) == copy.deepcopy(paid) == paid
    assert bound(paid) == paid
