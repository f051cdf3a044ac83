"""What the interface and the front page answer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from matcher.domain.dataset import DatasetLabel
from matcher.wiring import Product


@pytest.fixture
def broker(app_client: TestClient, tokens: dict[str, str]) -> Iterator[TestClient]:
    app_client.headers["Authorization"] = f"Bearer {tokens['broker']}"
    yield app_client
    del app_client.headers["Authorization"]


def test_ranking_is_ordered_adds_up_and_says_that_it_is_simulated(
    broker: TestClient, ids: dict[str, str]
) -> None:
    answer = broker.get("/api/v1/rankings", params={"job": ids["job"], "top": 5}).json()
    assert answer["data"] == {"name": "Lindevig Kommune", "simulated": True}
    assert [m["place"] for m in answer["matches"]] == [1, 2, 3, 4, 5]
    scores = [m["score"] for m in answer["matches"]]
    assert scores == sorted(scores, reverse=True)
    for match in answer["matches"]:
        assert answer["base"] + sum(match["shares"].values()) == pytest.approx(match["score"], abs=1e-9)
        assert match["lower"] <= match["score"] <= match["upper"]


def test_a_list_by_score_holds_no_places(broker: TestClient, ids: dict[str, str]) -> None:
    asked = {"job": ids["job"], "top": 20}
    plain = broker.get("/api/v1/rankings", params={**asked, "by_score": True}).json()["matches"]
    served = broker.get("/api/v1/rankings", params=asked).json()["matches"]
    assert [m["place_by_score"] for m in plain] == list(range(1, 21))
    assert not any(m["held"] for m in plain)
    assert served[:15] == plain[:15]
    assert len(served) == 20


@pytest.mark.parametrize("about", ["job", "candidate"])
def test_each_match_of_a_list_comes_with_its_reasons_where_they_are_asked_for(
    broker: TestClient, ids: dict[str, str], about: str
) -> None:
    asked = {about: ids[about], "top": 5}
    plain = broker.get("/api/v1/rankings", params=asked).json()
    told = broker.get("/api/v1/rankings", params={**asked, "reasons": True}).json()
    assert all(match["because"] is None for match in plain["matches"])
    for bare, match in zip(plain["matches"], told["matches"], strict=True):
        assert match | {"because": None} == bare
        assert 1 <= len(match["because"]) <= 4
        for reason in match["because"]:
            assert reason["share"] == match["shares"][reason["group"]]
        first = {"job": match["job_id"], "candidate": match["candidate_id"]}
        whole = broker.get("/api/v1/explanations", params=first).json()["match"]
        wanted = [*whole["speaks_for"][:2], *whole["look_at"][:2]]
        keys = ("group", "share", "aloud")
        assert [[r[k] for k in keys] for r in match["because"]] == [[r[k] for k in keys] for r in wanted]
        assert match["enough_known"] == whole["enough_known"]


def test_ranking_holds_no_name_and_no_contact(
    broker: TestClient, product: Product, ids: dict[str, str]
) -> None:
    text = broker.get("/api/v1/rankings", params={"job": ids["job"], "top": 20}).text
    listed = [m["candidate_id"] for m in json.loads(text)["matches"]]
    with product.unit_of_work() as work:
        for candidate_id in listed:
            identity = work.identities.get(candidate_id)
            assert identity.name not in text
            assert identity.email not in text


def test_explanation_of_the_first_match_tells_the_score_of_the_list(
    broker: TestClient, ids: dict[str, str]
) -> None:
    first = broker.get("/api/v1/rankings", params={"job": ids["job"]}).json()["matches"][0]
    asked = {"job": ids["job"], "candidate": first["candidate_id"]}
    sheet = broker.get("/api/v1/explanations", params=asked).json()
    told = sheet["match"]
    assert told["score"] == first["score"]
    assert sheet["audience"] == "broker"
    assert sheet["simulated"] is True
    assert told["speaks_for"]
    assert broker.get("/api/v1/explanations", params={**asked, "lang": "en"}).json()["language"] == "en"


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/api/v1/rankings", 422, "invalid-input"),
        ("/api/v1/rankings?job=a&candidate=b", 422, "invalid-input"),
        ("/api/v1/rankings?job=made-up", 404, "not-found"),
        ("/api/v1/rankings?candidate=made-up", 404, "not-found"),
        ("/api/v1/explanations?job=made-up&candidate=made-up", 404, "not-found"),
    ],
)
def test_what_cannot_be_answered_is_said_with_its_code(
    broker: TestClient, address: str, status: int, code: str
) -> None:
    answer = broker.get(address)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_list_longer_than_a_person_can_read_is_refused(broker: TestClient, ids: dict[str, str]) -> None:
    assert broker.get("/api/v1/rankings", params={"job": ids["job"], "top": 101}).status_code == 422


def test_front_page_is_danish_and_says_that_the_data_are_simulated(app_client: TestClient) -> None:
    page = app_client.get("/")
    assert page.status_code == 200
    assert '<html lang="da">' in page.text
    assert "<title>Matcher – Lindevig Kommune</title>" in page.text
    assert "Simulerede data" in page.text


def test_health_says_which_model_answers(app_client: TestClient, product: Product) -> None:
    assert app_client.get("/healthz").json()["status"] == "ok"
    assert app_client.get("/readyz").json() == {"status": "ok", "model_version": product.ranker.version}


def test_service_sees_what_has_been_written_since_it_answered_last(
    broker: TestClient, product: Product, ids: dict[str, str]
) -> None:
    def first() -> dict[str, object]:
        answer: dict[str, object] = broker.get(
            "/api/v1/rankings", params={"candidate": ids["candidate"]}
        ).json()
        return answer

    before = first()
    assert first() == before
    with product.unit_of_work() as work:
        name = work.label().name
        work.set_label(DatasetLabel("Renamed", simulated=True))
        work.commit()
    assert first()["data"] == {"name": "Renamed", "simulated": True}
    with product.unit_of_work() as work:
        work.set_label(DatasetLabel(name, simulated=True))
        work.commit()
    assert first() == before


def test_importing_the_application_does_nothing_but_define_it() -> None:
    code = "import serving.app, sys; assert 'lightgbm' not in sys.modules and 'mlflow' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
