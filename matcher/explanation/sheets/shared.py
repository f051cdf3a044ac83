"""What the candidate has released to the employer of this job, told to the broker and to the candidate."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.consent import Released
from matcher.explanation.phrasebook import Phrasebook


@dataclass(frozen=True, slots=True)
class SharedView:
    """What the employer may be told: the name or not, and the names of all else that is released."""

    name: bool
    contact: bool
    items: tuple[str, ...]


def shared_view(released: Released, book: Phrasebook) -> SharedView:
    """What has been released, each thing by its name."""
    known = book.vocabulary
    items = (
        *(known.considerations[code].name for code in sorted(released.considerations)),
        *(known.competences[code].name for code in sorted(released.competences)),
        *(known.task_types[code].name for code in sorted(released.experience)),
    )
    return SharedView(released.name, released.contact, tuple(book.word(name) for name in items))
