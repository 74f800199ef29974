"""What each keyword of a query means: from a value, or several, to clauses of the store."""

from __future__ import annotations

from spacecoop.conditions import AllOf, AnyOf, Days, Ever, Exactly, NoneOf, Only, Several
from spacecoop.errors import DateError, shown
from spacecoop.store.clauses import Leaves, Pointers, Spans, Terms, Text, marks
from spacecoop.store.days import bounds
from spacecoop.store.keys import question
from spacecoop.store.reader import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from spacecoop.naming import Naming
    from spacecoop.store.clauses import Clause


class Filter:
    """A keyword: what values it takes; whether it has one value a record, a past, and a tree in which parts count for wholes."""

    __slots__ = ("help", "keyword", "past", "single", "tree", "values")

    def __init__(
        self, keyword: str, values: str, help: str, *, single: bool = False, past: bool = False, tree: str = ""
    ) -> None:
        self.keyword: str = keyword
        self.values: str = values
        """`body` (an agency or country), `mission`, `agreement`, `meeting`, `record`, `source`, `country`, `date`, `day` (a whole
        one), `flag`, `text`, `name` (any word that the catalogue has there), or the name of a vocabulary."""
        self.help: str = help
        self.single: bool = single
        self.past: bool = past
        self.tree: str = tree
        """The kind and field that say what stands under a value, `KIND.FIELD`; `themes` for the tree of themes."""


def _table(*filters: Filter) -> Mapping[str, Filter]:
    return {found.keyword: found for found in filters}


_BODIES = "agency.within"
_SOURCE = Filter("source", "source", "cites this source anywhere")
_TEXT = Filter("text", "text", "its names and texts hold these words", single=True)
_AS_OF = Filter("as_of", "day", "as it was known on this day", single=True)
_DISPUTED = Filter("disputed", "flag", "has a dispute between sources", single=True)

FILTERS: Mapping[str, Mapping[str, Filter]] = {
    "mission": _table(
        Filter("partner", "body", "takes part in any role, itself or a body under it", past=True, tree=_BODIES),
        Filter("lead", "body", "leads, alone or with others", past=True, tree=_BODIES),
        Filter("role", "Role", "somebody, or the partner asked for, has this role", past=True),
        Filter("country", "country", "takes part, as a state or by a body", past=True),
        Filter("status", "MissionStatus", "has this status on the catalogue's day", single=True, past=True),
        Filter("kind", "MissionKind", "is of this kind", single=True),
        Filter("theme", "Theme", "is about this theme or one under it", tree="themes"),
        Filter("launched", "date", "was launched or started then (UTC or local day)", single=True),
        Filter(
            "planned", "date", "is planned for then, by the latest statement, and has not been launched", single=True
        ),
        Filter("ended", "date", "ended, returned or failed then", single=True),
        Filter("overdue", "flag", "has not been launched, though its latest plan has passed", single=True),
        _DISPUTED,
        Filter("agreement", "agreement", "is covered by this agreement"),
        Filter("part_of", "mission", "is a part of this mission, at any distance", tree="mission.part_of"),
        Filter("instrument", "name", "has an instrument of this name or acronym"),
        Filter("payer", "body", "a sum is paid by it, or by a body under it", tree=_BODIES),
        Filter("recipient", "body", "a sum is paid to it, or to a body under it", tree=_BODIES),
        _SOURCE,
        _TEXT,
        _AS_OF,
    ),
    "agency": _table(
        Filter("country", "country", "belongs to this country, itself or by a body above it"),
        Filter("kind", "AgencyKind", "is of this kind", single=True),
        Filter("part_of", "agency", "stands under this body, at any distance", tree="agency.part_of"),
        Filter("member", "body", "has this member, or one under it", past=True, tree=_BODIES),
        Filter("mission", "mission", "takes part in this mission, itself or by a body under it"),
        Filter("agreement", "agreement", "is a party to this agreement, or covered by it"),
        Filter("status", "AgencyStatus", "has this status on the catalogue's day", single=True, past=True),
        Filter("founded", "date", "was founded then", single=True),
        _SOURCE,
        _TEXT,
        _AS_OF,
    ),
    "agreement": _table(
        Filter("party", "body", "is a party, itself or a body under it", past=True, tree=_BODIES),
        Filter("country", "country", "is a party, as a state or by a body"),
        Filter("kind", "AgreementKind", "is of this form", single=True),
        Filter("purpose", "Purpose", "serves this purpose"),
        Filter("level", "Level", "its highest party is of this level", single=True),
        Filter("status", "AgreementStatus", "has this status on the catalogue's day", single=True, past=True),
        Filter("signed", "date", "was signed then", single=True),
        Filter("in_force", "date", "came into force then", single=True),
        Filter("expires", "date", "expires or expired then", single=True),
        Filter("signatory", "name", "was signed by this person"),
        Filter("covers", "record", "covers this mission or agency"),
        Filter("implements", "agreement", "puts this agreement into practice"),
        _DISPUTED,
        _SOURCE,
        _TEXT,
        _AS_OF,
    ),
    "meeting": _table(
        Filter("series", "meeting", "is an edition of this series", tree="meeting.series"),
        Filter("kind", "MeetingKind", "is of this kind", single=True),
        Filter("participant", "body", "took part, itself or a body under it", past=True, tree=_BODIES),
        Filter("country", "country", "was held in this country", single=True),
        Filter("held", "date", "was held then", single=True),
        Filter("mission", "mission", "dealt with this mission"),
        Filter("agreement", "agreement", "dealt with this agreement"),
        _SOURCE,
        _TEXT,
        _AS_OF,
    ),
    "source": _table(
        Filter("publisher", "name", "was published by, whoever carries it", single=True),
        Filter("via", "name", "is carried by, for another publisher", single=True),
        Filter("kind", "SourceKind", "is of this kind", single=True),
        Filter("language", "name", "is in this language (a BCP 47 tag; zh finds zh-Hans too)", single=True),
        Filter("published", "date", "was published then", single=True),
        Filter("cited_by", "record", "is cited by this record"),
        _TEXT,
    ),
}
"""By kind of record, every keyword of its query."""


