"""Imported vocabularies as rows, and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Table

from matcher.storage.occupation_tables import (
    ISCO_GROUPS,
    JOB_TITLES,
    OCCUPATION_LABELS,
    OCCUPATION_SKILLS,
    OCCUPATION_TASKS,
    OCCUPATIONS,
    SKILL_LABELS,
    SKILLS,
    WORK_ACTIVITIES,
)
from matcher.storage.rows import Row, Rows
from matcher.vocabulary.occupations import Concept, JobTitle, Label, Origin, SourceContent, TitleRelation

__all__ = ["PARTS", "concepts", "content_rows", "job_title", "origin", "origin_row"]

PARTS: Sequence[Table] = (
    OCCUPATIONS,
    OCCUPATION_LABELS,
    SKILLS,
    SKILL_LABELS,
    OCCUPATION_SKILLS,
    ISCO_GROUPS,
    JOB_TITLES,
    OCCUPATION_TASKS,
    WORK_ACTIVITIES,
)


def origin_row(where: Origin) -> Row:
    """Return the row of a source."""
    return {
        "source": where.name,
        "version": where.version,
        "read_from": where.read_from,
        "imported_on": where.imported_on,
    }


def origin(row: Row) -> Origin:
    """Return the source in a row."""
    return Origin(row["source"], row["version"], row["read_from"], row["imported_on"])


def content_rows(content: SourceContent) -> Rows:
    """Return the rows of everything that a source holds, by table."""
    source = content.origin.name
    plain: Rows = {
        OCCUPATIONS: [{"uri": each.uri, "isco": each.kind} for each in content.occupations],
        OCCUPATION_LABELS: _label_rows(content.occupations),
        SKILLS: [{"uri": each.uri, "skill_type": each.kind} for each in content.skills],
        SKILL_LABELS: _label_rows(content.skills),
        OCCUPATION_SKILLS: [
            {"occupation_uri": each.occupation, "skill_uri": each.skill, "relation": each.relation.value}
            for each in content.skill_links
        ],
        ISCO_GROUPS: [
            {"code": each.code, "language": each.language, "title": each.title}
            for each in content.isco_groups
        ],
        JOB_TITLES: _job_title_rows(content.job_titles),
        OCCUPATION_TASKS: [
            {
                "task_id": each.id,
                "occupation": each.occupation,
                "occupation_title": each.occupation_title,
                "text": each.text,
                "core": each.core,
            }
            for each in content.tasks
        ],
        WORK_ACTIVITIES: [
            {"activity_id": each.id, "title": each.title, "part_of": each.part_of}
            for each in content.activities
        ],
    }
    return {table: [{"source": source, **row} for row in rows] for table, rows in plain.items()}


def concepts(roots: Iterable[Row], labels: Iterable[Row], kind: str) -> tuple[Concept, ...]:
    """Return occupations or skills sorted by uri, with the labels that all sources give them."""
    texts: dict[str, list[Label]] = {}
    for row in sorted(labels, key=lambda row: (row["uri"], row["language"], row["place"], row["source"])):
        label = Label(row["language"], row["label"], row["preferred"])
        said = texts.setdefault(row["uri"], [])
        if label not in said:
            said.append(label)
    kinds: dict[str, str] = {}
    for row in sorted(roots, key=lambda row: (row["uri"], row["source"])):
        kinds[row["uri"]] = kinds.get(row["uri"]) or row[kind]
    return tuple(Concept(uri, each, tuple(texts.get(uri, ()))) for uri, each in kinds.items())


def job_title(row: Row) -> JobTitle:
    """Return the job title in a row."""
    relation = TitleRelation(row["relation"])
    return JobTitle(row["code"], row["title"], row["language"], relation, row["occupation_uri"])


def _label_rows(every: Iterable[Concept]) -> list[Row]:
    return [
        {
            "uri": concept.uri,
            "language": label.language,
            "place": place,
            "label": label.text,
            "preferred": label.preferred,
        }
        for concept in every
        for place, label in enumerate(concept.labels)
    ]


def _job_title_rows(titles: Iterable[JobTitle]) -> list[Row]:
    return [
        {
            "place": place,
            "code": each.code,
            "language": each.language,
            "title": each.title,
            "relation": each.relation.value,
            "occupation_uri": each.occupation,
        }
        for place, each in enumerate(titles)
    ]
