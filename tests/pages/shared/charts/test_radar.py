"""What the radar holds: each view with a line, a mark and a letter of its own, and no number in the centre."""

from __future__ import annotations

from itertools import combinations

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.content.published import ELEMENTS
from model.profile import View, view_of
from pages.parts.shared.charts import radar
from pages.parts.shared.charts.view_look import VIEW_LOOK
from pages.parts.shared.layer_look import PAPER
from tests.pages.shared.test_model_drawing import contrast
from tests.shipped import shipped_content

answers = st.none() | st.sampled_from((*PLACES, *OTHERS))
some_answers = st.fixed_dictionaries(dict.fromkeys(ELEMENTS, answers))
up_to_four = st.lists(some_answers, min_size=1, max_size=4)

Given = dict[str, str | None]


def views_with(several: list[Given], roles: tuple[str, ...] = ("own",) * 4) -> list[View]:
    return [view_of(shipped_content(), f"view {n}", one, roles[n]) for n, one in enumerate(several)]


def drawn(several: list[Given], **how: tuple[str, ...]) -> go.Figure:
    return radar(shipped_content(), views_with(several, **how), "light")


def marks_of(figure: go.Figure) -> list[go.Scatterpolar]:
    """The marks of each view, the one in focus first."""
    return [trace for trace in figure.data if trace.mode == "markers"][::-1]


def lines_of(figure: go.Figure) -> list[go.Scatterpolar]:
    return [trace for trace in figure.data if trace.mode == "lines" and trace.name][::-1]


def key_of(figure: go.Figure) -> list[go.Scatterpolar]:
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


@given(up_to_four)
def test_each_view_has_a_line_and_marks_with_its_own_places(several: list[Given]) -> None:
    figure = drawn(several)
    wanted = [(view.name, [*view.places]) for view in views_with(several)]
    assert [(trace.name, list(trace.r)) for trace in marks_of(figure)] == wanted
    assert [(trace.name, list(trace.r)[:-1]) for trace in lines_of(figure)] == wanted
    assert [trace.connectgaps for trace in lines_of(figure)] == [False] * len(several)


@given(up_to_four)
def test_every_line_and_every_mark_is_another_one_and_the_key_says_whose(several: list[Given]) -> None:
    figure = drawn(several)
    lines = [trace.line.dash for trace in lines_of(figure)]
    marks = [_symbols(trace) for trace in marks_of(figure)]
    assert [pair for pair in combinations(lines, 2) if pair[0] == pair[1]] == []
    assert [pair for pair in combinations(marks, 2) if pair[0] & pair[1]] == []
    letters = [] if len(several) == 1 else [f"{letter}  view {n}" for n, letter in enumerate("ABCD"[: len(several)])]
    assert [trace.name for trace in key_of(figure)] == letters
    assert [trace.line.dash for trace in key_of(figure)] == lines[: len(letters)]


def _symbols(trace: go.Scatterpolar) -> set[str]:
    symbol = trace.marker.symbol
    return {symbol} if isinstance(symbol, str) else set(symbol)


def test_no_two_looks_are_alike_in_line_mark_or_pattern_whatever_the_colour() -> None:
    for told in ("dash", "symbol", "pattern", "tone"):
        assert len({getattr(look, told) for look in VIEW_LOOK.values()}) == len(VIEW_LOOK)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_and_marks_stand_out_on_the_paper(theme: str) -> None:
    faint = {name: contrast(getattr(look.tone, theme), getattr(PAPER, theme)) for name, look in VIEW_LOOK.items()}
    assert {name for name, ratio in faint.items() if ratio < 3} == set()


def test_supervisors_view_beside_a_practitioners_has_its_own_line_and_mark() -> None:
    figure = drawn([{"trust": "3"}, {"trust": "3"}], roles=("own", "supervisor"))
    assert [_symbols(trace) for trace in marks_of(figure)] == [{"square", "circle", "diamond"}, {"square-open"}]
    assert [trace.line.dash for trace in lines_of(figure)] == ["solid", "dashdot"]


@given(up_to_four)
def test_no_radar_has_a_number_in_the_centre(several: list[Given]) -> None:
    figure = drawn(several)
    assert list(figure.layout.polar.radialaxis.tickvals) == [1, 2, 3, 4, 5]
    written = [trace for trace in figure.data if trace.mode == "text" and trace.text]
    numbers = [list(zip(trace.text, trace.r, strict=True)) for trace in written]
    assert numbers == [[(str(place), place) for place in range(1, 6)]]


def test_a_name_is_never_read_as_markup() -> None:
    hostile = [view_of(shipped_content(), name, {"trust": "3"}) for name in ("<b>Ana</b>", "<a href='x'>&amp;</a>")]
    named = {trace.name for trace in radar(shipped_content(), hostile, "light").data if trace.name}
    first, second = "&lt;b&gt;Ana&lt;/b&gt;", "&lt;a href='x'&gt;&amp;amp;&lt;/a&gt;"
    assert named == {first, f"A  {first}", second, f"B  {second}"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_stands_on_the_paper_of_its_theme(theme: str) -> None:
    figure = radar(shipped_content(), views_with([{"trust": "3"}]), theme)
    assert figure.layout.paper_bgcolor == {"light": "#faf7f1", "dark": "#221f1b"}[theme]
