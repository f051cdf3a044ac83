"""Names, amounts and lists as they stand inside a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.domain.ids import TaskId
from matcher.explanation.catalogue import Translator
from matcher.vocabulary.entries import Language, Text, Vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in words, and what could be looked at in the job; no advice where there is none to give."""

    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Says what a sentence is about: tasks by their text, codes by their name, amounts in words.

    ``task_texts`` holds the text of each task of the job, as the workplace wrote it.
    """

    language: Language
    vocabulary: Vocabulary
    task_texts: Mapping[TaskId, str]

    def say(self, msgid: str, **values: str | int) -> str:
        """The sentence with its values."""
        return Translator(self.language).say(msgid, **values)

    def say_n(self, one: str, many: str, n: int, /, **values: str | int) -> str:
        """The sentence in the form for ``n`` things, with its values."""
        return Translator(self.language).say_n(one, many, n, **values)

    def word(self, text: Text) -> str:
        """Words of the vocabulary in the reader's language."""
        return text[self.language]

    def quoted(self, text: str) -> str:
        """Somebody's own words, without the full stop at their end: they stand within a sentence."""
        return self.say("“{text}”", text=text.rstrip(" ."))

    def tasks(self, task_ids: Sequence[TaskId]) -> str:
        """The tasks by their texts; of more than two, the first two and how many more."""
        return self.listed([self.quoted(self.task_texts[task_id]) for task_id in task_ids])

    def listed(self, names: Sequence[str], most: int = 3) -> str:
        """The names in a row; of more than ``most``, the first two and how many more."""
        if len(names) > most:
            more = self.say_n("{n} other", "{n} others", len(names) - 2, n=len(names) - 2)
            return self.listed([*names[:2], more])
        if len(names) == 1:
            return names[0]
        return self.say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])

    def hours(self, minutes: int) -> str:
        """Minutes told in hours: 7.4 hours for 444 minutes."""
        amount = self.number(minutes / 60, 2, trim=True)
        return self.say_n("{n} hour", "{n} hours", 1 if minutes == 60 else 2, n=amount)

    def minutes(self, minutes: int) -> str:
        """Minutes as they are."""
        return self.say_n("{n} minute", "{n} minutes", minutes, n=minutes)

    def percent(self, share: float) -> str:
        """A share, 0 to 1, in whole per cent; a small one is never rounded down to nothing."""
        return self.say("{n}%", n=max(round(share * 100), 1))

    def number(self, value: float, decimals: int, *, trim: bool = False, sign: bool = False) -> str:
        """A figure with so many decimals; ``trim`` leaves out zeros at its end."""
        rounded = round(value, decimals) + 0.0  # + 0.0, so that there is no -0.0
        text = f"{rounded:+.{decimals}f}" if sign else f"{rounded:.{decimals}f}"
        if trim:
            text = text.rstrip("0").rstrip(".")
        return text.replace(".", ",") if self.language is Language.DA else text

    def day(self, day: date) -> str:
        """A date in words."""
        from babel.dates import format_date

        pattern = "d. MMMM yyyy" if self.language is Language.DA else "d MMMM yyyy"
        return str(format_date(day, pattern, locale=self.language.value))


def opening(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """The text as it stands within a sentence: with a small letter at its start."""
    return text[:1].lower() + text[1:]
