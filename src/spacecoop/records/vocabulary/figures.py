"""The words of figures, each with its unit."""

from __future__ import annotations

from .base import Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class FigureKind(Vocabulary):
    """What a number measures or counts; sums of money are funding, not figures.

    `unit` is the unit, by its name in pint, whose dimension a figure's own unit must have; empty for counts.
    """

    unit: str

    def __new__(cls, word: str, definition: str = "", unit: str = "") -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        member.unit = unit
        return member

    LAUNCH_MASS = "launch_mass", "Mass at lift-off, propellant included; without propellant it is dry_mass.", "kg"
    DRY_MASS = "dry_mass", "Mass without propellant; at lift-off, with propellant, it is launch_mass.", "kg"
    ALTITUDE = (
        "altitude",
        "Height above a body's surface, of an orbit or flight; from one body to another: distance.",
        "km",
    )
    INCLINATION = "inclination", "Angle of the orbit to the equator; the height of the orbit is altitude.", "degree"
    DESIGN_LIFE = "design_life", "How long it is built to work; how long it did follows from the timeline.", "year"
    ATTENDANCE = "attendance", "Persons at a meeting; persons in a project or trained by it are people."
    ORGANISATIONS = "organisations", "Bodies; counted together with states they are participants_count."
    PEOPLE = "people", "Persons in a project or trained by it; persons at a meeting are attendance."
    WORKSHOPS = "workshops", "Meetings held; with teaching they are courses."
    COURSES = "courses", "Courses and schools given; meetings of specialists are workshops, those taught people."
    PROJECTS = "projects", "Projects run or funded; the bodies in them are organisations."
    INSTRUMENTS = "instruments", "Instruments aboard or in a network; those known by name are entries of the record."
    PARTICIPANTS_COUNT = "participants_count", "Participants, states and bodies alike; bodies alone are organisations."
    COST_SHARE = "cost_share", "The part of the cost that one side bears; a sum of money is funding.", "percent"
    DISTANCE = "distance", "From one body or place to another; above a surface it is altitude.", "km"
    DIAMETER = "diameter", "Width of a body, dish or mirror; the way to it is distance.", "m"
    DATA_VOLUME = (
        "data_volume",
        "Amount of data sent, kept or shared; what is done with them is a milestone or role.",
        "byte",
    )
