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
        sentences.append(f"Rows belong to a row of `{belongs}`.")
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
- Dates are `YYYY-MM-DD`, from 1901 on. In a workbook, a cell that holds a true date is read as one, and a
  true number to nine decimals.
- Yes and no may also be written `ja` and `nej`, `true` and `false`.
- Several codes in one cell have commas between them: `car,bicycle`. Days may also be a span: `mon-fri`.
- Codes are the English ones in the lists below; large and small letters are the same.

## What an import does

An import is taken in whole or not at all. When something is wrong, every fault is reported with its file,
table, row, column and value, the rule that it breaks, and what would be right:

    levels.csv, row 14, column level: '7' - Levels go from 0 to 4. Write a whole number from 0 to 4, or leave
    the whole row out if it is unknown.

`matcher import PATH --dry-run` shows what would be created, changed, withdrawn, left as it is and removed,
and writes nothing. The same files imported twice change nothing the second time.

### What is already in the database

An import need not hold everything. What it does not mention stays as it is:

- A row under an id that the database has changes that row. **An empty cell says that the answer is
  unknown**, also where it was known before. **A column that is left out keeps what is known**, and new rows
  are unknown there.
- Tables whose rows belong to a row elsewhere (levels, competences, wishes, demands, the tasks of a job ...)
  go by that owner. The rows given for an owner stand in place of **all** that the owner had in that table;
  the dry run counts those that go as removed. An owner without rows in it, and a table that is left out,
  keep what is known. The owner's own row may be left out: `levels` alone may be imported.
- With `--complete`, a table that is there is complete for everybody who has a row in their own table: a
  candidate in `candidates` without a row in `levels` then loses their levels.
- Nothing that has happened to a match is taken away: its events add up, one for each outcome.
- A task's times stand either in its own row or in `task_times`; those given in one replace those in the
  other.

Nobody is deleted by being left out. A candidate who no longer looks for work is withdrawn with the
availability `paused`, a job with the state `closed`; both stay in the database and out of new lists. Who
is to be forgotten is erased: `matcher erase --candidate ID --by NAME --yes`. An export that still names them
brings them back when it is imported.

Every import has an id, which is printed at the end. `matcher import --runs` lists them, and `matcher import
--undo RUN` takes one back whole: what it created goes, and what it changed stands exactly as before. That
is refused where something has since been changed, or refers to what would go; what came later has to be
taken back first.

### On which day the files were true

What is imported is known from today. Files that are older say so: `matcher import PATH --as-of 2024-04-01`.
So older exports can be taken in, the oldest first, and training learns from what was known of a candidate or
a job on the day on which a match was put forward, not from what became known later. A day in the future is
refused, except for simulated data, and so is a day that is older than something already known of what the
files would change.

### CPR numbers

Anything that looks like a CPR number is refused, in every column of every table and also inside a longer
text: ten digits, as `ddmmyyxxxx`, with a hyphen, a space or another sign before the last four, or with
signs between day, month and year, where the day exists or modulus 11 is right. So are nine digits that lack
the nought which a spreadsheet takes off. The message shows the row and the column and never the number.
While there is one, nothing else is said about the tables. A production unit's number (P-nummer) may look
the same by chance; write it with a full stop, such as `1003.388888`.

### What belongs together

A position or task stays at its workplace: at another one it needs an id of its own. A job is made of at least
one task, all of them from its own workplace. A match begins with the event `presented`; no event is earlier.

## What an export holds

`matcher export PATH` writes everything that these tables can hold to a new workbook (`.xlsx`) or a new
folder, sorted by id. Taken in by an empty database and exported again, it gives the same tables, byte for
byte. Names and contact details stand in `identities`, not encrypted; `--without-identities` leaves them out.
Users, the record of earlier imports and imported vocabularies are not part of it, nor are releases, notes and
explanations that were shown: a copy of the database keeps those.
"""
