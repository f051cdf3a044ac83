"""A week plan as a drawing: days as columns, parts of the day as rows, a block for each piece of work.

Black lines and text carry all of it; the tint only helps the eye to find the same task again. A block is as
high as its words need: it says in which part of the day the work lies, not at what minute.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Final
from xml.etree import ElementTree as ET

from matcher.domain.week import DayPart, Weekday
from matcher.explanation.carving_views import DayView, PieceView, WeekView
from matcher.explanation.catalogue import Translator
from matcher.explanation.phrasebook import opening
from matcher.explanation.week_words import HOURS_OF, clock, day_name
from matcher.vocabulary.entries import Language

_WIDTH: Final = 760
_WIDTH_ON_PAPER: Final = "180mm"
"""A4 with margins of 15 mm."""
_LABEL: Final = 76
_HEAD: Final = 46
_LINE: Final = 16
_PAD: Final = 7
_LETTER: Final = 7.0
"""An average letter at this size is narrower than this, in the fonts that a sans-serif may turn out to be."""
_EMPTY_ROW: Final = 44
_INK: Final = "#1a1a1a"
_TINTS: Final = ("#e3eef9", "#fdf0d5", "#e4f2e4", "#f6e6ef", "#ece8f6", "#f1f1e4")
_FONT: Final = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def week_svg(week: WeekView, language: Language) -> str:
    """The drawing as an SVG document that says in its ``title`` and ``desc`` what the text says."""
    return ET.tostring(_Drawing(week, Translator(language)).drawn(), encoding="unicode")


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of work with its words broken into lines."""

    lines: tuple[str, ...]
    duration: str
    tint: str

    @property
    def height(self) -> int:
        return _LINE * (len(self.lines) + 1) + 2 * _PAD


class _Drawing:
    """One drawing: what stands in it, and where."""

    def __init__(self, week: WeekView, say: Translator) -> None:
        self._week, self._say = week, say
        worked = {view.day: view for view in week.days}
        self._days = [day for day in Weekday if day in worked or day in list(Weekday)[:5]]
        self._column = (_WIDTH - _LABEL - 1) / len(self._days)
        tasks = dict.fromkeys(piece.task_id for view in week.days for piece in view.pieces)
        self._tints = {task: _TINTS[place % len(_TINTS)] for place, task in enumerate(tasks)}
        self._totals = {day: view.duration for day, view in worked.items()}
        self._cells = {
            (day, part): self._blocks(view, part) for day, view in worked.items() for part in DayPart
        }

    def drawn(self) -> ET.Element:
        """The whole document."""
        parts = self._parts()
        heights = [self._height(part) for part in parts]
        height = _HEAD + sum(heights) + 1
        svg = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "lang": self._say.language.value,
                "viewBox": f"0 0 {_WIDTH} {height}",
                "width": _WIDTH_ON_PAPER,
                "font-family": _FONT,
                "font-size": "12",
                "fill": _INK,
            },
        )
        ET.SubElement(svg, "title").text = self._say.say("Week plan")
        ET.SubElement(svg, "desc").text = " ".join(view.sentence for view in self._week.days)
        ET.SubElement(svg, "rect", {"width": str(_WIDTH), "height": str(height), "fill": "#ffffff"})
        self._head(svg, height)
        top = _HEAD
        for part, row_height in zip(parts, heights, strict=True):
            self._row(svg, part, top, row_height)
            top += row_height
        _line(svg, 0, height - 0.5, _WIDTH, height - 0.5)
        return svg

    def _parts(self) -> list[DayPart]:
        """From the first part of the day with work to the last."""
        order = list(DayPart)
        used = [order.index(part) for (_, part), blocks in self._cells.items() if blocks]
        return order[min(used) : max(used) + 1] if used else []

    def _blocks(self, view: DayView, part: DayPart) -> list[_Block]:
        return [self._block(piece) for piece in view.pieces if piece.part is part]

    def _block(self, piece: PieceView) -> _Block:
        letters = int((self._column - 2 * _PAD - 8) / _LETTER)
        lines = wrap(" ".join(_broken(word, letters) for word in opening(piece.text).split()), letters)
        return _Block(tuple(lines), piece.duration, self._tints[piece.task_id])

    def _height(self, part: DayPart) -> int:
        stacks = [
            sum(block.height + _PAD for block in self._cells.get((day, part), [])) + _PAD
            for day in self._days
        ]
        return max(*stacks, _EMPTY_ROW)

    def _head(self, svg: ET.Element, height: int) -> None:
        for place, day in enumerate(self._days):
            left = _LABEL + place * self._column
            middle = left + self._column / 2
            _text(svg, opening(day_name(self._say, day)), middle, 18, bold=True, anchor="middle")
            _text(svg, self._totals.get(day, "–"), middle, 36, anchor="middle")
            _line(svg, left, 0, left, height)
        _line(svg, 0, 0.5, _WIDTH, 0.5)
        _line(svg, 0.5, 0, 0.5, height)
        _line(svg, _WIDTH - 0.5, 0, _WIDTH - 0.5, height)

    def _row(self, svg: ET.Element, part: DayPart, top: int, height: int) -> None:
        _line(svg, 0, top, _WIDTH, top)
        _text(svg, opening(clock(self._say, *HOURS_OF[part])), _PAD + 1, top + 22, bold=True)
        for place, day in enumerate(self._days):
            left, below = _LABEL + place * self._column + 4, top + _PAD
            for block in self._cells.get((day, part), []):
                self._draw(svg, block, left, below)
                below += block.height + _PAD

    def _draw(self, svg: ET.Element, block: _Block, left: float, top: float) -> None:
        box = {"x": left, "y": top, "width": self._column - 8, "height": block.height, "rx": 3}
        look = {"fill": block.tint, "stroke": _INK, "stroke-width": "1"}
        ET.SubElement(svg, "rect", {**{name: _figure(value) for name, value in box.items()}, **look})
        for place, line in enumerate(block.lines, 1):
            _text(svg, line, left + _PAD, top + place * _LINE + 2, bold=True)
        _text(svg, block.duration, left + _PAD, top + (len(block.lines) + 1) * _LINE + 2)


def _text(
    svg: ET.Element, words: str, x: float, y: float, *, bold: bool = False, anchor: str = "start"
) -> None:
    weight = {"font-weight": "bold"} if bold else {}
    where = {"x": _figure(x), "y": _figure(y)}
    aligned = {} if anchor == "start" else {"text-anchor": anchor}
    ET.SubElement(svg, "text", {**where, **weight, **aligned}).text = words


def _line(svg: ET.Element, x1: float, y1: float, x2: float, y2: float) -> None:
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    ET.SubElement(
        svg, "line", {**{name: _figure(value) for name, value in ends.items()}, "stroke": "#8a8a8a"}
    )


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _broken(word: str, letters: int) -> str:
    """A word that is too long for its column in pieces with hyphens."""
    pieces = [word[start : start + letters - 1] for start in range(0, len(word), letters - 1)]
    return word if len(word) <= letters else "- ".join(pieces)
