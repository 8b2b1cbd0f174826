"""The small parts a step is made of: boxes and choices, each stored as it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from model.access import may_write_field
from model.content import Content
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.fragment import fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting


@fragment
def words_part(content: Content, meeting: OpenMeeting, field: str, label: str, *, rows: int = 2) -> None:
    """One box; where only the other writes the field, on their machine, what came of it to read."""
    if meeting.viewer is None or may_write_field(meeting.viewer, field):
        answer_box(content, meeting, field, label, None, rows=rows)
        return
    st.write(plain(label))
    with st.container(border=True, key=f"read_{field.replace('.', '_')}"):
        if meeting.words(field).strip():
            st.text(meeting.words(field))
        else:
            st.caption(f"{plain(meeting.supervision.other_name(meeting.viewer))} has not written here yet.")


def choice(meeting: OpenMeeting, field: str, options: Mapping[str, str], draw: Callable[..., Any]) -> str | None:
    """A choice among `options`, drawn by `draw(options=..., format_func=..., key=...)`; what is chosen now."""
    key = f"choice_{meeting.id}_{field}"
    kept = meeting.place(field)
    chosen: str | None = meeting.kept_widget(
        key,
        kept if kept in options else None,
        lambda: draw(options=list(options), format_func=options.__getitem__, key=key),
        partial(meeting.keep_place, field),
    )
    return chosen


def chooser(label: str, otherwise: str) -> Callable[..., Any]:
    """A list to choose one from or to leave, for `choice` to draw; `otherwise` stands where nothing is chosen."""
    return partial(st.selectbox, label, index=None, placeholder=otherwise)
