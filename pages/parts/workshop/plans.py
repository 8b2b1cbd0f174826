"""The workshop plans: all of them with what a workshop is here, and one to read through and take away on paper."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.content import Content
from model.content.workshop.schema import WorkshopPlan
from model.phrases import FEWEST
from model.report.facilitator_pack.pack import facilitator_pack
from model.report.facilitator_pack.steps import Part, ToldStep, left_over, told_steps, told_vignette
from model.report.facilitator_pack.words import SAY_IF_FEW, SAY_IF_WARY, clock, size_of, span
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fragment import told_in_place
from pages.parts.shared.open_guide import own
from pages.parts.shared.plan.files import take_in_part
from pages.parts.workshop.discussions import discussions
from pages.parts.workshop.open_rooms import ended_rooms, open_button, open_rooms, plan_to_open
from pages.parts.workshop.own_plan.list import own_plans_part, plan_ways
from pages.parts.workshop.ways_in import say_where_phones_join
from pages.parts.workshop.which_plan import FoundPlan

OTHER_ROOMS = f"In a wary room, or with fewer than {FEWEST} people"
SWAP = (
    "Stories that this plan does not use. "
    "If you take one, read your notes again: they may warn of what is in the old one."
)


def show_plan(found: FoundPlan) -> None:
    """Everything a trainer needs to know of this plan."""
    content, plan = found.content, plan_to_open(found.content, found.plan)
    back_to_all()
    st.title(plan.name, anchor=False)
    st.write(plan.summary)
    st.caption(f"{size_of(plan)}.")
    open_button(content, found.plan)
    say_where_phones_join()
    plan_ways(found)
    _take_away(content, plan)
    st.header("What it is for", anchor=False)
    st.write(plan.purpose)
    st.header("For whom", anchor=False)
    st.write(plan.for_whom)
    steps = told_steps(content, plan)
    _running_order(steps)
    _anonymity(content)
    st.header("Step by step", anchor=False)
    for step in steps:
        _step(step)
    _to_swap_in(content, plan)
    st.caption(content.workshops.ours)
    if plan.evidence:
        st.caption(f"This plan leans on: {content.cited(plan.evidence)}")


def _take_away(content: Content, plan: WorkshopPlan) -> None:
    made, name = partial(facilitator_pack, content, plan), f"alongside-workshop-{plan.key.replace('_', '-')}.pdf"
    save_button("Save the facilitator's pack as PDF", made, name, f"pack_{plan.key}")
    st.caption("It holds the whole plan with your notes, a list of what to bring, and the sheets to copy for the room.")


def _running_order(steps: tuple[ToldStep, ...]) -> None:
    st.header("Running order", anchor=False)
    st.table(
        [{"From": clock(step.starts), "Step": step.title, "Minutes": f"{step.minutes}"} for step in steps],
        hide_index=True,
    )


def _anonymity(content: Content) -> None:
    st.header("What to say about anonymity", anchor=False)
    _part(Part("say", "With phones, say this", content.workshops.anonymity))
    with st.expander(OTHER_ROOMS):
        _part(Part("say", SAY_IF_WARY, (content.workshops.wary,)))
        _part(Part("say", SAY_IF_FEW, (content.workshops.only_talks,)))
    with st.expander("Without phones"):
        st.write(content.workshops.paper.instead)
        _part(Part("say", "Say this", (content.workshops.paper.anonymity,)))


def _step(step: ToldStep) -> None:
    st.subheader(f"{step.number}. {step.title}", anchor=False)
    st.caption(f"{clock(step.starts)}, {span(step.minutes * 60)}")
    for part in step.parts:
        _part(part)


def _part(part: Part) -> None:
    with st.container(gap="xsmall"):
        st.caption(f"**{part.label}**")
        match part.look:
            case "say":
                with st.container(border=True):
                    for text in part.texts:
                        st.write(text)
            case "points":
                st.markdown("\n".join(f"- {text}" for text in part.texts))
            case _:
                for text in part.texts:
                    st.write(text)


def _to_swap_in(content: Content, plan: WorkshopPlan) -> None:
    others = left_over(content, plan)
    if not others:
        return
    st.header("To swap in", anchor=False)
    st.write(SWAP)
    st.write(content.vignettes.intro)
    for vignette in others:
        with st.expander(vignette.name):
            for part in told_vignette(content, vignette):
                _part(part)


def all_plans(content: Content) -> None:
    """The page without a plan in its address."""
    st.title("Workshops", anchor=False)
    st.write(content.workshops.about)
    with told_in_place():
        open_rooms()
    say_where_phones_join()
    mine = own().plans.all("workshops")
    if mine:
        with told_in_place():
            own_plans_part(mine)
    st.header("The plans", anchor=False)
    for plan in content.workshops.plans:
        _card(plan)
    discussions(content)
    if not mine:
        with told_in_place():
            take_in_part("workshops")
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
