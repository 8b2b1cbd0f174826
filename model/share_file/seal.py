"""Sealing what a file holds, and opening it: a JWE in compact form (RFC 7516), its key from a passphrase.

docs/share-file.md describes the file so that any JOSE tool can open it.
"""

from __future__ import annotations

import binascii
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap
from pydantic import ValidationError

from model.share_file.contents import ShareFileContents
from model.share_file.faults import CutOff, DoesNotOpen, MadeByNewer, NotAShareFile, NotUnderstood, TooLarge

if TYPE_CHECKING:
    from joserfc.jwe import JWERegistry
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


def require_long(passphrase: str) -> None:
    """Raise `PassphraseTooShort` for one that nothing is sealed with."""
    if len(_settled(passphrase)) < FEWEST_CHARACTERS:
        raise PassphraseTooShort


def _settled(passphrase: str) -> str:
    """The passphrase as the key is derived from it: NFKC, no spaces at the ends."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _bytes(passphrase: str) -> bytes:
    return _settled(passphrase).encode("utf-8", "surrogatepass")


SUFFIX = ".alongside"
MOST_BYTES = 8_000_000
TYPE = "alongside-share"
VERSION = 2
OPENED = (1, 2)
"""The versions that are opened: in the first, nobody said anything of an action between meetings."""
ALGORITHM = "PBES2-HS512+A256KW"
ENCRYPTION = "A256GCM"
ROUNDS = 250_000
"""Of PBKDF2 with HMAC-SHA-512: OWASP advises 210,000 or more, and joserfc takes no more than 300,000."""


@dataclass(frozen=True)
class SealedKind:
    """A kind of sealed file: the type in its header, and the most bytes that one may have."""

    type: str
    most_bytes: int

    @property
    def beginning(self) -> bytes:
        """How such a file begins, as far as that is always the same."""
        return binascii.b2a_base64(b'{"typ":"%b"' % self.type.encode(), newline=False).rstrip(b"=")[:-1]


SHARE_FILE = SealedKind(TYPE, MOST_BYTES)

_FIXED = {"alg": ALGORITHM, "enc": ENCRYPTION, "p2c": ROUNDS}
_MOST_HEADER = 512
_SALT_LENGTHS = range(22, 65)
_KEY_LENGTH, _IV_LENGTH, _TAG_LENGTH = 54, 16, 22
_PARTS = 5
_AROUND_WORDS = 1000


def seal(contents: ShareFileContents, passphrase: str) -> bytes:
    """The contents as a share file. Raises `PassphraseTooShort`, `TooLarge`."""
    return seal_bytes(contents.model_dump_json().encode(), passphrase, SHARE_FILE)


def seal_bytes(inside: bytes, passphrase: str, kind: SealedKind) -> bytes:
    """These bytes as a sealed file of a kind. Raises `PassphraseTooShort`, `TooLarge`."""
    from joserfc.jwe import encrypt_compact  # noqa: PLC0415  only when a file is made: start-up stays quick
    from joserfc.jwk import OctKey  # noqa: PLC0415  as above

    require_long(passphrase)
    key = _bytes(passphrase)
    if len(inside) > (kind.most_bytes - _AROUND_WORDS) * 3 // 4:
        raise TooLarge
    header = {"typ": kind.type, "v": VERSION, **_FIXED}
    return encrypt_compact(header, inside, OctKey(key, key), registry=_registry(kind.most_bytes)).encode("ascii")


def unseal(data: bytes, passphrase: str) -> ShareFileContents:
    """What a share file holds. Raises the `ShareFault` that tells what is wrong."""
    try:
        return ShareFileContents.model_validate_json(unseal_bytes(data, passphrase, SHARE_FILE))
    except ValidationError:
        raise NotUnderstood from None


def unseal_bytes(data: bytes, passphrase: str, kind: SealedKind) -> bytes:
    """What a sealed file of this kind holds. Raises the `ShareFault` that tells what is wrong.

    The size, the header and the lengths of all parts are checked first, then the key is derived.
    """
    from joserfc.errors import JoseError  # noqa: PLC0415  only when a file is opened: start-up stays quick
    from joserfc.jwe import decrypt_compact  # noqa: PLC0415  as above
    from joserfc.jwk import OctKey  # noqa: PLC0415  as above

    if len(data) > kind.most_bytes:
        raise TooLarge
    data = data.strip()
    _check(data, kind)
    key = _bytes(passphrase)
    if not key:
        raise DoesNotOpen
    try:
        opened = decrypt_compact(data, OctKey(key, key), registry=_registry(kind.most_bytes))
    except JoseError as error:
        # Only the wrapped key tells about the passphrase: once it opens, what does not fit was changed.
        raise (DoesNotOpen if isinstance(error.__cause__, InvalidUnwrap) else CutOff) from None
    except ValueError:
        raise CutOff from None
    return opened.plaintext or b""


def _check(data: bytes, kind: SealedKind) -> None:
    """Raise unless the file is one of ours, of this version, and has all its parts."""
    first, *others = data.split(b".", _PARTS)
    header = _header_in(first)
    if header.get("typ") != kind.type:
        raise CutOff if data.startswith(kind.beginning) else NotAShareFile
    version = header.get("v")
    if type(version) is int and version > VERSION:
        raise MadeByNewer
    salt = header.get("p2s")
    is_ours = (
        type(version) is int
        and {name: value for name, value in header.items() if name not in ("typ", "v", "p2s")} == _FIXED
        and type(header["p2c"]) is int
        and version in OPENED
        and isinstance(salt, str)
        and len(salt) in _SALT_LENGTHS
    )
    lengths = [len(part) for part in others]
    if not is_ours or len(lengths) != _PARTS - 1 or lengths[:2] + lengths[3:] != [_KEY_LENGTH, _IV_LENGTH, _TAG_LENGTH]:
        raise CutOff


def _header_in(part: bytes) -> dict[str, Any]:
    """The protected header, or nothing where it is none."""
    if len(part) > _MOST_HEADER:
        return {}
    try:
        padded = part.translate(bytes.maketrans(b"-_", b"+/")) + b"=" * (-len(part) % 4)
        text = binascii.a2b_base64(padded, strict_mode=True)
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@cache
def _registry(most: int = MOST_BYTES) -> JWERegistry:
    from joserfc.jwe import JWERegistry  # noqa: PLC0415  as above
    from joserfc.registry import HeaderParameter  # noqa: PLC0415  as above

    registry = JWERegistry({"v": HeaderParameter("version of the share file", "int")}, [ALGORITHM, ENCRYPTION])
    registry.max_ciphertext_length = most
    return registry
