from pathlib import Path

from matcher.exchange.documentation import as_markdown
from matcher.exchange.schema import TABLES
from matcher.vocabulary.loading import load_vocabulary

DOCUMENT = Path(__file__).parents[3] / "docs" / "data-format.md"


def test_the_document_is_up_to_date() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == as_markdown(load_vocabulary()), (
        "docs/data-format.md is out of date: write as_markdown(load_vocabulary()) to it."
    )


def test_every_table_has_a_section_and_every_column_a_row() -> None:
    sections = as_markdown(load_vocabulary()).split("\n### ")
    by_title = {section.split("\n")[0]: section for section in sections}
    for table in TABLES:
        for column in table.columns:
            assert f"| `{column.name}` | {column.help.en} | {column.help.da} |" in by_title[table.name]


def test_a_link_leads_to_a_heading() -> None:
    text = as_markdown(load_vocabulary())
    headings = {
        line.removeprefix("### ").lower().replace(":", "").replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("### ")
    }
    links = {part.split(")")[0] for part in text.split("](#")[1:]}
    assert links
    assert links <= headings


def test_a_level_that_is_left_out_and_a_fixed_answer_are_told_apart() -> None:
    text = as_markdown(load_vocabulary())
    assert (
        "| `task_type` | Type of task | Opgavetype | a code of [Types of task](#types-of-task) | unknown |"
        in text
    )
    assert "| yes or no | `yes` |" in text
