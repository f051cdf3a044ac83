"""The page as PDF, read back with another library."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from matcher.errors import InvalidInput
from matcher.rendering import pdf
from matcher.rendering.fitting import Layout
from matcher.rendering.page import (
    Lines,
    Page,
    Paragraph,
    Point,
    Points,
    Question,
    Questions,
    Row,
    Rows,
    Section,
    Table,
    Week,
)
from matcher.rendering.pdf import as_pdf
from matcher.vocabulary.entries import Language
from tests.unit.rendering.full_sheet import full_broker_sheet
from tests.unit.rendering.sheets import broker_sheet, candidate_sheet, employer_sheet

SHEETS = [broker_sheet(), employer_sheet(), candidate_sheet(), full_broker_sheet()]
SENTENCE = "Kandidaten kan godt lide at arbejde om morgenen, og det er aftalt med arbejdspladsen. "
A4_POINTS = (595.28, 841.89)


def read(page: Page) -> PdfReader:
    return PdfReader(BytesIO(as_pdf(page)))


def words(page: Page) -> str:
    """The text of the only sheet, with single spaces."""
    sheets = read(page).pages
    assert len(sheets) == 1
    return " ".join(sheets[0].extract_text().split())


def with_points(count: int, text: str, least: int | None) -> Page:
    section = Section("Det taler for", (Points(tuple(Point(text) for _ in range(count)), least=least),))
    return replace(broker_sheet(), sections=(section, section))


def tags(node: object) -> list[str]:
    """The structure of a tagged PDF, in reading order."""
    if isinstance(node, ArrayObject):
        return [tag for child in node for tag in tags(child.get_object())]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (tags(node["/K"].get_object()) if "/K" in node else [])


def places(page: Page, *texts: str) -> list[tuple[float, float]]:
    """How far from the left and from the foot each text begins, in points."""
    found: dict[str, tuple[float, float]] = {}

    def note(text: str, page: list[float], matrix: list[float], _font: object, _size: float) -> None:
        right, up = matrix[4:]
        at = (right * page[0] + up * page[2] + page[4], right * page[1] + up * page[3] + page[5])
        found.update({each: at for each in texts if text.strip().startswith(each)})

    read(page).pages[0].extract_text(visitor_text=note)
    return [found[each] for each in texts]


def marks(node: object) -> list[int]:
    """The numbers of the marked content of a tagged PDF, in reading order."""
    if isinstance(node, ArrayObject):
        return [mark for child in node for mark in marks(child.get_object())]
    if isinstance(node, DictionaryObject):
        return (
            marks(node["/K"].get_object())
            if "/K" in node
            else [int(node["/MCID"])]
            if "/MCID" in node
            else []
        )
    return [int(node)] if isinstance(node, int) else []


def texts_that_are_not_read(page: Page) -> int:
    """How many pieces of decoration show text."""
    drawn = read(page).pages[0].get_contents().get_data().split(b"EMC")
    return sum(b"/Artifact" in each and b"TJ" in each for each in drawn)


@pytest.mark.parametrize("page", SHEETS)
def test_each_sheet_is_one_a4_page(page: Page) -> None:
    sheets = read(page).pages
    assert len(sheets) == 1
    box = sheets[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(A4_POINTS, abs=0.01)


@pytest.mark.parametrize("page", SHEETS)
def test_it_is_tagged_for_screen_readers(page: Page) -> None:
    root = read(page).trailer["/Root"]
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = tags(root["/StructTreeRoot"])
    assert found.count("/H1") == 1
    assert found.count("/H2") in {len(page.sections), len(page.sections) + 1}  # room for notes
    assert {"/L", "/LI", "/Table", "/TH"} <= set(found)


def test_title_language_and_date_are_the_page_s() -> None:
    page = replace(employer_sheet(), language=Language.EN, day=date(2026, 12, 31))
    made = read(page)
    assert made.metadata is not None
    assert made.metadata.title == f"{page.title} – {page.subtitle}"
    assert made.metadata.creation_date == datetime(2026, 12, 31, tzinfo=UTC)
    assert made.trailer["/Root"]["/Lang"] == "en"
    assert "31 December 2026" in words(page)


def test_every_font_is_in_the_file() -> None:
    fonts = read(broker_sheet()).pages[0]["/Resources"]["/Font"].values()
    assert len(fonts) >= 2
    for font in fonts:
        whole = font.get_object()["/DescendantFonts"][0].get_object()
        assert "SourceSans3" in whole["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(whole["/FontDescriptor"])


def test_danish_letters_can_be_searched_and_copied() -> None:
    assert "Hvad skal der til, for at du kan tage imod en ny opgave?" in words(broker_sheet())
    assert "Sætte varer på plads" in words(broker_sheet())


def test_a_word_that_is_parted_anywhere_leaves_no_trace_in_others() -> None:
    text = "Skriv til jobformidler.fornavn.efternavn@kommune.example. Vi får gjort det klar."
    said = words(replace(broker_sheet(), sections=(Section("Om", (Paragraph(text),)),)))
    assert text in said
    assert all(character.isprintable() for character in said)


@pytest.mark.parametrize("page", SHEETS)
def test_it_is_read_in_the_order_of_its_sections(page: Page) -> None:
    made = read(page)
    in_order = marks(made.trailer["/Root"]["/StructTreeRoot"])
    assert in_order == sorted(in_order)
    said = made.pages[0].extract_text()
    headings = [said.index(f"\n{section.heading}\n") for section in page.sections]
    assert headings == sorted(headings)


def test_a_section_that_goes_on_in_the_next_column_says_so_to_the_eye_only() -> None:
    section = Section("Det taler for", (Points(tuple(Point(SENTENCE) for _ in range(6))),))
    page = replace(broker_sheet(), sections=(section, Section("Kort", (Paragraph("Kun det."),))))
    assert words(page).count("Det taler for – fortsat") == 1
    found = tags(read(page).trailer["/Root"]["/StructTreeRoot"])
    assert found.count("/H2") in {2, 3}  # room for notes
    assert found.count("/LI") == 6
    assert texts_that_are_not_read(page) == 1
    assert texts_that_are_not_read(replace(page, sections=(section,))) == 0


def test_the_week_reads_row_by_row() -> None:
    assert "Tid Mandag Tirsdag Torsdag Fredag 8–12 Gøre salatbar klar" in words(employer_sheet())


def test_nothing_in_a_text_can_act() -> None:
    evil = '#panic("x") *b* $x$ @ref \\ `c` <lab> // x /* y */ -- "q" #[a] ]'
    section = Section(evil, (Paragraph(evil), Points((Point(evil, (evil,), evil),))))
    assert words(replace(broker_sheet(), title=evil, sections=(section,))).count(evil) == 5


def test_a_character_that_no_font_has_becomes_a_visible_gap() -> None:
    page = replace(candidate_sheet(), title="Køkken 😀漢 og \x07 kantine")
    assert "Køkken □□ og □ kantine" in words(page)


def test_simulated_data_are_marked_at_the_top_and_at_the_foot() -> None:
    said = words(broker_sheet())
    assert "SIMULEREDE DATA" in said
    assert said.endswith("Simulerede data: Alle personer, arbejdspladser og tal på arket er opdigtede.")
    assert "SIMULEREDE" not in words(replace(broker_sheet(), simulated=False)).upper()


def test_the_same_page_gives_the_same_bytes_also_from_another_press(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_pdf(broker_sheet())
    as_pdf(candidate_sheet())
    assert as_pdf(broker_sheet()) == first
    monkeypatch.setattr(pdf, "_press", pdf._Press)
    assert as_pdf(broker_sheet()) == first


@pytest.mark.parametrize("page", [*SHEETS, with_points(60, SENTENCE, least=1)])
def test_what_was_measured_is_as_high_when_it_is_printed(page: Page) -> None:
    class Counting(pdf._Press):
        prints = 0

        def _printed(self, layout: Layout) -> bytes:
            self.prints += 1
            return super()._printed(layout)

    press = Counting()
    press.pressed(page)
    assert press.prints == 1


@pytest.mark.slow
def test_requests_at_the_same_time_get_their_own_page() -> None:
    alone = [as_pdf(page) for page in SHEETS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(as_pdf, SHEETS * 4)) == alone * 4


def test_a_full_broker_s_sheet_keeps_most_of_its_reasons() -> None:
    said = words(full_broker_sheet())
    reasons = [
        point.lead
        for section in full_broker_sheet().sections[1:3]
        for block in section.blocks
        if isinstance(block, Points)
        for point in block.points
    ]
    assert len(reasons) == 10
    assert [sum(f"• {lead} " in said for lead in half) for half in (reasons[:5], reasons[5:])] >= [4, 4]


def test_a_question_takes_room_for_as_many_lines_as_it_has() -> None:
    def apart(*blocks: Points | Questions) -> float:
        page = replace(broker_sheet(), sections=(Section("Spørg", blocks),))
        (_, first), (_, second) = places(page, "Hvornår", "Hvor mange")
        return first - second

    def asked(lines: int) -> float:
        return apart(Questions((Question("Hvornår?", (), lines), Question("Hvor mange?", (), lines))))

    line = 8.5 * 72 / 25.4
    assert asked(0) == pytest.approx(apart(Points((Point("Hvornår?"), Point("Hvor mange?")))), abs=0.01)
    assert [asked(1) - asked(0), asked(2) - asked(0)] == pytest.approx([line, 2 * line], abs=0.01)


def test_figures_of_long_names_stand_under_each_other_at_the_right_edge() -> None:
    rows = (Row("Vande bede og nyplantede træer", "1,75 timer"), Row("Slå græs", "3,25 timer"))
    page = replace(broker_sheet(), sections=(Section("Opgaverne", (Rows(rows),)),))
    (name, first), (_, second) = places(page, "Vande bede", "Slå græs")
    (right, beside), (also, below) = places(page, "1,75 timer", "3,25 timer")
    assert (right, beside, below) == pytest.approx((also, first, second), abs=0.01)
    assert name < 60
    assert right > A4_POINTS[0] - 120
    short = replace(page, sections=(Section("Opfølgning", (Rows((Row("Uge 1–4", "hver uge"),)),)),))
    assert places(short, "hver uge")[0][0] < 150


def test_a_full_page_leaves_out_as_few_points_as_it_can_and_says_how_many() -> None:
    said = words(with_points(60, SENTENCE, least=1))
    shown = said.count(SENTENCE.strip())
    assert 60 < shown < 120
    assert f"{120 - shown} punkter er ikke med her på arket. Det hele står ved jobbet i Matcher." in said
    assert said.count(" mere.") == 2
    assert words(with_points(shown // 2, SENTENCE, least=None)).count(SENTENCE.strip()) == shown // 2 * 2
    with pytest.raises(InvalidInput):
        as_pdf(with_points(shown // 2 + 2, SENTENCE, least=None))


def test_no_text_is_smaller_than_eight_and_a_half_points() -> None:
    sizes: set[float] = set()

    def note(_text: str, _cm: list[float], matrix: list[float], _font: object, size: float) -> None:
        if _text.strip():
            sizes.add(round(abs(size * matrix[3]), 2))

    read(with_points(60, SENTENCE, least=1)).pages[0].extract_text(visitor_text=note)
    assert min(sizes) == 8.5


def test_a_page_that_cannot_fit_says_what_to_shorten() -> None:
    long = Section("Meget lang", (Paragraph(SENTENCE * 200),))
    page = replace(broker_sheet(), sections=(*broker_sheet().sections, long))
    with pytest.raises(InvalidInput, match=r"Shorten its texts, first of all under “Meget lang”"):
        as_pdf(page)


def test_a_page_with_nothing_in_its_blocks_is_a_page_too() -> None:
    empty = Section(
        "Om", (Points(()), Questions(()), Rows(()), Lines(()), Table(("Hvad",), ()), Week((), ""))
    )
    assert "Om" in words(replace(broker_sheet(), sections=(empty,)))
    assert "Noter" in words(replace(broker_sheet(), sections=(), small_print=()))


def test_room_that_is_left_is_for_notes() -> None:
    assert " Noter " in words(candidate_sheet())
    assert " Noter " not in words(with_points(60, SENTENCE, least=1))
