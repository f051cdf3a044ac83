"""Training settings as a TOML file: one line a setting, under the names of ``TrainingSettings``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from matcher.errors import InvalidInput
from matcher.models.growing import TrainingSettings

DEFAULTS: Final = Path(__file__).parents[1] / "configs" / "default.toml"

_Value = bool | int | float


@dataclass(frozen=True, slots=True)
class _Bounds:
    kind: type[_Value]
    least: float = 0
    most: float = float("inf")
    above_least: bool = False

    def allow(self, value: object) -> bool:
        if self.kind is bool:
            return isinstance(value, bool)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if self.kind is int and not isinstance(value, int):
            return False
        return self.least <= value <= self.most and not (self.above_least and value == self.least)

    def __str__(self) -> str:
        if self.kind is bool:
            return "true or false"
        noun = "a whole number" if self.kind is int else "a number"
        lower = f"above {self.least:g}" if self.above_least else f"of at least {self.least:g}"
        return f"{noun} {lower}" + ("" if self.most == float("inf") else f" and at most {self.most:g}")


_SHARE: Final = _Bounds(float, 0, 1, above_least=True)
_BOUNDS: Final[Mapping[str, _Bounds]] = {
    "trees": _Bounds(int, 1, 10_000),
    "leaves": _Bounds(int, 2, 1024),
    "learning_rate": _SHARE,
    "least_rows_in_leaf": _Bounds(int, 1, 1_000_000),
    "l2": _Bounds(float, 0, 1e6),
    "feature_fraction": _SHARE,
    "row_fraction": _SHARE,
    "truncation_level": _Bounds(int, 1, 10_000),
    "weigh_by_attention": _Bounds(bool),
    "position_bias_regularization": _Bounds(float, 0, 1e6),
    "seed": _Bounds(int, 0, 2**31 - 1),
    "threads": _Bounds(int, 1, 1024),
}


def read_settings_file(path: Path) -> TrainingSettings:
    """The settings in this file; what it does not name is as by default.

    Raises
    ------
    InvalidInput
        When there is no such file, it is no TOML, a name is no setting, or a value is out of bounds.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InvalidInput(f"There is no file of training settings at {path}.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read. Give a text file of training settings.") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{path} is no TOML: {error}. Write one 'name = value' a line.") from error
    for name, value in told.items():
        _check(path, name, value)
    both = told.get("weigh_by_attention") and "position_bias_regularization" in told
    if both:
        raise InvalidInput(
            f"{path} sets weigh_by_attention and position_bias_regularization: leave one of them out."
        )
    values: dict[str, Any] = {name: _BOUNDS[name].kind(value) for name, value in told.items()}
    return replace(TrainingSettings(), **values)


def write_settings_file(settings: TrainingSettings, path: Path, note: str) -> None:
    """Writes the settings, with a note on where they come from; what is ``None`` is left out."""
    lines = [f"# {line}" for line in note.splitlines()]
    for field in fields(settings):
        value = getattr(settings, field.name)
        if value is not None:
            lines.append(f"{field.name} = {str(value).lower()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _check(path: Path, name: str, value: object) -> None:
    if name not in _BOUNDS:
        near = get_close_matches(name, _BOUNDS, n=1)
        meant = f" Do you mean {near[0]}?" if near else f" The settings are {', '.join(_BOUNDS)}."
        raise InvalidInput(f"{path}: {name} is no training setting.{meant}")
    if not _BOUNDS[name].allow(value):
        raise InvalidInput(f"{path}: {name} is {value!r}; it must be {_BOUNDS[name]}.")
