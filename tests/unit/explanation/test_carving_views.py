"""A carving's views: the same facts in both languages, figures beside words, and nobody's person in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from enum import Enum

import pytest

from matcher.carving.building import Assumed
from matcher.carving.carve import Carving, carve
from matcher.carving.employer_view import Suggestion
from matcher.carving.limits import Limit
from matcher.carving.problem import CarvingProblem, Fit
from matcher.carving.week_plan import WeekPlan
from matcher.carving.what_if import WhatIf
from matcher.explanation.carving_bundle import bundle_view
from matcher.explanation.carving_suggestions import suggestions_view
from matcher.explanation.carving_text import carving_text, suggestions_text, what_if_text
from matcher.explanation.carving_views import SuggestionView
from matcher.explanation.carving_what_if import what_if_view
from matcher.explanation.carving_wording import carving_view
from matcher.vocabulary.entries import Language
from tests.unit.explanation.carving_case import (
    PERSON,
    POST,
    SUGGESTIONS,
    VEGETABLES,
    context,
    good,
    impossible,
)

BOTH = pytest.mark.parametrize("language", Language)
DA = context(Language.DA)


def facts(told: object) -> object:
    """A view without its words: figures, codes, and how many sentences there are."""
    if isinstance(told, Language):
        return None
    if isinstance(told, str) and not isinstance(told, Enum):
        return bool(told)
    if isinstance(told, Mapping):
        return {name: facts(value) for name, value in told.items()}
    if isinstance(told, (tuple, list)):
        return [facts(value) for value in told]
    return told


def figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def changed(before: Carving, after: Carving) -> WhatIf:
    """What is different between two answers of one bundle each."""
    old, new = (next(iter(each.bundles), None) for each in (before, after))
    had, has = (each.task_ids if each else frozenset() for each in (old, new))
    moved = (None,) * 4
    if old and new:
        moved = (
            new.fit.point - old.fit.point,
            new.weekly_minutes - old.weekly_minutes,
            new.freed_skilled_minutes - old.freed_skilled_minutes,
            new.undone_minutes - old.undone_minutes,
        )
    return WhatIf(before, after, tuple(sorted(has - had)), tuple(sorted(had - has)), *moved)


@pytest.mark.parametrize("carved", [good, impossible])
def test_danish_and_english_tell_the_same_of_a_carving(carved: Callable[[], Carving]) -> None:
    danish, english = (carving_view(carved(), context(language)) for language in Language)
    assert facts(asdict(danish)) == facts(asdict(english))
    assert figures(carving_text(danish)) == figures(carving_text(english))
    assert len(carving_text(danish).splitlines()) == len(carving_text(english).splitlines())


def test_danish_and_english_tell_the_same_of_suggestions() -> None:
    danish, english = (suggestions_view(SUGGESTIONS, context(language)) for language in Language)
    assert facts(asdict(danish)) == facts(asdict(english))
    assert figures(suggestions_text(danish)) == figures(suggestions_text(english))


def test_the_figures_of_a_view_are_those_of_the_carving() -> None:
    carving = good()
    best, told = carving.bundles[0], carving_view(carving, DA).bundles[0]
    assert {task.task_id for task in told.tasks} == best.task_ids
    assert sum(day.minutes for day in told.week.days) == best.weekly_minutes == told.weekly_minutes
    assert (told.fit.lower, told.fit.point, told.fit.upper) == (
        best.fit.lower,
        best.fit.point,
        best.fit.upper,
    )
    assert sum(each.weekly_minutes for each in told.hand_overs) == best.weekly_minutes - best.undone_minutes


def test_hours_and_decimals_are_said_as_in_danish() -> None:
    second = carving_view(good(), DA).bundles[1]
    assert second.title == "Køkken og servering, 7,5 timer om ugen"


def test_work_of_two_kinds_gets_a_title_of_both() -> None:
    best = good().bundles[0]
    tasks = (replace(POST, weekly_minutes=100), replace(VEGETABLES, weekly_minutes=100))
    told = bundle_view(
        replace(best, tasks=tasks, weekly_minutes=200, hand_overs=(), plan=WeekPlan((), best=True)), DA
    )
    assert told.title == "Køkken og servering med kontor og administration, 3 timer og 20 minutter om ugen"
    unknown = tuple(replace(task, subject=None) for task in tasks)
    told = bundle_view(replace(best, tasks=unknown, hand_overs=(), plan=WeekPlan((), best=True)), DA)
    assert told.title.startswith("Blandede opgaver, ")


@pytest.mark.parametrize(
    ("fit", "said"),
    [
        (
            Fit(430, 850, 950),
            "Jobbet passer godt: 85\N{NO-BREAK SPACE}%. "
            "Det kan ligge mellem 43 og 95\N{NO-BREAK SPACE}%, når det ukendte er afklaret.",
        ),
        (Fit(690, 690, 690), "Jobbet passer nogenlunde: 69\N{NO-BREAK SPACE}%. Alt, der tæller, er kendt."),
        (
            Fit(0, 300, 499),
            "Jobbet skal formes mere, før det passer: 30\N{NO-BREAK SPACE}%. "
            "Det kan ligge mellem 0 og 50\N{NO-BREAK SPACE}%, når det ukendte er afklaret.",
        ),
    ],
)
def test_fit_is_said_in_words_and_per_cent_with_its_interval(fit: Fit, said: str) -> None:
    assert bundle_view(replace(good().bundles[0], fit=fit), DA).fit.sentence == said


@BOTH
def test_an_unverified_rule_says_so_and_a_verified_one_does_not(language: Language) -> None:
    best, words = good().bundles[0], context(language)
    rule = best.rules[0]
    ending = {Language.DA: "Reglen er ikke kontrolleret.", Language.EN: "has not been verified."}[language]
    assert bundle_view(best, words).rules[0].sentence.endswith(ending)
    verified = replace(best, rules=(replace(rule, verified=True),))
    assert bundle_view(verified, words).rules[0].sentence == rule.text[language]


def test_a_licence_to_ask_about_stands_once_with_its_task() -> None:
    view = carving_view(good(), DA)
    assert Assumed.LICENCE in {each.kind for each in view.assumptions}
    assert carving_text(view).count("hygiejnebevis") == 1
    assert view.bundles[0].licences[0].task_ids == (VEGETABLES.id,)


def test_a_task_in_the_job_that_is_offered_is_not_said_to_be_left_out() -> None:
    view = carving_view(impossible(), DA)
    assert view.offer is not None
    assert {task.task_id for task in view.offer.bundle.tasks} == {"T-5"}
    assert {each.task_id for each in view.left_out} == {"T-6"}


@BOTH
def test_a_workplace_without_tasks_is_no_dead_end(language: Language) -> None:
    text = carving_text(carving_view(carve(CarvingProblem((), PERSON)), context(language)))
    assert {Language.DA: "skrevet opgaver op", Language.EN: "tasks have been noted"}[language] in text


def test_what_a_change_does_is_told_in_figures_and_tasks() -> None:
    before, after = (replace(good(), bundles=(bundle,)) for bundle in good().bundles)
    text = what_if_text(what_if_view(changed(before, after), DA))
    assert (
        text
        == """\
