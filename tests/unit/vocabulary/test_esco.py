"""Reading ESCO from small files in the shape of the official download."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matcher.errors import Problem, RejectedImport
from matcher.vocabulary.esco import read_esco
from matcher.vocabulary.occupations import (
    Concept,
    IscoGroup,
    Label,
    Origin,
    SkillLink,
    SkillRelation,
    SourceContent,
)
from tests.published import COOK, GROUPS, OCCUPATIONS, RELATIONS, SHOP, SKILLS, TILL, write_csv, write_esco

TODAY = date(2026, 3, 1)


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(RejectedImport) as refused:
        read_esco(path, TODAY)
    return refused.value.problems


def danish(path: Path) -> SourceContent:
    (content,) = read_esco(path, TODAY)
    return content


def test_the_official_tables_are_read_with_groups_skills_and_relations(tmp_path: Path) -> None:
    content = danish(write_esco(tmp_path / "ESCO dataset - v1.2.0 - classification - da - csv"))
    assert content.origin == Origin(
        "esco-da", "1.2.0", "ESCO dataset - v1.2.0 - classification - da - csv", TODAY
    )
    assert content.occupations[0] == Concept(
        SHOP,
        "5223",
        (
            Label("da", "butiksassistent", True),
            Label("da", "ekspedient", False),
            Label("da", "salgsmedarbejder i butik", False),
        ),
    )
    assert [each.label("da") for each in content.skills] == [
        "betjene kasseapparat",
        "modtage gæster",
        "regler om avancer",
    ]
    assert content.skill_links[0] == SkillLink(SHOP, TILL, SkillRelation.ESSENTIAL)
    assert [link.relation.value for link in content.skill_links] == ["essential", "essential", "optional"]
    assert content.isco_groups == (
        IscoGroup("5223", "da", "Salg i butik"),
        IscoGroup("0110", "da", "Officerer"),
    )


def test_a_label_that_is_there_twice_is_kept_once_as_the_preferred_one(tmp_path: Path) -> None:
    cook = danish(write_esco(tmp_path)).occupations[1]
    assert cook == Concept(COOK, "5120", (Label("da", "kok", True), Label("da", "restaurantkok", False)))


def test_what_has_been_withdrawn_is_left_out(tmp_path: Path) -> None:
    assert "rullepige" not in [each.label("da") for each in danish(write_esco(tmp_path)).occupations]


def test_each_language_in_the_folder_is_a_source_of_its_own(tmp_path: Path) -> None:
    write_esco(tmp_path)
    write_csv(
        tmp_path / "occupations_en.csv", [OCCUPATIONS[0], ("O", SHOP, "5223", "shop assistant", "", "", "")]
    )
    english = read_esco(tmp_path, TODAY, "1.2.1")[1]
    assert english.origin.name == "esco-en"
    assert english.origin.version == "1.2.1"
    assert english.occupations[0].labels == (Label("en", "shop assistant", True),)


def test_relations_that_come_once_for_all_languages_count_for_each(tmp_path: Path) -> None:
    write_esco(tmp_path)
    (tmp_path / "occupationSkillRelations_da.csv").rename(tmp_path / "occupationSkillRelations.csv")
    assert len(danish(tmp_path).skill_links) == 3


def test_a_plain_table_of_occupations_is_read_too(tmp_path: Path) -> None:
    rows = [
        ("uri", "isco", "rank", "label_da", "preferred_label_en"),
        (SHOP, "5223", "0", "butiksassistent", "shop assistant"),
        (SHOP, "5223", "1", "ekspedient", "shop assistant"),
        (COOK, "", "0", "kok", "cook"),
    ]
    content = danish(write_csv(tmp_path / "esco_occupations_da.tsv", rows, "\t"))
    assert content.occupations == (
        Concept(SHOP, "5223", (Label("da", "butiksassistent", True), Label("da", "ekspedient", False))),
        Concept(COOK, "", (Label("da", "kok", True),)),
    )


def test_a_folder_without_occupations_says_what_to_give(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path)
    assert problem.rule == "There is no table of occupations."
    assert "occupations_da.csv" in problem.remedy


@pytest.mark.parametrize(
    ("file", "rows", "expected"),
    [
        (
            "occupations_da.csv",
            [("conceptUri", "iscoGroup", "preferredLabel"), (SHOP, "5223", "butiksassistent")],
            ("occupations_da.csv", 1, "altLabels", "", "The column is missing."),
        ),
        (
            "occupations_da.csv",
            [OCCUPATIONS[0], OCCUPATIONS[1], ("Occupation", COOK, "110", "kok", "", "released", "")],
            ("occupations_da.csv", 3, "iscoGroup", "110", "An ISCO-08 group has four digits."),
        ),
        (
            "occupations_da.csv",
            [*OCCUPATIONS, OCCUPATIONS[1]],
            ("occupations_da.csv", 6, "conceptUri", SHOP, "This is there twice."),
        ),
        (
            "occupations_da.csv",
            [*OCCUPATIONS, ("Occupation", "new", "5223", "", "", "released", "")],
            ("occupations_da.csv", 6, "preferredLabel", "", "The cell is empty."),
        ),
        (
            "skills_da.csv",
            [*SKILLS, ("S", "s:4", "knowledge")],
            ("skills_da.csv", 5, "", "", "The row has 3 cells, and the header 7."),
        ),
        (
            "occupationSkillRelations_da.csv",
            [*RELATIONS, (COOK, "needed", "knowledge", TILL)],
            ("occupationSkillRelations_da.csv", 5, "relationType", "needed", "This word is not known."),
        ),
        (
            "occupationSkillRelations_da.csv",
            [*RELATIONS, (SHOP, "optional", "knowledge", "s:9")],
            ("occupationSkillRelations_da.csv", 5, "skillUri", "s:9", "This is in none of the other tables."),
        ),
        (
            "occupationSkillRelations_da.csv",
            [*RELATIONS, (SHOP, "optional", "knowledge", TILL)],
            ("occupationSkillRelations_da.csv", 5, "skillUri", TILL, "The occupation has this skill twice."),
        ),
        (
            "ISCOGroups_da.csv",
            [*GROUPS, ("ISCOGroup", "x", "C522", "Salg", "released")],
            ("ISCOGroups_da.csv", 4, "code", "C522", "A code has one to six digits."),
        ),
    ],
)
def test_a_fault_is_told_with_file_row_column_and_value(
    tmp_path: Path, file: str, rows: list[tuple[str, ...]], expected: tuple[str, int, str, str, str]
) -> None:
    write_csv(write_esco(tmp_path) / file, rows)
    (problem,) = problems(tmp_path)
    assert (problem.file, problem.row, problem.column, problem.value, problem.rule) == expected
    assert problem.remedy


def test_relations_without_skills_ask_for_the_missing_file(tmp_path: Path) -> None:
    (write_esco(tmp_path) / "skills_da.csv").unlink()
    (problem,) = problems(tmp_path)
    assert problem.file == "skills_da.csv"
    assert problem.rule == "occupationSkillRelations_da.csv needs this file."


def test_text_that_is_not_utf8_is_refused_with_its_row(tmp_path: Path) -> None:
    text = "conceptUri,iscoGroup,preferredLabel,altLabels\no:1,5120,kok,\no:2,5120,smørrebrødsjomfru,\n"
    (tmp_path / "occupations_da.csv").write_bytes(text.encode("cp1252"))
    first = problems(tmp_path)[0]
    assert "The text is not UTF-8." in [each.rule for each in problems(tmp_path)]
    assert first.file == "occupations_da.csv"


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    (tmp_path / "occupations_da.csv").write_text(
        'conceptUri,iscoGroup,preferredLabel,altLabels\no:1,5120,kok,"x\no:2,5120,tjener,\n', encoding="utf-8"
    )
    assert [each.rule for each in problems(tmp_path)] == ["The row cannot be read as cells."]


def test_a_file_that_is_wrong_throughout_is_told_with_fifty_faults(tmp_path: Path) -> None:
    rows = [("O", f"o:{n}", "12", f"arbejde {n}", "", "", "") for n in range(200)]
    write_csv(tmp_path / "occupations_da.csv", [OCCUPATIONS[0], *rows])
    assert len(problems(tmp_path)) == 50
