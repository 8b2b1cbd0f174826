"""By what four words, or an address, are found: a mark made with a secret of this store, which lies here encrypted.

Who has the database and no key cannot try words or addresses against it, and so can take nobody's card back.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import Connection, Text, select, type_coerce

from model.keys import key_as_typed
from model.store.tables.card import cards
from model.store.tables.reflection import store_facts

_NAME = "secret of four words"
_IS_SECRET = store_facts.c.name == _NAME
_SECRET = select(store_facts.c.value).where(_IS_SECRET)
_WITH_WORDS = select(cards.c.id, cards.c.key).where(type_coerce(cards.c.key, Text) != "")


def key_mark(connection: Connection, typed: str) -> str:
    """The mark of four words, however they are typed."""
    return _mark(connection, key_as_typed(typed))


def address_mark(connection: Connection, address: str) -> str:
    """The mark of an address in the form of `model/mail_address.py`: it has an @, as no four words have."""
    return _mark(connection, address)


def key_columns(connection: Connection, key: str) -> dict[str, str]:
    """How four words are kept: to be printed, and to be found by."""
    return {"key": key, "key_mark": key_mark(connection, key)}


def secret_of(connection: Connection) -> str:
    """The secret of this store, which moves with its cards."""
    secret: str = connection.execute(_SECRET).scalar_one()
    return secret


def _mark(connection: Connection, text: str) -> str:
    return hmac.new(secret_of(connection).encode(), text.encode(errors="replace"), hashlib.sha256).hexdigest()


def keep_secret(connection: Connection, secret: str) -> None:
    """Let this be the secret from now on; no card has a mark yet."""
    connection.execute(store_facts.delete().where(_IS_SECRET))
    connection.execute(store_facts.insert(), {"name": _NAME, "value": secret})


def settle_secret(connection: Connection) -> None:
    """Make a secret where there is none yet, and the marks of cards that are older than it."""
    if connection.execute(_SECRET).one_or_none() is not None:
        return
    keep_secret(connection, secrets.token_hex(32))
    for card, key in connection.execute(_WITH_WORDS).all():
        connection.execute(cards.update().where(cards.c.id == card), key_columns(connection, key))
