"""On paper: a sheet to print for each way through, the scale as cards, and typing in what was written there."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.content import Content
from model.report.on_paper.cards import cards_pdf
from model.report.on_paper.sheet import sheet_pdf
from pages.parts.reflection.start import begin
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fields.date_field import date_field
from pages.parts.shared.local_time import today


def sheets_part(content: Content) -> None:
    """A button for each sheet, with its way's own line, and one for the cards."""
    st.header("Print", anchor=False)
    for flow in content.flows.flows:
        name = flow.key.replace("_", "-")
        save_button(flow.name, partial(sheet_pdf, content, flow), f"alongside-sheet-{name}.pdf", f"sheet_{flow.key}")
    save_button(
        content.take_away.paper.cards, partial(cards_pdf, content), "alongside-cards.pdf", "cards", icon="cards_stack"
    )


def type_in_part(content: Content) -> None:
    """Begin a reflection under the day the meeting was, to type in what is on a sheet."""
    st.header("Type in", anchor=False)
    ways = {flow.key: flow.name for flow in content.flows.flows if flow.purpose != "ending"}
    way = st.selectbox("Which sheet?", list(ways), format_func=ways.__getitem__, key="sheet_typed")
    when = date_field("Which day was the meeting?", today(), key="sheet_day")
    if st.button("Type it in", key="type_sheet_in", icon=":material/keyboard:") and when:
        begin(content, way, happened_on=when)
