"""A page as PDF: always one A4 sheet, tagged, with its fonts in it, and the same bytes for the same page."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from itertools import count
from threading import Lock
from typing import Final

from matcher.errors import InvalidInput
from matcher.rendering.fitting import Layout, fitted
from matcher.rendering.heights import SheetHeights, read_heights
from matcher.rendering.measures import LEAST_NOTES_MM, SIZES
from matcher.rendering.page import Page
from matcher.rendering.sheet import SheetData, parted_sheet_data, sheet_data
from matcher.rendering.shortening import barest
from matcher.rendering.words import foot

_TOO_LONG: Final = "too long"
_HEIGHTS: Final = re.compile(r"heights: (\{.*\})", re.DOTALL)
"""What ``sheet.typ`` stops with, when asked to print and to measure."""
_LINE: Final = 10
"""A line of text, in points."""
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
    return _press().pressed(page)


def layout_of(page: Page) -> Layout:
    """How the page stands on one A4 sheet, as measured; nothing is printed.

    Raises
    ------
    InvalidInput
        It does not fit with everything left out that may be.
    """
    return _press().layout(page)


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

    def pressed(self, page: Page) -> bytes:
        """The page as a file of one sheet."""
        with self._lock:
            while True:
                try:
                    return self._fitted(page)
                except _NoGlyphError as missing:
                    if missing.character in self._without_glyph:
                        raise InvalidInput(f"{missing} Write it in another way.") from missing
                    self._without_glyph.add(missing.character)

    def layout(self, page: Page) -> Layout:
        """Where everything on the page stands."""
        with self._lock:
            return fitted(page, lambda measure: self._measured(page, measure))

    def _fitted(self, page: Page) -> bytes:
        """Heights may not add up to the last point: what turns out too high gets another line to spare."""
        measured = cache(lambda measure: self._measured(page, measure))
        for lines in count():
            layout = fitted(page, measured, lines * _LINE)
            with suppress(_TooLongError):
                return self._printed(layout)
        raise AssertionError("No sheet has lines without end to spare.")

    def _measured(self, page: Page, measure: str) -> SheetHeights:
        sheet = {**sheet_data(page), "longest_foot": foot(barest(page))}
        try:
            self._compiled(sheet, measure, "measure")
        except _MeasuredError as told:
            return read_heights(str(told))
        raise AssertionError("The template was asked to measure and did not say what.")

    def _printed(self, layout: Layout) -> bytes:
        return self._compiled(parted_sheet_data(layout.page, layout.breaks), layout.measure, "print")

    def _compiled(self, data: SheetData, measure: str, task: str) -> bytes:
        from typst import TypstError

        sizes = {**asdict(SIZES[measure]), "least_notes_mm": LEAST_NOTES_MM}
        sheet = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
        for character in self._without_glyph:
            sheet = sheet.replace(json.dumps(character, ensure_ascii=False)[1:-1], _NO_GLYPH)
        try:
            pdf = self._compiler.compile(
                self._template,
                format="pdf",
                sys_inputs={"sheet": sheet, "sizes": json.dumps(sizes), "task": task},
                pdf_standards="ua-1",
            )
        except TypstError as refused:
            if _TOO_LONG in refused.message:
                raise _TooLongError from refused
            if told := _HEIGHTS.search(refused.message):
                raise _MeasuredError(told[1]) from refused
            if unshown := _UNSHOWN.search(refused.message):
                raise _NoGlyphError(_unescaped(unshown[1])) from refused
            raise
        assert isinstance(pdf, bytes)
        return pdf


class _TooLongError(Exception):
    """The page takes more than one sheet."""


class _MeasuredError(Exception):
    """How high everything is, as JSON."""


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
