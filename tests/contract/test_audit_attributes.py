"""What holds for protected attributes at rest, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from matcher.domain.candidate import Candidate
from matcher.domain.ids import CandidateId
from matcher.errors import Conflict, InvalidInput, NotPermitted, StorageUnavailable
from matcher.storage.audit_attributes import Access, AuditAttribute, AuditAttributes
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.sealing import Seal
from matcher.storage.unit_of_work import SqlUnitOfWork

K1, K2 = CandidateId("K1"), CandidateId("K2")
KEY = Seal.new_key()
NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
READING = Access("Mette Holm", "yearly assessment", NOON)
IMPORTING = Access("Bo Lund", "importing answers.csv", NOON - timedelta(hours=1))
WOMAN = AuditAttribute(K1, "sex", "woman", date(2026, 5, 4))
ELDER = AuditAttribute(K1, "age_group", "50_and_over", date(2026, 5, 4))
MAN = AuditAttribute(K2, "sex", "man", date(2026, 6, 5))


@pytest.fixture
def audit(engine: Engine) -> AuditAttributes:
    with SqlUnitOfWork(engine, IdentityCipher(IdentityCipher.new_key())) as work:
        work.candidates.put([Candidate(id=K1), Candidate(id=K2)])
        work.commit()
    found = AuditAttributes(engine, KEY)
    found.change([WOMAN, ELDER, MAN], [], IMPORTING)
    return found


def test_what_is_stored_is_read_again_with_the_day_of_consent(audit: AuditAttributes) -> None:
    assert audit.read(READING) == (ELDER, WOMAN, MAN)


def test_no_value_can_be_read_from_the_table_itself(audit: AuditAttributes, engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT * FROM audit_attributes")).all()
    stored = b"|".join(
        each if isinstance(each, bytes) else str(each).encode() for row in rows for each in row
    )
    assert b"K1" in stored
    for secret in (b"woman", b"man", b"50_and"):
        assert secret not in stored


def test_every_reading_is_noted_with_person_purpose_and_the_hour_in_utc(audit: AuditAttributes) -> None:
    summer = timezone(timedelta(hours=2))
    audit.read(Access("Mette Holm", "yearly assessment", datetime(2026, 11, 2, 14, 0, tzinfo=summer)))
    told = [(each.person, each.purpose, each.at, each.action) for each in audit.accesses()]
    assert told == [
        ("Bo Lund", "importing answers.csv", NOON - timedelta(hours=1), "changed"),
        ("Mette Holm", "yearly assessment", NOON, "read"),
    ]


def test_a_reading_that_cannot_be_noted_reads_nothing(audit: AuditAttributes, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE audit_access RENAME TO gone"))
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    try:
        with pytest.raises(StorageUnavailable):
            audit.read(READING)
        assert not any("FROM audit_attributes" in each for each in statements)
    finally:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE gone RENAME TO audit_access"))


@pytest.mark.parametrize(("person", "purpose"), [("", "assessment"), ("Mette Holm", ""), (" ", "\t")])
def test_nobody_reads_without_a_name_and_a_purpose(person: str, purpose: str) -> None:
    with pytest.raises(NotPermitted, match="--by NAME and --why TEXT"):
        Access(person, purpose, NOON)


def test_the_database_itself_refuses_a_note_without_a_name(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(InvalidInput):
        connection.execute(
            text("INSERT INTO audit_access VALUES ('a', '2026-11-02 12:00:00', '', 'why', 'read')")
        )


def test_another_key_opens_nothing_and_adds_nothing(audit: AuditAttributes, engine: Engine) -> None:
    other = AuditAttributes(engine, Seal.new_key())
    with pytest.raises(StorageUnavailable, match="key"):
        other.read(READING)
    with pytest.raises(StorageUnavailable, match="key"):
        other.change([AuditAttribute(K2, "origin", "denmark", date(2026, 1, 1))], [], IMPORTING)
    assert audit.read(READING) == (ELDER, WOMAN, MAN)


def test_a_value_cannot_be_moved_to_another_candidate(audit: AuditAttributes, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_attributes WHERE candidate_id = 'K2'"))
        connection.execute(text("UPDATE audit_attributes SET candidate_id = 'K2' WHERE attribute = 'sex'"))
    with pytest.raises(StorageUnavailable):
        audit.read(READING)


def test_deleting_a_candidate_deletes_what_is_held_of_that_candidate_alone(
    audit: AuditAttributes, engine: Engine
) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM candidates WHERE candidate_id = 'K1'"))
    assert audit.read(READING) == (MAN,)


def test_a_new_answer_takes_the_place_of_the_old_and_a_withdrawn_one_is_gone(audit: AuditAttributes) -> None:
    corrected = AuditAttribute(K1, "sex", "another", date(2026, 10, 1))
    audit.change([corrected], [(K2, "sex")], IMPORTING)
    assert audit.read(READING) == (ELDER, corrected)


def test_an_unknown_candidate_makes_the_whole_change_undone_and_unnoted(audit: AuditAttributes) -> None:
    stranger = AuditAttribute(CandidateId("K9"), "sex", "man", date(2026, 1, 1))
    with pytest.raises(Conflict):
        audit.change([stranger], [(K2, "sex")], READING)
    assert [each.action for each in audit.accesses()] == ["changed"]
    assert audit.read(READING) == (ELDER, WOMAN, MAN)


@pytest.mark.parametrize(("attribute", "value"), [("diagnosis", "x"), ("sex", "52"), ("", "")])
def test_what_is_not_listed_cannot_be_held_and_is_not_repeated(attribute: str, value: str) -> None:
    with pytest.raises(InvalidInput, match="listed for the audit"):
        AuditAttribute(K1, attribute, value, date(2026, 1, 1))


def test_a_value_is_not_shown_where_an_attribute_is_printed() -> None:
    assert "50_and_over" not in repr(ELDER)


def test_the_file_of_the_database_holds_no_value(sqlite_engine: Engine, tmp_path: Path) -> None:
    with SqlUnitOfWork(sqlite_engine, IdentityCipher(IdentityCipher.new_key())) as work:
        work.candidates.put([Candidate(id=K1)])
        work.commit()
    AuditAttributes(sqlite_engine, KEY).change([ELDER], [], IMPORTING)
    sqlite_engine.dispose()
    assert b"50_and_over" not in b"".join(file.read_bytes() for file in tmp_path.glob("matcher.db*"))
