"""How the simulated matches went: in order, by known people, and in a way that can be learned from."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import polars as pl
import pytest

from experiments.simulation import Simulation, SimulationConfig
from experiments.simulation.config import Part, stream
from experiments.simulation.content import load_content
from experiments.simulation.employers import draw_sites
from experiments.simulation.fit import World
from experiments.simulation.latent import draw_person_traits, draw_workplace_traits
from experiments.simulation.municipality import draw_world
from matcher.domain.candidate import Availability
from matcher.domain.job import JobState
from matcher.domain.match import Outcome
from matcher.domain.scale import DIMENSIONS, Dimension
from matcher.vocabulary.loading import load_vocabulary

TODAY = date(2026, 11, 2)
STEPS = ["presented", "shortlisted", "met", "trial_started", "hired", "retained"]


@pytest.fixture(scope="module")
def graded(simulation: Simulation) -> pl.DataFrame:
    matches = pl.DataFrame(
        {
            "job_id": [m.job_id for m in simulation.matches],
            "candidate_id": [m.candidate_id for m in simulation.matches],
            "grade": [m.grade for m in simulation.matches],
        }
    )
    return matches.join(simulation.truth.pairs, on=["job_id", "candidate_id"], validate="1:1")


@pytest.fixture(scope="module")
def world() -> World:
    config = SimulationConfig(seed=11, candidates=60, workplaces=12)
    content = load_content()
    _, sites = draw_sites(config.workplaces, content, stream(config, Part.WORKPLACES))
    return draw_world(config, content, load_vocabulary(), sites)


def test_steps_come_in_the_order_of_the_ladder_and_not_after_today(simulation: Simulation) -> None:
    for match in simulation.matches:
        climbed = [e for e in match.events if e.outcome is not Outcome.ENDED]
        places = [STEPS.index(e.outcome.value) for e in climbed]
        assert places[0] == 0
        assert all(a < b for a, b in pairwise(places))
        assert all(a.on < b.on for a, b in pairwise(climbed))
        assert max(e.on for e in match.events) <= TODAY
        if match.grade >= 1:
            assert Outcome.SHORTLISTED in {e.outcome for e in climbed}


def test_an_end_is_the_last_thing_that_happens_to_a_match(simulation: Simulation) -> None:
    ended = [m for m in simulation.matches if any(e.outcome is Outcome.ENDED for e in m.events)]
    assert ended
    assert all(m.events[-1].outcome is Outcome.ENDED for m in ended)


def test_retained_is_said_after_thirteen_weeks_in_the_job(simulation: Simulation) -> None:
    retained = 0
    for match in simulation.matches:
        on = {e.outcome: e.on for e in match.events}
        if Outcome.RETAINED in on:
            retained += 1
            assert (on[Outcome.RETAINED] - on[Outcome.HIRED]).days >= 13 * 7
        elif Outcome.HIRED in on and Outcome.ENDED in on and on[Outcome.ENDED] < TODAY.replace(month=10):
            assert (on[Outcome.ENDED] - on[Outcome.HIRED]).days < 13 * 7
    assert retained


def test_only_past_jobs_were_put_forward_and_at_most_one_person_was_hired(simulation: Simulation) -> None:
    states = {job.id: job.state for job in simulation.jobs}
    hired = Counter(m.job_id for m in simulation.matches if m.grade >= 3)
    assert set(hired.values()) == {1}
    assert {states[m.job_id] for m in simulation.matches} == {JobState.FILLED, JobState.CLOSED}
    assert {job for job, state in states.items() if state is JobState.FILLED} == set(hired)


def test_a_list_has_places_from_the_top_without_a_gap_and_nobody_twice(simulation: Simulation) -> None:
    lists: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for match in simulation.matches:
        lists[match.job_id].append((match.list_position, match.candidate_id))
    for each in lists.values():
        assert [place for place, _ in sorted(each)] == list(range(1, len(each) + 1))
        assert len({person for _, person in each}) == len(each) <= 15


def test_nobody_has_two_jobs_at_a_time(simulation: Simulation) -> None:
    spells: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
    for match in simulation.matches:
        on = {e.outcome: e.on for e in match.events}
        if Outcome.HIRED in on:
            spells[match.candidate_id].append((on[Outcome.HIRED], on.get(Outcome.ENDED, date.max)))
    assert any(len(each) > 1 for each in spells.values())
    for each in spells.values():
        for (_, ended), (hired, _) in pairwise(sorted(each)):
            assert ended < hired


def test_those_available_now_are_in_no_job(simulation: Simulation) -> None:
    free = {c.id for c in simulation.candidates if c.availability is Availability.AVAILABLE}
    for match in simulation.matches:
        outcomes = {e.outcome for e in match.events}
        if match.candidate_id in free and Outcome.HIRED in outcomes:
            assert Outcome.ENDED in outcomes


def test_every_step_has_the_name_of_a_broker_or_a_contact(simulation: Simulation) -> None:
    brokers = set(load_content().names.brokers)
    for match in simulation.matches:
        for event in match.events:
            if event.outcome in {Outcome.PRESENTED, Outcome.SHORTLISTED, Outcome.MET, Outcome.RETAINED}:
                assert event.by in brokers
            elif event.outcome is Outcome.HIRED:
                assert event.by not in brokers
                assert " " in event.by


def test_grades_are_shared_out_believably(simulation: Simulation) -> None:
    shares = {
        grade: n / len(simulation.matches)
        for grade, n in Counter(m.grade for m in simulation.matches).items()
    }
    assert 0.5 < shares[0] < 0.7
    assert 0.1 < shares[1] < 0.22
    assert 0.08 < shares[2] < 0.22
    assert 0.04 < shares[3] + shares[4] < 0.12
    assert 0.3 < shares[4] / (shares[3] + shares[4]) < 0.7


def test_lower_places_get_further_less_often_even_at_equal_true_utility(graded: pl.DataFrame) -> None:
    edges = graded["true_utility"].quantile(0.5), graded["true_utility"].quantile(0.75)
    for low, high in ((edges[0], edges[1]), (edges[1], float("inf"))):
        alike = graded.filter(pl.col("true_utility").is_between(low, high))
        top = alike.filter(pl.col("list_position") <= 3)
        bottom = alike.filter(pl.col("list_position") >= 9)
        assert min(top.height, bottom.height) > 40
        assert (top["grade"] > 0).mean() > (bottom["grade"] > 0).mean() + 0.1


def test_who_was_not_looked_at_stays_at_presented(graded: pl.DataFrame) -> None:
    unseen = graded.filter(~pl.col("examined"))
    assert unseen.height > 100
    assert unseen["grade"].max() == 0


def test_the_truth_explains_the_outcomes_well_but_not_wholly(graded: pl.DataFrame) -> None:
    seen = graded.filter(pl.col("examined"))
    correlation = float(np.corrcoef(seen["true_utility"], seen["grade"])[0, 1])
    assert 0.5 < correlation < 0.95
    assert float(np.corrcoef(seen["true_fit"], seen["grade"])[0, 1]) < correlation


def test_brokers_favour_full_profiles(simulation: Simulation) -> None:
    fullness = dict(simulation.truth.candidates.select("candidate_id", "profile_fullness").iter_rows())
    put_forward = np.mean([fullness[m.candidate_id] for m in simulation.matches])
    assert put_forward > np.mean(list(fullness.values())) + 0.02


def test_hidden_traits_are_told_by_nothing_that_is_written_down() -> None:
    content, count = load_content(), 4000
    places = draw_workplace_traits(count, content.considerations, np.random.default_rng(5))
    people = draw_person_traits(count, content.clusters, content.considerations, np.random.default_rng(6))
    told = (
        (places.openness, places.possible.mean(axis=1)),
        (places.leader_skill, places.possible.mean(axis=1)),
        (people.drive, people.levels.mean(axis=1)),
        (people.drive, people.needs.sum(axis=1)),
        (people.drive, people.hours_lost),
    )
    for hidden, shown in told:
        # Three standard errors of a correlation that is truly zero.
        assert abs(np.corrcoef(hidden, shown)[0, 1]) < 3 / np.sqrt(count)


@pytest.mark.parametrize("dimension", [Dimension.LIFTING, Dimension.NOISE, Dimension.COOPERATION])
def test_being_able_to_do_more_never_makes_a_true_fit_worse(world: World, dimension: Dimension) -> None:
    levels = world.people.levels.copy()
    column = DIMENSIONS.index(dimension)
    levels[:, column] = np.minimum(levels[:, column] + 1, 4)
    abler = replace(world, people=replace(world.people, levels=levels))
    who = np.arange(60)
    changes = np.array(
        [abler.fit(j, who).total - world.fit(j, who).total for j in range(len(world.bundles.jobs))]
    )
    assert changes.min() >= -1e-12
    assert changes.max() > 0.01


def test_a_gap_costs_more_where_the_workplace_is_not_open(world: World) -> None:
    who = np.arange(60)
    closed, opened = (
        replace(world, places=replace(world.places, openness=np.full(12, openness)))
        for openness in (0.0, 1.0)
    )
    assert (closed.fit(0, who).capability <= opened.fit(0, who).capability).all()
    assert (closed.fit(0, who).capability < opened.fit(0, who).capability - 0.1).any()


def test_more_hours_a_shorter_way_and_met_needs_never_make_a_true_fit_worse(world: World) -> None:
    who = np.arange(60)
    lives = world.lives
    better = (
        replace(world, lives=replace(lives, most_minutes=lives.most_minutes + 120)),
        replace(world, lives=replace(lives, travel=lives.travel - 1)),
        replace(world, lives=replace(lives, type_interest=lives.type_interest + 0.5)),
        replace(world, places=replace(world.places, possible=np.ones_like(world.places.possible))),
    )
    for changed in better:
        changes = changed.fit(0, who).total - world.fit(0, who).total
        assert changes.min() >= -1e-12
        assert changes.max() > 0
