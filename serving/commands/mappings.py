"""What the import command does with another system's export: proposes a mapping, and reads by one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from serving.commands.options import Format

if TYPE_CHECKING:
    from matcher.exchange.mapping.format import MappingFile
    from matcher.exchange.mapping.suggest import Placement, Suggestion
    from matcher.exchange.raw import RawTables
    from matcher.vocabulary.entries import Vocabulary


@contextmanager
def tables_of(path: Path, mapping: Path | None, vocabulary: Vocabulary, form: Format) -> Iterator[RawTables]:
    """The tables to import; with a mapping, what is refused inside is told in terms of the original files."""
    if mapping is None:
        from matcher.storage.table_files import read_tables

        yield read_tables(path)
        return
    from matcher.exchange.mapping.apply import apply_mapping
    from matcher.storage.foreign_files import read_export

    mapped = apply_mapping(_read_mapping(mapping), read_export(path), vocabulary)
    with mapped.told_in_the_original():
        yield mapped.tables
    if form is Format.TABLE:
        for header, text, code in mapped.read_as:
            typer.echo(f"Read as: {header}: {text!r} is {code}.")


def suggest(path: Path, out: Path | None, form: Format) -> None:
    """Proposes a mapping for an export: writes it to a file, or prints it."""
    from matcher.errors import Conflict, RejectedImport
    from matcher.exchange.mapping.suggest import suggest_mapping
    from matcher.exchange.mapping.written import write_mapping
    from matcher.storage.foreign_files import read_export
    from matcher.vocabulary.loading import load_vocabulary

    if out is not None and out.exists():
        raise Conflict(f"{out} is there already. Give --out another name, or delete it first.")
    sources = read_export(path)
    if sources.problems:
        raise RejectedImport(sources.problems)
    suggestion = suggest_mapping(sources, load_vocabulary())
    text = write_mapping(suggestion.mapping)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    if form is Format.JSON:
        _echo_json(suggestion, text)
        return
    _echo_table(suggestion)
    typer.echo(f"Wrote {out}." if out is not None else f"\n{text}")


def _read_mapping(path: Path) -> MappingFile:
    from matcher.errors import InvalidInput
    from matcher.exchange.mapping.format import parse_mapping

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"The mapping {path} cannot be read. Give a TOML file in UTF-8.") from error
    return parse_mapping(text, path.name)


def _echo_json(suggestion: Suggestion, text: str) -> None:
    from dataclasses import asdict

    from serving.rendering import echo_json

    echo_json({"columns": [asdict(each) for each in suggestion.placements], "mapping": text})


def _echo_table(suggestion: Suggestion) -> None:
    from serving.rendering import echo_rows

    placed = [each for each in suggestion.placements if each.target]
    rows = [[*_place(each), each.target, f"{each.certainty:.0%}", each.note] for each in placed]
    echo_rows(["File", "Sheet", "Column", "Goes to", "Certainty", "Look at"], rows)
    if suggestion.unplaced:
        typer.echo("No place was found for these columns. The mapping lists them under [[ignore]]:")
        for each in suggestion.unplaced:
            typer.echo(f"- {', '.join(_place(each))}" + (f": {each.note}" if each.note else ""))


def _place(placement: Placement) -> list[str]:
    from matcher.exchange.personal_numbers import masked

    return [masked(each) for each in (placement.file, placement.sheet, placement.header)]
