"""A new champion answers without a restart, and every answer says which version made it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from matcher.wiring import Product
from serving.app import create_app
from tests.drawn_rankers import published


def test_the_service_answers_with_the_champion_of_the_moment(
    product: Product, tokens: dict[str, str], ids: dict[str, str], tmp_path: Path
) -> None:
    made = Product(replace(product.settings, model_dir=tmp_path))
    header = {"Authorization": f"Bearer {tokens['broker']}"}
    with TestClient(create_app(made)) as client:
        versions = []
        for seed in (None, 1, 2, 1):
            if seed is not None:
                published(tmp_path, seed)
            listed = client.get("/api/v1/rankings", params={"job": ids["job"]}, headers=header).json()
            versions.append(listed["model_version"])
            assert client.get("/readyz").json()["model_version"] == versions[-1]
    made.engine.dispose()
    assert versions[0].startswith("scorecard-")
    assert versions[1] == versions[3] != versions[2]
    assert all(version.startswith("lambdamart-") for version in versions[1:])
