"""What somebody without an account holds: a token in an address or a cookie, and four words to come back with."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Sequence

KEY_WORDS = 4
"""How many words a key has: 68 billion keys, since every one that is tried is looked at (docs/decisions/0016)."""

_TOKEN = re.compile(r"[0-9a-f]{32}")
_dice = secrets.SystemRandom()


def new_token() -> str:
    """A token by which a phone or a link is known; a ticket until its phone is in."""
    return secrets.token_hex(16)


def is_token(text: str) -> bool:
    """Whether a text looks like a token: 32 hexadecimal signs."""
    return _TOKEN.fullmatch(text) is not None


def new_key(key_words: Sequence[str]) -> str:
    """Four of these words, by chance."""
    return " ".join(_dice.sample(key_words, KEY_WORDS))


def key_as_typed(typed: str) -> str:
    """Four words as people type them, with capitals, commas or hyphens between, in the form they are kept in."""
    return " ".join("".join(sign if sign.isalpha() else " " for sign in typed.lower()).split())


def mark_of(token: str) -> str:
    """What is kept of a token: nobody gets from it what it was made of. Four words are too few for it."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
