"""Dated notes around a relationship: kept as they are typed, as answers are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from model.access import NotYours, require_read, require_write
from model.answers import Answer, Saved
from model.relationship.note import WORDS, Note
from model.store.database.columns import columns_of
from model.store.database.last_deletion import note_deletion
from model.store.database.transactions import Handle, new_id, now
from model.store.database.words import cleaned
from model.store.holds import require_free
from model.store.tables.relationship import relationship_notes as notes
from model.store.tables.relationship import replaced_notes
from model.store.trail.chain import note_act
from model.store.viewer import ViewerContext
from model.team.trail import Deed

MOST_NOTES = 60
"""How many of the newest notes of a relationship are read at once."""

_ALL = select(*columns_of(notes, Note))
_THIS = notes.c.id == bindparam("the_id")
_ONE = _ALL.where(_THIS)
_HELD = _ONE.with_for_update()
_OF = (
    _ALL.where(notes.c.relationship == bindparam("the_id"))
    .order_by(notes.c.happened_on.desc(), notes.c.written_at.desc(), notes.c.id.desc())
    .limit(bindparam("most"))
)
_REPLACED_OF = replaced_notes.c.note == bindparam("the_id")
_REPLACED = (
    select(*columns_of(replaced_notes, Answer))
    .where(_REPLACED_OF)
    .order_by(replaced_notes.c.saved_at, replaced_notes.c.version)
)
_SEEN = replaced_notes.delete().where(_REPLACED_OF, replaced_notes.c.version == bindparam("the_version"))


class OwnNotes(Handle[ViewerContext]):
    """The dated notes around a viewer's relationships."""

    def of(self, relationship: str, most: int = MOST_NOTES) -> list[Note]:
        """The newest notes of a relationship by the day they are about, oldest first. Raises `NotYours`."""
        with self._context.reading_relationship(relationship) as connection:
            found = connection.execute(_OF, {"the_id": relationship, "most": most}).mappings()
            return [Note(**row) for row in found][::-1]

    def get(self, note: str) -> Note:
        """One note. Raises `NotYours` where it is not theirs or not there."""
        with self._context.store.reading() as connection:
            found = _note(connection, note)
            require_read(self._context.viewer, found.owner)
            return found

    def add(self, relationship: str, happened_on: date, kind: str) -> Note:
        """Begin a note, without words yet. Raises `NotYours`, `TooLong`."""
        moment, owner = now(), self._context.viewer.person
        made = Note(new_id(), owner, relationship, happened_on, cleaned(kind), "", 0, moment, moment, "")
        with self._context.store.writing() as connection:
            self._context.require_relationship(connection, relationship)
            connection.execute(notes.insert(), vars(made))
        return made

    def move(self, note: str, day: date) -> Note:
        """Correct the day of a note. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            before = self._held(connection, note)
            news = {"happened_on": day, "version": before.version + 1}
            return self._changed(connection, before, news) if day != before.happened_on else before

    def save(self, note: str, field: str, *, words: str, place: str | None, tab: str, base_version: int) -> Saved:
        """Keep a note's words, on disk when this returns, as `OwnAnswers.save` does. Raises `NotYours`, `TooLong`.

        They have one `field` only, and their `place` is the note's kind. Its version stands for its revision.
        """
        words, tab = cleaned(words), cleaned(tab)
        with self._context.store.writing() as connection:
            before = self._held(connection, note)
            kind = cleaned(place) if place else before.kind
            if (before.words, before.kind) == (words, kind) or field != WORDS:
                return Saved(_answer(before), before.version, None)
            news = {"words": words, "kind": kind, "version": before.version + 1, "saved_at": now(), "tab": tab}
            after = self._changed(connection, before, news)
            replaced = _answer(before) if before.version != base_version and before.tab != tab else None
            if replaced and replaced.words:
                connection.execute(replaced_notes.insert(), vars(replaced) | {"note": note})
            return Saved(_answer(after), after.version, replaced)

    def replaced(self, note: str) -> list[Answer]:
        """Words that another tab wrote over and the person has not seen yet, oldest first. Raises `NotYours`."""
        with self._context.store.reading() as connection:
            require_read(self._context.viewer, _note(connection, note).owner)
            return [Answer(**row) for row in connection.execute(_REPLACED, {"the_id": note}).mappings()]

    def seen_replaced(self, note: str, shown: Iterable[Answer]) -> None:
        """Forget those replaced words that were `shown` to the person. Raises `NotYours`."""
        with self._context.store.writing() as connection:
            self._held(connection, note)
            for answer in shown:
                connection.execute(_SEEN, {"the_id": note, "the_version": answer.version})

    def delete(self, note: str) -> None:
        """Delete a note for good. Raises `NotYours`, `OnHold`."""
        with self._context.store.writing() as connection:
            self._held(connection, note)
            require_free(connection, self._context.viewer)
            connection.execute(notes.delete().where(_THIS), {"the_id": note})
            note_deletion(connection)
            note_act(connection, self._context.viewer.person, self._context.viewer, Deed("deleted", "note", note))
        self._context.store.leave_no_trace()

    def _held(self, connection: Connection, note: str) -> Note:
        found = _note(connection, note, held=True)
        require_write(self._context.viewer, found.owner)
        return found

    def _changed(self, connection: Connection, before: Note, news: dict[str, Any]) -> Note:
        connection.execute(notes.update().where(notes.c.id == before.id), news)
        return _note(connection, before.id)


def _note(connection: Connection, note: str, *, held: bool = False) -> Note:
    row = connection.execute(_HELD if held else _ONE, {"the_id": note}).mappings().one_or_none()
    if row is None:
        raise NotYours
    return Note(**row)


def _answer(note: Note) -> Answer:
    return Answer(WORDS, note.words, note.kind, note.version, note.saved_at, note.tab)
