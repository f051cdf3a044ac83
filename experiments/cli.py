"""The command ``matcher-lab``, for analysts. Exit codes: 0 done, 1 failed on data or state, 2 wrong usage."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from experiments.commands import drift, learning
from experiments.commands.fairness import fairness
from experiments.commands.faithfulness import faithfulness
from experiments.commands.tune import tune

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
_COMMANDS: Final = (
    learning.train,
    tune,
    learning.compare,
    learning.promote,
    learning.rollback,
    drift.drift,
    faithfulness,
)
for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(fairness, name="fairness")

_SIMULATED: Final = Path("var/simulated")


@app.command()
def simulate(
    seed: Annotated[int, typer.Option(help="Everything simulated follows from it.")] = 1,
    candidates: Annotated[int, typer.Option(help="How many candidates.", min=1)] = 2000,
    workplaces: Annotated[int, typer.Option(help="How many workplaces.", min=1)] = 300,
    out: Annotated[Path, typer.Option(help="Folder to write; matcher import reads it.")] = _SIMULATED,
) -> None:
    """Write the demonstration municipality, all of it simulated, as files that matcher import reads."""
    from experiments.simulation import HISTORY_FOLDER, TABLES_FOLDER, SimulationConfig, write
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
        f" Nobody in them is real. What was known earlier is in {out / HISTORY_FOLDER}: import it first,"
        " the oldest first, each with --as-of and its day."
    )


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


@bench.command("explain")
def bench_explain(
    jobs: Annotated[int, typer.Option(help="Open jobs to ask about; the median counts.", min=3)] = 60,
) -> None:
    """The top 20 of stored jobs with their reasons: ratio to the same lists without."""
    import os

    from experiments.benchmarks.explain import as_lines, measure
    from matcher.settings import read_settings
    from matcher.wiring import Product

    for line in as_lines(measure(Product(read_settings(os.environ)), jobs)):
        typer.echo(line)


@bench.command("sheet")
def bench_sheet(
    matches: Annotated[int, typer.Option(help="Matches drawn at random; the median counts.", min=3)] = 20,
    seed: Annotated[int, typer.Option(help="Which matches are drawn follows from it.")] = 1,
) -> None:
    """One sheet of stored matches: telling, words, text, HTML and PDF, with ratios to telling."""
    import os

    from experiments.benchmarks.sheet import as_lines, measure
    from matcher.asking.loading import load_asking_rules
    from matcher.carving.rules import load_rules
    from matcher.explanation.telling import Means, RuleSets
    from matcher.schemes.loading import load_schemes
    from matcher.settings import read_settings
    from matcher.wiring import Product

    product = Product(read_settings(os.environ))
    rules = RuleSets(product.vocabulary, load_rules(), load_schemes(), load_asking_rules())
    for line in as_lines(measure(product, Means(product.ranker, rules), matches, seed)):
        typer.echo(line)


@bench.command("train")
def bench_train(
    rows: Annotated[int, typer.Option(help="Rows to train on.", min=1200)] = 200_000,
    repeats: Annotated[int, typer.Option(help="Rounds; the median counts.", min=1)] = 3,
) -> None:
    """The trainer on many rows: ratio to bare LightGBM with the same parameters and constraints."""
    from experiments.benchmarks.train import as_lines, measure
    from matcher.models.growing import TrainingSettings

    for line in as_lines(measure(rows, repeats, TrainingSettings())):
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
    """Runs the command line and turns errors into a sentence and an exit code.

    Threads of numerical libraries wait without spinning, unless the environment says otherwise: on a busy
    machine two spinning threads made a training of 2 seconds take 53.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    from matcher.errors import MatcherError

    try:
        app()
    except MatcherError as error:
        typer.echo(error.message, err=True)
        sys.exit(1)
