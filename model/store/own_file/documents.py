"""Documents in rows of a file: long texts that have to read as what they are, and are kept as they came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, Field

_MOST_LETTERS = 30_000_000


def document(read: Callable[[str], object]) -> Any:
    """A text that can be read in this way, unchanged; what raises ValueError is refused."""

    def as_it_is(text: str) -> str:
        read(text)
        return text

    return Annotated[str, Field(max_length=_MOST_LETTERS), AfterValidator(as_it_is)]
