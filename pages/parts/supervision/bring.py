"""Taking a reflection to a meeting: ticks field by field, and what the other will see of what is ticked."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.hints import Hints, look_at
from model.phrases import day
from model.supervision.brought import BroughtItem
from model.supervision.meeting import SHARE_FILE
from pages.parts.shared.buttons import link
from pages.parts.shared.fragment import fragment
from pages.parts.shared.hints import say_what_was_noticed
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.brought import IN_FULL, by_kind, in_one, show_items, under_headings
from pages.parts.supervision.handover import Handover
from pages.parts.supervision.open_meeting import my_supervision

FIRST_LINE = 90
"""Characters of an answer that stand beside its tick; the whole of it is in the preview."""

TOLD = "told_of_taking"
"""Where the word that something was taken or withdrawn waits for the page to be drawn again."""

SEEN = "seen_before_taking"
"""What could be ticked when the page was drawn last: words that changed since are not handed over unseen."""


@fragment
def take_part(handover: Handover) -> None:
    """The ticks, what will be seen, and the press that makes it so. What is previewed is what is handed over."""
    st.header("What goes", anchor=False)
    st.write("Tick it, one by one. What is not ticked stays yours alone.")
    chosen = _choose(handover)
    st.header(f"What {plain(handover.name)} will see", anchor=False)
    if handover.script.has_two_views and any(item.kind == "pattern" for item in chosen):
        st.caption(f"{plain(handover.name)} sees a place once they have placed that element themselves.")
    with st.container(border=True, key="what_will_be_seen"):
        if chosen:
            show_items(handover.script, chosen)
        else:
            st.write("Nothing yet. What you tick is shown here.")
    _say_before(handover, chosen)
    _press(handover, chosen)


def _choose(handover: Handover) -> list[BroughtItem]:
    """A tick for each item, as it was brought or else off; the items ticked, in the order of the reflection."""
    chosen: list[BroughtItem] = []
    for name, items in by_kind(handover.items):
        st.subheader(name, anchor=False)
        for item in items:
            st.session_state.setdefault(_key(handover, item.field), item.field in handover.brought)
        if items[0].kind == "pattern" and len(items) > 1:
            _all_places(handover, items)
        for group in under_headings(items):
            chosen += [item for item in group if _tick(handover, item)]
    return chosen


def _tick(handover: Handover, item: BroughtItem) -> bool:
    is_story = item.kind in IN_FULL
    asked = item.prompt if is_story else _shortened(in_one(handover.script, item))
    with st.container(gap="xxsmall"):
        ticked = st.checkbox(plain(asked), key=_key(handover, item.field))
        if is_story:
            st.caption(f"“{plain(_shortened(item.words))}”")
        if item in handover.changed:
            st.caption("You changed this since; take it again to bring the new words.")
    return ticked


def _all_places(handover: Handover, items: Sequence[BroughtItem]) -> None:
    """One tick for all places: it moves them when it is moved itself, and follows them otherwise."""
    key, last = _key(handover, "all_places"), _key(handover, "all_places_last")
    if key in st.session_state and st.session_state[key] != st.session_state.get(last):
        for item in items:
            st.session_state[_key(handover, item.field)] = st.session_state[key]
    ticked = [bool(st.session_state[_key(handover, item.field)]) for item in items]
    st.session_state[key] = st.session_state[last] = all(ticked)
    st.checkbox("All places", key=key)


def _key(handover: Handover, field: str) -> str:
    return f"tick_{handover.meeting.id}_{handover.reflection}_{field}"


def _shortened(words: str) -> str:
    first, _, rest = words.strip().partition("\n")
    return f"{first[:FIRST_LINE].rstrip()} …" if rest.strip() or len(first) > FIRST_LINE else first


def _say_before(handover: Handover, chosen: Sequence[BroughtItem]) -> None:
    """What is to be known before it is pressed: what words give away, when it is seen, what is there now."""
    name = plain(handover.name)
    own_words = [item.words for item in chosen if item.kind != "pattern" and item.field != "when"]
    found = [look_at(handover.content.hints, words) for words in own_words]
    say_what_was_noticed(handover.content, _together(found), "to_be_taken")
    if handover.emptied:
        gone = "; ".join(plain(_shortened(in_one(handover.script, item))) for item in handover.emptied)
        st.caption(f"Brought before, and no more in your reflection: {gone}")
    if handover.brought_at:
        is_same = handover.is_as_brought(chosen)
        now = "That is just what stands above." if is_same else "It stays as it was then until you press below."
        st.caption(f"Brought at {clock(handover.brought_at)} on {day(local(handover.brought_at).date())}. {now}")
    if handover.meeting.mode == SHARE_FILE:
        st.caption(
            f"{name} gets it with the next file you send. What you sent before cannot be called back: "
            "it stays on their machine until they open that next file."
        )


def _together(found: Sequence[Hints]) -> Hints:
    return Hints(
        tuple(dict.fromkeys(hint for hints in found for hint in hints.identity)),
        tuple(dict.fromkeys(hint for hints in found for hint in hints.stop)),
    )


def _press(handover: Handover, chosen: Sequence[BroughtItem]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        is_there = bool(handover.brought) and handover.is_as_brought(chosen)
        if is_there and st.button("Go to the meeting", key="to_meeting", type="primary"):
            st.switch_page("meeting.py", query_params={"meeting": handover.meeting.id})
        label = "Take exactly these" if handover.brought else "Take these to the meeting"
        take = not is_there and st.button(label, key="take_these", type="primary", disabled=not chosen)
        withdraw = bool(handover.brought) and st.button("Withdraw all of it", key="withdraw_all")
    seen = st.session_state.get(SEEN)
    st.session_state[SEEN] = handover.items
    if take and seen != handover.items:
        st.warning(
            "Your reflection changed meanwhile, perhaps in another tab. Look at what stands above, then press again.",
            icon=":material/sync:",
        )
    elif take:
        _bring(handover, chosen, "Taken to the meeting.")
    elif withdraw:
        _bring(handover, (), "Withdrawn. Nothing of this reflection is in the meeting now.")
    if told := st.session_state.pop(TOLD, None):
        st.info(told, icon=":material/check:")
    st.caption(
        "You can change or withdraw it until you have both confirmed the record. "
        "After that nothing of it can be changed: the record keeps its copy."
    )
    if not is_there:
        link("meeting.py", "Go to the meeting", "arrow_forward", meeting=handover.meeting.id)


def _bring(handover: Handover, items: Sequence[BroughtItem], told: str) -> None:
    my_supervision().brought.bring(handover.meeting.id, handover.reflection, items)
    if not items:
        for item in handover.items:
            st.session_state.pop(_key(handover, item.field), None)
    st.session_state[TOLD] = told
    st.rerun()
