"""Evidence that has become old, and is worth asking about again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from matcher.domain.candidate import Candidate, Evidence
from matcher.domain.evidence import is_old
from matcher.domain.ids import CompetenceCode, TaskTypeCode
from matcher.domain.scale import Level


@dataclass(frozen=True, slots=True)
class Renewal:
    """Old evidence of a competence or, where ``task_type`` is given, of having done a type of task."""

    evidence: Evidence
    shown_on: date
    competence: CompetenceCode | None = None
    task_type: TaskTypeCode | None = None


def renewals(
    candidate: Candidate,
    today: date,
    competences: Collection[CompetenceCode],
    task_types: Collection[TaskTypeCode],
) -> tuple[Renewal, ...]:
    """The old evidence of these competences and types of task, oldest first.

    Name those that the jobs in question ask for: nobody is asked to prove again what nobody needs. What is
    not held, level 0, is no evidence to renew.
    """
    held = [
        Renewal(c.evidence, c.shown_on, competence=c.code)
        for c in candidate.competences
        if c.shown_on and c.level > Level.NONE and c.code in competences
    ]
    done = [
        Renewal(p.evidence, p.shown_on, task_type=p.task_type)
        for p in candidate.proofs
        if p.shown_on and p.task_type in task_types
    ]
    old = [each for each in (*held, *done) if is_old(each.evidence, each.shown_on, today)]
    return tuple(sorted(old, key=lambda each: (each.shown_on, each.competence or each.task_type or "")))
