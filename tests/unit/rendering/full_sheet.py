"""A broker's sheet with as much on it as there can be. Every person and workplace in it is made up."""

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
    Week,
    WeekDay,
)
from matcher.vocabulary.entries import Language

NOT_YET_OURS = "Kommunen afgør, om man kan få det. Spørg nøglepersonen."


def full_broker_sheet() -> Page:
    """All that the broker may want to have along."""
    return Page(
        language=Language.DA,
        title="Til samtalen om kandidat c00917",
        subtitle="Medhjælper i receptionen og udendørs i det grønne, 7 timer, Møllerhede Idrætscenter",
        reader="Til jobformidleren",
        sections=(
            Section("Kort fortalt", (Paragraph("Match: 1,59 (kan ligge mellem -1,02 og 1,66)."),), wide=True),
            *_reasons(),
            _changes(),
            _questions(),
            _schemes(),
            _may_ask(),
            Section(
                "Noter",
                (
                    Points(
                        (
                            Point("Vil helst ringes op efter kl. 10.", ("Mette Holm, 3. november 2026",)),
                            Point(
                                "Har set stedet udefra og synes om det.", ("Mette Holm, 20. november 2026",)
                            ),
                        ),
                        least=1,
                    ),
                ),
            ),
            Section("Ugen", (_week(),), wide=True),
            *_agendas(),
            _follow_up(),
            Section(
                "Ring til os",
                (
                    Rows((Row("Jobformidler", "Mette Holm"), Row("Telefon", "12 34 56 78"))),
                    Lines(("Hvis det haster", "Nøgleperson for ordninger")),
                ),
            ),
        ),
        small_print=(
            "Tallet hjælper med at sætte match i rækkefølge. Det er jer, der beslutter.",
            "Nogle af kravene er forslag. Bed arbejdspladsen om at bekræfte dem.",
        ),
        whole="Det hele står under nummer 20261127-142415-3b5b.",
        reference="20261127-142415-3b5b",
        simulated=True,
        day=date(2026, 11, 27),
    )


def _reasons() -> tuple[Section, Section]:
    speaks_for = (
        Point("Kandidaten har erfaring med reception og telefon.", (), "Arbejdsopgaver"),
        Point("Kandidaten vil gerne have opgaven »Udlevere nøgler og udstyr for hele huset«.", (), "Ønsker"),
        Point("Kandidaten kan møde, når opgaverne skal laves: onsdag og torsdag.", (), "Tid"),
        Point("Der er 12 minutter med bus fra hjem til arbejde.", (), "Vej til arbejde"),
        Point("Opgaverne er de samme hver uge, og det er godt for kandidaten.", (), "Overblik"),
    )
    look_at = (
        Point(
            "Vi kan se på, om jobbet kan kræve mindre, når det gælder syn på afstand.", (), "Syn og hørelse"
        ),
        Point("Der er tit flere i receptionen på en gang. Se på, hvornår der er ro.", (), "Mennesker"),
        Point("»Vande bede og nyplantede træer« kræver, at man kan bære en slange.", (), "Krop"),
        Point("Der er kraftigt loftslys i hallen. Se på, om noget af det kan slukkes.", (), "Sanser"),
        Point("Der skal svares på mail. Se på, om en kollega kan tage dem.", (), "Kompetencer"),
    )
    return (
        Section("Det taler for", (Points(speaks_for, least=2),)),
        Section("Det skal I se på i jobbet", (Points(look_at, least=1),)),
    )


def _changes() -> Section:
    changes = (
        Point(
            "Byt »Udlevere nøgler og udstyr for hele huset« ud med »Studse roser«. Et hjælpemiddel kan måske "
            "hjælpe, når det gælder syn på afstand.",
            (
                "Hjælper det fuldt ud, går matchet fra 1,59 til mindst 1,66.",
                "Opgaven »Studse roser« hører i dag til stillingen Banemester. Jobbet bliver på 7,25 "
                "timer om "
                f"ugen. {NOT_YET_OURS}",
            ),
        ),
        Point(
            "Et hjælpemiddel kan måske hjælpe, når det gælder syn på afstand. Jobbet passer bedre "
            "uden opgaven "
            "»Pakke og sende breve, fx pakke brochurer til udsendelse«.",
            (
                f"Hjælper det fuldt ud, går matchet fra 1,59 til mindst 1,65. {NOT_YET_OURS}",
                "Opgaven »Pakke og sende breve, fx pakke brochurer til udsendelse« kan tages ud. "
                "Jobbet bliver "
                "på 6 timer om ugen.",
            ),
        ),
        Point(
            "Læg »Registrere gæster for hele huset« om morgenen, før de første hold kommer.",
            ("Matchet går fra 1,59 til mindst 1,62.", "Spørg arbejdspladsen, om det kan lade sig gøre."),
        ),
    )
    return Section("Det kan få jobbet til at passe bedre", (Points(changes, least=1),))


