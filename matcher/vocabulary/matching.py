"""Proposes types of task for a text in Danish or English, and from them what the task may demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from matcher.domain.ids import TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import Demands
from matcher.vocabulary.certainty import CONSIDERED, Calibration, load_calibration, proposal_features
from matcher.vocabulary.entries import TaskType, Vocabulary
from matcher.vocabulary.evidence import without
from matcher.vocabulary.limits import About, Limit, limits_in
from matcher.vocabulary.similarity import F64, Similarity, lemmas, letter_runs, words_that_tell
from matcher.vocabulary.times import times_in

__all__ = ["LEAST_ALTERNATIVE", "LEAST_CERTAINTY", "Proposal", "TaskTypeMatcher", "lowest_by_dimension"]

LEAST_CERTAINTY: Final = 0.3
"""Certainty that the best proposal must reach; below it nothing is proposed and the type stays unknown.

Chosen on the tuning half of the labelled phrasings (docs/text-matching.md): lower down, more of the texts
that no type fits are given one; higher up, more of the short texts lose their right type.
"""

LEAST_ALTERNATIVE: Final = 0.1
"""Certainty from which a type is proposed beside a better one, for a person to choose between."""

_DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A type of task that a text may be about.

    ``similarity`` is a cosine 0..1, not a probability; ``certainty`` is the probability that the type is
    right, as measured on labelled phrasings.
    """

    task_type: TaskTypeCode
    similarity: float
    certainty: float


class TaskTypeMatcher:
    """Finds the types of task that a text is about, and says how sure each one is.

    Types are found by runs of letters within words, and weighed by those and by the words' basic forms.
    What a text says about time, limits and what is not wanted is left out first: it must not propose.

    Parameters
    ----------
    vocabulary
        Its types of task are what can be proposed. The index is built when the first text comes.
    calibration
        Turns similarities into certainty; the one that comes with the package unless another is given.
    """

    def __init__(self, vocabulary: Vocabulary, calibration: Calibration | None = None) -> None:
        self._vocabulary = vocabulary
        self._calibration = calibration
        self._codes = tuple(sorted(vocabulary.task_types))
        self._letters = Similarity(vocabulary, self._codes, letter_runs)
        self._lemmas = Similarity(vocabulary, self._codes, lemmas)

    def propose(
        self, texts: Sequence[str], top: int = 3, about: About = About.TASK
    ) -> list[tuple[Proposal, ...]]:
        """For each text the ``top`` surest types, best first; none where the best is not sure enough.

        The same texts always give the same proposals; where two types are equally sure, the one
        whose code comes first in the alphabet stands first.
        """
        return [_shown(row)[:top] for row in self.weigh(texts, about)]

    def weigh(self, texts: Sequence[str], about: About = About.TASK) -> list[tuple[Proposal, ...]]:
        """For each text the types most like it with their certainty, however low, best first."""
        if not texts:
            return []
        calibration = self._calibration or load_calibration()
        return [
            tuple(sorted(self._weighed(places, features, calibration), key=_best_first))
            for places, features in self.considered(texts, about)
        ]

    def considered(
        self, texts: Sequence[str], about: About = About.TASK
    ) -> Iterator[tuple[tuple[int, ...], F64]]:
        """For each text the places of the types that are weighed, and their (types, features) values.

        A place counts the types of the vocabulary in the order of their codes.
        """
        said = [_about_the_work(text, about) for text in texts]
        by_letters, by_lemmas = self._letters(said), self._lemmas(said)
        for row, text in enumerate(said):
            for place in self._named_so.get(words_that_tell(text), ()):
                by_letters[row, place] = by_lemmas[row, place] = 1.0
        most_alike = np.argsort(-by_letters, axis=1, kind="stable")[:, :CONSIDERED]
        for letters, lemma, order in zip(by_letters, by_lemmas, most_alike.tolist(), strict=True):
            places = tuple(place for place in order if letters[place] > 0)
            yield places, proposal_features(letters, lemma, places)

    def task_type(self, code: TaskTypeCode) -> TaskType:
        """The type of task with that code."""
        return self._vocabulary.task_types[code]

    def demands_proposed(self, proposals: Sequence[Proposal], limits: Sequence[Limit] = ()) -> Demands | None:
        """What the surest proposal usually demands, or ``None`` where nothing sure enough was proposed.

        All dimensions are proposed, none is confirmed: a dimension the type does not name is proposed as
        not called on at all. What the text limits is proposed at most at that level; nothing is raised.
        """
        best = min(proposals, key=_best_first, default=None)
        if best is None or best.certainty < LEAST_CERTAINTY:
            return None
        usual = self.task_type(best.task_type).demands.known
        most = lowest_by_dimension(limits)
        levels = {
            dimension: min(usual.get(dimension, Level.NONE), most.get(dimension, Level.FULL))
            for dimension in DIMENSIONS
        }
        return Demands(Levels(levels), proposed=frozenset(DIMENSIONS))

    @cached_property
    def _named_so(self) -> Mapping[str, list[int]]:
        """The types by their names and synonyms: a text that says just that is as like them as can be."""
        named: dict[str, list[int]] = {}
        for place, code in enumerate(self._codes):
            entry = self.task_type(code)
            phrases = {entry.name.da, entry.name.en, *entry.synonyms_da, *entry.synonyms_en}
            for phrase in {words_that_tell(phrase) for phrase in phrases} - {""}:
                named.setdefault(phrase, []).append(place)
        return named

    def _weighed(self, places: Sequence[int], features: F64, calibration: Calibration) -> Iterator[Proposal]:
        certainties = calibration.certainty(features).round(_DECIMALS)
        for place, values, certainty in zip(places, features.tolist(), certainties.tolist(), strict=True):
            yield Proposal(self._codes[place], values[0], certainty)


def lowest_by_dimension(limits: Sequence[Limit]) -> Mapping[Dimension, Level]:
    """The lowest level that the limits leave of each dimension they name."""
    lowest: dict[Dimension, Level] = {}
    for limit in limits:
        if limit.dimension is not None and limit.at_most is not None:
            lowest[limit.dimension] = min(limit.at_most, lowest.get(limit.dimension, Level.FULL))
    return lowest


def _about_the_work(text: str, about: About) -> str:
    when = [said.evidence for said in times_in(text)]
    return without(text, when + [limit.evidence for limit in limits_in(text, about)])


def _shown(ranked: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    if not ranked or ranked[0].certainty < LEAST_CERTAINTY:
        return ()
    return tuple(one for one in ranked if one.certainty >= LEAST_ALTERNATIVE)


def _best_first(proposal: Proposal) -> tuple[float, float, str]:
    return -proposal.certainty, -proposal.similarity, proposal.task_type
