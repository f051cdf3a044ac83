"""What a broker reads when asking what to ask, and whom the lists reach."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from matcher.errors import NotFound
from matcher.wiring import Product
from serving.commands import asking
from tests.installed import install

app = typer.Typer()
app.command("ask")(asking.ask)
app.command("reach")(asking.reach)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    made = install(tmp_path_factory.mktemp("asking"))
    yield made
    made.engine.dispose()


@pytest.fixture(autouse=True)
def settings(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_VAR_DIR", str(product.settings.var_dir))


@pytest.fixture(scope="module")
def workplace(product: Product) -> str:
    with product.unit_of_work() as work:
        jobs = work.frames.job_frames()["jobs"]
    return str(jobs.filter(state="open")["workplace_id"][0])


def run(*words: str) -> str:
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def answer(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*words, "--format", "json"))
    return found


def test_the_answer_says_that_the_data_are_simulated_and_what_is_known_before_what_to_ask() -> None:
    said = run("ask", "--candidate", "c00001", "--top", "2")
    assert said.startswith("Simulerede data: Ingen af personerne findes.\nDet ved vi om kandidat c00001:")
    assert said.index("Fysiske krav") < said.index("Spørg om det her først:")
    assert said.count("→ Svaret kan flytte kandidaten i") == 2
    assert "Model: scorecard-" in said


def test_the_questions_come_with_what_they_are_worth_the_best_first() -> None:
    found = answer("ask", "--candidate", "c00001", "--top", "100")
    worth = [each["narrowing"] for each in found["questions"]]
    assert worth == sorted(worth, reverse=True)
    assert all(0 < each["moved"] <= each["matches"] <= 20 for each in found["questions"])
    assert all(0 < each["share"] <= 1 for each in found["questions"])
    assert found["data"] == {"name": "Lindevig Kommune", "simulated": True}
    assert {each["part"] for each in found["known"]} >= {"physical", "wishes", "time", "travel"}


def test_the_same_question_gives_the_same_bytes() -> None:
    assert run("ask", "--candidate", "c00002") == run("ask", "--candidate", "c00002")


def test_only_what_is_unknown_is_asked(product: Product) -> None:
    with product.unit_of_work() as work:
        known = {d.value for d in work.candidates.get("c00003").levels.known}
    found = answer("ask", "--candidate", "c00003", "--top", "100")
    asked = {each["code"] for each in found["questions"] if each["topic"] == "capability"}
    assert asked
    assert not asked & known


@pytest.mark.parametrize(("lang", "heading"), [("da", "Det ved vi om"), ("en", "What we know of")])
def test_a_workplace_is_asked_about_its_tasks(workplace: str, lang: str, heading: str) -> None:
    assert heading in run("ask", "--workplace", workplace, "--lang", lang)
    found = answer("ask", "--workplace", workplace, "--lang", lang, "--top", "100")
    assert {each["topic"] for each in found["questions"]} <= {
        "demands", "task_times", "task_types", "consideration", "workplace_place",
    }  # fmt: skip
    assert {each["part"] for each in found["known"]} >= {"task_times", "considerations_asked"}


def test_who_is_not_there_cannot_be_asked() -> None:
    with pytest.raises(NotFound):
        run("ask", "--candidate", "nobody")
    with pytest.raises(NotFound):
        run("ask", "--workplace", "nowhere")


def test_one_is_asked_at_a_time() -> None:
    assert CliRunner().invoke(app, ["ask"]).exit_code == 2
    assert CliRunner().invoke(app, ["ask", "--candidate", "c00001", "--workplace", "w0001"]).exit_code == 2


def test_everybody_who_looks_for_work_is_either_reached_or_left_out(product: Product) -> None:
    found = answer("reach", "--top", "2")
    with product.unit_of_work() as work:
        looking = work.frames.candidate_frames()["candidates"].filter(availability="available").height
    assert found["looking"] >= looking
    assert found["reached"] + len(found["left_out"]) == found["looking"]
    assert found["share"] == pytest.approx(found["reached"] / found["looking"])
    assert sum(each["people"] for each in found["causes"]) == len(found["left_out"])
    assert all(each["place"] > 2 for each in found["left_out"])


def test_lists_by_score_as_long_as_needed_reach_nearly_everybody() -> None:
    needed = answer("reach", "--top", "1")["needed_top"]
    assert answer("reach", "--top", str(needed))["share_by_score"] >= 0.95
    assert answer("reach", "--top", str(needed - 1))["share_by_score"] < 0.95
    assert answer("reach", "--top", "1000")["left_out"] == []


def test_the_reach_is_told_in_danish_with_why_and_what_to_ask() -> None:
    said = run("reach", "--top", "2")
    assert said.startswith("Simulerede data: Ingen af personerne findes.\nRækkevidde: ")
    for words in (
        "Hvis listerne kun fulgte match, ville det være",
        "Det holder de andre ude",
        "Det hjælper flest at blive spurgt om",
        "Hvem de er",
    ):
        assert words in said
    assert "What keeps the others out" in run("reach", "--top", "2", "--lang", "en")
