"""How alike texts and types of task are, by runs of letters and by the words' basic forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from matcher.domain.ids import TaskTypeCode
from matcher.vocabulary.entries import Vocabulary
from matcher.vocabulary.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

__all__ = ["F64", "Similarity", "lemmas", "letter_runs", "words", "words_that_tell"]

F64: TypeAlias = npt.NDArray[np.float64]

_WORD: Final = re.compile(r"\w+")
_PARTICLES: Final = frozenset(["af", "frem", "ind", "inde", "ned", "om", "op", "over", "på", "ud", "ude"])
"""Danish adverbs that make another verb of a verb: "vaske op" is not "vaske"."""
_SAYS_NOTHING: Final = FUNCTION_WORDS - _PARTICLES
_DECIMALS: Final = 6


def words_that_tell(text: str) -> str:
    """The words of a text in lower case without those that say nothing about the work.

    >>> words_that_tell("Fylde varer op på hylderne")
    'fylde varer op på hylderne'
    """
    return " ".join(word for word in _WORD.findall(text.lower()) if word not in _SAYS_NOTHING)


def lemmas_that_tell(text: str) -> str:
    """The same words, each in its basic form: what it stands under in a dictionary."""
    return " ".join(_lemma(word) for word in words_that_tell(text).split())


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    from simplemma import lemmatize

    return str(lemmatize(word, lang="da"))


@dataclass(frozen=True)
class Similarity:
    """Cosines of TF-IDF between texts and types; every type is one document.

    The document is the type's name and synonyms in both languages and the name of its field.
    """

    vocabulary: Vocabulary
    codes: tuple[TaskTypeCode, ...]
    make_vectoriser: Callable[[], TfidfVectorizer]

    def __call__(self, texts: Sequence[str]) -> F64:
        """(texts, types) cosines 0..1, the types in the order of ``codes``."""
        vectoriser, documents = self._index
        alike: F64 = (vectoriser.transform(texts) @ documents.T).toarray().round(_DECIMALS)
        return alike

    @cached_property
    def _index(self) -> tuple[TfidfVectorizer, csr_matrix]:
        vectoriser = self.make_vectoriser()
        return vectoriser, vectoriser.fit_transform([self._document(code) for code in self.codes])

    def _document(self, code: TaskTypeCode) -> str:
        entry = self.vocabulary.task_types[code]
        field = self.vocabulary.fields[entry.field].name
        phrases = (entry.name.da, *entry.synonyms_da, field.da, entry.name.en, *entry.synonyms_en, field.en)
        return " . ".join(phrases)


# scikit-learn takes a second to import, which a command that matches no text should not wait for.


def letter_runs() -> TfidfVectorizer:
    """Runs of 2 to 4 letters within words: they find Danish compounds and inflections without a list."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, preprocessor=words_that_tell
    )


def words() -> TfidfVectorizer:
    """Whole words as they are written."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        tokenizer=str.split, token_pattern=None, sublinear_tf=True, preprocessor=words_that_tell
    )


def lemmas() -> TfidfVectorizer:
    """Whole words in their basic form."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        tokenizer=str.split, token_pattern=None, sublinear_tf=True, preprocessor=lemmas_that_tell
    )
