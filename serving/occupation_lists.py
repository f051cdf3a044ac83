"""What a job title may stand for, in the reader's language, ready for a terminal."""

from __future__ import annotations

from datetime import date

from matcher.domain.candidate import Competence, Evidence
from matcher.explanation.catalogue import Translator
from matcher.usecases.propose_competences import Confirmed, OccupationProposal, SkillsKnown
from matcher.vocabulary.entries import Language
from serving.lists import ShownList

__all__ = [
    "after_confirming",
    "competences_to_ask",
    "nothing_found",
    "nothing_to_ask",
    "occupations_found",
    "what_is_missing",
]


def nothing_found(proposal: OccupationProposal, language: Language) -> str:
    """That no occupation is like the title, and what to try."""
    return Translator(language).say(
        "We found no occupation like “{title}”. Try another word for the work.", title=proposal.understood
    )


def occupations_found(proposal: OccupationProposal, language: Language) -> ShownList:
    """The occupations that the title may mean."""
    say = Translator(language).say
    rows = tuple(
        (
            str(number),
            each.occupation.label(language.value, Language.EN.value),
            f"{each.occupation.kind} {group}".strip(),
            each.through,
            f"{each.similarity:.0%}",
        )
        for number, (each, group) in enumerate(zip(proposal.found, proposal.groups, strict=True), 1)
    )
    return ShownList(
        heading=(say("“{title}” may be one of these occupations:", title=proposal.understood),),
        header=(
            say("No."),
            say("Occupation"),
            say("Occupational group"),
            say("Found by the word"),
            say("Likeness"),
        ),
        rows=rows,
        footer=(say("Is it another one? Add --choice and its number."),),
    )


def what_is_missing(proposal: OccupationProposal, language: Language) -> str:
    """Why no skills are shown and what to do about it; empty where there are some."""
    say = Translator(language).say
    if proposal.skills_known is SkillsKnown.NONE_FOR_THIS:
        return say("ESCO names no skills that this occupation cannot be done without.")
    if proposal.skills_known is SkillsKnown.NOT_IMPORTED:
        return say(
            "What the occupation calls for is not known here yet. Put {skills} and {relations} in the folder "
            "with {occupations}, and run: matcher vocabulary import --esco DIR.",
            skills=f"skills_{language.value}.csv",
            relations=f"occupationSkillRelations_{language.value}.csv",
            occupations=f"occupations_{language.value}.csv",
        )
    return ""


def competences_to_ask(proposal: OccupationProposal, language: Language) -> ShownList:
    """The competences to ask about; under them the skills that only ESCO has a word for."""
    say = Translator(language).say
    rows = tuple(
        (
            each.code,
            say("{name} (needs a certificate)", name=each.name) if each.licence else each.name,
            each.skill,
            _held(each.held, language),
        )
        for each in proposal.competences
    )
    heading = say(
        "This usually belongs to the work as {occupation}. Ask what fits:",
        occupation=_chosen(proposal, language),
    )
    return ShownList(
        heading=(heading,),
        header=(say("Code"), say("Competence"), say("ESCO's words"), say("In the profile")),
        rows=rows,
        footer=_other_skills(proposal, language),
    )


def nothing_to_ask(proposal: OccupationProposal, language: Language) -> tuple[str, ...]:
    """That only ESCO has words for what the occupation calls for, and these words."""
    told = Translator(language).say(
        "The profile has no words of its own for what belongs to the work as {occupation}.",
        occupation=_chosen(proposal, language),
    )
    return (told, *_other_skills(proposal, language))


def after_confirming(
    proposal: OccupationProposal, confirmed: Confirmed | None, language: Language
) -> tuple[str, ...]:
    """What has been stored and what has not."""
    say = Translator(language).say
    names = {each.code: each.name for each in proposal.competences}
    if confirmed is None:
        told = say("Nothing has been stored. Use --candidate and --confirm for what the candidate confirms.")
        return (told,)
    lines = [
        say(
            "Stored in the candidate's own words: {competence}, level {level}, {day}.",
            competence=names[each.code],
            level=each.level.value,
            day=_day(each.shown_on, language),
        )
        for each in confirmed.stored
    ]
    lines += [
        say("Left as it was, because it is known better already: {competence}.", competence=names[each.code])
        for each in confirmed.left
    ]
    return tuple(lines)


def _chosen(proposal: OccupationProposal, language: Language) -> str:
    return proposal.chosen.occupation.label(language.value, Language.EN.value) if proposal.chosen else ""


def _other_skills(proposal: OccupationProposal, language: Language) -> tuple[str, ...]:
    if not proposal.other_skills:
        return ()
    heading = Translator(language).say("Also part of the occupation, in ESCO's words:")
    return (heading, *(f"- {skill}" for skill in proposal.other_skills))


def _day(day: date | None, language: Language) -> str:
    if day is None:
        return ""
    return f"{day:%d.%m.%Y}" if language is Language.DA else day.isoformat()


def _held(held: Competence | None, language: Language) -> str:
    say = Translator(language).say
    if held is None:
        return say("not known yet")
    if held.evidence is Evidence.CERTIFICATE:
        return say("level {level}, certificate", level=held.level.value)
    if held.evidence is Evidence.OBSERVED:
        return say("level {level}, seen at work", level=held.level.value)
    return say("level {level}, own words", level=held.level.value)
