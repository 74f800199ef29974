"""Conversions: at which rate, of which day, by whose word; and what is refused."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Context, Decimal, localcontext
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spacecoop import (
    Amount,
    Converted,
    CurrencyMismatch,
    DataError,
    DateError,
    ECBRates,
    Equivalent,
    Funding,
    Money,
    PartialDate,
    PriceBasisMismatch,
    Rate,
    RateNotFound,
    RateSource,
    RecordError,
    TableRates,
)
from spacecoop.values.rates import FIXED

from .support import CITED

CONVERTER: Any = import_module("currency_converter")  # has no types
PACKAGE = CONVERTER.CurrencyConverter(decimal=True)
DAY = date(2017, 11, 22)
CURRENT = sorted(
    code for code, bounds in PACKAGE.bounds.items() if bounds.last_date == date(2026, 10, 30) and code != "ISK"
)
GRANT = Money("88000000", "CNY")


def published(code: str, day: date) -> Decimal | None:
    """What the package itself has for a day, without any of its fallbacks."""
    rates: dict[date, Decimal | None] = PACKAGE._rates[code] if code != "EUR" else {day: Decimal(1)}
    return rates.get(day)


# ---------------------------------------------------------------- the rate of the day


def test_a_sum_converts_at_the_rate_of_its_day() -> None:
    converted = GRANT.convert("GBP", "2017-11-22")
    assert round(converted.money.amount, 2) == Decimal("10051160.70")
    assert (converted.money.currency, converted.original) == ("GBP", GRANT)
    rate = converted.rate
    assert (rate.base, rate.quote, rate.asked, rate.used) == ("CNY", "GBP", DAY, DAY)
    assert rate.method == "1 EUR = 7.7755 CNY = 0.8881 GBP"
    assert rate.source.startswith("European Central Bank")
    assert str(converted) == (
        "88,000,000 CNY is 10,051,160.70 GBP at 0.114218 GBP per CNY, the rate of 2017-11-22"
        f" (1 EUR = 7.7755 CNY = 0.8881 GBP; {rate.source})"
    )


@settings(deadline=None)  # the first example loads files
@given(
    st.decimals(-(10**12), 10**12, places=2),
    st.sampled_from(CURRENT),
    st.sampled_from(CURRENT),
    st.dates(date(1999, 1, 1), date(2026, 12, 31)),
)
def test_conversions_are_plain_arithmetic_on_published_rates(amount: Decimal, base: str, quote: str, day: date) -> None:
    assume(base != quote)
    try:
        converted = Money(amount, base).convert(quote, day)
    except RateNotFound:
        days = [day - timedelta(back) for back in range(8)]
        bounds = [PACKAGE.bounds[code] for code in (base, quote)]
        inside = all(bound.first_date <= day <= bound.last_date for bound in bounds)
        assert not inside or not any(published(base, it) and published(quote, it) for it in days)
        return
    rate = converted.rate
    assert rate.asked == day
    assert timedelta(0) <= day - rate.used <= timedelta(7)
    for back in range((day - rate.used).days):
        assert not (published(base, day - timedelta(back)) and published(quote, day - timedelta(back)))
    one, other = published(base, rate.used), published(quote, rate.used)
    assert one is not None
    assert other is not None
    wide = Context(prec=60)
    plain = Context(prec=28).plus(wide.divide(wide.multiply(amount, other), one))
    assert converted.money == Money(plain, quote)
    with localcontext() as context:
        context.prec = 28
        theirs = PACKAGE.convert(amount, base, quote, rate.used)
    assert abs(converted.money.amount - theirs) <= abs(theirs).scaleb(-26)


def test_a_weekend_takes_the_friday_before_and_says_so() -> None:
    sunday = GRANT.convert("GBP", "2017-11-26")
    assert sunday.rate.used == date(2017, 11, 24)
    assert "the rate of 2017-11-24, the last before 2017-11-26" in str(sunday)
    friday = GRANT.convert("GBP", "2017-11-24")
    assert sunday.money == friday.money
    assert sunday.rate.asked != friday.rate.asked
    interpolating = CONVERTER.CurrencyConverter(decimal=True, fallback_on_missing_rate=True)
    assert interpolating.convert(88000000, "CNY", "GBP", date(2017, 11, 26)) != sunday.money.amount


def test_no_day_is_taken_for_granted() -> None:
    convert: Any = GRANT.convert
    with pytest.raises(TypeError):
        convert("GBP")
    with pytest.raises(TypeError):
        convert("GBP", None)


def test_precision_does_not_depend_on_the_caller() -> None:
    with localcontext() as context:
        context.prec = 3
        rough = GRANT.convert("GBP", DAY)
    assert rough == GRANT.convert("GBP", DAY)


@settings(deadline=None)  # the first example loads files
@given(st.decimals(0, 10**12, places=2), st.sampled_from(CURRENT))
def test_a_currency_is_worth_itself(amount: Decimal, code: str) -> None:
    money = Money(amount, code)
    converted = money.convert(code, "1990-01-01")
    assert (converted.money, converted.rate.value, converted.rate.method) == (money, Decimal(1), "the same currency")


@settings(deadline=None)  # the first example loads files
@given(st.decimals("0.01", 10**12, places=2), st.sampled_from(CURRENT), st.sampled_from(CURRENT))
def test_there_and_back_again(amount: Decimal, base: str, quote: str) -> None:
    money = Money(amount, base)
    back = money.convert(quote, DAY).money.convert(base, DAY).money
    assert abs(back.amount - amount) <= amount.scaleb(-25)


# ---------------------------------------------------------------- no rate


@pytest.mark.parametrize(
    ("code", "day", "reason"),
    [
        ("GBP", "1998-12-31", r"no rate of GBP on 1998-12-31, only from 1999-01-04 to 2026-10-30"),
        ("CNY", "2005-03-31", r"no rate of CNY on 2005-03-31, only from 2005-04-01 to"),
        ("RUB", "2022-03-02", r"no rate of RUB on 2022-03-02, only from 2005-04-01 to 2022-03-01"),
        ("RUB", "2022-03-20", r"only from 2005-04-01 to 2022-03-01"),
        ("ISK", "2012-03-05", r"no rate of ISK in EUR from 2012-02-27 to 2012-03-05, a gap between 1999-01-04 and"),
        ("USD", "2026-10-31", r"only from 1999-01-04 to 2026-10-30"),
        ("USD", "2099-01-01", r"only from 1999-01-04 to 2026-10-30"),
        ("FRF", "1998-12-31", r"no rate of FRF on 1998-12-31, only from 1999-01-01 on \(Council Regulation"),
        ("GRD", "2000-06-01", r"only from 2001-01-01 on"),
        ("TWD", "2020-01-01", r"no rate of TWD on any day .*: give a table of your own, rates=TableRates"),
        ("SUR", "1988-01-01", r"no rate of SUR on any day"),
        (
            "XEU",
            "1995-01-01",
            r"no rate of XEU on 1995-01-01, only from 1999-01-01 on \(Council Regulation \(EC\) No 1103/97",
        ),
    ],
)
def test_outside_its_days_a_currency_has_no_rate(code: str, day: str, reason: str) -> None:
    for money, to in ((Money("5", code), "EUR"), (Money("5", "EUR"), code)):
        with pytest.raises(RateNotFound, match=reason.replace("ISK in EUR", ".* in .*")) as refused:
            money.convert(to, day)
        assert isinstance(refused.value, LookupError)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("day", [2017, "2017-11", "2017-11-22~", "2017-11-20/2017-11-24", PartialDate("2016")])
def test_a_rate_is_of_a_whole_day(day: Any) -> None:
    with pytest.raises(DateError, match="is not a whole day such as 2019-06-05"):
        GRANT.convert("GBP", day)


@pytest.mark.parametrize("code", ["£", "gbp", "RMB", "ZZZ", "", None])
def test_what_is_no_currency_is_refused(code: Any) -> None:
    with pytest.raises(RecordError, match="is not a currency code of ISO 4217"):
        GRANT.convert(code, DAY)


# ---------------------------------------------------------------- rates fixed by law


def test_currencies_that_the_euro_replaced_have_the_legal_rate() -> None:
    converted = Money("6.55957", "FRF").convert("EUR", "2001-06-01")
    assert converted.money == Money("1", "EUR")
    assert converted.rate.method == "1 EUR = 6.55957 FRF"
    assert converted.rate.source.startswith("Council Regulation (EC) No 2866/98 as amended, http")
    assert Money("1", "EUR").convert("ITL", "1999-01-01").money == Money("1936.27", "ITL")
    marks = Money("6.55957", "FRF").convert("DEM", "1999-01-02")
    assert marks.money == Money("1.95583", "DEM")
    assert marks.rate.used == marks.rate.asked


@pytest.mark.parametrize("code", FIXED)
def test_a_legal_rate_holds_from_its_day_on(code: str) -> None:
    since, _ = FIXED[code]
    fixed = Money("1", "EUR").convert(code, since)
    assert fixed.rate.used == since
    assert re.match(r"Council .*, https://", fixed.rate.source)
    assert Money("1", "EUR").convert(code, since + timedelta(9000)).money == fixed.money
    if code not in PACKAGE.currencies:
        with pytest.raises(RateNotFound):
            Money("1", "EUR").convert(code, since - timedelta(1))
    else:
        last = Money("1", "EUR").convert(code, since - timedelta(1))
        assert last.rate.source.startswith("European Central Bank")
        assert abs(last.money.amount - fixed.money.amount) < fixed.money.amount / 100


def test_a_legal_rate_stands_beside_a_published_one() -> None:
    dollars = Money("5", "HRK").convert("USD", "2023-01-01")  # a Sunday; kuna are euros from that day on
    assert dollars.rate.method == "1 EUR = 7.53450 HRK = 1.0666 USD"
    assert (dollars.rate.asked, dollars.rate.used) == (date(2023, 1, 1), date(2022, 12, 30))
    assert "2022/1208" in dollars.rate.source
    assert "European Central Bank" in dollars.rate.source


# ---------------------------------------------------------------- sums as said


def test_an_amount_keeps_how_it_was_said() -> None:
    amount = Amount(Money("5000000", "EUR"), "about", Money("7000000", "EUR"))
    converted = amount.convert("USD", DAY)
    assert converted.original == amount
    assert converted.money == amount.money.convert("USD", DAY).money
    assert converted.upper == Money("7000000", "EUR").convert("USD", DAY).money
    assert str(converted).startswith(
        "about 5,000,000 to 7,000,000 EUR is about 5,874,500 to 8,224,300 USD at 1.1749 USD per EUR"
    )


def funding(amount: str = "88000000", currency: str = "CNY", **said: Any) -> Funding:
    money = Money(amount, currency, said.pop("basis", "unknown"))
    return Funding(money=money, kind="estimate", sources=CITED, **said)


def test_funding_converts_at_the_day_it_was_stated_beside_what_the_source_says() -> None:
    about = Equivalent(money=Money("8800000", "GBP"), qualifier="about")
    grant = funding(stated="2017-11-22", equivalents=[about])
    converted = grant.convert("GBP")
    assert round(converted.money.amount, 2) == Decimal("10051160.70")
    assert converted.rate.used == DAY
    assert grant.implied_rates == (Decimal("0.1"),)
    assert converted == grant.amount.convert("GBP", "2017-11-22")
    assert grant.convert("GBP", on="2018-01-02").rate.used == date(2018, 1, 2)


def test_no_rate_is_implied_by_a_range_or_by_nothing() -> None:
    worth = [Equivalent(money=Money("5", "GBP"))]
    assert funding("0", equivalents=worth).implied_rates == (None,)
    assert funding("5", upper=Money("7", "CNY"), equivalents=worth).implied_rates == (None,)
    assert funding().implied_rates == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "88,000,000 CNY, not said when: no whole day; give one, such as on='2017-11-22'"),
        ({"stated": "2017"}, "stated 2017: no whole day"),
        ({"stated": "2017-11-22~"}, "stated 2017-11-22~: no whole day"),
    ],
)
def test_funding_of_no_whole_day_asks_for_one(said: Any, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        funding(**said).convert("GBP")
    assert funding(**said).convert("GBP", on=DAY).rate.used == DAY


def test_constant_prices_convert_only_on_a_day_that_is_given() -> None:
    grant = funding(stated="2017-11-22", basis=2006)
    with pytest.raises(PriceBasisMismatch, match="give the day, such as on='2017-11-22'"):
        grant.convert("GBP")
    assert grant.convert("GBP", on="2006-07-03").money.basis.year == 2006


# ---------------------------------------------------------------- sources of one's own


class Fixed:
    """A source of rates that a user writes."""

    def __init__(self, value: str, **changed: Any) -> None:
        self.value, self.changed = value, changed

    def rate(self, base: str, quote: str, day: date, /) -> Rate:
        said = {"base": base, "quote": quote, "value": self.value, "asked": day, "used": day}
        return Rate(**{**said, "source": "mine", "method": "fixed", **self.changed})


def test_a_source_of_ones_own_is_asked() -> None:
    mine: RateSource = Fixed("0.1")
    converted = GRANT.convert("GBP", DAY, mine)
    assert converted.money == Money("8800000", "GBP")
    assert "8,800,000 GBP at 0.1 GBP per CNY, the rate of 2017-11-22 (fixed; mine)" in str(converted)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (Fixed("NaN"), "'NaN' is not a finite number"),
        (Fixed("0"), "0 is not a rate: it must be above zero"),
        (Fixed("-1"), "-1 is not a rate"),
        (Fixed("1", used=date(2017, 11, 23)), "a rate of 2017-11-23 was not known on 2017-11-22"),
        (Fixed("1", base="USD"), "asked for CNY in GBP on 2017-11-22, the source of rates gave"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(source: RateSource, reason: str) -> None:
    with pytest.raises(RecordError, match=reason):
        GRANT.convert("GBP", DAY, source)


def test_a_rate_converts_its_own_currency_only() -> None:
    with pytest.raises(CurrencyMismatch, match="5 USD is not in CNY"):
        ECBRates().rate("CNY", "GBP", DAY).convert(Money("5", "USD"))


def table(folder: Path, *rows: str, head: str = "day,base,quote,value") -> Path:
    file = folder / "rates.csv"
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return file


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    file = table(tmp_path, "1988-05-02,USD,SUR,0.5962", "1988-05-02,USD,FRF,5.7105", "1988-05-06,USD,SUR,0.6000")
    rates = TableRates(file, source="a yearbook")
    roubles = Money("5.962", "SUR").convert("USD", "1988-05-02", rates)
    assert roubles.money == Money("10", "USD")
    assert (roubles.rate.method, roubles.rate.source) == ("1 USD = 0.5962 SUR", "a yearbook")
    assert Money("10", "USD").convert("SUR", "1988-05-02", rates).money == Money("5.962", "SUR")
    francs = Money("0.5962", "SUR").convert("FRF", "1988-05-02", rates)
    assert (francs.money, francs.rate.method) == (Money("5.7105", "FRF"), "1 USD = 0.5962 SUR = 5.7105 FRF")
    assert Money("1", "USD").convert("SUR", "1988-05-05", rates).rate.used == date(1988, 5, 2)
    assert str(file) in TableRates(file).rate("USD", "SUR", date(1988, 5, 2)).source
    with pytest.raises(RateNotFound, match="only from 1988-05-02 to 1988-05-06"):
        Money("1", "USD").convert("SUR", "1988-05-09", rates)
    with pytest.raises(RateNotFound, match=r"no rate of USD in GBP, only of USD/FRF, USD/SUR \(a yearbook\)"):
        Money("1", "USD").convert("GBP", "1988-05-02", rates)


def test_a_gap_of_more_than_seven_days_is_told(tmp_path: Path) -> None:
    rates = TableRates(table(tmp_path, "2020-01-01,USD,ARS,60", "2020-01-31,USD,ARS,61"))
    assert Money("1", "USD").convert("ARS", "2020-01-08", rates).rate.used == date(2020, 1, 1)
    with pytest.raises(RateNotFound, match="from 2020-01-02 to 2020-01-09, a gap between 2020-01-01 and 2020-01-31"):
        Money("1", "USD").convert("ARS", "2020-01-09", rates)


def test_a_bad_table_tells_all_that_is_wrong_at_once(tmp_path: Path) -> None:
    rows = ["2020,USD,ARS,60", "2020-01-01,USD,RMB,7", "2020-01-01,USD,CNY,seven", "2020-01-01,USD,CNY,-7"]
    file = table(tmp_path, *rows, "2020-01-01,USD,ARS,60", "2020-01-01,USD,ARS,60", "2020-01-01,USD")
    with pytest.raises(DataError) as refused:
        TableRates(file)
    assert [finding.removeprefix(f"{file}: ") for finding in refused.value.findings] == [
        "line 2: '2020' is not a whole day such as 2019-06-05",
        "line 3: 'RMB' is not a currency code of ISO 4217; did you mean 'CNY'?",
        "line 4: 'seven' is not a number",
        "line 5: -7 is not a rate: it must be above zero",
        "line 7: USD/ARS of 2020-01-01 stands twice",
        "line 8: None is not a currency code of ISO 4217",
    ]
    with pytest.raises(DataError, match="no column 'day', 'value'"):
        TableRates(table(tmp_path, "2020-01-01,USD,CNY,7", head="date,base,quote,rate"))
    with pytest.raises(DataError, match="holds no rate"):
        TableRates(table(tmp_path))
    with pytest.raises(FileNotFoundError):
        TableRates(tmp_path / "missing.csv")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["2020-01-01,EUR,USD,1,1"], "line 2: more values than columns: a number with a comma"),
        (["2020-01-01,EUR,EUR,2"], "line 2: EUR/EUR: a currency is worth itself"),
        (["2020-01-01,EUR,USD,1.1", "2020-01-01,USD,EUR,5"], "line 3: USD/EUR of 2020-01-01 stands twice"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(tmp_path: Path, lines: list[str], reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        TableRates(table(tmp_path, *lines))


def test_what_is_no_source_of_rates_is_refused() -> None:
    class Number:
        def rate(self, base: str, quote: str, day: date, /) -> Any:
            return 5

    for wrong in (5, "ecb", Number()):
        source: Any = wrong
        with pytest.raises(TypeError, match="source of rates"):
            GRANT.convert("GBP", DAY, source)


def test_a_newer_file_of_the_bank(tmp_path: Path) -> None:
    file = tmp_path / "eurofxref-hist.csv"
    file.write_text("Date,USD,ISK,\n2030-01-02,1.5,N/A,\n", encoding="utf-8")
    assert Money("2", "EUR").convert("USD", "2030-01-02", ECBRates(file)).money == Money("3", "USD")
    with pytest.raises(RateNotFound, match="no rate of ISK on any day"):
        Money("2", "EUR").convert("ISK", "2030-01-02", ECBRates(file))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.csv", "Date,USD\n2030-01-02,dear\n"),
        ("days.csv", "Date,USD\nyesterday,1.5\n"),
        ("other.csv", "day,base,quote,value\n2030-01-02,EUR,USD,1.5\n"),
        ("empty.csv", ""),
        ("header.csv", "Date,USD\n"),
        ("archive.zip", "no archive"),
    ],
)
def test_a_file_that_is_not_the_banks_is_refused(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=f"{name}: no file of the European Central Bank's rates"):
        Money("2", "EUR").convert("USD", "2030-01-02", ECBRates(file))


def test_a_file_is_never_fetched() -> None:
    with pytest.raises(FileNotFoundError):
        Money("2", "EUR").convert("USD", "2030-01-02", ECBRates("https://example.org/eurofxref-hist.zip"))


# ---------------------------------------------------------------- side by side


def test_threads_use_their_own_sources() -> None:
    together = Barrier(2)

    def convert(source: RateSource | None) -> set[Money]:
        together.wait()
        return {GRANT.convert("GBP", DAY, source).money for _ in range(300)}

    with ThreadPoolExecutor(2) as threads:
        mine, banks = threads.map(convert, (Fixed("0.1"), None))
    assert mine == {Money("8800000", "GBP")}
    assert banks == {GRANT.convert("GBP", DAY).money}


def converted_elsewhere(said: tuple[Funding, RateSource]) -> Converted[Amount]:
    return said[0].convert("GBP", rates=said[1])


def test_sums_rates_and_sources_go_through_spawned_processes(tmp_path: Path) -> None:
    grant = funding(stated="2017-11-22")
    own = TableRates(table(tmp_path, "2017-11-22,CNY,GBP,0.1"), "mine")
    assert pickle.loads(pickle.dumps(own)) == own
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        banks, mine = processes.map(converted_elsewhere, [(grant, ECBRates()), (grant, own)])
    assert banks == grant.convert("GBP")
    assert mine == grant.convert("GBP", rates=own)
    assert mine.money == Money("8800000", "GBP")


def test_neither_money_nor_a_query_loads_pint_or_rates() -> None:
    code = (
        "import sys, spacecoop as sc; sc.missions(partner='ESA'); sc.Money.parse('RMB 88m');"
        "print({'pint', 'currency_converter', 'csv', 'spacecoop.values.rates', 'babel'} & set(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert said.strip() == "set()"
