"""An address of e-mail in the one form in which two are compared: the same mailbox alike, and never two mailboxes.

Large and small letters are one. The part after the @ is as the network asks for it (IDNA 2008); before it nothing is
taken for another sign that only looks like it.
"""

from __future__ import annotations

import string
import unicodedata

import idna

LONGEST = 254
"""Signs of the longest address there can be (RFC 5321)."""

_PLAIN = frozenset(string.ascii_letters + string.digits + "!#$%&'*+-/=?^_`{|}~.")
"""What stands before an @ without quotes (RFC 5322); in quotes nobody's does."""

_LETTERS = frozenset("LMN")
"""Letters, marks and numbers, by the first sign of their category in Unicode: what may stand there of other writing."""


def mail_address(typed: str) -> str:
    """The address in what somebody typed, or a provider says. Raises ValueError where it is none."""
    if len(typed) > LONGEST:
        raise ValueError("too long")
    before, _, after = typed.strip().rpartition("@")
    if not before or not all(map(_may_stand, before)):
        raise ValueError("no address")
    small = "".join(map(_small, unicodedata.normalize("NFC", before)))
    return f"{unicodedata.normalize('NFC', small)}@{idna.encode(after.removesuffix('.'), uts46=True).decode('ascii')}"


def _may_stand(sign: str) -> bool:
    """Whether a sign may stand before the @: none of other writing that is kept as a plain one, as kelvin's is."""
    if sign.isascii():
        return sign in _PLAIN
    return unicodedata.category(sign)[0] in _LETTERS and not unicodedata.normalize("NFC", sign).isascii()


def _small(sign: str) -> str:
    """A small letter for a large one, if it is one sign again, and of other writing only if it stays so."""
    small = sign.lower()
    return small if len(small) == 1 and small.isascii() == sign.isascii() else sign
