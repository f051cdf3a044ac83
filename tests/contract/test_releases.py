"""A candidate decides item by item what an employer may see, and may think better of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.consent import ItemKind, Release, Released, ReleasedItem
from matcher.domain.contact import Contact, MeetingContacts
from matcher.domain.ids import CandidateId, ConsiderationCode, JobId
from matcher.domain.note import NoteId
from matcher.domain.user import Role, User
from matcher.errors import Conflict, InvalidInput, NotFound, StorageUnavailable
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_sheet_inputs import meeting_contacts, read_sheet_inputs
from matcher.usecases.release_items import release_items, releases_of, revoke_release
from matcher.usecases.write_note import write_note
from tests import builders
from tests.builders import Town

K1, K2, J1, J2 = CandidateId("K1"), CandidateId("K2"), JobId("J1"), JobId("J2")
DAY, NEXT = date(2026, 8, 3), date(2026, 8, 4)
NAME, CONTACT = ReleasedItem(ItemKind.NAME), ReleasedItem(ItemKind.CONTACT)
BY = "Mette Holm"
SECRET = "Ring helst om formiddagen"


def test_what_is_released_holds_for_this_candidate_and_this_job_until_it_is_revoked(
    uow: UnitOfWork, town: Town
) -> None:
    assert town.jobs
    own_pace = ReleasedItem(ItemKind.CONSIDERATION, "own_pace")
    with uow as work:
        work.candidates.put(
            [replace(town.candidates[1], considerations=frozenset({ConsiderationCode("own_pace")}))]
        )
        work.commit()
    made = release_items(uow, K2, J1, [NAME, own_pace], by=f" {BY} ", on=DAY)
    assert made == (Release(K2, J1, 1, NAME, DAY, BY), Release(K2, J1, 2, own_pace, DAY, BY))
    revoked = revoke_release(uow, K2, J1, [NAME], by="Bo Lund", on=NEXT)
    assert revoked == (Release(K2, J1, 1, NAME, DAY, BY, NEXT, "Bo Lund"),)
    again = release_items(uow, K2, J1, [NAME], by=BY, on=NEXT)
    assert releases_of(uow, K2, J1) == (*revoked, made[1], *again)
    assert again[0].number == 3
    assert releases_of(uow, K2, J2) == releases_of(uow, K1, J1) == ()
    with uow as work:
        assert work.releases.all() == (*revoked, made[1], *again)


@pytest.mark.parametrize(
    ("item", "says"),
    [
        (ReleasedItem(ItemKind.CONSIDERATION, "quiet_place"), "consideration:quiet_place"),
        (ReleasedItem(ItemKind.COMPETENCE, "welding"), "competence:welding"),
        (ReleasedItem(ItemKind.EXPERIENCE, "packing_goods"), "experience:packing_goods"),
    ],
)
def test_what_the_profile_does_not_hold_cannot_be_released_and_nothing_else_is(
    uow: UnitOfWork, town: Town, item: ReleasedItem, says: str
) -> None:
    assert town.candidates[0].considerations == frozenset()
    with pytest.raises(InvalidInput, match=f"K1 has no {says}"):
        release_items(uow, K1, J1, [NAME, item], by=BY, on=DAY)
    assert releases_of(uow, K1, J1) == ()


def test_the_profiles_own_competences_and_experience_can_be_released(uow: UnitOfWork, town: Town) -> None:
    profile = town.candidates[1]
    items = [
        ReleasedItem(ItemKind.COMPETENCE, profile.competences[0].code),
        ReleasedItem(ItemKind.EXPERIENCE, min(profile.experience)),
        ReleasedItem(ItemKind.CONSIDERATION, min(profile.considerations)),
    ]
    assert [one.item for one in release_items(uow, K2, J1, items, by=BY, on=DAY)] == items


def test_nothing_is_released_twice_and_only_what_is_released_is_revoked(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    release_items(uow, K1, J1, [NAME, NAME], by=BY, on=DAY)
    with pytest.raises(Conflict, match="already: name"):
        release_items(uow, K1, J1, [CONTACT, NAME], by=BY, on=DAY)
    with pytest.raises(Conflict, match="Not released for this job: contact"):
        revoke_release(uow, K1, J1, [NAME, CONTACT], by=BY, on=DAY)
    assert [one.holds for one in releases_of(uow, K1, J1)] == [True]
    revoke_release(uow, K1, J1, [NAME], by=BY, on=DAY)
    with pytest.raises(Conflict, match="Not released"):
        revoke_release(uow, K1, J1, [NAME], by=BY, on=DAY)


def test_every_change_has_a_name_an_item_a_candidate_and_a_job(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    for record in (release_items, revoke_release):
        with pytest.raises(InvalidInput, match="who records it"):
            record(uow, K1, J1, [NAME], by="  ", on=DAY)
        with pytest.raises(InvalidInput, match="at least one"):
            record(uow, K1, J1, [], by=BY, on=DAY)
        with pytest.raises(NotFound, match="K9"):
            record(uow, CandidateId("K9"), J1, [NAME], by=BY, on=DAY)
        with pytest.raises(NotFound, match="J9"):
            record(uow, K1, JobId("J9"), [NAME], by=BY, on=DAY)


def test_a_clock_that_was_set_back_keeps_nobody_from_revoking(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    release_items(uow, K1, J1, [NAME], by=BY, on=NEXT)
    assert revoke_release(uow, K1, J1, [NAME], by=BY, on=DAY)[0].revoked_on == NEXT


def test_name_and_contact_are_read_only_where_they_are_released(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    identity = builders.identity("K1", "Åse Østergaard")
    with uow as work:
        work.identities.put([identity])
        work.commit()

    def read(job_id: JobId = J1) -> tuple[str | None, Contact | None, Released]:
        with uow as work:
            found = read_sheet_inputs(work, job_id, K1, MeetingContacts(), NEXT)
        return found.name, found.contact, found.released

    assert read() == (None, None, Released())
    release_items(uow, K1, J1, [CONTACT], by=BY, on=DAY)
    assert read() == (None, Contact("", identity.phone, identity.email), Released(contact=True))
    release_items(uow, K1, J1, [NAME], by=BY, on=DAY)
    assert read()[:2] == ("Åse Østergaard", Contact("Åse Østergaard", identity.phone, identity.email))
    assert read(J2) == (None, None, Released())
    revoke_release(uow, K1, J1, [NAME, CONTACT], by=BY, on=NEXT)
    assert read() == (None, None, Released())
    release_items(uow, K2, J1, [NAME], by=BY, on=DAY)
    with uow as work:
        assert read_sheet_inputs(work, J1, K2, MeetingContacts(), DAY).name is None


def test_an_identity_that_nobody_released_is_not_even_opened(town: Town) -> None:
    uow = MemoryUnitOfWork(IdentityCipher(IdentityCipher.new_key()))
    with uow as work:
        town.store(work)
        work.identities.put([builders.identity("K1")])
        work.commit()
    uow._cipher = IdentityCipher(IdentityCipher.new_key())
    with uow as work:
        assert read_sheet_inputs(work, J1, K1, MeetingContacts(), DAY).name is None
    release_items(uow, K1, J1, [NAME], by=BY, on=DAY)
    with uow as work, pytest.raises(StorageUnavailable, match="key"):
        read_sheet_inputs(work, J1, K1, MeetingContacts(), DAY)


def test_a_sheet_is_made_from_the_notes_for_its_job_and_for_all_jobs(uow: UnitOfWork, town: Town) -> None:
    assert town.jobs
    for key, job_id in (("N1", J1), ("N2", J2), ("N3", None)):
        write_note(uow, NoteId(key), K1, SECRET, by=BY, on=DAY, job_id=job_id)
    write_note(uow, NoteId("N4"), K2, SECRET, by=BY, on=DAY)
    with uow as work:
        assert [n.id for n in read_sheet_inputs(work, J1, K1, MeetingContacts(), DAY).notes] == ["N1", "N3"]


def test_the_broker_is_found_by_name_with_phone_and_email(uow: UnitOfWork, town: Town) -> None:
    assert town.employers
    mette = User("mette", Role.BROKER, "a" * 64, phone="12345678", email="mette@example.org")
    with uow as work:
        work.users.put(mette)
        work.users.put(builders.user("bo", token_hash="b" * 64))
        work.users.put(builders.user("anne", Role.EMPLOYER, "c" * 64))
        work.commit()
    with uow as work:
        assert work.users.by_token_hash("a" * 64) == mette
        assert meeting_contacts(work, "mette", "87654321", "Bo Lund, 11223344") == MeetingContacts(
            Contact("mette", "12345678", "mette@example.org"), "87654321", "Bo Lund, 11223344"
        )
        assert meeting_contacts(work, "bo") == MeetingContacts(Contact("bo"))
        assert meeting_contacts(work, "anne") == meeting_contacts(work, "nobody") == MeetingContacts()
