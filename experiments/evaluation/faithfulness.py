"""Whether explanations are true: shares, deletions, changes carried out, and the sheets that are made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from experiments.evaluation.carrying_out import CarriedOut, Offered, carry_out
from experiments.evaluation.deletion import Deletions, measure_deletions
from experiments.evaluation.same_sheets import MadeTwice, SameSheets, make_twice, same_sheets
from experiments.evaluation.sheets_in_two_languages import TwoLanguages, compare_languages, together
from matcher.domain.consent import Released
from matcher.domain.contact import MeetingContacts
from matcher.domain.ids import CandidateId, JobId
from matcher.errors import InvalidInput
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.telling import Means
from matcher.features.pipeline import Pairs, pair_features
from matcher.features.shaping import candidate_snapshot, job_snapshot
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.progress import Progress
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_sheet_inputs import read_sheet_inputs

EXACT: Final = 1e-9
"""Floating-point sums in another order differ by less."""
PRINTED: Final = 3
"""Matches whose sheets are also made as HTML and PDF: a PDF takes half a second."""


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """The findings about one model, and the laws that do not hold."""

    model_version: str
    seed: int
    deletions: Deletions
    carried_out: CarriedOut
    same_sheets: SameSheets
    two_languages: TwoLanguages

    @property
    def broken(self) -> tuple[str, ...]:
        """A sentence for each law that is broken."""
        done = self.carried_out
        laws = {
            "Shares do not add up to the score.": self.deletions.adds_up <= EXACT,
            "Deleting a group does not move the score by its share.": self.deletions.off <= EXACT,
            "A change gains less than was said.": not done.failed,
            "A change does not overtake just the jobs that it was said to.": done.passed
            == done.passed_as_said
            and not done.not_foreseen,
            "The same inputs do not make the same sheet.": not self.same_sheets.different,
            "Danish and English do not say the same.": not self.two_languages.different,
        }
        return tuple(sentence for sentence, holds in laws.items() if not holds)


def measure_faithfulness(
    unit_of_work: UnitOfWork, means: Means, matches: int, seed: int, progress: Progress
) -> Faithfulness:
    """Measures ``matches`` matches of open jobs and people who look for work, drawn by the seed."""
    with unit_of_work as work:
        jobs = job_snapshot(work.frames.job_frames(), means.rules.vocabulary)
        people = candidate_snapshot(work.frames.candidate_frames(), means.rules.vocabulary)
        pairs = _drawn(jobs, people, matches, seed)
        inputs = [
            _inputs(work, CandidateId(str(people.ids[person])), JobId(str(jobs.ids[job])))
            for person, job in zip(*pairs, strict=True)
        ]
    made: list[MadeTwice] = []
    compared: list[TwoLanguages] = []
    for number, each in enumerate(inputs, start=1):
        progress("making sheets twice and in both languages", number, len(inputs))
        made.append(make_twice(each, means, printed=number <= PRINTED))
        compared.append(compare_languages([made[-1].told], means))
    offered = [Offered(each.told.inputs.case, each.told.changes) for each in made]
    return Faithfulness(
        model_version=means.ranker.version,
        seed=seed,
        deletions=measure_deletions(
            pair_features(people, jobs, pairs, means.ranker.assumptions), means.ranker
        ),
        carried_out=carry_out(unit_of_work, means, offered, progress),
        same_sheets=same_sheets(made, min(matches, PRINTED)),
        two_languages=together(compared),
    )


def _inputs(work: UnitOfWork, candidate_id: CandidateId, job_id: JobId) -> SheetInputs:
    """As though the candidate had released all but who it is: the employer's sheet then says the most."""
    inputs = read_sheet_inputs(work, job_id, candidate_id, MeetingContacts(), work.today())
    candidate = inputs.case.candidate
    released = Released(
        considerations=candidate.considerations,
        competences=frozenset(each.code for each in candidate.competences),
        experience=candidate.experience,
    )
    return replace(inputs, released=released, name=None, contact=None)


def _drawn(jobs: JobSnapshot, people: CandidateSnapshot, matches: int, seed: int) -> Pairs:
    open_jobs, looking = np.flatnonzero(jobs.open), np.flatnonzero(people.looking)
    if not len(open_jobs) or not len(looking):
        raise InvalidInput("There is no open job, or nobody who looks for work. Import some first.")
    draw = np.random.default_rng(seed)
    return Pairs(draw.choice(looking, matches), draw.choice(open_jobs, matches))
