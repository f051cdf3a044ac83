"""The one scale on which people and tasks are compared.

A *capability* says what a person can do, a *demand* what a task needs; both are steps 0..4 of the
same anchored scale on the same work dimension. A step may be unknown, which is a value of its own:
it is neither zero nor average. What is unknown is bounded by the ends of the scale instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from matcher.errors import InvalidInput


class Level(IntEnum):
    """A step of the scale. 0: none or hardly any. 4: the most that ordinary working life asks."""

    NONE = 0
    LIGHT = 1
    MODERATE = 2
    HIGH = 3
    FULL = 4


class Unknown(Enum):
    """The value of what nobody has said yet."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN
MaybeLevel: TypeAlias = Level | Unknown


class Family(StrEnum):
    """The five families of work dimensions."""

    PHYSICAL = "physical"
    SENSORY = "sensory"
    COGNITIVE = "cognitive"
    SOCIAL = "social"
    SURROUNDINGS = "surroundings"


class Dimension(StrEnum):
    """The work dimensions. Their wording, anchors and ICF codes stand in the vocabulary."""

    LIFTING = "lifting"
    STANDING = "standing"
    WALKING = "walking"
    SITTING = "sitting"
    BENDING = "bending"
    CLIMBING = "climbing"
    REACHING = "reaching"
    HAND_FORCE = "hand_force"
    FINE_HAND_USE = "fine_hand_use"

    NEAR_VISION = "near_vision"
    DISTANCE_VISION = "distance_vision"
    COLOUR_VISION = "colour_vision"
    SPEECH_HEARING = "speech_hearing"
    SOUND_HEARING = "sound_hearing"

    SUSTAINED_ATTENTION = "sustained_attention"
    DIVIDED_ATTENTION = "divided_attention"
    MEMORY = "memory"
    PLANNING = "planning"
    READING = "reading"
    WRITING = "writing"
    CALCULATING = "calculating"
    LEARNING = "learning"
    TIME_PRESSURE = "time_pressure"

    CONVERSATION = "conversation"
    CUSTOMER_CONTACT = "customer_contact"
    COOPERATION = "cooperation"
    WORKING_ALONE = "working_alone"

    NOISE = "noise"
    LIGHT = "light"
    CLIMATE = "climate"
    AIR = "air"

    @property
    def family(self) -> Family:
        """The family this dimension belongs to.

        >>> Dimension.NOISE.family
        <Family.SURROUNDINGS: 'surroundings'>
        """
        return _FAMILY_OF[self]


_FAMILY_STARTS: Final = (
    (Dimension.LIFTING, Family.PHYSICAL),
    (Dimension.NEAR_VISION, Family.SENSORY),
    (Dimension.SUSTAINED_ATTENTION, Family.COGNITIVE),
    (Dimension.CONVERSATION, Family.SOCIAL),
    (Dimension.NOISE, Family.SURROUNDINGS),
)


def _families() -> Mapping[Dimension, Family]:
    starts = dict(_FAMILY_STARTS)
    families: dict[Dimension, Family] = {}
    current = Family.PHYSICAL
    for dimension in Dimension:
        current = starts.get(dimension, current)
        families[dimension] = current
    return MappingProxyType(families)


_FAMILY_OF: Final = _families()
DIMENSIONS: Final = tuple(Dimension)
"""All dimensions in the order that every array of levels uses for its columns."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels by dimension; a dimension that is not there is unknown.

    >>> Levels({Dimension.NOISE: Level.HIGH})[Dimension.LIGHT]
    UNKNOWN
    """

    known: Mapping[Dimension, Level] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for dimension, level in self.known.items():
            if not isinstance(level, Level):
                raise InvalidInput(f"{dimension} must be a level from 0 to 4, not {level!r}.")
        ordered = {d: self.known[d] for d in DIMENSIONS if d in self.known}
        object.__setattr__(self, "known", MappingProxyType(ordered))

    def __getitem__(self, dimension: Dimension) -> MaybeLevel:
        return self.known.get(dimension, UNKNOWN)

    @property
    def unknown(self) -> tuple[Dimension, ...]:
        """The dimensions nobody has said anything about yet."""
        return tuple(d for d in DIMENSIONS if d not in self.known)
