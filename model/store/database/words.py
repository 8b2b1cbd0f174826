"""What people type, made fit to keep."""

from __future__ import annotations

from model.answers import MOST_WORDS
from model.pasted_text import readable
from model.store.database.faults import TooLong


def cleaned(text: str) -> str:
    """`text` as it is kept: readable, no halves of characters. Raises `TooLong` above `MOST_WORDS` characters."""
    if len(text) > MOST_WORDS:
        raise TooLong(
            f"This text is longer than {MOST_WORDS:,} characters, more than is kept in one place. What was kept "
            "before is unchanged. Keep a copy of it elsewhere, shorten it here, and it will be kept."
        )
    text = readable(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
