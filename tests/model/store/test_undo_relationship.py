"""Deleting a whole relationship can be undone for a minute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.relationship.relationship import Holdings
from model.store import Deletion, OwnStore, Store
from tests.model.store.kept_rows import TAB, rows
from tests.model.store.temporary_home import DAY


@pytest.fixture
def whose(own: OwnStore, written: str) -> str:
    """The relationship of `written`, with a draft and a note that was changed in another tab besides."""
    relationship = own.reflections.get(written).relationship
    assert relationship
    own.reflections.start("f", "v", "en", DAY, relationship=relationship)
    note = own.notes.add(relationship, DAY, "move").id
    for tab in ("one", "two"):
        own.notes.save(note, "note", words=f"moved, says {tab}", place=None, tab=tab, base_version=0)
    return relationship


def test_whole_relationship_is_put_back_byte_for_byte(
    store: Store, own: OwnStore, deletion: Deletion, written: str, whose: str
) -> None:
    before, [draft] = rows(store), own.reflections.all(drafts=True)
    kept = own.reflections.get(written)
    deletion.relationship(whose, tab=TAB)
    assert {name for name, all_ in rows(store).items() if all_} == set()
    told = deletion.undoable(TAB)
    assert [(one.id, one.is_relationship) for one in told] == [(whose, True)]
    assert {*told[0].reflections} == {replace(kept, headline=""), draft}
    assert deletion.undo(whose, TAB) is True
    assert (rows(store), deletion.undoable(TAB)) == (before, [])


def test_relationship_deleted_without_a_tab_is_gone_at_once(deletion: Deletion, whose: str) -> None:
    deletion.relationship(whose)
    assert deletion.undoable(TAB) == []


def test_relationship_whose_name_was_given_again_goes_into_that_one(
    own: OwnStore, deletion: Deletion, written: str, whose: str
) -> None:
    deletion.relationship(whose, tab=TAB)
    again = own.relationships.name("blue jay")
    assert deletion.undo(whose, TAB) is True
    assert own.relationships.all() == [again]
    assert own.reflections.get(written).relationship == again.id
    assert own.relationships.holdings(again.id) == Holdings(reflections=1, drafts=1, notes=1)


def test_reflection_undone_before_its_relationship_has_none_and_keeps_its_words(
    own: OwnStore, deletion: Deletion, written: str, whose: str
) -> None:
    deletion.reflection(written, tab=TAB)
    deletion.relationship(whose, tab=TAB)
    deletion.undo(written, TAB)
    deletion.undo(whose, TAB)
    assert own.reflections.get(written).relationship is None
    assert [one.id for one in own.relationships.all()] == [whose]
