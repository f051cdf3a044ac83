"""Says what an error of SQLite, PostgreSQL or one of their drivers means to us."""

from __future__ import annotations

from typing import Final

from sqlalchemy.exc import DBAPIError

from matcher.errors import Conflict, InvalidInput, MatcherError, StorageUnavailable

__all__ = ["translate"]

_MISSING: Final = "It refers to something that is not stored, or something stored still refers to it."
_TAKEN: Final = "Something else is already stored under the same id or key."
_RULE: Final = "A value breaks a rule of the database, such as a level outside 0 to 4."
_STALE: Final = "Somebody else has changed the data in the meantime, so nothing was kept. Try again."
_NO_TABLES: Final = "The tables of the database are missing or of another version. Run: matcher init."
_UNREACHABLE: Final = "The database cannot be used. Check its address and that it is running."

_POSTGRES: Final[dict[str, tuple[type[MatcherError], str]]] = {
    "23503": (Conflict, _MISSING),
    "23505": (Conflict, _TAKEN),
    "23502": (InvalidInput, _RULE),
    "23514": (InvalidInput, _RULE),
    "40001": (Conflict, _STALE),
    "40P01": (Conflict, _STALE),
    "42P01": (StorageUnavailable, _NO_TABLES),
    "42703": (StorageUnavailable, _NO_TABLES),
}
_SQLITE: Final[dict[str, tuple[type[MatcherError], str]]] = {
    "SQLITE_CONSTRAINT_FOREIGNKEY": (Conflict, _MISSING),
    "SQLITE_CONSTRAINT_UNIQUE": (Conflict, _TAKEN),
    "SQLITE_CONSTRAINT_PRIMARYKEY": (Conflict, _TAKEN),
    "SQLITE_CONSTRAINT_NOTNULL": (InvalidInput, _RULE),
    "SQLITE_CONSTRAINT_CHECK": (InvalidInput, _RULE),
    "SQLITE_BUSY": (Conflict, _STALE),
    "SQLITE_BUSY_SNAPSHOT": (Conflict, _STALE),
    # SQLite has no code of its own for a missing table; it is by far the likeliest cause.
    "SQLITE_ERROR": (StorageUnavailable, _NO_TABLES),
}


def translate(error: BaseException) -> MatcherError | None:
    """Return the error of ours that ``error`` stands for, or ``None`` if it is none of the database's."""
    if isinstance(error, MatcherError):
        return error
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    known = _POSTGRES.get(getattr(original, "sqlstate", None) or "") or _SQLITE.get(
        getattr(original, "sqlite_errorname", "")
    )
    if known is not None:
        kind, message = known
        return kind(message)
    names = {parent.__name__ for parent in type(original).__mro__}
    if "DataError" in names:
        return InvalidInput(
            "A value cannot be stored: it is too large, or holds a character that is not text."
        )
    if "Error" in names:  # every error of a database driver (PEP 249)
        return StorageUnavailable(_UNREACHABLE)
    return None
