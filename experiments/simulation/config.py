"""Simulated: what to simulate, and the random streams that keep its parts from shifting one another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

import numpy as np

from matcher.errors import InvalidInput

_LONGEST_PAST_YEARS: Final = 20


@dataclass(frozen=True, slots=True)
class SimulationConfig:
    """How large the fictional municipality is, and the day on which it is looked at.

    Parameters
    ----------
    seed
        Everything follows from it: the same configuration gives the same files, byte for byte.
    candidates, workplaces
        How many of each. Positions, tasks, jobs and past matches grow with the workplaces.
    today
        Profiles, open jobs and the past are as they stand on this day.
    past_years
        How far back the past matches go.
    """

    seed: int = 1
    candidates: int = 2000
    workplaces: int = 300
    today: date = date(2026, 11, 2)
    past_years: int = 3

    def __post_init__(self) -> None:
        if self.seed < 0:
            raise InvalidInput(f"The seed must be 0 or more, not {self.seed}.")
        if self.candidates < 1 or self.workplaces < 1:
            raise InvalidInput("A simulation needs at least one candidate and one workplace.")
        if not 1 <= self.past_years <= _LONGEST_PAST_YEARS:
            raise InvalidInput(f"The past must be 1 to {_LONGEST_PAST_YEARS} years, not {self.past_years}.")


class Part(IntEnum):
    """The parts of the simulation, each with a random stream of its own.

    A number is never used again for another part, so that a part added later shifts no older one.
    """

    WORKPLACES = 1
    WORKPLACE_TRAITS = 2
    ARRANGEMENTS = 3
    POSITIONS = 4
    DEMANDS = 5
    JOBS = 6
    PERSON_TRAITS = 7
    WORKING_LIVES = 8
    PROFILES = 9
    IDENTITIES = 10
    BROKERS = 11
    OUTCOMES = 12
    CALIBRATION = 13
    HISTORY = 14
    AUDIT = 15


def stream(config: SimulationConfig, part: Part) -> np.random.Generator:
    """The random numbers of one part, independent of how many any other part has drawn."""
    return np.random.default_rng(np.random.SeedSequence(config.seed, spawn_key=(part.value,)))
