"""Carved jobs as tables in the reader's language, ready for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from matcher.carving.limits import Limit
from matcher.domain.dataset import DatasetLabel
from matcher.domain.week import Weekday
from matcher.explanation.catalogue import marked
from matcher.explanation.phrasebook import Phrasebook
from matcher.explanation.wording import group_name
from matcher.usecases.score_bundles import OrderDifference, ScoredBundle, ScoredBundles
from matcher.usecases.suggest_jobs import ChangedJob, SuggestedJobs
from matcher.usecases.suggest_jobs_across import JobsAcross
from matcher.usecases.suggest_jobs_nearby import JobsNearby
from serving.lists import ShownList

_LIMITS: Final = {
    Limit.LEAST_HOURS: marked("least hours a week"),
    Limit.MOST_HOURS: marked("most hours a week"),
    Limit.DAILY_HOURS: marked("most hours a day"),
    Limit.PERSON_TIMES: marked("when the candidate can work"),
    Limit.TASK_TIMES: marked("when the tasks can be done"),
    Limit.TASK_RHYTHM: marked("how often the tasks are done"),
    Limit.SEPARABLE: marked("tasks that cannot be taken out"),
    Limit.LICENCES: marked("licences that are not held"),
    Limit.CONSIDERATIONS: marked("considerations the workplace cannot meet"),
    Limit.ORDINARY_HOURS: marked("ordinary paid hours"),
    Limit.FEW_COLLEAGUES: marked("few colleagues hand over"),
    Limit.NOT_ONLY_UNWANTED: marked("not only work nobody wants"),
    Limit.NOT_ALONE: marked("not left alone"),
    Limit.MEANINGFUL_WHOLE: marked("a job that hangs together"),
}
_NAMED: Final = 3
"""Differences between the two orders that are said."""


def lists_for_candidate_here(found: SuggestedJobs, book: Phrasebook) -> tuple[ShownList, ...]:
    """The jobs that could be made for a candidate at a workplace, and what was changed by what was asked."""
    request, carving = found.request, found.carving
    heading = book.say(
        "Jobs that could be made at {workplace} for candidate {candidate_id}",
        workplace=request.workplace.name,
        candidate_id=request.candidate.id,
    )
    lines = [*_changed(found.changed, book), *order_lines(found.scored, book)]
    if carving.prices:
        names = _limits((price.limit for price in carving.prices), book)
        lines.append(book.say("These hold the best job back, what costs most first: {limits}.", limits=names))
    if carving.clash and carving.clash.limits:
        names = _limits(carving.clash.limits, book)
        lines.append(
            book.say("No job can be made here. These cannot be kept together: {limits}.", limits=names)
        )
    elif not carving.bundles:
        lines.append(book.say("No job was found here."))
    if carving.relaxation:
        names = _limits((step.limit for step in carving.relaxation.steps), book)
        lines.append(book.say("It takes least to give way on: {limits}.", limits=names))
    lines.append(_model(found.scored, found.label, book))
    return (_shown(found.label, heading, _table(found.scored.bundles, book), lines, book),)


def lists_for_candidate(found: JobsAcross, book: Phrasebook) -> tuple[ShownList, ...]:
    """The best jobs that could be made for a candidate, each at a workplace of its own."""
    heading = book.say(
        "Jobs that could be made for candidate {candidate_id}", candidate_id=found.candidate.id
    )
    table = _table(found.scored.bundles, book, with_workplace=True)
    lines = [
        book.say(
            "{considered} workplaces within the journey were considered; {too_far} lie too far away.",
            considered=found.across.considered,
            too_far=found.too_far,
        ),
        *order_lines(found.scored, book),
        _model(found.scored, found.label, book),
    ]
    return (_shown(found.label, heading, table, lines, book),)


def lists_for_workplace(found: JobsNearby, book: Phrasebook) -> tuple[ShownList, ...]:
    """The jobs that could be made at a workplace for as many as possible of the people nearby."""
    heading = book.say(
        "Jobs that could be made at {workplace} for people nearby", workplace=found.site.workplace.name
    )
    header = (book.say("No."), book.say("Tasks"), book.say("Hours"), *_work_header(book), book.say("People"))
    rows = [
        (
            str(number),
            "\n".join(_task(task.text, task.weekly_minutes, book) for task in bundle.tasks),
            book.number(bundle.weekly_minutes / 60, 1),
            str(bundle.freed_skilled_minutes),
            str(bundle.undone_minutes),
            str(len(bundle.reached_by)),
        )
        for number, bundle in enumerate(found.bundles, start=1)
    ]
    lines = [
        book.say(
            "The {looked_at} nearest of {nearby} who look for work and can travel here were looked at.",
            looked_at=found.looked_at,
            nearby=found.nearby,
        ),
        *([] if found.bundles else [book.say("No job was found here.")]),
        book.say("Data: {dataset}.", dataset=found.label.name),
    ]
    return (_shown(found.label, heading, (header, rows), lines, book),)


def _shown(
    label: DatasetLabel,
    heading: str,
    table: tuple[tuple[str, ...], Sequence[tuple[str, ...]]],
    lines: Sequence[str],
    book: Phrasebook,
) -> ShownList:
    """The table under its heading; who decides is said before the last line."""
    notice = (book.say("Simulated data: nobody here is real."),) if label.simulated else ()
    decides = book.say("The list decides nothing: you choose, the candidate consents, the employer answers.")
    header, rows = table
    footer = (*lines[:-1], decides, lines[-1])
    return ShownList((*notice, heading), header if rows else (), tuple(rows), footer)


def _table(
    bundles: Sequence[ScoredBundle], book: Phrasebook, *, with_workplace: bool = False
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The bundles by score, each under its number in carving's order."""
    numbered = sorted(enumerate(bundles, start=1), key=lambda pair: pair[1].match.place)
    at = (book.say("Workplace"),) if with_workplace else ()
    header = (
        *(book.say("Place"), book.say("No."), *at, book.say("Tasks")),
        *(book.say("Hours"), book.say("Days"), book.say("Fit (of 1000)"), book.say("Score")),
        *_work_header(book),
    )
    return header, [_row(number, each, book, with_workplace) for number, each in numbered]


