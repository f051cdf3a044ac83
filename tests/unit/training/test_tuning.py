"""Tuning compares on later folds of the earlier queries, and goes on where it was interrupted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from experiments.training import tuning
from experiments.training.training_data import TrainingPairs, training_pairs
from experiments.training.tuning import TuningOutcome, time_folds, tune
from matcher.errors import Conflict, InvalidInput, StorageUnavailable
from matcher.models.growing import TrainingSettings
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, stored

pytestmark = pytest.mark.slow
SETTINGS = TrainingSettings(trees=50, least_rows_in_leaf=5, threads=1)
TRIALS = 13  # past the ten that the sampler draws by chance alone


@pytest.fixture(scope="module")
def data() -> TrainingPairs:
    """Sixteen lists of six, the first half of which tell the opposite of the rest."""
    past = stored(lists(16, 6, upside_down_before=8), jobs=16, candidates=10)
    return training_pairs(past, load_vocabulary())


def tuned(data: TrainingPairs, file: Path, trials: int = TRIALS, **more: int) -> TuningOutcome:
    return tune(data, file, trials=trials, settings=SETTINGS, **more)


def proposals(file: Path) -> list[tuple[dict[str, float], float]]:
    """The proposals that were finished, with what was found, in order."""
    import optuna

    study = optuna.load_study(storage=f"sqlite:///{file}", study_name="training settings")
    return [(dict(each.params), each.value) for each in study.trials if each.value is not None]


def test_folds_grow_and_each_is_compared_on_the_lists_that_follow(data: TrainingPairs) -> None:
    folds = time_folds(data, 3)
    assert [len(fold.before.query_sizes) for fold in folds] == [4, 8, 12]
    assert [len(fold.after.query_sizes) for fold in folds] == [4, 4, 4]
    assert all(fold.before.last_day < fold.after.first_day for fold in folds)


def test_too_few_lists_for_the_folds_are_refused() -> None:
    few = training_pairs(stored(lists(2, 3), jobs=2, candidates=10), load_vocabulary())
    with pytest.raises(InvalidInput):
        time_folds(few, 3)


def test_an_interrupted_study_proposes_what_an_uninterrupted_one_does(
    data: TrainingPairs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tuned(data, tmp_path / "whole.db")
    compare, begun = tuning.over_time_folds, []

    def interrupted(*told: object) -> float:
        begun.append(told)
        if len(begun) in {1, 5, 12}:
            raise KeyboardInterrupt
        return compare(*told)

    monkeypatch.setattr(tuning, "over_time_folds", interrupted)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            tuned(data, tmp_path / "parts.db")
    assert tuned(data, tmp_path / "parts.db") == whole
    assert proposals(tmp_path / "parts.db") == proposals(tmp_path / "whole.db")


def test_the_settings_begun_with_are_the_first_trial_and_the_best_is_no_worse(
    data: TrainingPairs, tmp_path: Path
) -> None:
    outcome = tuned(data, tmp_path / "study.db", trials=4)
    values = [value for _, value in proposals(tmp_path / "study.db")]
    assert proposals(tmp_path / "study.db")[0][0]["trees"] == SETTINGS.trees
    assert outcome.begun_with == values[0] == tuning.over_time_folds(time_folds(data), SETTINGS)
    assert outcome.ndcg_at_10 == max(values)
    assert tuning.over_time_folds(time_folds(data), outcome.settings) == outcome.ndcg_at_10
    assert outcome.trials == 4


def test_settings_begun_with_outside_of_what_is_searched_are_tried_as_they_are(
    data: TrainingPairs, tmp_path: Path
) -> None:
    begun_with = replace(SETTINGS, trees=30, learning_rate=0.3)
    outcome = tune(data, tmp_path / "study.db", trials=1, settings=begun_with)
    assert outcome.settings == begun_with


def test_a_study_of_other_data_settings_or_seed_is_not_gone_on_with(
    data: TrainingPairs, tmp_path: Path
) -> None:
    tuned(data, tmp_path / "study.db", trials=1)
    with pytest.raises(Conflict, match="Name another file"):
        tuned(data, tmp_path / "study.db", trials=2, seed=2)
    with pytest.raises(Conflict):
        tuned(data, tmp_path / "study.db", trials=2, folds=2)


def test_a_file_that_is_no_study_is_refused(data: TrainingPairs, tmp_path: Path) -> None:
    (tmp_path / "study.db").write_text("This is no database, and never was one." * 50, encoding="utf-8")
    with pytest.raises(StorageUnavailable, match="no study that can be read"):
        tuned(data, tmp_path / "study.db", trials=1)
