"""The page on which a workshop plan of one's own is changed."""

from __future__ import annotations

import streamlit as st

from model.own_plan.check import plans_in_content
from model.own_plan.origin import outgrown
from pages.parts.shared.buttons import link
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.about import about_part, person_hint
from pages.parts.shared.plan.boxes import number_box, say_faults, words_box
from pages.parts.shared.plan.files import delete_part, save_part
from pages.parts.shared.plan.open_plan import OpenPlan
from pages.parts.shared.plan.status import status_part
from pages.parts.shared.plan.steps import steps_part
from pages.parts.workshop.own_plan.fields import RULES
from server.services import opened

ABOUT = {
    "name": ("What it is called", 1),
    "summary": ("What it is, in a sentence or two", 3),
    "purpose": ("What it is for", 3),
    "for_whom": ("For whom", 3),
}
"""What a plan says of itself, by the names in its file: the label, and how many lines its box has."""

OUTGROWN = "{} may still speak of elements that your steps leave out: the words are those of the plan you copied."


def change_workshop_plan(plan: OpenPlan) -> None:
    """Everything of the plan that can be changed, kept as it is typed."""
    link("workshops.py", "See all workshops", "arrow_back")
    st.title(plain(str(plan.value.get("name") or "A plan without a name")), anchor=False)
    st.caption(
        f"This plan is yours, and is kept as you change it. {person_hint()} "
        "A workshop that is open keeps the plan it was opened with."
    )
    status_part(plan.id, _ways_on)
    say_faults(plan, (), "The plan", below=False)
    about_part(plan.id, plan.part(("name",)), _about)
    steps_part(plan, RULES)
    delete_part(plan.id, "workshops.py")


def _about(plan: OpenPlan) -> None:
    with st.expander("What the plan says of itself", icon=":material/edit:"):
        for name, (label, rows) in ABOUT.items():
            words_box(plan, (name,), label, rows=rows)
        number_box(plan, ("people", "least"), "For how many people at the least")
        number_box(plan, ("people", "most"), "And at the most")
    names = [f"“{ABOUT[name][0]}”" for name in outgrown(plan.value, plans_in_content(opened().content, "workshops"))]
    if names:
        st.caption(OUTGROWN.format(" and ".join(names)))


def _ways_on(plan: OpenPlan) -> None:
    is_ready = not plan.checked.faults
    if is_ready:
        st.write("Nothing to put right.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if is_ready:
            link("workshops.py", "Read it whole, and open a workshop with it", "arrow_forward", own=plan.id)
        link("preview.py", "See it as the room will", "preview", own=plan.id)
        if is_ready:
            save_part(plan.kept, str(plan.value["key"]))
