"""Simulated: the fictional municipality for demonstration, tests and evaluation.

Nothing that comes from here is real. Use :func:`simulate` and :func:`write`; :func:`read_truth` gives an
evaluation the hidden truth that no import reads.
"""

from experiments.simulation.config import SimulationConfig
from experiments.simulation.municipality import Simulation, simulate
from experiments.simulation.truth import Truth, read_truth
from experiments.simulation.writing import HISTORY_FOLDER, TABLES_FOLDER, write

__all__ = [
    "HISTORY_FOLDER",
    "TABLES_FOLDER",
    "Simulation",
    "SimulationConfig",
    "Truth",
    "read_truth",
    "simulate",
    "write",
]
