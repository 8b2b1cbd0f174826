import streamlit as st

from model.access import NotYours
from model.card.beside import kind_of
from pages.parts.card.answer_back import answer_back_part
from pages.parts.card.asked import asked_part
from pages.parts.card.begin import choose_kind, stage_of
from pages.parts.card.guess import guess_part, way_part
from pages.parts.card.remove import remove_part
from pages.parts.card.voices import voices_part
from pages.parts.shared.buttons import link, nothing_here
from pages.parts.shared.open_guide import guide, own
from pages.parts.shared.plain_text import plain
from pages.parts.shared.what_is_there import what_is_there

content = guide()


def about(relationship: str | None, reflection: str | None) -> str:
    """What a card is called, with the made-up name if there is one. Raises `NotYours`."""
    if reflection:
        relationship = own().reflections.get(reflection).relationship
    return (
        f"A card for {plain(own().relationships.get(relationship).pseudonym)}" if relationship is not None else "A card"
    )


if not st.query_params.get("card"):
    relationship, reflection = st.query_params.get("relationship", ""), st.query_params.get("draft")
    try:
        st.title(about(relationship, reflection), anchor=False)
    except NotYours:
        nothing_here(
            "There is no card here",
            "A card is begun from the page of a relationship, or from a profile.",
            "relationships.py",
            "My relationships",
            "group",
        )
        st.stop()
    choose_kind(content, relationship=None if reflection else relationship, reflection=reflection)
    st.stop()

card = what_is_there(
    "card",
    own().cards.get,
    "There is no card here",
    "It may have been deleted, or the address is not complete. Nothing else was changed.",
    page="relationships.py",
    label="My relationships",
)
kind = kind_of(content.card.cards, card)
st.title(about(card.relationship, card.reflection), anchor=False)
if card.is_taken_back:
    st.write("This card was taken back. Nothing of it is left here.")
elif card.is_answered:
    voices_part(content, kind, card)
    answer_back_part(content, card.id)
elif kind is None:
    st.write("The questions of this card are not in the guide any more, so it cannot be answered.")
elif card.is_guessed_now:
    guess_part(kind, card)
    way_part(content, card)
elif card.is_open:
    asked_part(content, kind, card)
else:
    st.write(f"It ended with: {stage_of(card)}. That is an answer too, and nothing else of it was kept.")
remove_part(card)
if card.relationship:
    link("relationship.py", "Back to the relationship", "arrow_back", relationship=card.relationship)
elif card.reflection:
    link("your_profile.py", "Back to the profile", "arrow_back", draft=card.reflection)
