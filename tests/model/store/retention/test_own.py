"""What is too old of a person's own goes: reflections, notes, cards and closed relationships."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from model.access import NotYours
from model.card.card import Said
from model.store import OwnStore, Store
from model.store.retention.retention import Outcome
from model.store.tables.card import cards
from model.store.tables.reflection import reflections
from model.store.tables.relationship import relationship_notes
from tests.model.store.retention.aged import ANNA, LONG_AGO, TODAY, acts, age, keep, only
from tests.model.store.supervision.two_people import Table as AtTable
from tests.model.store.temporary_home import DAY

WORDS_OF_KEYS = ("oak", "fox", "sea", "hill", "lamp", "otter")


@pytest.mark.parametrize(("kind", "is_finished"), [("drafts", False), ("reflections", True)])
def test_reflections_go_by_their_last_change_and_finished_ones_apart(
    store: Store, own: OwnStore, kind: str, *, is_finished: bool
) -> None:
    old = [own.reflections.start("f", "v", "en", DAY).id for _ in range(2)]
    own.reflections.finish(old[1])
    age(store, reflections.c.changed_at)
    new = own.reflections.start("f", "v", "en", DAY).id
    own.reflections.finish(new)
    assert keep(store, only(**{kind: 30})) == {kind: Outcome(kind, date(2026, 10, 30), gone=1)}
    assert {one.id for one in own.reflections.all()} == {old[not is_finished], new}
    assert acts(store, ANNA) == [("operator", "retention", "reflection", 1)]


def test_the_last_day_is_kept_and_the_one_before_goes(store: Store, own: OwnStore) -> None:
    made = own.reflections.start("f", "v", "en", DAY).id
    first_moment = datetime(2026, 10, 30, tzinfo=UTC)
    age(store, reflections.c.changed_at, first_moment)
    assert keep(store, only(drafts=30))["drafts"].gone == 0
    age(store, reflections.c.changed_at, first_moment - timedelta(microseconds=1))
    assert keep(store, only(drafts=30))["drafts"].gone == 1
    with pytest.raises(NotYours):
        own.reflections.get(made)


def test_what_is_old_leaves_the_open_meetings_it_was_brought_to(store: Store, at_table: AtTable) -> None:
    meeting, reflection = at_table.begin().id, at_table.reflection()
    at_table.practitioner.brought.bring(meeting, reflection, at_table.items(reflection))
    age(store, reflections.c.changed_at)
    before = at_table.practitioner.meetings.get(meeting).revision
    assert keep(store, only(drafts=30))["drafts"].gone == 1
    assert at_table.practitioner.brought.of(meeting) == []
    assert at_table.practitioner.meetings.get(meeting).revision == before + 1


def test_a_made_up_name_goes_with_the_last_thing_under_it(store: Store, own: OwnStore) -> None:
    blue, wren = (own.relationships.name(name).id for name in ("Blue Jay", "Wren"))
    own.reflections.start("f", "v", "en", DAY, relationship=blue)
    own.reflections.start("f", "v", "en", DAY, relationship=wren)
    age(store, reflections.c.changed_at)
    own.notes.add(wren, DAY, "court")
    keep(store, only(drafts=30))
    assert [one.id for one in own.relationships.all()] == [wren]
    age(store, relationship_notes.c.saved_at)
    assert keep(store, only(notes=30))["notes"].gone == 1
    assert own.relationships.all() == []


def test_a_closed_relationship_goes_with_all_that_is_in_it(store: Store, own: OwnStore) -> None:
    blue, wren = (own.relationships.name(name).id for name in ("Blue Jay", "Wren"))
    for one in (blue, wren):
        own.reflections.start("f", "v", "en", DAY, relationship=one)
        own.notes.add(one, DAY, "court")
        own.cards.begin("child", "v", "en", DAY, relationship=one)
    own.relationships.close(blue, date(2026, 10, 29))
    own.relationships.close(wren, date(2026, 10, 30))
    assert keep(store, only(closed_relationships=30))["closed_relationships"].gone == 1
    assert [one.id for one in own.relationships.all()] == [wren]
    with store.reading() as connection:
        left = {table.name: len(connection.execute(select(table)).all()) for table in (reflections, cards)}
    assert left == {"reflections": 1, "cards": 1}
    assert acts(store, ANNA) == [("operator", "retention", "relationship", 1)]


def test_cards_go_by_the_answer_or_else_by_their_beginning(store: Store, own: OwnStore) -> None:
    reflection = own.reflections.start("f", "v", "en", DAY).id
    answered, asked, fresh = (own.cards.begin("child", "v", "en", DAY, reflection=reflection).id for _ in range(3))
    own.cards.open(answered, "paper", WORDS_OF_KEYS)
    own.cards.type_in(answered, {"safe": Said("fully")})
    with store.writing() as connection:
        connection.execute(cards.update().where(cards.c.id == fresh).values(begun_on=TODAY))
    assert keep(store, only(cards=30))["cards"].gone == 1, "the one begun in March and never answered"
    with pytest.raises(NotYours):
        own.cards.get(asked)
    with store.writing() as connection:
        connection.execute(cards.update().where(cards.c.id == answered).values(ended_at=LONG_AGO))
    assert keep(store, only(cards=30))["cards"].gone == 1
    assert [one.id for one in own.cards.of_reflection(reflection)] == [fresh]
