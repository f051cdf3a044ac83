"""Protected attributes as the assessment takes them: by candidate, unknown where nobody agreed to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from matcher.features.snapshots import Flags, Ids
from matcher.storage.audit_attributes import ATTRIBUTES, AuditAttribute


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """One attribute: its values in their order, and each candidate's value by id."""

    name: str
    values: tuple[str, ...]
    by_candidate: Mapping[str, str]

    def of(self, ids: Ids) -> Ids:
        """(n,) the value of each of these candidates, empty where it is not known."""
        return np.array([self.by_candidate.get(str(each), "") for each in ids], np.str_)


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Who is in a group, and who is among the others with a known value. The rest are in neither."""

    group: Flags
    others: Flags


def known_attributes(stored: Iterable[AuditAttribute]) -> tuple[Attribute, ...]:
    """The attributes of which anything is known, in their usual order."""
    rows = tuple(stored)
    found = []
    for name, values in ATTRIBUTES.items():
        told = {str(row.candidate_id): row.value for row in rows if row.attribute == name}
        if told:
            found.append(Attribute(name, values, told))
    return tuple(found)


def sides(values: Ids, value: str) -> Sides:
    """The group with this value, and the others whose value is known."""
    return Sides(values == value, (values != value) & (values != ""))
