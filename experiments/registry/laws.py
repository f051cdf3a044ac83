"""Laws that a ranker must obey before it may answer, tried on drawn feature rows.

The test suite tries the same laws harder, on every kind of ranker; here they are tried on the very model
that is about to be put to use.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.features.columns import FEATURES, GROUP_COLUMNS, GROUPS
from matcher.features.snapshots import F32
from matcher.models.ranker import AdditiveRanker

_ROWS: Final = 200
_STEPS: Final = 9
_CLOSE: Final = 1e-9
_WORST: Final = np.array([feature.worst for feature in FEATURES], np.float32)
_BEST: Final = np.array([feature.best for feature in FEATURES], np.float32)


def broken_laws(ranker: AdditiveRanker, seed: int = 1) -> tuple[str, ...]:
    """One sentence for each law that this ranker breaks."""
    random = np.random.default_rng(seed)
    matrix = _between(random.random((_ROWS, len(FEATURES)), np.float32))
    checks = (
        (_adds_up(ranker, matrix), "The shares of the reason groups do not add up to the score."),
        (_keeps_to_groups(ranker, matrix), "A share hangs on a feature of another group."),
        (_same_twice(ranker, matrix), "The same rows do not get the same scores twice."),
    )
    broken = [says for holds, says in checks if not holds]
    broken += [
        f"A better {FEATURES[column].name} lowers the score." for column in _falling(ranker, matrix[:20])
    ]
    return tuple(broken)


def _between(nearness: F32) -> F32:
    low, high = np.minimum(_WORST, _BEST), np.maximum(_WORST, _BEST)
    return np.clip(_WORST + nearness * (_BEST - _WORST), low, high).astype(np.float32)


def _adds_up(ranker: AdditiveRanker, matrix: F32) -> bool:
    told = ranker.base + ranker.shares(matrix).sum(axis=1)
    return bool(np.allclose(told, ranker.score(matrix), rtol=0, atol=_CLOSE))


def _keeps_to_groups(ranker: AdditiveRanker, matrix: F32) -> bool:
    before = ranker.shares(matrix)
    for g, group in enumerate(GROUPS):
        changed = matrix.copy()
        columns = list(GROUP_COLUMNS[group])
        changed[:, columns] = _BEST[columns]
        moved = np.abs(ranker.shares(changed) - before).max(axis=0)
        if np.delete(moved, g).max() > _CLOSE:
            return False
    return True


def _same_twice(ranker: AdditiveRanker, matrix: F32) -> bool:
    backwards = ranker.score(matrix[::-1].copy())[::-1]
    return bool(np.array_equal(ranker.score(matrix), backwards))


def _falling(ranker: AdditiveRanker, rows: F32) -> list[int]:
    """The columns that somewhere lower the score as they go from their worst to their best value."""
    falling = []
    for column in range(len(FEATURES)):
        tried = np.repeat(rows[None], _STEPS, axis=0)
        tried[:, :, column] = np.linspace(_WORST[column], _BEST[column], _STEPS)[:, None]
        scores = ranker.score(tried.reshape(-1, len(FEATURES))).reshape(_STEPS, -1)
        if (np.diff(scores, axis=0) < -_CLOSE).any():
            falling.append(column)
    return falling
