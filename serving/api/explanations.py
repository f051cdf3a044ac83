"""Why one candidate and one job match as they do, for job brokers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from matcher.domain.ids import CandidateId, JobId
from matcher.domain.user import Role, User
from matcher.explanation.views import BrokerView
from matcher.usecases.explain_match import explain_match
from matcher.vocabulary.entries import Language
from serving.calendar import today
from serving.security.users import allow, product_of

router = APIRouter(tags=["explanations"])


@router.get("/explanations")
def explanation(
    request: Request,
    _user: Annotated[User, Depends(allow(Role.BROKER))],
    job: Annotated[str, Query(description="Id of the job.")],
    candidate: Annotated[str, Query(description="Id of the candidate.")],
    lang: Annotated[Language, Query(description="Danish or English.")] = Language.DA,
) -> BrokerView:
    """The reasons for and against a match, with their facts, their exact shares and what is unknown."""
    product = product_of(request)
    return explain_match(
        product.unit_of_work(),
        product.vocabulary,
        product.ranker,
        JobId(job),
        CandidateId(candidate),
        language=lang,
        today=today(),
    )
