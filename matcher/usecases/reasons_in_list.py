"""The weightiest reasons of every match of a list, from the snapshots that the list was made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.domain.ids import CandidateId, JobId
from matcher.domain.job import JobInFull
from matcher.explanation.job_demands import JobDemands
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.practical_facts import WayToWork
from matcher.explanation.short_reasons import ShortReason, first_weights, groups_of, short_reasons
from matcher.explanation.wording import Wording
from matcher.features.columns import ReasonGroup
from matcher.features.profiles_in_snapshots import ProfilesInSnapshot, place_at
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.ranking.ranking import RankedMatch, row_of
from matcher.vocabulary.entries import Language, Vocabulary


@dataclass(frozen=True, slots=True)
class Telling:
    """In which words and which language reasons are told."""

    vocabulary: Vocabulary
    language: Language


def reasons_in_list(
    matches: Sequence[RankedMatch],
    candidates: CandidateSnapshot,
    jobs: JobSnapshot,
    in_full: Mapping[JobId, JobInFull],
    telling: Telling,
) -> dict[tuple[JobId, CandidateId], tuple[ShortReason, ...]]:
    """The short reasons of each match; ``in_full`` holds every job of the list."""
    profiles = ProfilesInSnapshot.of(candidates, telling.vocabulary)
    texts = {task.id: task.text for full in in_full.values() for task in full.tasks}
    wording = Wording(Phrasebook(telling.language, telling.vocabulary, texts))
    people = np.searchsorted(candidates.ids, [match.candidate_id for match in matches]).tolist()
    workplaces = {
        job_id: place_at(jobs.latitude, jobs.longitude, row_of(jobs.ids, job_id, "job")) for job_id in in_full
    }
    demands = {job_id: JobDemands.of(full) for job_id, full in in_full.items()}
    homes = {row: profiles.home(row) for row in people}
    weights = [first_weights(match) for match in matches]
    told: dict[int, frozenset[ReasonGroup]] = {}
    for row, of_match in zip(people, weights, strict=True):
        told[row] = told.get(row, frozenset()) | groups_of(of_match)
    seen = {row: profiles.profile(row, groups) for row, groups in told.items()}
    return {
        (match.job_id, match.candidate_id): short_reasons(
            of_match,
            seen[row],
            demands[match.job_id],
            WayToWork(homes[row], workplaces[match.job_id]),
            wording,
        )
        for match, row, of_match in zip(matches, people, weights, strict=True)
    }
