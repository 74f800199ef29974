"""How good the bundled data are: draw a sample of values to check, and write what checking them showed.

python -m audit.quality sample --share 10 --seed 7 > sheet.csv   elements whose values are to be compared with the pages they cite
python -m audit.quality report                                  docs/data-quality.md, from the sheets and the catalogue

A checked sample goes to audit/checks/; its verdicts are right, wrong, unsupported (no page cited says it) and page_not_found.
A review reads whole records; its sheet, in audit/reviews/, holds what was not right, and a last line TOTAL with the number of
values compared. A sheet in audit/pages/ is of sources whose pages were opened again: whether each was found, says what is cited,
shows its day, is of its kind and is fit. A sheet in audit/blocks/ is of every source, read as such: which field became what,
and a last line TOTAL; `unfit` is a page that was taken out, `kept` one of a weak carrier on which a record hangs. What was
looked for in vain goes to audit/searches.csv, by its record, or by its name where it has none. What was wrong is mended before a
sheet is filed: the report counts what was found.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacecoop as sc
from audit.native_names import missing
from audit.sample import draw, elements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from spacecoop import Agreement, Milestone, Mission

ROOT = Path(__file__).parent.parent
CHECKS = ROOT / "audit" / "checks"
REVIEWS = ROOT / "audit" / "reviews"
PAGES = ROOT / "audit" / "pages"
BLOCKS = ROOT / "audit" / "blocks"
SEARCHES = ROOT / "audit" / "searches.csv"
REPORT = ROOT / "docs" / "data-quality.md"
VERDICTS = ("right", "wrong", "unsupported", "page_not_found")
VERDICT_HEADS = ("right", "wrong", "unsupported", "page not found")
PAGE_WORDS = {
    "found": ("yes", "no"),
    "says": ("right", "wrong", "not_shown"),
    "published": ("shown", "wrong", "not_shown", "none_given"),
    "kind": ("right", "wrong"),
    "fit": ("yes", "no", "not_judged"),
}
"""Of each column of a sheet of pages: what is well, what is wrong, and what could not be seen."""
OFFICIAL = {"official", "press_release", "agreement_text"}
PUBLISHERS = {"report", "minutes", "database", "document"}
"""Kinds of sources that speak for whoever publishes them: for a body, or for nobody but themselves."""
CRAFT = {"spacecraft", "lander_rover", "sample_return", "crewed", "station"}
OF_TIME = re.compile(
    r"\b(days?|weeks?|months?|years?|dates?|dated|report(ed)?|told|tells|known|sign(ed|ing)|undated|announce\w*|approved|during|visit"
    r"|before|after|middle|early)\b",
    re.IGNORECASE,
)
"""What a note speaks of that says why a day is not known."""
OVER = {"completed", "failed", "cancelled"}
YEARS_WITHOUT_WORD = 2


def report(catalogue: sc.Catalogue) -> str:
    return "\n".join(
        (
            "# Data quality\n",
            "Written by `python -m audit.quality report` from the catalogue and the sheets in `audit/`, where each check stands.",
            f"Catalogue {catalogue.version}, brought to {catalogue.day}.\n",
            *size(catalogue),
            *checked(),
            *blocks(catalogue),
            *sources(catalogue),
            *flown(catalogue),
            *unsigned(catalogue),
            *bodies(catalogue),
            *unnamed(catalogue),
            *open_questions(catalogue),
        )
    )


def table(head: Sequence[str], lines: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---' for _ in head)} |"
    for line in lines:
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |"
    yield ""


def percent(n: int, of: int) -> str:
    return f"{n} ({100 * n / of:.1f}%)" if of else "0"


def size(catalogue: sc.Catalogue) -> Iterator[str]:
    missions = catalogue.missions()
    plans = sum(
        1 for mission in missions for one in mission.timeline if one.kind == "launch" and one.certainty == "planned"
    )
    holders = (missions, catalogue.agencies(), catalogue.agreements())
    sums = sum(len(record.funding) for records in holders for record in records)
    yield "## How much there is\n"
    counts = [(f"{kind} records" if kind != "source" else "sources", n) for kind, n in catalogue.counts.items()]
    more = [
        ("dated launch plans", plans),
        ("sums of money", sums),
        ("values that a page must say", sum(len(said) for _, said, _ in elements())),
    ]
    yield from table(("what", "number"), counts + more)


def checked() -> Iterator[str]:
    yield "## What checking showed\n"
    yield "Whole records, each value compared with the cited pages by somebody who had not entered it; what was found was "
    yield "mended.\n"
    lines: list[tuple[object, ...]] = []
    for file in sorted(REVIEWS.glob("*.csv")):
        *rows, total = sheet(file)
        found = Counter(row["verdict"] for row in rows)
        compared = int(total["says"].split()[0])
        right = compared - len(rows)
        lines.append(
            (file.stem, compared, percent(right, compared), *(percent(found[word], compared) for word in VERDICTS[1:]))
        )
    yield from table(("review", "values", *VERDICT_HEADS), lines)
    yield "Then values of elements drawn at random, each compared with the cited pages by yet another; what was found was "
    yield "mended, and the rest of its family looked at.\n"
    samples: list[tuple[object, ...]] = []
    for file in sorted(CHECKS.glob("*.csv")):
        rows = list(sheet(file))
        found = Counter(row["verdict"] for row in rows)
        samples.append((file.stem, len(rows), *(percent(found[word], len(rows)) for word in VERDICTS)))
    yield from table(("sample", "values", *VERDICT_HEADS), samples)
    yield "Cited pages drawn at random and opened again, to see whether they say what was noted when they were first read.\n"
    opened: list[tuple[object, ...]] = []
    for file in sorted(PAGES.glob("*.csv")):
        rows = rows_of(file)
        for row in rows:
            if odd := {name: row[name] for name, words in PAGE_WORDS.items() if row[name] not in words}:
                sys.exit(f"{file}: {row['source']}: {odd}: one of {PAGE_WORDS}")
        opened.append((file.stem, len(rows), *(share_wrong(rows, name) for name in PAGE_WORDS)))
    heads = ("not found", "say something else", "show another day", "are of another kind", "are not fit")
    yield from table(("day", "pages", *heads), opened)
    yield "Each number is of the pages of which this could be seen.\n"


def blocks(catalogue: sc.Catalogue) -> Iterator[str]:
    """Tell what reading every source as such changed: whose text it is, its kind, its title, its day; and what is not fit."""
    yield "Every source read as such, its fields compared with its address and with what was kept of its page.\n"
    heads = {
        "publisher": "publisher or carrier",
        "kind": "kind",
        "title": "title",
        "language": "language",
        "published": "day",
    }
    lines: list[tuple[object, ...]] = []
    kept: list[str] = []
    for file in sorted(BLOCKS.glob("*.csv")):
        *rows, total = rows_of(file)
        found = Counter(row["field"] for row in rows)
        kept += [row["source"] for row in rows if row["field"] == "kept"]
        lines.append((file.stem, total["now"].split()[0], *(found[field] for field in heads), found["unfit"]))
    yield from table(("day", "sources", *heads.values(), "taken out as not fit"), lines)
    standing = [id for id in kept if catalogue.kind_of(id) == "source"]
    yield "Pages known for mirrors or written by machines are taken out. Texts found only at a blog, a portal, an archive or a "
    yield f"site for sharing documents, and cited since a record rests on them: {listed(standing)}.\n"


def share_wrong(rows: Iterable[dict[str, str]], column: str) -> str:
    good, bad, *_ = PAGE_WORDS[column]
    seen = [row[column] for row in rows if row[column] in (good, bad)]
    return f"{seen.count(bad)} of {len(seen)}"


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sheet(file: Path) -> list[dict[str, str]]:
    rows = rows_of(file)
    if odd := {row["verdict"] for row in rows if row["record"] != "TOTAL"} - set(VERDICTS):
        sys.exit(f"{file}: {sorted(odd)} is no verdict: {', '.join(VERDICTS)}")
    return rows


def sources(catalogue: sc.Catalogue) -> Iterator[str]:
    every = catalogue.sources()
    kinds = Counter(source.kind.value for source in every)
    speaks = speakers(catalogue)
    strong = {source.id: who for source in every if (who := speaks(source))}
    said = Counter(strong.values())
    yield "## Who says so\n"
    yield f"Official bodies {percent(said['official'], len(every))}, news agencies {percent(said['agency'], len(every))}, "
    yield f"together {percent(len(strong), len(every))} of all sources, whoever carries them; "
    cited = [
        part.source_ids for record in everything(catalogue) for part in record.elements() if hasattr(part, "source_ids")
    ]
    held = percent(sum(any(id in strong for id in ids) for ids in cited), len(cited))
    citations = [id for ids in cited for id in ids]
    yield f"{percent(sum(id in strong for id in citations), len(citations))} of all citations are of them, and {held} of all "
    yield "participants, milestones, parties, sums and other parts of records have one of them. "
    yield "A report, a database and a document without an address are their publisher's.\n"
    yield from table(("kind of source", "number"), ((kind, percent(n, len(every))) for kind, n in kinds.most_common()))


def speakers(catalogue: sc.Catalogue) -> Callable[[sc.Source], str]:
    """Give what tells of a source whether an official body or a news agency speaks in it; else it is empty.

    A report, minutes, a database or a document without an address speak for their publisher, if it does so elsewhere or is an
    agency of the catalogue.
    """
    agencies = {source.publisher for source in catalogue.sources(kind="news_agency")}
    bodies = {source.publisher for source in catalogue.sources() if source.kind in OFFICIAL}

    def speaks(source: sc.Source) -> str:
        if source.kind in OFFICIAL:
            return "official"
        if source.kind == "news_agency" or (source.kind == "document" and source.publisher in agencies):
            return "agency"
        if source.kind in PUBLISHERS and (source.publisher in bodies or known(catalogue, source.publisher)):
            return "official"
        return ""

    return speaks


def known(catalogue: sc.Catalogue, body: str) -> bool:
    try:
        catalogue.agency(body)
    except sc.UnknownRecord:
        return False
    return True


def said_twice(element: Any) -> bool:
    publishers = {source.publisher for source in element.sources}
    return len(publishers) > 1


def flown(catalogue: sc.Catalogue) -> Iterator[str]:
    """Tell how well the launches are sourced; a guest's launch is its carrier's."""
    launched = [mission for mission in catalogue.missions() if own_launch(mission) is not None]
    launches = [(mission, own_launch(mission)) for mission in launched]
    craft = [mission for mission, launch in launches if mission.kind in CRAFT and not lost(mission, launch)]
    without = [mission.id for mission in craft if "cospar" not in mission.same_as]
    leads = [one for mission in catalogue.missions() for one in mission.participants if one.role in {"lead", "co_lead"}]
    lines = [
        ("launches", len(launches)),
        ("with their day", percent(sum(one.date.precision == "day" for _, one in launches if one), len(launches))),
        ("with vehicle", percent(sum(bool(one and one.vehicle) for _, one in launches), len(launches))),
        ("with site", percent(sum(bool(one and one.site) for _, one in launches), len(launches))),
        ("said by two publishers", percent(sum(said_twice(one) for _, one in launches), len(launches))),
        ("leads said by two publishers", percent(sum(map(said_twice, leads)), len(leads))),
        ("craft that flew", len(craft)),
        ("with COSPAR id", percent(len(craft) - len(without), len(craft))),
    ]
    yield "## Launches and leads\n"
    yield from table(("what", "number"), lines)
    once = [mission.id for mission, one in launches if not said_twice(one)]
    yield f"Launches with one publisher only: {listed(once)}.\n"
    yield "Counted are craft of their own: no payload aboard another, no balloon, no constellation, nothing lost at launch."
    yield f"Without one: {listed(without)}.\n"


def lost(mission: Mission, launch: Milestone | None) -> bool:
    """Tell whether a craft failed on the very day of its launch."""
    return any(launch and one.kind == "failed" and one.date == launch.date for one in mission.timeline)


def own_launch(mission: Mission) -> Milestone | None:
    """Give the launch on the mission's own timeline, if it flies."""
    actual = (one for one in mission.timeline if one.kind == "launch" and one.certainty == "actual")
    return next(actual, None)


