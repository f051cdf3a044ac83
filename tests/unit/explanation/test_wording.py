"""The sentences themselves: short, without blame, and the same in both languages."""

from __future__ import annotations

import re
from dataclasses import asdict, replace

import pytest
from babel.messages.pofile import read_po

from matcher.domain.candidate import Candidate, Competence, Evidence, WorkingTime
from matcher.domain.ids import CompetenceCode
from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.explanation.bearing import Bearing
from matcher.explanation.facts import gather_facts
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.text import as_text
from matcher.explanation.time_facts import HoursFact
from matcher.explanation.views import BrokerView
from matcher.explanation.wording import Wording
from matcher.models.scorecard import Scorecard
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.explained import explain_match
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB, WAY, stored
from tests.unit.explanation.lix import lix
from tests.unit.explanation.test_catalogue import PO_FILE

VOCABULARY = load_vocabulary()
STRANGER = Candidate(id=CANDIDATE.id)
BEGINNER = replace(
    CANDIDATE,
    levels=Levels(dict.fromkeys(DIMENSIONS, Level.NONE)),
    competences=(
        Competence(CompetenceCode("table_service"), Level.NONE),
        Competence(CompetenceCode("food_hygiene_certificate"), Level.NONE),
    ),
    time=replace(CANDIDATE.time, most_weekly_minutes=444, most_daily_minutes=60),
    travel=replace(CANDIDATE.travel, longest_minutes=15),
)
ABLE = replace(
    CANDIDATE,
    levels=Levels(dict.fromkeys(DIMENSIONS, Level.FULL)),
    competences=(Competence(CompetenceCode("table_service"), Level.FULL, Evidence.STATEMENT),),
    time=replace(CANDIDATE.time, least_weekly_minutes=1200, most_weekly_minutes=1500),
    considerations=frozenset(),
)
CASES = {"some": CANDIDATE, "unknown": STRANGER, "beginner": BEGINNER, "able": ABLE}
cases = pytest.mark.parametrize("candidate", list(CASES.values()), ids=list(CASES))

BLAME = re.compile(
    r"mangle|evne|kan ikke klare|dårlig|svag|utilstrækkelig|problem|begræns|handicap|syg|fejl|desværre"
    r"|for lav|nedsat|borger|underkvalificeret|uegnet|lacks?\b|unable|fails?\b|poor|weak|unsuitable|disab",
    re.IGNORECASE,
)
WORDED = {
    "in_short",
    "heading",
    "too_little",
    "score_text",
    "name",
    "share_text",
    "aloud",
    "aloud_to_candidate",
    "lead",
    "sentence",
    "advice",
    "question",
    "worth",
    "language",
}
LACKING = re.compile(r"har ikke|kan ikke|ingen |\b0\b|does not|cannot|nothing", re.IGNORECASE)


def wording(language: Language = Language.DA) -> Wording:
    return Wording(Phrasebook(language, VOCABULARY, {task.id: task.text for task in JOB.tasks}))


def sentences(candidate: Candidate) -> list[str]:
    """Every sentence that can be said of this candidate and the job, shown or not."""
    sheet, said = gather_facts(candidate, JOB, WAY, VOCABULARY), wording()
    facts = [said.fact(fact) for fact in sheet.facts]
    questions = [said.question(fact) for fact in sheet.unknown]
    return [*(f.sentence for f in facts), *(f.advice for f in facts if f.advice), *questions]


def view(candidate: Candidate, language: Language) -> BrokerView:
    return explain_match(
        stored(candidate), VOCABULARY, Scorecard(), JOB.job.id, candidate.id, language=language
    )


@cases
def test_danish_is_easy_to_read(candidate: Candidate) -> None:
    assert lix(" ".join(sentences(candidate))) < 40


@cases
def test_no_danish_sentence_is_long(candidate: Candidate) -> None:
    for text in sentences(candidate):
        for sentence in re.split(r"[.?!:]", text):
            # An anchor and a list of tasks may stand in one sentence.
            assert len(sentence.split()) <= 26, sentence


def test_the_catalogue_has_no_word_of_blame_in_either_language() -> None:
    with PO_FILE.open("rb") as written:
        for message in read_po(written, locale="da"):
            for text in (message.id, message.string):
                if message.id:
                    assert not BLAME.search(str(text)), text


