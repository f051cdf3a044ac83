"""Every fault in imported tables, each said once, and the typed rows where there is none.

First each table by itself: header, cells, keys. Then what lies between tables: references, and the
rules of the domain. A fault is not reported again through what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

import polars as pl

from matcher.errors import Problem
from matcher.exchange.assembly import NOTHING, Imported
from matcher.exchange.cells import TYPES
from matcher.exchange.coherence import coherence_problems
from matcher.exchange.columns import Table
from matcher.exchange.completion import completed, touched
from matcher.exchange.personal_numbers import masked_tables, personal_numbers
from matcher.exchange.raw import ROW, RawTables
from matcher.exchange.references import reference_problems
from matcher.exchange.schema import TABLES
from matcher.exchange.sheets import Sheet, Sheets
from matcher.exchange.stored import StoredIds
from matcher.exchange.table_checks import check_table
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class Checked:
    """Typed frames by table, or the problems that stand in their way; never both.

    ``before`` is what is stored of all that the tables speak of.
    """

    problems: tuple[Problem, ...] = ()
    frames: Mapping[str, pl.DataFrame] = field(default_factory=dict)
    before: Imported = NOTHING


def check(
    raw: RawTables,
    vocabulary: Vocabulary,
    stored: StoredIds,
    checked_rows: Callable[[int], None] = lambda _: None,
    known: Callable[[Mapping[str, Collection[str]]], Imported] = lambda _: NOTHING,
    *,
    whole: bool = False,
) -> Checked:
    """The tables with their values, or every problem in them.

    While there is something that looks like a CPR number in a cell or header, nothing else is said about
    the tables, so that no other message can show it.

    Parameters
    ----------
    raw
        The tables as written.
    vocabulary
        Where codes are looked up.
    stored
        What is in the database already.
    checked_rows
        Is told the number of rows of each table once that table has been checked by itself.
    known
        Gives those of some things, by the table in which their ids are given out, that are stored.
    whole
        Whether the tables are complete for those who have a row in the table of the owners.

    Returns
    -------
    Checked
        A frame for each table of the format, in its order, also for one that is not in the import. It
        has the table's columns and :data:`~matcher.exchange.raw.ROW`; null is an empty cell. What the
        import leaves as it is has been added in rows numbered 0.
    """
    raw = masked_tables(raw)
    numbers = personal_numbers(raw)
    if numbers:
        return Checked(problems=tuple(sorted([*raw.problems, *numbers])))
    problems = list(raw.problems)
    by_name: dict[str, Sheet] = {}
    misspelt_ids: dict[str, frozenset[str]] = {}
    for table in TABLES:
        found = raw.get(table.name)
        if found is None:
            continue
        sheet, faults = check_table(table, found, vocabulary, misspelt_ids)
        problems += faults
        by_name[table.name] = sheet
        misspelt_ids[table.name] = _misspelt(sheet)
        checked_rows(found.cells.height)
    sheets = Sheets(raw, by_name)
    problems += reference_problems(sheets, stored)
    speaks_of = touched(sheets, stored)
    before = known(speaks_of) if speaks_of else NOTHING
    full = completed(sheets, before, vocabulary, whole=whole)
    problems += coherence_problems(full, stored)
    if not problems and all(sheet.values.is_empty() for sheet in by_name.values()):
        problems.append(_nothing(raw))
    if problems:
        return Checked(problems=tuple(sorted(problems)))
    frames = {t.name: full.by_name[t.name].values if t.name in full.by_name else _empty(t) for t in TABLES}
    return Checked(frames=frames, before=before)


def _misspelt(sheet: Sheet) -> frozenset[str]:
    """What stands in those cells of the key that are at fault."""
    key = sheet.table.key[0]
    rows = sheet.faulty.get(key)
    if not rows:
        return frozenset()
    cells = sheet.raw.cells.filter(pl.col(ROW).is_in(list(rows)))
    return frozenset(cells[key].drop_nulls())


def _nothing(raw: RawTables) -> Problem:
    things = "sheets" if raw.is_workbook else "files"
    remedy = f"Fill in the {things}, beginning with places, employers and workplaces."
    return Problem(raw.source, "", 0, "", "", "There is not one row of data in it.", remedy)


def _empty(table: Table) -> pl.DataFrame:
    return pl.DataFrame(schema={ROW: pl.Int64(), **{c.name: TYPES[c.kind] for c in table.columns}})
