"""Jobs that could be made of a workplace's tasks, for job brokers, and without any person for employers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from matcher.domain.ids import WorkplaceId
from matcher.domain.user import Role, User
from matcher.errors import InvalidInput
from matcher.usecases.carving_requests import CarvingOptions
from matcher.usecases.suggest_jobs_nearby import suggest_jobs_nearby
from matcher.vocabulary.entries import Language
from matcher.wiring import Product
from serving.carving import answer_of, carved, carving_means
from serving.carving_answers import AcrossAnswer, CarvingAnswer
from serving.carving_options import carving_options
from serving.security.users import allow, product_of
from serving.suggestion_answers import NearbyAnswer, SuggestionsAnswer

router = APIRouter(tags=["carvings"])


def asked_options(
    request: Request,
    hours: Annotated[str, Query(description="Least and most hours a week, such as 10-15.")] = "",
    without: Annotated[list[str] | None, Query(description="Ids of tasks to leave out.")] = None,
    add_aid: Annotated[
        list[str] | None, Query(description="Dimensions whose gaps an aid closes, or considerations met.")
    ] = None,
    bundles: Annotated[int, Query(ge=1, le=10, description="Different jobs at most.")] = 3,
) -> CarvingOptions:
    """The options of a request."""
    return carving_options(
        product_of(request).vocabulary,
        hours=hours,
        without=without or (),
        add_aid=add_aid or (),
        bundles=bundles,
    )


@router.get("/carvings", dependencies=[Depends(allow(Role.BROKER))])
def carvings(
    product: Annotated[Product, Depends(product_of)],
    asked: Annotated[CarvingOptions, Depends(asked_options)],
    workplace: Annotated[str, Query(description="Id of the workplace whose tasks to use.")] = "",
    candidate: Annotated[str, Query(description="Id of the candidate to make a job for.")] = "",
    lang: Annotated[Language, Query(description="Danish or English.")] = Language.DA,
) -> CarvingAnswer | AcrossAnswer | NearbyAnswer:
    """Jobs for a candidate at a workplace, at all within their journey, or for many near a workplace."""
    if not workplace and not candidate:
        raise InvalidInput("Say workplace, candidate or both.")
    if asked.without_tasks and not workplace:
        raise InvalidInput("Say without only together with workplace.")
    means = carving_means(product, product.warm_snapshots)
    return answer_of(carved(product.unit_of_work(), means, workplace, candidate, asked), lang)


@router.get("/suggestions")
def suggestions(
    request: Request,
    user: Annotated[User, Depends(allow(Role.EMPLOYER, Role.BROKER))],
    workplace: Annotated[str, Query(description="Id of the workplace; for employers one of their own.")],
) -> SuggestionsAnswer:
    """Jobs that could be made at a workplace for people nearby, as the employer may see them.

    No options: two answers that differ by one task or hour could tell of a single person.
    """
    product = product_of(request)
    means = carving_means(product, product.warm_snapshots)
    found = suggest_jobs_nearby(
        product.unit_of_work(), means, WorkplaceId(workplace), CarvingOptions(), only_of=user.employer_id
    )
    return SuggestionsAnswer.of(found)
