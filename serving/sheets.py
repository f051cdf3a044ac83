"""Sheets as they are asked for: made for one reader, kept, and made again."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from matcher.asking.loading import load_asking_rules
from matcher.carving.rules import load_rules
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.shown_explanation import Audience, SheetForm, ShownExplanation, ShownId
from matcher.explanation.telling import RuleSets
from matcher.schemes.loading import load_schemes
from matcher.usecases.fingerprints import fingerprints
from matcher.usecases.replay import Replayed, replay
from matcher.usecases.show_match import Asked, CallNumbers, SheetMaker, show_match
from matcher.vocabulary.entries import Language
from matcher.wiring import Product
from serving.new_ids import id_at

MEDIA_TYPES: Final = {
    SheetForm.TEXT: "text/plain; charset=utf-8",
    SheetForm.JSON: "application/json",
    SheetForm.HTML: "text/html; charset=utf-8",
    SheetForm.PDF: "application/pdf",
}


def rule_sets(product: Product) -> RuleSets:
    """The vocabulary and the rules that come with the program; each is read once in a process."""
    return RuleSets(product.vocabulary, load_rules(), load_schemes(), load_asking_rules())


def shown_sheet(
    product: Product,
    job: str,
    candidate: str,
    *,
    audience: Audience,
    language: Language,
    form: SheetForm,
    by: str,
    broker: str,
    at: datetime,
) -> ShownExplanation:
    """The sheet of a match for one reader, kept as it is shown."""
    asked = Asked(
        JobId(job), CandidateId(candidate), audience, language, form, by, broker, ShownId(id_at(at)), at
    )
    numbers = CallNumbers(product.settings.call_out_phone, product.settings.key_person)
    return show_match(
        product.unit_of_work(),
        rule_sets(product),
        product.ranker,
        asked,
        numbers=numbers,
        fingerprints=fingerprints(),
    )


def replayed(product: Product, reference: str, at: datetime) -> Replayed:
    """A kept sheet made again from what it was made from then, and what has changed since."""
    return replay(
        product.unit_of_work(),
        ShownId(reference),
        SheetMaker(rule_sets(product), ShownId(reference)),
        product.ranker_of,
        rules_now=fingerprints(),
        model_version_now=product.ranker.version,
        today=at.astimezone().date(),
    )
