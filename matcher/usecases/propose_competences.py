"""From a free job title to competences that the candidate may confirm. Nothing is applied unconfirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from matcher.domain.candidate import Candidate, Competence, Evidence
from matcher.domain.ids import CandidateId, CompetenceCode
from matcher.domain.scale import Level
from matcher.errors import InvalidInput, NotFound
from matcher.usecases.ports import OccupationRepository, UnitOfWork
from matcher.vocabulary.entries import Language, Vocabulary
from matcher.vocabulary.occupation_matching import OccupationFinder, OccupationFound, job_title_in
from matcher.vocabulary.occupations import Concept, SkillRelation
from matcher.vocabulary.skill_matching import match_skills

__all__ = [
    "CompetenceProposal",
    "Confirmed",
    "OccupationProposal",
    "SkillsKnown",
    "confirm_competences",
    "propose_competences",
]


class SkillsKnown(StrEnum):
    """Whether the imported vocabularies say what the chosen occupation calls for."""

    YES = "yes"
    NOT_IMPORTED = "not_imported"
    NONE_FOR_THIS = "none_for_this"


@dataclass(frozen=True, slots=True)
class CompetenceProposal:
    """A competence to ask about. ``held`` is what the candidate's profile says of it already."""

    code: CompetenceCode
    name: str
    licence: bool
    skill: str
    similarity: float
    held: Competence | None


@dataclass(frozen=True, slots=True)
class OccupationProposal:
    """The occupations a title may mean, and what the chosen one cannot be done without.

    ``chosen`` is ``None`` where no occupation is like the title. ``other_skills`` are ESCO's own words for
    the skills that are none of our competences.
    """

    asked: str
    understood: str
    found: tuple[OccupationFound, ...]
    groups: tuple[str, ...]
    chosen: OccupationFound | None
    skills_known: SkillsKnown
    competences: tuple[CompetenceProposal, ...]
    other_skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was stored, and what stayed as it was because it is known better already."""

    stored: tuple[Competence, ...]
    left: tuple[Competence, ...]


def propose_competences(
    unit_of_work: UnitOfWork,
    vocabulary: Vocabulary,
    title: str,
    *,
    language: Language,
    candidate_id: CandidateId | None = None,
    choice: int = 1,
    top: int = 5,
) -> OccupationProposal:
    """The occupations most like a job title, and competences of the one with number ``choice`` to confirm.

    Raises
    ------
    NotFound
        No occupations have been imported, or there is no such candidate.
    InvalidInput
        Fewer occupations were found than ``choice``.
    """
    with unit_of_work as work:
        candidate = work.candidates.get(candidate_id) if candidate_id else None
        occupations = work.occupations.occupations()
        if not occupations:
            raise NotFound(
                "No occupations have been imported yet. Run: matcher vocabulary import --esco DIR, with the "
                "folder that holds occupations_da.csv."
            )
        finder = OccupationFinder(occupations, work.occupations.job_titles(), language.value)
        found = finder.find(title, max(top, choice))
        if found and choice > len(found):
            raise InvalidInput(f"Only {len(found)} occupations were found. Choose one of those.")
        chosen = found[choice - 1] if found else None
        skills = _skills(work.occupations, chosen)
        titles = work.occupations.group_titles(language.value)
        any_skills = bool(skills) or work.occupations.has_skill_links()
    competences, others = _sorted_out(skills, vocabulary, language, candidate)
    known = SkillsKnown.NONE_FOR_THIS if any_skills else SkillsKnown.NOT_IMPORTED
    return OccupationProposal(
        asked=title,
        understood=job_title_in(title),
        found=found,
        groups=tuple(titles.get(each.occupation.kind, "") for each in found),
        chosen=chosen,
        skills_known=SkillsKnown.YES if skills else known,
        competences=competences,
        other_skills=others,
    )


def confirm_competences(
    unit_of_work: UnitOfWork,
    proposal: OccupationProposal,
    candidate_id: CandidateId,
    codes: Sequence[CompetenceCode],
    *,
    level: Level = Level.HIGH,
    confirmed_on: date,
) -> Confirmed:
    """What the candidate has confirmed, stored as own statements with their day.

    A competence that a certificate or somebody else's observation already vouches for is left as it is.

    Raises
    ------
    InvalidInput
        A code was not proposed. Nothing is stored.
    """
    proposed = [each.code for each in proposal.competences]
    for code in codes:
        if code not in proposed:
            remedy = f"Choose among {', '.join(proposed)}." if proposed else "Nothing was proposed."
            raise InvalidInput(f"{code!r} was not proposed for this occupation. {remedy}", code=code)
    with unit_of_work as work:
        candidate = work.candidates.get(candidate_id)
        held = {each.code: each for each in candidate.competences}
        left = [held[c] for c in codes if c in held and held[c].evidence is not Evidence.STATEMENT]
        better = {each.code for each in left}
        stored = {
            code: Competence(code, level, Evidence.STATEMENT, confirmed_on)
            for code in codes
            if code not in better
        }
        if stored:
            work.candidates.put([_with(candidate, stored.values(), confirmed_on)])
            work.commit()
    return Confirmed(tuple(stored.values()), tuple(left))


def _skills(occupations: OccupationRepository, chosen: OccupationFound | None) -> tuple[Concept, ...]:
    return occupations.skills_of(chosen.occupation.uri, SkillRelation.ESSENTIAL) if chosen else ()


def _sorted_out(
    skills: Sequence[Concept], vocabulary: Vocabulary, language: Language, candidate: Candidate | None
) -> tuple[tuple[CompetenceProposal, ...], tuple[str, ...]]:
    """The skills that are competences of ours, most alike first, and the names of the others."""
    held = {each.code: each for each in candidate.competences} if candidate else {}
    best: dict[CompetenceCode, CompetenceProposal] = {}
    others: list[str] = []
    for skill, match in zip(skills, match_skills(skills, vocabulary, language), strict=True):
        label = skill.label(language.value, Language.EN.value)
        if match is None:
            others.append(label)
            continue
        code, entry = match.competence, vocabulary.competences[match.competence]
        if code not in best or match.similarity > best[code].similarity:
            best[code] = CompetenceProposal(
                code, entry.name[language], entry.licence, label, match.similarity, held.get(code)
            )
    ordered = sorted(best.values(), key=lambda each: (-each.similarity, each.code))
    return tuple(ordered), tuple(sorted(others))


def _with(candidate: Candidate, stored: Iterable[Competence], today: date) -> Candidate:
    by_code = {each.code: each for each in candidate.competences} | {each.code: each for each in stored}
    return replace(candidate, competences=tuple(by_code.values()), updated_on=today)
