"""Training that is killed half-way leaves the registry and the champion as they were."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from experiments.evaluation.ranking_metrics import Estimate
from experiments.registry.gates import Evidence, read_limits
from experiments.registry.model_registry import CHALLENGER, CHAMPION, open_registry
from experiments.registry.promotion import Decision, promote
from experiments.registry.tracking import tracking_place
from matcher.models.artefact import champion

pytestmark = pytest.mark.slow

_TRAIN = """
import os, signal, sys
from pathlib import Path
from experiments.evaluation.assess import EvaluationPlan
from experiments.registry.tracking import tracking_place
from experiments.training.train import train
from matcher.models.growing import TrainingSettings
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.training.small_past import lists, stored

folder, stage, trees = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def progress(now, done, total):
    if now == stage and done == 1:
        os.kill(os.getpid(), signal.SIGKILL)

past = stored(lists(40, 8, candidates=60), jobs=40, candidates=60, workplaces=10)
settings = TrainingSettings(trees=trees, least_rows_in_leaf=5, threads=1)
plan = EvaluationPlan(folds=2, curve=(1.0,), seeds=())
train(past, load_vocabulary(), tracking_place({}, folder), settings=settings, plan=plan, progress=progress)
"""


def run(folder: Path, stage: str, trees: int) -> int:
    """The exit code of a training that is killed when it comes to this stage."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-W", "ignore", "-c", _TRAIN, str(folder), stage, str(trees)]
    return subprocess.run(command, cwd=root, check=False, capture_output=True).returncode


def state(folder: Path) -> tuple[object, ...]:
    """What the registry and the folder of models point at."""
    with open_registry(tracking_place({}, folder)) as registry:
        named = [registry.named(alias) for alias in (CHAMPION, CHALLENGER)]
        champions = registry.champions()
    published = champion(folder / "models")
    return (*(n and n.number for n in named), champions, published and published.ranker.version)


def test_a_killed_training_leaves_registry_and_champion_untouched(tmp_path: Path) -> None:
    assert run(tmp_path, "never", trees=5) == 0
    good = Evidence(Estimate(0.1, 0.1, 0.1), None, 1.0, (), (), ())
    limits, decision = replace(read_limits(), least_gain=-1), Decision("Mette Holm", date(2026, 11, 27))
    promote(tracking_place({}, tmp_path), tmp_path / "models", limits, lambda _r, _m: good, decision)
    before = state(tmp_path)
    assert before[0] == "1"
    for stage in ("fitting", "comparing on people and places not met", "recording"):
        assert run(tmp_path, stage, trees=7) == -signal.SIGKILL
        assert state(tmp_path) == before
    assert run(tmp_path, "never", trees=7) == 0
    assert state(tmp_path)[1] == "2"
