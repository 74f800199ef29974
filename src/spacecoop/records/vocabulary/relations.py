"""The words that tie two records, and which records may be tied by which."""

from __future__ import annotations

from types import MappingProxyType

from .base import Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


class RelationKind(Vocabulary):
    """What a record is to the one that the relation points `to`; the other end of it is derived.

    `inverses` says which kinds of record may have it, and the word of its other end there; `inverse` is the usual one.
    """

    inverses: Mapping[str, str]

    def __new__(cls, word: str, definition: str = "", inverses: tuple[tuple[str, str], ...] = ()) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        member.inverses = MappingProxyType(dict(inverses))
        return member

    @property
    def inverse(self) -> str:
        """The word of the other end; of `part_of` that of missions, `parts` (agencies and meetings: see `inverses`)."""
        return next(iter(self.inverses.values()))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record that may have it."""
        return tuple(self.inverses)

    PART_OF = (
        "part_of",
        "Belongs to a larger one: mission, body above, series of meetings; flown aboard it is carried_by.",
        (("mission", "parts"), ("agency", "children"), ("meeting", "editions")),
    )
    CARRIED_BY = (
        "carried_by",
        "A guest aboard the other, whose launch it shares; belonging to a programme or fleet is part_of.",
        (("mission", "carries"),),
    )
    COORDINATED_WITH = (
        "coordinated_with",
        "Two missions planned or used together, neither above the other; under a common frame each is part_of it.",
        (("mission", "coordinated_with"),),
    )
    REPLACES = (
        "replaces",
        "Takes the place of a mission that was lost or given up; after one that did its work it follows.",
        (("mission", "replaced_by"),),
    )
    FOLLOWS = (
        "follows",
        "Continues the work of an earlier mission; in place of one lost or given up it replaces.",
        (("mission", "followed_by"),),
    )
    IMPLEMENTS = (
        "implements",
        "Carries out a paper that stands above it; where it changes that paper it amends.",
        (("agreement", "implemented_by"),),
    )
    RENEWS = (
        "renews",
        "Gives a paper that runs out a new term as a new paper; a longer term of the same paper is extends.",
        (("agreement", "renewed_by"),),
    )
    EXTENDS = (
        "extends",
        "Prolongs the term of the same paper; a new paper for a new term renews.",
        (("agreement", "extended_by"),),
    )
    AMENDS = (
        "amends",
        "Changes the terms of a paper that goes on; prolonging it is extends, taking its place supersedes.",
        (("agreement", "amended_by"),),
    )
    SUPERSEDES = (
        "supersedes",
        "Takes the place of a paper, which thereby ends; a new term for it is renews, changed terms amends.",
        (("agreement", "superseded_by"),),
    )
    PREDECESSOR = (
        "predecessor",
        "The legal body that it grew out of; the same body under another name is an entry of former_names.",
        (("agency", "successors"),),
    )


def _of(kind: str) -> frozenset[RelationKind]:
    return frozenset(relation for relation in RelationKind if kind in relation.inverses)


MISSION_RELATIONS: frozenset[RelationKind] = _of("mission")
AGENCY_RELATIONS: frozenset[RelationKind] = _of("agency")
AGREEMENT_RELATIONS: frozenset[RelationKind] = _of("agreement")
MEETING_RELATIONS: frozenset[RelationKind] = _of("meeting")

RELATIONS = MappingProxyType(
    {
        "mission": MISSION_RELATIONS,
        "agency": AGENCY_RELATIONS,
        "agreement": AGREEMENT_RELATIONS,
        "meeting": MEETING_RELATIONS,
    }
)
"""By kind of record, the relations that it may have."""
