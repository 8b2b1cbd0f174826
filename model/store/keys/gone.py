"""Whose key goes with all that they kept: noted in the transaction that deletes it, and done once that is over.

So no key goes where the deletion does not, and a process that ends between the two leaves a note for the next.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from model.store.database.cipher import has_places
from model.store.database.faults import StoreFault
from model.store.database.transactions import Transactions
from model.store.keys.people import PeopleKeys
from model.store.tables.reflection import store_facts

_BEGINS = "key goes: "
_NOTES = select(store_facts.c.name).where(store_facts.c.name.startswith(_BEGINS, autoescape=True))


def note_key_goes(connection: Connection, person: str) -> None:
    """Note that all this person kept is deleted, and their key is to follow; on one's own machine there is none."""
    if has_places(connection.dialect):
        note = {"name": _BEGINS + person}
        connection.execute(store_facts.delete().where(store_facts.c.name == note["name"]))
        connection.execute(store_facts.insert(), note | {"value": "with all that was kept"})


def delete_noted_keys(store: Transactions, people: PeopleKeys) -> bool:
    """Delete the keys that are noted, and then the notes; False where that has to wait for the next time."""
    try:
        with store.reading() as connection:
            notes = connection.scalars(_NOTES).all()
        for note in notes:
            people.delete(note.removeprefix(_BEGINS))
            with store.writing() as connection:
                connection.execute(store_facts.delete().where(store_facts.c.name == note))
    except StoreFault:
        return False
    return True
