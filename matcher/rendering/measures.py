"""The measures that a sheet is set in: how large its type is, and how far apart things stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Sizes:
    """One measure; what ends in ``em`` is told in times the size of the type.

    Attributes
    ----------
    leading_em : between the foot of a line and the capitals of the next; so are the other distances
    line_mm : of a ruled line
    margin_mm : at both sides; the sheet has 2 mm less above and 4 mm less below
    head_mm : in the shaded head, above and below its text
    running : whether the sentences at the foot follow each other
    """

    size_pt: float
    leading_em: float
    item_em: float
    block_em: float
    section_em: float
    line_mm: float
    margin_mm: float
    head_mm: float
    running: bool


SIZES: Final[Mapping[str, Sizes]] = MappingProxyType(
    {
        "roomy": Sizes(11.5, 0.62, 0.85, 0.95, 1.6, 8.5, 16, 4, running=False),
        "usual": Sizes(10.25, 0.56, 0.72, 0.8, 1.35, 7.5, 15, 4, running=False),
        "close": Sizes(9.25, 0.52, 0.65, 0.7, 1.25, 7, 14, 3.5, running=False),
        "closer": Sizes(8.75, 0.5, 0.64, 0.68, 1.2, 6.5, 13, 3, running=True),
        "tight": Sizes(8.5, 0.46, 0.55, 0.6, 1.1, 6, 12, 3, running=True),
    }
)
"""The largest first."""
LEAST_NOTES_MM: Final = 24
"""Less room than this is not worth a heading for notes."""
