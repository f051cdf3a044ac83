"""Puts together what the gates ask: the data, the model that answers now, reach and disparities."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.fairness.judging import Disparities, Reader, judged
from experiments.registry.evidence import Examiner
from experiments.registry.gates import GateLimits
from experiments.registry.tracking import TrackingPlace, tracking_place
from experiments.training.training_data import training_pairs
from matcher.allocation.held_places import allocate
from matcher.allocation.open_lists import score_open_jobs
from matcher.allocation.served import served_lists
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.models.artefact import PublishedModel
from matcher.models.lambdamart import LambdaMart
from matcher.settings import read_settings
from matcher.usecases.snapshots import FreshSnapshots
from matcher.wiring import Product


def where(environment: Mapping[str, str]) -> tuple[Product, TrackingPlace]:
    """The product and the record of runs that this environment speaks of."""
    product = Product(read_settings(environment))
    return product, tracking_place(environment, product.settings.var_dir)


def live_snapshots(product: Product) -> tuple[CandidateSnapshot, JobSnapshot]:
    """All candidates and all jobs as they are stored now."""
    snapshots = FreshSnapshots(product.vocabulary)
    with product.unit_of_work() as work:
        return snapshots.candidates(work), snapshots.jobs(work)


def examiner(product: Product, limits: GateLimits, reader: Reader) -> Examiner:
    """What finds out about a challenger on the data that are stored now.

    Protected attributes are read, where there are any, and that is noted with a name and a purpose.
    """
    candidates, jobs = live_snapshots(product)
    people = candidates.take(np.flatnonzero(candidates.looking))
    rule = product.fresh_allocations.rule

    def reach(ranker: LambdaMart) -> float:
        lists = score_open_jobs(people, jobs, ranker, threads=product.threads)
        served = served_lists(lists, allocate(lists, rule), rule.length)
        listed = np.unique(np.concatenate([*served, np.empty(0, np.intp)]))
        return len(listed) / len(people) if len(people) else 1.0

    def disparities(model: PublishedModel) -> Disparities:
        return judged(product, limits.fairness, reader, model)

    return Examiner(
        data=training_pairs(product.unit_of_work(), product.vocabulary),
        champion=product.champion.current(),
        reach=reach,
        disparities=disparities,
    )
