"""Hypothesis strategies for people and tasks whose codes are all in the vocabulary."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from matcher.domain.candidate import Candidate, Competence, Evidence, Wish, WishKind, WishTarget
from matcher.domain.ids import CandidateId
from matcher.domain.task import CompetenceNeed, Task
from matcher.vocabulary.loading import load_vocabulary
from tests import strategies

VOCABULARY = load_vocabulary()
FEW_CODES = st.sampled_from(sorted(VOCABULARY.competences)[:6])
FEW_TYPES = st.sampled_from(sorted(VOCABULARY.task_types)[::9])
FEW_FIELDS = st.sampled_from(sorted(VOCABULARY.fields)[:5])


@st.composite
def known_candidates(draw: st.DrawFn) -> Candidate:
    """People of whom anything may be unknown."""
    held = st.builds(Competence, FEW_CODES, strategies.STEPS, st.sampled_from(Evidence))
    about = st.tuples(st.just(WishTarget.FIELD), FEW_FIELDS) | st.tuples(
        st.just(WishTarget.TASK_TYPE), FEW_TYPES
    )
    wishes = draw(st.dictionaries(about, st.sampled_from(WishKind), max_size=4))
    return Candidate(
        id=CandidateId("K1"),
        levels=draw(strategies.LEVELS),
        competences=tuple(draw(st.lists(held, unique_by=lambda each: each.code, max_size=4))),
        experience=draw(st.frozensets(FEW_TYPES, max_size=3)),
        wishes=tuple(Wish(kind, target, code) for (target, code), kind in wishes.items()),
        time=draw(strategies.working_times()),
    )


@st.composite
def known_tasks(draw: st.DrawFn) -> Task:
    """Tasks of which anything may be unknown."""
    needs = st.builds(CompetenceNeed, FEW_CODES, strategies.NEEDED, st.booleans())
    return replace(
        draw(strategies.tasks()),
        task_type=draw(st.none() | FEW_TYPES),
        competences=tuple(draw(st.lists(needs, unique_by=lambda each: each.code, max_size=4))),
    )
