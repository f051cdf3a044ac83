"""What each reader gets to see of an explanation: frozen, ready for JSON, and worded.

A view is built from an allow-list of its own. So far there is the broker's; it holds no name and no
contact, as an explanation has no need of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.job import JobInFull
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import Fact
from matcher.explanation.level_facts import DemandFact
from matcher.explanation.reasons import Basis, Explanation, Reason
from matcher.explanation.unknown_facts import About, AskedOf, UnknownFact
from matcher.explanation.wording import Wording
from matcher.features.columns import ReasonGroup
from matcher.vocabulary.entries import Language

MOST_FACTS: Final = 3
"""Facts that a reason shows, the weightiest first."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in words, with its codes. ``advice`` is what could be looked at in the job, if anything."""

    bearing: Bearing
    codes: tuple[str, ...]
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class ReasonView:
    """A reason in words. ``lead`` stands before the facts; ``more_facts`` counts those that are not shown."""

    group: ReasonGroup
    name: str
    share: float
    share_text: str
    rank: int
    basis: Basis
    lead: str
    facts: tuple[FactView, ...]
    more_facts: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What nobody has said yet, as a question to the one who can answer."""

    about: About
    asked_of: AskedOf
    group: ReasonGroup
    codes: tuple[str, ...]
    question: str


@dataclass(frozen=True, slots=True)
class ShareView:
    """The exact share of a group in the score."""

    group: ReasonGroup
    name: str
    share: float


@dataclass(frozen=True, slots=True)
class BrokerView:
    """The explanation of one match as its broker sees it: ``score == base + sum of shares``.

    ``look_also_at`` holds facts against the match in groups that are not among ``look_at``. ``questions``
    are all that is unknown, in the order in which it is worth asking.
    """

    language: Language
    job_id: str
    candidate_id: str
    heading: str
    score_text: str
    score: float
    lower: float
    upper: float
    base: float
    known_share: float
    shares: tuple[ShareView, ...]
    speaks_for: tuple[ReasonView, ...]
    look_at: tuple[ReasonView, ...]
    look_also_at: tuple[ReasonView, ...]
    questions: tuple[QuestionView, ...]
    notices: tuple[str, ...]
    model_version: str
    dataset: str
    simulated: bool


def broker_view(told: Explanation, job: JobInFull, wording: Wording) -> BrokerView:
    """The explanation of a match of this job as its broker sees it."""
    return BrokerView(
        language=wording.book.language,
        job_id=told.job_id,
        candidate_id=told.candidate_id,
        heading=wording.heading(job, told.candidate_id),
        score_text=wording.score(told),
        score=told.score,
        lower=told.lower,
        upper=told.upper,
        base=told.origin.base,
        known_share=told.known_share,
        shares=tuple(ShareView(s.group, wording.group(s.group), s.share) for s in told.shares),
        speaks_for=tuple(_reason(r, told, wording) for r in told.for_),
        look_at=tuple(_reason(r, told, wording) for r in told.against),
        look_also_at=tuple(_reason(r, told, wording) for r in told.look_also_at),
        questions=tuple(_question(fact, wording) for fact in told.unknown),
        notices=wording.notices(told, proposals=_rests_on_proposals(told)),
        model_version=told.origin.model_version,
        dataset=told.origin.dataset,
        simulated=told.origin.simulated,
    )


def _reason(reason: Reason, told: Explanation, wording: Wording) -> ReasonView:
    return ReasonView(
        group=reason.group,
        name=wording.group(reason.group),
        share=reason.share,
        share_text=wording.share(reason.share, told),
        rank=reason.rank,
        basis=reason.basis,
        lead=wording.lead(reason),
        facts=tuple(_fact(fact, wording) for fact in reason.facts[:MOST_FACTS]),
        more_facts=max(len(reason.facts) - MOST_FACTS, 0),
    )


def _fact(fact: Fact, wording: Wording) -> FactView:
    said = wording.fact(fact)
    return FactView(fact.bearing, fact.codes, said.sentence, said.advice)


def _question(fact: UnknownFact, wording: Wording) -> QuestionView:
    return QuestionView(fact.about, fact.asked_of, fact.group, fact.codes, wording.question(fact))


def _rests_on_proposals(told: Explanation) -> bool:
    reasons = (*told.for_, *told.against, *told.look_also_at)
    facts = [fact for reason in reasons for fact in reason.facts]
    return any(isinstance(fact, DemandFact) and fact.proposed for fact in facts)
