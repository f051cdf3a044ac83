"""What an assessment says for and against a model that is to be put to use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from experiments.fairness.limits import FairnessLimits, fairness_breaches, not_judged
from experiments.fairness.measuring import Assessed, assess_stored, attributes_held
from experiments.fairness.report import fairness_markdown
from matcher.errors import StorageUnavailable
from matcher.storage.audit_attributes import Access

if TYPE_CHECKING:
    from matcher.models.artefact import PublishedModel
    from matcher.wiring import Product


@dataclass(frozen=True, slots=True)
class Reader:
    """Who has protected attributes read, what for, and when (UTC); it is noted with the reading."""

    by: str
    purpose: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Disparities:
    """Sentences about limits that are passed and about what could not be judged, and the whole report."""

    passed: tuple[str, ...]
    not_judged: tuple[str, ...]
    report: str = ""


def judged(product: Product, limits: FairnessLimits, reader: Reader, model: PublishedModel) -> Disparities:
    """The disparities of a model on what is stored now. Where there are no attributes, that is said."""
    try:
        attributes = attributes_held(product, Access(reader.by, reader.purpose, reader.at))
    except StorageUnavailable as error:
        return Disparities((), (f"Nothing is assessed: {error.message}",))
    if not attributes:
        return Disparities((), ("Nothing is assessed: no attributes are stored with consent.",))
    assessed = Assessed(
        model.ranker,
        date.fromisoformat(model.provenance.last_day),
        product.fresh_allocations.rule,
        product.threads,
    )
    report = assess_stored(product.unit_of_work(), product.vocabulary, assessed, attributes)
    return Disparities(
        passed=fairness_breaches(report, limits),
        not_judged=not_judged(report, limits),
        report=fairness_markdown(report, limits),
    )
