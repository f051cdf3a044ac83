"""Everything that carving can answer has words, in both languages: what is new without words fails here."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from itertools import combinations

import pytest

from matcher.carving import windows
from matcher.carving.building import Assumed, Assumption
from matcher.carving.carve import LeftOut, Price, carve
from matcher.carving.clash import Clash, LimitFact
from matcher.carving.limits import Limit
from matcher.carving.relaxation import Step
from matcher.carving.solver import Status
from matcher.carving.wholes import Whole, WholeKind
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskId
from matcher.domain.week import DayPart
from matcher.explanation.carving_assumptions import assumption_views
from matcher.explanation.carving_bundle import bundle_view
from matcher.explanation.carving_clash import clash_said
from matcher.explanation.carving_offers import left_out_view, price_view, step_said
from matcher.explanation.carving_text import carving_text
from matcher.explanation.carving_wording import carving_view
from matcher.explanation.week_words import HOURS_OF
from matcher.vocabulary.entries import Language
from tests.unit.carving.test_infeasible import CASES
from tests.unit.explanation.carving_case import AFTERNOONS, MORNINGS, context, good
from tests.unit.explanation.lix import lix

BOTH = pytest.mark.parametrize("language", Language)
EVERY_LIMIT = pytest.mark.parametrize("limit", Limit)
BLAME = re.compile(
    r"\b(mangler|desværre|problem|fejl|svag|dårlig|lacks|unfortunately|fails|weak|poor)", re.IGNORECASE
)
TWO = (TaskId("T-1"), TaskId("T-2"))


def codes(limit: Limit) -> tuple[CompetenceCode | ConsiderationCode, ...]:
    return {
        Limit.LICENCES: (CompetenceCode("forklift_certificate"),),
        Limit.CONSIDERATIONS: (ConsiderationCode("short_breaks"),),
    }.get(limit, ())


def fact(limit: Limit) -> LimitFact:
    slots = {Limit.PERSON_TIMES: MORNINGS, Limit.TASK_TIMES: AFTERNOONS}.get(limit)
    return LimitFact(limit, 60, slots, TWO, codes(limit))


def is_sentence(said: str) -> bool:
    return (
        said[-1] in ".?"
        and (said[0].isupper() or said[0].isdigit())
        and "{" not in said
        and not BLAME.search(said)
    )


@BOTH
@EVERY_LIMIT
def test_a_limit_that_clashes_by_itself_has_a_sentence(limit: Limit, language: Language) -> None:
    assert is_sentence(clash_said(Clash((limit,), (fact(limit),)), context(language).book, untimed=False))


@BOTH
@pytest.mark.parametrize("limits", list(combinations(Limit, 2)), ids=" ".join)
def test_any_two_limits_that_clash_have_a_sentence(limits: tuple[Limit, Limit], language: Language) -> None:
    clash = Clash(limits, tuple(map(fact, limits)))
    assert is_sentence(clash_said(clash, context(language).book, untimed=False))


def test_three_limits_are_told_one_after_the_other() -> None:
    limits = (Limit.LEAST_HOURS, Limit.FEW_COLLEAGUES, Limit.NOT_ALONE)
    said = clash_said(
        Clash(limits, tuple(replace(fact(limit), number=60) for limit in limits)),
        context(Language.DA).book,
        untimed=False,
    )
    assert said == (
        "Opgaverne går endnu ikke op i et job, når jobbet skal være på mindst 1 time om ugen, "
        "og når op til 60 stillinger må give opgaver fra sig, "
        "og når op til 60\N{NO-BREAK SPACE}% af timerne må være arbejde alene."
    )


@BOTH
@pytest.mark.parametrize("several", [False, True])
@EVERY_LIMIT
def test_a_limit_that_gives_way_is_an_offer(limit: Limit, several: bool, language: Language) -> None:
    step = Step(limit, 300, task_ids=TWO if several else TWO[:1], codes=codes(limit))
    said = step_said(step, context(language), MORNINGS)
    assert is_sentence(said)


@pytest.mark.parametrize(
    "limit", [Limit.LEAST_HOURS, Limit.MOST_HOURS, Limit.DAILY_HOURS, Limit.PERSON_TIMES]
)
def test_nobody_agrees_on_the_hours_of_a_candidate_without_asking(limit: Limit) -> None:
    said = step_said(Step(limit, 300, slots=tuple(MORNINGS)), context(Language.DA), MORNINGS)
    assert said.endswith("Spørg kandidaten, om det passer.")


@BOTH
@EVERY_LIMIT
def test_the_price_of_a_limit_has_a_sentence(limit: Limit, language: Language) -> None:
    best = good().bundles[0]
    price = Price(limit, best, 1, fit=40, weekly_minutes=120, freed_skilled_minutes=-60, undone_minutes=0)
    told = price_view(price, context(language))
    assert is_sentence(told.sentence)
    assert "4 " in told.sentence
    assert "2 " in told.sentence
    assert "1 " in told.sentence
    assert told.guard is (list(Limit).index(limit) >= list(Limit).index(Limit.ORDINARY_HOURS))


@BOTH
def test_a_better_bundle_by_nothing_that_is_measured_is_still_told(language: Language) -> None:
    price = Price(Limit.DAILY_HOURS, good().bundles[0], 1, 4, 0, 0, 0)
    assert is_sentence(price_view(price, context(language)).sentence)


@BOTH
def test_whatever_keeps_a_task_out_has_a_reason(language: Language) -> None:
    limits = {Limit[name] for name in re.findall(r"append\(Limit\.(\w+)", inspect.getsource(windows))}
    assert len(limits) >= 7
    for limit in limits:
        assert is_sentence(left_out_view(LeftOut(TaskId("T-1"), (limit,)), context(language)).sentence)


@BOTH
@pytest.mark.parametrize("kind", Assumed)
def test_every_assumption_is_something_to_ask(kind: Assumed, language: Language) -> None:
    about = {
        Assumed.LICENCE: "forklift_certificate",
        Assumed.CONSIDERATION: "short_breaks",
        **dict.fromkeys((Assumed.TASK_TIMES, Assumed.SUBJECT, Assumed.RHYTHM), "T-1"),
    }.get(kind, "")
    (told,) = assumption_views([Assumption(kind, None if about else 300, about)], context(language))
    assert is_sentence(told.sentence)
    assert told.kind is kind
    assert told.sentence.startswith(("Spørg ", "Ask "))


@BOTH
@pytest.mark.parametrize("kind", WholeKind)
def test_whatever_holds_a_job_together_is_said(kind: WholeKind, language: Language) -> None:
    best = good().bundles[0]
    code = {WholeKind.SUBJECT: "kitchen", WholeKind.PLACE: "køkkenet", WholeKind.TIME: "morning"}[kind]
    for whole in ((Whole(kind, code, best.task_ids),), (Whole(WholeKind.SUBJECT, "", best.task_ids),), ()):
        assert is_sentence(bundle_view(replace(best, wholes=whole), context(language)).whole)


def test_a_subject_that_nobody_has_confirmed_is_asked_about() -> None:
    best = good().bundles[0]
    unknown = replace(best, tasks=tuple(replace(task, subject=None) for task in best.tasks))
    said = bundle_view(unknown, context(Language.DA)).whole
    assert said == "Opgaverne kan hænge sammen: Spørg, om det meste er køkken og servering."


@BOTH
@pytest.mark.parametrize("status", Status)
def test_every_standing_of_an_answer_is_told(status: Status, language: Language) -> None:
    empty = replace(good(), status=status, bundles=(), prices=())
    assert is_sentence(carving_view(empty, context(language)).lead)
    best = replace(good().bundles[0], status=status, gap=10)
    assert is_sentence(bundle_view(best, context(language)).standing)
    assert is_sentence(bundle_view(replace(best, objective=0), context(language)).standing)


@BOTH
@pytest.mark.parametrize("name", CASES)
def test_every_impossible_case_of_carving_reads_easily_and_blames_nobody(
    name: str, language: Language
) -> None:
    problem = CASES[name][0]
    words = context(
        language,
        task_texts={task.id: "vaske op" for task in problem.tasks},
        titles=dict.fromkeys((task.position_id for task in problem.tasks), "Kok"),
    )
    text = carving_text(carving_view(carve(problem), words))
    assert lix(text) < 40
    assert not BLAME.search(text)
    assert text.splitlines()[1] in {
        "Et job er inden for rækkevidde. Det kræver en aftale.",
        "A job is within reach. It takes an agreement.",
    }


def test_the_hours_of_the_parts_of_the_day_are_those_of_the_carving() -> None:
    from matcher.carving.problem import MINUTES_OF

    assert {part: (end - start) % 24 * 60 for part, (start, end) in HOURS_OF.items()} == dict(MINUTES_OF)
    assert list(HOURS_OF) == list(DayPart)
