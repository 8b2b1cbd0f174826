"""What a text box may send."""

from __future__ import annotations

import pytest

from model.answers import MOST_WORDS
from pages.parts.shared.fields.typing_box import _typed


@pytest.mark.parametrize(
    "item",
    [
        None,
        {"draft": "d", "field": "f", "words": "w", "base": 1},
        {"draft": "d", "field": "f", "words": None, "base": 1, "nonce": "n"},
        {"draft": "d", "field": "f" * 201, "words": "w", "base": 1, "nonce": "n"},
        {"draft": "d", "field": "f", "words": "w" * (MOST_WORDS + 1), "base": 1, "nonce": "n"},
    ],
)
def test_what_no_box_of_ours_would_send_is_left_out(item: object) -> None:
    assert _typed(item, "tab") is None
