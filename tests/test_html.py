"""What notebooks show: tables and cards as HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

import spacecoop as sc
from spacecoop.views.html import linked

TAGS = set("div style table thead tbody tr th td p a span details summary".split())
VOID = {"br", "hr", "img", "input"}
SHOWN: list[Any] = [
    sc.missions(),
    sc.missions()[:0],
    sc.agencies(),
    sc.agreements(),
    sc.meetings(),
    sc.sources(),
    sc.search("china", limit=50),
    sc.slips(),
    sc.missions().each("disputes"),
    sc.agreements().each("signatories"),
    sc.missions().group_by("status"),
    sc.missions().group_by("leads"),
    sc.mission("uk-china-atom-interferometer").funding[0].convert("GBP"),
    sc.mission("uk-china-atom-interferometer").funding[0].amount,
    sc.Money("-88000000", "CNY"),
    sc.Money("-88000000", "CNY").convert("GBP", "2017-11-22"),
    sc.Role,
    sc.Theme,
    sc.mission("svom"),
    sc.agency("esa"),
    sc.agreement("cn-fr-1997-space-cooperation"),
    sc.meeting("cn-fr-space-committee-12"),
    sc.mission("svom").sources[0],
    sc.missions(where=lambda mission: mission.id == "cbers-3").funding.total(
        by="currency", scope="spacecraft", kind="estimate"
    ),
]


class Page(HTMLParser):
    """The tags, links and texts of some HTML; an error where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


@pytest.mark.parametrize("shown", SHOWN, ids=map(str, range(len(SHOWN))))
def test_html_is_whole_and_has_no_script(shown: Any) -> None:
    page = Page(shown._repr_html_())
    assert page.tags <= TAGS
    assert page.attributes <= {"class", "style", "href", "title", "rel", "target", "open"}
    assert all(link.startswith(("http://", "https://")) for link in page.links)


def test_only_addresses_of_the_web_become_links() -> None:
    assert linked("<b>", "javascript:alert(1)") == "&lt;b&gt;"
    assert Page(linked("x", 'https://e.org/?a="><script>')).links == ['https://e.org/?a="><script>']
    assert Page(linked("x", "https://e.org/", 'a "title" <b>')).tags == {"a"}


def test_a_card_shows_what_the_text_shows() -> None:
    for record in (sc.mission("svom"), sc.agency("esa"), sc.agreement("cn-fr-1997-space-cooperation"), sc.sources()[0]):
        page = Page(record._repr_html_())
        seen = re.sub(r"\s", "", page.text)
        for line in str(record).splitlines():
            words = re.sub(r"\s", "", re.sub(r"(\[\d+\])+$", "", line))
            assert words in seen or line.strip() in page.links


def test_each_value_of_a_card_links_to_who_says_so() -> None:
    svom = sc.mission("svom")
    links = Page(svom._repr_html_()).links
    addresses = {source.url for id in svom.cited_ids() if (source := sc.source(id)).url}
    assert addresses <= set(links)


def test_a_table_links_each_row_to_its_sources() -> None:
    found = sc.missions().each("timeline")[:10]
    links = Page(found._repr_html_()).links
    assert links == [source.url for milestone in found for source in milestone.sources if source.url]


def test_a_source_is_linked_by_its_title() -> None:
    found = sc.sources(where=lambda source: source.url is not None)[:5]
    assert Page(found._repr_html_()).links == [source.url for source in found for _ in ("id", "title")]


def test_what_is_long_is_folded() -> None:
    html = sc.missions()._repr_html_()
    assert html.count("<tbody>") == 2
    assert f"{min(len(sc.missions()), 200) - 20} more rows" in html
    assert "<details" not in sc.missions()[:20]._repr_html_()


def test_of_very_many_the_first_are_shown() -> None:
    html = sc.sources()._repr_html_()
    assert html.count("<tr>") == 201
    assert f"{len(sc.sources())} sources, the first 200 shown" in html


def test_an_unbound_record_has_a_card() -> None:
    source = sc.Source(id="a", title="A & B", publisher="C", kind="document")
    plan = sc.Milestone(kind="launch", date="2030", certainty="planned", sources=["a"])
    record = sc.Mission(id="m", name="<M>", kind="spacecraft", sources=["a"], timeline=[plan])
    assert "A & B" in Page(source._repr_html_()).text
    assert "<M>" in Page(record._repr_html_()).text
