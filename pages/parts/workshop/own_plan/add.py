"""What can be added to a workshop plan of one's own: a new step, what the room answered, or a step of another plan."""

from __future__ import annotations

from functools import partial

from model.own_plan.plan import steps_of
from model.workshop.plan_steps import (
    NEW_KINDS,
    new_step,
    not_shown,
    stays,
    with_new_step,
    with_showing,
    with_steps_of,
)
from pages.parts.shared.open_guide import guide
from pages.parts.shared.plan.add_step import Addition, add_step_part, called, other_plans
from pages.parts.shared.plan.open_plan import OpenPlan

KIND_NAMES = {
    "place": "Each person places elements on their scales",
    "vignette": "A story, and what each person would do",
    "line": "One word or one short line from each person",
    "pairs": "Two people talk",
    "conditions": "How the conditions for the work stand",
    "then_and_now": "Then and now",
    "choose_one": "Each person chooses one element to take further",
}


ALL_SHOWN = (
    "Every step that asks the room something has one that shows the answers. Once you add a step that asks, one that "
    "shows its answers can be added here."
)


def adds(plan: OpenPlan) -> None:
    """A step before the last one; what comes of an answer right after it."""
    story = guide().vignettes.vignettes[0].key
    new = {kind: Addition(KIND_NAMES[kind], partial(with_new_step, step=new_step(kind, story))) for kind in NEW_KINDS}
    for step in not_shown(plan.value):
        name = f"What the room answered in “{step.get('title') or 'No title yet'}”"
        new[f"shown/{step['key']}"] = Addition(name, partial(with_showing, asked=step["key"]))
    all_shown = "" if not_shown(plan.value) else ALL_SHOWN
    taken = {
        f"{other['key']}/{step['key']}": Addition(
            called(step, other), partial(with_steps_of, other=other, key=step["key"])
        )
        for other in other_plans(plan)
        for step in steps_of(other)
        if not stays(step) and step.get("kind") != "reveal"
    }
    add_step_part(plan, new, taken, "", also=all_shown)
