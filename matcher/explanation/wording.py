"""Each fact, reason and question in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from matcher.domain.job import JobInFull
from matcher.explanation.aloud import reason_aloud
from matcher.explanation.bearing import UnaskedFact
from matcher.explanation.catalogue import Translator, marked
from matcher.explanation.competence_sentences import competence_said, stated_said
from matcher.explanation.exactness import decimals_of
from matcher.explanation.facts import Fact
from matcher.explanation.level_facts import DemandFact, ReachFact
from matcher.explanation.level_sentences import level_said
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.explanation.point_sentences import (
    considerations_said,
    demands_met,
    experience_together,
    out_of_reach,
)
from matcher.explanation.points import Point
from matcher.explanation.practical_facts import ConsiderationFact
from matcher.explanation.practical_sentences import practical_said
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact, StatedFact, WishFact
from matcher.explanation.question_sentences import question, unknown_name
from matcher.explanation.reasons import Basis, Explanation, Reason
from matcher.explanation.time_facts import DailyHoursFact, HoursFact, StartFact, TimesFact
from matcher.explanation.time_sentences import time_said
from matcher.explanation.two_persons import Speaker
from matcher.explanation.unknown_facts import UnknownFact
from matcher.explanation.wish_sentences import experience_said, wish_said
from matcher.features.columns import ReasonGroup
from matcher.ranking.enough_known import is_enough_known
from matcher.vocabulary.entries import Language

_GROUPS: Final = {
    ReasonGroup.TASKS: marked("Tasks"),
    ReasonGroup.PHYSICAL: marked("Physical demands"),
    ReasonGroup.SENSORY: marked("Sight and hearing"),
    ReasonGroup.COGNITIVE: marked("Concentration, reading and overview"),
    ReasonGroup.SOCIAL: marked("Being with others"),
    ReasonGroup.SURROUNDINGS: marked("Surroundings"),
    ReasonGroup.COMPETENCES: marked("Competences"),
    ReasonGroup.WISHES: marked("Wishes"),
    ReasonGroup.TIME: marked("Working time"),
    ReasonGroup.TRAVEL: marked("Journey"),
    ReasonGroup.SUPPORT: marked("Considerations and support"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Says what facts, reasons and questions say, in the language of the phrasebook."""

    book: Phrasebook

    def heading(self, job: JobInFull, candidate_id: str) -> str:
        """Which job and which candidate."""
        return self.book.say(
            "Job {job_id} {title} ({hours} a week) – candidate {candidate_id}",
            job_id=job.job.id,
            title=job.job.title,
            hours=self.book.hours(job.weekly_minutes),
            candidate_id=candidate_id,
        )

    def score(self, told: Explanation) -> str:
        """The score with its interval, and what a typical match scores."""
        decimals = decimals_for(told)
        score, lower, upper, base = (
            self.book.number(value, decimals)
            for value in (told.score, told.lower, told.upper, told.origin.base)
        )
        if lower == upper:
            match = self.book.say("Match: {score}. Everything that counts is known.", score=score)
        elif is_enough_known(told.known_share):
            match = self.book.say(
                "Match: {score} (may lie between {lower} and {upper} once the unknown is settled).",
                score=score,
                lower=lower,
                upper=upper,
            )
        else:
            match = self.book.say(
                "For now we reckon {score}, but it may lie between {lower} and {upper}.",
                score=score,
                lower=lower,
                upper=upper,
            )
        typical = self.book.say("A typical match lies at {base}.", base=base)
        return f"{match} {typical}"

    def in_short(self, told: Explanation) -> str:
        """How the match stands beside a typical one, without any figure."""
        base = told.origin.base
        if told.lower >= base:
            return self.book.say("The match lies above a typical one, whatever the unknown turns out to be.")
        if told.score >= base:
            return self.book.say("The match lies above a typical one. What is unknown may change that.")
        if told.upper >= base:
            return self.book.say(
                "The match lies below a typical one today. Knowing more or changing the job can move it."
            )
        return self.book.say("The match lies below a typical one today. See what can be changed in the job.")

    def in_short_to_candidate(self, told: Explanation) -> str:
        """How the job suits, said to the candidate without any figure."""
        say, base = self.book.say, told.origin.base
        if not is_enough_known(told.known_share):
            return say("We do not know enough yet to say whether the job suits you. That is why we ask.")
        if told.lower >= base:
            return say("From what we know, the job may suit you well.")
        if told.score >= base:
            return say("The job may suit you. There is something that we would like to know first.")
        return say(
            "As the job is now, it does not suit you so well. We look first at what can be changed in it. "
            "Tell us if you would rather hear of another job."
        )

    def group(self, group: ReasonGroup) -> str:
        """The name of a reason group."""
        return group_name(group, self.book.language)

    def share(self, share: float, told: Explanation) -> str:
        """A share with its sign, told as exactly as the score."""
        return self.book.number(share, decimals_for(told), sign=True)

    def lead(self, reason: Reason) -> str:
        """What stands before the facts where the share is no more than an estimate; else nothing."""
        if reason.basis is Basis.ESTIMATE:
            return self.book.say("The figure is an estimate until you have asked.")
        return ""

    def point(self, point: Point) -> Said:
        """Facts that are told together, in words."""
        facts = point.facts
        if isinstance(facts[0], ReachFact) and point.causes:
            return out_of_reach(self.book, [f for f in facts if isinstance(f, ReachFact)], point.causes)
        if len(facts) == 1:
            return self.fact(facts[0])
        match facts[0]:
            case DemandFact():
                return demands_met(self.book, [f for f in facts if isinstance(f, DemandFact)])
            case ConsiderationFact():
                return considerations_said(self.book, [f for f in facts if isinstance(f, ConsiderationFact)])
            case _:
                return experience_together(self.book, [f for f in facts if isinstance(f, ExperienceFact)])

    def aloud(self, reason: Reason, *, to_candidate: bool) -> str:
        """One sentence to say in the meeting about a reason."""
        name = self.group(reason.group)
        return reason_aloud(Speaker(self.book, to_candidate), reason, name[:1].lower() + name[1:])

    def fact(self, fact: Fact) -> Said:
        """A fact in words."""
        match fact:
            case DemandFact() | ReachFact() | UnaskedFact():
                return level_said(self.book, fact)
            case ExperienceFact():
                return experience_said(self.book, fact)
            case CompetenceFact():
                return competence_said(self.book, fact)
            case StatedFact():
                return stated_said(self.book, fact)
            case WishFact():
                return wish_said(self.book, fact)
            case HoursFact() | DailyHoursFact() | TimesFact() | StartFact():
                said = time_said(self.book, fact)
            case _:
                said = practical_said(self.book, fact)
        return said

    def question(self, fact: UnknownFact) -> str:
        """What to ask about something unknown."""
        return question(self.book, fact)

    def worth(self, narrowing: float) -> str:
        """How much an answer can narrow the interval, given as a part of it; nothing for nothing."""
        if not narrowing:
            return ""
        return self.book.say(
            "The answer can make us {share} less unsure.", share=self.book.percent(narrowing)
        )

    def too_little(self, first: Sequence[UnknownFact]) -> str:
        """That too little is known to place the person fairly, and what to ask first."""
        said = self.book.say("Too little is known to place this person fairly.")
        if not first:
            return said
        names = self.book.listed([unknown_name(self.book, fact) for fact in first])
        ask = self.book.say("Ask first about: {names}.", names=names)
        return f"{said} {ask}"

    def notices(self, *, proposals: bool) -> tuple[str, ...]:
        """What the reader must know about the figures: whose choice it is, and what they rest on."""
        notices = [self.book.say("The figure helps to put matches in order. The decision is yours.")]
        if proposals:
            notices.append(
                self.book.say("Some of the demands are proposals. Ask the workplace to confirm them.")
            )
        return tuple(notices)


@cache
def group_name(group: ReasonGroup, language: Language) -> str:
    """The name of a reason group."""
    return Translator(language).say(_GROUPS[group])


def decimals_for(told: Explanation) -> int:
    """How many decimals tell scores of this model's size apart."""
    return decimals_of(told.score, told.lower, told.upper, told.origin.base)
