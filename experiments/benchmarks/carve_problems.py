"""Carving problems of a given size, made of the simulated municipality's work. Nobody in them is real."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from experiments.simulation import Simulation, SimulationConfig, simulate
from matcher.carving.building import CarvingRequest
from matcher.domain.candidate import Candidate
from matcher.domain.employer import Position, Workplace
from matcher.domain.ids import PositionId
from matcher.domain.task import Task

TASKS_A_POSITION: Final = 7.5
"""60 tasks in 8 positions, the size that the speed is asked for."""


def simulated(workplaces: int, candidates: int = 300, seed: int = 1) -> Simulation:
    """A simulated municipality to take work and people from."""
    return simulate(SimulationConfig(seed=seed, candidates=candidates, workplaces=workplaces))


def large_workplaces(town: Simulation, tasks: int, how_many: int, seed: int = 1) -> Iterator[CarvingRequest]:
    """Requests of one person at a workplace with so many tasks, put together from several workplaces."""
    random = np.random.default_rng(seed)
    positions = max(2, round(tasks / TASKS_A_POSITION))
    for _ in range(how_many):
        drawn = random.choice(len(town.tasks), size=tasks, replace=False)
        here = [
            replace(town.tasks[row], position_id=PositionId(f"P{i % positions}"))
            for i, row in enumerate(drawn.tolist())
        ]
        person = town.candidates[int(random.integers(len(town.candidates)))]
        # Where the workplace refuses something the person needs, there is nothing to measure.
        site = replace(town.workplaces[0], arrangements={})
        roles = tuple(Position(PositionId(f"P{i}"), site.id, f"Position {i}") for i in range(positions))
        yield _request(person, site, roles, tuple(here))


def real_workplaces(town: Simulation, person: Candidate) -> Iterator[CarvingRequest]:
    """The requests of one person at every workplace of the simulated municipality."""
    tasks: dict[PositionId, list[Task]] = {}
    for task in town.tasks:
        tasks.setdefault(task.position_id, []).append(task)
    for site in town.workplaces:
        roles = tuple(position for position in town.positions if position.workplace_id == site.id)
        yield _request(person, site, roles, tuple(t for role in roles for t in tasks[role.id]))


def _request(
    person: Candidate, site: Workplace, roles: tuple[Position, ...], tasks: tuple[Task, ...]
) -> CarvingRequest:
    return CarvingRequest(person, site, roles, tasks, SimulationConfig().today)
