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
_LETTER: Final = 6.3
_BOLD_LETTER: Final = 7.0
"""An average letter at this size is narrower than this, in the fonts that a sans-serif may turn out to be."""
_ORDER: Final = tuple(Weekday)
_FRIDAY: Final = _ORDER.index(Weekday.FRI)
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

    words: tuple[str, ...]
    duration: tuple[str, ...]
    tint: str

    @property
    def height(self) -> int:
        return _LINE * (len(self.words) + len(self.duration)) + 2 * _PAD


class _Drawing:
    """One drawing: what stands in it, and where."""

    def __init__(self, week: WeekView, say: Translator) -> None:
        self._week, self._say = week, say
        worked = {view.day: view for view in week.days}
        last = max([_FRIDAY, *(_ORDER.index(day) for day in worked)])
        self._days = _ORDER[: last + 1]
        self._column = (_WIDTH - _LABEL - 1) / len(self._days)
        tasks = dict.fromkeys(piece.task_id for view in week.days for piece in view.pieces)
        self._tints = {task: _TINTS[place % len(_TINTS)] for place, task in enumerate(tasks)}
        self._totals = {
            day: self._lines(worked[day].duration) if day in worked else ("–",) for day in self._days
        }
        self._head_height = _HEAD + _LINE * (max(map(len, self._totals.values())) - 1)
        self._cells = {
            (day, part): self._blocks(view, part) for day, view in worked.items() for part in DayPart
        }

    def drawn(self) -> ET.Element:
        """The whole document."""
        parts = self._parts()
        heights = [self._height(part) for part in parts]
        height = self._head_height + sum(heights) + 1
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
        ET.SubElement(
            svg, "rect", {"width": str(_WIDTH), "height": str(self._head_height), "fill": "#f0f0f0"}
        )
        self._head(svg, height)
        top = self._head_height
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
        words, time = self._lines(opening(piece.text), bold=True), self._lines(piece.duration)
        return _Block(words, time, self._tints[piece.task_id])

    def _lines(self, words: str, *, bold: bool = False) -> tuple[str, ...]:
        """The words in lines that a block has room for."""
        letters = int((self._column - 2 * _PAD - 8) / (_BOLD_LETTER if bold else _LETTER))
        return tuple(wrap(" ".join(_broken(word, letters) for word in words.split()), letters))

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
            for line, words in enumerate(self._totals[day]):
                _text(svg, words, middle, 36 + line * _LINE, anchor="middle")
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
        for place, line in enumerate((*block.words, *block.duration), 1):
            bold = place <= len(block.words)
            _text(svg, line, left + _PAD, top + place * _LINE + 2, bold=bold)


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
