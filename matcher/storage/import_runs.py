"""The port for imports: what they touch, that they were kept, and taking one back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from matcher.domain.ids import CandidateId
from matcher.domain.import_run import ImportRun, RunId
from matcher.errors import Conflict, NotFound
from matcher.exchange.assembly import Imported
from matcher.storage.candidate_rows import CANDIDATE_LAYOUT
from matcher.storage.fact_versions import take_back_versions
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.import_images import digest, pack, rows_of
from matcher.storage.import_undoing import Image, take_back
from matcher.storage.job_rows import JOB_LAYOUT, TASK_LAYOUT
from matcher.storage.match_rows import LABEL_LAYOUT, MATCH_LAYOUT
from matcher.storage.row_store import read
from matcher.storage.rows import Layout, Row, key_column
from matcher.storage.tables import IDENTITY, IMPORT_IMAGES, IMPORT_RUNS
from matcher.storage.touched_rows import TouchedRows
from matcher.storage.workplace_rows import EMPLOYER_LAYOUT, PLACE_LAYOUT, POSITION_LAYOUT, WORKPLACE_LAYOUT
from matcher.usecases.ports import Images

__all__ = ["ImportRuns"]

T = TypeVar("T")


class ImportRuns:
    """The :class:`~matcher.usecases.ports.ImportRunRepository`."""

    def __init__(self, store: TouchedRows, cipher: IdentityCipher) -> None:
        self._store = store
        self._cipher = cipher

    def stored(self, ids: Mapping[str, Collection[str]]) -> Imported:
        """Return those of these things that are stored; with any id for the data set, its label."""
        labels = read(self._store, LABEL_LAYOUT) if ids.get("dataset") else []
        sealed = self._store.select(IDENTITY, "candidate_id", ids.get("identities", ()))
        return Imported(
            label=labels[0] if labels else None,
            places=self._read(PLACE_LAYOUT, ids.get("places")),
            employers=self._read(EMPLOYER_LAYOUT, ids.get("employers")),
            workplaces=self._read(WORKPLACE_LAYOUT, ids.get("workplaces")),
            positions=self._read(POSITION_LAYOUT, ids.get("positions")),
            tasks=self._read(TASK_LAYOUT, ids.get("tasks")),
            jobs=self._read(JOB_LAYOUT, ids.get("jobs")),
            candidates=self._read(CANDIDATE_LAYOUT, ids.get("candidates")),
            identities=tuple(
                self._cipher.open(CandidateId(row["candidate_id"]), row["sealed"]) for row in sealed
            ),
            matches=self._read(MATCH_LAYOUT, ids.get("matches")),
        )

    def images(self, touched: Mapping[str, Collection[str]]) -> Images:
        """Return how these things stand now, to be given to :meth:`put` once they have been changed."""
        self._store.will_write()
        images: dict[str, dict[str, bytes | None]] = {}
        for kind, ids in touched.items():
            there = rows_of(self._store, kind, ids)
            images[kind] = {key: pack(there[key]) if key in there else None for key in sorted(ids)}
        return images

    def put(self, run: ImportRun, before: Images) -> None:
        """Store that an import was kept, with how all that it touched stood before."""
        self._store.upsert(IMPORT_RUNS, [_row(run)])
        rows: list[Row] = []
        for kind, images in before.items():
            now = rows_of(self._store, kind, images)
            rows += [
                {
                    "run_id": run.id,
                    "kind": kind,
                    "id": key,
                    "before": image,
                    "digest": digest(now.get(key, {})),
                }
                for key, image in images.items()
            ]
        self._store.replace_parts(IMPORT_IMAGES, [run.id], rows)

    def all(self) -> tuple[ImportRun, ...]:
        """Return all imports, the oldest first."""
        runs = [_run(row) for row in self._store.select(IMPORT_RUNS)]
        return tuple(sorted(runs, key=lambda run: (run.imported_at, run.id)))

    def undo(self, run_id: RunId, by: str, at: datetime) -> ImportRun:
        """Put back all that an import touched as it stood before; the import, now taken back."""
        self._store.will_write()
        found = self._store.select(IMPORT_RUNS, "run_id", [run_id])
        if not found:
            raise NotFound("There is no such import. List them with: matcher import --runs.")
        run = _run(found[0])
        if run.undone_at is not None:
            raise Conflict(f"The import {run_id} was taken back already, by {run.undone_by}.", run=run_id)
        rows = self._store.select(IMPORT_IMAGES, "run_id", [run_id])
        with self._store.noted_apart() as touched:
            take_back(self._store, [Image(r["kind"], r["id"], r["before"], r["digest"]) for r in rows])
        # An import that says no day is older than all versions.
        take_back_versions(self._store, touched, run.known_on or date.min)
        undone = replace(run, undone_by=by, undone_at=at)
        self._store.upsert(IMPORT_RUNS, [_row(undone)])
        self._store.replace_parts(IMPORT_IMAGES, [run_id], [])
        return undone

    def _read(self, layout: Layout[T], ids: Collection[str] | None) -> tuple[T, ...]:
        return tuple(read(self._store, layout, key_column(layout.root), ids)) if ids else ()


def _row(run: ImportRun) -> Row:
    return {
        "run_id": run.id,
        "imported_at": _stored(run.imported_at),
        "imported_by": run.imported_by,
        "source": run.source,
        "created": run.created,
        "changed": run.changed,
        "left_alone": run.left,
        "undone_at": None if run.undone_at is None else _stored(run.undone_at),
        "undone_by": run.undone_by,
        "known_on": run.known_on,
    }


def _run(row: Row) -> ImportRun:
    undone = row["undone_at"]
    return ImportRun(
        id=RunId(row["run_id"]),
        imported_at=row["imported_at"].replace(tzinfo=UTC),
        imported_by=row["imported_by"],
        source=row["source"],
        created=row["created"],
        changed=row["changed"],
        left=row["left_alone"],
        undone_at=None if undone is None else undone.replace(tzinfo=UTC),
        undone_by=row["undone_by"],
        known_on=row["known_on"],
    )


def _stored(at: datetime) -> datetime:
    """Return a point in time as the database keeps it: UTC, without saying so."""
    return at.astimezone(UTC).replace(tzinfo=None)
