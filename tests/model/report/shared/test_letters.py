"""Letters on a radar name every view, and none stands over another one, a number or the names round the rim."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from model.content.published import ELEMENTS
from model.profile import HIGHEST, View, view_of
from model.report.shared.letters import Letters, box_of, letter_of, letters_of
from tests.shipped import shipped_content

SPOKES = len(ELEMENTS)
places = st.none() | st.integers(1, HIGHEST).map(str)
given_places = st.lists(places, min_size=SPOKES, max_size=SPOKES)
four = st.lists(given_places, min_size=2, max_size=4)


def views_with(several: list[list[str | None]]) -> list[View]:
    return [
        view_of(shipped_content(), f"view {number}", dict(zip(ELEMENTS, one, strict=True)))
        for number, one in enumerate(several)
    ]


def named(found: tuple[Letters, ...]) -> set[str]:
    return {letter for letters in found for letter in letters.text}


@given(four)
def test_every_view_that_holds_a_place_is_named_and_no_other(several: list[list[str | None]]) -> None:
    views = views_with(several)
    holding = {letter_of(number) for number, view in enumerate(views) if any(view.places)}
    assert named(letters_of(views)) == holding


@given(four)
def test_letters_at_a_point_are_those_of_all_views_there(several: list[list[str | None]]) -> None:
    views = views_with(several)
    for letters in letters_of(views):
        here = [letter_of(n) for n, view in enumerate(views) if view.places[letters.spoke] == letters.place]
        assert letters.text == "".join(here)


@given(four)
def test_no_letters_stand_over_others_or_over_the_names_round_the_rim(several: list[list[str | None]]) -> None:
    found = letters_of(views_with(several))
    assert len({(letters.spoke, letters.place) for letters in found}) == len(found)
    boxes = [box_of(letters, SPOKES) for letters in found]
    assert [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])] == []
    assert [box for box in boxes if not box.stays_inside()] == []


@given(given_places)
def test_a_view_alone_needs_no_letter(one: list[str | None]) -> None:
    assert letters_of(views_with([one])) == ()


def test_views_that_are_alike_share_their_letters() -> None:
    one = ["3", *[None] * (SPOKES - 1)]
    assert [letters.text for letters in letters_of(views_with([one] * 4))] == ["ABCD"]


def test_letters_go_on_after_the_alphabet() -> None:
    assert [letter_of(number) for number in (0, 3, 25, 26, 27, 52)] == ["A", "D", "Z", "A1", "B1", "A2"]
