"""How tokens and three words are kept: as marks that whoever reads the store cannot turn back."""

from __future__ import annotations

import hashlib
import hmac


def mark_of(token: str) -> str:
    """How a phone's token is kept, so that who reads the store cannot play the phone."""
    return hashlib.sha256(token.encode()).hexdigest()


def key_mark_of(secret: str, key: str) -> str:
    """How three words are looked up: by a mark that nobody can compute without the room's secret."""
    return hmac.new(secret.encode(), key.encode(errors="replace"), hashlib.sha256).hexdigest()
