"""What they said, drawn as their own voice, beside what was guessed and the practitioner's own places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from model.card.beside import Beside, CardRead, beside, kind_of, whose_and_how
from model.card.card import Card
from model.content import Content
from model.content.card.schema import CardKind
from model.phrases import day
from model.profile import place_name
from model.reflection.reflection import Reflection
from model.report.card.faces_row import row_said, row_svg
from pages.parts.shared.local_time import local
from pages.parts.shared.open_guide import own

NO_PLACE = "No place given"

MOST_READ = 3
"""How many of the newest answered cards can go along to supervision."""


def voices_part(content: Content, kind: CardKind | None, card: Card) -> None:
    """Each question with both voices, in words and drawn; then the same as a table. Nothing is added up."""
    rows = beside(kind, own().cards.said(card.id), own().cards.guesses(card.id))
    places = _places(content, card)
    st.header("What they said", anchor=False)
    if card.ended_at:
        st.caption(whose_and_how(card, local(card.ended_at).date()))
    for row in rows:
        with st.container(border=True, key=f"voice_{row.key}"):
            _row(content, row, places)
    with st.expander("As a table"):
        st.table([_cells(content, row, places) for row in rows], hide_index=True)
    st.caption("One voice on one day. It is not added up, and it is no measure of them or of you.")


def cards_read(content: Content, reflection: Reflection) -> list[CardRead]:
    """The newest answered cards about a reflection, and about its relationship, read."""
    found = own().cards.of_reflection(reflection.id)
    if reflection.relationship:
        known = {card.id for card in found}
        found += [card for card in own().cards.of_relationship(reflection.relationship) if card.id not in known]
    return [_read(content, card) for card in found if card.is_answered][:MOST_READ]


def _read(content: Content, card: Card) -> CardRead:
    rows = beside(kind_of(content.card.cards, card), own().cards.said(card.id), own().cards.guesses(card.id))
    return CardRead(card, tuple(rows), local(card.ended_at).date() if card.ended_at else card.begun_on)


def _row(content: Content, row: Beside, places: Mapping[str, str]) -> None:
    st.markdown(f"**{row.asked}**")
    if svg := row_svg(row):
        named = f'<div class="card-faces" role="img" aria-label="{escape(row_said(row))}">{svg}</div>'
        st.markdown(named, unsafe_allow_html=True)
    st.markdown(f"They: **{row.said_told}**")
    if row.said and row.said.words.strip():
        st.text(row.said.words)
    st.markdown(f"Your guess: {row.guess_told}")
    if row.element:
        st.caption(f"Your place for {content.element(row.element).name}: {places.get(row.element, NO_PLACE)}")
    if row.wonder:
        st.markdown(f"*{row.wonder}*")


def _cells(content: Content, row: Beside, places: Mapping[str, str]) -> dict[str, str]:
    own_words = row.said.words.strip() if row.said else ""
    return {
        "Asked": row.asked,
        "They said": f"{row.said_told} And in their own words, above." if own_words else row.said_told,
        "My guess": row.guess_told,
        "My place": f"{content.element(row.element).name}: {places.get(row.element, NO_PLACE)}" if row.element else "",
    }


def _places(content: Content, card: Card) -> dict[str, str]:
    """The practitioner's own places: of this reflection, or the latest of this relationship with its day."""
    elements: Sequence[str] = [element.key for element in content.elements]
    if card.relationship:
        latest = own().history.of(card.relationship, elements, without=content.no_meetings).latest
        return {key: f"{_named(content, one.place)}, {day(one.day)}" for key, one in latest.items()}
    given = own().answers.of(card.reflection or "")
    found = {key: given[f"{key}.place"].place for key in elements if f"{key}.place" in given}
    return {key: _named(content, place) for key, place in found.items() if place and place.isdecimal()}


def _named(content: Content, place: str) -> str:
    return f"{place}. {place_name(content, int(place))}" if place.isdecimal() else NO_PLACE
