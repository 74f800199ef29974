"""Plots of selections, for matplotlib. Each draws on the Axes given, else on a new figure, and gives the Axes."""

from __future__ import annotations

from collections.abc import Mapping

from spacecoop.errors import MixedSums, UnknownValue
from spacecoop.records.funding import Amount
from spacecoop.records.vocabulary import Level, MissionStatus, Qualifier
from spacecoop.views.extras import needed
from spacecoop.views.fonts import Speaker
from spacecoop.views.pairs import key, sides

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any, Literal

    from matplotlib.axes import Axes

    from spacecoop.records.agency import Agency
    from spacecoop.records.funding import Funding
    from spacecoop.records.mission import Mission
    from spacecoop.selection import Selection
    from spacecoop.totals import Total
    from spacecoop.values.dates import PartialDate
    from spacecoop.values.rates import RateSource

S = MissionStatus

COLOURS: Mapping[MissionStatus, str] = {
    S.PROPOSED: "#c7c7c7",
    S.PLANNED: "#88bfe8",
    S.CRUISE: "#cc79a7",
    S.COMMISSIONING: "#e6b800",
    S.OPERATING: "#009e73",
    S.SUSPENDED: "#a08060",
    S.COMPLETED: "#0b5394",
    S.FAILED: "#d55e00",
    S.CANCELLED: "#555555",
}
"""Told apart by who sees colours in another way, too: the palette of Okabe and Ito, with greys and a brown."""

ENDS = frozenset({S.COMPLETED, S.FAILED, S.CANCELLED})
SHADES = ("#0b5394", "#4f94cd", "#a9cbe8", "#d9d9d9")


