"""The route through a reflection, for the shipped flows and for any flow a practice lead may write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from model.answers import OTHERS, PLACES, Answer, chosen_in, place_of
from model.content import Content
from model.content.published import ELEMENTS
from model.content.reflection.schema import ChooseStep, Flow, GlanceStep, SessionStep, WordsStep
from model.content.schema import LAYERS, TURNS
from model.reflection.reflection import SHAKY, is_shaky
from model.reflection.route import (
    FINISH,
    STAY,
    STAY_DEEPER,
    ElementScreen,
    Screen,
    StayScreen,
    after,
    choices_of,
    is_answered,
    may_grow,
    opening_prompt,
    position_of,
    route_through,
    stays_with_base,
)
from tests.shipped import shipped_content

WHEN = datetime(2026, 3, 4, 14, 2, tzinfo=UTC)
STEADY = tuple(answer for answer in (*PLACES, *OTHERS) if answer not in SHAKY)


def answer(field: str, place: str | None = None, words: str = "") -> Answer:
    return Answer(field, words, place, 1, WHEN, "tab")


def answers_of(places: Mapping[str, str | None]) -> dict[str, Answer]:
    return {field: answer(field, place) for field, place in places.items()}


def keys(screens: tuple[Screen, ...]) -> list[str]:
    return [screen.key for screen in screens]


def shipped_route(content: Content, flow: str, places: Mapping[str, str | None]) -> list[str]:
    return keys(route_through(content, content.flow(flow), answers_of(places)))


def a_flow(*steps: dict[str, Any]) -> Flow:
    return TypeAdapter(Flow).validate_python(
        {"key": "mine", "name": "Mine", "summary": "Ours.", "minutes": 5, "steps": tuple(steps)}
    )


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


places = st.none() | st.sampled_from((*PLACES, *OTHERS))
turns = st.lists(st.sampled_from(TURNS), min_size=1, max_size=4, unique=True)
layers = st.lists(st.sampled_from(LAYERS), min_size=1, max_size=3, unique=True)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Any flow the checker lets through: unique step keys, and chosen steps after the choice they name."""
    steps: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 7))):
        choices = [step["key"] for step in steps if step["kind"] == "choose"]
        kinds = ["meeting", "element", "choose", "glance", "words", "next_time", *(["chosen"] if choices else [])]
        step: dict[str, Any] = {"kind": draw(st.sampled_from(kinds)), "key": f"step_{number}"}
        match step["kind"]:
            case "element":
                step |= {"element": draw(st.sampled_from(list(ELEMENTS))), "turns": draw(turns)}
                step |= {"place": draw(st.booleans())}
            case "choose":
                step |= {"question": "Which?", "layers": draw(layers)}
            case "chosen":
                step |= {
                    "chosen_in": draw(st.sampled_from(choices)),
                    "turns": draw(turns),
                    "place": draw(st.booleans()),
                }
            case "words":
                step |= {"question": "What?", "same_screen": draw(st.booleans())}
            case "next_time":
                step |= {"question": "What?"}
            case _:
                step |= {"intro": "Begin."}
        steps.append(step)
    return a_flow(*steps)


@st.composite
def flows_with_answers(draw: st.DrawFn) -> tuple[Flow, dict[str, Answer]]:
    flow = draw(flows())
    given_places: dict[str, str | None] = {f"{key}.place": draw(places) for key in ELEMENTS}
    given_places[STAY] = draw(st.sampled_from([None, "stay", "go_on"]))
    for step in flow.steps:
        if isinstance(step, ChooseStep):
            chosen = draw(st.lists(st.sampled_from(list(ELEMENTS)), max_size=3, unique=True))
            given_places[step.key] = ",".join(chosen) or None
    return flow, answers_of(given_places)


@given(flows_with_answers())
def test_route_of_any_flow_names_every_screen_differently(case: tuple[Flow, dict[str, Answer]]) -> None:
    flow, given_answers = case
    names = keys(route_through(shipped_content(), flow, given_answers))
    assert len(names) == len(set(names))


@given(flows_with_answers())
def test_route_of_any_flow_can_be_walked_to_its_end(case: tuple[Flow, dict[str, Answer]]) -> None:
    flow, given_answers = case
    screens = route_through(shipped_content(), flow, given_answers)
    walked = [screens[0]]
    while (following := after(screens, walked[-1].key, given_answers)) and len(walked) <= len(screens):
        walked.append(following)
    assert walked == list(screens)


