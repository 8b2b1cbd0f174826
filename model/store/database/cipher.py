"""Encryption of what people write, column by column, and the keys it stands on.

Keys come from `ALONGSIDE_KEYS` (comma-separated, the first one encrypts) or from `alongside.key` in the home
folder. Whoever holds both the database and a key can read everything.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from weakref import WeakKeyDictionary

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from model.home import make_private, read_privately, require_private, write_privately
from model.key_set import KEY_FILE, KEYS_VARIABLE, keys_given, keys_in
from model.store.database.faults import KeyDoesNotFit, faults_told

_ciphers: WeakKeyDictionary[Dialect, MultiFernet] = WeakKeyDictionary()
_mark_keys: WeakKeyDictionary[Dialect, bytes] = WeakKeyDictionary()


class EncryptedText(TypeDecorator[str]):
    """Text kept as a Fernet token under the cipher of its database; an empty text stays empty."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt on the way in."""
        return _ciphers[dialect].encrypt(value.encode()).decode("ascii") if value else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt on the way out; raises InvalidToken where no key fits."""
        return _ciphers[dialect].decrypt(value).decode() if value else value


def use_keys(dialect: Dialect, keys: Iterable[str]) -> None:
    """Encrypt with the first of `keys` on this database, decrypt with any. Raises `KeyDoesNotFit` for nonsense."""
    given = tuple(keys)
    _ciphers[dialect] = _cipher(given)
    _mark_keys[dialect] = sha256(f"marks {given[0]}".encode()).digest()


def keyed_mark(dialect: Dialect, text: str) -> str:
    """What tells a text from others on this database, and is nothing to whoever has not its first key."""
    return hmac.new(_mark_keys[dialect], text.encode(errors="replace"), sha256).hexdigest()


def fits(keys: Iterable[str], token: str) -> bool:
    """Whether one of the keys opens this text. Raises `KeyDoesNotFit` for nonsense."""
    try:
        _cipher(keys).decrypt(token)
    except InvalidToken:
        return False
    return True


def _cipher(keys: Iterable[str]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise KeyDoesNotFit(
            f"One of the keys in {KEYS_VARIABLE} or {KEY_FILE} is not a key: a key has 44 letters, digits, - and _, "
            "and ends in =. Nothing was changed. Correct it, then start again."
        ) from None


def sealed(dialect: Dialect, text: str) -> str:
    """A text that only whoever holds the keys can read or could have written, with the moment it was sealed."""
    return _ciphers[dialect].encrypt(text.encode()).decode("ascii")


def unsealed(dialect: Dialect, token: str, within: int) -> str | None:
    """What was sealed so many seconds ago at most; None for what is older, or was sealed by nobody here."""
    try:
        return _ciphers[dialect].decrypt(token.encode(), ttl=within).decode()
    except InvalidToken:
        return None


def renewed(dialect: Dialect, token: str) -> str:
    """The same text as in `token`, encrypted with the first key."""
    return _ciphers[dialect].rotate(token).decode("ascii")


def keys_at_hand(home: Path) -> tuple[str, ...]:
    """The keys from the environment, else from the key file in `home`; empty where there are none."""
    path = home / KEY_FILE
    with faults_told(f"the folder {home}"):
        if not os.environ.get(KEYS_VARIABLE, "").strip() and os.path.lexists(path):
            require_private(home.resolve())
            return keys_in(read_privately(path))
    return keys_given()


def new_key_file(home: Path) -> tuple[str, ...]:
    """Make a key, keep it in `home` for its owner alone, and return it; it is on disk before anything needs it."""
    key = Fernet.generate_key()
    with faults_told(f"the folder {home}"):
        make_private(home)
        write_privately(home / KEY_FILE, key + b"\n")
    return (key.decode("ascii"),)
