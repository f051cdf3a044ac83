"""Simulated: the towns of the fictional municipality, and how long it takes to get from one to another."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from experiments.simulation.content import Municipality
from matcher.domain.candidate import TravelMode
from matcher.domain.employer import Place

_KM_A_DEGREE: Final = 111.2
_KM_WITHIN_A_TOWN: Final = 1.4
_DETOUR: Final = 1.25

MODES: Final = tuple(TravelMode)
"""All ways of travelling in the order that every array of modes uses."""

_FIXED_MINUTES: Final = {"walk": 0.0, "bicycle": 2.0, "public": 12.0, "car": 4.0, "flex_transport": 15.0}
_MINUTES_A_KM: Final = {"walk": 12.0, "bicycle": 4.0, "public": 1.9, "car": 1.1, "flex_transport": 1.5}


def places(municipality: Municipality) -> tuple[Place, ...]:
    """The postal districts of the municipality, in the order of its towns."""
    a_degree_east = _KM_A_DEGREE * math.cos(math.radians(municipality.latitude))
    return tuple(
        Place(
            town.postcode,
            town.name,
            round(municipality.latitude + town.north / _KM_A_DEGREE, 5),
            round(municipality.longitude + town.east / a_degree_east, 5),
        )
        for town in municipality.towns
    )


def travel_minutes(municipality: Municipality) -> NDArray[np.float64]:
    """Minutes from door to door by mode, from town, to town; shape (modes, towns, towns)."""
    points = np.array([(town.east, town.north) for town in municipality.towns])
    between = np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2))
    km = between * _DETOUR + _KM_WITHIN_A_TOWN
    return np.stack([_FIXED_MINUTES[mode] + _MINUTES_A_KM[mode] * km for mode in MODES])


def inhabitants(municipality: Municipality) -> NDArray[np.float64]:
    """The share of the municipality's people who live in each town."""
    counts = np.array([town.inhabitants for town in municipality.towns])
    shares: NDArray[np.float64] = counts / counts.sum()
    return shares
