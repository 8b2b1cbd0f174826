"""The guess, before anybody is asked; and then how they are asked."""

from __future__ import annotations

import streamlit as st

from model.card.card import HANDED_OVER, NO_GUESS, WAYS, AlreadyAsked, Card, Way
from model.content import Content
from model.content.card.schema import CardKind, CardQuestion
from pages.parts.card.handed_over import WHAT_IT_CLOSES
from pages.parts.card.link import hold_link
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own

WAY_NAMES: dict[Way, str] = {
    "alone": "On this device, and I step away",
    "beside": "On this device, with me beside them",
    "paper": "On paper",
    "phone": "On their own phone",
}
RATHER_NOT = "I would rather not guess"


def guess_part(kind: CardKind, card: Card) -> None:
    """Each question with its answers, kept as they are tapped."""
    st.header("First, your guess", anchor=False)
    st.write("What will they say? Only you see it. Once they are asked it cannot be changed, so that it stays a guess.")
    for question in kind.questions:
        _guess(card.id, question)


@fragment
def _guess(card: str, question: CardQuestion) -> None:
    kept = own().cards.guesses(card).get(question.key)
    names = {one.key: one.text for one in question.answers} | {NO_GUESS: RATHER_NOT}
    known = list(names)
    chosen = st.radio(
        question.text,
        known,
        format_func=names.__getitem__,
        index=known.index(kept.answer) if kept and kept.answer in known else None,
        key=f"guess_{card}_{question.key}",
    )
    if chosen is not None and (kept is None or chosen != kept.answer):
        try:
            own().cards.guess(card, question.key, chosen)
        except AlreadyAsked:
            st.rerun()


def way_part(content: Content, card: Card) -> None:
    """How they are asked, and asking them."""
    st.header("Then, ask them", anchor=False)
    st.write("They may say no. Nothing hangs on it, and the card says so before it asks.")
    way = st.radio("How?", WAYS, format_func=WAY_NAMES.__getitem__, key=f"way_{card.id}")
    if way in HANDED_OVER:
        st.caption(WHAT_IT_CLOSES)
    label = {"paper": "Make the paper", "phone": "Make the link"}.get(way, "Hand this device over")
    if st.button(label, key="ask_with_card", type="primary"):
        _ask(content, card.id, way)


def _ask(content: Content, card: str, way: Way) -> None:
    try:
        opened = own().cards.open(card, way, content.phone.key_words)
    except AlreadyAsked:
        st.rerun()
    if way != "paper":
        hold_link(card, opened.token)
    if way in HANDED_OVER:
        own().device.hand_over(card)
    st.rerun()
