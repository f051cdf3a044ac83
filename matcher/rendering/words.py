"""The few words that renderers add to a page, in its language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from matcher.rendering.page import Page
from matcher.vocabulary.entries import Language, Text


def word(name: str, language: Language, **values: str | int) -> str:
    """A word or sentence of ``words.toml`` with its values.

    >>> word("more", Language.EN, n=2)
    'And 2 more.'
    """
    return _words()[name][language].format(**values)


def day_in_words(day: date, language: Language) -> str:
    """A date as one says it.

    >>> day_in_words(date(2026, 5, 4), Language.DA)
    '4. maj 2026'
    """
    from babel.dates import format_date

    pattern = "d. MMMM yyyy" if language is Language.DA else "d MMMM yyyy"
    return str(format_date(day, pattern, locale=language.value))


def more(count: int, language: Language) -> str:
    """That so many more are not told; nothing where all are."""
    return word("more", language, n=count) if count else ""


def foot(page: Page) -> tuple[str, ...]:
    """What stands at the foot of a page: what is left out, its small print, that its data are simulated."""
    left_out = page.left_out()
    counted = word("one_left_out" if left_out == 1 else "left_out", page.language, n=left_out)
    told = [f"{counted} {page.whole}"] if left_out else []
    notice = [word("simulated_notice", page.language)] if page.simulated else []
    return (*told, *page.small_print, *notice)


@cache
def _words() -> Mapping[str, Text]:
    import tomllib

    text = (files("matcher.rendering") / "words.toml").read_text(encoding="utf-8")
    return {name: Text(said["da"], said["en"]) for name, said in tomllib.loads(text).items()}
