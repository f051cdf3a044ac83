"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel

from serving.security.users import product_of

router = APIRouter(tags=["health"])


class HealthAnswer(BaseModel):
    """What answers, and with which model."""

    status: str
    model_version: str = ""


@router.get("/healthz")
def alive() -> HealthAnswer:
    """The process answers."""
    return HealthAnswer(status="ok")


@router.get("/readyz")
def ready(request: Request) -> HealthAnswer:
    """Database and model are there; 503 where they are not."""
    product = product_of(request)
    with product.unit_of_work() as work:
        work.label()
    return HealthAnswer(status="ok", model_version=product.ranker.version)
