"""The commands for releases, notes and brokers' contacts, in Danish words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from matcher.domain.ids import CandidateId
from matcher.errors import Conflict, InvalidInput, MatcherError, NotFound
from matcher.settings import read_settings
from matcher.wiring import Product
from serving.cli import app
from tests.builders import Town
from tests.installed import prepare

ABOUT = ("--candidate", "K2", "--job", "J1")


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Product:
    monkeypatch.setenv("MATCHER_VAR_DIR", str(tmp_path))
    settings = read_settings({"MATCHER_VAR_DIR": str(tmp_path)})
    prepare(settings)
    made = Product(settings)
    with made.unit_of_work() as work:
        Town().store(work)
        work.commit()
    return made


def invoke(*words: str, typed: bytes = b"") -> Result:
    return CliRunner().invoke(app, list(words), input=typed)


def run(*words: str, typed: bytes = b"") -> str:
    done = invoke(*words, typed=typed)
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def refused(kind: type[MatcherError], *words: str) -> str:
    done = invoke(*words)
    assert isinstance(done.exception, kind)
    return done.exception.message


# ---- releases


def test_a_release_is_recorded_listed_and_revoked(product: Product) -> None:
    assert "Kandidaten har ikke sagt ja til at vise arbejdsgiveren mere endnu." in run("release", *ABOUT)
    said = run("release", *ABOUT, "--item", "name", "--item", "competence:baking", "--by", "Mette Holm")
    assert said.startswith("Kandidat K2 og job J1")
    assert "Navn" in said
    assert "Kompetence: bagning (baking)" in said
    assert "ikke sagt ja" not in said
    run("release", *ABOUT, "--item", "name", "--by", "Bo Lund", "--revoke")
    told = json.loads(run("release", *ABOUT, "--format", "json"))
    with product.unit_of_work() as work:
        today = work.today().isoformat()
    mette = {"on": today, "recorded_by": "Mette Holm"}
    assert told == [
        {"item": "name", **mette, "revoked_on": today, "revoked_by": "Bo Lund"},
        {"item": "competence:baking", **mette, "revoked_on": None, "revoked_by": None},
    ]


def test_what_cannot_be_released_is_refused(product: Product) -> None:
    assert product.vocabulary
    done = invoke("release", *ABOUT, "--item", "diagnosis:x", "--by", "Mette")
    assert done.exit_code == 2
    assert "consideration:CODE" in done.output
    assert invoke("release", *ABOUT, "--revoke").exit_code == 2
    assert "who records it" in refused(InvalidInput, "release", *ABOUT, "--item", "name")
    assert "has no competence:welding" in refused(
        InvalidInput, "release", *ABOUT, "--item", "competence:welding", "--by", "Mette"
    )
    assert "Not released" in refused(
        Conflict, "release", *ABOUT, "--item", "name", "--revoke", "--by", "Mette"
    )


# ---- notes


def test_a_note_is_kept_listed_and_removed_and_the_command_warns(product: Product) -> None:
    said = run("note", *ABOUT, "--text", "Ring helst om formiddagen", "--by", "Mette Holm")
    assert said.startswith("Skriv det, der er godt at vide til mødet. Helbred og diagnoser hører ikke til")
    assert "Arbejdsgiveren ser dem aldrig." in said
    run("note", "--candidate", "K2", "--file", "-", "--by", "Mette Holm", typed="Æblerød kaffekop".encode())
    told = json.loads(run("note", "--candidate", "K2", "--format", "json"))
    assert {(each["job"], each["text"], each["by"]) for each in told} == {
        ("J1", "Ring helst om formiddagen", "Mette Holm"),
        (None, "Æblerød kaffekop", "Mette Holm"),
    }
    run("note", "--remove", told[0]["id"])
    with product.unit_of_work() as work:
        assert [note.id for note in work.notes.of(CandidateId("K2"))] == [told[1]["id"]]
    assert "no note" in refused(NotFound, "note", "--remove", told[0]["id"])


def test_help_says_what_does_not_belong_in_a_note() -> None:
    assert "Diagnoses and illness do not belong" in " ".join(run("note", "--help").split())


def test_no_refusal_of_a_note_shows_its_text(product: Product, tmp_path: Path) -> None:
    assert product.vocabulary
    latin = tmp_path / "note.txt"
    latin.write_bytes("Rødgrød om formiddagen".encode("latin-1"))
    asked = ("note", "--candidate", "K2", "--by", "Mette")
    messages = [
        refused(InvalidInput, *asked, "--file", str(latin)),
        refused(InvalidInput, *asked, "--file", str(tmp_path / "none.txt")),
        refused(InvalidInput, *asked, "--text", "formiddag 010190-0000"),
        refused(NotFound, "note", "--candidate", "K9", "--by", "Mette", "--text", "formiddag"),
    ]
    assert "UTF-8" in messages[0]
    assert "CPR" in messages[2]
    assert not any("formiddag" in message or "0101" in message for message in messages)


@pytest.mark.parametrize(
    "words",
    [(), ("--candidate", "K2", "--remove", "N1"), ("--candidate", "K2", "--text", "a", "--file", "b")],
)
def test_a_note_is_written_or_removed_not_both(product: Product, words: tuple[str, ...]) -> None:
    assert product.vocabulary
    assert invoke("note", *words).exit_code == 2


# ---- contacts


def test_a_broker_gets_a_phone_and_an_email_and_keeps_the_token(product: Product) -> None:
    run("user", "Mette Holm", "--role", "broker", "--phone", "12345678")
    with product.unit_of_work() as work:
        (before,) = work.users.all()
    run("user", "Mette Holm", "--email", "mette@example.org")
    with product.unit_of_work() as work:
        (after,) = work.users.all()
    assert (after.phone, after.email, after.token_hash) == (
        "12345678",
        "mette@example.org",
        before.token_hash,
    )
    assert "mette@example.org" in run("user")
    run("user", "Mette Holm", "--role", "broker")
    with product.unit_of_work() as work:
        (renewed,) = work.users.all()
    assert (renewed.phone, renewed.email) == ("12345678", "mette@example.org")
    assert renewed.token_hash != before.token_hash
    assert "no user of that name" in refused(NotFound, "user", "Nobody", "--phone", "12345678")


def test_nobody_but_a_broker_has_a_phone_and_no_cpr_number_is_one(product: Product) -> None:
    assert product.vocabulary
    said = refused(InvalidInput, "user", "Anne", "--role", "analyst", "--phone", "12345678")
    assert "Only a broker" in said
    said = refused(InvalidInput, "user", "Mette", "--role", "broker", "--phone", "010190-0000")
    assert "CPR" in said
    assert "0101" not in said


def test_the_municipalitys_own_numbers_are_settings() -> None:
    given = read_settings({"MATCHER_CALL_OUT_PHONE": " 87654321 ", "MATCHER_KEY_PERSON": "Bo Lund, 11223344"})
    assert (given.call_out_phone, given.key_person) == ("87654321", "Bo Lund, 11223344")
    assert (read_settings({}).call_out_phone, read_settings({}).key_person) == ("", "")
    assert "11223344" not in repr(given)
