"""What is wrong between the parts of a plan, as a sentence for whoever changes it: no field by itself can tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model.content.workshop.steps import ANSWERED, LONGEST_TALK, MOST_MINUTES, SHORTEST_TALK
from model.own_plan.check import Told
from model.own_plan.plan import Value, steps_of

NOT_CHOSEN = "Choose the step whose answers it shows."
NOT_HERE = "This step shows the answers of a step that is not in the plan. Choose another, or leave this one out."
OF_TALK = f"Two people have from half a minute to {LONGEST_TALK // 60} minutes."
OF_STEPS = f"A step takes from 1 to {MOST_MINUTES} minutes."


def sentence(plan: Mapping[str, Any], fault: Told) -> str | None:
    """The whole of it in a sentence or two; None where the checker's words stand well beside the field's name."""
    if len(fault.at) != 3 or fault.at[0] != "steps":
        return None
    steps, key = steps_of(plan), fault.at[1]
    step = next((one for one in steps if one["key"] == key), None)
    match fault.at[2]:
        case _ if step is None:
            return None
        case "of":
            return _of_shown(steps, step)
        case "seconds":
            return _of_talk(step)
        case "minutes":
            return OF_STEPS
    return None


def minutes_told(seconds: float) -> str:
    """1 minute; 2.5 minutes."""
    return "1 minute" if seconds == 60 else f"{seconds / 60:g} minutes"


def _of_shown(steps: Sequence[Value], step: Value) -> str:
    """What is wrong with what a step shows."""
    keys = [one["key"] for one in steps]
    if not step.get("of"):
        return NOT_CHOSEN
    if step["of"] not in keys:
        return NOT_HERE
    asked = steps[keys.index(step["of"])]
    title = asked.get("title") or "No title yet"
    if asked.get("kind") not in ANSWERED:
        return f"“{title}” asks the room for no answers. Choose another."
    if keys.index(step["of"]) > keys.index(step["key"]):
        return f"This step shows the answers of “{title}”, which now comes later. Move it below, or choose another."
    return f"Another step shows the answers of “{title}” already. Choose another, or leave one of the two out."


def _of_talk(step: Value) -> str:
    """What is wrong with how long two people talk."""
    seconds, minutes = step.get("seconds"), step.get("minutes")
    if type(seconds) is not int or not SHORTEST_TALK <= seconds <= LONGEST_TALK or type(minutes) is not int:
        return OF_TALK
    return f"Two people have {minutes_told(seconds)} here, and the step has {minutes}. Give it more, or them fewer."
