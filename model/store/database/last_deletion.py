"""A sign of the last deletion, so that whoever shows something can ask at little cost whether it may be gone.

The text by which the key is tried is encrypted anew with every deletion, and no two encryptions of it are alike. So the
sign needs no row of its own, tells nothing of what was deleted or how often, and is the same for every process. Only
where somebody deletes everything, and there is something, another text is encrypted: a second sign, of that alone.
"""

from __future__ import annotations

from sqlalchemy import Connection, Text, bindparam, select, type_coerce

from model.store.database.transactions import new_id
from model.store.tables.reflection import store_facts

KEY_CHECK = {"name": "key_check", "value": "the key fits"}
_THIS = store_facts.c.name == bindparam("the_name")
_SIGN = select(type_coerce(store_facts.c.value, Text)).where(_THIS)
_SECOND_SIGN = select(store_facts.c.value).where(_THIS).with_for_update()
_ANOTHER = store_facts.update().where(_THIS).values(value=bindparam("value"))


def note_deletion(connection: Connection, *, of_everything: bool = False) -> None:
    """Leave another sign, in the transaction that deletes, or that puts back what was deleted."""
    value = f"{KEY_CHECK['value']} {new_id()}" if of_everything else sign_of_deleting_everything(connection)
    connection.execute(_ANOTHER, {"the_name": KEY_CHECK["name"], "value": value})


def sign_of_last_deletion(connection: Connection) -> str:
    """The sign as it is now."""
    return connection.scalar(_SIGN, {"the_name": KEY_CHECK["name"]}) or ""


def sign_of_deleting_everything(connection: Connection) -> str:
    """The second sign as it is now, held until the transaction ends."""
    return connection.scalar(_SECOND_SIGN, {"the_name": KEY_CHECK["name"]}) or ""