@given(flows_with_answers())
def test_route_of_any_flow_offers_to_stay_only_where_safety_is_shaky(case: tuple[Flow, dict[str, Answer]]) -> None:
    flow, given_answers = case
    names = keys(route_through(shipped_content(), flow, given_answers))
    asks_safety = any(
        step.kind == "glance" or (step.kind == "element" and step.element == "safety" and step.place)
        for step in flow.steps
    )
    if not is_shaky(given_answers):
        assert STAY not in names
    elif asks_safety and STAY not in names:
        # Only a screen that asked about safety without its place may have come first.
        screens = route_through(shipped_content(), flow, given_answers)
        assert any(isinstance(screen, ElementScreen) and screen.element == "safety" for screen in screens)


@given(flows_with_answers())
def test_route_of_any_flow_asks_of_no_element_twice(case: tuple[Flow, dict[str, Answer]]) -> None:
    flow, given_answers = case
    asked = [
        screen.element
        for screen in route_through(shipped_content(), flow, given_answers)
        if isinstance(screen, ElementScreen) and screen.key != STAY_DEEPER
    ]
    assert len(asked) == len(set(asked))


@given(flows_with_answers(), st.data())
def test_route_that_may_not_grow_is_no_longer_once_more_is_answered(
    case: tuple[Flow, dict[str, Answer]], data: st.DataObject
) -> None:
    flow, given_answers = case
    fewer = {field: one for field, one in given_answers.items() if data.draw(st.booleans(), label=field)}
    screens = route_through(shipped_content(), flow, fewer)
    if not may_grow(screens, fewer):
        assert len(route_through(shipped_content(), flow, given_answers)) <= len(screens)


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


@pytest.mark.parametrize(
    ("given_answers", "answered"),
    [
        ({}, False),
        ({"trust.what": answer("trust.what", "what_1")}, False),
        ({"trust.what": answer("trust.what", "what_1", "We laughed.")}, True),
        ({"trust.place": answer("trust.place", "3")}, True),
        ({"trust.place": answer("trust.place")}, False),
        ({"trust.so_what": answer("trust.so_what", words="Asked on another screen.")}, False),
        ({"time.what": answer("time.what", words="Another element.")}, False),
    ],
)
def test_element_screen_is_answered_by_its_own_words_or_place(given_answers: dict[str, Answer], answered: bool) -> None:
    screen = ElementScreen("trust", "trust", ("what",), place=True)
    assert is_answered(screen, given_answers) is answered


@pytest.mark.parametrize(
    ("screen", "field"),
    [
        (
            ChooseStep(kind="choose", key="stood_out", question="Which?", layers=("core",)),
            answer("stood_out", "trust"),
        ),
        (WordsStep(kind="words", key="their_telling", question="How?"), answer("their_telling", words="It was grand.")),
        (GlanceStep(kind="glance", key="all", intro="Begin."), answer("time.place", "skip")),
        (StayScreen(), answer(STAY, "go_on")),
        (
            SessionStep(kind="meeting", key="meeting", intro="Begin."),
            answer("headline", words="A walk by the river."),
        ),
    ],
)
def test_other_screens_are_answered_by_what_they_ask(screen: Screen, field: Answer) -> None:
    assert (is_answered(screen, {}), is_answered(screen, {field.field: field})) == (False, True)


@given(st.text(min_size=1), st.sampled_from(list(ELEMENTS)), st.sampled_from(TURNS))
def test_opening_prompt_is_the_same_whenever_a_reflection_is_opened(reflection: str, element: str, turn: str) -> None:
    prompt = opening_prompt(shipped_content(), reflection, element, turn)
    assert prompt == opening_prompt(shipped_content(), reflection, element, turn)
    assert shipped_content().prompts(element, turn).count(prompt) == 1


def test_opening_prompts_of_many_reflections_use_every_prompt(shipped: Content) -> None:
    used = {opening_prompt(shipped, f"reflection {number}", "trust", "what").key for number in range(100)}
    assert used == {prompt.key for prompt in shipped.prompts("trust", "what")}


def test_stays_with_base_only_when_that_was_chosen() -> None:
    assert [stays_with_base(answers_of({STAY: chosen})) for chosen in ("stay", "go_on", None)] == [True, False, False]
    assert stays_with_base({}) is False


@given(st.lists(st.sampled_from(list(ELEMENTS)), unique=True))
def test_chosen_elements_come_back_in_the_order_chosen(chosen: list[str]) -> None:
    assert chosen_in(answers_of({"picks": ",".join(chosen) or None}), "picks") == tuple(chosen)


def test_nothing_is_chosen_or_placed_where_nothing_was_answered() -> None:
    assert (chosen_in({}, "picks"), place_of({}, "trust"), is_shaky({})) == ((), None, False)
