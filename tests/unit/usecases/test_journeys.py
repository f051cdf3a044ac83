"""The nearest come first, the unknown last, and whoever knows that it is too far is not asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matcher.domain.candidate import Availability, Candidate, Travel, TravelMode
from matcher.features.shaping import candidate_snapshot
from matcher.features.snapshots import CandidateSnapshot
from matcher.storage.memory import MemoryUnitOfWork
from matcher.usecases.journeys import people_near, workplaces_near
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import AARHUS, ODDER, candidate

HERE = (AARHUS.latitude, AARHUS.longitude)


def snapshot(*people: Candidate) -> CandidateSnapshot:
    with MemoryUnitOfWork() as work:
        work.workplaces.put_places([AARHUS, ODDER])
        work.candidates.put(people)
        return candidate_snapshot(work.frames.candidate_frames(), load_vocabulary())


def by(mode: TravelMode, minutes: int | None, candidate_id: str, place: str | None = "8300") -> Candidate:
    known = candidate(candidate_id, postcode=place)
    return replace(known, travel=replace(known.travel, modes=frozenset({mode}), longest_minutes=minutes))


def test_people_come_by_distance_and_those_of_unknown_place_last() -> None:
    everybody = snapshot(
        candidate("A", postcode=None), candidate("B", postcode="8300"), candidate("C", postcode="8000")
    )
    rows, possible = people_near(everybody, *HERE)
    assert [str(everybody.ids[row]) for row in rows] == ["C", "B", "A"]
    assert possible == 3
    rows, possible = people_near(everybody, *HERE, most=1)
    assert ([str(everybody.ids[row]) for row in rows], possible) == (["C"], 3)


def test_who_cannot_come_within_their_limit_or_does_not_look_for_work_is_not_there() -> None:
    # Odder lies 21 km from Aarhus: by car about 40 minutes, by bicycle almost two hours.
    everybody = snapshot(
        by(TravelMode.BICYCLE, 45, "A"),
        by(TravelMode.CAR, 45, "B"),
        by(TravelMode.BICYCLE, None, "C"),
        by(TravelMode.BICYCLE, 5, "D", None),
        replace(by(TravelMode.CAR, 45, "E"), availability=Availability.PAUSED),
        replace(candidate("F", postcode="8300"), travel=Travel(ODDER.postcode, frozenset(), 45)),
        replace(candidate("G", postcode="8300"), travel=Travel(ODDER.postcode, frozenset(), 15)),
    )
    rows, _ = people_near(everybody, *HERE)
    # F has not said how; a car would do. G is too far away by any way of travelling.
    assert [str(everybody.ids[row]) for row in rows] == ["B", "C", "F", "D"]


def test_workplaces_come_by_distance_without_those_too_far() -> None:
    latitude = np.array([ODDER.latitude, np.nan, AARHUS.latitude])
    longitude = np.array([ODDER.longitude, np.nan, AARHUS.longitude])
    rows, too_far = workplaces_near(snapshot(by(TravelMode.CAR, 45, "A", "8000")), latitude, longitude)
    assert (rows.tolist(), too_far) == ([2, 0, 1], 0)
    rows, too_far = workplaces_near(snapshot(by(TravelMode.WALK, 45, "A", "8000")), latitude, longitude)
    assert (rows.tolist(), too_far) == ([2, 1], 1)
    rows, _ = workplaces_near(snapshot(candidate("A", postcode=None)), latitude, longitude, most=2)
    assert rows.tolist() == [0, 1]
