"""The command ``matcher-lab faithfulness`` on the small simulated municipality, which it leaves as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from experiments.cli import app
from experiments.evaluation.carrying_out import CarriedOut, carry_out
from experiments.evaluation.deletion import Deletions
from experiments.evaluation.faithfulness import Faithfulness
from matcher.domain.ids import JobId, WorkplaceId
from matcher.explanation.changes import Change
from matcher.explanation.counterfactuals import ChangeMeans, possible_changes
from matcher.explanation.match_case import MatchCase
from matcher.progress import silent
from matcher.usecases.read_case import read_case
from matcher.wiring import Product
from tests.installed import install
from tests.unit.explanation.changes_case import means

HONEST = Faithfulness(
    model_version="m",
    seed=1,
    deletions=Deletions(pairs=9, adds_up=0.0, off=1e-12, left_over=0.1, top_moves_most=0.9),
    carried_out=CarriedOut(
        matches=9,
        with_a_change=8,
        changes=20,
        failed=0,
        median_gain=0.2,
        passed=5,
        passed_as_said=5,
        not_foreseen=0,
    ),
)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    made = install(tmp_path_factory.mktemp("faithfulness"))
    yield made
    made.engine.dispose()


@pytest.mark.slow
def test_every_law_holds_and_nothing_stored_is_changed(product: Product, tmp_path: Path) -> None:
    with product.unit_of_work() as work:
        revision, before = work.revision(), work.frames.job_frames()
    environment = {"MATCHER_VAR_DIR": str(product.settings.var_dir)}
    words = ["faithfulness", "--matches", "12", "--seed", "3", "--report", str(tmp_path / "found.json")]
    answer = CliRunner().invoke(app, words, env=environment)
    assert answer.exit_code == 0, answer.output
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found["broken"] == []
    done = found["carried_out"]
    assert done["matches"] == found["deletions"]["pairs"] == 12
    assert done["with_a_change"] > 6
    assert done["changes"] > done["with_a_change"]
    assert done["passed"] == done["passed_as_said"] > 0
    assert found["deletions"]["adds_up"] < 1e-9
    with product.unit_of_work() as work:
        assert work.revision() == revision
        assert all(frame.equals(before[name]) for name, frame in work.frames.job_frames().items())


@pytest.mark.slow
def test_a_change_that_promises_too_much_is_found_out(product: Product) -> None:
    def boasting(case: MatchCase, means: ChangeMeans) -> tuple[Change, ...]:
        return tuple(replace(each, said_gain=each.gain + 0.1) for each in possible_changes(case, means))

    with product.unit_of_work() as work:
        jobs = work.frames.job_frames()["jobs"].filter(state="open").sort("job_id")
        people = sorted(work.candidates.ids())
        cases = [read_case(work, JobId(job), people[0]) for job in jobs["job_id"][:3]]
    open_jobs = {JobId(job): WorkplaceId(at) for job, at in jobs.select("job_id", "workplace_id").iter_rows()}
    using = means(product.ranker)
    honest, boasted = (
        carry_out(product.unit_of_work(), using, cases, open_jobs, silent, find=find)
        for find in (possible_changes, boasting)
    )
    assert (honest.failed, boasted.failed) == (0, boasted.changes)
    assert boasted.changes == honest.changes > 0


def test_each_law_that_is_broken_is_told() -> None:
    assert HONEST.broken == ()
    shares, done = HONEST.deletions, HONEST.carried_out
    spoiled = (
        replace(HONEST, deletions=replace(shares, adds_up=0.01)),
        replace(HONEST, deletions=replace(shares, off=0.01)),
        replace(HONEST, carried_out=replace(done, failed=1)),
        replace(HONEST, carried_out=replace(done, passed_as_said=4)),
        replace(HONEST, carried_out=replace(done, not_foreseen=1)),
    )
    assert [len(each.broken) for each in spoiled] == [1] * len(spoiled)
    assert len({each.broken for each in spoiled}) == len(spoiled) - 1
