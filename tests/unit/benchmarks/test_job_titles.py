"""Measuring how well titles find their occupations, on a case small enough to work out by hand."""

from __future__ import annotations

import pytest

from experiments.benchmarks.job_titles import as_lines, measure
from matcher.vocabulary.occupations import Concept, JobTitle, Label, TitleRelation

OCCUPATIONS = [
    Concept("a", "", (Label("da", "bager", True),)),
    Concept("b", "", (Label("da", "tømrer", True),)),
    Concept("c", "", (Label("da", "maler", True),)),
]


def link(title: str, occupation: str) -> JobTitle:
    return JobTitle("", title, "da", TitleRelation.EXACT, occupation)


def test_hits_and_reciprocal_ranks_are_those_worked_out_by_hand() -> None:
    links = [
        link("Bager", "a"),  # found first
        link("Tømrermester", "b"),  # found by runs of letters, not by words
        link("Skovhugst", "a"),  # linked to what its name does not say: not found
        link("Smed", "z"),  # leads to no occupation that is there: left out
    ]
    scores = {(s.method, s.half): s for s in measure(OCCUPATIONS, links)}
    words, letters = scores["words", "in all"], scores["runs of 3-5 letters", "in all"]
    assert words.titles == letters.titles == 3
    assert words.hit_at_1 == pytest.approx(1 / 3)
    assert letters.hit_at_1 == letters.hit_at_5 == letters.reciprocal_rank == pytest.approx(2 / 3)
    assert scores["shipped", "in all"].reciprocal_rank == pytest.approx(2 / 3)


def test_the_two_halves_make_up_the_whole() -> None:
    links = [link(f"Bager {n}", "a") for n in range(40)]
    titles = {s.half: s.titles for s in measure(OCCUPATIONS, links) if s.method == "words"}
    assert titles["tuned on"] + titles["held out"] == titles["in all"] == 40
    assert min(titles.values()) > 5


def test_the_table_has_a_line_for_each_method_and_half() -> None:
    lines = as_lines(measure(OCCUPATIONS, [link("Bager", "a")]))
    assert len(lines) == 2 + 3 * 2
    assert "1.000" in lines[2]
