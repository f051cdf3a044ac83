"""Sentences about what has to be arranged in a job, and about the schemes that could help with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.scheme_needs import NeedHere
from matcher.law.standing import Standing
from matcher.schemes.needs import ConsiderationNeeded, Help, HelpNeeded, LevelGap, Need
from matcher.schemes.rules import Evidence, EvidenceLevel, Party, SchemeRule, Words

_HELPS: Final = {
    Help.AID: (marked("an aid"), marked("There has to be an aid.")),
    Help.GUIDANCE: (marked("guidance"), marked("There has to be somebody to learn from.")),
    Help.INTERPRETING: (marked("an interpreter"), marked("There has to be an interpreter.")),
    Help.ASSISTANCE: (
        marked("help with some of the tasks"),
        marked("There has to be help with some of the tasks."),
    ),
    Help.TRIAL: (
        marked("trying the job out"),
        marked("Try the job out together before you say yes to each other."),
    ),
    Help.ABSENCE: (marked("days away"), marked("There has to be room for days away.")),
    Help.WAGE_SUPPORT: (
        marked("support for the wage"),
        marked("Talk about the wage for as long as the job is being learnt."),
    ),
    Help.FEWER_HOURS: (marked("fewer hours"), marked("The job has to have fewer hours.")),
}
"""Each kind of help: what it is called, and what has to be arranged."""


def need_label(book: Phrasebook, need: Need) -> str:
    """What a need is about, in a few words."""
    match need:
        case LevelGap(dimension):
            return book.word(book.vocabulary.dimensions[dimension].name)
        case ConsiderationNeeded(entry):
            return book.word(entry.name)
        case HelpNeeded(kind):
            return book.say(_HELPS[kind][0])


def need_said(book: Phrasebook, here: NeedHere) -> str:
    """What has to be arranged in the job, and with which tasks."""
    match here.need:
        case LevelGap():
            return _gap(book, here)
        case ConsiderationNeeded(entry):
            return _consideration(book, here, book.word(entry.name))
        case HelpNeeded(kind):
            return book.say(_HELPS[kind][1])


def pays(book: Phrasebook, rule: SchemeRule, words: Words) -> str:
    """Who pays."""
    if not rule.payers:
        return book.say("It costs nothing.")
    return book.say_n(
        "{parties} pays.", "{parties} pay.", len(rule.payers), parties=_parties(book, rule.payers, words)
    )


def decides(book: Phrasebook, rule: SchemeRule, words: Words) -> str:
    """Who decides."""
    return book.say_n(
        "{parties} decides.",
        "{parties} decide.",
        len(rule.deciders),
        parties=_parties(book, rule.deciders, words),
    )


def evidence_said(book: Phrasebook, evidence: Evidence, words: Words) -> str:
    """What stands behind a kind of help: never how well it works."""
    if isinstance(evidence.level, EvidenceLevel):
        return book.say("The help rests on: {level}.", level=book.word(words.levels[evidence.level]))
    return book.say("It is not stated whether the help rests on knowledge, a presumption or an idea.")


def standing_said(book: Phrasebook, standing: Sequence[Standing], words: Words) -> str:
    """What has to be said of a rule on a day, as the end of a sentence."""
    return all_listed(book, [book.word(words.standings[each]) for each in standing])


def scheme_line(book: Phrasebook, rule: SchemeRule, helps_with: Sequence[str], words: Words) -> str:
    """A scheme in short: its place in law, who pays, who decides, and what it could help with."""
    if rule.payers == rule.deciders:
        parties = _parties(book, rule.payers, words)
        who = book.say_n(
            "{parties} pays and decides.", "{parties} pay and decide.", len(rule.payers), parties=parties
        )
    else:
        who = f"{pays(book, rule, words)} {decides(book, rule, words)}"
    name = book.word(rule.name)
    head = book.say("{name} ({law}): {who}", name=name, law=rule.cited, who=who)
    others = [label for label in helps_with if name.casefold() not in label.casefold()]
    if not others:
        return head
    helps = book.say("This is about: {needs}.", needs=all_listed(book, others))
    return f"{head} {helps}"


def all_listed(book: Phrasebook, names: Sequence[str]) -> str:
    """The names in a row, none left out."""
    if len(names) == 1:
        return names[0]
    return book.say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def _parties(book: Phrasebook, parties: Sequence[Party], words: Words) -> str:
    return opening(all_listed(book, [book.word(words.parties[party]) for party in parties]))


def _gap(book: Phrasebook, here: NeedHere) -> str:
    name, n, tasks = opening(need_label(book, here.need)), len(here.task_ids), book.tasks(here.task_ids)
    if here.proposed:
        return book.say_n(
            "{name} in the task {tasks}: First ask the workplace whether the demand is right.",
            "{name} in the tasks {tasks}: First ask the workplace whether the demand is right.",
            n,
            tasks=tasks,
            name=name,
        )
    return book.say_n(
        "{name} in the task {tasks}: What can you change?",
        "{name} in the tasks {tasks}: What can you change?",
        n,
        tasks=tasks,
        name=name,
    )


def _consideration(book: Phrasebook, here: NeedHere, name: str) -> str:
    if here.possible is None:
        return book.say("There has to be: {name}. The workplace has not been asked yet.", name=name)
    if here.possible:
        return book.say("There has to be: {name}. The workplace says yes to that.", name=name)
    return book.say("There has to be: {name}. The workplace cannot see to that today.", name=name)
