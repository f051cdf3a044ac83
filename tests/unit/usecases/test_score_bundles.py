"""Where the model's order of bundles is not carving's, the pair and the reason are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from matcher.carving.building import CarvingRequest
from matcher.carving.carve import Bundle
from matcher.carving.problem import CarvableTask, Fit
from matcher.carving.solver import Status
from matcher.carving.week_plan import WeekPlan
from matcher.domain.candidate import Candidate, Wish, WishKind, WishTarget
from matcher.domain.ids import PositionId, TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.domain.task import Task
from matcher.features.columns import ReasonGroup
from matcher.features.shaping import candidate_snapshot
from matcher.models.scorecard import Scorecard
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.score_bundles import AtPlace, ScoredBundles, score_bundles
from matcher.vocabulary.loading import load_vocabulary
from tests import builders

VOCABULARY = load_vocabulary()


def typed(task_id: str, **demands: int) -> Task:
    """A task whose demands are all known: none but these."""
    asked = {dimension.value: 0 for dimension in DIMENSIONS} | demands
    return replace(builders.task(task_id, **asked), task_type=TaskTypeCode("portion_food"))


EASY, NOISY, HEAVY = typed("EASY"), typed("NOISY", noise=4), typed("HEAVY", lifting=4)


def scored(*bundles: tuple[Task, int], aids: frozenset[Dimension] = frozenset()) -> ScoredBundles:
    """Bundles of one task each, in carving's order, with what carving says of their fit."""
    person = person_who_can_all_but_noise_and_lifting()
    with MemoryUnitOfWork() as work:
        work.workplaces.put_places([builders.AARHUS])
        work.candidates.put([person])
        snapshot = candidate_snapshot(work.frames.candidate_frames(), VOCABULARY)
    tasks = tuple(task for task, _ in bundles)
    request = CarvingRequest(
        person, builders.workplace(), (builders.position(),), tasks, date(2026, 11, 2), aids=aids
    )
    found = [AtPlace(request, bundle(task, fit), builders.ODDER) for task, fit in bundles]
    return score_bundles(found, snapshot, person.id, Scorecard(), VOCABULARY)


def person_who_can_all_but_noise_and_lifting() -> Candidate:
    can = {dimension.value: 4 for dimension in DIMENSIONS} | {"noise": 0, "lifting": 0}
    wish = Wish(WishKind.WISH, WishTarget.TASK_TYPE, "portion_food")
    return replace(builders.candidate(**can), wishes=(wish,))


def bundle(task: Task, fit: int) -> Bundle:
    carvable = CarvableTask(task.id, PositionId("P1"), task.text, task.weekly_minutes, Fit(fit, fit, fit))
    return Bundle(
        (carvable,), WeekPlan((), True), task.weekly_minutes, Fit(fit, fit, fit),
        0, 0, (), (), (), (), 0, Status.OPTIMAL, 0,
    )  # fmt: skip


def test_bundles_in_the_same_order_have_nothing_to_explain() -> None:
    found = scored((EASY, 900), (NOISY, 600))
    assert [each.match.place for each in found.bundles] == [1, 2]
    assert (found.differences, found.pairs) == ((), 1)


def test_the_groups_name_where_the_model_finds_the_other_better() -> None:
    """The bundles differ in noise alone, which is about the surroundings and, as a gap, about the tasks."""
    (difference,) = scored((NOISY, 600), (EASY, 900)).differences
    assert (difference.carving_first, difference.model_first, difference.by_fit) == (1, 2, True)
    assert set(difference.groups) == {ReasonGroup.SURROUNDINGS, ReasonGroup.TASKS}


def test_it_is_told_when_carvings_own_fit_goes_against_the_model() -> None:
    (difference,) = scored((HEAVY, 900), (EASY, 600)).differences
    assert difference.by_fit is False
    assert ReasonGroup.PHYSICAL in difference.groups


def test_an_aid_counts_for_the_model_as_it_does_for_carving() -> None:
    helped = scored((HEAVY, 900), (EASY, 900), aids=frozenset({Dimension.LIFTING}))
    heavy, easy = (each.match.score for each in helped.bundles)
    assert heavy == easy
    assert helped.differences == ()


def test_no_bundles_have_no_scores() -> None:
    assert scored().bundles == ()
