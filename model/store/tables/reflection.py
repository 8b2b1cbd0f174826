"""The tables of reflections, and beside them what people wrote, encrypted.

Places, keys and dates are plain, so that profiles and lists need no decryption.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, answer_columns, metadata


def _of_reflection(**options: bool) -> Column[str]:
    return Column("reflection", ForeignKey("reflections.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


reflections = Table(
    "reflections",
    metadata,
    Column("id", Id, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("flow", Text, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("setting", Text, key="venue"),
    Column("meeting", Text, key="session_kind"),
    Column("headline", EncryptedText, nullable=False),
    Column("relationship", ForeignKey("relationships.id", ondelete="SET NULL"), index=True),
    Column("step", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("work_setting", Text, key="setting"),
)

_newest = (reflections.c.owner, reflections.c.happened_on, reflections.c.started_at, reflections.c.id)
_draft = reflections.c.finished_at.is_(None)
_finished = reflections.c.finished_at.is_not(None)
Index("ix_reflections_all", *_newest)
Index("ix_reflections_together", reflections.c.owner, reflections.c.relationship, *_newest[1:])
Index("ix_reflections_drafts", *_newest, sqlite_where=_draft, postgresql_where=_draft)
Index("ix_reflections_finished", *_newest, sqlite_where=_finished, postgresql_where=_finished)

answers = Table("answers", metadata, _of_reflection(primary_key=True), *answer_columns("field"))

replaced_answers = Table(
    "replaced_answers", metadata, _of_reflection(primary_key=True), *answer_columns("field", "version")
)

next_steps = Table(
    "next_steps",
    metadata,
    Column("id", Id, primary_key=True),
    _of_reflection(nullable=False),
    Column("position", Integer, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("due", Date),
    Column("outcome", Text),
    Column("outcome_words", EncryptedText, nullable=False),
    Column("owner", Text, nullable=False),
    Column("written_at", Moment, nullable=False),
    UniqueConstraint("reflection", "position"),
)

_waiting = next_steps.c.outcome.is_(None)
Index(
    "ix_next_steps_waiting",
    next_steps.c.owner,
    next_steps.c.written_at,
    next_steps.c.position,
    sqlite_where=_waiting,
    postgresql_where=_waiting,
)

preferences = Table(
    "preferences",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

store_facts = Table(
    "store_facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", EncryptedText(with_row=False), nullable=False),
)

MOVING = "moving"
"""The name of the fact that a move to this database is unfinished."""
