"""A card on paper: to be printed, and typed in later, word for word, with what the words may give away beneath."""

from __future__ import annotations

from functools import partial

import streamlit as st

from model.card.beside import NO_TICK, SKIPPED
from model.card.card import TYPED, Card
from model.content import Content
from model.content.card.schema import SKIP, CardKind, CardQuestion
from model.report.card.paper import card_pdf
from pages.parts.card.open_paper import OpenPaper, open_paper
from pages.parts.shared.answer_box import answer_box
from pages.parts.shared.buttons import save_button
from pages.parts.shared.fragment import fragment
from pages.parts.shared.open_guide import own

_NOT_TICKED = ""


def paper_part(content: Content, kind: CardKind, card: Card) -> None:
    """The card as PDF, and folded its questions to be typed in."""
    st.header("The paper", anchor=False)
    st.write("Print it and give it to them. Their four words are on it, to tear off.")
    name = f"alongside-card-{card.begun_on.isoformat()}.pdf"
    save_button("Save the card as PDF", partial(_pdf, content, kind, card.id), name, "card_pdf", kind="primary")
    paper = open_paper(card.id)
    with st.expander("Type in what they wrote", expanded=bool(paper.answers)):
        st.write("Word for word. It is kept as you type, and will always say that you typed it in.")
        for question in kind.questions:
            _typed(content, paper, question)
        if st.button("This is all they wrote", key="keep_typed_in"):
            own().cards.type_in(card.id, open_paper(card.id).said(kind))
            st.rerun()


@fragment
def _typed(content: Content, paper: OpenPaper, question: CardQuestion) -> None:
    names = {_NOT_TICKED: NO_TICK} | {one.key: one.text for one in question.answers} | {SKIP: SKIPPED}
    field, key = f"{TYPED}{question.key}", f"typed_{question.key}"

    def tick() -> str:
        return str(st.radio(question.text, list(names), format_func=names.__getitem__, key=key))

    kept = paper.place(field)
    paper.kept_widget(
        key, kept if kept in names else _NOT_TICKED, tick, lambda ticked: paper.keep_place(field, ticked or None)
    )
    answer_box(content, paper, field, f"Their own words: {question.text}", rows=2)


def _pdf(content: Content, kind: CardKind, card: str) -> bytes:
    return card_pdf(content, kind, own().cards.key(card))
