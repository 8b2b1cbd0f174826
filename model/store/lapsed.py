"""Invitations that nobody answered in time: gone when anybody signs in or invites, and when deleting by age runs."""

from __future__ import annotations

from sqlalchemy import Connection

from model.store.database.transactions import now
from model.store.tables.two_accounts import address_invitations, invitations


def drop_lapsed(connection: Connection) -> None:
    """Delete them, with the address and the names in them."""
    for table in (invitations, address_invitations):
        connection.execute(table.delete().where(table.c.until <= now()))
