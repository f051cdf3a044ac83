"""What is said of a change is true of what is stored: over random matches of a simulated municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from experiments.evaluation.stored_changes import score_when_stored
from experiments.simulation import TABLES_FOLDER, SimulationConfig, simulate, write
from matcher.carving.building import CarvingRequest, build
from matcher.carving.problem import CarvingProblem
from matcher.carving.rules import load_rules
from matcher.domain.ids import CandidateId, JobId
from matcher.explanation.changes import Change, ChangeKind, carried_out
from matcher.explanation.counterfactuals import ChangeMeans, possible_changes
from matcher.explanation.match_case import MatchCase
from matcher.models.ranker import AdditiveRanker
from matcher.models.scorecard import Scorecard
from matcher.schemes.loading import load_schemes
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.usecases.read_case import read_case
from matcher.vocabulary.loading import load_vocabulary
from tests.carving_oracle import broken_rules, has_room
from tests.explained import explain_match
from tests.unit.explanation.rankers import tiny_lambdamart

pytestmark = pytest.mark.slow
VOCABULARY = load_vocabulary()
TODAY = date(2026, 11, 27)
MATCHES = 200
OF_ITS_TASKS = {"separable", "licences"}
"""Rules about a task by itself, which those that are in a job already need not keep."""


@dataclass(frozen=True)
class Offered:
    """A match and the changes that are offered for it."""

    case: MatchCase
    changes: tuple[Change, ...]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> MemoryUnitOfWork:
    folder = tmp_path_factory.mktemp("simulated")
    write(simulate(SimulationConfig(seed=11, candidates=150, workplaces=40)), folder)
    unit_of_work = MemoryUnitOfWork()
    import_data(unit_of_work, read_tables(folder / TABLES_FOLDER), VOCABULARY)
    return unit_of_work


@pytest.fixture(scope="module", params=["scorecard", "lambdamart"])
def ranker(request: pytest.FixtureRequest) -> AdditiveRanker:
    return Scorecard() if request.param == "scorecard" else tiny_lambdamart()


@pytest.fixture(scope="module")
def means(ranker: AdditiveRanker) -> ChangeMeans:
    return ChangeMeans(ranker, VOCABULARY, load_schemes(), load_rules(), TODAY)


@pytest.fixture(scope="module")
def offered(town: MemoryUnitOfWork, means: ChangeMeans) -> tuple[Offered, ...]:
    """Matches of a job and a person, chosen at random, with their changes; fewer with a learned ranker."""
    number = MATCHES if isinstance(means.ranker, Scorecard) else MATCHES // 4
    r = Random(7)
    with town as work:
        jobs = sorted(work.frames.job_frames()["jobs"]["job_id"])
        people = sorted(work.candidates.ids())
        cases = [read_case(work, JobId(r.choice(jobs)), CandidateId(r.choice(people))) for _ in range(number)]
    return tuple(Offered(case, possible_changes(case, means)) for case in cases)


def test_every_change_gains_what_is_said_when_what_is_stored_is_scored(
    town: MemoryUnitOfWork, means: ChangeMeans, offered: tuple[Offered, ...]
) -> None:
    for each in offered:
        job_id, candidate_id = each.case.job.job.id, each.case.candidate.id
        before = explain_match(town, VOCABULARY, means.ranker, job_id, candidate_id)
        for change in each.changes:
            after = score_when_stored(town, change, each.case, means.ranker, VOCABULARY)
            assert after.score - before.score >= change.said_gain > 0, change
            assert after.lower >= before.lower - 1e-9, change
            assert after.score == pytest.approx(change.match_after.score, abs=1e-9), change


def test_carrying_changes_out_leaves_the_store_as_it_was(
    town: MemoryUnitOfWork, offered: tuple[Offered, ...]
) -> None:
    for each in offered[:20]:
        with town as work:
            assert read_case(work, each.case.job.job.id, each.case.candidate.id) == each.case


def test_most_matches_have_a_change_and_nearly_every_kind_is_found(offered: tuple[Offered, ...]) -> None:
    assert sum(bool(each.changes) for each in offered) > len(offered) / 2
    kinds = {part.kind for each in offered for change in each.changes for part in change.parts}
    assert len(kinds) >= len(ChangeKind) - 2


def test_nothing_of_the_person_changes_and_no_change_is_offered_twice(offered: tuple[Offered, ...]) -> None:
    for each in offered:
        done = [carried_out(change, each.case) for change in each.changes]
        assert all(after.candidate == each.case.candidate for after in done)
        assert len({repr((after.job, sorted(after.aids))) for after in done}) == len(done)


def test_fewest_things_to_agree_on_come_first_and_two_only_where_one_is_not_enough(
    offered: tuple[Offered, ...],
) -> None:
    for each in offered:
        steps = [change.steps for change in each.changes]
        assert steps == sorted(steps)
        assert len(set(steps)) <= 1
        assert len(steps) <= 5


def test_the_same_match_has_the_same_changes(means: ChangeMeans, offered: tuple[Offered, ...]) -> None:
    for each in offered[:20]:
        assert possible_changes(each.case, means) == each.changes


def test_no_change_breaks_a_guard_that_the_job_keeps(
    means: ChangeMeans, offered: tuple[Offered, ...]
) -> None:
    checked = 0
    for each in offered:
        for change in each.changes:
            before, after = problem_of(each.case, means), problem_of(carried_out(change, each.case), means)
            job = frozenset(each.case.job.job.task_ids)
            new = frozenset(carried_out(change, each.case).job.job.task_ids)
            broken = set(broken_in(after, new)) - set(broken_in(before, job)) - OF_ITS_TASKS
            assert not broken, change
            joined = [task for task in after.tasks if task.id in new - job]
            assert all(task.separable and not task.licences_missing for task in joined), change
            if joined and has_room(before, [task for task in before.tasks if task.id in job]):
                checked += 1
                assert has_room(after, [task for task in after.tasks if task.id in new]), change
    assert checked > 5


def problem_of(case: MatchCase, means: ChangeMeans) -> CarvingProblem:
    """The carving problem with every limit as strict as it comes, so that nothing is eased."""
    request = CarvingRequest(case.candidate, case.job.workplace, case.positions, case.tasks, TODAY)
    return build(request, VOCABULARY, means.ranker.assumptions, means.rules)[0]


def broken_in(problem: CarvingProblem, job: frozenset[object]) -> list[str]:
    return broken_rules(problem, [task for task in problem.tasks if task.id in job])
