"""Take in public vocabularies: each source whole, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.occupations import SourceContent, SourceSummary

__all__ = ["import_vocabulary", "list_vocabularies"]


def import_vocabulary(
    unit_of_work: UnitOfWork, contents: Sequence[SourceContent]
) -> tuple[SourceSummary, ...]:
    """How much each of the sources now holds; what they held before is gone, other sources stay."""
    names = {content.origin.name for content in contents}
    with unit_of_work as work:
        for content in contents:
            work.occupations.replace(content)
        held = tuple(each for each in work.occupations.sources() if each.origin.name in names)
        work.commit()
    return held


def list_vocabularies(unit_of_work: UnitOfWork) -> tuple[SourceSummary, ...]:
    """How much every source holds, sorted by name."""
    with unit_of_work as work:
        return work.occupations.sources()
