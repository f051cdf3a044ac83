"""Whether enough is known of a match to place it fairly among others.

Nobody is moved by this: the place in a list stays what the score makes it. What changes is what is said.
"""

from __future__ import annotations

from typing import Final

LEAST_KNOWN_SHARE: Final = 0.4
"""Below this part of the features, the product says that too little is known to place the person fairly.

With less, a place in a list says hardly anything: in the demonstration 99 % of such intervals in the lists
reach across more than nine tenths of all scores for the job, and 11 % of the others
(docs/decisions/0017-abstention.md).
"""


def is_enough_known(known_share: float) -> bool:
    """Whether a place in a list can be told as a judgement.

    >>> is_enough_known(0.4), is_enough_known(0.39)
    (True, False)
    """
    return known_share >= LEAST_KNOWN_SHARE
