"""What a foreign column may be: our columns, by what other systems call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from matcher.exchange.columns import Column, Table
from matcher.exchange.schema import TABLES


@dataclass(frozen=True, slots=True)
class Target:
    """One of our columns as a place to put a foreign one.

    ``names`` are headers under which other systems have it. ``constants`` fill other columns of the same
    row. ``listed``: one cell often names several, each of which makes a row.
    """

    table: Table
    column: Column
    names: tuple[str, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    listed: bool = False

    @property
    def key(self) -> str:
        """A name for this target, also in what is said about it."""
        suffix = f" ({', '.join(self.constants.values())})" if "kind" in self.constants else ""
        return f"{self.table.name}.{self.column.name}{suffix}"


def _target(
    path: str, names: str, constants: Mapping[str, str] | None = None, *, listed: bool = False
) -> Target:
    table_name, column_name = path.split(".")
    table = BY_NAME[table_name]
    column = next(column for column in table.columns if column.name == column_name)
    own = (column_name.replace("_", " "), column.help.da.split(",")[0].split("(")[0])
    return Target(table, column, (*names.split("|"), *own), constants or {}, listed)


BY_NAME: Final = {table.name: table for table in TABLES}
_PERSON: Final = (
    "borger|borger-id|borgernr|borgernummer|borger nr|kandidat|kandidat-id|kandidatnr|person|person id|"
    "sagsnr|sagsnummer|sag|løbenr|klient|klientnr|client|citizen|candidate"
)
_WORKPLACE: Final = (
    "arbejdsplads|arbejdsplads-id|arbejdspladsnr|arbejdsstednr|arbejdssted|p-nr|p-nummer|produktionsenhed|"
    "workplace|workplace id|site|sted|stednr|sted-id"
)
_EMPLOYER: Final = (
    "cvr|cvr-nr|cvr-nummer|virksomhedsnr|virksomheds-id|arbejdsgiver-id|arbejdsgivernr|employer id"
)
_POSITION: Final = (
    "stillings-id|stillingsnr|stillingsnummer|funktionsnr|funktions-id|position|position id|role id"
)
_TASK: Final = "opgave-id|opgavenr|opgavenummer|opgave nr|task|task id"
_JOB: Final = "job-id|jobnr|jobnummer|ordrenr|job|job id|vacancy id"
_MATCH: Final = "match-id|matchnr|henvisning|henvisningsnr|match|match id"
_POSTCODE: Final = "postnr|postnummer|post nr|zip|zip code|postcode|postal code"
_COMPETENCE: Final = (
    "kompetence|kompetencer|kvalifikation|kvalifikationer|kurser og beviser|competence|skill|skills"
)
_CONSIDERATION: Final = (
    "skånehensyn|hensyn|støttebehov|skånebehov|særlige hensyn|consideration|considerations"
)
_TASK_TYPE: Final = "opgavetype|opgavetyper|type af opgave|task type"
_DAYS: Final = "dage|ugedage|arbejdsdage|hvilke dage|days"
_PARTS: Final = "tidspunkt|tidspunkter|tid på dagen|tider|arbejdstider|mødetider|tidsrum|time of day|times"
_LEVEL: Final = "niveau|trin|score|værdi|level|value|vurdering"

_CANDIDATES: Final = (
    _target("candidates.candidate_id", _PERSON),
    _target("candidates.availability", "status|jobstatus|søgestatus|aktuel status|availability"),
    _target(
        "candidates.least_weekly_hours",
        "min timer|mindst timer|min timer pr uge|timer fra|min weekly hours|min hours",
    ),
    _target(
        "candidates.most_weekly_hours",
        "max timer|timer pr uge|timer om ugen|ugentlige timer|timetal|"
        "maks timer|max timer pr uge|timer til|max weekly hours|weekly hours",
    ),
    _target(
        "candidates.most_daily_hours",
        "max timer pr dag|timer pr dag|maks timer pr dag|"
        "timer dagligt|daglige timer|max daily hours|hours per day",
    ),
    _target(
        "candidates.available_from",
        "kan starte|startdato|ledig fra|klar fra|til rådighed fra|available from|start date",
    ),
    _target("candidates.postcode", _POSTCODE),
    _target(
        "candidates.travel_modes",
        "transport|transportmiddel|transportmidler|transportform|"
        "befordring|kommer på arbejde med|travel|travel by",
    ),
    _target(
        "candidates.longest_travel_minutes",
        "rejsetid|max rejsetid|maks rejsetid|transporttid|"
        "max transporttid|pendlingstid|rejsetid min|max travel|commute minutes",
    ),
    _target(
        "candidates.updated_on",
        "opdateret|sidst opdateret|senest ændret|ændret|ajourført|rettet den|updated|last updated",
    ),
    _target("identities.name", "navn|borgernavn|kandidatnavn|fulde navn|name|full name"),
    _target("identities.phone", "telefon|tlf|mobil|tlf nr|telefonnummer|phone|mobile"),
    _target("identities.email", "e-mail|email|mail|mailadresse"),
    _target("considerations.consideration", _CONSIDERATION, listed=True),
    _target(
        "wishes.code",
        "ønsker|jobønsker|ønskede opgaver|vil gerne|ønsket arbejde|wishes|wants",
        {"kind": "wish"},
        listed=True,
    ),
    _target(
        "wishes.code",
        "helst fri for|vil helst undgå|fravalg|ønsker ikke|vil ikke|undgå|dislikes|avoids",
        {"kind": "dislike"},
        listed=True,
    ),
    _target(
        "experience.task_type",
        "erfaring|erfaringer|tidligere opgaver|har prøvet|erhvervserfaring|experience",
        listed=True,
    ),
    _target("candidate_competences.competence", _COMPETENCE, {"level": "3"}, listed=True),
    _target("available_times.days", _DAYS),
    _target("available_times.day_parts", _PARTS),
)
_WORKPLACES: Final = (
    _target("workplaces.workplace_id", _WORKPLACE),
    _target("workplaces.name", "navn|arbejdspladsens navn|stednavn|afdeling|enhed|workplace name|name"),
    _target("workplaces.postcode", _POSTCODE),
    _target("employers.employer_id", _EMPLOYER),
    _target(
        "employers.name", "virksomhed|virksomhedsnavn|firma|arbejdsgiver|arbejdsgivers navn|employer|company"
    ),
)
_TASKS: Final = (
    _target("tasks.task_id", _TASK),
    _target("tasks.position_id", _POSITION),
    _target(
        "tasks.text", "opgave|opgavetekst|opgavebeskrivelse|beskrivelse|arbejdsopgave|description|task text"
    ),
    _target("tasks.task_type", _TASK_TYPE),
    _target(
        "tasks.weekly_hours",
        "timer|timer pr uge|timer om ugen|ugentlige timer|timetal|omfang|hours|weekly hours",
    ),
    _target("tasks.days", _DAYS),
    _target("tasks.day_parts", _PARTS),
    _target("tasks.separable", "kan udskilles|kan skilles ud|kan tages ud|udskillelig|separable"),
    _target(
        "tasks.now_undone", "bliver ikke gjort|udføres ikke i dag|ligger stille|mangler at blive gjort|undone"
    ),
    _target(
        "tasks.takes_skilled_time",
        "tager faglært tid|tager faglærtes tid|løses af faglærte|takes skilled time",
    ),
    _target("tasks.wanted", "holdning|kollegernes holdning|ønsket af kolleger|wanted"),
    _target("task_competences.competence", "krævede kompetencer|" + _COMPETENCE, {"level": "3"}, listed=True),
)
_JOBS: Final = (
    _target("jobs.job_id", _JOB),
    _target("jobs.workplace_id", _WORKPLACE),
    _target("jobs.title", "titel|jobtitel|stilling|title"),
    _target("jobs.state", "status|jobstatus|state"),
    _target("jobs.start_on", "startdato|starter|tiltrædelse|start"),
    _target("jobs.opened_on", "oprettet|opslået|created|opened"),
    _target("job_tasks.task_id", "opgaver|opgavenumre|opgave-id'er|tasks", listed=True),
)
_POSITIONS: Final = (
    _target("positions.position_id", _POSITION),
    _target("positions.workplace_id", _WORKPLACE),
    _target("positions.title", "stilling|stillingsbetegnelse|betegnelse|titel|funktion|title"),
    _target("positions.occupation_code", "disco|disco-kode|disco-08|fagkode|occupation|isco"),
)
_PLACES: Final = (
    _target("places.postcode", _POSTCODE),
    _target("places.name", "by|bynavn|postdistrikt|town|city"),
    _target("places.latitude", "breddegrad|bredde|lat|latitude"),
    _target("places.longitude", "længdegrad|længde|lon|long|lng|longitude"),
)
_EMPLOYERS: Final = (
    _target("employers.employer_id", _EMPLOYER),
    _target("employers.name", "navn|virksomhed|virksomhedsnavn|firma|arbejdsgiver|company"),
)
_MATCHES: Final = (
    _target("matches.match_id", _MATCH),
    _target("matches.job_id", _JOB),
    _target("matches.candidate_id", _PERSON),
    _target("matches.list_position", "plads|placering|nr på listen|rank"),
)
_EVENTS: Final = (
    _target("match_events.match_id", _MATCH),
    _target("match_events.on", "dato|hændelsesdato|date"),
    _target("match_events.outcome", "resultat|udfald|status|outcome|hændelse"),
    _target("match_events.by", "medarbejder|registreret af|sagsbehandler|jobformidler|by"),
)


def _rows(table: str, owner: str, *more: tuple[str, str]) -> tuple[Target, ...]:
    """Targets of a table that already has one row for each thing said."""
    return (_target(*_path(table, owner)), *(_target(f"{table}.{column}", names) for column, names in more))


def _path(table: str, owner: str) -> tuple[str, str]:
    return f"{table}.{BY_NAME[table].columns[0].name}", owner


SUBJECTS: Final[Mapping[str, tuple[str, tuple[Target, ...]]]] = {
    "candidates": ("borgere|borger|kandidater|kandidat|personer|"
 "sager|ledige|persons|people|clients", _CANDIDATES),
    "workplaces": ("arbejdspladser|arbejdssteder|virksomheder|p-enheder|workplaces|sites", _WORKPLACES),
    "tasks": ("opgaver|arbejdsopgaver|opgaveliste|tasks", _TASKS),
    "positions": ("stillinger|funktioner|roller|positions|roles", _POSITIONS),
    "jobs": ("jobs|job|jobordrer|jobordre|vacancies", _JOBS),
    "places": ("postdistrikter|postnumre|byer|places|postcodes", _PLACES),
    "employers": ("virksomheder|arbejdsgivere|firmaer|employers|companies", _EMPLOYERS),
    "matches": ("match|matches|henvisninger|præsentationer|referrals", _MATCHES),
    "match_events": ("hændelser|forløb|resultater|events|outcomes", _EVENTS),
    "levels": (
        "niveauer|funktionsniveau|vurderinger|levels|assessments",
        _rows("levels", _PERSON, ("dimension", "dimension|område|emne|item"), ("level", _LEVEL)),
    ),
    "demands": (
        "krav|opgavekrav|demands",
        _rows(
            "demands", _TASK, ("dimension", "dimension|krav|område|item"), ("level", _LEVEL),
            ("status", "status|bekræftet"),
        ),
    ),
    "candidate_competences": (
        "kompetencer|kvalifikationer|competences|skills",
        _rows(
            "candidate_competences", _PERSON, ("competence", _COMPETENCE), ("level", _LEVEL),
            ("evidence", "bevis|dokumentation|kilde|hvordan vides det|evidence|source"),
            ("shown_on", "dato|vist den|date|shown on"),
        ),
    ),
    "task_competences": (
        "opgavekompetencer|kompetencekrav|task competences",
        _rows(
            "task_competences", _TASK, ("competence", _COMPETENCE), ("level", _LEVEL),
            ("required", "krævet|skal|nødvendig|required"),
        ),
    ),
    "considerations": (
        "skånehensyn|hensyn|considerations",
        _rows("considerations", _PERSON, ("consideration", _CONSIDERATION)),
    ),
    "wishes": (
        "ønsker|jobønsker|wishes",
        _rows(
            "wishes", _PERSON, ("kind", "type|ønske eller fravalg|kind|art"),
            ("code", "ønske|opgave|opgavetype|område|fagområde|what"),
        ),
    ),
    "experience": ("erfaring|erfaringer|experience", _rows("experience", _PERSON, ("task_type", _TASK_TYPE))),
    "available_times": (
        "tider|rådighed|arbejdstider|times|availability",
        _rows("available_times", _PERSON, ("days", _DAYS), ("day_parts", _PARTS)),
    ),
    "arrangements": (
        "muligheder|indretning|hensyn på arbejdspladsen|arrangements",
        _rows(
            "arrangements", _WORKPLACE, ("consideration", _CONSIDERATION),
            ("possible", "muligt|kan lade sig gøre|possible"),
        ),
    ),
    "job_tasks": ("jobopgaver|opgaver i job|job tasks", _rows("job_tasks", _JOB, ("task_id", _TASK))),
    "identities": (
        "kontakt|kontaktoplysninger|stamdata|contacts|identities",
        _rows(
            "identities", _PERSON, ("name", "navn|name"), ("phone", "telefon|tlf|mobil|phone"),
            ("email", "e-mail|mail|email"),
        ),
    ),
}  # fmt: skip
"""What the rows of one source can be about: what it is called, and what may stand there."""
