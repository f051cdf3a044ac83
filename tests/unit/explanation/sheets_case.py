"""The kitchen's job for a good, a poor and an almost unknown candidate, as sheets are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from matcher.asking.loading import load_asking_rules
from matcher.carving.rules import load_rules
from matcher.domain.candidate import (
    Candidate,
    Competence,
    Evidence,
    Travel,
    TravelMode,
    Wish,
    WishKind,
    WishTarget,
    WorkingTime,
)
from matcher.domain.consent import Released
from matcher.domain.contact import Contact, MeetingContacts
from matcher.domain.ids import CandidateId, CompetenceCode, ConsiderationCode, Postcode, TaskTypeCode
from matcher.domain.note import Note, NoteId
from matcher.domain.scale import DIMENSIONS, Level, Levels
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.telling import Means, RuleSets, Told, tell
from matcher.models.scorecard import Scorecard
from matcher.schemes.loading import load_schemes
from matcher.vocabulary.loading import load_vocabulary
from tests.unit.explanation.changes_case import DELIVERIES, VEGETABLES, kitchen
from tests.unit.explanation.kitchen_case import EVENINGS, MORNINGS

MEANS: Final = Means(
    Scorecard(), RuleSets(load_vocabulary(), load_rules(), load_schemes(), load_asking_rules())
)
DAY: Final = date(2026, 8, 1)
CANDIDATES: Final[Mapping[str, Candidate]] = {
    "good": Candidate(
        id=CandidateId("K-1"),
        levels=Levels(dict.fromkeys(DIMENSIONS, Level.FULL)),
        competences=tuple(
            Competence(CompetenceCode(code), Level.HIGH, Evidence.CERTIFICATE)
            for code in ("food_hygiene_certificate", "table_service", "danish_spoken")
        ),
        experience=frozenset(map(TaskTypeCode, ("wash_dishes", "brew_coffee", "serve_buffet"))),
        wishes=(Wish(WishKind.WISH, WishTarget.FIELD, "kitchen"),),
        considerations=frozenset({ConsiderationCode("short_breaks")}),
        time=WorkingTime(300, 1200, None, MORNINGS | EVENINGS, date(2026, 8, 1)),
        travel=Travel(Postcode("8000"), frozenset({TravelMode.CAR}), 60),
    ),
    "poor": Candidate(
        id=CandidateId("K-2"),
        levels=Levels(dict.fromkeys(DIMENSIONS, Level.NONE)),
        wishes=(
            Wish(WishKind.DISLIKE, WishTarget.FIELD, "kitchen"),
            Wish(WishKind.DISLIKE, WishTarget.TASK_TYPE, "serve_buffet"),
        ),
        considerations=frozenset(
            map(ConsiderationCode, ("short_breaks", "fixed_routine", "one_contact", "quiet_place"))
        ),
        time=WorkingTime(120, 300, 120, EVENINGS, date(2026, 12, 24)),
        travel=Travel(Postcode("8000"), frozenset({TravelMode.WALK}), 15),
    ),
    "almost unknown": Candidate(id=CandidateId("K-3"), levels=Levels({DIMENSIONS[0]: Level.MODERATE})),
}


def inputs_of(candidate: Candidate) -> SheetInputs:
    """The candidate in the kitchen, all released, with a note and everybody to call."""
    return SheetInputs(
        case=kitchen(VEGETABLES, DELIVERIES, candidate=candidate),
        released=Released(
            name=True,
            contact=True,
            considerations=candidate.considerations,
            competences=frozenset(each.code for each in candidate.competences),
            experience=candidate.experience,
        ),
        notes=(Note(NoteId("N-1"), candidate.id, None, "Ring om formiddagen", "Mette Holm", DAY),),
        name="Åse Østergaard",
        contact=Contact("Åse Østergaard", "12 34 56 78", "aase@example.org"),
        contacts=MeetingContacts(Contact("Mette Holm", "12345678"), "87654321", "Bo Lund, 11223344"),
        day=DAY,
    )


@cache
def told_of(who: str) -> Told:
    """All that is told of one of the three."""
    return tell(inputs_of(CANDIDATES[who]), MEANS)
