"""What a carving is asked with, and the request that it makes of a candidate and a stored workplace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.carving.building import CarvingRequest
from matcher.carving.carve import BUNDLES
from matcher.carving.limits import Limit
from matcher.carving.rules import Rule
from matcher.domain.candidate import Candidate
from matcher.domain.employer import Place, Position, Workplace
from matcher.domain.ids import ConsiderationCode, Postcode, TaskId, WorkplaceId
from matcher.domain.scale import Dimension
from matcher.domain.task import Task
from matcher.errors import NotFound
from matcher.models.ranker import AdditiveRanker
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import Snapshots
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class CarvingMeans:
    """What every carving works with: snapshots, vocabulary, model, dated rules, and the day they hold on."""

    snapshots: Snapshots
    vocabulary: Vocabulary
    ranker: AdditiveRanker
    rules: tuple[Rule, ...]
    today: date


@dataclass(frozen=True, slots=True)
class CarvingOptions:
    """What is asked of a carving beyond what is stored. Hours given here go before those of the profile.

    Attributes
    ----------
    aids : dimensions on which an aid or an arrangement closes every gap
    arranged : considerations that the workplace is taken to meet, whatever it has said
    off : limits that are not kept
    bundles : how many different bundles at most
    """

    least_weekly_minutes: int | None = None
    most_weekly_minutes: int | None = None
    without_tasks: frozenset[TaskId] = frozenset()
    aids: frozenset[Dimension] = frozenset()
    arranged: frozenset[ConsiderationCode] = frozenset()
    off: frozenset[Limit] = frozenset()
    bundles: int = BUNDLES

    @property
    def unchanged(self) -> CarvingOptions:
        """The same hours and number of bundles, with nothing left out, added or switched off."""
        return CarvingOptions(self.least_weekly_minutes, self.most_weekly_minutes, bundles=self.bundles)


@dataclass(frozen=True, slots=True)
class Site:
    """A workplace with its work. ``place`` is ``None`` where it is not known where it lies."""

    workplace: Workplace
    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    place: Place | None


def read_site(work: UnitOfWork, workplace_id: WorkplaceId) -> Site:
    """A workplace with its work; raises ``NotFound`` where there is no such workplace."""
    return read_sites(work, [workplace_id])[0]


def read_sites(work: UnitOfWork, workplace_ids: Sequence[WorkplaceId]) -> tuple[Site, ...]:
    """Workplaces with their work, in the order asked for."""
    return tuple(_site(work, work.workplaces.get(workplace_id)) for workplace_id in workplace_ids)


def request_for(candidate: Candidate, site: Site, options: CarvingOptions, today: date) -> CarvingRequest:
    """The request of one person at one workplace.

    Raises
    ------
    NotFound
        When a task that is to be left out is not one of the workplace's.
    """
    stray = sorted(options.without_tasks - {task.id for task in site.tasks})
    if stray:
        raise NotFound(f"Workplace {site.workplace.id} has no task {stray[0]}, so it cannot be left out.")
    arrangements = {**site.workplace.arrangements, **dict.fromkeys(options.arranged, True)}
    return CarvingRequest(
        candidate=candidate,
        workplace=replace(site.workplace, arrangements=arrangements),
        positions=site.positions,
        tasks=site.tasks,
        today=today,
        least_weekly_minutes=options.least_weekly_minutes,
        most_weekly_minutes=options.most_weekly_minutes,
        aids=options.aids,
        without_tasks=options.without_tasks,
        off=options.off,
    )


def place_of_workplace(work: UnitOfWork, postcode: Postcode | None) -> Place | None:
    """Where a workplace lies; ``None`` where nobody has said."""
    return None if postcode is None else work.workplaces.place(postcode)


def _site(work: UnitOfWork, workplace: Workplace) -> Site:
    positions = work.workplaces.positions(workplace.id)
    tasks = tuple(task for position in positions for task in work.workplaces.tasks(position.id))
    return Site(workplace, positions, tasks, place_of_workplace(work, workplace.postcode))
