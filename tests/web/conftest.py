"""The application on a small simulated municipality, and a client for each kind of user."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from matcher.domain.ids import EmployerId
from matcher.domain.user import Role
from matcher.wiring import Product
from serving.app import create_app
from serving.security.tokens import new_user
from tests.installed import install


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    made = install(tmp_path_factory.mktemp("web"))
    yield made
    made.engine.dispose()


@pytest.fixture(scope="session")
def tokens(product: Product) -> dict[str, str]:
    """A token for each role, and for nobody."""
    with product.unit_of_work() as work:
        employer = EmployerId(min(work.workplaces.employer_ids()))
        made = {
            role.value: new_user(f"test {role}", role, employer if role is Role.EMPLOYER else None)
            for role in Role
        }
        for user, _ in made.values():
            work.users.put(user)
        work.commit()
    return {role: token for role, (_, token) in made.items()} | {"nobody": "", "stranger": "not-a-token"}


@pytest.fixture(scope="session")
def app_client(product: Product) -> Iterator[TestClient]:
    with TestClient(create_app(product)) as client:
        yield client


@pytest.fixture
def ids(product: Product) -> dict[str, str]:
    """An open job, a candidate who is looking, a workplace of the test employer, and one of another's."""
    with product.unit_of_work() as work:
        jobs = work.frames.job_frames()["jobs"].filter(state="open")
        people = work.frames.candidate_frames()["candidates"].filter(availability="available")
        workplaces = list(work.workplaces.all_workplaces())
        employer = min(work.workplaces.employer_ids())
    return {
        "job": jobs["job_id"][0],
        "candidate": people["candidate_id"][0],
        "workplace": next(each.id for each in workplaces if each.employer_id == employer),
        "foreign": next(each.id for each in workplaces if each.employer_id != employer),
    }
