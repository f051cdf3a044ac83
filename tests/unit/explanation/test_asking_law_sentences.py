"""What may be asked, in words ready to be said aloud."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from matcher.asking.loading import load_asking_rules
from matcher.asking.questions import questions_for
from matcher.domain.ids import CompetenceCode
from matcher.domain.job import JobInFull
from matcher.domain.scale import DIMENSIONS, Dimension, Level, Levels
from matcher.domain.task import CompetenceNeed, Demands
from matcher.explanation.asking_law_sentences import MayAskView, asking_law_views, may_ask_views
from matcher.explanation.phrasebook import Phrasebook
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import JOB
from tests.unit.explanation.lix import lix

RULES, VOCABULARY, DAY = load_asking_rules(), load_vocabulary(), date(2026, 12, 1)


def told(job: JobInFull = JOB, language: Language = Language.DA, most: int = 4) -> tuple[MayAskView, ...]:
    book = Phrasebook(language, VOCABULARY, {task.id: task.text for task in job.tasks})
    return may_ask_views(questions_for(job, RULES, VOCABULARY, DAY), book, most=most)


def washing(**known: int) -> JobInFull:
    """A job of one task that demands this."""
    task = replace(JOB.tasks[0], demands=Demands(Levels({Dimension(d): Level(n) for d, n in known.items()})))
    return replace(JOB, tasks=(task,))


def test_a_question_names_the_task_and_what_it_demands_and_asks_what_to_arrange() -> None:
    first = told(washing(lifting=3))[0]
    assert first == MayAskView(
        codes=("lifting",),
        task_ids=("T-1",),
        question="I opgaven »Vaske op« skal man kunne løfte op til 10 kg flere gange om dagen. "
        "Hvordan passer det dig, og er der et redskab, vi skal have på plads?",
        instead_of="Har du dårlig ryg?",
        why="Ryggen siger ikke, hvad der kan løftes og hvordan.",
        law_text="helbredsoplysningsloven § 2; forskelsbehandlingsloven § 2 a",
        standing_text="Ikke slået op i loven endnu",
    )


def test_english_says_the_same() -> None:
    first = told(washing(lifting=3), Language.EN)[0]
    assert first.question == (
        "The task “Vaske op” asks you to lift up to 10 kg several times a day. "
        "How does that suit you, and is there a tool that we need to get?"
    )
    assert first.instead_of == "Do you have a bad back?"
    assert first.standing_text == "Not looked up in the law yet"


def test_a_demand_that_nobody_has_confirmed_is_told_as_what_we_assume() -> None:
    contact = next(view for view in told() if view.codes == ("customer_contact",))
    assert contact.question.startswith("Vi går ud fra, at man i opgaven »Passe buffeten« skal kunne hjælpe")


def test_a_licence_is_named_before_it_is_asked_about() -> None:
    need = CompetenceNeed(CompetenceCode("forklift_certificate"), Level.HIGH)
    job = replace(JOB, tasks=(replace(JOB.tasks[0], demands=Demands(), competences=(need,)),))
    first = told(job)[0]
    assert first.codes == ("licence", "forklift_certificate")
    assert (
        first.question == "Til opgaven »Vaske op« skal man have det her: gaffeltruckcertifikat. Har du det?"
    )


@pytest.mark.parametrize(
    ("most", "codes"),
    [
        (1, ["good_day"]),
        (2, ["standing", "good_day"]),
        (4, ["standing", "noise", "customer_contact", "good_day"]),
        (
            8,
            [
                "standing",
                "noise",
                "customer_contact",
                "lifting",
                "time_pressure",
                "memory",
                "good_day",
                "hours",
            ],
        ),
    ],
)
def test_the_weightiest_are_chosen_and_one_of_them_is_for_any_job(most: int, codes: list[str]) -> None:
    assert [view.codes[0] for view in told(most=most)] == codes


def test_a_job_without_demands_gives_questions_for_any_job() -> None:
    assert [view.codes[0] for view in told(washing())] == ["good_day", "hours", "colleagues", "breaks"]


def test_a_wrong_question_has_no_place_to_stand_without_its_right_one_and_the_reason() -> None:
    assert {"question", "instead_of", "why"} <= {field.name for field in fields(MayAskView)}
    for language in Language:
        for view in told(language=language, most=99):
            assert view.question.endswith("?")
            assert view.instead_of.endswith("?")
            assert view.why.endswith(".")


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_every_question_is_easy_to_say_in_danish(dimension: Dimension, level: int) -> None:
    view = told(washing(**{dimension.value: level}))[0]
    assert view.codes == (dimension.value,)
    assert lix(view.question) < 40, view.question


def test_the_law_is_told_in_everyday_words_with_what_is_known_of_it() -> None:
    book = Phrasebook(Language.DA, VOCABULARY, {})
    views = asking_law_views(RULES, DAY, book)
    assert [view.law_text for view in views][:2] == [
        "helbredsoplysningsloven § 2",
        "helbredsoplysningsloven § 2, stk. 5",
    ]
    assert {view.standing_text for view in views} == {"Ikke slået op i loven endnu"}
    assert {view.verified_on for view in views} == {None}


def test_the_same_job_gives_the_same_words() -> None:
    assert told() == told()
