"""Whatever is done to an import, it is taken in or refused, and nothing in between."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.errors import RejectedImport
from matcher.storage.memory import MemoryUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import Town
from tests.properties.spoiled_tables import (
    DAMAGES,
    Damage,
    Spoil,
    damage_part,
    spoils,
    write_book,
    write_folder,
)
from tests.sample_tables import sample
from tests.town_strategies import FullTown, contents

VOCABULARY = load_vocabulary()
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
"""More examples than usual, drawn anew each time, for a search by hand."""


def bounded(examples: int) -> settings:
    """The same examples on every machine, unless more are asked for."""
    return settings(
        max_examples=EXAMPLES or examples,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def town() -> MemoryUnitOfWork:
    """A store that an import could spoil."""
    store = MemoryUnitOfWork()
    with store as work:
        Town().store(work)
        work.commit()
    return store


def is_taken_in_or_refused(path: Path) -> None:
    """An import that ends in an exception of another kind fails here by itself."""
    store = town()
    try:
        import_data(store, read_tables(path), VOCABULARY)
    except RejectedImport as error:
        problems = error.problems
    else:
        return
    assert problems
    for problem in problems:
        assert problem.file, problem
        assert problem.rule.endswith("."), problem
        assert problem.remedy.endswith((".", "?")), problem
    assert everything(store) == everything(town())


def everything(store: MemoryUnitOfWork) -> tuple[int, FullTown]:
    with store as work:
        revision = work.revision()
    return revision, contents(store)


def spoiled(changes: list[Spoil]):
    sheets = sample()
    for change in changes:
        change(sheets)
    return sheets


@bounded(35)
@given(changes=st.lists(spoils(), min_size=1, max_size=5))
def test_spoiled_csv_files_are_taken_in_or_refused(changes: list[Spoil]) -> None:
    with tempfile.TemporaryDirectory() as name:
        is_taken_in_or_refused(write_folder(Path(name) / "import", spoiled(changes)))


@bounded(25)
@given(changes=st.lists(spoils(), min_size=1, max_size=5))
def test_spoiled_workbooks_are_taken_in_or_refused(changes: list[Spoil]) -> None:
    with tempfile.TemporaryDirectory() as name:
        sheets = {title.strip()[:31] or "x": rows for title, rows in spoiled(changes).items()}
        alone = {title.casefold(): (title, rows) for title, rows in sheets.items()}
        is_taken_in_or_refused(write_book(Path(name) / "import.xlsx", dict(alone.values())))


@bounded(25)
@given(damage=DAMAGES)
def test_a_workbook_with_damaged_bytes_is_taken_in_or_refused(damage: Damage) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = write_book(Path(name) / "import.xlsx", sample())
        path.write_bytes(damage.done_to(path.read_bytes()))
        is_taken_in_or_refused(path)


@bounded(25)
@given(part=st.integers(0, 60), damage=DAMAGES)
def test_a_workbook_with_a_damaged_part_is_taken_in_or_refused(part: int, damage: Damage) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = write_book(Path(name) / "import.xlsx", sample())
        damage_part(path, part, damage)
        is_taken_in_or_refused(path)


@bounded(20)
@given(damage=DAMAGES, table=st.sampled_from(list(sample())))
def test_a_csv_file_with_damaged_bytes_is_taken_in_or_refused(damage: Damage, table: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write_folder(Path(name) / "import", sample())
        file = folder / f"{table}.csv"
        file.write_bytes(damage.done_to(file.read_bytes()))
        is_taken_in_or_refused(folder)
