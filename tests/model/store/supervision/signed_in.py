"""People with an account here, and the address that their provider says is theirs."""

from __future__ import annotations

from model.access import Viewer
from model.account.session import Identity
from model.store import Store
from model.store.database.transactions import now
from model.store.tables.account import accounts
from model.team.settings import Sessions

ISSUER = "https://login.example.org"


def signed_in(store: Store, who: str, address: str, issuer: str = ISSUER) -> Viewer:
    """Sign somebody in whose provider says this address; without one it has checked none."""
    token = store.accounts().sign_in(Identity(issuer, who, who.capitalize(), address), "staff")
    session = store.accounts().session_of(token, Sessions())
    assert session is not None
    return session.viewer


def give_account(store: Store, person: str) -> None:
    """An account under an id that a test has chosen, with an address of its own."""
    row = {"id": person, "name": person, "address": address_of(person), "made_at": now(), "seen_at": now()}
    with store.writing() as connection:
        connection.execute(accounts.insert(), row)


def address_of(person: str) -> str:
    """The address of such an account."""
    return f"{person}@example.org"
