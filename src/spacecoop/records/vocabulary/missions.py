"""The words of missions: what they are and how they stand. Their milestones are in `timeline`."""

from __future__ import annotations

from types import MappingProxyType

from .base import Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


class MissionStatus(Vocabulary):
    """How a mission stands on a day; always derived from its timeline, never stored.

    `mapped` gives the word of another scheme where one of its words covers ours. Key `nasa`: the mission phases of
    NASA's Earth science programme, https://science.nasa.gov/earth-science/programs/mission-phase-definitions (under
    study: before phase C; under development: phases C and D, the check-out in orbit included; operating; past: closed
    out). Our `planned` lies across two of them, and the page has no word for cruise, failed, suspended and cancelled.
    """

    mapped: Mapping[str, str]

    def __new__(cls, word: str, definition: str = "", mapped: tuple[tuple[str, str], ...] = ()) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        member.mapped = MappingProxyType(dict(mapped))
        return member

    PROPOSED = (
        "proposed",
        "Put forward, with no launch or start stated; once such a plan, a call or a choice stands it is planned.",
        (("nasa", "under study"),),
    )
    PLANNED = (
        "planned",
        "A launch or start is planned, or it is called for, selected, approved or delivered; only an idea is proposed.",
    )
    CRUISE = (
        "cruise",
        "Launched and on its way to a target that it has not reached; from arrival on it is operating.",
    )
    COMMISSIONING = (
        "commissioning",
        "Launched and in check-out, its end on the timeline still to come; without such an entry it is operating.",
        (("nasa", "under development"),),
    )
    OPERATING = (
        "operating",
        "Launched or started, and no end told, extensions included; last_word says how fresh that is.",
        (("nasa", "operating"),),
    )
    COMPLETED = (
        "completed",
        "Ended or returned, or failed after it had worked; lost before it worked it is failed.",
        (("nasa", "past"),),
    )
    FAILED = (
        "failed",
        "Lost at launch or before it worked; if it was commissioned, arrived or at work before, it is completed.",
    )
    SUSPENDED = (
        "suspended",
        "Halted, and to be taken up again as far as is known; given up for good it is cancelled.",
    )
    CANCELLED = (
        "cancelled",
        "Given up, or taken back by those who proposed it; run to its end it is completed.",
    )


class MissionKind(Vocabulary):
    """What a mission is; a joint laboratory is no mission but an agency, and its founding paper an agreement."""

    SPACECRAFT = (
        "spacecraft",
        "One free-flying craft; several at one task are a constellation, one that lands is lander_rover.",
    )
    CONSTELLATION = (
        "constellation",
        "Several craft that work as one system; each of them alone is spacecraft.",
    )
    LANDER_ROVER = (
        "lander_rover",
        "Lands on another body or drives over it; if it sends samples home it is sample_return.",
    )
    SAMPLE_RETURN = (
        "sample_return",
        "Brings material of another body back to Earth; if nothing comes back: lander_rover or spacecraft.",
    )
    CREWED = (
        "crewed",
        "A flight with people aboard, or the craft for it; the place in orbit where they stay is station.",
    )
    STATION = (
        "station",
        "An outpost in orbit for crews; on the ground of another body it is surface_base.",
    )
    PAYLOAD = (
        "payload",
        "A guest on another's craft, with an agreement, money or timeline of its own; else an instrument there.",
    )
    SURFACE_BASE = (
        "surface_base",
        "A lasting outpost on the Moon or another body; a single landed craft is lander_rover.",
    )
    GROUND_FACILITY = (
        "ground_facility",
        "A telescope, station, building or test site on Earth; several run as one are a ground_network.",
    )
    GROUND_NETWORK = (
        "ground_network",
        "Stations or instruments at several places on Earth, run as one; a single one is ground_facility.",
    )
    SUBORBITAL = (
        "suborbital",
        "A flight or campaign of sounding rockets, balloons or aircraft; what reaches orbit is spacecraft.",
    )
    DATA_SERVICE = (
        "data_service",
        "Brings data or products to users; research with such data is research_project.",
    )
    PROGRAMME = (
        "programme",
        "A frame over several missions or projects, which are part_of it; a single project is research_project.",
    )
    RESEARCH_PROJECT = (
        "research_project",
        "A study, experiment or development with no craft of its own; a frame over several is programme.",
    )
