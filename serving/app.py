"""The web application, made from a product; nothing is set up at import."""

from __future__ import annotations

from fastapi import FastAPI

from matcher.wiring import Product
from serving.api import carvings, explanations, health, rankings
from serving.failures import answer_failures
from serving.pages import home


def create_app(product: Product) -> FastAPI:
    """The application: the interface under /api/v1, the front page, and the health checks."""
    app = FastAPI(
        title="Matcher",
        version="1",
        summary="Ranked matches between candidates and carved jobs, each with its reasons.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.product = product
    answer_failures(app)
    app.include_router(rankings.router, prefix="/api/v1")
    app.include_router(explanations.router, prefix="/api/v1")
    app.include_router(carvings.router, prefix="/api/v1")
    app.include_router(health.router)
    app.include_router(home.router)
    return app
