"""Three sheets for one job, as they may be handed over. Every person and workplace in them is made up."""

from __future__ import annotations

from datetime import date

from matcher.rendering.page import (
    Lines,
    Page,
    Paragraph,
    Piece,
    Point,
    Points,
    Question,
    Questions,
    Row,
    Rows,
    Section,
    Table,
    Week,
    WeekDay,
)
from matcher.vocabulary.entries import Language

DAY = date(2026, 5, 4)
TITLE = "Medhjælper i køkken og kantine"
WEEK = Week(
    (
        WeekDay(
            "Mandag",
            (Piece("8–12", "Gøre salatbar klar", "2 timer"), Piece("8–12", "Skylle grøntsager", "1 time")),
            "3 timer",
        ),
        WeekDay("Tirsdag", (Piece("8–12", "Gøre salatbar klar", "2 timer"),), "2 timer"),
        WeekDay(
            "Torsdag",
            (
                Piece("8–12", "Gøre salatbar klar", "2 timer"),
                Piece("12–16", "Sætte varer på plads", "1,5 time"),
            ),
            "3,5 timer",
        ),
        WeekDay("Fredag", (Piece("12–16", "Sætte varer på plads", "1,5 time"),), "1,5 time"),
    ),
    "Ugen: 10 timer",
)
CONTACT = Section(
    "Ring, når der er brug for det",
    (
        Paragraph("I kan ringe når som helst. Vi kommer ud, hvis noget driller."),
        Lines(("Jobformidler:", "Telefon:", "Mail:")),
    ),
)


def broker_sheet() -> Page:
    """What the broker takes along to the first meeting."""
    return Page(
        language=Language.DA,
        title=TITLE,
        subtitle="Kantinen på Havnegade 12 · 10 timer om ugen",
        reader="Til jobformidleren",
        sections=(
            Section(
                "Det taler for",
                (
                    Points(
                        (
                            Point(
                                "Kandidaten har arbejdet med mad og kender hygiejnereglerne.",
                                ("Set på arbejde i efteråret 2025.",),
                                "Erfaring",
                            ),
                            Point("Jobbet ligger, når kandidaten helst vil arbejde.", (), "Tid"),
                            Point("Opgaverne er de samme hver uge.", ("Det er aftalt på forhånd.",), "Ro"),
                            Point("Kandidaten vil gerne arbejde med mad.", (), "Ønsker"),
                        ),
                        least=2,
                    ),
                ),
            ),
            Section(
                "Det kan jobbet ændre",
                (
                    Points(
                        (
                            Point(
                                "»Sætte varer på plads« kræver løft op til 10 kg.",
                                ("Et rullebord kan klare løftet. Spørg til hjælpemidler.",),
                                "Løft",
                            ),
                            Point(
                                "Der er larm, når opvaskemaskinen kører.",
                                ("Læg opgaverne før kl. 11, eller brug rummet ved siden af.",),
                                "Lyd",
                            ),
                        ),
                        more=1,
                        least=1,
                    ),
                ),
            ),
            Section(
                "Spørg kandidaten",
                (
                    Questions(
                        (
                            Question("Hvor længe kan du stå op, før du har brug for at sidde?"),
                            Question("Hvad skal der til, for at du kan tage imod en ny opgave?"),
                        ),
                        least=1,
                    ),
                ),
            ),
            Section(
                "Spørg arbejdspladsen",
                (
                    Questions(
                        (
                            Question("Hvem viser opgaverne frem den første uge?"),
                            Question("Kan varerne komme i mindre kasser?"),
                        ),
                        least=1,
                    ),
                ),
            ),
            Section("Ugen", (WEEK,), wide=True),
            Section(
                "Støtte, der kan søges",
                (
                    Table(
                        ("Ordning", "Hvad", "Hvem betaler", "Hvem afgør det"),
                        (
                            ("Hjælpemidler", "Rullebord til varerne", "Kommunen", "Kommunen"),
                            ("Mentor", "En kollega, de første måneder", "Kommunen", "Kommunen"),
                        ),
                    ),
                ),
                wide=True,
            ),
            Section(
                "Sådan følger vi op",
                (
                    Rows(
                        (
                            Row("Uge 1–4", "Et besøg om ugen."),
                            Row("Uge 5–12", "Et besøg hver anden uge."),
                            Row("Derefter", "Mindst en gang om måneden."),
                        )
                    ),
                ),
            ),
            CONTACT,
        ),
        small_print=(
            "Spørg aldrig til sygdom eller diagnose. Spørg kun til det, der betyder noget for opgaverne.",
            "Ordningerne er ikke slået op i loven endnu. Spørg kommunens nøgleperson.",
        ),
        whole="Det hele står ved jobbet i Matcher.",
        reference="Job j00001 · kandidat c00002",
        simulated=True,
        day=DAY,
    )


