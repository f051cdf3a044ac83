"""Settings from the environment. Every name begins with MATCHER_; a name nobody knows is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matcher.errors import InvalidInput

_PREFIX: Final = "MATCHER_"
_KNOWN: Final = {
    "MATCHER_DATABASE_URL": "where the data are; by default an SQLite file under MATCHER_VAR_DIR",
    "MATCHER_VAR_DIR": "folder for variable data; by default var",
    "MATCHER_MODEL_DIR": "folder of the published ranking models; by default models under MATCHER_VAR_DIR",
    "MATCHER_IDENTITY_KEY": "key that identities are encrypted with; by default the file identity.key",
    "MATCHER_AUDIT_KEY": "key that protected attributes are sealed with; by default the file audit.key",
    "MATCHER_CALL_OUT_PHONE": "number to call when it cannot wait, as it stands on sheets; by default none",
    "MATCHER_KEY_PERSON": "name and phone of the municipality's specialist on schemes; by default none",
    "MATCHER_TEST_POSTGRES_URL": "read by the tests only",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, and whom to call. A key is empty where it is to be read from its file."""

    var_dir: Path
    database_url: str
    model_dir: Path
    identity_key: str
    identity_key_file: Path
    audit_key: str
    audit_key_file: Path
    call_out_phone: str
    key_person: str

    def __repr__(self) -> str:
        return f"Settings(var_dir={str(self.var_dir)!r}, ...)"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that this environment asks for.

    Raises
    ------
    InvalidInput
        When a name that begins with MATCHER_ is not a setting.
    """
    stray = sorted(n for n in environment if n.startswith(_PREFIX) and n not in _KNOWN)
    if stray:
        known = ", ".join(sorted(_KNOWN))
        raise InvalidInput(f"{', '.join(stray)} is no setting. The settings are {known}.")
    var_dir = Path(environment.get("MATCHER_VAR_DIR", "var"))
    return Settings(
        var_dir=var_dir,
        database_url=environment.get("MATCHER_DATABASE_URL", f"sqlite:///{var_dir / 'matcher.db'}"),
        model_dir=Path(environment.get("MATCHER_MODEL_DIR", str(var_dir / "models"))),
        identity_key=environment.get("MATCHER_IDENTITY_KEY", ""),
        identity_key_file=var_dir / "identity.key",
        audit_key=environment.get("MATCHER_AUDIT_KEY", ""),
        audit_key_file=var_dir / "audit.key",
        call_out_phone=environment.get("MATCHER_CALL_OUT_PHONE", "").strip(),
        key_person=environment.get("MATCHER_KEY_PERSON", "").strip(),
    )
