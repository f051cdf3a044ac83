"""Lists with held places are the same from every store, and kept only while nothing changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from matcher.allocation.held_places import HeldPlaces
from matcher.domain.candidate import Availability
from matcher.domain.ids import JobId
from matcher.domain.job import JobState
from matcher.features.assumptions import Assumptions
from matcher.features.snapshots import F32, F64
from matcher.models.scorecard import Scorecard
from matcher.ranking.ranking import RankedMatch
from matcher.usecases.held_places import Allocations, FreshAllocations, WarmAllocations
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.rank import candidates_for_job
from matcher.usecases.snapshots import FreshSnapshots, WarmSnapshots
from matcher.vocabulary.loading import load_vocabulary
from tests import builders, held_town
from tests.held_town import J1, J2

RULE = HeldPlaces(length=3, at_most=2)


@dataclass(frozen=True)
class CountingScorecard:
    """The scorecard under a name of its own, which remembers how many rows it has scored at a time."""

    version: str = "first"
    sizes: list[int] = field(default_factory=list)

    @property
    def assumptions(self) -> Assumptions:
        return Assumptions()

    @property
    def base(self) -> float:
        return Scorecard().base

    def score(self, matrix: F32) -> F64:
        self.sizes.append(len(matrix))
        return Scorecard().score(matrix)

    def shares(self, matrix: F32) -> F64:
        return Scorecard().shares(matrix)


def stored(uow: UnitOfWork, order: str = "ABCDE", state: JobState = JobState.OPEN) -> UnitOfWork:
    with uow:
        held_town.store(uow, order, state)
        uow.commit()
    return uow


def listed(
    uow: UnitOfWork,
    job: JobId,
    allocations: Allocations | None,
    ranker: CountingScorecard | None = None,
    top: int = 3,
) -> tuple[RankedMatch, ...]:
    snapshots = FreshSnapshots(load_vocabulary())
    ranker = ranker or CountingScorecard()
    return candidates_for_job(uow, snapshots, ranker, job, top, allocations=allocations).ranking.matches


def told(matches: tuple[RankedMatch, ...]) -> list[tuple[str, bool, int]]:
    assert [each.place for each in matches] == list(range(1, len(matches) + 1))
    return [(each.candidate_id, each.held, each.place_by_score) for each in matches]


@pytest.mark.parametrize("order", ["ABCDE", "DCBEA"])
def test_who_stands_on_no_list_is_held_a_place_where_they_are_nearest(uow: UnitOfWork, order: str) -> None:
    """Only D stands on neither list, and nearer to the end of J1; B gives way there and stays on J2."""
    stored(uow, order)
    fresh = FreshAllocations(1, RULE)
    assert told(listed(uow, J1, None)) == [("A", False, 1), ("B", False, 2), ("C", False, 3)]
    assert told(listed(uow, J1, fresh)) == [("A", False, 1), ("C", False, 3), ("D", True, 4)]
    assert told(listed(uow, J2, fresh)) == [("A", False, 1), ("B", False, 2), ("E", False, 3)]


def test_who_gave_way_comes_next_in_a_longer_list(uow: UnitOfWork) -> None:
    found = told(listed(stored(uow), J1, FreshAllocations(1, RULE), top=9))
    assert [who for who, _, _ in found] == ["A", "C", "D", "B", "E"]
    assert [who for who, held, _ in found if held] == ["D"]


def test_a_held_place_shows_the_true_score_interval_and_shares(uow: UnitOfWork) -> None:
    stored(uow)
    held = listed(uow, J1, FreshAllocations(1, RULE))[2]
    plain = listed(uow, J1, None, top=4)[3]
    assert (held.candidate_id, held.score, held.lower, held.upper, held.shares, held.known_share) == (
        *(plain.candidate_id, plain.score, plain.lower, plain.upper, plain.shares, plain.known_share),
    )


def test_a_job_that_is_not_open_is_ranked_by_score_alone(uow: UnitOfWork) -> None:
    ranker = CountingScorecard()
    found = told(listed(stored(uow, state=JobState.FILLED), J1, FreshAllocations(1, RULE), ranker))
    assert found == [("A", False, 1), ("B", False, 2), ("C", False, 3)]


def test_a_list_that_ends_before_the_held_places_is_not_kept_waiting_for_them(uow: UnitOfWork) -> None:
    ranker = CountingScorecard()
    listed(stored(uow), J1, FreshAllocations(1, RULE), ranker, top=1)
    assert ranker.sizes.count(5) == 1, "only the job itself is scored with all five people"


def test_held_places_are_kept_until_people_or_jobs_change_or_another_model_answers(uow: UnitOfWork) -> None:
    stored(uow)
    warm, ranker, other = (
        WarmAllocations(FreshAllocations(1, RULE)),
        CountingScorecard(),
        CountingScorecard("2"),
    )
    assert told(listed(uow, J1, warm, ranker))[2] == ("D", True, 4)
    assert ranker.sizes.count(5) == 3, "two jobs for the held places, one for the list"
    listed(uow, J2, warm, ranker)
    assert ranker.sizes.count(5) == 4, "kept"
    listed(uow, J1, warm, other)
    assert other.sizes.count(5) == 3, "another model"
    with uow:
        uow.matches.put([builders.match("M1", "J1", "A")])
        uow.commit()
    listed(uow, J1, warm, other)
    assert other.sizes.count(5) == 4, "a match is put down, which bears on nobody's features"
    with uow:
        uow.candidates.put([held_town.candidate("D", Availability.PAUSED)])
        uow.commit()
    assert told(listed(uow, J1, warm, other)) == [("A", False, 1), ("B", False, 2), ("C", False, 3)]


def test_requests_at_the_same_time_work_held_places_out_once() -> None:
    from matcher.storage.identity_cipher import IdentityCipher
    from matcher.storage.memory import MemoryUnitOfWork

    uow = stored(MemoryUnitOfWork(IdentityCipher(IdentityCipher.new_key())))
    vocabulary, ranker = load_vocabulary(), CountingScorecard()
    with uow as work:
        snapshots = WarmSnapshots(vocabulary)
        candidates, jobs, revision = snapshots.candidates(work), snapshots.jobs(work), work.revision()
    warm = WarmAllocations(FreshAllocations(2, RULE))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: warm.current(revision, candidates, jobs, ranker), range(8)))
    assert ranker.sizes == [5, 5]
    assert all(each == found[0] for each in found)
    assert found[0][J1].people == ("D",)
