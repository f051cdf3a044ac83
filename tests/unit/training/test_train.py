"""A training run from stored matches to a published model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest

from experiments.evaluation.truth_checks import SimulatedTruth
from experiments.registry.registered_model import FeatureScorer
from experiments.registry.tracking import REGISTERED_NAME, TrackingPlace, champion_version
from experiments.training.fitting import assumptions_from, fit_rankers
from experiments.training.train import TrainingOutcome, train
from experiments.training.training_data import split_by_time, training_pairs
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.errors import InvalidInput
from matcher.features.columns import FEATURES
from matcher.features.pipeline import pair_features
from matcher.models.artefact import TREES, champion
from matcher.models.lambdamart import TrainingSettings
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, match_of, stored

pytestmark = pytest.mark.slow
SETTINGS = TrainingSettings(trees=30, least_rows_in_leaf=5, threads=1)


def trained(place: TrackingPlace, models: Path, *, upside_down_before: int = 0) -> TrainingOutcome:
    """A run on a past that a scorecard misreads, or one whose first jobs tell the opposite of the rest."""
    matches = lists(40, 8, upside_down_before=upside_down_before)
    past = stored(matches, jobs=40, candidates=10, misleading=not upside_down_before)
    return train(past, load_vocabulary(), place, models, settings=SETTINGS)


@contextmanager
def mlflow_at(place: TrackingPlace) -> Iterator[object]:
    import mlflow

    before = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri(place.uri)
    yield mlflow
    mlflow.set_tracking_uri(before)


def test_two_runs_on_the_same_data_give_the_same_trees_byte_for_byte(
    place: TrackingPlace, tmp_path: Path
) -> None:
    first, again = (trained(place, tmp_path / name) for name in ("first", "again"))
    assert first.model_version == again.model_version
    assert first.run_id != again.run_id
    trees = [(tmp_path / name / first.model_version / TREES).read_bytes() for name in ("first", "again")]
    assert trees[0] == trees[1]
    assert first.report == again.report


def test_a_ranker_that_beats_the_scorecard_on_later_jobs_becomes_the_champion(
    place: TrackingPlace, tmp_path: Path
) -> None:
    assert champion_version(place) is None
    outcome = trained(place, tmp_path / "models")
    assert outcome.report.promoted
    assert champion_version(place) == outcome.registered_version
    published = champion(tmp_path / "models")
    assert published is not None
    assert published.ranker.version == outcome.model_version
    assert published.provenance.run_id == outcome.run_id
    assert published.provenance.simulated
    assert published.provenance.last_day == outcome.report.training_to.isoformat()


def test_a_ranker_that_does_not_beat_the_scorecard_is_registered_but_not_put_to_use(
    place: TrackingPlace, tmp_path: Path
) -> None:
    before = trained(place, tmp_path / "models")
    outcome = trained(place, tmp_path / "models", upside_down_before=30)
    assert not outcome.report.promoted
    assert "not put to use" in outcome.report.reason
    assert outcome.registered_version != before.registered_version
    assert champion_version(place) == before.registered_version
    published = champion(tmp_path / "models")
    assert published is not None
    assert published.ranker.version == before.model_version


def test_training_again_on_the_same_data_leaves_the_published_folder_as_it_is(
    place: TrackingPlace, tmp_path: Path
) -> None:
    first, again = trained(place, tmp_path), trained(place, tmp_path)
    published = champion(tmp_path)
    assert published is not None
    assert published.provenance.run_id == first.run_id
    assert champion_version(place) == again.registered_version


def test_the_run_holds_figures_reports_and_a_run_within_it_for_each_ranker(
    place: TrackingPlace, tmp_path: Path
) -> None:
    outcome = trained(place, tmp_path)
    with mlflow_at(place) as mlflow:
        client = mlflow.MlflowClient()
        run = client.get_run(outcome.run_id)
        within = client.search_runs(
            [run.info.experiment_id], f"tags.`mlflow.parentRunId` = '{outcome.run_id}'"
        )
        report = json.loads(mlflow.artifacts.load_text(f"runs:/{outcome.run_id}/report.json"))
        markdown = mlflow.artifacts.load_text(f"runs:/{outcome.run_id}/report.md")
        version = client.get_model_version(REGISTERED_NAME, outcome.registered_version)
    assert run.info.status == "FINISHED"
    assert run.data.params["trees"] == "30"
    assert run.data.tags["data_fingerprint"] == outcome.report.data_fingerprint
    assert {each.info.run_name for each in within} == {
        "scorecard",
        "lambdamart",
        "unconstrained",
        "recency",
        "random",
    }
    learned = outcome.report.evaluation.of("lambdamart").metrics.ndcg_at_10
    figures = next(each.data.metrics for each in within if each.info.run_name == "lambdamart")
    assert run.data.metrics["ndcg_at_10"] == figures["ndcg_at_10"] == learned.value
    assert run.data.metrics["ndcg_at_10_lower"] == learned.lower
    assert report["promoted"] is True
    assert "Simulated data" in markdown
    assert version.tags["simulated"] == "true"
    assert version.run_id == outcome.run_id


def test_the_registered_model_scores_a_frame_as_the_published_ranker_does(
    place: TrackingPlace, tmp_path: Path
) -> None:
    trained(place, tmp_path)
    past = stored(lists(40, 8), jobs=40, candidates=10, misleading=True)
    data = training_pairs(past, load_vocabulary())
    published = champion(tmp_path)
    assert published is not None
    matrix = pair_features(data.candidates, data.jobs, data.pairs, published.ranker.assumptions)
    frame = pd.DataFrame(matrix, columns=[feature.name for feature in FEATURES])
    with mlflow_at(place) as mlflow:
        model = mlflow.pyfunc.load_model(f"models:/{REGISTERED_NAME}@champion")
        scores = model.predict(frame[sorted(frame.columns)])
    np.testing.assert_array_equal(scores, published.ranker.score(matrix))
    with pytest.raises(InvalidInput, match="wished"):
        FeatureScorer(published.ranker).predict(frame.drop(columns="wished"))


def test_a_truth_that_is_given_stands_in_the_report_with_the_oracle(
    place: TrackingPlace, tmp_path: Path
) -> None:
    matches = lists(40, 8)
    past, vocabulary = stored(matches, jobs=40, candidates=10), load_vocabulary()
    truth = SimulatedTruth(
        pairs=pl.DataFrame(
            {
                "job_id": [each.job_id for each in matches],
                "candidate_id": [each.candidate_id for each in matches],
                **{
                    name: [float(m.grade) for m in matches]
                    for name in ("true_utility", "true_fit", "chemistry")
                },
            }
        ),
        candidates=pl.DataFrame({"candidate_id": [f"K{i:02d}" for i in range(10)], "drive": [0.0] * 10}),
        workplaces=pl.DataFrame({"workplace_id": ["W1", "W2"], "openness": [0.2, 0.8]}),
    )
    outcome = train(past, vocabulary, place, tmp_path, settings=SETTINGS, truth=truth)
    assert outcome.report.evaluation.of("oracle").metrics.ndcg_at_10.value == 1
    assert outcome.report.truth is not None
    assert {"drive", "openness", "chemistry"} <= set(outcome.report.truth.insufficient)


def test_too_few_matches_leave_no_run_behind(place: TrackingPlace, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        train(stored([match_of(1, "J00", "K00")]), load_vocabulary(), place, tmp_path / "models")
    with mlflow_at(place) as mlflow:
        experiment = mlflow.get_experiment_by_name("matcher")
        names = [run.info.run_name for run in mlflow.MlflowClient().search_runs([experiment.experiment_id])]
    assert names == ["first"]
    assert not (tmp_path / "models").exists()


def test_assumed_capability_is_the_mean_known_level_of_those_put_forward_each_counted_once() -> None:
    past = [
        match_of(1, "J00", "K01", day=0),
        match_of(2, "J01", "K01", day=1),
        match_of(3, "J01", "K04", day=1),
        match_of(4, "J02", "K00", day=9),
    ]
    earlier, _ = split_by_time(training_pairs(stored(past), load_vocabulary()), 0.34)
    capability = dict(zip(DIMENSIONS, assumptions_from(earlier).capability, strict=True))
    assert capability[Dimension.NOISE] == 2.5  # K01 bears 1, K04 bears 4
    assert capability[Dimension.MEMORY] == 2
    assert capability[Dimension.LIFTING] == 2.5  # nothing is known: what stands there beforehand


def test_nothing_about_the_held_out_jobs_reaches_the_fitted_rankers() -> None:
    vocabulary = load_vocabulary()
    past = lists(40, 8)
    changed = [
        *past[:-80],
        *(match_of(9000 + i, m.job_id, m.candidate_id, day=60) for i, m in enumerate(past[-80:])),
    ]
    fitted = [
        fit_rankers(
            split_by_time(training_pairs(stored(each, jobs=40, candidates=10), vocabulary))[0], SETTINGS
        )
        for each in (past, changed)
    ]
    assert fitted[0].learned == fitted[1].learned
    assert fitted[0].unconstrained == fitted[1].unconstrained