class Atom:
    """One value asked for, resolved, and the variant of the field that answers: "", ".exactly" or ".ever"."""

    __slots__ = ("suffix", "value")

    def __init__(self, value: str, suffix: str) -> None:
        self.value: str = value
        self.suffix: str = suffix


class Asked:
    """A keyword with the values asked for, and how many of them: any, all, none, only."""

    __slots__ = ("atoms", "filter", "mode")

    def __init__(self, filter: Filter, mode: str, atoms: Sequence[Atom]) -> None:
        self.filter: Filter = filter
        self.mode: str = mode
        self.atoms: Sequence[Atom] = atoms


def clauses(naming: Naming, kind: str, asked: Mapping[str, object]) -> list[Clause]:
    """Give what a query's keywords ask of a record. Raises TypeError for wrong use, UnknownValue for an unknown value."""
    table = FILTERS[kind]
    found: list[Clause] = []
    pending: dict[str, Asked] = {}
    for keyword, value in asked.items():
        if keyword not in table:
            raise TypeError(_unexpected(kind, keyword))
        filter = table[keyword]
        if value is None:
            raise TypeError(f"{keyword}=None asks nothing: leave the keyword out")
        if filter.values == "text":
            found.append(_text(value))
        elif filter.values == "flag":
            found.append(_flag(filter, value))
        elif filter.values == "date":
            found.append(_days(filter, value))
        elif keyword in ("partner", "role") and kind == "mission":
            pending[keyword] = _asked(naming, filter, value)
        else:
            found += _terms(naming, _asked(naming, filter, value), keyword)
    if len(pending) == 2:
        found += _one_participant(naming, pending["partner"], pending["role"])
    else:
        for keyword, one in pending.items():
            found += _terms(naming, one, keyword)
    return found


def _unexpected(kind: str, keyword: str) -> str:
    from spacecoop.suggest import did_you_mean

    verb = {"agency": "agencies"}.get(kind, f"{kind}s")
    legal = ", ".join(("where", *FILTERS[kind]))
    return f"{verb}() has no keyword {shown(keyword)}{did_you_mean(keyword, FILTERS[kind])}; it takes {legal}"


def _text(value: object) -> Clause:
    if not isinstance(value, str):
        raise TypeError(f"text={shown(value)}: give a text of words to look for")
    asked = question(value)
    return Text(asked) if asked else Terms({"": ("",)})


def _flag(filter: Filter, value: object) -> Clause:
    if not isinstance(value, bool):
        raise TypeError(f"{filter.keyword}={shown(value)}: give True or False")
    return Terms({filter.keyword: ("true",)}, absent=not value)


def _days(filter: Filter, value: object) -> Clause:
    mode, values = _mode(filter, value)
    ranges: list[tuple[int, int, bool]] = []
    for one in values:
        given: Any = one
        try:
            days = Days.of(given)
        except TypeError:
            raise TypeError(
                f"{filter.keyword}={shown(one)}: give a year, a day, an EDTF text, between(), before() or after()"
            ) from None
        except DateError as error:
            raise DateError(f"{filter.keyword}={shown(one)}: {error}") from None
        ranges.append((*bounds(days.first, days.last), days.certain))
    return Spans(filter.keyword, ranges, absent=mode == "none")


def _mode(filter: Filter, value: object) -> tuple[str, tuple[object, ...]]:
    """Tell how many of which values are asked for."""
    modes = {AnyOf: "any", AllOf: "all", NoneOf: "none", Only: "only"}
    mode, values = "any", (value,)
    if isinstance(value, Several):
        mode, values = modes[type(value)], value.values
    elif isinstance(value, list | tuple | set | frozenset):
        values = tuple(value)
    if not values:
        raise TypeError(f"{filter.keyword}={shown(value)} names no value")
    if filter.single and mode in ("all", "only"):
        raise TypeError(f"{filter.keyword}={shown(value)}: a record has one {filter.keyword}; use any_of or none_of")
    for one in values:
        if isinstance(one, Several | list | tuple | set | frozenset):
            raise TypeError(
                f"{filter.keyword}={shown(value)}: only exactly(), ever() and days may stand inside another"
            )
        if one is None:
            raise TypeError(f"{filter.keyword}={shown(value)}: None is no value")
    return mode, values


