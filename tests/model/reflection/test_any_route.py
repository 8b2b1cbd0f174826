"""The route through any flow that a practice lead may write."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES, Answer
from model.content.published import ELEMENTS
from model.content.reflection.schema import ChooseStep, Flow
from model.content.schema import LAYERS, TURNS
from model.reflection.reflection import is_shaky
from model.reflection.route import (
    STAY,
    STAY_DEEPER,
    ElementScreen,
    after,
    may_grow,
    route_through,
)
from tests.model.reflection.routes import a_flow, answers_of, keys
from tests.shipped import shipped_content

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
