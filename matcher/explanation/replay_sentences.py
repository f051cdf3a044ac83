"""What came of making an explanation again, in words."""

from __future__ import annotations

from typing import Final

from matcher.domain.replay import ChangeKind, Replay, ReplayChange
from matcher.explanation.catalogue import Translator, marked
from matcher.vocabulary.entries import Language

__all__ = ["replay_sentences"]

_CHANGES: Final = {
    ChangeKind.MODEL_NOT_HERE: marked("The model that was used then is no longer here."),
    ChangeKind.MODEL_CHANGED: marked("We use another model today."),
    ChangeKind.PROGRAM_CHANGED: marked("The program has changed since."),
    ChangeKind.PROFILE_CHANGED_SINCE: marked("The profile has changed since."),
    ChangeKind.JOB_CHANGED_SINCE: marked("The job has changed since."),
    ChangeKind.RELEASES_CHANGED_SINCE: marked(
        "The candidate has since changed what the employer may see. Show only what they agree to today."
    ),
}
_RULES: Final = {
    "schemes": marked("The rules about support have changed since."),
    "carving": marked("The rules about safety at work have changed since."),
    "vocabulary": marked("The list of tasks and competences has changed since."),
    "wording": marked("The wording has changed since."),
}


def replay_sentences(replay: Replay, language: Language) -> tuple[str, ...]:
    """Whether the explanation came out the same, and then a sentence for each thing that has changed."""
    translator = Translator(language)
    if not replay.made_again:
        first = translator.say("The explanation cannot be made again.")
    elif replay.identical:
        first = translator.say("We have made the explanation again. It is exactly the same.")
    else:
        first = translator.say("We have made the explanation again. It is not the same.")
    return first, *(_sentence(change, translator) for change in replay.changes)


def _sentence(change: ReplayChange, translator: Translator) -> str:
    if change.kind is not ChangeKind.RULES_CHANGED:
        return translator.say(_CHANGES[change.kind])
    known = _RULES.get(change.name)
    if known is not None:
        return translator.say(known)
    return translator.say("The rules “{name}” have changed since.", name=change.name)
