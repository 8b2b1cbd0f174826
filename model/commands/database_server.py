"""What the store knows of a team's data before it is opened: its files, the keys given, and what its server says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, text

from model.store import StoreFault
from model.store.database import cipher
from model.store.database.engine import DATABASE_FILE, connect
from model.store.database.faults import KeyDoesNotFit, NewerVersion, faults_told
from model.store.database.last_deletion import sign_of_last_deletion
from model.store.database.migrate import HEAD, known_revisions, revision_of
from model.store.keys.without_key import look_for_people_without_key, told_without_key
from model.team.deployment.remark import Remark, missing, note, weak

MOST_APART = 60
"""Seconds that two clocks may differ."""

_PATIENCE = "5"
_IS_ADMINISTRATOR = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
_THERE = text("SELECT now()")


def database_file(home: Path) -> Path:
    """Where the data would lie, if it is on no server."""
    return home / DATABASE_FILE


def about_server(home: Path, address: URL, keys: Sequence[str]) -> list[Remark]:
    """What there is to say of the PostgreSQL at this address, and whether the keys fit. Nothing there is changed."""
    try:
        database = connect(home, _patient(address))
    except StoreFault as fault:
        return [missing(fault.message)]
    try:
        with faults_told(database.where), database.engine.connect() as connection:
            return [*_about_server(connection, database.where), *_about_data(connection, database.where, keys)]
    except StoreFault as fault:
        return [missing(fault.message)]
    finally:
        database.engine.dispose()


def about_people(home: Path, address: URL | None) -> list[Remark]:
    """How many people have words and no key in the data at this address, or in `home`. Nothing is changed."""
    try:
        count = look_for_people_without_key(home, None if address is None else _patient(address))
    except StoreFault as fault:
        return [missing(fault.message)]
    return [missing(told_without_key(count))] if count else []


def _patient(address: URL) -> str:
    return address.update_query_dict({"connect_timeout": _PATIENCE}).render_as_string(hide_password=False)


def _about_server(connection: Connection, where: str) -> Iterator[Remark]:
    there: datetime = connection.execute(_THERE).scalar_one()
    apart = abs((datetime.now(UTC) - there).total_seconds())
    if apart > MOST_APART:
        yield weak(f"The clock here and that of {where} are {apart:.0f} seconds apart. Keep both right by NTP.")
    if connection.execute(_IS_ADMINISTRATOR).scalar():
        yield weak(f"The account in {where} may do everything there. Make a role that owns this one database.")


def _about_data(connection: Connection, where: str, keys: Sequence[str]) -> Iterator[Remark]:
    revision = revision_of(connection)
    if revision is None:
        return
    if revision not in known_revisions():
        yield missing(NewerVersion.at(where).message)
        return
    if revision != HEAD:
        yield note(
            f"What is kept in {where} is of an earlier version, and is brought up to date at the first start. After "
            "that the earlier Alongside does not open it. Back up first."
        )
    if keys and not _fit(keys, sign_of_last_deletion(connection)):
        yield missing(KeyDoesNotFit.at(where).message)


def _fit(keys: Sequence[str], token: str) -> bool:
    """Whether a key opens this; of what is no key, about_keys tells."""
    try:
        return not token or cipher.fits(keys, token)
    except KeyDoesNotFit:
        return True
