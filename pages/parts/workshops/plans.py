"""All workshop plans: what a workshop is here, and a card for each."""

from __future__ import annotations

import streamlit as st

from model.content import Content
from model.content.workshop_schema import WorkshopPlan
from model.report.facilitator_words import NO_PHONES_YET, size_of


def all_plans(content: Content) -> None:
    """The page without a plan in its address."""
    st.title("Workshops", anchor=False)
    st.write(content.workshops.about)
    st.info(NO_PHONES_YET, icon=":material/edit_note:")
    st.header("The plans", anchor=False)
    for plan in content.workshops.plans:
        _card(plan)
    st.caption(content.workshops.ours)


def _card(plan: WorkshopPlan) -> None:
    with st.container(border=True, key=f"workshop_{plan.key}"):
        st.subheader(plan.name, anchor=False)
        st.write(plan.summary)
        st.caption(f"{size_of(plan)}.")
        if st.button(f"Read “{plan.name}”", key=f"read_{plan.key}", icon=":material/arrow_forward:"):
            st.switch_page("workshops.py", query_params={"plan": plan.key})


def back_to_all() -> None:
    """The way from one plan to all of them. A link to the page one is on would leave the address as it is."""
    if st.button("See all plans", key="all_plans", icon=":material/arrow_back:"):
        st.switch_page("workshops.py", query_params={})
