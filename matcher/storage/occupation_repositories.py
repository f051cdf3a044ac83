"""The port for imported vocabularies, over rows kept anywhere."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Table

from matcher.storage.occupation_rows import PARTS, concepts, content_rows, job_title, origin, origin_row
from matcher.storage.occupation_tables import (
    ISCO_GROUPS,
    JOB_TITLES,
    OCCUPATION_LABELS,
    OCCUPATION_SKILLS,
    OCCUPATION_TASKS,
    OCCUPATIONS,
    SKILL_LABELS,
    SKILLS,
    VOCABULARY_SOURCES,
    WORK_ACTIVITIES,
)
from matcher.storage.row_store import RowStore
from matcher.vocabulary.occupations import Concept, JobTitle, SkillRelation, SourceContent, SourceSummary

__all__ = ["Occupations"]


class Occupations:
    """The :class:`~matcher.usecases.ports.OccupationRepository`."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def replace(self, content: SourceContent) -> None:
        """Store what a source holds, in place of everything it held before."""
        self._store.upsert(VOCABULARY_SOURCES, [origin_row(content.origin)])
        rows = content_rows(content)
        for table in PARTS:
            self._store.replace_parts(table, [content.origin.name], rows[table])

    def sources(self) -> tuple[SourceSummary, ...]:
        """Return how much each source holds, sorted by its name."""
        counts = {table: self._counts(table) for table in PARTS}
        return tuple(
            SourceSummary(
                origin(row),
                occupations=counts[OCCUPATIONS][row["source"]],
                occupation_labels=counts[OCCUPATION_LABELS][row["source"]],
                skills=counts[SKILLS][row["source"]],
                skill_links=counts[OCCUPATION_SKILLS][row["source"]],
                isco_groups=counts[ISCO_GROUPS][row["source"]],
                job_titles=counts[JOB_TITLES][row["source"]],
                tasks=counts[OCCUPATION_TASKS][row["source"]],
                activities=counts[WORK_ACTIVITIES][row["source"]],
            )
            for row in sorted(self._store.select(VOCABULARY_SOURCES), key=lambda row: str(row["source"]))
        )

    def occupations(self) -> tuple[Concept, ...]:
        """Return all occupations, sorted by uri, with the labels that all sources give them."""
        return concepts(self._store.select(OCCUPATIONS), self._store.select(OCCUPATION_LABELS), "isco")

    def job_titles(self) -> tuple[JobTitle, ...]:
        """Return all job titles with the occupation each may mean, in the order of their file."""
        rows = self._store.select(JOB_TITLES)
        return tuple(map(job_title, sorted(rows, key=lambda row: (row["source"], row["place"]))))

    def skills_of(self, occupation: str, relation: SkillRelation) -> tuple[Concept, ...]:
        """Return the skills that an occupation calls for in this way, sorted by uri."""
        links = self._store.select(OCCUPATION_SKILLS, "occupation_uri", [occupation])
        wanted = {row["skill_uri"] for row in links if row["relation"] == relation}
        if not wanted:
            return ()
        roots = self._store.select(SKILLS, "uri", wanted)
        return concepts(roots, self._store.select(SKILL_LABELS, "uri", wanted), "skill_type")

    def has_skill_links(self) -> bool:
        """Return whether any source says which skills an occupation calls for."""
        return self._store.count(OCCUPATION_SKILLS) > 0

    def group_titles(self, language: str) -> dict[str, str]:
        """Return the titles of ISCO-08 groups in one language by code."""
        rows = sorted(self._store.select(ISCO_GROUPS, "language", [language]), key=lambda r: str(r["source"]))
        return {row["code"]: row["title"] for row in rows}

    def _counts(self, table: Table) -> Counter[str]:
        return Counter(source for (source,) in self._store.values(table, "source"))
