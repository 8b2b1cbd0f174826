"""Encryption of what people write, column by column. Whoever holds both the database and a key can read everything."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import ColumnElement, Connection, Dialect, Label, Table, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeDecorator

from model.key_set import KEY_FILE, KEYS_VARIABLE
from model.store.database.faults import KeyDoesNotFit

AS_KEPT = "as_kept"
"""The option of a statement that writes tokens just as they were kept."""

_ciphers: WeakKeyDictionary[Dialect, MultiFernet] = WeakKeyDictionary()
_placed: WeakKeyDictionary[Dialect, Places] = WeakKeyDictionary()
_first: WeakKeyDictionary[Dialect, Fernet] = WeakKeyDictionary()
_mark_keys: WeakKeyDictionary[Dialect, tuple[bytes, ...]] = WeakKeyDictionary()


class Token(str):
    """A text that was sealed for its row."""

    __slots__ = ()


class Places(Protocol):
    """What opens the tokens of a team's server, each in the place where it lies."""

    def opened(self, told: str) -> str:
        """The text in what the database told of a column."""

    def renewed(self, token: str, place: str) -> str | None:
        """A token of the same text under the key that seals now; None where it is so."""

    def moved(self, table: Table, row: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
        """A row as it is kept, under another primary key, its tokens sealed for there."""

    def in_sql(self, column: ColumnElement[Any], compiler: Any, **options: Any) -> str:
        """A column as SQL, its place before the token in it."""


class EncryptedText(TypeDecorator[str]):
    """Text kept as a Fernet token under the cipher of its database; an empty text stays empty.

    On a team's server it is a token that is bound to its row, but for a column that says `with_row=False`: see
    `model/store/keys/row_tokens.py`.
    """

    impl = Text
    cache_ok = True

    def __init__(self, *, with_row: bool = True) -> None:
        super().__init__()
        self.with_row = with_row

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt on the way in. Raises TypeError for what had to be sealed for its row before."""
        if not value:
            return value
        if self.with_row and dialect in _placed:
            if not isinstance(value, Token):
                raise TypeError("This statement writes a text without saying to which row it belongs.")
            return str(value)
        return _ciphers[dialect].encrypt(value.encode()).decode("ascii")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypt on the way out; raises InvalidToken where no key fits."""
        if not value:
            return value
        if self.with_row and dialect in _placed:
            return _placed[dialect].opened(value)
        return _ciphers[dialect].decrypt(value).decode()

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """What is read for a column: on a team's server its place too."""
        return with_place(column) if self.with_row else column


def with_place(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column, and on a team's server the place of each text in it told before the text."""
    return _WithPlace(column)


class _WithPlace(ColumnElement[Any]):
    """A column, with its place where tokens are bound to theirs."""

    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        self.column = column.element if isinstance(column, Label) else column
        self.type = column.type


@compiles(_WithPlace)
def _column_in_sql(element: _WithPlace, compiler: Any, **options: Any) -> str:
    """As SQL: on somebody's own machine the column alone."""
    options.pop("add_to_result_map", None)
    places = _placed.get(compiler.dialect)
    if places is None:
        return str(compiler.process(element.column, **options))
    return places.in_sql(element.column, compiler, **options)


def place_tokens(dialect: Dialect, places: Places) -> None:
    """Bind each text on this database to its row from now on."""
    _placed[dialect] = places


def has_places(dialect: Dialect) -> bool:
    """Whether texts on this database are bound to their rows, and people have keys of their own."""
    return dialect in _placed


def moved(connection: Connection, table: Table, row: Mapping[str, Any], key: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it is kept, of a table that is nobody's alone, under another primary key."""
    places = _placed.get(connection.dialect)
    return {**row, **key} if places is None else places.moved(table, row, key)


def cipher_of(dialect: Dialect) -> MultiFernet:
    """What texts on this database are encrypted with where they are bound to no row."""
    return _ciphers[dialect]


def use_keys(dialect: Dialect, keys: Iterable[str]) -> None:
    """Encrypt with the first of `keys` on this database, decrypt with any. Raises `KeyDoesNotFit` for nonsense."""
    given = tuple(keys)
    _ciphers[dialect] = _cipher(given)
    _first[dialect] = Fernet(given[0])
    _mark_keys[dialect] = tuple(sha256(f"marks {key}".encode()).digest() for key in given)


def keyed_mark(dialect: Dialect, text: str) -> str:
    """What tells a text from others on this database, and is nothing to whoever has not its first key."""
    return keyed_marks(dialect, text)[0]


def keyed_marks(dialect: Dialect, text: str) -> tuple[str, ...]:
    """The same under each of its keys, the first one first: what was made before a key was changed is found again."""
    return tuple(hmac.new(key, text.encode(errors="replace"), sha256).hexdigest() for key in _mark_keys[dialect])


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


def renewed(dialect: Dialect, token: str, place: str) -> str | None:
    """A token of the same text under the key that encrypts now, in its place if it has one; None where it is so."""
    if place:
        return _placed[dialect].renewed(token, place)
    try:
        _first[dialect].decrypt(token)
    except InvalidToken:
        return _ciphers[dialect].rotate(token).decode("ascii")
    return None
