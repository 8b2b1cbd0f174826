"""What people type, made fit to keep, and folded for search."""

from __future__ import annotations

import re
import unicodedata

from model.answers import MOST_WORDS
from model.store.database.faults import TooLong

_UNKEPT = re.compile(r"[\x00-\x08\x0b-\x1f]")


def cleaned(text: str) -> str:
    """`text` as it is kept: any line end as a newline, no other control characters, no halves of characters.

    Raises `TooLong` above `MOST_WORDS` characters.
    """
    if len(text) > MOST_WORDS:
        raise TooLong(
            f"This text is longer than {MOST_WORDS:,} characters, more than is kept in one place. What was kept "
            "before is unchanged. Keep a copy of it elsewhere, shorten it here, and it will be kept."
        )
    if _UNKEPT.search(text):
        text = _UNKEPT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def folded(text: str) -> str:
    """`text` without case and accents, so that `Sión` is found by `sion`."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