def _row(number: int, scored: ScoredBundle, book: Phrasebook, with_workplace: bool) -> tuple[str, ...]:
    bundle, match = scored.at.bundle, scored.match
    workplace = scored.at.request.workplace
    return (
        str(match.place),
        str(number),
        *((f"{workplace.id} {workplace.name}",) if with_workplace else ()),
        "\n".join(_task(task.text, task.weekly_minutes, book) for task in bundle.tasks),
        book.number(bundle.weekly_minutes / 60, 1),
        _days(bundle.plan.days, book),
        f"{bundle.fit.point} ({bundle.fit.lower}-{bundle.fit.upper})",
        f"{book.number(match.score, 1)} ({book.number(match.lower, 1)}-{book.number(match.upper, 1)})",
        str(bundle.freed_skilled_minutes),
        str(bundle.undone_minutes),
    )


def _work_header(book: Phrasebook) -> tuple[str, str]:
    return book.say("Freed min."), book.say("Undone min.")


def _task(text: str, minutes: int, book: Phrasebook) -> str:
    return book.say("{task}: {minutes}", task=text, minutes=book.minutes(minutes))


def _days(days: Iterable[Weekday], book: Phrasebook) -> str:
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", locale=book.language.value)
    return " ".join(names[list(Weekday).index(day)].rstrip(".") for day in days)


def _limits(limits: Iterable[Limit], book: Phrasebook) -> str:
    return ", ".join(dict.fromkeys(book.say(_LIMITS[limit]) for limit in limits))


def order_lines(scored: ScoredBundles, book: Phrasebook) -> list[str]:
    """Whether the model puts the jobs in the order of carving, and by what where it does not."""
    if not scored.pairs:
        return []
    if not scored.differences:
        return [book.say("Match and carving put the jobs in the same order.")]
    told = [_difference(each, book) for each in scored.differences[:_NAMED]]
    count = book.say(
        "Match and carving disagree on the order of {n} of {pairs} pairs.",
        n=len(scored.differences),
        pairs=scored.pairs,
    )
    return [count, *told]


def _difference(difference: OrderDifference, book: Phrasebook) -> str:
    groups = ", ".join(group_name(group, book.language) for group in difference.groups)
    one, other = difference.carving_first, difference.model_first
    if difference.by_fit:
        return book.say(
            "No. {other} is the better match: {groups}. "
            "No. {one} is ahead by hours, by work that gets done, or by more being known.",
            one=one,
            other=other,
            groups=groups,
        )
    return book.say(
        "No. {other} is the better match: {groups}. Task by task, no. {one} fits as well or better.",
        one=one,
        other=other,
        groups=groups,
    )


def _changed(changed: ChangedJob | None, book: Phrasebook) -> list[str]:
    if changed is None:
        return []
    changes = changed.changes
    if changes.fit is None or changes.weekly_minutes is None or changed.score is None:
        return [book.say("There is nothing to compare with: no job before the change, or none after it.")]
    return [
        book.say(
            "With the change, the best job moves by this much: fit {fit}, hours {hours}, score {score}.",
            fit=f"{changes.fit:+d}",
            hours=book.number(changes.weekly_minutes / 60, 1, sign=True),
            score=book.number(changed.score, 1, sign=True),
        )
    ]


def _model(scored: ScoredBundles, label: DatasetLabel, book: Phrasebook) -> str:
    return book.say("Model: {version}. Data: {dataset}.", version=scored.model_version, dataset=label.name)
