"""Simulated: the profiles that show people's lives with gaps and mistakes, and the names beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from experiments.simulation.config import SimulationConfig
from experiments.simulation.content import Content
from experiments.simulation.employers import person_name
from experiments.simulation.latent import Flags, Floats, Levels, PersonTraits
from experiments.simulation.lives import Lives
from experiments.simulation.places import MODES
from matcher.domain.candidate import (
    Availability,
    Candidate,
    Competence,
    Evidence,
    Identity,
    Travel,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.ids import CandidateId
from matcher.domain.scale import DIMENSIONS, Level
from matcher.domain.scale import Levels as KnownLevels
from matcher.vocabulary.entries import Vocabulary

THIN_SHARE: Final = 0.11
UNKNOWN_LEVEL: Final = -1

_TOP: Final = 4
_OFF_BY_ONE: Final = 0.09
_WISHED: Final = 0.9
_DISLIKED: Final = -1.2


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What the profiles show of the levels, competences, needs and experience; one row for each candidate.

    ``levels`` is :data:`UNKNOWN_LEVEL` where the profile is silent. ``fullness`` is the share of the
    levels that it shows.
    """

    fullness: Floats
    levels: Levels
    competences: Flags
    needs: Flags
    experience: Flags
    thin: Flags


def draw_shown(traits: PersonTraits, lives: Lives, random: np.random.Generator) -> Shown:
    """How much each profile shows: mostly 50 to 90 %, and of a thin one hardly anything."""
    count = len(traits.drive)
    thin = random.random(count) < THIN_SHARE
    fullness = np.where(
        thin, random.uniform(0, 0.1, size=count), 0.5 + 0.4 * random.beta(2.2, 1.8, size=count)
    )
    known = random.random(traits.levels.shape) < fullness[:, None]
    off = random.random(traits.levels.shape) < _OFF_BY_ONE
    wrong_by = random.choice([-1, 1], size=traits.levels.shape)
    said = np.clip(traits.levels + off * wrong_by, 0, _TOP)
    others = np.where(thin, 0.12, 0.6 + 0.4 * fullness)[:, None]
    return Shown(
        fullness=known.mean(axis=1),
        levels=np.where(known, said, UNKNOWN_LEVEL).astype(np.int8),
        competences=(lives.competences > 0) & (random.random(lives.competences.shape) < others),
        needs=traits.needs & (random.random(traits.needs.shape) < others),
        experience=lives.experience & (random.random(lives.experience.shape) < others),
        thin=thin,
    )


