"""A page as PDF: always one A4 sheet, tagged, with its fonts in it, and the same bytes for the same page."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Final

from matcher.errors import InvalidInput
from matcher.rendering.page import Page
from matcher.rendering.sheet import sheet_data
from matcher.rendering.shortening import longest_section, most_left_out, shortened

_MEASURES: Final = ("roomy", "usual", "close", "tight")
"""Sizes and distances of ``sheet.typ``, the largest first."""
_TOO_LONG: Final = "too long"
"""What ``sheet.typ`` stops with."""
_NO_GLYPH: Final = "□"
"""What stands where a character has no picture in any font; the standard for tagged PDF allows no gap."""
_UNSHOWN: Final = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_NUMBER: Final = re.compile(r"\\u\{([0-9a-f]+)\}")


def as_pdf(page: Page) -> bytes:
    """The page on one A4 sheet, as large as it fits.

    Where it does not fit even in the smallest type, points and questions that may go are left out, as few as
    can be, and the sheet says how many.

    Raises
    ------
    InvalidInput
        It does not fit with everything left out that may be.
    """
    press = _press()
    for measure in _MEASURES:
        pdf = press.printed(page, measure)
        if pdf is not None:
            return pdf
    return _with_fewest_left_out(page, press)


def _with_fewest_left_out(page: Page, press: _Press) -> bytes:
    """By halving: what fits with some number left out fits with more left out, too."""
    tightest = _MEASURES[-1]
    too_few, enough = 0, most_left_out(page)
    best = press.printed(shortened(page, enough), tightest)
    if best is None:
        name = longest_section(page).heading
        raise InvalidInput(
            "The page does not fit on one A4 sheet, even with every point left out that may be. "
            f"Shorten its texts, first of all under “{name}”, or let more points be left out.",
            sections=len(page.sections),
        )
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        pdf = press.printed(shortened(page, middle), tightest)
        if pdf is None:
            too_few = middle
        else:
            best, enough = pdf, middle
    return best


class _Press:
    """One compiler with its fonts, for the whole process; one page at a time."""

    def __init__(self) -> None:
        from typst import Compiler, Fonts

        fonts = Fonts(include_system_fonts=False, font_paths=[str(files("fontpkg_source_sans_3") / "files")])
        templates = files("matcher.rendering") / "templates"
        self._template = (templates / "sheet.typ").read_bytes()
        self._compiler = Compiler(self._template, root=str(templates), font_paths=fonts)
        self._lock = Lock()
        self._without_glyph: set[str] = set()

    def printed(self, page: Page, measure: str) -> bytes | None:
        """The page in this measure; nothing where it takes more than one sheet."""
        sheet = json.dumps(sheet_data(page), ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        with self._lock:
            while True:
                try:
                    return self._compiled(sheet, measure)
                except _NoGlyphError as missing:
                    if missing.character in self._without_glyph:
                        raise InvalidInput(f"{missing} Write it in another way.") from missing
                    self._without_glyph.add(missing.character)
                except _TooLongError:
                    return None

    def _compiled(self, sheet: str, measure: str) -> bytes:
        from typst import TypstError

        for character in self._without_glyph:
            sheet = sheet.replace(json.dumps(character, ensure_ascii=False)[1:-1], _NO_GLYPH)
        try:
            pdf = self._compiler.compile(
                self._template,
                format="pdf",
                sys_inputs={"sheet": sheet, "measure": measure},
                pdf_standards="ua-1",
            )
        except TypstError as refused:
            if _TOO_LONG in refused.message:
                raise _TooLongError from refused
            if unshown := _UNSHOWN.search(refused.message):
                raise _NoGlyphError(_unescaped(unshown[1])) from refused
            raise
        assert isinstance(pdf, bytes)
        return pdf


class _TooLongError(Exception):
    """The page takes more than one sheet."""


class _NoGlyphError(Exception):
    """No font has a picture of this character."""

    def __init__(self, character: str) -> None:
        super().__init__(f"No font can show the character {character!r}.")
        self.character = character


def _unescaped(text: str) -> str:
    """The characters of a message in which unusual ones stand as their number in braces."""
    return _NUMBER.sub(lambda found: chr(int(found[1], 16)), text)


@cache
def _press() -> _Press:
    return _Press()
