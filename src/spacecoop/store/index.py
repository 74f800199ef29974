"""What of a record can be asked for: terms (equality), spans (dates), names and text. All of it from the record's own code.

A keyword's values stand in the field of its name. Beside it, `KEYWORD.exactly` holds the values without what stands above
them, `KEYWORD.ever` what held once, and `KEYWORD.sure` the dates that are certain. `ref.X` holds direct references, but
for sources, of which the keyword itself has them.
"""

from __future__ import annotations

from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.elements import Participant
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.record import Record
from spacecoop.records.source import Source
from spacecoop.records.vocabulary import AgencyStatus, Role
from spacecoop.store.days import bounds
from spacecoop.store.keys import key, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacecoop.records.elements import Body
    from spacecoop.values.dates import PartialDate

    Term = tuple[str, str]
    Days = tuple[str, int, int]

LEAVES = frozenset({"role", "country", "agreement", "mission", "purpose", "signatory", "covers", "implements"})
"""The fields whose values `only(...)` must see whole, beside those that end in `.exactly`; sources and what they are cited by
are each other's inverse."""

LEADS = frozenset({Role.LEAD, Role.CO_LEAD})


TOLD = "name acronym contribution office place site vehicle subject counted note".split()
"""What full-text search reads of an element."""


def terms(item: Record | Source) -> Iterator[Term]:
    """Give each field and value by which a record or source is found on its catalogue's day."""
    if isinstance(item, Source):
        yield "kind", item.kind
        yield "publisher", key(item.publisher)
        if item.via is not None:
            yield "via", key(item.via)
        subtags = item.language.split("-") if item.language else []
        for length in range(1, len(subtags) + 1):
            yield "language", "-".join(subtags[:length])
        return
    for reference, id in item.references():
        yield f"ref.{reference}", id
    for id in item.cited_ids():
        yield "source", id
    if item.disputed:
        yield "disputed", "true"
    if isinstance(item, Mission):
        yield from _mission(item)
    elif isinstance(item, Agency):
        yield from _agency(item)
    elif isinstance(item, Agreement):
        yield from _agreement(item)
    elif isinstance(item, Meeting):
        yield from _meeting(item)


def _mission(mission: Mission) -> Iterator[Term]:
    yield "kind", mission.kind
    yield "status", mission.status
    for theme in mission.themes:
        yield "theme.exactly", theme
        for found in (theme, *theme.ancestors):
            yield "theme", found
    if mission.overdue is not None:
        yield "overdue", "true"
    for instrument in mission.instruments:
        names = [key(name) for name in (instrument.name, instrument.acronym or instrument.name)]
        yield "instrument.exactly", " ".join(names)
        for name in names:
            yield "instrument", name
    yield from _above("part_of", mission.part_of)
    for funding in mission.funding:
        yield from _sides("payer", funding.payers)
        yield from _sides("recipient", funding.recipients)
    yield from _taking_part(mission)


def _taking_part(mission: Mission) -> Iterator[Term]:
    for participant, role in mission.roles():
        bodies = answering(participant)
        ways = () if participant.via is None else _of_agency(participant.via)
        for suffix in ("", ".exactly") if mission.takes_part(participant) else (".ever",):
            exactly = suffix == ".exactly"
            for value in bodies[:1] if exactly else bodies:
                yield f"partner{suffix}", value
                yield f"partner+role{suffix}", f"{value} {role}"
                if role in LEADS:
                    yield f"lead{suffix}", value
            for value in ways[:1] if exactly else ways:
                yield f"partner{suffix}", value
            if not exactly:
                yield f"role{suffix}", role
                for code in participant.countries:
                    yield f"country{suffix}", code


def _agency(agency: Agency) -> Iterator[Term]:
    yield "kind", agency.kind
    yield "status", agency.status
    yield "status.ever", AgencyStatus.ACTIVE
    today = agency._catalogue().get("agency", agency.id)
    for code in today.countries:
        yield "country", code
    for above in today.above():
        yield "part_of", above.id
    for parent in today.parents:
        yield "part_of.exactly", parent.id
    for value in _of_agency(today):
        yield "within", value
    yield from _bodies("member", agency.members, [m for m in agency.members if not _left(agency, m)])


def _agreement(agreement: Agreement) -> Iterator[Term]:
    yield "kind", agreement.kind
    yield "status", agreement.status
    yield "level", agreement.level
    for purpose in agreement.purposes:
        yield "purpose", purpose
    for code in agreement.countries:
        yield "country", code
    for id in agreement.covers_ids:
        yield "covers", id
    for implemented in agreement.implements:
        yield "implements", implemented.id
    for party in agreement.parties:
        for person in party.signatories:
            yield "signatory", key(person.name)
    yield from _bodies("party", agreement.parties, agreement.standing)


