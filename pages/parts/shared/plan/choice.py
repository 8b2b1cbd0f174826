"""A choice on a plan's page among things whose names may change while it stands there.

The browser sends what is chosen by its name, and goes on sending the name it had then. So under other names it is
another widget, which shows what is kept; what was chosen in the old one is kept before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import sha256

import streamlit as st

from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import OpenPlan


def choice(
    plan: OpenPlan,
    key: str,
    label: str,
    names: Mapping[str, str],
    *,
    kept: str | None,
    keep: Callable[[str], object],
) -> str | None:
    """One of several by its key, as it is kept; what else is chosen is handed to `keep`."""
    told = _told_apart(names)
    of_these = _under_names(key, told)

    def draw() -> str | None:
        chosen: str | None = st.selectbox(label, list(told), format_func=told.__getitem__, key=of_these)
        return chosen

    def keep_chosen(chosen: str | None) -> None:
        if chosen is not None:
            keep(chosen)

    chosen: str | None = plan.kept_widget(of_these, kept if kept in names else None, draw, keep_chosen)
    return chosen


def _told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The names with a number after one that stood before."""
    told: dict[str, str] = {}
    for key, name in names.items():
        number, one = 1, plain(name)
        while one in told.values():
            number += 1
            one = f"{plain(name)} ({number})"
        told[key] = one
    return told


def _under_names(key: str, told: Mapping[str, str]) -> str:
    return f"{key}_{sha256(repr(told).encode()).hexdigest()[:12]}"
