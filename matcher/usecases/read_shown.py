"""Read a sheet that was shown, by its reference."""

from __future__ import annotations

from datetime import date

from matcher.domain.consent import released
from matcher.domain.ids import EmployerId
from matcher.domain.shown_explanation import Audience, ShownExplanation, ShownId
from matcher.errors import Conflict, NotFound
from matcher.explanation.case_bytes import from_bytes
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.usecases.ports import UnitOfWork


def read_shown(
    unit_of_work: UnitOfWork, reference: str, *, only_for: EmployerId | None = None
) -> ShownExplanation:
    """The sheet that goes by this reference, as it was shown.

    ``only_for`` an employer, it is one that a broker made for employers about a job of theirs, and what it
    shows is still released. To anybody else it is as if it were not there.

    Raises
    ------
    NotFound
        When there is none, or it is not for this employer.
    Conflict
        When the candidate has taken back what it shows.
    """
    with unit_of_work as work:
        shown = work.shown.get(ShownId(reference))
        if only_for is None:
            return shown
        employer = work.jobs.get(shown.job_id).workplace.employer_id
        if shown.audience is not Audience.EMPLOYER or employer != only_for:
            raise NotFound("No explanation was kept under that id.")
        then = from_bytes(SheetInputs, shown.inputs).released
        now = released(work.releases.of(shown.candidate_id, shown.job_id), date.max)
    if not then.within(now):
        raise Conflict("What may be shown has changed since. Ask the job broker for a new sheet.")
    return shown
