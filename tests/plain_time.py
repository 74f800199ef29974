"""What DESIGN.md says of time, word by word, on records as they are written; slow, and no code of the library's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from spacecoop.values.dates import PartialDate

LAUNCHES = ("launch", "started")
ENDINGS = ("ended", "returned", "failed")
PREPARES = ("proposed", "call", "selected", "approved")
JOINED = ("signed", "accepted", "ratified", "acceded")
WORKED = ("commissioned", "arrival", "in_operation", "extended")
DECIDED = {
    "proposed": "proposed",
    **dict.fromkeys(("call", "selected", "approved", "review_passed", "delivered"), "planned"),
    **dict.fromkeys(("launch", "started", "separated", "arrival", "commissioned"), "operating"),
    "suspended": "suspended",
    **dict.fromkeys(("cancelled", "withdrawn"), "cancelled"),
    "failed": "failed",
    **dict.fromkeys(("ended", "returned"), "completed"),
}


class Known:
    """What was known of records on a day. `today` is the day of the whole catalogue, whose tree of agencies is used."""

    def __init__(self, records: Iterable[Any], sources: Iterable[Any], day: date, today: date) -> None:
        self.records = {record.id: record for record in records}
        self.published = {source.id: source.published for source in sources}
        self.day = day
        self.today = today
        self._first: dict[str, date] = {}

    # what was known

    def since(self, part: Any) -> date | None:
        """The day from which an element was known; None: with its record."""
        what = type(part).__name__
        if what == "Milestone" and not part.planned:
            return _first(part.date, part.stated)
        if what in ("Milestone", "Funding", "Figure"):
            return _first(*([part.stated] if part.stated else [self.published[id] for id in part.source_ids]))
        if what == "Participant":
            return _first(part.since, part.stated)
        return _first(getattr(part, {"Party": "date", "Relation": "since"}.get(what, ""), None))

    def cut(self, parts: Iterable[Any]) -> list[Any]:
        return [part for part in parts if (since := self.since(part)) is None or since <= self.day]

    def there(self, record: Any) -> bool:
        """A record appears with its first dated fact; one with no dated fact is there on every day."""
        if record.id not in self._first:
            days = [since for part in record.elements() if (since := self.since(part))]
            self._first[record.id] = min(days, default=self.day)
        return self._first[record.id] <= self.day

    def ids(self, kind: str) -> set[str]:
        return {id for id, record in self.records.items() if self.there(record) and kind == record.RECORD_KIND}

    def tied(self, record: Any, *kinds: str) -> list[str]:
        """What relations that hold on the day lead to."""
        known = [tie for tie in self.cut(record.relations) if tie.kind in kinds]
        return [tie.to_id for tie in known if _holds(tie, self.day, self.day)]

    def above(self, record: Any) -> set[str]:
        found: set[str] = set()
        queue = self.tied(record, "part_of")
        for id in queue:
            if id not in found:
                found.add(id)
                queue += self.tied(self.records[id], "part_of")
        return found

    def naming(self, id: str, kind: str) -> list[Any]:
        """The records from which such a relation to this one holds."""
        return [r for r in self.records.values() if id in self.tied(r, kind) and self.there(r)]

    # missions

    def told(self, mission: Any) -> list[Any]:
        own = self.cut(mission.timeline)
        plans, events = [m for m in own if m.planned], [m for m in own if not m.planned]
        if any(event.kind in LAUNCHES for event in events):
            return own
        for ride in self.cut(mission.relations):
            for launch in self.told(self.records[ride.to_id]) if ride.kind == "carried_by" else ():
                if launch.kind == "launch" and launch.planned:
                    said = self.since(launch)
                    plans += [launch] if _holds(ride, said, said) else []
                elif launch.kind == "launch" and _holds(ride, launch.date.earliest, launch.date.latest):
                    turn = _turn(launch, events)
                    if not {event.kind for event in events[:turn]} & {"cancelled", "withdrawn"}:
                        events.insert(turn, launch)
        return plans + events

    def status(self, mission: Any) -> str:
        told = self.told(mission)
        plans, events = [m for m in told if m.planned], _of_the_whole([m for m in told if not m.planned])
        counting: list[tuple[int, Any]] = []
        for position, event in enumerate(events):
            if event.kind in DECIDED:
                counting.append((position, event))
            elif event.kind == "resumed" and any(e.kind == "suspended" for _, e in counting):
                while counting.pop()[1].kind != "suspended":
                    pass
                while counting and counting[-1][1].kind == "suspended":
                    counting.pop()
        if not counting:
            return "planned" if plans else "proposed"
        position, event = counting[-1]
        if event.kind == "proposed" and any(plan.kind in LAUNCHES for plan in plans):
            return "planned"
        if event.kind in (*LAUNCHES, "separated"):
            done = {(e.kind, e.subject) for e in events}
            awaited = {plan.kind for plan in plans if (plan.kind, plan.subject) not in done}
            for kind, status in (("arrival", "cruise"), ("commissioned", "commissioning")):
                if kind in awaited:
                    return status
        if event.kind == "failed" and any(e.kind in WORKED for e in events[:position]):
            return "completed"
        return DECIDED[event.kind]

    def launched(self, mission: Any) -> Any:
        return next((m for m in self.told(mission) if m.kind in LAUNCHES and not m.planned), None)

    def launch(self, mission: Any) -> PartialDate | None:
        launched = self.launched(mission)
        return launched.date if launched else None

    def planned_launch(self, mission: Any) -> PartialDate | None:
        """Of each kind and subject the plan said last; of these the earliest."""
        if self.launched(mission):
            return None
        latest: dict[Any, Any] = {}
        for plan in (m for m in self.told(mission) if m.planned and m.kind in LAUNCHES):
            other = latest.get((plan.kind, plan.subject))
            if other is None or self._said(other) <= self._said(plan):
                latest[plan.kind, plan.subject] = plan
        return min((plan.date for plan in latest.values()), default=None)

    def ended(self, mission: Any) -> PartialDate | None:
        ends = [m.date for m in self.told(mission) if m.kind in ENDINGS and not m.planned]
        return ends[-1] if ends and self.status(mission) in ("completed", "failed") else None

    def overdue(self, mission: Any) -> bool:
        plan = self.planned_launch(mission)
        passed = plan is not None and plan.latest is not None and plan.latest < self.day
        return passed and self.status(mission) in ("proposed", "planned", "suspended")

    def parts(self, mission: Any) -> list[tuple[Any, str]]:
        """Who takes part on the day, and as what: of an ended mission, on its last."""
        ended = self.ended(mission)
        last = (ended and ended.latest) or self.day
        found = [(part, str(part.role)) for part in self.cut(mission.participants)]
        for instrument in mission.instruments:
            found += [(part, "instrument") for part in self.cut(instrument.providers)]
        return [(part, role) for part, role in found if not left(part, last)]

    # bodies, by today's tree

    def answers(self, body: str) -> set[str]:
        """The bodies and countries as which one is found: those above it, what grew out of it, its countries."""
        if body.isupper():
            return {body}
        found, queue = {body}, [body]
        for id in queue:
            after = [a.id for a in self.agencies() if id in self._tree(a, "predecessor")]
            for other in (*self._tree(self.records[id], "part_of"), *after):
                if other not in found:
                    found.add(other)
                    queue.append(other)
        return found | self.countries(body)

    def countries(self, body: str, then: bool = False) -> set[str]:
        """The codes for which a body counts in a search; or (`then`) in a record, where the tree is that of the day."""
        if body.isupper():
            return {body}
        agency = self.records[body]
        if agency.country:
            return {agency.country}
        parents = self.tied(agency, "part_of") if then else self._tree(agency, "part_of")
        return {code for parent in parents for code in self.countries(parent, then)}

    def agencies(self) -> list[Any]:
        return [record for record in self.records.values() if record.RECORD_KIND == "agency"]

    def _tree(self, agency: Any, kind: str) -> list[str]:
        return [tie.to_id for tie in agency.relations if tie.kind == kind and _holds(tie, self.today, self.today)]

    def agency_status(self, agency: Any) -> str:
        return "dissolved" if self.events(agency, "dissolved") else "active"

    # agreements and the rest

    def events(self, record: Any, *kinds: str) -> list[Any]:
        return [m for m in self.cut(record.timeline) if m.kind in kinds and not m.planned]

    def acts(self, paper: Any, *acts: str) -> list[Any]:
        return [party for party in self.cut(paper.parties) if party.act in acts]

    def applies(self, paper: Any) -> bool:
        return bool(self.events(paper, "in_force", "provisionally_applied") or self.acts(paper, "in_force"))

    def is_signed(self, paper: Any) -> bool:
        signed = self.events(paper, "signed", "adopted", "opened") or self.acts(paper, *JOINED)
        return bool(signed) or self.applies(paper)

    def expires(self, paper: Any) -> PartialDate | None:
        return max((m.date for m in self.cut(paper.timeline) if m.kind == "expires"), default=None)

    def agreement_status(self, paper: Any) -> str:
        expires = self.expires(paper)
        renewing = [*self.naming(paper.id, "renews"), *self.naming(paper.id, "extends")]
        if self.events(paper, "terminated"):
            return "terminated"
        if any(self.is_signed(other) for other in self.naming(paper.id, "supersedes")):
            return "superseded"
        if expires and expires.latest and expires.latest < self.day and not any(map(self.is_signed, renewing)):
            return "expired"
        return "in_force" if self.applies(paper) else "signed" if self.is_signed(paper) else "planned"

    def signed(self, paper: Any) -> PartialDate | None:
        """The timeline's, else the last of the parties'."""
        for event in self.events(paper, "signed"):
            return event.date  # type: ignore[no-any-return]
        days = [party.date for party in self.acts(paper, "signed") if party.date]
        return max(days, key=lambda day: (day.latest is None, day.latest or self.today, day), default=None)

    def in_force(self, paper: Any) -> PartialDate | None:
        dates = [event.date for event in self.events(paper, "in_force")][:1]
        dates = dates or sorted(party.date for party in self.acts(paper, "in_force") if party.date)
        return next(iter(dates or [event.date for event in self.events(paper, "provisionally_applied")]), None)

    def standing(self, paper: Any) -> list[str]:
        """The parties, but for those that have withdrawn."""
        gone = {party.body_id for party in self.acts(paper, "withdrawn")}
        return [party.body_id for party in self.cut(paper.parties) if party.body_id not in gone]

    def joined(self, paper: Any) -> set[str]:
        """The parties that signed, accepted, ratified or acceded (or are bound), the last act of each deciding."""
        found: set[str] = set()
        acts = ("signed", "accepted", "ratified", "acceded", "in_force")
        for party in sorted(self.cut(paper.parties), key=self._said):
            if party.act in acts:
                found.add(party.body_id)
            elif party.act == "withdrawn":
                found.discard(party.body_id)
        return found

    def founded(self, agency: Any) -> PartialDate | None:
        return next((event.date for event in self.events(agency, "founded")), None)

    def held(self, meeting: Any) -> Any:
        """When it was held, else the latest plan."""
        plans = sorted((m for m in self.cut(meeting.timeline) if m.planned and m.kind == "held"), key=self._said)
        return next(iter([*self.events(meeting, "held"), *plans[::-1]]), None)

    def _said(self, plan: Any) -> int:
        said = self.since(plan)
        return said.toordinal() if said else 0

    def start(self, meeting: Any) -> PartialDate | None:
        held = self.held(meeting)
        return held.date if held else None


def _of_the_whole(events: list[Any]) -> list[Any]:
    """All but what prepares a part of something under way."""
    start = next((n for n, event in enumerate(events) if event.kind in LAUNCHES), len(events))
    return events[:start] + [e for e in events[start:] if not (e.subject and e.kind in PREPARES)]


def _first(*dates: PartialDate | None) -> date | None:
    """What is known in part counts from its last day."""
    return min((when.latest for when in dates if when and when.latest), default=None)


def left(part: Any, day: date) -> bool:
    """Whether its `until` has passed."""
    return part.until is not None and part.until.latest is not None and part.until.latest < day


def _holds(tie: Any, first: date | None, last: date | None) -> bool:
    """Whether a tie has neither certainly begun after some days nor certainly ended before them."""
    late = tie.since and tie.since.earliest and last and tie.since.earliest > last
    gone = tie.until and tie.until.latest and first and tie.until.latest < first
    return not (late or gone)


def _turn(launch: Any, events: list[Any]) -> int:
    """Before what certainly follows a carrier's launch, or tells of flight and does not certainly precede it."""
    for position, event in enumerate(events):
        status = DECIDED.get(event.kind)
        if event.date.after(launch.date) or (
            status not in ("proposed", "planned", "suspended") and not event.date.before(launch.date)
        ):
            return position
    return len(events)


def bounds(record: Any) -> set[date]:
    """The days at and around which anything of a record may turn."""
    found: set[date] = set()
    for part in record.elements():
        for name in ("date", "stated", "since", "until", "end"):
            when = getattr(part, name, None)
            for day in (when.earliest, when.latest) if when else ():
                if day and 1 < day.toordinal() < 3_000_000:
                    found |= {day, day - timedelta(days=1), day + timedelta(days=1)}
    return found
