"""The best jobs that could be made for one candidate at the workplaces that they can travel to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.carving.across import Across, carve_across
from matcher.carving.building import build
from matcher.domain.candidate import Candidate
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Place, Workplace
from matcher.domain.ids import CandidateId, Postcode, WorkplaceId
from matcher.features.snapshots import CandidateSnapshot
from matcher.usecases.carving_requests import CarvingMeans, CarvingOptions, Site, read_sites, request_for
from matcher.usecases.journeys import MOST_NEARBY, workplaces_near
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.score_bundles import AtPlace, ScoredBundles, score_bundles


@dataclass(frozen=True, slots=True)
class JobsAcross:
    """The best bundle of each of the best workplaces, in carving's order, scored.

    Attributes
    ----------
    workplaces : those that were looked at
    too_far : workplaces that lie beyond the longest journey of the candidate
    """

    candidate: Candidate
    across: Across
    scored: ScoredBundles
    workplaces: Mapping[WorkplaceId, Workplace]
    too_far: int
    label: DatasetLabel


def suggest_jobs_across(
    unit_of_work: UnitOfWork,
    means: CarvingMeans,
    candidate_id: CandidateId,
    options: CarvingOptions,
    *,
    most: int = MOST_NEARBY,
) -> JobsAcross:
    """The best jobs for a candidate, at most one a workplace, among the ``most`` nearest workplaces.

    Raises
    ------
    NotFound
        When there is no such candidate.
    """
    with unit_of_work as work:
        candidate = work.candidates.get(candidate_id)
        snapshot = means.snapshots.candidates(work, candidate_id)
        person = snapshot.take(np.flatnonzero(snapshot.ids == candidate_id))
        near, too_far = _near(work, person, most)
        sites = {site.workplace.id: site for site in read_sites(work, near)}
        label = work.label()
    across, scored = _best(candidate, person, sites, means, options)
    workplaces = {place: site.workplace for place, site in sites.items()}
    return JobsAcross(candidate, across, scored, workplaces, too_far, label)


def _near(work: UnitOfWork, person: CandidateSnapshot, most: int) -> tuple[list[WorkplaceId], int]:
    places: Mapping[Postcode, Place] = {place.postcode: place for place in work.workplaces.all_places()}
    every = list(work.workplaces.all_workplaces())
    known = [None if each.postcode is None else places[each.postcode] for each in every]
    latitude, longitude = (
        np.array([np.nan if place is None else getattr(place, axis) for place in known], np.float64)
        for axis in ("latitude", "longitude")
    )
    rows, too_far = workplaces_near(person, latitude, longitude, most)
    return [every[row].id for row in rows.tolist()], too_far


def _best(
    candidate: Candidate,
    person: CandidateSnapshot,
    sites: Mapping[WorkplaceId, Site],
    means: CarvingMeans,
    options: CarvingOptions,
) -> tuple[Across, ScoredBundles]:
    requests = {
        place: request_for(candidate, site, options, means.today) for place, site in sorted(sites.items())
    }
    problems = {
        place: build(request, means.vocabulary, means.ranker.assumptions, means.rules)[0]
        for place, request in requests.items()
    }
    across = carve_across(problems)
    found = [
        AtPlace(requests[each.workplace_id], each.bundle, sites[each.workplace_id].place)
        for each in across.found
    ]
    return across, score_bundles(found, person, candidate.id, means.ranker, means.vocabulary)
