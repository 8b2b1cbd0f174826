"""The passphrase of a share file: suggested here, told to the other by another way than the file."""

from __future__ import annotations

import secrets
import unicodedata

from model.share_file.faults import PassphraseTooShort

FEWEST_CHARACTERS = 14
SPOKEN = "acdefghjkmnpqrtuvwxy34679"
"""Small letters and digits not easily taken for one another: none of 0 and o, 1, i and l, 2 and z, 5 and s, 8 and b."""

_GROUPS, _LENGTH = 4, 5


def suggest_passphrase() -> str:
    """A passphrase nobody can guess (about 93 bits), in four groups of five, to be read out on the phone."""
    return "-".join("".join(secrets.choice(SPOKEN) for _ in range(_LENGTH)) for _ in range(_GROUPS))


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as the key is derived from it: NFKC, no spaces at the ends, UTF-8. Raises `PassphraseTooShort`."""
    settled = unicodedata.normalize("NFKC", passphrase).strip()
    if len(settled) < FEWEST_CHARACTERS:
        raise PassphraseTooShort
    return settled.encode("utf-8", "surrogatepass")