@cases
def test_no_view_puts_the_blame_on_the_person(candidate: Candidate) -> None:
    for language in Language:
        assert not BLAME.search(as_text(view(candidate, language)))


@cases
def test_both_languages_have_the_same_structure(candidate: Candidate) -> None:
    danish, english = (skeleton(asdict(view(candidate, language))) for language in Language)
    assert danish == english


def skeleton(value: object) -> object:
    """The value without its wording: every text that is meant for people becomes whether there is one."""
    if isinstance(value, dict):
        return {key: bool(item) if key in WORDED else skeleton(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [bool(item) if isinstance(item, str) and " " in item else skeleton(item) for item in value]
    return value


def test_what_is_unknown_is_asked_about_and_never_told_as_lacking() -> None:
    sheet, said = gather_facts(STRANGER, JOB, WAY, VOCABULARY), wording()
    for fact in sheet.unknown:
        question = said.question(fact)
        assert "?" in question
        assert not LACKING.search(question), question
    for fact in sheet.facts:
        if fact.bearing is Bearing.UNKNOWN:
            assert not LACKING.search(said.fact(fact).sentence), fact


def test_every_fact_against_says_what_in_the_job_could_be_looked_at() -> None:
    for candidate in CASES.values():
        for fact in gather_facts(candidate, JOB, WAY, VOCABULARY).facts:
            if fact.bearing is Bearing.AGAINST:
                assert wording().fact(fact).advice, fact


def test_a_gap_is_what_the_task_asks_beyond_what_the_person_can_today() -> None:
    assert (
        "I opgaverne »Vaske op« og »Passe buffeten« skal man kunne arbejde stående i en hel time ad gangen. "
        "I dag kan kandidaten arbejde stående i en halv time ad gangen."
    ) in sentences(CANDIDATE)


@pytest.mark.parametrize(
    ("minutes", "danish", "english"),
    [
        (444, "7,4 timer", "7.4 hours"),
        (60, "1 time", "1 hour"),
        (90, "1,5 timer", "1.5 hours"),
        (720, "12 timer", "12 hours"),
        (721, "12,02 timer", "12.02 hours"),
        (600, "10 timer", "10 hours"),
    ],
)
def test_hours_are_told_the_way_each_language_tells_them(minutes: int, danish: str, english: str) -> None:
    assert wording(Language.DA).book.hours(minutes) == danish
    assert wording(Language.EN).book.hours(minutes) == english


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["a"], "a"),
        (["a", "b"], "a og b"),
        (["a", "b", "c"], "a, b og c"),
        (["a", "b", "c", "d", "e"], "a, b og 3 andre"),
    ],
)
def test_a_long_list_is_cut_short_and_says_so(names: list[str], text: str) -> None:
    assert wording().book.listed(names) == text


def test_a_small_share_is_not_told_as_none() -> None:
    assert wording(Language.EN).book.percent(0.002) == "1%"


def test_a_figure_is_never_minus_zero() -> None:
    assert wording().book.number(-0.04, 1) == "0,0"


def test_a_day_that_is_a_little_too_long_is_never_told_as_being_as_long_as_the_longest() -> None:
    # 601 minutes on four days are 150.25 minutes a day, and 150 are 2.5 hours.
    job = replace(JOB, tasks=(replace(JOB.tasks[0], weekly_minutes=241), *JOB.tasks[1:]))
    tight = replace(CANDIDATE, time=WorkingTime(None, 900, 150, CANDIDATE.time.slots))
    facts = gather_facts(tight, job, WAY, VOCABULARY).facts
    assert (
        "På 4 dage om ugen bliver det 2,52 timer om dagen. Kandidaten kan arbejde op til 2,5 timer om dagen."
    ) in [wording().fact(fact).sentence for fact in facts]


def test_a_job_of_exactly_the_most_hours_speaks_for() -> None:
    just = replace(CANDIDATE, time=replace(CANDIDATE.time, most_weekly_minutes=JOB.weekly_minutes))
    (hours,) = (f for f in gather_facts(just, JOB, WAY, VOCABULARY).facts if isinstance(f, HoursFact))
    assert hours.bearing is Bearing.FOR
