"""The supervisor places a view of their own, before they see the practitioner's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from model.access import PRACTITIONER, SUPERVISOR
from model.answers import PLACES
from model.content import Content
from model.phrases import in_words
from model.report.supervision_record.names import BASIS_NAMES, whose_words
from model.supervision.fields import NOT_SEEN, has_view
from model.supervision.views import MOST_LOOKED_AT
from pages.parts.shared.answer_box import answer_box, place_box
from pages.parts.shared.buttons import button
from pages.parts.shared.elements import choose_elements
from pages.parts.shared.fields.place_field import Tap
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.open_meeting import OpenMeeting
from pages.parts.supervision.steps.fields import choice
from pages.parts.supervision.steps.turns import end_turn

MOST_ADDED = 3


def place_views(content: Content, meeting: OpenMeeting, waiting: Sequence[str]) -> None:
    """Each element that waits, any others the supervisor adds, and showing both views."""
    name = plain(meeting.supervision.name_of(PRACTITIONER))
    looked_at = waiting
    if len(waiting) > MOST_LOOKED_AT:
        looked_at = _looked_at(content, meeting, waiting)
    elif waiting:
        st.write(f"{name}'s own places are not shown yet, so that yours are your own. Not seen is a full answer.")
    added = _others(content, meeting, waiting)
    if looked_at or added:
        st.caption(whose_words(name))
    one_after_the_other(content, meeting, [*looked_at, *added], one_view)
    ways_to_show(meeting, ready=bool(waiting or added), is_one=not waiting)


def one_after_the_other(
    content: Content, meeting: OpenMeeting, elements: Sequence[str], draw: Callable[[Content, OpenMeeting, str], None]
) -> None:
    """One element in focus, as `draw` shows it, every other one tap away, and the way on to the next."""
    if not elements:
        return
    names = {element: content.element(element).name for element in elements}
    key = _in_focus(meeting)
    chosen = None
    if elements[1:]:
        if st.session_state.get(key) not in names:
            st.session_state[key] = elements[0]
        chosen = st.pills("One after the other", names, format_func=names.__getitem__, key=key)
    here = chosen or elements[0]
    draw(content, meeting, here)
    after = elements[elements.index(here) + 1 :]
    if after:
        button(f"Next: {names[after[0]]}", f"next_view_{meeting.id}", _look_at, meeting, key, after[0])


def _looked_at(content: Content, meeting: OpenMeeting, waiting: Sequence[str]) -> list[str]:
    """Which of many to place: those chosen, and those placed before; the rest was brought as context."""
    st.write(
        f"{plain(meeting.supervision.name_of(PRACTITIONER))} brought places for {in_words(len(waiting))} elements. "
        f"Choose about {in_words(MOST_LOOKED_AT)} to look at together, and place those. The rest is context: "
        "it is shown with yours, and yours stays open there. Not seen is a full answer."
    )
    chosen = choose_elements(
        content,
        meeting,
        "both.view_elements",
        f"view_elements_{meeting.id}",
        label=f"What do you look at together? {MOST_LOOKED_AT} at most.",
        offered=waiting,
        most=MOST_LOOKED_AT,
    )
    return [one for one in waiting if one in chosen or has_view(one, meeting.answers)]


@fragment
def one_view(content: Content, meeting: OpenMeeting, element: str) -> None:
    """What the supervisor goes by, the place they give an element, and what they heard or saw."""
    spoken, name = content.element(element), meeting.supervision.name_of(SUPERVISOR)
    st.header(spoken.name, anchor=False)
    basis = choice(
        meeting,
        f"supervisor.basis.{element}",
        BASIS_NAMES,
        partial(st.segmented_control, "What do you go by?"),
    )
    if basis == NOT_SEEN:
        meeting.keep_place(f"supervisor.view.{element}", None)
        st.caption("Then it stays open, and the picture says so.")
        return
    answers = [
        Tap(place, meeting.script.place_name(place), says) for place, says in zip(PLACES, spoken.scale, strict=True)
    ]
    place_box(meeting, f"supervisor.view.{element}", "Where would you place it?", answers)
    answer_box(content, meeting, f"supervisor.view.{element}", f"What {name} heard or saw, in a line", None, rows=1)


def _others(content: Content, meeting: OpenMeeting, waiting: Sequence[str]) -> list[str]:
    """The other elements the supervisor adds: those chosen now, and those something was said of before."""
    shown = meeting.store.shown.of(meeting.id)
    offered = [one.key for one in content.elements if one.key not in waiting and one.key not in shown]
    if not offered:
        return []
    key = f"add_views_{meeting.id}"
    said = [one for one in offered if has_view(one, meeting.answers)]
    st.session_state.setdefault(key, said)
    more, what = ("Another element", "What else") if waiting else ("An element", "What")
    with st.expander(more, expanded=not waiting or bool(st.session_state[key])):
        chosen = st.pills(
            f"{what} do you want to say something of? A few at most.",
            offered,
            selection_mode="multi",
            format_func=lambda one: content.element(one).name,
            key=key,
        )
    added = [one for one in offered if one in said or one in chosen[:MOST_ADDED]]
    new = [one for one in added if one not in st.session_state.get(f"{key}_before", said)]
    st.session_state[f"{key}_before"] = added
    if new:
        st.session_state[_in_focus(meeting)] = new[-1]
    if len(chosen) > MOST_ADDED:
        st.caption(f"{MOST_ADDED} more are enough for one meeting; the first {MOST_ADDED} are there.")
    return added


def ways_to_show(meeting: OpenMeeting, *, ready: bool, is_one: bool = False) -> None:
    """Showing asks once more: what is still being typed arrives before the second press, and cannot afterwards.

    `is_one`: nothing was brought to it, so there is one view to show.
    """
    show, yes = ("Show my view", "Yes, show it") if is_one else ("Show both views", "Yes, show both")
    asks = f"asks_to_show_{meeting.id}"
    with st.container(key="show_views"):
        if not (ready and st.session_state.get(asks)):
            st.write("Once shown, views cannot be changed. Elements without a place stay empty.")
            button(show, "show_both_views", _ask, meeting, asks, True, kind="primary", disabled=not ready)
            return
        st.write("**Show now?** Once shown, views cannot be changed.")
        with st.container(horizontal=True):
            button(yes, "show_both_now", _show, meeting, asks, kind="primary")
            button("Not yet", "show_not_yet", _ask, meeting, asks, False, kind="tertiary")


def _in_focus(meeting: OpenMeeting) -> str:
    return f"view_at_{meeting.id}"


@callback
def _look_at(meeting: OpenMeeting, key: str, element: str) -> None:
    meeting.keep_held()
    st.session_state[key] = element


@callback
def _ask(meeting: OpenMeeting, asks: str, to_show: bool) -> None:
    meeting.keep_held()
    st.session_state[asks] = to_show


@callback
def _show(meeting: OpenMeeting, asks: str) -> None:
    meeting.keep_held()
    meeting.store.shown.show_views(meeting.id)
    meeting.has_shown = True
    st.session_state.pop(asks, None)
    end_turn()
