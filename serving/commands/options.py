"""Options that several commands share."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from matcher.settings import Settings
    from matcher.wiring import Product


class Format(StrEnum):
    """How a command answers: as a table for people, or as JSON for programs."""

    TABLE = "table"
    JSON = "json"


class Lang(StrEnum):
    """The languages of what a broker reads."""

    DA = "da"
    EN = "en"


FormatOption = Annotated[Format, typer.Option("--format", help="table for people, json for programs.")]
LangOption = Annotated[Lang, typer.Option("--lang", help="Danish or English.")]


def settings() -> Settings:
    """The settings of this process."""
    from matcher.settings import read_settings

    return read_settings(os.environ)


def product() -> Product:
    """The product with the settings of this process."""
    from matcher.wiring import Product

    return Product(settings())
