from __future__ import annotations

import copy
import doctest
import itertools
import operator
import pickle
import re
import subprocess
import sys
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spacecoop.errors import DateError, SpacecoopError
from spacecoop.values import dates
from spacecoop.values.dates import PartialDate, Span

MARKS = ["", "~", "?", "%"]


def day(text: str) -> date:
    return date.fromisoformat(text)


# ---------------------------------------------------------------- texts, with what they mean

years = st.integers(1, 9999)


@st.composite
def ends(draw: st.DrawFn, low: int = 1, high: int = 9999) -> tuple[str, date, date, str]:
    """An end of an interval: text, first and last day by another route, precision."""
    year = draw(st.integers(low, high))
    mark = draw(st.sampled_from(MARKS))
    form = draw(st.sampled_from(["day", "month", "season", "quarter", "year", "decade"]))
    if form == "day":
        one = draw(st.dates(date(year, 1, 1), date(year, 12, 31)))
        return one.isoformat() + mark, one, one, form
    if form == "decade":
        year = max(year, 10)
        first = year - year % 10
        return f"{year // 10:03}X{mark}", date(first, 1, 1), date(first + 9, 12, 31), form
    if form == "year":
        return f"{year:04}{mark}", date(year, 1, 1), date(year, 12, 31), form
    code, months = draw(
        {
            "month": st.integers(1, 12).map(lambda m: (m, (m, m))),
            "season": st.sampled_from([(21, (3, 5)), (22, (6, 8)), (23, (9, 11)), (24, (12, 2))]),
            "quarter": st.sampled_from([(33, (1, 3)), (34, (4, 6)), (35, (7, 9)), (36, (10, 12))]),
        }[form]
    )
    last_year = year + (code == 24)
    assume(last_year <= 9999)
    last = date(last_year, months[1], monthrange(last_year, months[1])[1])
    return f"{year:04}-{code:02}{mark}", date(year, months[0], 1), last, form


@st.composite
def meanings(
    draw: st.DrawFn, low: int = 1, high: int = 9999, closed: bool = False
) -> tuple[str, date | None, date | None, str]:
    """Any legal text: first and last day (None if open) by another route, precision."""
    shape = draw(st.sampled_from(["plain", "closed"] if closed else ["plain", "closed", "from", "by"]))
    one = draw(ends(low, high))
    if shape == "plain":
        return one
    if shape == "from":
        return one[0] + "/..", one[1], None, "interval"
    if shape == "by":
        return "../" + one[0], None, one[2], "interval"
    other = draw(ends(low, high))
    if one[1] > other[2]:
        one, other = other, one
    return f"{one[0]}/{other[0]}", one[1], other[2], "interval"


any_dates = meanings().map(lambda meaning: PartialDate(meaning[0]))
near_dates = meanings(2020, 2030).map(lambda meaning: PartialDate(meaning[0]))
near_closed = meanings(2020, 2030, closed=True).map(lambda meaning: PartialDate(meaning[0]))


