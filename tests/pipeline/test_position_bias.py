"""On a simulated municipality, weighing by attention brings the model closer to the hidden truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.evaluation.position_bias import CORRECTED, UNCORRECTED, compare_position_corrections
from experiments.evaluation.truth_checks import read_simulated_truth
from experiments.simulation import TABLES_FOLDER, SimulationConfig, simulate, write
from experiments.training.training_data import training_pairs
from matcher.models.growing import TrainingSettings
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary


@pytest.mark.slow
def test_under_strong_bias_the_corrected_model_is_closer_to_the_truth(tmp_path: Path) -> None:
    write(simulate(SimulationConfig(seed=3, candidates=300, workplaces=200)), tmp_path)
    unit_of_work = MemoryUnitOfWork()
    import_data(unit_of_work, read_tables(tmp_path / TABLES_FOLDER), load_vocabulary())
    (strong,) = compare_position_corrections(
        training_pairs(unit_of_work, load_vocabulary()),
        read_simulated_truth(tmp_path),
        settings=TrainingSettings(trees=80, threads=1),
        strengths={"strong": 2.0},
        seeds=(1, 2, 3, 4, 5),
    ).results
    found = strong.of(CORRECTED)
    assert found.correlation_gain.lower > 0
    assert found.ndcg_at_10_gain.value > 0
    assert found.correlation_gain.value == pytest.approx(
        found.correlation.value - strong.of(UNCORRECTED).correlation.value
    )
