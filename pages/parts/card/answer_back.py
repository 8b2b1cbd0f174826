"""The answer back: what the practitioner did with what was said, given on paper or under the same link."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.card.card import ANSWER_BACK, ANSWER_BACK_DAY, Card
from model.content import Content
from model.phrases import day
from model.report.card.paper import answer_back_pdf
from pages.parts.card.open_card import OpenCard, kept_card
from pages.parts.shared.answer_box import answer_box, date_box
from pages.parts.shared.buttons import button, link, save_button
from pages.parts.shared.fragment import callback, fragment
from pages.parts.shared.local_time import today
from pages.parts.shared.open_guide import noted, own
from pages.parts.shared.plain_text import plain

HELD = "card"
"""Under which name the tab holds the card that is open in it."""

MOST_DUE = 3


@fragment
def answer_back_part(content: Content, card_id: str) -> None:
    """The box, the day, and giving it to them."""
    opened = open_card(card_id)
    st.header("Your answer back", anchor=False)
    st.write("They were told that you will say what you do with it. Two or three plain sentences, spoken to them.")
    answer_box(content, opened, ANSWER_BACK, "What I did with what you said", rows=4)
    date_box(opened, ANSWER_BACK_DAY, "By when?", required=True)
    given = opened.card.given_back_on
    if given:
        st.write(f"Given on {day(given)}.")
        button("It is not given yet", "not_given_back", _give, card_id, False, kind="tertiary")
    with st.container(horizontal=True):
        name = f"alongside-answer-{today().isoformat()}.pdf"
        made = noted("card", partial(_pdf, content, card_id), card_id)
        save_button("Save it as PDF for them", made, name, "answer_back_pdf")
        if not given:
            button("I gave it to them", "given_back", _give, card_id, True, icon="check")
    if opened.card.way == "phone" and not given:
        st.caption("Once it is given, it also stands under their link, as long as that lives.")


def open_card(card_id: str) -> OpenCard:
    """The card opened in this tab, as the store has it now. Raises `NotYours`."""
    now, held = kept_card(card_id), st.session_state.get(HELD)
    if not isinstance(held, OpenCard) or held.id != card_id:
        st.session_state[HELD] = now
        return now
    held.card, held.answers, held.replaced_elsewhere = now.card, now.answers, now.replaced_elsewhere
    return held


@callback
def _give(card: str, is_given: bool) -> None:
    own().answers_back.give_back(card, today() if is_given else None)


def _pdf(content: Content, card: str) -> bytes:
    answer = own().answers_back.get(card)
    return answer_back_pdf(content, answer.words if answer else "", today())


def answers_back_due() -> None:
    """On the first page: answers back whose day has come, as next steps are asked about."""
    due = own().answers_back.waiting(today())
    if not due:
        return
    names = {one.id: plain(one.pseudonym) for one in own().relationships.all()}
    st.header("Somebody waits for your answer back", anchor=False)
    for card in due[:MOST_DUE]:
        link("cards.py", f"{_about(card, names)}, by {_day(card)}", "chat_bubble", card=card.id)


def _about(card: Card, names: dict[str, str]) -> str:
    relationship = card.relationship
    if card.reflection:
        relationship = own().reflections.get(card.reflection).relationship
    return names.get(relationship or "", f"A card of {day(card.begun_on)}")


def _day(card: Card) -> str:
    return day(card.answer_back_day) if card.answer_back_day else ""
