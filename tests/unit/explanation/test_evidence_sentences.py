"""How it is known that a person can do something, and from when, as a broker reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.completeness.questions import Question, Topic
from matcher.completeness.renewals import Renewal
from matcher.domain.candidate import Competence, Evidence, Proof
from matcher.domain.ids import CompetenceCode, TaskId, TaskTypeCode
from matcher.domain.scale import Dimension, Level
from matcher.domain.task import CompetenceNeed
from matcher.explanation.asking_sentences import question_aloud, renewal_said
from matcher.explanation.facts import gather_facts
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact
from matcher.explanation.unknown_facts import About
from matcher.explanation.wording import Wording
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.kitchen_case import CANDIDATE, COFFEE, JOB, WAY

VOCABULARY = load_vocabulary()
BOOK = Phrasebook(Language.DA, VOCABULARY, {task.id: task.text for task in JOB.tasks})
TODAY = date(2026, 11, 23)


def said(code: str, evidence: Evidence, shown_on: date | None, today: date | None = TODAY) -> str:
    """The sentence about a competence that the task of making coffee asks for."""
    needing = replace(COFFEE, competences=(CompetenceNeed(CompetenceCode(code), Level.MODERATE),))
    job = replace(JOB, job=replace(JOB.job, task_ids=(COFFEE.id,)), tasks=(needing,))
    person = replace(
        CANDIDATE, competences=(Competence(CompetenceCode(code), Level.HIGH, evidence, shown_on),)
    )
    facts = gather_facts(person, job, WAY, VOCABULARY, today=today).facts
    (fact,) = (each for each in facts if isinstance(each, CompetenceFact))
    return Wording(BOOK).fact(fact).sentence


@pytest.mark.parametrize(
    ("evidence", "shown_on", "sentence"),
    [
        (Evidence.OBSERVED, date(2025, 5, 3), "Det er set på en arbejdsplads."),
        (
            Evidence.OBSERVED,
            date(2019, 5, 3),
            "Det er set på en arbejdsplads. Det er fra den 3. maj 2019, så spørg, om det stadig holder.",
        ),
        (
            Evidence.STATEMENT,
            date(2023, 1, 2),
            "Det har kandidaten selv fortalt. Det er fra den 2. januar 2023, så spørg, om det stadig holder.",
        ),
        (Evidence.CERTIFICATE, date(1999, 5, 3), "Der er papir på det."),
    ],
)
def test_old_evidence_is_said_to_be_old(evidence: Evidence, shown_on: date, sentence: str) -> None:
    assert said("baking", evidence, shown_on) == f"Bagning: Kandidaten kan det på egen hånd. {sentence}"


def test_without_a_day_nothing_is_called_old() -> None:
    assert "holder" not in said("baking", Evidence.OBSERVED, date(1999, 5, 3), today=None)


def test_a_proof_for_a_task_stands_with_the_experience() -> None:
    proof = Proof(TaskTypeCode("wash_dishes"), Evidence.OBSERVED, date(2019, 5, 3))
    facts = gather_facts(replace(CANDIDATE, proofs=(proof,)), JOB, WAY, VOCABULARY, today=TODAY).facts
    told = [Wording(BOOK).fact(each).sentence for each in facts if isinstance(each, ExperienceFact)]
    assert (
        "Kandidaten har prøvet opgaven »Vaske op« før. Det er set på en arbejdsplads. "
        "Det er fra den 3. maj 2019, så spørg, om det stadig holder."
    ) in told


def test_a_proof_for_a_tool_is_called_what_it_is() -> None:
    assert said("floor_machine", Evidence.CERTIFICATE, None).endswith("Der er et kompetencebevis.")


def test_each_kind_of_old_evidence_is_asked_about_in_its_own_words() -> None:
    day = date(2019, 5, 3)
    seen = Renewal(Evidence.OBSERVED, day, competence=CompetenceCode("floor_machine"))
    assert renewal_said(BOOK, seen) == (
        "Gulvvaskemaskine: Det er sidst set på en arbejdsplads den 3. maj 2019. Kan det vises igen?"
    )
    told = Renewal(Evidence.STATEMENT, day, task_type=TaskTypeCode("wash_dishes"))
    name = VOCABULARY.task_types[TaskTypeCode("wash_dishes")].name.da
    assert renewal_said(BOOK, told) == f"{name}: Det fortalte kandidaten den 3. maj 2019. Passer det stadig?"


def test_a_proposed_demand_is_put_as_a_question_that_can_be_answered_yes() -> None:
    asked = Question(Topic.DEMANDS, Dimension.STANDING.value, COFFEE.id, Level.MODERATE)
    assert question_aloud(BOOK, asked) == (
        "Opgaven »Lave kaffe til møderne«: Vi går ud fra, at man skal kunne arbejde stående i en halv time "
        "ad gangen. Passer det?"
    )


def test_a_level_is_asked_about_in_the_words_of_the_vocabulary() -> None:
    asked = question_aloud(BOOK, Question(Topic.CAPABILITY, Dimension.LIFTING.value))
    assert asked == "Løft: Hvor meget kan du løfte på en almindelig arbejdsdag, uden at det bliver for meget?"


@pytest.mark.parametrize("topic", list(Topic))
@pytest.mark.parametrize("language", list(Language))
def test_every_topic_can_be_asked_aloud(topic: Topic, language: Language) -> None:
    codes = {
        Topic.CAPABILITY: "noise",
        Topic.DEMANDS: "noise",
        Topic.COMPETENCE: "pallet_truck",
        Topic.CONSIDERATION: "short_breaks",
    }
    of_task = topic in {Topic.DEMANDS, Topic.TASK_TIMES, Topic.TASK_TYPES}
    asked = Question(topic, codes.get(topic, ""), TaskId(COFFEE.id) if of_task else "")
    assert question_aloud(replace(BOOK, language=language), asked).endswith("?")


def test_every_topic_is_something_that_an_explanation_can_call_unknown() -> None:
    assert [topic.value for topic in Topic] == [about.value for about in About]
