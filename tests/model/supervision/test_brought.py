"""What of a reflection can be brought, and what stays out of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES, Answer
from model.content import Content
from model.content.published import ELEMENTS
from model.profile import HIGHEST
from model.reflection.reflection import NextStep, Reflection
from model.reflection_items import items_of
from model.supervision.brought import Brought, BroughtItem, elements_of, pattern_views
from tests.shipped import shipped_content

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
TITLE = "4 March 2026, a first meeting"
TURNS = ("what", "so_what", "now_what", "voice")


def a_reflection(headline: str = "") -> Reflection:
    return Reflection(
        "r1", "local", "full_walk", "v1", "en", date(2026, 3, 4), None, None, headline, None, "", 1, NOON, NOON, NOON
    )


def answered(**given: tuple[str, str | None]) -> dict[str, Answer]:
    """Answers as (words, place); `__` stands for the dot in a field's name."""
    named = {name.replace("__", "."): said for name, said in given.items()}
    return {field: Answer(field, words, place, 1, NOON, "t") for field, (words, place) in named.items()}


def fields(items: tuple[BroughtItem, ...]) -> list[tuple[str, str]]:
    return [(item.kind, item.field) for item in items]


def test_empty_reflection_offers_only_when_it_was(shipped: Content) -> None:
    assert items_of(shipped, a_reflection(), TITLE, {}, ()) == (
        BroughtItem("about", "when", "The meeting", "When, and what kind", TITLE, None),
    )


def test_items_come_kind_by_kind_in_the_order_of_the_model(shipped: Content) -> None:
    answers = answered(
        trust__what=("Outside.", None),
        picks=("", "time,trust"),
        safety__what=("Inside.", None),
        trust__place=("", "3"),
        safety__place=("", "skip"),
        headline=("A walk", None),
    )
    steps = [NextStep("n", "r1", 0, "Ring first", date(2026, 3, 11), None, "")]
    items = items_of(shipped, a_reflection("A walk"), TITLE, answers, steps)
    assert fields(items) == [
        ("about", "when"),
        ("about", "headline"),
        ("pattern", "safety.place"),
        ("pattern", "trust.place"),
        ("story", "safety.what"),
        ("story", "trust.what"),
        ("picks", "picks"),
        ("next_steps", "next_1"),
    ]
    assert [(item.words, item.place) for item in items[2:4]] == [("", "skip"), ("", "3")]
    assert (items[-2].words, items[-1].words, items[-1].place) == ("Time, Trust", "Ring first", "2026-03-11")


def test_what_came_of_a_step_can_be_brought_beside_it(shipped: Content) -> None:
    steps = [
        NextStep("n", "r1", 0, "Ring first", None, "part", " He rang.\n"),
        NextStep("m", "r1", 2, "Ask", None, "not", ""),
        NextStep("o", "r1", 1, "Wait", None, None, ""),
    ]
    brought = items_of(shipped, a_reflection(), TITLE, {}, steps)[1:]
    assert brought == (
        BroughtItem("next_steps", "next_1", "Next steps", "Next step 1", "Ring first", None),
        BroughtItem(
            "next_steps", "next_1_outcome", "Next steps", "What came of next step 1", "Part of it. He rang.", None
        ),
        BroughtItem("next_steps", "next_3", "Next steps", "Next step 3", "Ask", None),
        BroughtItem("next_steps", "next_3_outcome", "Next steps", "What came of next step 3", "Not yet", None),
        BroughtItem("next_steps", "next_2", "Next steps", "Next step 2", "Wait", None),
    )


def test_story_stands_under_the_prompt_it_was_written_to(shipped: Content) -> None:
    prompt = shipped.prompts("trust", "what")[-1]
    answers = answered(trust__what=("Outside.", prompt.key), trust__so_what=("Calm.", "gone_since"))
    asked = [item.prompt for item in items_of(shipped, a_reflection(), TITLE, answers, ()) if item.kind == "story"]
    assert asked == [prompt.text, "So what"]


def test_words_of_a_step_that_is_gone_are_still_offered(shipped: Content) -> None:
    answers = answered(words_of_last_year=("Still mine", None))
    (item,) = items_of(shipped, a_reflection(), TITLE, answers, ())[1:]
    assert item == BroughtItem("story", "words_of_last_year", "In a few words", "Also written", "Still mine", None)


@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_blank_words_are_not_offered(shipped: Content, blank: str) -> None:
    answers = answered(trust__what=(blank, None), lean_on_words=(blank, None), trust__place=("", None))
    assert fields(items_of(shipped, a_reflection(), TITLE, answers, ())) == [("about", "when")]


def test_picks_of_elements_that_are_none_are_not_offered(shipped: Content) -> None:
    answers = answered(picks=("", "no_element"))
    assert fields(items_of(shipped, a_reflection(), TITLE, answers, ())) == [("about", "when")]


GIVEN = st.dictionaries(
    st.one_of(
        st.sampled_from([f"{key}.{turn}" for key in ELEMENTS for turn in TURNS]),
        st.sampled_from(["their_telling", "next_1", "next_2", "next_1_due", "headline", "words_of_last_year"]),
    ),
    st.text(max_size=12),
    max_size=12,
)
PLACED = st.dictionaries(st.sampled_from(list(ELEMENTS)), st.sampled_from((*PLACES, *OTHERS)), max_size=12)


@given(GIVEN, PLACED)
def test_every_answer_that_holds_something_is_offered_once_and_nothing_else(
    words: dict[str, str], places: dict[str, str]
) -> None:
    answers = {field: Answer(field, said, None, 1, NOON, "t") for field, said in words.items()}
    answers |= {f"{key}.place": Answer(f"{key}.place", "", place, 1, NOON, "t") for key, place in places.items()}
    items = items_of(shipped_content(), a_reflection(), TITLE, answers, ())
    told = {field for field, said in words.items() if said.strip() and not field.startswith(("next_", "headline"))}
    assert sorted(item.field for item in items) == sorted({"when", *told, *(f"{key}.place" for key in places)})
    assert {item.field: item.words for item in items if item.kind == "story"} == {f: words[f] for f in told}


def brought(source: int, field: str, place: str | None = None) -> Brought:
    kind = "pattern" if field.endswith(".place") else "story"
    return Brought(source, BroughtItem(kind, field, "", "", "", place), NOON)


def test_elements_of_what_was_brought_are_those_with_a_place_each_once() -> None:
    found = [brought(1, "trust.place", "3"), brought(1, "time.what"), brought(2, "trust.place", "4")]
    assert elements_of([*found, brought(2, "safety.place", "1")]) == ("trust", "safety")


def test_pattern_views_are_told_apart_and_leave_gaps(shipped: Content) -> None:
    first, second = [brought(1, "trust.place", "3").item], [brought(2, "trust.place", "5").item]
    alone = pattern_views(shipped, "Aoife", {1: first, 2: [brought(2, "trust.what").item]})
    both = pattern_views(shipped, "Aoife", {1: first, 2: second})
    assert ([view.name for view in both.values()], len(alone)) == (["Aoife, 1", "Aoife, 2"], 1)
    at = list(ELEMENTS).index("trust")
    assert [view.places[at] for view in both.values()] == [3, HIGHEST]
    assert [place for number, place in enumerate(both[1].places) if number != at] == [None] * 11
