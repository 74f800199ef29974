"""Records in a paragraph: who, what, when and under which agreement, in whole sentences of the reader's language."""

from __future__ import annotations

from functools import reduce

from spacecoop.errors import shown
from spacecoop.records.agency import Agency
from spacecoop.records.agreement import Agreement
from spacecoop.records.meeting import Meeting
from spacecoop.records.mission import Mission
from spacecoop.records.status import CALLED_OFF, ENDINGS, UNFLOWN, standing_plan
from spacecoop.records.timeline import last
from spacecoop.records.vocabulary import MilestoneKind, Role
from spacecoop.values.dates import PartialDate
from spacecoop.views.dates import format_date, when
from spacecoop.views.labels import language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from spacecoop.records.record import Record
    from spacecoop.records.vocabulary import Vocabulary
    from spacecoop.views.labels import Language

MOST = 6
"""How many names a sentence lists; of more it says how many."""

K = MilestoneKind


def describe(record: Record, locale: str | Language) -> str:
    """Tell in a paragraph what a record's own values say.

    Every sentence is translated as a whole; in a language that has none of ours, all of it is English. Raises UnknownValue
    for an unknown locale, Unbound for a record that belongs to no catalogue.

    >>> import spacecoop
    >>> "Der Start erfolgte am 22. Juni 2024." in describe(spacecoop.mission("SVOM"), "de")
    True
    """
    reader = language(locale).words
    for kind, told in _KINDS.items():
        if isinstance(record, kind):
            sentences = (text[:-1] if text.endswith("..") else text for text in told(record, reader))
            return reduce(lambda text, more: reader.say("{text} {sentence}", text=text, sentence=more), sentences)
    raise TypeError(f"describe() takes a mission, an agency, an agreement or a meeting, not {shown(record)}")


def _mission(mission: Mission, reader: Language) -> Iterator[str]:
    yield _what(mission, reader)
    if mission.themes:
        yield reader.say("Subjects: {words}.", words=_words(mission.themes, reader))
    roles = [(one.agency or one.body_id, role) for one, role in mission.roles() if mission.takes_part(one)]
    leads = dict.fromkeys(body for body, role in roles if role in (Role.LEAD, Role.CO_LEAD))
    if leads:
        yield reader.count("Lead: {names}.", "Leads: {names}.", len(leads), names=_bodies(leads, reader))
    if others := dict.fromkeys(body for body, _ in roles if body not in leads):
        names = _bodies(others, reader)
        if leads:
            yield reader.say("Also taking part: {names}.", names=names)
        else:
            yield reader.say("Taking part: {names}.", names=names)
    if mission.countries:
        yield reader.say("Countries: {names}.", names=_some(map(reader.country, mission.countries), reader))
    if mission.part_of:
        yield reader.say("It is part of: {names}.", names=_names(mission.part_of, reader))
    if mission.carried_by:
        yield reader.say("Carrier: {names}.", names=_names(mission.carried_by, reader))
    yield from _launch(mission, reader)
    yield from _ending(mission, reader)
    yield _status(mission.status, mission, reader)
    if papers := sorted(mission.agreements, key=lambda paper: paper.signed or _UNDATED):
        titles = _titles(papers, reader)
        yield reader.count(
            "Agreement behind it: {titles}.", "Agreements behind it: {titles}.", len(papers), titles=titles
        )


def _launch(mission: Mission, reader: Language) -> Iterator[str]:
    event, plan = mission.launched, standing_plan(mission.told)
    if event is not None:
        day = when(event.date, reader)
        if event.kind is K.LAUNCH:
            yield reader.say("The launch took place {when}.", when=day)
        else:
            yield reader.say("Work began {when}.", when=day)
    elif plan is not None:
        day = when(plan.date, reader)
        work, overdue = plan.kind is K.STARTED, mission.overdue is not None
        holds = mission.status in UNFLOWN and not _past(plan.date, mission)
        if work and holds:
            yield reader.say("Work is planned to begin {when}.", when=day)
        elif holds:
            yield reader.say("The launch is planned {when}.", when=day)
        elif work and overdue:
            yield reader.say("Work had been planned to begin {when}; no beginning is known.", when=day)
        elif work:
            yield reader.say("Work had been planned to begin {when}.", when=day)
        elif overdue:
            yield reader.say("The launch had been planned {when}; none is known.", when=day)
        else:
            yield reader.say("The launch had been planned {when}.", when=day)
        if plan.said is not None:
            yield reader.say("This was said {when}.", when=when(plan.said, reader))


