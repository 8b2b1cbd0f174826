"""What the bars hold: each bar, name and gap on a line of its own, each view with a pattern and a letter."""

from __future__ import annotations

import re
from collections import Counter

import plotly.graph_objects as go
from hypothesis import given
from hypothesis import strategies as st

from model.answers import OTHERS, PLACES
from model.content.published import ELEMENTS
from model.profile import View, answer_name, view_of
from pages.parts.shared.charts import bars
from tests.shipped import shipped_content

answers = st.none() | st.sampled_from((*PLACES, *OTHERS))
some_answers = st.fixed_dictionaries(dict.fromkeys(ELEMENTS, answers))
up_to_four = st.lists(some_answers, min_size=1, max_size=4)

Given = dict[str, str | None]


def views_with(several: list[Given]) -> list[View]:
    return [view_of(shipped_content(), f"view {number}", one) for number, one in enumerate(several)]


def drawn(several: list[Given]) -> go.Figure:
    return bars(shipped_content(), views_with(several), "light")


def bars_of(figure: go.Figure) -> list[go.Bar]:
    return [trace for trace in figure.data if trace.type == "bar" and trace.showlegend is False]


def words_of(figure: go.Figure) -> list[go.Scatter]:
    """The names of the elements, and the gaps."""
    return [trace for trace in figure.data if trace.type == "scatter"]


@given(up_to_four)
def test_each_place_has_a_bar_with_its_number_and_its_letter(several: list[Given]) -> None:
    for number, (trace, view) in enumerate(zip(bars_of(drawn(several)), views_with(several), strict=True)):
        letter = f"  {'ABCD'[number]}" if len(several) > 1 else ""
        assert list(trace.x) == [*view.places]
        assert list(trace.text) == [f"{place}{letter}" if place else "" for place in view.places]
        assert (trace.textangle, trace.textposition) == (0, "outside")


@given(up_to_four)
def test_nothing_stands_on_the_line_of_another(several: list[Given]) -> None:
    figure = drawn(several)
    lines = [at for trace in (*bars_of(figure), *words_of(figure)) for at in trace.y or () if at is not None]
    assert [at for at, times in Counter(lines).items() if times > 1] == []
    apart = [after - before for before, after in zip(sorted(lines), sorted(lines)[1:], strict=False)]
    assert min(apart) >= max(trace.width for trace in bars_of(figure))


@given(up_to_four)
def test_every_gap_is_said_in_words_with_whose_it_is(several: list[Given]) -> None:
    views = views_with(several)
    wanted = []
    for number in range(len(ELEMENTS)):
        gaps: dict[str, str] = {}
        for view, letter in zip(views, "ABCD", strict=False):
            if view.places[number] is None:
                name = answer_name(shipped_content(), view.readings[number])
                gaps[name] = f"{gaps[name]}, {letter}" if name in gaps else letter
        wanted += [name if len(gaps[name]) == 3 * len(views) - 2 else f"{gaps[name]}: {name}" for name in gaps]
    assert list(words_of(drawn(several))[1].text or ()) == wanted


@given(up_to_four)
def test_no_bar_and_no_scale_says_zero(several: list[Given]) -> None:
    figure = drawn(several)
    assert list(figure.layout.xaxis.tickvals) == [1, 2, 3, 4, 5]
    said = [text for trace in (*bars_of(figure), *words_of(figure)) for text in trace.text or ()]
    assert [text for text in said if re.search(r"\b0\b", text)] == []


def test_the_key_tells_views_apart_by_pattern_and_words() -> None:
    key = [trace for trace in drawn([{"trust": "3"}] * 4).data if trace.type == "bar" and trace.showlegend is not False]
    assert [trace.name for trace in key] == ["A  view 0", "B  view 1", "C  view 2", "D  view 3"]
    assert [trace.marker.pattern.shape for trace in key] == [None, "/", ".", "x"]


def test_a_view_alone_has_no_key_and_no_letter() -> None:
    figure = drawn([{"trust": "3"}])
    assert (figure.layout.showlegend, [text for text in bars_of(figure)[0].text if text]) == (False, ["3"])
