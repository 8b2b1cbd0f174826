"""The profile says the same as numbers, as rows and as words, adds nothing up, and leaves gaps as gaps."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.content import Content
from model.content.published import ELEMENTS
from model.content.schema import LAYERS
from model.profile import (
    MOST_BLANKS_NAMED,
    View,
    answer_name,
    changes,
    description,
    is_empty,
    looks,
    paragraph,
    rows,
    since,
    view_of,
)
from tests.shipped import shipped_content

answers = st.none() | st.sampled_from((*PLACES, *OTHERS))
readings = st.fixed_dictionaries(dict.fromkeys(ELEMENTS, answers))
Given = dict[str, str | None]


def a_view(content: Content, given_places: Given) -> View:
    return view_of(content, "4 March 2026", given_places)


@given(readings)
def test_view_has_a_number_exactly_where_a_place_was_given(given_places: Given) -> None:
    expected = tuple(int(place) if (place := given_places[key]) in PLACES else None for key in ELEMENTS)
    assert a_view(shipped_content(), given_places).places == expected


def test_view_of_part_of_the_elements_leaves_the_others_as_gaps(shipped: Content) -> None:
    assert a_view(shipped, {"time": "5", "safety": "1"}).places == (1, None, 5, *[None] * 9)


@given(readings)
def test_rows_name_layer_element_and_answer_in_published_order(given_places: Given) -> None:
    layers = {layer.key: layer.name for layer in shipped_content().model.layers}
    names = {str(answer.key): answer.name for answer in shipped_content().scale.others}
    names |= {str(point.key): f"{point.key}. {point.name}" for point in shipped_content().scale.points}
    expected = []
    for key, (layer, name) in ELEMENTS.items():
        place = given_places[key]
        said = "No place given" if place is None else names[place]
        expected.append([layers[layer], name, said])
    assert rows(shipped_content(), [a_view(shipped_content(), given_places)]) == expected


def test_rows_of_several_views_have_a_column_for_each(shipped: Content) -> None:
    views = [a_view(shipped, {"safety": "2"}), a_view(shipped, {"safety": "not_sure"}), a_view(shipped, {})]
    assert rows(shipped, views)[0] == ["Base layer", "Creating safety", "2. A start", "Not sure", "No place given"]


@given(readings)
def test_paragraph_says_every_place_once_and_no_sum(given_places: Given) -> None:
    said = paragraph(shipped_content(), a_view(shipped_content(), given_places))
    called = {str(point.key): point.name for point in shipped_content().scale.points}
    placed = [(name, called[place]) for key, (_, name) in ELEMENTS.items() if (place := given_places[key]) in PLACES]
    assert re.findall(r"(?:: |, | and )([A-Z][a-z ,]+?) at “(.*?)”", said) == placed
    assert re.findall(r"\d of \d", said) == []


@given(readings)
def test_paragraph_says_every_gap_by_name_or_by_number(given_places: Given) -> None:
    said = paragraph(shipped_content(), a_view(shipped_content(), given_places))
    sentences = dict(zip(LAYERS, re.findall(r"[A-Z][a-z, ]+: .*?\.(?= [A-Z]|$)", said), strict=True))
    for layer, sentence in sentences.items():
        of_layer = [key for key, (its_layer, _) in ELEMENTS.items() if its_layer == layer]
        blank = [key for key in of_layer if given_places[key] is None]
        named = {key for key in of_layer if ELEMENTS[key][1] in sentence}
        if len(blank) == len(of_layer):
            assert sentence.endswith(": nothing placed this time.")
        elif len(blank) > MOST_BLANKS_NAMED:
            assert named == set(of_layer) - set(blank)
            assert sentence.endswith(f"no place given for the other {len(blank)}.")
        else:
            assert named == set(of_layer)


def test_paragraph_reads_aloud(shipped: Content) -> None:
    given_places: Given = {"safety": "4", "trust": "3", "time": "not_sure", "support": "2", "empathy": "skip"}
    assert paragraph(shipped, a_view(shipped, given_places)) == (
        "Base layer: Creating safety at “Both play a part”. "
        "Core layer: Trust at “Taking shape” and Support at “A start”; not sure about: Time; "
        "no place given: Being young person centred. "
        "Skills, attributes and methods: skipped: Communicate with empathy; no place given for the other 6."
    )


def test_paragraph_without_blanks_is_silent_about_what_was_left_open(shipped: Content) -> None:
    given_places: Given = {"trust": "3", "time": "not_sure", "empathy": None}
    assert paragraph(shipped, a_view(shipped, given_places), blanks=False) == (
        "Core layer: Trust at “Taking shape”; not sure about: Time."
    )


@given(readings, readings)
def test_changes_are_told_only_between_two_places(now: Given, before: Given) -> None:
    expected = []
    content = shipped_content()
    named = {str(point.key): point.name for point in content.scale.points}
    for key, (_, name) in ELEMENTS.items():
        late, early = now[key], before[key]
        if late in PLACES and early in PLACES and late != early:
            way = "further along" if int(late or 0) > int(early or 0) else "earlier on the road"
            expected.append(f"{name}: “{named[early or '']}” then, “{named[late or '']}” now ({way}).")
    assert changes(content, a_view(content, now), a_view(content, before)) == expected


def test_since_names_the_earlier_view_and_is_silent_where_nothing_moved(shipped: Content) -> None:
    now, before = a_view(shipped, {"trust": "3", "time": "2"}), a_view(shipped, {"trust": "2", "support": "1"})
    assert since(shipped, now, before) == (
        "Since 4 March 2026: Trust: “A start” then, “Taking shape” now (further along)."
    )
    assert since(shipped, now, now) == ""


@pytest.mark.parametrize("place", PLACES)
def test_description_of_a_place_is_the_elements_own_words(shipped: Content, place: str) -> None:
    reading = a_view(shipped, {"trust": place}).readings[1]
    assert description(shipped, reading) == shipped.element("trust").scale[int(place) - 1]
    assert answer_name(shipped, reading) == f"{place}. {shipped.scale.points[int(place) - 1].name}"


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_description_of_another_answer_is_what_it_means(shipped: Content, number: int) -> None:
    other = shipped.scale.others[number]
    reading = a_view(shipped, {"trust": other.key}).readings[1]
    assert (answer_name(shipped, reading), description(shipped, reading)) == (other.name, other.text)


def test_description_of_no_answer_is_empty(shipped: Content) -> None:
    reading = a_view(shipped, {}).readings[0]
    assert (answer_name(shipped, reading), description(shipped, reading)) == ("No place given", "")


@given(readings)
def test_view_is_empty_when_no_place_was_given(given_places: Given) -> None:
    assert is_empty(a_view(shipped_content(), given_places)) is not any(
        place in PLACES for place in given_places.values()
    )


@given(st.lists(st.sampled_from(("own", "supervisor")), max_size=9))
def test_a_view_looks_the_same_however_many_others_are_drawn(roles: list[str]) -> None:
    views = [view_of(shipped_content(), role, {}, role) for role in roles]
    own = ["focus", "second", "third", "fourth"] * 3
    expected = ["supervisor" if role == "supervisor" else own.pop(0) for role in roles]
    assert looks(views) == expected
