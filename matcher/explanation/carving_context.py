"""What words about a carving need beside the carving itself: names of things, never of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.carving.problem import Guards
from matcher.domain.ids import PositionId, TaskId
from matcher.explanation.phrasebook import Phrasebook
from matcher.vocabulary.entries import Language, Vocabulary


@dataclass(frozen=True, slots=True)
class CarvingContext:
    """The workplace and its words.

    Attributes
    ----------
    workplace : its name
    titles : of its positions
    task_texts : every task of the workplace, as it wrote it
    guards : those that the carving was made with
    simulated : whether the data are, which every text then says
    """

    workplace: str
    titles: Mapping[PositionId, str]
    task_texts: Mapping[TaskId, str]
    vocabulary: Vocabulary
    language: Language = Language.DA
    guards: Guards = field(default_factory=Guards)
    simulated: bool = False

    @property
    def book(self) -> Phrasebook:
        """What says the sentences."""
        return Phrasebook(self.language, self.vocabulary, self.task_texts)

    @property
    def notices(self) -> tuple[str, ...]:
        """What every text must say of the data it rests on."""
        return (self.book.say("Simulated data: none of the people exist."),) if self.simulated else ()
