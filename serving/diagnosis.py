"""What is right and wrong with an installation, each finding with what to do about it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.asking.loading import load_asking_rules
from matcher.asking.rules import AskingRules
from matcher.errors import MatcherError
from matcher.law.standing import Standing
from matcher.models.artefact import champion
from matcher.models.scorecard import Scorecard
from matcher.schemes.loading import load_schemes
from matcher.schemes.rules import Rulebook
from matcher.settings import Settings
from matcher.storage.engine import make_engine
from matcher.storage.schema_version import check_version
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.vocabulary.loading import load_vocabulary
from matcher.wiring import identity_key


class Health(StrEnum):
    """How a finding is to be taken."""

    FINE = "ok"
    MIND = "mind"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do where it is not fine."""

    what: str
    health: Health
    says: str

    def as_json(self) -> dict[str, str]:
        """The finding as JSON."""
        return asdict(self)


def diagnose(settings: Settings, on: date) -> list[Finding]:
    """All findings on a day; later checks are made even where earlier ones failed."""
    checks: tuple[tuple[str, Check], ...] = (
        *_CHECKS,
        ("schemes", lambda _settings: look_at_schemes(load_schemes(), on)),
        ("asking", lambda _settings: look_at_asking(load_asking_rules(), on)),
    )
    return [finding for what, check in checks for finding in _tried(what, check, settings)]


def look_at_schemes(rules: Rulebook, on: date) -> Iterator[tuple[Health, str]]:
    """Which rules are past their day on that day, and how many nobody has held against the law."""
    yield from _past_their_day({rule.code: rule.standing(on) for rule in rules.rules.values()})
    amounts = [amount for rule in rules.rules.values() for amount in rule.amounts]
    open_rules = sum(not rule.source.verified for rule in rules.rules.values())
    open_amounts = sum(not amount.source.verified for amount in amounts)
    yield (
        Health.MIND if open_rules or open_amounts else Health.FINE,
        (
            f"{len(rules.rules)} schemes and {len(amounts)} amounts; not verified against the law yet: "
            f"{open_rules} schemes, {open_amounts} amounts (docs/law.md)."
        ),
    )


def look_at_asking(rules: AskingRules, on: date) -> Iterator[tuple[Health, str]]:
    """Which laws on what may be asked are past their day, and how many nobody has looked up."""
    laws = rules.laws.values()
    yield from _past_their_day({law.code: law.standing(on) for law in laws})
    questions = len(rules.dimensions) + len(rules.general) + 1
    open_laws = sum(not law.source.verified for law in laws)
    yield (
        Health.MIND if open_laws else Health.FINE,
        (
            f"{questions} questions under {len(laws)} rules of law; not verified against the law yet: "
            f"{open_laws} of them (docs/law.md)."
        ),
    )


def _past_their_day(standings: Mapping[str, tuple[Standing, ...]]) -> Iterator[tuple[Health, str]]:
    for standing, remedy in _LATE.items():
        late = [code for code, told in standings.items() if standing in told]
        if late:
            yield Health.MIND, f"{', '.join(late)}: {remedy}"


def _tried(what: str, check: Check, settings: Settings) -> Iterator[Finding]:
    try:
        for health, says in check(settings):
            yield Finding(what, health, says)
    except MatcherError as error:
        yield Finding(what, Health.BROKEN, error.message)
    except (ImportError, OSError) as error:
        yield Finding(what, Health.BROKEN, f"{error}. {_LIBGOMP if 'libgomp' in str(error) else _INSTALL}")


_LATE: Final = {
    Standing.EXPIRED: "no longer in force. Write down the rule that holds now (docs/law.md).",
    Standing.PAST_REVIEW: "past the review date. Look the law up, then move review_by (docs/law.md).",
}
_Findings = Iterator[tuple[Health, str]]
Check = Callable[[Settings], _Findings]
_INSTALL: Final = "Install the locked packages again: make setup."
_LIBGOMP: Final = "LightGBM needs the system library libgomp (Debian: apt-get install libgomp1)."


def _libraries(_settings: Settings) -> _Findings:
    import lightgbm
    import polars

    yield Health.FINE, f"LightGBM {lightgbm.__version__} and polars {polars.__version__} load."


def _vocabulary(_settings: Settings) -> _Findings:
    known = load_vocabulary()
    yield Health.FINE, f"{len(known.task_types)} types of task, {len(known.dimensions)} work dimensions."


def _key(settings: Settings) -> _Findings:
    identity_key(settings)
    if settings.identity_key:
        yield Health.FINE, "The key for identities comes from the environment."
        return
    mode = stat.S_IMODE(settings.identity_key_file.stat().st_mode)
    if mode & 0o077:
        yield Health.BROKEN, f"Others can read the key file. Run: chmod 600 {settings.identity_key_file}"
    else:
        yield (
            Health.MIND,
            (
                "The key for identities lies beside the data. In operation, keep it elsewhere and set "
                "MATCHER_IDENTITY_KEY."
            ),
        )


def _database(settings: Settings) -> _Findings:
    engine = make_engine(settings.database_url)
    check_version(engine)
    yield Health.FINE, f"{engine.dialect.name} answers and its tables are at the right version."


def _data(settings: Settings) -> _Findings:
    from matcher.storage.identity_cipher import IdentityCipher

    engine = make_engine(settings.database_url)
    check_version(engine)
    with SqlUnitOfWork(engine, IdentityCipher(identity_key(settings))) as work:
        people, jobs = len(work.candidates.ids()), len(work.jobs.ids())
        if not people or not jobs:
            yield (
                Health.MIND,
                f"{people} candidates, {jobs} jobs: there is nothing to rank. Run: matcher import PATH.",
            )
            return
        label = work.label()
    note = " The data are simulated." if label.simulated else ""
    yield Health.FINE, f"{label.name}: {people} candidates, {jobs} jobs.{note}"


def _model(settings: Settings) -> _Findings:
    published = champion(settings.model_dir)
    if published is None:
        yield (
            Health.MIND,
            f"No trained model is published; {Scorecard().version} answers. Run: matcher-lab train.",
        )
    else:
        made = "simulated data" if published.provenance.simulated else "recorded outcomes"
        yield (
            Health.FINE,
            f"{published.ranker.version}, trained on {made} up to {published.provenance.last_day}.",
        )


_CHECKS: Final[tuple[tuple[str, Check], ...]] = (
    ("libraries", _libraries),
    ("vocabulary", _vocabulary),
    ("identity key", _key),
    ("database", _database),
    ("data", _data),
    ("model", _model),
)
