"""The answer of a carving as finished sentences: what a job broker takes along to a workplace."""

from __future__ import annotations

from matcher.carving.building import Assumed
from matcher.carving.carve import Carving, bundle_of
from matcher.carving.relaxation import Relaxation
from matcher.carving.solver import Status
from matcher.explanation.carving_assumptions import assumption_views
from matcher.explanation.carving_bundle import bundle_view
from matcher.explanation.carving_clash import clash_said
from matcher.explanation.carving_context import CarvingContext
from matcher.explanation.carving_offers import left_out_view, price_view, step_said
from matcher.explanation.carving_views import CarvingView, OfferView
from matcher.explanation.phrasebook import Phrasebook


def carving_view(carving: Carving, context: CarvingContext) -> CarvingView:
    """The answer for one workplace in words."""
    book, clash, relaxation = context.book, "", carving.relaxation
    offered = {task.id for task in relaxation.solution.tasks} if relaxation else set()
    if carving.clash is not None:
        untimed = any(each.kind is Assumed.TASK_TIMES for each in carving.assumptions)
        clash = clash_said(carving.clash, book, untimed=untimed)
    return CarvingView(
        language=context.language,
        heading=book.say("Job carving at {workplace}", workplace=context.workplace),
        lead=_lead(carving, book),
        status=carving.status,
        bundles=tuple(
            bundle_view(bundle, context, first=place == 0) for place, bundle in enumerate(carving.bundles)
        ),
        prices=tuple(price_view(price, context) for price in carving.prices),
        left_out=tuple(
            left_out_view(each, context) for each in carving.left_out if each.task_id not in offered
        ),
        assumptions=assumption_views(carving.assumptions, context),
        clash=clash,
        offer=None if relaxation is None else _offer(relaxation, context),
        notices=(
            book.say("This is a proposal for a paid job. You settle it together."),
            *context.notices,
        ),
    )


def _lead(carving: Carving, book: Phrasebook) -> str:
    n = len(carving.bundles)
    if n:
        return book.say_n(
            "{n} job can be made of the tasks at the workplace.",
            "{n} different jobs can be made of the tasks at the workplace. You choose between them.",
            n,
            n=n,
        )
    if carving.status is not Status.INFEASIBLE:
        return book.say("It is not settled yet whether a job can be made. Try again with more time.")
    if carving.relaxation is not None:
        return book.say("A job is within reach. It takes an agreement.")
    return book.say("No job can be made of the tasks yet.")


def _offer(relaxation: Relaxation, context: CarvingContext) -> OfferView:
    bundle = bundle_view(bundle_of(relaxation.relaxed, relaxation.solution), context)
    person, steps = relaxation.relaxed.person, relaxation.steps
    lead = (
        context.book.say("This is the least that it takes:")
        if relaxation.cheapest
        else context.book.say("This is the least that we found it takes:")
    )
    return OfferView(
        lead=lead,
        limits=tuple(step.limit for step in steps),
        steps=tuple(step_said(step, context, person.slots) for step in steps),
        bundle=bundle,
    )
