"""Simulated: the whole fictional municipality, from one seed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from experiments.simulation.audit import SimulatedAttribute, draw_attributes
from experiments.simulation.brokers import draw_brokers
from experiments.simulation.config import Part, SimulationConfig, stream
from experiments.simulation.content import Content, load_content
from experiments.simulation.employers import Site, draw_sites, workplace
from experiments.simulation.fit import World, build_world
from experiments.simulation.history import History, draw_history
from experiments.simulation.jobs import Bundles, JobDraw
from experiments.simulation.latent import WorkplaceTraits, draw_person_traits, draw_workplace_traits
from experiments.simulation.learnt import learnt_at_work
from experiments.simulation.lives import draw_lives
from experiments.simulation.past import Past, PastDraw
from experiments.simulation.places import places
from experiments.simulation.profiles import ProfileDraw, Shown, draw_identities, draw_shown
from experiments.simulation.truth import Truth, gather_truth
from experiments.simulation.work import WorkDraw
from matcher.domain.candidate import Candidate, Identity
from matcher.domain.dataset import DatasetLabel
from matcher.domain.employer import Employer, Place, Position, Workplace
from matcher.domain.job import Job, JobState
from matcher.domain.match import Match
from matcher.domain.task import Task
from matcher.vocabulary.entries import Vocabulary
from matcher.vocabulary.loading import load_vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """Everything that is written out; the truth behind it and protected attributes are kept apart."""

    label: DatasetLabel
    places: tuple[Place, ...]
    employers: tuple[Employer, ...]
    workplaces: tuple[Workplace, ...]
    positions: tuple[Position, ...]
    tasks: tuple[Task, ...]
    jobs: tuple[Job, ...]
    candidates: tuple[Candidate, ...]
    identities: tuple[Identity, ...]
    matches: tuple[Match, ...]
    history: History
    truth: Truth
    attributes: tuple[SimulatedAttribute, ...]


def simulate(config: SimulationConfig) -> Simulation:
    """A fictional municipality with its employers, candidates and past matches.

    The same configuration gives the same simulation. Every part has random numbers of its own: with more
    candidates, the workplaces stay as they are, and the other way round, but for what people learnt at
    work: that follows from the matches.
    """
    content, vocabulary = load_content(), load_vocabulary()
    employers, sites = draw_sites(config.workplaces, content, stream(config, Part.WORKPLACES))
    world = draw_world(config, content, vocabulary, sites)
    profile_random = stream(config, Part.PROFILES)
    shown = draw_shown(world.people, world.lives, profile_random)
    candidates = ProfileDraw(config, content, vocabulary, profile_random).candidates(world.lives, shown)
    past = _past(config=config, content=content, sites=sites, candidates=candidates, shown=shown, world=world)
    history = _history(config, candidates, world, past)
    return Simulation(
        label=DatasetLabel(content.municipality.name, simulated=True),
        places=places(content.municipality),
        employers=employers,
        workplaces=_workplaces(sites, content, world.places, stream(config, Part.ARRANGEMENTS)),
        positions=world.work.positions,
        tasks=world.work.tasks,
        jobs=_settled(world.bundles, past),
        candidates=tuple(known.today for known in history.known),
        identities=draw_identities(candidates, content, stream(config, Part.IDENTITIES)),
        matches=past.matches,
        history=history,
        truth=gather_truth(world, past, candidates, sites, shown),
        attributes=draw_attributes(candidates, config.today, stream(config, Part.AUDIT)),
    )


def draw_world(
    config: SimulationConfig, content: Content, vocabulary: Vocabulary, sites: tuple[Site, ...]
) -> World:
    """All that is true of the workplaces, their work and jobs, and of the people, before any match."""
    odds = content.considerations
    traits = draw_workplace_traits(len(sites), odds, stream(config, Part.WORKPLACE_TRAITS))
    draw = WorkDraw(content, vocabulary, stream(config, Part.POSITIONS), stream(config, Part.DEMANDS))
    work = draw.work(sites)
    people = draw_person_traits(config.candidates, content.clusters, odds, stream(config, Part.PERSON_TRAITS))
    return build_world(
        people=people,
        lives=draw_lives(people, content, vocabulary, stream(config, Part.WORKING_LIVES)),
        places=traits,
        work=work,
        bundles=JobDraw(config, content, vocabulary, stream(config, Part.JOBS)).jobs(sites, work),
        town_of_site=np.array([site.town for site in sites]),
        vocabulary=vocabulary,
    )


def _past(
    *,
    config: SimulationConfig,
    content: Content,
    sites: tuple[Site, ...],
    candidates: tuple[Candidate, ...],
    shown: Shown,
    world: World,
) -> Past:
    random = stream(config, Part.BROKERS)
    brokers = draw_brokers(len(content.names.brokers), len(candidates), len(sites), random)
    draw = PastDraw(config, content, sites, candidates, shown, world, brokers)
    return draw.past(random, stream(config, Part.OUTCOMES), stream(config, Part.CALIBRATION))


def _history(
    config: SimulationConfig, candidates: tuple[Candidate, ...], world: World, past: Past
) -> History:
    learnt = learnt_at_work(past.matches, world.bundles.jobs, world.work.tasks, config.today)
    return draw_history(candidates, world.lives.known_days, learnt, config, stream(config, Part.HISTORY))


def _workplaces(
    sites: tuple[Site, ...], content: Content, traits: WorkplaceTraits, random: np.random.Generator
) -> tuple[Workplace, ...]:
    """The workplaces with those considerations that they have been asked about."""
    odds = content.considerations
    asked = random.random((len(sites), len(odds))) < np.array([each.asked for each in odds])
    return tuple(
        workplace(
            site,
            content,
            {each.code: bool(traits.possible[i, k]) for k, each in enumerate(odds) if asked[i, k]},
        )
        for i, site in enumerate(sites)
    )


def _settled(bundles: Bundles, past: Past) -> tuple[Job, ...]:
    """The jobs with the state that the past has left them in."""
    return tuple(
        replace(job, state=JobState.FILLED) if row in past.filled else job
        for row, job in enumerate(bundles.jobs)
    )
