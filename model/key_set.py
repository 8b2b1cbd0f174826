"""The service's key set as it is given: keys between commas or each on a line, of which the first one encrypts."""

from __future__ import annotations

import os

KEYS_VARIABLE = "ALONGSIDE_KEYS"
PEOPLE_KEYS_VARIABLE = "ALONGSIDE_PEOPLE_KEYS_URL"
"""Says where a team's server keeps the keys of people, which that set wraps."""

KEY_FILE = "alongside.key"
"""What holds them in the private folder where none are given."""


def keys_given() -> tuple[str, ...]:
    """The keys in ALONGSIDE_KEYS, as they are written there; empty where there are none."""
    return keys_in(os.environ.get(KEYS_VARIABLE, "").encode())


def keys_in(written: bytes) -> tuple[str, ...]:
    """The keys as they are written, between commas or each on a line."""
    parts = written.decode("ascii", "replace").replace("\n", ",").split(",")
    return tuple(key for key in (part.strip() for part in parts) if key)
