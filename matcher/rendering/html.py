"""A page as one HTML file that needs no other, and that a browser prints as the PDF, on one A4 sheet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from matcher.rendering.fitting import Layout
from matcher.rendering.fonts import font_faces
from matcher.rendering.measures import LEAST_NOTES_MM, SIZES, Sizes
from matcher.rendering.page import Page
from matcher.rendering.pdf import layout_of
from matcher.rendering.sheet import parted_sheet_data

if TYPE_CHECKING:
    from jinja2 import Template

_POINTS_IN_MM: Final = 72 / 25.4
_HEADING_EM: Final = 2.6
"""A heading with its rule and the room below it."""


def as_html(page: Page) -> str:
    """The page as an HTML document, with the same left out as in the PDF; all text in it is escaped.

    Raises
    ------
    InvalidInput
        It does not fit on one sheet with everything left out that may be.
    """
    layout = layout_of(page)
    sizes = SIZES[layout.measure]
    return _template().render(
        sheet=parted_sheet_data(layout.page, layout.breaks),
        sizes=sizes,
        lines_for_notes=_lines_for_notes(layout, sizes),
        font_faces=font_faces(),
    )


def _lines_for_notes(layout: Layout, sizes: Sizes) -> int:
    """How many ruled lines stand in the room that is left, under a heading; none where it is little.

    The foot has a rule of its own.
    """
    above = sizes.section_em * sizes.size_pt
    if layout.free < LEAST_NOTES_MM * _POINTS_IN_MM + above:
        return 0
    room = layout.free - above - _HEADING_EM * sizes.size_pt
    return int(room / (sizes.line_mm * _POINTS_IN_MM)) - 1


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("matcher.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return made.get_template("sheet.html")
