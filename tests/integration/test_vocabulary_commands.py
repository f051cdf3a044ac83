"""The commands for vocabularies as their users meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from matcher.domain.candidate import Candidate, Competence, Evidence
from matcher.domain.ids import CandidateId
from matcher.domain.scale import Level
from matcher.errors import RejectedImport
from matcher.settings import read_settings
from matcher.wiring import Product
from serving.commands import vocabulary
from tests.installed import prepare
from tests.published import RELATIONS, TITLES, write_csv, write_esco

K1 = CandidateId("K1")


@pytest.fixture
def product(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Product:
    monkeypatch.setenv("MATCHER_VAR_DIR", str(tmp_path / "var"))
    settings = read_settings({"MATCHER_VAR_DIR": str(tmp_path / "var")})
    prepare(settings)
    made = Product(settings)
    with made.unit_of_work() as work:
        work.candidates.put([Candidate(id=K1)])
        work.commit()
    made.engine.dispose()
    return made


def run(*words: str) -> Result:
    app = typer.Typer()
    app.add_typer(vocabulary.app, name="vocabulary")
    app.command("occupation")(vocabulary.occupation)
    return CliRunner().invoke(app, list(words))


def imported(tmp_path: Path) -> Result:
    titles = write_csv(tmp_path / "titles.tsv", TITLES, "\t")
    return run("vocabulary", "import", "--esco", str(write_esco(tmp_path / "esco")), "--titles", str(titles))


def test_import_says_what_each_source_now_holds_and_list_says_it_again(
    product: Product, tmp_path: Path
) -> None:
    assert product.settings.var_dir.exists()
    assert "No vocabularies" in run("vocabulary", "list").stdout
    result = imported(tmp_path)
    assert result.exit_code == 0, result.output
    assert "esco-da" in result.stdout
    listed = json.loads(run("vocabulary", "list", "--format", "json").stdout)
    assert [(each["name"], each["occupations"], each["job_titles"]) for each in listed] == [
        ("esco-da", 3, 0),
        ("titles", 0, 4),
    ]


def test_a_fault_in_one_file_keeps_the_whole_import_out(product: Product, tmp_path: Path) -> None:
    assert product.settings.var_dir.exists()
    bad = write_csv(tmp_path / "titles.tsv", [*TITLES, ("1", "Kok", "same", "x")], "\t")
    result = run("vocabulary", "import", "--esco", str(write_esco(tmp_path / "esco")), "--titles", str(bad))
    assert isinstance(result.exception, RejectedImport)
    assert len(result.exception.problems) == 2
    assert "No vocabularies" in run("vocabulary", "list").stdout


def test_a_title_is_answered_in_danish_with_what_to_ask_and_nothing_is_stored(
    product: Product, tmp_path: Path
) -> None:
    imported(tmp_path)
    said = run("occupation", "tidligere butiksassistent", "--candidate", "K1").stdout
    assert "»butiksassistent« kan være et af disse erhverv:" in said
    assert "5223 Salg i butik" in said
    assert "Det plejer at høre til arbejdet som butiksassistent. Spørg, hvad der passer:" in said
    assert "cash_register" in said
    assert "ved vi ikke endnu" in said
    assert "- regler om avancer" in said
    assert "Der er ikke gemt noget." in said
    with product.unit_of_work() as work:
        assert work.candidates.get(K1).competences == ()
    product.engine.dispose()


def test_what_is_confirmed_is_stored_at_the_level_given(product: Product, tmp_path: Path) -> None:
    imported(tmp_path)
    asked = (
        "occupation",
        "butiksassistent",
        "--candidate",
        "K1",
        "--confirm",
        "cash_register",
        "--level",
        "2",
    )
    answer = json.loads(run(*asked, "--format", "json").stdout)
    assert answer["stored"][0]["competence"] == "cash_register"
    with product.unit_of_work() as work:
        (stored,) = work.candidates.get(K1).competences
    product.engine.dispose()
    assert stored == Competence(stored.code, Level.MODERATE, Evidence.STATEMENT, stored.shown_on)
    assert stored.shown_on is not None
    assert "niveau 2, egne ord" in run("occupation", "butiksassistent", "--candidate", "K1").stdout


def test_without_relations_it_is_said_which_files_to_import(product: Product, tmp_path: Path) -> None:
    assert product.settings.var_dir.exists()
    run("vocabulary", "import", "--esco", str(write_esco(tmp_path / "esco", with_skills=False)))
    said = run("occupation", "butiksassistent").stdout
    assert "occupationSkillRelations_da.csv" in said
    assert "skills_da.csv" in said
    assert "Der er ikke gemt noget" not in said


def test_where_the_vocabulary_has_no_words_escos_are_shown_without_an_empty_table(
    product: Product, tmp_path: Path
) -> None:
    assert product.settings.var_dir.exists()
    folder = write_esco(tmp_path / "esco")
    write_csv(folder / "occupationSkillRelations_da.csv", [RELATIONS[0], RELATIONS[2]])
    run("vocabulary", "import", "--esco", str(folder))
    said = run("occupation", "butiksassistent").stdout
    assert "Profilen har ikke selv ord for det, der hører til arbejdet som butiksassistent." in said
    assert "- regler om avancer" in said
    assert "Kompetence" not in said


def test_a_title_like_no_occupation_gets_a_hint_in_the_readers_language(
    product: Product, tmp_path: Path
) -> None:
    assert product.settings.var_dir.exists()
    imported(tmp_path)
    assert run("occupation", "qwxyz").stdout.startswith("Vi finder ikke noget erhverv, der ligner »qwxyz«.")
    assert run("occupation", "qwxyz", "--lang", "en").stdout.startswith("We found no occupation like")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("vocabulary", "import"), "--esco"),
        (("occupation", "kok", "--confirm", "cash_register"), "--candidate"),
        (("occupation", "kok", "--level", "5"), "--level"),
    ],
)
def test_wrong_usage_ends_in_2_and_says_what_is_missing(words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output
