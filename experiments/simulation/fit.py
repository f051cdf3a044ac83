"""Simulated: how well a person and a job truly fit. Nobody in the simulation sees these figures.

The weights are those of a fictional municipality, and on purpose not what an expert would guess: being
with people, noise and haste weigh more than lifting, what a person likes weighs more than what they have
done, and a gap costs far more where the workplace is not open. A better fit never lowers the figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.jobs import Bundles
from experiments.simulation.latent import Flags, Floats, PersonTraits, WorkplaceTraits
from experiments.simulation.lives import Ints, Lives
from experiments.simulation.work import Work
from matcher.domain.scale import DIMENSIONS, Dimension, Family
from matcher.domain.week import SLOTS, Slot
from matcher.vocabulary.entries import Vocabulary

_FAMILY_WEIGHT: Final = {
    Family.PHYSICAL: 0.2,
    Family.SENSORY: 0.5,
    Family.COGNITIVE: 0.6,
    Family.SOCIAL: 1.2,
    Family.SURROUNDINGS: 0.8,
}
_OWN_WEIGHT: Final = {
    Dimension.LIFTING: 0.15,
    Dimension.STANDING: 0.45,
    Dimension.CLIMBING: 0.25,
    Dimension.FINE_HAND_USE: 0.6,
    Dimension.SPEECH_HEARING: 0.8,
    Dimension.COLOUR_VISION: 0.2,
    Dimension.DIVIDED_ATTENTION: 0.95,
    Dimension.SUSTAINED_ATTENTION: 0.8,
    Dimension.TIME_PRESSURE: 1.3,
    Dimension.READING: 0.25,
    Dimension.CALCULATING: 0.25,
    Dimension.COOPERATION: 1.5,
    Dimension.CONVERSATION: 0.8,
    Dimension.NOISE: 1.6,
    Dimension.LIGHT: 0.55,
}
_MORE_WHERE_CLOSED: Final = {
    Family.PHYSICAL: 0.2,
    Family.SENSORY: 0.4,
    Family.COGNITIVE: 1.3,
    Family.SOCIAL: 1.7,
    Family.SURROUNDINGS: 0.8,
}
"""How much more a gap costs at a workplace with no openness at all."""
_HARDEST_TASK_SHARE: Final = 0.45
_WORST_GAP: Final = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class TrueFit:
    """The true fit by its parts; one row for each of the candidates asked about. Costs are below 0."""

    capability: Floats
    wishes: Floats
    experience: Floats
    competences: Floats
    time: Floats
    travel: Floats
    support: Floats

    @property
    def total(self) -> Floats:
        """All parts together."""
        work = self.capability + self.wishes + self.experience + self.competences
        return work + self.time + self.travel + self.support


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """All that is true, as arrays ready to be compared."""

    people: PersonTraits
    lives: Lives
    places: WorkplaceTraits
    work: Work
    bundles: Bundles
    town_of_site: Ints
    type_of_task: Ints
    needs: NDArray[np.int8]
    needs_required: Flags
    person_slots: Flags
    task_slots: Flags

    def minutes(self, job: int) -> Ints:
        """Minutes a week of each task of a job."""
        return np.array([self.work.tasks[row].weekly_minutes for row in self.bundles.task_rows[job]])

    def fit(self, job: int, who: Ints) -> TrueFit:
        """The true fit of a job with each of these candidates (rows of people and lives)."""
        rows, site = self.bundles.task_rows[job], int(self.bundles.sites[job])
        minutes = self.minutes(job)
        shares = minutes / minutes.sum()
        types = self.type_of_task[rows]
        interest = self.lives.type_interest[np.ix_(who, types)] @ shares
        done = self.lives.experience[np.ix_(who, types)] @ shares
        return TrueFit(
            capability=self._capability(rows, shares, site, who),
            wishes=np.where(interest > 0, 0.75, 1.15) * interest,
            experience=0.35 * done * np.where(interest > 0, 1.0, 0.35),
            competences=self._competences(rows, who),
            time=self._time(rows, minutes, who),
            travel=self._travel(site, who),
            support=self._support(site, who),
        )

    def chemistry(self, job: int, who: Ints) -> Floats:
        """How a person's character meets the workplace's, about standard normal."""
        place = self.places.character[int(self.bundles.sites[job])]
        met: Floats = self.people.character[who] @ place / np.sqrt(place.size)
        return met

    def _capability(self, rows: Ints, shares: Floats, site: int, who: Ints) -> Floats:
        demand = self.work.true_demands[rows].astype(float)
        gap = np.clip(demand[None, :, :] - self.people.levels[who][:, None, :], 0, None)
        cost = (gap + 0.5 * gap**2) @ _family_weights()
        by_family = (1 - _HARDEST_TASK_SHARE) * np.einsum("ntf,t->nf", cost, shares)
        by_family += _HARDEST_TASK_SHARE * cost.max(axis=1)
        closed = 1 - float(self.places.openness[site])
        dearer = 1 + closed * np.array([_MORE_WHERE_CLOSED[family] for family in Family])
        cost_of_gaps: Floats = (_WORST_GAP * (1 - np.exp(-by_family / _WORST_GAP)) * dearer).sum(axis=1)
        return -0.8 * cost_of_gaps

    def _competences(self, rows: Ints, who: Ints) -> Floats:
        needed = self.needs[rows][None, :, :]
        short = np.clip(needed - self.lives.competences[who][:, None, :], 0, None)
        barred = (short * self.needs_required[rows]).any(axis=(1, 2))
        lacking = (short * ~self.needs_required[rows]).sum(axis=(1, 2)) / max(1, int((needed > 0).sum()))
        part: Floats = -1.5 * barred - 0.25 * np.minimum(lacking, 2)
        return part

    def _time(self, rows: Ints, minutes: Ints, who: Ints) -> Floats:
        total = int(minutes.sum())
        over = np.clip(total - self.lives.most_minutes[who], 0, None) / 60
        under = np.clip(self.lives.least_minutes[who] - total, 0, None) / 60
        crowded = np.clip(total / self.lives.daily_minutes[who] - 5, 0, None)
        shared = (self.person_slots[who].astype(np.int16) @ self.task_slots[rows].T.astype(np.int16)) > 0
        clash = 1 - shared @ (minutes / total)
        cost = 1.2 * (1 - np.exp(-over / 4)) + 0.35 * (1 - np.exp(-under / 5))
        return -(cost + 0.3 * np.minimum(crowded, 1) + 1.2 * clash)

    def _travel(self, site: int, who: Ints) -> Floats:
        minutes = self.lives.travel[who, int(self.town_of_site[site])]
        over = np.clip(minutes - self.lives.longest_travel[who], 0, None)
        cost: Floats = 0.15 * np.minimum(minutes, 120) / 60 + 1.3 * (1 - np.exp(-over / 30))
        return -cost

    def _support(self, site: int, who: Ints) -> Floats:
        unmet = (self.people.needs[who] & ~self.places.possible[site]).sum(axis=1)
        eased = np.clip(1.25 - 0.35 * float(self.places.leader_skill[site]), 0.4, 2.0)
        cost: Floats = 0.42 * float(eased) * 3 * (1 - np.exp(-unmet / 3))
        return -cost


def build_world(
    *,
    people: PersonTraits,
    lives: Lives,
    places: WorkplaceTraits,
    work: Work,
    bundles: Bundles,
    town_of_site: Ints,
    vocabulary: Vocabulary,
) -> World:
    """The world as arrays."""
    types = {code: i for i, code in enumerate(vocabulary.task_types)}
    codes = {code: i for i, code in enumerate(vocabulary.competences)}
    needs = np.zeros((len(work.tasks), len(codes)), dtype=np.int8)
    required = np.zeros(needs.shape, dtype=np.bool_)
    for row, task in enumerate(work.tasks):
        for need in task.competences:
            needs[row, codes[need.code]] = need.level
            required[row, codes[need.code]] = need.required
    return World(
        people=people,
        lives=lives,
        places=places,
        work=work,
        bundles=bundles,
        town_of_site=town_of_site,
        type_of_task=np.array([types[task.task_type] for task in work.tasks if task.task_type is not None]),
        needs=needs,
        needs_required=required,
        person_slots=_slot_flags(lives.slots),
        task_slots=_slot_flags(tuple(task.slots or frozenset(SLOTS) for task in work.tasks)),
    )


def _slot_flags(slots: tuple[frozenset[Slot], ...]) -> Flags:
    return np.array([[slot in each for slot in SLOTS] for each in slots], dtype=np.bool_)


def _family_weights() -> Floats:
    """(dimension, family): the weight of each dimension in the column of its family."""
    weights = np.zeros((len(DIMENSIONS), len(Family)))
    for row, dimension in enumerate(DIMENSIONS):
        own = _OWN_WEIGHT.get(dimension, _FAMILY_WEIGHT[dimension.family])
        weights[row, list(Family).index(dimension.family)] = own
    return weights
