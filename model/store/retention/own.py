"""What is one person's and old: reflections, notes, cards, and closed relationships with all that is in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, exists, or_, select

from model.store.deletion import drop_relationship, take_out_relationship
from model.store.retention.kind import Changed, Condition, Kind, delete, owned
from model.store.supervision.brought import take_out_card, tell_of_deletion
from model.store.tables.card import cards
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationship_notes, relationships

_FILED = (reflections, relationship_notes, cards)
"""What is filed under a made-up name."""


def _draft(before: datetime) -> ColumnElement[bool]:
    return reflections.c.finished_at.is_(None) & (reflections.c.changed_at < before)


def _finished(before: datetime) -> ColumnElement[bool]:
    return reflections.c.finished_at.is_not(None) & (reflections.c.changed_at < before)


def _note(before: datetime) -> ColumnElement[bool]:
    return relationship_notes.c.saved_at < before


def _card(before: datetime) -> ColumnElement[bool]:
    is_unanswered = cards.c.ended_at.is_(None) & (cards.c.begun_on < before.date())
    return (cards.c.ended_at < before) | is_unanswered


def _closed(before: datetime) -> ColumnElement[bool]:
    return relationships.c.closed_on < before.date()


def _drop_reflections(condition: Condition) -> Callable[[Connection, Sequence[str], datetime], None]:
    def drop(connection: Connection, ids: Sequence[str], before: datetime) -> None:
        about = _relationships_of(connection, reflections, ids)
        for id_ in ids:
            tell_of_deletion(connection, id_)
            delete(connection, reflections, id_, condition(before))
        _drop_empty(connection, about)

    return drop


def _drop_notes(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    about = _relationships_of(connection, relationship_notes, ids)
    for id_ in ids:
        delete(connection, relationship_notes, id_, _note(before))
    _drop_empty(connection, about)


def _drop_cards(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    about = _relationships_of(connection, cards, ids)
    for id_ in ids:
        take_out_card(connection, id_)
        delete(connection, cards, id_, _card(before))
    _drop_empty(connection, about)


def _relationships_of(connection: Connection, table: Table, ids: Sequence[str]) -> list[str]:
    named = select(table.c.relationship).where(table.c.id.in_(ids), table.c.relationship.is_not(None)).distinct()
    return list(connection.scalars(named.order_by(table.c.relationship)))


def _drop_empty(connection: Connection, about: Sequence[str]) -> None:
    """A made-up name goes with the last thing that was filed under it."""
    has_more = [exists().where(table.c.relationship == relationships.c.id) for table in _FILED]
    connection.execute(relationships.delete().where(relationships.c.id.in_(about), ~or_(*has_more)))


def _drop_relationships(connection: Connection, ids: Sequence[str], before: datetime) -> None:
    for id_ in ids:
        held = select(relationships.c.id).where(relationships.c.id == id_, _closed(before)).with_for_update()
        if connection.scalar(held) is None:
            raise Changed
        take_out_relationship(connection, id_)
        drop_relationship(connection, id_)


OWN_KINDS: dict[str, Kind] = {
    "closed_relationships": Kind("relationship", owned(relationships, _closed), _drop_relationships),
    "drafts": Kind("reflection", owned(reflections, _draft), _drop_reflections(_draft)),
    "reflections": Kind("reflection", owned(reflections, _finished), _drop_reflections(_finished)),
    "notes": Kind("note", owned(relationship_notes, _note), _drop_notes),
    "cards": Kind("card", owned(cards, _card), _drop_cards),
}
"""By their names in the settings."""
