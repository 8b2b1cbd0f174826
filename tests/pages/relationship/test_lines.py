"""The lines of a relationship on its page, and two of its dates laid over each other."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.relationship.over_time import History
from model.report.relationship.lines import lines_svg
from model.report.shared.lines import LAYOUTS
from pages.parts.relationship.lines import lines_part
from pages.parts.relationship.two_dates import two_dates_part
from pages.parts.shared.charts.lines import ON_SCREEN
from pages.parts.shared.layer_look import INK, LAYER_LOOK, PAPER
from tests.model.report.relationship.histories import a_history, a_note, weeks_after
from tests.pages.page_reader import elements, headings, nameless, trouble
from tests.pages.relationship.parts import drawn

HISTORY = a_history({"safety": "2", "trust": "1"}, {"trust": "3"}, {"safety": "4", "trust": "3"})
NOTE = a_note(weeks_after(1), "The *hearing* was put off.")

pytestmark = pytest.mark.usefixtures("home")


def pictures(at: AppTest) -> str:
    """The drawing, in both its shapes."""
    [found] = [one.value for one in at.markdown if one.value.startswith('<div class="lines-')]
    return found


def both(content: Content, **how: object) -> str:
    made = {shape: lines_svg(content, HISTORY, [NOTE], ON_SCREEN, shape=shape, **how) for shape in LAYOUTS}
    return "".join(f'<div class="lines-{shape}">{svg}</div>' for shape, svg in made.items())


def test_lines_come_in_two_shapes_with_a_table_and_words(shipped: Content) -> None:
    at = drawn(lines_part, shipped, HISTORY, [NOTE])
    assert (headings(at), trouble(at), nameless(at)) == (["Over time"], [], [])
    assert pictures(at) == both(shipped)
    assert at.table[0].value.to_numpy().tolist() == [
        ["18 March 2026", "Safety 4, Trust 3"],
        ["11 March 2026", r"(1) Court: The \*hearing\* was put off."],
        ["11 March 2026", "Trust 3"],
        ["4 March 2026", "Safety 2, Trust 1"],
    ]


def test_one_element_at_a_time_is_looked_at_closely(shipped: Content) -> None:
    at = drawn(lines_part, shipped, HISTORY, [NOTE])
    at.selectbox(key="line_highlighted").select("trust").run()
    at.toggle(key="lines_by_calendar").set_value(True).run()
    assert pictures(at) == both(shipped, highlighted="trust", by_calendar=True)


@pytest.mark.parametrize("history", [a_history(), a_history({})])
def test_where_nothing_was_placed_nothing_is_drawn(shipped: Content, history: History) -> None:
    at = drawn(lines_part, shipped, history, [NOTE])
    assert (list(elements(at)), trouble(at)) == ([], [])


def test_dates_that_are_not_drawn_are_counted(shipped: Content) -> None:
    at = drawn(lines_part, shipped, replace(HISTORY, earlier=12), [])
    assert at.caption[0].value.endswith("These are the newest 3 meetings. 12 earlier ones are not drawn.")


def test_two_dates_are_laid_over_each_other_with_what_moved(shipped: Content) -> None:
    at = drawn(two_dates_part, shipped, HISTORY)
    assert [one.proto.alt for one in elements(at) if one.type == "plotly_chart"] == []
    at.selectbox(key="date_one").select("r0").run()
    assert at.selectbox(key="date_other").options == ["18 March 2026", "11 March 2026"]
    at.selectbox(key="date_other").select("r2").run()
    said = (
        "18 March 2026: Base layer: Creating safety at “Both play a part”. Core layer: Trust at “Taking shape”. "
        "4 March 2026: Base layer: Creating safety at “A start”. Core layer: Trust at “Still finding it”."
    )
    assert [one.proto.alt for one in elements(at) if one.type == "plotly_chart"] == [f"Radar of two dates. {said}"]
    moved = [one.value for one in at.markdown if one.value.startswith("Between the two")]
    (told,) = moved
    assert told == (
        "Between the two: Creating safety: “A start” then, “Both play a part” now (further along). "
        "Trust: “Still finding it” then, “Taking shape” now (further along)."
    )
    assert (trouble(at), nameless(at)) == ([], [])


def test_two_meetings_of_one_day_are_told_apart(shipped: Content) -> None:
    at = drawn(two_dates_part, shipped, a_history({"trust": "2"}, {"trust": "3"}, every=0))
    assert at.selectbox(key="date_one").options == ["4 March 2026 (2)", "4 March 2026"]


def test_one_date_alone_is_laid_over_nothing(shipped: Content) -> None:
    assert list(elements(drawn(two_dates_part, shipped, a_history({"trust": "2"}, {})))) == []


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_carries_meaning_stands_out_in_both_themes(theme: str) -> None:
    paper = luminance(getattr(PAPER, theme))
    for tone, least in ((INK, 4.5), *((look, 3.0) for look in LAYER_LOOK.values())):
        dark, light = sorted((paper, luminance(getattr(tone, theme))))
        assert (light + 0.05) / (dark + 0.05) >= least
    assert len({re.sub(r"#\w+", "", ON_SCREEN[f"line_{layer}"]) for layer in LAYER_LOOK}) == len(LAYER_LOOK)
