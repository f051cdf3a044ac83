"""Proxy leakage: how well a protected attribute could be guessed from the features.

The attributes themselves are no features. But features may go together with them, and what goes together
with a group can carry a disparity. It may also be a capability that a job truly needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from experiments.evaluation.ranking_metrics import RESAMPLES, Estimate
from experiments.fairness.attributes import Attribute, sides
from experiments.fairness.comparison import Insufficient, too_few
from matcher.features.assumptions import Assumptions
from matcher.features.columns import FEATURES
from matcher.features.pipeline import job_features
from matcher.features.snapshots import F64, CandidateSnapshot, Flags, JobSnapshot
from matcher.progress import Progress, silent

SAMPLED_JOBS: Final = 60
_FOLDS: Final = 5
_STRONGEST: Final = 5
_INTERVAL: Final = (2.5, 97.5)
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Proxy:
    """A feature and its own AUC: above 0.5 the group has the higher values, below it the lower."""

    feature: str
    auc: float


@dataclass(frozen=True, slots=True)
class ProxyLeakage:
    """How well a group can be told from the others by all features together (AUC; 0.5 is not at all).

    ``proxies`` are the features that tell most by themselves, the strongest first.
    """

    attribute: str
    value: str
    people: int
    auc: Estimate | Insufficient
    proxies: tuple[Proxy, ...]


def candidate_features(
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    assumptions: Assumptions,
    seed: int,
    progress: Progress = silent,
) -> F64:
    """(N, feature) each candidate's mean over the same sample of jobs, one row for each candidate."""
    random = np.random.default_rng(seed)
    sample = random.permutation(len(jobs))[:SAMPLED_JOBS].tolist()
    total = np.zeros((len(candidates), len(FEATURES)))
    for done, job in enumerate(sample, start=1):
        total += job_features(candidates, jobs, job, assumptions)
        progress("taking features together", done, len(sample))
    return total / max(len(sample), 1)


def leakages(
    matrix: F64, candidates: CandidateSnapshot, attributes: Sequence[Attribute], seed: int
) -> Iterator[ProxyLeakage]:
    """The leakage of each value; where there are two values with people, what tells one tells the other.

    A candidate is one row of the matrix, and so never on both sides of a fold.
    """
    for attribute in attributes:
        values = attribute.of(candidates.ids)
        there = [value for value in attribute.values if (values == value).any()]
        for value in there[:1] if len(there) == _TWO else there:
            split = sides(values, value)
            count = int(split.group.sum())
            few = too_few(count, int(split.others.sum()))
            if few:
                yield ProxyLeakage(attribute.name, value, count, few, ())
                continue
            known = split.group | split.others
            yield ProxyLeakage(
                attribute.name,
                value,
                count,
                _guessed(matrix[known], split.group[known], seed),
                _strongest(matrix[known], split.group[known]),
            )


def auc(scores: F64, member: Flags) -> float:
    """The chance that a member has a higher score than another, ties counting half."""
    from scipy.stats import rankdata

    members = int(member.sum())
    above = rankdata(scores)[member].sum() - members * (members + 1) / 2
    return float(above / (members * (len(member) - members)))


def _guessed(matrix: F64, member: Flags, seed: int) -> Estimate | Insufficient:
    """The cross-validated AUC of a logistic regression; people are drawn again for the interval."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=1000))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=seed)
    scores = cross_val_predict(model, matrix, member, cv=folds, method="decision_function")
    random = np.random.default_rng(seed)
    drawn = []
    for _ in range(RESAMPLES):
        rows = random.integers(len(member), size=len(member))
        if 0 < member[rows].sum() < len(rows):
            drawn.append(auc(scores[rows], member[rows]))
    if len(drawn) < RESAMPLES:
        return Insufficient("too few to draw again: some draws hold nobody to compare with")
    lower, upper = np.percentile(drawn, _INTERVAL)
    return Estimate(auc(scores, member), float(lower), float(upper))


def _strongest(matrix: F64, member: Flags) -> tuple[Proxy, ...]:
    found = [Proxy(f.name, auc(matrix[:, i], member)) for i, f in enumerate(FEATURES)]
    return tuple(sorted(found, key=lambda each: (-abs(each.auc - 0.5), each.feature))[:_STRONGEST])
