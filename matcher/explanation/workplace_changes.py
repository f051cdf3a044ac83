"""Changes that leave the job as it is: an arrangement at the workplace, an aid, a mentor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from matcher.domain.ids import ConsiderationCode
from matcher.domain.scale import Dimension
from matcher.explanation.changes import Alteration, ChangeKind
from matcher.explanation.job_demands import JobDemands
from matcher.explanation.level_facts import DemandFact, level_facts
from matcher.explanation.match_case import MatchCase
from matcher.schemes.needs import ConsiderationNeeded, LevelGap
from matcher.schemes.rules import Closes, Rulebook, SchemeCode
from matcher.vocabulary.entries import ConsiderationKind, Vocabulary

_AIDS: Final = SchemeCode("aids")
_MENTOR: Final = SchemeCode("mentor")


def arrangements_and_help(
    case: MatchCase, vocabulary: Vocabulary, rulebook: Rulebook, today: date
) -> Iterator[Alteration]:
    """One consideration that the workplace comes to meet, one kind of aid, or a mentor.

    An aid or a mentor is there where a rule in force on the day closes a known gap: an aid before a mentor.
    """
    aids, mentor = (_closes(rulebook, code, today) for code in (_AIDS, _MENTOR))
    by_mentor = _supported(case, vocabulary, mentor)
    for code in sorted(case.candidate.considerations):
        if code not in by_mentor and case.job.workplace.arrangements.get(code) is not True:
            yield Alteration(ChangeKind.ARRANGEMENT, considerations=(code,))
    gaps = _gaps(case)
    for dimension in gaps:
        if aids.covers(LevelGap(dimension)):
            yield Alteration(ChangeKind.AID, dimensions=(dimension,))
    learnt = tuple(d for d in gaps if mentor.covers(LevelGap(d)) and not aids.covers(LevelGap(d)))
    if learnt or by_mentor:
        yield Alteration(ChangeKind.MENTOR, dimensions=learnt, considerations=by_mentor)


def _closes(rulebook: Rulebook, code: SchemeCode, today: date) -> Closes:
    rule = rulebook.rules.get(code)
    return rule.closes if rule is not None and rule.validity.covers(today) else Closes()


def _gaps(case: MatchCase) -> Sequence[Dimension]:
    """Dimensions on which a task demands more than the person is known to be able to, widest gap first."""
    facts = level_facts(case.candidate, JobDemands.of(case.job))
    found = [fact.dimension for fact in facts if isinstance(fact, DemandFact) and fact.shortfall]
    return [dimension for dimension in found if dimension not in case.aids]


def _supported(case: MatchCase, vocabulary: Vocabulary, mentor: Closes) -> tuple[ConsiderationCode, ...]:
    """Support that the person needs, the workplace has not said yes to, and a mentor is."""
    entries = [vocabulary.considerations[code] for code in sorted(case.candidate.considerations)]
    return tuple(
        entry.code
        for entry in entries
        if entry.kind is ConsiderationKind.SUPPORT
        and mentor.covers(ConsiderationNeeded(entry))
        and case.job.workplace.arrangements.get(entry.code) is not True
    )
