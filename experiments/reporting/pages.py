"""A training report as a page and as Markdown, and the model card, from the templates beside this file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from typing import TYPE_CHECKING

from experiments.evaluation.position_bias import position_bias_markdown
from experiments.evaluation.training_report import (
    LEARNED,
    SIMULATED_NOTICE,
    UNCONSTRAINED,
    TrainingReport,
)
from experiments.reporting.figures import INSUFFICIENT, ranker_name, shown
from matcher.features.columns import FEATURES

if TYPE_CHECKING:
    from jinja2 import Environment


def report_page(report: TrainingReport, pictures: Mapping[str, bytes]) -> str:
    """The whole report as one HTML page that needs no other file."""
    inline = {name: f"data:image/png;base64,{b64encode(png).decode()}" for name, png in pictures.items()}
    return _environment().get_template("training_report.html").render(r=report, pictures=inline)


def report_markdown(report: TrainingReport) -> str:
    """The report for people who read text."""
    return _environment().get_template("training_report.md").render(r=report)


def model_card(report: TrainingReport, settings: Mapping[str, str | int | float | None]) -> str:
    """What the model is for, what it was made from, how it does, and what it must not be used for."""
    template = _environment().get_template("model_card.md")
    return template.render(r=report, settings=settings, features=len(FEATURES))


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=PackageLoader("experiments.reporting"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["shown"] = shown
    made.filters["ranker"] = ranker_name
    made.globals.update(
        LEARNED=LEARNED,
        UNCONSTRAINED=UNCONSTRAINED,
        INSUFFICIENT=INSUFFICIENT,
        SIMULATED_NOTICE=SIMULATED_NOTICE,
        position_bias_markdown=position_bias_markdown,
    )
    return made
