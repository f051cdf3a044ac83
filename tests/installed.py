"""A small installation with simulated data, for tests of the edges."""

from __future__ import annotations

from pathlib import Path

from experiments.simulation import TABLES_FOLDER, SimulationConfig, simulate, write
from matcher.settings import Settings, read_settings
from matcher.storage.engine import make_engine
from matcher.storage.schema_version import upgrade
from matcher.storage.table_files import read_tables
from matcher.usecases.import_data import import_data
from matcher.wiring import Product
from serving.installing import make_key_file

SMALL = SimulationConfig(seed=5, candidates=60, workplaces=12)


def install(folder: Path, database_url: str = "") -> Product:
    """A product with its own folder, an up-to-date database, and the small simulated municipality in it."""
    environment = {"MATCHER_VAR_DIR": str(folder)}
    if database_url:
        environment["MATCHER_DATABASE_URL"] = database_url
    settings = read_settings(environment)
    prepare(settings)
    product = Product(settings)
    write(simulate(SMALL), folder / "simulated")
    import_data(product.unit_of_work(), read_tables(folder / "simulated" / TABLES_FOLDER), product.vocabulary)
    return product


def prepare(settings: Settings) -> None:
    """What ``matcher init`` does."""
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    make_key_file(settings)
    engine = make_engine(settings.database_url)
    upgrade(engine)
    engine.dispose()
