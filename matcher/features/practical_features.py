"""How a person's time, travel and considerations compare with a job and its workplace."""

from __future__ import annotations

from typing import Final

import numpy as np

from matcher.domain.candidate import TravelMode
from matcher.domain.week import SLOTS, Weekday, bits_of
from matcher.features.assumptions import Case, StandIns
from matcher.features.columns import FEATURE_INDEX
from matcher.features.snapshots import F32, F64, I64, CandidateSnapshot, Flags, JobSnapshot

_HOURS_OVER: Final = FEATURE_INDEX["hours_over"]
_HOURS_UNDER: Final = FEATURE_INDEX["hours_under"]
_DAILY_OVER: Final = FEATURE_INDEX["daily_hours_over"]
_TIMES_FIT: Final = FEATURE_INDEX["times_fit"]
_WAITING: Final = FEATURE_INDEX["days_waiting"]
_TRAVEL: Final = FEATURE_INDEX["travel_minutes"]
_TRAVEL_OVER: Final = FEATURE_INDEX["travel_over"]
_SUPPORT_COLUMNS: Final = (
    (False, FEATURE_INDEX["considerations_met"], FEATURE_INDEX["considerations_refused"]),
    (True, FEATURE_INDEX["support_met"], FEATURE_INDEX["support_refused"]),
)

_FULL_WEEK: Final = 37.0
_FULL_DAY: Final = 8.0
_LONGEST_WAIT: Final = 365.0
_LONGEST_JOURNEY: Final = 180.0
_MOST_REFUSED: Final = np.float32(5)
_DAY_MASKS: Final = tuple(np.int64(bits_of(s for s in SLOTS if s.day is day)) for day in Weekday)

_EARTH_RADIUS_KM: Final = 6371.0
_DETOUR: Final = 1.3
"""Road distance over straight distance. Assumed, as are the speeds and minutes below."""
_MINUTES_PER_KM: Final = {
    TravelMode.WALK: 60 / 4.8,
    TravelMode.BICYCLE: 60 / 15,
    TravelMode.PUBLIC: 60 / 25,
    TravelMode.CAR: 60 / 50,
    TravelMode.FLEX_TRANSPORT: 60 / 35,
}
_MINUTES_BEFORE: Final = {
    TravelMode.WALK: 0,
    TravelMode.BICYCLE: 2,
    TravelMode.PUBLIC: 12,
    TravelMode.CAR: 5,
    TravelMode.FLEX_TRANSPORT: 15,
}
_PER_KM: Final = np.array([[_MINUTES_PER_KM[mode]] for mode in TravelMode])
_BEFORE: Final = np.array([[_MINUTES_BEFORE[mode]] for mode in TravelMode])
_PUBLIC: Final = list(TravelMode).index(TravelMode.PUBLIC)


def write_time_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes how a job's hours, times and start suit each person into ``out``."""
    tasks = jobs.tasks_of(job)
    minutes, slots = jobs.minutes[tasks], jobs.slots[tasks]
    hours = np.float32(minutes.sum() / 60)
    most = _filled(candidates.most_hours, unknown.most_hours)
    least = _filled(candidates.least_hours, unknown.least_hours)
    daily = _filled(candidates.daily_hours, unknown.daily_hours)
    out[:, _HOURS_OVER] = np.clip(hours - most, 0, _FULL_WEEK)
    out[:, _HOURS_UNDER] = np.clip(least - hours, 0, _FULL_WEEK)
    out[:, _DAILY_OVER] = np.clip(
        hours / _working_days(candidates.slots, slots, unknown.case) - daily, 0, _FULL_DAY
    )
    out[:, _TIMES_FIT] = _times_fit(candidates.slots, slots, minutes / minutes.sum(), unknown)
    start = jobs.start_on[job]
    if np.isnan(start):
        out[:, _WAITING] = 0
    else:
        waiting = _filled(candidates.available_from - start, unknown.days_waiting)
        out[:, _WAITING] = np.clip(waiting, 0, _LONGEST_WAIT)


