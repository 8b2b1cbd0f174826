"""What an own plan says of itself: its name, and whatever else its kind has."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import person_forms
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.open_plan import OpenPlan, plan_in_tab

FORMS = ("a_person", "person", "people")


def person_hint() -> str:
    """What to write where the word for the person should stand, with what this reader then sees."""
    word = person_forms()
    *others, last = (f"{{{form}}} for “{plain(getattr(word, form))}”" for form in FORMS)
    return f"Write {', '.join(others)} and {last}: each reader sees the word of their own."


@fragment
def about_part(plan_id: str, name: object, fields: Callable[[OpenPlan], None]) -> None:
    """Its fields, which draw themselves anew as they are typed in; and the page, which stands under this `name`."""
    plan = plan_in_tab()
    if plan is None or plan.id != plan_id:
        st.rerun()
    fields(plan)
    if plan.part(("name",)) != name:
        st.rerun()
