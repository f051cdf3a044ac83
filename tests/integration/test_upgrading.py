"""A database from before facts were kept from day to day, brought up to date by ``matcher init``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from alembic import command
from sqlalchemy import text

from matcher.domain.user import Role, User
from matcher.features.versions import ASKED
from matcher.settings import read_settings
from matcher.storage.engine import make_engine
from matcher.storage.identity_cipher import IdentityCipher
from matcher.storage.schema_version import _config, upgrade
from matcher.storage.unit_of_work import SqlUnitOfWork
from matcher.wiring import Product
from serving import cli

WITHOUT_VERSIONS = "0004"
WITHOUT_CONTACTS = "0006"


def test_what_was_there_before_the_upgrade_is_known_from_the_day_of_the_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_VAR_DIR", str(tmp_path))
    settings = read_settings({"MATCHER_VAR_DIR": str(tmp_path)})
    engine = make_engine(settings.database_url)
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, WITHOUT_VERSIONS)
        connection.execute(
            text(
                "INSERT INTO candidates (candidate_id, availability, travel_modes)"
                " VALUES ('K1', 'available', '')"
            )
        )
        connection.execute(text("INSERT INTO levels VALUES ('K1', 'noise', 2)"))
    engine.dispose()
    for _ in range(2):
        monkeypatch.setattr(sys, "argv", ["matcher", "init"])
        with pytest.raises(SystemExit) as left:
            cli.main()
        assert not left.value.code
    with Product(settings).unit_of_work() as work:
        today = work.today()
        known = work.frames.candidates_then(
            pl.DataFrame([("K1", date(2020, 1, 1))], schema=ASKED, orient="row")
        )
        revision = work.revision()
    assert known.versions.rows() == [("K1", today)]
    assert known.frames["levels"].rows() == [("00000000", "noise", 2)]
    assert revision == 1


def test_users_from_before_contacts_stay_and_have_none(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/matcher.db")
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, WITHOUT_CONTACTS)
        connection.execute(text("INSERT INTO users (name, role, token_hash) VALUES ('mette', 'broker', 'a')"))
    upgrade(engine)
    with SqlUnitOfWork(engine, IdentityCipher(IdentityCipher.new_key())) as work:
        (user,) = work.users.all()
        assert work.releases.all() == work.shown.all() == ()
    engine.dispose()
    assert user == User("mette", Role.BROKER, "a")
