"""Simulated: the Danish wording of tasks and the titles of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from experiments.simulation.content import Content
from matcher.domain.ids import TaskTypeCode
from matcher.domain.task import Task
from matcher.vocabulary.entries import TaskType, Vocabulary

_MAIN_FIELD_SHARE: Final = 0.7
_FIELDS_IN_A_TITLE: Final = 2


def task_text(task_type: TaskType, content: Content, random: np.random.Generator) -> str:
    """A task as a workplace would put it: the type's name or a synonym, with a detail or an example."""
    other = task_type.synonyms_da[int(random.integers(len(task_type.synonyms_da)))]
    wording = content.fields[task_type.field]
    details = wording.details if random.random() < 0.6 else content.details_anywhere
    detail = details[int(random.integers(len(details)))]
    match int(random.choice(4, p=[0.42, 0.22, 0.22, 0.14])):
        case 0:
            return f"{other} {detail}"
        case 1:
            return f"{task_type.name.da}, fx {_lower(other)}"
        case 2:
            return other
        case _:
            return f"{task_type.name.da} {detail}"


def job_title(
    tasks: Sequence[Task], content: Content, vocabulary: Vocabulary, random: np.random.Generator
) -> str:
    """A title that says what the job is: its field and largest tasks, or the fields it is spread over."""
    minutes: dict[str, int] = {}
    by_type: dict[TaskTypeCode, int] = {}
    for task in tasks:
        if task.task_type is None:
            continue
        field = vocabulary.task_types[task.task_type].field
        minutes[field] = minutes.get(field, 0) + task.weekly_minutes
        by_type[task.task_type] = by_type.get(task.task_type, 0) + task.weekly_minutes
    fields = sorted(minutes, key=lambda field: -minutes[field])[:_FIELDS_IN_A_TITLE]
    if len(fields) == 1 or minutes[fields[0]] >= _MAIN_FIELD_SHARE * sum(minutes.values()):
        titles = content.fields[fields[0]].titles
        title = titles[int(random.integers(len(titles)))]
        own = [code for code in by_type if vocabulary.task_types[code].field == fields[0]]
        names = [vocabulary.task_types[code].name.da for code in sorted(own, key=lambda code: -by_type[code])]
        return title if random.random() < 0.4 else f"{title}: {_both(names)}"
    role = content.roles[int(random.integers(len(content.roles)))]
    return f"{role} {' og '.join(content.fields[field].place for field in fields)}"


def _both(names: Sequence[str]) -> str:
    """The first two names as one phrase, or the first alone where it is a double one already.

    >>> _both(["Vaske op", "Slå græs", "Servere"]), _both(["Veje og tørre prøver", "Vaske op"])
    ('vaske op og slå græs', 'veje og tørre prøver')
    """
    simple = len(names) > 1 and not any(" og " in name for name in names[:2])
    return " og ".join(map(_lower, names[:2] if simple else names[:1]))


def _lower(phrase: str) -> str:
    """The phrase as it stands within a sentence; an abbreviation keeps its capitals.

    >>> _lower("Vaske op"), _lower("IT-support")
    ('vaske op', 'IT-support')
    """
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]
