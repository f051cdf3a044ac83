"""What brokers and employers are answered about jobs that could be made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from matcher.wiring import Product


@pytest.fixture
def broker(app_client: TestClient, tokens: dict[str, str]) -> Iterator[TestClient]:
    app_client.headers["Authorization"] = f"Bearer {tokens['broker']}"
    yield app_client
    del app_client.headers["Authorization"]


def test_bundles_keep_the_hours_asked_for_and_their_shares_add_up(
    broker: TestClient, ids: dict[str, str]
) -> None:
    answer = broker.get("/api/v1/carvings", params={"candidate": ids["candidate"], "hours": "6-9"}).json()
    assert answer["data"] == {"name": "Lindevig Kommune", "simulated": True}
    assert answer["bundles"]
    for each in answer["bundles"]:
        assert 6 * 60 <= each["bundle"]["weekly_minutes"] <= 9 * 60
        assert sum(task["weekly_minutes"] for task in each["bundle"]["tasks"]) == sum(
            placed["minutes"] for placed in each["bundle"]["week"]
        )
        assert answer["base"] + sum(each["shares"].values()) == pytest.approx(each["score"], abs=1e-9)
        assert each["lower"] <= each["score"] <= each["upper"]
    assert sorted(each["place"] for each in answer["bundles"]) == list(range(1, len(answer["bundles"]) + 1))


def test_a_task_left_out_is_in_no_bundle_and_the_change_is_told(broker: TestClient, product: Product) -> None:
    with product.unit_of_work() as work:
        candidates = sorted(work.candidates.ids())
    best = broker.get("/api/v1/carvings", params={"candidate": candidates[0]}).json()["bundles"][0]
    asked = {"candidate": candidates[0], "workplace": best["workplace_id"]}
    plain = broker.get("/api/v1/carvings", params=asked).json()
    assert plain["bundles"][0]["bundle"] == best["bundle"]
    assert plain["changed"] is None
    gone = best["bundle"]["tasks"][0]["task_id"]
    changed = broker.get("/api/v1/carvings", params={**asked, "without": gone}).json()
    told = [task["task_id"] for each in changed["bundles"] for task in each["bundle"]["tasks"]]
    assert gone not in told
    assert gone in changed["changed"]["dropped"]
    assert changed["changed"]["before"]["score"] == best["score"]


def test_two_equal_questions_get_the_same_bytes(broker: TestClient, ids: dict[str, str]) -> None:
    asked = {
        "workplace": ids["foreign"],
        "candidate": ids["candidate"],
        "add_aid": ["lifting", "quiet_place"],
    }
    assert (
        broker.get("/api/v1/carvings", params=asked).content
        == broker.get("/api/v1/carvings", params=asked).content
    )


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 422, "Say workplace, candidate or both."),
        ("candidate=c00001&without=T1", 422, "Say without only together with workplace."),
        ("workplace=made-up", 404, "There is no workplace made-up."),
        ("candidate=made-up", 404, "There is no candidate made-up."),
        ("candidate=c00001&hours=15-10", 422, "Hours are the least and the most a week, such as 10-15"),
        ("candidate=c00001&add_aid=lifing", 422, "Did you mean lifting?"),
    ],
)
def test_what_cannot_be_answered_is_said(broker: TestClient, query: str, status: int, said: str) -> None:
    answer = broker.get(f"/api/v1/carvings?{query}")
    assert answer.status_code == status
    assert said in answer.json()["message"]


def test_an_employer_reads_of_no_person(
    app_client: TestClient, tokens: dict[str, str], product: Product, ids: dict[str, str]
) -> None:
    header = {"Authorization": f"Bearer {tokens['employer']}"}
    answer = app_client.get("/api/v1/suggestions", params={"workplace": ids["workplace"]}, headers=header)
    assert answer.json()["data"]["simulated"] is True
    with product.unit_of_work() as work:
        for candidate_id in work.candidates.ids():
            assert candidate_id not in answer.text
            assert work.identities.get(candidate_id).name not in answer.text
