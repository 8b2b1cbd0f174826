"""Which tables hold what is one person's alone, and which column says whose a row is.

What is not here belongs to more than one, or to the organisation: supervision, workshops, holds, the trail.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table

from model.store.tables.account import accounts, sessions
from model.store.tables.card import card_answers, cards, replaced_card_answers
from model.store.tables.just_deleted import just_deleted
from model.store.tables.plan import own_plans
from model.store.tables.reflection import answers, next_steps, reflections, replaced_answers
from model.store.tables.relationship import relationship_notes, relationships, replaced_notes
from model.store.tables.two_accounts import address_invitations, invitations


@dataclass(frozen=True)
class Whose:
    """The column of a table that names the person; or, with a `parent`, the one that names the row of theirs by id."""

    column: str
    parent: Table | None = None


WHOSE: dict[Table, Whose] = {
    accounts: Whose("id"),
    sessions: Whose("account"),
    invitations: Whose("owner"),
    address_invitations: Whose("owner"),
    relationships: Whose("owner"),
    relationship_notes: Whose("owner"),
    replaced_notes: Whose("note", relationship_notes),
    reflections: Whose("owner"),
    answers: Whose("reflection", reflections),
    replaced_answers: Whose("reflection", reflections),
    next_steps: Whose("owner"),
    cards: Whose("owner"),
    card_answers: Whose("card", cards),
    replaced_card_answers: Whose("card", cards),
    own_plans: Whose("owner"),
    just_deleted: Whose("owner"),
}
"""Every parent names its person itself."""