def _past(date: PartialDate, record: Record) -> bool:
    """Tell whether no day on which it was planned is left."""
    return date.latest is not None and date.latest < record._catalogue().day


def _ending(mission: Mission, reader: Language) -> Iterator[str]:
    event = last(mission.told, *ENDINGS, *CALLED_OFF)
    if event is None or (event.kind in ENDINGS and mission.ended is None):
        return
    day = when(event.date, reader)
    if event.kind is K.FAILED:
        yield reader.say("It was lost {when}.", when=day)
    elif event.kind is K.RETURNED:
        yield reader.say("The return to Earth took place {when}.", when=day)
    elif event.kind is K.ENDED:
        yield reader.say("Its work ended {when}.", when=day)
    else:
        yield reader.say("It was called off {when}.", when=day)


def _agency(agency: Agency, reader: Language) -> Iterator[str]:
    yield _what(agency, reader)
    if agency.country is not None:
        country = reader.country(agency.country)
        place = reader.say("{city}, {country}", city=agency.city, country=country) if agency.city else country
        yield reader.say("Seat: {place}.", place=place)
    if agency.parents:
        yield reader.say("It stands under: {names}.", names=_names(agency.parents, reader))
    if agency.founded is not None:
        yield reader.say("It was founded {when}.", when=when(agency.founded, reader))
    if agency.predecessors:
        yield reader.say("It grew out of: {names}.", names=_names(agency.predecessors, reader))
    if agency.dissolved is not None:
        yield reader.say("It was dissolved {when}.", when=when(agency.dissolved, reader))
    if agency.successors:
        yield reader.say("It lives on in: {names}.", names=_names(agency.successors, reader))
    if n := len({one.body_id for one in agency.members if one.role is Role.MEMBER and one.until is None}):
        yield reader.count("It has {n} member.", "It has {n} members.", n)
    if agency.missions:
        yield reader.count(
            "Its {n} mission in this catalogue: {names}.",
            "Its {n} missions in this catalogue: {names}.",
            len(agency.missions),
            names=_names(agency.missions, reader),
        )
    if n := len(agency.agreements):
        yield reader.count("It is a party to {n} agreement here.", "It is a party to {n} agreements here.", n)
    yield from _last_word(agency, reader)


def _agreement(paper: Agreement, reader: Language) -> Iterator[str]:
    yield reader.word("AgreementKind sentence", paper.kind, name=_title(paper, reader))
    if paper.purposes:
        yield reader.say("Purposes: {words}.", words=_words(paper.purposes, reader))
    if bodies := dict.fromkeys(one.agency or one.body_id for one in paper.standing):
        yield reader.say("Parties: {names}.", names=_bodies(bodies, reader))
    if paper.signed is not None:
        yield reader.say("It was signed {when}.", when=when(paper.signed, reader))
    if paper.place is not None:
        yield reader.say("Place of signature: {place}.", place=paper.place)
    if paper.in_force is not None:
        yield reader.say("It took effect {when}.", when=when(paper.in_force, reader))
    if paper.expires is not None:
        yield reader.say("End of its term: {date}.", date=format_date(paper.expires, reader))
    if paper.terminated is not None:
        yield reader.say("It was terminated {when}.", when=when(paper.terminated, reader))
    if paper.implements:
        yield reader.say("It carries out: {titles}.", titles=_titles(paper.implements, reader))
    if paper.missions:
        names = _names(paper.missions, reader)
        n = len(paper.missions)
        yield reader.count("It covers {n} mission: {names}.", "It covers {n} missions: {names}.", n, names=names)
    yield _status(paper.status, paper, reader)


