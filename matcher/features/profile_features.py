"""How a person's experience, competences and wishes compare with the tasks of a job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from matcher.features.assumptions import StandIns
from matcher.features.columns import FEATURE_INDEX
from matcher.features.snapshots import F32, I8, CandidateSnapshot, JobSnapshot

_DONE: Final = FEATURE_INDEX["tasks_done_before"]
_FIELDS: Final = FEATURE_INDEX["fields_known"]
_REQUIRED: Final = FEATURE_INDEX["required_competences"]
_MISSING: Final = FEATURE_INDEX["required_missing"]
_HELPFUL: Final = FEATURE_INDEX["helpful_competences"]
_EVIDENCED: Final = FEATURE_INDEX["evidenced_competences"]
_WISHED: Final = FEATURE_INDEX["wished"]
_DISLIKED: Final = FEATURE_INDEX["disliked"]
_MOST_MISSING: Final = np.float32(5)


def write_experience_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes the shares of a job's minutes in types and fields of work done before into ``out``."""
    stand_in = unknown.task_done_before
    done, fields = _shares(candidates), _shares(candidates)
    for weight, task_type, field in _weighted_tasks(jobs, job):
        if task_type < 0:
            done += weight * stand_in
            fields += weight * stand_in
        else:
            done += weight * np.where(candidates.has_experience, candidates.done[task_type], stand_in)
            fields += weight * np.where(candidates.has_experience, candidates.fields_done[field], stand_in)
    out[:, _DONE] = np.minimum(done, 1)
    out[:, _FIELDS] = np.minimum(fields, 1)


def write_competence_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes how far the competences that a job asks for are held, and shown, into ``out``.

    A competence held below the level asked for counts in proportion. A job that asks for none is met.
    """
    required, helpful, shown = _shares(candidates), _shares(candidates), _shares(candidates)
    needs = jobs.needs_of(job)
    flags = jobs.need_required[needs]
    for competence, level, is_required in zip(
        jobs.need_competences[needs], jobs.need_levels[needs], flags, strict=True
    ):
        level_held = candidates.competences[competence]
        not_known = level_held < 0
        of_kind = required if is_required else helpful
        of_kind += np.where(not_known, unknown.competence_held, np.minimum(level_held / level, 1))
        shown += np.where(not_known, unknown.competence_evidenced, candidates.evidenced[competence])
    required_count, count = int(flags.sum()), len(flags)
    out[:, _REQUIRED] = _mean(required, required_count)
    out[:, _MISSING] = np.minimum(np.maximum(required_count - required, 0), _MOST_MISSING)
    out[:, _HELPFUL] = _mean(helpful, count - required_count)
    out[:, _EVIDENCED] = _mean(shown, count)


def write_wish_features(
    out: F32, candidates: CandidateSnapshot, jobs: JobSnapshot, job: int, unknown: StandIns
) -> None:
    """Writes the shares of a job's minutes that a person wishes for and dislikes into ``out``.

    What is said of a type of task goes before what is said of its whole field of work.
    """
    wished, disliked = _shares(candidates), _shares(candidates)
    for weight, task_type, field in _weighted_tasks(jobs, job):
        if task_type < 0:
            wished += weight * unknown.wished
            disliked += weight * unknown.disliked
            continue
        said = _said(candidates.type_wishes[task_type], candidates.field_wishes[field])
        wished += weight * np.where(candidates.has_wishes, said > 0, unknown.wished)
        disliked += weight * np.where(candidates.has_wishes, said < 0, unknown.disliked)
    out[:, _WISHED] = np.minimum(wished, 1)
    out[:, _DISLIKED] = np.minimum(disliked, 1)


def _said(of_type: I8, of_field: I8) -> I8:
    return np.where(of_type != 0, of_type, of_field)


def _weighted_tasks(jobs: JobSnapshot, job: int) -> Iterator[tuple[np.float32, int, int]]:
    """Each task's share of the job's minutes, with its type and its field (-1 where unknown)."""
    tasks = jobs.tasks_of(job)
    minutes = jobs.minutes[tasks]
    weights = minutes / minutes.sum()
    for weight, task_type, field in zip(
        weights, jobs.task_types[tasks], jobs.task_fields[tasks], strict=True
    ):
        yield np.float32(weight), int(task_type), int(field)


def _shares(candidates: CandidateSnapshot) -> F32:
    return np.zeros(len(candidates), np.float32)


def _mean(total: F32, count: int) -> F32:
    return np.minimum(total / np.float32(count), 1) if count else np.ones_like(total)
