"""Carving as it is asked for: for a candidate at a workplace, across workplaces, or for many nearby."""

from __future__ import annotations

from matcher.carving.rules import load_rules
from matcher.domain.ids import CandidateId, WorkplaceId
from matcher.usecases.carving_requests import CarvingMeans, CarvingOptions
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.snapshots import Snapshots
from matcher.usecases.suggest_jobs import SuggestedJobs, suggest_jobs
from matcher.usecases.suggest_jobs_across import JobsAcross, suggest_jobs_across
from matcher.usecases.suggest_jobs_nearby import suggest_jobs_nearby
from matcher.vocabulary.entries import Language
from matcher.wiring import Product
from serving.calendar import today
from serving.carving_answers import AcrossAnswer, CarvingAnswer
from serving.carving_text import Found
from serving.suggestion_answers import NearbyAnswer


def carving_means(product: Product, snapshots: Snapshots) -> CarvingMeans:
    """What a carving works with now: the model of this moment, and the rules of today."""
    return CarvingMeans(snapshots, product.vocabulary, product.ranker, load_rules(), today())


def carved(
    unit_of_work: UnitOfWork, means: CarvingMeans, workplace: str, candidate: str, options: CarvingOptions
) -> Found:
    """Jobs for the candidate at the workplace; an empty id leaves the one or the other open."""
    with_ = unit_of_work, means
    if not workplace:
        return suggest_jobs_across(*with_, CandidateId(candidate), options)
    if not candidate:
        return suggest_jobs_nearby(*with_, WorkplaceId(workplace), options)
    return suggest_jobs(*with_, WorkplaceId(workplace), CandidateId(candidate), options)


def answer_of(found: Found, language: Language) -> CarvingAnswer | AcrossAnswer | NearbyAnswer:
    """What was found, as the broker's answer."""
    if isinstance(found, SuggestedJobs):
        return CarvingAnswer.of(found, language)
    if isinstance(found, JobsAcross):
        return AcrossAnswer.of(found, language)
    return NearbyAnswer.of(found)
