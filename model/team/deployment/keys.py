"""Looks at the keys that words are encrypted with: that they are there, no examples, and apart from the data."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Sequence
from pathlib import Path

from cryptography.fernet import Fernet

from model.key_set import KEYS_VARIABLE as KEYS
from model.key_set import PEOPLE_KEYS_VARIABLE, keys_given
from model.team.deployment.remark import Remark, missing, note, weak

EXAMPLE_KEYS = ("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=",)
"""Keys that are printed somewhere: this one stands in the description of Fernet."""

FEWEST_DIFFERENT = 16
"""Of 32 random bytes about 30 differ from each other; fewer than this were never drawn by chance."""

_HOW = "python -m model keys new makes one"


def about_keys(given: Sequence[str], file: Path, *, on_server: bool) -> Iterator[Remark]:
    """What there is to say of the keys in ALONGSIDE_KEYS, and of the key file in the data folder.

    `on_server` says that the data is on a database server rather than in that folder.
    """
    if not given:
        yield _none_given(file, on_server=on_server)
    elif os.path.lexists(file):
        yield weak(
            f"{file} is there, though {KEYS} is set. If it opens anything, whoever copies the folder can read that. "
            "Move it to where the keys are kept."
        )
    for number, key in enumerate(given, 1):
        yield from _about_key(f"Key {number} of {len(given)} in {KEYS}", key)


def about_people_keys(address: str, data: str) -> Iterator[Remark]:
    """What there is to say of where the keys of people are kept; both are addresses, empty where none is given."""
    if not address or address == data:
        yield note(
            f"{PEOPLE_KEYS_VARIABLE} names no other place, so the keys of people lie in a schema or folder beside the "
            "data. Leave them out of its backups, or whoever was deleted can be read there: docs/deployment.md."
        )


def _none_given(file: Path, *, on_server: bool) -> Remark:
    if on_server:
        return missing(
            f"{KEYS} is not set, so each process would take a key from its own folder, and read nothing of the "
            f"others. Make one key, and set it for every process; {_HOW}."
        )
    return weak(
        f"{KEYS} is not set, so the key lies in {file.parent} beside the database, and whoever copies that folder "
        f"can read everything. Set {KEYS} from another place, to the key in {file} where there is one, or else to a "
        f"new one; {_HOW}."
    )


def why_not_served(file: Path, *, on_server: bool) -> str | None:
    """Why no team is served with the key that would encrypt, and how to make one; None where it will do.

    Keys behind the first one only read what was kept with them before: a new one in front is how they are left behind.
    """
    given = keys_given()
    fault = (
        next(_about_key(f"The first key in {KEYS}", given[0]), None)
        if given
        else _none_given(file, on_server=on_server)
    )
    return None if fault is None else f"Alongside does not serve a team like this. {fault.told}"


def _about_key(name: str, key: str) -> Iterator[Remark]:
    try:
        Fernet(key)
    except ValueError:
        yield missing(f"{name} is not a key: a key has 44 letters, digits, - and _, and ends in =; {_HOW}.")
        return
    if key in EXAMPLE_KEYS or len(set(urlsafe_b64decode(key))) < FEWEST_DIFFERENT:
        yield weak(f"{name} is an example, or too regular to be secret. Make a new one; {_HOW}.")
