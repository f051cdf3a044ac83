"""Proposes types of task for a text in Danish or English, and from them what the task may demand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from matcher.domain.ids import TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.domain.task import Demands
from matcher.vocabulary.entries import TaskType, Vocabulary
from matcher.vocabulary.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

__all__ = ["LEAST_SIMILARITY", "Proposal", "TaskTypeMatcher"]

LEAST_SIMILARITY: Final = 0.18
"""Cosine below which nothing is proposed and the type stays unknown.

Chosen on 85 task statements of three occupations, labelled by hand: at this height the first proposal is
right for 43 of the 60 that some type fits, and 14 of the 25 that none fits are still given one. Higher
up, short Danish texts lose their right type faster than long ones lose a wrong one.
"""

_WORD: Final = re.compile(r"\w+")
_DECIMALS: Final = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A type of task that a text may be about; ``similarity`` is a cosine 0..1, not a probability."""

    task_type: TaskTypeCode
    similarity: float


class TaskTypeMatcher:
    """Finds the types of task whose words are most like a text's.

    Every type is one document: its name and synonyms in both languages and the name of its field.
    Documents and texts are compared by TF-IDF over runs of 3 to 5 letters within words, which finds
    Danish compounds ("hyldeopfyldning" - "fylde op på hylderne") and inflections without a list of them.

    Parameters
    ----------
    vocabulary
        Its types of task are what can be proposed. The index is built when the first text comes.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._codes = tuple(sorted(vocabulary.task_types))

    def propose(self, texts: Sequence[str], top: int = 3) -> list[tuple[Proposal, ...]]:
        """For each text the ``top`` most similar types, best first; fewer or none below the threshold.

        The same texts always give the same proposals; where two types are equally similar, the one
        whose code comes first in the alphabet stands first.
        """
        if not texts:
            return []
        vectoriser, documents = self._index
        similarities = (vectoriser.transform(texts) @ documents.T).toarray().round(_DECIMALS)
        return [self._best(row.tolist(), top) for row in similarities]

    def task_type(self, code: TaskTypeCode) -> TaskType:
        """The type of task with that code."""
        return self._vocabulary.task_types[code]

    def demands_proposed(self, proposals: Sequence[Proposal]) -> Demands | None:
        """What the best proposal usually demands, or ``None`` where nothing similar enough was proposed.

        All dimensions are proposed, none is confirmed: a dimension the type does not name is proposed as
        not called on at all.
        """
        best = min(proposals, key=_best_first, default=None)
        if best is None or best.similarity < LEAST_SIMILARITY:
            return None
        usual = self.task_type(best.task_type).demands.known
        levels = {dimension: usual.get(dimension, Level.NONE) for dimension in DIMENSIONS}
        return Demands(Levels(levels), proposed=frozenset(DIMENSIONS))

    def _best(self, similarities: Sequence[float], top: int) -> tuple[Proposal, ...]:
        alike = (
            Proposal(code, similarity)
            for code, similarity in zip(self._codes, similarities, strict=True)
            if similarity >= LEAST_SIMILARITY
        )
        return tuple(sorted(alike, key=_best_first)[:top])

    @cached_property
    def _index(self) -> tuple[TfidfVectorizer, csr_matrix]:
        # scikit-learn takes a second to import, which a command that matches no text should not wait for.
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectoriser = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, preprocessor=_words_that_tell
        )
        return vectoriser, vectoriser.fit_transform([self._document(code) for code in self._codes])

    def _document(self, code: TaskTypeCode) -> str:
        entry = self.task_type(code)
        field = self._vocabulary.fields[entry.field].name
        phrases = (entry.name.da, *entry.synonyms_da, field.da, entry.name.en, *entry.synonyms_en, field.en)
        return " . ".join(phrases)


def _words_that_tell(text: str) -> str:
    return " ".join(word for word in _WORD.findall(text.lower()) if word not in FUNCTION_WORDS)


def _best_first(proposal: Proposal) -> tuple[float, str]:
    return -proposal.similarity, proposal.task_type
