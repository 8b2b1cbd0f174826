"""Checks that supervision.yaml holds together: its plans, what to ask of each element, and the mirror."""

from __future__ import annotations

from itertools import pairwise

from model.content.faults import Fault, nearest, quoted
from model.content.published import ELEMENTS, order_faults
from model.content.supervision.schema import MIRRORED, STEPS
from model.content.tree import Spot, Tree

EVERY_PLAN = ("arrive", "bring", "actions", "confirm")
"""The steps no plan can do without."""

FITS_NOWHERE = "other"
"""The kind a condition has as long as nobody chose one."""


def supervision_faults(trees: dict[str, Tree]) -> list[Fault]:
    """Where plans leave the order of a meeting, and where talk, conditions or mirror leave something out."""
    if "supervision" not in trees:
        return []
    top = trees["supervision"].top
    return [
        *(fault for plan in top.each("plans") for fault in _plan_faults(plan.at("steps"))),
        *(fault for plan in top.each("plans") for fault in _minutes_faults(plan)),
        *_standing_faults(top),
        *order_faults(top.at("talk"), tuple(ELEMENTS)),
        *(fault for talk in top.each("talk") for fault in _talk_faults(talk.at("key"))),
        *_condition_faults(top.at("conditions"), trees),
        *order_faults(top.at_loc(("mirror", "elements")), MIRRORED),
    ]


def _plan_faults(steps: Spot) -> list[Fault]:
    """Which steps are missing, and the first that stands after one it has to come before."""
    if not isinstance(steps.value, list):
        return []
    keys = [step.at("key") for step in steps.each()]
    named = {key.text for key in keys}
    missing = [key for key in EVERY_PLAN if key not in named]
    faults = [steps.fault(f"has no step {key}", f"{', '.join(EVERY_PLAN)} in every plan") for key in missing]
    known = [key for key in keys if key.text in STEPS]
    for before, key in pairwise(known):
        if STEPS.index(key.text) < STEPS.index(before.text):
            wrong = f"{quoted(key.text)} stands out of order"
            return [*faults, key.fault(wrong, f"it before {before.text}: {', '.join(STEPS)}")]
    return faults


def _minutes_faults(plan: Spot) -> list[Fault]:
    """Where a plan says how long it takes, and its steps add up to something else."""
    said = plan.at("minutes")
    each = [step.at("minutes").value for step in plan.each("steps")]
    if not all(type(minutes) is int for minutes in (said.value, *each)) or sum(each) == said.value:
        return []
    return [said.fault(f"says {said.value} minutes, and its steps add up to {sum(each)}", "the two the same")]


def _standing_faults(top: Spot) -> list[Fault]:
    """The standing items that a step names and the file does not have."""
    known = [item.at("key").text for item in top.each("standing")]
    steps = [step for plan in top.each("plans") for step in plan.each("steps")]
    expected = "the key of one under standing"
    return [
        key.fault(f"{quoted(key.text)} is not a standing item", expected, nearest(key.text, known))
        for step in steps
        for key in step.each("standing_items")
        if key.text and key.text not in known
    ]


def _talk_faults(key: Spot) -> list[Fault]:
    if not key.text or key.text in ELEMENTS:
        return []
    wrong = f"{quoted(key.text)} is not an element of the model"
    return [key.fault(wrong, "one of the twelve", nearest(key.text, ELEMENTS))]


def _condition_faults(conditions: Spot, trees: dict[str, Tree]) -> list[Fault]:
    """Where what fits nowhere else has no kind, and each kind that is a condition of conditions.yaml."""
    if not isinstance(conditions.value, list):
        return []
    keys = [kind.at("key") for kind in conditions.each()]
    checked = [one.at("key") for one in trees["conditions"].top.each("conditions")] if "conditions" in trees else []
    known = {key.text for key in checked} - {FITS_NOWHERE}
    faults = [
        key.fault(f"{quoted(key.text)} is in conditions.yaml", "a key of its own; name that one there")
        for key in keys
        if key.text and key.text in known
    ]
    faults += [
        key.fault(f"{quoted(key.text)} is taken", "another key, as this is for what fits nowhere else")
        for key in checked
        if key.text == FITS_NOWHERE
    ]
    if FITS_NOWHERE not in {key.text for key in keys}:
        faults.append(conditions.fault(f"has no {FITS_NOWHERE}", "one with that key, for what fits nowhere else"))
    return faults
