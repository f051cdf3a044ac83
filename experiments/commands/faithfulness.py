"""The command that holds explanations against the model that they explain."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from experiments.evaluation.faithfulness import Faithfulness

MOST_TOLD: Final = 5
"""Failures of a kind that are printed; the report has all."""


def faithfulness(
    matches: Annotated[int, typer.Option(help="How many matches, drawn at random.", min=1)] = 200,
    seed: Annotated[int, typer.Option(help="Which matches are drawn follows from it.")] = 1,
    scorecard: Annotated[
        bool, typer.Option("--scorecard", help="Measure the scorecard, whatever model answers now.")
    ] = False,
    report: Annotated[Path | None, typer.Option(help="Also write the findings here, as JSON.")] = None,
) -> None:
    """Check that explanations are true of the model that answers now, each time, and in both languages.

    Changes are stored in a transaction that is taken back. Exits with 1 where a law is broken.
    """
    from experiments.commands.examining import where
    from experiments.evaluation.faithfulness import measure_faithfulness
    from matcher.asking.loading import load_asking_rules
    from matcher.carving.rules import load_rules
    from matcher.explanation.telling import Means, RuleSets
    from matcher.models.scorecard import Scorecard
    from matcher.progress import progress_bar
    from matcher.schemes.loading import load_schemes

    product, _ = where(os.environ)
    rules = RuleSets(product.vocabulary, load_rules(), load_schemes(), load_asking_rules())
    means = Means(Scorecard() if scorecard else product.ranker, rules)
    with progress_bar() as progress:
        found = measure_faithfulness(product.unit_of_work(), means, matches, seed, progress)
    if report:
        told = {**asdict(found), "broken": found.broken}
        report.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    tell_findings(found)


def tell_findings(found: Faithfulness) -> None:
    """Print the findings; ends the command with 1 where a law is broken."""
    for line in _lines(found):
        typer.echo(line)
    if found.broken:
        raise typer.Exit(1)


def _lines(found: Faithfulness) -> list[str]:
    shares, done = found.deletions, found.carried_out
    same, both = found.same_sheets, found.two_languages
    return [
        f"{found.model_version}, {shares.pairs} matches, seed {found.seed}",
        f"Shares add up to the score to within {shares.adds_up:.1e}.",
        f"Deleting a group moves the score by its share to within {shares.off:.1e}"
        f" (what its stand-in leaves over, at most {shares.left_over:.1e}, counted in).",
        f"The group with the greatest share moves the score most: {shares.top_moves_most:.1%} of matches.",
        f"{done.with_a_change} of {done.matches} matches have a change that helps;"
        f" {done.changes} changes carried out, {done.failed} gain less than was said,"
        f" median gain {done.median_gain:.3f}.",
        f"{done.passed} other jobs were said to be overtaken: {done.passed_as_said} were,"
        f" and {done.not_foreseen} others.",
        f"{same.sheets} sheets made twice: of {same.matches} matches as text and JSON,"
        f" of {same.printed_matches} as HTML and PDF as well;"
        f" {len(same.different)} came out otherwise. Fingerprint of all: {same.fingerprint}.",
        f"{both.sheets} sheets of {both.matches} matches, with {both.pages} pages, in Danish and English:"
        f" {len(both.different)} say something else.",
        *(f"Otherwise: {sheet}" for sheet in same.different[:MOST_TOLD]),
        *(f"Danish / English: {where}" for where in both.different[:MOST_TOLD]),
        *(f"BROKEN: {sentence}" for sentence in found.broken),
    ]
