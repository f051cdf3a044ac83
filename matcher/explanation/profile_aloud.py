"""One sentence about what the person has done, knows and wishes for, to say in the meeting."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.domain.candidate import WishKind, WishTarget
from matcher.domain.ids import CompetenceCode
from matcher.explanation.bearing import Bearing
from matcher.explanation.catalogue import marked
from matcher.explanation.point_sentences import fields_named
from matcher.explanation.profile_facts import CompetenceFact, ExperienceFact, StatedFact, WishFact
from matcher.explanation.two_persons import Speaker


def experience_aloud(speaker: Speaker, facts: Sequence[ExperienceFact]) -> str:
    """The sentence for what has been tried before, or may be new."""
    book, first = speaker.book, facts[0]
    if first.target is WishTarget.FIELD:
        return speaker.either(
            marked("The candidate has experience with {field}."),
            marked("You have experience with {field}."),
            field=fields_named(book, facts),
        )
    task, n = speaker.first_task(first.part), sum(len(fact.part.task_ids) for fact in facts)
    if first.target is None:
        return book.say("The task {task} may be new, so we set time aside for learning it.", task=task)
    if n == 1 and speaker.to_candidate:
        return book.say("You have tried the task {task} before.", task=task)
    if n == 1:
        return book.say_n(
            "The candidate has tried the task {tasks} before.",
            "The candidate has tried the tasks {tasks} before.",
            1,
            tasks=task,
        )
    return speaker.either(
        marked("The candidate has tried {n} of the tasks before, for instance {task}."),
        marked("You have tried {n} of the tasks before, for instance {task}."),
        n=n,
        task=task,
    )


def competence_aloud(speaker: Speaker, fact: CompetenceFact) -> str:
    """The sentence for a competence that is held, or could be."""
    entry = speaker.book.vocabulary.competences[fact.code]
    name = speaker.book.word(entry.name)
    if fact.bearing is Bearing.AGAINST:
        if entry.licence:
            return speaker.book.say("We can talk about how {name} can come into place.", name=name)
        return speaker.book.say("We can see whether {name} can be learnt along the way.", name=name)
    if entry.licence:
        return speaker.either(
            marked("The candidate has {name}, and the job can use it."),
            marked("You have {name}, and the job can use it."),
            name=name,
        )
    return speaker.either(
        marked("The candidate can do what the job asks when it comes to {areas}."),
        marked("You can do what the job asks when it comes to {areas}."),
        areas=name,
    )


def stated_aloud(speaker: Speaker, fact: StatedFact) -> str:
    """The sentence for what has been told of, and could be seen."""
    book = speaker.book
    names = [book.word(book.vocabulary.competences[CompetenceCode(code)].name) for code in fact.codes]
    return speaker.either(
        marked("A trial can show what the candidate can do when it comes to {names}."),
        marked("A trial can show what you can do when it comes to {names}."),
        names=book.listed(names),
    )


def wish_aloud(speaker: Speaker, fact: WishFact) -> str:
    """The sentence for a wish, for what is rather not wished for, and for what nothing is said of."""
    task = speaker.first_task(fact.part)
    if fact.kind is None:
        return speaker.either(
            marked("We can ask whether the task {task} could be of interest."),
            marked("Could the task {task} be of interest to you?"),
            task=task,
        )
    book = speaker.book
    if fact.target is WishTarget.FIELD:
        work = book.say("work in {field}", field=book.word(book.vocabulary.fields[fact.code].name))
    else:
        work = book.say_n("the task {tasks}", "the tasks {tasks}", 1, tasks=task)
    if fact.kind is WishKind.DISLIKE:
        return book.say("We can talk about how much of the job {work} should be.", work=work)
    return speaker.either(
        marked("The candidate wishes for {work}."), marked("You wish for {work}."), work=work
    )
