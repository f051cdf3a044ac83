"""All Danish that an explanation can hold is easy to read: LIX under 40.

What stands in quotes are the workplace's own words. They count as one ordinary word each: nobody here chose
them, and a long task text would otherwise hide, or be blamed on, the sentence that it stands in.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import matcher.explanation
from matcher.explanation.catalogue import translations
from matcher.explanation.text import as_text
from matcher.vocabulary.entries import Language
from tests.unit.explanation.drawn_views import explained_town
from tests.unit.explanation.lix import lix

ORDINARY = {
    "tasks": "»vaske op«",
    "task": "»vaske op«",
    "work": "opgaven »vaske op«",
    "anchor": "løfte en kasse et par gange i timen",
    "areas": "støj og lys",
    "area": "støj og lys",
    "names": "støj, lys og løft",
    "name": "støj",
    "last": "lys",
    "field": "køkken og servering",
    "level": "kan det på egen hånd",
    "hours": "12 timer",
    "most": "15 timer",
    "minutes": "20 minutter",
    "longest": "30 minutter",
    "day": "den 3. maj",
    "share": "20 %",
    "text": "vaske op",
}
MODULES = (
    "aloud",
    "competence_sentences",
    "level_sentences",
    "point_sentences",
    "practical_sentences",
    "profile_aloud",
    "question_sentences",
    "time_aloud",
    "time_sentences",
    "wish_sentences",
    "wording",
)


def own_words_only(text: str) -> str:
    return re.sub(r"»[^«]*«", "opgave", text)


def templates(module: str) -> list[str]:
    """The Danish sentences of a module, with an ordinary value in each place."""
    source = Path(str(matcher.explanation.__file__)).parent / f"{module}.py"
    texts = {
        node.value
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    danish = translations(Language.DA)
    told = {danish.gettext(text) for text in texts} - texts
    filled = (re.sub(r"\{(\w+)\}", lambda m: ORDINARY.get(m[1], "2"), text) for text in sorted(told))
    return [text for text in filled if text[-1] in ".?"]


@pytest.mark.parametrize("module", MODULES)
def test_the_danish_sentences_of_a_module_are_easy_to_read(module: str) -> None:
    """LIX is a measure of a text: of one sentence of five words, two long ones alone would make 45."""
    sentences = templates(module)
    assert len(sentences) >= 2
    assert lix(own_words_only(" ".join(sentences))) < 40
    assert max(len(part.split()) for text in sentences for part in re.split(r"[.?!:]", text)) <= 20


def test_thirty_explanations_are_easy_to_read_as_a_whole() -> None:
    views = [view for _, _, view in explained_town(Language.DA)]
    assert len(views) > 30
    for view in views:
        assert lix(own_words_only(as_text(view))) < 40, view.heading
