"""Which type of task is proposed for a text, and what it is then said to demand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from matcher.domain.ids import TaskTypeCode
from matcher.domain.scale import DIMENSIONS, UNKNOWN, Dimension, Level, Levels
from matcher.vocabulary.entries import FieldEntry, TaskType, Text, Vocabulary
from matcher.vocabulary.loading import load_vocabulary
from matcher.vocabulary.matching import LEAST_ALTERNATIVE, LEAST_CERTAINTY, Proposal, TaskTypeMatcher

# Written as an employer might say it; none is a name or a synonym in the lexicon.
DANISH = {
    "Rense og hakke grønt til suppen": "chop_vegetables",
    "Sørge for, at der er varm kaffe til mødet": "brew_coffee",
    "Tage opvasken efter frokost": "wash_dishes",
    "Sætte tallerkener og glas frem til selskabet": "set_tables",
    "Holde buffeten fyldt under frokosten": "serve_buffet",
    "Smøre håndmadder til børnefødselsdage": "make_sandwiches",
    "Vask af gulvet i entréen": "clean_floors",
    "Aftørring af skriveborde": "clean_offices",
    "Ordne toiletterne på første sal": "clean_toilets",
    "Pudsning af spejle": "clean_windows",
    "Tømning af skraldespande i klasserne": "empty_bins",
    "Sammenlægning af håndklæder": "fold_laundry",
    "Strygning af kitler": "iron_clothes",
    "Hyldeopfyldning i supermarkedet": "fill_shelves",
    "Datotjek af mejerivarer": "check_dates",
    "Prismærkning med prispistol": "price_goods",
    "Sidde i kassen lørdag formiddag": "operate_checkout",
    "Nedpakning af kundernes ordrer": "pack_orders",
    "Plukning efter ordreseddel": "pick_orders",
    "Optælling af lageret": "count_stock",
    "Flytte tunge paller med gaffeltruck": "drive_forklift",
    "Vask af kommunens biler": "wash_cars",
    "Varebilskørsel med blomster": "drive_van",
    "Indscanning af personalesager": "scan_documents",
    "Lægge sager i arkivskabet": "file_documents",
    "Sortering af dagens post": "sort_mail",
    "Registrering af leverandørfakturaer": "enter_invoices",
    "Referent ved personalemøder": "take_minutes",
    "Skifte patroner i printeren": "refill_printers",
    "Kuvertering af medlemsblade": "send_mail",
    "Makulering af gamle sager": "shred_documents",
    "Undersøge, om blinde kan bruge hjemmesiden": "test_web_accessibility",
    "Klargøring af bærbare computere": "set_up_computers",
    "Slette dubletter i kundekartoteket": "clean_data",
    "Korrekturlæsning af artikler": "proofread_texts",
    "Skrive opslag til Facebook": "post_social_media",
    "Besvare telefonopkald i omstillingen": "answer_telephone",
    "Opstilling af stole til foredrag": "set_up_rooms",
    "Fjerne sne foran hovedindgangen": "clear_snow",
    "Græsslåning": "mow_lawns",
    "Lugning mellem stauderne": "weed_beds",
    "Beskære frugttræer": "prune_hedges",
    "Fodring af høns og geder": "feed_animals",
    "Udmugning i hestestalden": "clean_stalls",
    "Tælle skruer op og lægge dem i poser": "assemble_kits",
    "Kvalitetskontrol af plastemner": "check_parts",
    "Lapning af cykelslanger": "repair_bicycles",
    "Højtlæsning for ældre": "read_aloud_residents",
    "Spadsereture med de ældre": "accompany_walks",
    "Ordne depotet på sygehusafdelingen": "refill_care_supplies",
    "Stille afleverede bøger på hylden": "shelve_books",
    "Rengøring af reagensglas": "wash_glassware",
    "Stregkoder på blodprøver": "label_samples",
    "Opsyn med børn i skolegården": "watch_break",
}
ENGLISH = {
    "Peeling potatoes for the canteen": "chop_vegetables",
    "Doing the dishes after lunch": "wash_dishes",
    "Making sure there is hot coffee": "brew_coffee",
    "Mopping the hallway": "clean_floors",
    "Emptying the office waste bins": "empty_bins",
    "Restocking the shelves in the shop": "fill_shelves",
    "Checking use-by dates on dairy products": "check_dates",
    "Packing webshop parcels": "pack_orders",
    "Counting stock in the warehouse": "count_stock",
    "Scanning old personnel files": "scan_documents",
    "Sorting the morning post": "sort_mail",
    "Keying in supplier invoices": "enter_invoices",
    "Writing the minutes": "take_minutes",
    "Answering the switchboard": "answer_telephone",
    "Testing the website with screen readers": "test_web_accessibility",
    "Cropping product photos": "edit_images",
    "Setting out chairs for a lecture": "set_up_rooms",
    "Cutting the grass": "mow_lawns",
    "Feeding the hens": "feed_animals",
    "Folding sheets": "fold_laundry",
    "Mending flat bicycle tyres": "repair_bicycles",
    "Reading the newspaper to residents": "read_aloud_residents",
    "Washing company cars": "wash_cars",
    "Shovelling snow off the path": "clear_snow",
}


@pytest.fixture(scope="module")
def matcher() -> TaskTypeMatcher:
    return TaskTypeMatcher(load_vocabulary())


def hits(matcher: TaskTypeMatcher, wanted: Mapping[str, str], top: int) -> int:
    proposals = matcher.propose(list(wanted), top)
    return sum(
        code in [proposal.task_type for proposal in proposed]
        for code, proposed in zip(wanted.values(), proposals, strict=True)
    )


def two_types_with_the_same_words() -> Vocabulary:
    def same(code: str) -> TaskType:
        name = Text("vande blomster", "water flowers")
        return TaskType(
            TaskTypeCode(code), "garden", name, (), (), Levels({Dimension.NOISE: Level.LIGHT}), ()
        )

    nothing: Mapping[str, object] = MappingProxyType({})
    types = {TaskTypeCode(code): same(code) for code in ("second", "first")}
    fields = {"garden": FieldEntry("garden", Text("have", "garden"))}
    return Vocabulary(nothing, fields, nothing, nothing, types)


def test_no_phrasing_that_is_measured_stands_in_the_lexicon() -> None:
    said = {
        phrase.casefold()
        for entry in load_vocabulary().task_types.values()
        for phrase in (entry.name.da, entry.name.en, *entry.synonyms_da, *entry.synonyms_en)
    }
    assert not said & {phrase.casefold() for phrase in (*DANISH, *ENGLISH)}


def test_two_in_three_danish_phrasings_get_the_right_type_first_and_more_among_five(
    matcher: TaskTypeMatcher,
) -> None:
    # Measured: 38 and 40 of 54; for 13 no type is sure enough to be proposed.
    assert hits(matcher, DANISH, top=1) >= 38
    assert hits(matcher, DANISH, top=5) >= 39


def test_half_the_english_phrasings_get_the_right_type_first(matcher: TaskTypeMatcher) -> None:
    # Measured: 13 and 13 of 24. A short English text is only like half of a document in two languages,
    # and 8 of them get no proposal.
    assert hits(matcher, ENGLISH, top=1) >= 12
    assert hits(matcher, ENGLISH, top=5) >= 12


def test_every_type_is_found_by_its_own_danish_name(matcher: TaskTypeMatcher) -> None:
    types = load_vocabulary().task_types
    proposals = matcher.propose([entry.name.da for entry in types.values()], top=3)
    lost = [
        code
        for code, proposed in zip(types, proposals, strict=True)
        if code not in [proposal.task_type for proposal in proposed]
    ]
    assert lost == []


@pytest.mark.parametrize("text", ["", "   ", "12345", "og til den som er på", "qwrtz xyxyx"])
def test_a_text_that_says_nothing_about_work_gets_no_proposal(matcher: TaskTypeMatcher, text: str) -> None:
    assert matcher.propose([text]) == [()]


def test_no_texts_get_no_proposals(matcher: TaskTypeMatcher) -> None:
    assert matcher.propose([]) == []


def test_proposals_come_best_first_at_most_so_many_and_none_below_the_threshold(
    matcher: TaskTypeMatcher,
) -> None:
    for proposed in matcher.propose(list(DANISH), top=4):
        certainties = [proposal.certainty for proposal in proposed]
        assert len(certainties) <= 4
        assert certainties == sorted(certainties, reverse=True)
        assert all(LEAST_CERTAINTY <= certainty <= 1 for certainty in certainties[:1])
        assert all(LEAST_ALTERNATIVE <= certainty <= 1 for certainty in certainties[1:])


def test_a_proposal_does_not_depend_on_the_other_texts(matcher: TaskTypeMatcher) -> None:
    texts = list(DANISH)
    backwards = matcher.propose(texts[::-1])
    assert matcher.propose(texts) == backwards[::-1]
    assert TaskTypeMatcher(load_vocabulary()).propose(texts[:1]) == matcher.propose(texts[:1])


def test_of_two_equally_sure_types_the_first_by_code_stands_first() -> None:
    proposed = TaskTypeMatcher(two_types_with_the_same_words()).propose(["vande blomster"])[0]
    assert [proposal.task_type for proposal in proposed] == ["first", "second"]
    assert proposed[0].certainty == proposed[1].certainty


def test_all_demands_are_proposed_and_those_the_type_does_not_name_at_the_lowest_level() -> None:
    matcher = TaskTypeMatcher(two_types_with_the_same_words())
    demands = matcher.demands_proposed([Proposal(TaskTypeCode("first"), 0.9, 0.9)])
    assert demands is not None
    assert demands.proposed == set(DIMENSIONS)
    assert demands.levels[Dimension.NOISE] is Level.LIGHT
    assert demands.levels[Dimension.LIFTING] is Level.NONE
    assert UNKNOWN not in [demands.levels[dimension] for dimension in DIMENSIONS]


def test_demands_are_those_of_the_best_proposal_whatever_the_order(matcher: TaskTypeMatcher) -> None:
    best, other = (
        Proposal(TaskTypeCode("use_chainsaw"), 0.2, 0.6),
        Proposal(TaskTypeCode("proofread_texts"), 0.3, 0.5),
    )
    demands = matcher.demands_proposed([other, best])
    assert demands is not None
    assert demands.levels[Dimension.NOISE] is Level.FULL
    assert demands == matcher.demands_proposed([best, other])


def test_nothing_sure_enough_leaves_the_demands_unknown(matcher: TaskTypeMatcher) -> None:
    just_below = Proposal(TaskTypeCode("wash_dishes"), 0.9, LEAST_CERTAINTY - 0.001)
    assert matcher.demands_proposed([]) is None
    assert matcher.demands_proposed([just_below]) is None
