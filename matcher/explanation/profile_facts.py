"""What the person has done, knows and wishes for, set beside the tasks of the job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias, TypeVar

from matcher.domain.candidate import Candidate, Competence, Evidence, Proof, WishKind, WishTarget
from matcher.domain.evidence import is_old
from matcher.domain.ids import CompetenceCode, TaskId
from matcher.domain.job import JobInFull
from matcher.domain.scale import UNKNOWN, Level, MaybeLevel
from matcher.domain.task import Task
from matcher.explanation.bearing import EVERY_GROUP, Bearing, JobPart, UnaskedFact, part_of
from matcher.explanation.unknown_facts import About, UnknownFact
from matcher.features.columns import ReasonGroup
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class ExperienceFact:
    """Tasks of a type done before, or of a field known from other types; ``None`` for all other tasks.

    ``evidence`` says how it is known, where there is a proof, and ``old_since`` from when, where it is old.
    """

    group: ClassVar[ReasonGroup] = ReasonGroup.TASKS

    target: WishTarget | None
    code: str
    part: JobPart
    evidence: Evidence | None = None
    old_since: date | None = None

    @property
    def bearing(self) -> Bearing:
        """For where there is experience. Work that is new is no shortfall: it can be learnt."""
        return Bearing.NEUTRAL if self.target is None else Bearing.FOR

    @property
    def codes(self) -> tuple[str, ...]:
        """The type of task or the field."""
        return (self.code,) if self.code else ()


@dataclass(frozen=True, slots=True)
class CompetenceFact:
    """A competence that the job asks for, at its highest level, and the level held.

    ``old_since`` is the day that the evidence is from, where that is so long ago that it is old.
    """

    group: ClassVar[ReasonGroup] = ReasonGroup.COMPETENCES

    code: CompetenceCode
    asked: Level
    required: bool
    held: MaybeLevel
    evidence: Evidence | None
    task_ids: tuple[TaskId, ...]
    old_since: date | None = None

    @property
    def bearing(self) -> Bearing:
        """Against where it is known to be held below the level asked for."""
        if self.held is UNKNOWN:
            return Bearing.UNKNOWN
        return Bearing.AGAINST if self.held < self.asked else Bearing.FOR

    @property
    def codes(self) -> tuple[str, ...]:
        """The competence."""
        return (self.code,)


@dataclass(frozen=True, slots=True)
class StatedFact:
    """Competences the job asks for that rest on the person's own word so far."""

    group: ClassVar[ReasonGroup] = ReasonGroup.COMPETENCES
    bearing: ClassVar[Bearing] = Bearing.NEUTRAL

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WishFact:
    """Tasks that a wish or a dislike is about; ``kind`` is ``None`` for those that none is about."""

    group: ClassVar[ReasonGroup] = ReasonGroup.WISHES

    kind: WishKind | None
    target: WishTarget
    code: str
    part: JobPart

    @property
    def bearing(self) -> Bearing:
        """For a wish, against a dislike, neutral where the person has said nothing of the work."""
        if self.kind is None:
            return Bearing.NEUTRAL
        return Bearing.FOR if self.kind is WishKind.WISH else Bearing.AGAINST

    @property
    def codes(self) -> tuple[str, ...]:
        """The type of task or the field that the wish is about."""
        return (self.code,) if self.code else ()


_Sized = TypeVar("_Sized", ExperienceFact, WishFact)
ProfileFact: TypeAlias = ExperienceFact | CompetenceFact | StatedFact | WishFact | UnaskedFact


def profile_facts(
    candidate: Candidate,
    job: JobInFull,
    vocabulary: Vocabulary,
    today: date | None = None,
    groups: frozenset[ReasonGroup] = EVERY_GROUP,
) -> Iterator[ProfileFact]:
    """Facts about experience, competences and wishes, those about most of the job first.

    Without ``today``, no evidence is called old.
    """
    if ReasonGroup.TASKS in groups:
        yield from _largest_first(_experience(candidate, job, vocabulary, today))
    if ReasonGroup.COMPETENCES in groups:
        yield from _competences(candidate, job, today)
    if ReasonGroup.WISHES in groups:
        yield from _largest_first(_wishes(candidate, job, vocabulary))


