"""Simulated attributes lie apart, change nothing else, and are called simulated."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import numpy as np

from experiments.simulation import TABLES_FOLDER, Simulation
from experiments.simulation.audit import draw_attributes
from experiments.simulation.config import Part
from matcher.storage.audit_attributes import ATTRIBUTES

TODAY = date(2026, 11, 2)


def rows_of(root: Path) -> list[dict[str, str]]:
    with (root / "audit" / "attributes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_they_are_written_beside_the_tables_and_not_among_them(root: Path) -> None:
    assert (root / "audit" / "attributes.csv").exists()
    for file in (root / TABLES_FOLDER).glob("*.csv"):
        header = file.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert set(header).isdisjoint({"attribute", "consented_on", *ATTRIBUTES}), file.name


def test_each_candidate_has_each_attribute_once_with_a_value_that_may_be_held(root: Path) -> None:
    rows = rows_of(root)
    assert (
        len({(row["candidate_id"], row["attribute"]) for row in rows}) == len(rows) == 150 * len(ATTRIBUTES)
    )
    agreed = [row for row in rows if row["consented_on"]]
    assert all(row["value"] in ATTRIBUTES[row["attribute"]] for row in agreed)
    assert all(date.fromisoformat(row["consented_on"]) < TODAY for row in agreed)


def test_about_four_fifths_agree_and_nothing_is_told_of_the_others(root: Path) -> None:
    rows = rows_of(root)
    agreed = [row for row in rows if row["consented_on"]]
    assert 0.7 < len(agreed) / len(rows) < 0.9
    assert {row["value"] for row in rows if not row["consented_on"]} == {""}
    by_person = {row["candidate_id"]: bool(row["consented_on"]) for row in rows}
    assert all(bool(row["consented_on"]) is by_person[row["candidate_id"]] for row in rows)


def test_more_experience_leans_mildly_towards_higher_age(simulation: Simulation) -> None:
    many = simulation.candidates * 30
    drawn = draw_attributes(many, TODAY, np.random.default_rng(1))
    ages = [each.value for each in drawn if each.attribute == "age_group"]
    done = np.array([len(candidate.experience) for candidate in many])
    elder = np.array([age == "50_and_over" for age in ages])
    told = np.array([age != "" for age in ages]) & (done > 0)
    high = told & (done >= np.quantile(done[told], 0.8))
    low = told & (done <= np.quantile(done[told], 0.2))
    assert 0.05 < elder[high].mean() - elder[low].mean() < 0.5


def test_the_folder_says_in_danish_and_in_english_that_all_of_it_is_simulated(root: Path) -> None:
    note = (root / "audit" / "README.txt").read_text(encoding="utf-8")
    assert note.startswith("SIMULEREDE DATA\n")
    assert "SIMULATED DATA\n" in note
    assert "nothing about real groups" in note


def test_no_two_parts_share_a_random_stream() -> None:
    assert len(Part.__members__) == len(set(Part))
