"""The command ``matcher-lab fairness`` as an analyst meets it, on the small simulated municipality."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.storage.table_writing import writing_tables
from matcher.usecases.export_data import export_data
from matcher.wiring import Product
from tests.installed import install

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fairness")


@pytest.fixture(scope="module")
def product(folder: Path) -> Iterator[Product]:
    made = install(folder)
    yield made
    made.engine.dispose()


def run(*words: str, var: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MATCHER_")}
    environment |= {"MATCHER_VAR_DIR": str(var)}
    call = [sys.executable, "-c", "from experiments.cli import main; main()", "fairness", *words]
    return subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_from_nothing_to_a_report_and_the_log_of_who_read(product: Product, folder: Path) -> None:
    early = run("--by", "Mette Holm", "--why", "assessment", var=folder)
    assert early.returncode == 1
    assert "matcher-lab fairness import" in early.stderr
    answers = folder / "simulated" / "audit" / "attributes.csv"
    spoiled = folder / "spoiled.csv"
    spoiled.write_text(answers.read_text(encoding="utf-8") + "c00001,diagnosis,x,2026-01-01\n")
    refused = run("import", str(spoiled), "--by", "Mette Holm", var=folder)
    assert refused.returncode == 1
    assert "spoiled.csv, row 182, column attribute: 'diagnosis'" in refused.stderr
    assert not (folder / "audit.key").exists()

    stored = run("import", str(answers), "--by", "Mette Holm", var=folder)
    assert stored.returncode == 0, stored.stderr
    assert stat.S_IMODE((folder / "audit.key").stat().st_mode) == 0o600
    assert (folder / "audit.key").read_bytes() != (folder / "identity.key").read_bytes()
    unnamed = run(var=folder)
    assert unnamed.returncode == 1
    assert "--by NAME and --why TEXT" in unnamed.stderr

    report = folder / "fairness.md"
    told = run("--by", "Mette Holm", "--why", "yearly assessment", "--report", str(report), var=folder)
    assert told.returncode == 0, told.stderr
    assert "Simulated data." in told.stdout
    assert "insufficient" in told.stdout
    assert report.read_text(encoding="utf-8").startswith("# Disparities between groups: Lindevig Kommune")
    as_json = json.loads(run("--by", "Bo", "--why", "a second look", "--json", var=folder).stdout)
    assert as_json["label"]["simulated"] is True
    assert [line.split(" ", 2)[2] for line in run("log", var=folder).stdout.splitlines()] == [
        "changed by Mette Holm: importing attributes.csv",
        "read by Mette Holm: yearly assessment",
        "read by Bo: a second look",
    ]


def test_an_export_holds_nothing_of_it(product: Product, folder: Path, tmp_path: Path) -> None:
    with writing_tables(tmp_path / "out", product.vocabulary) as tables:
        export_data(product.unit_of_work(), tables.add, with_identities=True)
    told = b"".join(file.read_bytes() for file in (tmp_path / "out").iterdir())
    for value in (b"50_and_over", b"under_30", b"30_to_49", b"woman", b"elsewhere", b"consented_on"):
        assert value not in told
