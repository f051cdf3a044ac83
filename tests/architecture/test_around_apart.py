"""What surrounds an explanation - releases, notes, contacts - is apart from all that ranks or trains."""

from __future__ import annotations

from pathlib import Path

from matcher.exchange.schema import TABLES
from matcher.features.columns import FEATURES
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES
from matcher.storage.import_images import KINDS
from matcher.storage.shown_tables import AROUND_EXPLANATIONS
from matcher.storage.tables import METADATA
from matcher.storage.touched_rows import _KIND_OF
from tests.architecture.import_rules import Import, imports_of

ROOT = Path(__file__).resolve().parents[2]
AROUND = frozenset(
    f"matcher.domain.{name}" for name in ("consent", "contact", "note", "replay", "shown_explanation")
)
THAT_RANKS = ("features", "models", "ranking", "allocation", "completeness", "carving", "schemes", "exchange")
MAY_NOT = (*(f"matcher/{part}/" for part in THAT_RANKS), "experiments/")
MEASURES_SHEETS = frozenset(
    {
        "experiments.benchmarks.sheet",
        "experiments.evaluation.faithfulness",
        "experiments.evaluation.same_sheets",
        "experiments.evaluation.sheets_in_two_languages",
    }
)
"""They make sheets of what is stored, to time or to check them. Nothing is trained on it."""


def reaching(imports: list[Import]) -> list[Import]:
    return [
        each
        for each in imports
        if each.module in AROUND
        and each.file.startswith(MAY_NOT)
        and module_of(each.file) not in MEASURES_SHEETS
    ]


def module_of(file: str) -> str:
    return file.removesuffix(".py").replace("/", ".")


def test_nothing_that_ranks_trains_or_exports_imports_it() -> None:
    imports = list(imports_of(ROOT))
    assert {each.module for each in imports} >= AROUND
    assert reaching(imports) == []


def test_an_import_of_it_is_found() -> None:
    assert reaching([Import("matcher/features/pipeline.py", "matcher.domain.note")])
    assert reaching([Import("experiments/training/train.py", "matcher.domain.consent")])


def test_what_measures_sheets_is_imported_by_its_commands_alone() -> None:
    of_it = [each for each in imports_of(ROOT) if each.module in MEASURES_SHEETS]
    others = {each.file for each in of_it if module_of(each.file) not in MEASURES_SHEETS}
    assert others == {"experiments/commands/faithfulness.py", "experiments/cli.py"}


def test_no_frame_no_import_and_no_export_is_made_from_its_tables() -> None:
    assert set(METADATA.tables) >= AROUND_EXPLANATIONS == {"releases", "notes", "shown_explanations"}
    assert AROUND_EXPLANATIONS.isdisjoint({*CANDIDATE_FRAMES, *JOB_FRAMES, *_KIND_OF})
    assert AROUND_EXPLANATIONS.isdisjoint(table.name for table in TABLES)
    assert AROUND_EXPLANATIONS.isdisjoint(table.name for tables in KINDS.values() for table in tables)


def test_no_feature_and_no_frame_has_a_column_of_its_own_tables() -> None:
    own = {column.name for name in AROUND_EXPLANATIONS for column in METADATA.tables[name].columns} - {
        "candidate_id",
        "job_id",
        "code",
    }
    assert {"sealed", "shown", "recorded_by"} <= own
    columns = {c for schema in (*CANDIDATE_FRAMES.values(), *JOB_FRAMES.values()) for c in schema}
    assert own.isdisjoint(columns | {feature.name for feature in FEATURES})
