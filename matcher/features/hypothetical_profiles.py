"""Profiles in the closed schema's frames without any storage, so that they are scored like stored ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from matcher.domain.candidate import Candidate
from matcher.domain.employer import Place
from matcher.domain.ids import Postcode
from matcher.domain.week import bits_of
from matcher.features.schema import CANDIDATE_FRAMES, Frames


def candidate_frames_of(candidates: Sequence[Candidate], places: Mapping[Postcode, Place]) -> Frames:
    """The frames that storage gives for the same candidates, whose ids must differ.

    A postcode that is not among the places is unknown.
    """
    rows: dict[str, list[tuple[object, ...]]] = {
        "candidates": [_profile(each, places) for each in candidates],
        "levels": [row for each in candidates for row in _levels(each)],
        "competences": [row for each in candidates for row in _competences(each)],
        "experience": [(each.id, code) for each in candidates for code in sorted(each.experience)],
        "wishes": [row for each in candidates for row in _wishes(each)],
        "considerations": [(each.id, code) for each in candidates for code in sorted(each.considerations)],
    }
    return {
        name: pl.DataFrame(rows[name], schema=schema, orient="row")
        for name, schema in CANDIDATE_FRAMES.items()
    }


def _profile(candidate: Candidate, places: Mapping[Postcode, Place]) -> tuple[object, ...]:
    time, travel = candidate.time, candidate.travel
    place = None if travel.postcode is None else places.get(travel.postcode)
    return (
        candidate.id,
        candidate.availability.value,
        time.least_weekly_minutes,
        time.most_weekly_minutes,
        time.most_daily_minutes,
        None if time.slots is None else bits_of(time.slots),
        time.available_from,
        None if place is None else place.latitude,
        None if place is None else place.longitude,
        ",".join(sorted(mode.value for mode in travel.modes)),
        travel.longest_minutes,
        candidate.updated_on,
    )


def _levels(candidate: Candidate) -> Iterator[tuple[object, ...]]:
    for dimension, level in sorted(candidate.levels.known.items()):
        yield candidate.id, dimension.value, int(level)


def _competences(candidate: Candidate) -> Iterator[tuple[object, ...]]:
    for held in sorted(candidate.competences, key=lambda each: each.code):
        yield candidate.id, held.code, int(held.level), held.evidence.value, held.shown_on


def _wishes(candidate: Candidate) -> Iterator[tuple[object, ...]]:
    for wish in sorted(candidate.wishes, key=lambda each: (each.kind, each.target, each.code)):
        yield candidate.id, wish.kind.value, wish.target.value, wish.code
