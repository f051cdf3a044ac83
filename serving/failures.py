"""Errors as answers: the one place where the error tree meets HTTP."""

from __future__ import annotations

from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from matcher.errors import (
    Conflict,
    InvalidInput,
    MatcherError,
    ModelNotReady,
    NotFound,
    NotPermitted,
    RejectedImport,
    StorageUnavailable,
)
from serving.security.users import NotLoggedIn

STATUS: Final[dict[type[MatcherError], int]] = {
    InvalidInput: 422,
    RejectedImport: 422,
    NotFound: 404,
    Conflict: 409,
    NotPermitted: 403,
    NotLoggedIn: 401,
    ModelNotReady: 503,
    StorageUnavailable: 503,
}
"""Status code of every error."""


def answer_failures(app: FastAPI) -> None:
    """Makes the application answer each error of the tree with its code and its sentence."""

    @app.exception_handler(MatcherError)
    def answer(_request: Request, error: MatcherError) -> JSONResponse:
        challenge = {"WWW-Authenticate": "Bearer"} if isinstance(error, NotLoggedIn) else None
        content = {"code": error.code, "message": error.message}
        return JSONResponse(content, STATUS[type(error)], headers=challenge)
