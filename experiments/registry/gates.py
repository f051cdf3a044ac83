"""The gates that a model passes before it may answer: pure functions from what was found to a verdict."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from pathlib import Path

from experiments.evaluation.ranking_metrics import Estimate
from experiments.fairness.limits import FairnessLimits
from matcher.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class GateLimits:
    """How much is asked of a challenger.

    Parameters
    ----------
    least_gain
        The lower end of the interval of its NDCG@10 above the scorecard's, on people and workplaces not
        met, must lie above this.
    least_reach
        Share of those looking that must stand in some open job's list, as lists are served.
    fairness
        Which attributes count, and how far groups may differ.
    """

    least_gain: float
    least_reach: float
    fairness: FairnessLimits = field(default_factory=FairnessLimits)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found out about a challenger. ``versus_champion`` is ``None`` where none answers yet.

    ``disparities`` are sentences about limits that are passed, ``not_assessed`` about what could not be
    assessed; ``laws`` are sentences about laws that it breaks. ``fairness_report`` is Markdown.
    """

    gain: Estimate
    versus_champion: Estimate | None
    reach: float
    disparities: tuple[str, ...]
    not_assessed: tuple[str, ...]
    laws: tuple[str, ...]
    fairness_report: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one gate is passed, and why in a sentence."""

    gate: str
    passed: bool
    says: str


def verdicts(found: Evidence, limits: GateLimits) -> tuple[Verdict, ...]:
    """One verdict for each gate, in the order in which they are told."""
    return (
        _scorecard(found.gain, limits),
        _champion(found.versus_champion),
        _reach(found.reach, limits),
        _exposure(found),
        _laws(found.laws),
    )


def read_limits(path: Path | None = None) -> GateLimits:
    """The limits in this TOML file, or those that ship with the program.

    Raises
    ------
    InvalidInput
        When a name is missing or unknown, or a value is no number.
    """
    shipped = files("experiments").joinpath("configs/gates.toml")
    source = path if path is not None else shipped
    name = path.name if path is not None else "gates.toml"
    try:
        read = tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidInput(f"{name} cannot be read as TOML: {error}.") from error
    fairness = read.pop("fairness", {})
    numbers = {"least_gain", "least_reach"}
    _check_names(name, read, numbers)
    _check_names(f"{name}, [fairness]", fairness, {field.name for field in fields(FairnessLimits)})
    attributes = fairness.pop("attributes")
    for key, value in {**read, **fairness}.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidInput(f"{name}, {key}: {value!r} is no number.")
    return GateLimits(**read, fairness=FairnessLimits(attributes=tuple(attributes), **fairness))


def _check_names(where: str, read: Mapping[str, object], known: set[str]) -> None:
    if set(read) != known:
        odd = ", ".join(sorted(set(read) ^ known))
        raise InvalidInput(f"{where} must name exactly {', '.join(sorted(known))}. Look at: {odd}.")


def _scorecard(gain: Estimate, limits: GateLimits) -> Verdict:
    told = (
        f"NDCG@10 on people and workplaces not met differs from the scorecard's by {gain.value:+.3f}"
        f" ({gain.lower:+.3f} to {gain.upper:+.3f})"
    )
    passed = gain.lower > limits.least_gain
    rest = "." if passed else f"; the lower end must lie above {limits.least_gain:g}."
    return Verdict("beats the scorecard", passed, told + rest)


def _champion(versus: Estimate | None) -> Verdict:
    gate = "no worse than the champion"
    if versus is None:
        return Verdict(gate, True, "There is no champion yet.")
    told = (
        f"NDCG@10 on later jobs differs from the champion's by {versus.value:+.3f}"
        f" ({versus.lower:+.3f} to {versus.upper:+.3f})"
    )
    passed = versus.upper >= 0
    return Verdict(gate, passed, told + ("." if passed else "; the whole interval lies below 0."))


def _reach(reach: float, limits: GateLimits) -> Verdict:
    told = f"{reach:.1%} of those looking stand in some open job's list, as lists are served"
    passed = reach >= limits.least_reach
    return Verdict("reach", passed, told + ("." if passed else f"; it must be {limits.least_reach:.0%}."))


def _exposure(found: Evidence) -> Verdict:
    gate = "exposure disparity"
    if found.disparities:
        return Verdict(gate, False, " ".join((*found.disparities, *found.not_assessed)))
    return Verdict(gate, True, " ".join(("No limit is passed for sure.", *found.not_assessed)))


def _laws(broken: tuple[str, ...]) -> Verdict:
    return Verdict("laws", not broken, " ".join(broken) or "All hold.")
