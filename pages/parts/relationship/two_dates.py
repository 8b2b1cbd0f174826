"""Any two dates of a relationship laid over each other."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.content import Content
from model.phrases import day
from model.profile import View, changes, paragraph, view_of
from model.relationship.over_time import Dated, History
from model.report.relationship.lines import drawn_dates
from pages.parts.shared.charts import CHART_SETTINGS, radar
from pages.parts.shared.fragment import fragment

FEWEST = 2


@fragment
def two_dates_part(content: Content, history: History) -> None:
    """Choose two dates, and see both on one radar, with what differs in words; nothing before there are two."""
    dates = drawn_dates(history)
    if len(dates) < FEWEST:
        return
    names = dict(reversed(names_of(dates).items()))
    with st.expander("Two dates side by side"):
        later = _chosen("One date", names, "date_one")
        earlier = _chosen("Another date", {key: name for key, name in names.items() if key != later}, "date_other")
        if later and earlier:
            by_age = sorted((later, earlier), key=list(names).index)
            _laid_over(content, [view_of(content, names[key], _places(history, key)) for key in by_age])


def names_of(dates: Sequence[Dated]) -> dict[str, str]:
    """The day of each date by its reflection, oldest first; a second one of a day is numbered."""
    names: dict[str, str] = {}
    for one in dates:
        same_day = sum(other.day == one.day for other in dates[: len(names)])
        names[one.reflection] = f"{day(one.day)} ({same_day + 1})" if same_day else day(one.day)
    return names


def _chosen(label: str, names: dict[str, str], key: str) -> str | None:
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    return st.selectbox(
        label, list(names), index=None, format_func=names.__getitem__, placeholder="Choose a date", key=key
    )


def _places(history: History, reflection: str) -> dict[str, str]:
    return {
        element: one.place
        for element, placed in history.placed.items()
        for one in placed
        if one.reflection == reflection
    }


def _laid_over(content: Content, views: Sequence[View]) -> None:
    now, before = views
    said = " ".join(f"{view.name}: {paragraph(content, view, blanks=False)}" for view in views)
    figure = radar(content, views, st.context.theme.type or "light")
    st.plotly_chart(figure, key="two_dates", config=CHART_SETTINGS, theme=None, alt=f"Radar of two dates. {said}")
    st.write(said)
    if moved := changes(content, now, before):
        st.write(f"Between the two: {' '.join(moved)}")
    st.caption("Only what was placed on both dates can be laid side by side. Where there is no mark there is a gap.")
