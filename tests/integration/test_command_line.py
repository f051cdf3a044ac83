"""The command line as its users meet it: each command in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from matcher.storage.engine import make_engine
from matcher.wiring import Product
from tests.installed import install

pytestmark = pytest.mark.slow
POSTGRES_URL = "MATCHER_TEST_POSTGRES_URL"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("command line")


@pytest.fixture(scope="module")
def product(folder: Path) -> Iterator[Product]:
    made = install(folder)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="module")
def job(product: Product) -> str:
    with product.unit_of_work() as work:
        jobs = work.frames.job_frames()["jobs"]
    return str(jobs.filter(state="open")["job_id"][0])


def run(*words: str, var: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MATCHER_")}
    environment |= {"MATCHER_VAR_DIR": str(var), **more}
    call = [sys.executable, "-c", "from serving.cli import main; main()", *words]
    return subprocess.run(call, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_rank_prints_the_same_bytes_twice(product: Product, folder: Path, job: str) -> None:
    first, second = (run("rank", "--job", job, var=folder) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert first.stdout.startswith("Simulerede data: Ingen af personerne findes.\nKandidater til job")


@pytest.mark.postgres
@pytest.mark.parametrize("form", ["table", "json"])
def test_rank_prints_the_same_bytes_on_sqlite_and_on_postgresql(
    product: Product, folder: Path, tmp_path: Path, job: str, form: str
) -> None:
    url = os.environ.get(POSTGRES_URL)
    if not url:
        pytest.skip(f"{POSTGRES_URL} names no PostgreSQL server")
    schema = f"test_{uuid.uuid4().hex}"
    server = make_engine(url)
    with server.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    own = f"{url}?options=-csearch_path%3D{schema}"
    try:
        install(tmp_path, own).engine.dispose()
        asked = ("rank", "--job", job, "--format", form)
        there = run(*asked, var=tmp_path, MATCHER_DATABASE_URL=own)
        assert there.returncode == 0, there.stderr
        assert there.stdout == run(*asked, var=folder).stdout
    finally:
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()


def test_jobs_for_a_candidate_come_with_title_and_workplace(product: Product, folder: Path) -> None:
    with product.unit_of_work() as work:
        candidate = min(work.candidates.ids())
    answer = json.loads(run("rank", "--candidate", candidate, "--format", "json", var=folder).stdout)
    assert answer["data"]["simulated"] is True
    assert {job["job_id"] for job in answer["jobs"]} == {match["job_id"] for match in answer["matches"]}
    assert all(job["title"] and job["workplace"] and job["weekly_hours"] > 0 for job in answer["jobs"])


def test_explanation_is_danish_by_default_and_english_on_request(
    product: Product, folder: Path, job: str
) -> None:
    listed = json.loads(run("rank", "--job", job, "--top", "1", "--format", "json", var=folder).stdout)
    asked = ("explain", "--job", job, "--candidate", listed["matches"][0]["candidate_id"])
    assert "Det taler for:" in run(*asked, var=folder).stdout
    assert "What speaks for it:" in run(*asked, "--lang", "en", var=folder).stdout


def test_a_sheet_is_made_again_by_its_reference(product: Product, folder: Path, job: str) -> None:
    listed = json.loads(run("rank", "--job", job, "--top", "1", "--format", "json", var=folder).stdout)
    asked = ("explain", "--job", job, "--candidate", listed["matches"][0]["candidate_id"])
    pdf = folder / "sheet.pdf"
    for audience in ("broker", "employer", "candidate"):
        made = run(*asked, "--audience", audience, "--format", "pdf", "--out", str(pdf), var=folder)
        assert made.returncode == 0
        assert pdf.read_bytes().startswith(b"%PDF")
    shown = json.loads(run(*asked, "--audience", "employer", "--format", "json", var=folder).stdout)
    again = run("explain", "--replay", shown["reference"], var=folder)
    assert again.returncode == 0
    assert json.loads(again.stdout) == shown
    assert again.stderr.startswith("Vi har lavet forklaringen igen. Den er helt den samme.")


def test_a_sheet_that_nobody_has_seen_cannot_be_made_again(product: Product, folder: Path) -> None:
    missing = run("explain", "--replay", "made-up", var=folder)
    assert missing.returncode == 1
    assert "No explanation was kept under that id." in missing.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("rank",), 2, "Say either --job ID or --candidate ID."),
        (("rank", "--job", "a", "--candidate", "b"), 2, "Say either --job ID or --candidate ID."),
        (("rank", "--job", "made-up"), 1, "There is no job made-up."),
        (("explain", "--job", "made-up", "--candidate", "c"), 1, "There is no job made-up."),
        (("explain", "--job", "a"), 2, "Say --job ID and --candidate ID, or --replay REFERENCE."),
        (("import",), 2, "Say either a PATH to import, or --onet DIR."),
        (("user", "Somebody", "--role", "king"), 2, "Say --role broker, employer or analyst."),
    ],
)
def test_what_cannot_be_done_is_said_with_the_right_exit_code(
    product: Product, folder: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*words, var=folder)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_nobody_knows_is_refused(folder: Path) -> None:
    done = run("doctor", var=folder, MATCHER_DATABSE_URL="sqlite://")
    assert done.returncode == 1
    assert "MATCHER_DATABSE_URL is no setting." in done.stderr


def test_before_init_every_command_says_to_run_it(tmp_path: Path) -> None:
    done = run("rank", "--job", "J", var=tmp_path)
    assert done.returncode == 1
    assert "matcher init" in done.stderr


def test_service_that_cannot_answer_does_not_start(tmp_path: Path) -> None:
    done = run("serve", "--port", "8997", var=tmp_path)
    assert done.returncode == 1
    assert "matcher init" in done.stderr


def test_doctor_is_content_with_a_sound_installation(product: Product, folder: Path) -> None:
    done = run("doctor", "--format", "json", var=folder)
    findings = {finding["what"]: finding for finding in json.loads(done.stdout)}
    assert done.returncode == 0
    assert {f["health"] for f in findings.values()} <= {"ok", "mind"}
    assert "The data are simulated." in findings["data"]["says"]
    assert "scorecard" in findings["model"]["says"]


def test_doctor_finds_a_readable_key_and_a_missing_database(tmp_path: Path) -> None:
    assert run("init", var=tmp_path).returncode == 0
    (tmp_path / "identity.key").chmod(0o644)
    (tmp_path / "matcher.db").unlink()
    done = run("doctor", "--format", "json", var=tmp_path)
    broken = {f["what"] for f in json.loads(done.stdout) if f["health"] == "broken"}
    assert done.returncode == 1
    assert {"identity key", "database"} <= broken


def test_doctor_takes_an_empty_installation_as_something_to_mind(tmp_path: Path) -> None:
    run("init", var=tmp_path)
    done = run("doctor", "--format", "json", var=tmp_path)
    data = next(f for f in json.loads(done.stdout) if f["what"] == "data")
    assert done.returncode == 0
    assert data["health"] == "mind"
    assert "matcher import PATH" in data["says"]


def test_key_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    run("init", var=tmp_path)
    assert (tmp_path / "identity.key").stat().st_mode & 0o777 == 0o600


def test_a_refused_import_leaves_with_one_and_names_the_fault(tmp_path: Path) -> None:
    run("init", var=tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "employers.csv").write_text("employer_id,name\nE1,One\nE1,Two\n", encoding="utf-8")
    done = run("import", str(tmp_path / "in"), var=tmp_path)
    assert done.returncode == 1
    assert "employers.csv, row 3, column employer_id: 'E1'" in done.stderr
    assert "Nothing was imported: 1 problem." in done.stderr


def test_a_foreign_export_comes_in_by_its_suggested_mapping(tmp_path: Path) -> None:
    export = Path(__file__).resolve().parents[1] / "foreign" / "caseflow"
    run("init", var=tmp_path)
    mapping = str(tmp_path / "mapping.toml")
    suggested = run("import", str(export), "--suggest-mapping", "--out", mapping, var=tmp_path)
    assert suggested.returncode == 0, suggested.stderr
    assert "persons.csv, persons, CPR" in suggested.stdout
    tried = run("import", str(export), "--mapping", mapping, "--dry-run", var=tmp_path)
    assert "Nothing was written." in tried.stdout
    done = run("import", str(export), "--mapping", mapping, "--format", "json", var=tmp_path)
    tables = {table["table"]: table["created"] for table in json.loads(done.stdout)["tables"]}
    assert (tables["candidates"], tables["tasks"]) == (3, 2)


def test_an_unknown_id_that_looks_like_a_cpr_number_is_not_repeated(product: Product, folder: Path) -> None:
    done = run("rank", "--job", "0101701234", var=folder)
    assert done.returncode == 1
    assert "0101701234" not in done.stderr


def test_a_position_is_made_out_of_an_occupation(product: Product, folder: Path, tmp_path: Path) -> None:
    header = "O*NET-SOC Code\tTask ID\tTask\tTask Type\n"
    rows = "35-2021.00\t1\tWash dishes and pots by hand.\tCore\n35-2021.00\t2\tPeel vegetables.\tCore\n"
    (tmp_path / "Task Statements.txt").write_text(header + rows, encoding="utf-8")
    with product.unit_of_work() as work:
        workplace = min(work.workplaces.ids())
    asked = ("--onet", str(tmp_path), "--occupation", "35-2021.00", "--as-position", "Køkkenmedhjælper")
    done = run("import", *asked, "--workplace", workplace, "--position", "P-onet", var=folder)
    assert done.returncode == 0, done.stderr
    assert "Made the position P-onet with 2 tasks" in done.stdout
    with product.unit_of_work() as work:
        tasks = work.workplaces.tasks(
            next(p.id for p in work.workplaces.positions(workplace) if p.id == "P-onet")
        )
    assert [task.weekly_minutes for task in tasks] == [1110, 1110]


def test_template_is_written(tmp_path: Path) -> None:
    done = run("export", "--template", str(tmp_path / "template.xlsx"), var=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "template.xlsx").stat().st_size > 10_000


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from serving.cli import app\n"
        "heavy = {'polars', 'lightgbm', 'sqlalchemy', 'numpy', 'rich'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
