"""Writes tables of the data format: a folder of CSV files, or one workbook."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Final, Protocol, Self

from xlsxwriter.exceptions import XlsxWriterException

from matcher.errors import Conflict, InvalidInput
from matcher.exchange.schema import TABLES
from matcher.storage.workbook_rows import WorkbookTables
from matcher.vocabulary.entries import Vocabulary

if TYPE_CHECKING:
    from matcher.exchange.disassembly import Row

__all__ = ["CsvTables", "TableWriter", "is_workbook", "writing_tables"]


class TableWriter(Protocol):
    """Takes rows of any tables in any order, and keeps the order within each table."""

    def add(self, table: str, row: Row) -> None: ...
    @property
    def counts(self) -> Mapping[str, int]: ...


class CsvTables:
    """Writes a CSV file for each table into a folder, those without rows too. A :class:`TableWriter`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open = ExitStack()
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self._tables = {}
        for table in TABLES:
            path = self._folder / f"{table.name}.csv"
            file = self._open.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._tables[table.name] = csv.writer(file, lineterminator="\n")
            self._tables[table.name].writerow(table.header)
        return self

    def add(self, table: str, row: Row) -> None:
        """Write a row below those of its table."""
        self._tables[table].writerow(row)
        self.counts[table] += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


def is_workbook(path: Path) -> bool:
    """Whether a path is that of a workbook, and not of a folder."""
    return path.suffix.casefold() == ".xlsx"


@contextmanager
def writing_tables(path: Path, vocabulary: Vocabulary) -> Iterator[TableWriter]:
    """A writer of what will stand at a path when the block has ended, and nothing before.

    A path that ends in .xlsx becomes a workbook, any other a folder. Only its owner may read it.

    Raises
    ------
    Conflict
        If there is something at the path already.
    InvalidInput
        If it cannot be written there, or does not fit into a workbook.
    """
    if path.exists() and not _is_empty_folder(path):
        raise Conflict(f"There is something at {path} already. Give another path, or take it away first.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=".export-") as own:
            part = Path(own) / path.name
            if is_workbook(path):
                with WorkbookTables(part, vocabulary) as workbook:
                    yield workbook
            else:
                part.mkdir()
                with CsvTables(part) as folder:
                    yield folder
            part.chmod(_FILE_MODE if part.is_file() else _FOLDER_MODE)
            part.replace(path)
    except OSError as error:
        raise InvalidInput(f"{path} cannot be written: {error.strerror}. Give another path.") from error
    except XlsxWriterException as error:
        raise InvalidInput(f"The workbook {path} cannot be written. Give another path.") from error


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


_FILE_MODE: Final = 0o600
_FOLDER_MODE: Final = 0o700
