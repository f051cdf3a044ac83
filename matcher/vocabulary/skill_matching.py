"""Finds which competence of the vocabulary an ESCO skill is, if it is any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from matcher.domain.ids import CompetenceCode
from matcher.vocabulary.entries import Language, Vocabulary
from matcher.vocabulary.function_words import FUNCTION_WORDS
from matcher.vocabulary.occupations import Concept

__all__ = ["LEAST_LIKENESS", "SkillMatch", "match_skills"]

LEAST_LIKENESS: Final = 0.55
"""Cosine below which a skill is not proposed as one of the vocabulary's competences.

Chosen on 66 short Danish skill texts written for it: at this height 26 of the 27 proposals are right, and
some right ones are lost ("pakke varer", "besvare telefonopkald"), which are then listed in ESCO's words.
"""
_DECIMALS: Final = 6

_PART: Final = re.compile(r"\s+(?:og|and)\s+|[(),/]")
_WORD: Final = re.compile(r"\w+")
_DANISH: Final = """
anvende bruge betjene udføre håndtere vedligeholde overvåge yde sørge sikre forstå kunne kende grundlæggende
"""
_ENGLISH: Final = "operate perform handle maintain monitor provide ensure apply carry work basic"
_SAYS_LITTLE: Final = FUNCTION_WORDS | frozenset(f"{_DANISH} {_ENGLISH}".split())


@dataclass(frozen=True, slots=True)
class SkillMatch:
    """That a skill is probably this competence; ``similarity`` is a cosine 0..1, not a probability."""

    skill: Concept
    competence: CompetenceCode
    similarity: float


def match_skills(
    skills: Sequence[Concept], vocabulary: Vocabulary, language: Language
) -> tuple[SkillMatch | None, ...]:
    """For each skill the competence whose name is most like one of its labels, ``None`` where none is.

    A competence's name is also compared part by part: of "kasseapparat og betalingsterminal", the one is
    enough. Words such as "betjene" and "anvende", which stand before any skill, do not count.
    """
    if not skills:
        return ()
    # scikit-learn takes a second to import, which a command without skills should not wait for.
    from sklearn.feature_extraction.text import TfidfVectorizer

    names = list(_competence_names(vocabulary, language))
    labels = [(place, label) for place, skill in enumerate(skills) for label in _labels(skill, language)]
    vectoriser = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, preprocessor=_words_that_tell
    )
    vectoriser.fit([name for _, name in names] + [label for _, label in labels])
    alike = (
        vectoriser.transform([label for _, label in labels])
        @ vectoriser.transform([name for _, name in names]).T
    )
    best: list[SkillMatch | None] = [None] * len(skills)
    for (place, _), row in zip(labels, alike.toarray().round(_DECIMALS), strict=True):
        at = int(row.argmax())
        similarity, now = float(row[at]), best[place]
        if similarity >= LEAST_LIKENESS and (now is None or similarity > now.similarity):
            best[place] = SkillMatch(skills[place], names[at][0], similarity)
    return tuple(best)


def _competence_names(vocabulary: Vocabulary, language: Language) -> Iterator[tuple[CompetenceCode, str]]:
    for code, entry in vocabulary.competences.items():
        name = entry.name[language]
        yield code, name
        for part in _PART.split(name):
            # "arkiv- og journalsystemer": the first part is no word of its own.
            if part and part != name and len(part.strip()) > 4 and not part.rstrip().endswith("-"):
                yield code, part.strip()


def _labels(skill: Concept, language: Language) -> list[str]:
    of_language = [label.text for label in skill.labels if label.language == language.value]
    return of_language or [label.text for label in skill.labels] or [skill.uri]


def _words_that_tell(text: str) -> str:
    return " ".join(word for word in _WORD.findall(text.lower()) if word not in _SAYS_LITTLE)
