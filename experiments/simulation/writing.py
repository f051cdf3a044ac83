"""Simulated: writes a simulation as CSV files, with its truth and protected attributes in folders apart."""

from __future__ import annotations

from collections.abc import Iterator
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


def write(simulation: Simulation, directory: Path) -> None:
    """Write a folder ``tables`` with one CSV file for each table of the data format, and the rest apart.

    The same simulation gives the same files, byte for byte.
    """
    folder = directory / TABLES_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(load_content().readme, encoding="utf-8", newline="\n")
    with CsvTables(folder) as tables:
        for thing in _things(simulation):
            for table, row in disassemble(thing):
                tables.add(table, row)
    write_truth(simulation.truth, directory)
    write_attributes(simulation.attributes, directory)


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
