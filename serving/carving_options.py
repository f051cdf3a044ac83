"""What a carving is asked with, from the words of a command or of a request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from matcher.carving.carve import BUNDLES
from matcher.domain.ids import ConsiderationCode, TaskId
from matcher.domain.scale import Dimension
from matcher.errors import InvalidInput
from matcher.exchange.nearest import nearest_code
from matcher.usecases.carving_requests import CarvingOptions
from matcher.vocabulary.entries import Vocabulary

_HOURS: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*-\s*(\d{1,3}(?:[.,]\d{1,2})?)")
_HOURS_A_WEEK: Final = 168


def carving_options(
    vocabulary: Vocabulary,
    *,
    hours: str = "",
    without: Sequence[str] = (),
    add_aid: Sequence[str] = (),
    bundles: int = BUNDLES,
) -> CarvingOptions:
    """The options that these words ask for; no hours are those of the profile.

    Raises
    ------
    InvalidInput
        When hours are not the least and the most a week, or an aid is for nothing that there is.
    """
    least, most = _minutes(hours) if hours else (None, None)
    codes = [_known(code, vocabulary) for code in add_aid]
    return CarvingOptions(
        least_weekly_minutes=least,
        most_weekly_minutes=most,
        without_tasks=frozenset(TaskId(task) for task in without),
        aids=frozenset(Dimension(code) for code in codes if code in set(Dimension)),
        arranged=frozenset(ConsiderationCode(code) for code in codes if code not in set(Dimension)),
        bundles=bundles,
    )


def _minutes(hours: str) -> tuple[int, int]:
    found = _HOURS.fullmatch(hours.strip())
    if found:
        least, most = (float(each.replace(",", ".")) for each in found.groups())
        if least <= most <= _HOURS_A_WEEK and most > 0:
            return round(60 * least), round(60 * most)
    raise InvalidInput(f"Hours are the least and the most a week, such as 10-15, not {hours!r}.")


def _known(code: str, vocabulary: Vocabulary) -> str:
    if code in set(Dimension) or code in vocabulary.considerations:
        return code
    names = {each.value: vocabulary.dimensions[each].name for each in Dimension} | {
        str(key): entry.name for key, entry in vocabulary.considerations.items()
    }
    meant = nearest_code(code, names)
    remedy = f" Did you mean {meant}?" if meant else " Such are lifting and quiet_place."
    raise InvalidInput(f"{code!r} is neither a work dimension nor a consideration.{remedy}")
