"""The three sheets of one match: what is on each, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise
from typing import Final

import pytest

from matcher.asking.loading import load_asking_rules
from matcher.carving.rules import load_rules
from matcher.domain.consent import Released
from matcher.domain.contact import Contact, MeetingContacts
from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskTypeCode
from matcher.domain.job import JobState
from matcher.domain.note import Note, NoteId
from matcher.domain.scale import Levels
from matcher.domain.shown_explanation import Audience, SheetForm
from matcher.explanation.match_case import MatchCase
from matcher.explanation.meeting_plan import FOLLOW_UPS
from matcher.explanation.reasons import Basis
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.sheets.broker_sheet import BrokerSheet
from matcher.explanation.sheets.candidate_sheet import CandidateSheet
from matcher.explanation.sheets.employer_sheet import EmployerSheet, StrengthKind
from matcher.explanation.sheets.making import Sheet, in_form, make_sheet, page_of, phrasebook_for
from matcher.explanation.telling import Means, RuleSets, tell
from matcher.models.scorecard import Scorecard
from matcher.rendering.page import Page, Point, Points, Section
from matcher.schemes.loading import load_schemes
from matcher.usecases.read_case import read_case
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation import kitchen_case as kitchen
from tests.unit.explanation.lix import lix

MEANS: Final = Means(
    Scorecard(), RuleSets(load_vocabulary(), load_rules(), load_schemes(), load_asking_rules())
)
DAY: Final = date(2026, 8, 20)
BROKER: Final = MeetingContacts(
    Contact("Mette Holm", "12 34 56 78", "mette@kommunen.example"), "87 65 43 21", "Ole Krag, 11 22 33 44"
)
NOTE: Final = Note(NoteId("n1"), kitchen.CANDIDATE.id, None, "Vil helst mødes om formiddagen.", "Mette", DAY)


def kitchen_case() -> MatchCase:
    with kitchen.stored() as work:
        return read_case(work, kitchen.JOB.job.id, kitchen.CANDIDATE.id)


NOTHING: Final = Released()


def inputs(
    *, released: Released = NOTHING, contacts: MeetingContacts = BROKER, notes: Sequence[Note] = (NOTE,)
) -> SheetInputs:
    """The kitchen, with a name and a telephone only where they are released."""
    return SheetInputs(
        case=kitchen_case(),
        released=released,
        notes=tuple(notes),
        name=kitchen.IDENTITY.name if released.name else None,
        contact=Contact("", kitchen.IDENTITY.phone, kitchen.IDENTITY.email) if released.contact else None,
        contacts=contacts,
        day=DAY,
    )


def sheet(audience: Audience, given: SheetInputs, language: Language = Language.DA) -> Sheet:
    told = tell(given, MEANS)
    return make_sheet(told, audience, "S-1", MEANS, phrasebook_for(told, language, MEANS))


def page(audience: Audience, given: SheetInputs, *, in_full: bool = False) -> Page:
    told = tell(given, MEANS)
    book = phrasebook_for(told, Language.DA, MEANS)
    return page_of(make_sheet(told, audience, "S-1", MEANS, book), book, in_full=in_full)


def text(audience: Audience, given: SheetInputs) -> str:
    told = tell(given, MEANS)
    book = phrasebook_for(told, Language.DA, MEANS)
    return in_form(make_sheet(told, audience, "S-1", MEANS, book), SheetForm.TEXT, book).decode()


def employer(**given: Released) -> EmployerSheet:
    made = sheet(Audience.EMPLOYER, inputs(**given))
    assert isinstance(made, EmployerSheet)
    return made


def test_an_employer_sees_neither_name_nor_consideration_nor_competence_before_they_are_released() -> None:
    bare = employer()
    assert (bare.candidate, bare.phone, bare.email) == ("", "", "")
    assert bare.arrangements == ()
    assert bare.schemes.for_released == ()
    kinds = {strength.kind for strength in bare.strengths}
    assert kinds <= {StrengthKind.WISHED, StrengthKind.WITHIN_REACH}


def test_what_is_released_is_on_the_employers_sheet_and_nothing_else() -> None:
    seen = employer(
        released=Released(
            name=True,
            contact=True,
            considerations=frozenset({ConsiderationCode("one_contact")}),
            competences=frozenset({CompetenceCode("food_hygiene_certificate")}),
            experience=frozenset({TaskTypeCode("wash_dishes")}),
        )
    )
    assert seen.candidate == "Åse Østergaard"
    assert (seen.phone, seen.email) == ("12 34 56 78", "aase@example.org")
    assert [each.code for each in seen.arrangements] == ["one_contact"]
    told = {strength.kind: strength.sentence for strength in seen.strengths}
    assert "»Vaske op«" in told[StrengthKind.DONE_BEFORE]
    assert "fødevarehygiejne" in told[StrengthKind.COMPETENCE].lower()


def test_a_consideration_that_is_released_and_not_the_persons_is_not_told() -> None:
    strange = Released(considerations=frozenset({ConsiderationCode("parking")}))
    assert employer(released=strange).arrangements == ()


def test_the_general_schemes_are_the_same_whoever_it_is_about() -> None:
    nobody = replace(
        inputs(), case=replace(kitchen_case(), candidate=kitchen.Candidate(id=kitchen.CANDIDATE.id))
    )
    other = sheet(Audience.EMPLOYER, nobody)
    assert isinstance(other, EmployerSheet)
    assert other.schemes_in_general == employer().schemes_in_general
    assert other.may_ask == employer().may_ask


def test_notes_are_for_the_broker_and_the_candidate() -> None:
    assert NOTE.text in text(Audience.BROKER, inputs())
    assert NOTE.text in text(Audience.CANDIDATE, inputs())
    assert NOTE.text not in text(Audience.EMPLOYER, inputs())


def test_no_sheet_for_broker_or_candidate_carries_the_name_even_where_it_is_released() -> None:
    known = inputs(released=Released(name=True, contact=True))
    for audience in (Audience.BROKER, Audience.CANDIDATE):
        assert kitchen.IDENTITY.name not in text(audience, known)
        assert kitchen.IDENTITY.email not in text(audience, known)


def test_the_candidate_has_all_shares_and_they_add_up() -> None:
    made = sheet(Audience.CANDIDATE, inputs())
    assert isinstance(made, CandidateSheet)
    assert made.match.base + sum(each.share for each in made.match.shares) == pytest.approx(made.match.score)


def test_what_nobody_has_said_of_whom_to_call_is_a_line_to_fill_in() -> None:
    known, unknown = (
        text(Audience.EMPLOYER, inputs()),
        text(Audience.EMPLOYER, inputs(contacts=MeetingContacts())),
    )
    assert "Telefon: 12 34 56 78" in known
    assert "Telefon __" in unknown
    assert "Hvis det haster: 87 65 43 21" in known


def test_follow_up_begins_every_week_gets_rarer_and_never_ends() -> None:
    assert FOLLOW_UPS[0].first_week == FOLLOW_UPS[0].weeks_apart == 1
    assert FOLLOW_UPS[-1].last_week is None
    for earlier, later in pairwise(FOLLOW_UPS):
        assert earlier.last_week is not None
        assert later.first_week == earlier.last_week + 1
        assert later.weeks_apart > earlier.weeks_apart


def test_a_start_that_has_passed_is_to_be_agreed() -> None:
    assert kitchen.JOB.job.start_on == date(2026, 9, 1)
    assert employer().job.start == "1. september 2026"
    late = sheet(Audience.EMPLOYER, replace(inputs(), day=date(2026, 9, 2)))
    assert isinstance(late, EmployerSheet)
    assert late.job.start == "aftales"


def test_a_job_that_cannot_be_filled_any_more_says_so_on_every_sheet() -> None:
    case = kitchen_case()
    filled = replace(case, job=replace(case.job, job=replace(case.job.job, state=JobState.FILLED)))
    for audience in Audience:
        assert page(audience, replace(inputs(), case=filled)).subtitle.endswith("Jobbet er besat.")
        assert page(audience, inputs()).subtitle.endswith("Start: 1. september 2026")


def test_the_week_holds_all_the_hours_or_is_said_to_have_to_be_agreed() -> None:
    made = sheet(Audience.BROKER, inputs())
    assert isinstance(made, BrokerSheet)
    # The buffet is served on Thursday evenings, when the candidate cannot work.
    assert made.job.week is None
    assert made.job.week_text == "Tiderne aftaler vi på mødet."
    case = kitchen_case()
    mornings = replace(kitchen.BUFFET, slots=kitchen.MORNINGS)
    job = replace(case.job, tasks=(kitchen.WASHING, kitchen.COFFEE, mornings))
    able = replace(case.candidate, time=replace(case.candidate.time, most_weekly_minutes=720))
    fits = sheet(Audience.BROKER, replace(inputs(), case=replace(case, job=job, candidate=able)))
    assert isinstance(fits, BrokerSheet)
    assert fits.job.week is not None
    assert sum(day.minutes for day in fits.job.week.days) == 720


def test_the_sheet_of_paper_tells_the_first_reasons_and_counts_the_rest() -> None:
    short, whole = (page(Audience.CANDIDATE, inputs(), in_full=in_full) for in_full in (False, True))
    for heading in ("Derfor kan jobbet passe til dig", "Det skal vi se på i jobbet"):
        few, all_ = (_points(each, heading) for each in (short, whole))
        assert few.points == all_.points[:4]
        assert few.more == len(all_.points) - len(few.points)
        assert all_.more == 0


def test_what_is_no_more_than_an_estimate_speaks_neither_for_nor_against_on_paper() -> None:
    thin = replace(kitchen.CANDIDATE, levels=Levels({}))
    given = replace(inputs(), case=replace(kitchen_case(), candidate=thin))
    made = sheet(Audience.CANDIDATE, given)
    assert isinstance(made, CandidateSheet)
    unclear = {r.name for r in (*made.match.speaks_for, *made.match.look_at) if r.basis is Basis.ESTIMATE}
    assert unclear
    for audience in (Audience.BROKER, Audience.CANDIDATE):
        laid_out = page(audience, given)
        leads = {point.lead for section in laid_out.sections for point in _all_points(section)}
        assert unclear.isdisjoint(leads)
    assert "Her ved vi ikke nok endnu: " in text(Audience.CANDIDATE, given)


def test_a_candidate_is_spoken_to_and_hears_first_how_the_job_suits() -> None:
    told = text(Audience.CANDIDATE, inputs())
    assert "Hvad skal kollegerne vide? Det bestemmer du." in told
    assert "usikkerheden" not in told
    first, *_ = page(Audience.CANDIDATE, inputs()).sections
    assert first.heading == "Kort fortalt"


def test_a_broker_has_the_tasks_at_hand_where_no_week_has_room_for_them_and_what_the_workplace_gains() -> (
    None
):
    case = kitchen_case()
    washing = replace(kitchen.WASHING, takes_skilled_time=True)
    job = replace(case.job, tasks=(washing, kitchen.COFFEE, kitchen.BUFFET))
    given = replace(inputs(), case=replace(case, job=job))
    headings = [section.heading for section in page(Audience.BROKER, given).sections]
    assert "Opgaverne" in headings
    assert headings.index("Det får arbejdspladsen ud af det") < headings.index("Det skal I se på i jobbet")


def test_broker_and_candidate_are_told_what_more_could_be_shown_until_it_is() -> None:
    before = text(Audience.BROKER, inputs())
    offered = "Kandidaten kan også sige ja til at vise sin erfaring og sine kompetencer: "
    assert offered in before
    assert "vaske op" in before.split(offered)[1].split("\n\n")[0]
    shown = Released(experience=frozenset({TaskTypeCode("wash_dishes")}))
    after = text(Audience.CANDIDATE, inputs(released=shown))
    assert "- erfaring: vaske op" in after
    assert "vaske op" not in after.partition("dine kompetencer: ")[2].split("\n\n")[0]


def test_an_employer_is_told_that_no_rule_has_been_looked_up() -> None:
    told = " ".join(text(Audience.EMPLOYER, inputs()).split())
    assert "Om reglerne ovenfor den 20. august 2026: ikke slået op i loven endnu." in told


@pytest.mark.parametrize("audience", Audience)
def test_every_sheet_is_easy_to_read(audience: Audience) -> None:
    told = "\n".join(_texts(asdict(page(audience, inputs(), in_full=True))))
    for task in kitchen.JOB.tasks:
        told = told.replace(task.text, "opgaven")
    assert len(told.split()) > 200
    assert lix(told) < 40


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _all_points(section: Section) -> Iterator[Point]:
    for block in section.blocks:
        if isinstance(block, Points):
            yield from block.points


def _points(made: Page, heading: str) -> Points:
    found: list[Section] = [section for section in made.sections if section.heading == heading]
    block = found[0].blocks[0]
    assert isinstance(block, Points)
    return block
