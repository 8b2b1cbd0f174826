"""A field for a file of the person's own, to be drawn in a form: the browser's own control, and only the file's bytes.

What is chosen waits in the tab and goes with the form's button, so no message of its own can be lost. It goes again
with every later press, until the field is no longer drawn under its key: then Streamlit lets go of it on both sides.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping

import streamlit as st

from model.share_file.seal import MOST_BYTES
from pages.parts.shared.component import component

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
LONGEST_PASSPHRASE = 200


def file_field(
    label: str,
    *,
    key: str,
    accept: str,
    help: str = "",  # noqa: A002  Streamlit's own word
    most: int = MOST_BYTES,
) -> bytes | None:
    """Draw the field, and give the file that came from it with the form, if one did.

    `accept` is the ending of the file's name. It comes from a browser: what has more than `most` bytes is left out.
    """
    data = {"label": label, "help": help, "accept": accept, "most": most, "says": SAYS}
    # In a list because Streamlit looks through the values of a dict for tables and loads pandas and pyarrow for that.
    return _file_in(component("file_field", _HTML)(key=key, data=[data]), most)


def file_form(label: str, *, key: str, accept: str, help: str, button: str) -> bytes | None:  # noqa: A002  as above
    """A form of such a field and its `button`: the file when that is pressed, and a word where none was chosen."""
    with st.form(f"{key}_form", border=False):
        data = file_field(label, key=key, accept=accept, help=help)
        is_pressed = st.form_submit_button(button, key=f"{key}_open")
        if is_pressed and data is None:
            st.error("Choose the file first.", icon=":material/error:")
    return data if is_pressed else None


def sealed_file_form(
    label: str,
    *,
    key: str,
    accept: str,
    help: str,  # noqa: A002  as above
    button: str,
    asked: str,
    most: int,
) -> tuple[bytes | None, str]:
    """The same with a field for a passphrase, which may be left empty: the file and what was typed."""
    with st.form(f"{key}_form", border=False):
        data = file_field(label, key=key, accept=accept, help=help, most=most)
        typed = st.text_input(
            asked, type="password", max_chars=LONGEST_PASSPHRASE, key=f"{key}_passphrase", autocomplete="off"
        )
        is_pressed = st.form_submit_button(button, key=f"{key}_open")
        if is_pressed and data is None:
            st.error("Choose the file first.", icon=":material/error:")
    return (data if is_pressed else None), typed


def _file_in(sent: object, most: int) -> bytes | None:
    content = sent.get("content") if isinstance(sent, Mapping) else None
    if not isinstance(content, str) or len(content) > (most + 2) // 3 * 4:
        return None
    try:
        data = binascii.a2b_base64(content, strict_mode=True)
    except ValueError:
        return None
    return data if len(data) <= most else None
