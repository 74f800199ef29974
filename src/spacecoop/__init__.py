"""Who does what with whom in space, since when, under which agreement, for how much, and who says so.

Nothing is loaded before it is used: a name below loads the module behind it, and a query opens the bundled catalogue.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spacecoop.catalogue import Catalogue as Catalogue
    from spacecoop.conditions import after as after
    from spacecoop.conditions import all_of as all_of
    from spacecoop.conditions import any_of as any_of
    from spacecoop.conditions import before as before
    from spacecoop.conditions import between as between
    from spacecoop.conditions import certainly as certainly
    from spacecoop.conditions import ever as ever
    from spacecoop.conditions import exactly as exactly
    from spacecoop.conditions import none_of as none_of
    from spacecoop.conditions import only as only
    from spacecoop.errors import AmbiguousName as AmbiguousName
    from spacecoop.errors import CatalogueChanged as CatalogueChanged
    from spacecoop.errors import CatalogueError as CatalogueError
    from spacecoop.errors import CurrencyMismatch as CurrencyMismatch
    from spacecoop.errors import DataError as DataError
    from spacecoop.errors import DateError as DateError
    from spacecoop.errors import ExportError as ExportError
    from spacecoop.errors import MissingExtra as MissingExtra
    from spacecoop.errors import MixedSums as MixedSums
    from spacecoop.errors import NotOne as NotOne
    from spacecoop.errors import ParseError as ParseError
    from spacecoop.errors import PriceBasisMismatch as PriceBasisMismatch
    from spacecoop.errors import RateNotFound as RateNotFound
    from spacecoop.errors import RecordError as RecordError
    from spacecoop.errors import SpacecoopError as SpacecoopError
    from spacecoop.errors import Unbound as Unbound
    from spacecoop.errors import UnitError as UnitError
    from spacecoop.errors import UnknownRecord as UnknownRecord
    from spacecoop.errors import UnknownValue as UnknownValue
    from spacecoop.records.agency import Agency as Agency
    from spacecoop.records.agreement import Agreement as Agreement
    from spacecoop.records.elements import Dispute as Dispute
    from spacecoop.records.elements import Figure as Figure
    from spacecoop.records.elements import FormerName as FormerName
    from spacecoop.records.elements import Instrument as Instrument
    from spacecoop.records.elements import Participant as Participant
    from spacecoop.records.elements import Party as Party
    from spacecoop.records.elements import Person as Person
    from spacecoop.records.elements import Relation as Relation
    from spacecoop.records.flat import Citation as Citation
    from spacecoop.records.flat import Name as Name
    from spacecoop.records.funding import Amount as Amount
    from spacecoop.records.funding import Equivalent as Equivalent
    from spacecoop.records.funding import Funding as Funding
    from spacecoop.records.meeting import Meeting as Meeting
    from spacecoop.records.mission import Mission as Mission
    from spacecoop.records.slip import Slip as Slip
    from spacecoop.records.source import Source as Source
    from spacecoop.records.status import StatusPeriod as StatusPeriod
    from spacecoop.records.timeline import Milestone as Milestone
    from spacecoop.records.vocabulary import AgencyKind as AgencyKind
    from spacecoop.records.vocabulary import AgencyStatus as AgencyStatus
    from spacecoop.records.vocabulary import AgreementKind as AgreementKind
    from spacecoop.records.vocabulary import AgreementStatus as AgreementStatus
    from spacecoop.records.vocabulary import Certainty as Certainty
    from spacecoop.records.vocabulary import FigureKind as FigureKind
    from spacecoop.records.vocabulary import FundingKind as FundingKind
    from spacecoop.records.vocabulary import Level as Level
    from spacecoop.records.vocabulary import MeetingKind as MeetingKind
    from spacecoop.records.vocabulary import MilestoneKind as MilestoneKind
    from spacecoop.records.vocabulary import MissionKind as MissionKind
    from spacecoop.records.vocabulary import MissionStatus as MissionStatus
    from spacecoop.records.vocabulary import PartyAct as PartyAct
    from spacecoop.records.vocabulary import Purpose as Purpose
    from spacecoop.records.vocabulary import Qualifier as Qualifier
    from spacecoop.records.vocabulary import RelationKind as RelationKind
    from spacecoop.records.vocabulary import Role as Role
    from spacecoop.records.vocabulary import Scope as Scope
    from spacecoop.records.vocabulary import SourceKind as SourceKind
    from spacecoop.records.vocabulary import Theme as Theme
    from spacecoop.selection import Selection as Selection
    from spacecoop.totals import Total as Total
    from spacecoop.totals import Totals as Totals
    from spacecoop.values.dates import PartialDate as PartialDate
    from spacecoop.values.dates import Span as Span
    from spacecoop.values.money import Money as Money
    from spacecoop.values.money import PriceBasis as PriceBasis
    from spacecoop.values.rates import Converted as Converted
    from spacecoop.values.rates import ECBRates as ECBRates
    from spacecoop.values.rates import Rate as Rate
    from spacecoop.values.rates import RateSource as RateSource
    from spacecoop.values.rates import TableRates as TableRates
    from spacecoop.verbs import agencies as agencies
    from spacecoop.verbs import agency as agency
    from spacecoop.verbs import agreement as agreement
    from spacecoop.verbs import agreements as agreements
    from spacecoop.verbs import as_of as as_of
    from spacecoop.verbs import cite as cite
    from spacecoop.verbs import export as export
    from spacecoop.verbs import meeting as meeting
    from spacecoop.verbs import meetings as meetings
    from spacecoop.verbs import mission as mission
    from spacecoop.verbs import missions as missions
    from spacecoop.verbs import search as search
    from spacecoop.verbs import slips as slips
    from spacecoop.verbs import source as source
    from spacecoop.verbs import sources as sources
    from spacecoop.verbs import table as table
    from spacecoop.views.dates import format_date as format_date
    from spacecoop.views.labels import label as label
    from spacecoop.views.prose import describe as describe
    from spacecoop.views.sums import format_money as format_money

    __version__: str

_ROOMS = {
    "catalogue": "Catalogue",
    "conditions": "after all_of any_of before between certainly ever exactly none_of only",
    "errors": (
        "AmbiguousName CatalogueChanged CatalogueError CurrencyMismatch DataError DateError ExportError MissingExtra "
        "MixedSums NotOne ParseError PriceBasisMismatch RateNotFound RecordError SpacecoopError "
        "Unbound UnitError UnknownRecord UnknownValue"
    ),
    "records.agency": "Agency",
    "records.agreement": "Agreement",
    "records.elements": "Dispute Figure FormerName Instrument Participant Party Person Relation",
    "records.flat": "Citation Name",
    "records.funding": "Amount Equivalent Funding",
    "records.meeting": "Meeting",
    "records.mission": "Mission",
    "records.slip": "Slip",
    "records.source": "Source",
    "records.status": "StatusPeriod",
    "records.timeline": "Milestone",
    "records.vocabulary": (
        "AgencyKind AgencyStatus AgreementKind AgreementStatus Certainty FigureKind FundingKind "
        "Level MeetingKind MilestoneKind MissionKind MissionStatus PartyAct Purpose Qualifier "
        "RelationKind Role Scope SourceKind Theme"
    ),
    "selection": "Selection",
    "totals": "Total Totals",
    "values.dates": "PartialDate Span",
    "values.money": "Money PriceBasis",
    "values.rates": "Converted ECBRates Rate RateSource TableRates",
    "verbs": (
        "agencies agency agreement agreements as_of cite export meeting meetings mission missions "
        "search slips source sources table"
    ),
    "views.dates": "format_date",
    "views.labels": "label",
    "views.prose": "describe",
    "views.sums": "format_money",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "Agency",
    "AgencyKind",
    "AgencyStatus",
    "Agreement",
    "AgreementKind",
    "AgreementStatus",
    "AmbiguousName",
    "Amount",
    "Catalogue",
    "CatalogueChanged",
    "CatalogueError",
    "Certainty",
    "Citation",
    "Converted",
    "CurrencyMismatch",
    "DataError",
    "DateError",
    "Dispute",
    "ECBRates",
    "Equivalent",
    "ExportError",
    "Figure",
    "FigureKind",
    "FormerName",
    "Funding",
    "FundingKind",
    "Instrument",
    "Level",
    "Meeting",
    "MeetingKind",
    "Milestone",
    "MilestoneKind",
    "MissingExtra",
    "Mission",
    "MissionKind",
    "MissionStatus",
    "MixedSums",
    "Money",
    "Name",
    "NotOne",
    "ParseError",
    "PartialDate",
    "Participant",
    "Party",
    "PartyAct",
    "Person",
    "PriceBasis",
    "PriceBasisMismatch",
    "Purpose",
    "Qualifier",
    "Rate",
    "RateNotFound",
    "RateSource",
    "RecordError",
    "Relation",
    "RelationKind",
    "Role",
    "Scope",
    "Selection",
    "Slip",
    "Source",
    "SourceKind",
    "SpacecoopError",
    "Span",
    "StatusPeriod",
    "TableRates",
    "Theme",
    "Total",
    "Totals",
    "Unbound",
    "UnitError",
    "UnknownRecord",
    "UnknownValue",
    "__version__",
    "after",
    "agencies",
    "agency",
    "agreement",
    "agreements",
    "all_of",
    "any_of",
    "as_of",
    "before",
    "between",
    "certainly",
    "cite",
    "describe",
    "ever",
    "exactly",
    "export",
    "format_date",
    "format_money",
    "label",
    "meeting",
    "meetings",
    "mission",
    "missions",
    "none_of",
    "only",
    "search",
    "slips",
    "source",
    "sources",
    "table",
]


if not TYPE_CHECKING:

    def __getattr__(name):
        if name == "__version__":
            from importlib.metadata import version

            found = version("spacecoop")
        elif name in _ROOM_OF:
            found = getattr(__import__(f"spacecoop.{_ROOM_OF[name]}", fromlist=[name]), name)
        else:
            raise AttributeError(f"module 'spacecoop' has no attribute {name!r}")
        globals()[name] = found
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
