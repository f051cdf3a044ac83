"""The labelled phrasings are what they are said to be, and the bundled calibration comes from them."""

from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

from experiments.phrasings.calibrate import fit, pairs_of, written
from experiments.phrasings.evaluate import measure, wilson
from experiments.phrasings.labelled import Half, half_of, read_phrasings
from experiments.phrasings.report import report_lines
from matcher.domain.scale import Dimension
from matcher.domain.week import DayPart, Weekday
from matcher.vocabulary.loading import load_vocabulary

PHRASINGS = read_phrasings()


def test_there_are_enough_phrasings_of_each_kind() -> None:
    assert len(PHRASINGS) >= 420
    assert sum(not one.codes for one in PHRASINGS) >= 60
    assert (
        len({one.id for one in PHRASINGS})
        == len({one.text.casefold() for one in PHRASINGS})
        == len(PHRASINGS)
    )


def test_the_half_follows_from_the_id_alone_and_the_halves_are_alike_in_size() -> None:
    assert [one.half for one in PHRASINGS] == [half_of(one.id) for one in PHRASINGS]
    held_out = sum(one.half is Half.HELD_OUT for one in PHRASINGS)
    assert 0.45 < held_out / len(PHRASINGS) < 0.55


def test_no_phrasing_stands_in_the_vocabulary() -> None:
    said = {
        phrase.casefold()
        for entry in load_vocabulary().task_types.values()
        for phrase in (entry.name.da, *entry.synonyms_da)
    }
    assert [one.text for one in PHRASINGS if one.text.casefold() in said] == []


def test_every_label_is_a_known_one_and_every_type_has_a_phrasing() -> None:
    types = set(load_vocabulary().task_types)
    labelled = {code for one in PHRASINGS for code in one.codes}
    assert labelled == types
    times = {value for one in PHRASINGS for value in one.when}
    assert times <= {*Weekday, *DayPart}
    assert {value for one in PHRASINGS for value in one.limits} <= {*Dimension, *types}


@pytest.mark.slow
def test_the_bundled_calibration_is_the_one_fitted_on_the_tuning_half() -> None:
    tuning = [one for one in PHRASINGS if one.half is Half.TUNING]
    pairs = pairs_of(tuning, load_vocabulary())
    bundled = (files("matcher.vocabulary") / "data" / "certainty.toml").read_text(encoding="utf-8")
    assert written(fit(pairs.features, pairs.right)) == bundled, "run matcher-lab phrasings --renew"


def test_wilsons_interval_of_eight_in_ten() -> None:
    # Agresti and Coull (1998) and textbook tables: 0.490 to 0.943.
    interval = wilson(np.array([True] * 8 + [False] * 2))
    assert (interval.value, interval.lower, interval.upper) == pytest.approx((0.8, 0.490, 0.943), abs=0.001)


def test_a_share_of_nothing_is_anything() -> None:
    assert (wilson(np.array([], bool)).lower, wilson(np.array([], bool)).upper) == (0.0, 1.0)


@pytest.mark.slow
def test_a_half_is_measured_and_reported() -> None:
    measured = measure(load_vocabulary(), Half.TUNING)
    assert measured.fitting + measured.unfit == sum(one.half is Half.TUNING for one in PHRASINGS)
    by_name = {method.name: method.reciprocal_rank for method in measured.methods}
    assert len(by_name) == 4
    assert by_name["words"].upper < by_name["letter runs (char n-grams)"].lower
    assert all(method.hit_at_1.value <= method.hit_at_5.value for method in measured.methods)
    lines = list(report_lines(measured))
    assert lines[0] == "### Tuning half"
    assert sum(line.startswith("| ") for line in lines) == 2 + len(measured.methods) + len(measured.bins)
