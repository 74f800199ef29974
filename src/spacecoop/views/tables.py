"""What stands in the tables: the columns of each kind of record and part, once for every way out."""

from __future__ import annotations

from collections.abc import Mapping

from spacecoop.views.columns import SHARED, Column
from spacecoop.views.plain import equivalent, parent, quantity, within
from spacecoop.views.types import (
    BODY,
    COUNTRY,
    CURRENCY,
    DATE,
    DAY,
    FLAG,
    ID,
    INTEGER,
    LANGUAGE,
    NUMBER,
    TEXT,
    WORD,
    many,
    word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from spacecoop.selection import Selection
    from spacecoop.views.plain import Plain

    Row: TypeAlias = dict[str, Plain]


class Table:
    """The tables of one kind, with the words for one and many: `columns` hold all, `short` what fits a terminal."""

    __slots__ = ("columns", "many", "one", "short")
    columns: tuple[Column, ...]
    many: str
    one: str
    short: tuple[Column, ...]

    def __init__(self, one: str, many: str, short: str, names: str, *own: Column) -> None:
        known = SHARED | {column.name: column for column in own}
        self.one = one
        self.many = many
        self.short = tuple(known[name] for name in short.split())
        self.columns = tuple(known[name] for name in names.split())


def rows(selection: Selection[Any]) -> list[Row]:
    """Give every column of every item, as plain values."""
    columns = TABLES[selection.kind].columns
    return [{column.name: column.of(item) for column in columns} for item in selection]


def kind_of(item: Any) -> str:
    """Give the kind of a record, or "source"."""
    return getattr(item, "RECORD_KIND", "source")


def _where_known(name: str) -> Callable[[Any], object]:
    return lambda item: getattr(item, name) if hasattr(type(item), name) else None


def _above(name: str) -> Callable[[Any], object]:
    return lambda item: getattr(parent(item), name)


def _launched(mission: Any) -> str | None:
    plan = mission.planned_launch
    return str(mission.launch) if mission.launch else f"plan {plan}" if plan else None


_KNOWN_BY = "aliases former_names names same_as disputed url summary sources"
_SAID = "note sources"
_BODY = "agency country name countries"
_TAKING_PART = f"{_BODY} role contribution persons via certainty stated since until {_SAID}"

_NAME_OF_AGENCY = Column(
    "name",
    TEXT,
    "The agency's name.",
    lambda item: None if item.agency is None else item.agency.name,
    defined="agency",
)

TABLES: Mapping[str, Table] = {
    "mission": Table(
        "mission",
        "missions",
        "id status last_word launched leads countries",
        "id acronym name kind themes status last_word launch planned_launch slip_least slip_most"
        " overdue_least overdue_most ended leads partners countries instruments part_of carried_by agreements meetings"
        f" {_KNOWN_BY}",
        Column("kind", word("MissionKind"), "What kind of undertaking it is."),
        Column("status", word("MissionStatus"), "Its status on the catalogue's day, as its milestones tell it."),
        Column("launched", TEXT, "The launch, else its plan.", _launched),
        Column("planned_launch", DATE, "The latest stated plan of a launch or start that has not happened."),
        Column("ended", DATE, "When it ended, returned or failed."),
        Column("leads", many(ID), "The agencies that lead it, alone or together."),
        Column("partners", many(ID), "Every agency that takes part in any role, providers of instruments included."),
        Column(
            "instruments",
            many(TEXT),
            "Its instruments, by acronym or name.",
            lambda item: tuple(found.acronym or found.name for found in item.instruments),
        ),
        Column("part_of", many(ID), "The missions of which it is a part."),
        Column("carried_by", many(ID), "The missions that carry it."),
    ),
    "agency": Table(
        "agency",
        "agencies",
        "id name kind countries status last_word",
        "id acronym name kind country countries city status last_word founded dissolved parents predecessors successors"
        f" answers_to members missions agreements {_KNOWN_BY}",
        Column("kind", word("AgencyKind"), "What kind of body it is."),
        Column("country", COUNTRY, "Its country, where it has one."),
        Column("countries", many(COUNTRY), "Its country, else those of its parents."),
        Column("city", TEXT, "Its seat."),
        Column("status", word("AgencyStatus"), "Whether it has been dissolved by the catalogue's day."),
        Column("founded", DATE, "When it was founded."),
        Column("dissolved", DATE, "When it ceased to be."),
        Column("parents", many(ID), "The bodies under which it stands."),
        Column("predecessors", many(ID), "The bodies out of which it grew."),
        Column("successors", many(ID), "The bodies that grew out of it."),
        Column(
            "answers_to",
            many(ID),
            "Every body under whose name its missions are found: itself, those above it, and what it grew into.",
            lambda agency: agency.answers_to(),
        ),
        Column("missions", many(ID), "The missions in which it takes or took part itself."),
        Column("agreements", many(ID), "The agreements of which it is or was a party itself."),
    ),
    "agreement": Table(
        "agreement",
        "agreements",
        "id status last_word signed parties covers",
        "id acronym name kind purposes level status last_word signed place in_force expires terminated parties"
        " countries covers implements renewed_by superseded_by meetings binding languages witnesses"
        f" {_KNOWN_BY}",
        Column("kind", word("AgreementKind"), "The form of the paper."),
        Column("purposes", many(word("Purpose")), "What it is for."),
        Column("level", word("Level"), "The level of its highest party."),
        Column("status", word("AgreementStatus"), "Its status on the catalogue's day."),
        Column("signed", DATE, "When it was signed: the timeline's day, else the last of its parties'."),
        Column("place", TEXT, "Where it was signed."),
        Column("in_force", DATE, "When it came into force."),
        Column("expires", DATE, "The last day on which it is said to expire, past or to come."),
        Column("terminated", DATE, "When it was ended before its time."),
        Column("countries", many(COUNTRY), "The countries of its parties that have not withdrawn."),
        Column("implements", many(ID), "The agreements that it puts into practice."),
        Column("renewed_by", many(ID), "The agreements that renew it."),
        Column("superseded_by", many(ID), "The agreements that supersede it."),
        Column("binding", FLAG, "Whether it binds its parties in law, where a source says so."),
        Column("languages", many(LANGUAGE), "The languages of its authentic texts."),
    ),
    "meeting": Table(
        "meeting",
        "meetings",
        "id kind start place country participants",
        f"id acronym name kind number series start end place country participants topics covers last_word {_KNOWN_BY}",
        Column("kind", word("MeetingKind"), "What kind of meeting it is."),
        Column("number", INTEGER, "Its number in the series."),
        Column("series", many(ID), "The series of which it is an edition."),
        Column("start", DATE, "Its first day."),
        Column("end", DATE, "Its last day."),
        Column("country", COUNTRY, "The country where it was held."),
    ),
    "source": Table(
        "source",
        "sources",
        "id title publisher published",
        "id title publisher via kind published accessed language url cited_by",
        Column("title", TEXT, "Its own title, in its language; one in square brackets was supplied."),
        Column("publisher", TEXT, "Whose text it is."),
        Column("via", TEXT, "Who carries it, where that is not its publisher."),
        Column("kind", word("SourceKind"), "What kind of source it is."),
        Column("published", DATE, "When it was published: the day that dates what it says."),
        Column("accessed", DATE, "When it was read."),
        Column("language", LANGUAGE, "Its language."),
        Column("cited_by", many(ID), "The records that cite it anywhere."),
    ),
    "record": Table(
        "record",
        "records",
        "type id acronym name status last_word",
        "type id acronym name kind status last_word url summary",
        Column("type", TEXT, "Mission, agency, agreement, meeting or source.", kind_of, defined=""),
        Column("acronym", TEXT, "Its acronym.", _where_known("acronym")),
        Column(
            "name", TEXT, "Its name; of a source the title.", lambda item: getattr(item, "name", None) or item.title
        ),
        Column("kind", WORD, "Its kind, in the words of its type."),
        Column("status", WORD, "Its status, in the words of its type.", _where_known("status")),
        Column("last_word", DAY, "The newest day on which a source speaks of it.", _where_known("last_word")),
        Column("summary", TEXT, "What it is.", _where_known("summary")),
    ),
    "participants": Table(
        "participant", "participants", "record body role contribution", f"record {_TAKING_PART}", _NAME_OF_AGENCY
    ),
    "providers": Table(
        "provider",
        "providers",
        "record within body role contribution",
        f"record within {_TAKING_PART}",
        _NAME_OF_AGENCY,
    ),
    "members": Table("member", "members", "record body role since until", f"record {_TAKING_PART}", _NAME_OF_AGENCY),
    "instruments": Table(
        "instrument",
        "instruments",
        "record acronym name providers",
        f"record name acronym providers mission {_SAID}",
        Column("mission", ID, "The payload record that tells more of it.", "mission_id"),
    ),
    "timeline": Table(
        "milestone",
        "milestones",
        "record kind date certainty said subject",
        f"record kind date end certainty said stated subject wording local by place country vehicle site {_SAID}",
        Column("kind", word("MilestoneKind"), "What happened, or is planned."),
        Column("end", DATE, "Its last day, of what lasts."),
        Column("subject", TEXT, "What of the record it concerns, where not the whole."),
        Column("wording", TEXT, "The source's own words for the date."),
        Column("local", DATE, "The day by local time, where it is another than in UTC."),
        Column("country", COUNTRY, "The country in which it takes place."),
        Column("vehicle", TEXT, "The launch vehicle."),
        Column("site", TEXT, "The launch site."),
    ),
    "funding": Table(
        "sum of money",
        "sums of money",
        "record sum kind scope stated payers",
        "record kind scope qualifier amount upper currency basis payers recipients stated period equivalents key"
        f" revises {_SAID}",
        Column("sum", TEXT, "The sum as it was said.", lambda item: str(item.amount), defined="amount"),
        Column("kind", word("FundingKind"), "What kind of sum it is."),
        Column("scope", word("Scope"), "What it pays for, where the source says so."),
        Column("amount", NUMBER, "The sum, of a range its lower end.", lambda item: item.money.amount, unit="currency"),
        Column(
            "upper",
            NUMBER,
            "The upper end of a range.",
            lambda item: None if item.upper is None else item.upper.amount,
            unit="currency",
        ),
        Column("currency", CURRENCY, "The currency in which the source gives it."),
        Column(
            "basis",
            TEXT,
            "The prices in which it is counted: current, the year of constant prices, or unknown.",
            lambda item: item.money.basis,
            defined="money",
        ),
        Column("period", DATE, "The time for which it is given."),
        Column(
            "equivalents",
            many(TEXT),
            "What the source itself says that it is worth in other currencies.",
            lambda item: tuple(map(equivalent, item.equivalents)),
        ),
        Column("key", TEXT, "The name by which a later sum of the record revises it."),
        Column("revises", TEXT, "The key of the earlier sum that it revises."),
    ),
    "figures": Table(
        "figure",
        "figures",
        "record kind quantity counted of stated",
        f"record kind qualifier value unit counted of stated {_SAID}",
        Column("quantity", TEXT, "The figure as it was said.", quantity, defined="quantity"),
        Column("kind", word("FigureKind"), "What it measures or counts."),
        Column("value", NUMBER, "The number.", unit="unit"),
        Column("unit", TEXT, "The unit as pint writes it; none for counts."),
        Column("counted", TEXT, "What is counted."),
    ),
    "parties": Table(
        "party",
        "parties",
        "record body act date place",
        f"record {_BODY} act date place signatories {_SAID}",
        _NAME_OF_AGENCY,
        Column("act", word("PartyAct"), "What it did."),
    ),
    "signatories": Table(
        "signatory",
        "signatories",
        "record party act date name office",
        "record party act date name office sources",
        Column("party", BODY, "For whom.", _above("body_id"), defined=""),
        Column("act", word("PartyAct"), "What the party did.", _above("act"), defined=""),
        Column("date", DATE, "When.", _above("date"), defined=""),
        Column("name", TEXT, "The person's name, as the source writes it."),
        Column("sources", many(ID), "The sources that say so.", _above("source_ids"), defined=""),
    ),
    "relations": Table(
        "relation",
        "relations",
        "record kind to since until",
        f"record kind to since until {_SAID}",
        Column("kind", word("RelationKind"), "How the two are tied."),
    ),
    "slips": Table(
        "slip",
        "slips",
        "record first_plan said launch latest_plan least most",
        "record first_plan said launch latest_plan least most",
        Column("first_plan", DATE, "The first stated plan of the launch."),
        Column("said", DAY, "The day on which that was said."),
        Column("latest_plan", DATE, "The latest plan, of what has not been launched."),
        Column("least", INTEGER, "The launch, else the latest plan, after the first plan, at least.", unit="day"),
        Column("most", INTEGER, "The same, at most.", unit="day"),
    ),
    "disputes": Table(
        "dispute",
        "disputes",
        "record within field value note",
        f"record within field value {_SAID}",
        Column("field", TEXT, "The field that a source contradicts."),
        Column("value", TEXT, "What that source says."),
    ),
    "names": Table(
        "name",
        "names",
        "record language name",
        "record language name sources",
        Column("language", LANGUAGE, "The tag of its language."),
        Column("name", TEXT, "A native or translated name."),
    ),
    "citations": Table(
        "citation",
        "citations",
        "record kind within source",
        "record kind within source",
        Column("kind", TEXT, "What cites the source: the kind of record, or of element."),
        Column("within", TEXT, "The element that cites it: kind or role, and whose.", within, defined="on"),
        Column("source", ID, "The source.", "source_id"),
    ),
}
"""By kind of selection, its table. `status` never stands without `last_word`."""
