"""No protected attribute reaches a feature: not by name, not by a column slipped in."""

from __future__ import annotations

import re
from dataclasses import fields

import polars as pl
import pytest

from matcher.errors import InvalidInput
from matcher.features.columns import FEATURES, GROUP_COLUMNS
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES
from matcher.features.shaping import candidate_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.vocabulary.loading import load_vocabulary
from tests.small_frames import candidate_frames

PROTECTED = re.compile(
    r"diagnos|disab|handicap|benefit|ydelse|pension|flexjob|fleksjob|sygdom|sick|illness|health|"
    r"(^|_)(age|alder|birth|born|cpr|sex|gender|koen|origin|ethnic|nation|religion|motivation|name|phone|email)($|_)"
)

ALLOWED_ABOUT_CANDIDATES = {
    "candidates": "candidate_id availability least_weekly_minutes most_weekly_minutes most_daily_minutes "
    "slots available_from latitude longitude travel_modes longest_travel_minutes updated_on",
    "levels": "candidate_id dimension level",
    "competences": "candidate_id competence level evidence shown_on",
    "experience": "candidate_id task_type",
    "wishes": "candidate_id kind target code",
    "considerations": "candidate_id consideration",
}


def test_candidate_frames_hold_exactly_the_columns_that_someone_has_looked_at() -> None:
    told = {name: " ".join(schema) for name, schema in CANDIDATE_FRAMES.items()}
    assert told == ALLOWED_ABOUT_CANDIDATES


@pytest.mark.parametrize("source", ["frames", "snapshots", "features"])
def test_no_protected_attribute_is_named_anywhere_on_the_way_to_a_feature(source: str) -> None:
    names = {
        "frames": [c for s in (*CANDIDATE_FRAMES.values(), *JOB_FRAMES.values()) for c in s],
        "snapshots": [f.name for kind in (CandidateSnapshot, JobSnapshot) for f in fields(kind)],
        "features": [f.name for f in FEATURES],
    }[source]
    assert [name for name in names if PROTECTED.search(name)] == []


@pytest.mark.parametrize(
    "name", ["diagnosis", "age", "sex", "benefit_group", "motivation", "cpr", "birth_date"]
)
def test_the_search_for_protected_attributes_finds_them(name: str) -> None:
    assert PROTECTED.search(name)


def test_frame_with_one_column_more_is_refused() -> None:
    frames = dict(candidate_frames(candidates=[{"candidate_id": "C"}]))
    frames["candidates"] = frames["candidates"].with_columns(diagnosis=pl.lit("x"))
    with pytest.raises(InvalidInput, match="has the column diagnosis, which is not in the closed schema"):
        candidate_snapshot(frames, load_vocabulary())


def test_every_feature_belongs_to_one_group_and_no_name_stands_twice() -> None:
    assert sorted(c for columns in GROUP_COLUMNS.values() for c in columns) == list(range(len(FEATURES)))
    assert len({f.name for f in FEATURES}) == len(FEATURES)


def test_unknown_code_is_refused_by_name() -> None:
    frames = candidate_frames(
        candidates=[{"candidate_id": "C"}], experience=[{"candidate_id": "C", "task_type": "no_such_task"}]
    )
    with pytest.raises(InvalidInput, match="Not a known task_type: no_such_task"):
        candidate_snapshot(frames, load_vocabulary())
