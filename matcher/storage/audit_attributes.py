"""Protected attributes, held apart with consent for one use: to assess the fairness of the lists.

Nothing that ranks can come here: this is no part of the unit of work, and who may import it is a rule
with a test. Values are sealed with a key of their own. Every reading and every change is noted with a
person's name and a purpose, in the same transaction: where it cannot be noted, nothing is read.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from secrets import token_hex
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, Engine, delete, insert, select

from matcher.domain.ids import CandidateId
from matcher.errors import InvalidInput, NotPermitted, StorageUnavailable
from matcher.storage.audit_tables import AUDIT_ACCESS, AUDIT_ATTRIBUTES
from matcher.storage.engine import start_writing
from matcher.storage.sealing import Seal

__all__ = ["ATTRIBUTES", "Access", "AuditAttribute", "AuditAttributes", "Key", "NotedAccess"]

Key = tuple[CandidateId, str]
"""A candidate, and the name of an attribute."""

ATTRIBUTES: Final = MappingProxyType(
    {
        "sex": ("woman", "man", "another"),
        "age_group": ("under_30", "30_to_49", "50_and_over"),
        "origin": ("denmark", "elsewhere"),
    }
)
"""The attributes that may be held, and their values. No diagnosis, benefit or health is among them."""


@dataclass(frozen=True, slots=True)
class AuditAttribute:
    """One attribute of one candidate, who agreed on that day that it be kept for this use."""

    candidate_id: CandidateId
    attribute: str
    value: str
    consented_on: date

    def __post_init__(self) -> None:
        if self.value not in ATTRIBUTES.get(self.attribute, ()):
            raise InvalidInput("Only the attributes and values that are listed for the audit may be held.")

    def __repr__(self) -> str:
        return f"AuditAttribute({self.candidate_id!r}, {self.attribute!r}, ...)"


@dataclass(frozen=True, slots=True)
class Access:
    """Who reads or changes the attributes, what for, and when.

    Raises
    ------
    NotPermitted
        Without a person's name or without a purpose.
    """

    person: str
    purpose: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.person.strip() or not self.purpose.strip():
            raise NotPermitted(
                "Protected attributes are only for a named person with a purpose. "
                "Say --by NAME and --why TEXT."
            )


@dataclass(frozen=True, slots=True)
class NotedAccess:
    """An access that has taken place; ``action`` is ``read`` or ``changed``, ``at`` in UTC."""

    person: str
    purpose: str
    at: datetime
    action: str


class AuditAttributes:
    """The stored attributes; each call is a transaction of its own."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._engine = engine
        self._seal = Seal(key, "protected attributes")

    def change(self, given: Sequence[AuditAttribute], withdrawn: Collection[Key], access: Access) -> None:
        """Store attributes in place of those held, and forget those whose consent has been withdrawn.

        Raises
        ------
        Conflict
            If a candidate is not stored. Nothing has been changed then.
        StorageUnavailable
            If the attributes held already were sealed with another key.
        """
        with self._engine.connect() as connection:
            _note(connection, access, "changed")
            for row in connection.execute(select(AUDIT_ATTRIBUTES).limit(1)).mappings():
                self._opened(row["sealed"], (row["candidate_id"], row["attribute"]))
            for key in {*withdrawn, *((each.candidate_id, each.attribute) for each in given)}:
                _forget(connection, key)
            if given:
                connection.execute(insert(AUDIT_ATTRIBUTES), [self._row(each) for each in given])
            connection.commit()

    def read(self, access: Access) -> tuple[AuditAttribute, ...]:
        """Return all attributes that are held, sorted; the access is noted before anything is told.

        Raises
        ------
        StorageUnavailable
            If they were sealed with another key.
        """
        with self._engine.connect() as connection:
            _note(connection, access, "read")
            rows = connection.execute(select(AUDIT_ATTRIBUTES)).mappings().all()
            connection.commit()
        found = (
            AuditAttribute(
                CandidateId(row["candidate_id"]),
                row["attribute"],
                self._opened(row["sealed"], (row["candidate_id"], row["attribute"])),
                row["consented_on"],
            )
            for row in rows
        )
        return tuple(sorted(found, key=lambda each: (each.candidate_id, each.attribute)))

    def accesses(self) -> tuple[NotedAccess, ...]:
        """Return who has read or changed the attributes, the earliest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(AUDIT_ACCESS)).mappings().all()
        noted = (
            NotedAccess(row["person"], row["purpose"], row["happened_at"].replace(tzinfo=UTC), row["action"])
            for row in rows
        )
        return tuple(sorted(noted, key=lambda each: each.at))

    def _row(self, each: AuditAttribute) -> dict[str, object]:
        key = (each.candidate_id, each.attribute)
        return {
            "candidate_id": each.candidate_id,
            "attribute": each.attribute,
            "sealed": self._seal.seal(each.value.encode(), _bound(key)),
            "consented_on": each.consented_on,
        }

    def _opened(self, sealed: bytes, key: Key) -> str:
        plain = self._seal.open(sealed, _bound(key))
        if plain is None:
            raise StorageUnavailable(
                "The protected attributes cannot be opened with the key given. "
                "Give the key with which they were stored."
            )
        return plain.decode()


def _note(connection: Connection, access: Access, action: str) -> None:
    start_writing(connection)
    at = access.at.astimezone(UTC).replace(tzinfo=None)
    row = {"access_id": token_hex(16), "happened_at": at, "action": action}
    row |= {"person": access.person.strip(), "purpose": access.purpose.strip()}
    connection.execute(insert(AUDIT_ACCESS), [row])


def _forget(connection: Connection, key: Key) -> None:
    columns = AUDIT_ATTRIBUTES.c
    connection.execute(
        delete(AUDIT_ATTRIBUTES).where(columns.candidate_id == key[0], columns.attribute == key[1])
    )


def _bound(key: Key) -> bytes:
    return b"audit:" + "\x00".join(key).encode()
