"""What a candidate lets an employer see, as a list for a broker and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.domain.consent import ItemKind, Release, ReleasedItem
from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, JobId, TaskTypeCode
from matcher.explanation.catalogue import Translator
from matcher.vocabulary.entries import Language, Vocabulary
from serving.lists import ShownList


def release_list(
    candidate_id: CandidateId,
    job_id: JobId,
    releases: Sequence[Release],
    vocabulary: Vocabulary,
    language: Language,
) -> ShownList:
    """What holds first and then what was revoked, each with who recorded it."""
    say = Translator(language).say
    rows = tuple(
        (
            item_words(one.item, vocabulary, language),
            one.on.isoformat(),
            one.recorded_by,
            one.revoked_on.isoformat() if one.revoked_on else "",
            one.revoked_by or "",
        )
        for one in sorted(releases, key=lambda one: not one.holds)
    )
    heading = say("Candidate {candidate_id} and job {job_id}", candidate_id=candidate_id, job_id=job_id)
    none = say("The candidate has not yet agreed to show the employer anything more.")
    return ShownList(
        heading=(heading,),
        header=(say("The employer may see"), say("From"), say("Noted by"), say("Revoked"), say("Noted by")),
        rows=rows,
        footer=() if any(one.holds for one in releases) else (none,),
    )


def release_answers(releases: Sequence[Release]) -> list[dict[str, str | None]]:
    """The releases as JSON, in their order."""
    return [
        {
            "item": str(one.item),
            "on": one.on.isoformat(),
            "recorded_by": one.recorded_by,
            "revoked_on": one.revoked_on.isoformat() if one.revoked_on else None,
            "revoked_by": one.revoked_by,
        }
        for one in releases
    ]


def item_words(item: ReleasedItem, vocabulary: Vocabulary, language: Language) -> str:
    """An item as a broker calls it, with its code; the code alone where the vocabulary has no word for it."""
    say = Translator(language).say
    if item.kind is ItemKind.NAME:
        return say("Name")
    if item.kind is ItemKind.CONTACT:
        return say("Phone and email")
    if item.kind is ItemKind.CONSIDERATION:
        kind, entry = say("Consideration"), vocabulary.considerations.get(ConsiderationCode(item.code))
        name = entry.name if entry else None
    elif item.kind is ItemKind.COMPETENCE:
        kind, known = say("Competence"), vocabulary.competences.get(CompetenceCode(item.code))
        name = known.name if known else None
    else:
        kind, task_type = say("Experience"), vocabulary.task_types.get(TaskTypeCode(item.code))
        name = task_type.name if task_type else None
    return f"{kind}: {name[language]} ({item.code})" if name else f"{kind}: {item.code}"
