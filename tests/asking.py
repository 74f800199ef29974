"""Queries and small catalogues for hypothesis: what a user may ask, beside what it means to the oracle."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

import spacecoop as sc
from spacecoop.filters import FILTERS, Filter
from spacecoop.records import vocabulary
from spacecoop.records.elements import Dispute, Instrument, Person
from spacecoop.records.funding import Funding
from spacecoop.records.vocabulary import PartyAct, Purpose, Role, Theme
from spacecoop.store.build import write
from spacecoop.values.money import Money
from tests.oracle import Ask, Atom, Oracle
from tests.strategies import dates, many, mission_timelines
from tests.support import CITED, DAY, agency, agreement, did, meeting, mission, part, party, plan, source, tie

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacecoop.records.record import Record
    from spacecoop.records.source import Source

WRAPPERS = {"any": sc.any_of, "all": sc.all_of, "none": sc.none_of, "only": sc.only}
COUNTRIES = ["FR", "CN", "JP", "SUHH"]


def built(path: Path, records: Iterable[Record], sources: Iterable[Source] = (), **how: Any) -> sc.Catalogue:
    """Build a catalogue file and open it; the source that all cite is in it."""
    write(path, records, (source(), *sources), how.get("day", DAY), how.get("version", "1"))
    return sc.Catalogue.open(path)


# ---------------------------------------------------------------- what is asked


def takes_several(filter: Filter) -> list[str]:
    return ["any", "none"] if filter.single else ["any", "all", "none", "only"]


def forms(filter: Filter, mode: str) -> list[str]:
    """Give the forms in which a value may stand, plain ones more often."""
    return ["", "", *["exactly"] * bool(filter.tree), *["ever"] * (filter.past and mode != "only")]


def spelled(oracle: Oracle, filter: Filter, meant: str) -> list[Any]:
    """Give ways to say a value: an id, a record, a name; a word or a member of its vocabulary."""
    if filter.values[0].isupper():
        return [meant, getattr(vocabulary, filter.values)(meant)]
    found = oracle.records.get(meant)
    return [meant] if found is None or filter.values == "name" else [meant, found]


def atom(given: Any, meant: Any, form: str) -> tuple[Any, Atom]:
    wrap: Any = {"exactly": sc.exactly, "ever": sc.ever, "certainly": sc.certainly}.get(form, lambda value: value)
    return wrap(given), Atom(meant, form)


def ask(mode: str, atoms: list[tuple[Any, Atom]], plain: Any = None) -> Ask:
    """Put values together: one alone, a list, or in a wrapper."""
    given = [value for value, _ in atoms]
    whole: Any = WRAPPERS[mode](*given) if plain is None else plain(given)
    return Ask(mode, tuple(atom for _, atom in atoms), whole)


@st.composite
def days(draw: st.DrawFn) -> tuple[Any, Any]:
    """Give days as a user writes them, and their first and last."""
    one, other = sorted([draw(dates(2016, 2030)), draw(dates(2016, 2030))])
    kind = draw(st.sampled_from(["date", "year", "day", "between", "before", "after"]))
    if kind == "between" and one.earliest and other.latest:
        return sc.between(one, other), (one.earliest, other.latest)
    if kind == "before" and one.earliest:
        return sc.before(str(one)), (None, one.earliest - timedelta(days=1))
    if kind == "after" and one.latest:
        return sc.after(str(one)), (one.latest + timedelta(days=1), None)
    if kind == "year" and one.year:
        return one.year, (date(one.year, 1, 1), date(one.year, 12, 31))
    if kind == "day" and one.earliest:
        return one.earliest, (one.earliest, one.earliest)
    return draw(st.sampled_from([one, str(one)])), (one.earliest, one.latest)


@st.composite
def asks(draw: st.DrawFn, oracle: Oracle, kind: str, keyword: str) -> Ask:
    """Anything that may stand for a keyword."""
    filter = FILTERS[kind][keyword]
    if filter.values == "flag":
        yes = draw(st.booleans())
        return Ask("any", (Atom(yes),), yes)
    if filter.values == "text":
        words = draw(many(st.sampled_from(["alpha", "beta", "gamma", "al", "craft", "m0"]), 2, unique=True)) or ["alp"]
        return Ask("any", (Atom(" ".join(words)),), " ".join(words))
    mode = draw(st.sampled_from(takes_several(filter)))
    atoms: list[tuple[Any, Atom]] = []
    for _ in range(draw(st.integers(1, 2 if mode == "any" else 3))):
        if filter.values == "date":
            given, meant = draw(days())
            form = draw(st.sampled_from(["", "certainly"]))
        else:
            meant = draw(st.sampled_from(oracle.pool(kind, keyword)))
            given = draw(st.sampled_from(spelled(oracle, filter, meant)))
            form = draw(st.sampled_from(forms(filter, mode)))
        atoms.append(atom(given, meant, form))
    shapes: list[Any] = [None]
    if mode == "any":
        shapes += [list, tuple, *[lambda given: given[0]] * (len(atoms) == 1)]
    return ask(mode, atoms, draw(st.sampled_from(shapes)))


@st.composite
def queries(draw: st.DrawFn, oracle: Oracle) -> tuple[str, dict[str, Ask]]:
    """One to three keywords of one kind of record that some value can be given for."""
    kind = draw(st.sampled_from([*FILTERS, "mission", "mission"]))
    usable = [
        keyword
        for keyword, filter in FILTERS[kind].items()
        if keyword != "as_of" and (filter.values in {"date", "flag", "text"} or oracle.pool(kind, keyword))
    ]
    keywords = draw(st.lists(st.sampled_from(usable), min_size=1, max_size=3, unique=True))
    query = {keyword: draw(asks(oracle, kind, keyword)) for keyword in keywords}
    if kind == "mission" and {"partner", "role"} <= query.keys():
        partner, role = query["partner"], query["role"]
        exact = any(a.form == "exactly" for a in partner.atoms) and any(a.form == "ever" for a in role.atoms)
        if exact or (partner.mode != "any" and role.mode != "any"):
            del query["role"]  # which no participant can be asked for
    return kind, query


# ---------------------------------------------------------------- what is there

past_days = st.sampled_from(["2010", "2016-07-01", "2018-05", "2020", "2022-02-28"])
vague_days = st.sampled_from(["2018", "2019-05", "2021-03-01", "2020-06/2022", "2023~", "2024-21", "../2019"])
maybe: Any = lambda of: st.none() | of  # noqa: E731


@st.composite
def participants(draw: st.DrawFn, agencies: list[str], roles: list[str]) -> Any:
    who = draw(st.sampled_from(agencies + agencies + COUNTRIES))
    return part(
        who,
        draw(st.sampled_from(roles)),
        via=draw(st.sampled_from([None, None, None, *agencies])),
        until=draw(st.sampled_from([None, None, None, "2019", "2024-03", "2027"])),
        since=draw(st.sampled_from([None, None, "2016"])),
        certainty=draw(st.sampled_from(["actual", "planned"])),
        contribution=draw(st.sampled_from([None, "beta"])),
    )


@st.composite
def sums(draw: st.DrawFn, agencies: list[str]) -> Funding:
    who = many(st.sampled_from([*agencies, *COUNTRIES]), 2, unique=True)
    return Funding(money=Money(5, "EUR"), kind="grant", payers=draw(who), recipients=draw(who), sources=CITED)


@st.composite
def ties(draw: st.DrawFn, kind: str, ids: list[str], most: int = 2) -> list[Any]:
    """Relations of one kind to others, some of them past or still to come."""
    to = draw(many(st.sampled_from(ids), most, unique=True)) if ids else []
    ends = st.sampled_from([{}, {}, {}, {"until": "2019"}, {"since": "2015"}, {"until": "2027"}])
    return [tie(kind, id, **draw(ends)) for id in to]


@st.composite
def contents(draw: st.DrawFn) -> tuple[list[Record], list[Source]]:
    """A small world: bodies under bodies, craft on craft, papers, meetings, and who says so."""
    cited = st.sampled_from([CITED, ["page", "s0"], ["s1"]])
    words = st.sampled_from([None, "alpha beta", "Gamma, alphabet"])
    bodies = [f"a{n}" for n in range(draw(st.integers(2, 6)))]
    craft = [f"m{n}" for n in range(draw(st.integers(1, 5)))]
    papers = [f"g{n}" for n in range(draw(st.integers(0, 3)))]
    rooms = [f"w{n}" for n in range(draw(st.integers(0, 3)))]
    roles = ["lead", "co_lead", "partner", "instrument", "science"]
    records: list[Record] = []
    for n, id in enumerate(bodies):
        founded = [did("founded", draw(past_days))] if draw(st.booleans()) else []
        gone = [did("dissolved", "2023")] if draw(st.booleans()) and founded else []
        records.append(
            agency(
                id,
                *draw(ties("part_of", bodies[:n])),
                *draw(ties("predecessor", bodies[:n], 1)),
                kind=draw(st.sampled_from(["space_agency", "research_institute"])),
                country=draw(maybe(st.sampled_from(COUNTRIES))),
                timeline=(*founded, *gone),
                members=draw(many(participants(bodies[:n], ["member", "observer"]))) if n else [],
                sources=draw(cited),
            )
        )
    for n, id in enumerate(craft):
        instruments = [
            Instrument(
                name=name,
                acronym=draw(maybe(st.just(f"{name[0]}X"))),
                providers=draw(many(participants(bodies, ["lead", "component"]), 2)),
                sources=CITED,
            )
            for name in draw(many(st.sampled_from(["Imager", "Counter", "Étalon-2"]), 2, unique=True))
        ]
        told = [m for m in draw(mission_timelines()) if m.said is not None and m.said <= DAY]
        records.append(
            mission(
                *told,
                *([did("launch", "2018-12-29", local="2018-12-30")] if not told and draw(st.booleans()) else []),
                id=id,
                kind=draw(st.sampled_from(["spacecraft", "payload"])),
                themes=draw(many(st.sampled_from(list(Theme)[:6]), 2, unique=True)),
                participants=draw(many(participants(bodies, roles), 4)),
                instruments=instruments,
                funding=draw(many(sums(bodies), 2)),
                relations=[*draw(ties("part_of", craft[:n])), *draw(ties("carried_by", craft[:n], 1))],
                disputes=[Dispute(field="name", value="x", sources=CITED)] if draw(st.booleans()) else [],
                summary=draw(words),
                sources=draw(cited),
            )
        )
    for n, id in enumerate(papers):
        ends = [did("expires", "2024")] if draw(st.booleans()) else []
        records.append(
            agreement(
                *([did("in_force", draw(past_days))] if draw(st.booleans()) else []),
                *ends,
                id=id,
                kind=draw(st.sampled_from(["mou", "treaty"])),
                purposes=draw(many(st.sampled_from(list(Purpose)[:3]), 2, unique=True)),
                parties=[
                    party(
                        draw(st.sampled_from(bodies + COUNTRIES)),
                        draw(maybe(past_days)),
                        draw(
                            st.sampled_from([PartyAct.SIGNED, PartyAct.SIGNED, PartyAct.RATIFIED, PartyAct.WITHDRAWN])
                        ),
                        signatories=draw(many(st.sampled_from([Person(name="Lu Xun"), Person(name="Zoé É.")]), 1)),
                    )
                    for _ in range(draw(st.integers(0, 3)))
                ],
                covers=draw(many(st.sampled_from(craft + bodies), 2, unique=True)),
                relations=[
                    *draw(ties("implements", papers[:n])),
                    *draw(ties("renews", papers[:n], 1)),
                    *draw(ties("supersedes", papers[:n], 1)),
                ],
                sources=draw(cited),
                note=draw(words),
            )
        )
    for n, id in enumerate(rooms):
        held = did("held", "2019-05-30", end=draw(maybe(st.just("2019-06-02~"))), country=draw(maybe(st.just("FR"))))
        records.append(
            meeting(
                *draw(st.sampled_from([(), (held,), (plan("held", "2027-03"),)])),
                id=id,
                kind=draw(st.sampled_from(["series", "workshop"])),
                participants=draw(many(participants(bodies, [Role.ORGANISER, Role.ATTENDEE]), 2)),
                covers=draw(many(st.sampled_from(craft + bodies + papers + rooms[:n]), 2, unique=True)),
                relations=draw(ties("part_of", rooms[:n])),
                sources=draw(cited),
            )
        )
    sources = [
        source(
            f"s{n}",
            publisher=draw(st.sampled_from(["CNES", "Agence-X"])),
            via=draw(st.sampled_from([None, "Daily Y"])),
            published=draw(maybe(vague_days)),
            language=draw(st.sampled_from([None, "fr", "zh-Hans"])),
        )
        for n in range(3)
    ]
    return records, sources
