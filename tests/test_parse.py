"""Sums as agencies and the press write them: what they say, and what is refused."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacecoop import Amount, Money, ParseError, RecordError
from spacecoop.values.codes import CURRENCIES

from .strategies import sums


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("RMB 88m", Money("88000000", "CNY")),
        ("£35 million", Money("35000000", "GBP")),
        ("M€ 200 (2006 e.c.)", Money("200000000", "EUR", 2006)),
        ("2000万元", Money("20000000", "CNY")),
        ("200 MEUR", Money("200000000", "EUR")),
        ("12 kUSD", Money("12000", "USD")),
        ("1.2 G€", Money("1200000000", "EUR")),
        ("MEuro 3.5", Money("3500000", "EUR")),
        ("1.2 bn EUR", Money("1200000000", "EUR")),
        ("EUR million 200", Money("200000000", "EUR")),
        ("EUR1.2bn", Money("1200000000", "EUR")),
        ("US$ 1.2 billion", Money("1200000000", "USD")),
        ("US $1.2 billion", Money("1200000000", "USD")),
        ("35 million US dollars", Money("35000000", "USD")),
        ("A$5m", Money("5000000", "AUD")),
        ("one billion euros", Money("1000000000", "EUR")),
        ("8.8m pounds sterling", Money("8800000", "GBP")),
        ("5 million French francs", Money("5000000", "FRF")),
        ("₹11,200 crore", Money("112000000000", "INR")),
        ("11,20,000 INR", Money("1120000", "INR")),
        ("EUR 5 000 000", Money("5000000", "EUR")),
        ("CHF 5'000'000", Money("5000000", "CHF")),
        ("1.5 trillion yen", Money("1500000000000", "JPY")),
        ("200 millions d’euros", Money("200000000", "EUR")),
        ("deux milliards d'euros", Money("2000000000", "EUR")),
        ("12 Mds €", Money("12000000000", "EUR")),
        ("35 millions de dollars américains", Money("35000000", "USD")),
        ("zwei Millionen Euro", Money("2000000", "EUR")),
        ("5 Mrd. US-Dollar", Money("5000000000", "USD")),
        ("5 Tsd. €", Money("5000", "EUR")),
        ("3亿5000万元人民币", Money("350000000", "CNY")),
        ("人民币８８００万元", Money("88000000", "CNY")),
        ("两千万元", Money("20000000", "CNY")),
        ("二十五亿元", Money("2500000000", "CNY")),
        ("三千五百万元", Money("35000000", "CNY")),
        ("十二亿元", Money("1200000000", "CNY")),
        ("3亿五千万元", Money("350000000", "CNY")),
        ("5千万元", Money("50000000", "CNY")),
        ("half a billion dollars US", Money("500000000", "USD")),
        ("twenty-five million euros", Money("25000000", "EUR")),
        ("one hundred million euros", Money("100000000", "EUR")),
        ("one hundred and fifty million euros", Money("150000000", "EUR")),
        ("two hundred five million pounds", Money("205000000", "GBP")),
        ("a hundred thousand euros", Money("100000", "EUR")),
        ("cent cinquante millions d'euros", Money("150000000", "EUR")),
        ("deux cents millions d'euros", Money("200000000", "EUR")),
        ("hundertfünfzig Millionen Euro", Money("150000000", "EUR")),
        ("5 thousand million euros", Money("5000000000", "EUR")),
        ("EUR 12345678901234567890123456789", Money("12345678901234567890123456789", "EUR")),
        ("EUR 0.1234567890123456789012345678901", Money("0.1234567890123456789012345678901", "EUR")),
        ("vingt et un millions d'euros", Money("21000000", "EUR")),
        ("quatre-vingt-dix millions d'euros", Money("90000000", "EUR")),
        ("un demi-milliard d'euros", Money("500000000", "EUR")),
        ("fünfundzwanzig Millionen Euro", Money("25000000", "EUR")),
        ("anderthalb Milliarden Euro", Money("1500000000", "EUR")),
        ("88亿美元", Money("8800000000", "USD")),
        ("500億円", Money("50000000000", "JPY")),
        ("-5 EUR", Money("-5", "EUR")),
        ("EUR −5", Money("-5", "EUR")),
        ("5.00 EUR", Money("5.00", "EUR")),
        ("M€ 200 at 2006 prices", Money("200000000", "EUR", 2006)),
        ("M€ 200 in constant 2006 prices", Money("200000000", "EUR", 2006)),
        ("200 M€ aux conditions économiques de 2006", Money("200000000", "EUR", 2006)),
        ("EUR 5 million (2006 economic conditions)", Money("5000000", "EUR", 2006)),
        ("5 million in 2006 dollars, USD", Money("5000000", "USD", 2006)),
        ("5 M€ (current prices)", Money("5000000", "EUR", "current")),
        ("2000万元（2006年不变价）", Money("20000000", "CNY", 2006)),
    ],
)
def test_a_sum_is_read(text: str, money: Money) -> None:
    assert Money.parse(text) == money
    assert Amount.parse(text) == Amount(money) if money.amount > 0 else True


@pytest.mark.parametrize(
    ("text", "told", "money"),
    [
        ("8,8 Mio. €", {"locale": "de"}, Money("8800000", "EUR")),
        ("8,8 millions d'euros", {"locale": "fr"}, Money("8800000", "EUR")),
        ("1 234,5 k€", {"locale": "fr-FR"}, Money("1234500", "EUR")),
        ("1.200 Mio. €", {"locale": "de_DE"}, Money("1200000000", "EUR")),
        ("1.200 Mio. €", {"locale": "en"}, Money("1200000", "EUR")),
        ("1 Billion Euro", {"locale": "de"}, Money(10**12, "EUR")),
        ("11,200 crore", {"currency": "INR"}, Money("112000000000", "INR")),
        ("Rs 11,200 crore", {"currency": "INR"}, Money("112000000000", "INR")),
        ("$5m", {"currency": "CAD"}, Money("5000000", "CAD")),
        ("¥5亿", {"currency": "CNY"}, Money("500000000", "CNY")),
        ("¥5亿", {"currency": "JPY"}, Money("500000000", "JPY")),
    ],
)
def test_the_caller_may_say_the_currency_and_how_numbers_are_written(
    text: str, told: dict[str, str], money: Money
) -> None:
    assert Money.parse(text, **told) == money


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("over US$ 1.2 billion", Amount(Money("1200000000", "USD"), "at_least")),
        ("about 8.8m pounds", Amount(Money("8800000", "GBP"), "about")),
        ("~8.8m GBP", Amount(Money("8800000", "GBP"), "about")),
        ("up to £35 million.", Amount(Money("35000000", "GBP"), "at_most")),
        ("from 5 million EUR", Amount(Money("5000000", "EUR"), "at_least")),
        ("no more than 5 MEUR", Amount(Money("5000000", "EUR"), "at_most")),
        ("environ 200 millions d'euros", Amount(Money("200000000", "EUR"), "about")),
        ("jusqu'à 200 millions d'euros", Amount(Money("200000000", "EUR"), "at_most")),
        ("rund 5 Mio. Euro", Amount(Money("5000000", "EUR"), "about")),
        ("bis zu 5 Mio. Euro", Amount(Money("5000000", "EUR"), "at_most")),
        ("逾2000万元", Amount(Money("20000000", "CNY"), "at_least")),
        ("2000多万元", Amount(Money("20000000", "CNY"), "at_least")),
        ("2000万元左右", Amount(Money("20000000", "CNY"), "about")),
        ("5 to 7 MEUR", Amount(Money("5000000", "EUR"), upper=Money("7000000", "EUR"))),
        ("€5–7 million", Amount(Money("5000000", "EUR"), upper=Money("7000000", "EUR"))),
        ("M€ 5 to 7 (2006 e.c.)", Amount(Money("5000000", "EUR", 2006), upper=Money("7000000", "EUR", 2006))),
        ("between £5 million and £7 million", Amount(Money("5000000", "GBP"), upper=Money("7000000", "GBP"))),
        ("von 5 bis 7 Mio. Euro", Amount(Money("5000000", "EUR"), upper=Money("7000000", "EUR"))),
        ("de 5 à 7 millions d'euros", Amount(Money("5000000", "EUR"), upper=Money("7000000", "EUR"))),
        ("约5至7亿元", Amount(Money("500000000", "CNY"), "about", Money("700000000", "CNY"))),
        ("€800,000 to €1.2 million", Amount(Money("800000", "EUR"), upper=Money("1200000", "EUR"))),
    ],
)
def test_how_exactly_a_sum_is_said_is_read(text: str, amount: Amount) -> None:
    assert Amount.parse(text) == amount
    with pytest.raises(ParseError, match=r"is not one exact sum, but .*: use Amount\.parse"):
        Money.parse(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("$5m", "may be in AUD or CAD or HKD or NZD or SGD or TWD or USD: say which"),
        ("¥5亿", "may be in CNY or JPY: say which, such as currency='CNY'"),
        ("5 million francs", "may be in BEF or CHF or FRF or LUF"),
        ("5 million rubles", "may be in RUB or RUR or SUR"),
        ("1.2 billion", "names no currency: give it, such as currency='EUR'"),
        ("5 € USD", "names several currencies: EUR, USD"),
        ("US$5m CAD", "names several currencies: CAD, USD"),
        ("8,8 Mio. €", "holds '8,8', which is no number in English: give its locale, such as 'de' or 'fr'"),
        ("1.200 Mio. €", "holds '1.200' beside 'mio': give its locale"),
        ("mEUR 5", "is not understood from 'mEUR 5' on"),
        ("35 MM USD", "is not understood from 'MM USD' on"),
        ("£35 million a year", "is not understood from 'year' on"),
        ("5 quatloos", "is not understood from 'quatloos' on"),
        ("RMB 88m - about 8.8m pounds", "names several currencies: CNY, GBP"),
        ("88m 8.8m GBP", "holds more than one number"),
        ("5 million 2006 EUR", "holds more than one number"),
        ("EUR 5 m m", "has scales that do not rise, as in 'thousand million'"),
        ("€5 bn million", "has scales that do not rise"),
        ("M€ 200 million", "has a scale before and after its number"),
        ("1,200 to 1,500 million EUR", "is no range that rises in one way"),
        ("900 to 1.2 billion EUR", "is no range that rises in one way"),
        ("7 to 5 EUR", "is no range that rises in one way"),
        ("5 and 7 MEUR", "is not one sum or range"),
        ("5 to 7 to 9 EUR", "is not one sum or range"),
        ("over about 5 EUR", "is qualified in two ways: about and at_least"),
        ("2億元", "may be in CNY or HKD or MOP or TWD or USD: say which, such as currency='CNY'"),
        ("EUR", "holds no number"),
        ("NaN EUR", "is not understood from 'NaN EUR' on"),
        ("Infinity EUR", "is not understood from 'Infinity EUR' on"),
        ("1e9 EUR", "is not understood from 'e9 EUR' on"),
        ("1,23 EUR", "holds '1,23', which is no number in English"),
        ("", "is not a sum of money"),
        ("5 EUR " * 100, "is not a sum of money: it is too long"),
        (5, "is not a text"),
        (None, "is not a text"),
    ],
)
def test_what_is_ambiguous_or_no_sum_is_refused(text: Any, reason: str) -> None:
    with pytest.raises(ParseError) as refused:
        Amount.parse(text)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("2亿人民币", "2億人民幣"),
        ("8800万元人民币", "8800萬元人民幣"),
        ("3亿欧元", "3億歐元"),
        ("5000万英镑", "5000萬英鎊"),
        ("20亿日圆", "20億日圓"),
        ("6亿卢布", "6億盧布"),
        ("7亿韩元", "7億韓元"),
        ("约3亿美元", "約3億美元"),
        ("大约3亿美元", "大約3億美元"),
        ("超过3亿美元", "超過3億美元"),
        ("不超过3亿美元", "不超過3億美元"),
        ("3亿余美元", "3億餘美元"),
        ("从3亿到4亿美元", "從3億到4億美元"),
        ("3亿欧元（2006年不变价格）", "3億歐元（2006年不變價格）"),
        ("3亿欧元（当年价格）", "3億歐元（當年價格）"),
        ("2万亿美元", "2兆美元"),
        ("20亿元新台币", "20億元新臺幣"),
        ("新台币20亿元", "新臺幣20億元"),
        ("港币5亿元", "港幣5億元"),
        ("20亿元美金", "20億元美金"),
    ],
)
def test_both_kinds_of_chinese_characters_are_read_alike(simplified: str, traditional: str) -> None:
    assert Amount.parse(traditional) == Amount.parse(simplified)


def test_a_bare_unit_is_of_the_currency_that_the_caller_names() -> None:
    assert Amount.parse("2億元", currency="TWD") == Amount(Money("200000000", "TWD"))
    assert Amount.parse("2亿元", currency="HKD") == Amount(Money("200000000", "HKD"))


def test_reading_is_exact_whatever_the_precision_of_the_caller() -> None:
    with localcontext(Context(prec=3)):
        assert Money.parse("EUR 123456789") == Money("123456789", "EUR")
        assert Money.parse("EUR 1.23456 million") == Money("1234560", "EUR")
        assert Money.parse("3亿5001万元") == Money("350010000", "CNY")


def test_what_the_caller_says_is_checked() -> None:
    with pytest.raises(ParseError, match="names several currencies: EUR, USD"):
        Money.parse("5 EUR", currency="USD")
    with pytest.raises(ParseError, match="names several currencies"):
        Money.parse("$5", currency="EUR")
    with pytest.raises(RecordError, match="'RMB' is not a currency code of ISO 4217"):
        Money.parse("5", currency="RMB")
    with pytest.raises(ParseError, match="cannot be read in the locale 'klingon'"):
        Money.parse("5 EUR", locale="klingon")
    with pytest.raises(RecordError, match="-5 EUR is below zero"):
        Amount.parse("-5 EUR")


# ---------------------------------------------------------------- what is formatted parses back


@given(sums(), st.booleans())
def test_money_as_shown_is_read_back(money: Money, negative: bool) -> None:
    money = -money if negative else money
    read = Money.parse(str(money))
    assert (read.amount, read.currency, read.basis.year) == (money.amount, money.currency, money.basis.year)
    assert str(read) == str(money) or not money


@given(sums(), st.sampled_from(["exact", "about", "at_least", "at_most"]), st.none() | st.integers(1, 10**12))
def test_an_amount_as_shown_is_read_back(money: Money, qualifier: Any, more: int | None) -> None:
    upper = Money(money.amount + more, money.currency, money.basis) if more else None
    amount = Amount(money, qualifier, upper)
    assert str(Amount.parse(str(amount))) == str(amount)


@given(
    st.decimals("0.001", 999, places=3),
    st.sampled_from(
        [("k", 3), ("m", 6), ("million", 6), ("bn", 9), ("billion", 9), ("crore", 7), ("万", 4), ("亿", 8)]
    ),
    st.sampled_from(sorted(CURRENCIES)),
    st.sampled_from(["{code} {number}{scale}", "{number} {scale} {code}", "{code}{number} {scale}"]),
)
def test_a_scale_is_a_power_of_ten(number: Decimal, scale: tuple[str, int], code: str, shape: str) -> None:
    word, power = scale
    text = shape.format(code=code, number=number, scale=word)
    assert Money.parse(text) == Money(number * 10**power, code)


@given(st.text(max_size=30) | st.from_regex(r"[0-9.,'km€$¥万亿 tobn-]{1,12}", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        amount = Amount.parse(text, currency="EUR")
    except (ParseError, RecordError):
        return
    assert amount.money.amount >= 0
