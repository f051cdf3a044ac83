"""Moves the champion: forward through the gates, or one step back. Always by somebody, and written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from experiments.registry.gates import Evidence, GateLimits, Verdict, verdicts
from experiments.registry.model_registry import CHALLENGER, ModelRegistry, RegisteredModel, open_registry
from experiments.registry.tracking import TrackingPlace
from matcher.errors import Conflict, InvalidInput, NotFound
from matcher.models.artefact import PublishedModel, keep, load, publish

Examine = Callable[[RegisteredModel, PublishedModel], Evidence]
"""Finds out about a challenger what the gates ask."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, on which day, and why where the gates say no. ``override`` is empty where they say yes."""

    by: str
    on: date
    override: str = ""

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise InvalidInput("Every promotion has a person's name on it: say --by NAME.")


@dataclass(frozen=True, slots=True)
class Candidature:
    """A challenger with the verdict of each gate."""

    number: str
    model_version: str
    verdicts: tuple[Verdict, ...]
    fairness_report: str = ""

    @property
    def passed(self) -> bool:
        """Whether it passes every gate."""
        return all(verdict.passed for verdict in self.verdicts)


def examine(
    place: TrackingPlace, limits: GateLimits, find_out: Examine, number: str | None = None
) -> Candidature:
    """What the gates say of the challenger, or of the version of this number; nothing is changed."""
    with open_registry(place) as registry, TemporaryDirectory() as temporary:
        registered = _wanted(registry, number)
        folder = registry.download(registered.number, Path(temporary))
        return _examined(registered, load(folder), limits, find_out)


def promote(
    place: TrackingPlace,
    models: Path,
    limits: GateLimits,
    find_out: Examine,
    decision: Decision,
    *,
    number: str | None = None,
) -> Candidature:
    """Makes the challenger, or the version of this number, the champion, and lets it answer.

    The folder is kept first and pointed to last, so that what answers is whole at every moment.

    Raises
    ------
    Conflict
        When a gate says no and the decision does not override it.
    NotFound
        When there is no challenger.
    """
    with open_registry(place) as registry, TemporaryDirectory() as temporary:
        registered = _wanted(registry, number)
        folder = registry.download(registered.number, Path(temporary))
        found = _examined(registered, load(folder), limits, find_out)
        if not found.passed and not decision.override.strip():
            raise _refusal(found)
        keep(folder, models)
        if found.fairness_report:
            registry.attach(registered.run_id, found.fairness_report, "fairness.md")
        registry.crown(registered.number, _notes(found, decision))
        publish(models, found.model_version)
    return found


def rollback(place: TrackingPlace, models: Path, decision: Decision) -> RegisteredModel:
    """Makes the champion before this one answer again, and gives it back.

    Raises
    ------
    NotFound
        When there was no champion before.
    """
    with open_registry(place) as registry, TemporaryDirectory() as temporary:
        champions = registry.champions()
        if len(champions) < 2:
            raise NotFound("There is no earlier champion to go back to.")
        folder = registry.download(champions[-2], Path(temporary))
        keep(folder, models)
        notes = {"rolled_back_by": decision.by, "rolled_back_on": decision.on.isoformat()}
        _, back = registry.step_down({**notes, "rolled_back_why": decision.override})
        publish(models, folder.name)
        return registry.numbered(back)


def _wanted(registry: ModelRegistry, number: str | None) -> RegisteredModel:
    if number is not None:
        return registry.numbered(number)
    found = registry.named(CHALLENGER)
    if found is None:
        raise NotFound(
            "There is no challenger. Train one: matcher-lab train. If it was recorded elsewhere, set"
            " MLFLOW_TRACKING_URI."
        )
    return found


def _examined(
    registered: RegisteredModel, model: PublishedModel, limits: GateLimits, find_out: Examine
) -> Candidature:
    evidence = find_out(registered, model)
    found = verdicts(evidence, limits)
    return Candidature(registered.number, model.ranker.version, found, evidence.fairness_report)


def _refusal(found: Candidature) -> Conflict:
    against = "\n".join(f"- {v.gate}: {v.says}" for v in found.verdicts if not v.passed)
    return Conflict(
        f"Version {found.number} is not promoted, and nothing has changed:\n{against}\n"
        'To promote it all the same, say --override "why".'
    )


def _notes(found: Candidature, decision: Decision) -> dict[str, str]:
    against = "; ".join(f"{v.gate}: {v.says}" for v in found.verdicts if not v.passed)
    notes = {
        "promoted_by": decision.by,
        "promoted_on": decision.on.isoformat(),
        "gates": against or "all passed",
    }
    return {**notes, "override": decision.override} if decision.override else notes
