"""Tokens of a team's server: texts sealed under a key, for one place, and opened by nothing else and nowhere else.

A place is a text; it is not secret, and is bound to the token as the associated data of AES-GCM.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from cryptography.fernet import InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_BEGIN = "a1."
"""What every token of this kind begins with; one of Fernet's begins with "gAAAA"."""

BETWEEN = "\x1f"
"""Stands between the parts of a place, and before a token that is told with its place; and is in none of them."""

_NONCE_BYTES = 12
_KEY_BYTES = 32


class OutOfPlace(InvalidToken):
    """A token that does not open where it lies: it was changed or put there from elsewhere, or its key is gone."""


class PlaceCipher:
    """Seals texts for a place with the first of its keys, and opens them with any."""

    def __init__(self, keys: Iterable[bytes]) -> None:
        self._ciphers = [AESGCM(key) for key in keys]

    def seal(self, text: bytes, place: str) -> str:
        """A token for this text that opens in this place alone."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[0].encrypt(nonce, text, place.encode())
        return _BEGIN + urlsafe_b64encode(nonce + sealed).decode("ascii")

    def open(self, token: str, place: str) -> bytes:
        """The text in a token. Raises `OutOfPlace`."""
        return self._opened(token, place, self._ciphers)

    def sealed_with_first(self, token: str, place: str) -> bool:
        """Whether a token was sealed for this place with the first of the keys."""
        try:
            self._opened(token, place, self._ciphers[:1])
        except OutOfPlace:
            return False
        return True

    def _opened(self, token: str, place: str, ciphers: Iterable[AESGCM]) -> bytes:
        try:
            sealed = urlsafe_b64decode(token.removeprefix(_BEGIN).encode("ascii"))
        except ValueError:
            raise OutOfPlace from None
        for cipher in ciphers:
            with suppress(InvalidTag, ValueError):
                return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode())
        raise OutOfPlace


def told_apart(told: str) -> tuple[str, str]:
    """The place and the token in what was told of a text; the place is empty where none was told."""
    place, _, token = told.rpartition(BETWEEN)
    return place, token


def is_placed(token: str) -> bool:
    """Whether this is a token of this kind, rather than one of before."""
    return token.startswith(_BEGIN)


def new_key() -> bytes:
    """A key for one person."""
    return AESGCM.generate_key(8 * _KEY_BYTES)


def service_cipher(keys: Iterable[str]) -> PlaceCipher:
    """The cipher of the service's key set; each of its keys, which are Fernet's, gives another for this use alone."""
    return PlaceCipher(_derived(urlsafe_b64decode(key)) for key in keys)


def _derived(key: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt=None, info=b"Alongside, tokens with a place").derive(key)
