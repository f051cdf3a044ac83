"""Who may ask for what: the rows of this table come before any happy path."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

ADDRESSES = {
    "ranking of candidates": "/api/v1/rankings?job={job}",
    "ranking of jobs": "/api/v1/rankings?candidate={candidate}",
    "explanation": "/api/v1/explanations?job={job}&candidate={candidate}",
    "carving for a candidate at a workplace": "/api/v1/carvings?workplace={workplace}&candidate={candidate}",
    "carving for a candidate": "/api/v1/carvings?candidate={candidate}",
    "carving for a workplace": "/api/v1/carvings?workplace={workplace}",
    "carving with an option that is not understood": "/api/v1/carvings?workplace={workplace}&hours=many",
}
DENIED = {"nobody": 401, "stranger": 401, "employer": 403, "analyst": 403}
UNDERSTOOD = [what for what in ADDRESSES if "not understood" not in what]
SUGGESTIONS = "/api/v1/suggestions?workplace={workplace}"
FOREIGN = "/api/v1/suggestions?workplace={foreign}"
OTHERWISE = {"/api/v1/explanations/{reference}"}
"""Asked for in tests/web/test_sheets.py."""
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


@pytest.mark.parametrize("who", [who for who in DENIED if who != "employer"])
def test_only_employers_and_brokers_may_ask_for_suggestions(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str], who: str
) -> None:
    assert asked(app_client, SUGGESTIONS, tokens[who], ids)[0] == DENIED[who]


def test_an_employer_cannot_tell_anothers_workplace_from_one_that_is_not_there(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str]
) -> None:
    status, foreign = asked(app_client, FOREIGN, tokens["employer"], ids)
    missing = asked(app_client, FOREIGN, tokens["employer"], {"foreign": "made-up"})
    assert status == 404
    told = str(foreign["message"]).replace(ids["foreign"], "made-up")
    assert missing == (404, {"code": foreign["code"], "message": told})


def test_employers_and_brokers_may_ask_for_suggestions(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str]
) -> None:
    assert asked(app_client, SUGGESTIONS, tokens["employer"], ids)[0] == 200
    assert asked(app_client, SUGGESTIONS, tokens["broker"], ids)[0] == 200
    assert asked(app_client, FOREIGN, tokens["broker"], ids)[0] == 200


@pytest.mark.parametrize("what", UNDERSTOOD)
def test_brokers_may_ask(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str], what: str
) -> None:
    assert asked(app_client, ADDRESSES[what], tokens["broker"], ids)[0] == 200


def test_every_other_address_is_known_to_be_open_to_all(app_client: TestClient) -> None:
    guarded = {address.split("?")[0] for address in (*ADDRESSES.values(), SUGGESTIONS)}
    listed = set(app_client.get("/api/v1/openapi.json").json()["paths"])
    assert listed | {"/", "/api/v1/openapi.json"} == guarded | OPEN_TO_ALL | OTHERWISE


def test_a_refusal_does_not_tell_whether_the_job_exists(
    app_client: TestClient, tokens: dict[str, str], ids: dict[str, str]
) -> None:
    real = asked(app_client, "/api/v1/rankings?job={job}", tokens["analyst"], ids)
    made_up = asked(app_client, "/api/v1/rankings?job=made-up", tokens["analyst"], ids)
    assert real == made_up
