"""One small simulation, made once and read by many tests; none of them changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.simulation import TABLES_FOLDER, Simulation, SimulationConfig, simulate, write

SMALL = SimulationConfig(seed=7, candidates=150, workplaces=40)


@pytest.fixture(scope="session")
def simulation() -> Simulation:
    return simulate(SMALL)


@pytest.fixture(scope="session")
def root(simulation: Simulation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("simulated")
    write(simulation, path)
    return path


@pytest.fixture(scope="session")
def folder(root: Path) -> Path:
    """The tables that are imported."""
    return root / TABLES_FOLDER
