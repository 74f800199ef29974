"""Totals of sums: what counts, what does not and why, and how it all prints."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.records.funding import Funding
from spacecoop.records.vocabulary import FundingKind, Scope
from spacecoop.values.money import Money
from spacecoop.values.rates import Rate

from .support import CITED, DAY, agency, mission, part, plan, source, tie

if TYPE_CHECKING:
    from datetime import date

    from spacecoop.records.record import Record


def fund(amount: str | int = 5, currency: str = "EUR", basis: str = "unknown", **said: Any) -> Funding:
    kept = {"kind": "contract", "scope": "launch", "stated": "2017-11-22", "sources": CITED}
    return Funding(**{**kept, "money": Money(amount, currency, basis), **said})


def craft(id: str, *funding: Funding, **said: Any) -> sc.Mission:
    more = {"participants": [part("FR")], "funding": funding}
    return mission(plan("launch", "2030"), id=id, **more, **said)


def sums(*records: Record) -> sc.Selection[Funding]:
    page = source(published="2010")
    return sc.Catalogue.from_records(records, [page], day=DAY, version="1").missions().funding


class Two:
    """A source that has one rate: 2."""

    def rate(self, base: str, quote: str, day: date, /) -> Rate:
        return Rate(base=base, quote=quote, value=2, asked=day, used=day, source="my own", method="by hand")


# ---------------------------------------------------------------- the sums of a selection


def test_the_sums_of_a_selection_know_their_records() -> None:
    found = sc.missions().funding
    assert found == sc.missions().each("funding")
    assert list(found) == [one for mission in sc.missions() for one in mission.funding]
    assert all(one.record.id == id for one, id in zip(found, found.ids, strict=True))
    assert "CNY" in found.group_by("currency")
    with pytest.raises(sc.UnknownValue, match="meetings have no part 'funding'"):
        _ = sc.meetings().funding


def test_records_have_no_total_but_their_sums_have() -> None:
    records: Any = sc.missions()
    with pytest.raises(sc.UnknownValue, match=r"missions have no total; add up their sums: \.funding\.total\(\.\.\.\)"):
        records.total("EUR")
    others: Any = sc.sources()
    with pytest.raises(sc.UnknownValue, match=r"^sources have no total$"):
        others.total("EUR")


@pytest.mark.parametrize(
    "wrong", [{}, {"to": "EUR", "by": "currency"}, {"by": "kind"}, {"by": "currency", "on": "2020-01-01"}]
)
def test_a_total_is_of_one_currency_or_of_each(wrong: dict[str, Any]) -> None:
    found: Any = sums(craft("a", fund()))
    with pytest.raises(TypeError, match="takes a currency, as in total"):
        found.total(**wrong)


# ---------------------------------------------------------------- by currency


def test_by_currency_is_exact() -> None:
    found = sums(craft("a", fund("0.1"), fund("0.2")), craft("b", fund("1e20", "CNY"), fund("0.01", "CNY")))
    totals = found.total(by="currency")
    assert {code: total.money for code, total in totals.items()} == {
        "EUR": Money("0.3", "EUR"),
        "CNY": Money("100000000000000000000.01", "CNY"),
    }
    assert all(part.rate is None for total in totals.values() for part in total.parts)
    assert totals.left_out == ()


def test_currencies_are_not_added_so_each_may_have_its_own_kind() -> None:
    totals = sums(craft("a", fund(1), fund(2, "CNY", kind="loan"))).total(by="currency")
    assert (totals["EUR"].kind, totals["CNY"].kind) == ("contract", "loan")


def test_nothing_adds_up_to_nothing() -> None:
    none = sums(craft("a"))
    assert dict(none.total(by="currency")) == {}
    assert none.total("EUR").money == Money(0, "EUR")
    assert str(none.total("EUR")) == "total: 0 EUR (0 sums)"


# ---------------------------------------------------------------- converted


def test_each_sum_is_converted_at_its_own_day() -> None:
    found = sums(craft("a", fund(88_000_000, "CNY"), fund(88_000_000, "CNY", stated="2020-11-20")))
    total = found.total("GBP")
    assert [str(part.rate.used) for part in total.parts if part.rate] == ["2017-11-22", "2020-11-20"]
    assert [part.original for part in total.parts] == [one.amount for one in found]
    assert total.parts[0].converted == found[0].convert("GBP").money
    assert round(total.parts[0].converted.amount, 2) == Decimal("10051160.70")
    assert total.money == total.parts[0].converted + total.parts[1].converted
    same_day = found.total("GBP", on="2017-11-22")
    assert same_day.money == found[0].convert("GBP").money * 2


def test_what_is_in_the_currency_needs_neither_day_nor_rate() -> None:
    total = sums(craft("a", fund(5, stated=None), fund(6, stated="2006"))).total("EUR")
    assert (total.money, [part.rate for part in total.parts], total.left_out) == (Money(11, "EUR"), [None, None], ())


def test_rates_of_ones_own() -> None:
    total = sums(craft("a", fund(5), fund(5, "GBP"))).total("EUR", rates=Two())
    assert total.money == Money(15, "EUR")
    assert "rates: my own" in str(total)


def test_what_cannot_be_converted_is_told() -> None:
    found = sums(
        craft("a", fund(5), fund(6, "CNY", stated="2017"), fund(7, "CNY", stated="1999-05-05"), fund(8, "XAU"))
    )
    total = found.total("EUR")
    assert total.money == Money(5, "EUR")
    assert [(str(one.funding.amount), one.reason) for one in total.unconverted] == [
        ("6 CNY", "unconverted"),
        ("7 CNY", "unconverted"),
        ("8 XAU", "unconverted"),
    ]
    whys = [one.why for one in total.unconverted]
    assert "stated 2017: no whole day" in whys[0]
    assert "no rate of CNY on 1999-05-05" in whys[1]
    assert "no rate of XAU" in whys[2]
    assert str(total).endswith("total: 5 EUR (1 sum: contract for launch, without 3 that could not be converted)")
    assert all(why in str(total) for why in whys)


def test_of_sums_none_of_which_can_be_converted_there_is_no_total() -> None:
    with pytest.raises(sc.RateNotFound, match="none of the sums can be converted to EUR: a: 6 CNY, stated 2017: "):
        sums(craft("a", fund(6, "CNY", stated="2017"))).total("EUR")


def test_constant_prices_are_converted_at_a_day_that_is_given() -> None:
    found = sums(craft("a", fund(6, "GBP", "2006")))
    with pytest.raises(sc.RateNotFound, match="give the day"):
        found.total("EUR")
    assert found.total("EUR", on="2006-07-03", rates=Two()).money == Money(12, "EUR", "2006")


@pytest.mark.parametrize("on", ["2017", "2017-11", "2017-11-22~", "soon"])
def test_a_rate_is_of_a_whole_day(on: str) -> None:
    with pytest.raises(sc.DateError):
        sums(craft("a", fund())).total("EUR", on=on)


def test_no_total_in_what_is_no_currency() -> None:
    with pytest.raises(sc.RecordError, match="'EURO' is not a currency code"):
        sums(craft("a")).total("EURO")


# ---------------------------------------------------------------- what is never added


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"kind": "loan"}, r"contract for launch \(a\); loan for launch \(b\)"),
        ({"scope": "study"}, r"contract for launch \(a\); contract for study \(b\)"),
        ({"scope": None}, r"contract for launch \(a\); contract without a scope \(b\)"),
    ],
)
def test_sums_of_different_kind_or_scope_are_listed(other: dict[str, Any], named: str) -> None:
    found = sums(craft("a", fund(1)), craft("b", fund(2, **other)))
    with pytest.raises(sc.MixedSums, match=named) as raised:
        found.total("EUR")
    with pytest.raises(sc.MixedSums):
        found.total(by="currency")
    assert raised.value.groups[0] == ("contract", "launch", ("a",))
    assert pickle.loads(pickle.dumps(raised.value)).groups == raised.value.groups


def test_one_of_each_is_chosen() -> None:
    found = sums(craft("a", fund(1), fund(2, kind="loan"), fund(4, scope="study"), fund(8, kind="loan", scope="study")))
    assert found.total("EUR", kind="loan", scope="study").money == Money(8, "EUR")
    assert found.total("EUR", kind=FundingKind.CONTRACT, scope=Scope.LAUNCH).money == Money(1, "EUR")
    assert found.filter(lambda one: one.money.amount == 4).total("EUR").money == Money(4, "EUR")
    with pytest.raises(sc.MixedSums):
        found.total("EUR", kind="loan")
    assert found.total("EUR", kind="pledge").money == Money(0, "EUR")


def test_a_scope_that_is_not_said_is_one_of_its_own_in_each_record() -> None:
    within = sums(craft("a", fund(1, scope=None), fund(2, scope=None)))
    assert within.total("EUR").money == Money(3, "EUR")
    with pytest.raises(sc.MixedSums, match=r"contract without a scope \(a, b\)"):
        sums(craft("a", fund(1, scope=None)), craft("b", fund(2, scope=None))).total("EUR")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"kind": "contrakt"}, "no kind 'contrakt'; did you mean 'contract'"),
        ({"scope": "lunch"}, "no scope 'lunch'; did you mean 'launch'"),
        ({"scope": "none"}, "no scope 'none'.*one of life_cycle, study"),
    ],
)
def test_a_word_that_is_none_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(sc.UnknownValue, match=message):
        sums(craft("a", fund())).total("EUR", **wrong)


def test_different_prices_are_never_added() -> None:
    found = sums(craft("a", fund(1, basis="2006")), craft("b", fund(2), fund(4, basis="current")))
    with pytest.raises(sc.PriceBasisMismatch, match="2006: a; unknown: b; current: b; choose with basis="):
        found.total("EUR")
    assert found.total("EUR", basis=2006).money == Money(1, "EUR", 2006)
    assert found.total("EUR", basis="current").money == Money(4, "EUR", "current")


# ---------------------------------------------------------------- what would count twice


def test_of_sums_that_revise_one_another_the_last_counts() -> None:
    chain = fund(1, key="first"), fund(2, key="second", revises="first"), fund(4, revises="second", kind="loan")
    found = sums(craft("a", *chain, fund(8, kind="loan")))
    total = found.total("EUR")
    assert total.money == Money(12, "EUR")
    assert [(str(one.funding.amount), one.reason, one.why) for one in total.left_out] == [
        ("1 EUR", "revised", "revised: 4 EUR counts"),
        ("2 EUR", "revised", "revised: 4 EUR counts"),
    ]
    assert total.unconverted == ()
    assert found.total(by="currency")["EUR"].money == total.money


def test_a_revision_in_another_currency_leaves_nothing_in_the_first() -> None:
    totals = sums(craft("a", fund(1, "CNY", key="k"), fund(2, revises="k"))).total(by="currency")
    assert list(totals) == ["EUR"]
    assert [str(one.funding.amount) for one in totals.left_out] == ["1 CNY"]
    assert "1 CNY" in str(totals)


def test_of_those_chosen_the_last_counts_and_is_said_to_be_revised() -> None:
    chain = fund(1, key="first"), fund(2, key="second", revises="first"), fund(4, revises="second", kind="loan")
    total = sums(craft("a", *chain)).total("EUR", kind="contract")
    assert total.money == Money(2, "EUR")
    assert total.parts[0].revised_by is not None
    assert "since revised: a, 2 EUR, by 4 EUR, loan for launch" in str(total)


def test_a_sum_revised_later_counts_until_then() -> None:
    chain = fund(1, key="first", stated="2011-01-01"), fund(2, revises="first", stated="2015-01-01")
    told = sc.Catalogue.from_records([craft("a", *chain)], [source(published="2010")], day=DAY, version="1")
    assert told.missions().funding.total("EUR").money == Money(2, "EUR")
    assert told.missions(as_of="2012-01-01").funding.total("EUR").money == Money(1, "EUR")


def test_a_programme_and_its_parts_do_not_count_twice() -> None:
    station = craft("station", fund(100))
    module = craft("module", fund(10), fund(7, kind="loan"), relations=[tie("part_of", "station")])
    rack = craft("rack", fund(1), relations=[tie("part_of", "module")])
    total = sums(station, module, rack, craft("other", fund(1000))).total("EUR", kind="contract")
    assert total.money == Money(1100, "EUR")
    assert [(one.funding.record.id, one.reason, one.why) for one in total.left_out] == [
        ("module", "part", "part of station, which has a sum of this kind and scope"),
        ("rack", "part", "part of station, which has a sum of this kind and scope"),
    ]
    without = sums(craft("station", fund(100, kind="loan")), module, rack).total("EUR", kind="contract")
    assert without.money == Money(10, "EUR")


def test_a_body_and_those_under_it_do_not_count_twice() -> None:
    page = source(published="2010")
    bodies = agency("cas", funding=[fund(100)]), agency("nssc", tie("part_of", "cas"), funding=[fund(10)])
    told = sc.Catalogue.from_records(bodies, [page], day=DAY, version="1")
    assert told.agencies().funding.total("EUR").money == Money(100, "EUR")


def test_a_payers_share_does_not_count_beside_the_sum_of_all_who_pay() -> None:
    both = fund(300, payers=["CN", "FR"])
    total = sums(craft("a", both, fund(110, payers=["FR"]), fund(7), fund(5, payers=["IT"]))).total("EUR")
    assert total.money == Money(312, "EUR")
    assert [(str(one.funding.amount), one.reason, one.why) for one in total.left_out] == [
        ("110 EUR", "part", "a share of 300 EUR, which CN, FR pay")
    ]
    apart = craft("a", both, fund(50, payers=["FR"], period="2020"), fund(8, payers=["CN", "FR"]))
    assert sums(apart, craft("b", fund(110, payers=["FR"]))).total("EUR").money == Money(468, "EUR")


# ---------------------------------------------------------------- how exactly it is known


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (["exact", "exact"], "10 EUR"),
        (["exact", "about"], "about 10 EUR"),
        (["at_least", "exact"], "at least 10 EUR"),
        (["at_most", "about"], "at most about 10 EUR"),
        (["at_most", "at_least"], "partly at least and partly at most 10 EUR"),
    ],
)
def test_a_total_is_as_exact_as_its_parts(said: list[str], shown: str) -> None:
    total = sums(craft("a", *(fund(5, qualifier=word) for word in said))).total("EUR")
    assert total.qualifiers == set(said) - {"exact"}
    assert repr(total) == f"<Total: {shown} (2 sums: contract for launch)>"


def test_ranges_add_up_to_a_range() -> None:
    found = sums(
        craft("a", fund(5, upper=Money(7, "EUR"), qualifier="about"), fund(10), fund(1, "GBP", upper=Money(2, "GBP")))
    )
    total = found.total("EUR", rates=Two())
    assert (total.money, total.upper) == (Money(17, "EUR"), Money(21, "EUR"))
    assert repr(total) == "<Total: about 17 to 21 EUR (3 sums: contract for launch)>"
    assert "about 5 to 7 EUR" in str(total)
    assert sums(craft("a", fund())).total("EUR").upper is None


# ---------------------------------------------------------------- how it prints


def test_a_total_prints_as_a_table() -> None:
    lines = str(sums(craft("a", fund(88_000_000, "CNY"))).total("GBP")).splitlines()
    assert lines[0].split("  ")[0] == "record"
    assert lines[2].split() == [
        "a",
        "88,000,000",
        "CNY",
        "2017-11-22",
        "10,051,160.70",
        "GBP",
        "0.114218",
        "2017-11-22",
    ]
    assert lines[3].startswith("rates: European Central Bank")
    assert lines[-1] == "total: 10,051,160.70 GBP (1 sum: contract for launch)"


def test_a_total_prints_in_the_readers_language() -> None:
    told = craft("a", fund(1, key="k"), fund(1500000, revises="k"), fund(2, "CNY", stated="2016"))
    total = sums(told).total("EUR")
    assert total.to_text().splitlines() == str(total).splitlines()
    german = total.to_text("de")
    assert "Summe: 1.500.000 EUR (1 Betrag: Auftragswert, Zweck: Start, ohne 1, die nicht umgerechnet" in german
    assert "durch einen späteren Betrag ersetzt" in german
    assert "22. Nov. 2017" in german
    assert 'lang="ja"' in total.to_html("ja")
    assert "2通貨" in sums(told).total(by="currency").to_text("ja")
    with pytest.raises(sc.UnknownValue, match="no locale 'klingon'"):
        total.to_text("klingon")


def test_small_sums_keep_their_digits() -> None:
    class Tiny(Two):
        def rate(self, base: str, quote: str, day: date, /) -> Rate:
            return Rate(base=base, quote=quote, value="0.000123456", asked=day, used=day, source="x", method="x")

    assert "0.000123 GBP" in str(sums(craft("a", fund(1))).total("GBP", rates=Tiny()))


def test_totals_print_as_a_table() -> None:
    totals = sums(craft("a", fund(5, qualifier="about"), fund(6, "CNY"), fund(1, key="k"), fund(2, revises="k"))).total(
        by="currency"
    )
    assert repr(totals) == ("<Totals: about 7 EUR (2 sums: contract for launch); 6 CNY (1 sum: contract for launch)>")
    lines = str(totals).splitlines()
    assert lines[2].split() == ["EUR", "about", "7", "EUR", "2", "contract", "launch"]
    assert "revised: 2 EUR counts" in str(totals)
    assert lines[-1] == "2 currencies"


def test_html_is_escaped() -> None:
    class Odd(Two):
        def rate(self, base: str, quote: str, day: date, /) -> Rate:
            return Rate(base=base, quote=quote, value=2, asked=day, used=day, source="<script>", method="x")

    found = sums(craft("a", fund(5, "GBP"), fund(6, "CNY", stated="2017")))
    html = found.total("EUR", rates=Odd())._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "no whole day" in html
    assert "<table>" in found.total(by="currency")._repr_html_()


def test_totals_pickle() -> None:
    total = sc.missions(where=lambda one: one.id == "uk-china-atom-interferometer").funding.total("GBP")
    assert pickle.loads(pickle.dumps(total)) == total
    totals = sums(craft("a", fund(1, key="k"), fund(2, revises="k"))).total(by="currency")
    copied = pickle.loads(pickle.dumps(totals))
    assert (copied, copied.left_out) == (totals, totals.left_out)


# ---------------------------------------------------------------- always


@st.composite
def worlds(draw: st.DrawFn) -> list[sc.Mission]:
    records: list[sc.Mission] = []
    for n in range(draw(st.integers(1, 4))):
        funding: list[Funding] = []
        for i in range(draw(st.integers(0, 4))):
            earlier = [one.key for one in funding]
            amount, upper = draw(st.integers(0, 1000)), draw(st.none() | st.integers(1001, 2000))
            money = draw(st.sampled_from(["EUR", "CNY", "GBP"]))
            funding.append(
                fund(
                    amount,
                    money,
                    upper=None if upper is None else Money(upper, money),
                    scope=draw(st.sampled_from(["launch", "launch", "study"])),
                    stated=draw(st.sampled_from(["2017-11-22", "2016", "2018-05-05"])),
                    qualifier=draw(st.sampled_from(["exact", "about"])),
                    payers=draw(st.sampled_from([(), (), ("FR",), ("CN", "FR")])),
                    key=f"k{i}",
                    revises=draw(st.sampled_from([None, None, *earlier])),
                )
            )
        ties = [tie("part_of", f"m{draw(st.integers(0, n - 1))}")] if n and draw(st.booleans()) else []
        records.append(craft(f"m{n}", *funding, relations=ties))
    return records


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_every_sum_counts_or_is_told_once(records: list[sc.Mission]) -> None:
    found = sums(*records)
    chosen = found.filter(lambda one: one.scope == "launch")
    totals = found.total(by="currency", scope="launch")
    counted = [part.funding for total in totals.values() for part in total.parts]
    told = [*counted, *(one.funding for one in totals.left_out)]
    assert sorted(map(id, told)) == sorted(map(id, chosen))
    for code, total in totals.items():
        own = [one for one in counted if one.currency == code]
        assert total.money.amount == sum(one.money.amount for one in own)
        assert (total.upper or total.money).amount == sum((one.upper or one.money).amount for one in own)
    try:
        total = found.total("EUR", scope="launch", rates=Two())
    except sc.RateNotFound:
        assert all(one.stated and one.stated.precision != "day" for one in counted)
        return
    told = [*(part.funding for part in total.parts), *(one.funding for one in total.left_out)]
    assert sorted(map(id, told)) == sorted(map(id, chosen))
    assert {id(one) for one in counted} == {id(p.funding) for p in total.parts} | {
        id(one.funding) for one in total.unconverted
    }
    assert total.money.amount == sum(
        part.funding.money.amount * (1 if part.funding.currency == "EUR" else 2) for part in total.parts
    )
