"""Jobs that could be made of a workplace's tasks for one candidate, scored, and what a change would give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.carving.building import CarvingRequest, build
from matcher.carving.carve import Bundle, Carving, carve
from matcher.carving.what_if import WhatIf, what_if
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, WorkplaceId
from matcher.features.snapshots import CandidateSnapshot
from matcher.usecases.carving_requests import CarvingMeans, CarvingOptions, Site, read_site, request_for
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.score_bundles import AtPlace, ScoredBundle, ScoredBundles, score_bundles


@dataclass(frozen=True, slots=True)
class ChangedJob:
    """The best job before and after a change, each with its score; ``None`` where there is none.

    ``score`` is what the score has grown by, ``None`` where either is missing.
    """

    changes: WhatIf
    before: ScoredBundle | None
    after: ScoredBundle | None
    score: float | None


@dataclass(frozen=True, slots=True)
class SuggestedJobs:
    """What can be carved for a candidate at a workplace, and what the model says of it.

    ``changed`` compares with the same carving with nothing left out, added or switched off; it is ``None``
    where nothing of that was asked for.
    """

    request: CarvingRequest
    carving: Carving
    scored: ScoredBundles
    changed: ChangedJob | None
    label: DatasetLabel


def suggest_jobs(
    unit_of_work: UnitOfWork,
    means: CarvingMeans,
    workplace_id: WorkplaceId,
    candidate_id: CandidateId,
    options: CarvingOptions,
) -> SuggestedJobs:
    """Different good jobs for a candidate at a workplace, or why there is none.

    Raises
    ------
    NotFound
        When there is no such candidate or workplace, or a task to be left out is not the workplace's.
    """
    with unit_of_work as work:
        site, candidate = read_site(work, workplace_id), work.candidates.get(candidate_id)
        person = means.snapshots.candidates(work, candidate_id)
        label = work.label()
    request = request_for(candidate, site, options, means.today)
    made = build(request, means.vocabulary, means.ranker.assumptions, means.rules)
    carving = carve(*made, bundles=options.bundles)
    changed = None
    if options != options.unchanged:
        before = request_for(candidate, site, options.unchanged, means.today)
        changed = _compared(before, request, means, site, person)
    return SuggestedJobs(
        request=request,
        carving=carving,
        scored=_scored(request, carving.bundles, means, site, person),
        changed=changed,
        label=label,
    )


def compare_jobs(
    unit_of_work: UnitOfWork,
    means: CarvingMeans,
    workplace_id: WorkplaceId,
    candidate_id: CandidateId,
    options: tuple[CarvingOptions, CarvingOptions],
) -> ChangedJob:
    """The best job by the first options beside the best by the second; raises as :func:`suggest_jobs`."""
    with unit_of_work as work:
        site, candidate = read_site(work, workplace_id), work.candidates.get(candidate_id)
        person = means.snapshots.candidates(work, candidate_id)
    before, after = (request_for(candidate, site, each, means.today) for each in options)
    return _compared(before, after, means, site, person)


def _compared(
    before: CarvingRequest,
    after: CarvingRequest,
    means: CarvingMeans,
    site: Site,
    person: CandidateSnapshot,
) -> ChangedJob:
    changes = what_if(before, after, means.vocabulary, means.ranker.assumptions, means.rules)
    old, new = (
        next(iter(_scored(request, carving.bundles, means, site, person).bundles), None)
        for request, carving in ((before, changes.before), (after, changes.after))
    )
    grown = None if old is None or new is None else new.match.score - old.match.score
    return ChangedJob(changes, old, new, grown)


def _scored(
    request: CarvingRequest,
    bundles: Iterable[Bundle],
    means: CarvingMeans,
    site: Site,
    person: CandidateSnapshot,
) -> ScoredBundles:
    found = [AtPlace(request, bundle, site.place) for bundle in bundles]
    return score_bundles(found, person, request.candidate.id, means.ranker, means.vocabulary)