Hvad nu hvis: Kantinen på Torvet
Med ændringen er det her det bedste job: Køkken og servering, 7,5 timer om ugen.
- Jobbet passer 2 procentpoint bedre: 87\N{NO-BREAK SPACE}%.
- Jobbet vokser med 45 minutter til 7,5 timer om ugen.
- Fagfolkene får 3 timer mindre tilbage om ugen: 2,5 timer i alt.
- Nyt i jobbet: »vaske op efter morgenmaden«.
- Ikke længere i jobbet: »skære grønt«."""
    )


def test_the_other_way_round_everything_shrinks_that_grew() -> None:
    before, after = (replace(good(), bundles=(bundle,)) for bundle in reversed(good().bundles))
    changes = what_if_view(changed(before, after), context(Language.EN)).changes
    assert changes[:3] == (
        "The job fits 2 percentage points less well: 85%.",
        "The job gets 45 minutes shorter. It is then 6.75 hours a week.",
        "Skilled staff get 3 hours more back a week: 5.5 hours in all.",
    )


@BOTH
def test_a_change_between_a_job_and_none_is_told(language: Language) -> None:
    some, none, words = good(), impossible(), context(language)
    leads = [
        what_if_view(changed(before, after), words).lead for before in (some, none) for after in (some, none)
    ]
    assert len(set(leads)) == 4
    assert all(lead.endswith(".") for lead in leads)


@BOTH
def test_suggestions_have_no_field_and_no_word_about_a_person(language: Language) -> None:
    assert {field.name for field in fields(SuggestionView)} == {
        "title",
        "weekly_minutes",
        "gains",
        "tasks",
        "possible_candidates",
        "candidates",
        "arrange",
    }
    text = suggestions_text(suggestions_view(SUGGESTIONS, context(language)))
    assert not re.search(
        r"kandidaten|the candidate\b|\bperson|\bborger|diagnos|\bhan\b|\bhun\b|\bshe\b", text
    )


@BOTH
def test_a_small_number_of_people_is_never_told(language: Language) -> None:
    few = replace(SUGGESTIONS[0], possible_candidates=None, to_arrange=())
    view = suggestions_view([few], context(language))
    assert view.suggestions[0].possible_candidates is None
    assert view.suggestions[0].arrange == ""
    assert figures(view.suggestions[0].candidates) == ["5"]


@BOTH
def test_a_workplace_without_suggestions_hears_what_could_help(language: Language) -> None:
    none: tuple[Suggestion, ...] = ()
    assert {Language.DA: "flere opgaver", Language.EN: "More tasks"}[language] in suggestions_text(
        suggestions_view(none, context(language))
    )


@BOTH
def test_simulated_data_say_so_in_every_text(language: Language) -> None:
    words = context(language, simulated=True)
    said = {Language.DA: "Simulerede data", Language.EN: "Simulated data"}[language]
    assert said in carving_text(carving_view(good(), words))
    assert said in suggestions_text(suggestions_view(SUGGESTIONS, words))
    assert said in what_if_text(what_if_view(changed(good(), good()), words))


def test_guards_stand_apart_from_limits_that_the_person_or_the_work_sets() -> None:
    prices = carving_view(good(), DA).prices
    assert {price.limit for price in prices if price.guard} == {Limit.FEW_COLLEAGUES}
