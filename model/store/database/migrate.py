"""Bringing a database to the shape this Alongside needs, under a lock, and only when it is not there yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table, text

from model.store.database.engine import Database
from model.store.database.faults import NewerVersion, faults_told

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0019"
"""The revision this Alongside needs: the last one under `migrations/versions`."""

PATIENCE = 30
"""Seconds to wait while another process brings the database up to date."""

_MIGRATIONS = Path(__file__).parents[1] / "migrations"
_OPENING = 0x616C6F6E67
_VERSION = table("alembic_version", column("version_num"))


def bring_up_to_date(database: Database) -> None:
    """Migrate to `HEAD` if needed. Raises `NewerVersion` for a revision unknown here, other faults as they come."""
    with faults_told(database.where):
        with database.engine.execution_options(readonly=True).connect() as connection:
            if revision_of(connection) == HEAD:
                return
        migrating = database.engine.connect().execution_options(migrating=True, patience=PATIENCE)
        with migrating as connection, connection.begin():
            connection.detach()
            hold_opening(connection)
            if revision_of(connection) != HEAD:
                _upgrade(connection, database.where)


def hold_opening(connection: Connection) -> None:
    """Wait until no other process opens this database; SQLite's own write lock does it there."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout TO '{PATIENCE}s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:opening)"), {"opening": _OPENING})


def revision_of(connection: Connection) -> str | None:
    """The revision the database says it has, None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(select(_VERSION.c.version_num))
    return revision


def is_up_to_date(connection: Connection) -> bool:
    """Whether a database that has been opened has the revision this Alongside needs."""
    return connection.scalar(select(_VERSION.c.version_num)) == HEAD


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings for running on `connection`."""
    from alembic.config import Config  # noqa: PLC0415  loaded only when there is something to migrate

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, where: str) -> None:
    from alembic import command  # noqa: PLC0415  as above

    if revision_of(connection) not in known_revisions() | {None}:
        raise NewerVersion.at(where)
    command.upgrade(alembic_config(connection), "head")


def known_revisions() -> set[str | None]:
    """The revisions that can be brought up to date."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  as above

    return {script.revision for script in ScriptDirectory(str(_MIGRATIONS)).walk_revisions()}
