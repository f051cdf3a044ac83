"""A broker's notes for the meeting, for those who may read them: the broker, and the candidate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matcher.domain.note import Note


@dataclass(frozen=True, slots=True)
class NoteView:
    """What a broker has noted, who did and when."""

    text: str
    by: str
    on: date


def note_views(notes: Iterable[Note]) -> tuple[NoteView, ...]:
    """The notes, the newest first."""
    return tuple(NoteView(each.text, each.by, each.on) for each in sorted(notes, key=_newest_first))


def _newest_first(note: Note) -> tuple[int, str]:
    return -note.on.toordinal(), note.id
