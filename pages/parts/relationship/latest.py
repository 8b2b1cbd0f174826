"""Where things stand in a relationship: each element's latest place, with the day it is from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import streamlit as st

from model.content import Content
from model.content.schema import Element
from model.pattern import TOO_EARLY, told
from model.phrases import day
from model.profile import FEWEST_FOR_A_CHART, Reading, View, answer_name, paragraph, view_of
from model.relationship.over_time import History, Placed
from model.relationship.pattern import rose_from_low
from pages.parts.shared.buttons import link
from pages.parts.shared.charts import CHART_SETTINGS, radar
from pages.parts.shared.model_drawing.svg import draw_model


def standing_part(content: Content, history: History) -> None:
    """The picture, and each element with a link to the reflection its latest place is from; then words on the dates."""
    st.header("Where things stand", anchor=False)
    latest = history.latest
    if not latest:
        st.write("Nothing is placed yet. Each place you give in a reflection on this relationship will stand here.")
        return
    if len(latest) < FEWEST_FOR_A_CHART:
        draw_model(content, looked_at=list(latest))
        with st.expander("As a radar"):
            _radar(content, latest)
    else:
        _radar(content, latest)
    _each_element(content, latest)
    _over_the_dates(content, history)


def _radar(content: Content, latest: Mapping[str, Placed]) -> None:
    """The newest day's places, and beside them, hollow, the older ones."""
    newest = _newest(latest)
    older = {key: one for key, one in latest.items() if one.day < newest}
    views = [_view(content, day(newest), {key: one for key, one in latest.items() if key not in older})]
    since = "All of them are from this day."
    if older:
        first = min(one.day for one in older.values())
        views.append(_view(content, f"earlier, from {day(first)} on", older))
        since = f"Hollow marks are older, the oldest of {day(first)}. Below, each has its day."
    said = paragraph(content, _view(content, "", latest))
    chart = radar(content, views, st.context.theme.type or "light")
    st.plotly_chart(chart, key="standing", config=CHART_SETTINGS, theme=None, alt=f"Radar. {said} {since}")
    st.caption(
        f"The latest place of each element, up to {day(newest)}. {since} "
        "Where there is no mark, no place was ever given: a gap, not a zero. Nothing is added up."
    )


def _each_element(content: Content, latest: Mapping[str, Placed]) -> None:
    """A line for each element that was ever placed, which leads to its reflection; and a table of the same."""
    newest = _newest(latest)
    for layer in content.model.layers:
        of_layer = [one for one in content.elements if one.layer == layer.key and one.key in latest]
        if of_layer:
            st.markdown(f"**{layer.name}**")
            with st.container(gap="small", key=f"standing_{layer.key}"):
                for element in of_layer:
                    one = latest[element.key]
                    said = f"{element.name}: {_place(content, element, one)}, {_when(one, newest)}"
                    link("your_profile.py", said, draft=one.reflection)
    open_ones = [one.name for one in content.elements if one.key not in latest]
    if open_ones:
        st.caption(f"No place yet: {', '.join(open_ones)}.")
    with st.expander("As a table"):
        st.table([_row(content, latest, element) for element in content.elements], hide_index=True)


def _row(content: Content, latest: Mapping[str, Placed], element: Element) -> dict[str, str]:
    one = latest.get(element.key)
    place, when = (_place(content, element, one), _when(one, _newest(latest))) if one else ("No place yet", "")
    return {"Element": element.name, "Latest place": place, "Given on": when}


def _over_the_dates(content: Content, history: History) -> None:
    """What the dates of each element can be said to show, and a low beginning that rose."""
    said = {one.name: told(content, history.placed.get(one.key, ())) for one in content.elements}
    early = [name for name, words in said.items() if words == TOO_EARLY]
    bearing = {name: words for name, words in said.items() if words not in ("", TOO_EARLY)}
    if not bearing:
        st.caption(f"{TOO_EARLY} It takes three dates.")
        return
    with st.expander("First, lowest and newest, in words"):
        if history.earlier:
            st.caption(f"Of the newest {len(history.dates)} dates.")
        for name, words in bearing.items():
            st.markdown(f"**{name}.** {words}")
        if early:
            st.caption(f"{TOO_EARLY} It takes three dates. So far there are fewer for: {', '.join(early)}.")
    _good_sign(content, rose_from_low(history))


def _good_sign(content: Content, risen: Collection[str]) -> None:
    """A low beginning that rose, with what is known of such, and whose word that is."""
    names = [element.name for element in content.elements if element.key in risen]
    if names:
        claim = content.relationship.low_beginning
        st.write(f"**Began low and stands higher now: {', '.join(names)}.** {claim.text}")
        st.caption(f"{content.cited(claim.evidence)} (more on it under The model, The evidence)")


def _place(content: Content, element: Element, one: Placed) -> str:
    return answer_name(content, Reading(element, one.place))


def _when(one: Placed, newest: date) -> str:
    return f"{day(one.day)}{' (older)' if one.day < newest else ''}"


def _newest(latest: Mapping[str, Placed]) -> date:
    return max(one.day for one in latest.values())


def _view(content: Content, name: str, placed: Mapping[str, Placed]) -> View:
    return view_of(content, name, {key: one.place for key, one in placed.items()})
