"""What a field for a file may send."""

from __future__ import annotations

from base64 import b64encode

import pytest

from model.share_file.seal import MOST_BYTES
from pages.parts.shared.fields.file_field import _file_in

pytestmark = pytest.mark.slow


def repr_of_length(value: object) -> str:
    """A short name for what may be very long."""
    return repr(value) if len(repr(value)) < 40 else f"{len(repr(value))} letters"


@pytest.mark.parametrize(
    ("sent", "file"),
    [
        ({"content": b64encode(b"a file").decode()}, b"a file"),
        ({"content": ""}, b""),
        ({"content": b64encode(bytes(MOST_BYTES)).decode()}, bytes(MOST_BYTES)),
        ({"content": b64encode(bytes(MOST_BYTES + 1)).decode()}, None),
        ({"content": "A" * (2 * MOST_BYTES)}, None),
        ({"content": "no base64"}, None),
        ({"content": "ŵ==="}, None),
        ({"content": None}, None),
        ({"content": ["YQ=="]}, None),
        ({}, None),
        (None, None),
    ],
    ids=repr_of_length,
)
def test_what_no_file_field_would_send_is_left_out(sent: object, file: bytes | None) -> None:
    assert _file_in(sent, MOST_BYTES) == file
