"""Identities at rest: sealed, bound to their candidate, and opened with the right key only."""

from __future__ import annotations

from base64 import urlsafe_b64decode

import pytest

from matcher.domain.candidate import Identity
from matcher.domain.ids import CandidateId
from matcher.errors import InvalidInput, StorageUnavailable
from matcher.storage.identity_cipher import IdentityCipher

K1, K2 = CandidateId("K1"), CandidateId("K2")
ASE = Identity(K1, "Åse Østergaard", "00 00 00 00", "aase@example.org")


@pytest.fixture
def cipher() -> IdentityCipher:
    return IdentityCipher(IdentityCipher.new_key())


def test_what_is_sealed_can_be_opened_again(cipher: IdentityCipher) -> None:
    assert cipher.open(K1, cipher.seal(ASE)) == ASE


def test_what_is_sealed_holds_no_word_of_it_and_differs_each_time(cipher: IdentityCipher) -> None:
    first, second = cipher.seal(ASE), cipher.seal(ASE)
    assert first != second
    assert not any(word in first for word in (b"stergaard", b"aase", b"00 00"))


def test_another_key_does_not_open_it(cipher: IdentityCipher) -> None:
    with pytest.raises(StorageUnavailable, match="key") as caught:
        IdentityCipher(IdentityCipher.new_key()).open(K1, cipher.seal(ASE))
    assert caught.value.context == {"candidate_id": "K1"}


def test_it_cannot_be_moved_to_another_candidate(cipher: IdentityCipher) -> None:
    with pytest.raises(StorageUnavailable):
        cipher.open(K2, cipher.seal(ASE))


@pytest.mark.parametrize("position", [0, 1, 20, -1])
def test_it_cannot_be_changed(cipher: IdentityCipher, position: int) -> None:
    changed = bytearray(cipher.seal(ASE))
    changed[position] ^= 1
    with pytest.raises(StorageUnavailable):
        cipher.open(K1, bytes(changed))


@pytest.mark.parametrize("rubbish", [b"", b"\x01", b"\x01" + b"short"])
def test_rubbish_is_refused(cipher: IdentityCipher, rubbish: bytes) -> None:
    with pytest.raises(StorageUnavailable):
        cipher.open(K1, rubbish)


@pytest.mark.parametrize("key", [b"", b"secret", b"A" * 43, "æøå".encode(), b"A" * 64])
def test_a_key_of_the_wrong_kind_is_refused_without_being_shown(key: bytes) -> None:
    with pytest.raises(InvalidInput, match="32 random bytes") as caught:
        IdentityCipher(key)
    assert not key or key.decode() not in str(caught.value)


def test_new_keys_are_32_bytes_and_never_the_same() -> None:
    keys = {IdentityCipher.new_key() for _ in range(20)}
    assert len(keys) == 20
    assert {len(urlsafe_b64decode(key)) for key in keys} == {32}


def test_a_pseudonym_is_the_same_under_one_key_and_another_under_another() -> None:
    one, other = IdentityCipher(IdentityCipher.new_key()), IdentityCipher(IdentityCipher.new_key())
    assert one.pseudonym(CandidateId("K1")) == one.pseudonym(CandidateId("K1"))
    assert one.pseudonym(CandidateId("K1")) != one.pseudonym(CandidateId("K2"))
    assert one.pseudonym(CandidateId("K1")) != other.pseudonym(CandidateId("K1"))


def test_what_is_sealed_about_a_candidate_opens_for_that_one_and_that_place_only(
    cipher: IdentityCipher,
) -> None:
    sealed = cipher.seal_about(K1, "note:N1", b"Ring om formiddagen")
    assert cipher.open_about(K1, "note:N1", sealed).decode() == "Ring om formiddagen"
    for who, what in ((K2, "note:N1"), (K1, "note:N2"), (K1, "shown:N1")):
        with pytest.raises(StorageUnavailable, match="cannot be opened") as caught:
            cipher.open_about(who, what, sealed)
        assert caught.value.context == {"candidate_id": who}
    with pytest.raises(StorageUnavailable):
        cipher.open(K1, sealed)
