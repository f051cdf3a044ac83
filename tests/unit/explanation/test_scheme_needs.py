"""Which needs a match has: known gaps, considerations not met, and always a trial; nothing is worked out."""

from __future__ import annotations

from dataclasses import replace

from matcher.domain.candidate import Candidate, WorkingTime
from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension, Levels
from matcher.explanation.scheme_needs import NeedHere, needs_of
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap
from matcher.vocabulary.loading import load_vocabulary
from tests.builders import levels
from tests.unit.explanation.kitchen_case import CANDIDATE, JOB

VOCABULARY = load_vocabulary()
TRIAL = NeedHere(HelpNeeded(Help.TRIAL))
NOTHING_SAID = replace(CANDIDATE, levels=Levels(), considerations=frozenset())


def needing(*codes: str, arrangements: dict[str, bool] | None = None) -> tuple[NeedHere, ...]:
    """The needs of somebody with these considerations at a workplace that has said this of them."""
    asked = {ConsiderationCode(code): possible for code, possible in (arrangements or {}).items()}
    job = replace(JOB, workplace=replace(JOB.workplace, arrangements=asked))
    return needs_of(
        replace(NOTHING_SAID, considerations=frozenset(map(ConsiderationCode, codes))), job, VOCABULARY
    )


def needed(code: str) -> ConsiderationNeeded:
    return ConsiderationNeeded(VOCABULARY.considerations[ConsiderationCode(code)])


def able(**known: int) -> Candidate:
    return replace(NOTHING_SAID, levels=levels(**known))


def test_without_a_need_there_is_a_trial_and_nothing_else() -> None:
    assert needs_of(able(standing=4, noise=3, lifting=4, time_pressure=2), JOB, VOCABULARY) == (TRIAL,)


def test_what_nobody_knows_of_the_person_is_no_need() -> None:
    assert needs_of(NOTHING_SAID, JOB, VOCABULARY) == (TRIAL,)


def test_what_nobody_knows_of_a_task_is_no_need() -> None:
    silent = replace(JOB.tasks[0], demands=replace(JOB.tasks[0].demands, levels=levels(noise=3)))
    job = replace(JOB, tasks=(silent,))
    gaps = [here.need for here in needs_of(able(noise=0, standing=0), job, VOCABULARY)]
    assert gaps == [LevelGap(Dimension.NOISE), TRIAL.need]


def test_a_gap_names_every_task_that_asks_for_more_and_no_other() -> None:
    # Washing and buffet ask for standing at 3, coffee at 2 (kitchen_case).
    gap, trial = needs_of(able(standing=2), JOB, VOCABULARY)
    assert gap == NeedHere(LevelGap(Dimension.STANDING), ("T-1", "T-3"))
    assert trial == TRIAL
    wider, _ = needs_of(able(standing=1), JOB, VOCABULARY)
    assert wider.task_ids == ("T-1", "T-2", "T-3")


def test_a_gap_behind_which_there_are_only_proposals_says_so() -> None:
    # Contact with customers: the buffet's 3 is a proposal, the coffee's 1 is confirmed (kitchen_case).
    proposed, _ = needs_of(able(customer_contact=2), JOB, VOCABULARY)
    assert (proposed.task_ids, proposed.proposed) == (("T-3",), True)
    confirmed, _ = needs_of(able(customer_contact=0), JOB, VOCABULARY)
    assert (confirmed.task_ids, confirmed.proposed) == (("T-2", "T-3"), False)


def test_an_arrangement_is_a_need_until_the_workplace_has_said_yes() -> None:
    assert needing("quiet_place") == (NeedHere(needed("quiet_place"), possible=None), TRIAL)
    assert needing("quiet_place", arrangements={"quiet_place": False}) == (
        NeedHere(needed("quiet_place"), possible=False),
        TRIAL,
    )
    assert needing("quiet_place", arrangements={"quiet_place": True}) == (TRIAL,)


def test_support_stays_a_need_where_the_workplace_says_yes_as_a_scheme_pays_for_it() -> None:
    assert needing("mentor", arrangements={"mentor": True}) == (
        NeedHere(needed("mentor"), possible=True),
        TRIAL,
    )


def test_fewer_hours_and_days_away_are_never_worked_out() -> None:
    few_hours = replace(NOTHING_SAID, time=WorkingTime(60, 120, 60))
    assert needs_of(few_hours, JOB, VOCABULARY) == (TRIAL,)


def test_needs_stand_in_the_order_of_the_scale_with_the_trial_last() -> None:
    person = replace(
        able(noise=0, lifting=0, time_pressure=0),
        considerations=frozenset(map(ConsiderationCode, ("sight_aids", "mentor"))),
    )
    assert [here.need for here in needs_of(person, JOB, VOCABULARY)] == [
        LevelGap(Dimension.LIFTING),
        LevelGap(Dimension.TIME_PRESSURE),
        LevelGap(Dimension.NOISE),
        needed("mentor"),
        needed("sight_aids"),
        TRIAL.need,
    ]
