"""The wording of the work dimensions, read straight from the file."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from matcher.domain.scale import DIMENSIONS, Dimension, Family

DATA: dict[str, dict[str, Any]] = tomllib.loads(
    (files("matcher.vocabulary") / "data" / "dimensions.toml").read_text(encoding="utf-8")
)
LANGUAGES = ("da", "en")
ICF_LETTERS = {
    Family.PHYSICAL: {"d"},
    Family.SENSORY: {"b"},
    Family.COGNITIVE: {"b", "d"},
    Family.SOCIAL: {"d"},
    Family.SURROUNDINGS: {"e"},
}
# Words that would say why a person can or cannot, or how good that is.
WHY = (
    "adhd|angst|autis|blind for|diagnos|dårlig|døv|handicap|kørestol|ordblind|smerte|stress|sygdom|syg |"
    "anxiety|bad |blind|deaf|diagnos|disab|disorder|dyslex|illness|pain|poor|sick|stress|wheelchair"
)

dimensions = pytest.mark.parametrize("dimension", DIMENSIONS)
languages = pytest.mark.parametrize("language", LANGUAGES)


def anchors(dimension: Dimension, language: str) -> list[str]:
    return DATA[dimension][f"anchors_{language}"]


def test_the_file_words_each_dimension_once_in_the_order_of_the_scale() -> None:
    assert list(DATA) == [dimension.value for dimension in DIMENSIONS]


@dimensions
@languages
def test_every_dimension_has_a_name_of_its_own_and_a_question(dimension: Dimension, language: str) -> None:
    name, question = DATA[dimension][f"name_{language}"], DATA[dimension][f"question_{language}"]
    assert [other[f"name_{language}"] for other in DATA.values()].count(name) == 1
    assert question.endswith("?")
    assert question.count("?") == 1
    assert question[0].isupper()


@dimensions
def test_a_question_speaks_to_the_person(dimension: Dimension) -> None:
    assert re.search(r"\b(du|dig)\b", DATA[dimension]["question_da"])
    assert re.search(r"\byou\b", DATA[dimension]["question_en"])


@dimensions
@languages
def test_every_dimension_has_five_different_anchors(dimension: Dimension, language: str) -> None:
    worded = anchors(dimension, language)
    assert len(worded) == 5
    assert len({anchor.casefold() for anchor in worded}) == 5


@dimensions
def test_a_danish_anchor_begins_with_a_bare_infinitive(dimension: Dimension) -> None:
    for anchor in anchors(dimension, "da"):
        first = anchor.split()[0]
        assert first not in {"at", "ikke", "kunne", "kan", "skulle", "være"}
        assert re.fullmatch(r"[a-zæøå]+(e|å)", first), anchor


@dimensions
def test_an_english_anchor_begins_with_a_bare_infinitive(dimension: Dimension) -> None:
    for anchor in anchors(dimension, "en"):
        first = anchor.split()[0]
        assert first not in {"to", "not", "can", "be", "is"}
        assert re.fullmatch(r"[a-z]+", first)
        assert not first.endswith(("ing", "s")), anchor


@dimensions
@languages
def test_an_anchor_can_stand_within_a_sentence(dimension: Dimension, language: str) -> None:
    for anchor in anchors(dimension, language):
        assert anchor == anchor.strip()
        assert not anchor.endswith((".", ",", ";", ":"))
        assert len(anchor) <= 90


@dimensions
@languages
def test_no_wording_says_why_or_how_good(dimension: Dimension, language: str) -> None:
    entry = DATA[dimension]
    worded = [entry[f"name_{language}"], entry[f"question_{language}"], *anchors(dimension, language)]
    for words in worded:
        assert not re.search(WHY, words.casefold()), words


@dimensions
def test_both_languages_name_the_same_figures(dimension: Dimension) -> None:
    danish = [re.findall(r"\d+", anchor) for anchor in anchors(dimension, "da")]
    english = [re.findall(r"\d+", anchor) for anchor in anchors(dimension, "en")]
    assert danish == english


@dimensions
def test_icf_codes_are_of_the_right_form_and_component(dimension: Dimension) -> None:
    codes = DATA[dimension]["icf"]
    assert codes
    for code in codes:
        assert re.fullmatch(r"[bde]\d{3,5}", code)
        assert code[0] in ICF_LETTERS[dimension.family]


def test_no_icf_code_stands_for_two_dimensions() -> None:
    codes = [code for entry in DATA.values() for code in entry["icf"]]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("dimension", "unit", "figures"),
    [
        (Dimension.LIFTING, r"(\d+) kg", [1, 5, 10, 10, 20]),
        (Dimension.WALKING, r"(\d+) meter", [20, 100, 500]),
        (Dimension.DISTANCE_VISION, r"(\d+) meters", [10, 10, 20]),
    ],
)
def test_figures_rise_with_the_level(dimension: Dimension, unit: str, figures: list[int]) -> None:
    found = [int(figure) for anchor in anchors(dimension, "da") for figure in re.findall(unit, anchor)]
    assert found == figures == sorted(figures)


@pytest.mark.parametrize("dimension", [Dimension.STANDING, Dimension.SITTING, Dimension.SUSTAINED_ATTENTION])
def test_how_long_rises_with_the_level(dimension: Dimension) -> None:
    lengths = ("5 minutter", "et kvarter", "en halv time", "en hel time")
    for anchor, length in zip(anchors(dimension, "da"), lengths, strict=False):
        assert length in anchor
