"""Questions as they are asked aloud, why each is worth asking, and what is known so far."""

from __future__ import annotations

from typing import Final

from matcher.completeness.known import Completeness, Part
from matcher.completeness.narrowing import NextQuestion
from matcher.completeness.questions import Question, Topic
from matcher.completeness.renewals import Renewal
from matcher.domain.candidate import Evidence
from matcher.domain.ids import TaskId
from matcher.domain.scale import Dimension, Family
from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.question_sentences import question
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.explanation.wording import group_name
from matcher.features.columns import ReasonGroup

_PARTS: Final = {
    Part.COMPETENCES: marked("Competences"),
    Part.EXPERIENCE: marked("Experience"),
    Part.WISHES: marked("Wishes"),
    Part.CONSIDERATIONS: marked("Considerations and support"),
    Part.TIME: marked("Working time"),
    Part.TRAVEL: marked("Journey"),
    Part.TASK_TYPES: marked("Types of task"),
    Part.TASK_TIMES: marked("Times of the tasks"),
    Part.CONSIDERATIONS_ASKED: marked("Considerations that the workplace has been asked about"),
    Part.PLACE: marked("Postcode"),
}
_GROUP_OF: Final = {
    Topic.WISHES: ReasonGroup.WISHES,
    Topic.COMPETENCE: ReasonGroup.COMPETENCES,
    Topic.LONGEST_TRAVEL: ReasonGroup.TRAVEL,
    Topic.CANDIDATE_PLACE: ReasonGroup.TRAVEL,
    Topic.TRAVEL_MODES: ReasonGroup.TRAVEL,
    Topic.WORKPLACE_PLACE: ReasonGroup.TRAVEL,
    Topic.EXPERIENCE: ReasonGroup.TASKS,
    Topic.TASK_TYPES: ReasonGroup.TASKS,
    Topic.CONSIDERATION: ReasonGroup.SUPPORT,
}
"""The rest are about a dimension, and so about its family, or about time."""


def question_aloud(book: Phrasebook, asked: Question) -> str:
    """The question in the words to ask it with."""
    if asked.proposed is not None:
        entry = book.vocabulary.dimensions[Dimension(asked.code)]
        return book.say(
            "The task {task}: We assume that it asks you to {anchor}. Is that right?",
            task=book.tasks([TaskId(asked.task_id)]),
            anchor=book.word(entry.anchor(asked.proposed)),
        )
    return question(
        book,
        UnknownFact(
            About(asked.topic.value),
            group_of(asked),
            (asked.code,) if asked.code else (),
            (TaskId(asked.task_id),) if asked.task_id else (),
        ),
    )


def group_of(asked: Question) -> ReasonGroup:
    """The reason group that an answer belongs to first of all."""
    if asked.topic in {Topic.CAPABILITY, Topic.DEMANDS}:
        return ReasonGroup(Dimension(asked.code).family.value)
    return _GROUP_OF.get(asked.topic, ReasonGroup.TIME)


def why_ask_candidate(book: Phrasebook, worth: NextQuestion) -> str:
    """What the answer may move on the candidate's own list of jobs."""
    moves = book.say(
        "The answer can move the candidate in {moved} of {matches} jobs at the top of the list.",
        moved=worth.moved,
        matches=worth.matches,
    )
    return f"{moves} {_narrows(book, worth)}"


def why_ask_workplace(book: Phrasebook, worth: NextQuestion) -> str:
    """What the answer may move on the lists of the workplace's jobs."""
    moves = book.say(
        "The answer can move {moved} of {matches} places at the top of the lists.",
        moved=worth.moved,
        matches=worth.matches,
    )
    return f"{moves} {_narrows(book, worth)}"


def part_name(book: Phrasebook, part: Family | Part) -> str:
    """What a part of a profile or of a list of tasks is called."""
    if isinstance(part, Family):
        return group_name(ReasonGroup(part.value), book.language)
    return book.say(_PARTS[part])


def known_said(book: Phrasebook, known: Completeness) -> str:
    """How much is known of a part."""
    if not known.possible:
        return book.say("{known} noted", known=known.known) if known.known else book.say("none noted")
    if known.proposed:
        return book.say(
            "{known} of {possible}, {proposed} of them proposed only",
            known=known.known,
            possible=known.possible,
            proposed=known.proposed,
        )
    return book.say("{known} of {possible}", known=known.known, possible=known.possible)


def renewal_said(book: Phrasebook, renewal: Renewal) -> str:
    """Which evidence has become old, and what to ask about it."""
    if renewal.competence is not None:
        name = book.word(book.vocabulary.competences[renewal.competence].name)
    elif renewal.task_type is not None:
        name = book.word(book.vocabulary.task_types[renewal.task_type].name)
    else:
        name = ""
    day = book.day(renewal.shown_on)
    if renewal.evidence is Evidence.OBSERVED:
        return book.say(
            "{name}: It was last seen at work on {day}. Can it be shown again?", name=opening(name), day=day
        )
    return book.say(
        "{name}: The candidate told us on {day}. Does it still hold?", name=opening(name), day=day
    )


def _narrows(book: Phrasebook, worth: NextQuestion) -> str:
    return book.say("It usually makes the uncertainty {share} smaller.", share=book.percent(worth.share))
