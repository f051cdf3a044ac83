"""What would make a match better: the fewest changes of the job that the model says matter.

Every change is scored as the match itself is. Offered are those whose score rises by what is worth saying,
and whose lowest possible score does not fall. Nothing about the person ever changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from matcher.carving.rules import Rule
from matcher.explanation.changes import Alteration, Change, altered
from matcher.explanation.exactness import decimals_of, said_gain
from matcher.explanation.match_case import MatchCase, score_cases
from matcher.explanation.task_changes import (
    one_other_task,
    one_task_less,
    other_times,
    problem_around,
    tasks_wished_for,
    two_other_tasks,
)
from matcher.explanation.workplace_changes import arrangements_and_help
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.models.ranker import AdditiveRanker
from matcher.ranking.ranking import RankedMatch
from matcher.schemes.rules import Rulebook
from matcher.vocabulary.entries import Vocabulary

MOST_CHANGES: Final = 5
LEAST_GAIN: Final = 5
"""What a score must gain to be worth a talk, in units of the last figure with which it is told:
0.05 of a score told in hundredths, 0.5 of one told in tenths. Chosen by us; rounding hides less than one
unit."""
LEAST_PART_OF_UNKNOWN: Final = 0.02
"""What a score must gain beside all that the unknown can move it. A smaller gain drowns in what nobody has
asked yet, and to ask is the better use of a talk. Chosen by us."""
_NAMED: Final = 2
"""Groups that a change names."""
_TRIED_IN_PAIRS: Final = 4
"""Changes that by themselves give too little, tried two and two."""
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class ChangeMeans:
    """What changes are found and scored with; ``today`` is the day whose rules hold."""

    ranker: AdditiveRanker
    vocabulary: Vocabulary
    rulebook: Rulebook
    rules: tuple[Rule, ...]
    today: date


def possible_changes(case: MatchCase, means: ChangeMeans, most: int = MOST_CHANGES) -> tuple[Change, ...]:
    """Up to ``most`` changes of the job that make the match better: the fewest things to agree on first.

    Two things at once are looked at only where no single one does enough. A task that the person
    wishes for stays.
    """
    problem = problem_around(case, means.vocabulary, means.ranker.assumptions, means.rules, means.today)
    single = (
        *one_task_less(case, problem),
        *one_other_task(case, problem),
        *other_times(case, problem),
        *arrangements_and_help(case, means.vocabulary, means.rulebook, means.today),
    )
    wanted = tasks_wished_for(case)
    kept = [each for each in single if wanted.isdisjoint(each.dropped)]
    tried = _scored(case, [(each,) for each in kept], means)
    found = [change for change in tried if _is_worth_saying(change, means)]
    if not found:
        others = (each for each in two_other_tasks(case, problem) if wanted.isdisjoint(each.dropped))
        both = [*((each,) for each in others), *_in_pairs(tried)]
        found = [change for change in _scored(case, both, means) if _is_worth_saying(change, means)]
    return _chosen(_undominated(case, found), most)


def _scored(
    case: MatchCase, ways: Iterable[tuple[Alteration, ...]], means: ChangeMeans
) -> tuple[Change, ...]:
    """Each different way as a change, in the order of the ways."""
    different = tuple(dict.fromkeys(ways))
    cases = [altered(case, parts) for parts in different]
    before, *after = score_cases([case, *cases], means.ranker, means.vocabulary)
    return tuple(
        Change(
            parts=parts,
            weekly_minutes_before=case.job.weekly_minutes,
            weekly_minutes_after=made.job.weekly_minutes,
            match_before=before,
            match_after=match,
            said_gain=said_gain(before.score, match.score, told_decimals(before, means.ranker.base)),
            groups=_gaining(before, match),
        )
        for parts, made, match in zip(different, cases, after, strict=True)
    )


def told_decimals(match: RankedMatch, base: float) -> int:
    """With how many decimals this match is told."""
    return decimals_of(match.score, match.lower, match.upper, base)


def _gaining(before: RankedMatch, after: RankedMatch) -> tuple[ReasonGroup, ...]:
    gains = zip(before.shares, after.shares, GROUPS, strict=True)
    gained = [(new - old, group) for old, new, group in gains if new - old > _ROUNDING]
    return tuple(group for _, group in sorted(gained, key=lambda pair: -pair[0])[:_NAMED])


def _is_worth_saying(change: Change, means: ChangeMeans) -> bool:
    before = change.match_before
    decimals = told_decimals(before, means.ranker.base)
    enough = round(change.said_gain * 10**decimals) >= LEAST_GAIN
    beside_unknown = change.gain >= LEAST_PART_OF_UNKNOWN * (before.upper - before.lower) - _ROUNDING
    return enough and beside_unknown and change.match_after.lower >= before.lower - _ROUNDING


def _in_pairs(tried: Sequence[Change]) -> Iterator[tuple[Alteration, ...]]:
    """The best single changes two and two."""
    best = sorted((each for each in tried if each.gain > _ROUNDING), key=lambda each: -each.gain)
    for one, other in combinations(best[:_TRIED_IN_PAIRS], 2):
        if not _touch_the_same(one.parts[0], other.parts[0]):
            yield (one.parts[0], other.parts[0])


def _touch_the_same(one: Alteration, other: Alteration) -> bool:
    """Whether both are about which tasks the job has, or when they are done: one may undo the other."""
    return bool((one.dropped or one.added or one.moved) and (other.dropped or other.added or other.moved))


def _undominated(case: MatchCase, found: Iterable[Change]) -> Iterator[Change]:
    """The best change of each kind that helps the same group; one that has to be asked about aside."""
    firm = {task.id for task in case.job.tasks if not task.separable}
    seen = set[object]()
    for change in sorted(found, key=_order):
        asks = any(firm.intersection(part.dropped) for part in change.parts)
        about = (tuple(part.kind for part in change.parts), change.groups[:1], asks)
        if about not in seen:
            seen.add(about)
            yield change


def _chosen(found: Iterable[Change], most: int) -> tuple[Change, ...]:
    """The best of each kind, then of what is left; told in order."""
    firsts: list[Change] = []
    others: list[Change] = []
    for change in found:
        (others if change.kind in {each.kind for each in firsts} else firsts).append(change)
    return tuple(sorted([*firsts, *others][:most], key=_order))


def _order(change: Change) -> tuple[object, ...]:
    """Fewest things to agree on first, then the greatest gain; what is level by what it is about."""
    about = [
        (part.kind, part.dropped, part.added, part.moved, part.dimensions, part.considerations)
        for part in change.parts
    ]
    return change.steps, -change.gain, about
