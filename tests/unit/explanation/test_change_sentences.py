"""Changes in words: what is asked, of whom, and what it gives at least."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension
from matcher.explanation.change_sentences import ChangesView, ChangeView, ToAsk, changes_view
from matcher.explanation.changes import Alteration, Change, ChangeKind
from matcher.explanation.counterfactuals import possible_changes
from matcher.explanation.match_case import MatchCase
from matcher.vocabulary.entries import Language
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.changes_case import VEGETABLES, kitchen, means
from tests.unit.explanation.kitchen_case import BUFFET, COFFEE, MORNINGS, WASHING
from tests.unit.explanation.lix import lix

UNDONE = replace(VEGETABLES, now_undone=True)
CASE = kitchen(UNDONE)
EVERY = (
    Alteration(ChangeKind.DROP_TASK, dropped=(WASHING.id,)),
    Alteration(ChangeKind.DROP_TASK, dropped=(WASHING.id, BUFFET.id)),
    Alteration(ChangeKind.SWAP_TASK, dropped=(COFFEE.id,), added=(UNDONE.id,)),
    Alteration(ChangeKind.ADD_TASK, added=(UNDONE.id,)),
    Alteration(ChangeKind.OTHER_HOURS, dropped=(BUFFET.id,)),
    Alteration(ChangeKind.OTHER_HOURS, added=(UNDONE.id,)),
    Alteration(ChangeKind.OTHER_TIMES, moved=(BUFFET.id,), slots=MORNINGS),
    Alteration(ChangeKind.ARRANGEMENT, considerations=(ConsiderationCode("quiet_place"),)),
    Alteration(ChangeKind.ARRANGEMENT, considerations=(ConsiderationCode("fixed_routine"),)),
    Alteration(ChangeKind.AID, dimensions=(Dimension.NOISE,)),
    Alteration(ChangeKind.MENTOR, considerations=(ConsiderationCode("mentor"),)),
    Alteration(ChangeKind.MENTOR, dimensions=(Dimension.LEARNING, Dimension.COOPERATION)),
)
BLAME = re.compile(
    r"\b(mangler|desværre|problem|fejl|svag|dårlig|jobcenter|lacks|unfortunately|fails|weak|poor)",
    re.IGNORECASE,
)
BOTH = pytest.mark.parametrize("language", Language)


def view(*parts: Alteration, language: Language = Language.DA, before: float = -1.5) -> ChangeView:
    some = possible_changes(CASE, means())[0]
    change = replace(some, parts=parts, match_before=replace(some.match_before, score=before), said_gain=0.6)
    return told(CASE, (change,), language, 2).changes[0]


def told(case: MatchCase, changes: tuple[Change, ...], language: Language, decimals: int) -> ChangesView:
    return changes_view(changes, case, load_vocabulary(), language, decimals)


def test_the_changes_of_the_kitchen_read_like_this_in_danish() -> None:
    views = told(CASE, possible_changes(CASE, means()), Language.DA, 1).changes
    assert [(each.sentence, each.gain_text, each.how, each.to_ask.value) for each in views] == [
        (
            "Byt »Passe buffeten« ud med »Snitte grønt«.",
            "Så går matchet fra 76,4 til mindst 87,3.",
            "Opgaven »Passe buffeten« hører fast til stillingen i dag. Spørg, om den kan tages ud."
            " Opgaven »Snitte grønt« bliver liggende i dag.",
            "workplace",
        ),
        (
            "Lad jobbet være på 9 timer om ugen i stedet for 12 timer."
            " Jobbet passer bedre uden opgaven »Passe buffeten«.",
            "Så går matchet fra 76,4 til mindst 86,7.",
            "Opgaven »Passe buffeten« hører fast til stillingen i dag. Spørg, om den kan tages ud.",
            "workplace",
        ),
        (
            "Et hjælpemiddel kan måske hjælpe, når det gælder stående arbejde.",
            "Hjælper det fuldt ud, går matchet fra 76,4 til mindst 81,4.",
            "Kommunen afgør, om man kan få det. Spørg nøglepersonen.",
            "municipality",
        ),
        (
            "Kan arbejdspladsen sørge for en fast rutine?",
            "Er svaret ja, går matchet fra 76,4 til mindst 77,6.",
            "Det kan arbejdspladsen ikke i dag. Spørg, hvad der skal til.",
            "workplace",
        ),
        (
            "Kan opgaven »Passe buffeten« også ligge på andre tider: mandag–torsdag kl. 8–12?",
            "Er svaret ja, går matchet fra 76,4 til mindst 76,9.",
            "I dag ligger opgaven torsdag kl. 16–21.",
            "workplace",
        ),
    ]


@BOTH
@pytest.mark.parametrize("part", EVERY, ids=lambda part: part.kind.value)
def test_every_kind_of_change_has_whole_easy_sentences_without_blame(
    part: Alteration, language: Language
) -> None:
    made = view(part, language=language)
    for said in (made.sentence, made.gain_text, made.how):
        assert said[0].isupper()
        assert said[-1] in ".?"
        assert "{" not in said
        assert not BLAME.search(said)
    if language is Language.DA:
        assert lix(f"{made.sentence} {made.gain_text} {made.how}") < 40


@BOTH
def test_help_is_told_as_a_possibility_that_the_municipality_decides(language: Language) -> None:
    for part in EVERY:
        made = view(part, language=language)
        is_help = part.kind in {ChangeKind.AID, ChangeKind.MENTOR}
        assert (made.to_ask is ToAsk.MUNICIPALITY) == is_help
        assert bool(re.search(r"\b(kan måske|can perhaps)\b", made.sentence)) == is_help
        assert bool(re.search(r"\b(Kommunen afgør|The municipality decides)\b", made.how)) == is_help


def test_the_figures_are_those_of_the_gain_that_is_said() -> None:
    made = view(EVERY[0], before=-1.5041)
    assert made.gain_text == "Så går matchet fra -1,50 til mindst -0,90."
    assert made.gain == 0.6


def test_two_changes_at_once_are_two_sentences_and_one_figure() -> None:
    made = view(EVERY[4], EVERY[9])
    assert made.sentence.endswith("Et hjælpemiddel kan måske hjælpe, når det gælder støj.")
    assert "Passe buffeten" in made.sentence
    assert made.kinds == (ChangeKind.OTHER_HOURS, ChangeKind.AID)
    assert made.codes == ("T-3", "noise")
    assert made.to_ask is ToAsk.MUNICIPALITY
    assert made.gain_text.startswith("Hjælper det fuldt ud")


@BOTH
def test_where_nothing_in_the_job_helps_the_next_step_is_another_job_there(language: Language) -> None:
    made = told(CASE, (), language, 2)
    assert made.changes == ()
    assert (
        made.nothing_found
        == {
            Language.DA: "Vi har ikke fundet en ændring i jobbet, der gør en forskel."
            " Se, om der kan laves et andet job af opgaverne på arbejdspladsen.",
            Language.EN: "We found no change of the job that makes a difference."
            " See whether another job can be made of the tasks at the workplace.",
        }[language]
    )
    assert told(CASE, possible_changes(CASE, means()), language, 1).nothing_found == ""
