"""The command for a broker's notes for the meeting."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from serving.commands.options import Format, FormatOption, Lang, LangOption, product


def note(
    candidate: Annotated[str, typer.Option(help="The candidate's id.")] = "",
    job: Annotated[str, typer.Option(help="Id of a job, where the note is for one job.")] = "",
    text: Annotated[str, typer.Option(help="The note. Shells remember it: --file - reads it instead.")] = "",
    file: Annotated[str, typer.Option(help="File with the note in UTF-8; - is what you type or pipe.")] = "",
    by: Annotated[str, typer.Option(help="Name of the person who writes it.")] = "",
    remove: Annotated[str, typer.Option(help="Id of a note to delete.")] = "",
    lang: LangOption = Lang.DA,
    form: FormatOption = Format.TABLE,
) -> None:
    """Keep a short note for the meeting about a candidate, list the notes, or delete one.

    Diagnoses and illness do not belong in a note. Brokers see it, and it stands on the
    candidate's own sheet; an employer never does.
    """
    from matcher.domain.ids import CandidateId, JobId
    from matcher.domain.note import NoteId
    from matcher.usecases.write_note import notes_about, remove_note, write_note
    from matcher.vocabulary.entries import Language
    from serving.calendar import now, today
    from serving.new_ids import id_at
    from serving.note_list import note_answers, note_list, warning
    from serving.rendering import echo_json, echo_list

    if bool(candidate) == bool(remove) or (text and file):
        raise typer.BadParameter(
            "Say --candidate ID, with --text or --file to write a note; or --remove ID to delete one."
        )
    made, language = product(), Language(lang.value)
    if remove:
        remove_note(made.unit_of_work(), NoteId(remove))
        return
    who, for_job = CandidateId(candidate), JobId(job) if job else None
    if text or file:
        if form is Format.TABLE:
            typer.echo(warning(language))
        written = text or _read(file)
        key = NoteId(id_at(now()))
        write_note(made.unit_of_work(), key, who, written, by=by, on=today(), job_id=for_job)
    notes = notes_about(made.unit_of_work(), who, for_job)
    if form is Format.JSON:
        echo_json(note_answers(notes))
    else:
        echo_list(note_list(who, notes, language))


def _read(file: str) -> str:
    from matcher.errors import InvalidInput

    try:
        return (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8")
    except OSError as error:
        raise InvalidInput("The file with the note cannot be read. Check its name.") from error
    except UnicodeDecodeError:
        # The cause holds the text, so it is not told.
        raise InvalidInput("The file with the note is not text in UTF-8. Save it as UTF-8.") from None
