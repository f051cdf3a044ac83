"""What a person can and wants, and what must be true at work: the competence profile.

Nothing here says why. Diagnosis, benefit, age, sex and origin have no place in a profile, so that
no ranking can come to see them. Name and contact live in :class:`Identity`, apart from the profile.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, Postcode, TaskTypeCode
from matcher.domain.scale import Level, Levels
from matcher.domain.week import Slot
from matcher.errors import InvalidInput


class Evidence(StrEnum):
    """How it is known that a person has a competence, strongest first."""

    CERTIFICATE = "certificate"
    OBSERVED = "observed"
    STATEMENT = "statement"


class Availability(StrEnum):
    """Whether a person is looking for work now. People in work may look for the next job."""

    AVAILABLE = "available"
    IN_WORK_LOOKING = "in_work_looking"
    PAUSED = "paused"


class TravelMode(StrEnum):
    """How a person gets to work."""

    WALK = "walk"
    BICYCLE = "bicycle"
    PUBLIC = "public"
    CAR = "car"
    FLEX_TRANSPORT = "flex_transport"


class WishKind(StrEnum):
    """Whether a person wants the work or would rather be without it."""

    WISH = "wish"
    DISLIKE = "dislike"


class WishTarget(StrEnum):
    """What a wish is about: one type of task, or a whole field of work."""

    TASK_TYPE = "task_type"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Competence:
    """One thing a person knows how to do.

    ``level``: 0 not held, 1 being learnt, 2 with support, 3 independently, 4 can teach it.
    A competence that is not listed is unknown, not lacking.
    """

    code: CompetenceCode
    level: Level
    evidence: Evidence = Evidence.STATEMENT
    shown_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """That a person can do a type of task, and how it is known: a proof of competence for a task."""

    task_type: TaskTypeCode
    evidence: Evidence = Evidence.STATEMENT
    shown_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Work a person wants to do, or would rather be without."""

    kind: WishKind
    target: WishTarget
    code: str


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """How much and when a person can work. ``None`` is unknown."""

    least_weekly_minutes: int | None = None
    most_weekly_minutes: int | None = None
    most_daily_minutes: int | None = None
    slots: frozenset[Slot] | None = None
    available_from: date | None = None

    def __post_init__(self) -> None:
        least, most = self.least_weekly_minutes, self.most_weekly_minutes
        if least is not None and most is not None and least > most:
            raise InvalidInput(f"The least hours a week ({least} min) must not exceed the most ({most} min).")
        if self.slots is not None and not self.slots:
            raise InvalidInput("Name at least one time at which the candidate can work, or none at all.")


@dataclass(frozen=True, slots=True)
class Travel:
    """Where a person sets out from and how far they can go. ``None`` is unknown."""

    postcode: Postcode | None = None
    modes: frozenset[TravelMode] = frozenset()
    longest_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """The competence profile of one person looking for work.

    ``proofs`` say how some of the experience is known; they stand sorted by type of task.
    """

    id: CandidateId
    availability: Availability = Availability.AVAILABLE
    levels: Levels = field(default_factory=Levels)
    competences: tuple[Competence, ...] = ()
    experience: frozenset[TaskTypeCode] = frozenset()
    wishes: tuple[Wish, ...] = ()
    considerations: frozenset[ConsiderationCode] = frozenset()
    time: WorkingTime = field(default_factory=WorkingTime)
    travel: Travel = field(default_factory=Travel)
    updated_on: date | None = None
    proofs: tuple[Proof, ...] = ()

    def __post_init__(self) -> None:
        codes = [c.code for c in self.competences]
        if len(codes) != len(set(codes)):
            raise InvalidInput(f"Candidate {self.id} lists a competence more than once.")
        if len(self.wishes) != len({(w.target, w.code) for w in self.wishes}):
            raise InvalidInput(f"Candidate {self.id} both wishes for and dislikes the same work.")
        object.__setattr__(self, "proofs", tuple(sorted(self.proofs, key=lambda proof: proof.task_type)))
        proved = [proof.task_type for proof in self.proofs]
        if len(proved) != len(set(proved)) or not self.experience.issuperset(proved):
            raise InvalidInput(f"Candidate {self.id} has at most one proof for each type of task done.")


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a candidate is. Kept apart, encrypted at rest, and never part of a ranking."""

    candidate_id: CandidateId
    name: str
    phone: str = ""
    email: str = ""

    def __repr__(self) -> str:
        return f"Identity({self.candidate_id!r}, ...)"
