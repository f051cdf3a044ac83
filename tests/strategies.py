"""Hypothesis strategies for domain objects, unknowns included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from matcher.domain.candidate import (
    Availability,
    Candidate,
    Competence,
    Evidence,
    Proof,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.ids import (
    CandidateId,
    CompetenceCode,
    ConsiderationCode,
    PositionId,
    TaskId,
    TaskTypeCode,
)
from matcher.domain.scale import Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands, Task, Wanted
from matcher.domain.week import SLOTS

CODES = st.sampled_from(["own_pace", "packing", "baking", "first_aid", "quiet_place", "it"])
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MAYBE_DAYS = st.none() | DAYS
STEPS = st.sampled_from(Level)
NEEDED = st.sampled_from(list(Level)[1:])
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
PROOFS = st.lists(
    st.builds(Proof, CODES.map(TaskTypeCode), st.sampled_from(Evidence), MAYBE_DAYS),
    unique_by=lambda proof: proof.task_type,
    max_size=3,
).map(tuple)
LEVELS = st.dictionaries(st.sampled_from(Dimension), STEPS, max_size=6).map(Levels)
SLOT_SETS = st.frozensets(st.sampled_from(SLOTS), min_size=1, max_size=35)


def candidates(candidate_id: str = "K1") -> st.SearchStrategy[Candidate]:
    """Candidates under one id, with no postcode."""
    return st.tuples(_candidates(candidate_id), PROOFS).map(_with_proofs)


def _with_proofs(drawn: tuple[Candidate, tuple[Proof, ...]]) -> Candidate:
    candidate, proofs = drawn
    return replace(candidate, proofs=tuple(p for p in proofs if p.task_type in candidate.experience))


def _candidates(candidate_id: str) -> st.SearchStrategy[Candidate]:
    return st.builds(
        Candidate,
        id=st.just(CandidateId(candidate_id)),
        availability=st.sampled_from(Availability),
        levels=LEVELS,
        competences=_unique(
            st.builds(Competence, CODES.map(CompetenceCode), STEPS, st.sampled_from(Evidence), MAYBE_DAYS),
            key=lambda competence: competence.code,
        ),
        experience=st.frozensets(CODES.map(TaskTypeCode)),
        wishes=_unique(
            st.builds(Wish, st.sampled_from(WishKind), st.sampled_from(WishTarget), CODES),
            key=lambda wish: (wish.target, wish.code),
        ),
        considerations=st.frozensets(CODES.map(ConsiderationCode)),
        time=working_times(),
        travel=st.builds(
            Travel,
            postcode=st.none(),
            modes=st.frozensets(st.sampled_from(TravelMode)),
            longest_minutes=st.none() | st.integers(0, 600),
        ),
        updated_on=MAYBE_DAYS,
    )


@st.composite
def working_times(draw: st.DrawFn) -> WorkingTime:
    """Working times in which the least does not exceed the most."""
    least = draw(st.none() | st.integers(0, 2220))
    most = draw(st.none() | st.integers(least or 0, 2220))
    daily = draw(st.none() | st.integers(0, 1440))
    return WorkingTime(least, most, daily, draw(st.none() | SLOT_SETS), draw(MAYBE_DAYS))


@st.composite
def tasks(draw: st.DrawFn, task_id: str = "T1", position_id: str = "P1") -> Task:
    """Tasks under one id, of one position."""
    levels = draw(LEVELS)
    proposed = draw(st.frozensets(st.sampled_from(list(levels.known)))) if levels.known else frozenset()
    needs = _unique(
        st.builds(CompetenceNeed, CODES.map(CompetenceCode), NEEDED, st.booleans()),
        key=lambda need: need.code,
    )
    return Task(
        id=TaskId(task_id),
        position_id=PositionId(position_id),
        text=draw(TEXTS),
        weekly_minutes=draw(st.integers(1, 10080)),
        task_type=draw(st.none() | CODES.map(TaskTypeCode)),
        slots=draw(st.none() | SLOT_SETS),
        separable=draw(st.booleans()),
        now_undone=draw(st.booleans()),
        takes_skilled_time=draw(st.booleans()),
        wanted=draw(st.sampled_from(Wanted)),
        demands=Demands(levels, proposed),
        competences=draw(needs),
    )


def _unique(elements, *, key):
    return st.lists(elements, unique_by=key, max_size=5).map(tuple)