def unknown_profile(
    candidate: Candidate, job: JobInFull, groups: frozenset[ReasonGroup] = EVERY_GROUP
) -> Iterator[UnknownFact]:
    """What is unknown of experience, competences, wishes and types of task."""
    typeless = tuple(task.id for task in job.tasks if task.task_type is None)
    if ReasonGroup.TASKS in groups and typeless:
        yield UnknownFact(About.TASK_TYPES, ReasonGroup.TASKS, task_ids=typeless)
    if ReasonGroup.TASKS in groups and not candidate.experience:
        yield UnknownFact(About.EXPERIENCE, ReasonGroup.TASKS)
    if ReasonGroup.WISHES in groups and not candidate.wishes:
        yield UnknownFact(About.WISHES, ReasonGroup.WISHES)
    if ReasonGroup.COMPETENCES in groups:
        for fact in _competences(candidate, job):
            if isinstance(fact, CompetenceFact) and fact.bearing is Bearing.UNKNOWN:
                yield UnknownFact(About.COMPETENCE, fact.group, fact.codes, fact.task_ids, fact.asked)


def _experience(
    candidate: Candidate, job: JobInFull, vocabulary: Vocabulary, today: date | None
) -> Iterator[ExperienceFact]:
    if not candidate.experience:
        return
    types = vocabulary.task_types
    fields = {types[code].field for code in candidate.experience}
    kinds: dict[tuple[WishTarget | None, str], list[Task]] = {}
    for task in job.tasks:
        if task.task_type is None:
            continue
        field = types[task.task_type].field
        if task.task_type in candidate.experience:
            kind: tuple[WishTarget | None, str] = (WishTarget.TASK_TYPE, task.task_type)
        else:
            kind = (WishTarget.FIELD, field) if field in fields else (None, "")
        kinds.setdefault(kind, []).append(task)
    proofs = {str(proof.task_type): proof for proof in candidate.proofs}
    for (target, code), tasks in kinds.items():
        proof = proofs.get(code) if target is WishTarget.TASK_TYPE else None
        yield ExperienceFact(
            target,
            code,
            part_of(tasks, job),
            evidence=proof.evidence if proof else None,
            old_since=_old_since(proof, today) if proof and today else None,
        )


def _competences(
    candidate: Candidate, job: JobInFull, today: date | None = None
) -> Iterator[CompetenceFact | StatedFact | UnaskedFact]:
    """Each competence asked for: the highest level, required if any task requires it; required ones first."""
    held = {competence.code: competence for competence in candidate.competences}
    needs = [(task.id, need) for task in job.tasks for need in task.competences]
    facts = []
    for code in sorted({need.code for _, need in needs}):
        of_code = [(task_id, need) for task_id, need in needs if need.code == code]
        facts.append(
            CompetenceFact(
                code=code,
                asked=max(need.level for _, need in of_code),
                required=any(need.required for _, need in of_code),
                held=held[code].level if code in held else UNKNOWN,
                evidence=held[code].evidence if code in held else None,
                task_ids=tuple(task_id for task_id, _ in of_code),
                old_since=_old_since(held[code], today) if code in held and today else None,
            )
        )
    yield from sorted(facts, key=lambda fact: (not fact.required, -fact.asked))
    stated = [f.code for f in facts if f.evidence is Evidence.STATEMENT and f.held is not Level.NONE]
    if stated:
        yield StatedFact(tuple(stated))
    if not facts:
        yield UnaskedFact(ReasonGroup.COMPETENCES)


def _old_since(held: Competence | Proof, today: date) -> date | None:
    return held.shown_on if is_old(held.evidence, held.shown_on, today) else None


def _wishes(candidate: Candidate, job: JobInFull, vocabulary: Vocabulary) -> Iterator[WishFact]:
    """What is said of a type of task goes before what is said of its whole field of work."""
    if not candidate.wishes:
        return
    said = {(wish.target, wish.code): wish.kind for wish in candidate.wishes}
    by_wish: dict[tuple[WishKind | None, WishTarget, str], list[Task]] = {}
    for task in job.tasks:
        if task.task_type is not None:
            wish = _wish_about(task, said, vocabulary)
            by_wish.setdefault(wish, []).append(task)
    for (kind, target, code), tasks in by_wish.items():
        yield WishFact(kind, target, code, part_of(tasks, job))


def _wish_about(
    task: Task, said: Mapping[tuple[WishTarget, str], WishKind], vocabulary: Vocabulary
) -> tuple[WishKind | None, WishTarget, str]:
    if task.task_type is not None:
        field = vocabulary.task_types[task.task_type].field
        for target, code in ((WishTarget.TASK_TYPE, str(task.task_type)), (WishTarget.FIELD, field)):
            if (target, code) in said:
                return said[target, code], target, code
    return None, WishTarget.TASK_TYPE, ""


def _largest_first(facts: Iterable[_Sized]) -> list[_Sized]:
    return sorted(facts, key=lambda fact: -fact.part.share)