# ---------------------------------------------------------------- what a text means


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "year", "precision"),
    [
        ("2024-06-22", "2024-06-22", "2024-06-22", 2024, "day"),
        ("2024-02-29", "2024-02-29", "2024-02-29", 2024, "day"),
        ("2000-02-29", "2000-02-29", "2000-02-29", 2000, "day"),
        ("2024-02", "2024-02-01", "2024-02-29", 2024, "month"),
        ("2023-02", "2023-02-01", "2023-02-28", 2023, "month"),
        ("1900-02", "1900-02-01", "1900-02-28", 1900, "month"),
        ("2024-12", "2024-12-01", "2024-12-31", 2024, "month"),
        ("2024", "2024-01-01", "2024-12-31", 2024, "year"),
        ("203X", "2030-01-01", "2039-12-31", None, "decade"),
        ("2026-21", "2026-03-01", "2026-05-31", 2026, "season"),
        ("2026-22", "2026-06-01", "2026-08-31", 2026, "season"),
        ("2026-23", "2026-09-01", "2026-11-30", 2026, "season"),
        ("2026-24", "2026-12-01", "2027-02-28", None, "season"),
        ("2027-24", "2027-12-01", "2028-02-29", None, "season"),
        ("2026-33", "2026-01-01", "2026-03-31", 2026, "quarter"),
        ("2026-34", "2026-04-01", "2026-06-30", 2026, "quarter"),
        ("2026-35", "2026-07-01", "2026-09-30", 2026, "quarter"),
        ("2026-36", "2026-10-01", "2026-12-31", 2026, "quarter"),
        ("2023/2024", "2023-01-01", "2024-12-31", None, "interval"),
        ("2024/2024", "2024-01-01", "2024-12-31", 2024, "interval"),
        ("2024-09/2024-12", "2024-09-01", "2024-12-31", 2024, "interval"),
        ("2028-04/2029-03", "2028-04-01", "2029-03-31", None, "interval"),
        ("2024-06/2024", "2024-06-01", "2024-12-31", 2024, "interval"),
        ("2024/2024-06", "2024-01-01", "2024-06-30", 2024, "interval"),
        ("2024-06-22/2024-06-22", "2024-06-22", "2024-06-22", 2024, "interval"),
        ("2026-35/2026-24", "2026-07-01", "2027-02-28", None, "interval"),
        ("2026-21~/203X?", "2026-03-01", "2039-12-31", None, "interval"),
        ("2026/..", "2026-01-01", None, None, "interval"),
        ("2020-03-23/..", "2020-03-23", None, None, "interval"),
        ("../2030", None, "2030-12-31", None, "interval"),
        ("../2026-24%", None, "2027-02-28", None, "interval"),
        ("0001", "0001-01-01", "0001-12-31", 1, "year"),
        ("001X", "0010-01-01", "0019-12-31", None, "decade"),
        ("9999", "9999-01-01", "9999-12-31", 9999, "year"),
        ("999X", "9990-01-01", "9999-12-31", None, "decade"),
        ("9999-12", "9999-12-01", "9999-12-31", 9999, "month"),
        ("9999-23", "9999-09-01", "9999-11-30", 9999, "season"),
        ("9999-36", "9999-10-01", "9999-12-31", 9999, "quarter"),
        ("9999-12-31/..", "9999-12-31", None, None, "interval"),
        ("../0001-01-01", None, "0001-01-01", None, "interval"),
    ],
)
def test_a_text_means(text: str, earliest: str | None, latest: str | None, year: int | None, precision: str) -> None:
    it = PartialDate(text)
    assert it.text == str(it) == text
    assert it.earliest == (earliest and day(earliest))
    assert it.latest == (latest and day(latest))
    assert it.year == year
    assert it.precision == precision
    assert it.is_day == (earliest == latest)


@given(meanings())
def test_every_legal_text_has_the_bounds_of_its_calendar(
    meaning: tuple[str, date | None, date | None, str],
) -> None:
    text, first, last, precision = meaning
    it = PartialDate(text)
    assert (it.text, it.earliest, it.latest, it.precision) == (text, first, last, precision)
    assert it.marked == any(mark in text for mark in "~?%")
    assert it.is_day == (first == last)
    assert it.year == (first.year if first and last and first.year == last.year else None)


@given(meanings())
def test_marks_move_nothing(meaning: tuple[str, date | None, date | None, str]) -> None:
    it = PartialDate(meaning[0])
    bare = PartialDate("".join(letter for letter in meaning[0] if letter not in "~?%"))
    assert (it.earliest, it.latest, it.year, it.precision, it.is_day) == (
        bare.earliest,
        bare.latest,
        bare.year,
        bare.precision,
        bare.is_day,
    )
    assert not bare.marked


# ---------------------------------------------------------------- against the edtf package


@st.composite
def common_texts(draw: st.DrawFn) -> str:
    """Texts that both know, right or wrong: no winter; no marked season or quarter, nor one in an interval."""

    def end(forms: str) -> str:
        year = draw(st.integers(1000, 9999))
        form = draw(st.sampled_from(forms))
        code = {
            "d": st.integers(0, 13).flatmap(lambda m: st.integers(0, 32).map(lambda d: f"-{m:02}-{d:02}")),
            "m": st.integers(0, 13).map(lambda m: f"-{m:02}"),
            "s": st.sampled_from(["-21", "-22", "-23", "-33", "-34", "-35", "-36"]),
            "y": st.just(""),
            "x": st.just("X"),
        }[form]
        text = f"{year // 10 if form == 'x' else year}{draw(code)}"
        return text if form == "s" else text + draw(st.sampled_from(MARKS))

    shape = draw(st.sampled_from(["{0}", "{0}/{1}", "{0}/..", "../{0}"]))
    if shape == "{0}":
        return end("dmsyx")
    return shape.format(end("dmy"), end("dmy"))