def write_travel_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes the estimated journey each way, and how far it goes beyond the longest, into ``out``."""
    km = distance_km(candidates.latitude, candidates.longitude, jobs.latitude[job], jobs.longitude[job])
    journey = journey_minutes(km, candidates.modes, unknown.case)
    journey = np.minimum(_filled(journey, unknown.travel_minutes), np.float32(_LONGEST_JOURNEY))
    out[:, _TRAVEL] = journey
    out[:, _TRAVEL_OVER] = np.maximum(journey - _filled(candidates.longest_travel, unknown.longest_travel), 0)


def write_support_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes how far the workplace can meet each person's considerations and support into ``out``."""
    answers = jobs.arrangements[:, job]
    possible = np.where(answers < 0, unknown.possible, answers)
    refused = np.where(answers < 0, unknown.refused, answers == 0)
    somebody_needs = candidates.needs.any(axis=1)
    for brought_in, met_column, refused_column in _SUPPORT_COLUMNS:
        asked = np.zeros(len(candidates), np.float32)
        met, refusals = asked.copy(), asked.copy()
        for code in np.flatnonzero(somebody_needs & (jobs.brought_in == brought_in)):
            needed = candidates.needs[code]
            asked += needed
            met += possible[code] * needed
            refusals += refused[code] * needed
        out[:, met_column] = np.where(asked > 0, np.minimum(met / np.maximum(asked, 1), 1), 1)
        out[:, refused_column] = np.minimum(refusals, _MOST_REFUSED)


def distance_km(latitude: F64, longitude: F64, to_latitude: float, to_longitude: float) -> F64:
    """Great-circle distances in km (haversine); angles in degrees, NaN where a place is unknown."""
    phi, to_phi = np.radians(latitude), np.radians(to_latitude)
    half_chord = (
        np.sin((to_phi - phi) / 2) ** 2
        + np.cos(phi) * np.cos(to_phi) * np.sin(np.radians(to_longitude - longitude) / 2) ** 2
    )
    km: F64 = 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(half_chord))
    return km


def journey_minutes(km: F64, modes: Flags, case: Case = Case.POINT) -> F32:
    """Minutes each way by the quickest way a person can travel; ``modes`` is (travel mode, candidate).

    Where no way is known, the slowest and the quickest of all bound it, and public transport is assumed.
    A rule of thumb on straight distance, to compare jobs with; no timetable stands behind it.
    """
    took = _BEFORE + km * _DETOUR * _PER_KM
    if case is Case.POINT:
        if_unknown = took[_PUBLIC]
    else:
        if_unknown = took.max(axis=0) if case is Case.WORST else took.min(axis=0)
    quickest = np.where(modes, took, np.inf).min(axis=0)
    minutes = np.where(modes.any(axis=0), quickest, if_unknown)
    return np.where(np.isnan(km), np.nan, minutes).astype(np.float32)


def _working_days(can_work: I64, slots: I64, case: Case) -> F32:
    """On how many days of the week the job's tasks and the person meet, at least 1."""
    if (slots < 0).any():
        wanted = np.int64(-1) if case is Case.BEST else np.bitwise_or.reduce(_DAY_MASKS[:5])
    else:
        wanted = np.bitwise_or.reduce(slots)
    both = np.where(can_work < 0, wanted, can_work & wanted)
    days = np.zeros(can_work.shape, np.float32)
    for mask in _DAY_MASKS:
        days += (both & mask) != 0
    if case is Case.WORST:
        days = np.where(can_work < 0, 1, days) if (slots >= 0).all() else np.ones_like(days)
    return np.maximum(days, 1)


def _times_fit(can_work: I64, slots: I64, weights: F32, unknown: StandIns) -> F32:
    total = np.zeros(can_work.shape, np.float32)
    for weight, times in zip(weights, slots, strict=True):
        if times < 0:
            total += weight * unknown.times_fit
        else:
            total += weight * np.where(can_work < 0, unknown.times_fit, (can_work & times) != 0)
    return np.minimum(total, 1, out=total)


def _filled(values: F32, unknown: np.float32) -> F32:
    return np.where(np.isnan(values), unknown, values)
