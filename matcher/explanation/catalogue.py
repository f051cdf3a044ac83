"""Sentences in the reader's language, from gettext catalogues whose msgids are the English sentences.

The Danish catalogue is read as it is written, once in a process; English needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from matcher.vocabulary.entries import Language


@dataclass(frozen=True, slots=True)
class Translator:
    """Says sentences in one language. A value in a sentence stands in braces under its name.

    >>> Translator(Language.EN).say_n("{n} task", "{n} tasks", 2, n=2)
    '2 tasks'
    """

    language: Language

    def say(self, msgid: str, **values: str | int) -> str:
        """The sentence with its values."""
        return _sentence(self.language, msgid).format(**values)

    def say_n(self, one: str, many: str, n: int, /, **values: str | int) -> str:
        """The sentence in the form for ``n`` things, with its values."""
        return translations(self.language).ngettext(one, many, n).format(**values)


def marked(msgid: str) -> str:
    """The same text, marked as one that a catalogue must hold."""
    return msgid


@cache
def _sentence(language: Language, msgid: str) -> str:
    return translations(language).gettext(msgid)


@cache
def translations(language: Language) -> NullTranslations:
    """The catalogue of a language; for English one that leaves every sentence as it is."""
    if language is Language.EN:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    path = files("matcher") / "locales" / language.value / "LC_MESSAGES" / "matcher.po"
    compiled = BytesIO()
    with path.open("rb") as written:
        write_mo(compiled, read_po(written, locale=language.value))
    compiled.seek(0)
    return GNUTranslations(compiled)
