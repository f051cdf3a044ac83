"""One sheet for a meeting, from what is stored to a page: what telling, wording and drawing each take.

The yardstick is telling, which every reader and every form shares. The matches are drawn by a seed from the
open jobs and all who are looking; each part is warm.
Processor time is what counts, as the machine may be busy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from experiments.benchmarks.timing import timed
from matcher.domain.contact import MeetingContacts
from matcher.domain.ids import CandidateId, JobId
from matcher.domain.shown_explanation import Audience, SheetForm
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.sheets.making import in_form, make_sheet, phrasebook_for
from matcher.explanation.telling import Means, tell
from matcher.usecases.read_sheet_inputs import read_sheet_inputs
from matcher.vocabulary.entries import Language
from matcher.wiring import Product

_REFERENCE = "20260101-000000-aaaaaa"
_WHOLE = "tell, words and PDF"
_FORMS = (SheetForm.TEXT, SheetForm.HTML, SheetForm.PDF)


@dataclass(frozen=True, slots=True)
class Part:
    """Processor seconds of one part of making a sheet, one for each match."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """What it takes in the median."""
        return float(np.median(self.seconds))


def measure(product: Product, means: Means, matches: int, seed: int) -> tuple[Part, ...]:
    """The parts in the order of the work, and last all of it up to the PDF; the broker's sheet, in Danish."""
    drawn = _drawn(product, matches, seed)
    _parts(drawn[0], means)
    took = [_parts(inputs, means) for inputs in drawn]
    return tuple(Part(name, tuple(each[name] for each in took)) for name in took[0])


def as_lines(parts: tuple[Part, ...]) -> Iterator[str]:
    """The parts for a terminal."""
    yield f"{len(parts[0].seconds)} matches, the broker's sheet, warm, by the processor. Yardstick: telling."
    for part in parts:
        worst = max(part.seconds) * 1000
        ratio = part.median / parts[0].median
        yield f"{part.name:20} median {part.median * 1000:6.1f} ms  worst {worst:6.1f} ms  ratio {ratio:.2f}"


def _parts(inputs: SheetInputs, means: Means) -> dict[str, float]:
    """Processor seconds of each part for one match."""
    took = {"tell": timed(partial(tell, inputs, means)).cpu}
    told = tell(inputs, means)
    book = phrasebook_for(told, Language.DA, means)
    words = partial(make_sheet, told, Audience.BROKER, _REFERENCE, means, book)
    took["sheet in words"] = timed(words).cpu
    sheet = words()
    for form in _FORMS:
        took[form.value] = timed(partial(in_form, sheet, form, book)).cpu
    took[_WHOLE] = took["tell"] + took["sheet in words"] + took[SheetForm.PDF.value]
    return took


def _drawn(product: Product, matches: int, seed: int) -> list[SheetInputs]:
    """So many matches of open jobs and people who are looking, drawn at random."""
    random = np.random.default_rng(seed)
    with product.unit_of_work() as work:
        day = work.today()
        jobs, people = product.warm_snapshots.jobs(work), product.warm_snapshots.candidates(work)
    job_ids = random.choice(jobs.ids[jobs.open], matches)
    candidate_ids = random.choice(people.ids[people.looking], matches)
    return [
        _inputs(product, JobId(str(job)), CandidateId(str(candidate)), day)
        for job, candidate in zip(job_ids, candidate_ids, strict=True)
    ]


def _inputs(product: Product, job_id: JobId, candidate_id: CandidateId, day: date) -> SheetInputs:
    with product.unit_of_work() as work:
        return read_sheet_inputs(work, job_id, candidate_id, MeetingContacts(), day)
