"""An import taken back leaves every table as it was before, or is refused; on every kind of storage."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.domain.candidate import Availability
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.import_run import ImportRun, RunId
from matcher.errors import Conflict, NotFound
from matcher.exchange.raw import RawTables
from matcher.storage.row_store import RowStore
from matcher.storage.stored_unit_of_work import StoredUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.storage.tables import CHANGES, IMPORT_IMAGES, IMPORT_RUNS, METADATA
from matcher.usecases.import_data import Stamp, import_data, undo_import
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.builders import Town
from tests.sample_tables import Sheets, sample, write_csv_folder

VOCABULARY = load_vocabulary()
NOON = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
FIRST, SECOND = RunId("first"), RunId("second")
KEEPING_BOOKS = {CHANGES, IMPORT_RUNS, IMPORT_IMAGES}


def rows_of(uow: UnitOfWork) -> RowStore:
    assert isinstance(uow, StoredUnitOfWork)
    return uow._open()


def dump(uow: UnitOfWork) -> dict[str, list[str]]:
    """Every row of every table, but for those that keep the books."""
    with uow:
        rows = rows_of(uow)
        return {
            table.name: sorted(repr(sorted(row.items())) for row in rows.select(table))
            for table in METADATA.sorted_tables
            if table not in KEEPING_BOOKS
        }


def tables_of(folder: Path, sheets: Sheets, name: str) -> RawTables:
    return read_tables(write_csv_folder(folder / name, sheets))


def take_in(uow: UnitOfWork, tables: RawTables, run: RunId) -> None:
    import_data(uow, tables, VOCABULARY, stamp=Stamp(run, NOON, "Mette Holm"))


def take_back(uow: UnitOfWork, run: RunId) -> ImportRun:
    return undo_import(uow, run, by="Anne Bruun", at=NOON)


@pytest.fixture
def town(uow: UnitOfWork) -> UnitOfWork:
    """A town with an identity and a match in it."""
    with uow:
        Town().store(uow)
        uow.identities.put([builders.identity("K1")])
        uow.matches.put([builders.match("M1", "J1", "K1")])
        uow.commit()
    return uow


def everything_else() -> Sheets:
    """Something new and something changed in every table, for a store with the sample and the town in it."""
    sheets = sample()
    sheets["dataset"][1][0] = "Et andet sted"
    sheets["places"] += [["8000", "Århus C", "56.2", "10.2"], ["8270", "Højbjerg", "56.1", "10.2"]]
    sheets["employers"] += [["E1", "Et nyt navn"], ["e2", "Ny arbejdsgiver"]]
    sheets["workplaces"] += [["W1", "e2", "Ny ejer", "8270"], ["w3", "E1", "Et nyt sted", None]]
    sheets["arrangements"] += [["W1", "quiet_place", "no"], ["w3", "short_breaks", "yes"]]
    sheets["positions"] += [["P1", "W1", "Ny titel", "9999"]]
    sheets["tasks"] += [["T1", "P1", "Ny tekst", None, "9", "sun", "night", "no", "yes", "yes", "liked"]]
    sheets["demands"] += [["T1", "light", "1", "confirmed"]]
    sheets["task_competences"] += [["T2", "packing", "4", "no"]]
    sheets["jobs"] += [["J1", "W1", "Nyt navn", "closed", None, None]]
    sheets["job_tasks"] += [["J1", "T1"]]
    sheets["candidates"] += [["K1", "paused", "1", "2", "3", None, "8270", "car", "10", "2026-09-09"]]
    sheets["available_times"] += [["K1", "sun", "night"]]
    sheets["levels"] += [["K1", "noise", "4"], ["K2", "noise", "4"]]
    sheets["wishes"] += [["K1", "dislike", "field", "cleaning"]]
    sheets["considerations"] += [["K2", "quiet_place"]]
    sheets["identities"] += [["K1", "Et nyt navn", None, None], ["K2", "Bo Sørensen", None, None]]
    sheets["match_events"] += [["M1", "2026-09-01", "hired", "Mette Holm"]]
    return sheets


def test_an_import_taken_back_leaves_every_table_as_it_was(town: UnitOfWork, tmp_path: Path) -> None:
    before = dump(town)
    take_in(town, tables_of(tmp_path, sample(), "first"), FIRST)
    between = dump(town)
    take_in(town, tables_of(tmp_path, everything_else(), "second"), SECOND)
    after = dump(town)
    touched = {name for name, rows in after.items() if rows != between[name]}
    assert touched >= {
        "dataset_label", "places", "employers", "workplaces", "arrangements", "positions", "tasks", "demands",
        "task_competences", "jobs", "job_tasks", "candidates", "levels", "wishes", "considerations",
        "identity", "match_events",
    }  # fmt: skip
    take_back(town, SECOND)
    assert dump(town) == between
    take_back(town, FIRST)
    assert dump(town) == before


def test_an_import_into_nothing_taken_back_leaves_nothing(uow: UnitOfWork, tmp_path: Path) -> None:
    take_in(uow, tables_of(tmp_path, sample(), "first"), FIRST)
    take_back(uow, FIRST)
    assert not any(dump(uow).values())


def test_imports_are_listed_in_order_with_who_and_when(uow: UnitOfWork, tmp_path: Path) -> None:
    tables = tables_of(tmp_path, sample(), "first")
    take_in(uow, tables, SECOND)
    later = datetime(2026, 8, 4, 9, 30, tzinfo=UTC)
    import_data(uow, tables, VOCABULARY, stamp=Stamp(FIRST, later, "Bo"))
    take_back(uow, SECOND)
    with uow:
        assert uow.imports.all() == (
            ImportRun(SECOND, NOON, "Mette Holm", "first", 15, 0, 0, NOON, "Anne Bruun", uow.today()),
            ImportRun(FIRST, later, "Bo", "first", 0, 0, 15, known_on=uow.today()),
        )


def test_an_import_is_taken_back_once_and_only_if_there_was_one(uow: UnitOfWork, tmp_path: Path) -> None:
    take_in(uow, tables_of(tmp_path, sample(), "first"), FIRST)
    take_back(uow, FIRST)
    with pytest.raises(Conflict, match="taken back already, by Anne Bruun"):
        take_back(uow, FIRST)
    with pytest.raises(NotFound):
        take_back(uow, RunId("never"))


def test_what_a_later_import_changed_stands_in_the_way_until_that_is_taken_back(
    uow: UnitOfWork, tmp_path: Path
) -> None:
    take_in(uow, tables_of(tmp_path, sample(), "first"), FIRST)
    more: Sheets = {"levels": [["candidate_id", "dimension", "level"], ["c2", "light", "1"]]}
    take_in(uow, tables_of(tmp_path, more, "second"), SECOND)
    before = dump(uow)
    with pytest.raises(Conflict, match=r"taken back: candidates c2 changed after it\. Take back"):
        take_back(uow, FIRST)
    assert dump(uow) == before
    take_back(uow, SECOND)
    take_back(uow, FIRST)
    assert not any(dump(uow).values())


def pause_a_candidate(uow: UnitOfWork) -> None:
    found = uow.candidates.get(CandidateId("c2"))
    uow.candidates.put([replace(found, availability=Availability.PAUSED)])


@pytest.mark.parametrize(
    ("write", "in_the_way"),
    [
        (pause_a_candidate, "candidates c2 changed after it"),
        (lambda uow: uow.identities.put([builders.identity("c1")]), "identities c1 changed after it"),
        (lambda uow: uow.identities.put([builders.identity("c2")]), "identities c2 came later"),
        (lambda uow: uow.matches.put([builders.match("M9", "j1", "c2")]), "matches M9 came later"),
        (
            lambda uow: uow.workplaces.put_positions([builders.position("P9", "w2")]),
            "positions P9 came later",
        ),
        (lambda uow: uow.workplaces.put_tasks([builders.task("T9", "p2")]), "tasks T9 came later"),
        (lambda uow: uow.jobs.put([builders.job("J9", "w2", ("t3",))]), "jobs J9 came later"),
    ],
    ids=["profile", "same identity", "identity", "match", "position", "task", "job"],
)
def test_what_was_written_since_stands_in_the_way(
    uow: UnitOfWork, tmp_path: Path, write: Callable[[UnitOfWork], None], in_the_way: str
) -> None:
    take_in(uow, tables_of(tmp_path, sample(), "first"), FIRST)
    with uow:
        write(uow)
        uow.commit()
    before = dump(uow)
    with pytest.raises(Conflict, match=in_the_way):
        take_back(uow, FIRST)
    assert dump(uow) == before


def test_what_was_referred_to_before_must_still_be_there(uow: UnitOfWork, tmp_path: Path) -> None:
    new: Sheets = {"employers": [["employer_id", "name"], ["e9", "Ny"]]}
    away: Sheets = {"workplaces": [["workplace_id", "employer_id", "name"], ["W2", "E1", "Lageret"]]}
    with uow:
        Town().store(uow)
        uow.commit()
    take_in(uow, tables_of(tmp_path, new, "new"), FIRST)
    with uow:
        uow.workplaces.put_workplaces([builders.workplace("W2", "e9", postcode=None)])
        uow.commit()
    take_in(uow, tables_of(tmp_path, away, "away"), SECOND)
    take_back(uow, FIRST)
    with pytest.raises(Conflict, match="referred to employers e9, which"):
        take_back(uow, SECOND)


def test_names_are_not_kept_in_the_open_for_the_undoing(town: UnitOfWork, tmp_path: Path) -> None:
    sheets: Sheets = {"identities": [["candidate_id", "name"], ["K1", "Et nyt navn"]]}
    take_in(town, tables_of(tmp_path, sheets, "names"), FIRST)
    with town:
        images = [row["before"] for row in rows_of(town).select(IMPORT_IMAGES)]
        assert town.identities.get(CandidateId("K1")).phone == builders.identity().phone
    assert len(images) == 1
    assert b"stergaard" not in zlib.decompress(images[0])
    take_back(town, FIRST)
    with town:
        assert town.identities.get(CandidateId("K1")) == builders.identity("K1")
        assert rows_of(town).select(IMPORT_IMAGES) == []


def test_a_dry_run_writes_nothing_and_says_what_the_import_then_does(
    town: UnitOfWork, tmp_path: Path
) -> None:
    tables = tables_of(tmp_path, everything_else(), "second")
    before = dump(town)
    with town:
        revision = town.revision()
    said = import_data(town, tables, VOCABULARY, dry_run=True)
    assert dump(town) == before
    with town:
        assert town.revision() == revision
        assert town.imports.all() == ()
    done = import_data(town, tables, VOCABULARY)
    assert (said.counts, said.things) == (done.counts, done.things)
    with town:
        assert town.jobs.get(JobId("J1")).job.title == "Nyt navn"


@given(data=st.data())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_part_of_an_import_can_be_taken_back(
    data: st.DataObject, quick_uow: UnitOfWork, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("part")
    if not dump(quick_uow)["candidates"]:
        import_data(quick_uow, tables_of(folder, sample(), "base"), VOCABULARY)
        with quick_uow:
            Town().store(quick_uow)
            quick_uow.commit()
    changed = everything_else()
    safe = {
        "levels",
        "considerations",
        "wishes",
        "experience",
        "demands",
        "identities",
        "employers",
        "candidates",
    }
    chosen = data.draw(st.sets(st.sampled_from(sorted(safe)), min_size=1))
    part: Sheets = {}
    for name in sorted(chosen):
        header, *rows = changed[name]
        kept = data.draw(st.lists(st.sampled_from(rows), min_size=1, unique_by=tuple))
        columns = len(header) if name != "candidates" else data.draw(st.integers(1, 6))
        part[name] = [row[:columns] for row in [header, *kept]]
    run = RunId(data.draw(st.uuids()).hex)
    before = dump(quick_uow)
    take_in(quick_uow, tables_of(folder, part, "part"), run)
    take_back(quick_uow, run)
    assert dump(quick_uow) == before