Bound = tuple[int, int, int] | None


def edtf_bounds(text: str) -> tuple[Bound, Bound] | None:
    """What the edtf package makes of a text, None if it refuses."""
    try:
        parsed: Any = edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        return None
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return None if isinstance(first, float) else first[:3], None if isinstance(last, float) else last[:3]


def our_bounds(text: str) -> tuple[Bound, Bound] | None:
    try:
        it = PartialDate(text)
    except DateError:
        return None
    first, last = (
        None if bound is None else (bound.year, bound.month, bound.day) for bound in (it.earliest, it.latest)
    )
    return first, last


@settings(max_examples=150, deadline=None)
@given(common_texts())
def test_agrees_with_the_edtf_package_on_the_common_grammar(text: str) -> None:
    theirs = edtf_bounds(text)
    if theirs and theirs[0] and theirs[1] and theirs[0] > theirs[1]:
        theirs = None  # it lets reversed intervals pass
    assume(not re.search(r"-02-29", text))  # and this day in any year
    assert our_bounds(text) == theirs


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("2026-24", ((2026, 12, 1), (2027, 2, 28)), ((2026, 12, 1), (2026, 12, 31))),
        ("2026-33/2026-34", ((2026, 1, 1), (2026, 6, 30)), None),
        ("2026-21~", ((2026, 3, 1), (2026, 5, 31)), None),
        ("2026-36?", ((2026, 10, 1), (2026, 12, 31)), None),
        ("2024/2023", None, ((2024, 1, 1), (2023, 12, 31))),
        ("2023-02-29", None, ((2023, 2, 29), (2023, 2, 29))),
        ("2024-37", None, ((2024, 1, 1), (2024, 4, 30))),
        ("0000", None, ((0, 1, 1), (0, 12, 31))),
        ("../..", None, (None, None)),
    ],
)
def test_where_we_part_from_the_edtf_package(
    text: str, ours: tuple[Bound, Bound] | None, theirs: tuple[Bound, Bound] | None
) -> None:
    assert our_bounds(text) == ours
    assert edtf_bounds(text) == theirs


@pytest.mark.parametrize("text", [" 2024", "2024 ", "2024 / 2025", "/2026", "2026/"])
def test_the_edtf_package_reads_what_we_refuse(text: str) -> None:
    assert our_bounds(text) is None
    assert edtf_bounds(text) is not None


# ---------------------------------------------------------------- what is refused

LEGAL_FORMS = "write it like 2024-06-22"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2014-13", "month 13 does not exist"),
        ("2014-00", "month 00 does not exist"),
        ("2014-20", "month 20 does not exist"),
        ("2014-25", "month 25 does not exist"),
        ("2014-32", "month 32 does not exist"),
        ("2014-37", "month 37 does not exist"),
        ("2014-13-05", "month 13 does not exist"),
        ("2014-13~", "month 13 does not exist"),
        ("2013/2014-13", "month 13 does not exist"),
        ("2014-13/..", "month 13 does not exist"),
        ("2014-02-29", "2014-02 has no day 29"),
        ("1900-02-29", "1900-02 has no day 29"),
        ("2014-06-31?", "2014-06 has no day 31"),
        ("2014-06-00", "2014-06 has no day 00"),
        ("2014-06-99", "2014-06 has no day 99"),
        ("2014-21-05", "2014-21 has no day 05"),
        ("0000", "years run from 0001 to 9999"),
        ("0000-01", "years run from 0001 to 9999"),
        ("0000-01-01", "years run from 0001 to 9999"),
        ("000X", "years run from 0001 to 9999"),
        ("../000X", "years run from 0001 to 9999"),
        ("9999-24", "years run from 0001 to 9999"),
        ("2024/2023", "it ends before it begins"),
        ("2024-06-22/2024-06-21", "it ends before it begins"),
        ("203X/2029", "it ends before it begins"),
        ("2026-24~/2026-11", "it ends before it begins"),
        ("..", "one end must be known"),
        ("../..", "one end must be known"),
    ],
)
def test_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        PartialDate(text)
    assert str(refusal.value) == f"{text!r} is not an EDTF date: {reason}"


