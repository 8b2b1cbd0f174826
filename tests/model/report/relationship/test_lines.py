"""The twelve small lines: what is placed has a mark, what is not has none, and no line leads across a gap."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.content.published import ELEMENTS
from model.relationship.note import Note
from model.relationship.over_time import History
from model.report.relationship.lines import ON_PAPER, alt_text, drawn_notes, lines_svg
from model.report.shared.lines import LAYOUTS, PARTS, Shape
from tests.effort import examples
from tests.model.report.relationship.histories import FIRST, a_history, a_note, histories, notes, weeks_after
from tests.shipped import shipped_content

TRIED = settings(max_examples=examples(60), deadline=None)
SVG = "{http://www.w3.org/2000/svg}"


def paths(svg: str, name: str) -> list[str]:
    """What each path of this name draws."""
    return [one.attrib["d"] for one in ET.fromstring(svg).iter(f"{SVG}path") if one.get("class") == name]


def said(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}text")]


@TRIED
@given(histories(), notes, st.sampled_from(sorted(LAYOUTS)), st.booleans(), st.none() | st.sampled_from(list(ELEMENTS)))
def test_every_place_has_its_mark_and_nothing_else_has_one(
    history: History, around: list[Note], shape: Shape, by_calendar: bool, highlighted: str | None
) -> None:
    svg = lines_svg(
        shipped_content(), history, around, ON_PAPER, shape=shape, by_calendar=by_calendar, highlighted=highlighted
    )
    marks = sum(path.count("z") for layer in ("base", "core", "skills") for path in paths(svg, f"mark_{layer}"))
    assert marks == len(ELEMENTS) + sum(map(len, history.placed.values()))
    assert {one.get("class") for one in ET.fromstring(svg).iter()} - {None} <= set(PARTS)


@TRIED
@given(histories())
def test_a_line_joins_two_dates_that_follow_each_other_and_both_hold_a_place(history: History) -> None:
    svg = lines_svg(shipped_content(), history, [], ON_PAPER)
    reflections = [one.reflection for one in history.dates if any(one in places for places in placed_on(history))]
    joined = sum(
        {one, other} <= {placed.reflection for placed in places}
        for places in history.placed.values()
        for one, other in pairwise(reflections)
    )
    drawn = [path for layer in ("base", "core", "skills") for path in paths(svg, f"line_{layer}")]
    assert sum(path.count("L") for path in drawn) == joined


def placed_on(history: History) -> list[set[object]]:
    """For each element, the dates on which it was placed."""
    return [
        {one for one in history.dates if one.reflection in {placed.reflection for placed in places}}
        for places in history.placed.values()
    ]


def test_gap_in_the_middle_leaves_two_lines() -> None:
    given_places = [
        {"trust": "2", "time": "1"},
        {"trust": "3", "time": "1"},
        {"time": "1"},
        {"trust": "4"},
        {"trust": "5"},
    ]
    [trust, time] = paths(lines_svg(shipped_content(), a_history(*given_places), [], ON_PAPER), "line_core")
    assert [len(re.findall(letter, trust)) for letter in "ML"] == [2, 2]
    assert [len(re.findall(letter, time)) for letter in "ML"] == [1, 2]


def test_higher_places_lie_higher_and_all_rows_have_one_scale() -> None:
    svg = lines_svg(
        shipped_content(), a_history({"safety": "1", "trust": "1"}, {"safety": "5", "trust": "5"}), [], ON_PAPER
    )
    heights = []
    for name in ("line_base", "line_core"):
        [path] = paths(svg, name)
        low, high = (float(y) for y in re.findall(r" ([\d.]+)", path))
        heights.append(low - high)
    assert heights == [pytest.approx(28, abs=0.2)] * 2


def test_lengths_of_gaps_are_told_unless_the_calendar_shows_them() -> None:
    history = a_history({"trust": "2"}, {"trust": "3"}, every=49)
    svg = lines_svg(shipped_content(), history, [], ON_PAPER)
    assert [text for text in said(svg) if "week" in text] == ["7 weeks"]
    assert [
        text for text in said(lines_svg(shipped_content(), history, [], ON_PAPER, by_calendar=True)) if "week" in text
    ] == []


def test_highlighted_element_alone_tells_its_places_as_numbers() -> None:
    history = a_history({"trust": "2", "time": "4"}, {"trust": "3"})
    plain, trust = (lines_svg(shipped_content(), history, [], ON_PAPER, highlighted=key) for key in (None, "trust"))
    texts = said(trust)
    for text in said(plain):
        texts.remove(text)
    assert sorted(texts) == ["2", "2", "3", "3", "4"], "three more lines of its scale, and its two places"


def test_element_never_placed_says_so_and_one_placed_before_these_dates_says_when() -> None:
    history = a_history({"trust": "2"})
    older = history.placed["trust"][0]
    history = History(history.dates, history.placed, {**history.latest, "time": older}, earlier=3)
    texts = said(lines_svg(shipped_content(), history, [], ON_PAPER))
    assert texts.count("no place given yet") == 10
    assert texts.count("not since 4 March 2026, then 2") == 1


def test_notes_are_numbered_in_their_order_and_those_before_the_drawn_dates_are_left_out() -> None:
    history = a_history({"trust": "2"}, {"trust": "3"})
    early, late = a_note(weeks_after(-2)), a_note(FIRST)
    assert drawn_notes(history, [late, early]) == (early, late)
    windowed = History(history.dates, history.placed, history.latest, earlier=1)
    assert drawn_notes(windowed, [late, early]) == (late,)


def test_words_of_a_note_never_stand_in_the_drawing() -> None:
    svg = lines_svg(shipped_content(), a_history({"trust": "2"}), [a_note(FIRST, "<script>Nobody</script>")], ON_PAPER)
    assert "Nobody" not in svg


@pytest.mark.parametrize(
    ("given_places", "when"),
    [
        ([], "Nothing was placed yet."),
        ([{}], "Nothing was placed yet."),
        ([{"trust": "2"}], "One date, 4 March 2026."),
        ([{"trust": "2"}, {}, {"time": "1"}], "2 dates, from 4 March 2026 to 18 March 2026."),
    ],
)
def test_alternative_text_says_what_is_drawn(given_places: list[dict[str, str]], when: str) -> None:
    assert alt_text(shipped_content(), a_history(*given_places), [a_note(FIRST)]) == (
        f"12 small lines, one an element, from 1 at the bottom to 5 at the top. {when} "
        "A date without a place has no mark, and no line leads across it. "
        "What happened stands over them as the number 1. The same is said in a table."
    )
