"""The tree of errors is drawn, complete, and answered by the service."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from matcher import errors
from matcher.errors import MatcherError
from serving.failures import STATUS

ROOT = Path(__file__).resolve().parents[2]


def subclasses(of: type[MatcherError]) -> Iterator[type[MatcherError]]:
    for child in of.__subclasses__():
        yield child
        yield from subclasses(child)


def test_every_error_stands_in_the_drawing_and_in_the_list_of_names() -> None:
    mine = {e.__name__ for e in subclasses(MatcherError) if e.__module__ == "matcher.errors"}
    for name in mine:
        assert name in (errors.__doc__ or "")
        assert name in errors.__all__


def test_every_error_has_a_status_code_and_a_code_of_its_own() -> None:
    every = set(subclasses(MatcherError))
    assert set(STATUS) == every
    assert len({e.code for e in every}) == len(every)


def test_broad_except_stands_nowhere() -> None:
    for package in ("matcher", "serving", "experiments"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ExceptHandler):
                    assert node.type is not None, path
                    assert ast.unparse(node.type) != "Exception", path
