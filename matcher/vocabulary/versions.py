"""Which release a published file is, as far as its name tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

__all__ = ["version_in"]

_VERSION: Final = re.compile(r"(?<![\d.])v?(\d+(?:[._]\d+)+)(?![\d.]*\d)", re.IGNORECASE)


def version_in(path: Path) -> str:
    """The version in the name of a file or folder, or of the folder around it; empty where there is none.

    >>> version_in(Path("ESCO dataset - v1.2.0 - classification - da - csv"))
    '1.2.0'
    >>> version_in(Path("db_29_2_text/Task Statements.txt"))
    '29.2'
    >>> version_in(Path("occupations_da.csv"))
    ''
    """
    for name in (path.name, path.parent.name):
        if found := _VERSION.search(name):
            return found[1].replace("_", ".")
    return ""
