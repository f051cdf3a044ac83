"""``matcher-lab tune``: looks for better training settings on the earlier matches."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer


def tune(
    trials: Annotated[
        int, typer.Option(help="Trials in all, those already in the study included.", min=1)
    ] = 25,
    study: Annotated[
        Path | None, typer.Option(help="The study's file; by default tuning.db under MATCHER_VAR_DIR.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Write the best settings here, as TOML.")] = Path("settings.toml"),
    settings: Annotated[Path | None, typer.Option(help="Settings to begin with, as TOML.")] = None,
    held_out: Annotated[
        float, typer.Option(help="Share of the jobs, the latest, that is not looked at.", min=0.05, max=0.9)
    ] = 0.25,
    seed: Annotated[int, typer.Option(help="Fixes every choice made by chance.")] = 1,
) -> None:
    """Look for better training settings on the earlier matches; an interrupted study goes on where it was."""
    from experiments.training.settings_file import DEFAULTS, read_settings_file, write_settings_file
    from experiments.training.training_data import split_by_time, training_pairs
    from experiments.training.tuning import STUDY_FILE
    from experiments.training.tuning import tune as run
    from matcher.progress import progress_bar
    from matcher.settings import read_settings
    from matcher.wiring import Product

    product = Product(read_settings(os.environ))
    begun_with = read_settings_file(settings or DEFAULTS)
    data = training_pairs(product.unit_of_work(), product.vocabulary)
    earlier, _ = split_by_time(data, held_out)
    with progress_bar() as progress:
        found = run(
            earlier,
            study or product.settings.var_dir / STUDY_FILE,
            trials=trials,
            settings=begun_with,
            seed=seed,
            progress=progress,
        )
    told = (
        f"NDCG@10 {found.ndcg_at_10:.3f} over {found.folds} time folds, against {found.begun_with:.3f} with"
        f" the settings begun with; the best of {found.trials} trials on {_kind(data.label.simulated)} data."
    )
    write_settings_file(found.settings, out, told)
    typer.echo(told)
    typer.echo(f"Wrote {out}. The best of many trials flatters itself: compare on the later matches.")


def _kind(simulated: bool) -> str:
    return "simulated" if simulated else "recorded"
