"""A small past: a few jobs, some candidates, and matches whose outcomes follow one dimension."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from matcher.domain.dataset import DatasetLabel
from matcher.domain.ids import CandidateId, JobId, MatchId, TaskId
from matcher.domain.job import JobState
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.storage.memory import MemoryUnitOfWork
from tests import builders

FIRST_DAY = date(2025, 1, 6)
LADDER = (Outcome.SHORTLISTED, Outcome.MET, Outcome.HIRED, Outcome.RETAINED)


def match_of(
    number: int, job_id: str, candidate_id: str, *, position: int = 1, day: int = 0, steps: int = 0
) -> Match:
    """A match presented so many days after the first day that went so many steps up the ladder."""
    on = FIRST_DAY + timedelta(days=day)
    outcomes = (Outcome.PRESENTED, *LADDER[:steps])
    return Match(
        id=MatchId(f"M{number:04d}"),
        job_id=JobId(job_id),
        candidate_id=CandidateId(candidate_id),
        list_position=position,
        events=tuple(
            MatchEvent(on + timedelta(days=i), each, "Mette Holm") for i, each in enumerate(outcomes)
        ),
    )


def stored(
    matches: Iterable[Match],
    *,
    jobs: int = 3,
    candidates: int = 5,
    simulated: bool = True,
    workplaces: int = 2,
    misleading: bool = False,
    known_from: date | None = None,
) -> MemoryUnitOfWork:
    """A unit of work with these matches.

    Jobs ``J00``.. lie at the workplaces in turn and differ in noise, candidates ``K00``.. in what they
    can bear of it. The profile of a
    candidate with a higher number was updated later. Where it is ``misleading``, candidates also differ
    in memory, which the outcomes of :func:`lists` do not follow but which a scorecard looks at. All of it
    is known from today, or from the day given.
    """
    unit_of_work = MemoryUnitOfWork()
    with unit_of_work as work:
        work.workplaces.put_places([builders.AARHUS, builders.ODDER])
        work.workplaces.put_employers([builders.employer()])
        places = range(1, workplaces + 1)
        work.workplaces.put_workplaces([builders.workplace(f"W{i}") for i in places])
        work.workplaces.put_positions([builders.position(f"P{i}", f"W{i}") for i in places])
        homes = [(1 + i % workplaces, f"{i:02d}") for i in range(jobs)]
        work.workplaces.put_tasks(
            builders.task(f"T{at}", f"P{home}", noise=3 + int(at) % 2, memory=4 if misleading else 2)
            for home, at in homes
        )
        work.jobs.put(
            replace(builders.job(f"J{at}", f"W{home}"), task_ids=(TaskId(f"T{at}"),), state=JobState.FILLED)
            for home, at in homes
        )
        work.candidates.put(
            replace(
                builders.candidate(f"K{i:02d}", noise=i % 5, memory=(2 * i) % 5 if misleading else 2),
                updated_on=FIRST_DAY + timedelta(days=i),
            )
            for i in range(candidates)
        )
        work.matches.put(matches)
        work.set_label(DatasetLabel("Prøvekøbing", simulated))
        work.commit(known_from)
    return unit_of_work


def lists(jobs: int, length: int, *, candidates: int = 10, upside_down_before: int = 0) -> list[Match]:
    """Lists of this length for each job, a day apart; who bears more noise goes further.

    ``candidates`` must be a multiple of five, the number of steps of the scale.

    In the jobs before ``upside_down_before`` it is the other way round.
    """
    found = []
    for job in range(jobs):
        for place in range(length):
            bears = (job + place) % 5
            found.append(
                match_of(
                    job * length + place,
                    f"J{job:02d}",
                    f"K{(11 * job + place) % candidates:02d}",
                    position=place + 1,
                    day=job,
                    steps=4 - bears if job < upside_down_before else bears,
                )
            )
    return found
