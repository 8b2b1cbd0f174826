"""The route through a reflection: the screens of the shipped flows, as what was answered leads through them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.content.reflection.schema import ChooseStep, WordsStep
from model.content.schema import TURNS
from model.reflection.reflection import SHAKY
from model.reflection.route import (
    FINISH,
    STAY_DEEPER,
    ElementScreen,
    choices_of,
    is_answered,
    may_grow,
    opening_prompt,
    position_of,
    route_through,
)
from tests.model.reflection.routes import a_flow, answer, answers_of, keys, shipped_route
from tests.shipped import shipped_content

STEADY = tuple(answer for answer in (*PLACES, *OTHERS) if answer not in SHAKY)


def test_route_without_answers_is_the_flows_steps_and_finish(shipped: Content) -> None:
    assert shipped_route(shipped, "five_minutes", {}) == ["meeting", "safety", "stood_out", "their_telling"]
    assert shipped_route(shipped, "three_lines", {}) == ["meeting", "safety", "next_time"]
    assert shipped_route(shipped, "full_walk", {}) == ["meeting", *ELEMENTS]
    assert shipped_route(shipped, "one_in_depth", {}) == ["meeting", "one"]
    assert shipped_route(shipped, "next_meeting", {}) == [
        "meeting",
        "where_things_stand",
        "lean_on",
        "first_sentence",
    ]


def test_route_with_chosen_elements_has_a_screen_for_each_in_the_order_chosen(shipped: Content) -> None:
    assert shipped_route(shipped, "five_minutes", {"stood_out": "empathy,trust"}) == [
        "meeting",
        "safety",
        "stood_out",
        "looking_closer_empathy",
        "looking_closer_trust",
    ]


def test_question_on_the_same_screen_stands_below_the_last_element_and_alone_where_there_is_none(
    shipped: Content,
) -> None:
    flow = shipped.flow("five_minutes")
    (*_, chosen) = route_through(shipped, flow, answers_of({"stood_out": "empathy,trust"}))
    (*_, alone) = route_through(shipped, flow, {})
    telling = flow.steps[-1]
    assert isinstance(telling, WordsStep)
    assert isinstance(chosen, ElementScreen)
    assert (chosen.element, chosen.then, alone) == ("trust", telling, telling)
    assert is_answered(chosen, {"their_telling": answer("their_telling", words="It was grand.")})


@pytest.mark.parametrize("place", sorted(SHAKY))
def test_route_with_shaky_safety_offers_to_stay_right_after_it(shipped: Content, place: str) -> None:
    assert shipped_route(shipped, "full_walk", {"safety.place": place}) == [
        "meeting",
        "safety",
        "stay",
        *list(ELEMENTS)[1:],
    ]


@pytest.mark.parametrize("place", STEADY)
def test_route_with_any_other_safety_does_not_offer(shipped: Content, place: str) -> None:
    assert shipped_route(shipped, "full_walk", {"safety.place": place}) == ["meeting", *ELEMENTS]


@pytest.mark.parametrize("flow", ["five_minutes", "full_walk"])
def test_route_staying_ends_with_safety(shipped: Content, flow: str) -> None:
    places = {"safety.place": "1", "stay": "stay", "stood_out": "trust"}
    assert shipped_route(shipped, flow, places) == ["meeting", "safety", "stay", "stay_deeper"]


def test_route_staying_asks_the_turns_of_the_offer_and_no_place(shipped: Content) -> None:
    screens = route_through(shipped, shipped.flow("five_minutes"), answers_of({"safety.place": "2", "stay": "stay"}))
    deeper = screens[position_of(screens, STAY_DEEPER)]
    assert deeper == ElementScreen(STAY_DEEPER, "safety", ("so_what", "now_what"), place=False)


def test_route_going_on_keeps_every_later_screen(shipped: Content) -> None:
    assert shipped_route(shipped, "five_minutes", {"safety.place": "1", "stay": "go_on"}) == [
        "meeting",
        "safety",
        "stay",
        "stood_out",
        "their_telling",
    ]


def test_route_staying_no_longer_counts_once_safety_is_placed_higher(shipped: Content) -> None:
    assert shipped_route(shipped, "full_walk", {"safety.place": "4", "stay": "stay"}) == [
        "meeting",
        *ELEMENTS,
    ]


def test_route_offers_after_all_twelve_at_a_glance_too(shipped: Content) -> None:
    assert shipped_route(shipped, "next_meeting", {"safety.place": "not_sure"}) == [
        "meeting",
        "where_things_stand",
        "stay",
        "lean_on",
        "first_sentence",
    ]


def test_route_that_asks_about_safety_twice_offers_once(shipped: Content) -> None:
    flow = a_flow(
        {"kind": "glance", "key": "all", "intro": "Begin."},
        {"kind": "element", "key": "closer", "element": "safety", "turns": ("what",)},
    )
    screens = route_through(shipped, flow, answers_of({"safety.place": "1"}))
    assert keys(screens) == ["all", "stay", "closer"]


def test_route_with_the_same_element_twice_asks_about_it_once(shipped: Content) -> None:
    flow = a_flow(
        {"kind": "element", "key": "first", "element": "trust", "turns": ("what",)},
        {"kind": "choose", "key": "more", "question": "Which?", "layers": ("core",)},
        {"kind": "chosen", "key": "look", "chosen_in": "more", "turns": ("what",)},
    )
    screens = route_through(shipped, flow, answers_of({"more": "trust,time"}))
    assert keys(screens) == ["first", "more", "look_time"]


def test_route_may_grow_until_safety_and_what_stood_out_are_answered(shipped: Content) -> None:
    flow = shipped.flow("five_minutes")
    steps = ({}, {"safety.place": "4"}, {"safety.place": "4", "stood_out": "trust"})
    answered = [answers_of(places) for places in steps]
    grows = [may_grow(route_through(shipped, flow, one), one) for one in answered]
    assert grows == [True, True, False]


def test_position_of_a_screen_no_longer_on_the_route_is_the_first(shipped: Content) -> None:
    screens = route_through(shipped, shipped.flow("five_minutes"), {})
    assert position_of(screens, "stood_out") == 2
    assert position_of(screens, FINISH) == 3
    assert position_of(screens, "looking_closer_trust") == 0


def test_choices_are_the_elements_of_the_steps_layers_in_published_order(shipped: Content) -> None:
    step = shipped.flow("five_minutes").steps[2]
    assert isinstance(step, ChooseStep)
    assert choices_of(shipped, step) == tuple(ELEMENTS)[1:]


@given(st.text(min_size=1), st.sampled_from(list(ELEMENTS)), st.sampled_from(TURNS))
def test_opening_prompt_is_the_same_whenever_a_reflection_is_opened(reflection: str, element: str, turn: str) -> None:
    prompt = opening_prompt(shipped_content(), reflection, element, turn)
    assert prompt == opening_prompt(shipped_content(), reflection, element, turn)
    assert shipped_content().prompts(element, turn).count(prompt) == 1


def test_opening_prompts_of_many_reflections_use_every_prompt(shipped: Content) -> None:
    used = {opening_prompt(shipped, f"reflection {number}", "trust", "what").key for number in range(100)}
    assert used == {prompt.key for prompt in shipped.prompts("trust", "what")}
