"""Sentences about what the person has tried before and wishes for."""

from __future__ import annotations

from matcher.domain.candidate import WishKind, WishTarget
from matcher.explanation.competence_sentences import evidence_said
from matcher.explanation.level_sentences import other_work
from matcher.explanation.phrasebook import Phrasebook, Said
from matcher.explanation.profile_facts import ExperienceFact, WishFact


def experience_said(book: Phrasebook, fact: ExperienceFact) -> Said:
    """What the person has tried before, and what may be new."""
    n, tasks = len(fact.part.task_ids), book.tasks(fact.part.task_ids)
    if fact.target is WishTarget.FIELD:
        return Said(book.say("The candidate has experience with {field}.", field=_field(book, fact.code)))
    if fact.target is WishTarget.TASK_TYPE:
        tried = book.say_n(
            "The candidate has tried the task {tasks} before.",
            "The candidate has tried the tasks {tasks} before.",
            n,
            tasks=tasks,
        )
        if fact.evidence is None:
            return Said(tried)
        return Said(" ".join([tried, *evidence_said(book, fact.evidence, fact.old_since, is_proof=True)]))
    sentence = book.say_n(
        "The task {tasks} may be new to the candidate.",
        "The tasks {tasks} may be new to the candidate.",
        n,
        tasks=tasks,
    )
    return Said(sentence, book.say("Set time aside for learning the work."))


def wish_said(book: Phrasebook, fact: WishFact) -> Said:
    """What the person wishes for, would rather be without, and has said nothing of."""
    if fact.kind is None:
        sentence = book.say_n(
            "The candidate has not said anything about the task {tasks}.",
            "The candidate has not said anything about the tasks {tasks}.",
            len(fact.part.task_ids),
            tasks=book.tasks(fact.part.task_ids),
        )
        return Said(sentence, book.say("Ask whether it could be of interest."))
    work, share = _work(book, fact), book.percent(fact.part.share)
    if fact.kind is WishKind.WISH:
        return Said(
            book.say("The candidate wishes for {work} ({share} of the hours).", work=work, share=share)
        )
    sentence = book.say(
        "The candidate would rather be without {work} ({share} of the hours).", work=work, share=share
    )
    if fact.part.separable:
        return Said(sentence, other_work(book, fact.part))
    return Said(sentence, book.say("Talk about how much of it the job should hold."))


def _work(book: Phrasebook, fact: WishFact) -> str:
    if fact.target is WishTarget.FIELD:
        return book.say("work in {field}", field=_field(book, fact.code))
    tasks = book.tasks(fact.part.task_ids)
    return book.say_n("the task {tasks}", "the tasks {tasks}", len(fact.part.task_ids), tasks=tasks)


def _field(book: Phrasebook, code: str) -> str:
    return book.word(book.vocabulary.fields[code].name)
