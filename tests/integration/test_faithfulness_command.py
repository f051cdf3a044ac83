"""The command ``matcher-lab faithfulness`` on the small simulated municipality, which it leaves as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from experiments.cli import app
from experiments.commands.faithfulness import tell_findings
from experiments.evaluation.carrying_out import CarriedOut, Offered, carry_out
from experiments.evaluation.deletion import Deletions
from experiments.evaluation.faithfulness import PRINTED, Faithfulness
from experiments.evaluation.same_sheets import SameSheets
from experiments.evaluation.sheets_in_two_languages import TwoLanguages
from matcher.domain.ids import JobId
from matcher.explanation.counterfactuals import possible_changes
from matcher.explanation.telling import Means
from matcher.progress import silent
from matcher.usecases.read_case import read_case
from matcher.wiring import Product
from tests.installed import install
from tests.unit.explanation.changes_case import means
from tests.unit.explanation.sheets_case import MEANS

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
    same_sheets=SameSheets(matches=9, printed_matches=3, sheets=144, different=(), fingerprint="f"),
    two_languages=TwoLanguages(matches=9, sheets=27, pages=54, different=()),
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
    same, both = found["same_sheets"], found["two_languages"]
    assert (same["matches"], same["printed_matches"], same["sheets"]) == (12, PRINTED, 12 * 12 + PRINTED * 12)
    assert (both["matches"], both["sheets"], both["pages"]) == (12, 36, 72)
    assert same["different"] == both["different"] == []
    assert same["fingerprint"] in answer.output
    with product.unit_of_work() as work:
        assert work.revision() == revision
        assert all(frame.equals(before[name]) for name, frame in work.frames.job_frames().items())


@pytest.mark.slow
def test_a_change_that_promises_too_much_is_found_out(product: Product) -> None:
    using = means(product.ranker)
    with product.unit_of_work() as work:
        jobs = work.frames.job_frames()["jobs"].filter(state="open").sort("job_id")
        people = sorted(work.candidates.ids())
        cases = [read_case(work, JobId(job), people[0]) for job in jobs["job_id"][:3]]
    offered = [Offered(case, possible_changes(case, using)) for case in cases]
    boasting = [
        Offered(case, tuple(replace(each, said_gain=each.gain + 0.1) for each in changes))
        for case, changes in offered
    ]
    honest, boasted = (
        carry_out(product.unit_of_work(), Means(product.ranker, MEANS.rules), each, silent)
        for each in (offered, boasting)
    )
    assert (honest.failed, boasted.failed) == (0, boasted.changes)
    assert boasted.changes == honest.changes > 0


@pytest.mark.slow
def test_a_job_that_is_overtaken_without_it_being_said_is_found_out(product: Product) -> None:
    using = means(product.ranker)
    with product.unit_of_work() as work:
        jobs = work.frames.job_frames()["jobs"].filter(state="open").sort("job_id")
        person = min(work.candidates.ids())
        cases = [read_case(work, JobId(job), person) for job in jobs["job_id"][:6]]
    offered = [Offered(case, possible_changes(case, using)) for case in cases]
    modest = [
        Offered(case, tuple(replace(each, match_after=each.match_before) for each in changes))
        for case, changes in offered
    ]
    honest, silent_about = (
        carry_out(product.unit_of_work(), Means(product.ranker, MEANS.rules), each, silent)
        for each in (offered, modest)
    )
    assert honest.passed == honest.passed_as_said > 0
    assert honest.not_foreseen == 0
    assert (silent_about.passed, silent_about.not_foreseen) == (0, honest.passed)


def test_each_law_that_is_broken_is_told() -> None:
    assert HONEST.broken == ()
    shares, done = HONEST.deletions, HONEST.carried_out
    same, both = HONEST.same_sheets, HONEST.two_languages
    spoiled = (
        replace(HONEST, deletions=replace(shares, adds_up=0.01)),
        replace(HONEST, deletions=replace(shares, off=0.01)),
        replace(HONEST, carried_out=replace(done, failed=1)),
        replace(HONEST, carried_out=replace(done, passed_as_said=4)),
        replace(HONEST, carried_out=replace(done, not_foreseen=1)),
        replace(HONEST, same_sheets=replace(same, different=("j1 c1 broker da text",))),
        replace(HONEST, two_languages=replace(both, different=("j1 c1 broker.job.hours: 3 / 4",))),
    )
    assert [len(each.broken) for each in spoiled] == [1] * len(spoiled)
    assert len({each.broken for each in spoiled}) == len(spoiled) - 1


def test_a_broken_law_ends_the_command_with_1_and_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    both = replace(HONEST.two_languages, different=("j1 c1 broker.job.hours: 3 / 4",))
    with pytest.raises(typer.Exit) as ended:
        tell_findings(replace(HONEST, two_languages=both))
    assert ended.value.exit_code == 1
    told = capsys.readouterr().out
    assert "BROKEN: Danish and English do not say the same." in told
    assert "j1 c1 broker.job.hours: 3 / 4" in told
    tell_findings(HONEST)
    assert "BROKEN" not in capsys.readouterr().out
