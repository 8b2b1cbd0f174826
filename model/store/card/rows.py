"""Rows of cards: one card found, what was said on it, and what is left of one that is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select

from model.access import NotYours, Viewer, require_said
from model.answers import Answer
from model.card.card import ANSWER_BACK_AFTER, TYPED, Card, Said, SaidByQuestion
from model.store.database.columns import columns_of, named
from model.store.database.last_deletion import note_deletion
from model.store.tables.card import card_answers, cards, replaced_card_answers

GUESS, SAID = "guess.", "said."
"""How the fields begin of what the practitioner guessed, and of what was said."""

COLUMNS = columns_of(cards, Card)
ALL = select(*COLUMNS)
THIS = cards.c.id == bindparam("the_id")
_ONE = ALL.where(THIS)
_HELD = _ONE.with_for_update()
_ANSWER = columns_of(card_answers, Answer)
_ANSWERS = select(*_ANSWER).where(card_answers.c.card == bindparam("the_id")).order_by(card_answers.c.field)
_WAY = ("way", "opened_at", "ended_at", "ending", "key_mark", "link_mark", "link_until", "sent_mark")
_NOTHING = dict.fromkeys((*_WAY, "answer_back_day", "given_back_on"))


def card_in(row: Any) -> Card:
    """The card in a row that has its columns."""
    return Card(**named(row, COLUMNS))


def card_by_id(connection: Connection, card: str, *, held: bool = False) -> Card:
    """One card, where `held` until the transaction ends. Raises `NotYours` where there is none."""
    row = connection.execute(_HELD if held else _ONE, {"the_id": card}).mappings().one_or_none()
    if row is None:
        raise NotYours
    return card_in(row)


def card_by_mark(connection: Connection, condition: ColumnElement[bool]) -> Card | None:
    """The one card for which this is so, held until the transaction ends."""
    row = connection.execute(ALL.where(condition).with_for_update()).mappings().one_or_none()
    return card_in(row) if row is not None else None


def answers_of(connection: Connection, card: str) -> dict[str, Answer]:
    """All that is kept on a card, whoever's it is, by field."""
    return {row["field"]: Answer(**row) for row in connection.execute(_ANSWERS, {"the_id": card}).mappings()}


def said_in(answers: Mapping[str, Answer], whose: str) -> dict[str, Said]:
    """Those of these answers that are the guess, or that were said, by question."""
    return {
        field.removeprefix(whose): Said(one.place, one.words)
        for field, one in answers.items()
        if field.startswith(whose)
    }


def keep_said(connection: Connection, card: str, said: SaidByQuestion, moment: datetime) -> None:
    """Keep what was said instead of all that was said before."""
    connection.execute(
        card_answers.delete().where(card_answers.c.card == card, card_answers.c.field.startswith(SAID, autoescape=True))
    )
    for question, one in said.items():
        answer = Answer(f"{SAID}{question}", one.words, one.answer, 1, moment, "")
        connection.execute(card_answers.insert(), vars(answer) | {"card": card})


def end(connection: Connection, card: Card, ending: str, said: SaidByQuestion, moment: datetime) -> None:
    """Close a card: with what was said, or with nothing of it. Its link leads to no questions any more."""
    is_finished = ending == "finished"
    for table in (card_answers, replaced_card_answers):
        connection.execute(table.delete().where(table.c.card == card.id, table.c.field.startswith(TYPED)))
    keep_said(connection, card.id, said if is_finished else {}, moment)
    news: dict[str, object] = {"ending": ending, "ended_at": moment}
    if is_finished:
        news["answer_back_day"] = moment.date() + ANSWER_BACK_AFTER
    change(connection, card.id, news)


def require_answered(viewer: Viewer, connection: Connection, card: str, *, held: bool = False) -> Card:
    """A card on which something was said that the viewer may read. Raises `NotYours`."""
    found = card_by_id(connection, card, held=held)
    require_said(viewer, found.owner, is_answered=found.is_answered)
    return found


def change(connection: Connection, card: str, news: Mapping[str, object]) -> Card:
    """Write these columns of a card; the card as it is then."""
    connection.execute(cards.update().where(cards.c.id == card), dict(news))
    return card_by_id(connection, card)


def empty(connection: Connection, card: str, moment: datetime) -> None:
    """Leave of a card that it was taken back, and nothing else: no word, no guess, no answer back, no way to it."""
    for table in (card_answers, replaced_card_answers):
        connection.execute(table.delete().where(table.c.card == card))
    change(connection, card, _NOTHING | {"changes": 0, "key": "", "taken_back_at": moment})
    note_deletion(connection)
