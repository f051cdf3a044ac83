"""How answers look in a terminal, and as JSON. Where output goes to a file, its width is fixed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from serving.lists import ShownList

_WIDTH_IN_FILES: Final = 140


def echo_json(answer: object) -> None:
    """Prints an answer as JSON, with Danish letters as they are."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def echo_rows(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints rows as a table."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for i, title in enumerate(header):
        right = all(_is_number(row[i]) for row in rows) and bool(rows)
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else _WIDTH_IN_FILES
    Console(width=width, highlight=False, markup=False).print(table)


def _is_number(cell: str) -> bool:
    return (
        cell.replace(",", "")
        .replace(".", "")
        .replace("-", "")
        .replace("%", "")
        .replace("*", "")
        .strip()
        .isdigit()
    )


def echo_list(shown: ShownList) -> None:
    """Prints a ranked list."""
    for line in shown.heading:
        typer.echo(line)
    echo_rows(shown.header, shown.rows)
    for line in (*shown.notes, *shown.footer):
        typer.echo(line)
