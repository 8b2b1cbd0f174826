"""Buttons and links as all pages draw them. An `icon` is the name of a Material icon, or "" for none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import PurePath
from typing import Any, Literal

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from server.sign_in.viewer import as_whoever_looks

Kind = Literal["primary", "secondary", "tertiary"]
TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar",
    ".pdf": "application/pdf",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
}
"""What a file is, by the ending of its name."""


def button(
    label: str,
    key: str,
    act: Callable[..., None],
    *args: object,
    icon: str = "",
    kind: Kind = "secondary",
    disabled: bool = False,
) -> None:
    """A button that calls `act` with these arguments, which leaves its faults for the page to tell."""
    st.button(label, key=key, icon=_icon(icon), type=kind, disabled=disabled, on_click=act, args=args)


def save_button(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    key: str,
    *,
    icon: str = "download",
    kind: Kind = "secondary",
) -> None:
    """A button that saves a file. `make` runs when it is pressed, outside the page, and asks the store.

    Where it raises `NotYours` or a `StoreFault` that is said beside the button (`server/downloads.py`).
    """
    mime = TYPES.get(PurePath(file_name).suffix, "application/octet-stream")
    made = as_whoever_looks(make)
    st.download_button(label, made, file_name, mime, key=key, icon=_icon(icon), type=kind, on_click="ignore")


def go_to_any(
    here: str,
    names: Mapping[Any, str],
    go: Callable[..., None],
    opened: object,
    done: Collection[str] | None = None,
    *,
    label: str = "Go to",
    about: str = "",
    besides: Callable[[], None] | None = None,
    state: str = "",
) -> None:
    """Every screen or step by its name, by key, one tap away by `go`; with a sign for those `done`, if any are told.

    `about` says above them what they are screens of, and `besides` draws what stands there too. With another `state`
    it is another list, and closed. Its buttons are made when it is opened: each makes every answer a little dearer.
    """
    folded = st.popover(label, icon=":material/toc:", key=f"go_to_{here}{state}", on_change="rerun")
    with folded, st.container(gap="xxsmall", key=f"all_{here}"):
        if about:
            st.caption(about)
        if besides:
            besides()
        if not folded.open:
            return
        for key, name in names.items():
            named = f"{name} (here)" if key == here else name
            icon = "" if done is None else "check" if key in done else "radio_button_unchecked"
            button(named, f"go_{key}", go, opened, key, icon=icon, kind="tertiary", disabled=key == here)


def link(page: str, label: str, icon: str = "", **address: str) -> None:
    """A link to a page; `address` is what is named in its address, such as `draft` or `meeting`."""
    st.page_link(_known(page), label=label, icon=_icon(icon), query_params=address or None)


def name_this_page() -> None:
    """Let the address say what this page shows now, so that a refresh and Back lead there.

    A link from a page to itself changes the page alone; every page with such links calls this first.
    """
    st.query_params.from_dict(st.query_params.to_dict())


@cache
def _known(page: str) -> Page | str:
    """A page of the navigation, looked for once: by its file's name Streamlit looks at the disk for every link.

    The name again where there is no navigation, as in a test of one part.
    """
    running = get_script_run_ctx()
    for found in running.pages_manager.get_pages().values() if running else ():
        if PurePath(found["script_path"]).name == page and "url_pathname" in found:
            address = found["url_pathname"]
            return st.Page(found["script_path"], title=found["page_name"], url_path=address, default=not address)
    return page


def nothing_here(title: str, why: str, page: str, label: str, icon: str = "") -> None:
    """The calm page for an address that leads to nothing of this person's, with a link to where things are."""
    st.title(title, anchor=False)
    st.write(why)
    link(page, label, icon)


def _icon(name: str) -> str | None:
    return f":material/{name}:" if name else None
