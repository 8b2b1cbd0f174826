"""Looks at the address of the database: which kind it is, whether there is a driver, and who can read along."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from ipaddress import ip_address

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from model.home import DATABASE_URL
from model.team.deployment.remark import Remark, missing, note, weak

SHORTEST_PASSWORD = 12
_SURE = ("verify-full", "verify-ca")


def database_address() -> URL | None:
    """The address of the database server, or None where the data is in a file. Raises ValueError for nonsense."""
    given = os.environ.get(DATABASE_URL, "").strip()
    if not given:
        return None
    try:
        address = make_url(given.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise ValueError(DATABASE_URL) from None
    return None if address.get_backend_name() == "sqlite" else address


def about_data(processes: int) -> Iterator[Remark]:
    """What there is to say of where the data is to be, with so many processes."""
    try:
        address = database_address()
    except ValueError:
        yield missing(
            f"{DATABASE_URL} is not an address that Alongside understands. "
            "It should look like postgresql+psycopg://name:password@host/database."
        )
        return
    if address is None:
        yield _about_file(processes)
    elif address.get_backend_name() != "postgresql":
        yield missing(f"{DATABASE_URL} leads to {address.get_backend_name()}. Alongside knows PostgreSQL and SQLite.")
    else:
        yield from _about_driver()
        yield from _about_line(address)
        yield from _about_account(address)


def _about_file(processes: int) -> Remark:
    if processes > 1:
        return weak(
            f"The data is in SQLite, for {processes} processes. They have to be on one machine, and share one folder "
            f"that is no network drive. Set {DATABASE_URL} to a PostgreSQL."
        )
    return note(
        "The data is in SQLite: for one process, or a few on one machine. "
        f"For more, set {DATABASE_URL} to a PostgreSQL."
    )


def _about_driver() -> Iterator[Remark]:
    if find_spec("psycopg") is None:
        yield missing(
            "The driver for PostgreSQL is not installed. "
            "With Alongside's Python, run -m pip install --require-hashes -r requirements-team.lock."
        )


def _about_line(address: URL) -> Iterator[Remark]:
    host = address.host or ""
    if not _is_here(host) and address.query.get("sslmode") not in _SURE:
        yield weak(
            f"Whoever stands between here and the database on {host} could read along. Add sslmode=verify-full to "
            f"{DATABASE_URL}, with sslrootcert where your database has a certificate of its own."
        )


def _about_account(address: URL) -> Iterator[Remark]:
    if address.username == "postgres":
        yield weak(
            "Alongside would sign in to PostgreSQL as its administrator. Make a role that owns this one database."
        )
    password = address.password
    if password is not None and (len(password) < SHORTEST_PASSWORD or password == address.username):
        yield weak(f"The password in {DATABASE_URL} is short, or easily guessed. Set a long random one.")


def _is_here(host: str) -> bool:
    """Whether this is a socket or the loopback address of this machine."""
    if host in ("", "localhost") or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
