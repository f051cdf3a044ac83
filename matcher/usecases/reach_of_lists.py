"""Whom the lists of all open jobs reach, from what is stored now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.allocation.held_places import HeldPlaces
from matcher.completeness.plausible import Plausible
from matcher.completeness.reach import Reach, reach
from matcher.domain.dataset import DatasetLabel
from matcher.models.ranker import AdditiveRanker
from matcher.progress import Progress, silent
from matcher.usecases.ask_next import days_since_1970
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import Snapshots
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class LabelledReach:
    """The reach, the model that made the lists, and the label of the data they were made from."""

    reach: Reach
    model_version: str
    label: DatasetLabel


def reach_of_lists(
    unit_of_work: UnitOfWork,
    snapshots: Snapshots,
    vocabulary: Vocabulary,
    ranker: AdditiveRanker,
    top: int,
    *,
    today: date,
    rule: HeldPlaces,
    threads: int = 1,
    tell: Progress = silent,
) -> LabelledReach:
    """The reach of the first ``top`` places of all open jobs' lists, with places held by this rule."""
    with unit_of_work as work:
        candidates, jobs = snapshots.candidates(work), snapshots.jobs(work)
        label = work.label()
    found = reach(
        candidates,
        jobs,
        ranker=ranker,
        top=top,
        rule=rule,
        threads=threads,
        plausible=Plausible.of(candidates, days_since_1970(today)),
        codes=tuple(vocabulary.competences),
        tell=tell,
    )
    return LabelledReach(found, ranker.version, label)
