"""The tree of themes."""

from __future__ import annotations

from .base import Vocabulary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Theme(Vocabulary):
    """What a mission or meeting is about: a tree, in which a theme finds those below it too.

    The third part of a word below is the one that it stands under.
    """

    _above: str

    def __new__(cls, word: str, definition: str = "", above: str = "") -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.definition = definition
        member._above = above
        return member

    @property
    def parent(self) -> Theme | None:
        """The theme that it stands under, or None."""
        return Theme(self._above) if self._above else None

    @property
    def ancestors(self) -> tuple[Theme, ...]:
        """The themes above it, nearest first."""
        return (self.parent, *self.parent.ancestors) if self.parent else ()

    @property
    def children(self) -> tuple[Theme, ...]:
        """The themes right under it."""
        return tuple(theme for theme in Theme if theme._above == self)

    @property
    def depth(self) -> int:
        return len(self.ancestors)

    HELIOPHYSICS = "heliophysics", "The Sun and what it does to the space around it; other stars are astronomy."
    MAGNETOSPHERE = (
        "magnetosphere",
        "A planet's magnetic field and the plasma in it; the charged upper air is ionosphere.",
        "heliophysics",
    )
    IONOSPHERE = (
        "ionosphere",
        "The charged upper air and its waves; the neutral air is atmosphere_climate, further out magnetosphere.",
        "heliophysics",
    )
    SPACE_WEATHER = (
        "space_weather",
        "Watch and forecast of solar storms and their effects; research for its own sake is heliophysics.",
        "heliophysics",
    )
    ASTRONOMY = "astronomy", "The universe beyond the solar system; the Sun is heliophysics, its planets planetary."
    HIGH_ENERGY_ASTROPHYSICS = (
        "high_energy_astrophysics",
        "The sky in X and gamma rays; cosmic-ray particles are particle_astrophysics.",
        "astronomy",
    )
    UVOIR_ASTRONOMY = (
        "uvoir_astronomy",
        "The sky in ultraviolet, visible and infrared light; in longer waves it is radio_astronomy.",
        "astronomy",
    )
    RADIO_ASTRONOMY = (
        "radio_astronomy",
        "The sky in radio and millimetre waves; in shorter ones it is uvoir_astronomy.",
        "astronomy",
    )
    EXOPLANETS = (
        "exoplanets",
        "Planets of other stars; those of the Sun are planetary.",
        "astronomy",
    )
    COSMOLOGY = (
        "cosmology",
        "The universe as a whole, its origin and dark energy; particles of dark matter: particle_astrophysics.",
        "astronomy",
    )
    GRAVITATIONAL_WAVES = (
        "gravitational_waves",
        "Gravitational waves and how to measure them; tests of gravity itself are fundamental_physics.",
        "astronomy",
    )
    PARTICLE_ASTROPHYSICS = (
        "particle_astrophysics",
        "Cosmic rays, neutrinos and dark-matter particles; X and gamma rays are high_energy_astrophysics.",
    )
    FUNDAMENTAL_PHYSICS = (
        "fundamental_physics",
        "Tests of the laws of nature; materials and life without weight are microgravity_life.",
    )
    QUANTUM = (
        "quantum",
        "Quantum links, clocks and sensors; other tests of the laws of nature are fundamental_physics.",
        "fundamental_physics",
    )
    PLANETARY = "planetary", "Bodies of the solar system but the Sun and Earth; planets of other stars are exoplanets."
    LUNAR = (
        "lunar",
        "The Moon; crews and bases there are human_exploration too.",
        "planetary",
    )
    SMALL_BODIES = (
        "small_bodies",
        "Asteroids and comets for their own sake; guarding Earth against them is planetary_defence.",
        "planetary",
    )
    PLANETARY_DEFENCE = (
        "planetary_defence",
        "Finding and deflecting bodies that may hit Earth; research on them is small_bodies, man-made ones debris.",
        "planetary",
    )
    EARTH_OBSERVATION = (
        "earth_observation",
        "Earth's surface, air, water and ice seen from space; the charged upper air is ionosphere.",
    )
    OCEANOGRAPHY = (
        "oceanography",
        "Seas: wind, waves, height, colour; water on land is hydrology, sea ice cryosphere.",
        "earth_observation",
    )
    HYDROLOGY = (
        "hydrology",
        "Water on land and in the ground; the sea is oceanography, ice and snow cryosphere.",
        "earth_observation",
    )
    LAND = (
        "land",
        "Soil, plants, crops and cities; water on it is hydrology, its shape geodesy_gravity.",
        "earth_observation",
    )
    CRYOSPHERE = (
        "cryosphere",
        "Ice and snow, on land and sea; liquid water is hydrology or oceanography.",
        "earth_observation",
    )
    ATMOSPHERE_CLIMATE = (
        "atmosphere_climate",
        "Weather, climate, greenhouse gases and air quality; the charged upper air is ionosphere.",
        "earth_observation",
    )
    GEODESY_GRAVITY = (
        "geodesy_gravity",
        "Earth's shape, gravity and magnetic field inside; the field in space is magnetosphere.",
        "earth_observation",
    )
    NATURAL_HAZARDS = (
        "natural_hazards",
        "Earthquakes, floods, fires and relief from space; impacts from space are planetary_defence.",
        "earth_observation",
    )
    MICROGRAVITY_LIFE = (
        "microgravity_life",
        "Life and materials without weight; keeping crews and flying them is human_exploration.",
    )
    HUMAN_EXPLORATION = (
        "human_exploration",
        "Crews, stations and bases; experiments done aboard are microgravity_life or their own theme.",
    )
    NAVIGATION = "navigation", "Position and time by satellite; distress beacons are search_rescue."
    COMMUNICATIONS = "communications", "Relay of speech, pictures and data; secured by quantum means it is quantum."
    SEARCH_RESCUE = "search_rescue", "Finding people in distress by beacon; maps after a disaster are natural_hazards."
    TECHNOLOGY = "technology", "Trying out new means of spaceflight; where they serve one field, that theme too."
    DEBRIS = "debris", "Man-made objects left in space; natural ones that may hit Earth are planetary_defence."
    CAPACITY_BUILDING = (
        "capacity_building",
        "Training and means for those new to space; rules for all are governance.",
    )
    GOVERNANCE = "governance", "Law, norms and policy of space; help for those new to it is capacity_building."
