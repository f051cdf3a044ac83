"""Ranked lists for job brokers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from matcher.domain.ids import CandidateId, JobId
from matcher.domain.user import Role, User
from matcher.errors import InvalidInput
from matcher.usecases.rank import candidates_for_job, jobs_for_candidate
from matcher.usecases.reasons_in_list import Telling
from matcher.vocabulary.entries import Language
from serving.answers import RankingAnswer
from serving.security.users import allow, product_of

router = APIRouter(tags=["rankings"])


@router.get("/rankings")
def ranking(
    *,
    request: Request,
    _user: Annotated[User, Depends(allow(Role.BROKER))],
    job: Annotated[str | None, Query(description="Id of the job to rank candidates for.")] = None,
    candidate: Annotated[str | None, Query(description="Id of the candidate to rank jobs for.")] = None,
    top: Annotated[int, Query(ge=1, le=100, description="Length of the list.")] = 20,
    by_score: Annotated[bool, Query(description="Leave out the held places of a job's list.")] = False,
    reasons: Annotated[bool, Query(description="Tell the weightiest reasons of each match.")] = False,
    lang: Annotated[Language, Query(description="Language of the reasons.")] = Language.DA,
) -> RankingAnswer:
    """The best candidates for a job, or the best open jobs for a candidate.

    The last places among the first 20 for an open job are held, as far as needed, for people who would
    otherwise stand on no job's list; they are marked, and ``by_score`` gives the list without them.
    """
    product = product_of(request)
    with_ = product.unit_of_work(), product.warm_snapshots, product.ranker
    telling = Telling(product.vocabulary, lang) if reasons else None
    if job and not candidate:
        allocations = None if by_score else product.warm_allocations
        return RankingAnswer.of(
            candidates_for_job(*with_, JobId(job), top, allocations=allocations, telling=telling)
        )
    if candidate and not job:
        return RankingAnswer.of(jobs_for_candidate(*with_, CandidateId(candidate), top, telling=telling))
    raise InvalidInput("Say either job or candidate.")
