"""Matches, users and the label of the data as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from matcher.domain.dataset import DatasetLabel
from matcher.domain.match import Match, MatchEvent, Outcome
from matcher.domain.user import Role, User
from matcher.storage.rows import Layout, Rows, in_order, parts_of
from matcher.storage.tables import DATASET_LABEL, MATCH_EVENTS, MATCHES, USERS

__all__ = ["LABEL_LAYOUT", "MATCH_LAYOUT", "USER_LAYOUT"]


def _matches_apart(matches: Iterable[Match]) -> Rows:
    every = list(matches)
    return {
        MATCHES: [
            {
                "match_id": match.id,
                "job_id": match.job_id,
                "candidate_id": match.candidate_id,
                "list_position": match.list_position,
            }
            for match in every
        ],
        MATCH_EVENTS: [
            {
                "match_id": match.id,
                "place": place,
                "happened_on": event.on,
                "outcome": event.outcome.value,
                "said_by": event.by,
            }
            for match in every
            for place, event in enumerate(match.events)
        ],
    }


def _matches_together(rows: Rows) -> list[Match]:
    events = parts_of(rows, MATCH_EVENTS)
    return [
        Match(
            id=row["match_id"],
            job_id=row["job_id"],
            candidate_id=row["candidate_id"],
            list_position=row["list_position"],
            events=tuple(
                MatchEvent(r["happened_on"], Outcome(r["outcome"]), r["said_by"])
                for r in in_order(events[row["match_id"]])
            ),
        )
        for row in rows[MATCHES]
    ]


def _users_apart(users: Iterable[User]) -> Rows:
    return {
        USERS: [
            {
                "name": user.name,
                "role": user.role.value,
                "token_hash": user.token_hash,
                "employer_id": user.employer_id,
                "phone": user.phone or None,
                "email": user.email or None,
            }
            for user in users
        ]
    }


def _users_together(rows: Rows) -> list[User]:
    return [
        User(
            r["name"],
            Role(r["role"]),
            r["token_hash"],
            r["employer_id"],
            r["phone"] or "",
            r["email"] or "",
        )
        for r in rows[USERS]
    ]


def _label_apart(labels: Iterable[DatasetLabel]) -> Rows:
    return {DATASET_LABEL: [{"singleton": 1, "name": x.name, "simulated": x.simulated} for x in labels]}


def _label_together(rows: Rows) -> list[DatasetLabel]:
    return [DatasetLabel(r["name"], r["simulated"]) for r in rows[DATASET_LABEL]]


MATCH_LAYOUT: Final = Layout(
    name="match",
    root=MATCHES,
    parts=(MATCH_EVENTS,),
    key=lambda match: match.id,
    apart=_matches_apart,
    together=_matches_together,
)
USER_LAYOUT: Final = Layout(
    name="user",
    root=USERS,
    parts=(),
    key=lambda user: user.name,
    apart=_users_apart,
    together=_users_together,
)
LABEL_LAYOUT: Final = Layout(
    name="label of the data",
    root=DATASET_LABEL,
    parts=(),
    key=lambda _label: "1",
    apart=_label_apart,
    together=_label_together,
)