@pytest.mark.parametrize(
    "text",
    [
        *"""
    /2026  2026/  /  //  2023/2024/2025  2023//2024  ../2026/..  ..~/2024  2024/..?  .../2024  ./2024
    2024~~  2024~?  ~2024  2024-~06  2024-?06-22  ~  2024-06~-22  ?2024-06
    2024-6  2024-6-2  2024-06-2  2024-006  2024-06-022  24  024  02024  20240622  202406  2024-
    2024-06-  -2024  +2024  -  --  2024--06  2024-06-22-01  2024/06/22  2024/06  22.06.2024
    203x  20XX  2XXX  XXXX  X203  2X30  203X-06  203XX  2024-0X  2024-XX  2024-06-XX  2024-2X  20X4
    2024-06-22T10:00  2024-06-22T10:00:00Z  2024-06-22Z  2024-W25  2024-W25-6  2024-W01-1  2024-174
    Y12024  1e3  2e03  0x7E  2_24  20_24  20.4  2024.0  None  nan  unknown  today  open  null  NULL
    [2024,2025]  {2024,2025}  2024..2025  2024S2  2024^  2024-Q1  2024Q1  June  spring-2026  2024-06-22/P1Y
    """.split(),
        *["", " ", "June 2024", "2024 06", " 2024", "2024 ", "2024-06 -22", "2024 / 2025", "2024 /.."],
    ],
)
def test_refused_with_the_legal_forms(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        PartialDate(text)
    assert str(refusal.value).startswith(f"{text!r} is not an EDTF date: {LEGAL_FORMS}")


@pytest.mark.parametrize(
    "stray", [*map(chr, range(33)), "\x7f", "\x85", "\xa0", "\u200b", "\u202e", "\ufeff", "\ud800"]
)
@pytest.mark.parametrize("frame", ["{}2024", "2024{}", "20{}24", "2024{}-06", "2024-06-22{}", "2023/{}2024", "2024{}~"])
def test_stray_characters_are_refused_and_shown_escaped(frame: str, stray: str) -> None:
    with pytest.raises(DateError) as refusal:
        PartialDate(frame.format(stray))
    message = str(refusal.value)
    assert message.isprintable()
    assert message.startswith(f"{frame.format(stray)!r} is not an EDTF date: ")


@pytest.mark.parametrize("zero", ["\u0660", "\u0966", "\uff10", "\U0001d7ce", "\u2080"])
@pytest.mark.parametrize("text", ["2024-06-22", "2024-06", "2024", "203X", "2026-21", "2023/2024"])
def test_digits_are_ascii(text: str, zero: str) -> None:
    foreign = text.translate({ord("0") + n: chr(ord(zero) + n) for n in range(10)})
    for place, letter in enumerate(foreign):
        if letter != text[place]:
            for bad in (foreign, text[:place] + letter + text[place + 1 :]):
                with pytest.raises(DateError):
                    PartialDate(bad)


@pytest.mark.parametrize("dash", ["\u2010", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d"])
def test_dashes_are_ascii(dash: str) -> None:
    for text in ("2024-06", "2024-06-22"):
        with pytest.raises(DateError):
            PartialDate(text.replace("-", dash))


@pytest.mark.parametrize("piece", ["9", "-", "/", "~", "../", "2024-", "2024/", " ", "\u0660", "\0"])
def test_a_huge_text_is_refused_in_a_short_message(piece: str) -> None:
    with pytest.raises(DateError) as refusal:
        PartialDate(piece * (100_000 // len(piece)))
    assert len(str(refusal.value)) < 500
    assert "..." in str(refusal.value)


GRAMMAR = re.compile(  # of what is legal but for the calendar: its own description, not the module's
    r"""(?!\.\./\.\.\Z) (?: \.\.(?=/) | (?P<end> [0-9]{3}(?:X|[0-9](?:-[0-9]{2}(?:-[0-9]{2})?)?) [~?%]?))
        (?: / (?: \.\. | [0-9]{3}(?:X|[0-9](?:-[0-9]{2}(?:-[0-9]{2})?)?) [~?%]?))? \Z""",
    re.VERBOSE,
)


@settings(max_examples=500)
@given(st.text() | st.text("0123456789-/.~?%X ") | st.from_regex(GRAMMAR))
def test_any_text_is_a_date_or_refused_for_its_form_or_by_the_calendar(text: str) -> None:
    try:
        it = PartialDate(text)
    except DateError as refusal:
        reason = str(refusal).partition(" is not an EDTF date: ")[2]
    else:
        reason = ""
        assert it.text == text
        assert it.earliest or it.latest
    if GRAMMAR.match(text):
        assert LEGAL_FORMS not in reason
    else:
        assert reason


@given(meanings(), st.data())
def test_one_letter_changed_is_never_read_as_the_same(
    meaning: tuple[str, date | None, date | None, str], data: st.DataObject
) -> None:
    text = meaning[0]
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("0123456789-/.~?%X W") | st.characters())
    assume(letter != text[place])
    changed = text[:place] + letter + text[place + 1 :]
    try:
        it = PartialDate(changed)
    except DateError:
        return
    assert it.text == changed
    assert it != PartialDate(text)
    assert changed.isascii()


def test_errors_are_ours_and_value_errors() -> None:
    assert issubclass(DateError, SpacecoopError)
    assert issubclass(DateError, ValueError)
    with pytest.raises(DateError) as refusal:
        PartialDate("2014-13")
    assert refusal.value.__cause__ is None  # one message, not a chain of two
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize(
    "value", [None, 2024, 20.24, True, b"2024-06", ["2024"], day("2024-06-22"), PartialDate("2024"), str]
)
def test_the_constructor_takes_text_only(value: Any) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        PartialDate(value)


def test_a_subclass_of_str_leaves_no_trace() -> None:
    class Word(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "something else"

    class Choice(StrEnum):
        YEAR = "2024"

    for text in (Word("2024"), Choice.YEAR):
        it = PartialDate(text)
        assert type(it.text) is str
        assert it.text == "2024"
        assert it == PartialDate("2024")


# ---------------------------------------------------------------- of


@given(any_dates)
def test_of_a_date_or_its_text_is_that_date(it: PartialDate) -> None:
    assert PartialDate.of(it) is it
    assert PartialDate.of(it.text) == it


@given(st.dates())
def test_of_a_day(one: date) -> None:
    it = PartialDate.of(one)
    assert (it.earliest, it.latest, it.precision) == (one, one, "day")


@given(years)
def test_of_a_year(year: int) -> None:
    it = PartialDate.of(year)
    assert (it.year, it.precision) == (year, "year")
    assert len(it.text) == 4


@pytest.mark.parametrize("year", [0, -1, -2024, 10_000, 10**20])
def test_of_a_year_outside_the_calendar(year: int) -> None:
    with pytest.raises(DateError, match="is not an EDTF date"):
        PartialDate.of(year)


@pytest.mark.parametrize(
    "value",
    [
        True,
        False,
        None,
        str,
        2024.0,
        b"2024",
        (2024, 6),
        timedelta(1),
        datetime.fromisoformat("2024-06-22"),
        datetime(2024, 6, 22, tzinfo=UTC),
        Span(1, 1),
    ],
)
def test_of_anything_else_is_a_type_error(value: Any) -> None:
    with pytest.raises(TypeError, match=f"not {type(value).__name__}$"):
        PartialDate.of(value)
    with pytest.raises(TypeError):
        PartialDate("2024").overlaps(value)


# ---------------------------------------------------------------- equality and order


def rank(it: PartialDate) -> tuple[date, bool, date, bool, str]:
    return (
        it.earliest or date.min,
        it.earliest is not None,
        it.latest or date.max,
        it.latest is None,
        it.text,
    )


@given(any_dates | near_dates, any_dates | near_dates)
def test_equality_is_of_the_text(a: PartialDate, b: PartialDate) -> None:
    assert (a == b) == (a.text == b.text)
    assert (a != b) == (a.text != b.text)
    assert a == PartialDate(a.text)
    assert hash(a) == hash(PartialDate(a.text))


@given(near_dates, near_dates)
def test_order_is_total_and_agrees_with_equality(a: PartialDate, b: PartialDate) -> None:
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (a < b or a == b)
    assert (a >= b) == (b <= a)
    assert (a < b) == (rank(a) < rank(b))


@given(st.lists(any_dates | near_dates))
def test_sorting(them: list[PartialDate]) -> None:
    assert sorted(them) == sorted(them, key=rank)


def test_sorting_by_hand() -> None:
    texts = ["../0001-01-01", "../2024", "0001/2024", "0001/..", "2024-01-01", "2024-01", "2024",
             "2024?", "2024~", "2024/2025", "2024/..", "2024-02"]  # fmt: skip
    assert [it.text for it in sorted(map(PartialDate, reversed(texts)))] == texts


@pytest.mark.parametrize(
    "stranger", ["2024", 2024, day("2024-01-01"), None, Span(1, 1), object()], ids=lambda it: type(it).__name__
)
def test_a_date_is_neither_equal_nor_comparable_to_anything_else(stranger: Any) -> None:
    it = PartialDate("2024")
    assert it != stranger
    assert stranger != it
    for operation in (operator.lt, operator.le, operator.gt, operator.ge, operator.sub):
        with pytest.raises(TypeError, match=r"not supported|unsupported"):
            operation(it, stranger)
        with pytest.raises(TypeError, match=r"not supported|unsupported"):
            operation(stranger, it)


# ---------------------------------------------------------------- where dates lie


@given(near_closed, near_closed)
def test_before_after_or_overlapping_and_only_one(a: PartialDate, b: PartialDate) -> None:
    assert [a.before(b), a.after(b), a.overlaps(b)].count(True) == 1


@given(near_dates, near_dates)
def test_relations_follow_the_bounds(a: PartialDate, b: PartialDate) -> None:
    a_first, a_last = a.earliest or date.min, a.latest or date.max
    b_first, b_last = b.earliest or date.min, b.latest or date.max
    assert a.before(b) == b.after(a) == (a_last < b_first)
    assert a.overlaps(b) == b.overlaps(a) == (max(a_first, b_first) <= min(a_last, b_last))
    assert a.must_lie_in(b) == (
        not a.marked
        and (b.earliest is None or (a.earliest is not None and b.earliest <= a.earliest))
        and (b.latest is None or (a.latest is not None and a.latest <= b.latest))
    )
    if a.must_lie_in(b):
        assert a.overlaps(b)


@given(any_dates)
def test_a_date_and_itself(it: PartialDate) -> None:
    assert it.overlaps(it)
    assert not it.before(it)
    assert not it.after(it)
    assert it.must_lie_in(it) == (not it.marked)


@given(near_dates, near_dates, near_dates)
def test_before_is_transitive(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    ordered = sorted([a, b, c])
    for x, y, z in itertools.permutations(ordered):
        if x.before(y) and y.before(z):
            assert x.before(z)


@pytest.mark.parametrize(
    ("one", "relation", "other", "holds"),
    [
        ("2024", "before", "2025", True),
        ("2024", "before", "2024-12-31", False),
        ("2024-06-21", "before", "2024-06-22", True),
        ("../2023", "before", "2024", True),
        ("../2024", "before", "2024", False),
        ("2023/..", "before", "2024", False),
        ("2020", "before", "2021/..", True),
        ("2020", "before", "../2030", False),
        ("../2023", "before", "../2030", False),
        ("2025", "after", "2024~", True),
        ("2025/..", "after", "2024", True),
        ("2025/..", "after", "../2024", True),
        ("2025", "after", "2024/..", False),
        ("../2025", "after", "2000", False),
        ("2026-24", "overlaps", "2027-02", True),
        ("2026-24", "overlaps", "2026-11", False),
        ("2026/..", "overlaps", "9999-12-31", True),
        ("../2026", "overlaps", "0001-01-01", True),
        ("../2026", "overlaps", "2026-12-31/..", True),
        ("../2026", "overlaps", "2027/..", False),
        ("2024~", "overlaps", "2025", False),
        ("2024-06", "must_lie_in", "2024", True),
        ("2024", "must_lie_in", "2024-06", False),
        ("2024-06~", "must_lie_in", "2024", False),
        ("2024-06", "must_lie_in", "2024~", True),
        ("2023~/2024", "must_lie_in", "202X", False),
        ("2026/..", "must_lie_in", "2020/..", True),
        ("2026/..", "must_lie_in", "2020/9999", False),
        ("../2026", "must_lie_in", "0001/2026", False),
        ("../2026", "must_lie_in", "../2026", True),
        ("2026-24", "must_lie_in", "2026", False),
        ("2026-24", "must_lie_in", "2026-12-01/2027-02-28", True),
    ],
)
def test_relations_by_hand(one: str, relation: str, other: str, holds: bool) -> None:
    assert getattr(PartialDate(one), relation)(PartialDate(other)) is holds
    assert getattr(PartialDate(one), relation)(other) is holds


@pytest.mark.parametrize("relation", ["before", "after", "overlaps", "must_lie_in"])
def test_relations_take_what_of_takes(relation: str) -> None:
    it = PartialDate("2024-06-22")
    for one in (2024, 2023, 2025, day("2024-06-22"), day("2024-06-21"), day("2024-06-23")):
        assert getattr(it, relation)(one) is getattr(it, relation)(PartialDate.of(one))
    with pytest.raises(DateError, match="'June' is not an EDTF date"):
        getattr(it, relation)("June")


# ---------------------------------------------------------------- differences


@given(near_closed, near_closed, st.data())
def test_a_difference_contains_that_of_any_two_days(a: PartialDate, b: PartialDate, data: st.DataObject) -> None:
    assert a.earliest
    assert a.latest
    assert b.earliest
    assert b.latest
    one = data.draw(st.dates(a.earliest, a.latest))
    other = data.draw(st.dates(b.earliest, b.latest))
    span = a - b
    assert span.least is not None
    assert span.most is not None
    assert span.least <= (one - other).days <= span.most
    assert span.least == (a.earliest - b.latest).days
    assert span.most == (a.latest - b.earliest).days
    assert span.is_exact == (a.is_day and b.is_day)


@given(any_dates, any_dates)
def test_a_difference_is_unbounded_where_a_date_is_open(a: PartialDate, b: PartialDate) -> None:
    span, back = a - b, b - a
    assert (span.least is None) == (a.earliest is None or b.latest is None)
    assert (span.most is None) == (a.latest is None or b.earliest is None)
    assert back.least == (None if span.most is None else -span.most)
    assert back.most == (None if span.least is None else -span.least)


@given(near_dates, near_dates)
def test_what_comes_after_is_more_than_no_days_away(a: PartialDate, b: PartialDate) -> None:
    least = (a - b).least
    assert a.after(b) == (least is not None and least > 0)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("2024-06-22", "2024-06-22", 0, 0),
        ("2024-06-22", "2024-06-10", 12, 12),
        ("2024-06-22", "2024-06-10/2024-06-12", 10, 12),
        ("2024-06-22", "2021", 904, 1268),
        ("2021", "2024-06-22", -1268, -904),
        ("2024-02", "2024-02", -28, 28),
        ("2024-06-22", "../2024-06-12", 10, None),
        ("2024-06-22", "2024-06-12/..", None, 10),
        ("2024-06-22/..", "2024-06-12", 10, None),
        ("../2024-06-22", "2024-06-12", None, 10),
        ("2024/..", "2020/..", None, None),
        ("../2024", "../2020", None, None),
        ("2024/..", "../2020-12-31", 1096, None),
        ("9999-12-31", "0001-01-01", 3652058, 3652058),
    ],
)
def test_differences_by_hand(one: str, other: str, least: int | None, most: int | None) -> None:
    assert PartialDate(one) - PartialDate(other) == Span(least, most)


# ---------------------------------------------------------------- spans

bounds = st.none() | st.integers(-10_000, 10_000)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    least, most = draw(bounds), draw(bounds)
    if least is not None and most is not None and least > most:
        least, most = most, least
    return Span(least, most)


@pytest.mark.parametrize(
    ("least", "most", "shown", "exact"),
    [
        (12, 12, "12 days", True),
        (0, 0, "0 days", True),
        (1, 1, "1 day", True),
        (-1, -1, "-1 day", True),
        (12, 14, "12 to 14 days", False),
        (0, 1, "0 to 1 days", False),
        (-3, 5, "-3 to 5 days", False),
        (12, None, "at least 12 days", False),
        (1, None, "at least 1 day", False),
        (0, None, "at least 0 days", False),
        (None, 14, "at most 14 days", False),
        (None, 1, "at most 1 day", False),
        (None, 0, "at most 0 days", False),
        (None, None, "unknown", False),
    ],
)
def test_a_span(least: int | None, most: int | None, shown: str, exact: bool) -> None:
    span = Span(least, most)
    assert (span.least, span.most, span.is_exact, str(span)) == (least, most, exact, shown)
    assert repr(span) == f"Span(least={least}, most={most})"
    assert Span(least=least, most=most) == span


@given(spans(), spans())
def test_spans_are_equal_as_their_bounds(a: Span, b: Span) -> None:
    assert (a == b) == ((a.least, a.most) == (b.least, b.most))
    assert (a != b) == ((a.least, a.most) != (b.least, b.most))
    assert hash(a) == hash(Span(a.least, a.most))
    assert a == Span(a.least, a.most)


def test_spans_have_no_order_and_equal_nothing_else() -> None:
    assert Span(1, 2) != (1, 2)
    assert Span(1, 1) != 1
    assert Span(None, None) != None  # noqa: E711
    span: Any = Span(1, 1)
    for operation in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError, match="not supported"):
            operation(span, span)


@given(st.integers(), st.integers(min_value=1))
def test_a_span_that_ends_before_it_begins(most: int, by: int) -> None:
    with pytest.raises(DateError, match=r"^no Span has at least .* and at most .* days$"):
        Span(most + by, most)


@pytest.mark.parametrize("bound", [1.0, True, "1", timedelta(1), 1j])
def test_a_span_is_of_whole_days(bound: Any) -> None:
    with pytest.raises(TypeError, match=f"not {type(bound).__name__}$"):
        Span(bound, None)
    with pytest.raises(TypeError, match=f"not {type(bound).__name__}$"):
        Span(None, bound)


# ---------------------------------------------------------------- as values


@given(any_dates | spans())
def test_values_survive_pickle_copy_and_repr(it: PartialDate | Span) -> None:
    twins = [copy.copy(it), copy.deepcopy(it), eval(repr(it))]
    twins += [pickle.loads(pickle.dumps(it, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for twin in twins:
        assert type(twin) is type(it)
        assert twin == it
        assert hash(twin) == hash(it)
        assert (str(twin), repr(twin)) == (str(it), repr(it))


@given(any_dates)
def test_the_text_of_a_date_reads_as_that_date(it: PartialDate) -> None:
    assert PartialDate(str(it)) == it


def test_a_value_pickled_here_unpickles_in_a_fresh_process() -> None:
    values = [PartialDate("2026-24~/.."), Span(None, 14)]
    code = f"import pickle; print(pickle.loads({pickle.dumps(values)!r}))"
    assert run(code) == "[PartialDate('2026-24~/..'), Span(least=None, most=14)]"


@pytest.mark.parametrize("value", [PartialDate("2024-06"), Span(1, 2)])
def test_values_cannot_be_changed(value: Any) -> None:
    public = [name for name in dir(value) if not name.startswith("_")]
    before = repr(value)
    assert len(public) >= 3
    for name in [*public, "other"]:
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        with pytest.raises(AttributeError):
            delattr(value, name)
    assert not hasattr(value, "__dict__")
    assert repr(value) == before


def test_values_are_keys() -> None:
    assert {PartialDate("2024"): 1, PartialDate("2024~"): 2}[PartialDate("2024")] == 1
    assert {Span(1, 2), Span(1, 2), Span(1, None)} == {Span(1, None), Span(1, 2)}


# ---------------------------------------------------------------- the module


def run(code: str) -> str:
    source = str(Path(dates.__file__).parents[2])
    prelude = f"import sys; sys.path.insert(0, {source!r})\n"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", prelude + code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_importing_brings_datetime_and_nothing_else() -> None:
    loaded = run(
        "import __future__, datetime; before = set(sys.modules)\n"
        "import spacecoop.values.dates; print(*sorted(set(sys.modules) - before))"
    )
    assert {name.partition(".")[0] for name in loaded.split()} == {"spacecoop"}


def test_the_public_names() -> None:
    assert dates.__all__ == ["PartialDate", "Span"]
    for cls in (PartialDate, Span):
        public = [getattr(cls, name) for name in dir(cls) if not name.startswith("_")]
        assert all(attribute.__doc__ for attribute in [cls, *public])


def test_the_examples_in_the_docstrings() -> None:
    failed, tried = doctest.testmod(dates)
    assert tried >= 10
    assert failed == 0
