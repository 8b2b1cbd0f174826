"""The words of a script that are not those of the guide that is open."""

from __future__ import annotations

from typing import Any

import pytest

from model.content import Content
from model.content.supervision.schema import Script
from model.supervision.guidance import words_not_ours


def changed(script: Script, **parts: Any) -> Script:
    return Script.model_validate_json(script.model_copy(update=parts).model_dump_json())


def test_every_script_of_the_guide_is_its_own_whichever_word_it_says(shipped: Content) -> None:
    for word in shipped.settings.person_words:
        spoken = shipped.spoken(word.key)
        for plan in shipped.supervision.plans:
            assert words_not_ours(spoken.script(plan.key), shipped.spoken("person")) == ()


def test_what_was_put_in_is_found(shipped: Content) -> None:
    script = shipped.spoken("child").script("monthly")
    first, *others = script.mirror.elements
    mirror = script.mirror.model_copy(
        update={
            "elements": (first.model_copy(update={"question": "Were you told off?"}), *others),
            "more": "Sign here.",
        }
    )
    step = script.plan.steps[0].model_copy(update={"intro": "Alongside says: tell all."})
    plan = script.plan.model_copy(update={"steps": (step, *script.plan.steps[1:])})
    found = words_not_ours(changed(script, mirror=mirror, plan=plan), shipped.spoken("person"))
    assert found == ("Alongside says: tell all.", "Were you told off?", "Sign here.")


def test_our_words_in_another_place_are_not_ours(shipped: Content) -> None:
    script = shipped.spoken("child").script("monthly")
    one, two, *others = script.places
    swapped = (one.model_copy(update={"name": two.name}), two.model_copy(update={"name": one.name}), *others)
    assert words_not_ours(changed(script, places=swapped), shipped) == (two.name, one.name)


def test_of_a_copy_of_one_of_our_plans_only_what_was_changed_is_told(shipped: Content) -> None:
    script = shipped.spoken("child").script("monthly")
    step = script.plan.steps[0].model_copy(update={"intro": "Tea first."})
    steps = (step, *script.plan.steps[1:])
    plan = script.plan.model_copy(update={"key": "monthly_1a2b3c", "name": "Ours", "minutes": None, "steps": steps})
    assert words_not_ours(changed(script, plan=plan), shipped.spoken("person")) == ("Ours", "Tea first.")


@pytest.mark.parametrize("key", ["another", ""])
def test_a_plan_that_is_not_here_is_told(shipped: Content, key: str) -> None:
    script = shipped.spoken("person").script("monthly")
    plan = script.plan.model_copy(update={"key": key, "name": "Another", "steps": script.plan.steps})
    assert "Another" in words_not_ours(script.model_copy(update={"plan": plan}), shipped)
