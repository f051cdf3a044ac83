"""Whoever is erased is gone from every table and stays gone, on every kind of storage."""

from __future__ import annotations

import zlib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matcher.domain.erasure import Erasure
from matcher.domain.ids import CandidateId
from matcher.domain.import_run import RunId
from matcher.domain.match import Outcome
from matcher.errors import InvalidInput, NotFound
from matcher.storage.stored_unit_of_work import StoredUnitOfWork
from matcher.storage.table_files import read_tables
from matcher.storage.tables import METADATA
from matcher.usecases.erase_candidate import erase_candidate
from matcher.usecases.import_data import Stamp, import_data, undo_import
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests import builders
from tests.builders import Town
from tests.sample_tables import Sheets, write_csv_folder

WHO = CandidateId("K-erase-me")
DAY = date(2026, 9, 1)
AT = datetime(2026, 9, 1, tzinfo=UTC)


def everything(uow: UnitOfWork) -> str:
    """Every row of every table as text, compressed images read."""
    assert isinstance(uow, StoredUnitOfWork)
    with uow:
        store = uow._open()
        rows = [row for table in METADATA.sorted_tables for row in store.select(table)]
    return "\n".join(f"{key}={_readable(value)}" for row in rows for key, value in row.items())


def _readable(value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode()
    except zlib.error:
        return value.hex()


def take_in(uow: UnitOfWork, folder: Path, run: str, sheets: Sheets) -> None:
    tables = read_tables(write_csv_folder(folder / run, sheets))
    import_data(uow, tables, load_vocabulary(), stamp=Stamp(RunId(run), AT, "Mette Holm"))


@pytest.fixture
def town(uow: UnitOfWork, tmp_path: Path) -> UnitOfWork:
    """A town in which the one to be erased was imported, changed by an import, and put forward."""
    with uow:
        Town().store(uow)
        uow.commit(date(2025, 1, 1))
    take_in(
        uow,
        tmp_path,
        "first",
        {
            "candidates": [
                ["candidate_id", "availability"],
                ["K-erase-me", "available"],
                ["K3", "available"],
            ],
            "identities": [["candidate_id", "name"], ["K-erase-me", "Åse Østergaard"]],
            "matches": [
                ["match_id", "job_id", "candidate_id", "list_position"],
                ["m1", "J1", "K-erase-me", "1"],
                ["m2", "J1", "K3", "2"],
            ],
            "match_events": [
                ["match_id", "on", "outcome", "by"],
                ["m1", "2026-08-01", "presented", "Mette"],
                ["m2", "2026-08-01", "presented", "Mette"],
            ],
        },
    )
    take_in(
        uow,
        tmp_path,
        "second",
        {
            "levels": [
                ["candidate_id", "dimension", "level"],
                ["K-erase-me", "noise", "2"],
                ["K3", "noise", "1"],
            ],
            "identities": [["candidate_id", "name"], ["K-erase-me", "Åse Ny Østergaard"]],
            "match_events": [
                ["match_id", "on", "outcome", "by"],
                ["m1", "2026-08-09", "met", "Mette"],
            ],
        },
    )
    return uow


def test_nothing_of_whoever_is_erased_is_left_in_any_table(town: UnitOfWork) -> None:
    assert everything(town).count("K-erase-me") > 10
    erase_candidate(town, WHO, by="Anne Bruun", on=DAY)
    left = everything(town)
    assert "K-erase-me" not in left
    assert "=m1\n" not in left
    assert "K3" in left
    with town:
        assert [match.id for match in town.matches.all()] == ["m2"]
        assert WHO not in town.candidates.ids()


def test_the_record_says_when_and_by_whom_and_a_pseudonym(town: UnitOfWork) -> None:
    erased = erase_candidate(town, WHO, by=" Anne Bruun ", on=DAY)
    with town:
        assert town.erasures.all() == (erased,)
    assert erased == Erasure(erased.pseudonym, DAY, "Anne Bruun")
    assert len(erased.pseudonym) == 32
    assert "erase" not in erased.pseudonym


def test_no_import_taken_back_brings_anybody_back(town: UnitOfWork) -> None:
    erase_candidate(town, WHO, by="Anne Bruun", on=DAY)
    for run in ("second", "first"):
        undo_import(town, RunId(run), by="Anne Bruun", at=AT)
        assert "K-erase-me" not in everything(town)
    with town:
        assert town.candidates.ids() == {"K1", "K2"}
        assert town.matches.all() == ()


def test_a_match_that_once_named_somebody_else_does_not_bring_that_one_back(
    town: UnitOfWork, tmp_path: Path
) -> None:
    take_in(
        town,
        tmp_path,
        "third",
        {
            "matches": [
                ["match_id", "job_id", "candidate_id", "list_position"],
                ["m1", "J1", "K3", "1"],
            ],
        },
    )
    erase_candidate(town, WHO, by="Anne Bruun", on=DAY)
    assert "K-erase-me" not in everything(town)
    with town:
        assert {match.candidate_id for match in town.matches.all()} == {"K3"}


def test_what_was_erased_is_not_there_to_be_erased_again(town: UnitOfWork) -> None:
    erase_candidate(town, WHO, by="Anne Bruun", on=DAY)
    with pytest.raises(NotFound, match="There is no candidate K-erase-me"):
        erase_candidate(town, WHO, by="Anne Bruun", on=DAY)
    with pytest.raises(InvalidInput, match="Say who erases"):
        erase_candidate(town, CandidateId("K3"), by="  ", on=DAY)
    with town:
        assert len(town.erasures.all()) == 1


def test_whoever_comes_back_and_is_erased_again_has_the_same_pseudonym(town: UnitOfWork) -> None:
    first = erase_candidate(town, WHO, by="Anne Bruun", on=DAY)
    with town:
        town.candidates.put([builders.candidate(WHO, postcode=None)])
        town.matches.put([builders.match("M9", "J1", WHO, Outcome.MET)])
        town.commit()
    second = erase_candidate(town, WHO, by="Mette Holm", on=date(2026, 9, 2))
    other = erase_candidate(town, CandidateId("K3"), by="Mette Holm", on=date(2026, 9, 2))
    assert first.pseudonym == second.pseudonym != other.pseudonym
    with town:
        assert {erased.on for erased in town.erasures.all()} == {DAY, date(2026, 9, 2)}
        assert len(town.erasures.all()) == 3
