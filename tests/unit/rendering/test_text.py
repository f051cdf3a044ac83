"""The page in a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.errors import InvalidInput
from matcher.rendering.page import Page, Paragraph, Point, Points, Section, Table
from matcher.rendering.text import as_text
from matcher.vocabulary.entries import Language
from tests.unit.explanation.lix import lix
from tests.unit.rendering.sheets import broker_sheet, candidate_sheet, employer_sheet

CANDIDATE_TEXT = """\
*** SIMULEREDE DATA ***
Til dig
Medhjælper i køkken og kantine
==============================
Kantinen på Havnegade 12 · 10 timer om ugen · løn efter overenskomst
4. maj 2026 · Job j00001

Derfor tænkte vi på dig
-----------------------
- Du har arbejdet med mad, og du ved, hvordan man holder rent i et køkken.
- Du vil gerne møde om formiddagen.
- Du kan godt lide, at dagene ligner hinanden.

Det skal der tales om
---------------------
- Nogle kasser vejer 10 kg. Et rullebord kan klare dem.
- Der kan være larm. Opgaverne kan lægges, når der er ro.

Din uge
-------
Ugen: 10 timer
- Mandag: 3 timer
    8–12: Gøre salatbar klar, 2 timer
    8–12: Skylle grøntsager, 1 time
- Tirsdag: 2 timer
    8–12: Gøre salatbar klar, 2 timer
- Torsdag: 3,5 timer
    8–12: Gøre salatbar klar, 2 timer
    12–16: Sætte varer på plads, 1,5 time
- Fredag: 1,5 time
    12–16: Sætte varer på plads, 1,5 time

Det bestemmer du
----------------
[ ] Vil du møde arbejdspladsen?
[ ] Må de få dit navn, før I mødes?
[ ] Er der noget, de skal vide om, hvordan du arbejder bedst?
[ ] Er der noget her, der ikke passer på dig?

Sådan kommer du i gang
----------------------
Mødet: Din jobformidler er med.
Den første uge: En kollega viser dig opgaverne.
Hver uge: Vi taler om, hvordan det går.

Ring, når der er brug for det
-----------------------------
I kan ringe når som helst. Vi kommer ud, hvis noget driller.
Jobformidler: ______________________________
Telefon: ______________________________
Mail: ______________________________

Det, der står her, er dit. Du kan få det rettet, og du kan sige nej uden at give en grund.
Simulerede data: Alle personer, arbejdspladser og tal på arket er opdigtede.
"""


def with_text(text: str) -> Page:
    return replace(candidate_sheet(), sections=(Section("Om", (Paragraph(text),)),))


def test_a_candidate_s_sheet_word_for_word() -> None:
    assert as_text(candidate_sheet()) == CANDIDATE_TEXT


def test_no_line_is_longer_than_100_characters() -> None:
    longer = with_text("Arbejdspladsen " * 40 + "x" * 250)
    for page in (broker_sheet(), employer_sheet(), candidate_sheet(), longer):
        assert max(map(len, as_text(page).splitlines())) <= 100


def test_nothing_steers_the_terminal() -> None:
    assert "\x1b" not in as_text(with_text("rød \x1b[31m skrift"))


def test_what_is_left_out_is_counted_in_both_languages() -> None:
    points = Points((Point("Mad"),), more=3)
    page = replace(candidate_sheet(), sections=(Section("Om", (points,)),))
    assert "Og 3 mere.\n" in as_text(page)
    assert "3 punkter er ikke med her på arket. Spørg din jobformidler" in as_text(page)
    assert "3 points are left out of this sheet." in as_text(replace(page, language=Language.EN))


def test_a_sheet_that_holds_everything_says_nothing_of_leaving_out() -> None:
    assert candidate_sheet().whole not in as_text(candidate_sheet())


def test_only_simulated_data_are_called_simulated() -> None:
    assert "imulerede" not in as_text(replace(candidate_sheet(), simulated=False))


def test_a_table_names_each_cell() -> None:
    assert "- Mentor\n    Hvad: En kollega, de første måneder\n" in as_text(broker_sheet())


def test_a_table_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(InvalidInput):
        Table(("Ordning", "Hvad"), (("Mentor",),))


@pytest.mark.parametrize("page", [broker_sheet(), employer_sheet(), candidate_sheet()])
def test_the_sheets_are_easy_to_read(page: Page) -> None:
    assert lix(as_text(page)) < 40
