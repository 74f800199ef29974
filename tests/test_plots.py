"""Plots, by what stands on the Axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib import pyplot as plt

import spacecoop as sc
from spacecoop.views import fonts
from spacecoop.views.labels import label

from .support import DAY, agency, agreement, did, mission, part, party, plan, source
from .test_totals import craft, fund, sums

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO

    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

mpl.use("Agg")
MISSIONS = sc.missions()


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def drawn(axes: Axes) -> Axes:
    """Draw for real: a missing character or a wrong text would be a warning, and that an error."""
    from io import BytesIO

    target: BytesIO = BytesIO()
    figure: Any = axes.figure
    figure.savefig(target, format="png")
    assert target.getvalue().startswith(b"\x89PNG")
    return axes


def rows(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.get_yticklabels()]


def points(line: Line2D) -> tuple[list[Any], list[Any]]:
    """Give the values of a line across and up."""
    across: Any = line.get_xdata()
    up: Any = line.get_ydata()
    return list(across), list(up)


def widths(axes: Axes) -> list[float]:
    """Give how long the bars are."""
    bars: Any = axes.patches
    return [bar.get_width() for bar in bars]


LOCALES = ("en", "zh", "fr", "de", "es", "ru", "ja")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_plot_in_every_language(locale: str) -> None:
    some = MISSIONS[:12]
    drawn(some.plot.timeline(locale=locale))
    drawn(some.plot.slips(locale=locale))
    drawn(some.plot.cooperation(locale=locale))
    drawn(some.plot.cooperation("agency", most=8, locale=locale))
    drawn(sc.agreements().plot.signed(locale=locale))
    found = sc.table("funding").filter(lambda one: one.kind == "contract" and one.scope == "spacecraft")
    drawn(found.plot.funding(locale=locale))


def test_plots_of_nothing() -> None:
    nothing = MISSIONS[:0]
    for axes in (nothing.plot.timeline(), nothing.plot.slips(), nothing.plot.cooperation(), nothing.plot.funding()):
        drawn(axes)
    drawn(sc.agreements()[:0].plot.signed())


def test_the_axes_given_are_those_drawn_on() -> None:
    _, axes = plt.subplots()
    plot = MISSIONS[:3].plot
    assert plot.timeline(ax=axes) is axes
    assert plot.slips(ax=axes) is axes
    assert plot.cooperation(ax=axes) is axes
    assert plt.get_fignums() == [1]


def test_the_timeline_has_a_line_for_each_mission_in_the_colours_of_its_statuses() -> None:
    axes = MISSIONS.plot.timeline()
    assert len(rows(axes)) == len(MISSIONS)
    svom = sc.mission("svom")
    row = rows(axes).index("SVOM")
    spans = [line for line in axes.lines if set(points(line)[1]) == {row} and line.get_linewidth() == 5]
    told = [(period.since, period.until or sc.Catalogue.bundled().day) for period in svom.status_history]
    assert [tuple(points(line)[0]) for line in spans] == told
    legend = axes.get_legend()
    assert legend is not None
    assert {text.get_text() for text in legend.get_texts()} == {
        label(period.status, "en") for one in MISSIONS for period in one.status_history
    }


def test_slips_are_drawn_where_they_were_said() -> None:
    svom = sc.missions(where=lambda one: one.id == "svom")
    axes = svom.plot.slips()
    line = next(line for line in axes.lines if line.get_linestyle() == "-")
    across, up = points(line)
    assert across == [one.said for one in sc.mission("svom").launch_history]
    last = sc.mission("svom").launch_history[-1]
    assert last.date.earliest is not None
    assert up[-1] == last.date.earliest
    assert [text.get_text() for text in axes.texts] == ["SVOM"]


def test_the_matrix_counts_what_the_pairs_count() -> None:
    axes = MISSIONS.plot.cooperation("country", most=5)
    counts = axes.images[0].get_array()
    assert counts is not None
    pairs = MISSIONS.pairs("country")
    names = rows(axes)
    codes = {label(code, "en"): code for one in MISSIONS for code in one.countries}
    for row, one in enumerate(names):
        assert counts[row, row] == len(sc.missions(where=lambda m, one=one: codes[one] in m.countries))  # type: ignore[misc]
        for column, other in enumerate(names[:row]):
            pair = tuple(sorted((codes[one], codes[other])))
            assert counts[row, column] == counts[column, row] == len(pairs.get(pair, ()))


def test_funding_keeps_currencies_apart() -> None:
    found = sums(
        agency("esa", acronym="ESA"),
        craft("a", fund(88_000_000, "CNY", payers=["CN"]), fund(5_500_000, "EUR", payers=["esa"], qualifier="about")),
        craft("b", fund(11_000_000, "EUR", payers=["FR"]), fund(1_000_000, "GBP")),
    )
    axes = drawn(found.plot.funding())
    assert rows(axes) == ["China", "France", "ESA", "?"]
    assert widths(axes) == [1.0, 1.0, 0.5, 1.0]
    assert [text.get_text() for text in axes.texts] == ["88M CNY", "11M EUR", "about 5.5M EUR", "1M GBP"]
    converted = found.plot.funding("EUR")
    assert rows(converted) == ["China", "France", "ESA", "?"]
    assert widths(converted)[1] < widths(converted)[0] == 1


def test_funding_of_several_kinds_is_refused() -> None:
    found = sums(craft("a", fund(1, payers=["CN"])), craft("b", fund(2, payers=["FR"], kind="grant")))
    with pytest.raises(sc.MixedSums):
        found.plot.funding()
    assert rows(found.plot.funding(kind="grant")) == ["France"]
    with pytest.raises(sc.UnknownValue, match="no kind 'grnat'"):
        found.plot.funding(kind="grnat")


def test_what_was_revised_or_is_a_share_does_not_count_twice() -> None:
    found = sums(
        craft(
            "a",
            fund(1, payers=["CN"], key="first"),
            fund(3, payers=["FR"], revises="first"),
            fund(9, payers=["DE", "FR"], scope="spacecraft"),
            fund(4, payers=["FR"], scope="spacecraft"),
        )
    )
    assert rows(found.plot.funding(scope="launch")) == ["France"]
    assert rows(found.plot.funding(scope="spacecraft")) == ["Germany, France"]


def test_agreements_by_year_and_level() -> None:
    axes = sc.agreements().plot.signed()
    heights: dict[int, float] = {}
    for bars in axes.containers:
        for patch in bars:
            year = round(patch.get_x() + patch.get_width() / 2)
            heights[year] = heights.get(year, 0) + patch.get_height()
    signed = [one.signed.year for one in sc.agreements() if one.signed is not None and one.signed.year is not None]
    assert heights == {year: signed.count(year) for year in signed}


def test_a_plot_of_another_kind_is_refused() -> None:
    with pytest.raises(sc.UnknownValue, match="agreements have no such plot: it is one of missions"):
        sc.agreements().plot.timeline()
    with pytest.raises(sc.UnknownValue, match="sources have no pairs"):
        sc.sources().plot.cooperation()


@pytest.mark.parametrize("found", [True, False])
def test_without_a_font_of_its_script_a_name_is_in_latin(found: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not found:
        plain = [font for font in font_manager.fontManager.ttflist if font.name.startswith("DejaVu")]
        monkeypatch.setattr(font_manager.fontManager, "ttflist", plain)
    has_one = len(fonts.families("zh")) > len(mpl.rcParams["font.family"])
    axes = drawn(sc.missions(where=lambda one: one.id in ("svom", "cfosat")).plot.timeline(locale="zh"))
    assert ("中法天文卫星" in rows(axes)) is has_one
    assert ("SVOM" in rows(axes)) is not has_one
    assert found or not has_one


def test_hostile_names_are_drawn_as_they_are() -> None:
    name = r"$\frac{1}{0}$ </text> \input{x} 100% _a^b & x"
    hostile = mission(plan("launch", "2030"), did("approved", "2020"), id="a", name=name, participants=[part("esa")])
    records = [
        hostile,
        agency("esa", name=name),
        agreement(id="p", name=name, purposes=["framework"], parties=[party("esa", "2020")]),
    ]
    catalogue = sc.Catalogue.from_records(records, [source(published="2010")], day=DAY)
    for axes in (
        catalogue.missions().plot.timeline(),
        catalogue.missions().plot.slips(),
        catalogue.missions().plot.cooperation("agency"),
        catalogue.agreements().plot.signed(),
    ):
        drawn(axes)
    assert rows(catalogue.missions().plot.timeline()) == [f"{name[:41]}…" if len(name) > 42 else name]