def _questions() -> Section:
    questions = (
        Question(
            "Lys: Hvordan har du det med lys, for eksempel kraftigt loftslys, skarp sol eller lys, "
            "der blinker? "
            "Det betyder noget for opgaverne »Vande bede og nyplantede træer« og »Udlevere nøgler og "
            "udstyr for "
            "hele huset«.",
            ("Spørg kandidaten. Svaret kan gøre usikkerheden 30 % mindre.",),
            lines=0,
        ),
        Question(
            "Alenearbejde: Hvor længe har du det godt med at arbejde alene, og hvor tæt på vil du "
            "gerne have en "
            "kollega? Det betyder noget for opgaven »Vande bede og nyplantede træer«.",
            ("Spørg kandidaten. Svaret kan gøre usikkerheden 24 % mindre.",),
            lines=0,
        ),
        Question(
            "Temperatur: Hvordan har du det med at være ude, når det er koldt eller vådt?",
            ("Spørg kandidaten. Svaret kan gøre usikkerheden 11 % mindre.",),
            lines=0,
        ),
    )
    return Section("Spørg om det her først", (Questions(questions, least=1),))


def _schemes() -> Section:
    decided = "Kommunen betaler og afgør det."
    told = (
        f"Hjælpemidler og indretning (kompensationsloven kapitel 6; LAB): {decided} Det gælder: syn "
        f"på afstand.",
        f"Personlig assistance (kompensationsloven § 4 ff.): {decided} Det gælder: syn på afstand.",
        f"Virksomhedspraktik (LAB §§ 57-61): {decided} Det gælder: at prøve jobbet af.",
        f"Mentor (LAB kapitel 26): {decided} Det gælder: at have en at spørge.",
        f"Løntilskud (LAB kapitel 12): {decided} Det gælder: de første måneder.",
        f"Fleksjob (LAB kapitel 20): {decided} Det gælder: timerne om ugen.",
    )
    known = (
        "Godt at kende til: isbryder (kompensationsloven kapitel 5) og fortrinsadgang "
        "(kompensationsloven § 3). "
        "Alle reglerne ovenfor, set den 27. november 2026: ikke slået op i loven endnu. Det er ikke "
        "oplyst, om "
        "hjælpen bygger på viden, en formodning eller en idé."
    )
    return Section("Ordninger", (Points(tuple(map(Point, told)), least=2), Paragraph(known)))


def _may_ask() -> Section:
    asked = (
        Point(
            "I opgaven »Registrere gæster for hele huset« skal man kunne føre samtaler med fem eller flere "
            "personer flere gange om dagen. Hvordan passer det dig, og hvem vil du helst tale med?",
            ("Ikke: Hvorfor siger du så lidt? Det peger på personen og ikke på, hvem der skal tale sammen.",),
        ),
        Point(
            "I opgaven »Registrere gæster for hele huset« skal man kunne hjælpe kunder eller gæster "
            "det meste "
            "af dagen, også når de er utilfredse. Hvordan passer det dig, og hvem tager over, når "
            "det er svært?",
            (
                "Ikke: Er du bange for fremmede? Det er en privat sag, men man kan aftale, hvem der "
                "tager over.",
            ),
        ),
        Point(
            "Hvad skal der til, for at det bliver en god dag på arbejdet?",
            (
                "Ikke: Hvad fejler du? Det er for bredt, for man må kun spørge til det, der betyder "
                "noget for "
                "jobbet.",
            ),
        ),
    )
    return Section("Det må arbejdsgiveren spørge om", (Points(asked, least=1),))


def _week() -> Week:
    water = Piece("kl. 12–16", "Vande bede og nyplantede træer", "1,75 timer")
    keys = Piece("kl. 12–16", "Udlevere nøgler og udstyr for hele huset", "1,25 timer")
    guests = Piece("kl. 8–12", "Registrere gæster for hele huset", "0,5 time")
    return Week(
        (
            WeekDay("mandag", (water,), "1,75 timer"),
            WeekDay("onsdag", (guests, keys), "1,75 timer"),
            WeekDay("torsdag", (keys, guests), "1,75 timer"),
            WeekDay("fredag", (water,), "1,75 timer"),
        ),
        "Et forslag til ugen. Tiderne aftaler vi på mødet.",
    )


def _agendas() -> tuple[Section, Section]:
    before = (
        "Opgaverne: Hvad skal laves, og hvornår er det godt lavet?",
        "Ugen: dage, tider og pauser.",
        "Det, der skal være på plads: Hvem sørger for det, og hvornår?",
        "Hvem kan man gå til på arbejdspladsen?",
        "Hvad skal kollegerne vide? Det bestemmer kandidaten.",
        "Hvornår ses vi igen, og hvem ringer, hvis noget driller?",
    )
    hiring = (
        "Holder det, vi aftalte? Opgaver, tempo og timer.",
        "Løn og timer: Skriv det ned.",
        "Ordninger: Har kommunen svaret?",
        "Hvad kunne være det næste at lære?",
    )
    return (
        Section("Det aftaler I: Før start", (Points(tuple(map(Point, before))),)),
        Section("Det aftaler I: Ved ansættelsen", (Points(tuple(map(Point, hiring))),)),
    )


def _follow_up() -> Section:
    paid = (
        "Målet er løn for timerne fra første dag. Har en af jer brug for at prøve det af først, så "
        "aftal en kort "
        "praktik, og hvornår den slutter."
    )
    rows = (
        Row("Uge 1–4", "hver uge"),
        Row("Uge 5–13", "hver anden uge"),
        Row("Uge 14–26", "hver 4. uge"),
        Row("Fra uge 27", "mindst hver 13. uge, så længe jobbet varer"),
    )
    return Section("Opfølgning", (Paragraph(paid), Rows(rows)))
