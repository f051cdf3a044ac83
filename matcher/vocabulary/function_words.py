"""Small words that say nothing about the work, in Danish and in English."""

from __future__ import annotations

from typing import Final

__all__ = ["FUNCTION_WORDS"]

_DANISH: Final = """
af alle alt andre at både da de dem den denne der deres det dette disse du efter ej eller en er et flere for
fra gennem ham han har hen hende her hos hun hvad hver hvilke hvis hvor i igen ikke inde ind inden ja jeg kan
langs lige man med mellem men mens mod må ned noget nogle når nye næste og også om omkring op os over på samt
selv ses sig sin sine sit skal som så sådan til ud ude uden under var ved vi via vil vores være
"""
_ENGLISH: Final = """
a about according all an and any are as at be been being between both by can each etc for from has have how if
in including into is it its may not of off on one or other out over per such than that the their them then
there these they this those through to up upon use used using various via was were what when where which while
who will with within you your
"""

FUNCTION_WORDS: Final = frozenset(f"{_DANISH} {_ENGLISH}".split())
"""Left out when texts are compared: they are in every text and tell nothing about the task."""
