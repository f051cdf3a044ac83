"""Finds the user behind a request, and lets only the roles named reach an endpoint."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from fastapi import Request

from matcher.domain.user import Role, User
from matcher.errors import NotFound, NotPermitted
from matcher.wiring import Product
from serving.security.tokens import token_hash

_SCHEME: Final = "bearer "


class NotLoggedIn(NotPermitted):
    """The request carries no token, or one that belongs to nobody."""

    code: ClassVar[str] = "not-logged-in"


def product_of(request: Request) -> Product:
    """The product that this application was made from."""
    product: Product = request.app.state.product
    return product


def allow(*roles: Role) -> Callable[[Request], User]:
    """A dependency that gives the user of a request, and refuses every other role."""

    def user(request: Request) -> User:
        found = _user(request)
        if found.role not in roles:
            raise NotPermitted(f"This is not for the role {found.role.value}.")
        return found

    return user


def _user(request: Request) -> User:
    header = request.headers.get("authorization", "")
    if not header.lower().startswith(_SCHEME):
        raise NotLoggedIn("Log in: send your token as 'Authorization: Bearer TOKEN'.")
    with product_of(request).unit_of_work() as work:
        try:
            return work.users.by_token_hash(token_hash(header[len(_SCHEME) :].strip()))
        except NotFound as error:
            raise NotLoggedIn("This token belongs to nobody. Ask for a new one: matcher user.") from error
