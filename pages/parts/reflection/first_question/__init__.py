"""The first question of a draft in the HTML page itself, which a slow phone shows seconds before Streamlit can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from model.access import Viewer


def first_question(viewer: Viewer, address: Mapping[str, str]) -> str | None:
    """What the HTML page at this address of a draft holds for a viewer beside Streamlit's own; None for nothing.

    `address` is what stands behind the question mark. "Not theirs", "not there", "covered" and "not at its first,
    empty box" are the same answer. Raises a `StoreFault`. Whoever asks must not wait for the store to be opened.
    """
    from pages.parts.reflection.first_question.block import drawn  # noqa: PLC0415  imported after the server answers
    from pages.parts.reflection.first_question.decision import asked_first  # noqa: PLC0415  as above

    asked = asked_first(viewer, address)
    return drawn(asked) if asked else None