class Plots:
    """The plots of one selection. All take `ax`, the Axes to draw on, and `locale`, the language of their words."""

    def __init__(self, selection: Selection[Any]) -> None:
        self._selection = selection

    def timeline(self, *, ax: Axes | None = None, locale: str = "en") -> Axes:
        """Draw a line for each mission, in the colours of its statuses from when each was known until the catalogue's day.

        A triangle is the launch, a diamond a plan that stands, with a thin line from its earliest to its latest day; a
        square is the end.
        """
        missions = sorted(
            self._of("mission"), key=lambda mission: (_first(mission) is None, _first(mission), mission.id)
        )
        axes, said = self._axes(ax, len(missions)), Speaker(locale)
        seen: set[MissionStatus] = set()
        for row, mission in enumerate(missions):
            for period in mission.status_history:
                seen.add(period.status)
                colour = COLOURS[period.status]
                if period.status in ENDS:
                    axes.plot([period.since], [row], "s", color=colour, markersize=6)
                else:
                    end = period.until or mission._catalogue().day
                    axes.plot([period.since, end], [row, row], color=colour, linewidth=5, solid_capstyle="butt")
            if mission.launch is not None and (day := _middle(mission.launch)):
                axes.plot([day], [row], "^", color="black", markersize=5)
            if mission.planned_launch is not None:
                _span(axes, mission.planned_launch, row)
        _rows(axes, [said.name(mission) for mission in missions])
        handles = [_patch(COLOURS[status]) for status in S if status in seen]
        if handles:
            words = [said.word(status) for status in S if status in seen]
            axes.legend(handles, words, loc="upper left", bbox_to_anchor=(1.01, 1), frameon=False)
        return said.dress(axes)

    def slips(self, *, ax: Axes | None = None, locale: str = "en") -> Axes:
        """Draw how announced launches moved: across, the day on which one was said; up, the day said for. A dot is the launch.

        Of an imprecise day the middle is drawn. Above the diagonal lies what is still to come on the day said.
        """
        missions = [mission for mission in self._of("mission") if mission.slips]
        axes, said = self._axes(ax, len(missions) // 2 + 15), Speaker(locale)
        days: list[Any] = []
        names: dict[str, tuple[Any, Any, str]] = {}
        for number, mission in enumerate(missions):
            history = [(m.said, _middle(m.date), m.planned) for m in mission.launch_history]
            told = [(on, day, planned) for on, day, planned in history if on and day]
            if not told:
                continue
            colour = f"C{number % 10}"
            axes.plot([on for on, _, _ in told], [day for _, day, _ in told], "-", color=colour, linewidth=1)
            for marker, wanted in ((".", True), ("o", False)):
                found = [(on, day) for on, day, planned in told if planned is wanted]
                axes.plot(
                    [on for on, _ in found], [day for _, day in found], marker, color=colour, markersize=5, linestyle=""
                )
            names[said.name(mission)] = (*told[-1][:2], colour)
            days += [day for on, day, _ in told for day in (on, day)]
        if days:
            ends = [min(days), max(days)]
            axes.plot(ends, ends, color="#999999", linewidth=0.8, linestyle=":")
            _beside(axes, names)
        axes.set_xlabel(said.column("said"))
        axes.set_ylabel(said.column("launch"))
        return said.dress(_dates(axes, "both"))

    def cooperation(
        self,
        by: Literal["agency", "country"] = "country",
        *,
        most: int = 20,
        ax: Axes | None = None,
        locale: str = "en",
    ) -> Axes:
        """Draw in how many of the records each two agencies, or countries, stand together; the `most` frequent ones.

        The diagonal says in how many each stands. Raises UnknownValue for what has no pairs.
        """
        pairs = self._selection.pairs(by)
        present: dict[Agency | str, int] = {}
        for record in self._selection:
            for side in sides(record, by):
                present[side] = present.get(side, 0) + 1
        chosen = sorted(present, key=lambda side: (-present[side], key(side)))[:most]
        counts = [[_shared(pairs, one, other, present) for other in chosen] for one in chosen]
        axes, said = self._axes(ax, len(chosen) + 8), Speaker(locale)
        names = [said.name(side, 24) for side in chosen]
        if chosen:
            highest = max(map(max, counts))
            axes.imshow(counts, cmap="Blues", vmin=0, vmax=highest)
            for row, line in enumerate(counts):
                for column, n in enumerate(line):
                    if n:
                        colour = "white" if n > highest / 2 else "black"
                        axes.text(column, row, str(n), ha="center", va="center", fontsize=7, color=colour)
        axes.set_xticks(range(len(chosen)), names, rotation=45, ha="right", rotation_mode="anchor")
        axes.set_yticks(range(len(chosen)), names)
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        return said.dress(axes)

    def funding(
        self,
        to: str | None = None,
        *,
        kind: str | None = None,
        scope: str | None = None,
        rates: RateSource | None = None,
        ax: Axes | None = None,
        locale: str = "en",
    ) -> Axes:
        """Draw who pays how much: totals by payer, of each currency apart, or converted to one at the rate of each sum's day.

        Sums that several pay together stand together. Bars can be compared within a currency only: each currency has a scale
        of its own. Raises MixedSums as `total` does, and for sums of several kinds: choose with `kind` and `scope`.
        """
        totals = self._totals(to, kind, scope, rates)
        axes, said = self._axes(ax, len(totals)), Speaker(locale)
        highest: dict[str, float] = {}
        for _, total in totals:
            highest[total.money.currency] = max(highest.get(total.money.currency, 0.0), _reach(total))
        shades = {code: SHADES[n % 3] for n, code in enumerate(highest)}
        for row, (_, total) in enumerate(totals):
            code = total.money.currency
            reach = _reach(total) / (highest[code] or 1)
            axes.barh([row], [reach], color=shades[code], height=0.6)
            worth = said.money(Amount(total.money.rounded(), _qualifier(total), total.upper and total.upper.rounded()))
            axes.text(reach + 0.01, row, f"{worth}{' + ?' if total.unconverted else ''}", va="center", fontsize=8)
        _rows(axes, [", ".join(map(said.name, payers)) or "?" for payers, _ in totals])
        axes.set_xlim(0, 1.35)
        axes.set_xticks([])
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        return said.dress(axes)

    def signed(self, *, ax: Axes | None = None, locale: str = "en") -> Axes:
        """Draw how many agreements were signed in each year, by the level of their parties; what has no one year is left out."""
        years: dict[Level, dict[int, int]] = {level: {} for level in Level}
        for agreement in self._of("agreement"):
            if agreement.signed is not None and (year := agreement.signed.year) is not None:
                years[agreement.level][year] = years[agreement.level].get(year, 0) + 1
        axes, said = self._axes(ax, 15), Speaker(locale)
        from matplotlib.ticker import MaxNLocator

        below: dict[int, int] = {}
        for level, shade in zip(Level, SHADES, strict=True):
            found = years[level]
            if found:
                axes.bar(
                    list(found),
                    list(found.values()),
                    bottom=[below.get(year, 0) for year in found],
                    color=shade,
                    label=said.word(level),
                )
            for year, n in found.items():
                below[year] = below.get(year, 0) + n
        axes.set_xlabel(said.column("signed"))
        axes.set_ylabel(said.column("agreements"))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.spines[["top", "right"]].set_visible(False)
        if below:
            axes.legend(frameon=False)
        return said.dress(axes)

    def _of(self, kind: str) -> Selection[Any]:
        if self._selection.kind != kind:
            raise UnknownValue(f"{self._selection._words()[1]} have no such plot: it is one of {kind}s")
        return self._selection

    def _axes(self, ax: Axes | None, rows: int) -> Axes:
        """Give the Axes to draw on; a new figure is as high as its rows ask for."""
        if ax is not None:
            return ax
        pyplot = needed("matplotlib.pyplot", "plots", "a plot")
        axes: Axes = pyplot.subplots(figsize=(8, min(0.26 * rows + 1.2, 200)), layout="constrained")[1]
        return axes

    def _totals(
        self, to: str | None, kind: str | None, scope: str | None, rates: RateSource | None
    ) -> list[tuple[tuple[Agency | str, ...], Total]]:
        """Give the total of each group of payers and currency, by currency, the greatest first."""
        from spacecoop.totals import Choice, by_currency, converted, once

        selection: Any = self._selection if self._selection.kind == "funding" else self._selection.funding
        counted, _ = once(Choice(kind, scope, None).of(selection))
        kinds: dict[str, dict[str, None]] = {}
        payers: dict[tuple[Agency | str, ...], list[Funding]] = {}
        for one in counted:
            kinds.setdefault(one.kind, {})[one.record.id] = None
            payers.setdefault(one.payers, []).append(one)
        if len(kinds) > 1:
            raise MixedSums((found, scope, tuple(ids)) for found, ids in kinds.items())
        every = Choice(None, None, None)
        totals = [
            (paying, total)
            for paying, sums in payers.items()
            for total in ([converted(sums, to, every, None, rates)] if to else by_currency(sums, every).values())
        ]
        return sorted(totals, key=lambda one: (one[1].money.currency, -one[1].money.amount))


def _qualifier(total: Total) -> Qualifier:
    """Say how exactly a total is known: of sums said in several ways, about."""
    said = total.qualifiers
    return next(iter(said)) if len(said) == 1 else Qualifier.ABOUT if said else Qualifier.EXACT


def _reach(total: Total) -> float:
    return float((total.upper or total.money).amount)


def _shared(pairs: Mapping[Any, Any], one: Agency | str, other: Agency | str, present: Mapping[Any, int]) -> int:
    if one == other:
        return present[one]
    return len(pairs.get((one, other), ())) or len(pairs.get((other, one), ()))


def _first(mission: Mission) -> date | None:
    """Give the day by which missions are put in order: the launch, else its plan, else what was known first."""
    when = mission.launch or mission.planned_launch
    if when is not None:
        return when.earliest or when.latest
    history = mission.status_history
    return history[0].since if history else None


def _middle(when: PartialDate) -> Any:
    """Give the middle of the days on which it can lie; of an open date its known end."""
    first, last = when.earliest, when.latest
    return first + (last - first) / 2 if first and last else first or last


def _span(axes: Axes, when: PartialDate, row: int) -> None:
    """Draw a date that is to come."""
    ends: list[Any] = [day for day in (when.earliest, when.latest) if day is not None]
    axes.plot(ends, [row] * len(ends), color="black", linewidth=0.8)
    axes.plot([_middle(when)], [row], "D", markersize=5, markerfacecolor="white", markeredgecolor="black")


def _beside(axes: Axes, ends: Mapping[str, tuple[Any, Any, str]]) -> None:
    """Write the name of each line beside the plot, one below the other, tied to the line's end."""
    for n, (name, (on, day, colour)) in enumerate(sorted(ends.items(), key=lambda one: one[1][1], reverse=True)):
        axes.annotate(
            name,
            (on, day),
            xytext=(1.03, 1 - (n + 0.5) / len(ends)),
            textcoords="axes fraction",
            fontsize=7,
            color=colour,
            va="center",
            arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.4, "relpos": (0, 0.5)},
        )


def _rows(axes: Axes, names: list[str]) -> None:
    axes.set_yticks(range(len(names)), names, fontsize=8)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    _dates(axes, "x")


def _dates(axes: Axes, which: str) -> Axes:
    axes.grid(axis="both" if which == "both" else "x", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def _patch(colour: str) -> Any:
    from matplotlib.patches import Patch

    return Patch(color=colour)
