"""The part of ``matcher-lab train`` that takes somebody's own ranking data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from experiments.evaluation.training_report import TrainingReport
    from matcher.models.growing import TrainingSettings


@dataclass(frozen=True, slots=True)
class FrameOptions:
    """What was said on the command line about a file of one's own."""

    frame: Path
    query: str
    label: str
    features: Sequence[str]
    higher: Sequence[str]
    lower: Sequence[str]
    group: Sequence[str]


def train_on_frame(said: FrameOptions, settings: TrainingSettings, held_out: float) -> TrainingReport:
    """The report of training on this file; nothing is registered."""
    from experiments.own_data.table import Columns, read_ranking_table
    from experiments.own_data.train import OwnDataTraining
    from matcher.progress import progress_bar

    if not (said.query and said.label and said.features):
        raise typer.BadParameter("With --frame, say --query COLUMN, --label COLUMN and --features COLUMN.")
    columns = Columns(
        query=said.query,
        label=said.label,
        features=tuple(said.features),
        higher=tuple(said.higher),
        lower=tuple(said.lower),
        groups=_groups(said.group),
    )
    table = read_ranking_table(said.frame, columns)
    with progress_bar() as progress:
        return OwnDataTraining(table, settings, held_out, progress=progress).report()


def _groups(said: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    found = {}
    for each in said:
        name, sign, members = each.partition("=")
        if not sign or not members:
            raise typer.BadParameter(f"Say --group NAME=COLUMN,COLUMN and not {each!r}.")
        found[name] = tuple(members.split(","))
    return found
