"""Names, words and sums in the reader's language."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from babel.core import negotiate_locale
from hypothesis import given
from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.views.labels import LANGUAGES, format_list, language
from tests.strategies import numbers
from tests.support import agency, bound, mission

OURS = [name.replace("_", "-") for name in LANGUAGES]


def plainly(text: str) -> str:
    """Give a text with plain spaces: CLDR writes narrow and unbreakable ones."""
    return re.sub(r"\s", " ", text)


# ---------------------------------------------------------------- locales


@pytest.mark.parametrize(
    ("asked", "tag", "words"),
    [
        ("zh", "zh-Hans", "zh-Hans"),
        ("zh_CN", "zh-Hans-CN", "zh-Hans-CN"),
        ("zh-Hans", "zh-Hans", "zh-Hans"),
        ("ZH-hans-cn", "zh-Hans-CN", "zh-Hans-CN"),
        ("zh-cmn-Hans", "zh-Hans", "zh-Hans"),
        ("cmn", "zh-Hans", "zh-Hans"),
        ("zh-Hant-TW", "zh-Hant-TW", "zh-Hant-TW"),
        ("zh_TW.UTF-8", "zh-Hant-TW", "zh-Hant-TW"),
        ("zh_HK", "zh-Hant-HK", "zh-Hant-HK"),
        ("fr_FR.UTF-8", "fr-FR", "fr-FR"),
        ("fr_FR@euro", "fr-FR", "fr-FR"),
        ("fr-JP", "fr", "fr"),
        ("de-CH-1996", "de-CH", "de-CH"),
        ("de-DE-u-co-phonebk", "de-DE", "de-DE"),
        ("es_419", "es-419", "es-419"),
        ("en_UK", "en-GB", "en-GB"),
        ("ru-x-private", "ru", "ru"),
        ("ja_JP.eucJP", "ja-JP", "ja-JP"),
        ("pt_BR", "pt-BR", "en"),
        ("zh-Latn", "zh-Hans", "zh-Hans"),
        ("az-Arab", "az-Latn", "en"),
        ("zh-Latn-CN", "zh-Hans-CN", "zh-Hans-CN"),
        ("sr_RS@latin", "sr-Latn-RS", "en"),
        ("sr", "sr-Cyrl", "en"),
        ("iw", "he", "en"),
        ("ar", "ar", "en"),
        ("C", "en", "en"),
        ("POSIX", "en", "en"),
        ("C.UTF-8", "en", "en"),
    ],
)
def test_a_locale_is_found_however_it_is_written(asked: str, tag: str, words: str) -> None:
    found = language(asked)
    assert (found.tag, found.words.tag) == (tag, words)


def test_the_library_underneath_would_not_find_the_simplest() -> None:
    assert negotiate_locale(["zh_CN"], ["zh_Hans"]) is None
    assert language("zh_CN").word("MissionStatus", "planned") == language("zh-Hans").word("MissionStatus", "planned")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("xx", "no locale 'xx'; our own words are in en, zh-Hans, fr, de, es, ru, ja, zh-Hant"),
        ("french", "no locale 'french'; did you mean 'fr'?"),
        ("Chinese", "did you mean 'zh-Hans'?"),
        ("en_USS", "no locale 'en_USS'"),
        ("", "it is no language tag"),
        ("zh__CN", "it is no language tag"),
        ("../../etc/passwd", "it is no language tag"),
        ("fr\n", "it is no language tag"),
        ("f" * 500, "it is no language tag"),
        ("--", "it is no language tag"),
        ("中文", "did you mean 'zh-Hans'?"),
        ("français", "did you mean 'fr'?"),
        ("Deutsch", "did you mean 'de'?"),
        ("zh-min-nan", "no locale 'zh-min-nan'"),
        ("zh-Hnat", "no locale 'zh-Hnat'; did you mean 'zh-Hant'"),
    ],
)
def test_an_unknown_locale_is_an_error_with_the_nearest(asked: str, told: str) -> None:
    with pytest.raises(sc.UnknownValue, match=re.escape(told)) as raised:
        sc.label("FR", asked)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 400


def test_what_is_no_text_is_no_locale() -> None:
    wrong: Any = None
    with pytest.raises(TypeError, match="locale=None"):
        sc.label("FR", wrong)


@given(st.text(max_size=20) | st.from_regex(r"[a-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}", fullmatch=True))
def test_any_text_is_a_locale_or_a_clear_error(asked: str) -> None:
    with contextlib.suppress(sc.UnknownValue):
        assert language(asked).country("FR")


def test_nothing_reads_the_locale_of_the_process() -> None:
    code = "import spacecoop as sc; m = sc.mission('svom'); print(m.describe('fr'), sc.missions().to_text('fr'))"
    said = {
        name: subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code],
            env={**os.environ, "LANG": name, "LC_ALL": name, "LANGUAGE": name},
            capture_output=True,
            check=True,
        ).stdout
        for name in ("C", "ja_JP.UTF-8", "xx_nonsense")
    }
    assert len(set(said.values())) == 1


# ---------------------------------------------------------------- names

CAS = {"zh-Hans": "中国科学院", "zh-Hant": "中國科學院", "fr": "Académie chinoise des sciences"}


@pytest.mark.parametrize(
    ("names", "locale", "label"),
    [
        (CAS, "zh", "中国科学院"),
        (CAS, "zh_TW", "中國科學院"),
        (CAS, "fr_CA", "Académie chinoise des sciences"),
        (CAS, "de", "CAS"),
        ({"zh-Hant": "中國科學院"}, "zh_CN", "中國科學院"),  # better than English
        ({"es-419": "Agencia"}, "es_MX", "Agencia"),
        ({"es": "Agencia"}, "es-419", "Agencia"),
        ({"pt": "Agência"}, "pt_BR", "Agência"),
        ({"pt": "Agência"}, "pt-PT", "Agência"),
        ({"en": "Academy"}, "de", "Academy"),
        ({}, "ja", "CAS"),
    ],
)
def test_a_name_falls_back_along_its_language_then_to_english(names: dict[str, str], locale: str, label: str) -> None:
    assert sc.label(agency("cas", names=names), locale) == label


def test_a_name_beside_an_english_one_is_native() -> None:
    cnrs = agency("cnrs", name="Centre national", names={"en": "National Centre"}, country="FR")
    assert [cnrs.label(locale) for locale in ("fr", "en", "ru")] == [
        "Centre national",
        "National Centre",
        "National Centre",
    ]


def test_words_are_those_of_their_vocabulary() -> None:
    assert sc.label(sc.Role.LAUNCH, "de") == "Start"
    assert sc.MissionStatus.COMMISSIONING.label("fr") == "en recette en vol"
    assert sc.Role.CO_LEAD.label("ja") == "共同主導"
    assert sc.MissionStatus.PLANNED.label("pt_BR") == "planned"


def test_codes_are_countries_currencies_languages_and_columns() -> None:
    assert [sc.label("CN", locale) for locale in OURS] == [
        "China",
        "中国",
        "Chine",
        "China",
        "China",
        "Китай",
        "中国",
        "中國",
    ]
    assert [sc.label("SUHH", locale) for locale in ("en", "ru", "ja")] == ["Soviet Union", "СССР", "ソビエト連邦"]
    assert sc.label("CNY", "fr") == "yuan renminbi chinois"
    assert sc.label("zh-Hans", "de").startswith("Chinesisch")
    assert sc.label("last_word", "es") == "última mención"
    assert sc.label("id", "en", "language") == "Indonesian"
    assert sc.label("BR", "ar") == "البرازيل"
    with pytest.raises(sc.UnknownValue, match="no country, currency, column or language 'XQ'"):
        sc.label("XQ", "en")
    with pytest.raises(sc.UnknownValue, match="no country 'EUR'"):
        sc.label("EUR", "en", "country")
    wrong: Any = 5
    with pytest.raises(TypeError, match="not 5"):
        sc.label(wrong, "en")


def test_every_country_and_currency_has_a_name_in_all_our_languages() -> None:
    from spacecoop.store.territories import FORMER
    from spacecoop.values.codes import COUNTRIES

    for locale in OURS:
        for code in COUNTRIES | set(FORMER):
            assert sc.label(code, locale) not in ("", code)
        for code in ("EUR", "CNY", "GBP", "USD", "RUB", "JPY", "DEM", "FRF"):
            assert sc.label(code, locale) != code


def test_names_with_combining_marks_stay_as_they_are() -> None:
    vietnamese = mission(names={"vi": "Việt Nam", "hi": "चंद्रयान", "ar": "الأمل", "he": "בְּרֵאשִׁית"})
    assert [vietnamese.label(tag) for tag in ("vi", "hi", "ar", "he")] == list(vietnamese.names.values())


def test_lists_are_joined_as_each_language_does() -> None:
    found = [format_list(["A", "B", "C"], locale) for locale in ("fr", "zh", "ja", "ru")]
    assert found == ["A, B et C", "A、B和C", "A、B、C", "A, B и C"]
    assert [format_list(["A", name], "es") for name in ("INPE", "Hispasat", "Hierro", "«Índice»", "ESA")] == [
        "A e INPE",
        "A e Hispasat",
        "A y Hierro",
        "A e «Índice»",
        "A y ESA",
    ]
    assert format_list(["I"], "es") == "I"
    assert format_list([], "de") == ""
    assert format_list(["A"], "de") == "A"


# ---------------------------------------------------------------- sums


@pytest.mark.parametrize(
    ("amount", "locale", "said"),
    [
        ("8800000", "en", "8.8M GBP"),
        ("8800000", "zh", "880万 GBP"),
        ("8800000", "fr", "8,8 M GBP"),
        ("8800000", "de", "8,8 Mio. GBP"),
        ("8800000", "ru", "8,8 млн GBP"),
        ("8800000", "ja", "880万 GBP"),
        ("999950", "en", "999,950 GBP"),
        ("999900", "en", "999.9K GBP"),
        ("999000", "en", "999K GBP"),
        ("258600000", "en", "258.6M GBP"),
        ("12345678", "zh", "12,345,678 GBP"),
        ("12340000", "zh", "1234万 GBP"),
        ("904", "en", "904 GBP"),
        ("0.5", "en", "0.5 GBP"),
        ("0", "en", "0 GBP"),
        ("-8800000", "en", "-8.8M GBP"),
        ("12345", "de", "12.345 GBP"),
        ("1500.5", "zh", "1,500.5 GBP"),
        ("12300", "fr", "12,3 k GBP"),
    ],
)
def test_short_sums_and_the_code(amount: str, locale: str, said: str) -> None:
    assert plainly(sc.format_money(sc.Money(amount, "GBP"), locale)) == said


@given(numbers, st.sampled_from(OURS))
def test_a_short_sum_is_the_exact_one(amount: Decimal, locale: str) -> None:
    reader = language(locale)
    group, point = reader.signs
    told = plainly(reader.compact(amount))
    found = re.fullmatch(r"(-?[0-9.,\s’]+?)\s?([^\W\d].*)?", told)
    assert found
    digits, word = found.groups()
    meant = Decimal(digits.replace(plainly(group), "").replace(point, ".")).scaleb(POWERS[locale][word] if word else 0)
    assert meant == amount


@pytest.mark.parametrize("locale", ["en", "zh", "fr", "de", "zh-Hant"])
def test_what_is_formatted_parses_back(locale: str) -> None:
    records: list[Any] = [*sc.missions(), *sc.agreements(), *sc.agencies()]
    for sum_ in {funding.amount for record in records for funding in record.funding}:
        assert sc.Amount.parse(sc.format_money(sum_, locale), locale=locale) == sum_


POWERS = {
    "en": {"K": 3, "M": 6, "B": 9, "T": 12},
    "zh-Hans": {"万": 4, "亿": 8, "万亿": 12},
    "fr": {"k": 3, "M": 6, "Md": 9, "Bn": 12},
    "de": {"Mio.": 6, "Mrd.": 9, "Bio.": 12},
    "es": {"mil": 3, "M": 6, "mil M": 9, "B": 12},
    "ru": {"тыс.": 3, "млн": 6, "млрд": 9, "трлн": 12},
    "ja": {"万": 4, "億": 8, "兆": 12, "京": 16},
    "zh-Hant": {"萬": 4, "億": 8, "兆": 12},
}
"""The powers of ten that the words of short sums stand for."""


def test_styles_of_sums() -> None:
    sum_ = sc.Money("8800000", "GBP")
    assert plainly(sc.format_money(sum_, "fr", "exact")) == "8 800 000 GBP"
    assert plainly(sc.format_money(sum_, "fr", "name")) == "8 800 000 livres sterling"
    assert plainly(sc.format_money(sum_, "zh", "name")) == "8,800,000 英镑"
    assert "£" in sc.format_money(sum_, "en", "symbol")
    assert sc.format_money(sc.Money("1", "CNY"), "zh").endswith("CNY")  # ¥ would be two currencies
    wrong: Any = "long"
    with pytest.raises(sc.UnknownValue, match="no style 'long': one of code, exact, name, symbol"):
        sc.format_money(sum_, "en", wrong)
    wrong = "8 GBP"
    with pytest.raises(TypeError, match="takes a Money"):
        sc.format_money(wrong, "en")


def test_sums_keep_what_qualifies_them() -> None:
    about = sc.Amount(sc.Money("8800000", "GBP"), "about")
    assert [plainly(sc.format_money(about, locale)) for locale in ("en", "zh", "es")] == [
        "about 8.8M GBP",
        "约880万 GBP",
        "aproximadamente 8,8 M GBP",
    ]
    assert plainly(sc.format_money(about, "pt-BR")) == "about 8.8M GBP"  # whole in one language
    range_ = sc.Amount(sc.Money("200000000", "EUR"), "about", sc.Money("300000000", "EUR"))
    assert plainly(sc.format_money(range_, "ru")) == "примерно от 200 млн EUR до 300 млн EUR"
    between = sc.Amount(sc.Money("5000000", "EUR"), upper=sc.Money("7000000", "EUR"))
    assert plainly(sc.format_money(between, "de")) == "5 Mio. EUR bis 7 Mio. EUR"
    constant = sc.Money("200000000", "EUR", "2006")
    assert plainly(sc.format_money(constant, "ru")) == "200 млн EUR (в ценах 2006 г.)"


# ---------------------------------------------------------------- cost


def test_only_what_names_things_loads_babel() -> None:
    code = (
        "import sys, spacecoop as sc; print(sc.missions(partner='ESA')); sc.mission('svom')._repr_html_();"
        "assert not {'babel', 'gettext'} & set(sys.modules); sc.label('FR', 'de'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True, capture_output=True)


def test_a_record_of_no_catalogue_has_a_name_too() -> None:
    assert mission(name="Smile").label("zh") == "Smile"
    assert sc.label(sc.Source(id="page", title="A page", publisher="P", kind="document"), "zh") == "A page"
    assert bound(mission(names={"ru": "Улыбка"})).label("ru") == "Улыбка"
