"""Sheets over HTTP: who may have which, in what form, and what an employer reads by its reference."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from matcher.domain.consent import ReleasedItem
from matcher.domain.ids import CandidateId, JobId
from matcher.usecases.release_items import release_items, revoke_release
from matcher.wiring import Product

SHEETS = "/api/v1/explanations"
DAY = date(2026, 11, 2)


@pytest.fixture
def match(product: Product) -> dict[str, str]:
    """An open job of the employer who may log in, and a candidate who is looking."""
    with product.unit_of_work() as work:
        employer = min(work.workplaces.employer_ids())
        own = {each.id for each in work.workplaces.all_workplaces() if each.employer_id == employer}
        job = next(each.id for each in work.jobs.all() if each.workplace_id in own)
        people = work.frames.candidate_frames()["candidates"].filter(availability="available")
    return {"job": job, "candidate": people["candidate_id"][0]}


@pytest.fixture
def foreign(product: Product) -> dict[str, str]:
    """A job of another employer, and the same candidate."""
    with product.unit_of_work() as work:
        employer = min(work.workplaces.employer_ids())
        own = {each.id for each in work.workplaces.all_workplaces() if each.employer_id == employer}
        job = next(each.id for each in work.jobs.all() if each.workplace_id not in own)
        people = work.frames.candidate_frames()["candidates"].filter(availability="available")
    return {"job": job, "candidate": people["candidate_id"][0]}


@pytest.fixture
def client(app_client: TestClient) -> TestClient:
    return app_client


def bearer(tokens: dict[str, str], who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {tokens[who]}"} if tokens[who] else {}


def shown(client: TestClient, tokens: dict[str, str], asked: dict[str, str]) -> str:
    """The reference of a sheet that a broker has made."""
    answer = client.get(SHEETS, params=asked, headers=bearer(tokens, "broker"))
    assert answer.status_code == 200, answer.text
    return str(answer.headers["x-reference"])


@pytest.mark.parametrize(("who", "status"), [("nobody", 401), ("stranger", 401), ("analyst", 403)])
def test_only_brokers_and_employers_may_read_a_sheet_again(
    client: TestClient, tokens: dict[str, str], match: dict[str, str], who: str, status: int
) -> None:
    reference = shown(client, tokens, {**match, "audience": "employer"})
    assert client.get(f"{SHEETS}/{reference}", headers=bearer(tokens, who)).status_code == status


@pytest.mark.parametrize("audience", ["broker", "candidate"])
def test_an_employer_reads_no_sheet_that_is_for_somebody_else(
    client: TestClient, tokens: dict[str, str], match: dict[str, str], audience: str
) -> None:
    reference = shown(client, tokens, {**match, "audience": audience})
    assert client.get(f"{SHEETS}/{reference}", headers=bearer(tokens, "employer")).status_code == 404
    assert client.get(f"{SHEETS}/{reference}", headers=bearer(tokens, "broker")).status_code == 200


def test_an_employer_cannot_tell_anothers_sheet_from_one_that_is_not_there(
    client: TestClient, tokens: dict[str, str], foreign: dict[str, str]
) -> None:
    reference = shown(client, tokens, {**foreign, "audience": "employer"})
    other = client.get(f"{SHEETS}/{reference}", headers=bearer(tokens, "employer"))
    missing = client.get(f"{SHEETS}/made-up", headers=bearer(tokens, "employer"))
    assert other.status_code == missing.status_code == 404
    assert other.text.replace(reference, "made-up") == missing.text


def test_an_employer_reads_the_sheet_that_a_broker_made_for_them(
    client: TestClient, tokens: dict[str, str], match: dict[str, str]
) -> None:
    made = client.get(SHEETS, params={**match, "audience": "employer"}, headers=bearer(tokens, "broker"))
    read = client.get(f"{SHEETS}/{made.headers['x-reference']}", headers=bearer(tokens, "employer"))
    assert read.status_code == 200
    assert read.content == made.content
    assert read.json()["candidate"] == ""
    assert match["candidate"] not in read.text


def test_what_the_candidate_takes_back_an_employer_reads_no_more(
    client: TestClient, tokens: dict[str, str], match: dict[str, str], product: Product
) -> None:
    of = CandidateId(match["candidate"]), JobId(match["job"])
    name = [ReleasedItem.read("name")]
    release_items(product.unit_of_work(), *of, name, by="Broker", on=DAY)
    reference = shown(client, tokens, {**match, "audience": "employer"})
    with product.unit_of_work() as work:
        wanted = work.identities.get(of[0]).name
    read = client.get(f"{SHEETS}/{reference}", headers=bearer(tokens, "employer"))
    assert read.json()["candidate"] == wanted
    revoke_release(product.unit_of_work(), *of, name, by="Broker", on=date(2030, 1, 1))
    refused = client.get(f"{SHEETS}/{reference}", headers=bearer(tokens, "employer"))
    assert refused.status_code == 409
    assert wanted not in refused.text


@pytest.mark.parametrize(
    ("form", "media_type", "beginning"),
    [
        ("text", "text/plain; charset=utf-8", b"*** SIMULEREDE DATA ***"),
        ("json", "application/json", b"{"),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_every_form_comes_with_its_media_type(
    client: TestClient,
    tokens: dict[str, str],
    match: dict[str, str],
    *,
    form: str,
    media_type: str,
    beginning: bytes,
) -> None:
    asked = {**match, "audience": "candidate", "form": form}
    answer = client.get(SHEETS, params=asked, headers=bearer(tokens, "broker"))
    assert answer.headers["content-type"] == media_type
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.lower().startswith(beginning.lower())
