"""The command that reads a text: which types of task, demands, times and limits it may mean."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from serving.commands.options import Format, FormatOption, Lang, LangOption


class Speaker(StrEnum):
    """Whose words a text is."""

    TASK = "task"
    CANDIDATE = "candidate"


def read(
    text: Annotated[str, typer.Argument(help="What was said or written, in Danish.")],
    about: Annotated[
        Speaker, typer.Option(help="task: what the work is. candidate: what a candidate says.")
    ] = Speaker.TASK,
    top: Annotated[int, typer.Option(help="Types of task at most.", min=1, max=10)] = 3,
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """Say what a text may mean: types of task, demands, times and limits. Nothing is stored."""
    from matcher.explanation.catalogue import Translator
    from matcher.vocabulary.entries import Language
    from matcher.vocabulary.limits import About
    from matcher.vocabulary.loading import load_vocabulary
    from matcher.vocabulary.matching import TaskTypeMatcher
    from matcher.vocabulary.reading import read_text
    from serving.readings import lines_of_reading, reading_answer, types_in_words
    from serving.rendering import echo_json, echo_rows

    vocabulary, language = load_vocabulary(), Language(lang.value)
    reading = read_text(text, About(about.value), TaskTypeMatcher(vocabulary), top)
    answer = reading_answer(text, reading, vocabulary, language)
    if form is Format.JSON:
        echo_json(answer.model_dump())
        return
    say = Translator(language).say
    if answer.proposals:
        echo_rows((say("Type of task"), say("Certainty")), types_in_words(answer))
    else:
        typer.echo(say("No type of task is sure enough to be proposed."))
    for line in lines_of_reading(answer, language):
        typer.echo(line)
