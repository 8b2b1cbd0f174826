"""An own plan as a file: saved, taken in, and deleted."""

from __future__ import annotations

from typing import Any

import streamlit as st

from model.access import NotYours
from model.content.supervision.schema import SupervisionPlan
from model.own_plan.change import copied, new_key
from model.own_plan.check import Checked, Plan, Told, as_in_content, check_plan
from model.own_plan.file import NotAPlan, plan_in, plans_in
from model.own_plan.plan import KINDS, OwnPlan, PlanKind
from model.phrases import counted
from pages.parts.shared.buttons import button, save_button
from pages.parts.shared.fields.file_field import file_form
from pages.parts.shared.fragment import callback, told_in_place, trace_told
from pages.parts.shared.open_guide import noted, own
from pages.parts.shared.plain_text import plain
from server.services import opened

MOST_BYTES = 200_000
"""The largest file of plans that is read: some ten whole plans."""

NO_PLAN: dict[PlanKind, str] = {
    "workshops": "This file holds no workshop plan. Nothing was changed. A plan's file begins with plans: and a list.",
    "supervision": "This file holds no plan for supervision. Nothing was changed. A plan's file begins with plans: "
    "and a list.",
}
OF_THE_OTHER_KIND: dict[PlanKind, str] = {
    "workshops": "This is a plan for supervision. Nothing was changed. Take it in where a meeting is begun.",
    "supervision": "This is a workshop plan. Nothing was changed. Take it in on the page Workshops.",
}
TOO_LARGE = f"This file is too large for plans: {MOST_BYTES // 1000} kB is the most. Nothing was changed."
HERE_ALREADY = "“{name}” is among your own plans already, word for word."
MOST_FAULTS = 12

_MADE = "plan_just_made"
_TAKEN = "plans_taken_in"


def save_part(plan: OwnPlan, key: str) -> None:
    """The file, as a folder of own content can hold it."""
    made = noted("plan", lambda: _words(plan.id), plan.id)
    save_button("Save it as a file", made, f"alongside-plan-{key.replace('_', '-')}.yaml", "save_plan")


def _words(plan_id: str) -> bytes:
    return own().plans.get(plan_id).words.encode()


def copy_button(kind: PlanKind, key: str, own_plan: OwnPlan | None = None) -> None:
    """Copy this plan, of ours or one's own, and go to where it is changed."""
    label = "Copy it" if own_plan else "Copy it and change it"
    button(label, f"copy_{key}", _copy, kind, key, own_plan.id if own_plan else None, icon="content_copy")
    made = st.session_state.pop(_MADE, None)
    if made:
        st.switch_page("own_plan.py", query_params={"plan": made})


@callback
def _copy(kind: PlanKind, key: str, own_plan: str | None) -> None:
    plan = plan_in(own().plans.get(own_plan).words) if own_plan else as_in_content(opened().content, kind, key)
    st.session_state[_MADE] = own().plans.add(kind, copied(plan)).id


def delete_part(plan_id: str, leads_to: str) -> None:
    """Delete it for good, behind a second press."""
    with st.popover("Delete this plan", icon=":material/delete:", key=f"delete_plan_{plan_id}"):
        st.write("The plan goes, with what you left out of it. There is no way back. What was held with it stays.")
        if st.button("Delete for good", key=f"plan_for_good_{plan_id}", icon=":material/delete:"):
            with trace_told():
                _delete(plan_id)
            st.switch_page(leads_to, query_params={})


def _delete(plan_id: str) -> None:
    try:
        own().plans.delete(plan_id)
    except NotYours:
        return


def take_in_part(kind: PlanKind) -> None:
    """Take in a file of plans, or say by line what is wrong with it. No fragment, as bringing files back is none."""
    if told := st.session_state.pop(_TAKEN, None):
        st.info(told)
    icon = ":material/upload_file:"
    folded = st.expander("Take in a plan from a file", key=f"take_in_{kind}", icon=icon, on_change="rerun")
    with told_in_place(), folded:
        data = file_form(
            "The file of a plan, as it was saved here or as your organisation keeps it",
            key=f"plan_file_{kind}",
            accept=".yaml",
            help="It is added to your own plans. Nothing that is here is changed.",
            button="Take it in",
        )
        if data is not None:
            _take_in(kind, data)


def _take_in(kind: PlanKind, data: bytes) -> None:
    if len(data) > MOST_BYTES:
        st.error(TOO_LARGE, icon=":material/error:")
        return
    try:
        plans_in(data)
    except NotAPlan as refused:
        st.error(NO_PLAN[kind], icon=":material/error:")
        _say([Told((), fault.line, fault.said) for fault in refused.faults])
        return
    checked = check_plan(opened().content, kind, data)
    if checked.faults:
        _refuse(kind, data, checked)
        return
    known = _already_here(kind)
    new = [plan for plan in checked.plans if _but_for_its_key(plan) not in known]
    for plan in new:
        own().plans.add(kind, _with_key_of_its_own(kind, plan))
    st.session_state[_TAKEN] = " ".join(
        [
            *(HERE_ALREADY.format(name=plain(plan.name)) for plan in checked.plans if plan not in new),
            f"Added to your own plans: {counted(len(new), 'plan')}." if new else "Nothing was changed.",
        ]
    )
    st.rerun()


def _already_here(kind: PlanKind) -> list[Plan]:
    """Those of one's own that can be used, as they are but for their keys."""
    plans = (check_plan(opened().content, kind, one.words).plan for one in own().plans.all(kind))
    return [_but_for_its_key(plan) for plan in plans if plan is not None]


def _but_for_its_key(plan: Plan) -> Plan:
    """A file for supervision may say how long its steps take together; what is kept of it does not."""
    said = {"minutes": None} if isinstance(plan, SupervisionPlan) else {}
    return plan.model_copy(update={"key": "", **said})


def _refuse(kind: PlanKind, data: bytes, checked: Checked) -> None:
    [other] = [one for one in KINDS if one != kind]
    if not check_plan(opened().content, other, data).faults:
        st.error(OF_THE_OTHER_KIND[kind], icon=":material/error:")
        return
    count = counted(len(checked.faults), "thing")
    st.error(f"This file has {count} to put right. Nothing was changed.", icon=":material/error:")
    _say(checked.faults)


def _say(faults: list[Told] | tuple[Told, ...]) -> None:
    lines = [": ".join(filter(None, (_line(fault), ", ".join(fault.at), fault.said))) for fault in faults[:MOST_FAULTS]]
    if lines:
        st.markdown("\n".join(f"- {plain(line)}" for line in lines))
    if len(faults) > MOST_FAULTS:
        st.caption("And more after these.")


def _line(fault: Told) -> str:
    return f"Line {fault.line}" if fault.line else ""


def _with_key_of_its_own(kind: PlanKind, plan: Any) -> dict[str, Any]:
    """The plan as its file holds it, under a key that none of ours and none of this person's has."""
    content = opened().content
    ours = content.workshops.plans if kind == "workshops" else content.supervision.plans
    taken = {one.key for one in ours} | {plan_in(one.words)["key"] for one in own().plans.all(kind)}
    value: dict[str, Any] = plan.model_dump(mode="json", exclude_defaults=True)
    if kind == "supervision":
        value.pop("minutes", None)  # what its steps add up to, and those can be changed here
    return value | {"key": new_key(plan.key)} if plan.key in taken else value
