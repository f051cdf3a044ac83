"""What a broker reads when carving jobs, and how what cannot be done is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from matcher.errors import NotFound
from matcher.settings import read_settings
from matcher.wiring import Product
from serving.commands import carving
from tests import carving_town
from tests.installed import prepare

app = typer.Typer()
app.command("carve")(carving.carve)
app.command("other")(lambda: None)  # with one command alone, typer takes no name


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    settings = read_settings({"MATCHER_VAR_DIR": str(tmp_path_factory.mktemp("carving"))})
    prepare(settings)
    made = Product(settings)
    with made.unit_of_work() as work:
        carving_town.store(work)
        work.commit()
    yield made
    made.engine.dispose()


@pytest.fixture(autouse=True)
def settings(product: Product, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_VAR_DIR", str(product.settings.var_dir))


def run(*words: str) -> str:
    done = CliRunner().invoke(app, ["carve", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def answer(*words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(*words, "--format", "json"))
    return found


HERE = ("--workplace", "W1", "--candidate", "person-anna")


def test_the_jobs_are_told_in_danish_with_their_work_and_what_holds_them_back() -> None:
    said = run(*HERE)
    assert said.startswith("Simulerede data: Ingen af personerne findes.\nJob, der kan laves hos Butikken")
    for words in ("Task A3: 180 minutter", "Frigjort (min.)", "Det strammer om det bedste job", "scorecard-"):
        assert words in said
    assert "Freed min." in run(*HERE, "--lang", "en")


def test_json_gives_every_bundle_with_its_score_and_its_week() -> None:
    found = answer(*HERE, "--hours", "6-6")
    assert [each["number"] for each in found["bundles"]] == list(range(1, len(found["bundles"]) + 1))
    assert {each["bundle"]["weekly_minutes"] for each in found["bundles"]} == {360}
    best = found["bundles"][0]["bundle"]
    assert {task["task_id"] for task in best["tasks"]} == {"A3", "A4"}
    assert (best["freed_skilled_minutes"], best["undone_minutes"]) == (180, 180)
    assert [each["position_id"] for each in best["hand_overs"]] == ["P1"]


def test_the_same_question_gives_the_same_bytes_in_every_form() -> None:
    for form in ("table", "text", "json"):
        for asked in (HERE, HERE[:2], HERE[2:]):
            assert run(*asked, "--format", form) == run(*asked, "--format", form)


def test_what_an_aid_and_a_task_left_out_change_is_told_beside_the_jobs() -> None:
    found = answer(*HERE, "--without", "A3", "--without", "A4", "--add-aid", "lifting")
    assert found["changed"]["dropped"] == ["A3", "A4"]
    assert found["changed"]["added"] == ["A1", "A2"]
    assert "Så meget flytter ændringen det bedste job" in run(*HERE, "--without", "A3")


def test_without_a_workplace_the_best_of_each_workplace_within_the_journey_is_told() -> None:
    assert {each["workplace_id"] for each in answer(*HERE[2:])["bundles"]} == {"W1", "W2"}
    assert {each["workplace_id"] for each in answer("--candidate", "person-cyclist")["bundles"]} == {"W1"}
    assert "1 ligger for langt væk" in run("--candidate", "person-cyclist")


def test_without_a_candidate_the_broker_sees_who_nearby_could_do_it() -> None:
    found = answer("--workplace", "W1", "--hours", "4-8")
    assert found["nearby"] == found["looked_at"] == 8
    assert len(found["bundles"][0]["reached_by"]) == 8
    assert "8 kandidater søger job og kan nå hertil." in run("--workplace", "W1", "--hours", "4-8")


def test_where_no_job_can_be_made_the_reason_and_the_way_out_are_said() -> None:
    said = run(*HERE, "--hours", "20-30")
    assert "Her kan der ikke laves et job. Det her kan ikke forenes: mindste antal timer om ugen" in said
    assert "Der skal mindst til, hvis I giver efter her:" in said
    assert answer(*HERE, "--hours", "20-30")["clash"][0]["number"] == 1200


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Say --workplace ID, --candidate ID or both."),
        (("--candidate", "person-anna", "--without", "A1"), "Say --without TASK only together with"),
        ((*HERE, "--hours", "15-10"), "such as 10-15, not '15-10'."),
        ((*HERE, "--hours", "ten"), "such as 10-15, not 'ten'."),
        ((*HERE, "--hours", "10-200"), "such as 10-15, not '10-200'."),
        ((*HERE, "--add-aid", "lifing"), "Did you mean lifting?"),
        ((*HERE, "--add-aid", "zzzz"), "neither a work dimension nor a consideration."),
    ],
)
def test_wrong_usage_is_said_in_a_sentence_and_leaves_with_two(words: tuple[str, ...], said: str) -> None:
    done = CliRunner().invoke(app, ["carve", *words], env={"TERMINAL_WIDTH": "400", "COLUMNS": "400"})
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--workplace", "W9"), "There is no workplace W9."),
        (("--candidate", "nobody"), "There is no candidate nobody."),
        ((*HERE, "--without", "T9"), "Workplace W1 has no task T9"),
    ],
)
def test_an_id_that_is_not_there_is_said(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(NotFound, match=said):
        run(*words)


@pytest.mark.parametrize(("hours", "minutes"), [("7,5-10", (450, 600)), ("0-2.25", (0, 135))])
def test_parts_of_hours_are_understood(hours: str, minutes: tuple[int, int]) -> None:
    found = answer("--workplace", "W1", "--hours", hours)
    assert (found["least_weekly_minutes"], found["most_weekly_minutes"]) == minutes
