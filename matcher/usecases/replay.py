"""Keep an explanation as it was shown, make it again from what it was made from, and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeAlias

from matcher.domain.consent import Released, released
from matcher.domain.replay import ChangeKind, Replay, ReplayChange
from matcher.domain.shown_explanation import (
    Audience,
    Fingerprint,
    SheetForm,
    ShownExplanation,
    ShownId,
    ShownSummary,
)
from matcher.errors import NotFound
from matcher.explanation.case_bytes import from_bytes, to_bytes
from matcher.explanation.match_case import MatchCase
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.models.ranker import AdditiveRanker
from matcher.usecases.fingerprints import PROGRAM
from matcher.usecases.ports import UnitOfWork
from matcher.usecases.read_case import read_case
from matcher.vocabulary.entries import Language

__all__ = ["AsOfNow", "MakeSheet", "RankerOf", "Replayed", "compare", "keep", "replay"]

RankerOf: TypeAlias = Callable[[str], AdditiveRanker | None]
"""The model of a version, ``None`` where it is not here."""


class MakeSheet(Protocol):
    """Makes an explanation: the same bytes from the same arguments, whatever the day."""

    def __call__(
        self,
        inputs: SheetInputs,
        audience: Audience,
        language: Language,
        form: SheetForm,
        ranker: AdditiveRanker,
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class AsOfNow:
    """How things stand now: rules, the model that answers, the match (``None``: gone), what may be seen."""

    rules: tuple[Fingerprint, ...]
    model_version: str
    case: MatchCase | None
    released: Released


@dataclass(frozen=True, slots=True)
class Replayed:
    """What was shown, what came of making it again (``None``: it could not be made), and the difference."""

    stored: ShownExplanation
    made_again: bytes | None
    replay: Replay


def keep(
    unit_of_work: UnitOfWork,
    shown_id: ShownId,
    make: MakeSheet,
    inputs: SheetInputs,
    *,
    audience: Audience,
    language: Language,
    form: SheetForm,
    ranker: AdditiveRanker,
    rules: tuple[Fingerprint, ...],
    by: str,
    at: datetime,
) -> ShownExplanation:
    """The explanation that was made and kept; what is to be shown is its ``shown``.

    It is made without what this audience may never see, and only that is kept. Where it cannot be kept,
    an error is raised and there is nothing to show.
    """
    seen = inputs.seen_by(audience)
    made = ShownExplanation(
        id=shown_id,
        at=at,
        audience=audience,
        language=language.value,
        form=form,
        job_id=seen.case.job.job.id,
        candidate_id=seen.case.candidate.id,
        by=by.strip(),
        model_version=ranker.version,
        rules=rules,
        day=seen.day,
        inputs=to_bytes(seen),
        shown=make(seen, audience, language, form, ranker),
    )
    with unit_of_work as work:
        work.shown.put(made)
        work.commit()
    return made


def replay(
    unit_of_work: UnitOfWork,
    shown_id: ShownId,
    make: MakeSheet,
    ranker_of: RankerOf,
    *,
    rules_now: tuple[Fingerprint, ...],
    model_version_now: str,
    today: date,
) -> Replayed:
    """An explanation made again from its kept inputs with the model of then, held against what was shown.

    Raises
    ------
    NotFound
        Nothing was kept under this id.
    InvalidInput
        Its inputs were kept by a version of the program that had another shape for them.
    """
    with unit_of_work as work:
        stored = work.shown.get(shown_id)
        now = AsOfNow(
            rules_now,
            model_version_now,
            _case_now(work, stored),
            released(work.releases.of(stored.candidate_id, stored.job_id), today),
        )
    then = from_bytes(SheetInputs, stored.inputs)
    ranker = ranker_of(stored.model_version)
    made = None
    if ranker is not None:
        made = make(then, stored.audience, Language(stored.language), stored.form, ranker)
    return Replayed(stored, made, compare(stored, then, made, now))


def compare(stored: ShownExplanation, then: SheetInputs, made_again: bytes | None, now: AsOfNow) -> Replay:
    """Whether it came out the same, and all that has changed since.

    ``made_again`` is ``None`` where there was no model to make it with.
    """
    kinds = {
        ChangeKind.MODEL_NOT_HERE: made_again is None,
        ChangeKind.MODEL_CHANGED: stored.model_version != now.model_version,
        ChangeKind.PROFILE_CHANGED_SINCE: now.case is not None and _profile(now.case) != _profile(then.case),
        ChangeKind.JOB_CHANGED_SINCE: now.case is None or _job(now.case) != _job(then.case),
        ChangeKind.RELEASES_CHANGED_SINCE: now.released != then.released,
    }
    changes = [ReplayChange(kind) for kind, changed in kinds.items() if changed]
    changes += _rule_changes(dict(stored.rules), dict(now.rules))
    order = list(ChangeKind)
    changes.sort(key=lambda change: (order.index(change.kind), change.name))
    return Replay(made_again == stored.shown, tuple(changes))


def _rule_changes(then: dict[str, str], now: dict[str, str]) -> Iterator[ReplayChange]:
    for name in sorted(then.keys() | now.keys()):
        if then.get(name) != now.get(name):
            program = name == PROGRAM
            kind = ChangeKind.PROGRAM_CHANGED if program else ChangeKind.RULES_CHANGED
            yield ReplayChange(kind, "" if program else name)


def _case_now(work: UnitOfWork, stored: ShownSummary) -> MatchCase | None:
    with suppress(NotFound):
        return read_case(work, stored.job_id, stored.candidate_id)
    return None


def _profile(case: MatchCase) -> object:
    return case.candidate, case.way.home


def _job(case: MatchCase) -> object:
    return case.job, case.way.workplace, case.employer, case.positions, case.tasks, case.label
