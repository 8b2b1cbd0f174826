"""The picture of a meeting: radar, bars and table of the same readings, with earlier ones laid over if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from model.answers import place_of
from model.content import Content
from model.profile import View, paragraph, rows, view_of
from pages.parts.reflection.draft import Draft
from pages.parts.shared.charts import CHART_SETTINGS, bars, radar
from pages.parts.shared.open_guide import own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.reflection_titles import own_titles, title_of, told_apart

MOST_LAID_OVER = 3
MOST_OFFERED = 12


def this_view(content: Content, draft: Draft) -> View:
    """The readings of the reflection that is open."""
    given = {element.key: place_of(draft.answers, element.key) for element in content.elements}
    return view_of(content, title_of(draft.reflection), given)


def earlier_views(content: Content, draft: Draft) -> list[View]:
    """The earlier reflections the person chose to lay over this one."""
    whose = draft.reflection.relationship
    found = own().reflections.earlier(draft.id, limit=MOST_OFFERED, without=content.no_meetings)
    if whose and any(one.relationship != whose for one in found):
        only = st.checkbox("Only meetings of the same relationship", key=f"same_relationship_{draft.id}")
        if only:
            found = own().reflections.earlier(
                draft.id, limit=MOST_OFFERED, relationship_only=True, without=content.no_meetings
            )
    if not found:
        return []
    names, labels = told_apart([draft.reflection, *found]), own_titles([draft.reflection, *found])
    chosen = st.multiselect(
        "Lay an earlier one over it",
        [one.id for one in found],
        format_func=labels.__getitem__,
        max_selections=MOST_LAID_OVER,
        placeholder="Choose up to three",
        key=f"laid_over_{draft.id}",
    )
    places = own().answers.places(chosen)
    return [view_of(content, names[key], places.get(key, {})) for key in chosen]


def show_charts(content: Content, views: Sequence[View], *, folded: bool = False) -> None:
    """Radar, bars and table, each saying the same; all `folded` where there is too little for a picture."""
    theme = st.context.theme.type or "light"
    said = paragraph(content, views[0])
    if len(views) > 1:
        said = " ".join(f"{view.name}: {paragraph(content, view)}" for view in views)
    with st.expander("As a radar") if folded else nullcontext():
        chart = radar(content, views, theme)
        st.plotly_chart(chart, key="radar", config=CHART_SETTINGS, theme=None, alt=f"Radar. {said}")
        st.caption("Where there is no mark there was no place given: a gap, not a zero. Nothing is added up.")
        if folded:
            st.caption(content.scale.ours)
    with st.expander("As bars"):
        st.plotly_chart(bars(content, views, theme), key="bars", config=CHART_SETTINGS, theme=None, alt=f"Bars. {said}")
    with st.expander("As a table"):
        _tables(content, views)


def _tables(content: Content, views: Sequence[View]) -> None:
    """One small table a layer, so that each fits a phone."""
    heading = ["Element", *_short_names(views)]
    for layer in content.model.layers:
        st.markdown(f"**{layer.name}**")
        of_layer = [map(plain, row[1:]) for row in rows(content, views) if row[0] == layer.name]
        st.table([dict(zip(heading, row, strict=True)) for row in of_layer], hide_index=True)


def _short_names(views: Sequence[View]) -> list[str]:
    """Dates alone where they tell the views apart, so that three columns fit a phone."""
    dates = [view.name.partition(",")[0] for view in views]
    return dates if len(set(dates)) == len(dates) else [view.name for view in views]
