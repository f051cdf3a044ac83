"""What could be changed in the job, for those who see the whole explanation: the broker and the candidate."""

from __future__ import annotations

from matcher.explanation.change_sentences import ChangesView, changes_view
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.telling import Told
from matcher.explanation.wording import decimals_for


def told_changes(told: Told, book: Phrasebook) -> ChangesView:
    """The changes in words, figures told as exactly as the score."""
    explanation = told.explanation
    return changes_view(
        told.changes,
        told.inputs.case,
        book.vocabulary,
        book.language,
        decimals_for(explanation),
        fits=explanation.score >= explanation.origin.base,
    )
