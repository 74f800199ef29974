"""Tables, cards, notebooks, paragraphs and the command line in the reader's language."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

import spacecoop as sc
from spacecoop.cli import main
from spacecoop.records.vocabulary import AgencyKind, AgreementKind, MeetingKind, MissionKind
from spacecoop.views.local import _MADE
from spacecoop.views.tables import TABLES
from spacecoop.views.text import cells
from tests.support import agency, agreement, bound, did, meeting, mission, part, party, plan, source, tie
from tests.test_labels import OURS, plainly

CATALOGUE = sc.Catalogue.bundled()
KINDS = ("missions", "agencies", "agreements", "meetings", "sources")
PARTS = ("participants", "instruments", "timeline", "funding", "figures", "relations", "slips", "disputes", "providers")


def selections() -> list[sc.Selection[Any]]:
    asked = [getattr(CATALOGUE, kind)() for kind in KINDS]
    parts = [CATALOGUE.missions().each(part) for part in PARTS]  # type: ignore[call-overload]
    return [*asked, *parts, CATALOGUE.agreements().each("signatories"), CATALOGUE.search("moon")]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("locale", [*OURS, "ar", "pt-BR"])
def test_every_table_can_be_shown_in_every_language(locale: str) -> None:
    for selection in selections():
        first = selection[:20]
        lines = first.to_text(locale, None).splitlines()
        assert len(lines) == len(first) + 3
        assert first.to_markdown(locale).count("\n") == len(first) + 1
        assert len(first.to_dicts(locale)) == len(first)
        assert "<table" in first.to_html(locale)


def test_columns_put_together_in_english_are_put_together_anew() -> None:
    known = {column.name for table in TABLES.values() for column in (*table.columns, *table.short)}
    assert known >= _MADE.keys()


def test_a_table_names_its_records_words_and_countries() -> None:
    svom = CATALOGUE.missions(where=lambda record: record.id == "svom")
    head, _, line, count = svom.to_text("zh", None).splitlines()
    assert head.split() == ["标识符", "名称", "状态", "最新消息", "发射", "牵头方", "国家"]
    assert re.split(" {2,}", line)[:3] == ["svom", "中法天文卫星", "运行中"]
    assert "2024年6月22日" in line
    assert "法国" in line
    assert count == "1项任务"
    row = svom.to_dicts("de")[0]
    assert row["status"] == "in Betrieb"
    assert row["id"] == "svom"
    assert "Frankreich" in str(row["countries"])
    assert row.keys() == svom.to_dicts()[0].keys()


@pytest.mark.parametrize("locale", OURS)
def test_wide_characters_line_up(locale: str) -> None:
    for width in (80, 100, None):
        lines = CATALOGUE.missions(partner="CNES").to_text(locale, width).splitlines()
        rule = lines[1]
        starts = [found.start() for found in re.finditer("(?<= )-", rule)]
        for line in (lines[0], *lines[2:-1]):
            for start in starts:
                before = _until(line, start)
                assert before is None or before.endswith(" ")


def _until(line: str, width: int) -> str | None:
    """Give what stands before a cell of the terminal, or None where the line ends earlier."""
    taken = 0
    for position, char in enumerate(line):
        if taken >= width:
            assert taken == width, f"a wide character stands across column {width}: {line}"
            return line[:position]
        taken += cells(char)
    return None


def test_a_cell_is_counted_as_terminals_count_it() -> None:
    for locale in (*OURS, "ar", "ko", "vi"):
        for selection in (CATALOGUE.missions(), CATALOGUE.agencies(), CATALOGUE.agreements()):
            for line in selection.to_text(locale, None).splitlines():
                assert cells(line) == wcswidth(line)


def test_no_date_is_cut() -> None:
    for locale in OURS:
        told = CATALOGUE.missions(partner="CNES").to_text(locale, 60)
        assert sc.format_date("2024-06-22", locale, "medium") in told


def test_groups_are_told_in_a_language() -> None:
    groups = CATALOGUE.missions().group_by("status")
    assert "运行中" in groups.to_text("zh")
    assert "en opération" in groups.to_html("fr")
    assert "Франция" in CATALOGUE.agreements().group_by("countries").to_text("ru")
    assert groups.to_text() == str(groups)
    pairs = CATALOGUE.agreements().pairs("country").to_text("fr")
    assert "Chine; France" in pairs


def test_a_group_by_acronym_is_no_country() -> None:
    told = CATALOGUE.agencies().group_by("acronym").to_text("fr", None)
    assert "Australie" not in told
    assert "Chine" not in told


def test_csv_has_the_heads_and_values_of_a_language_and_stays_harmless() -> None:
    catalogue = _catalogue(name="=1+1", names={"zh-Hans": "＝cmd|' /C calc'!A0"}, acronym="@SUM(1)")
    lines = list(csv.reader(io.StringIO(catalogue.missions().to_csv(locale="zh"))))
    assert lines[0][:3] == ["标识符", "缩写", "名称"]
    assert lines[1][:3] == ["craft", "'@SUM(1)", "'＝cmd|' /C calc'!A0"]


def test_csv_files_speak_the_language_too(tmp_path: Any) -> None:
    found = CATALOGUE.missions(partner="CNES")
    found.to_csv(tmp_path / "missions.csv", locale="ja")
    assert (tmp_path / "missions.csv").read_text(encoding="utf-8") == found.to_csv(locale="ja")


# ---------------------------------------------------------------- cards and notebooks


@pytest.mark.parametrize("locale", OURS)
def test_every_card_can_be_shown_in_every_language(locale: str) -> None:
    for kind in KINDS:
        for record in getattr(CATALOGUE, kind)()[:25]:
            told = record.to_text(locale)
            assert record.id in told
            assert not re.search(r"\{\w*\}", told)
            assert record.to_html(locale).startswith(f'<div class="spacecoop" lang="{locale}" dir="ltr">')


def test_a_card_says_the_same_in_another_language() -> None:
    told = CATALOGUE.mission("svom").to_text("zh")
    assert told.startswith("SVOM · 中法天文卫星")
    assert "时间线" in told
    assert "2024年6月22日 发射" in told
    english = str(CATALOGUE.mission("svom"))
    assert english == CATALOGUE.mission("svom").to_text()
    assert set(re.findall(r"\[\d+\]", told)) == set(re.findall(r"\[\d+\]", english))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)


def test_names_in_other_languages_are_escaped() -> None:
    catalogue = _catalogue(names={"fr": "<script>alert(1)</script>"})
    for made in (catalogue.missions().to_html("fr"), catalogue.mission("craft").to_html("fr")):
        tags = _Tags()
        tags.feed(made)
        assert "script" not in tags.seen
        assert "&lt;script&gt;" in made


def test_a_language_written_from_the_right_says_so() -> None:
    assert 'lang="ar" dir="rtl"' in CATALOGUE.missions()[:3].to_html("ar")
    assert CATALOGUE.missions()[:3].to_html("fr")._repr_html_().startswith("<div")


# ---------------------------------------------------------------- paragraphs

ASIDE = r"\.\.|  |\{|\}|\bNone\b|：。|: \.|，，|, ,"


@pytest.mark.parametrize("locale", OURS)
def test_every_record_can_be_told_in_every_language(locale: str) -> None:
    for kind in KINDS[:-1]:
        for record in getattr(CATALOGUE, kind)():
            told = record.describe(locale)
            assert told[-1] in ".。", told
            assert not re.search(ASIDE, re.sub(r"[“„«《「].*?[”“»》」]", "X", told)), told
            assert sc.label(record, locale) in told


TOLD = {
    "en": "Link (SMILE) is a spacecraft. Subjects: magnetosphere. Lead: ESA. Also taking part: China. Countries: China."
    " The launch took place on May 19, 2026. Status: commissioning; last word: May 19, 2026.",
    "zh": "Link（SMILE）是航天器。领域：磁层。由ESA牵头。其他参加方：中国。参与国：中国。"
    "于2026年5月19日发射。状态：在轨测试；最新消息：2026年5月19日。",
    "fr": "Link (SMILE) est un engin spatial. Domaines : magnétosphère. Chef de file : ESA. Y participent aussi : Chine."
    " Pays : Chine. Le lancement a eu lieu le 19 mai 2026."
    " État : en recette en vol ; dernière mention : 19 mai 2026.",
    "de": "Link (SMILE) ist ein Raumfahrzeug. Themen: Magnetosphäre. Federführung: ESA. Weitere Beteiligte: China."
    " Länder: China. Der Start erfolgte am 19. Mai 2026."
    " Status: in der Inbetriebnahme; letzte Nachricht: 19. Mai 2026.",
    "es": "Link (SMILE) es un vehículo espacial. Ámbitos: magnetosfera. Dirección: ESA. También participan: China."
    " Países: China. El lanzamiento tuvo lugar el 19 de mayo de 2026."
    " Estado: en puesta en servicio; última mención: 19 de mayo de 2026.",
    "ru": "Link (SMILE) — космический аппарат. Направления: магнитосфера. Ведущая организация: ESA."
    " Также участвуют: Китай. Страны: Китай. Запуск состоялся 19 мая 2026 г."
    " Статус: на лётных испытаниях; последнее сообщение: 19 мая 2026 г.",
    "ja": "Link（SMILE）は宇宙機である。分野は磁気圏。主導機関はESA。ほかの参加機関・国は中国。参加国は中国。"
    "2026年5月19日に打ち上げられた。状況は初期機能確認中（最新情報：2026年5月19日）。",
}


@pytest.mark.parametrize("locale", TOLD)
def test_a_mission_is_told_in_whole_sentences(locale: str) -> None:
    smile = mission(
        plan("commissioned", "2027", stated="2026-05-19"),
        did("launch", "2026-05-19"),
        name="Link",
        acronym="SMILE",
        themes=["magnetosphere"],
        participants=[part("esa", "co_lead"), part("CN")],
    )
    assert plainly(sc.describe(bound(smile, agency("esa")), locale)) == TOLD[locale]


def test_what_is_not_known_has_no_sentence() -> None:
    assert sc.describe(bound(mission(name="Idea")), "en") == "Idea is a spacecraft. Status: proposed."
    assert sc.describe(bound(agency("body")), "fr") == "BODY est une agence spatiale."
    assert sc.describe(bound(meeting(name="Talks")), "de") == "Talks ist ein Workshop."
    paper = bound(agreement(name="Paper"))
    assert sc.describe(paper, "es") == "«Paper» es un memorando de entendimiento. Estado: previsto."


def test_plans_ends_and_relations_are_told() -> None:
    late = bound(mission(plan("launch", "2018~", stated="2013-01-17"), name="Late"))
    assert "The launch had been planned in 2018 or thereabouts; none is known. This was said on January 17, 2013." in (
        sc.describe(late, "en")
    )
    lost = mission(did("launch", "2011-11-08"), did("failed", "2012-01-15"), relations=[tie("part_of", "whole")])
    told = sc.describe(bound(lost, mission(id="whole", name="Whole")), "ru")
    assert "Входит в состав: Whole." in told
    assert "Потеря произошла 15 января 2012 г. Статус: потерпела неудачу" in plainly(told)
    dropped = bound(mission(did("cancelled", "2020-03")))
    assert "L’abandon a été décidé en mars 2020." in sc.describe(dropped, "fr")
    begun = bound(mission(plan("started", "2028-33", stated="2026"), kind="research_project"))
    assert "2028年第1四半期に開始される予定である。" in sc.describe(begun, "ja")


def test_a_plan_that_can_no_longer_hold_is_told_as_past() -> None:
    dropped = mission(plan("launch", "2100/..", stated="2020"), did("cancelled", "2023"))
    told = sc.describe(bound(dropped), "en")
    assert "The launch had been planned in 2100 at the earliest. This was said on" in told
    assert "It was called off in 2023." in told
    assert "none is known" not in told
    late = bound(mission(plan("started", "2017", stated="2016"), kind="research_project"))
    assert "Work had been planned to begin in 2017; no beginning is known." in sc.describe(late, "en")
    talks = bound(meeting(plan("held", "2005-10", stated="2005"), name="Talks"))
    assert "It had been planned in October 2005." in sc.describe(talks, "en")


def test_no_paragraph_of_the_catalogue_plans_what_is_past() -> None:
    for record in CATALOGUE.missions():
        told = record.describe("en")
        if "The launch is planned" in told or "Work is planned" in told:
            plans = [one.date for one in record.told if one.planned and one.kind in ("launch", "started")]
            assert record.status in ("proposed", "planned", "suspended"), told
            assert record.overdue is None, told
            assert any(date.latest is None or date.latest >= CATALOGUE.day for date in plans), told
    for talks in CATALOGUE.meetings():
        if "It is to be held" in talks.describe("en"):
            assert talks.end is not None
            assert talks.end.latest is None or talks.end.latest >= CATALOGUE.day


def test_no_paragraph_of_the_catalogue_offends_its_grammar() -> None:
    for kind in KINDS[:-1]:
        for record in getattr(CATALOGUE, kind)():
            spanish, french = plainly(record.describe("es")), plainly(record.describe("fr"))
            assert not re.search(r"\by (?:[IiÍí]|H[Ii](?![aeAE]))", spanish), spanish
            assert not re.search(r"\b(?:le|du|au) 1 ", french), french


def test_disputes_are_told_in_a_language() -> None:
    disputes = CATALOGUE.missions().each("disputes")
    told = disputes.to_text("de", None)
    assert re.search(r"Genehmigung 29\. Dez\. 2017 +Datum +Juni 2017", plainly(told))
    assert "date 2017" not in plainly(CATALOGUE.mission("aso-s").to_text("de"))
    doubtful = mission(did("launch", "2020", disputes=[sc.Dispute(field="date", value="2021-21", sources=["page"])]))
    assert "contesté : date printemps 2021" in plainly(bound(doubtful).to_text("fr"))
    assert "contesté : date 2021-21" in plainly(doubtful.to_text("fr"))


def test_figures_have_the_units_of_the_language() -> None:
    figures = CATALOGUE.missions().each("figures")
    years = figures.filter(lambda one: one.unit == "year" and one.value == 10)
    assert "10 Jahre" in years.to_text("de", None)
    assert "10年" in years.to_text("zh", None)
    assert "10 лет" in years.to_text("ru", None)


def test_groups_by_year_are_years() -> None:
    told = CATALOGUE.missions().group_by(lambda mission: mission.launch and mission.launch.year).to_text("de")
    assert "2024" in told
    assert "2.024" not in told


def test_labels_of_a_card_line_up() -> None:
    for locale in OURS:
        _, *lines = CATALOGUE.mission("svom").to_text(locale).partition("\n\n")[0].splitlines()
        starts = [{cells(line[:n]) for n in range(1, len(line)) if line[n - 1] == " " != line[n]} for line in lines]
        assert len(lines) > 5
        assert set.intersection(*starts)


def test_a_converted_sum_is_told_in_a_language() -> None:
    found = sc.Amount.parse("about RMB 88m").convert("GBP", "2017-11-25")
    assert found.to_text() == str(found)
    told = plainly(found.to_text("fr"))
    assert told.startswith("environ 88 000 000 CNY = environ ")
    assert "24 novembre 2017, dernier jour coté avant le 25 novembre 2017" in told
    assert 'lang="zh-Hans"' in found.to_html("zh")
    assert "换算后" in found.to_html("zh")


def test_long_lists_say_how_many_more_there_are() -> None:
    bodies = [agency(f"body-{n}") for n in range(9)]
    joint = mission(participants=[part(body.id) for body in bodies])
    told = sc.describe(bound(joint, *bodies), "de")
    assert "Beteiligte: BODY-0, BODY-1, BODY-2, BODY-3, BODY-4, BODY-5 und noch 3." in told


def test_papers_and_meetings_are_told() -> None:
    paper = agreement(
        did("in_force", "1998"),
        name="Accord",
        parties=[party("FR", "1997-05-15", place="Paris"), party("CN", "1997-05-15", place="Paris")],
        covers=["craft"],
        purposes=["framework", "data"],
    )
    told = plainly(sc.describe(bound(paper, mission()), "fr"))
    assert told.startswith(
        "« Accord » est un mémorandum d’entente. Objet : cadre général ; données. Parties : France et Chine."
    )
    assert "La signature a eu lieu le 15 mai 1997. Lieu de signature : Paris." in told
    assert "1 mission concernée : Craft." in told
    talks = meeting(did("held", "2019-06-05", end="2019-06-07", place="Shanghai", country="CN"), name="Talks")
    assert "于2019年6月5日至2019年6月7日举行。地点：中国Shanghai。" in plainly(sc.describe(bound(talks), "zh"))


def test_a_language_without_words_of_ours_is_told_in_english_as_a_whole() -> None:
    record = CATALOGUE.mission("svom")
    assert record.describe("pt-BR") == record.describe("en") == record.describe("ar")


def test_every_kind_has_a_sentence_of_its_own() -> None:
    for locale in OURS:
        told = {
            sc.describe(bound(make(kind=kind, name="N")), locale)
            for kinds, make in ((MissionKind, mission), (AgreementKind, agreement), (MeetingKind, meeting))
            for kind in kinds
        }
        assert len(told) == len(MissionKind) + len(AgreementKind) + len(MeetingKind)
        bodies = {sc.describe(bound(agency("body", kind=kind)), locale) for kind in AgencyKind}
        assert len(bodies) == len(AgencyKind)


def test_only_records_of_a_catalogue_can_be_told() -> None:
    with pytest.raises(sc.Unbound):
        sc.describe(mission(), "en")
    wrong: Any = CATALOGUE.sources().first()
    with pytest.raises(TypeError, match="takes a mission, an agency, an agreement or a meeting"):
        sc.describe(wrong, "en")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("{}%$\\\"'<>&;\u0301é中 a", min_size=1, max_size=12).filter(str.strip), st.sampled_from(OURS))
def test_names_are_told_as_they_are(name: str, locale: str) -> None:
    try:
        odd = mission(name=name)
    except sc.RecordError:
        return
    assert odd.name in sc.describe(bound(odd), locale)


# ---------------------------------------------------------------- the command line


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(argv)
    found = capsys.readouterr()
    return code, found.out, found.err


def test_the_command_line_speaks_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "missions", "--partner", "CNES", "--locale", "zh_CN.UTF-8")
    assert code == 0
    assert "中法天文卫星" in out
    assert out.rstrip().endswith("项任务")
    assert "terminée" in said(capsys, "missions", "--locale", "fr", "--format", "csv")[1]
    assert '"status": "в эксплуатации"' in said(capsys, "missions", "--locale", "ru", "--format", "json")[1]
    assert "| Kennung |" in said(capsys, "agencies", "--country", "FR", "--locale", "de", "--format", "markdown")[1]
    assert "Chronologie" in said(capsys, "show", "svom", "--locale", "fr")[1]
    assert "状态" not in said(capsys, "search", "SVOM")[1]
    assert "状态" in said(capsys, "search", "SVOM", "--locale", "zh")[1]
    assert "zum Kurs von" in said(capsys, "convert", "RMB 88m", "GBP", "--on", "2017-11-22", "--locale", "de")[1]


def test_an_unknown_language_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("missions",), ("show", "svom"), ("search", "svom")):
        code, out, err = said(capsys, *command, "--locale", "klingon")
        assert (code, out) == (2, "")
        assert err.startswith("spacecoop: no locale 'klingon'")


def _catalogue(**said: Any) -> sc.Catalogue:
    craft = mission(did("launch", "2020"), id="craft", participants=[part("CN")], **said)
    return sc.Catalogue.from_records([craft], [source()], day="2026-11-21")


@pytest.mark.parametrize("attribute", ["instruments", "former_names"])
def test_groups_by_elements_are_told(attribute: str) -> None:
    groups = CATALOGUE.missions().group_by(attribute)
    for told in (groups.to_text(), groups.to_text("fr"), str(groups.to_html("zh"))):
        assert told
