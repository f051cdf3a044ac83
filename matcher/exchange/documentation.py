"""The data format in words, made from the declared tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from matcher.exchange.cells import expected
from matcher.exchange.codebook import CodeList, all_lists, code_list, from_vocabulary, title_of
from matcher.exchange.columns import Codes, Column, Kind, Table
from matcher.exchange.defaults import DEFAULTS
from matcher.exchange.schema import TABLES
from matcher.exchange.sheets import listing
from matcher.exchange.stored import OWNERS
from matcher.vocabulary.entries import Vocabulary


def as_markdown(vocabulary: Vocabulary) -> str:
    """The whole document: introduction, every table with its columns, and every list of codes."""
    parts = [
        _INTRODUCTION,
        "## Tables\n",
        *(_table(table, vocabulary) for table in TABLES),
        "## Codes\n",
        *(_list(each) for each in _lists(vocabulary)),
    ]
    return "\n".join(parts)


def _table(table: Table, vocabulary: Vocabulary) -> str:
    keys = listing(f"`{key}`" for key in table.key)
    belongs = OWNERS.get(table.name)
    sentences = [f"{table.help.en} ({table.help.da})."]
    sentences.append("One row only." if table.name == "dataset" else f"No two rows share {keys}.")
    if belongs:
        sentences.append(f"Rows belong to a row of `{belongs}` and are imported together with it.")
    rows = ([f"`{c.name}`", *_column(table, c, vocabulary)] for c in table.columns)
    heading = ("Column", "What", "På dansk", "How", "Empty cell")
    return "\n".join([f"### {table.name}\n", " ".join(sentences), "", *_grid(heading, rows), ""])


def _column(table: Table, column: Column, vocabulary: Vocabulary) -> Iterator[str]:
    yield column.help.en
    yield column.help.da
    yield _how(column, code_list(column, vocabulary))
    default = DEFAULTS.get((table.name, column.name))
    yield "refused" if column.required else f"`{default}`" if default else "unknown"


def _how(column: Column, listed: CodeList | None) -> str:
    if column.values is Codes.WISH:
        titles = [title_of(Codes.TASK_TYPE).en, title_of(Codes.FIELD).en]
        return "a code of " + " or ".join(f"[{title}](#{_anchor(title)})" for title in titles)
    if column.refers_to:
        return f"id of a row of [{column.refers_to}](#{column.refers_to})"
    if column.kind is Kind.ID:
        return "id of your own choice" if column.name != "postcode" else "postcode"
    if listed is None or column.kind is Kind.BOOLEAN:
        return expected(column, listed).removeprefix("Write ")
    several = "one or more codes of" if column.kind is Kind.CODES else "a code of"
    return f"{several} [{listed.title.en}](#{_anchor(listed.title.en)})"


def _lists(vocabulary: Vocabulary) -> Iterator[CodeList]:
    """Every list once. One wishes for types of task, which have a list of their own, or for fields."""
    for each in all_lists(vocabulary):
        is_wish = each.title == title_of(Codes.WISH)
        yield from_vocabulary(Codes.FIELD, vocabulary) if is_wish else each


def _list(each: CodeList) -> str:
    rows = ([f"`{code}`", name.da, name.en] for code, name in each.names.items())
    return "\n".join([f"### {each.title.en}\n", *_grid(("Code", "Dansk", "English"), rows), ""])


def _anchor(title: str) -> str:
    return "".join(
        letter for letter in title.casefold().replace(" ", "-") if letter.isalnum() or letter == "-"
    )


def _grid(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = tuple(heading)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


_INTRODUCTION: Final = """\
# Data format

The tables in which a municipality's data come in and go out. They come either as a folder with one CSV file
for each table, named after it (`candidates.csv`), or as one Excel workbook (`.xlsx`) with a sheet for each
table. No table has to be there, as long as every id that a row refers to is found in the import or in the
database already. The workbook template has all sheets, with explanations and drop-down lists in Danish.

## Files

- CSV files are UTF-8 text, with or without a byte order mark. Cells are separated by commas or semicolons,
  whichever the header has more of. Save from Excel as "CSV UTF-8".
- The first row that is not empty is the header. Columns may stand in any order. A column that is not in the
  format is refused, and so is a file or sheet that is not named after a table; hidden files and those ending
  in `.txt`, `.md` or `.toml` are passed over, and so are the template's sheets Vejledning, Koder and Skala.
- Empty rows are passed over. Row numbers in messages count as the file shows them: the header is row 1. In a
  CSV file, a cell in quotation marks may go over several lines and is still one row.

## Cells

- **An empty cell is unknown, never zero.** The few columns where an empty cell stands for a fixed answer say
  so in the tables below.
- Ids have 1 to 64 letters from a to z, large or small, digits, hyphens, underscores and full stops. You
  choose them. They are never CPR numbers.
- Numbers have a full stop or a comma before the decimals, and nothing between thousands. Hours are kept as
  whole minutes: 7.4 hours are 444 minutes.
- Dates are `YYYY-MM-DD`. In a workbook, a cell that holds a true date is read as one.
- Yes and no may also be written `ja` and `nej`, `true` and `false`.
- Several codes in one cell have commas between them: `car,bicycle`. Days may also be a span: `mon-fri`.
- Codes are the English ones in the lists below; large and small letters are the same.

## What an import does

An import is taken in whole or not at all. When something is wrong, every fault is reported with its file,
table, row, column and value, the rule that it breaks, and what would be right:

    levels.csv, row 14, column level: '7' - Levels go from 0 to 4. Write a whole number from 0 to 4, or leave
    the whole row out if it is unknown.

A row whose id is in the database already replaces what is there, **with everything that belongs to it**. A
candidate who is imported again has the levels, competences, experience, wishes, considerations and times of
this import and no others; the same goes for a workplace's arrangements, a task's demands and competences, a
job's tasks and a match's events. Such rows therefore come together with the row that they belong to.
Whatever is not in the import stays as it is.

A position or task stays at its workplace: at another one it needs an id of its own. A job is made of at least
one task, all of them from its own workplace. A match begins with the event `presented`; no event is earlier.
"""
