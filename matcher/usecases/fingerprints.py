"""What an explanation is made with besides its inputs and its model, told by hashes."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

from matcher.domain.shown_explanation import Fingerprint

__all__ = ["PROGRAM", "WORDING", "fingerprints"]

PROGRAM: Final = "program"
WORDING: Final = "wording"
_IGNORED: Final = frozenset({".pyc", ".pyo"})


@cache
def fingerprints(*packages: str) -> tuple[Fingerprint, ...]:
    """A name and a hash for all rules, words and code of these packages, sorted by name.

    Rules and vocabularies go by the part of the package that they lie in (``schemes``, ``vocabulary``),
    translations are ``wording``, and everything else is ``program``. The files are read once in a process.
    """
    found: defaultdict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for package in packages or ("matcher",):
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix not in _IGNORED:
                inside = path.relative_to(root)
                found[_name(inside)].append((f"{package}/{inside.as_posix()}", path.read_bytes()))
    return tuple((name, _digest(found[name])) for name in sorted(found))


def _name(inside: Path) -> str:
    if inside.suffix == ".po":
        return WORDING
    is_rule = inside.suffix == ".toml" or "data" in inside.parts[1:-1]
    return inside.parts[0] if is_rule and len(inside.parts) > 1 else PROGRAM


def _digest(contents: list[tuple[str, bytes]]) -> str:
    told = sha256()
    for name, content in contents:
        told.update(f"{name} {len(content)}\n".encode())
        told.update(content)
    return told.hexdigest()[:16]
