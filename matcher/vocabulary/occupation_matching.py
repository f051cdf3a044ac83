"""Finds the ESCO occupations that a free job title may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from matcher.vocabulary.occupations import Concept, JobTitle, TitleRelation

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

__all__ = ["LEAST_SIMILARITY", "OccupationFinder", "OccupationFound", "job_title_in"]

LEAST_SIMILARITY: Final = 0.3
"""Cosine below which no occupation is proposed."""
_PREFERRED: Final = 0.05
"""How much nearer a preferred label counts than another: ESCO gives some alternative labels to many
occupations. Chosen among 0, 0.02, 0.05 and 0.1 on the titles of docs/vocabularies.md, where it brings a right
occupation to the top for 10 more titles in 100; 0.02 and 0.1 do nearly the same."""
_OF_TITLES: Final[Mapping[TitleRelation, float]] = MappingProxyType(
    {
        TitleRelation.EXACT: _PREFERRED,
        TitleRelation.CLOSE: 0.0,
        TitleRelation.NARROW: -0.1,
        TitleRelation.BROAD: -0.1,
    }
)
_DECIMALS: Final = 6

_WORKPLACE: Final = re.compile(r"\bhos\b.*")
_TIME: Final = re.compile(
    r"\b(?:i )?(?:ca\.? )?\d+[\d.,/-]*(?: ?(?:års?|mdr\.?|måneders?|years?|months?))?\b"
)
_FORMER: Final = re.compile(r"\b(?:eks|ex|tidl|fhv)(?:-|\.(?=\s)|\.$|(?= ))")
_TRAINEE: Final = re.compile(r"(?<=\w)-(?:elev|lærling|vikar|praktikant)\b")
_DANISH: Final = """
tidligere forhenværende nuværende pensioneret ledig uddannet udlært faglært ufaglært elev lærling praktikant
vikar job jobbet arbejde arbejdede arbejdet ansat ansættelse stilling erfaring erfaren været var er har haft
jeg som en et deltid deltids fuldtid fuldtids fleksjob fleksjobber praktik
"""
_ENGLISH: Final = """
former formerly ex previously retired trained untrained skilled unskilled apprentice trainee worked working
employed experienced experience been was as a an
"""
_ASIDE: Final = frozenset(f"{_DANISH} {_ENGLISH}".split())


@dataclass(frozen=True, slots=True)
class OccupationFound:
    """An occupation that a title may mean.

    ``through`` is the label or job title that is most like it; ``similarity`` is a cosine 0..1, not a
    probability.
    """

    occupation: Concept
    through: str
    similarity: float


def job_title_in(text: str) -> str:
    """The words of a text that name the work; the whole text where nothing would be left.

    >>> job_title_in("Tidligere butiksassistent hos købmanden i 5 år")
    'butiksassistent'
    >>> job_title_in("Uddannet kok, ex-fisker")
    'kok fisker'
    >>> job_title_in("Elev")
    'elev'
    """
    lowered = " ".join(text.lower().split())
    told = lowered
    for aside in (_WORKPLACE, _TIME, _FORMER, _TRAINEE):
        told = aside.sub(" ", told)
    words = [word for word in re.findall(r"[\w/&+#-]+", told) if word not in _ASIDE and word.strip("-/")]
    return " ".join(_without_small_ends(words)) or lowered


def _without_small_ends(words: list[str]) -> list[str]:
    """Drops what a removed place or time leaves hanging, such as the "i" of "i 5 år"."""
    small = {"i", "på", "ved", "og", "med", "fra", "til", "for", "in", "on", "and", "with"}
    while words and words[-1] in small:
        words = words[:-1]
    while words and words[0] in small:
        words = words[1:]
    return words


@dataclass(frozen=True, slots=True)
class _Name:
    """One thing that an occupation is called, and how much nearer than its cosine that brings it."""

    occupation: int
    text: str
    nearer: float
    from_title: bool


class OccupationFinder:
    """Compares a title with every label of every occupation, by TF-IDF over runs of 3 to 5 letters in words.

    Parameters
    ----------
    occupations
        Those that can be found, by their labels in ``language``, or by all labels where none is in it.
    titles
        Job titles that count as further labels of the occupations they are linked to.
    language
        The language of the titles to come.
    """

    def __init__(
        self, occupations: Sequence[Concept], titles: Iterable[JobTitle] = (), language: str = "da"
    ) -> None:
        self._occupations = tuple(occupations)
        self._names = tuple(_names(self._occupations, titles, language))

    def find(self, title: str, top: int = 5) -> tuple[OccupationFound, ...]:
        """The ``top`` occupations most like a title, best first; fewer or none below the threshold.

        Where a job title leads to several occupations, the one whose own labels are more alike comes first.
        """
        if not self._names:
            return ()
        vectoriser, names = self._index
        cosines = (vectoriser.transform([job_title_in(title)]) @ names.T).toarray()[0].round(_DECIMALS)
        best: dict[int, tuple[float, float, int]] = {}
        for place in cosines.nonzero()[0].tolist():
            name, cosine = self._names[place], float(cosines[place])
            score, own, through = best.get(name.occupation, (-1.0, 0.0, place))
            if cosine + name.nearer > score:
                score, through = cosine + name.nearer, place
            best[name.occupation] = (score, own if name.from_title else max(own, cosine), through)
        ordered = sorted(best.items(), key=lambda each: (-each[1][0], -each[1][1], each[0]))
        found = (
            OccupationFound(self._occupations[at], self._names[through].text, float(cosines[through]))
            for at, (_, _, through) in ordered[:top]
        )
        return tuple(each for each in found if each.similarity >= LEAST_SIMILARITY)

    @cached_property
    def _index(self) -> tuple[TfidfVectorizer, csr_matrix]:
        # scikit-learn takes a second to import, which a command that finds nothing should not wait for.
        from sklearn.feature_extraction.text import TfidfVectorizer

        vectoriser = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        return vectoriser, vectoriser.fit_transform([name.text.lower() for name in self._names])


def _names(occupations: Sequence[Concept], titles: Iterable[JobTitle], language: str) -> Iterator[_Name]:
    in_language = any(label.language == language for each in occupations for label in each.labels)
    places = {each.uri: place for place, each in enumerate(occupations)}
    for place, each in enumerate(occupations):
        for label in each.labels:
            if label.language == language or not in_language:
                yield _Name(place, label.text, _PREFERRED if label.preferred else 0.0, from_title=False)
    for title in titles:
        if title.language == language and title.occupation in places:
            yield _Name(places[title.occupation], title.title, _OF_TITLES[title.relation], from_title=True)
