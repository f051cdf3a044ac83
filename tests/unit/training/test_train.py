"""A training run from stored matches to a registered model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest

from experiments.evaluation.assess import EvaluationPlan
from experiments.evaluation.truth_checks import SimulatedTruth
from experiments.registry.model_registry import CHALLENGER, CHAMPION, REGISTERED_NAME, open_registry
from experiments.registry.registered_model import FeatureScorer
from experiments.registry.tracking import TrackingPlace
from experiments.training.fitting import assumptions_from, fit_rankers
from experiments.training.train import TrainingOutcome, train
from experiments.training.training_data import split_by_time, training_pairs
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.errors import InvalidInput
from matcher.features.columns import FEATURES
from matcher.features.pipeline import pair_features
from matcher.models.artefact import TREES, load
from matcher.models.growing import TrainingSettings
from matcher.storage.memory import MemoryUnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, match_of, stored

pytestmark = pytest.mark.slow
SETTINGS = TrainingSettings(trees=30, least_rows_in_leaf=5, threads=1)
PLAN = EvaluationPlan(folds=2, curve=(0.5, 1.0), seeds=(2,), position_seeds=(1,))


def past_of(upside_down_before: int = 0) -> MemoryUnitOfWork:
    """A past that a scorecard misreads, or one whose first jobs tell the opposite of the rest."""
    matches = lists(40, 8, candidates=60, upside_down_before=upside_down_before)
    return stored(matches, jobs=40, candidates=60, workplaces=10, misleading=not upside_down_before)


def trained(place: TrackingPlace, *, upside_down_before: int = 0) -> TrainingOutcome:
    return train(past_of(upside_down_before), load_vocabulary(), place, settings=SETTINGS, plan=PLAN)


@contextmanager
def mlflow_at(place: TrackingPlace) -> Iterator[object]:
    import mlflow

    before = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri(place.uri)
    yield mlflow
    mlflow.set_tracking_uri(before)


def downloaded(place: TrackingPlace, number: str, into: Path) -> Path:
    with open_registry(place) as registry:
        return registry.download(number, into)


def test_two_runs_on_the_same_data_give_the_same_trees_byte_for_byte(
    place: TrackingPlace, tmp_path: Path
) -> None:
    first, again = trained(place), trained(place)
    assert first.model_version == again.model_version
    assert first.run_id != again.run_id
    trees = [
        (downloaded(place, each.registered_version, tmp_path / each.run_id) / TREES).read_bytes()
        for each in (first, again)
    ]
    assert trees[0] == trees[1]
    assert first.report == again.report


def test_training_makes_a_challenger_and_leaves_the_champion_alone(
    place: TrackingPlace, tmp_path: Path
) -> None:
    outcome = trained(place)
    with open_registry(place) as registry:
        challenger = registry.named(CHALLENGER)
        assert registry.named(CHAMPION) is None
    assert challenger is not None
    assert challenger.number == outcome.registered_version
    assert challenger.run_id == outcome.run_id
    saved = load(downloaded(place, challenger.number, tmp_path))
    assert saved.ranker.version == outcome.model_version
    assert saved.provenance.simulated
    assert saved.provenance.last_day == outcome.report.learned_from.last_day.isoformat()


def test_the_run_holds_figures_reports_and_a_run_within_it_for_each_ranker(
    place: TrackingPlace,
) -> None:
    outcome = trained(place)
    with mlflow_at(place) as mlflow:
        client = mlflow.MlflowClient()
        run = client.get_run(outcome.run_id)
        within = client.search_runs(
            [run.info.experiment_id], f"tags.`mlflow.parentRunId` = '{outcome.run_id}'"
        )
        report = json.loads(mlflow.artifacts.load_text(f"runs:/{outcome.run_id}/report.json"))
        texts = {
            name: mlflow.artifacts.load_text(f"runs:/{outcome.run_id}/{name}")
            for name in ("report.md", "report.html", "model-card.md")
        }
        pictures = [each.path for each in client.list_artifacts(outcome.run_id, "charts")]
        version = client.get_model_version(REGISTERED_NAME, outcome.registered_version)
    assert run.info.status == "FINISHED"
    assert run.data.params["trees"] == "30"
    assert run.data.tags["data_fingerprint"] == outcome.report.learned_from.fingerprint
    assert {each.info.run_name for each in within} == {
        "scorecard",
        "lambdamart",
        "unconstrained",
        "recency",
        "random",
    }
    learned = outcome.report.in_use.of("lambdamart").metrics.ndcg_at_10
    figures = next(each.data.metrics for each in within if each.info.run_name == "lambdamart")
    assert run.data.metrics["ndcg_at_10"] == figures["ndcg_at_10"] == learned.value
    assert run.data.metrics["ndcg_at_10_lower"] == learned.lower
    apart = outcome.report.apart.of("lambdamart").metrics.ndcg_at_10
    assert run.data.metrics["apart_ndcg_at_10"] == apart.value
    assert report["in_use"]["queries"] == outcome.report.in_use.queries
    assert all("Simulated data" in text for text in texts.values())
    assert {"charts/comparison.png", "charts/groups.png", "charts/learning_curve.png"} <= set(pictures)
    assert version.tags["simulated"] == "true"
    assert version.run_id == outcome.run_id


def test_the_registered_model_scores_a_raw_frame_as_the_ranker_does(
    place: TrackingPlace, tmp_path: Path
) -> None:
    outcome = trained(place)
    data = training_pairs(past_of(), load_vocabulary())
    ranker = load(downloaded(place, outcome.registered_version, tmp_path)).ranker
    matrix = pair_features(data.candidates, data.jobs, data.pairs, ranker.assumptions)
    frame = pd.DataFrame(matrix, columns=[feature.name for feature in FEATURES])
    with mlflow_at(place) as mlflow:
        model = mlflow.pyfunc.load_model(f"models:/{REGISTERED_NAME}@challenger")
        scores = model.predict(frame[sorted(frame.columns)])
        example = model.input_example
    np.testing.assert_array_equal(scores, ranker.score(matrix))
    assert [each.name for each in model.metadata.signature.inputs] == [f.name for f in FEATURES]
    worst, best = model.predict(example)
    assert worst < best


def test_a_frame_that_lacks_a_feature_or_a_value_is_refused_by_name() -> None:
    ranker = fit_rankers(training_pairs(past_of(), load_vocabulary()), SETTINGS).learned
    frame = pd.DataFrame({f.name: [float(f.best)] * 2 for f in FEATURES})
    with pytest.raises(InvalidInput, match="wished"):
        FeatureScorer(ranker).predict(frame.drop(columns="wished"))
    frame.loc[1, "noise_gap"] = np.nan
    with pytest.raises(InvalidInput, match="Row 1, noise_gap"):
        FeatureScorer(ranker).predict(frame)


def test_a_truth_that_is_given_stands_in_the_report_with_the_oracle(place: TrackingPlace) -> None:
    matches = lists(40, 8, candidates=60)
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
        candidates=pl.DataFrame({"candidate_id": [f"K{i:02d}" for i in range(60)], "drive": [0.0] * 60}),
        workplaces=pl.DataFrame(
            {
                "workplace_id": [f"W{i}" for i in range(1, 11)],
                "openness": [0.2] * 10,
                "leader_skill": [0.0] * 10,
            }
        ),
    )
    outcome = train(past_of(), load_vocabulary(), place, settings=SETTINGS, plan=PLAN, truth=truth)
    assert outcome.report.apart.of("oracle").metrics.ndcg_at_10.value == 1
    assert outcome.report.truth is not None
    assert outcome.report.position_bias is not None
    assert [each.strength for each in outcome.report.position_bias.results] == ["weak", "middle", "strong"]
    assert {"openness", "chemistry"} <= set(outcome.report.truth.insufficient)


def test_too_few_matches_leave_no_run_behind(place: TrackingPlace) -> None:
    with pytest.raises(InvalidInput):
        train(stored([match_of(1, "J00", "K00")]), load_vocabulary(), place)
    with mlflow_at(place) as mlflow:
        experiment = mlflow.get_experiment_by_name("matcher")
        names = [run.info.run_name for run in mlflow.MlflowClient().search_runs([experiment.experiment_id])]
    assert names == ["first"]


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
