"""What is exported and taken in again is what it was: import(export(x)) = x."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from experiments.simulation import SimulationConfig, simulate
from matcher.errors import InvalidInput
from matcher.exchange.schema import TABLES
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables, write_template
from matcher.storage.table_writing import writing_tables
from matcher.usecases.export_data import export_data
from matcher.usecases.import_data import import_data
from matcher.usecases.ports import UnitOfWork
from tests import builders
from tests.town_strategies import VOCABULARY, FullTown, contents, towns

KINDS = ["folder", "book.xlsx"]


@pytest.fixture(scope="module")
def simulated() -> FullTown:
    """A small simulated municipality."""
    made = simulate(SimulationConfig(seed=11, candidates=60, workplaces=15))
    return FullTown(
        made.label, made.places, made.employers, made.workplaces, made.positions, made.tasks, made.jobs,
        made.candidates, made.identities, made.matches,
    )  # fmt: skip


def export(store: UnitOfWork, path: Path, *, with_identities: bool = True) -> Path:
    with writing_tables(path, VOCABULARY) as tables:
        export_data(store, tables.add, with_identities=with_identities)
    return path


def cells(path: Path) -> dict[str, object]:
    """The bytes of each file of a folder, or the typed cells of each sheet of a workbook."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir())}
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [[(c.value, c.data_type, c.number_format) for c in row] for row in sheet.iter_rows()]
        for sheet in book.worksheets
    }


def taken_in(path: Path, store: UnitOfWork) -> UnitOfWork:
    import_data(store, read_tables(path), VOCABULARY)
    return store


@pytest.mark.parametrize("kind", KINDS)
def test_a_simulated_municipality_comes_back_whole_and_gives_the_same_tables_again(
    kind: str, simulated: FullTown, uow: UnitOfWork, tmp_path: Path
) -> None:
    source = MemoryUnitOfWork()
    simulated.store(source)
    first = export(source, tmp_path / "a" / kind)
    taken_in(first, uow)
    assert contents(uow) == contents(source)
    assert cells(export(uow, tmp_path / "b" / kind)) == cells(first)


@pytest.mark.parametrize("kind", KINDS)
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
@given(town=towns())
def test_any_town_comes_back_whole_and_gives_the_same_tables_again(kind: str, town: FullTown) -> None:
    source, target = MemoryUnitOfWork(), MemoryUnitOfWork()
    town.store(source)
    with tempfile.TemporaryDirectory() as name:
        first = export(source, Path(name) / "a" / kind)
        taken_in(first, target)
        assert contents(target) == town
        assert cells(export(target, Path(name) / "b" / kind)) == cells(first)


def test_a_folder_and_a_workbook_hold_the_same(simulated: FullTown, tmp_path: Path) -> None:
    source = MemoryUnitOfWork()
    simulated.store(source)
    stores = [taken_in(export(source, tmp_path / kind), MemoryUnitOfWork()) for kind in KINDS]
    assert contents(stores[0]) == contents(stores[1]) == contents(source)


@pytest.mark.parametrize("kind", KINDS)
def test_without_identities_no_name_and_no_contact_is_anywhere_in_the_files(
    kind: str, simulated: FullTown, tmp_path: Path
) -> None:
    source = MemoryUnitOfWork()
    simulated.store(source)
    path = export(source, tmp_path / kind, with_identities=False)
    shown = str(cells(path))
    colleagues = {event.by for match in simulated.matches for event in match.events}
    for identity in simulated.identities:
        assert identity.name not in shown or identity.name in colleagues
        assert identity.email not in shown
        assert identity.phone not in shown
    target = taken_in(path, MemoryUnitOfWork())
    assert contents(target) == replace(contents(source), identities=())


def test_every_table_is_there_with_its_header_even_without_rows(tmp_path: Path) -> None:
    folder = export(MemoryUnitOfWork(), tmp_path / "empty")
    for table in TABLES:
        assert (folder / f"{table.name}.csv").read_text(encoding="utf-8") == ",".join(table.header) + "\n"


def test_an_exported_workbook_looks_like_the_template_and_holds_true_dates_and_numbers(
    simulated: FullTown, tmp_path: Path
) -> None:
    source = MemoryUnitOfWork()
    simulated.store(source)
    book = openpyxl.load_workbook(export(source, tmp_path / "book.xlsx"))
    write_template(tmp_path / "template.xlsx", VOCABULARY)
    template = openpyxl.load_workbook(tmp_path / "template.xlsx")
    assert book.sheetnames == template.sheetnames
    for table in TABLES:
        mine, empty = book[table.name], template[table.name]
        assert mine.freeze_panes == "A2"
        assert [c.comment.text for c in mine[1]] == [c.comment.text for c in empty[1]]
        assert [str(r.sqref) for r in mine.data_validations.dataValidation] == [
            str(r.sqref) for r in empty.data_validations.dataValidation
        ]
    assert list(book["Koder"].values) == list(template["Koder"].values)
    assert list(book["Skala"].values) == list(template["Skala"].values)
    (first, *_), job = book["jobs"].iter_rows(min_row=2), simulated.jobs[0]
    assert (first[0].value, first[5].value.date(), first[5].is_date) == (job.id, job.opened_on, True)
    place = next(book["places"].iter_rows(min_row=2))
    assert (place[0].value, place[0].data_type) == (simulated.places[0].postcode, "s")
    assert (place[2].value, place[2].data_type) == (simulated.places[0].latitude, "n")


def test_a_text_too_long_for_a_cell_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    source = MemoryUnitOfWork()
    with source as work:
        work.workplaces.put_employers([builders.employer("E1", "x" * 32_768)])
        work.commit()
    with pytest.raises(InvalidInput, match="too long for a cell of a workbook"):
        export(source, tmp_path / "book.xlsx")
    assert list(tmp_path.iterdir()) == []
    assert "x" * 32_768 in (export(source, tmp_path / "csv") / "employers.csv").read_text(encoding="utf-8")
