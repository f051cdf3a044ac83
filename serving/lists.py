"""Ranked lists in the reader's language, ready for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.domain.ids import CandidateId, JobId
from matcher.explanation.catalogue import Translator
from matcher.explanation.wording import group_name
from matcher.features.columns import GROUPS
from matcher.ranking.enough_known import is_enough_known
from matcher.ranking.ranking import RankedMatch
from matcher.usecases.rank import LabelledRanking
from matcher.vocabulary.entries import Language

_NAMED = 2
"""Groups that a line names on each side."""
_MARK = "*"
"""Stands where too little is known to place the person fairly."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """A heading, a table, lines that belong to its rows, and the lines under it."""

    heading: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: tuple[str, ...]
    notes: tuple[str, ...] = ()


def list_of_candidates(labelled: LabelledRanking, job_id: JobId, language: Language) -> tuple[ShownList, ...]:
    """The candidates for a job; those on held places, if there are any, as a list of their own."""
    say = Translator(language).say
    full = labelled.jobs[job_id]
    heading = say(
        "Candidates for job {job_id}: {title}, {hours} hours a week, {workplace}",
        job_id=job_id,
        title=full.job.title,
        hours=_decimal(full.weekly_minutes / 60, 1, language),
        workplace=full.workplace.name,
    )
    matches = labelled.ranking.matches
    rows = tuple((str(m.place), m.candidate_id, *_cells(m, language)) for m in matches if not m.held)
    by_score = _shown(labelled, heading, (say("Candidate"),), rows, language)
    by_score = replace(by_score, notes=_notes(labelled, [m for m in matches if not m.held], language))
    held = tuple(
        (str(m.place), m.candidate_id, str(m.place_by_score), *_cells(m, language)) for m in matches if m.held
    )
    if not held:
        return (by_score,)
    on_held = ShownList(
        heading=(
            say(
                "Held places: these people would otherwise stand on no list. "
                "See whether the job can be shaped to fit them."
            ),
        ),
        header=(*by_score.header[:2], say("By score"), *by_score.header[2:]),
        rows=held,
        footer=(
            *by_score.footer,
            say("The list by score alone: matcher rank --job {job_id} --by-score", job_id=job_id),
        ),
        notes=_notes(labelled, [m for m in matches if m.held], language),
    )
    return replace(by_score, footer=()), on_held


def list_of_jobs(labelled: LabelledRanking, candidate_id: CandidateId, language: Language) -> ShownList:
    """The jobs for a candidate."""
    say = Translator(language).say
    heading = say("Jobs for candidate {candidate_id}", candidate_id=candidate_id)
    rows = tuple(
        (str(m.place), m.job_id, *_job_cells(labelled, m, language), *_cells(m, language))
        for m in labelled.ranking.matches
    )
    columns = (say("Job"), say("Title"), say("Hours"), say("Workplace"))
    shown = _shown(labelled, heading, columns, rows, language)
    return replace(shown, notes=_notes(labelled, labelled.ranking.matches, language))


def _notes(labelled: LabelledRanking, matches: Sequence[RankedMatch], language: Language) -> tuple[str, ...]:
    """What the mark means, where there is one, and the reasons of each match, where they were asked for."""
    say = Translator(language).say
    lines: list[str] = []
    if not all(is_enough_known(match.known_share) for match in matches):
        lines.append(
            say(
                "{mark} Too little is known to place this person fairly. "
                "The place stays: ask before you judge.",
                mark=_MARK,
            )
        )
    if labelled.reasons is not None:
        for match in matches:
            told = " ".join(each.aloud for each in labelled.reasons[match.job_id, match.candidate_id])
            lines.append(f"{match.place}. {told}")
    return tuple(lines)


def _shown(
    labelled: LabelledRanking,
    heading: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    language: Language,
) -> ShownList:
    translator = Translator(language)
    say, ranking = translator.say, labelled.ranking
    notice = (say("Simulated data: nobody here is real."),) if labelled.label.simulated else ()
    measures = (say("Score"), say("Lowest"), say("Highest"), say("Known"))
    return ShownList(
        heading=(*notice, heading),
        header=(say("Place"), *columns, *measures, say("Speaks for it"), say("Look at")),
        rows=rows,
        footer=(
            translator.say_n(
                "Chosen from {n} possible. A typical match lies at {base}.",
                "Chosen from {n} possible. A typical match lies at {base}.",
                ranking.considered,
                n=ranking.considered,
                base=_decimal(ranking.base, 2, language),
            ),
            say("The list decides nothing: you choose, the candidate consents, the employer answers."),
            say(
                "Model: {version}. Data: {dataset}.",
                version=ranking.model_version,
                dataset=labelled.label.name,
            ),
        ),
    )


def _cells(match: RankedMatch, language: Language) -> tuple[str, ...]:
    figures = (_decimal(value, 2, language) for value in (match.score, match.lower, match.upper))
    known = f"{match.known_share:.0%}"
    marked = known if is_enough_known(match.known_share) else f"{known} {_MARK}"
    return (*figures, marked, _groups(match, 1, language), _groups(match, -1, language))


def _job_cells(labelled: LabelledRanking, match: RankedMatch, language: Language) -> tuple[str, ...]:
    full = labelled.jobs[match.job_id]
    return full.job.title, _decimal(full.weekly_minutes / 60, 1, language), full.workplace.name


def _groups(match: RankedMatch, sign: int, language: Language) -> str:
    """The groups that weigh most on one side, heaviest first."""
    weighed = sorted(zip(GROUPS, match.shares, strict=True), key=lambda pair: -sign * pair[1])
    return ", ".join(group_name(g, language) for g, share in weighed[:_NAMED] if sign * share > 0)


def _decimal(value: float, places: int, language: Language) -> str:
    told = f"{value:.{places}f}"
    return told.replace(".", ",") if language is Language.DA else told
