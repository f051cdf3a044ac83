"""Ranks one job against many candidates and explains the top 20, measured against the bare prediction.

The yardstick is LightGBM's ``predict`` on the same matrix, one thread each, in the same process, its
rounds interleaved with ours. The snapshots are warm, as they are in a service; the profiles of the 20
who are explained are read from an SQLite database inside the measured request.
"""

from __future__ import annotations

import resource
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import lightgbm
import numpy as np

from experiments.benchmarks.people import drawn_candidate, drawn_job
from experiments.benchmarks.population import draw_candidates, draw_jobs
from experiments.benchmarks.timing import interleaved
from matcher.domain.ids import JobId
from matcher.domain.job import JobInFull
from matcher.explanation.facts import gather_facts
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.practical_facts import WayToWork
from matcher.explanation.reasons import Origin, explain
from matcher.explanation.views import broker_view
from matcher.explanation.wording import Wording
from matcher.features.assumptions import Assumptions
from matcher.features.pipeline import Pairs, job_features, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.growing import TrainingSettings
from matcher.models.lambdamart import LambdaMart, fit_lambdamart
from matcher.models.scorecard import Scorecard
from matcher.progress import Progress, silent
from matcher.ranking.ranking import rank_candidates
from matcher.storage.engine import make_engine
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.schema_version import upgrade
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.vocabulary.entries import Language, Vocabulary
from matcher.vocabulary.loading import load_vocabulary

TOP: Final = 20
_JOBS: Final = 40
_TRAINED_ON: Final = 3000
_MIB: Final = 1024


@dataclass(frozen=True, slots=True)
class RankTiming:
    """Median seconds of each part for one size; ``peak_mib`` is the whole process so far."""

    candidates: int
    predict: float
    features: float
    request: float
    peak_mib: float


def measure(sizes: Sequence[int], repeats: int, progress: Progress = silent) -> list[RankTiming]:
    """One timing for each number of candidates, smallest first."""
    vocabulary = load_vocabulary()
    progress("measuring", 0, len(sizes))
    ranker = _ranker(vocabulary)
    timings: list[RankTiming] = []
    for size in sorted(sizes):
        timings.append(_measure(size, repeats, ranker, vocabulary))
        progress("measuring", len(timings), len(sizes))
    return timings


def _measure(size: int, repeats: int, ranker: LambdaMart, vocabulary: Vocabulary) -> RankTiming:
    rng = np.random.default_rng(size)
    job_frames = draw_jobs(rng, _JOBS, vocabulary)
    people = draw_candidates(rng, size, vocabulary)
    candidates, jobs = candidate_snapshot(people, vocabulary), job_snapshot(job_frames, vocabulary)
    job_id = JobId(str(jobs.ids[0]))
    job = drawn_job(job_frames, job_id)
    shown = [m.candidate_id for m in rank_candidates(candidates, jobs, job_id, ranker, TOP).matches]
    matrix = job_features(candidates, jobs, 0, ranker.assumptions)
    booster = lightgbm.Booster(model_str=ranker.model_text)
    with TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'bench.db'}")
        upgrade(engine)
        work = SqlUnitOfWork(engine, IdentityCipher(IdentityCipher.new_key()))
        with work:
            work.candidates.put(drawn_candidate(people, candidate_id) for candidate_id in shown)
            work.commit()
        del people
        request = _Request(candidates, jobs, job, ranker, vocabulary, work)
        predict, features, whole = interleaved(
            repeats,
            lambda: booster.predict(matrix, num_threads=1),
            lambda: job_features(candidates, jobs, 0, ranker.assumptions),
            request.answer,
        )
        engine.dispose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    return RankTiming(size, predict, features, whole, peak)


@dataclass(frozen=True, slots=True)
class _Request:
    candidates: CandidateSnapshot
    jobs: JobSnapshot
    job: JobInFull
    ranker: LambdaMart
    vocabulary: Vocabulary
    work: SqlUnitOfWork

    def answer(self) -> None:
        """A whole request: the ranked list, and the explanation of each match in it."""
        ranking = rank_candidates(self.candidates, self.jobs, self.job.job.id, self.ranker, TOP)
        origin = Origin(ranking.model_version, ranking.base, "Drawn at random", simulated=True)
        texts = {task.id: task.text for task in self.job.tasks}
        wording = Wording(Phrasebook(Language.DA, self.vocabulary, texts))
        with self.work as work:
            people = work.candidates.get_many([match.candidate_id for match in ranking.matches])
            for match, candidate in zip(ranking.matches, people, strict=True):
                facts = gather_facts(candidate, self.job, WayToWork(None, None), self.vocabulary)
                broker_view(explain(match, facts, origin), self.job, wording)


def _ranker(vocabulary: Vocabulary) -> LambdaMart:
    """A model of the usual size. What it was taught does not matter here, only how much it computes."""
    rng = np.random.default_rng(1)
    people = candidate_snapshot(draw_candidates(rng, _TRAINED_ON, vocabulary), vocabulary)
    jobs = job_snapshot(draw_jobs(rng, _JOBS, vocabulary), vocabulary)
    pairs = Pairs(rng.integers(0, _TRAINED_ON, _TRAINED_ON), np.sort(rng.integers(0, _JOBS, _TRAINED_ON)))
    matrix = pair_features(people, jobs, pairs, Assumptions())
    points = Scorecard().score(matrix) + rng.normal(0, 3, _TRAINED_ON)
    grades = np.searchsorted(np.quantile(points, [0.6, 0.75, 0.87, 0.95]), points).astype(np.int8)
    sizes = np.unique(pairs.job_rows, return_counts=True)[1]
    return fit_lambdamart(matrix, grades, sizes.tolist(), Assumptions(), TrainingSettings(threads=1))
