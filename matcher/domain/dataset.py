"""What a body of data is: whose it is, and whether anyone in it is real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DatasetLabel:
    """Name of the municipality the data belong to, and whether they are simulated.

    Wherever simulated data are shown, the words that they are simulated are shown with them.
    """

    name: str
    simulated: bool
