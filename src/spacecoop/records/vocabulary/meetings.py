"""The words of meetings."""

from __future__ import annotations

from .base import Vocabulary


class MeetingKind(Vocabulary):
    """What a meeting is; a series is a meeting record too, and its editions are `part_of` it."""

    SERIES = "series", "The row of meetings as such; each edition is a record of its own kind, part_of the series."
    WORKSHOP = "workshop", "Specialists work on a subject; open, with papers from a whole field, it is symposium."
    COMMITTEE = (
        "committee",
        "A session of a standing committee or working group; other talks of officials are dialogue.",
    )
    DIALOGUE = "dialogue", "Officials of two or more sides talk; as a standing body of theirs it is committee."
    ASSEMBLY = "assembly", "The members of an organisation in full session; open to others too it is conference."
    CONFERENCE = "conference", "Large, on many subjects or of many states; papers on one subject are a symposium."
    SCHOOL = "school", "Teaches students or young researchers; specialists among themselves hold a workshop."
    SYMPOSIUM = (
        "symposium",
        "Papers on one subject; on many it is conference, to work on one in a small round workshop.",
    )
    CEREMONY = "ceremony", "A signing, opening, handover or anniversary; the talks beside it are dialogue."