def unsigned(catalogue: sc.Catalogue) -> Iterator[str]:
    def why(agreement: Agreement) -> str:
        notes = [part.note for part in (*agreement.parties, *agreement.timeline) if part.note]
        return next(filter(OF_TIME.search, notes), "no day in the pages read")

    vague = [one for one in catalogue.agreements() if one.signed is None or one.signed.precision != "day"]
    yield "## Agreements whose day of signature is not known\n"
    yield from table(("agreement", "signed", "why"), ((one.id, one.signed or "", why(one)) for one in vague))


def bodies(catalogue: sc.Catalogue) -> Iterator[str]:
    every = catalogue.agencies()
    known = {
        "country, or parents or members with one": [one for one in every if one.countries or one.members],
        "city": [one for one in every if one.city],
        "founding": [one for one in every if one.founded],
        "parent": [one for one in every if one.parents],
        "former names, predecessors or successors": [
            one for one in every if one.former_names or one.predecessors or one.successors
        ],
    }
    yield "## Bodies\n"
    yield "Each has a kind. Universities, states' own bodies and networks mostly have no parent to be told of.\n"
    yield from table(("with", "number"), ((what, percent(len(ones), len(every))) for what, ones in known.items()))


def unnamed(catalogue: sc.Catalogue) -> Iterator[str]:
    yield "## Names in their own language\n"
    yield "Of agencies, and of missions by their leads, in countries that do not write English.\n"
    for title, records in (("Agencies", catalogue.agencies()), ("Missions", catalogue.missions())):
        wanted, found = missing(records)
        lacking = sum(map(len, found.values()))
        yield f"{title} with such a name: {percent(wanted - lacking, wanted)} of {wanted}. Without one, by language:\n"
        yield from (f"- {tag.replace('_', '-')}: {listed(ids)}" for tag, ids in sorted(found.items()))
        yield ""


