"""The mapping shown in the documentation is one that can be used."""

from __future__ import annotations

import re
from pathlib import Path

from matcher.exchange.mapping.format import parse_mapping

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "mapping.md"


def test_the_documented_mapping_reads() -> None:
    (example,) = re.findall(
        r"## A whole mapping\n\n```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL
    )
    found = parse_mapping(example, "docs/mapping.md")
    assert [block.table.name for block in found.blocks] == [
        "candidates", "available_times", "levels", "candidate_competences",
    ]  # fmt: skip
    assert found.blocks[2].unpivot is not None
    assert found.ignored[0].headers == ("Sagsbehandler",)
