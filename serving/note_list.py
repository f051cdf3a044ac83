"""A broker's notes about a candidate, as a list and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.domain.ids import CandidateId
from matcher.domain.note import Note
from matcher.explanation.catalogue import Translator
from matcher.vocabulary.entries import Language
from serving.lists import ShownList


def note_list(candidate_id: CandidateId, notes: Sequence[Note], language: Language) -> ShownList:
    """The notes, the oldest first, with who may see them."""
    say = Translator(language).say
    return ShownList(
        heading=(say("Notes about candidate {candidate_id}", candidate_id=candidate_id),),
        header=(say("Note"), say("Job"), say("Written"), say("By"), say("Text")),
        rows=tuple((n.id, n.job_id or say("all jobs"), n.on.isoformat(), n.by, n.text) for n in notes),
        footer=(
            say(
                "Brokers see the notes, and they stand on the candidate's own sheet. "
                "An employer never sees them."
            ),
        ),
    )


def note_answers(notes: Sequence[Note]) -> list[dict[str, str | None]]:
    """The notes as JSON, in their order."""
    return [{"id": n.id, "job": n.job_id, "on": n.on.isoformat(), "by": n.by, "text": n.text} for n in notes]


def warning(language: Language) -> str:
    """What does not belong in a note, and who may read it."""
    return Translator(language).say(
        "Write what is good to know at the meeting. Health and diagnoses do not belong in a note. "
        "The note also stands on the candidate's own sheet."
    )
