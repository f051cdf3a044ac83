"""Who imports whom is a rule, and the rule itself is tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.import_rules import ALLOWED, Import, imports_of, violations

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_is_one_that_the_table_allows() -> None:
    assert violations(imports_of(ROOT)) == []


def test_every_part_of_matcher_stands_in_the_table() -> None:
    parts = {
        p.stem for p in (ROOT / "matcher").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()
    }
    assert {f"matcher.{part}" for part in parts - {"__init__"}} == set(ALLOWED)


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("matcher/domain/job.py", "matcher.features.columns"),
        ("matcher/features/pipeline.py", "matcher.models.ranker"),
        ("matcher/usecases/rank.py", "matcher.storage.engine"),
        ("matcher/usecases/rank.py", "serving.app"),
        ("serving/app.py", "experiments.training.train"),
        ("experiments/training/train.py", "serving.app"),
        ("matcher/usecases/rank.py", "sqlalchemy"),
        ("experiments/training/train.py", "mlflow"),
        ("matcher/models/scorecard.py", "fastapi.responses"),
        ("matcher/domain/job.py", "..features"),
    ],
)
def test_an_import_that_is_not_allowed_is_found(file: str, module: str) -> None:
    assert len(violations(iter([Import(file, module)]))) == 1


@pytest.mark.parametrize(
    ("file", "module"),
    [
        ("matcher/features/pipeline.py", "matcher.domain.scale"),
        ("matcher/features/pipeline.py", "matcher.features.columns"),
        ("experiments/registry/tracking.py", "mlflow"),
        ("serving/app.py", "matcher.wiring"),
        ("matcher/domain/job.py", "dataclasses"),
    ],
)
def test_an_import_that_is_allowed_is_let_through(file: str, module: str) -> None:
    assert violations(iter([Import(file, module)])) == []


def test_imports_inside_functions_are_seen(tmp_path: Path) -> None:
    (tmp_path / "matcher").mkdir()
    (tmp_path / "matcher" / "errors.py").write_text("def f():\n    import fastapi\n")
    assert violations(imports_of(tmp_path)) == ["matcher/errors.py may not import fastapi"]
