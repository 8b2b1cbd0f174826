"""Shapes for a meeting of one's own: those that are ready, and copying, changing and taking in others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from model.content import Content
from model.content.supervision.schema import SupervisionPlan
from model.own_plan.check import as_in_content, check_plan
from model.own_plan.file import plan_in
from model.own_plan.plan import OwnPlan
from model.phrases import counted
from model.supervision.plan_steps import copied_shape
from pages.parts.shared.buttons import button, link
from pages.parts.shared.fragment import callback
from pages.parts.shared.open_guide import guide_with, own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.plan.files import take_in_part
from server.services import opened

_MADE = "shape_just_made"


@dataclass(frozen=True)
class OwnShape:
    """A plan of one's own, as an object with the content it stands in where it has no fault."""

    kept: OwnPlan
    name: str
    faults: int
    content: Content | None = None
    plan: SupervisionPlan | None = None


def own_shapes() -> list[OwnShape]:
    """All of one's own, the one changed last first."""
    return list(map(_shape, own().plans.all("supervision")))


def _shape(kept: OwnPlan) -> OwnShape:
    checked = check_plan(opened().content, "supervision", kept.words)
    name = str(plan_in(kept.words).get("name") or "A plan without a name")
    if not isinstance(checked.plan, SupervisionPlan):
        return OwnShape(kept, name, len(checked.faults))
    content = guide_with(checked.plan)
    return OwnShape(kept, name, 0, content, content.script(checked.plan.key).plan)


def ready(shapes: list[OwnShape]) -> Iterator[tuple[Content, SupervisionPlan]]:
    """Those a meeting can be begun with."""
    return ((shape.content, shape.plan) for shape in shapes if shape.content and shape.plan)


def own_shapes_part(content: Content, shapes: list[OwnShape]) -> None:
    """Make a shape of one's own from another, change one, or take one in; folded."""
    with st.expander("A shape of your own", icon=":material/edit_note:"):
        for shape in shapes:
            with st.container(horizontal=True, vertical_alignment="center", key=f"own_shape_{shape.kept.id}"):
                link("own_plan.py", f"Change “{plain(shape.name)}”", "edit", plan=shape.kept.id)
                if shape.faults:
                    st.caption(f"{counted(shape.faults, 'thing')} to put right first".capitalize())
        names = {plan.key: plan.name for plan in content.supervision.plans}
        asked = "Copy a shape, and change the copy"
        key = st.selectbox(asked, list(names), format_func=names.__getitem__, key="shape_copied")
        button("Copy it", "copy_shape", _copy, key, icon="content_copy")
    take_in_part("supervision")
    if made := st.session_state.pop(_MADE, None):
        st.switch_page("own_plan.py", query_params={"plan": made})


@callback
def _copy(key: str) -> None:
    copy = copied_shape(as_in_content(opened().content, "supervision", key))
    st.session_state[_MADE] = own().plans.add("supervision", copy).id
