"""Limits and negations in a text are read as limits, and never the other way round."""

from __future__ import annotations

import pytest

from matcher.domain.scale import Dimension
from matcher.vocabulary.limit_words import load_limit_words
from matcher.vocabulary.limits import About, limits_in
from tests.unit.vocabulary.limit_cases import CANDIDATE_LIMITS, NO_LIMITS, NO_TASK_LIMITS, TASK_LIMITS


def read(text: str, about: About) -> dict[str, int]:
    return {
        limit.dimension.value: int(limit.at_most)
        for limit in limits_in(text, about)
        if limit.dimension is not None and limit.at_most is not None
    }


@pytest.mark.parametrize("text", TASK_LIMITS)
def test_a_task_text_limits_just_what_it_says(text: str) -> None:
    assert read(text, About.TASK) == TASK_LIMITS[text]


@pytest.mark.parametrize("text", CANDIDATE_LIMITS)
def test_a_candidates_words_limit_just_what_they_say(text: str) -> None:
    assert read(text, About.CANDIDATE) == CANDIDATE_LIMITS[text]


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("text", NO_LIMITS)
def test_what_is_denied_to_be_a_problem_is_no_limit(text: str, about: About) -> None:
    assert limits_in(text, about) == ()


@pytest.mark.parametrize("text", NO_TASK_LIMITS)
def test_what_things_cannot_stand_lowers_no_demand(text: str) -> None:
    assert read(text, About.TASK) == {}


@pytest.mark.parametrize("text", [*TASK_LIMITS, *CANDIDATE_LIMITS])
def test_a_limit_names_the_stretch_of_the_text_it_was_read_from(text: str) -> None:
    for about in About:
        for limit in limits_in(text, about):
            place = limit.evidence
            assert place.words
            assert text[place.start : place.end] == place.words


def test_upper_case_changes_nothing() -> None:
    assert read("INGEN TUNGE LØFT", About.TASK) == {"lifting": 2}


def test_no_wording_lets_a_candidate_be_asked_for_more_than_a_task_may_demand() -> None:
    assert [words for words in load_limit_words() if words.candidate > words.task] == []


def test_every_dimension_can_be_limited() -> None:
    assert {words.dimension for words in load_limit_words()} == set(Dimension)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gøre toiletter rene, men ikke gulvvask", "ikke gulvvask"),
        ("ikke rengøring", "ikke rengøring"),
        ("nej tak til køkken", "nej tak til køkken"),
    ],
)
def test_work_that_is_not_wanted_is_a_limit_without_a_dimension(text: str, words: str) -> None:
    assert [(one.dimension, one.evidence.words) for one in limits_in(text, About.TASK)] == [(None, words)]


def test_a_time_that_is_ruled_out_is_no_work_that_is_not_wanted() -> None:
    assert limits_in("jeg kan, men ikke om aftenen", About.CANDIDATE) == ()
