"""Carved jobs for people: as tables, and as text."""

from __future__ import annotations

from typing import TypeAlias

from matcher.explanation.phrasebook import Phrasebook
from matcher.usecases.suggest_jobs import SuggestedJobs
from matcher.usecases.suggest_jobs_across import JobsAcross
from matcher.usecases.suggest_jobs_nearby import JobsNearby
from serving.carving_lists import lists_for_candidate, lists_for_candidate_here, lists_for_workplace
from serving.lists import ShownList

Found: TypeAlias = SuggestedJobs | JobsAcross | JobsNearby


def shown(found: Found, book: Phrasebook) -> tuple[ShownList, ...]:
    """What was found, as tables."""
    if isinstance(found, SuggestedJobs):
        return lists_for_candidate_here(found, book)
    if isinstance(found, JobsAcross):
        return lists_for_candidate(found, book)
    return lists_for_workplace(found, book)


def render(found: Found, book: Phrasebook) -> str:
    """What was found, as running text: every cell under the name of its column."""
    return "\n".join(line for each in shown(found, book) for line in _lines(each))


def _lines(each: ShownList) -> list[str]:
    lines = [*each.heading]
    for row in each.rows:
        lines.append("")
        for name, cell in zip(each.header, row, strict=True):
            several = cell.split("\n")
            lines += [f"{name}: {cell}"] if len(several) == 1 else [f"{name}:", *(f"- {s}" for s in several)]
    return [*lines, "", *each.footer]
