"""What a text may mean: types, demands, times and limits, all of it only proposed."""

from __future__ import annotations

import pytest

from matcher.domain.scale import DIMENSIONS, Dimension, Level
from matcher.vocabulary.limits import About
from matcher.vocabulary.loading import load_vocabulary
from matcher.vocabulary.matching import TaskTypeMatcher
from matcher.vocabulary.reading import read_text, read_texts
from tests.unit.vocabulary.limit_cases import CANDIDATE_LIMITS, TASK_LIMITS


@pytest.fixture(scope="module")
def matcher() -> TaskTypeMatcher:
    return TaskTypeMatcher(load_vocabulary())


def test_the_example_of_the_shelves(matcher: TaskTypeMatcher) -> None:
    reading = read_text("Fylde varer op på hylderne om morgenen", About.TASK, matcher)
    assert reading.proposals[0].task_type == "fill_shelves"
    assert reading.demands is not None
    assert reading.demands.proposed == set(DIMENSIONS)
    assert [part.value for said in reading.times for part in said.parts] == ["early", "morning"]
    assert reading.limits == ()


def test_a_limit_in_a_task_lowers_that_demand_and_no_other(matcher: TaskTypeMatcher) -> None:
    plain = read_text("Fylde varer op på hylderne", About.TASK, matcher).demands
    limited = read_text("Fylde varer op på hylderne, max 5 kg", About.TASK, matcher).demands
    assert plain is not None
    assert limited is not None
    assert plain.levels[Dimension.LIFTING] is Level.HIGH
    assert limited.levels[Dimension.LIFTING] is Level.LIGHT
    differing = [one for one in DIMENSIONS if plain.levels[one] != limited.levels[one]]
    assert differing == [Dimension.LIFTING]


@pytest.mark.parametrize("limit", TASK_LIMITS)
def test_no_limit_ever_raises_a_demand(matcher: TaskTypeMatcher, limit: str) -> None:
    for work in ("Fylde varer op på hylderne", "Slå græs", "Passe telefon"):
        usual = read_text(work, About.TASK, matcher).demands
        limited = matcher.demands_proposed(
            matcher.propose([work])[0], read_text(limit, About.TASK, matcher).limits
        )
        assert usual is not None
        assert limited is not None
        assert all(limited.levels.known[one] <= usual.levels.known[one] for one in DIMENSIONS)


@pytest.mark.parametrize("text", CANDIDATE_LIMITS)
def test_a_candidates_words_give_limits_to_ask_about_and_never_demands(
    matcher: TaskTypeMatcher, text: str
) -> None:
    reading = read_text(text, About.CANDIDATE, matcher)
    assert reading.demands is None
    assert {one.value: int(most) for one, most in reading.most_to_ask_about.known.items()} == (
        CANDIDATE_LIMITS[text]
    )


def test_what_a_candidate_can_do_gives_no_levels(matcher: TaskTypeMatcher) -> None:
    reading = read_text("Jeg kan godt løfte tungt og stå op hele dagen", About.CANDIDATE, matcher)
    assert reading.most_to_ask_about.known == {}


@pytest.mark.parametrize(
    ("text", "not_proposed"),
    [
        ("Jeg kan godt lide at bage, men ikke at vaske op", "wash_dishes"),
        ("Jeg vil ikke passe telefon", "answer_telephone"),
        ("ikke gulvvask", "clean_floors"),
        ("alt andet end at gøre toiletter rene", "clean_toilets"),
    ],
)
def test_work_that_is_not_wanted_is_not_proposed(
    matcher: TaskTypeMatcher, text: str, not_proposed: str
) -> None:
    for about in About:
        if about is About.TASK and "Jeg vil ikke" in text:
            continue
        proposals = read_text(text, about, matcher).proposals
        assert not_proposed not in [one.task_type for one in proposals]


def test_work_left_undone_is_proposed_though_it_is_denied(matcher: TaskTypeMatcher) -> None:
    reading = read_text("Kokken når aldrig at gøre køkkenet rent", About.TASK, matcher)
    assert reading.proposals[0].task_type == "clean_kitchen"
    assert reading.limits == ()


def test_the_same_texts_read_together_or_alone_give_the_same(matcher: TaskTypeMatcher) -> None:
    texts = ["slå græs hver fredag", "ingen tunge løft", "opvask uden stress"]
    alone = [read_text(text, About.TASK, matcher) for text in texts]
    assert read_texts(texts, About.TASK, matcher) == alone
    assert read_texts(texts, About.TASK, TaskTypeMatcher(load_vocabulary())) == alone
