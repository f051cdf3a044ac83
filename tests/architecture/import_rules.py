"""Reads who imports whom from the source, and compares it with the table of who may."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_MIDDLE = {
    "errors", "domain", "vocabulary", "features", "models", "ranking", "exchange", "completeness",
    "explanation", "allocation", "carving", "schemes", "rendering", "law", "asking",
}  # fmt: skip

ALLOWED: Mapping[str, set[str]] = {
    "matcher.errors": set(),
    "matcher.progress": set(),
    "matcher.settings": {"errors"},
    "matcher.domain": {"errors"},
    "matcher.vocabulary": {"errors", "domain"},
    "matcher.features": {"errors", "domain", "vocabulary"},
    "matcher.models": {"errors", "domain", "features"},
    "matcher.ranking": {"errors", "domain", "features", "models"},
    "matcher.allocation": {"errors", "domain", "features", "models", "ranking"},
    "matcher.completeness": {
        "errors",
        "domain",
        "vocabulary",
        "features",
        "models",
        "ranking",
        "allocation",
    },
    "matcher.carving": {"errors", "domain", "vocabulary", "features", "models"},
    "matcher.exchange": {"errors", "domain", "vocabulary"},
    "matcher.rendering": {"errors", "domain", "vocabulary"},
    "matcher.law": {"errors", "domain", "vocabulary"},
    "matcher.schemes": {"errors", "domain", "vocabulary", "law"},
    "matcher.asking": {"errors", "domain", "vocabulary", "law"},
    "matcher.explanation": _MIDDLE,
    "matcher.usecases": _MIDDLE | {"progress"},
    "matcher.storage": {"errors", "domain", "vocabulary", "features", "exchange", "usecases"},
    "matcher.wiring": _MIDDLE | {"settings", "storage", "usecases"},
}
"""Which parts of matcher a part may import, itself aside. serving and experiments may import all of
matcher, and never each other."""

ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "mlflow": ("experiments/registry/",),
    "fastapi": ("serving/",),
    "uvicorn": ("serving/",),
    "typer": ("serving/", "experiments/cli.py", "experiments/commands/"),
    "optuna": ("experiments/training/tuning.py",),
    "sqlalchemy": (
        "matcher/storage/",
        "matcher/wiring.py",
        "experiments/registry/tracking.py",
        "experiments/training/tuning.py",
    ),
    "alembic": ("matcher/storage/",),
    "lightgbm": ("matcher/models/", "experiments/", "serving/diagnosis.py"),
    "sklearn": ("matcher/vocabulary/", "experiments/"),
    "xlsxwriter": ("matcher/storage/",),
    "fastexcel": ("matcher/storage/",),
    "ortools": ("matcher/carving/",),
    "cryptography": ("matcher/storage/",),
    "typst": ("matcher/rendering/pdf.py",),
    "fontTools": ("matcher/rendering/fonts.py",),
}
"""Files in which a library may be imported; everywhere else it may not."""

ONLY_FOR_AUDIT: tuple[str, ...] = (
    "matcher/storage/audit_attributes.py",
    "matcher/storage/audit_tables.py",
    "matcher/storage/migrations/",
    "matcher/wiring.py",
    "experiments/fairness/",
    "experiments/commands/fairness.py",
)
"""Files that may speak of where protected attributes are kept."""

_AUDIT_NAMES = ("audit_attributes", "audit_tables", "audit_access", "AuditAttributes", "open_audit")


@dataclass(frozen=True, order=True)
class Import:
    """That a file imports a module."""

    file: str
    module: str


def imports_of(root: Path) -> Iterator[Import]:
    """Every import of every source file, also those inside functions."""
    for package in ("matcher", "serving", "experiments"):
        for path in sorted((root / package).rglob("*.py")):
            file = path.relative_to(root).as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (Import(file, alias.name) for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    yield Import(file, "." * node.level + (node.module or ""))


def audit_mentions(root: Path) -> list[str]:
    """The files that speak of the store of protected attributes and may not, in code or in words."""
    return [
        f"{file} may not speak of {name}"
        for package in ("matcher", "serving", "experiments")
        for path in sorted((root / package).rglob("*.py"))
        for file in (path.relative_to(root).as_posix(),)
        if not file.startswith(ONLY_FOR_AUDIT)
        for name in _AUDIT_NAMES
        if name in path.read_text(encoding="utf-8")
    ]


def violations(imports: Iterator[Import]) -> list[str]:
    """What the table does not allow, one sentence each."""
    return sorted(found for each in imports for found in _against_table(each) or _against_libraries(each))


def _against_table(each: Import) -> list[str]:
    if each.module.startswith("."):
        return [f"{each.file} imports relatively: {each.module}"]
    here, there = _part(each.file.removesuffix(".py").replace("/", ".")), _part(each.module)
    if here == there or not there.startswith(("matcher", "serving", "experiments")):
        return []
    if here in {"serving", "experiments"}:
        allowed = there.startswith("matcher")
    else:
        allowed = there.removeprefix("matcher.") in ALLOWED.get(here, set())
    return [] if allowed else [f"{each.file} may not import {each.module}"]


def _against_libraries(each: Import) -> list[str]:
    places = ONLY_IN.get(each.module.split(".")[0])
    if places is None or each.file.startswith(places):
        return []
    return [f"{each.file} may not import {each.module}"]


def _part(module: str) -> str:
    names = module.split(".")
    return ".".join(names[:2]) if names[0] == "matcher" else names[0]