def open_questions(catalogue: sc.Catalogue) -> Iterator[str]:
    looked: dict[str, list[str]] = {}
    for row in rows_of(SEARCHES):
        looked.setdefault(row["record"], []).append(row["looked_for"])
    searched = {record: "; ".join(words) for record, words in looked.items()}
    yield "## What is open\n"

    yield "### Missions past their planned day, with no word that they began\n"
    late = catalogue.missions(overdue=True)
    lines = ((one.id, one.planned_launch, one.last_word or "", searched.get(one.id, "not yet")) for one in late)
    yield from table(("mission", "planned for", "last word", "looked for"), lines)

    yield f"### Missions not ended, with no word for {YEARS_WITHOUT_WORD} years\n"
    limit = catalogue.day.replace(year=catalogue.day.year - YEARS_WITHOUT_WORD)
    silent = [one for one in catalogue.missions() if one.status not in OVER and older(one, limit)]
    silent_lines = ((one.id, one.status, one.last_word or "", searched.get(one.id, "not yet")) for one in silent)
    yield from table(("mission", "status", "last word", "looked for"), silent_lines)

    yield "### Looked for, and not entered\n"
    yield "What has no record since no fit page read tells of a joint part.\n"
    nowhere = ((what, words) for what, words in searched.items() if catalogue.kind_of(what) is None)
    yield from table(("what", "looked for"), nowhere)

    yield "### Where sources disagree\n"
    records = everything(catalogue)
    disputes = [
        (record.id, place, one.field, one.value, one.note or "")
        for record in records
        for place, element in [("", record), *((type(it).__name__.lower(), it) for it in record.elements())]
        for one in getattr(element, "disputes", ())
    ]
    unresolved = [line for line in disputes if "unresolved" in line[-1].lower()]
    yield f"{len(disputes)} values have another one beside them; unresolved are:\n"
    yield from table(("record", "element", "field", "the other value", "note"), unresolved)

    yield "### Thin families\n"
    yield "Countries with one mission only: " + listed(alone(catalogue)) + ".\n"
    yield (
        "Missions with one source only: "
        + listed([one.id for one in catalogue.missions() if len(one.cited_ids()) == 1])
        + ".\n"
    )
    elements = [part for record in records for part in record.elements() if hasattr(part, "source_ids")]
    single = sum(len(part.source_ids) == 1 for part in elements)
    yield f"Elements (participants, milestones, sums ...) with one source only: {percent(single, len(elements))}."


