"""Commands that take data in and give them out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from serving.commands.options import Format, FormatOption, product


def import_(
    path: Annotated[
        Path | None,
        typer.Argument(help="A folder of CSV files or one .xlsx workbook in the documented format."),
    ] = None,
    onet: Annotated[
        Path | None, typer.Option(help="Folder with an O*NET database's task statements.")
    ] = None,
    occupation: Annotated[
        str, typer.Option(help="With --onet: the occupation's code, such as 35-2021.00.")
    ] = "",
    as_position: Annotated[str, typer.Option(help="With --onet: title of the position to make.")] = "",
    workplace: Annotated[str, typer.Option(help="With --onet: id of its workplace.")] = "",
    position: Annotated[
        str, typer.Option(help="With --onet: id of the position; by default workplace and code.")
    ] = "",
    form: FormatOption = Format.TABLE,
) -> None:
    """Import all of a folder or workbook, or nothing; or make a position out of a real occupation."""
    if (path is None) == (onet is None):
        raise typer.BadParameter("Say either a PATH to import, or --onet DIR.")
    if path is not None:
        _import_tables(path, form)
        return
    if not (occupation and as_position and workplace):
        raise typer.BadParameter("--onet also needs --occupation, --as-position and --workplace.")
    _import_occupation(
        onet or Path(), occupation, as_position, workplace, position or f"{workplace}-{occupation}"
    )


def export(
    path: Annotated[Path, typer.Argument(help="The .xlsx file to write.")],
    template: Annotated[bool, typer.Option("--template", help="An empty workbook to fill in.")] = False,
) -> None:
    """Write the workbook to fill in: every table, with explanations and drop-down lists."""
    from matcher.storage.table_files import write_template
    from matcher.vocabulary.loading import load_vocabulary

    if not template:
        raise typer.BadParameter("Only --template can be exported in this version.")
    write_template(path, load_vocabulary())
    typer.echo(f"Wrote {path}.")


def _import_tables(path: Path, form: Format) -> None:
    from dataclasses import asdict

    from matcher.progress import progress_bar
    from matcher.storage.table_files import read_tables
    from matcher.usecases.import_data import import_data
    from serving.rendering import echo_json, echo_rows

    made = product()
    with progress_bar() as progress:
        summary = import_data(made.unit_of_work(), read_tables(path), made.vocabulary, progress)
    if form is Format.JSON:
        echo_json([asdict(count) for count in summary.counts])
    else:
        rows = [[c.table, str(c.new), str(c.replaced)] for c in summary.counts]
        echo_rows(["Table", "New", "Replaced"], rows)


def _import_occupation(onet: Path, occupation: str, title: str, workplace: str, position: str) -> None:
    from matcher.domain.ids import PositionId, WorkplaceId
    from matcher.usecases.make_position import make_position
    from matcher.vocabulary.matching import TaskTypeMatcher
    from matcher.vocabulary.onet import read_task_statements
    from serving.rendering import echo_rows

    made = product()
    statements = read_task_statements(onet, occupation)
    result = make_position(
        made.unit_of_work(),
        statements,
        workplace_id=WorkplaceId(workplace),
        title=title,
        position_id=PositionId(position),
        matcher=TaskTypeMatcher(made.vocabulary),
    )
    types = made.vocabulary.task_types
    rows = [
        [
            task.id,
            f"{task.weekly_minutes / 60:.1f}",
            types[task.task_type].name.da if task.task_type else "?",
            task.text,
        ]
        for task in result.tasks
    ]
    echo_rows(["Task", "Hours", "Proposed type", "Text"], rows)
    typer.echo(
        f"Made the position {position} with {len(result.tasks)} tasks; demands are proposed for "
        f"{result.with_proposal} of them and wait for the workplace to confirm them."
    )
