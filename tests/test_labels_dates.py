"""Dates in the reader's language, in every form that a PartialDate has."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.views.dates import when
from spacecoop.views.labels import language
from tests import strategies
from tests.test_labels import OURS, plainly

FORMS = {
    "2024-06-22": (
        "June 22, 2024",
        "2024年6月22日",
        "22 juin 2024",
        "22. Juni 2024",
        "22 de junio de 2024",
        "22 июня 2024 г.",
        "2024年6月22日",
        "2024年6月22日",
    ),
    "2024-06": (
        "June 2024",
        "2024年6月",
        "juin 2024",
        "Juni 2024",
        "junio de 2024",
        "июнь 2024 г.",
        "2024年6月",
        "2024年6月",
    ),
    "2024": ("2024", "2024年", "2024", "2024", "2024", "2024", "2024年", "2024年"),
    "2026-21": (
        "spring 2026",
        "2026年春季",
        "printemps 2026",
        "Frühjahr 2026",
        "primavera de 2026",
        "весна 2026 г.",
        "2026年春",
        "2026年春季",
    ),
    "2026-24": (
        "winter 2026/27",
        "2026/27年冬季",
        "hiver 2026/27",
        "Winter 2026/27",
        "invierno de 2026/27",
        "зима 2026/27 г.",
        "2026/27年冬",
        "2026/27年冬季",
    ),
    "203X": (
        "2030s",
        "2030年代",
        "années 2030",
        "2030er-Jahre",
        "década de 2030",
        "2030-е годы",
        "2030年代",
        "2030年代",
    ),
    "2026/..": (
        "2026 or later",
        "不早于2026年",
        "2026 ou plus tard",
        "frühestens 2026",
        "2026 o más tarde",
        "2026 (не ранее)",
        "2026年以降",
        "不早於2026年",
    ),
    "../2030": (
        "by 2030",
        "不晚于2030年",
        "2030 au plus tard",
        "spätestens 2030",
        "2030 a más tardar",
        "2030 (не позднее)",
        "2030年まで",
        "不晚於2030年",
    ),
    "2024~": (
        "about 2024",
        "约2024年",
        "2024 environ",
        "etwa 2024",
        "2024 (aprox.)",
        "ориентировочно 2024",
        "2024年頃",
        "約2024年",
    ),
    "2024?": (
        "2024 (uncertain)",
        "2024年（存疑）",
        "2024 (date incertaine)",
        "2024 (unsicher)",
        "2024 (fecha incierta)",
        "2024 (неточно)",
        "2024年（不確か）",
        "2024年（存疑）",
    ),
}


@pytest.mark.parametrize("text", FORMS)
def test_every_form_of_date_reads_right_in_every_language(text: str) -> None:
    assert tuple(plainly(sc.format_date(text, locale)) for locale in OURS) == FORMS[text]


WHEN = {
    "2024-06-22": (
        "on June 22, 2024",
        "于2024年6月22日",
        "le 22 juin 2024",
        "am 22. Juni 2024",
        "el 22 de junio de 2024",
        "22 июня 2024 г.",
        "2024年6月22日に",
        "於2024年6月22日",
    ),
    "2024-06": (
        "in June 2024",
        "于2024年6月",
        "en juin 2024",
        "im Juni 2024",
        "en junio de 2024",
        "в июне 2024 года",
        "2024年6月に",
        "於2024年6月",
    ),
    "2026-21": (
        "in spring 2026",
        "于2026年春季",
        "au printemps 2026",
        "im Frühjahr 2026",
        "en la primavera de 2026",
        "весной 2026 года",
        "2026年春に",
        "於2026年春季",
    ),
    "2026-34": (
        "in the second quarter of 2026",
        "于2026年第二季度",
        "au deuxième trimestre 2026",
        "im zweiten Quartal 2026",
        "en el segundo trimestre de 2026",
        "во втором квартале 2026 года",
        "2026年第2四半期に",
        "於2026年第二季度",
    ),
    "2016-04-01/2016-04-07": (
        "between April 1, 2016 and April 7, 2016",
        "于2016年4月1日至2016年4月7日间",
        "entre le 1er avril 2016 et le 7 avril 2016",
        "zwischen dem 1. April 2016 und dem 7. April 2016",
        "entre el 1 de abril de 2016 y el 7 de abril de 2016",
        "в период с 1 апреля 2016 г. по 7 апреля 2016 г.",
        "2016年4月1日から2016年4月7日までの間に",
        "於2016年4月1日至2016年4月7日間",
    ),
    "2026/..": (
        "in 2026 at the earliest",
        "最早于2026年",
        "en 2026 au plus tôt",
        "frühestens im Jahr 2026",
        "en 2026 como muy pronto",
        "не ранее чем в 2026 году",
        "早くても2026年に",
        "最早於2026年",
    ),
}


@pytest.mark.parametrize("text", WHEN)
def test_a_sentence_says_when_as_its_language_does(text: str) -> None:
    assert tuple(plainly(when(text, language(locale))) for locale in OURS) == WHEN[text]


LASTING = (
    "from April 1, 2016 to April 7, 2016",
    "于2016年4月1日至2016年4月7日",
    "du 1er avril 2016 au 7 avril 2016",
    "vom 1. April 2016 bis zum 7. April 2016",
    "del 1 de abril de 2016 al 7 de abril de 2016",
    "с 1 апреля 2016 г. по 7 апреля 2016 г.",
    "2016年4月1日から2016年4月7日まで",
    "於2016年4月1日至2016年4月7日",
)


def test_what_lasts_several_days_goes_from_the_first_to_the_last() -> None:
    told = tuple(plainly(when("2016-04-01/2016-04-07", language(locale), lasting=True)) for locale in OURS)
    assert told == LASTING


def test_the_first_of_a_month_is_an_ordinal_number_in_french() -> None:
    assert plainly(sc.format_date("2024-06-01", "fr")) == "1er juin 2024"
    assert plainly(sc.format_date("2024-06-21", "fr")) == "21 juin 2024"
    assert plainly(sc.format_date("2024-06-01/2024-06-11", "fr")).startswith("1er–11")


def test_a_date_is_whole_in_one_language() -> None:
    assert [sc.format_date(text, "pt-BR") for text in ("2021-04", "2021-04~", "2021-04/..")] == [
        "abril de 2021",
        "about April 2021",
        "April 2021 or later",
    ]


def test_quarters_intervals_and_short_months_are_those_of_cldr() -> None:
    assert "2026" in sc.format_date("2026-33", "fr")
    assert sc.format_date("2026-33", "fr") != sc.format_date("2026-34", "fr")
    assert plainly(sc.format_date("2026-04-08/2026-05-07", "zh")) == "2026年4月8日至5月7日"
    assert plainly(sc.format_date("2023-05/2023-08", "es")) == "mayo–agosto de 2023"
    assert plainly(sc.format_date("2023~/2024-06", "en")) == "about 2023 – June 2024"
    assert len(sc.format_date("2018-10-29", "fr", "medium")) < len(sc.format_date("2018-10-29", "fr"))


@given(strategies.dates(), st.sampled_from([*OURS, "ar", "pt_BR", "zh_TW"]))
def test_every_date_can_be_written_and_said(date: sc.PartialDate, locale: str) -> None:
    for told in (
        sc.format_date(date, locale),
        sc.format_date(date, locale, "medium"),
        when(date, language(locale).words),
    ):
        assert told
        assert not set("{}|_") & set(told)
        assert re.search(r"\d{2}", told)


@given(strategies.dates(), strategies.dates(), st.sampled_from(OURS))
def test_dates_that_differ_read_differently(one: sc.PartialDate, other: sc.PartialDate, locale: str) -> None:
    same = sc.format_date(one, locale) == sc.format_date(other, locale)
    assert same == (one == other)


@pytest.mark.parametrize("text", ["0001", "0001-01-01", "9999-12-31", "999X", "0001/9999"])
def test_the_ends_of_the_calendar_can_be_written(text: str) -> None:
    assert all(sc.format_date(text, locale) for locale in OURS)


def test_what_is_no_date_or_style_is_refused() -> None:
    with pytest.raises(sc.DateError):
        sc.format_date("2014-13", "en")
    wrong: Any = "short"
    with pytest.raises(sc.UnknownValue, match="no style 'short': one of long, medium"):
        sc.format_date("2014", "en", wrong)
