"""The front page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from serving.security.users import product_of

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
def home(request: Request) -> HTMLResponse:
    """What this is, whose data it has, and how to ask it, in Danish."""
    product = product_of(request)
    with product.unit_of_work() as work:
        label = work.label()
    page = _templates().get_template("home.html")
    return HTMLResponse(page.render(label=label, model_version=product.ranker.version))


@cache
def _templates() -> Environment:
    folder = str(files("serving") / "templates")
    return Environment(
        loader=FileSystemLoader(folder), autoescape=select_autoescape(), undefined=StrictUndefined
    )
