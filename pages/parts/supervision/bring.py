"""Taking a reflection to a meeting: ticks field by field, and what the other will see of what is ticked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from model.hints import Hints, look_at
from model.phrases import day
from model.supervision.brought import BroughtItem
from model.supervision.meeting import SHARE_FILE
from pages.parts.shared.fragment import fragment
from pages.parts.shared.hints import say_what_was_noticed
from pages.parts.shared.local_time import clock, local
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.brought import by_part, in_one, show_pieces
from pages.parts.supervision.offer import Taking

FIRST_LINE = 90
"""Characters of an answer that stand beside its tick; the whole of it is in the preview."""

TOLD = "told_of_taking"
"""Where the word that something was taken or withdrawn waits for the page to be drawn again."""

SEEN = "seen_before_taking"
"""What could be ticked when the page was drawn last: words that changed since are not handed over unseen."""


@fragment
def take_part(taking: Taking) -> None:
    """The ticks, what will be seen, and the press that makes it so. What is previewed is what is handed over."""
    st.header("What goes", anchor=False)
    st.write("Tick it, one by one. What is not ticked stays yours alone.")
    chosen = _choose(taking)
    st.header(f"This is what {plain(taking.name)} will see", anchor=False)
    with st.container(border=True, key="what_will_be_seen"):
        if chosen:
            show_pieces(taking.script, chosen)
        else:
            st.write(f"Nothing yet. What you tick is shown here, just as {plain(taking.name)} will see it.")
    _say_before(taking, chosen)
    _press(taking, chosen)


def _choose(taking: Taking) -> list[BroughtItem]:
    """A tick for each piece, as it was brought or else off; the pieces ticked, in the order of the reflection."""
    chosen: list[BroughtItem] = []
    for name, pieces in by_part(taking.pieces):
        st.subheader(name, anchor=False)
        for piece in pieces:
            st.session_state.setdefault(_key(taking, piece.field), piece.field in taking.brought)
        if pieces[0].part == "pattern" and len(pieces) > 1:
            _all_places(taking, pieces)
        for heading, group in groupby(pieces, lambda piece: piece.heading if piece.part == "story" else ""):
            if heading:
                st.markdown(f"**{plain(heading)}**")
            chosen += [piece for piece in group if _tick(taking, piece)]
    return chosen


def _tick(taking: Taking, piece: BroughtItem) -> bool:
    is_story = piece.part == "story"
    asked = piece.prompt if is_story else _shortened(in_one(taking.script, piece))
    with st.container(gap="xxsmall"):
        ticked = st.checkbox(plain(asked), key=_key(taking, piece.field))
        if is_story:
            st.caption(f"“{plain(_shortened(piece.words))}”")
        if piece in taking.changed:
            st.caption("You changed this since; take it again to bring the new words.")
    return ticked


def _all_places(taking: Taking, pieces: Sequence[BroughtItem]) -> None:
    """One tick for all places: it moves them when it is moved itself, and follows them otherwise."""
    key, last = _key(taking, "all_places"), _key(taking, "all_places_last")
    if key in st.session_state and st.session_state[key] != st.session_state.get(last):
        for piece in pieces:
            st.session_state[_key(taking, piece.field)] = st.session_state[key]
    ticked = [bool(st.session_state[_key(taking, piece.field)]) for piece in pieces]
    st.session_state[key] = st.session_state[last] = all(ticked)
    st.checkbox("All places", key=key)


def _key(taking: Taking, field: str) -> str:
    return f"tick_{taking.meeting.id}_{taking.reflection}_{field}"


def _shortened(words: str) -> str:
    first, _, rest = words.strip().partition("\n")
    return f"{first[:FIRST_LINE].rstrip()} …" if rest.strip() or len(first) > FIRST_LINE else first


def _say_before(taking: Taking, chosen: Sequence[BroughtItem]) -> None:
    """What is to be known before it is pressed: what words give away, when it is seen, what is there now."""
    name = plain(taking.name)
    own_words = [piece.words for piece in chosen if piece.part != "pattern" and piece.field != "when"]
    found = [look_at(taking.content.hints, words) for words in own_words]
    say_what_was_noticed(taking.content, _together(found), "to_be_taken")
    if taking.script.has_two_views and any(piece.part == "pattern" for piece in chosen):
        st.caption(f"Places wait: {name} sees one when they have placed their own view of that element.")
    if taking.emptied:
        gone = "; ".join(plain(_shortened(in_one(taking.script, piece))) for piece in taking.emptied)
        st.caption(f"Brought before, and no more in your reflection: {gone}")
    if taking.brought_at:
        is_same = taking.is_as_brought(chosen)
        now = "That is just what stands above." if is_same else "It stays as it was then until you press below."
        st.caption(f"Brought at {clock(taking.brought_at)} on {day(local(taking.brought_at).date())}. {now}")
    if taking.meeting.way == SHARE_FILE:
        st.caption(
            f"{name} gets it with the next file you send. What you sent before cannot be called back: "
            "it stays on their machine until they open that next file."
        )


def _together(found: Sequence[Hints]) -> Hints:
    return Hints(
        tuple(dict.fromkeys(hint for hints in found for hint in hints.identity)),
        tuple(dict.fromkeys(hint for hints in found for hint in hints.stop)),
    )


def _press(taking: Taking, chosen: Sequence[BroughtItem]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        label = "Take exactly these" if taking.brought else "Take these to the meeting"
        take = st.button(label, key="take_these", type="primary", disabled=not chosen)
        withdraw = bool(taking.brought) and st.button("Withdraw all of it", key="withdraw_all")
    seen = st.session_state.get(SEEN)
    st.session_state[SEEN] = taking.pieces
    if take and seen != taking.pieces:
        st.warning(
            "Your reflection changed meanwhile, perhaps in another tab. Look at what stands above, then press again.",
            icon=":material/sync:",
        )
    elif take:
        _bring(taking, chosen, "Taken to the meeting.")
    elif withdraw:
        _bring(taking, (), "Withdrawn. Nothing of this reflection is in the meeting now.")
    if told := st.session_state.pop(TOLD, None):
        st.info(told, icon=":material/check:")
    st.caption(
        "You can change or withdraw it until you have both confirmed the record. "
        "After that nothing of it can be changed: the record keeps its copy."
    )


def _bring(taking: Taking, pieces: Sequence[BroughtItem], told: str) -> None:
    taking.bring(pieces)
    if not pieces:
        for piece in taking.pieces:
            st.session_state.pop(_key(taking, piece.field), None)
    st.session_state[TOLD] = told
    st.rerun()