def _asked(naming: Naming, filter: Filter, value: object) -> Asked:
    mode, values = _mode(filter, value)
    atoms: list[Atom] = []
    for wrapped in values:
        one, suffix = wrapped, ""
        if isinstance(one, Exactly):
            if not filter.tree:
                raise TypeError(
                    f"{filter.keyword}={shown(one)}: nothing stands under a {filter.keyword}, so exactly() has no meaning"
                )
            suffix, one = ".exactly", one.value
        elif isinstance(one, Ever):
            if not filter.past or mode == "only":
                raise TypeError(f"{filter.keyword}={shown(one)}: ever() has no meaning here")
            suffix, one = ".ever", one.value
        if not isinstance(one, str) and not hasattr(one, "id"):
            raise TypeError(f"{filter.keyword}={shown(value)}: {shown(one)} is neither a text nor a record")
        atoms.append(Atom(naming.resolve(filter, one), suffix))
    return Asked(filter, mode, atoms)


def _fields(keyword: str, atoms: Iterable[Atom]) -> dict[str, tuple[str, ...]]:
    fields: dict[str, tuple[str, ...]] = {}
    for atom in atoms:
        for suffix in ("", ".ever") if atom.suffix == ".ever" else (atom.suffix,):
            field = keyword + suffix
            fields[field] = (*fields.get(field, ()), atom.value)
    return fields


_INVERSES: dict[str, tuple[str, tuple[str, ...]]] = {"source": ("cited_by", ("source",)), "cited_by": ("source", KINDS)}
"""Keywords whose values point back: in which field, of which kinds."""


def _terms(naming: Naming, asked: Asked, keyword: str) -> list[Clause]:
    if asked.mode in ("any", "none"):
        return [Terms(_fields(keyword, asked.atoms), absent=asked.mode == "none")]
    found: list[Clause] = [Terms(_fields(keyword, [atom])) for atom in asked.atoms]
    if asked.mode == "only":
        allowed = _allowed(naming, asked)
        if keyword == "instrument":  # which has two names, and either will do
            failing = f"{_FIRST} not in ({marks(allowed)}) and {_SECOND} not in ({marks(allowed)})"
            found.append(Leaves("instrument.exactly", failing, allowed * 2))
        elif keyword in _INVERSES:
            found.append(Pointers(*_INVERSES[keyword], allowed))
        else:
            leaf = f"{keyword}.exactly" if asked.filter.tree else keyword
            found.append(Leaves(leaf, f"value not in ({marks(allowed)})", allowed))
    return found


def _allowed(naming: Naming, asked: Asked) -> tuple[str, ...]:
    """Give every value that counts as one of those named: itself, and what stands under it."""
    found: dict[str, None] = {}
    for atom in asked.atoms:
        found[atom.value] = None
        if asked.filter.tree and atom.suffix != ".exactly":
            found |= dict.fromkeys(naming.under(asked.filter.tree, atom.value))
    return tuple(found)


_FIRST, _SECOND = "substr(value, 1, instr(value, ' ') - 1)", "substr(value, instr(value, ' ') + 1)"
"""The two words of a leaf such as `BODY ROLE`, in SQL."""


def _one_participant(naming: Naming, partner: Asked, role: Asked) -> list[Clause]:
    """Ask for partner and role of one and the same participant: one of the two says how many, the other which."""

    def pairs(bodies: Iterable[Atom], roles: Iterable[Atom]) -> list[Atom]:
        found: list[Atom] = []
        for body in bodies:
            for one in roles:
                suffixes = {body.suffix, one.suffix} - {""}
                if len(suffixes) > 1:
                    raise TypeError("exactly() of a partner and ever() of a role do not go together")
                found.append(Atom(f"{body.value} {one.value}", "".join(suffixes)))
        return found

    both = "partner+role"
    bodies, roles = partner.atoms, role.atoms
    if role.mode == "any":
        several, singles, which = partner, [pairs([body], roles) for body in bodies], _terms(naming, role, "role")
    elif partner.mode == "any":
        several, singles, which = role, [pairs(bodies, [one]) for one in roles], _terms(naming, partner, "partner")
    else:
        raise TypeError(
            "partner and role are those of one participant: only one of them may be all_of, none_of or only"
        )
    if several.mode == "any":
        return [Terms(_fields(both, [atom for single in singles for atom in single]))]
    if several.mode == "none":
        return [*which, Terms(_fields(both, [atom for single in singles for atom in single]), absent=True)]
    found: list[Clause] = [Terms(_fields(both, single)) for single in singles]
    if several.mode == "only":
        allowed, these = _allowed(naming, partner), [atom.value for atom in roles]
        outside, inside = (_FIRST, _SECOND) if several is partner else (_SECOND, _FIRST)
        others, own = (allowed, these) if several is partner else (these, allowed)
        failing = f"{outside} not in ({marks(others)}) and {inside} in ({marks(own)})"
        found.append(Leaves(f"{both}.exactly", failing, (*others, *own)))
    return found
