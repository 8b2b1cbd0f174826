"""Files to take away. Each is made when its button is pressed, out of what the store has then, and never beforehand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st
from streamlit import runtime


def download_button(
    label: str,
    make: Callable[[], bytes],
    *,
    file_name: str,
    mime: str,
    key: str,
    icon: str = "download",
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    """A button for a file. `make` runs outside the page, without its session, and asks the store for what goes in.

    Where it raises `NotYours` or a `StoreFault` that is said beside the button (`server/downloads.py`).
    """
    st.download_button(
        label,
        make,
        file_name=file_name,
        mime=mime,
        key=key,
        type=kind,
        icon=f":material/{icon}:",
        on_click="ignore",
    )


def forget_made_files() -> None:
    """Let go of files made before, which the server holds for a while: one look marks them, and the next one acts.

    No tab waits for one, since each is fetched as soon as it is made.
    """
    if runtime.exists():
        for _ in range(2):
            runtime.get_instance().media_file_mgr.remove_orphaned_files()
