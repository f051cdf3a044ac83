"""Simulated: how the matches of the past went.

A candidate high in the list is looked at more often than one further down. Of those looked at, some are
shortlisted, met, tried and at most one hired; it depends on the true fit, on traits that nobody has
written down, and on luck.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from experiments.simulation.brokers import Brokers, put_forward
from experiments.simulation.config import SimulationConfig
from experiments.simulation.content import Content
from experiments.simulation.employers import Site
from experiments.simulation.fit import World
from experiments.simulation.latent import Flags, Floats
from experiments.simulation.lives import Ints
from experiments.simulation.profiles import Shown
from experiments.simulation.stories import HIRED, RETAINED, Told, tell
from matcher.domain.candidate import Availability, Candidate
from matcher.domain.ids import MatchId
from matcher.domain.job import JobState
from matcher.domain.match import Match, MatchEvent

_DRIVE: Final = 0.4
_CHEMISTRY: Final = 0.45
_UNTOLD: Final = 0.2
_OPENNESS: Final = 0.5
_FALL_OF_ATTENTION: Final = 0.09
_CALIBRATION_LISTS: Final = 150

_LUCK: Final = (0.35, 0.35, 0.3, 0.45)
"""Standard deviation of luck at being shortlisted, met, hired and retained."""
_SHORTLISTED_FROM: Final = -0.25
_MET_FROM: Final = 0.32
_HIRED_FROM: Final = -0.3
_RETAINED_FROM: Final = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class PairTruth:
    """What was true of the pairs of one list; one row for each candidate, the top of the list first."""

    job: int
    who: Ints
    true_fit: Floats
    chemistry: Floats
    true_utility: Floats
    examination_probability: Floats
    examined: Flags


@dataclass(frozen=True, slots=True)
class Past:
    """The matches, the truth behind each list, and the rows of the jobs that were filled."""

    matches: tuple[Match, ...]
    truths: tuple[PairTruth, ...]
    filled: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class PastDraw:
    """What the past is drawn from."""

    config: SimulationConfig
    content: Content
    sites: tuple[Site, ...]
    candidates: tuple[Candidate, ...]
    shown: Shown
    world: World
    brokers: Brokers

    def past(
        self,
        broker_random: np.random.Generator,
        random: np.random.Generator,
        calibration: np.random.Generator,
    ) -> Past:
        """The matches of all jobs that are not open, in the order in which they were put forward."""
        middle, spread = self._calibrated(calibration)
        busy_until = np.zeros(len(self.candidates), dtype=np.int64)
        matches: list[Match] = []
        truths: list[PairTruth] = []
        filled = set()
        for on, job in self._past_jobs(broker_random):
            free = self._known(on) & (busy_until < on.toordinal())
            who = put_forward(self._view(job, broker_random), free, broker_random)
            if not who.size:
                continue
            truth = self._truth(job, who, random, middle, spread)
            ladder = how_far(truth.true_utility, truth.examined, self._leader_skill(job), random)
            truths.append(truth)
            for place, row in enumerate(who.tolist()):
                events, last_day = tell(ladder[place], self._told(job, row, on), random)
                matches.append(self._match(len(matches) + 1, job, row, place + 1, events))
                if last_day is not None:
                    filled.add(job)
                    busy_until[row] = last_day.toordinal()
        return Past(tuple(matches), tuple(truths), frozenset(filled))

    def _told(self, job: int, row: int, on: date) -> Told:
        site = int(self.world.bundles.sites[job])
        return Told(
            presented_on=on,
            today=self.config.today,
            broker=self.content.names.brokers[int(self.brokers.of_site[site])],
            contact=self.sites[site].contact,
            goes_on=self.candidates[row].availability is not Availability.AVAILABLE,
        )

    def _past_jobs(self, random: np.random.Generator) -> list[tuple[date, int]]:
        """The jobs that are not open, by the day on which candidates were put forward."""
        days = []
        for job, each in enumerate(self.world.bundles.jobs):
            if each.state is not JobState.OPEN and each.opened_on is not None:
                days.append((each.opened_on + timedelta(days=int(random.integers(3, 15))), job))
        return sorted(days)

    def _known(self, on: date) -> Flags:
        """Who was known to the brokers on that day."""
        known: Flags = self.world.lives.known_days >= (self.config.today - on).days
        return known

    def _view(self, job: int, random: np.random.Generator) -> Floats:
        return self.brokers.view(self.world, self.shown, job, random)

    def _calibrated(self, random: np.random.Generator) -> tuple[float, float]:
        """Mean and standard deviation of the true utility among those put forward, were nobody busy."""
        days = self._past_jobs(random)
        found = []
        for on, job in days[:: max(1, len(days) // _CALIBRATION_LISTS)]:
            who = put_forward(self._view(job, random), self._known(on), random)
            found.append(self._truth(job, who, random, 0.0, 1.0).true_utility)
        utilities = np.concatenate(found) if found else np.zeros(0)
        if utilities.size < 2:
            return 0.0, 1.0
        return float(utilities.mean()), max(float(utilities.std()), 1e-6)

    def _truth(
        self, job: int, who: Ints, random: np.random.Generator, middle: float, spread: float
    ) -> PairTruth:
        site = int(self.world.bundles.sites[job])
        fit = self.world.fit(job, who).total
        chemistry = self.world.chemistry(job, who)
        utility = fit + _DRIVE * self.world.people.drive[who] + _CHEMISTRY * chemistry
        utility += _UNTOLD * random.normal(size=who.size)
        utility += _OPENNESS * (float(self.world.places.openness[site]) - 0.5)
        attention = 1 / (1 + _FALL_OF_ATTENTION * np.arange(who.size))
        return PairTruth(
            job=job,
            who=who,
            true_fit=fit,
            chemistry=chemistry,
            true_utility=(utility - middle) / spread,
            examination_probability=attention,
            examined=random.random(who.size) < attention,
        )

    def _leader_skill(self, job: int) -> float:
        return float(self.world.places.leader_skill[int(self.world.bundles.sites[job])])

    def _match(self, number: int, job: int, row: int, place: int, events: tuple[MatchEvent, ...]) -> Match:
        return Match(
            id=MatchId(f"m{number:06d}"),
            job_id=self.world.bundles.jobs[job].id,
            candidate_id=self.candidates[row].id,
            list_position=place,
            events=events,
        )


def how_far(
    true_utility: Floats, examined: Flags, leader_skill: float, random: np.random.Generator
) -> list[int]:
    """How far each candidate of one list got: an index into the ladder of outcomes.

    Parameters
    ----------
    true_utility, examined
        (n,), the top of the list first; who was not looked at gets nowhere.
    leader_skill
        The workplace's, which helps the one who is hired to stay.
    """
    seen = true_utility[:, None] + random.normal(0, _LUCK, size=(true_utility.size, 4))
    tried = random.random(true_utility.size) < 0.45
    shortlisted = examined & (seen[:, 0] > _SHORTLISTED_FROM)
    met = shortlisted & (seen[:, 1] > _MET_FROM)
    reached = shortlisted.astype(int) + met + (met & tried)
    wanted = np.where(met & (seen[:, 2] > _HIRED_FROM), seen[:, 2], -np.inf)
    if np.isfinite(wanted).any():
        best = int(np.argmax(wanted))
        reached[best] = RETAINED if seen[best, 3] + 0.25 * leader_skill > _RETAINED_FROM else HIRED
    steps: list[int] = reached.tolist()
    return steps
