"""Making a share file on a page and opening one there, and what the page holds of it."""

from __future__ import annotations

from base64 import b64encode

from streamlit.testing.v1 import AppTest

PASSPHRASE = "four words that differ"
HOSTILE = "**Niamh** [a](http://b) :red[x]"


def field(at: AppTest, name: str) -> str:
    """The key of a field, whichever round it is in."""
    return next(one.key for one in at.text_input if one.key.startswith(name))


def make(at: AppTest, passphrase: str) -> AppTest:
    at.button(key="own_passphrase").click().run()
    at.text_input(key=field(at, "new_passphrase")).set_value(passphrase)
    return at.button(key="make_share_file_now").click().run()


def open_file(at: AppTest, data: bytes | None, passphrase: str = PASSPHRASE) -> AppTest:
    if data is not None:
        number = field(at, "open_passphrase").rpartition("_")[2]
        at.session_state[f"share_file_{number}"] = {"content": b64encode(data).decode()}
    at.text_input(key=field(at, "open_passphrase")).set_value(passphrase)
    return at.button(key="open_share_file_now").click().run()


def made(at: AppTest) -> bytes:
    """The file that the page would hand to the browser."""
    return at.session_state["share_file_made"].data


def held(at: AppTest) -> str:
    """Everything the session holds."""
    return repr(at.session_state._state.filtered_state)


def said(at: AppTest) -> list[str]:
    return [info.value for info in at.info]
