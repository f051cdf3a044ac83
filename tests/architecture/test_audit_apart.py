"""Protected attributes are kept apart: nothing that ranks, exports or trains can hold or reach them."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

from experiments.training.training_data import TrainingPairs
from matcher.exchange.schema import TABLES
from matcher.features.columns import FEATURES
from matcher.features.schema import CANDIDATE_FRAMES, JOB_FRAMES
from matcher.features.snapshots import CandidateSnapshot, JobSnapshot
from matcher.storage.audit_attributes import ATTRIBUTES
from matcher.storage.audit_tables import AUDIT_METADATA
from matcher.storage.import_images import KINDS
from matcher.storage.tables import METADATA
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.usecases.ports import UnitOfWork
from matcher.wiring import Product
from tests.architecture.import_rules import audit_mentions

ROOT = Path(__file__).resolve().parents[2]
PROTECTED = re.compile(r"(^|_)(audit|attribute|sex|gender|koen|age|alder|origin|oprindelse|ethnic)(_|$)")


def named(names: object) -> list[str]:
    assert isinstance(names, list)
    return [name for name in names if PROTECTED.search(name)]


def test_only_the_assessment_of_fairness_speaks_of_where_they_are_kept() -> None:
    assert audit_mentions(ROOT) == []


def test_another_file_that_speaks_of_it_is_found(tmp_path: Path) -> None:
    (tmp_path / "serving").mkdir()
    (tmp_path / "serving" / "app.py").write_text('connection.execute("SELECT * FROM audit_attributes")\n')
    assert audit_mentions(tmp_path) == ["serving/app.py may not speak of audit_attributes"]


def test_no_unit_of_work_and_no_product_leads_to_them() -> None:
    for kind in (UnitOfWork, SqlUnitOfWork, Product):
        assert named([name for name, _ in inspect.getmembers(kind)]) == []


def test_no_table_of_the_product_holds_or_refers_to_them() -> None:
    assert set(METADATA.tables).isdisjoint(AUDIT_METADATA.tables)
    assert named([column.name for table in METADATA.tables.values() for column in table.columns]) == []
    referred = {key.column.table for table in METADATA.tables.values() for key in table.foreign_keys}
    assert referred.isdisjoint(AUDIT_METADATA.tables.values())
    pictured = {table.name for tables in KINDS.values() for table in tables}
    assert pictured.isdisjoint(AUDIT_METADATA.tables)


def test_no_feature_snapshot_training_pair_or_exported_table_can_hold_them() -> None:
    assert named([f.name for f in FEATURES]) == []
    assert named([c for schema in (*CANDIDATE_FRAMES.values(), *JOB_FRAMES.values()) for c in schema]) == []
    kinds = (CandidateSnapshot, JobSnapshot, TrainingPairs)
    assert named([f.name for kind in kinds for f in fields(kind)]) == []
    assert named([name for table in TABLES for name in (table.name, *table.header)]) == []


def test_the_search_finds_every_attribute_that_may_be_held() -> None:
    assert named(list(ATTRIBUTES)) == list(ATTRIBUTES)


def test_no_attribute_that_may_be_held_tells_of_health_or_benefit() -> None:
    told = " ".join([*ATTRIBUTES, *(value for values in ATTRIBUTES.values() for value in values)])
    assert not re.search("diagnos|disab|handicap|health|sick|benefit|pension|fleks", told)