def older(mission: Mission, limit: date) -> bool:
    return mission.last_word is None or mission.last_word < limit


def everything(catalogue: sc.Catalogue) -> list[Any]:
    return [*catalogue.missions(), *catalogue.agencies(), *catalogue.agreements(), *catalogue.meetings()]


def alone(catalogue: sc.Catalogue) -> list[str]:
    found = Counter(country for mission in catalogue.missions() for country in mission.countries)
    return sorted(country for country, n in found.items() if n == 1)


def listed(ids: Sequence[str]) -> str:
    return ", ".join(f"`{id}`" for id in ids) if ids else "none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("sample", help="draw elements whose values are to be checked")
    drawing.add_argument("--share", type=float, default=10, help="percent of all elements")
    drawing.add_argument("--seed", type=int, required=True)
    writing = commands.add_parser("report", help="write docs/data-quality.md")
    writing.add_argument("--check", action="store_true", help="only say whether it is up to date")
    asked = parser.parse_args()
    if asked.command == "sample":
        draw(asked.share, asked.seed, sys.stdout)
        return
    found = report(sc.Catalogue.bundled()) + "\n"
    if asked.check:
        if not REPORT.exists() or REPORT.read_text(encoding="utf-8") != found:
            sys.exit("docs/data-quality.md is not what the data say now: run python -m audit.quality report")
    else:
        REPORT.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
