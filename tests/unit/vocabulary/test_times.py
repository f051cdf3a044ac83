"""Days and parts of the day are read from what Danish texts say about when."""

from __future__ import annotations

import pytest

from matcher.domain.week import DayPart, Slot, Weekday
from matcher.vocabulary.times import times_in

WORKDAYS = "mon tue wed thu fri"

SAID = {
    "Fylde varer op på hylderne om morgenen": "early morning",
    "hver fredag efter lukketid": "fri evening",
    "kl. 8-10": "morning",
    "fra kl. 6 til 9.30": "early morning",
    "mellem 13 og 15": "afternoon",
    "inden kl. 14": "afternoon",
    "efter kl. 16": "evening",
    "kl. 22-5": "night",
    "man-fre": WORKDAYS,
    "mandag til torsdag": "mon tue wed thu",
    "på hverdage om formiddagen": f"{WORKDAYS} morning",
    "i weekenden": "sat sun",
    "om natten": "night",
    "aftenhold": "evening",
    "tidligt om morgenen": "early",
    "før butikken åbner": "early",
    "efter frokost": "afternoon",
    "LØRDAG EFTERMIDDAG": "sat afternoon",
}
NOT_SAID = (
    "i morgen",
    "god aften",
    "lave morgenmad",
    "manden og fruen",
    "lave aftensmad",
    "5-10 kg",
    "fra 5 til 10 kg",
    "overnatning",
    "løfte 8 til 10 gange",
    "kl. 45",
)


@pytest.mark.parametrize("text", SAID)
def test_the_time_is_read(text: str) -> None:
    (said,) = times_in(text)
    assert {value.value for value in (*said.days, *said.parts)} == set(SAID[text].split())
    assert not said.ruled_out


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert times_in(text) == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ikke om aftenen", "evening"),
        ("kan ikke arbejde i weekenden", "sat sun"),
        ("ikke før kl. 10", "early"),
        ("ikke efter kl. 16", "evening night"),
    ],
)
def test_not_then_is_ruled_out(text: str, meant: str) -> None:
    (said,) = times_in(text)
    assert said.ruled_out
    assert {value.value for value in (*said.days, *said.parts)} == set(meant.split())


def test_two_times_are_kept_apart() -> None:
    first, second = times_in("mandag morgen og fredag eftermiddag")
    assert (first.days, second.days) == ((Weekday.MON,), (Weekday.FRI,))
    assert second.slots == {Slot(Weekday.FRI, DayPart.AFTERNOON)}


def test_a_time_names_the_stretch_of_the_text_it_was_read_from() -> None:
    text = "Feje gården hver fredag kl. 14"
    (said,) = times_in(text)
    assert text[said.evidence.start : said.evidence.end] == said.evidence.words == "hver fredag kl. 14"
