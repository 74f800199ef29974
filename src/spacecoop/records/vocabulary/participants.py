"""The words of participants, of missions, meetings and agencies alike."""

from __future__ import annotations

from .base import Vocabulary


class Role(Vocabulary):
    """What a participant does; never finer than the source, which leaves `partner` where it says no more."""

    LEAD = "lead", "Bears the whole; where several share that as equals, each is co_lead."
    CO_LEAD = "co_lead", "Shares the lead as an equal; who contributes to another's mission is partner or a finer role."
    PARTNER = "partner", "Takes part, and no source says with what; where one does, the finer role stands."
    FUNDER = "funder", "Gives money to the common work; who pays for goods or services for itself is customer."
    PROPOSER = "proposer", "Put the idea or proposal forward; what it then does in the mission is a second role."
    PLATFORM = "platform", "Builds the craft as a partner; for pay it is contractor, a lander or module is element."
    ELEMENT = "element", "Provides a lander, rover, orbiter or module of a larger mission; the main craft is platform."
    PAYLOAD_MODULE = "payload_module", "Provides the module that bears the instruments; one of these is instrument."
    INSTRUMENT = "instrument", "Provides a whole instrument or experiment; a part of one is component."
    COMPONENT = "component", "Provides a part of an instrument or craft; a whole instrument is instrument."
    LAUNCH = "launch", "Provides the launch as its contribution; who sells it is contractor."
    OPERATIONS = "operations", "Controls the craft or facility; who only lends antennas for it is ground_station."
    GROUND_STATION = (
        "ground_station",
        "Lends antennas to track, command or receive; who controls the craft has operations.",
    )
    TESTING = "testing", "Tests or calibrates what others build, or lends the site for it; who builds has that role."
    SCIENCE = "science", "Takes part in the research: teams, investigators, analysis; who handles the data has data."
    DATA = "data", "Receives, processes, archives or distributes the data; research with them is science."
    CREW = "crew", "Sends people on the flight; who provides the craft that they fly in has platform."
    CONTRACTOR = (
        "contractor",
        "Works for pay under a contract; the same work as a partner's own share has its own role.",
    )
    CUSTOMER = "customer", "Buys goods, a service or a flight for its own use; money for the common work is funder."
    HOST = "host", "Lends the place or the craft to a guest or meeting; who runs the meeting is organiser."
    ORGANISER = (
        "organiser",
        "Prepares and runs a meeting or call; who presides is chair, who only lends the place host.",
    )
    CHAIR = "chair", "Presides over a meeting, committee or body; who prepares and runs the meeting is organiser."
    ATTENDEE = "attendee", "Present at a meeting, with no other role told; who belongs to a body is its member."
    MEMBER = "member", "Belongs to a body or group with full rights; without them it is observer."
    OBSERVER = "observer", "Admitted to a body or group without a member's rights; merely present once is attendee."
