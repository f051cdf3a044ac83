"""Commands for whoever looks after an installation: init, doctor, user, serve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from serving.commands.options import Format, FormatOption, product, settings

if TYPE_CHECKING:
    from matcher.domain.user import User
    from matcher.usecases.ports import UnitOfWork


def init() -> None:
    """Make the folder, the database tables and the key for identities; bring older tables up to date."""
    from matcher.storage.engine import make_engine
    from matcher.storage.schema_version import current_revision, upgrade
    from matcher.wiring import Product
    from serving.installing import make_key_file

    chosen = settings()
    chosen.var_dir.mkdir(parents=True, exist_ok=True)
    made = make_key_file(chosen)
    engine = make_engine(chosen.database_url)
    upgrade(engine)
    with Product(chosen).unit_of_work() as work:
        work.start_history()
        work.commit()
    typer.echo(f"The database is ready, at version {current_revision(engine)}.")
    if made:
        typer.echo(f"Made a key for identities: {chosen.identity_key_file}. Keep a copy apart from the data.")


def doctor(form: FormatOption = Format.TABLE) -> None:
    """Say what is wrong with this installation, and what to do about it."""
    from serving.calendar import today
    from serving.diagnosis import Health, diagnose
    from serving.rendering import echo_json, echo_rows

    findings = diagnose(settings(), today())
    if form is Format.JSON:
        echo_json([finding.as_json() for finding in findings])
    else:
        echo_rows(["", "What", "Finding"], [[f.health.value, f.what, f.says] for f in findings])
    if any(finding.health is Health.BROKEN for finding in findings):
        raise typer.Exit(1)


def user(
    name: Annotated[str, typer.Argument(help="Name of the user. Without a name, all users are listed.")] = "",
    role: Annotated[str, typer.Option(help="broker, employer or analyst.")] = "",
    employer: Annotated[str, typer.Option(help="The employer's id, for the role employer.")] = "",
    phone: Annotated[str, typer.Option(help="A broker's phone at work, to stand on sheets.")] = "",
    email: Annotated[str, typer.Option(help="A broker's email at work, to stand on sheets.")] = "",
) -> None:
    """Let a user in: prints a token once. Without a name, lists those who may log in.

    With --phone or --email and no role, a broker who is there gets them and keeps the token.
    """
    from matcher.domain.ids import EmployerId
    from matcher.domain.user import Role
    from matcher.exchange.personal_numbers import refuse_in
    from serving.rendering import echo_rows
    from serving.security.tokens import new_user

    work = product().unit_of_work()
    if not name:
        with work:
            users = work.users.all()
        rows = [[u.name, u.role.value, u.employer_id or "", u.phone, u.email] for u in users]
        echo_rows(["Name", "Role", "Employer", "Phone", "Email"], rows)
        return
    refuse_in(phone, "phone")
    refuse_in(email, "email")
    if not role and (phone or email):
        _reach(work, name, phone, email)
        return
    if role not in list(Role):
        raise typer.BadParameter("Say --role broker, employer or analyst.")
    with work:
        before = _named(work, name)
        if before is not None and before.role.value == role:  # a new token is no reason to lose the phone
            phone, email = phone or before.phone, email or before.email
        made, token = new_user(name, Role(role), EmployerId(employer) if employer else None, phone, email)
        work.users.put(made)
        work.commit()
    typer.echo(f"{name} ({role}): {token}")


def _reach(work: UnitOfWork, name: str, phone: str, email: str) -> None:
    """Gives a user who is there a phone or an email; the token stays what it was."""
    from dataclasses import replace

    from matcher.errors import NotFound

    with work:
        found = _named(work, name)
        if found is None:
            raise NotFound("There is no user of that name. Say --role to let a new one in.")
        work.users.put(replace(found, phone=phone or found.phone, email=email or found.email))
        work.commit()
    typer.echo(f"{name} can be reached as said. The token is the same as before.")


def _named(work: UnitOfWork, name: str) -> User | None:
    return next((user for user in work.users.all() if user.name == name), None)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
) -> None:
    """Serve the pages and the interface until stopped."""
    import uvicorn

    from serving.app import create_app

    made = product()
    with made.unit_of_work():  # what is missing is said now, not to the first visitor
        app = create_app(made)
    typer.echo(f"{made.ranker.version} answers on http://{host}:{port}")
    uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)
