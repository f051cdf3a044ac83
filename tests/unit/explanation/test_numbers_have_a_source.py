"""Every number in an explanation comes from the profile, the job or the score: none is made up."""

from __future__ import annotations

import re
from itertools import chain, combinations

import pytest

from matcher.explanation.facts import gather_facts
from matcher.explanation.level_facts import DemandFact, ReachFact
from matcher.explanation.match_case import MatchCase
from matcher.explanation.practical_facts import JourneyFact
from matcher.explanation.reasons import Explanation
from matcher.explanation.views import BrokerView
from matcher.vocabulary.entries import Language
from tests.unit.explanation.drawn_views import VOCABULARY, explained_town

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def plain(value: float) -> str:
    return f"{round(value, 2):g}"


def allowed(case: MatchCase) -> set[str]:
    """What may be said, worked out here from the profile and the tasks."""
    time, tasks = case.candidate.time, case.job.tasks
    whole = case.job.weekly_minutes
    minutes = [time.least_weekly_minutes, time.most_weekly_minutes, time.most_daily_minutes, whole]
    days = range(1, 8)
    some = chain.from_iterable(combinations(tasks, n) for n in range(1, len(tasks) + 1))
    sums = {sum(task.weekly_minutes for task in each) for each in some}
    journeys = [
        fact.minutes
        for fact in gather_facts(case.candidate, case.job, case.way, VOCABULARY).facts
        if isinstance(fact, JourneyFact)
    ]
    dates = [day for day in (case.job.job.start_on, time.available_from) if day is not None]
    return {
        *(plain(m / 60) for m in minutes if m is not None),
        *(plain(-(-whole // n) / 60) for n in days),
        *(str(max(round(100 * part / whole), 1)) for part in sums),
        *(str(n) for n in days),
        *(str(n) for n in range(1, len(tasks) + 1)),
        *(str(minutes) for minutes in journeys),
        *(str(case.candidate.travel.longest_minutes) for _ in [0]),
        *(str(number) for day in dates for number in (day.day, day.year)),
    }


def said(view: BrokerView) -> list[str]:
    reasons = (*view.speaks_for, *view.look_at, *view.look_also_at)
    facts = [text for reason in reasons for fact in reason.facts for text in (fact.sentence, fact.advice)]
    return [*facts, *(reason.aloud for reason in reasons), *(r.aloud_to_candidate for r in reasons)]


def own(text: str) -> str:
    """Without quotes, without counts of what is left out, and without the anchors of levels."""
    text = re.sub(r"[»“].*?[«”]", "", text)
    text = re.sub(r"\d+ (andre|others?)", "", text)
    for entry in VOCABULARY.dimensions.values():
        for anchor in entry.anchors:
            text = text.replace(anchor.da, "").replace(anchor.en, "")
    return text


@pytest.mark.parametrize("language", Language)
def test_every_number_is_one_of_the_profile_or_the_job(language: Language) -> None:
    found = 0
    for case, _, view in explained_town(language):
        values = allowed(case)
        for text in said(view):
            for number in NUMBER.findall(own(text)):
                assert number.replace(",", ".") in values, (number, text)
                found += 1
    assert found > 100


def test_a_part_of_the_hours_is_that_of_the_tasks_it_is_told_of() -> None:
    for case, told, _ in explained_town(Language.DA):
        minutes = {task.id: task.weekly_minutes for task in case.job.tasks}
        for fact in facts_of(told):
            if isinstance(fact, DemandFact | ReachFact):
                wanted = sum(minutes[task_id] for task_id in fact.part.task_ids) / sum(minutes.values())
                assert fact.part.share == pytest.approx(wanted)


def facts_of(told: Explanation) -> list[object]:
    return [fact for reason in (*told.for_, *told.against, *told.look_also_at) for fact in reason.facts]
