"""How long each kind of evidence is taken at its word before it is worth renewing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from matcher.domain.candidate import Evidence

YEARS_UNTIL_OLD: Final[Mapping[Evidence, int | None]] = MappingProxyType(
    {Evidence.CERTIFICATE: None, Evidence.OBSERVED: 5, Evidence.STATEMENT: 3}
)
"""Whole years after which evidence is called old; ``None`` never, as a certificate says itself when it ends.

Chosen by us, not taken from a study: long enough that nobody is asked again for nothing, short enough that
a broker does not promise an employer what nobody has seen for years.
"""


def is_old(evidence: Evidence, shown_on: date | None, today: date) -> bool:
    """Whether evidence from that day is old today; without a date nobody can tell, so it is not called old.

    >>> is_old(Evidence.STATEMENT, date(2023, 5, 1), date(2026, 5, 1))
    True
    >>> is_old(Evidence.OBSERVED, date(2023, 5, 1), date(2026, 5, 1))
    False
    """
    years = YEARS_UNTIL_OLD[evidence]
    if years is None or shown_on is None:
        return False
    return (today.year - shown_on.year, (today.month, today.day)) >= (
        years,
        (shown_on.month, shown_on.day),
    )
