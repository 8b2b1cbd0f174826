"""Which screens of a reflection are answered, and what was chosen on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import Answer, chosen_in, place_of
from model.content.published import ELEMENTS
from model.content.reflection.schema import ChooseStep, GlanceStep, SessionStep, WordsStep
from model.reflection.reflection import is_shaky
from model.reflection.route import (
    STAY,
    ElementScreen,
    Screen,
    StayScreen,
    is_answered,
    stays_with_base,
)
from tests.model.reflection.routes import answer, answers_of


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


def test_stays_with_base_only_when_that_was_chosen() -> None:
    assert [stays_with_base(answers_of({STAY: chosen})) for chosen in ("stay", "go_on", None)] == [True, False, False]
    assert stays_with_base({}) is False


@given(st.lists(st.sampled_from(list(ELEMENTS)), unique=True))
def test_chosen_elements_come_back_in_the_order_chosen(chosen: list[str]) -> None:
    assert chosen_in(answers_of({"picks": ",".join(chosen) or None}), "picks") == tuple(chosen)


def test_nothing_is_chosen_or_placed_where_nothing_was_answered() -> None:
    assert (chosen_in({}, "picks"), place_of({}, "trust"), is_shaky({})) == ((), None, False)
