"""The ports for releases, notes and explanations that were shown, over rows kept anywhere."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from matcher.domain.consent import Release
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.note import Note, NoteId
from matcher.domain.shown_explanation import ShownExplanation, ShownId, ShownSummary
from matcher.errors import Conflict, NotFound
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.row_store import RowStore
from matcher.storage.rows import Row
from matcher.storage.shown_rows import (
    SUMMARY_COLUMNS,
    release_row,
    sorted_releases,
    sorted_summaries,
    summary_row,
    summary_values,
)
from matcher.storage.shown_tables import NOTES, RELEASES, SHOWN_EXPLANATIONS

__all__ = ["Notes", "Releases", "ShownExplanations"]


class Releases:
    """The :class:`~matcher.usecases.ports.ReleaseRepository`."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put(self, releases: Iterable[Release]) -> None:
        """Store releases, in place of those of the same candidate, job and number."""
        latest = {(one.candidate_id, one.job_id, one.number): one for one in releases}
        self._store.upsert(RELEASES, [release_row(one) for one in latest.values()])

    def of(self, candidate_id: CandidateId, job_id: JobId) -> tuple[Release, ...]:
        """Return the history of one candidate and one job, the oldest first."""
        rows = self._store.select(RELEASES, "candidate_id", [candidate_id])
        return sorted_releases(row for row in rows if row["job_id"] == job_id)

    def all(self) -> tuple[Release, ...]:
        """Return all releases, revoked ones too, by candidate, job and number."""
        return sorted_releases(self._store.select(RELEASES))


class Notes:
    """The :class:`~matcher.usecases.ports.NoteRepository`. Only sealed texts reach the rows."""

    def __init__(self, store: RowStore, cipher: IdentityCipher) -> None:
        self._store = store
        self._cipher = cipher

    def put(self, note: Note) -> None:
        """Store a new note; raise ``Conflict`` where one has its id already."""
        self._store.will_write()
        if self._store.select(NOTES, "note_id", [note.id]):
            raise Conflict("There is a note under that id already.", id=note.id)
        sealed = self._cipher.seal_about(note.candidate_id, f"note:{note.id}", note.text.encode())
        row = {
            "candidate_id": note.candidate_id,
            "note_id": note.id,
            "job_id": note.job_id,
            "written_on": note.on,
            "written_by": note.by,
            "sealed": sealed,
        }
        self._store.upsert(NOTES, [row])

    def of(self, candidate_id: CandidateId) -> tuple[Note, ...]:
        """Return all notes about a candidate, the oldest first."""
        found = [self._note(row) for row in self._store.select(NOTES, "candidate_id", [candidate_id])]
        return tuple(sorted(found, key=lambda note: (note.on, note.id)))

    def remove(self, note_id: NoteId) -> None:
        """Delete a note; raise ``NotFound`` where there is none under that id."""
        self._store.will_write()
        rows = self._store.select(NOTES, "note_id", [note_id])
        if not rows:
            raise NotFound("There is no note under that id.")
        self._store.remove(NOTES, rows)

    def _note(self, row: Row) -> Note:
        who, key = row["candidate_id"], row["note_id"]
        text = self._cipher.open_about(who, f"note:{key}", row["sealed"]).decode()
        return Note(key, who, row["job_id"], text, row["written_by"], row["written_on"])


class ShownExplanations:
    """The :class:`~matcher.usecases.ports.ShownExplanationRepository`: compressed, then sealed."""

    def __init__(self, store: RowStore, cipher: IdentityCipher) -> None:
        self._store = store
        self._cipher = cipher

    def put(self, shown: ShownExplanation) -> None:
        """Store what was shown; raise ``Conflict`` where something has its id already."""
        self._store.will_write()
        if self._store.select(SHOWN_EXPLANATIONS, "shown_id", [shown.id]):
            raise Conflict("An explanation was kept under that id already.", id=shown.id)
        row = summary_row(shown)
        for name, plain in (("inputs", shown.inputs), ("shown", shown.shown)):
            packed = zlib.compress(plain)
            row[name] = self._cipher.seal_about(shown.candidate_id, f"{name}:{shown.id}", packed)
        self._store.upsert(SHOWN_EXPLANATIONS, [row])

    def get(self, shown_id: ShownId) -> ShownExplanation:
        """Return what was shown under this id, with all that it was made from."""
        rows = self._store.select(SHOWN_EXPLANATIONS, "shown_id", [shown_id])
        if not rows:
            raise NotFound("No explanation was kept under that id.")
        row = rows[0]
        inputs, shown = (
            zlib.decompress(
                self._cipher.open_about(CandidateId(row["candidate_id"]), f"{name}:{shown_id}", row[name])
            )
            for name in ("inputs", "shown")
        )
        return ShownExplanation(**summary_values(row), inputs=inputs, shown=shown)

    def all(self) -> tuple[ShownSummary, ...]:
        """Return what was shown to whom, the oldest first, without opening any of it."""
        values = self._store.values(SHOWN_EXPLANATIONS, *SUMMARY_COLUMNS)
        return sorted_summaries(dict(zip(SUMMARY_COLUMNS, row, strict=True)) for row in values)

    def of(self, candidate_id: CandidateId) -> tuple[ShownSummary, ...]:
        """Return what was shown about one candidate, the oldest first, without opening any of it."""
        return sorted_summaries(self._store.select(SHOWN_EXPLANATIONS, "candidate_id", [candidate_id]))
