"""Jobs that could be made at a workplace for as many as possible of the people nearby who look for work."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.carving.building import build
from matcher.carving.employer_view import Suggestion, suggestions
from matcher.carving.neighbourhood import SharedBundle, carve_for_many
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, EmployerId, WorkplaceId
from matcher.errors import NotFound
from matcher.usecases.carving_requests import CarvingMeans, CarvingOptions, Site, read_site, request_for
from matcher.usecases.journeys import MOST_NEARBY, people_near
from matcher.usecases.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class JobsNearby:
    """Jobs for many at a workplace, as a broker sees them.

    Attributes
    ----------
    suggestions : the same bundles as the employer sees them
    nearby : people who look for work and can travel there
    looked_at : the nearest of them, for whom the bundles were made
    hours : least and most minutes a week that a bundle was to have
    """

    site: Site
    bundles: tuple[SharedBundle, ...]
    suggestions: tuple[Suggestion, ...]
    nearby: int
    looked_at: int
    hours: tuple[int, int]
    label: DatasetLabel


def suggest_jobs_nearby(
    unit_of_work: UnitOfWork,
    means: CarvingMeans,
    workplace_id: WorkplaceId,
    options: CarvingOptions,
    *,
    only_of: EmployerId | None = None,
    most: int = MOST_NEARBY,
) -> JobsNearby:
    """Different jobs at a workplace, those that most of the ``most`` nearest people reach first.

    Hours that are not given are those assumed of a person who has not said. People are taken as they are:
    the ``aids`` of the options count for all of them.

    Raises
    ------
    NotFound
        When there is no such workplace, or it is not one of the employer's where ``only_of`` names one.
    """
    with unit_of_work as work:
        site = read_site(work, _owned(work, workplace_id, only_of))
        snapshot = means.snapshots.candidates(work)
        point = (np.nan, np.nan) if site.place is None else (site.place.latitude, site.place.longitude)
        rows, nearby = people_near(snapshot, *point, most)
        people = work.candidates.get_many([CandidateId(str(each)) for each in snapshot.ids[rows]])
        label = work.label()
    own = CarvingOptions(
        without_tasks=options.without_tasks, aids=options.aids, arranged=options.arranged, off=options.off
    )
    problems = {
        person.id: build(
            request_for(person, site, own, means.today),
            means.vocabulary,
            means.ranker.assumptions,
            means.rules,
        )[0]
        for person in people
    }
    hours = _hours(options, means)
    bundles = carve_for_many(problems, hours=hours, bundles=options.bundles)
    considerations = {person.id: person.considerations for person in people}
    told = suggestions(bundles, considerations, site.workplace.arrangements)
    return JobsNearby(site, bundles, told, nearby, len(people), hours, label)


def _owned(work: UnitOfWork, workplace_id: WorkplaceId, only_of: EmployerId | None) -> WorkplaceId:
    """The workplace's id, refused as if it were not there where it is somebody else's."""
    owner = work.workplaces.get(workplace_id).employer_id
    if only_of is not None and owner != only_of:
        raise NotFound(f"There is no workplace {workplace_id}.")
    return workplace_id


def _hours(options: CarvingOptions, means: CarvingMeans) -> tuple[int, int]:
    assumed = means.ranker.assumptions
    least, most = options.least_weekly_minutes, options.most_weekly_minutes
    return (
        round(60 * assumed.least_weekly_hours) if least is None else least,
        round(60 * assumed.most_weekly_hours) if most is None else most,
    )
