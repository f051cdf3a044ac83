"""The bound where nothing limits the choice any more."""

from __future__ import annotations

from dataclasses import replace

from matcher.carving.bounds import upper_bound
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvableTask, CarvingProblem, Fit, PersonLimits
from matcher.domain.ids import PositionId, TaskId


def test_with_every_limit_switched_off_the_bound_is_the_worth_of_all_that_is_worth_anything() -> None:
    good = CarvableTask(TaskId("T1"), PositionId("P1"), "skære grønt", 60, Fit(1000, 1000, 1000))
    poor = replace(good, id=TaskId("T2"), fit=Fit(0, 0, 0))
    problem = CarvingProblem((good, poor), PersonLimits(60, 600, 300)).without(*Limit)
    assert upper_bound(problem) == 60 * 4 * (1000 - 500) + 1  # rounded up, so as never to be too low
