"""Columns, and words about them, that several tables of the data format share."""

from __future__ import annotations

from typing import Final

from matcher.exchange.columns import Column, Kind
from matcher.vocabulary.entries import Text

POSTCODE: Final = Text("Postnummer, fire cifre", "Postcode, four digits")
DAYS: Final = Text("Ugedage, fx mon-fri eller mon,wed", "Days of the week, such as mon-fri or mon,wed")
PARTS: Final = Text(
    "Tider på dagen: early 5-8, morning 8-12, afternoon 12-16, evening 16-21, night 21-5",
    "Parts of the day: early 5-8, morning 8-12, afternoon 12-16, evening 16-21, night 21-5",
)
LEVEL: Final = Text("Trin 0-4 på skalaen", "Level 0-4 on the scale")
HELD: Final = Text(
    "0 har ikke, 1 under oplæring, 2 med støtte, 3 selvstændigt, 4 kan lære fra sig",
    "0 not held, 1 being learnt, 2 with support, 3 independently, 4 can teach it",
)


def id_column(name: str, da: str, en: str, refers_to: str = "") -> Column:
    """A required column of ids, of this table's own or of the table that it refers to."""
    return Column(name, Kind.ID, Text(da, en), required=True, refers_to=refers_to)


CANDIDATE: Final = id_column("candidate_id", "Kandidatens id", "The candidate's id", "candidates")
TASK: Final = id_column("task_id", "Opgavens id", "The task's id", "tasks")
