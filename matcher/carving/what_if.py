"""What would be different: without a task, with other hours or times, with an aid, without a guard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.carving.building import CarvingRequest, build
from matcher.carving.carve import Carving, carve
from matcher.carving.rules import Rule
from matcher.domain.ids import TaskId
from matcher.features.assumptions import Assumptions
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The best bundle before and after a change, and what changed; ``None`` where either is missing.

    ``fit`` in thousandths, the rest in minutes a week; what is above zero has grown.
    """

    before: Carving
    after: Carving
    added: tuple[TaskId, ...]
    dropped: tuple[TaskId, ...]
    fit: int | None
    weekly_minutes: int | None
    freed_skilled_minutes: int | None
    undone_minutes: int | None


def what_if(
    before: CarvingRequest,
    after: CarvingRequest,
    vocabulary: Vocabulary,
    assumptions: Assumptions,
    rules: Sequence[Rule],
) -> WhatIf:
    """What the best bundle of the changed request has that the first has not, and the other way round.

    A change is made with :func:`dataclasses.replace`: ``replace(request, aids=...)``.
    """
    old, new = (
        carve(*build(request, vocabulary, assumptions, rules), bundles=1, with_prices=False)
        for request in (before, after)
    )
    had = old.bundles[0].task_ids if old.bundles else frozenset()
    has = new.bundles[0].task_ids if new.bundles else frozenset()
    one, other = next(iter(old.bundles), None), next(iter(new.bundles), None)
    both = (one, other) if one is not None and other is not None else None
    return WhatIf(
        before=old,
        after=new,
        added=tuple(sorted(has - had)),
        dropped=tuple(sorted(had - has)),
        fit=both and both[1].fit.point - both[0].fit.point,
        weekly_minutes=both and both[1].weekly_minutes - both[0].weekly_minutes,
        freed_skilled_minutes=both and both[1].freed_skilled_minutes - both[0].freed_skilled_minutes,
        undone_minutes=both and both[1].undone_minutes - both[0].undone_minutes,
    )
