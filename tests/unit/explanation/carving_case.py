"""A canteen whose cooks could hand over work, made up by hand, and what carving answers for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from matcher.carving.building import Assumed, Assumption
from matcher.carving.carve import Carving, carve
from matcher.carving.employer_view import SuggestedTask, Suggestion
from matcher.carving.problem import CarvableTask, CarvingProblem, Fit, Guards, PersonLimits
from matcher.carving.rules import Rule
from matcher.domain.ids import CompetenceCode, ConsiderationCode, PositionId, TaskId
from matcher.domain.task import Wanted
from matcher.domain.week import DayPart, Weekday, slots_of
from matcher.explanation.carving_context import CarvingContext
from matcher.vocabulary.entries import Language, Text
from matcher.vocabulary.loading import load_vocabulary

WEEKDAYS = list(Weekday)[:5]
MORNINGS = slots_of(WEEKDAYS, [DayPart.MORNING])
AFTERNOONS = slots_of(WEEKDAYS, [DayPart.AFTERNOON])
COOK, ASSISTANT, CLERK, PORTER = (PositionId(f"P-{n}") for n in range(1, 5))
TITLES = {
    COOK: "Kok",
    ASSISTANT: "Køkkenmedhjælper",
    CLERK: "Kontorassistent",
    PORTER: "Servicemedarbejder",
}
YOUNG = Rule(
    code="young",
    text=Text(
        "Er medarbejderen under 18 år, så tjek reglerne.", "If the worker is under 18, check the rules."
    ),
    source="Made up for this test",
    valid_from=date(2021, 7, 1),
    verified=False,
    task_types=frozenset(),
    day_parts=frozenset(),
)

WASHING = CarvableTask(
    id=TaskId("T-1"),
    position_id=ASSISTANT,
    text="vaske op efter morgenmaden",
    weekly_minutes=225,
    fit=Fit(500, 900, 1000),
    slots=MORNINGS,
    subject="kitchen",
    wanted=Wanted.UNWANTED,
    days_a_week=5,
)
VEGETABLES = CarvableTask(
    id=TaskId("T-2"),
    position_id=COOK,
    text="skære grønt",
    weekly_minutes=180,
    fit=Fit(400, 850, 920),
    slots=MORNINGS,
    subject="kitchen",
    takes_skilled_time=True,
    licences_unknown=(CompetenceCode("food_hygiene_certificate"),),
    rules=(YOUNG,),
)
COLD_ROOM = CarvableTask(
    id=TaskId("T-3"),
    position_id=COOK,
    text="rydde op i kølerummet",
    weekly_minutes=75,
    fit=Fit(300, 700, 860),
    subject="kitchen",
    now_undone=True,
)
POST = CarvableTask(
    id=TaskId("T-4"),
    position_id=CLERK,
    text="dele post ud",
    weekly_minutes=100,
    fit=Fit(950, 950, 950),
    slots=MORNINGS,
    subject="office",
    takes_skilled_time=True,
)
MEETINGS = CarvableTask(
    id=TaskId("T-5"),
    position_id=PORTER,
    text="dække op til møder",
    weekly_minutes=150,
    fit=Fit(600, 920, 960),
    slots=MORNINGS,
    subject="kitchen",
    takes_skilled_time=True,
)
BUFFET = CarvableTask(
    id=TaskId("T-6"),
    position_id=ASSISTANT,
    text="passe buffeten",
    weekly_minutes=300,
    fit=Fit(300, 600, 700),
    slots=AFTERNOONS,
    subject="kitchen",
    separable=False,
)
TASKS = (WASHING, VEGETABLES, COLD_ROOM, POST, MEETINGS, BUFFET)
PERSON = PersonLimits(360, 600, 180, MORNINGS)
GUARDS = Guards(most_colleagues=2)
ASSUMPTIONS = (
    Assumption(Assumed.DAILY_HOURS, 180),
    Assumption(Assumed.TASK_TIMES, about="T-3"),
    Assumption(Assumed.CONSIDERATION, about="short_breaks"),
    Assumption(Assumed.LICENCE, about="food_hygiene_certificate"),
)


def context(language: Language, **facts: object) -> CarvingContext:
    """The canteen's words."""
    made = CarvingContext(
        workplace="Kantinen på Torvet",
        titles=TITLES,
        task_texts={task.id: task.text for task in TASKS},
        vocabulary=load_vocabulary(),
        language=language,
        guards=GUARDS,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


@cache
def good() -> Carving:
    """What can be made of the canteen's tasks, by two colleagues who hand over."""
    return carve(CarvingProblem(TASKS, PERSON, GUARDS), ASSUMPTIONS, bundles=2)


@cache
def impossible() -> Carving:
    """The work lies in the afternoon, and the person can come in the morning."""
    tasks = (replace(BUFFET, separable=True), replace(MEETINGS, slots=AFTERNOONS))
    return carve(CarvingProblem(tasks, replace(PERSON, least_weekly_minutes=120)))


SUGGESTIONS = (
    Suggestion(
        tasks=tuple(
            SuggestedTask(t.id, t.position_id, t.text, t.weekly_minutes, t.now_undone)
            for t in (WASHING, VEGETABLES, COLD_ROOM)
        ),
        weekly_minutes=480,
        freed_skilled_minutes=180,
        undone_minutes=75,
        possible_candidates=7,
        to_arrange=(ConsiderationCode("short_breaks"),),
    ),
    Suggestion(
        tasks=(
            SuggestedTask(MEETINGS.id, MEETINGS.position_id, MEETINGS.text, MEETINGS.weekly_minutes, False),
        ),
        weekly_minutes=150,
        freed_skilled_minutes=150,
        undone_minutes=0,
        possible_candidates=None,
        to_arrange=(),
    ),
)
