"""Hypothesis strategies for whole towns that the data format can describe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st

from matcher.domain.candidate import (
    Candidate,
    Competence,
    Evidence,
    Identity,
    Proof,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.ids import (
    CandidateId,
    EmployerId,
    JobId,
    MatchId,
    PositionId,
    Postcode,
    WorkplaceId,
)
from matcher.domain.job import Job, JobState
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.domain.task import CompetenceNeed, Task
from matcher.usecases.ports import UnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from tests import strategies

VOCABULARY = load_vocabulary()
COMPETENCES = st.sampled_from(sorted(VOCABULARY.competences))
TASK_TYPES = st.sampled_from(sorted(VOCABULARY.task_types))
CONSIDERATIONS = st.sampled_from(sorted(VOCABULARY.considerations))
FIELDS = st.sampled_from(sorted(VOCABULARY.fields))
MAYBE_DAYS = st.none() | st.dates(date(1901, 1, 1), date(2100, 1, 1))
IDS = st.from_regex(r"[A-Za-z0-9._-]{1,64}", fullmatch=True)
HARD_TEXTS = st.sampled_from(
    [
        "=1+1",
        "'ja",
        '"Hej", sagde hun',
        "a;b,c",
        "linje 1\nlinje 2",
        "_x0041_",
        "0800",
        "1e5",
        "ja",
        "æøå Ö ß 😀",
    ]
)
TEXTS = HARD_TEXTS | (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=20)
    .map(str.strip)
    .filter(bool)
)


@dataclass(frozen=True)
class FullTown:
    """Everything that the data format has a table for."""

    label: DatasetLabel | None
    places: tuple[Place, ...]
    employers: tuple[Employer, ...]
    workplaces: tuple[Workplace, ...]
    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    jobs: tuple[Job, ...]
    candidates: tuple[Candidate, ...]
    identities: tuple[Identity, ...]
    matches: tuple[Match, ...]

    def store(self, unit_of_work: UnitOfWork) -> None:
        """Put everything into a unit of work and commit it."""
        with unit_of_work as work:
            if self.label is not None:
                work.set_label(self.label)
            work.workplaces.put_places(self.places)
            work.workplaces.put_employers(self.employers)
            work.workplaces.put_workplaces(self.workplaces)
            work.workplaces.put_positions(self.positions)
            work.workplaces.put_tasks(self.tasks)
            work.jobs.put(self.jobs)
            work.candidates.put(self.candidates)
            work.identities.put(self.identities)
            work.matches.put(self.matches)
            work.commit()


def contents(unit_of_work: UnitOfWork) -> FullTown:
    """Everything that is stored, each kind sorted by id."""
    with unit_of_work as work:
        there = work.workplaces
        return FullTown(
            label=work.label(),
            places=tuple(there.all_places()),
            employers=tuple(there.all_employers()),
            workplaces=tuple(there.all_workplaces()),
            positions=tuple(there.all_positions()),
            tasks=tuple(there.all_tasks()),
            jobs=tuple(work.jobs.all()),
            candidates=tuple(work.candidates.all()),
            identities=tuple(work.identities.all()),
            matches=work.matches.all(),
        )


@st.composite
def towns(draw: st.DrawFn) -> FullTown:
    """Towns with one or two of each kind, unknowns included, under ids of all shapes."""
    places = tuple(
        Place(Postcode(key), draw(TEXTS), draw(_degrees(90)), draw(_degrees(180))) for key in draw(_keys())
    )
    postcodes = st.none() | st.sampled_from([place.postcode for place in places])
    employers = tuple(Employer(EmployerId(key), draw(TEXTS)) for key in draw(_keys()))
    owner = st.sampled_from([each.id for each in employers])
    asked = st.dictionaries(CONSIDERATIONS, st.booleans(), max_size=3)
    workplaces = tuple(
        Workplace(WorkplaceId(key), draw(owner), draw(TEXTS), draw(postcodes), draw(asked))
        for key in draw(_keys())
    )
    home = st.sampled_from([each.id for each in workplaces])
    positions = tuple(
        Position(PositionId(key), draw(home), draw(TEXTS), draw(st.just("") | TEXTS)) for key in draw(_keys())
    )
    tasks = tuple(draw(_tasks(key, draw(st.sampled_from(positions)).id)) for key in draw(_keys()))
    jobs = draw(_jobs(positions, tasks))
    candidates = tuple(draw(_candidates(key, draw(postcodes))) for key in draw(_keys()))
    named = draw(st.lists(st.sampled_from(candidates), unique_by=lambda each: each.id))
    identities = tuple(
        Identity(each.id, draw(TEXTS), draw(st.just("") | TEXTS), draw(st.just("") | TEXTS)) for each in named
    )
    matches = tuple(
        draw(_matches(key, draw(st.sampled_from(jobs)).id, draw(st.sampled_from(candidates)).id))
        for key in draw(_keys())
    )
    label = DatasetLabel(draw(TEXTS), draw(st.booleans()))
    return FullTown(
        label, *map(_sorted, (places, employers, workplaces, positions, tasks, jobs, candidates)),
        _sorted(identities), _sorted(matches),
    )  # fmt: skip


def _sorted(things):
    return tuple(sorted(things, key=_key))


def _key(thing) -> str:
    for name in ("postcode", "candidate_id"):
        if isinstance(thing, (Place, Identity)) and hasattr(thing, name):
            return getattr(thing, name)
    return thing.id


def _keys() -> st.SearchStrategy[list[str]]:
    return st.lists(IDS, min_size=1, max_size=2, unique=True)


def _degrees(most: int) -> st.SearchStrategy[float]:
    """Degrees as somebody may write them: with at most 15 decimals."""
    return st.integers(-most * 10**15, most * 10**15).map(lambda units: units / 10**15) | st.floats(
        -most, most
    ).map(lambda value: round(value, 6))


@st.composite
def _tasks(draw: st.DrawFn, key: str, position: PositionId) -> Task:
    needs = st.builds(CompetenceNeed, COMPETENCES, strategies.NEEDED, st.booleans())
    return replace(
        draw(strategies.tasks(key, position)),
        text=draw(TEXTS),
        weekly_minutes=draw(st.integers(6, 10080)),
        task_type=draw(st.none() | TASK_TYPES),
        competences=draw(_unique(needs, key=lambda need: need.code)),
    )


@st.composite
def _jobs(draw: st.DrawFn, positions: tuple[Position, ...], tasks: tuple[Task, ...]) -> tuple[Job, ...]:
    """Jobs of one task, or of all the tasks of its workplace in any order."""
    homes = {position.id: position.workplace_id for position in positions}
    jobs = []
    for key in draw(_keys()):
        first = draw(st.sampled_from(tasks))
        home = homes[first.position_id]
        alike = [task.id for task in tasks if homes[task.position_id] == home]
        chosen = draw(st.just([first.id]) | st.permutations(alike))
        state = draw(st.sampled_from(JobState))
        jobs.append(
            Job(JobId(key), home, draw(TEXTS), tuple(chosen), state, draw(MAYBE_DAYS), draw(MAYBE_DAYS))
        )
    return tuple(jobs)


@st.composite
def _candidates(draw: st.DrawFn, key: str, postcode: Postcode | None) -> Candidate:
    experience = draw(st.frozensets(TASK_TYPES, max_size=3))
    proved = draw(st.frozensets(st.sampled_from(sorted(experience)))) if experience else frozenset()
    held = st.builds(Competence, COMPETENCES, strategies.STEPS, st.sampled_from(Evidence), MAYBE_DAYS)
    wishes = st.builds(Wish, st.sampled_from(WishKind), st.just(WishTarget.FIELD), FIELDS) | st.builds(
        Wish, st.sampled_from(WishKind), st.just(WishTarget.TASK_TYPE), TASK_TYPES
    )
    return Candidate(
        id=CandidateId(key),
        availability=draw(strategies.candidates()).availability,
        levels=draw(strategies.LEVELS),
        competences=draw(_unique(held, key=lambda each: each.code)),
        experience=experience,
        wishes=draw(_unique(wishes, key=lambda wish: (wish.target, wish.code))),
        considerations=draw(st.frozensets(CONSIDERATIONS, max_size=3)),
        time=draw(_working_times()),
        travel=Travel(
            postcode,
            draw(st.frozensets(st.sampled_from(TravelMode))),
            draw(st.none() | st.integers(1, 300)),
        ),
        updated_on=draw(MAYBE_DAYS),
        proofs=tuple(Proof(code, draw(st.sampled_from(Evidence)), draw(MAYBE_DAYS)) for code in proved),
    )


@st.composite
def _working_times(draw: st.DrawFn) -> WorkingTime:
    """Within what the format allows: at least half an hour, at most 60 hours a week and 16 a day."""
    most = draw(st.none() | st.integers(30, 3600))
    least = draw(st.none() | st.integers(0, most or 3600))
    daily = draw(st.none() | st.integers(30, 960))
    return WorkingTime(least, most, daily, draw(st.none() | strategies.SLOT_SETS), draw(MAYBE_DAYS))


@st.composite
def _matches(draw: st.DrawFn, key: str, job: JobId, candidate: CandidateId) -> Match:
    first = draw(st.dates(date(1901, 1, 1), date(2050, 1, 1)))
    later = draw(st.frozensets(st.sampled_from(list(Outcome)[1:]), max_size=3))
    events = [MatchEvent(first, Outcome.PRESENTED, draw(TEXTS))]
    events += [
        MatchEvent(draw(st.dates(first, date(2100, 1, 1))), outcome, draw(TEXTS))
        for outcome in Outcome
        if outcome in later
    ]
    return Match(MatchId(key), job, candidate, draw(st.integers(1, 100_000)), tuple(events))


def _unique(elements, *, key):
    return st.lists(elements, unique_by=key, max_size=3).map(tuple)
