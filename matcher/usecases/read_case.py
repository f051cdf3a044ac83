"""Reads what an explanation of one match is made from."""

from __future__ import annotations

from matcher.domain.employer import Place
from matcher.domain.ids import CandidateId, JobId, Postcode
from matcher.explanation.match_case import MatchCase
from matcher.explanation.practical_facts import WayToWork
from matcher.usecases.carving_requests import read_site
from matcher.usecases.ports import UnitOfWork


def read_case(work: UnitOfWork, job_id: JobId, candidate_id: CandidateId) -> MatchCase:
    """The case of a stored candidate and a stored job; raises ``NotFound`` where either is not there."""
    job, candidate = work.jobs.get(job_id), work.candidates.get(candidate_id)
    site = read_site(work, job.workplace.id)
    return MatchCase(
        candidate=candidate,
        job=job,
        way=WayToWork(home=_place(work, candidate.travel.postcode), workplace=site.place),
        employer=work.workplaces.employer(job.workplace.employer_id),
        positions=site.positions,
        tasks=site.tasks,
        label=work.label(),
    )


def _place(work: UnitOfWork, postcode: Postcode | None) -> Place | None:
    return None if postcode is None else work.workplaces.place(postcode)