def _meeting(meeting: Meeting) -> Iterator[Term]:
    yield "kind", meeting.kind
    if meeting.country is not None:
        yield "country", meeting.country
    yield from _above("series", meeting.series)
    for covered in meeting.covers:
        if isinstance(covered, Mission | Agreement):
            yield covered.RECORD_KIND, covered.id
    day = meeting._catalogue().day
    yield from _bodies("participant", meeting.participants, [p for p in meeting.participants if not p.left_by(day)])


def _above(keyword: str, parents: Iterable[Mission] | Iterable[Meeting]) -> Iterator[Term]:
    queue: list[Mission | Meeting] = list(parents)
    for parent in queue:
        yield f"{keyword}.exactly", parent.id
    for parent in queue:
        yield keyword, parent.id
        queue.extend(parent.part_of if isinstance(parent, Mission) else parent.series)


def _bodies(keyword: str, every: Iterable[Body], current: Iterable[Body]) -> Iterator[Term]:
    now: dict[str, None] = {}
    for body in current:
        yield f"{keyword}.exactly", body.body_id
        now |= dict.fromkeys(answering(body))
    for value in now:
        yield keyword, value
    for body in every:
        for value in answering(body):
            if value not in now:
                yield f"{keyword}.ever", value


def answering(body: Body) -> tuple[str, ...]:
    """Give the ids and codes by which a body is found: itself, those above it, what it grew into, its countries."""
    return (body.body_id,) if body.agency is None else _of_agency(body.agency)


def _sides(keyword: str, bodies: Iterable[Agency | str]) -> Iterator[Term]:
    for body in bodies:
        values = (body,) if isinstance(body, str) else _of_agency(body)
        yield f"{keyword}.exactly", values[0]
        for value in values:
            yield keyword, value


def _of_agency(agency: Agency) -> tuple[str, ...]:
    return (*(above.id for above in agency.answers_to()), *agency.countries)


def _left(agency: Agency, member: Participant) -> bool:
    return member.left_by(agency._catalogue().day)


def terms_elsewhere(item: Record | Source) -> Iterator[tuple[str, str, str]]:
    """Give the terms that a record brings to other records: the id of the other, field and value."""
    if isinstance(item, Mission):
        for participant in item.taking_part():
            for agency in (participant.agency, participant.via):
                for found in (agency, *agency.above()) if agency else ():
                    yield found.id, "mission", item.id
    elif isinstance(item, Agreement):
        for id in (*item.covers_ids, *(party.agency_id for party in item.standing if party.agency_id)):
            yield id, "agreement", item.id


def spans(item: Record | Source) -> Iterator[Days]:
    """Give each field of dates with the first and last possible day."""
    for field, date, end in _dates(item):
        if date is not None:
            first, last = bounds(date.earliest, (end or date).latest)
            yield field, first, last
            if not date.marked and not (end and end.marked):
                yield f"{field}.sure", first, last


def _dates(item: Record | Source) -> Iterator[tuple[str, PartialDate | None, PartialDate | None]]:
    """Give each keyword of dates with the date, and the end of what lasts. A launch stands by its UTC and by its local day."""
    if isinstance(item, Source):
        yield "published", item.published, None
    elif isinstance(item, Mission):
        launched = item.launched
        for day in (launched.date, launched.local) if launched else ():
            yield "launched", day, None
        yield "planned", item.planned_launch, None
        yield "ended", item.ended, None
    elif isinstance(item, Agency):
        yield "founded", item.founded, None
    elif isinstance(item, Agreement):
        yield "signed", item.signed, None
        yield "in_force", item.in_force, None
        yield "expires", item.expires, None
    elif isinstance(item, Meeting) and item.held is not None:
        yield "held", item.held.date, item.held.end


def names(item: Record | Source) -> Iterator[tuple[str, int]]:
    """Give each name by which a record is looked up, with its rank: 0 the id, 1 a former id, 2 a name, 3 an id elsewhere.

    A source has none: it is looked up by its id as it is written.
    """
    if isinstance(item, Source):
        return
    yield item.id, 0
    for id in item.former_ids:
        yield id, 1
    for name in (item.acronym, item.name, *item.aliases, *item.names.values()):
        if name is not None:
            yield name, 2
    for former in item.former_names:
        for name in (former.name, former.acronym):
            if name is not None:
                yield name, 2
    for ids in item.same_as.values():
        yield from ((id, 3) for id in ids)


def text(item: Record | Source) -> tuple[str, str]:
    """Give what full-text search reads: the names, and the rest."""
    if isinstance(item, Source):
        return words(f"{item.title} {item.id}"), words(f"{item.publisher} {item.via or ''}")
    named = [name for name, _ in names(item)]
    bare = [key(name) for name in named if name.isascii() and len(name) < 20]
    rest = [item.summary or "", item.note or ""]
    for part in item.elements():
        rest += [str(getattr(part, name, None) or "") for name in TOLD]
    return words(" ".join(dict.fromkeys(named + bare))), words(" ".join(filter(None, dict.fromkeys(rest))))
