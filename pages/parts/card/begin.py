"""Beginning a card: which one; and the cards there are, on the page of what they are about."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.card.card import Card
from model.content import Content
from model.phrases import day
from pages.parts.shared.buttons import link
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import own, person_forms

AT_ONCE = 3


def cards_part(cards: Sequence[Card], **about: str) -> None:
    """The newest cards about something, and asking with another one. `about` names it in the address."""
    with st.expander(f"What the {person_forms().person} says"):
        if not cards:
            st.write(
                "A card with a few plain questions, if they want one. You guess first; then they answer, on this "
                "device, on paper or on their own phone. Their voice is drawn beside yours, and you answer back."
            )
        for card in cards[:AT_ONCE] if not st.session_state.get("all_cards") else cards:
            link("cards.py", f"{day(card.begun_on)}: {stage_of(card)}", "chat_bubble", card=card.id)
        if len(cards) > AT_ONCE:
            st.checkbox("Show the earlier ones too", key="all_cards")
        link("cards.py", "Ask them with a card", "add", **about)


def stage_of(card: Card) -> str:
    """Where a card is, in a few words; never what was said on it."""
    if card.is_taken_back:
        return "taken back"
    if card.is_guessed_now:
        return "not asked yet"
    if card.is_open:
        return "waiting for them"
    if card.is_answered:
        return "they answered, and you answered back" if card.given_back_on else "they answered"
    return "they stopped" if card.ending == "stopped" else "not now"


def choose_kind(content: Content, *, relationship: str | None, reflection: str | None) -> None:
    """Which card, the one of the chosen setting first; and begin it."""
    kinds = {one.key: one.name for one in content.card.cards}
    usual = [one.key for one in content.card.cards if content.in_setting in one.offered_in]
    chosen = st.radio(
        "Which card?",
        list(kinds),
        format_func=kinds.__getitem__,
        index=list(kinds).index(usual[0]) if usual else 0,
        key="card_kind",
    )
    with st.expander("See its questions"):
        for question in next(one for one in content.card.cards if one.key == chosen).questions:
            st.write(question.text)
    if st.button("Go on with this card", key="begin_card", type="primary", icon=":material/arrow_forward:"):
        begun = own().cards.begin(
            chosen,
            content.version,
            content.settings.language,
            today(),
            relationship=relationship,
            reflection=reflection,
        )
        st.query_params.from_dict({"card": begun.id})
        st.rerun()