@dataclass(frozen=True, slots=True)
class ProfileDraw:
    """What profiles are drawn from."""

    config: SimulationConfig
    content: Content
    vocabulary: Vocabulary
    random: np.random.Generator

    def candidates(self, lives: Lives, shown: Shown) -> tuple[Candidate, ...]:
        """The profiles, in the order of the rows."""
        return tuple(self._candidate(i, lives, shown) for i in range(len(lives.towns)))

    def _candidate(self, i: int, lives: Lives, shown: Shown) -> Candidate:
        thin = bool(shown.thin[i])
        levels = {
            d: Level(int(level)) for d, level in zip(DIMENSIONS, shown.levels[i], strict=True) if level >= 0
        }
        types = list(self.vocabulary.task_types)
        needs = self.content.considerations
        return Candidate(
            id=CandidateId(f"c{i + 1:05d}"),
            availability=self._availability(),
            levels=KnownLevels(levels),
            competences=self._competences(i, lives, shown),
            experience=frozenset(types[t] for t in np.flatnonzero(shown.experience[i])),
            wishes=self._wishes(i, lives, thin),
            considerations=frozenset(needs[n].code for n in np.flatnonzero(shown.needs[i])),
            time=self._time(i, lives, thin),
            travel=self._travel(i, lives, thin),
            updated_on=self._updated_on(int(lives.known_days[i]), thin),
        )

    def _availability(self) -> Availability:
        # Drawn apart from how matches went: a profile must not give an outcome away.
        drawn = self.random.choice(3, p=[0.9, 0.07, 0.03])
        return (Availability.AVAILABLE, Availability.IN_WORK_LOOKING, Availability.PAUSED)[int(drawn)]

    def _competences(self, i: int, lives: Lives, shown: Shown) -> tuple[Competence, ...]:
        entries = list(self.vocabulary.competences.values())
        held = []
        for k in np.flatnonzero(shown.competences[i]).tolist():
            level = int(lives.competences[i, k])
            if self.random.random() < _OFF_BY_ONE:
                level = min(_TOP, level + 1)
            evidence = Evidence.CERTIFICATE if entries[k].licence else Evidence.STATEMENT
            if not entries[k].licence and self.random.random() < 0.35:
                evidence = Evidence.OBSERVED
            on = None if evidence is Evidence.STATEMENT else self._day_within(1500)
            held.append(Competence(entries[k].code, Level(level), evidence, on))
        return tuple(held)

    def _wishes(self, i: int, lives: Lives, thin: bool) -> tuple[Wish, ...]:
        """The work liked most and least, as people say it when asked: not all, and not quite to the point."""
        wishes: list[Wish] = []
        sides = (
            (WishTarget.FIELD, list(self.vocabulary.fields), lives.field_interest[i], 4, 2),
            (
                WishTarget.TASK_TYPE,
                [str(t) for t in self.vocabulary.task_types],
                lives.type_interest[i],
                4,
                2,
            ),
        )
        for target, codes, interest, most_wished, most_disliked in sides:
            felt = interest + self.random.normal(0, 0.35, size=len(codes))
            order = np.argsort(-felt, kind="stable").tolist()
            wished, disliked = self.random.integers(0, [most_wished + 1, most_disliked + 1]).tolist()
            if thin:
                wished, disliked = min(wished, 1) * (self.random.random() < 0.3), 0
            for kind, picked in ((WishKind.WISH, order[:wished]), (WishKind.DISLIKE, order[::-1][:disliked])):
                wishes += [Wish(kind, target, codes[c]) for c in picked if _is_strong(kind, felt[c])]
        return tuple(wishes)

    def _time(self, i: int, lives: Lives, thin: bool) -> WorkingTime:
        silent = self.random.random(4) < ((0.7, 0.4, 0.8, 0.7) if thin else (0.15, 0.05, 0.25, 0.15))
        later = self.random.random() < 0.15
        start = self.config.today + timedelta(days=int(self.random.integers(1, 80))) if later else None
        return WorkingTime(
            least_weekly_minutes=None if silent[0] else int(lives.least_minutes[i]),
            most_weekly_minutes=None if silent[1] else int(lives.most_minutes[i]),
            most_daily_minutes=None if silent[2] else int(lives.daily_minutes[i]),
            slots=None if silent[3] else lives.slots[i],
            available_from=start,
        )

    def _travel(self, i: int, lives: Lives, thin: bool) -> Travel:
        silent = self.random.random(3) < ((0.1, 0.6, 0.7) if thin else (0.01, 0.06, 0.15))
        modes = frozenset(mode for mode, has in zip(MODES, lives.modes[i], strict=True) if has)
        return Travel(
            postcode=None if silent[0] else self.content.municipality.towns[int(lives.towns[i])].postcode,
            modes=frozenset() if silent[1] else modes,
            longest_minutes=None if silent[2] else int(lives.longest_travel[i]),
        )

    def _updated_on(self, known_days: int, thin: bool) -> date:
        ago = int(self.random.exponential(420 if thin else 170))
        return self.config.today - timedelta(days=min(ago, known_days))

    def _day_within(self, days: int) -> date:
        return self.config.today - timedelta(days=int(self.random.integers(1, days)))


def _is_strong(kind: WishKind, felt: float) -> bool:
    return felt > _WISHED if kind is WishKind.WISH else felt < _DISLIKED


def draw_identities(
    candidates: tuple[Candidate, ...], content: Content, random: np.random.Generator
) -> tuple[Identity, ...]:
    """A name and contact for each candidate, drawn apart from everything in the profile.

    The telephone numbers begin with 01, which no Danish number has done since 1989.
    """
    identities = []
    for candidate in candidates:
        name = person_name(content.names, random)
        digits = f"{int(random.integers(0, 1_000_000)):06d}"
        phone = f"01 {digits[:2]} {digits[2:4]} {digits[4:]}"
        mailbox = ".".join(name.translate(_PLAIN).lower().split())
        identities.append(
            Identity(candidate.id, name, phone, f"{mailbox}.{candidate.id.lstrip('c')}@example.dk")
        )
    return tuple(identities)


_PLAIN: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
