"""What the simulation writes: the format, the bytes, and what must never be in it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import polars as pl
import pytest

from experiments.simulation import Simulation, SimulationConfig, read_truth, simulate, write
from matcher.errors import InvalidInput, NotFound
from matcher.exchange.checks import check
from matcher.exchange.schema import TABLES
from matcher.exchange.stored import StoredIds
from matcher.storage.table_files import read_tables
from matcher.vocabulary.loading import load_vocabulary

TINY = SimulationConfig(seed=3, candidates=25, workplaces=6)
KEYS = {"job_id", "candidate_id", "workplace_id", "list_position"}


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def written(config: SimulationConfig, folder: Path) -> dict[str, bytes]:
    write(simulate(config), folder)
    return bytes_of(folder)


def test_two_runs_of_one_seed_give_the_same_bytes(tmp_path: Path) -> None:
    assert written(TINY, tmp_path / "one") == written(TINY, tmp_path / "two")


def test_another_seed_gives_other_people_work_and_outcomes(tmp_path: Path) -> None:
    other = SimulationConfig(seed=4, candidates=25, workplaces=6)
    one, two = written(TINY, tmp_path / "one"), written(other, tmp_path / "two")
    for name in ("levels.csv", "tasks.csv", "match_events.csv", "pairs.parquet"):
        assert one[name] != two[name], name


def test_more_candidates_leave_the_workplaces_as_they_were(tmp_path: Path) -> None:
    more = SimulationConfig(seed=3, candidates=40, workplaces=6)
    one, two = written(TINY, tmp_path / "one"), written(more, tmp_path / "two")
    assert one["levels.csv"] != two["levels.csv"]
    for name in ("workplaces.csv", "arrangements.csv", "tasks.csv", "demands.csv", "job_tasks.csv"):
        assert one[name] == two[name], name


def test_more_workplaces_leave_the_profiles_as_they_were_but_for_what_was_learnt_at_work(
    tmp_path: Path,
) -> None:
    more = SimulationConfig(seed=3, candidates=25, workplaces=9)
    one, two = written(TINY, tmp_path / "one"), written(more, tmp_path / "two")
    assert one["tasks.csv"] != two["tasks.csv"]
    for name in (
        "levels.csv",
        "candidate_competences.csv",
        "wishes.csv",
        "considerations.csv",
        "identities.csv",
    ):
        assert one[name] == two[name], name


def test_every_table_of_the_format_is_written_with_its_header(folder: Path) -> None:
    for table in TABLES:
        lines = (folder / f"{table.name}.csv").read_text(encoding="utf-8").splitlines()
        assert lines[0] == ",".join(table.header)
        assert len(lines) > 1 or table.name == "task_times", table.name


def test_the_importer_finds_nothing_wrong(folder: Path) -> None:
    checked = check(read_tables(folder), load_vocabulary(), StoredIds())
    assert checked.problems == ()
    assert checked.frames["candidates"].height == 150


def test_every_reference_points_to_a_row_that_exists(folder: Path) -> None:
    keys = {table.name: {row[table.key[0]] for row in rows_of(folder, table.name)} for table in TABLES}
    for table in TABLES:
        for column in table.columns:
            if column.refers_to:
                used = {row[column.name] for row in rows_of(folder, table.name)} - {""}
                assert used <= keys[column.refers_to], (table.name, column.name)


def test_the_data_are_labelled_as_simulated_in_the_table_and_in_two_languages(folder: Path) -> None:
    assert rows_of(folder, "dataset") == [{"name": "Lindevig Kommune", "simulated": "yes"}]
    note = (folder / "README.txt").read_text(encoding="utf-8")
    assert note.startswith("SIMULEREDE DATA\n")
    assert "SIMULATED DATA\n" in note


def test_no_column_of_the_truth_stands_in_a_table_that_is_imported(root: Path) -> None:
    headers = {name for table in TABLES for name in table.header}
    truth = read_truth(root)
    hidden = {name for f in (truth.pairs, truth.candidates, truth.workplaces) for name in f.columns} - KEYS
    assert {"drive", "openness", "leader_skill", "chemistry", "true_utility"} <= hidden
    assert hidden.isdisjoint(headers)


def test_no_hidden_value_stands_in_a_table_that_is_imported(folder: Path, root: Path) -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.csv")))
    truth = read_truth(root)
    for frame in (truth.pairs, truth.candidates, truth.workplaces):
        for column in frame.select(pl.col(pl.Float64)).iter_columns():
            continuous = [v for v in column.to_list() if round(v, 3) != v]
            for value in continuous[:40]:
                assert f"{value:.8f}"[:-1] not in text, column.name


def test_danish_letters_survive(folder: Path, simulation: Simulation) -> None:
    assert {"Tværbæk", "Ravnsø", "Sandvrå"} <= {row["name"] for row in rows_of(folder, "places")}
    assert [row["text"] for row in rows_of(folder, "tasks")] == [task.text for task in simulation.tasks]
    assert re.search("[æøå]", "".join(task.text for task in simulation.tasks))


def test_contacts_cannot_reach_anyone(folder: Path) -> None:
    for row in rows_of(folder, "identities"):
        assert re.fullmatch(r"01 \d\d \d\d \d\d", row["phone"])
        assert re.fullmatch(r"[a-z.]+\.\d{5}@example\.dk", row["email"])


def test_no_postcode_is_one_that_is_in_use_in_denmark(folder: Path) -> None:
    # 5900 Rudkøbing and 5932 Humble are the nearest that exist.
    postcodes = [int(row["postcode"]) for row in rows_of(folder, "places")]
    assert len(set(postcodes)) == 14
    assert all(5900 < postcode < 5932 for postcode in postcodes)


def test_data_that_are_not_simulated_have_no_truth(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no hidden truth"):
        read_truth(tmp_path)


def test_what_was_true_is_read_back_as_it_was_written(root: Path, simulation: Simulation) -> None:
    truth = read_truth(root)
    assert truth.pairs.equals(simulation.truth.pairs)
    assert truth.candidates.equals(simulation.truth.candidates)
    assert truth.workplaces.equals(simulation.truth.workplaces)


@pytest.mark.parametrize("wrong", [{"seed": -1}, {"candidates": 0}, {"workplaces": 0}, {"past_years": 0}])
def test_a_configuration_that_makes_no_sense_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidInput):
        SimulationConfig(**wrong)
