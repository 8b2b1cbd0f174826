"""A card open in this tab, as far as something is typed on it here: the answer back, and the day it is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from model.card.card import ANSWER_BACK, ANSWER_BACK_DAY, Card
from model.store.card.answers_back import OwnAnswersBack
from pages.parts.shared.fields.typed_day import typed_day
from pages.parts.shared.fields.typing_box import Typed
from pages.parts.shared.open_answers import OpenAnswers, this_tab
from pages.parts.shared.open_guide import own


@dataclass(kw_only=True)
class OpenCard(OpenAnswers):
    """The card as this tab knows it."""

    card: Card
    known_revision: int = field(default=0)

    @property
    def id(self) -> str:
        """The card's opaque id."""
        return self.card.id

    @property
    def revision(self) -> int:
        """The version of the answer back that this tab last knew."""
        return self.known_revision

    def day(self, name: str) -> date | None:
        """The day the answer back is due."""
        return self.card.answer_back_day if name == ANSWER_BACK_DAY else super().day(name)

    def keep_words(self, typed: Typed) -> None:
        """Store what was typed: the answer back, or its day. Raises `NoSuchDay`."""
        if typed.field != ANSWER_BACK_DAY:
            super().keep_words(typed)
        elif (when := typed_day(typed.words, required=True)) != self.card.answer_back_day and when:
            self.card = own().answers_back.answer_by(self.id, when)

    def _at_revision(self, revision: int) -> None:
        self.known_revision = revision

    def _store_of(self, _name: str) -> OwnAnswersBack:
        return own().answers_back

    def _is_day(self, name: str) -> bool:
        return name == ANSWER_BACK_DAY


def kept_card(card_id: str) -> OpenCard:
    """The card with this id as the store has it now. Raises `NotYours`."""
    card, answer = own().cards.get(card_id), own().answers_back.get(card_id)
    replaced = {one.field: one for one in own().answers_back.replaced(card_id)}
    return OpenCard(
        card=card,
        answers={ANSWER_BACK: answer} if answer else {},
        known_revision=answer.version if answer else 0,
        replaced_elsewhere=replaced,
        tab=this_tab(),
    )
