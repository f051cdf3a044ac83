"""The ports for candidates, identities, matches and users, over rows kept anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matcher.domain.candidate import Candidate, Identity
from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, MatchId
from matcher.domain.match import Match
from matcher.domain.user import User
from matcher.errors import NotFound
from matcher.storage.candidate_rows import CANDIDATE_LAYOUT
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.match_rows import LABEL_LAYOUT, MATCH_LAYOUT, USER_LAYOUT
from matcher.storage.row_store import RowStore, put, read, read_all, read_one
from matcher.storage.tables import CANDIDATES, IDENTITY

__all__ = ["Candidates", "Identities", "Label", "Matches", "Users"]


class Candidates:
    """The :class:`~matcher.usecases.ports.CandidateRepository`."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put(self, candidates: Iterable[Candidate]) -> None:
        """Store profiles, in place of those under the same id."""
        put(self._store, CANDIDATE_LAYOUT, candidates)

    def get(self, candidate_id: CandidateId) -> Candidate:
        """Return a profile."""
        return read_one(self._store, CANDIDATE_LAYOUT, candidate_id)

    def get_many(self, candidate_ids: Sequence[CandidateId]) -> tuple[Candidate, ...]:
        """Return these profiles, in this order."""
        found = {c.id: c for c in read(self._store, CANDIDATE_LAYOUT, "candidate_id", candidate_ids)}
        missing = [key for key in candidate_ids if key not in found]
        if missing:
            raise NotFound(f"There is no candidate {missing[0]}.", id=missing[0])
        return tuple(found[key] for key in candidate_ids)

    def ids(self) -> frozenset[CandidateId]:
        """Return the ids of all candidates."""
        return frozenset(CandidateId(key) for (key,) in self._store.values(CANDIDATES, "candidate_id"))

    def all(self) -> Iterator[Candidate]:
        """Yield all profiles, sorted by id."""
        yield from read_all(self._store, CANDIDATE_LAYOUT)


class Identities:
    """The :class:`~matcher.usecases.ports.IdentityRepository`. Only sealed identities reach the rows."""

    def __init__(self, store: RowStore, cipher: IdentityCipher) -> None:
        self._store = store
        self._cipher = cipher

    def put(self, identities: Iterable[Identity]) -> None:
        """Store identities, in place of those of the same candidates."""
        latest = {identity.candidate_id: identity for identity in identities}
        self._store.upsert(
            IDENTITY,
            [{"candidate_id": key, "sealed": self._cipher.seal(one)} for key, one in latest.items()],
        )

    def get(self, candidate_id: CandidateId) -> Identity:
        """Return who a candidate is."""
        rows = self._store.select(IDENTITY, "candidate_id", [candidate_id])
        if not rows:
            raise NotFound(f"There is no identity for candidate {candidate_id}.", id=candidate_id)
        return self._cipher.open(candidate_id, rows[0]["sealed"])

    def all(self) -> Iterator[Identity]:
        """Yield all identities, sorted by the candidate's id."""
        rows = {row["candidate_id"]: row["sealed"] for row in self._store.select(IDENTITY)}
        for key in sorted(rows):
            yield self._cipher.open(key, rows[key])


class Matches:
    """The :class:`~matcher.usecases.ports.MatchRepository`."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put(self, matches: Iterable[Match]) -> None:
        """Store matches with their events, in place of those under the same id."""
        put(self._store, MATCH_LAYOUT, matches)

    def get(self, match_id: MatchId) -> Match:
        """Return a match."""
        return read_one(self._store, MATCH_LAYOUT, match_id)

    def all(self) -> tuple[Match, ...]:
        """Return all matches, sorted by id."""
        return tuple(read(self._store, MATCH_LAYOUT))


class Users:
    """The :class:`~matcher.usecases.ports.UserRepository`. A user is known by name."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put(self, user: User) -> None:
        """Store a user, in place of the one of the same name."""
        put(self._store, USER_LAYOUT, [user])

    def by_token_hash(self, token_hash: str) -> User:
        """Return the user whose token has this hash."""
        found = read(self._store, USER_LAYOUT, "token_hash", [token_hash])
        if not found:
            raise NotFound("There is no user with that token.")
        return found[0]

    def all(self) -> tuple[User, ...]:
        """Return all users, sorted by name."""
        return tuple(read(self._store, USER_LAYOUT))


class Label:
    """The one label that says whose the data are."""

    def __init__(self, store: RowStore) -> None:
        self._store = store

    def put(self, label: DatasetLabel) -> None:
        """Store the label in place of any other."""
        put(self._store, LABEL_LAYOUT, [label])

    def get(self) -> DatasetLabel:
        """Return the label."""
        found = read(self._store, LABEL_LAYOUT)
        if not found:
            raise NotFound(
                "It is not said whose data these are. Import the table dataset, with name and simulated."
            )
        return found[0]
