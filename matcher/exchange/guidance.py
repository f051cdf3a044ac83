"""What the workbook tells those who fill it in, in Danish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from matcher.exchange.columns import Column, Kind, Table
from matcher.exchange.defaults import DEFAULTS

TITLE: Final = "Sådan udfylder I arbejdsbogen"

PARAGRAPHS: Final = (
    "Udfyld arkene fra venstre mod højre. Har I ingen oplysninger til et ark, så lad det stå tomt.",
    "En tom celle = ukendt, aldrig nul. Skriv kun 0, når I ved, at svaret er 0. "
    "I enkelte kolonner gælder et fast svar, når cellen er tom. Det fremgår af noten ved overskriften.",
    "Hold musen over en overskrift for at se, hvad der skal stå i kolonnen. "
    "Kolonner med mørk overskrift skal udfyldes. Lad selve overskrifterne stå, som de er.",
    "Koder vælges på rullelisten. På arket Koder kan I se alle koder med deres danske navn, "
    "og på arket Skala, hvad trinene 0-4 betyder. "
    "Må der stå flere koder i en celle, så sæt komma imellem, fx car,bicycle.",
    "I vælger selv id'er, fx k1 eller job-7. Brug bogstaverne a-z, tal, bindestreg, understregning "
    "og punktum, og aldrig et CPR-nummer. Det samme id bruges på alle ark, der handler om det samme.",
    "Datoer skrives som 2026-03-31, og timer som decimaltal, fx 7,5.",
    "Skriv aldrig diagnoser, ydelser eller sygdomshistorik. Skriv, hvad kandidaten kan, "
    "og hvad der skal være på plads på arbejdet.",
    "Findes et id i forvejen, bliver rækken rettet. En tom celle betyder, at svaret er ukendt, "
    "også selv om det stod der før. En kolonne, I har slettet, rører vi ikke ved.",
    "Skriver I fx trin for en kandidat, gælder de i stedet for alle de trin, kandidaten havde. "
    "Skriver I ingen, beholder kandidaten dem. Ingen bliver slettet, fordi de ikke er med: "
    "Vælg paused for en kandidat, der holder pause, og closed for et job, der er lukket.",
    "Er der fejl i arbejdsbogen, bliver intet indlæst. "
    "I får at vide, hvor hver fejl står, og hvad der er rigtigt.",
)

REFUSED_TITLE: Final = "Det passer ikke til kolonnen"
SHEETS_TITLE: Final = "Arkene, i den rækkefølge de udfyldes"
SHEET_HEADINGS: Final = ("Ark", "Indhold", "Henviser til")

CODE_HEADINGS: Final = ("Kode", "Dansk navn")
SCALE_HEADINGS: Final = ("Kode", "Arbejdsdimension", "Trin 0", "Trin 1", "Trin 2", "Trin 3", "Trin 4")


def note(table: Table, column: Column) -> str:
    """The note on a column's heading: what to write, how, and what an empty cell means."""
    return f"{column.help.da}.\n{_HOW[column.kind]}{_limits(column)}.\n{_empty(table, column)}"


def refused_entry(column: Column) -> str:
    """What the spreadsheet says when something is typed that does not belong in the column."""
    return f"{_HOW[column.kind]}{_limits(column)}."


def parents(table: Table) -> tuple[str, ...]:
    """The other tables that a table's rows refer to, each once."""
    return tuple(dict.fromkeys(column.refers_to for column in table.columns if column.refers_to))


def _limits(column: Column) -> str:
    if column.least is None:
        return ""
    least = f"{column.least:g}".replace(".", ",")
    return f", mindst {least}" if column.most is None else f" fra {least} til {column.most:g}"


def _empty(table: Table, column: Column) -> str:
    if column.required:
        return "Skal udfyldes."
    default = DEFAULTS.get((table.name, column.name))
    return f"Tom celle = {default}." if default else "Tom celle = ukendt."


_HOW: Final[Mapping[Kind, str]] = {
    Kind.TEXT: "Skriv en tekst",
    Kind.ID: "Skriv et id uden mellemrum, fx k1 eller 8000",
    Kind.INTEGER: "Skriv et helt tal",
    Kind.DECIMAL: "Skriv et tal",
    Kind.HOURS: "Skriv et antal timer, fx 7,5,",
    Kind.DATE: "Skriv datoen som 2026-03-31",
    Kind.BOOLEAN: "Vælg yes (ja) eller no (nej)",
    Kind.CODE: "Vælg en kode på listen; arket Koder forklarer dem",
    Kind.CODES: "Skriv en eller flere koder med komma imellem; arket Koder forklarer dem",
    Kind.DAYS: "Skriv mon, tue, wed, thu, fri, sat eller sun (mandag til søndag) med komma imellem, "
    "eller et spænd som mon-fri",
}
