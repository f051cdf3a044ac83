"""Which questions a job gives, in which order; and that nothing of a person can reach them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import matcher.asking
from matcher.asking.loading import load_asking_rules
from matcher.asking.questions import JobQuestion, questions_for
from matcher.asking.rules import AskingRules
from matcher.domain.ids import CompetenceCode
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task
from matcher.law.standing import Source, Standing, Validity
from matcher.vocabulary.entries import Vocabulary
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.unit.explanation.kitchen_case import JOB

RULES, VOCABULARY, DAY = load_asking_rules(), load_vocabulary(), date(2026, 12, 1)
GENERAL = [rule.code for rule in RULES.general]


def of(*tasks: Task) -> JobInFull:
    """A job of these tasks."""
    ids = tuple(task.id for task in tasks)
    return JobInFull(builders.job("J1", "W1", ids), builders.workplace(), tasks)


def asked(job: JobInFull, on: date = DAY) -> tuple[JobQuestion, ...]:
    return questions_for(job, RULES, VOCABULARY, on)


def codes(questions: Sequence[JobQuestion]) -> list[str]:
    return [question.code for question in questions]


def test_the_highest_demand_comes_first_then_the_most_minutes() -> None:
    # kitchen_case: standing and noise 3 in washing and buffet (540 minutes), customers 3 in the buffet (180);
    # lifting 2 in washing and buffet (540), time pressure 2 in washing (360); memory 1 in coffee (180).
    about_tasks = [question for question in asked(JOB) if not question.general]
    assert [(q.code, int(q.demanded), q.minutes) for q in about_tasks] == [
        ("standing", 3, 540),
        ("noise", 3, 540),
        ("customer_contact", 3, 180),
        ("lifting", 2, 540),
        ("time_pressure", 2, 360),
        ("memory", 1, 180),
    ]
    assert about_tasks[0].task_ids == ("T-1", "T-3")


def test_a_job_without_demands_gives_only_the_questions_for_any_job() -> None:
    none_asked = Demands(Levels(dict.fromkeys(DIMENSIONS, Level.NONE)))
    for job in (of(builders.task()), of(replace(builders.task(), demands=none_asked))):
        assert codes(asked(job)) == GENERAL
        assert all(question.general for question in asked(job))


def test_a_demand_that_nobody_has_confirmed_says_so() -> None:
    contact = next(question for question in asked(JOB) if question.code == "customer_contact")
    assert contact.proposed
    assert not next(question for question in asked(JOB) if question.code == "noise").proposed


def test_a_licence_that_a_task_cannot_do_without_is_asked_about_and_no_other_competence() -> None:
    needs = (
        CompetenceNeed(CompetenceCode("forklift_certificate"), Level.HIGH),
        CompetenceNeed(CompetenceCode("first_aid"), Level.HIGH, required=False),
        CompetenceNeed(CompetenceCode("spreadsheets"), Level.HIGH),
    )
    driving = replace(builders.task("T1", noise=2), competences=needs)
    questions = asked(of(driving, builders.task("T2", lifting=4)))
    assert codes(questions)[:3] == ["lifting", "licence", "noise"]
    assert (questions[1].licence, questions[1].task_ids) == ("forklift_certificate", ("T1",))


def test_each_question_carries_its_law_and_what_has_to_be_said_of_it_that_day() -> None:
    standing = asked(JOB)[0]
    assert [law.cited for law in standing.law] == [
        "helbredsoplysningsloven § 2",
        "forskelsbehandlingsloven § 2 a",
    ]
    assert standing.standing == (Standing.UNVERIFIED,)
    assert asked(JOB, date(2027, 1, 2))[0].standing == (Standing.PAST_REVIEW, Standing.UNVERIFIED)


def test_one_law_that_nobody_has_looked_up_is_enough_for_a_warning() -> None:
    rule = RULES.dimensions[Dimension.NOISE]
    first, second = rule.laws
    looked_up = replace(first, source=Source(first.source.name, DAY), validity=Validity(date(2026, 1, 1)))
    mixed, sure = replace(rule, laws=(looked_up, second)), replace(rule, laws=(looked_up,))
    for changed, standing in ((mixed, Standing.UNVERIFIED), (sure, Standing.IN_FORCE)):
        rules = replace(RULES, dimensions={**RULES.dimensions, Dimension.NOISE: changed})
        (question, *_) = questions_for(of(builders.task(noise=1)), rules, VOCABULARY, DAY)
        assert question.standing == (standing,)


def test_only_a_job_can_be_handed_in() -> None:
    assert get_type_hints(questions_for) == {
        "job": JobInFull,
        "rules": AskingRules,
        "vocabulary": Vocabulary,
        "on": date,
        "return": tuple[JobQuestion, ...],
    }


def test_nothing_in_the_package_knows_what_a_candidate_is() -> None:
    sources = sorted(Path(str(matcher.asking.__file__)).parent.rglob("*.py"))
    assert len(sources) == 4
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert node.module not in {"matcher.domain.candidate", "matcher.domain.match"}, source.name


TASKS = st.builds(
    lambda number, minutes, known: replace(
        builders.task(f"T{number}", weekly_minutes=minutes), demands=Demands(Levels(known))
    ),
    st.integers(0, 99),
    st.integers(1, 600),
    st.dictionaries(st.sampled_from(DIMENSIONS), st.sampled_from(Level), max_size=5),
)


@given(st.lists(TASKS, min_size=1, max_size=5, unique_by=lambda task: task.id))
def test_the_order_of_the_tasks_changes_neither_the_questions_nor_their_order(
    tasks: list[Task],
) -> None:
    turned = list(reversed(tasks))
    there, back = asked(of(*tasks)), asked(of(*turned))
    assert codes(there) == codes(back)
    assert [set(q.task_ids) for q in there] == [set(q.task_ids) for q in back]
    assert asked(of(*tasks)) == there


@given(st.lists(TASKS, min_size=1, max_size=5, unique_by=lambda task: task.id))
def test_every_known_demand_has_one_question_and_nothing_else_has(tasks: list[Task]) -> None:
    called_on = {d for task in tasks for d, level in task.demands.levels.known.items() if level}
    about = [question.dimension for question in asked(of(*tasks)) if not question.general]
    assert sorted(about, key=str) == sorted(called_on, key=str)


@pytest.mark.parametrize("arrangements", [{}, {"quiet_place": True}, {"quiet_place": False}])
def test_what_the_workplace_has_been_asked_for_changes_no_question(arrangements: dict[str, bool]) -> None:
    """What a workplace has been asked for may tell of the person it was asked for."""
    other = replace(JOB, workplace=builders.workplace(arrangements=arrangements))
    assert asked(other) == asked(JOB)
