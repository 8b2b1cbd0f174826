"""The keys of a home: `ALONGSIDE_KEYS`, separated by commas, of which the first encrypts; or else `alongside.key`."""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.fernet import Fernet

from model.home import make_private, read_privately, require_private, write_privately
from model.key_set import KEY_FILE, KEYS_VARIABLE, keys_given, keys_in
from model.store.database.faults import faults_told


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
