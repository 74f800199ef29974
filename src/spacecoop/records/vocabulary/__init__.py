"""The vocabularies: every closed list of words that the catalogue uses.

Each is an enum of strings whose members carry a `definition`; `print(Role)` shows it as a table. A vocabulary is loaded
when it is first asked for: all of them together cost several milliseconds, and no query needs them all.
"""

TYPE_CHECKING = False  # by hand: importing typing costs 10 ms
if TYPE_CHECKING:
    from .agencies import AgencyKind, AgencyStatus
    from .agreements import AgreementKind, AgreementStatus, Level, PartyAct, Purpose
    from .base import Vocabulary
    from .figures import FigureKind
    from .meetings import MeetingKind
    from .missions import MissionKind, MissionStatus
    from .money import FundingKind, Qualifier, Scope
    from .participants import Role
    from .relations import (
        AGENCY_RELATIONS,
        AGREEMENT_RELATIONS,
        MEETING_RELATIONS,
        MISSION_RELATIONS,
        RELATIONS,
        RelationKind,
    )
    from .sources import SourceKind
    from .themes import Theme
    from .timeline import (
        AGENCY_MILESTONES,
        AGREEMENT_MILESTONES,
        MEETING_MILESTONES,
        MILESTONES,
        MISSION_MILESTONES,
        Certainty,
        MilestoneKind,
    )

__all__ = [
    "AGENCY_MILESTONES",
    "AGENCY_RELATIONS",
    "AGREEMENT_MILESTONES",
    "AGREEMENT_RELATIONS",
    "MEETING_MILESTONES",
    "MEETING_RELATIONS",
    "MILESTONES",
    "MISSION_MILESTONES",
    "MISSION_RELATIONS",
    "RELATIONS",
    "AgencyKind",
    "AgencyStatus",
    "AgreementKind",
    "AgreementStatus",
    "Certainty",
    "FigureKind",
    "FundingKind",
    "Level",
    "MeetingKind",
    "MilestoneKind",
    "MissionKind",
    "MissionStatus",
    "PartyAct",
    "Purpose",
    "Qualifier",
    "RelationKind",
    "Role",
    "Scope",
    "SourceKind",
    "Theme",
    "Vocabulary",
]

if not TYPE_CHECKING:
    _NAMES = {
        "agencies": "AgencyKind AgencyStatus",
        "agreements": "AgreementKind AgreementStatus Level PartyAct Purpose",
        "base": "Vocabulary",
        "figures": "FigureKind",
        "meetings": "MeetingKind",
        "missions": "MissionKind MissionStatus",
        "money": "FundingKind Qualifier Scope",
        "participants": "Role",
        "relations": "AGENCY_RELATIONS AGREEMENT_RELATIONS MEETING_RELATIONS MISSION_RELATIONS RELATIONS RelationKind",
        "sources": "SourceKind",
        "themes": "Theme",
        "timeline": (
            "AGENCY_MILESTONES AGREEMENT_MILESTONES MEETING_MILESTONES MILESTONES MISSION_MILESTONES"
            " Certainty MilestoneKind"
        ),
    }
    _HOME = {name: home for home, names in _NAMES.items() for name in names.split()}

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(__import__(f"{__name__}.{_HOME[name]}", fromlist=[name]), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