def _meeting(meeting: Meeting, reader: Language) -> Iterator[str]:
    yield _what(meeting, reader)
    if meeting.series:
        yield reader.say("Series: {names}.", names=_names(meeting.series, reader))
    if meeting.held is not None and meeting.start is not None:
        lasting = (
            meeting.end is not None and meeting.end != meeting.start and "/" not in f"{meeting.start}{meeting.end}"
        )
        date = PartialDate(f"{meeting.start}/{meeting.end}") if lasting else meeting.start
        day = when(date, reader, lasting=True)
        if not meeting.held.planned:
            yield reader.say("It was held {when}.", when=day)
        elif _past(date, meeting):
            yield reader.say("It had been planned {when}.", when=day)
        else:
            yield reader.say("It is to be held {when}.", when=day)
    if meeting.place is not None:
        country = reader.country(meeting.country) if meeting.country else None
        place = reader.say("{city}, {country}", city=meeting.place, country=country) if country else meeting.place
        yield reader.say("Place: {place}.", place=place)
    if bodies := dict.fromkeys(one.agency or one.body_id for one in meeting.participants):
        yield reader.say("Taking part: {names}.", names=_bodies(bodies, reader))
    if meeting.topics:
        yield reader.say("Subjects: {words}.", words=_words(meeting.topics, reader))
    if meeting.covers:
        yield reader.say("It dealt with: {names}.", names=_names(meeting.covers, reader))
    if n := len(meeting.editions):
        yield reader.count("{n} edition is known.", "{n} editions are known.", n)
    yield from _last_word(meeting, reader)


_KINDS: dict[type[Record], Callable[[Any, Language], Iterator[str]]] = {
    Mission: _mission,
    Agency: _agency,
    Agreement: _agreement,
    Meeting: _meeting,
}
_UNDATED = PartialDate("9999")


def _what(record: Mission | Agency | Meeting, reader: Language) -> str:
    """Say what it is, in the sentence of its kind."""
    name = reader.name(record)
    if record.acronym is not None and record.acronym != name:
        name = reader.say("{name} ({acronym})", name=name, acronym=record.acronym)
    return reader.word(f"{type(record.kind).__name__} sentence", record.kind, name=name)


def _status(status: Vocabulary, record: Record, reader: Language) -> str:
    word = reader.word(type(status).__name__, status)
    if record.last_word is None:
        return reader.say("Status: {status}.", status=word)
    return reader.say("Status: {status}; last word: {date}.", status=word, date=format_date(record.last_word, reader))


def _last_word(record: Record, reader: Language) -> Iterator[str]:
    if record.last_word is not None:
        yield reader.say("Last word: {date}.", date=format_date(record.last_word, reader))


def _words(words: Iterable[Vocabulary], reader: Language) -> str:
    """List words of a vocabulary; some of them have an "and" of their own."""
    return reader.say("; ").join(reader.word(type(word).__name__, word) for word in words)


def _bodies(bodies: Iterable[Agency | str], reader: Language) -> str:
    return _some(map(reader.body, bodies), reader)


def _names(records: Iterable[Record], reader: Language) -> str:
    return _some((_title(one, reader) if isinstance(one, Agreement) else reader.short(one) for one in records), reader)


def _titles(papers: Iterable[Agreement], reader: Language) -> str:
    return _some((_title(paper, reader) for paper in papers), reader, 3)


def _title(paper: Agreement, reader: Language) -> str:
    return reader.say("“{title}”", title=reader.name(paper))


def _some(names: Iterable[str], reader: Language, most: int = MOST) -> str:
    """List the first names, and how many more there are."""
    listed = list(names)
    if more := len(listed) - most:
        listed[most:] = [reader.count("{n} more", "{n} more", more)] if more > 0 else []
    return reader.join(listed)
