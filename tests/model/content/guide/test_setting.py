"""What a setting makes of the elements: what is left out is gone, what is its own is there, the rest is as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.content.guide.settings import ElementInSetting, LeftOut, Setting, model_in
from model.content.published import ELEMENTS
from model.content.schema import Element, Prompt, ThingToTry, ThingToWatch
from model.reflection.asked import asked_in
from tests.shipped import shipped_content

KEYS = [setting.key for setting in shipped_content().work_settings]
OF_YOUTH = re.compile(r"\b(school|college|young|parent|teacher|mum|nan|coach|mother|youth)", re.IGNORECASE)
ADULT = [key for key in KEYS if key == "adult_probation" or key in ("approved_premises", "victims", "custody")]


def texts(element: Element) -> list[str]:
    """Every text of an element that is ours: claims are those of their sources, the name is the authors'."""
    things = [text for thing in (*element.try_, *element.watch) for text in thing.model_dump().values()]
    return [element.summary, element.sentence, *element.scale, *(prompt.text for prompt in element.prompts), *things]


def all_left_out(key: str, element: Element) -> set[str]:
    """The texts of the general element that the setting, or what it builds on, leaves out or has another one for."""
    by_key = {setting.key: setting for setting in shipped_content().work_settings}
    own, gone = by_key[key], set[str]()
    for setting in filter(None, (by_key.get(own.builds_on or ""), own)):
        for change in (one for one in setting.elements if one.element == element.key):
            out = change.leave_out
            gone |= {prompt.text for prompt in element.prompts if prompt.key in out.prompts}
            gone |= {thing.first_move for thing in element.try_ if thing.name in out.try_}
            gone |= {thing.watch_for for thing in element.watch if thing.name in out.watch}
    return gone


@pytest.mark.parametrize("key", KEYS)
def test_nothing_left_out_is_in_any_element_and_all_of_its_own_is(key: str) -> None:
    there = shipped_content().spoken("person", key)
    own = there.setting(key)
    assert own is not None
    for general in shipped_content().spoken("person").elements:
        shown = texts(there.element(general.key))
        assert all_left_out(key, general) & set(shown) == set()
        added = [prompt.text for change in own.elements if change.element == general.key for prompt in change.prompts]
        assert [text for text in added if text not in shown] == []


@pytest.mark.parametrize("key", ADULT)
@pytest.mark.parametrize("element", ELEMENTS)
def test_adults_meet_no_world_of_youth(key: str, element: str) -> None:
    content = shipped_content().spoken("person_on_probation", key)
    assert [text for text in texts(content.element(element)) if OF_YOUTH.search(text)] == []


def test_without_a_setting_the_guide_is_as_it_was() -> None:
    content = shipped_content()
    assert content.spoken("young_person").model == content.model
    assert content.spoken("young_person", "custody").spoken("young_person").model == content.model


def test_question_of_an_answer_is_found_in_whatever_setting_it_is_read() -> None:
    for setting in (None, *KEYS):
        content = shipped_content().spoken("young_person", setting)
        own = shipped_content().spoken("young_person").setting("custody")
        assert own is not None
        for change in own.elements:
            for prompt in change.prompts:
                assert asked_in(content, f"{change.element}.{prompt.turn}", prompt.key)[1] == prompt.text
        general = shipped_content().element("safety").prompts[0]
        assert asked_in(content, "safety.what", general.key)[1] == general.text


@given(data=st.data())
def test_whatever_a_setting_says_of_an_element_holds_for_it_and_for_no_other(data: st.DataObject) -> None:
    model = shipped_content().model
    general = data.draw(st.sampled_from(model.elements))
    prompts = data.draw(st.sets(st.sampled_from([prompt.key for prompt in general.prompts])))
    tries = data.draw(st.sets(st.sampled_from([thing.name for thing in general.try_])))
    watches = data.draw(st.sets(st.sampled_from([thing.name for thing in general.watch])))
    renewed = data.draw(st.sampled_from([thing.name for thing in general.try_]))
    change = ElementInSetting(
        element=general.key,
        leave_out=LeftOut(**{"prompts": tuple(prompts), "try": tuple(tries), "watch": tuple(watches)}),
        prompts=(Prompt(key="own", turn="what", text="Ours?"),),
        watch=(ThingToWatch(name="Ours", intention="Good.", watch_for="This."),),
        **{"try": (ThingToTry(name=renewed, first_move="Ours.", not_when="Never."),)},
    )
    claim = shipped_content().work_settings[0].safety
    setting = Setting(
        key="s", name="S", summary="S.", person="child", safety=claim, core=claim, skills=claim, how_far="Not far.",
        elements=(change,),
    )  # fmt: skip
    made = model_in(model, (setting,), "s")
    for before, after in zip(model.elements, made.elements, strict=True):
        if before.key != general.key:
            assert after == before
    there = next(element for element in made.elements if element.key == general.key)
    assert [one.key for one in there.prompts] == ["own", *(p.key for p in general.prompts if p.key not in prompts)]
    assert [one.name for one in there.try_] == [t.name for t in general.try_ if t.name not in tries]
    assert [one.name for one in there.watch] == ["Ours", *(w.name for w in general.watch if w.name not in watches)]
    assert [one.first_move for one in there.try_ if one.name == renewed] == ["Ours."] * (renewed not in tries)
