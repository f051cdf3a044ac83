"""Which rules an explanation rests on, in sixteen characters."""

from __future__ import annotations

from matcher.law.fingerprint import fingerprint_of
from matcher.schemes.rules import Rulebook

__all__ = ["rulebook_fingerprint"]


def rulebook_fingerprint(rules: Rulebook) -> str:
    """A short hash over everything in the rules; another one means that the rules have changed since."""
    return fingerprint_of(rules)
