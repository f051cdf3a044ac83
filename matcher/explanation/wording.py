"""Each fact, reason and question in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.domain.job import JobInFull
from matcher.explanation.bearing import UnaskedFact
from matcher.explanation.catalogue import Translator, marked
from matcher.explanation.competence_sentences import competence_said, stated_said
from matcher.explanation.exactness import decimals_of
from matcher.explanation.facts import Fact
from matcher.explanation.level_facts import DemandFact, ReachFact
from matcher.explanation.level_sentences import level_said
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.explanation.practical_sentences import practical_said
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact, StatedFact, WishFact
from matcher.explanation.question_sentences import question
from matcher.explanation.reasons import Basis, Explanation, Reason
from matcher.explanation.time_facts import DailyHoursFact, HoursFact, StartFact, TimesFact
from matcher.explanation.time_sentences import time_said
from matcher.explanation.unknown_facts import UnknownFact
from matcher.explanation.wish_sentences import experience_said, wish_said
from matcher.features.columns import ReasonGroup
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
        else:
            match = self.book.say(
                "Match: {score} (may lie between {lower} and {upper} once the unknown is settled).",
                score=score,
                lower=lower,
                upper=upper,
            )
        typical = self.book.say("A typical match lies at {base}.", base=base)
        return f"{match} {typical}"

    def group(self, group: ReasonGroup) -> str:
        """The name of a reason group."""
        return group_name(group, self.book.language)

    def share(self, share: float, told: Explanation) -> str:
        """A share with its sign, told as exactly as the score."""
        return self.book.number(share, decimals_for(told), sign=True)

    def lead(self, reason: Reason) -> str:
        """What stands before the facts where they alone do not carry the reason; else nothing."""
        if reason.basis is Basis.ESTIMATE:
            return self.book.say(
                "We do not know enough here yet. The figure is an estimate until you have asked."
            )
        if reason.basis is Basis.FACTS:
            return ""
        if reason.share > 0:
            return self.book.say("There is more to build on here than in a typical match.")
        return self.book.say("There is less to build on here than in a typical match.")

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

    def notices(self, told: Explanation, *, proposals: bool) -> tuple[str, ...]:
        """What the reader must know about the figures: whose choice it is, and what they rest on."""
        notices = [self.book.say("The figure helps to put matches in order. The decision is yours.")]
        if proposals:
            notices.append(
                self.book.say("Some of the demands are proposals. Ask the workplace to confirm them.")
            )
        if told.origin.simulated:
            notices.append(self.book.say("Simulated data: none of the people exist."))
        return tuple(notices)


def group_name(group: ReasonGroup, language: Language) -> str:
    """The name of a reason group."""
    return Translator(language).say(_GROUPS[group])


def decimals_for(told: Explanation) -> int:
    """How many decimals tell scores of this model's size apart."""
    return decimals_of(told.score, told.lower, told.upper, told.origin.base)
