"""Rules of safety at work and for young workers, dated and with their source, as reminders beside tasks.

Nobody's age is known here, so a rule keeps no task from anyone: it says what has to be looked into. A rule
that nobody has verified says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from matcher.domain.ids import TaskTypeCode
from matcher.domain.task import Task
from matcher.domain.week import DayPart
from matcher.vocabulary.entries import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it reminds of, where it stands, from when it holds, and whether anyone has verified it.

    It concerns a task of one of the ``task_types``, or one that can only be done in the ``day_parts``.
    """

    code: str
    text: Text
    source: str
    valid_from: date
    verified: bool
    task_types: frozenset[TaskTypeCode]
    day_parts: frozenset[DayPart]

    def concerns(self, task: Task) -> bool:
        """Whether the rule is to be minded with this task."""
        if task.task_type in self.task_types:
            return True
        return task.slots is not None and all(slot.part in self.day_parts for slot in task.slots)


def rules_for(task: Task, rules: Iterable[Rule], today: date) -> tuple[Rule, ...]:
    """The rules in force today that are to be minded with a task."""
    return tuple(rule for rule in rules if rule.valid_from <= today and rule.concerns(task))


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules that come with the package, sorted by code; read once in a process."""
    folder = files("matcher.carving") / "rules"
    found = [
        _rule(code, table)
        for file in folder.iterdir()
        if file.name.endswith(".toml")
        for code, table in tomllib.loads(file.read_text(encoding="utf-8")).items()
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def _rule(code: str, table: Mapping[str, object]) -> Rule:
    valid_from, types, parts = table["valid_from"], table["task_types"], table["day_parts"]
    assert isinstance(valid_from, date)
    assert isinstance(types, list)
    assert isinstance(parts, list)
    return Rule(
        code=code,
        text=Text(str(table["da"]), str(table["en"])),
        source=str(table["source"]),
        valid_from=valid_from,
        verified=table["verified"] is True,
        task_types=frozenset(TaskTypeCode(code) for code in types),
        day_parts=frozenset(DayPart(part) for part in parts),
    )
