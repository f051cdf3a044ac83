"""Which version answers for which day, and what a version cannot hold."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from matcher.errors import InvalidInput
from matcher.features.schema import CANDIDATE_FRAMES, check_frames
from matcher.features.versions import ASKED, candidate_texts, frames_of_candidates, then
from tests.small_frames import candidate_frames

VERSIONS = pl.DataFrame(
    [("a", date(2025, 3, 1)), ("a", date(2025, 1, 1)), ("b", date(2025, 2, 1))],
    schema={"id": pl.String, "known_from": pl.Date},
    orient="row",
)


@pytest.mark.parametrize(
    ("key", "on", "known_from"),
    [
        ("a", date(2024, 12, 31), date(2025, 1, 1)),
        ("a", date(2025, 1, 1), date(2025, 1, 1)),
        ("a", date(2025, 2, 28), date(2025, 1, 1)),
        ("a", date(2025, 3, 1), date(2025, 3, 1)),
        ("b", date(9999, 12, 31), date(2025, 2, 1)),
        ("c", date(2025, 2, 1), None),
    ],
)
def test_a_day_is_answered_by_the_latest_version_up_to_it(key: str, on: date, known_from: date) -> None:
    found = then(pl.DataFrame([(key, on)], schema=ASKED, orient="row"), VERSIONS)
    assert found.rows() == [(key, on, known_from)]


def test_many_questions_are_answered_in_their_own_order() -> None:
    pairs = [
        ("b", date(2025, 6, 1)),
        ("a", date(2025, 2, 1)),
        ("a", date(2025, 4, 1)),
        ("a", date(2025, 2, 1)),
    ]
    found = then(pl.DataFrame(pairs, schema=ASKED, orient="row"), VERSIONS)
    assert found["known_from"].dt.month().to_list() == [2, 1, 3, 1]


def test_what_is_not_in_the_closed_schema_is_named_when_it_is_refused() -> None:
    frames = dict(candidate_frames(candidates=[{"candidate_id": "C"}]))
    frames["candidates"] = frames["candidates"].with_columns(was_hired_by=pl.lit("W1"))
    frames["levels"] = frames["levels"].with_columns(pl.col("level").cast(pl.Int64)).drop("dimension")
    frames["outcomes"] = frames.pop("wishes")
    with pytest.raises(InvalidInput) as refused:
        check_frames(frames, CANDIDATE_FRAMES)
    assert refused.value.message == (
        "Features cannot be computed from this: candidates has the column was_hired_by, which is not in the"
        " closed schema; levels has level as Int64, not Int8; levels lacks the column dimension;"
        " the frame outcomes is not in the closed schema; there is no frame wishes."
    )
    with pytest.raises(InvalidInput, match="was_hired_by"):
        candidate_texts(frames)


def test_columns_in_another_order_are_refused() -> None:
    frames = dict(candidate_frames(candidates=[{"candidate_id": "C"}]))
    frames["levels"] = frames["levels"].select("dimension", "candidate_id", "level")
    with pytest.raises(
        InvalidInput, match="levels has its columns in the order dimension, candidate_id, level"
    ):
        check_frames(frames, CANDIDATE_FRAMES)


def test_what_was_put_into_a_version_by_other_ways_does_not_come_out_of_it() -> None:
    text = (
        '{"candidates":{"availability":"available","travel_modes":"","was_hired_by":"W1"},'
        '"levels":{"dimension":["noise"],"level":[2],"diagnosis":["x"]},"outcomes":{"grade":[4]}}'
    )
    frames = frames_of_candidates(pl.Series([text]))
    check_frames(frames, CANDIDATE_FRAMES)
    assert frames["levels"].rows() == [("00000000", "noise", 2)]
    assert frames["candidates"]["updated_on"].to_list() == [None]
