"""Answers as JSON, the same from the command line and from the interface for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel

from matcher.domain.job import JobInFull
from matcher.explanation.short_reasons import ShortReason
from matcher.features.columns import GROUPS
from matcher.ranking.enough_known import is_enough_known
from matcher.ranking.ranking import RankedMatch
from matcher.usecases.rank import LabelledRanking


class DataAnswer(BaseModel):
    """Whose data an answer was made from, and whether they are simulated."""

    name: str
    simulated: bool


class JobAnswer(BaseModel):
    """A job as a list shows it."""

    job_id: str
    title: str
    workplace: str
    weekly_hours: float

    @classmethod
    def of(cls, full: JobInFull) -> Self:
        """The answer for this job."""
        return cls(
            job_id=full.job.id,
            title=full.job.title,
            workplace=full.workplace.name,
            weekly_hours=full.weekly_minutes / 60,
        )


class ReasonAnswer(BaseModel):
    """One of a match's weightiest reasons: its group, its exact share, and a sentence to say."""

    group: str
    share: float
    aloud: str


class MatchAnswer(BaseModel):
    """One line of a ranked list. ``base`` of the list and the shares add up to the score.

    Where ``enough_known`` is false, too little is known to place the person fairly: ask before judging.
    ``because`` holds the weightiest reasons for, then those to look at, where they were asked for.

    ``held`` says that the place is held for somebody who would otherwise stand on no open job's list: see
    whether the job can be shaped to fit them. ``place_by_score`` is the place that the score alone gives.
    """

    place: int
    held: bool
    place_by_score: int
    job_id: str
    candidate_id: str
    score: float
    lower: float
    upper: float
    known_share: float
    enough_known: bool
    shares: dict[str, float]
    because: list[ReasonAnswer] | None

    @classmethod
    def of(cls, match: RankedMatch, reasons: Sequence[ShortReason] | None) -> Self:
        """The answer for this match with its reasons, if it comes with any."""
        return cls(
            place=match.place,
            held=match.held,
            place_by_score=match.place_by_score,
            job_id=match.job_id,
            candidate_id=match.candidate_id,
            score=match.score,
            lower=match.lower,
            upper=match.upper,
            known_share=match.known_share,
            enough_known=is_enough_known(match.known_share),
            shares=dict(zip((g.value for g in GROUPS), match.shares, strict=True)),
            because=None
            if reasons is None
            else [ReasonAnswer(group=r.group.value, share=r.share, aloud=r.aloud) for r in reasons],
        )


class RankingAnswer(BaseModel):
    """A ranked list with what it was chosen from and what made it."""

    data: DataAnswer
    model_version: str
    considered: int
    base: float
    jobs: list[JobAnswer]
    matches: list[MatchAnswer]

    @classmethod
    def of(cls, labelled: LabelledRanking) -> Self:
        """The answer for this ranked list."""
        ranking, told = labelled.ranking, labelled.reasons
        return cls(
            data=DataAnswer(name=labelled.label.name, simulated=labelled.label.simulated),
            model_version=ranking.model_version,
            considered=ranking.considered,
            base=ranking.base,
            jobs=[JobAnswer.of(full) for full in labelled.jobs.values()],
            matches=[
                MatchAnswer.of(match, None if told is None else told[match.job_id, match.candidate_id])
                for match in ranking.matches
            ],
        )
