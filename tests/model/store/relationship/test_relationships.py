"""Relationships: renamed, merged, closed and opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from model.access import NotYours
from model.relationship.relationship import Holdings, NameTaken
from model.store import OwnStore
from tests.model.store.temporary_home import DAY


def test_rename_keeps_everything_but_the_name(own: OwnStore) -> None:
    blue = own.relationships.name("Blue Jay")
    made = own.reflections.start("f", "v", "en", DAY, relationship=blue.id)
    assert own.relationships.rename(blue.id, "  Wren ") == replace(blue, pseudonym="Wren")
    assert own.relationships.all() == [replace(blue, pseudonym="Wren")]
    assert own.reflections.get(made.id) == made


def test_rename_takes_the_same_name_in_other_letters(own: OwnStore) -> None:
    blue = own.relationships.name("blue jay")
    assert own.relationships.rename(blue.id, "Blue Jay").pseudonym == "Blue Jay"


def test_rename_refuses_a_name_that_another_one_has(own: OwnStore) -> None:
    blue, wren = own.relationships.name("Blue Jay"), own.relationships.name("Wren")
    with pytest.raises(NameTaken):
        own.relationships.rename(blue.id, "WREN")
    assert own.relationships.all() == [blue, wren]


def test_another_person_may_have_the_same_name(own: OwnStore, stranger: OwnStore) -> None:
    stranger.relationships.name("Wren")
    blue = own.relationships.name("Blue Jay")
    assert own.relationships.rename(blue.id, "Wren").pseudonym == "Wren"


def test_rename_needs_a_letter(own: OwnStore) -> None:
    blue = own.relationships.name("Blue Jay")
    with pytest.raises(ValueError, match="at least one letter"):
        own.relationships.rename(blue.id, "  ")


def test_close_and_reopen(own: OwnStore) -> None:
    blue = own.relationships.name("Blue Jay")
    assert own.relationships.close(blue.id, DAY) == replace(blue, closed_on=DAY)
    assert own.relationships.name("blue jay") == replace(blue, closed_on=DAY)
    assert own.relationships.reopen(blue.id) == blue
    assert own.relationships.get(blue.id) == blue


def test_merge_moves_reflections_and_notes_and_takes_the_name(own: OwnStore) -> None:
    blue, wren = own.relationships.name("Blue Jay"), own.relationships.name("Wren")
    moved = own.reflections.start("f", "v", "en", DAY, relationship=blue.id)
    there = own.reflections.start("f", "v", "en", DAY, relationship=wren.id)
    notes = [own.notes.add(one.id, DAY + timedelta(days=days), "court") for days, one in enumerate((blue, wren))]
    assert own.relationships.merge(blue.id, wren.id) == wren
    assert own.relationships.all() == [wren]
    after = own.reflections.get(moved.id)
    assert after == replace(moved, relationship=wren.id, revision=2, changed_at=after.changed_at)
    assert own.reflections.get(there.id) == there
    assert own.notes.of(wren.id) == [replace(notes[0], relationship=wren.id), notes[1]]


def test_merge_into_itself_changes_nothing(own: OwnStore) -> None:
    blue = own.relationships.name("Blue Jay")
    note = own.notes.add(blue.id, DAY, "court")
    assert own.relationships.merge(blue.id, blue.id) == blue
    assert own.notes.of(blue.id) == [note]


def test_merge_into_a_strangers_changes_nothing(own: OwnStore, stranger: OwnStore) -> None:
    blue, theirs = own.relationships.name("Blue Jay"), stranger.relationships.name("Wren")
    note = own.notes.add(blue.id, DAY, "court")
    with pytest.raises(NotYours):
        own.relationships.merge(blue.id, theirs.id)
    assert (own.notes.of(blue.id), stranger.notes.of(theirs.id)) == ([note], [])


def test_holdings_count_what_goes_with_it(own: OwnStore) -> None:
    blue, wren = own.relationships.name("Blue Jay").id, own.relationships.name("Wren").id
    assert own.relationships.holdings(blue) == Holdings(0, 0, 0)
    made = [own.reflections.start("f", "v", "en", DAY, relationship=of).id for of in (blue, blue, blue, wren)]
    own.reflections.finish(made[0])
    own.notes.add(blue, DAY, "court")
    assert own.relationships.holdings(blue) == Holdings(1, 2, 1)


def test_last_seen_is_the_day_of_the_newest_finished_reflection(own: OwnStore) -> None:
    blue, wren = own.relationships.name("Blue Jay").id, own.relationships.name("Wren").id
    for days in (3, 1):
        own.reflections.finish(own.reflections.start("f", "v", "en", DAY + timedelta(days=days), relationship=blue).id)
    own.reflections.start("f", "v", "en", DAY + timedelta(days=9), relationship=wren)
    own.reflections.finish(own.reflections.start("f", "v", "en", DAY).id)
    own.reflections.finish(own.reflections.start("ready", "v", "en", DAY + timedelta(days=5), relationship=blue).id)
    assert own.relationships.last_seen(without=["ready"]) == {blue: DAY + timedelta(days=3)}
    assert own.relationships.last_seen() == {blue: DAY + timedelta(days=5)}
