"""All workshop plans: what a workshop is here, and a card for each."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.report.facilitator_pack.words import size_of
from pages.parts.shared.fragment import told_in_place
from pages.parts.workshop.open_rooms import ended_rooms, open_rooms
from pages.parts.workshop.where_phones_join import say_where_phones_join


def all_plans(content: Content) -> None:
    """The page without a plan in its address."""
    st.title("Workshops", anchor=False)
    st.write(content.workshops.about)
    with told_in_place():
        open_rooms()
    say_where_phones_join()
    st.header("The plans", anchor=False)
    for plan in content.workshops.plans:
        _card(plan)
    with told_in_place():
        ended_rooms()
    st.caption(content.workshops.ours)


def _card(plan: WorkshopPlan) -> None:
    with st.container(border=True, key=f"workshop_{plan.key}"):
        st.subheader(plan.name, anchor=False)
        st.write(plan.summary)
        st.caption(f"{size_of(plan)}.")
        if st.button(f"Read “{plan.name}”", key=f"read_{plan.key}", icon=":material/arrow_forward:"):
            st.switch_page("workshops.py", query_params={"plan": plan.key})


def back_to_all() -> None:
    """Go from one plan to all of them. A link to the page one is on would leave the address as it is."""
    if st.button("See all plans", key="all_plans", icon=":material/arrow_back:"):
        st.switch_page("workshops.py", query_params={})
