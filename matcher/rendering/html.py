"""A page as one HTML file that needs no other, and that prints on A4."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from matcher.rendering.page import Page
from matcher.rendering.sheet import sheet_data

if TYPE_CHECKING:
    from jinja2 import Template


def as_html(page: Page) -> str:
    """The page as an HTML document; all text in it is escaped, and nothing is left out."""
    return _template().render(sheet=sheet_data(page))


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
