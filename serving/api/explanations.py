"""Sheets of a match: made for brokers, and read again by reference by brokers and by the employer."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from matcher.domain.shown_explanation import Audience, SheetForm, ShownExplanation
from matcher.domain.user import Role, User
from matcher.explanation.sheets.broker_sheet import BrokerSheet
from matcher.explanation.sheets.candidate_sheet import CandidateSheet
from matcher.explanation.sheets.employer_sheet import EmployerSheet
from matcher.usecases.read_shown import read_shown
from matcher.vocabulary.entries import Language
from serving.calendar import now
from serving.security.users import allow, product_of
from serving.sheets import MEDIA_TYPES, shown_sheet

router = APIRouter(tags=["explanations"])

_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "model": BrokerSheet | EmployerSheet | CandidateSheet,
        "content": {"text/plain": {}, "text/html": {}, "application/pdf": {}},
    }
}


@router.get("/explanations", responses=_ANSWERS)
def explanation(
    request: Request,
    user: Annotated[User, Depends(allow(Role.BROKER))],
    *,
    job: Annotated[str, Query(description="Id of the job.")],
    candidate: Annotated[str, Query(description="Id of the candidate.")],
    audience: Annotated[Audience, Query(description="Whom the sheet is for.")] = Audience.BROKER,
    form: Annotated[SheetForm, Query(description="In what form.")] = SheetForm.JSON,
    lang: Annotated[Language, Query(description="Danish or English.")] = Language.DA,
) -> Response:
    """The sheet of a match for one reader; it is kept under the reference that stands on it."""
    shown = shown_sheet(
        product_of(request),
        job,
        candidate,
        audience=audience,
        language=lang,
        form=form,
        by=user.name,
        broker=user.name,
        at=now(),
    )
    return _answer(shown)


@router.get("/explanations/{reference}", responses=_ANSWERS)
def explanation_again(
    request: Request,
    user: Annotated[User, Depends(allow(Role.BROKER, Role.EMPLOYER))],
    reference: str,
) -> Response:
    """A sheet as it was shown. An employer sees those made for employers, about jobs of their own."""
    return _answer(read_shown(product_of(request).unit_of_work(), reference, only_for=user.employer_id))


def _answer(shown: ShownExplanation) -> Response:
    headers = {"X-Reference": shown.id, "Cache-Control": "no-store"}
    return Response(shown.shown, media_type=MEDIA_TYPES[shown.form], headers=headers)
