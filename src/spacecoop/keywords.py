"""The keywords of each query as type checkers see them. Nothing of it is needed at run time."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias, TypedDict, TypeVar

from spacecoop.conditions import AllOf, AnyOf, Days, Ever, Exactly, NoneOf, Only
from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.records.vocabulary import (
    AgencyKind,
    AgencyStatus,
    AgreementKind,
    AgreementStatus,
    Level,
    MeetingKind,
    MissionKind,
    MissionStatus,
    Purpose,
    Role,
    SourceKind,
    Theme,
)
from spacecoop.records.words import (
    AgencyKindWord,
    AgencyStatusWord,
    AgreementKindWord,
    AgreementStatusWord,
    LevelWord,
    MeetingKindWord,
    MissionKindWord,
    MissionStatusWord,
    PurposeWord,
    RoleWord,
    SourceKindWord,
    ThemeWord,
)
from spacecoop.values.dates import PartialDate

T = TypeVar("T")

Some: TypeAlias = T | list[T] | tuple[T, ...] | set[T] | frozenset[T] | AnyOf[T] | NoneOf[T]
"""One value or several, where a record has one."""
Many: TypeAlias = Some[T] | AllOf[T] | Only[T]
"""One value or several, where a record has several."""

Body: TypeAlias = str | Agency | Exactly[str | Agency] | Ever[str | Agency]
Payer: TypeAlias = str | Agency | Exactly[str | Agency]
When: TypeAlias = Some[PartialDate | str | date | int | Days]


class MissionFilters(TypedDict, total=False):
    """The keywords of `missions`."""

    partner: Many[Body]
    lead: Many[Body]
    role: Many[RoleWord | Role | Ever[RoleWord | Role]]
    country: Many[str | Ever[str]]
    status: Some[MissionStatusWord | MissionStatus | Ever[MissionStatusWord | MissionStatus]]
    kind: Some[MissionKindWord | MissionKind]
    theme: Many[ThemeWord | Theme | Exactly[ThemeWord | Theme]]
    launched: When
    planned: When
    ended: When
    overdue: bool
    disputed: bool
    agreement: Many[str | Agreement]
    part_of: Many[str | Mission | Exactly[str | Mission]]
    instrument: Many[str]
    payer: Many[Payer]
    recipient: Many[Payer]
    source: Many[str | Source]
    text: str
    as_of: date | PartialDate | str


class AgencyFilters(TypedDict, total=False):
    """The keywords of `agencies`."""

    country: Many[str]
    kind: Some[AgencyKindWord | AgencyKind]
    part_of: Many[str | Agency | Exactly[str | Agency]]
    member: Many[Body]
    mission: Many[str | Mission]
    agreement: Many[str | Agreement]
    status: Some[AgencyStatusWord | AgencyStatus | Ever[AgencyStatusWord | AgencyStatus]]
    founded: When
    source: Many[str | Source]
    text: str
    as_of: date | PartialDate | str


class AgreementFilters(TypedDict, total=False):
    """The keywords of `agreements`."""

    party: Many[Body]
    country: Many[str]
    kind: Some[AgreementKindWord | AgreementKind]
    purpose: Many[PurposeWord | Purpose]
    level: Some[LevelWord | Level]
    status: Some[AgreementStatusWord | AgreementStatus | Ever[AgreementStatusWord | AgreementStatus]]
    signed: When
    in_force: When
    expires: When
    signatory: Many[str]
    covers: Many[str | Mission | Agency]
    implements: Many[str | Agreement]
    disputed: bool
    source: Many[str | Source]
    text: str
    as_of: date | PartialDate | str


class MeetingFilters(TypedDict, total=False):
    """The keywords of `meetings`."""

    series: Many[str | Meeting | Exactly[str | Meeting]]
    kind: Some[MeetingKindWord | MeetingKind]
    participant: Many[Body]
    country: Some[str]
    held: When
    mission: Many[str | Mission]
    agreement: Many[str | Agreement]
    source: Many[str | Source]
    text: str
    as_of: date | PartialDate | str


class SourceFilters(TypedDict, total=False):
    """The keywords of `sources`."""

    publisher: Some[str]
    via: Some[str]
    kind: Some[SourceKindWord | SourceKind]
    language: Some[str]
    published: When
    cited_by: Many[str | Record]
    text: str
