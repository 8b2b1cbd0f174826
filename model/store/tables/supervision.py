"""The tables of supervision: who meets whom, the open meeting's working rows, and the records both confirmed.

A confirmed meeting keeps its own row, its record with the two confirmations, comments and actions; the rest is deleted
with the fixing. After that `meeting_answers` holds no more than a comment as it is typed. What is `claimed` came with a
file, in the name of this machine's person, who said that it is theirs: at `claimed_at`, where that was kept.
`called_off` is a meeting that was called off: its day, and who did that and why until a later record is confirmed; of
what was said in it nothing is there. `action_marks` is what somebody says of an open action between meetings; the
action may be one that only a file told of. `kept_mirrors` has what a practitioner said of a meeting and did not show in
it: for them alone, until they bring it to another one.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Table, Text

from model.store.database.cipher import EncryptedText
from model.store.database.columns import Id, Moment, answer_columns, metadata
from model.store.tables.reflection import reflections


def _of_meeting(**options: bool) -> Column[str]:
    return Column("meeting", ForeignKey("meetings.id", ondelete="CASCADE"), **options)  # type: ignore[arg-type]


def _claimed() -> Column[bool]:
    return Column("claimed", Boolean, nullable=False, default=False)


supervisions = Table(
    "supervisions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("practitioner", Text, nullable=False, index=True),
    Column("supervisor", Text, nullable=False, index=True),
    Column("practitioner_name", EncryptedText, nullable=False),
    Column("supervisor_name", EncryptedText, nullable=False),
    Column("begun_at", Moment, nullable=False),
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Id, primary_key=True),
    Column("supervision", ForeignKey("supervisions.id", ondelete="CASCADE"), nullable=False),
    Column("way", Text, key="mode", nullable=False),
    Column("plan", Text, nullable=False),
    Column("plan_name", Text, nullable=False),
    Column("has_two_views", Boolean, nullable=False),
    Column("content_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("held_at", Text),
    Column("held_where", EncryptedText),
    Column("next_on", Date),
    Column("next_at", Text),
    Column("next_where", EncryptedText),
    Column("step", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("fixed_at", Moment),
    Column("sent_number", Integer, nullable=False, default=0),
    Column("got_number", Integer, nullable=False, default=0),
    Column("sent_at", Moment),
    Column("got_answers", Integer, nullable=False, default=0),
)

_newest = (meetings.c.supervision, meetings.c.held_on, meetings.c.started_at, meetings.c.id)
_open = meetings.c.fixed_at.is_(None)
_fixed = meetings.c.fixed_at.is_not(None)
Index("ix_meetings_all", *_newest)
Index("ix_meetings_fixed", *_newest, sqlite_where=_fixed, postgresql_where=_fixed)
Index("ix_meetings_open", meetings.c.supervision, unique=True, sqlite_where=_open, postgresql_where=_open)

meeting_scripts = Table(
    "meeting_scripts",
    metadata,
    _of_meeting(primary_key=True),
    Column("script", Text, nullable=False),
    Column("carried", EncryptedText, nullable=False),
)

meeting_answers = Table(
    "meeting_answers",
    metadata,
    _of_meeting(primary_key=True),
    *answer_columns("field"),
    Column("changes_elsewhere", Integer, nullable=False, default=0),
)

replaced_meeting_answers = Table(
    "replaced_meeting_answers", metadata, _of_meeting(primary_key=True), *answer_columns("field", "version", "tab")
)

brought = Table(
    "brought",
    metadata,
    _of_meeting(primary_key=True),
    Column("source", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("reflection", ForeignKey(reflections.c.id, ondelete="CASCADE"), index=True),
    Column("part", Text, key="kind", nullable=False),
    Column("field", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("place", Text),
    Column("brought_at", Moment, nullable=False),
)

confirmations = Table(
    "confirmations",
    metadata,
    _of_meeting(primary_key=True),
    Column("seat", Text, primary_key=True),
    Column("agrees", Boolean, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Moment, nullable=False),
    _claimed(),
    Column("claimed_at", Moment),
)

sent_agreements = Table(
    "sent_agreements",
    metadata,
    _of_meeting(primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
    Column("at", Moment),
)

called_off = Table(
    "called_off",
    metadata,
    Column("meeting", Id, primary_key=True),
    Column("supervision", ForeignKey("supervisions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("held_on", Date),
    Column("called_off_at", Moment),
    Column("who", Text),
    Column("why", EncryptedText),
    Column("sent_number", Integer),
)

records = Table(
    "records",
    metadata,
    _of_meeting(primary_key=True),
    Column("body", EncryptedText, nullable=False),
    Column("hash", Text, nullable=False),
    Column("fixed_at", Moment, nullable=False),
)

comments = Table(
    "comments",
    metadata,
    Column("id", Id, primary_key=True),
    _of_meeting(nullable=False),
    Column("seat", Text, nullable=False),
    Column("words", EncryptedText, nullable=False),
    Column("written_at", Moment, nullable=False),
    _claimed(),
)
Index("ix_comments_of", comments.c.meeting, comments.c.written_at)

actions = Table(
    "actions",
    metadata,
    Column("id", Id, primary_key=True),
    _of_meeting(nullable=False, index=True),
    Column("supervision", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("what", EncryptedText, nullable=False),
    Column("who", Text, nullable=False),
    Column("due", Date),
    Column("notice", EncryptedText, nullable=False),
    Column("outcome", Text),
    Column("outcome_words", EncryptedText, nullable=False),
    Column("agreed_at", Moment, nullable=False),
    _claimed(),
)

action_marks = Table(
    "action_marks",
    metadata,
    Column("supervision", ForeignKey("supervisions.id", ondelete="CASCADE"), primary_key=True),
    Column("action", Text, primary_key=True),
    Column("seat", Text, primary_key=True),
    *answer_columns()[1:],
)

kept_mirrors = Table(
    "kept_mirrors",
    metadata,
    _of_meeting(primary_key=True),
    Column("said", EncryptedText, nullable=False),
    Column("brought_to", ForeignKey("meetings.id", ondelete="SET NULL"), index=True),
)

_waiting = actions.c.outcome.is_(None)
Index("ix_actions_waiting", actions.c.supervision, actions.c.due, sqlite_where=_waiting, postgresql_where=_waiting)
