"""What each reader gets to see of an explanation: frozen, ready for JSON, and worded.

A view is built from an allow-list of its own. So far there is the broker's; it holds no name and no
contact, as an explanation has no need of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.domain.job import JobInFull
from matcher.explanation.level_facts import DemandFact
from matcher.explanation.reason_views import FactView, ReasonView, reasons_for, reasons_to_look_at
from matcher.explanation.reasons import Explanation
from matcher.explanation.unknown_facts import About, AskedOf, UnknownFact
from matcher.explanation.weighty_unknowns import MOST_TO_ASK_FIRST, WeightyUnknown
from matcher.explanation.wording import Wording
from matcher.features.columns import ReasonGroup
from matcher.ranking.enough_known import is_enough_known
from matcher.vocabulary.entries import Language

__all__ = ["BrokerView", "FactView", "QuestionView", "ReasonView", "ShareView", "broker_view"]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """What nobody has said yet, as a question to the one who can answer.

    ``narrowing`` is the part, 0 to 1, by which an answer is expected to narrow the interval; ``worth`` says
    so in words, and says nothing where the answer would not narrow it.
    """

    about: About
    asked_of: AskedOf
    group: ReasonGroup
    codes: tuple[str, ...]
    question: str
    narrowing: float
    worth: str


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
    are all that is unknown, those first that narrow the interval most. Where ``enough_known`` is false,
    ``too_little`` says so, and the score is no judgement.
    """

    language: Language
    job_id: str
    candidate_id: str
    heading: str
    enough_known: bool
    too_little: str
    in_short: str
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


def broker_view(
    told: Explanation, job: JobInFull, wording: Wording, weighty: Sequence[WeightyUnknown] = ()
) -> BrokerView:
    """The explanation of a match of this job as its broker sees it.

    ``weighty`` are the unknown facts by how much their answers narrow the interval, heaviest first.
    """
    look_at, look_also_at = reasons_to_look_at(told, wording)
    narrowing = {each.fact: each.share for each in weighty}
    unknown = (*narrowing, *(fact for fact in told.unknown if fact not in narrowing))
    enough = is_enough_known(told.known_share)
    return BrokerView(
        language=wording.book.language,
        job_id=told.job_id,
        candidate_id=told.candidate_id,
        heading=wording.heading(job, told.candidate_id),
        enough_known=enough,
        too_little="" if enough else wording.too_little(unknown[:MOST_TO_ASK_FIRST]),
        in_short=wording.in_short(told),
        score_text=wording.score(told),
        score=told.score,
        lower=told.lower,
        upper=told.upper,
        base=told.origin.base,
        known_share=told.known_share,
        shares=tuple(ShareView(s.group, wording.group(s.group), s.share) for s in told.shares),
        speaks_for=reasons_for(told, wording),
        look_at=look_at,
        look_also_at=look_also_at,
        questions=tuple(_question(fact, narrowing.get(fact, 0.0), wording) for fact in unknown),
        notices=wording.notices(proposals=_rests_on_proposals(told)),
        model_version=told.origin.model_version,
        dataset=told.origin.dataset,
        simulated=told.origin.simulated,
    )


def _question(fact: UnknownFact, narrowing: float, wording: Wording) -> QuestionView:
    return QuestionView(
        fact.about,
        fact.asked_of,
        fact.group,
        fact.codes,
        wording.question(fact),
        narrowing,
        wording.worth(narrowing),
    )


def _rests_on_proposals(told: Explanation) -> bool:
    reasons = (*told.for_, *told.against, *told.look_also_at)
    facts = [fact for reason in reasons for fact in reason.facts]
    return any(isinstance(fact, DemandFact) and fact.proposed for fact in facts)
