"""Simulated: writes a simulation as CSV files, with its truth and protected attributes in folders apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from experiments.simulation.audit import write_attributes
from experiments.simulation.content import load_content
from experiments.simulation.municipality import Simulation
from experiments.simulation.truth import write_truth
from matcher.exchange.disassembly import Thing, disassemble
from matcher.storage.table_writing import CsvTables

TABLES_FOLDER: Final = "tables"
"""What ``matcher import`` reads; the truth and the attributes lie beside it, out of its sight."""
HISTORY_FOLDER: Final = "history"
"""A folder for each earlier day, named by it, to be imported before the tables with ``--as-of``."""


def write(simulation: Simulation, directory: Path) -> None:
    """Write a folder ``tables`` with one CSV file for each table of the data format, and the rest apart.

    Below ``history`` there is a partial import for each earlier day, with the profiles that were new or
    different on it. The same simulation gives the same files, byte for byte.
    """
    _write_tables(directory / TABLES_FOLDER, _things(simulation))
    for day, profiles in simulation.history.changed():
        folder = directory / HISTORY_FOLDER / day.isoformat()
        _write_tables(folder, (simulation.label, *simulation.places, *profiles))
        _take_away_empty_tables(folder)
    write_truth(simulation.truth, directory)
    write_attributes(simulation.attributes, directory)


def _write_tables(folder: Path, things: Iterable[Thing]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(load_content().readme, encoding="utf-8", newline="\n")
    with CsvTables(folder) as tables:
        for thing in things:
            for table, row in disassemble(thing):
                tables.add(table, row)


def _take_away_empty_tables(folder: Path) -> None:
    """What a partial import does not speak of is not in it."""
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8") as lines:
            rows = sum(1 for _ in lines)
        if rows == 1:
            file.unlink()


def _things(s: Simulation) -> Iterator[Thing]:
    yield s.label
    yield from chain(
        s.places,
        s.employers,
        s.workplaces,
        s.positions,
        s.tasks,
        s.jobs,
        s.candidates,
        s.identities,
        s.matches,
    )
