"""Everything a person wrote, taken away and taken in again: nothing is lost, and nothing is written over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import Viewer
from model.own_file import read, written
from model.store import Deletion, OwnStore, Store, TakenIn
from model.store.database.transactions import new_id
from model.store.own_file.parts import ALL, Part
from model.store.own_file.tables import TABLES
from tests.effort import examples
from tests.model.store.own_file.everything import SAID, Several, fill, live, meet, travelled
from tests.model.store.temporary_home import DAY


@settings(max_examples=examples(25))
@given(said=st.lists(SAID, max_size=15))
def test_another_alongside_has_the_very_same_afterwards(two: tuple[Store, Store], said: Several) -> None:
    one, other = two[0].of(Viewer("anna")), two[1].of(Viewer("bert"))
    two[0].deletion(Viewer("anna")).everything()
    two[1].deletion(Viewer("bert")).everything()
    fill(one, said)
    file = travelled(one)
    assert other.everything.take_in(file) == TakenIn(new=3)
    assert other.everything.rows() == one.everything.rows()
    assert other.everything.take_in(file) == TakenIn(same=3)
    assert other.everything.rows() == one.everything.rows()
    assert {row.owner for row in other.reflections.all()} == {"bert"}


@settings(max_examples=examples(5))
@given(said=st.lists(SAID, max_size=5), order=st.integers(1, 4).flatmap(lambda of: st.permutations(range(1, of + 1))))
def test_parts_brought_back_in_any_order_are_all_of_it_meetings_too(
    two: tuple[Store, Store], said: Several, order: list[int]
) -> None:
    somebody = new_id()
    one, other = two[0].of(Viewer(somebody)), two[1].of(Viewer(somebody))
    meet(two[0], somebody, said, reflections=fill(one, said))
    parts = [read(written(one.everything.export(Part(number, len(order))))) for number in order]
    taken = [other.everything.take_in(part) for part in parts]
    assert [sum(one.new for one in taken), sum(one.records for one in taken), sum(one.meetings for one in taken)] == [
        4,
        2,
        2,
    ]
    assert other.everything.rows() == one.everything.rows()
    again = [other.everything.take_in(part) for part in parts]
    assert sum(one.records + one.meetings + one.other_meetings + one.left_out for one in again) == 0


def test_every_table_that_is_taken_along_comes_back_as_it_was(
    store: Store, deletion: Deletion, stranger: OwnStore
) -> None:
    own = live(store, "anna")
    before, file = own.everything.rows(), travelled(own)
    assert [table.name for table in TABLES if not file[table.name]] == []
    deletion.everything()
    assert stranger.everything.take_in(file) == TakenIn(new=4, plans=1, records=2, meetings=2, workshops=1)
    assert stranger.everything.rows() == before
    assert stranger.everything.take_in(file) == TakenIn(same=4)
    assert stranger.everything.rows() == before


def test_words_tell_how_many_parts_they_need(own: OwnStore, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store.of(Viewer("bert")), [(0, "safety.what", "x" * 9000, None, False)])
    assert own.everything.parts() == [ALL]
    draft = own.reflections.start("f", "v", "en", DAY).id
    own.answers.save(draft, "safety.what", words="x" * 3000, place=None, tab="a", base_version=0)
    monkeypatch.setattr("model.store.own_file.rows.LETTERS_OF_ONE", 2000)
    assert own.everything.parts() == [Part(number, 3) for number in (1, 2, 3)]


def test_what_is_here_in_another_form_stays_as_it_is(own: OwnStore) -> None:
    fill(own, [(0, "safety.what", "before", None, False), (1, "safety.what", "the same", None, False)])
    file = travelled(own)
    changed = file["reflections"][0]["id"]
    own.answers.save(changed, "safety.what", words="after", tab="a", base_version=9)
    own.preferences.prefer("person", "adult")
    before = own.everything.rows()
    assert own.everything.take_in(file) == TakenIn(same=2, different=1)
    assert own.everything.rows() == before


def test_what_was_deleted_comes_back_and_goes_into_the_relationship_of_that_name(own: OwnStore, deletion: Any) -> None:
    fill(own, [(0, "safety.what", "laughed", None, False)])
    file = travelled(own)
    [old] = own.relationships.all()
    deletion.relationship(old.id)
    again = own.relationships.name("séamus ó")
    assert own.everything.take_in(file) == TakenIn(new=2, same=1)
    assert own.relationships.all() == [again]
    assert {one.relationship for one in own.reflections.all()} == {again.id, None}
    assert [one.words for one in own.notes.of(again.id)] == ["moved, says two"]


def test_ids_that_are_somebody_elses_become_new_ones(store: Store, own: OwnStore) -> None:
    fill(own, [(0, "next_1", "Ring", None, False)])
    stranger, before = store.of(Viewer("bert")), own.everything.rows()
    assert stranger.everything.take_in(travelled(own)) == TakenIn(new=3)
    assert own.everything.rows() == before
    ids = {one.id for one in own.reflections.all()} & {one.id for one in stranger.reflections.all()}
    assert (ids, stranger.reflections.count()) == (set(), 3)
    steps = [step.words for one in stranger.reflections.all() for step in stranger.next_steps.of(one.id)]
    assert sorted(steps) == ["Begin", "Begin", "xRing"]


def test_what_may_be_empty_may_be_missing_as_in_older_files(
    own: OwnStore, deletion: Deletion, stranger: OwnStore
) -> None:
    fill(own, [])
    rows = travelled(own)
    before = own.everything.rows()
    for row in rows["reflections"]:
        for name in [name for name, value in row.items() if value is None]:
            del row[name]
    deletion.everything()
    stranger.everything.take_in(rows)
    assert stranger.everything.rows() == before


@pytest.mark.parametrize(
    ("version", "taken"),
    [
        (1, TakenIn(new=3)),
        (2, TakenIn(new=3, plans=1)),
        (3, TakenIn(new=4, plans=1, records=2)),
        (4, TakenIn(new=4, plans=1, records=2, meetings=2, workshops=1)),
        (5, TakenIn(new=4, plans=1, records=3, meetings=3, workshops=1)),
    ],
)
def test_every_version_can_be_read_for_good(own: OwnStore, version: int, taken: TakenIn) -> None:
    file = Path(__file__).parents[3] / "data" / f"everything-{version}.zip"
    rows = read(file.read_bytes())
    assert own.everything.take_in(rows) == taken
    kept = json.loads(json.dumps(own.everything.rows(), default=str))
    assert {name: len(all_) for name, all_ in kept.items()} == {name: len(rows.get(name, ())) for name in kept}
