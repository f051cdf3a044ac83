"""How well a free job title finds its ESCO occupation, measured on titles that somebody has linked by hand.

The titles are queries only: the links say which occupations would be right, and are not used as labels.
An occupation is right when any link leads to it. Half of the titles served to choose the shipped method's
figures, the other half did not; a title's half follows from a digest of the title.

Run: ``python -m experiments.benchmarks.job_titles OCCUPATIONS TITLES`` with tables that ``matcher
vocabulary import`` reads.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final, Literal

from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.vocabulary.esco import read_esco
from matcher.vocabulary.job_titles import read_job_titles
from matcher.vocabulary.occupation_matching import OccupationFinder
from matcher.vocabulary.occupations import Concept, JobTitle

__all__ = ["TitleScore", "as_lines", "measure", "measure_files"]

_DEPTH: Final = 100
"""A right occupation further down counts as not found."""
_ANY_DAY: Final = date(2026, 1, 1)

Search = Callable[[str], Sequence[str]]
"""Occupations by uri, best first, for one title."""


@dataclass(frozen=True, slots=True)
class TitleScore:
    """Shares of titles, and the mean reciprocal rank, on one half of the titles."""

    method: str
    half: str
    titles: int
    hit_at_1: float
    hit_at_5: float
    reciprocal_rank: float
    milliseconds: float


def measure_files(occupations: Path, titles: Path) -> tuple[TitleScore, ...]:
    """The scores on the Danish tables in these files."""
    danish = {content.origin.name: content for content in read_esco(occupations, _ANY_DAY)}["esco-da"]
    return measure(danish.occupations, read_job_titles(titles, _ANY_DAY).job_titles)


def measure(occupations: Sequence[Concept], links: Sequence[JobTitle]) -> tuple[TitleScore, ...]:
    """The scores of words, runs of letters and the shipped method on each half and on all titles.

    Titles none of whose links lead to one of the occupations are left out.
    """
    known = {each.uri for each in occupations}
    right: dict[str, set[str]] = {}
    for link in links:
        if link.occupation in known:
            right.setdefault(link.title, set()).add(link.occupation)
    finder = OccupationFinder(occupations)
    methods: Mapping[str, Search] = {
        "words": _by_labels(occupations, "word", (1, 1)),
        "runs of 3-5 letters": _by_labels(occupations, "char_wb", (3, 5)),
        "shipped": lambda title: [each.occupation.uri for each in finder.find(title, _DEPTH)],
    }
    return tuple(score for name, search in methods.items() for score in _scores(name, search, right))


def as_lines(scores: Sequence[TitleScore]) -> tuple[str, ...]:
    """The scores as a Markdown table."""
    return (
        "| method | titles | hit@1 | hit@5 | MRR | ms a title |",
        "|---|---|---|---|---|---|",
        *(
            f"| {s.method} | {s.titles} {s.half} | {s.hit_at_1:.3f} | {s.hit_at_5:.3f} "
            f"| {s.reciprocal_rank:.3f} | {s.milliseconds:.0f} |"
            for s in scores
        ),
    )


def _scores(name: str, search: Search, right: Mapping[str, set[str]]) -> Iterator[TitleScore]:
    ranks: dict[str, float] = {}
    took: dict[str, float] = {}
    search("opvarmning")
    for title in sorted(right):
        start = perf_counter()
        found = search(title)
        took[title] = 1000 * (perf_counter() - start)
        ranks[title] = next((1 / place for place, uri in enumerate(found, 1) if uri in right[title]), 0.0)
    halves = {
        "tuned on": [t for t in ranks if _tuned_on(t)],
        "held out": [t for t in ranks if not _tuned_on(t)],
    }
    for half, titles in (*halves.items(), ("in all", list(ranks))):
        if titles:
            of_half = [ranks[title] for title in titles]
            yield TitleScore(
                method=name,
                half=half,
                titles=len(titles),
                hit_at_1=statistics.fmean(rank == 1 for rank in of_half),
                hit_at_5=statistics.fmean(rank >= 1 / 5 for rank in of_half),
                reciprocal_rank=statistics.fmean(of_half),
                milliseconds=statistics.median(took[title] for title in titles),
            )


def _tuned_on(title: str) -> bool:
    return hashlib.sha256(title.encode()).digest()[0] % 2 == 0


def _by_labels(
    occupations: Sequence[Concept], analyser: Literal["word", "char_wb"], runs: tuple[int, int]
) -> Search:
    """Plain TF-IDF: an occupation is as near as the nearest of its labels."""
    named = [(each.uri, label.text.lower()) for each in occupations for label in each.labels]
    vectoriser = TfidfVectorizer(analyzer=analyser, ngram_range=runs, sublinear_tf=True)
    labels = vectoriser.fit_transform([text for _, text in named])

    def search(title: str) -> Sequence[str]:
        cosines = (vectoriser.transform([title.lower()]) @ labels.T).toarray()[0].round(6)
        best: dict[str, float] = {}
        for place in cosines.nonzero()[0].tolist():
            uri = named[place][0]
            best[uri] = max(best.get(uri, 0.0), float(cosines[place]))
        return sorted(best, key=lambda uri: (-best[uri], uri))[:_DEPTH]

    return search


def main() -> None:
    """Prints the scores on two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("occupations", type=Path)
    parser.add_argument("titles", type=Path)
    given = parser.parse_args()
    for line in as_lines(measure_files(given.occupations, given.titles)):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
