"""Commands that take data in and give them out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from serving.commands import imports, mappings
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
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")
    ] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="Who has no rows in a table that is there has none at all.")
    ] = False,
    as_of: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day on which the files were true; by default today."),
    ] = None,
    undo: Annotated[str, typer.Option(help="Take the import with this id back whole.", metavar="RUN")] = "",
    runs: Annotated[bool, typer.Option("--runs", help="List the imports that were kept.")] = False,
    mapping: Annotated[
        Path | None, typer.Option(help="A TOML file that says what another system's columns are.")
    ] = None,
    suggest_mapping: Annotated[
        bool, typer.Option("--suggest-mapping", help="Propose such a file, and import nothing.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help="With --suggest-mapping: the file to write.")] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Import all of a folder or workbook, or nothing; or make a position out of a real occupation."""
    if undo or runs:
        if path is not None or onet is not None or (undo and runs):
            raise typer.BadParameter("Say --undo RUN or --runs by itself.")
        imports.take_back(undo) if undo else imports.list_runs(form)
        return
    if (path is None) == (onet is None):
        raise typer.BadParameter("Say either a PATH to import, or --onet DIR.")
    if path is None and (mapping is not None or suggest_mapping or as_of is not None):
        raise typer.BadParameter("--mapping, --suggest-mapping and --as-of need a PATH.")
    if (suggest_mapping and mapping is not None) or (out is not None and not suggest_mapping):
        raise typer.BadParameter("--suggest-mapping stands without --mapping, and --out with it only.")
    if path is not None and suggest_mapping:
        mappings.suggest(path, out, form)
        return
    if path is not None:
        day = as_of.date() if as_of else None
        _import_tables(path, form, mapping, dry_run=dry_run, complete=complete, as_of=day)
        return
    if not (occupation and as_position and workplace):
        raise typer.BadParameter("--onet also needs --occupation, --as-position and --workplace.")
    _import_occupation(
        onet or Path(), occupation, as_position, workplace, position or f"{workplace}-{occupation}"
    )


def export(
    path: Annotated[Path, typer.Argument(help="A new .xlsx workbook, or a new folder for CSV files.")],
    template: Annotated[bool, typer.Option("--template", help="An empty workbook to fill in.")] = False,
    without_identities: Annotated[
        bool, typer.Option("--without-identities", help="Leave names and contact details out.")
    ] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Write everything that import brings in, in the documented format, which import takes in again.

    Releases, notes, explanations that were shown and users are not in it: a copy of the database keeps them.
    """
    from matcher.storage.table_files import write_template
    from matcher.vocabulary.loading import load_vocabulary

    if path.suffix.casefold() in {".csv", ".xls", ".xlsm", ".xlsb", ".ods", ".zip"}:
        raise typer.BadParameter("Give a path that ends in .xlsx, or the name of a folder for CSV files.")
    if not template:
        _export_tables(path, form, with_identities=not without_identities)
        return
    if path.suffix.casefold() != ".xlsx":
        raise typer.BadParameter("The template is a workbook: give a path that ends in .xlsx.")
    write_template(path, load_vocabulary())
    typer.echo(f"Wrote {path}.")


def _export_tables(path: Path, form: Format, *, with_identities: bool) -> None:
    from matcher.progress import progress_bar
    from matcher.storage.table_writing import writing_tables
    from matcher.usecases.export_data import export_data
    from serving.rendering import echo_json, echo_rows

    made = product()
    work = made.unit_of_work()
    with progress_bar() as progress, writing_tables(path, made.vocabulary) as tables:
        summary = export_data(work, tables.add, with_identities=with_identities, progress=progress)
    counts = [{"table": table, "rows": rows} for table, rows in tables.counts.items()]
    simulated = summary.label is not None and summary.label.simulated
    if form is Format.JSON:
        about = {"path": str(path), "simulated": simulated, "identities": summary.identities}
        echo_json({**about, "tables": counts})
        return
    echo_rows(["Table", "Rows"], [[str(each["table"]), str(each["rows"])] for each in counts])
    typer.echo(f"Wrote {path}.")
    if simulated:
        typer.echo("The data are simulated.")
    if not with_identities:
        typer.echo("Names and contact details were left out.")
    elif summary.identities:
        typer.echo(
            f"It holds the names and contact details of {summary.identities} candidates, not encrypted. "
            "Keep it where only those may see it who may see them, and delete it after use."
        )


def _import_tables(
    path: Path, form: Format, mapping: Path | None, *, dry_run: bool, complete: bool, as_of: date | None
) -> None:
    from matcher.progress import progress_bar
    from matcher.usecases.import_data import import_data

    made = product()
    reading = mappings.tables_of(path, mapping, made.vocabulary, form)
    with reading as tables, progress_bar() as progress:
        summary = import_data(
            made.unit_of_work(),
            tables,
            made.vocabulary,
            progress,
            stamp=None if dry_run else imports.new_stamp(),
            dry_run=dry_run,
            whole=complete,
            as_of=as_of,
        )
    imports.show(summary, form, dry_run=dry_run)


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
