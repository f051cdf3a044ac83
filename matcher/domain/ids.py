"""Ids as types of their own, so that a job's id is never handed over as a candidate's."""

from __future__ import annotations

from typing import NewType

CandidateId = NewType("CandidateId", str)
EmployerId = NewType("EmployerId", str)
WorkplaceId = NewType("WorkplaceId", str)
PositionId = NewType("PositionId", str)
TaskId = NewType("TaskId", str)
JobId = NewType("JobId", str)
MatchId = NewType("MatchId", str)

CompetenceCode = NewType("CompetenceCode", str)
TaskTypeCode = NewType("TaskTypeCode", str)
ConsiderationCode = NewType("ConsiderationCode", str)
Postcode = NewType("Postcode", str)
