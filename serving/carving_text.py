"""Carved jobs for people: as tables, as a text to take along, and as a drawing of the week."""

from __future__ import annotations

from typing import TypeAlias

from matcher.errors import NotFound
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_suggestions import suggestions_view
from matcher.explanation.carving_text import carving_text, suggestions_text, what_if_text
from matcher.explanation.carving_what_if import what_if_view
from matcher.explanation.carving_wording import carving_view
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.week_drawing import week_svg
from matcher.usecases.carving_requests import Site
from matcher.usecases.suggest_jobs import SuggestedJobs
from matcher.usecases.suggest_jobs_across import JobsAcross
from matcher.usecases.suggest_jobs_nearby import JobsNearby
from serving.carving_lists import (
    lists_for_candidate,
    lists_for_candidate_here,
    lists_for_workplace,
    order_lines,
)
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
    """What was found, as a text that can be read aloud; across workplaces, a line a job."""
    if isinstance(found, SuggestedJobs):
        return _for_candidate_here(found, book)
    if isinstance(found, JobsNearby):
        return suggestions_text(suggestions_view(found.suggestions, _context(found, found.site, book)))
    return "\n".join(line for each in shown(found, book) for line in _lines(each))


def drawing(found: Found, book: Phrasebook) -> str:
    """The week of the best job at the workplace, as SVG.

    Raises
    ------
    NotFound
        When there is no job, or no one workplace and candidate were asked about.
    """
    if not isinstance(found, SuggestedJobs) or not found.carving.bundles:
        raise NotFound("There is no job to draw: name a workplace and a candidate for whom one can be made.")
    view = carving_view(found.carving, _own_context(found, book))
    return week_svg(view.bundles[0].week, book.language)


def _for_candidate_here(found: SuggestedJobs, book: Phrasebook) -> str:
    context = _own_context(found, book)
    parts = [carving_text(carving_view(found.carving, context))]
    if found.changed is not None:
        parts.insert(0, what_if_text(what_if_view(found.changed.changes, context)))
    order = order_lines(found.scored, book)
    return "\n\n".join([*(part.strip() for part in parts), *(["\n".join(order)] if order else [])])


def _own_context(found: SuggestedJobs, book: Phrasebook) -> CarvingContext:
    request = found.request
    site = Site(request.workplace, request.positions, request.tasks, None)
    return _context(found, site, book)


def _context(found: SuggestedJobs | JobsNearby, site: Site, book: Phrasebook) -> CarvingContext:
    return CarvingContext(
        workplace=site.workplace.name,
        titles={position.id: position.title for position in site.positions},
        task_texts={task.id: task.text for task in site.tasks},
        vocabulary=book.vocabulary,
        language=book.language,
        simulated=found.label.simulated,
    )


def _lines(each: ShownList) -> list[str]:
    lines = [*each.heading]
    for row in each.rows:
        lines.append("")
        for name, cell in zip(each.header, row, strict=True):
            several = cell.split("\n")
            lines += [f"{name}: {cell}"] if len(several) == 1 else [f"{name}:", *(f"- {s}" for s in several)]
    return [*lines, "", *each.footer]
