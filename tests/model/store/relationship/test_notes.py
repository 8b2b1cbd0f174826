"""Dated notes around a relationship."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from model.access import NotYours
from model.answers import Answer, Saved
from model.relationship.note import Note
from model.store import OwnStore, StoreFault
from tests.model.store.temporary_home import DAY


@pytest.fixture
def blue(own: OwnStore) -> str:
    """A relationship."""
    return own.relationships.name("Blue Jay").id


@pytest.fixture
def note(own: OwnStore, blue: str) -> Note:
    """A note that has no words yet."""
    return own.notes.add(blue, DAY, "court")


def answer(note: Note) -> Answer:
    """The words of a note, as what is typed is."""
    return Answer("note", note.words, note.kind, note.version, note.saved_at, note.tab)


def test_a_new_note_has_no_words_yet(own: OwnStore, blue: str, note: Note) -> None:
    moment = note.written_at
    assert note == Note(note.id, "anna", blue, DAY, "court", "", 0, moment, moment, "")
    assert own.notes.get(note.id) == note


def test_notes_come_by_the_day_they_are_about_the_newest_ones_only(own: OwnStore, blue: str, note: Note) -> None:
    later, earlier = (own.notes.add(blue, DAY + timedelta(days=days), "move") for days in (2, -2))
    same_day = own.notes.add(blue, DAY, "school")
    own.notes.add(own.relationships.name("Wren").id, DAY, "move")
    assert own.notes.of(blue) == [earlier, note, same_day, later]
    assert own.notes.of(blue, most=2) == [same_day, later]


def test_words_are_kept_with_a_version(own: OwnStore, note: Note) -> None:
    saved = own.notes.save(note.id, "note", words="A new judge", place="court", tab="one", base_version=0)
    after = own.notes.get(note.id)
    assert after == replace(note, words="A new judge", version=1, saved_at=after.saved_at, tab="one")
    assert saved == Saved(answer(after), 1, None)


def test_the_same_words_again_change_nothing(own: OwnStore, note: Note) -> None:
    own.notes.save(note.id, "note", words="A new judge", place="court", tab="one", base_version=0)
    after = own.notes.get(note.id)
    assert own.notes.save(note.id, "note", words="A new judge", place="court", tab="two", base_version=0) == Saved(
        answer(after), 1, None
    )


def test_words_of_another_tab_are_kept_until_they_are_seen(own: OwnStore, note: Note) -> None:
    own.notes.save(note.id, "note", words="one", place="court", tab="one", base_version=0)
    first = answer(own.notes.get(note.id))
    saved = own.notes.save(note.id, "note", words="two", place="court", tab="two", base_version=0)
    assert saved == Saved(answer(own.notes.get(note.id)), 2, first)
    assert own.notes.replaced(note.id) == [first]
    own.notes.seen_replaced(note.id, [first])
    assert own.notes.replaced(note.id) == []


def test_the_day_and_the_kind_can_be_corrected(own: OwnStore, note: Note) -> None:
    moved = replace(note, happened_on=DAY + timedelta(days=1), version=1)
    assert own.notes.move(note.id, moved.happened_on) == moved
    assert own.notes.move(note.id, moved.happened_on) == moved
    saved = own.notes.save(note.id, "note", words="", place="move", tab="one", base_version=1)
    after = replace(moved, kind="move", version=2, saved_at=saved.answer.saved_at, tab="one")
    assert saved == Saved(answer(after), 2, None)
    assert own.notes.get(note.id) == after


def test_a_deleted_note_is_not_there(own: OwnStore, blue: str, note: Note) -> None:
    own.notes.delete(note.id)
    assert own.notes.of(blue) == []
    with pytest.raises(NotYours):
        own.notes.save(note.id, "note", words="late", place="court", tab="one", base_version=0)


def test_words_beyond_all_measure_are_refused(own: OwnStore, note: Note) -> None:
    with pytest.raises(StoreFault, match="longer than"):
        own.notes.save(note.id, "note", words="x" * 200_001, place="court", tab="one", base_version=0)
    assert own.notes.get(note.id) == note
