"""What a scheme can be needed for. A need says what is missing at work, never why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.vocabulary.entries import ConsiderationEntry, ConsiderationKind

__all__ = ["ConsiderationNeeded", "Help", "HelpNeeded", "LevelGap", "Need", "in_order"]


class Help(StrEnum):
    """The kinds of help that schemes give.

    ``ABSENCE`` is needed where the person has said so. Nothing works it out, from days away or otherwise.
    """

    AID = "aid"
    GUIDANCE = "guidance"
    INTERPRETING = "interpreting"
    ASSISTANCE = "assistance"
    TRIAL = "trial"
    ABSENCE = "absence"
    WAGE_SUPPORT = "wage_support"
    FEWER_HOURS = "fewer_hours"


@dataclass(frozen=True, slots=True)
class LevelGap:
    """That a task demands more on a dimension than the person can do today."""

    dimension: Dimension

    @property
    def arranged_at_work(self) -> bool:
        """Whether the workplace can meet the need by itself; of a gap, nobody can say beforehand."""
        return False


@dataclass(frozen=True, slots=True)
class ConsiderationNeeded:
    """That something must be true at work, and is not yet."""

    entry: ConsiderationEntry

    @property
    def arranged_at_work(self) -> bool:
        """Whether it is an arrangement in the work itself, and not support brought in."""
        return self.entry.kind is ConsiderationKind.ARRANGEMENT


@dataclass(frozen=True, slots=True)
class HelpNeeded:
    """That a kind of help is needed, whatever dimension it is about: a trial, or lastingly fewer hours."""

    help: Help

    @property
    def arranged_at_work(self) -> bool:
        """Help is brought in."""
        return False


Need: TypeAlias = LevelGap | ConsiderationNeeded | HelpNeeded


def in_order(needs: Iterable[Need]) -> tuple[Need, ...]:
    """The needs, each once: gaps in the order of the scale, considerations by code, kinds of help.

    >>> [need.help.value for need in in_order([HelpNeeded(Help.TRIAL), HelpNeeded(Help.AID)])]
    ['aid', 'trial']
    """
    return tuple(sorted(set(needs), key=_place))


def _place(need: Need) -> tuple[int, int, str]:
    match need:
        case LevelGap(dimension):
            return 0, DIMENSIONS.index(dimension), ""
        case ConsiderationNeeded(entry):
            return 1, 0, entry.code
        case HelpNeeded(kind):
            return 2, list(Help).index(kind), ""
