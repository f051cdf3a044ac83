"""The type of a sheet for a browser: only the letters that European names and our sentences need."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_RANGES: Final = ((0x20, 0x7F), (0xA0, 0x180), (0x2010, 0x2016), (0x2018, 0x201F))
"""Letters of European languages in Latin script, digits, dashes, quotes."""
_CHARACTERS: Final = "•…‰€−→≤≥" + "".join(chr(each) for first, end in _RANGES for each in range(first, end))
"""All others are shown in a font of the reader's machine."""
_FILES: Final = {"normal": "SourceSans3[wght].ttf", "italic": "SourceSans3-Italic[wght].ttf"}
_FACES: Final = (("normal", 400), ("normal", 700), ("italic", 400))
_NAMES: Final = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""With whose it is and its licence, which have to follow it."""


@cache
def font_faces() -> str:
    """Style rules that hold the regular, the bold and the italic face."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    subsets = {style: _subset(name) for style, name in _FILES.items()}
    for style, weight in _FACES:
        data = b64encode(_face(subsets[style], weight)).decode("ascii")
        yield (
            f'@font-face {{ font-family: "Source Sans 3"; font-style: {style}; font-weight: {weight}; '
            f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
        )


def _subset(name: str) -> bytes:
    """Only our characters of a font in all its weights."""
    from fontTools.subset import Options, Subsetter

    options = Options(layout_features=("kern",), hinting=False, name_IDs=_NAMES)
    font = _opened((files("fontpkg_source_sans_3") / "files" / name).read_bytes())
    only = Subsetter(options)
    only.populate(text=_CHARACTERS)
    only.subset(font)
    return _saved(font)


def _face(font: bytes, weight: int) -> bytes:
    """One weight of it: a browser prints a font that still has all of them as drawings, not as type."""
    from fontTools.varLib.instancer import instantiateVariableFont

    face = instantiateVariableFont(_opened(font), {"wght": weight}, updateFontNames=True)
    face.flavor = "woff"
    return _saved(face)


def _opened(font: bytes) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(font), recalcTimestamp=False)


def _saved(font: TTFont) -> bytes:
    written = BytesIO()
    font.save(written)
    return written.getvalue()
