"""Who may ask for what: the rows of this table come before any happy path."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

ADDRESSES = {
    "ranking of candidates": "/api/v1/rankings?job={job}",
    "ranking of jobs": "/api/v1/rankings?candidate={candidate}",
    "explanation": "/api/v1/explanations?job={job}&candidate={candidate}",
}
DENIED = {"nobody": 401, "stranger": 401, "employer": 403, "analyst": 403}
OPEN_TO_ALL = {"/", "/healthz", "/readyz", "/api/v1/openapi.json"}


def asked(client: TestClient, address: str, token: str, ids: dict[str, str]) -> tuple[int, dict[str, object]]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = client.get(address.format(**ids), headers=headers)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("who", DENIED)
@pytest.mark.parametrize("what", ADDRESSES)
def test_only_brokers_may_ask(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str], who: str, what: str
) -> None:
    status, answer = asked(app_client, ADDRESSES[what], tokens[who], ids)
    assert status == DENIED[who]
    assert set(answer) == {"code", "message"}


@pytest.mark.parametrize("what", ADDRESSES)
def test_brokers_may_ask(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str], what: str
) -> None:
    assert asked(app_client, ADDRESSES[what], tokens["broker"], ids)[0] == 200


def test_every_other_address_is_known_to_be_open_to_all(app_client: TestClient) -> None:
    guarded = {address.split("?")[0] for address in ADDRESSES.values()}
    listed = set(app_client.get("/api/v1/openapi.json").json()["paths"])
    assert listed | {"/", "/api/v1/openapi.json"} == guarded | OPEN_TO_ALL


def test_a_refusal_does_not_tell_whether_the_job_exists(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str]
) -> None:
    real = asked(app_client, "/api/v1/rankings?job={job}", tokens["analyst"], ids)
    made_up = asked(app_client, "/api/v1/rankings?job=made-up", tokens["analyst"], ids)
    assert real == made_up
