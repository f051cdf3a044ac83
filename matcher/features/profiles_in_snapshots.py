"""A profile as a snapshot tells it, for the few people of a list whose reasons are to be told at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Final

import numpy as np

from matcher.domain.candidate import (
    Candidate,
    Competence,
    Evidence,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.employer import Place
from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, Postcode, TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Family, Level, Levels
from matcher.domain.week import slots_from_bits
from matcher.features.columns import GROUPS, ReasonGroup
from matcher.features.snapshots import F64, CandidateSnapshot, Flags
from matcher.vocabulary.entries import Vocabulary

_FIRST_DAY: Final = date(1970, 1, 1).toordinal()
_LEVELS: Final = tuple(Level)
_MODES: Final = tuple(TravelMode)
_EVERY_GROUP: Final = frozenset(GROUPS)
_OF_LEVELS: Final = frozenset({ReasonGroup.TASKS, *(ReasonGroup(family.value) for family in Family)})


@dataclass(frozen=True, slots=True)
class ProfilesInSnapshot:
    """Reads profiles out of a snapshot, with the codes of the vocabulary that it was shaped with.

    What features are not computed from is not there: when evidence was seen, proofs, the postcode, and of
    what has been seen whether by certificate or at work.
    """

    candidates: CandidateSnapshot
    competences: tuple[CompetenceCode, ...]
    types: tuple[TaskTypeCode, ...]
    fields: tuple[str, ...]
    considerations: tuple[ConsiderationCode, ...]

    @classmethod
    def of(cls, candidates: CandidateSnapshot, vocabulary: Vocabulary) -> ProfilesInSnapshot:
        """The reader of this snapshot."""
        return cls(
            candidates,
            tuple(vocabulary.competences),
            tuple(vocabulary.task_types),
            tuple(vocabulary.fields),
            tuple(vocabulary.considerations),
        )

    def profile(self, row: int, groups: frozenset[ReasonGroup] = _EVERY_GROUP) -> Candidate:
        """The profile of the person in this row: no more of it than reasons of these groups rest on."""
        people = self.candidates
        return Candidate(
            id=CandidateId(str(people.ids[row])),
            levels=self._levels(row) if groups & _OF_LEVELS else Levels(),
            competences=tuple(self._competences(row)) if ReasonGroup.COMPETENCES in groups else (),
            experience=frozenset(self._experience(row) if ReasonGroup.TASKS in groups else ()),
            wishes=tuple(self._wishes(row)) if ReasonGroup.WISHES in groups else (),
            considerations=frozenset(self._considerations(row) if ReasonGroup.SUPPORT in groups else ()),
            time=self._time(row) if ReasonGroup.TIME in groups else WorkingTime(),
            travel=self._travel(row) if ReasonGroup.TRAVEL in groups else Travel(),
        )

    def home(self, row: int) -> Place | None:
        """Where the person in this row sets out from; ``None`` where that is unknown."""
        return place_at(self.candidates.latitude, self.candidates.longitude, row)

    def _levels(self, row: int) -> Levels:
        told = zip(DIMENSIONS, self.candidates.levels[:, row].tolist(), strict=True)
        return Levels({dimension: _LEVELS[int(level)] for dimension, level in told if not isnan(level)})

    def _competences(self, row: int) -> Iterator[Competence]:
        held = self.candidates.competences[:, row]
        seen = self.candidates.evidenced[:, row]
        for code in _set(held >= 0):
            evidence = Evidence.OBSERVED if seen[code] else Evidence.STATEMENT
            yield Competence(self.competences[code], _LEVELS[held[code]], evidence)

    def _experience(self, row: int) -> Iterator[TaskTypeCode]:
        return (self.types[code] for code in _set(self.candidates.done[:, row]))

    def _considerations(self, row: int) -> Iterator[ConsiderationCode]:
        return (self.considerations[code] for code in _set(self.candidates.needs[:, row]))

    def _wishes(self, row: int) -> Iterator[Wish]:
        for target, codes, signs in (
            (WishTarget.TASK_TYPE, self.types, self.candidates.type_wishes[:, row]),
            (WishTarget.FIELD, self.fields, self.candidates.field_wishes[:, row]),
        ):
            for code in _set(signs != 0):
                yield Wish(WishKind.WISH if signs[code] > 0 else WishKind.DISLIKE, target, codes[code])

    def _time(self, row: int) -> WorkingTime:
        people = self.candidates
        day, slots = float(people.available_from[row]), int(people.slots[row])
        return WorkingTime(
            least_weekly_minutes=_whole(people.least_hours[row] * 60),
            most_weekly_minutes=_whole(people.most_hours[row] * 60),
            most_daily_minutes=_whole(people.daily_hours[row] * 60),
            slots=None if slots < 0 else slots_from_bits(slots),
            available_from=None if np.isnan(day) else date.fromordinal(_FIRST_DAY + int(day)),
        )

    def _travel(self, row: int) -> Travel:
        modes = frozenset(_MODES[mode] for mode in _set(self.candidates.modes[:, row]))
        return Travel(modes=modes, longest_minutes=_whole(self.candidates.longest_travel[row]))


def place_at(latitude: F64, longitude: F64, row: int) -> Place | None:
    """The place in this row, without a name; ``None`` where it is unknown."""
    if np.isnan(latitude[row]):
        return None
    return Place(Postcode(""), "", float(latitude[row]), float(longitude[row]))


def _set(flags: Flags) -> list[int]:
    codes: list[int] = flags.nonzero()[0].tolist()
    return codes


def _whole(value: np.float32) -> int | None:
    return None if np.isnan(value) else round(float(value))
