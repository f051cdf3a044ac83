"""Looks for better training settings, on the earlier queries alone.

The measure is NDCG@10 over time folds: fitted to the first parts of the earlier queries, compared on the
part that follows. Which correction for the place in the list is used is not searched for: the outcomes
compared on carry the old lists' mark themselves, so they cannot tell which correction is right.
"""

from __future__ import annotations

import warnings
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from experiments.evaluation.baselines import AdditiveScorer
from experiments.evaluation.evaluate import evaluate
from experiments.training.fitting import assumptions_from
from experiments.training.matrices import point_matrix
from experiments.training.training_data import TrainingPairs, fingerprint, split_by_time
from matcher.errors import Conflict, StorageUnavailable
from matcher.features.assumptions import Assumptions
from matcher.features.snapshots import F32
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import fit_lambdamart
from matcher.progress import Progress, silent

if TYPE_CHECKING:
    import optuna

STUDY_FILE: Final = "tuning.db"
FOLDS: Final = 3
_STUDY: Final = "training settings"
_MADE_FOR: Final = "made_for"


@dataclass(frozen=True, slots=True)
class TuningOutcome:
    """The best settings tried, and mean NDCG@10 over the folds for them and for those begun with.

    ``trials`` counts all that the study holds, those of earlier sessions included.
    """

    settings: TrainingSettings
    ndcg_at_10: float
    begun_with: float
    trials: int
    folds: int


@dataclass(frozen=True, slots=True, eq=False)
class TimeFold:
    """Queries to fit to with their matrix, and the queries after them to compare on."""

    before: TrainingPairs
    matrix: F32
    assumptions: Assumptions
    after: TrainingPairs


def tune(
    earlier: TrainingPairs,
    study_file: Path,
    *,
    trials: int,
    settings: TrainingSettings | None = None,
    folds: int = FOLDS,
    seed: int = 1,
    progress: Progress = silent,
) -> TuningOutcome:
    """The best settings after so many trials in all, going on with the study in the file if there is one.

    The first trial is the settings given. Each trial's proposal hangs on the seed and on the finished
    trials before it alone, so a study that was interrupted goes on as if it had not been.

    Raises
    ------
    InvalidInput
        When there are too few queries for the folds.
    Conflict
        When the study in the file was made for other data, settings, folds or another seed.
    StorageUnavailable
        When the file cannot be read or written.
    """
    settings = settings or TrainingSettings()
    parts = time_folds(earlier, folds)
    made_for = f"{fingerprint(earlier)} {folds} folds, seed {seed}, {asdict(settings)}"
    study = _opened(study_file, made_for, settings)
    for done in range(len(_finished(study)), trials):
        progress("tuning", done, trials)
        study.sampler = _sampler(seed, done)
        trial = study.ask()
        with warnings.catch_warnings():
            # The settings begun with may lie outside of what is searched; they are tried as they are.
            warnings.filterwarnings("ignore", message="Fixed parameter")
            proposed = _proposed(trial, settings)
        study.tell(trial, over_time_folds(parts, proposed))
    progress("tuning", trials, trials)
    finished = _finished(study)
    best = max(finished, key=lambda each: (each.value, -each.number))
    return TuningOutcome(
        settings=replace(settings, **best.params),
        ndcg_at_10=float(best.value or 0.0),
        begun_with=float(finished[0].value or 0.0),
        trials=len(finished),
        folds=folds,
    )


def time_folds(data: TrainingPairs, folds: int = FOLDS) -> tuple[TimeFold, ...]:
    """The folds, the first fitted to the fewest queries; each goes on where the one before ended.

    Raises
    ------
    InvalidInput
        When there are too few queries.
    """
    found = []
    for part in range(1, folds + 1):
        left_out = (folds - part) / (folds + 1)
        known = split_by_time(data, left_out)[0] if left_out else data
        before, after = split_by_time(known, 1 / (part + 1))
        assumptions = assumptions_from(before)
        found.append(TimeFold(before, point_matrix(before, assumptions), assumptions, after))
    return tuple(found)


def over_time_folds(folds: tuple[TimeFold, ...], settings: TrainingSettings) -> float:
    """Mean NDCG@10 over the folds of a model with these settings."""
    return fmean(_ndcg_at_10(fold, settings) for fold in folds)


def _ndcg_at_10(fold: TimeFold, settings: TrainingSettings) -> float:
    before = fold.before
    ranker = fit_lambdamart(
        fold.matrix,
        before.grades,
        before.query_sizes.tolist(),
        fold.assumptions,
        settings,
        list_positions=before.list_positions,
    )
    scorer = AdditiveScorer("lambdamart", ranker)
    found = evaluate(fold.after, [scorer])
    return found.of("lambdamart").metrics.ndcg_at_10.value


def _proposed(trial: optuna.Trial, settings: TrainingSettings) -> TrainingSettings:
    return replace(
        settings,
        trees=trial.suggest_int("trees", 50, 400, step=25),
        leaves=trial.suggest_int("leaves", 4, 31),
        learning_rate=trial.suggest_float("learning_rate", 0.01, 0.2, log=True),
        least_rows_in_leaf=trial.suggest_int("least_rows_in_leaf", 5, 100),
        l2=trial.suggest_float("l2", 0.1, 50, log=True),
        feature_fraction=trial.suggest_float("feature_fraction", 0.3, 1.0),
        row_fraction=trial.suggest_float("row_fraction", 0.5, 1.0),
        truncation_level=trial.suggest_int("truncation_level", 5, 15),
    )


_SEARCHED: Final = (
    "trees",
    "leaves",
    "learning_rate",
    "least_rows_in_leaf",
    "l2",
    "feature_fraction",
    "row_fraction",
    "truncation_level",
)


def _opened(study_file: Path, made_for: str, settings: TrainingSettings) -> optuna.Study:
    import optuna
    from sqlalchemy.exc import SQLAlchemyError

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study_file.parent.mkdir(parents=True, exist_ok=True)
    try:
        study = optuna.create_study(
            storage=f"sqlite:///{study_file}", study_name=_STUDY, direction="maximize", load_if_exists=True
        )
    except (SQLAlchemyError, optuna.exceptions.OptunaError) as error:
        raise StorageUnavailable(f"{study_file} holds no study that can be read: name another.") from error
    before = study.user_attrs.get(_MADE_FOR)
    if before not in {None, made_for}:
        raise Conflict(
            f"The study in {study_file} was made for other matches, settings, folds or another seed."
            " Name another file."
        )
    study.set_user_attr(_MADE_FOR, made_for)
    for trial in study.get_trials(deepcopy=False):
        if trial.state is optuna.trial.TrialState.RUNNING:  # left behind by a session that was interrupted
            study.tell(trial.number, state=optuna.trial.TrialState.FAIL)
    if not _finished(study):
        study.enqueue_trial({name: asdict(settings)[name] for name in _SEARCHED}, skip_if_exists=False)
    return study


def _finished(study: optuna.Study) -> list[Any]:
    import optuna

    return study.get_trials(deepcopy=False, states=(optuna.trial.TrialState.COMPLETE,))


def _sampler(seed: int, finished: int) -> optuna.samplers.BaseSampler:
    """A fresh sampler for each trial, so that what was drawn before it makes no difference."""
    import optuna

    return optuna.samplers.TPESampler(seed=seed * 100_003 + finished)
