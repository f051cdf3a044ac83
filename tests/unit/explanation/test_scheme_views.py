"""Every scheme in words with its law, payer and decider; told once, the least intrusive first."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from matcher.domain.ids import ConsiderationCode, TaskId
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.scheme_needs import NeedHere, needs_of
from matcher.explanation.scheme_sentences import need_label, need_said
from matcher.explanation.scheme_text import schemes_foot, schemes_in_full, schemes_in_short
from matcher.explanation.scheme_views import SchemesView, schemes_view
from matcher.law.standing import Source, Validity
from matcher.schemes.fingerprint import rulebook_fingerprint
from matcher.schemes.loading import load_schemes
from matcher.schemes.matching import Situation, schemes_for
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap, Need
from matcher.schemes.rules import Evidence, EvidenceLevel, Rulebook, SchemeCode
from matcher.vocabulary.entries import Language, Text
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import levels
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB
from tests.unit.explanation.lix import lix

RULES, VOCABULARY, DAY = load_schemes(), load_vocabulary(), date(2026, 12, 1)
TEXTS = {task.id: task.text for task in JOB.tasks}
DA, EN = (Phrasebook(language, VOCABULARY, TEXTS) for language in (Language.DA, Language.EN))
T1, T3 = TaskId("T-1"), TaskId("T-3")


def needed(code: str) -> ConsiderationNeeded:
    return ConsiderationNeeded(VOCABULARY.considerations[ConsiderationCode(code)])


def told(
    needs: Sequence[NeedHere],
    rules: Rulebook = RULES,
    book: Phrasebook = DA,
    situation: Situation | None = None,
    on: date = DAY,
) -> SchemesView:
    return schemes_view(schemes_for([here.need for here in needs], rules, on, situation), needs, rules, book)


def gap(dimension: Dimension, *task_ids: TaskId) -> NeedHere:
    return NeedHere(LevelGap(dimension), task_ids or (T1,))


LIFTING, NOISE, PRESSURE = (gap(d) for d in (Dimension.LIFTING, Dimension.NOISE, Dimension.TIME_PRESSURE))
TRIAL = NeedHere(HelpNeeded(Help.TRIAL))

# Scheme, place in law, who pays, who decides, and a need that leads to it: written down from docs/law.md.
CASES: list[tuple[str, str, str, Need]] = [
    ("aids", "kompensationsloven kapitel 6; LAB", "Kommunen betaler.", LevelGap(Dimension.NOISE)),
    ("mentor", "LAB §§ 167-171", "Kommunen betaler.", needed("one_contact")),
    (
        "sign_language_interpreting",
        "tolkeloven; kompensationsloven",
        "Kommunen betaler.",
        needed("sign_language"),
    ),
    ("personal_assistance", "kompensationsloven § 4 ff.", "Kommunen betaler.", LevelGap(Dimension.BENDING)),
    ("trial", "LAB §§ 57-61", "Kommunen betaler.", HelpNeeded(Help.TRIAL)),
    ("sickness_agreement", "sygedagpengeloven § 56", "Kommunen betaler.", HelpNeeded(Help.ABSENCE)),
    ("wage_support", "LAB kapitel 12", "Arbejdsgiveren og kommunen betaler.", HelpNeeded(Help.WAGE_SUPPORT)),
    ("fleksjob", "LAB kapitel 20", "Arbejdsgiveren og kommunen betaler.", HelpNeeded(Help.FEWER_HOURS)),
    ("skaanejob", "LAB kapitel 12", "Arbejdsgiveren og kommunen betaler.", HelpNeeded(Help.FEWER_HOURS)),
]
TO_KNOW = {
    "icebreaker": (
        "kompensationsloven kapitel 5",
        "Arbejdsgiveren og kommunen betaler.",
        "Kommunen afgør det.",
    ),
    "preferential_interview": (
        "kompensationsloven § 3",
        "Det koster ikke noget.",
        "Arbejdsgiveren afgør det.",
    ),
}


@pytest.mark.parametrize(("code", "law", "payers", "need"), CASES, ids=[case[0] for case in CASES])
def test_every_scheme_is_told_with_its_law_who_pays_and_who_decides(
    code: str, law: str, payers: str, need: Need
) -> None:
    here = NeedHere(need, (T1,) if isinstance(need, LevelGap) else ())
    scheme = next(scheme for scheme in told([here]).met if scheme.code == code)
    assert (scheme.law, scheme.payers_text, scheme.deciders_text) == (law, payers, "Kommunen afgør det.")
    assert law in scheme.line
    assert "ommunen betaler" in scheme.line
    assert scheme.helps_with == (need_label(DA, need),)
    assert scheme.standing_text == "Ikke slået op i loven endnu"
    assert (scheme.valid_from, scheme.verified_on) == (None, None)
    assert (
        scheme.evidence_text == "Det er ikke oplyst, om hjælpen bygger på viden, en formodning eller en idé."
    )


def test_what_only_informs_stands_apart_with_its_law_and_who_pays() -> None:
    view = told([TRIAL])
    assert {s.code: (s.law, s.payers_text, s.deciders_text) for s in view.to_know} == TO_KNOW
    assert {scheme.code for scheme in view.met} == {"trial"}


def test_no_scheme_is_left_out_of_these_tests() -> None:
    assert {case[0] for case in CASES} | set(TO_KNOW) == set(RULES.rules)
    assert len(RULES.rules) == 11


def test_a_scheme_that_helps_with_three_needs_is_told_once_with_all_three() -> None:
    view = told([LIFTING, NOISE, NeedHere(needed("lifting_aids"))])
    assert [scheme.code for scheme in view.met] == ["aids", "personal_assistance"]
    assert view.met[0].helps_with == ("løft", "støj", "løfteredskaber")
    assert view.met[0].line == (
        "Hjælpemidler og indretning (kompensationsloven kapitel 6; LAB): Kommunen betaler og afgør det. "
        "Det gælder: løft, støj og løfteredskaber."
    )
    assert view.met[1].helps_with == ("løft",)


def test_the_least_intrusive_comes_first_and_says_which_place_it_has() -> None:
    view = told([TRIAL, NeedHere(needed("one_contact")), LIFTING])
    assert [(scheme.place, scheme.code) for scheme in view.met] == [
        (1, "aids"),
        (2, "mentor"),
        (3, "personal_assistance"),
        (4, "trial"),
    ]
    assert view.needs[0].schemes == ("aids", "personal_assistance")


@pytest.mark.parametrize(
    ("here", "danish", "english"),
    [
        (
            gap(Dimension.NOISE, T1, T3),
            "Støj i opgaverne »Vaske op« og »Passe buffeten«: Hvad kan I lave om?",
            "Noise in the tasks “Vaske op” and “Passe buffeten”: What can you change?",
        ),
        (
            replace(LIFTING, proposed=True),
            "Løft i opgaven »Vaske op«: Spørg først arbejdspladsen, om kravet passer.",
            "Lifting in the task “Vaske op”: First ask the workplace whether the demand is right.",
        ),
        (
            NeedHere(needed("short_breaks")),
            "Der skal være flere korte pauser. Arbejdspladsen er ikke spurgt endnu.",
            "There has to be: several short breaks. The workplace has not been asked yet.",
        ),
        (
            NeedHere(needed("fixed_routine"), possible=False),
            "Der skal være en fast rutine. Det kan arbejdspladsen ikke sørge for i dag.",
            "There has to be: a fixed routine. The workplace cannot see to that today.",
        ),
        (
            NeedHere(needed("mentor"), possible=True),
            "Der skal være en mentor på arbejdspladsen. Det siger arbejdspladsen ja til.",
            "There has to be: a mentor at the workplace. The workplace says yes to that.",
        ),
        (
            TRIAL,
            "Prøv jobbet af sammen, før I siger ja til hinanden.",
            "Try the job out together before you say yes to each other.",
        ),
    ],
)
def test_a_need_is_said_as_what_has_to_be_arranged_in_the_job(
    here: NeedHere, danish: str, english: str
) -> None:
    assert need_said(DA, here) == danish
    assert need_said(EN, here) == english


def test_what_no_scheme_helps_with_is_said_plainly_and_whether_the_workplace_can_do_it_itself() -> None:
    view = told([PRESSURE, NeedHere(needed("fixed_routine"), possible=False)])
    pressure, routine = view.unmet
    assert (pressure.name, pressure.at_work, pressure.task_ids) == ("tidspres", False, (T1,))
    assert pressure.why.startswith("Der er ingen ordning til det her.")
    assert (routine.name, routine.at_work) == ("en fast rutine", True)
    assert "heller ikke brug for" in routine.why
    assert any(line.startswith("Tidspres: Der er ingen ordning") for line in schemes_in_short(view, DA))


def test_a_fleksjob_with_an_assistant_goes_to_the_key_person() -> None:
    granted = Situation(granted=frozenset({SchemeCode("fleksjob")}))
    assert told([LIFTING]).for_key_person == ()
    (said,) = told([LIFTING], situation=granted).for_key_person
    assert said.startswith("Her kan der blive tale om både et fleksjob og en personlig assistent.")
    assert said in schemes_foot(told([LIFTING], situation=granted), DA)


def changed(code: str, **values: object) -> Rulebook:
    other = replace(RULES.rules[SchemeCode(code)], **values)  # type: ignore[arg-type]
    return replace(RULES, rules=MappingProxyType({**RULES.rules, other.code: other}))


def test_a_scheme_that_has_ended_is_named_and_not_offered() -> None:
    ended = changed("trial", validity=Validity(date(2020, 1, 1), date(2026, 11, 30)))
    view = told([TRIAL], ended)
    assert view.met == ()
    assert view.not_in_force == ("Virksomhedspraktik: gælder ikke længere og ikke slået op i loven endnu.",)
    assert "Spørg kommunens nøgleperson" in view.unmet[0].why
    assert told([TRIAL], ended, on=date(2026, 11, 30)).not_in_force == ()


def test_what_has_been_looked_up_says_since_when_and_what_stands_behind_it() -> None:
    source = Source(Text("loven", "the law"), date(2026, 12, 1))
    rules = changed(
        "mentor",
        source=source,
        validity=Validity(date(2026, 1, 1)),
        evidence=Evidence(EvidenceLevel.PRESUMPTION, source),
    )
    view = told([NeedHere(needed("one_contact")), TRIAL], rules)
    mentor = view.met[0]
    assert (mentor.valid_from, mentor.verified_on) == (date(2026, 1, 1), date(2026, 12, 1))
    assert (mentor.standing_text, mentor.evidence_text) == ("Gælder", "Hjælpen bygger på: formodning.")
    foot = schemes_foot(view, DA)
    assert "Mentor: gælder." in foot
    assert "Mentor: Hjælpen bygger på: formodning." in foot
    assert view.rules != told([TRIAL]).rules == rulebook_fingerprint(RULES)


def test_an_ordinary_match_takes_no_more_than_a_quarter_of_a_page() -> None:
    # An A4 page set at 10 points has about 64 lines of 95 letters.
    needs = needs_of(CANDIDATE, JOB, VOCABULARY)
    lines = [part for line in schemes_in_short(told(needs), DA) for part in textwrap.wrap(line, 95)]
    assert 8 <= len(lines) <= 16


def test_the_full_form_tells_of_every_need_and_of_how_to_ask() -> None:
    person = replace(CANDIDATE, levels=levels(standing=2, time_pressure=1))
    needs = needs_of(person, JOB, VOCABULARY)
    full = "\n".join(schemes_in_full(told(needs), DA))
    for here in needs:
        assert need_said(DA, here) in full
    assert "Spørg kommunens nøgleperson. Fortæl, hvilken opgave det drejer sig om" in full
    assert "Op til 6 måneder ad gangen." in full


@pytest.mark.parametrize("kind", list(Help))
def test_every_kind_of_help_has_words_in_both_languages(kind: Help) -> None:
    need = HelpNeeded(kind)
    assert need_label(DA, need) != need_label(EN, need)
    assert need_said(DA, NeedHere(need)).endswith(".")
    assert need_said(EN, NeedHere(need)).endswith(".")
    assert lix(need_said(DA, NeedHere(need))) < 40


def test_the_danish_around_names_and_laws_is_easy_to_read() -> None:
    needs = needs_of(replace(CANDIDATE, levels=levels(standing=2, noise=1)), JOB, VOCABULARY)
    view = told(needs)
    for text in [*(need.sentence for need in view.needs), *(unmet.why for unmet in view.unmet)]:
        assert lix(text) < 40, text
    for scheme in view.met:
        assert lix(f"{scheme.payers_text} {scheme.deciders_text} {scheme.evidence_text}") < 40


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_gap_on_any_dimension_is_said_in_easy_danish_and_names_the_task(dimension: Dimension) -> None:
    for here in (gap(dimension), replace(gap(dimension), proposed=True)):
        said = need_said(DA, here)
        assert lix(said) < 40, said
        assert "opgaven »Vaske op«" in said


def test_english_says_the_same() -> None:
    assert told([LIFTING], book=EN).met[0].line == (
        "Aids and workplace adaptation (kompensationsloven kapitel 6; LAB): "
        "The municipality pays and decides. This is about: lifting."
    )
