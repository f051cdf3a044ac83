"""What to ask, and whom, about what nobody has said yet."""

from __future__ import annotations

from typing import Final

from matcher.domain.ids import CompetenceCode, ConsiderationCode
from matcher.domain.scale import Dimension
from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook, opening
from matcher.explanation.unknown_facts import About, UnknownFact

_PLAIN: Final = {
    About.MOST_WEEKLY_HOURS: marked("How many hours a week can you work?"),
    About.LEAST_WEEKLY_HOURS: marked("How many hours a week would you like at least?"),
    About.MOST_DAILY_HOURS: marked("How many hours can you work in one day?"),
    About.CANDIDATE_TIMES: marked("Which days and times suit you?"),
    About.AVAILABLE_FROM: marked("When can you start?"),
    About.WISHES: marked("What would you like to work with, and what would you rather be without?"),
    About.EXPERIENCE: marked("Which kinds of work have you tried before?"),
    About.LONGEST_TRAVEL: marked("How long may the journey to work take at most?"),
    About.CANDIDATE_PLACE: marked("Which postcode do you set out from?"),
    About.TRAVEL_MODES: marked("How do you get to work: on foot, by bicycle, by bus or train, or by car?"),
    About.WORKPLACE_PLACE: marked("What is the postcode of the workplace?"),
}
_NAMES: Final = {
    About.MOST_WEEKLY_HOURS: marked("the most hours a week"),
    About.LEAST_WEEKLY_HOURS: marked("the least hours a week"),
    About.MOST_DAILY_HOURS: marked("the most hours a day"),
    About.CANDIDATE_TIMES: marked("days and times"),
    About.AVAILABLE_FROM: marked("the start"),
    About.WISHES: marked("wishes for the work"),
    About.EXPERIENCE: marked("experience"),
    About.LONGEST_TRAVEL: marked("the longest journey"),
    About.CANDIDATE_PLACE: marked("where the journey begins"),
    About.TRAVEL_MODES: marked("the way to get to work"),
    About.WORKPLACE_PLACE: marked("where the workplace is"),
    About.TASK_TIMES: marked("when the tasks are to be done"),
    About.TASK_TYPES: marked("what the tasks are"),
}


def unknown_name(book: Phrasebook, fact: UnknownFact) -> str:
    """What is unknown in a word or two, as it stands after "ask about"."""
    if fact.about in _NAMES:
        return book.say(_NAMES[fact.about])
    vocabulary = book.vocabulary
    if fact.about is About.COMPETENCE:
        return book.word(vocabulary.competences[CompetenceCode(fact.codes[0])].name)
    if fact.about is About.CONSIDERATION:
        return book.word(vocabulary.considerations[ConsiderationCode(fact.codes[0])].name)
    return book.listed([book.word(vocabulary.dimensions[Dimension(code)].name) for code in fact.codes])


def question(book: Phrasebook, fact: UnknownFact) -> str:
    """The question to ask, in the words to ask it with."""
    if fact.about in _PLAIN:
        return book.say(_PLAIN[fact.about])
    if fact.about is About.CAPABILITY:
        return _capability(book, fact)
    if fact.about is About.COMPETENCE:
        return _competence(book, CompetenceCode(fact.codes[0]))
    if fact.about is About.CONSIDERATION:
        entry = book.vocabulary.considerations[ConsiderationCode(fact.codes[0])]
        return book.say("Is this possible: {name}?", name=book.word(entry.name))
    return _tasks(book, fact)


def _capability(book: Phrasebook, fact: UnknownFact) -> str:
    entry = book.vocabulary.dimensions[Dimension(fact.codes[0])]
    asks = f"{opening(book.word(entry.name))}: {book.word(entry.question)}"
    if not fact.task_ids:
        return asks
    matters = book.say_n(
        "It matters for the task {tasks}.",
        "It matters for the tasks {tasks}.",
        len(fact.task_ids),
        tasks=book.tasks(fact.task_ids),
    )
    return f"{asks} {matters}"


def _competence(book: Phrasebook, code: CompetenceCode) -> str:
    entry = book.vocabulary.competences[code]
    name = opening(book.word(entry.name))
    if entry.licence:
        return book.say("{name}: Do you have it?", name=name)
    if entry.proof:
        return book.say("{name}: Have you used it, and do you have a proof that you can?", name=name)
    return book.say("{name}: What can you do, and where did you learn it?", name=name)


def _tasks(book: Phrasebook, fact: UnknownFact) -> str:
    n, tasks = len(fact.task_ids), book.tasks(fact.task_ids)
    if fact.about is About.TASK_TIMES:
        return book.say_n(
            "When is the task {tasks} to be done?", "When are the tasks {tasks} to be done?", n, tasks=tasks
        )
    if fact.about is About.TASK_TYPES:
        return book.say_n(
            "What kind of work is the task {tasks}?",
            "What kinds of work are the tasks {tasks}?",
            n,
            tasks=tasks,
        )
    areas = book.listed([book.word(book.vocabulary.dimensions[Dimension(code)].name) for code in fact.codes])
    return book.say_n(
        "What does the task {tasks} ask when it comes to {areas}?",
        "What do the tasks {tasks} ask when it comes to {areas}?",
        n,
        tasks=tasks,
        areas=areas,
    )
