"""The words of timelines: what happened or was planned, and which records may have it."""

from __future__ import annotations

from types import MappingProxyType

from .base import Vocabulary


class MilestoneKind(Vocabulary):
    """What has a date on a timeline; which records may have which stands in `MILESTONES`."""

    # missions
    PROPOSED = "proposed", "The idea or proposal was put forward; chosen by somebody it is selected."
    CALL = "call", "Proposals or payloads were invited; the choice among them is selected."
    SELECTED = "selected", "Chosen among proposals or candidates; the decision to carry it out is approved."
    APPROVED = "approved", "The decision to carry it out; a technical gate on the way is review_passed."
    STARTED = "started", "Work or service began of what does not fly: its launch; of what flies it is launch."
    REVIEW_PASSED = (
        "review_passed",
        "A design or readiness review was passed; the decision to carry it out is approved.",
    )
    DELIVERED = "delivered", "Hardware reached those who integrate or launch it; control or ownership is handed_over."
    LAUNCH = "launch", "Lift-off, UTC, whether it succeeds or not; the later parting from a carrier is separated."
    SEPARATED = "separated", "Parted from its carrier or mother craft to go its own way; lift-off is launch."
    ARRIVAL = (
        "arrival",
        "Reached its target (orbit, landing, docking, flyby); declared fit for use there: commissioned.",
    )
    COMMISSIONED = "commissioned", "Check-out ended, declared fit for use; a later word that it works is in_operation."
    IN_OPERATION = (
        "in_operation",
        "Said to work on that day, which changes no status; declared fit for use: commissioned.",
    )
    EXTENDED = "extended", "The decision to go on beyond the planned end; the new end is a planned ended."
    SUSPENDED = "suspended", "Halted, to be taken up again; for good it is ended or cancelled."
    RESUMED = "resumed", "Taken up again after suspended; prolonged without a halt it is extended."
    WITHDRAWN = "withdrawn", "Taken back by those who proposed it; where one participant leaves, that entry has until."
    FAILED = "failed", "Lost or unusable through a fault; closed at the end of its work it is ended."
    RETURNED = "returned", "Came back to Earth as meant, craft, capsule or crew; closed without return it is ended."
    HANDED_OVER = "handed_over", "Control or ownership passed to another body; hardware for integration is delivered."
    ENDED = "ended", "Its work was closed, or is planned to be; called off early it is cancelled, lost it is failed."
    CANCELLED = "cancelled", "Called off, a mission or a meeting; taken back by those who proposed it is withdrawn."
    # agreements
    OPENED = "opened", "Opened for signature; the text was agreed at adopted, each signature is a party's act."
    ADOPTED = "adopted", "The text was agreed by a conference or body; opened is when it may be signed."
    SIGNED = "signed", "Signed as a whole, where no party's day is known or for the place; else a party's act."
    PROVISIONALLY_APPLIED = (
        "provisionally_applied",
        "Applied before it is fully in effect; the day of full effect is in_force.",
    )
    IN_FORCE = "in_force", "Took effect as a whole; for one party alone it is that party's act."
    EXPIRES = "expires", "The last day of the stated term; an end by decision is terminated."
    TERMINATED = (
        "terminated",
        "Ended for all by decision; by its term it expires, one who leaves is withdrawn as a party.",
    )
    # agencies
    FOUNDED = "founded", "The body came into being; a new name alone is an entry of former_names."
    DISSOLVED = "dissolved", "The body closed or merged into a new one; a new name alone is an entry of former_names."
    # meetings
    HELD = "held", "Took place, or is planned to; called off it is cancelled."


class Certainty(Vocabulary):
    """Whether something is told as done or as meant."""

    ACTUAL = "actual", "Told as done or in place, the default; only announced it is planned."
    PLANNED = (
        "planned",
        "Announced on the day stated, and kept when a newer plan or the event comes; done it is actual.",
    )


_M = MilestoneKind

MISSION_MILESTONES: frozenset[MilestoneKind] = frozenset(
    (
        _M.PROPOSED, _M.CALL, _M.SELECTED, _M.APPROVED, _M.STARTED, _M.REVIEW_PASSED, _M.DELIVERED, _M.LAUNCH,
        _M.SEPARATED, _M.ARRIVAL, _M.COMMISSIONED, _M.IN_OPERATION, _M.EXTENDED, _M.SUSPENDED, _M.RESUMED, _M.WITHDRAWN,
        _M.FAILED, _M.RETURNED, _M.HANDED_OVER, _M.ENDED, _M.CANCELLED,
    )
)  # fmt: skip
AGREEMENT_MILESTONES: frozenset[MilestoneKind] = frozenset(
    (_M.OPENED, _M.ADOPTED, _M.SIGNED, _M.PROVISIONALLY_APPLIED, _M.IN_FORCE, _M.EXPIRES, _M.TERMINATED)
)
AGENCY_MILESTONES: frozenset[MilestoneKind] = frozenset((_M.FOUNDED, _M.DISSOLVED))
MEETING_MILESTONES: frozenset[MilestoneKind] = frozenset((_M.HELD, _M.CANCELLED))

MILESTONES = MappingProxyType(
    {
        "mission": MISSION_MILESTONES,
        "agency": AGENCY_MILESTONES,
        "agreement": AGREEMENT_MILESTONES,
        "meeting": MEETING_MILESTONES,
    }
)
"""By kind of record, the milestones that its timeline may have."""
