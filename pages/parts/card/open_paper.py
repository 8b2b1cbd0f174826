"""A card on paper that is typed in in this tab: kept as it is typed, and said by nobody before all of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from model.card.card import TYPED, Card, Said
from model.content.card.schema import CardKind
from model.store.card.typed_in import OwnTypedIn
from pages.parts.card.answer_back import HELD
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.open_guide import own


@dataclass(kw_only=True)
class OpenPaper(OpenAnswers):
    """What was typed in of a card so far, as this tab knows it."""

    card: Card

    @property
    def id(self) -> str:
        """The card's opaque id."""
        return self.card.id

    @property
    def revision(self) -> int:
        """Not counted: each answer has its own version."""
        return 0

    def said(self, kind: CardKind) -> dict[str, Said]:
        """What is typed in, by question."""
        fields = {question.key: f"{TYPED}{question.key}" for question in kind.questions}
        return {key: Said(self.place(field), self.words(field)) for key, field in fields.items()}

    def _at_revision(self, revision: int) -> None: ...

    def _store_of(self, _name: str) -> OwnTypedIn:
        return own().typed_in

    def _is_day(self, _name: str) -> bool:
        return False


def kept_paper(card_id: str) -> OpenPaper:
    """The card on paper with this id as the store has it now. Raises `NotYours`."""
    replaced = {one.field: one for one in own().typed_in.replaced(card_id)}
    answers = own().typed_in.of(card_id)
    return OpenPaper(card=own().cards.get(card_id), answers=answers, replaced_elsewhere=replaced, tab=this_tab())


def open_paper(card_id: str) -> OpenPaper:
    """The one opened in this tab, as the store has it now. Raises `NotYours`."""
    now, held = kept_paper(card_id), st.session_state.get(HELD)
    if not isinstance(held, OpenPaper) or held.id != card_id:
        st.session_state[HELD] = now
        return now
    held.card, held.answers, held.replaced_elsewhere = now.card, now.answers, now.replaced_elsewhere
    return held
