"""What must hold for every type of task and every competence of the lexicon."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from matcher.domain.scale import Dimension, Level
from matcher.vocabulary.entries import TaskType
from matcher.vocabulary.loading import load_vocabulary

TYPES = tuple(load_vocabulary().task_types.values())
every_type = pytest.mark.parametrize("task_type", TYPES, ids=[entry.code for entry in TYPES])


def codes_as_written() -> list[str]:
    folder = files("matcher.vocabulary") / "data" / "task_types"
    return [code for file in folder.iterdir() for code in tomllib.loads(file.read_text(encoding="utf-8"))]


def test_there_are_at_least_120_types_of_task() -> None:
    assert len(TYPES) >= 120


def test_every_code_is_written_once_and_none_is_lost_in_loading() -> None:
    written = codes_as_written()
    assert [code for code, count in Counter(written).items() if count > 1] == []
    assert set(written) == {entry.code for entry in TYPES}


def test_every_field_of_work_has_at_least_eight_types() -> None:
    by_field = Counter(entry.field for entry in TYPES)
    assert [code for code in load_vocabulary().fields if by_field[code] < 8] == []


def test_every_competence_is_asked_for_by_some_type() -> None:
    asked = {need.code for entry in TYPES for need in entry.competences}
    assert asked == set(load_vocabulary().competences)


def test_no_phrase_belongs_to_two_types() -> None:
    phrases = Counter(
        phrase.casefold()
        for entry in TYPES
        for phrase in {entry.name.da, entry.name.en, *entry.synonyms_da, *entry.synonyms_en}
    )
    assert [phrase for phrase, count in phrases.items() if count > 1] == []


def test_no_two_types_demand_exactly_the_same() -> None:
    demands = Counter(tuple(entry.demands.known.items()) for entry in TYPES)
    assert max(demands.values()) == 1


def test_every_dimension_is_called_on_by_some_type() -> None:
    assert {dimension for entry in TYPES for dimension in entry.demands.known} == set(Dimension)


@every_type
def test_a_type_has_three_to_six_synonyms_in_both_languages(task_type: TaskType) -> None:
    for synonyms in (task_type.synonyms_da, task_type.synonyms_en):
        assert 3 <= len(synonyms) <= 6
        assert len({synonym.casefold() for synonym in synonyms}) == len(synonyms)
    assert task_type.name.da not in task_type.synonyms_da
    assert task_type.name.en not in task_type.synonyms_en


@every_type
def test_a_type_names_only_what_it_calls_on_and_says_what_light_it_is_done_in(task_type: TaskType) -> None:
    assert Level.NONE not in task_type.demands.known.values()
    assert len(task_type.demands.known) >= 5
    assert Dimension.LIGHT in task_type.demands.known


@every_type
def test_what_a_type_requires_is_a_licence_or_held_at_least_with_support(task_type: TaskType) -> None:
    competences = load_vocabulary().competences
    for need in task_type.competences:
        assert need.level >= Level.LIGHT
        if competences[need.code].licence and need.required:
            assert need.level is Level.HIGH
        elif need.required:
            assert need.level >= Level.MODERATE


@pytest.mark.parametrize(
    ("code", "dimension", "least"),
    [
        ("move_furniture", Dimension.LIFTING, Level.FULL),
        ("drive_van", Dimension.DISTANCE_VISION, Level.FULL),
        ("pack_on_line", Dimension.TIME_PRESSURE, Level.FULL),
        ("answer_telephone", Dimension.CUSTOMER_CONTACT, Level.FULL),
        ("clear_snow", Dimension.CLIMATE, Level.FULL),
        ("proofread_texts", Dimension.READING, Level.FULL),
        ("solder_electronics", Dimension.FINE_HAND_USE, Level.FULL),
    ],
)
def test_the_hardest_demand_of_a_type_is_there(code: str, dimension: Dimension, least: Level) -> None:
    by_code = {entry.code: entry for entry in TYPES}
    assert by_code[code].demands[dimension] is least
