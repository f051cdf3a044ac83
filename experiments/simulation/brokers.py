"""Simulated: whom the brokers of the past put forward, and in which order.

They go by the profiles, by what they remember, and by habit: they put forward people they know, people
who live near, people with full profiles, and people from the fields where one usually looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.simulation.fit import World
from experiments.simulation.latent import Flags, Floats
from experiments.simulation.lives import Ints
from experiments.simulation.profiles import Shown
from matcher.domain.scale import DIMENSIONS, Family

_FEWEST_PUT_FORWARD: Final = 8
_MOST_PUT_FORWARD: Final = 15
_BELIEVED_WEIGHT: Final = {
    Family.PHYSICAL: 1.0,
    Family.SENSORY: 0.9,
    Family.COGNITIVE: 0.6,
    Family.SOCIAL: 0.45,
    Family.SURROUNDINGS: 0.35,
}
"""What brokers believe about gaps, which is not how it truly is."""


@dataclass(frozen=True, slots=True, eq=False)
class Brokers:
    """Who follows whom, whom each broker has a liking for, and who looks after which workplace."""

    of_candidate: Ints
    of_site: Ints
    liking: Floats

    def view(self, world: World, shown: Shown, job: int, random: np.random.Generator) -> Floats:
        """How well each candidate suits a job, as its broker sees it."""
        rows, site = world.bundles.task_rows[job], int(world.bundles.sites[job])
        broker = int(self.of_site[site])
        minutes = world.minutes(job)
        shares = minutes / minutes.sum()
        types = world.type_of_task[rows]
        misremembered = random.normal(0, 0.9, size=len(shown.fullness))
        remembered = world.lives.type_interest[:, types] @ shares + misremembered
        done = shown.experience[:, types] @ shares
        near = np.minimum(world.lives.travel[:, int(world.town_of_site[site])], 90)
        over = np.clip(int(minutes.sum()) - world.lives.most_minutes, 0, None) / 60
        work = self._seen_gaps(world, shown, rows) + 0.35 * remembered + 0.9 * done
        habit = 0.6 * (self.of_candidate == broker) + 2.6 * (shown.fullness - 0.6) + self.liking[broker]
        noise = random.normal(0, 0.8, size=len(near))
        seen: Floats = work + habit - 0.025 * near - 0.9 * (1 - np.exp(-over / 5)) + noise
        return seen

    def _seen_gaps(self, world: World, shown: Shown, rows: Ints) -> Floats:
        hardest = world.work.true_demands[rows].max(axis=0)
        known = shown.levels >= 0
        gap = np.clip(hardest[None, :] - shown.levels, 0, None) * known
        believed = np.array([_BELIEVED_WEIGHT[d.family] for d in DIMENSIONS], dtype=np.float32)
        seen: Floats = -1.6 * (1 - np.exp(-(gap.astype(np.float32) @ believed) / 4.0))
        return seen


def draw_brokers(brokers: int, candidates: int, sites: int, random: np.random.Generator) -> Brokers:
    """Brokers with their candidates, workplaces and likings."""
    return Brokers(
        of_candidate=random.integers(brokers, size=candidates),
        of_site=random.integers(brokers, size=sites),
        liking=random.normal(0, 0.45, size=(brokers, candidates)),
    )


def put_forward(view: Floats, free: Flags, random: np.random.Generator) -> Ints:
    """The candidates put forward (rows), the top of the list first; fewer where fewer are free."""
    how_many = min(int(random.integers(_FEWEST_PUT_FORWARD, _MOST_PUT_FORWARD + 1)), int(free.sum()))
    chosen = np.argsort(np.where(free, -view, np.inf), kind="stable")[:how_many]
    again = view[chosen] + random.normal(0, 0.5, size=chosen.size)
    listed: Ints = chosen[np.argsort(-again, kind="stable")]
    return listed
