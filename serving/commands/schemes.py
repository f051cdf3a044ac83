"""The command that lists the compensation schemes."""

from __future__ import annotations

from serving.commands.options import Format, FormatOption, Lang, LangOption


def schemes(lang: LangOption = Lang.DA, form: FormatOption = Format.TABLE) -> None:
    """List the compensation schemes: law, who pays, who decides, and what has to be said of each today."""
    from matcher.schemes.loading import load_schemes
    from matcher.vocabulary.entries import Language
    from serving.calendar import today
    from serving.rendering import echo_json, echo_rows
    from serving.scheme_answers import as_rows, scheme_answers

    rules, language = load_schemes(), Language(lang.value)
    if form is Format.JSON:
        echo_json([answer.model_dump(mode="json") for answer in scheme_answers(rules, today(), language)])
    else:
        echo_rows(*as_rows(rules, today(), language))
