"""Nothing planted on the candidate's side comes out in what an employer sees, in any form, or in a log."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass, make_dataclass, replace
from datetime import UTC, date, datetime
from typing import Final, get_args, get_type_hints

import pypdf
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from matcher.asking.loading import load_asking_rules
from matcher.carving.rules import load_rules
from matcher.domain.candidate import Candidate, Identity, Travel, TravelMode
from matcher.domain.consent import ItemKind, Release, ReleasedItem
from matcher.domain.employer import Place
from matcher.domain.ids import CandidateId, ConsiderationCode, Postcode
from matcher.domain.note import Note, NoteId
from matcher.domain.shown_explanation import Audience, SheetForm, ShownId
from matcher.explanation.case_bytes import from_bytes
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.sheets.employer_sheet import EmployerSheet, employer_sheet
from matcher.explanation.sheets.making import in_form, make_sheet, phrasebook_for
from matcher.explanation.sheets.notes import note_views
from matcher.explanation.telling import Means, RuleSets, tell
from matcher.models.scorecard import Scorecard
from matcher.schemes.loading import load_schemes
from matcher.usecases.read_sheet_inputs import meeting_contacts, read_sheet_inputs
from matcher.usecases.show_match import Asked, CallNumbers, show_match
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.profile_strategies import known_candidates
from tests.unit.explanation import kitchen_case as kitchen

RULES: Final = RuleSets(load_vocabulary(), load_rules(), load_schemes(), load_asking_rules())
DAY: Final = date(2026, 11, 2)
HOME: Final = Place(Postcode("9990"), "Skagen", 57.7209, 10.5839)
CANDIDATE_ID: Final = "kandidat-7351"
PLANTED: Final = {
    "a diagnosis in a broker's note": "skizofreni",
    "a benefit in a broker's note": "ressourceforløbsydelse",
    "who wrote the note": "Mette Notesen",
    "a name that is not released": "Vibe Skovlund",
    "a phone that is not released": "29384756",
    "a mail that is not released": "vibe.skovlund@hemmelig.example",
    "a postcode": "9990",
    "where the candidate lives": "Skagen",
    "the candidate's id": CANDIDATE_ID,
}
NEEDS: Final = tuple(map(ConsiderationCode, sorted(RULES.vocabulary.considerations)))
NAMES_OF_NEEDS: Final = {
    code: (entry.name.da, entry.name.en) for code, entry in RULES.vocabulary.considerations.items()
}


@st.composite
def people(draw: st.DrawFn) -> tuple[Candidate, frozenset[ConsiderationCode]]:
    """A candidate, and which of the considerations have been released."""
    drawn = draw(known_candidates())
    needs = draw(st.frozensets(st.sampled_from(NEEDS), max_size=4))
    travel = Travel(HOME.postcode, frozenset({TravelMode.PUBLIC}), draw(st.none() | st.integers(5, 120)))
    candidate = replace(drawn, id=CandidateId(CANDIDATE_ID), considerations=needs, travel=travel)
    return candidate, draw(st.frozensets(st.sampled_from(sorted(needs)))) if needs else frozenset()


def stored(candidate: Candidate, released: frozenset[ConsiderationCode]) -> kitchen.MemoryUnitOfWork:
    """A unit of work in which every secret is planted where it belongs."""
    unit_of_work = kitchen.stored()
    with unit_of_work as work:
        work.workplaces.put_places([HOME])
        work.candidates.put([candidate])
        work.identities.put(
            [
                Identity(
                    candidate.id,
                    PLANTED["a name that is not released"],
                    PLANTED["a phone that is not released"],
                    PLANTED["a mail that is not released"],
                )
            ]
        )
        text = " ".join(secret for name, secret in PLANTED.items() if "note" in name)
        work.notes.put(
            Note(NoteId("n1"), candidate.id, kitchen.JOB.job.id, text, PLANTED["who wrote the note"], DAY)
        )
        work.releases.put(
            [
                Release(
                    candidate.id,
                    kitchen.JOB.job.id,
                    number,
                    ReleasedItem(ItemKind.CONSIDERATION, code),
                    DAY,
                    "Broker",
                )
                for number, code in enumerate(sorted(released), start=1)
            ]
        )
        work.commit()
    return unit_of_work


def as_read(form: SheetForm, shown: bytes) -> str:
    """All the text in it, and all that a PDF says of itself."""
    if form is not SheetForm.PDF:
        return shown.decode()
    pdf = pypdf.PdfReader(io.BytesIO(shown))
    return " ".join([*(page.extract_text() for page in pdf.pages), str(pdf.metadata)])


def secrets_in(text: str) -> list[str]:
    """The names of the secrets that come out in a text."""
    return [name for name, secret in PLANTED.items() if secret.lower() in text.lower()]


def sheets(candidate: Candidate, released: frozenset[ConsiderationCode]) -> Iterator[tuple[str, str]]:
    """The employer's sheet in every form and language, as text, with what it is."""
    unit_of_work = stored(candidate, released)
    asked = Asked(
        kitchen.JOB.job.id,
        candidate.id,
        Audience.EMPLOYER,
        Language.DA,
        SheetForm.TEXT,
        by="Broker",
        broker="",
        shown_id=ShownId("S-1"),
        at=datetime(2026, 11, 2, 9, tzinfo=UTC),
    )
    shown = show_match(unit_of_work, RULES, Scorecard(), asked, numbers=CallNumbers(), fingerprints=())
    yield "as it is shown", shown.shown.decode()
    means = Means(Scorecard(), RULES)
    told = tell(from_bytes(SheetInputs, shown.inputs), means, whole=False)
    for language in Language:
        book = phrasebook_for(told, language, means)
        sheet = make_sheet(told, Audience.EMPLOYER, "S-2", means, book)
        for form in SheetForm:
            yield f"{form} {language}", as_read(form, in_form(sheet, form, book))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_no_secret_comes_out_in_any_form_or_language_or_log(
    part: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Two hundred people in four parts, so that they can be looked at side by side."""

    @seed(part)
    @settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(people())
    def law(drawn: tuple[Candidate, frozenset[ConsiderationCode]]) -> None:
        candidate, released = drawn
        kept = candidate.considerations - released
        for what, text in sheets(candidate, released):
            assert secrets_in(text) == [], what
            told = [code for code in kept if any(name in text for name in NAMES_OF_NEEDS[code])]
            assert told == [], what

    with caplog.at_level(logging.DEBUG):
        law()
    assert secrets_in(caplog.text) == []


def test_what_is_released_does_come_out() -> None:
    needs = frozenset({ConsiderationCode("quiet_place")})
    candidate = replace(kitchen.CANDIDATE, considerations=needs)
    for what, text in sheets(candidate, needs):
        assert any(name in " ".join(text.lower().split()) for name in NAMES_OF_NEEDS["quiet_place"]), what


def test_a_field_more_in_the_sheet_would_be_found() -> None:
    candidate = replace(kitchen.CANDIDATE, id=CandidateId(CANDIDATE_ID), travel=Travel(HOME.postcode))
    with stored(candidate, frozenset()) as work:
        inputs = read_sheet_inputs(work, kitchen.JOB.job.id, candidate.id, meeting_contacts(work, ""), DAY)
    means = Means(Scorecard(), RULES)
    told = tell(inputs, means)
    sheet = employer_sheet(told, "S-1", means, phrasebook_for(told, Language.DA, means))
    assert secrets_in(json.dumps(asdict(sheet), default=str)) == []
    by_mistake = {"notes": note_views(inputs.notes), "way": inputs.case.way, "candidate_id": candidate.id}
    for name, value in by_mistake.items():
        wider = make_dataclass("Wider", [name])(value)
        assert secrets_in(json.dumps(asdict(wider), default=str)), name


def test_employer_view_has_no_field_outside_the_allow_list() -> None:
    assert dict(fields_of(EmployerSheet)) == ALLOWED


def fields_of(kind: type) -> Iterator[tuple[str, frozenset[str]]]:
    """Every dataclass that the sheet holds, however deep, with the names of its fields."""
    yield kind.__name__, frozenset(field.name for field in fields(kind))
    for hint in get_type_hints(kind).values():
        for inner in (hint, *get_args(hint)):
            if isinstance(inner, type) and is_dataclass(inner):
                yield from fields_of(inner)


ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(allowed.split())
    for name, allowed in {
        "EmployerSheet": "language day reference simulated dataset heading candidate phone email job "
        "strengths arrangements schemes schemes_in_general may_ask plan contacts next_steps notices",
        "JobView": "job_id title workplace employer weekly_minutes hours start standing tasks gains week "
        "week_text",
        "JobTaskView": "task_id text weekly_minutes hours",
        "WeekView": "days",
        "DayView": "day name pieces minutes duration sentence",
        "PieceView": "part clock task_id text minutes duration",
        "StrengthView": "kind sentence task_ids",
        "ArrangementView": "code possible sentence",
        "EmployerSchemes": "for_released trial rules_on",
        "EmployerSchemeView": "code name helps_with what law payers_text deciders_text payment amounts "
        "evidence_text standing_text apply line",
        "GeneralSchemeView": "code name what payment line standing_text",
        "MayAskView": "codes task_ids question instead_of why law_text standing_text",
        "PlanView": "agenda trial follow_up",
        "AgendaView": "when points",
        "FollowUpView": "period how_often first_week last_week weeks_apart",
        "ContactsView": "broker phone email call_out_phone key_person",
    }.items()
}
"""Whoever adds a field says here that an employer may see it, and why in docs/explanation.md."""
