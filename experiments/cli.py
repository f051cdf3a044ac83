"""The command ``matcher-lab``, for analysts. Exit codes: 0 done, 1 failed on data or state, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

app: Final = typer.Typer(
    name="matcher-lab",
    help="Simulates, trains, compares and measures the ranking.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
)
bench: Final = typer.Typer(
    help="Measures speed and memory against a yardstick in the same run.", no_args_is_help=True
)
app.add_typer(bench, name="bench")

_SIMULATED: Final = Path("var/simulated")


@app.command()
def simulate(
    seed: Annotated[int, typer.Option(help="Everything simulated follows from it.")] = 1,
    candidates: Annotated[int, typer.Option(help="How many candidates.", min=1)] = 2000,
    workplaces: Annotated[int, typer.Option(help="How many workplaces.", min=1)] = 300,
    out: Annotated[Path, typer.Option(help="Folder to write; matcher import reads it.")] = _SIMULATED,
) -> None:
    """Write the demonstration municipality, all of it simulated, as files that matcher import reads."""
    from experiments.simulation import TABLES_FOLDER, SimulationConfig, write
    from experiments.simulation import simulate as run
    from matcher.progress import progress_bar

    with progress_bar() as progress:
        progress("simulating and writing", 0, 2)
        made = run(SimulationConfig(seed=seed, candidates=candidates, workplaces=workplaces))
        progress("simulating and writing", 1, 2)
        write(made, out)
        progress("simulating and writing", 2, 2)
    typer.echo(
        f"Wrote simulated data to {out / TABLES_FOLDER}: {candidates} candidates, {workplaces} workplaces."
        " Nobody in them is real."
    )


@app.command()
def train(
    truth: Annotated[
        Path | None, typer.Option(help="The folder that simulate wrote, to compare with the hidden truth.")
    ] = None,
    held_out: Annotated[
        float, typer.Option(help="Share of the jobs, the latest, to compare on.", min=0.05, max=0.9)
    ] = 0.25,
    seed: Annotated[int, typer.Option(help="Fixes every choice made by chance.")] = 1,
    report: Annotated[Path | None, typer.Option(help="Also write the report here, as Markdown.")] = None,
) -> None:
    """Train on earlier matches, compare on later ones, register the model, and publish it if it is better."""
    from rich.console import Console

    from experiments.evaluation.report import report_markdown, report_table
    from experiments.evaluation.truth_checks import read_simulated_truth
    from experiments.registry.tracking import tracking_place
    from experiments.training.train import train as run
    from matcher.models.lambdamart import TrainingSettings
    from matcher.progress import progress_bar
    from matcher.settings import read_settings
    from matcher.wiring import Product

    product = Product(read_settings(os.environ))
    with progress_bar() as progress:
        outcome = run(
            product.unit_of_work(),
            product.vocabulary,
            tracking_place(os.environ, product.settings.var_dir),
            product.settings.model_dir,
            settings=TrainingSettings(seed=seed),
            held_out_share=held_out,
            truth=read_simulated_truth(truth) if truth else None,
            seed=seed,
            progress=progress,
        )
    Console(width=None if sys.stdout.isatty() else 140).print(report_table(outcome.report))
    if report:
        report.write_text(report_markdown(outcome.report), encoding="utf-8")
    typer.echo(outcome.report.reason)
    typer.echo(f"Model {outcome.model_version}, registered as version {outcome.registered_version}.")


@app.command()
def phrasings(
    held_out: Annotated[bool, typer.Option("--held-out", help="Measure the held-out half too.")] = False,
    renew: Annotated[
        bool, typer.Option("--renew", help="First fit the certainty anew and write it.")
    ] = False,
) -> None:
    """Measure how texts get their types of task, and how far a certainty can be trusted."""
    from experiments.phrasings.calibrate import renew as renew_calibration
    from experiments.phrasings.report import phrasings_report
    from matcher.vocabulary.loading import load_vocabulary

    known = load_vocabulary()
    if renew:
        typer.echo(f"Wrote {renew_calibration(known)}.", err=True)
    typer.echo(phrasings_report(known, held_out))


@bench.command("titles")
def bench_titles(
    occupations: Annotated[Path, typer.Argument(help="A file of ESCO occupations with Danish labels.")],
    titles: Annotated[Path, typer.Argument(help="A file of job titles linked to ESCO.")],
) -> None:
    """How well occupations are found for real job titles: words, n-grams, and the shipped method."""
    from experiments.benchmarks.job_titles import as_lines, measure_files

    for line in as_lines(measure_files(occupations, titles)):
        typer.echo(line)


@bench.command("rank")
def bench_rank(
    sizes: Annotated[str, typer.Option(help="Numbers of candidates, with commas between.")] = "10000,100000",
    repeats: Annotated[int, typer.Option(help="Rounds; the median counts.", min=3)] = 7,
) -> None:
    """One job against many candidates, the top 20 explained: ratios to the bare prediction."""
    from experiments.benchmarks.rank import measure
    from experiments.benchmarks.rank_report import table
    from matcher.progress import progress_bar

    try:
        wanted = [int(size) for size in sizes.split(",")]
    except ValueError as error:
        raise typer.BadParameter("Say --sizes as whole numbers, such as 10000,100000.") from error
    with progress_bar() as progress:
        timings = measure(wanted, repeats, progress)
    for line in table(timings):
        typer.echo(line)


@bench.command("carve")
def bench_carve(
    instances: Annotated[int, typer.Option(help="Problems of each size; the median counts.", min=10)] = 40,
) -> None:
    """Carve bundles at workplaces of several sizes: time, proof, and what greedy choice would lose."""
    from experiments.benchmarks.carve import measure, table
    from matcher.progress import progress_bar

    with progress_bar() as progress:
        timings, across = measure(instances, progress=progress)
    for line in table(timings, across):
        typer.echo(line)


def main() -> None:
    """Runs the command line and turns errors into a sentence and an exit code."""
    from matcher.errors import MatcherError

    try:
        app()
    except MatcherError as error:
        typer.echo(error.message, err=True)
        sys.exit(1)
