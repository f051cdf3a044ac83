"""Everything that is told of one match, worked out once; each reader's sheet is a projection of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.asking.questions import JobQuestion, questions_for
from matcher.asking.rules import AskingRules
from matcher.carving.rules import Rule
from matcher.carving.week_plan import WeekPlan
from matcher.explanation.changes import Change
from matcher.explanation.counterfactuals import ChangeMeans, possible_changes
from matcher.explanation.facts import FactSheet, gather_facts
from matcher.explanation.job_view import week_of
from matcher.explanation.match_case import MatchCase, case_snapshots, score_in
from matcher.explanation.reasons import Explanation, Origin, explain
from matcher.explanation.scheme_needs import NeedHere, needs_of
from matcher.explanation.sheet_inputs import SheetInputs
from matcher.explanation.weighty_unknowns import WeightyUnknown, weighty_unknowns
from matcher.models.ranker import AdditiveRanker
from matcher.schemes.matching import SchemeAdvice, schemes_for
from matcher.schemes.rules import Rulebook
from matcher.vocabulary.entries import Vocabulary


@dataclass(frozen=True, slots=True)
class RuleSets:
    """What everything is told by besides the model: the vocabulary and the dated rules."""

    vocabulary: Vocabulary
    carving: tuple[Rule, ...]
    schemes: Rulebook
    asking: AskingRules


@dataclass(frozen=True, slots=True)
class Means:
    """The model and the rules that a telling works with."""

    ranker: AdditiveRanker
    rules: RuleSets


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told of one match on a day, as facts; ``week`` is ``None`` where none has room."""

    inputs: SheetInputs
    explanation: Explanation
    facts: FactSheet
    week: WeekPlan | None
    changes: tuple[Change, ...]
    weighty: tuple[WeightyUnknown, ...]
    needs: tuple[NeedHere, ...]
    advice: SchemeAdvice
    may_ask: tuple[JobQuestion, ...]


def tell(inputs: SheetInputs, means: Means, *, whole: bool = True) -> Told:
    """All that is told of one match: the same from the same inputs and means, always.

    Without ``whole``, what an employer never sees is not worked out: changes of the job, what to ask first.
    """
    case, day = inputs.case, inputs.day
    ranker, vocabulary = means.ranker, means.rules.vocabulary
    facts = gather_facts(case.candidate, case.job, case.way, vocabulary, today=day)
    origin = Origin(ranker.version, ranker.base, case.label.name, case.label.simulated)
    snapshots = case_snapshots([case], vocabulary)
    (match,) = score_in(snapshots, [case], ranker)
    needs = needs_of(case.candidate, case.job, vocabulary)
    return Told(
        inputs=inputs,
        explanation=explain(match, facts, origin),
        facts=facts,
        week=week_of(case, vocabulary, ranker.assumptions, means.rules.carving, day),
        changes=_changes(case, means, day) if whole else (),
        weighty=weighty_unknowns(
            case, facts.unknown, ranker, vocabulary, most=len(facts.unknown), snapshots=snapshots
        )
        if whole
        else (),
        needs=needs,
        advice=schemes_for([each.need for each in needs], means.rules.schemes, day),
        may_ask=questions_for(case.job, means.rules.asking, vocabulary, day),
    )


def _changes(case: MatchCase, means: Means, day: date) -> tuple[Change, ...]:
    rules = means.rules
    return possible_changes(
        case, ChangeMeans(means.ranker, rules.vocabulary, rules.schemes, rules.carving, day)
    )
