"""The command that reads a text, in Danish words and as JSON."""

from __future__ import annotations

import json

import typer
from typer.testing import CliRunner

from serving.commands.reading import read


def run(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(read)
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_the_table_says_type_certainty_demands_time_and_that_it_is_proposed() -> None:
    said = run("Fylde varer op på hylderne hver fredag morgen, ingen tunge løft")
    assert "Fylde varer på hylderne" in said
    assert " %" in said
    assert "Det kræver opgaven som regel. Arbejdspladsen skal bekræfte det:" in said
    assert "- fredag: tidlig morgen (kl. 5-8), formiddag (kl. 8-12)" in said
    assert "»ingen tunge løft«: Om løft bliver der højst foreslået dette krav" in said
    assert "Intet gælder, før nogen har bekræftet det." in said


def test_a_candidates_limit_is_something_to_ask_about() -> None:
    said = run("--about", "candidate", "jeg må ikke løfte mere end 5 kg")
    assert "Spørg kandidaten om løft, og spørg højst om dette: løfte op til 5 kg nu og da." in said
    assert "Ingen opgavetype er sikker nok til at blive foreslået." in said
    assert "kræver" not in said


def test_json_holds_the_same_with_places_in_the_text() -> None:
    text = "slå græs om aftenen"
    told = json.loads(run("--format", "json", text))
    assert told["proposals"][0]["task_type"] == "mow_lawns"
    assert 0.3 <= told["proposals"][0]["certainty"] <= 1
    (time,) = told["times"]
    assert time["parts"] == ["evening"]
    assert text[time["start"] : time["end"]] == time["words"]
    assert told["limits"] == []
