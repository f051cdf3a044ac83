"""Loading the vocabulary, and what is said about one that does not hang together."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.domain.ids import CompetenceCode, ConsiderationCode, TaskTypeCode
from matcher.domain.scale import DIMENSIONS, Dimension, Level
from matcher.domain.task import CompetenceNeed
from matcher.errors import InvalidInput
from matcher.vocabulary.entries import ConsiderationKind, Text
from matcher.vocabulary.loading import load_vocabulary, read_vocabulary

FIELDS = """
[fields]
kitchen = { da = "køkken", en = "kitchen" }
office = { da = "kontor", en = "office" }
"""
CONSIDERATIONS = """
[considerations]
own_pace = { kind = "arrangement", da = "eget tempo", en = "own pace" }
mentor = { kind = "support", da = "en mentor", en = "a mentor" }
"""
COMPETENCES = """
[competences]
hygiene = { licence = true, da = "hygiejnebevis", en = "food hygiene certificate" }
spreadsheets = { licence = false, da = "regneark", en = "spreadsheets" }
"""
KITCHEN = """
[wash_up]
da = "vaske op"
en = "wash up"
synonyms_da = ["opvask", "skylle af"]
synonyms_en = ["do the dishes"]
demands = { standing = 3, lifting = 1 }
competences = [{ code = "hygiene", level = 2, required = false }]
"""
OFFICE = """
[file_papers]
da = "arkivere"
en = "file papers"
synonyms_da = []
synonyms_en = []
demands = { reading = 1 }
competences = []
"""


def dimension_table(name: str) -> str:
    danish = ", ".join(f'"gøre {name} {level}"' for level in range(5))
    english = ", ".join(f'"do {name} {level}"' for level in range(5))
    return (
        f'[{name}]\nicf = ["d4300"]\nname_da = "{name} da"\nname_en = "{name} en"\n'
        f'question_da = "{name}, du?"\nquestion_en = "{name}, you?"\n'
        f"anchors_da = [{danish}]\nanchors_en = [{english}]\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "task_types").mkdir()
    texts = {
        "dimensions.toml": "\n".join(dimension_table(name) for name in DIMENSIONS),
        "fields.toml": FIELDS,
        "considerations.toml": CONSIDERATIONS,
        "competences.toml": COMPETENCES,
        "task_types/office.toml": OFFICE,
        "task_types/kitchen.toml": KITCHEN,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_written_down_is_what_is_loaded(folder: Path) -> None:
    vocabulary = read_vocabulary(folder)
    lifting = vocabulary.dimensions[Dimension.LIFTING]
    assert lifting.icf == ("d4300",)
    assert lifting.name == Text("lifting da", "lifting en")
    assert lifting.question == Text("lifting, du?", "lifting, you?")
    assert lifting.anchor(Level.HIGH) == Text("gøre lifting 3", "do lifting 3")
    assert vocabulary.fields["kitchen"].name == Text("køkken", "kitchen")
    assert vocabulary.considerations[ConsiderationCode("mentor")].kind is ConsiderationKind.SUPPORT
    assert vocabulary.competences[CompetenceCode("hygiene")].licence is True
    assert vocabulary.competences[CompetenceCode("spreadsheets")].licence is False


def test_a_task_type_belongs_to_the_field_its_file_is_named_after(folder: Path) -> None:
    wash_up = read_vocabulary(folder).task_types[TaskTypeCode("wash_up")]
    assert wash_up.field == "kitchen"
    assert wash_up.name == Text("vaske op", "wash up")
    assert wash_up.synonyms_da == ("opvask", "skylle af")
    assert wash_up.synonyms_en == ("do the dishes",)
    assert wash_up.demands.known == {Dimension.LIFTING: Level.LIGHT, Dimension.STANDING: Level.HIGH}
    assert wash_up.competences == (CompetenceNeed(CompetenceCode("hygiene"), Level.MODERATE, required=False),)


def test_entries_stand_in_the_order_in_which_they_are_written_down(folder: Path) -> None:
    vocabulary = read_vocabulary(folder)
    assert tuple(vocabulary.dimensions) == DIMENSIONS
    assert list(vocabulary.fields) == ["kitchen", "office"]
    assert list(vocabulary.considerations) == ["own_pace", "mentor"]
    assert list(vocabulary.task_types) == ["wash_up", "file_papers"]


def test_a_loaded_vocabulary_cannot_be_changed(folder: Path) -> None:
    vocabulary = read_vocabulary(folder)
    for entries in (
        vocabulary.dimensions,
        vocabulary.fields,
        vocabulary.competences,
        vocabulary.considerations,
        vocabulary.task_types,
    ):
        with pytest.raises(TypeError):
            del entries[next(iter(entries))]  # what a mapping proxy refuses


KNOWN_DIMENSIONS = f"known are {', '.join(DIMENSIONS)}."
SEEDED = {
    "unknown dimension of a demand": (
        "task_types/kitchen.toml",
        "standing = 3",
        "juggling = 3",
        "task_types/kitchen.toml, wash_up.demands.juggling: 'juggling' - " + KNOWN_DIMENSIONS,
    ),
    "level above the scale": (
        "task_types/kitchen.toml",
        "standing = 3",
        "standing = 5",
        "task_types/kitchen.toml, wash_up.demands.standing: 5 - must be a level from 0 to 4.",
    ),
    "level below the scale": (
        "task_types/kitchen.toml",
        "standing = 3",
        "standing = -1",
        "task_types/kitchen.toml, wash_up.demands.standing: -1 - must be a level from 0 to 4.",
    ),
    "level that is not a number": (
        "task_types/kitchen.toml",
        "standing = 3",
        "standing = true",
        "task_types/kitchen.toml, wash_up.demands.standing: True - must be a level from 0 to 4.",
    ),
    "unknown competence": (
        "task_types/kitchen.toml",
        'code = "hygiene"',
        'code = "juggling"',
        "task_types/kitchen.toml, wash_up.competences[0].code: 'juggling' - "
        "no such competence in competences.toml.",
    ),
    "competence listed twice": (
        "task_types/kitchen.toml",
        "required = false }",
        'required = false }, { code = "hygiene", level = 1, required = true }',
        "task_types/kitchen.toml, wash_up.competences[1].code: 'hygiene' - the competence is listed twice.",
    ),
    "level of a competence above the scale": (
        "task_types/kitchen.toml",
        "level = 2",
        "level = 9",
        "task_types/kitchen.toml, wash_up.competences[0].level: 9 - must be a level from 0 to 4.",
    ),
    "competence without saying whether it is required": (
        "task_types/kitchen.toml",
        ", required = false",
        "",
        "task_types/kitchen.toml, wash_up.competences[0].required: missing - must be true or false.",
    ),
    "task type without Danish": (
        "task_types/kitchen.toml",
        'da = "vaske op"\n',
        "",
        "task_types/kitchen.toml, wash_up.da: missing - must be a text that is not empty.",
    ),
    "task type with a blank synonym": (
        "task_types/kitchen.toml",
        '"opvask"',
        '" "',
        "task_types/kitchen.toml, wash_up.synonyms_da: [' ', 'skylle af'] - "
        "must be a list of texts that are not empty.",
    ),
    "misspelt key": (
        "task_types/kitchen.toml",
        "synonyms_en",
        "synonym_en",
        "task_types/kitchen.toml, wash_up.synonym_en: ['do the dishes'] - "
        "unknown key; known are da, en, synonyms_da, synonyms_en, demands, competences.",
    ),
    "task type in two fields": (
        "task_types/office.toml",
        "[file_papers]",
        "[wash_up]",
        "task_types/office.toml, wash_up: 'wash_up' - the code is in use in task_types/kitchen.toml already.",
    ),
    "competence without English": (
        "competences.toml",
        'en = "spreadsheets"',
        'en = ""',
        "competences.toml, competences.spreadsheets.en: '' - must be a text that is not empty.",
    ),
    "licence that is neither true nor false": (
        "competences.toml",
        "licence = true",
        'licence = "yes"',
        "competences.toml, competences.hygiene.licence: 'yes' - must be true or false.",
    ),
    "unknown kind of consideration": (
        "considerations.toml",
        '"support"',
        '"favour"',
        "considerations.toml, considerations.mentor.kind: 'favour' - known are arrangement, support.",
    ),
    "field that is not a table": (
        "fields.toml",
        'office = { da = "kontor", en = "office" }',
        'office = "kontor"',
        "fields.toml, fields.office: 'kontor' - must be a table.",
    ),
    "unknown dimension": (
        "dimensions.toml",
        "[lifting]",
        "[juggling]",
        "dimensions.toml, juggling: 'juggling' - " + KNOWN_DIMENSIONS,
    ),
    "dimension without a word": (
        "dimensions.toml",
        dimension_table("air"),
        "",
        "dimensions.toml, air: missing - every dimension needs its wording.",
    ),
    "dimension without an English question": (
        "dimensions.toml",
        'question_en = "noise, you?"\n',
        "",
        "dimensions.toml, noise.question_en: missing - must be a text that is not empty.",
    ),
    "two anchors alike": (
        "dimensions.toml",
        '"gøre air 4"',
        '"gøre air 3"',
        "dimensions.toml, air.anchors_da: "
        "['gøre air 0', 'gøre air 1', 'gøre air 2', 'gøre air 3', 'gøre air 3'] - "
        "a dimension has five different anchors.",
    ),
    "four anchors": (
        "dimensions.toml",
        ', "do air 4"',
        "",
        "dimensions.toml, air.anchors_en: ['do air 0', 'do air 1', 'do air 2', 'do air 3'] - "
        "a dimension has five different anchors.",
    ),
    "malformed ICF code": (
        "dimensions.toml",
        '[lifting]\nicf = ["d4300"]',
        '[lifting]\nicf = ["s73"]',
        "dimensions.toml, lifting.icf: 's73' - an ICF code is b, d or e and three to five digits.",
    ),
}


@pytest.mark.parametrize(("file", "right", "wrong", "message"), SEEDED.values(), ids=SEEDED.keys())
def test_an_inconsistency_is_refused_with_file_key_and_value(
    folder: Path, file: str, right: str, wrong: str, message: str
) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_vocabulary(folder)
    assert refused.value.message == message
    assert refused.value.context["file"] == file


@pytest.mark.parametrize(
    ("file", "addition", "shown"),
    [
        ("competences.toml", 'hygiene = { licence = false, da = "a", en = "b" }', "hygiene = { licence"),
        ("fields.toml", 'office = { da = "a", en = "b" }', "office = { da = "),
        ("task_types/kitchen.toml", "[wash_up]", "'[wash_up]'"),
        ("dimensions.toml", "[noise]", "'[noise]'"),
    ],
)
def test_a_code_written_twice_in_a_file_is_shown(folder: Path, file: str, addition: str, shown: str) -> None:
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.write(f"{addition}\n")
    with pytest.raises(InvalidInput) as refused:
        read_vocabulary(folder)
    assert refused.value.message.startswith(f"{file}: ")
    assert shown in refused.value.message


def test_task_types_of_no_known_field_are_refused(folder: Path) -> None:
    (folder / "task_types" / "circus.toml").write_text(OFFICE, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"task_types/circus\.toml, file name: 'circus' - "):
        read_vocabulary(folder)


@pytest.mark.parametrize(
    "file", ["dimensions.toml", "fields.toml", "considerations.toml", "competences.toml"]
)
def test_a_file_that_is_not_there_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(InvalidInput, match=f"^{file}, file: missing"):
        read_vocabulary(folder)


def test_a_vocabulary_without_its_folder_of_task_types_is_refused(folder: Path) -> None:
    for file in (folder / "task_types").iterdir():
        file.unlink()
    (folder / "task_types").rmdir()
    with pytest.raises(InvalidInput, match="task_types, folder: missing"):
        read_vocabulary(folder)


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "fields.toml").write_bytes(FIELDS.encode("latin-1"))
    with pytest.raises(InvalidInput, match=r"^fields\.toml is not written in UTF-8"):
        read_vocabulary(folder)


def test_the_vocabulary_of_the_package_holds_together() -> None:
    vocabulary = load_vocabulary()
    assert tuple(vocabulary.dimensions) == DIMENSIONS
    assert {task_type.field for task_type in vocabulary.task_types.values()} <= set(vocabulary.fields)
    assert vocabulary.dimensions[Dimension.LIFTING].anchor(Level.HIGH) == Text(
        "løfte op til 10 kg flere gange om dagen", "lift up to 10 kg several times a day"
    )


def test_the_vocabulary_of_the_package_is_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()
