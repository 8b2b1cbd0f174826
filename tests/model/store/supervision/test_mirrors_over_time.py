"""How meetings were over time is drawn of every mirror, shown or not, and for its practitioner alone."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from model.access import NotYours, Viewer, guest_of
from model.answers import PLACES
from model.content.supervision.schema import MIRRORED
from model.store import Store, open_store
from model.store.tables.supervision import records
from model.supervision.mirror_over_time import MirrorPlaces
from tests.effort import examples
from tests.model.store.supervision.two_people import DAY, Table, table

SAID = st.dictionaries(st.sampled_from(MIRRORED), st.sampled_from([*PLACES, "not_sure", "skip"]), max_size=3)
MIRRORS = st.lists(st.tuples(SAID, st.booleans()), max_size=4)


def held(at_table: Table, said: dict[str, str], *, is_shown: bool, held_on: date = DAY) -> str:
    """A confirmed meeting in which this was said of it, and shown or not."""
    meeting = at_table.begin(held_on=held_on).id
    for key, place in said.items():
        at_table.say(at_table.practitioner, meeting, f"practitioner.mirror.{key}", place=place)
    if is_shown:
        at_table.practitioner.shown.show_mirror(meeting)
    at_table.say(at_table.practitioner, meeting, "both.action_1", "Ring the school")
    at_table.practitioner.confirmations.confirm(meeting, agrees=True)
    at_table.supervisor.confirmations.confirm(meeting, agrees=True)
    return meeting


@settings(max_examples=examples(15), deadline=None)
@given(MIRRORS)
def test_practitioner_alone_gets_every_place_and_nothing_that_is_none(
    mirrors: list[tuple[dict[str, str], bool]],
) -> None:
    with TemporaryDirectory() as folder, closing(open_store(Path(folder))) as store:
        at_table = table(store)
        days = [DAY + timedelta(weeks=4 * number) for number in range(len(mirrors))]
        for day, (said, is_shown) in zip(days, mirrors, strict=True):
            held(at_table, said, is_shown=is_shown, held_on=day)
        given_places = [
            MirrorPlaces(day, {key: place for key, place in said.items() if place in PLACES})
            for day, (said, _) in zip(days, mirrors, strict=True)
        ]
        assert list(at_table.practitioner.mirrors.places(at_table.id)) == [one for one in given_places if one.places]
        for viewer in (guest_of(at_table.id), guest_of("another"), Viewer("zoe"), Viewer("")):
            with pytest.raises(NotYours):
                store.supervision(viewer).mirrors.places(at_table.id)


def test_open_meeting_and_another_pair_give_nothing(at_table: Table) -> None:
    other = table(at_table.store, "anna", "cleo")
    held(other, {"trust": "2"}, is_shown=True)
    meeting = at_table.begin().id
    at_table.say(at_table.practitioner, meeting, "practitioner.mirror.trust", place="4")
    assert at_table.practitioner.mirrors.places(at_table.id) == ()


def test_supervisor_with_an_account_gets_none_of_it(store: Store) -> None:
    one = table(store, "anna", "cleo")
    held(one, {"trust": "2"}, is_shown=True)
    with pytest.raises(NotYours):
        store.supervision(Viewer("cleo")).mirrors.places(one.id)


def test_what_was_deleted_is_gone_from_it(at_table: Table) -> None:
    kept = held(at_table, {"trust": "2"}, is_shown=False)
    at_table.practitioner.mirrors.delete(kept)
    assert at_table.practitioner.mirrors.places(at_table.id) == ()


def test_record_that_is_damaged_leaves_the_others(at_table: Table) -> None:
    damaged = held(at_table, {"trust": "2"}, is_shown=True)
    held(at_table, {"trust": "3"}, is_shown=True)
    with at_table.store.writing() as connection:
        connection.execute(update(records).where(records.c.meeting == damaged), {"body": "{}"})
    assert at_table.practitioner.mirrors.places(at_table.id) == (MirrorPlaces(DAY, {"trust": "3"}),)
