"""A broker's notes for the meeting: written, read, taken away."""

from __future__ import annotations

from datetime import date

from matcher.domain.ids import CandidateId, JobId
from matcher.domain.note import Note, NoteId
from matcher.exchange.personal_numbers import refuse_in
from matcher.usecases.ports import UnitOfWork

__all__ = ["notes_about", "remove_note", "write_note"]


def write_note(
    unit_of_work: UnitOfWork,
    note_id: NoteId,
    candidate_id: CandidateId,
    text: str,
    *,
    by: str,
    on: date,
    job_id: JobId | None = None,
) -> Note:
    """The note that was kept about a candidate, for one job or for all. No sentence shows its text.

    Raises
    ------
    NotFound
        There is no such candidate or job.
    InvalidInput
        The text is empty, too long, or holds what looks like a CPR number; or nobody is named.
    """
    refuse_in(text, "note")
    note = Note(note_id, candidate_id, job_id, text.strip(), by.strip(), on)
    with unit_of_work as work:
        work.candidates.get(candidate_id)
        if job_id is not None:
            work.jobs.get(job_id)
        work.notes.put(note)
        work.commit()
    return note


def notes_about(
    unit_of_work: UnitOfWork, candidate_id: CandidateId, job_id: JobId | None = None
) -> tuple[Note, ...]:
    """All notes about a candidate, the oldest first; with a job, those for it and those for all jobs.

    Raises ``NotFound`` where there is no such candidate.
    """
    with unit_of_work as work:
        work.candidates.get(candidate_id)
        found = work.notes.of(candidate_id)
    return tuple(note for note in found if job_id is None or note.job_id in (None, job_id))


def remove_note(unit_of_work: UnitOfWork, note_id: NoteId) -> None:
    """Delete a note; raises ``NotFound`` where there is none under that id."""
    with unit_of_work as work:
        work.notes.remove(note_id)
        work.commit()
