"""What selections hold: the classes of each kind, and the parts of records."""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TypeAlias

    Path: TypeAlias = tuple[str | int, ...]

CLASSES: Mapping[str, tuple[str, ...]] = {
    "mission": ("mission.Mission",),
    "agency": ("agency.Agency",),
    "agreement": ("agreement.Agreement",),
    "meeting": ("meeting.Meeting",),
    "source": ("source.Source",),
    "record": ("mission.Mission", "agency.Agency", "agreement.Agreement", "meeting.Meeting", "source.Source"),
    "participants": ("elements.Participant",),
    "providers": ("elements.Participant",),
    "members": ("elements.Participant",),
    "instruments": ("elements.Instrument",),
    "timeline": ("timeline.Milestone",),
    "funding": ("funding.Funding",),
    "figures": ("elements.Figure",),
    "parties": ("elements.Party",),
    "signatories": ("elements.Person",),
    "relations": ("elements.Relation",),
    "slips": ("slip.Slip",),
    "disputes": ("elements.Dispute",),
    "names": ("flat.Name",),
    "citations": ("flat.Citation",),
}
"""What a selection of a kind holds, in `spacecoop.records`."""

RECORDS = ("mission", "agency", "agreement", "meeting", "record")
_ELEMENTS = (
    *("participants", "providers", "members", "instruments", "timeline"),
    *("funding", "figures", "parties", "relations"),
)
PARTS: Mapping[str, tuple[str, ...]] = {
    "participants": ("mission", "meeting", "record"),
    "providers": ("mission", "record", "instruments"),
    "instruments": ("mission", "record"),
    "timeline": RECORDS,
    "funding": ("mission", "agency", "agreement", "record"),
    "figures": RECORDS,
    "parties": ("agreement", "record"),
    "signatories": ("agreement", "record", "parties"),
    "members": ("agency", "record"),
    "relations": RECORDS,
    "slips": ("mission", "record"),
    "disputes": (*RECORDS, *_ELEMENTS),
    "names": RECORDS,
    "citations": (*RECORDS, *_ELEMENTS, "disputes"),
}
"""The parts that `each` takes, and the kinds of selection that have them, at whatever depth."""
ATTRIBUTES = {"names": "named"}
"""The attributes that hold parts, where they have another name."""
DEEP = ("disputes", "citations")
"""The parts that stand in records and in their elements; what has parts of another name has none further down."""


def paths(model: Any, part: str) -> Iterator[Path]:
    """Give the path to every part that stands under a name in a record or element, at whatever depth."""
    from spacecoop.records.model import Model, tuples

    attribute = ATTRIBUTES.get(part, part)
    if hasattr(type(model), attribute):
        yield from ((attribute, position) for position in range(len(getattr(model, attribute))))
        if part not in DEEP:
            return
    for name, several in tuples(model):
        for position, child in enumerate(several):
            if isinstance(child, Model):
                for further in paths(child, part):
                    yield (name, position, *further)


def class_at(place: str) -> type:
    """Give the class of a place such as `mission.Mission`, loading its module only now."""
    module, _, name = place.partition(".")
    found: type = getattr(__import__(f"spacecoop.records.{module}", fromlist=[name]), name)
    return found


def attributes(kind: str) -> frozenset[str]:
    """Give the names of the public attributes, stored and derived, of what a selection of a kind holds."""
    names: set[str] = set()
    for place in CLASSES[kind]:
        cls = class_at(place)
        names |= {n for n in dir(cls) if n[0] != "_" and not n.isupper() and not callable(getattr(cls, n))}
    return frozenset(names)
