"""What holds for a database in particular: what lies in it, who may write when, and its errors."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, text

from matcher.domain.candidate import Candidate
from matcher.domain.ids import CandidateId
from matcher.errors import Conflict, InvalidInput, MatcherError, StorageUnavailable
from matcher.storage.engine import make_engine
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.tables import CANDIDATES
from matcher.storage.unit_of_work import SqlUnitOfWork
from tests import builders
from tests.builders import Town

K1 = CandidateId("K1")


@pytest.fixture
def cipher() -> IdentityCipher:
    return IdentityCipher(IdentityCipher.new_key())


def test_who_a_candidate_is_cannot_be_read_from_the_table(engine: Engine, cipher: IdentityCipher) -> None:
    with SqlUnitOfWork(engine, cipher) as uow:
        uow.candidates.put([Candidate(id=K1)])
        uow.identities.put([builders.identity("K1", "Åse Østergaard")])
        uow.commit()
    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM identity")).one()
    stored = b"|".join(each.encode() if isinstance(each, str) else bytes(each) for each in row)
    assert stored.startswith(b"K1|")
    for secret in ("Åse", "stergaard", "00 00 00 00", "aase@example.org", "example"):
        assert secret.encode() not in stored
        assert secret.encode("utf-16-le") not in stored


def test_with_another_key_nobody_can_be_named(engine: Engine, cipher: IdentityCipher) -> None:
    with SqlUnitOfWork(engine, cipher) as uow:
        uow.candidates.put([Candidate(id=K1)])
        uow.identities.put([builders.identity("K1")])
        uow.commit()
    other = IdentityCipher(IdentityCipher.new_key())
    with SqlUnitOfWork(engine, other) as uow, pytest.raises(StorageUnavailable, match="key"):
        uow.identities.get(K1)


def test_a_block_reads_the_same_throughout_whatever_others_commit(
    engine: Engine, cipher: IdentityCipher
) -> None:
    with SqlUnitOfWork(engine, cipher) as reader:
        assert reader.candidates.ids() == set()
        with SqlUnitOfWork(engine, cipher) as writer:
            writer.candidates.put([Candidate(id=K1)])
            writer.commit()
        assert reader.candidates.ids() == set()
        assert reader.frames.candidate_frames()["candidates"].is_empty()
    with SqlUnitOfWork(engine, cipher) as reader:
        assert reader.candidates.ids() == {"K1"}


def test_writing_over_what_another_has_changed_in_the_meantime_is_a_conflict(
    engine: Engine, cipher: IdentityCipher
) -> None:
    with SqlUnitOfWork(engine, cipher) as first:
        first.candidates.put([Candidate(id=K1)])
        first.commit()
    with SqlUnitOfWork(engine, cipher) as slow:
        slow.candidates.get(K1)
        with SqlUnitOfWork(engine, cipher) as quick:
            quick.candidates.put([builders.candidate("K1", postcode=None, noise=1)])
            quick.commit()
        with pytest.raises(Conflict, match="in the meantime"):
            slow.candidates.put([builders.candidate("K1", postcode=None, noise=4)])
    with SqlUnitOfWork(engine, cipher) as after:
        assert after.candidates.get(K1) == builders.candidate("K1", postcode=None, noise=1)


def test_one_who_writes_first_has_the_turn_to_write_from_the_start(
    sqlite_engine: Engine, cipher: IdentityCipher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.storage.engine.BUSY_TIMEOUT_MS", 0)
    with SqlUnitOfWork(sqlite_engine, cipher) as first:
        first.workplaces.put_tasks([])
        with SqlUnitOfWork(sqlite_engine, cipher) as second, pytest.raises(Conflict):
            second.candidates.put([Candidate(id=K1)])


def test_one_who_writes_first_waits_for_another_writer_instead_of_failing(
    sqlite_engine: Engine, cipher: IdentityCipher
) -> None:
    def store_town() -> None:
        with SqlUnitOfWork(sqlite_engine, cipher) as second:
            second.workplaces.put_tasks([])
            assert second.candidates.ids() == {"K1"}
            Town().store(second)
            second.commit()

    with ThreadPoolExecutor() as threads:
        with SqlUnitOfWork(sqlite_engine, cipher) as first:
            first.candidates.put([Candidate(id=K1)])
            waiting = threads.submit(store_town)
            first.commit()
        waiting.result(timeout=30)
    with SqlUnitOfWork(sqlite_engine, cipher) as after:
        assert after.candidates.ids() == {"K1", "K2"}


def test_a_level_outside_the_scale_is_refused_by_the_database_itself(engine: Engine) -> None:
    with engine.connect() as connection:
        person = {"candidate_id": "K1", "availability": "paused", "travel_modes": ""}
        connection.execute(insert(CANDIDATES), person)
        with pytest.raises(InvalidInput):
            connection.execute(text("INSERT INTO levels VALUES ('K1', 'noise', 5)"))


def test_an_id_of_digits_keeps_its_leading_zero(engine: Engine, cipher: IdentityCipher) -> None:
    with SqlUnitOfWork(engine, cipher) as uow:
        uow.candidates.put([builders.candidate("007", postcode=None, noise=1)])
        assert uow.candidates.ids() == {"007"}
        assert uow.frames.candidate_frames()["levels"]["candidate_id"].to_list() == ["007"]


def test_errors_say_what_to_do_and_keep_the_foreign_one_as_their_cause(
    tmp_path: Path, cipher: IdentityCipher
) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/empty.db")
    with (
        SqlUnitOfWork(engine, cipher) as uow,
        pytest.raises(StorageUnavailable, match="matcher init") as caught,
    ):
        uow.candidates.ids()
    assert isinstance(caught.value.__cause__, Exception)
    assert not isinstance(caught.value.__cause__, MatcherError)
    engine.dispose()


def test_a_server_that_does_not_answer_is_storage_unavailable(cipher: IdentityCipher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        engine = make_engine(f"postgresql://someone:secret@127.0.0.1:{port}/nothing")
        with pytest.raises(StorageUnavailable, match="running") as caught:
            SqlUnitOfWork(engine, cipher).__enter__()
    assert "secret" not in str(caught.value)
    engine.dispose()


def test_values_never_appear_in_the_message_of_a_failed_statement(sqlite_engine: Engine) -> None:
    with sqlite_engine.connect() as connection:
        statement = text("INSERT INTO identity VALUES (:id, :sealed)")
        with pytest.raises(Conflict) as caught:
            connection.execute(statement, {"id": "K1", "sealed": b"very private"})
    chain: list[str] = []
    error: BaseException | None = caught.value
    while error is not None:
        chain.append(str(error))
        error = error.__cause__ or error.__context__
    assert not any("very private" in message for message in chain)


def test_both_ways_to_write_a_postgresql_address_lead_to_the_same_driver() -> None:
    for url in ("postgresql://someone@localhost/matcher", "postgresql+psycopg://someone@localhost/matcher"):
        assert make_engine(url).driver == "psycopg"


@pytest.mark.parametrize("url", ["mysql://somebody:secret@localhost/matcher", "var/matcher.db", ""])
def test_an_address_of_another_kind_is_refused_without_showing_its_password(url: str) -> None:
    with pytest.raises(InvalidInput, match="sqlite:///") as caught:
        make_engine(url)
    assert "secret" not in str(caught.value)


def test_the_folder_of_an_sqlite_file_is_made_and_the_file_is_in_wal_mode(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/a/b/matcher.db")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    engine.dispose()
    assert (tmp_path / "a" / "b" / "matcher.db").exists()


def test_a_folder_that_cannot_be_made_is_storage_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageUnavailable, match="folder"):
        make_engine(f"sqlite:///{tmp_path}/file/matcher.db")


def test_a_file_that_is_no_database_is_storage_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "matcher.db"
    path.write_text("name;age\n" * 1000)
    engine = make_engine(f"sqlite:///{path}")
    with pytest.raises(StorageUnavailable):
        engine.connect()
    engine.dispose()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("SELECT nothing FROM nowhere", StorageUnavailable),
        ("SELECT nothing FROM places", StorageUnavailable),
        ("INSERT INTO places VALUES ('8000', NULL, 56.2, 10.2)", InvalidInput),
        ("INSERT INTO places VALUES ('8000', 'Aarhus C', 156.2, 10.2)", InvalidInput),
        ("INSERT INTO levels VALUES ('K1', 'noise', 1)", Conflict),
        ("INSERT INTO employers VALUES ('E1', 'a'), ('E1', 'b')", Conflict),
    ],
)
def test_every_error_of_a_database_becomes_one_of_ours(
    engine: Engine, statement: str, kind: type[MatcherError]
) -> None:
    with engine.connect() as connection, pytest.raises(kind):
        connection.execute(text(statement))


@pytest.mark.postgres
def test_what_a_database_cannot_hold_is_invalid_input(
    postgres_engine: Engine, cipher: IdentityCipher
) -> None:
    with SqlUnitOfWork(postgres_engine, cipher) as uow, pytest.raises(InvalidInput, match="not text"):
        uow.workplaces.put_employers([builders.employer("E1", "Bageri\0et")])
