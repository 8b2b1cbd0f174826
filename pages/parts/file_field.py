"""A field for a file of the person's own, to be drawn in a form: the browser's own control, and only the file's bytes.

What is chosen waits in the tab and goes with the form's button, so no message of its own can be lost. It goes again
with every later press, until the field is no longer drawn under its key: then Streamlit lets go of it on both sides.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping

import streamlit as st

from model.sharing.sealing import MOST_BYTES
from pages.parts.component import component

SAYS = {
    "chosen": "{name} ({size}) is chosen.",
    "large": "{name} is too large to be opened here. It has {size}, and {most} is the most. Choose another file.",
    "unreadable": "{name} could not be read. It may have been moved or is still being saved. Choose it again.",
}
"""What the lines under the field say; `{name}`, `{size}` and `{most}` are filled in by the browser."""

_HTML = """
<div class="box" hidden>
<label for="file"></label>
<p id="help" hidden></p>
<input type="file" id="file" aria-describedby="help wrong">
<p class="state" role="status"></p>
<p id="wrong" class="state alarming" role="alert" hidden></p>
</div>
"""
_MOST_LETTERS = (MOST_BYTES + 2) // 3 * 4


def received(key: str) -> bytes | None:
    """The file that came with the form from the field under `key`, if one did; may be asked before it is drawn.

    It comes from a browser: what is no file of at most `MOST_BYTES` is left out.
    """
    return _file_in(st.session_state.get(key))


def file_field(label: str, *, key: str, accept: str, help: str = "", trouble: str = "") -> None:  # noqa: A002
    """Draw the field. `accept` is an ending of file names, `trouble` what is wrong with what was sent, if anything."""
    data = {
        "label": label,
        "help": help,
        "accept": accept,
        "most": MOST_BYTES,
        "trouble": trouble,
        "says": SAYS,
    }
    # In a list because Streamlit looks through the values of a dict for tables and loads pandas and pyarrow for that.
    component("file_field", _HTML)(key=key, data=[data])


def _file_in(sent: object) -> bytes | None:
    content = sent.get("content") if isinstance(sent, Mapping) else None
    if not isinstance(content, str) or len(content) > _MOST_LETTERS:
        return None
    try:
        data = binascii.a2b_base64(content, strict_mode=True)
    except ValueError:
        return None
    return data if len(data) <= MOST_BYTES else None
