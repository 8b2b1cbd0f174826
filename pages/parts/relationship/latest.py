"""Where things stand in a relationship: each element's latest place, with the day it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from model.content import Content
from model.content.schema import Element
from model.phrases import day
from model.profile import Reading, View, answer_name, paragraph, view_of
from model.relationship.over_time import History, Placed
from model.relationship.pattern import TOO_EARLY, rose_from_low, told
from pages.parts.shared.buttons import link
from pages.parts.shared.charts import CHART_SETTINGS, radar
from pages.parts.shared.model_drawing.svg import draw_path

FEWEST_FOR_A_CHART = 4
"""Places from which twelve spokes are a picture; with fewer, our own marks show what was looked at."""


def standing_part(content: Content, history: History) -> None:
    """The picture, the same in words, and each element with a link to the reflection its latest place is from."""
    st.header("Where things stand", anchor=False)
    latest = history.latest
    if not latest:
        st.write("Nothing is placed yet. Each place you give in a reflection on this relationship will stand here.")
        return
    said = paragraph(content, _view(content, "", latest), blanks=False)
    if len(latest) < FEWEST_FOR_A_CHART:
        draw_path(content, list(latest), None)
        st.write(said)
        with st.expander("As a radar"):
            _radar(content, latest)
    else:
        _radar(content, latest)
        st.write(said)
    _good_sign(content, rose_from_low(history))
    _each_element(content, history)


def _radar(content: Content, latest: Mapping[str, Placed]) -> None:
    """The newest day's places, and lighter beside them the older ones: no line joins two of them."""
    newest = _newest(latest)
    older = {key: one for key, one in latest.items() if one.day < newest}
    views = [_view(content, day(newest), {key: one for key, one in latest.items() if key not in older})]
    since = "All of them are from this day."
    if older:
        first = min(one.day for one in older.values())
        views.append(_view(content, f"earlier, from {day(first)} on", older))
        since = f"Lighter marks are older; the oldest is of {day(first)}. Each one's day stands below."
    said = paragraph(content, _view(content, "", latest))
    chart = radar(content, views, st.context.theme.type or "light")
    st.plotly_chart(chart, key="standing", config=CHART_SETTINGS, theme=None, alt=f"Radar. {said} {since}")
    st.caption(
        f"The latest place of each element, up to {day(newest)}. {since} "
        "Where there is no mark, no place was ever given: a gap, not a zero. Nothing is added up."
    )


def _good_sign(content: Content, elements: Sequence[str]) -> None:
    """A low beginning that rises, with what is known of such, and whose word that is."""
    if not elements:
        return
    names = [content.element(key).name for key in elements]
    claim = content.relationship.low_beginning
    st.write(f"**Began low and stands higher now: {', '.join(names)}.** {claim.text}")
    st.caption(f"From: {content.cited(claim.evidence)}. What it shows and does not show: The model, The evidence.")


def _each_element(content: Content, history: History) -> None:
    """A line for each element that was ever placed, which leads to its reflection; and a table of the same."""
    newest = _newest(history.latest)
    for layer in content.model.layers:
        of_layer = [one for one in content.elements if one.layer == layer.key and one.key in history.latest]
        if of_layer:
            st.markdown(f"**{layer.name}**")
            with st.container(gap=None, key=f"standing_{layer.key}"):
                for element in of_layer:
                    _one_element(content, history, element, newest)
    early = [one.name for one in content.elements if told(content, history.placed.get(one.key, ())) == TOO_EARLY]
    if early:
        st.caption(f"{TOO_EARLY} It takes three dates, so far there are fewer for: {', '.join(early)}.")
    open_ones = [one.name for one in content.elements if one.key not in history.latest]
    if open_ones:
        st.caption(f"No place yet: {', '.join(open_ones)}.")
    with st.expander("As a table"):
        st.table([_row(content, history, element, newest) for element in content.elements], hide_index=True)


def _one_element(content: Content, history: History, element: Element, newest: date) -> None:
    one = history.latest[element.key]
    link(
        "your_profile.py",
        f"{element.name}: {_place(content, element, one)}, {_when(one, newest)}",
        draft=one.reflection,
    )
    said = told(content, history.placed.get(element.key, ()))
    if said not in ("", TOO_EARLY):
        st.caption(said)


def _row(content: Content, history: History, element: Element, newest: date) -> dict[str, str]:
    one = history.latest.get(element.key)
    if one is None:
        return {"Element": element.name, "Latest place": "No place yet", "Given on": ""}
    return {"Element": element.name, "Latest place": _place(content, element, one), "Given on": _when(one, newest)}


def _place(content: Content, element: Element, one: Placed) -> str:
    return answer_name(content, Reading(element, one.place))


def _when(one: Placed, newest: date) -> str:
    return f"{day(one.day)}{' (older)' if one.day < newest else ''}"


def _newest(latest: Mapping[str, Placed]) -> date:
    return max(one.day for one in latest.values())


def _view(content: Content, name: str, placed: Mapping[str, Placed]) -> View:
    return view_of(content, name, {key: one.place for key, one in placed.items()})