def employer_sheet() -> Page:
    """What the employer gets: the work, what it gives, and what happens next."""
    return Page(
        language=Language.DA,
        title=TITLE,
        subtitle="Et nyt job af opgaver, I har i dag · 10 timer om ugen",
        reader="Til arbejdspladsen",
        sections=(
            Section(
                "Det får I ud af det",
                (
                    Paragraph("Kokken får 6 timer om ugen til at lave mad.", strong=True),
                    Points(
                        (
                            Point("Salatbaren står klar hver dag kl. 11."),
                            Point("Varerne kommer på plads samme dag. Det bliver de ikke i dag."),
                            Point("To stillinger giver opgaver fra sig. Ingen mister timer."),
                        ),
                        least=2,
                    ),
                ),
            ),
            Section(
                "Opgaverne",
                (
                    Points(
                        (
                            Point("6 timer om ugen", (), "Gøre salatbar klar"),
                            Point("1 time om ugen", (), "Skylle grøntsager"),
                            Point("3 timer om ugen", (), "Sætte varer på plads"),
                        ),
                    ),
                ),
            ),
            Section("Ugen", (WEEK,), wide=True),
            Section(
                "Det taler vi om på mødet",
                (
                    Questions(
                        (
                            Question("Passer opgaverne til jeres hverdag?", (), 2),
                            Question("Hvem viser opgaverne frem den første uge?"),
                            Question("Hvornår skal vi se på, hvordan det går?"),
                        ),
                    ),
                ),
            ),
            Section(
                "Det kan kommunen hjælpe med",
                (
                    Points(
                        (
                            Point("Et rullebord, så varerne ikke skal løftes.", (), "Hjælpemidler"),
                            Point("En kollega får tid til at vise til rette.", (), "Mentor"),
                        ),
                        least=1,
                    ),
                    Paragraph("Kommunen afgør det. Jobformidleren hjælper med papirerne."),
                ),
            ),
            Section(
                "Det næste, der sker",
                (
                    Rows(
                        (
                            Row("Nu", "I siger ja eller nej til at mødes."),
                            Row("Mødet", "I, kandidaten og jobformidleren bliver enige om opgaver og timer."),
                            Row("Uge 1–4", "Jobformidleren kommer forbi hver uge."),
                        )
                    ),
                ),
            ),
            CONTACT,
        ),
        small_print=("I må spørge om alt, der betyder noget for opgaverne. Sygdom er en privat sag.",),
        whole="Jobformidleren har det hele.",
        reference="Job j00001",
        simulated=True,
        day=DAY,
    )


def candidate_sheet() -> Page:
    """What the candidate gets: the job, why it was thought of, and what to say yes or no to."""
    return Page(
        language=Language.DA,
        title=TITLE,
        subtitle="Kantinen på Havnegade 12 · 10 timer om ugen · løn efter overenskomst",
        reader="Til dig",
        sections=(
            Section(
                "Derfor tænkte vi på dig",
                (
                    Points(
                        (
                            Point("Du har arbejdet med mad, og du ved, hvordan man holder rent i et køkken."),
                            Point("Du vil gerne møde om formiddagen."),
                            Point("Du kan godt lide, at dagene ligner hinanden."),
                        ),
                        least=2,
                    ),
                ),
            ),
            Section(
                "Det skal der tales om",
                (
                    Points(
                        (
                            Point("Nogle kasser vejer 10 kg. Et rullebord kan klare dem."),
                            Point("Der kan være larm. Opgaverne kan lægges, når der er ro."),
                        ),
                    ),
                ),
            ),
            Section("Din uge", (WEEK,), wide=True),
            Section(
                "Det bestemmer du",
                (
                    Questions(
                        (
                            Question("Vil du møde arbejdspladsen?", (), 0),
                            Question("Må de få dit navn, før I mødes?", (), 0),
                            Question("Er der noget, de skal vide om, hvordan du arbejder bedst?", (), 2),
                            Question("Er der noget her, der ikke passer på dig?", (), 2),
                        ),
                    ),
                ),
            ),
            Section(
                "Sådan kommer du i gang",
                (
                    Rows(
                        (
                            Row("Mødet", "Din jobformidler er med."),
                            Row("Den første uge", "En kollega viser dig opgaverne."),
                            Row("Hver uge", "Vi taler om, hvordan det går."),
                        )
                    ),
                ),
            ),
            CONTACT,
        ),
        small_print=(
            "Det, der står her, er dit. Du kan få det rettet, og du kan sige nej uden at give en grund.",
        ),
        whole="Spørg din jobformidler, hvis du vil se det hele.",
        reference="Job j00001",
        simulated=True,
        day=DAY,
    )
