"""What may be asked about one job. Made from the job alone, so that no question can tell of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matcher.asking.rules import AskingCode, AskingRule, AskingRules
from matcher.domain.ids import CompetenceCode, TaskId
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Level
from matcher.domain.task import Task
from matcher.law.citation import Law
from matcher.law.standing import Standing
from matcher.vocabulary.entries import Vocabulary

__all__ = ["JobQuestion", "questions_for"]


@dataclass(frozen=True, slots=True)
class JobQuestion:
    """A question about what a job demands, or one for any job, with its law as that stands on a day.

    ``task_ids`` are the tasks that demand the most, ``minutes`` how much of a week they take. ``proposed``
    tells that the workplace has not confirmed the demand.
    """

    rule: AskingRule
    law: tuple[Law, ...]
    standing: tuple[Standing, ...]
    dimension: Dimension | None = None
    licence: CompetenceCode | None = None
    task_ids: tuple[TaskId, ...] = ()
    demanded: Level = Level.NONE
    minutes: int = 0
    proposed: bool = False

    @property
    def code(self) -> AskingCode:
        """The rule that the question comes from."""
        return self.rule.code

    @property
    def general(self) -> bool:
        """Whether it is for any job, whatever the tasks."""
        return not self.task_ids


def questions_for(
    job: JobInFull, rules: AskingRules, vocabulary: Vocabulary, on: date
) -> tuple[JobQuestion, ...]:
    """The questions for a job on a day: the highest demand first, then the most minutes; general last."""
    about_tasks = (*_demands(job.tasks, rules, on), *_licences(job.tasks, rules, vocabulary, on))
    return (
        *sorted(about_tasks, key=lambda asked: (-asked.demanded, -asked.minutes)),
        *(_question(rule, on) for rule in rules.general),
    )


def _demands(tasks: Iterable[Task], rules: AskingRules, on: date) -> Iterator[JobQuestion]:
    """A question for each dimension on which a demand is known."""
    for dimension in DIMENSIONS:
        known = [(task, task.demands.levels.known.get(dimension, Level.NONE)) for task in tasks]
        highest = max(level for _, level in known)
        if highest is Level.NONE:
            continue
        asking = [task for task, level in known if level is highest]
        yield _question(
            rules.dimensions[dimension],
            on,
            asking,
            dimension=dimension,
            demanded=highest,
            proposed=all(dimension in task.demands.proposed for task in asking),
        )


def _licences(
    tasks: Iterable[Task], rules: AskingRules, vocabulary: Vocabulary, on: date
) -> Iterator[JobQuestion]:
    """A question for each licence that a task cannot be done without."""
    needed: dict[CompetenceCode, list[tuple[Task, Level]]] = {}
    for task in tasks:
        for need in task.competences:
            if need.required and vocabulary.competences[need.code].licence:
                needed.setdefault(need.code, []).append((task, need.level))
    for code in sorted(needed):
        asking = [task for task, _ in needed[code]]
        highest = max(level for _, level in needed[code])
        yield _question(rules.licence, on, asking, licence=code, demanded=highest)


def _question(
    rule: AskingRule,
    on: date,
    tasks: Iterable[Task] = (),
    *,
    dimension: Dimension | None = None,
    licence: CompetenceCode | None = None,
    demanded: Level = Level.NONE,
    proposed: bool = False,
) -> JobQuestion:
    asking = tuple(tasks)
    return JobQuestion(
        rule=rule,
        law=tuple(each.law for each in rule.laws),
        standing=_standing(rule, on),
        dimension=dimension,
        licence=licence,
        task_ids=tuple(task.id for task in asking),
        demanded=demanded,
        minutes=sum(task.weekly_minutes for task in asking),
        proposed=proposed,
    )


def _standing(rule: AskingRule, on: date) -> tuple[Standing, ...]:
    """What has to be said of any of the laws, gravest first."""
    found = {standing for law in rule.laws for standing in law.standing(on)}
    warnings = tuple(each for each in Standing if each in found and each is not Standing.IN_FORCE)
    return warnings or (Standing.IN_FORCE,)
