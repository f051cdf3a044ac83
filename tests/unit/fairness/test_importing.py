"""Protected attributes come in whole or not at all, with every fault named, and only with consent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from experiments.fairness.importing import read_attributes
from matcher.domain.ids import CandidateId
from matcher.errors import RejectedImport
from matcher.storage.audit_attributes import AuditAttribute

HEADER = "candidate_id,attribute,value,consented_on\n"
KNOWN = {CandidateId("K1"), CandidateId("K2")}
TODAY = date(2026, 11, 2)


def written(folder: Path, text: str) -> Path:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> list[str]:
    with pytest.raises(RejectedImport) as caught:
        read_attributes(written(folder, text), KNOWN, TODAY)
    return [str(problem) for problem in caught.value.problems]


def test_rows_with_consent_are_given_and_rows_without_are_not(tmp_path: Path) -> None:
    rows = "K1,sex,woman,2026-05-04\n\nK2,sex,man,\nK2,origin,,\n"
    found = read_attributes(written(tmp_path, HEADER + rows), KNOWN, TODAY)
    assert found.given == (AuditAttribute(CandidateId("K1"), "sex", "woman", date(2026, 5, 4)),)
    assert found.without_consent == (("K2", "sex"), ("K2", "origin"))


def test_semicolons_and_a_byte_order_mark_are_read_too(tmp_path: Path) -> None:
    text = "\ufeff" + (HEADER + "K1,age_group,under_30,2026-11-02\n").replace(",", ";")
    assert len(read_attributes(written(tmp_path, text), KNOWN, TODAY).given) == 1


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("K9,sex,woman,2026-05-04", "row 2, column candidate_id: 'K9' - No candidate with this id"),
        ("K1,diagnosis,x,2026-05-04", "row 2, column attribute: 'diagnosis' - This attribute may not "
         "be held. Write one of sex, age_group, origin."),
        ("K1,sex,kvinde,2026-05-04", "row 2, column value: 'kvinde' - This is no value of the attribute. "
         "Write one of woman, man, another."),
        ("K1,sex,woman,4/5/2026", "row 2, column consented_on: '4/5/2026' - This is no day. Write it as"),
        ("K1,sex,woman,2026-11-03", "row 2, column consented_on: '2026-11-03' - This day has not come yet."),
        ("K1,sex,woman", "row 2 - The row has 3 cells, and the header 4."),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_file_row_column_value_and_remedy(
    row: str, told: str, tmp_path: Path
) -> None:
    found = refused(tmp_path, HEADER + row + "\n")
    assert len(found) == 1
    assert found[0].startswith(f"answers.csv, {told}")


def test_one_faulty_row_refuses_all_and_every_fault_is_told_at_once(tmp_path: Path) -> None:
    rows = "K1,sex,woman,2026-05-04\nK1,sex,man,2026-05-04\nK2,sex,what,soon\n"
    found = refused(tmp_path, HEADER + rows)
    assert [problem.split(" - ")[0] for problem in found] == [
        "answers.csv, row 3, column attribute: 'sex'",
        "answers.csv, row 4, column consented_on: 'soon'",
        "answers.csv, row 4, column value: 'what'",
    ]
    assert "Row 2 has it already." in found[0]


@pytest.mark.parametrize("text", ["", "candidate_id,sex\nK1,woman\n"])
def test_other_columns_are_refused_with_those_that_are_read(text: str, tmp_path: Path) -> None:
    assert "candidate_id,attribute,value,consented_on" in refused(tmp_path, text)[0]


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(RejectedImport) as caught:
        read_attributes(tmp_path / "none.csv", KNOWN, TODAY)
    assert "cannot be opened" in str(caught.value.problems[0])


def test_a_cpr_number_in_the_place_of_an_id_is_not_repeated(tmp_path: Path) -> None:
    assert "010190" not in refused(tmp_path, HEADER + "010190-0000,sex,woman,2026-05-04\n")[0]
