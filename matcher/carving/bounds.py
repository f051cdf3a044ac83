"""What no bundle of a workplace can be worth more than: the linear relaxation of the choice."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from matcher.carving.problem import CarvingProblem
from matcher.carving.program import Program, program_of

_SOLVED: Final = 0
_NO_SOLUTION: Final = 2
_ROUNDING: Final = 1e-6
"""A bound is rounded up by this part of it, so that no rounding error can make it too low."""


def upper_bound(problem: CarvingProblem) -> int | None:
    """The most that any bundle's objective can be; ``None`` where it is proven that there is no bundle.

    Tasks may be taken in part, and the whole that a bundle must make is left out: so this is never too low.
    """
    program = program_of(problem)
    if not program.tasks:
        return None
    status, value = _relaxed(program)
    if status == _NO_SOLUTION:
        return None
    if status != _SOLVED:
        return sum(worth for worth in program.worth if worth > 0)
    return math.ceil(value + _ROUNDING * max(abs(value), 1.0))


def _relaxed(program: Program) -> tuple[int, float]:
    """scipy's status of the relaxation, and the greatest objective where it is solved."""
    rows = [row for row in program.rows if row.only_if is None]
    places = [(i, column, weight) for i, row in enumerate(rows) for column, weight in row.weights.items()]
    at, columns, weights = zip(*places, strict=True)
    worth = np.zeros(program.columns)
    worth[: len(program.worth)] = program.worth
    answer = linprog(
        -worth,
        A_ub=coo_array((np.array(weights, float), (at, columns)), (len(rows), program.columns)).tocsr(),
        b_ub=[row.most for row in rows],
        bounds=(0, 1),
        method="highs",
    )
    return int(answer.status), -float(answer.fun) if answer.status == _SOLVED else math.nan
