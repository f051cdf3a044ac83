"""What a job title may stand for, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import BaseModel

from matcher.domain.candidate import Competence
from matcher.usecases.propose_competences import CompetenceProposal, Confirmed, OccupationProposal


class FoundAnswer(BaseModel):
    """An occupation that the title may mean. The similarity is a cosine 0..1, not a probability."""

    number: int
    uri: str
    label: str
    isco: str
    isco_title: str
    through: str
    similarity: float


class CompetenceAnswer(BaseModel):
    """A competence with its level, and how it is known."""

    competence: str
    level: int
    evidence: str
    shown_on: date | None

    @classmethod
    def of(cls, competence: Competence) -> Self:
        """The answer for this competence."""
        return cls(
            competence=competence.code,
            level=competence.level.value,
            evidence=competence.evidence.value,
            shown_on=competence.shown_on,
        )


class ProposalAnswer(BaseModel):
    """A competence to ask about; ``held`` is what the profile says of it already."""

    competence: str
    name: str
    licence: bool
    esco_skill: str
    similarity: float
    held: CompetenceAnswer | None

    @classmethod
    def of(cls, proposal: CompetenceProposal) -> Self:
        """The answer for this proposal."""
        return cls(
            competence=proposal.code,
            name=proposal.name,
            licence=proposal.licence,
            esco_skill=proposal.skill,
            similarity=proposal.similarity,
            held=CompetenceAnswer.of(proposal.held) if proposal.held else None,
        )


class OccupationAnswer(BaseModel):
    """The occupations found, what the chosen one calls for, and what the candidate has confirmed."""

    asked: str
    understood: str
    occupations: list[FoundAnswer]
    chosen: str | None
    skills_known: str
    to_confirm: list[ProposalAnswer]
    other_skills: list[str]
    stored: list[CompetenceAnswer]
    left_as_they_were: list[CompetenceAnswer]

    @classmethod
    def of(cls, proposal: OccupationProposal, confirmed: Confirmed | None, *languages: str) -> Self:
        """The answer for this proposal; ``languages`` are those of the labels, the first first."""
        return cls(
            asked=proposal.asked,
            understood=proposal.understood,
            occupations=[
                FoundAnswer(
                    number=number,
                    uri=each.occupation.uri,
                    label=each.occupation.label(*languages),
                    isco=each.occupation.kind,
                    isco_title=group,
                    through=each.through,
                    similarity=each.similarity,
                )
                for number, (each, group) in enumerate(zip(proposal.found, proposal.groups, strict=True), 1)
            ],
            chosen=proposal.chosen.occupation.uri if proposal.chosen else None,
            skills_known=proposal.skills_known.value,
            to_confirm=[ProposalAnswer.of(each) for each in proposal.competences],
            other_skills=list(proposal.other_skills),
            stored=[CompetenceAnswer.of(each) for each in confirmed.stored] if confirmed else [],
            left_as_they_were=[CompetenceAnswer.of(each) for each in confirmed.left] if confirmed else [],
        )
