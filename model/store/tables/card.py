"""The tables of cards: what a practitioner guessed, what somebody said, and the answer back.

A card is about a relationship or about a reflection, and goes with it. What is taken back leaves the card's row alone,
without the words, ways, moments and marks in it.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, answer_columns, metadata

cards = Table(
    "cards",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("relationship", ForeignKey("relationships.id", ondelete="CASCADE"), index=True),
    Column("reflection", ForeignKey("reflections.id", ondelete="CASCADE"), index=True),
    Column("kind", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("begun_on", Date, nullable=False),
    Column("way", Text),
    Column("opened_at", Moment),
    Column("ended_at", Moment),
    Column("ending", Text),
    Column("changes", Integer, nullable=False),
    Column("answer_back_day", Date),
    Column("given_back_on", Date),
    Column("taken_back_at", Moment),
    Column("key", EncryptedText, nullable=False),
    Column("key_mark", Text, index=True),
    Column("link_mark", Text, index=True),
    Column("link_until", Moment),
    Column("sent_mark", Text),
)

card_answers = Table(
    "card_answers",
    metadata,
    Column("card", ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
    *answer_columns("field"),
)
"""Fields begin with whose they are: `guess.`, `said.`; the practitioner's `answer_back` has a name of its own."""

replaced_card_answers = Table(
    "replaced_card_answers",
    metadata,
    Column("card", ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True),
    *answer_columns("field", "version"),
)
