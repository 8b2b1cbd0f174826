"""Open meetings of supervision in a file of everything: they go on elsewhere."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from model.access import Viewer, guest_of
from model.store import OwnStore, Store, TakenIn
from model.store.tables.supervision import called_off
from model.supervision.meeting import LIVE, ONE_SCREEN, SHARE_FILE
from tests.effort import examples
from tests.model.store.kept_rows import rows as kept_rows
from tests.model.store.own_file.everything import HIDDEN, fill, items_with_cards, meet, travelled
from tests.model.store.own_file.open_meeting import DONE, do, seen
from tests.model.store.supervision.two_people import Table, script, table
from tests.model.store.temporary_home import DAY

ANN, BEN = "a" * 24, "b" * 24


@settings(max_examples=examples(25))
@given(done=st.lists(DONE, max_size=12))
def test_open_meeting_goes_on_elsewhere_and_ends_in_the_same_record(
    two: tuple[Store, Store], done: list[tuple[Any, ...]]
) -> None:
    for store in two:
        store.deletion(Viewer("anna")).everything()
    one, other = two[0].of(Viewer("anna")), two[1].of(Viewer("anna"))
    reflections = fill(one, [])
    seated = table(two[0], "anna")
    meeting = seated.begin().id
    for act in done:
        do(seated, meeting, reflections, act)
    file = travelled(one)
    assert other.everything.take_in(file) in (TakenIn(new=3, meetings=1), TakenIn(new=3, records=1))
    assert other.everything.rows() == one.everything.rows()
    there = Table(
        two[1],
        two[1].supervision(Viewer("anna")),
        two[1].supervision(guest_of(seated.id)),
        other,
        two[1].deletion(Viewer("anna")),
        seated.id,
    )
    if seated.practitioner.meetings.get(meeting).is_open:
        assert seen(there.practitioner, meeting) == seen(seated.practitioner, meeting)
        for at in (seated, there):
            at.say(at.supervisor, meeting, "supervisor.disagree", "Less of it")
            at.say(at.practitioner, meeting, "both.action_1", "Ring")
            for field in ("supervisor.view.safety", "supervisor.view.trust"):
                do(at, meeting, reflections, ("say", "supervisor", field, "now", "c", 0))
            at.supervisor.shown.show_views(meeting)
            for who in (at.practitioner, at.supervisor):
                who.confirmations.confirm(meeting, agrees=True)
    assert there.practitioner.record.of(meeting).body == seated.practitioner.record.of(meeting).body


def test_what_is_another_way_here_stays_and_is_told(store: Store, own: OwnStore) -> None:
    seated = meet(store, "anna", [])
    file = travelled(own)
    assert own.everything.take_in(file) == TakenIn(same=1)
    [still] = [one.id for one in seated.practitioner.meetings.all(seated.id, is_open=True)]
    seated.say(seated.supervisor, still, "supervisor.view.time", "Nobody sees that")
    assert own.everything.take_in(file) == TakenIn(same=1)
    seated.say(seated.practitioner, still, "practitioner.question", "Another one")
    before = kept_rows(store)
    assert own.everything.take_in(file) == TakenIn(same=1, other_meetings=1)
    assert kept_rows(store) == before
    seated.supervisor.shown.show_views(still)
    for who in (seated.practitioner, seated.supervisor):
        who.confirmations.confirm(still, agrees=True)
    before = kept_rows(store)
    assert own.everything.take_in(file).other_meetings >= 1
    assert kept_rows(store) == before


def test_beside_another_open_meeting_of_the_same_two_none_is_added(store: Store, own: OwnStore) -> None:
    seated = table(store)
    first = seated.begin().id
    seated.say(seated.practitioner, first, "practitioner.question", "The first")
    file = travelled(own)
    seated.practitioner.meetings.call_off(first)
    second = seated.begin()
    assert own.everything.take_in(file) == TakenIn(other_meetings=1)
    assert seated.practitioner.meetings.all(seated.id) == [second]


def test_what_was_called_off_comes_back_as_what_was_deleted_does(store: Store, own: OwnStore) -> None:
    seated = table(store)
    meeting = seated.practitioner.meetings.begin(
        seated.id, script(), mode=SHARE_FILE, held_on=DAY, language="en", content_version="v"
    )
    file = travelled(own)
    seated.practitioner.meetings.call_off(meeting.id)
    assert own.everything.take_in(file) == TakenIn(meetings=1)
    assert seated.practitioner.meetings.get(meeting.id) == meeting
    with store.reading() as connection:
        assert connection.execute(called_off.select()).all() == []


def with_card_brought(store: Store, own: OwnStore) -> tuple[list[str], Table, str]:
    """Reflections, two people, and their open meeting, to which the last one and its cards were brought."""
    reflections = fill(own, [])
    seated = table(store)
    meeting = seated.begin().id
    seated.practitioner.brought.bring(meeting, reflections[2], items_with_cards(own, reflections[2]))
    return reflections, seated, meeting


def test_card_that_was_taken_back_here_is_not_brought_again(store: Store, own: OwnStore) -> None:
    reflections, seated, meeting = with_card_brought(store, own)
    file = travelled(own)
    assert "Ní hea" in json.dumps(file["brought"], ensure_ascii=False)
    [card] = own.cards.of_reflection(reflections[2])
    seated.practitioner.meetings.call_off(meeting)
    [key] = [one["key"] for one in file["cards"] if one["id"] == card.id]
    assert store.asked().take_back(key)
    own.everything.take_in(file)
    fields = [one.item.field for one in seated.practitioner.brought.of(meeting)]
    assert (bool(fields), [field for field in fields if field.startswith("card.")]) == (True, [])


def test_card_and_reflection_under_another_id_are_found_by_what_was_brought(store: Store, own: OwnStore) -> None:
    reflections, seated, meeting = with_card_brought(store, own)
    file = travelled(own)
    seated.practitioner.supervisions.forget(seated.id)
    bert = store.of(Viewer("bert"))
    bert.everything.take_in(file)
    brought = store.supervision(Viewer("bert")).brought.of(meeting)
    [of] = {one.reflection for one in brought}
    [card] = bert.cards.of_reflection(str(of))
    assert (str(of) in reflections, bert.reflections.get(str(of)).owner) == (False, "bert")
    assert {one.item.field.rpartition(".")[0] for one in brought if one.item.kind == "card"} == {f"card.{card.id}"}


def live_meeting(store: Store) -> tuple[Table, str]:
    seated = table(store, ANN, BEN)
    made = seated.practitioner.meetings.begin(
        seated.id, script(), mode=LIVE, held_on=DAY, language="en", content_version="v"
    )
    return seated, made.id


def test_live_meeting_goes_on_at_one_screen_where_the_other_does_not_sign_in(two: tuple[Store, Store]) -> None:
    two[0].deletion(Viewer(ANN)).everything()
    seated, meeting = live_meeting(two[0])
    seated.say(seated.supervisor, meeting, "supervisor.how", "Gladly")
    other = two[1].of(Viewer("carl"))
    other.everything.take_in(travelled(seated.own))
    here = two[1].supervision(Viewer("carl"))
    assert here.meetings.get(meeting).mode == ONE_SCREEN
    assert here.answers.of(meeting) == seated.practitioner.answers.of(meeting)
    here.screen.hold(meeting)
    assert other.everything.take_in(travelled(seated.own)) == TakenIn()


def test_where_both_sign_in_no_file_speaks_for_the_other(store: Store) -> None:
    seated, meeting = live_meeting(store)
    seated.say(seated.supervisor, meeting, "supervisor.how", "Gladly")
    file = travelled(seated.own)
    seated.practitioner.meetings.call_off(meeting)
    assert seated.own.everything.take_in(file) == TakenIn(left_out=1)
    assert seated.supervisor.meetings.all() == []


def test_where_the_other_has_left_an_open_meeting_does_not_begin_anew(store: Store) -> None:
    seated = table(store, ANN, BEN)
    kept = seated.fixed().id
    seated.begin()
    file = travelled(seated.own)
    store.deletion(Viewer(BEN)).everything()
    assert seated.own.everything.take_in(file) == TakenIn(same=1, left_out=1)
    assert [one.id for one in seated.practitioner.meetings.all()] == [kept]


def test_each_is_told_of_what_goes_along_and_is_theirs_too(store: Store) -> None:
    seated, meeting = live_meeting(store)
    seated.say(seated.practitioner, meeting, "practitioner.question", "How do I go on?")
    seated.say(seated.supervisor, meeting, "supervisor.view.safety", HIDDEN[0], "2")

    def told() -> list[tuple[str, str, str | None]]:
        found = store.trail(Viewer(BEN)).mine()
        return [(one.act, one.kind, one.thing) for one in found if one.act == "exported"]

    seated.own.everything.export()
    assert told() == []
    seated.say(seated.supervisor, meeting, "both.agenda", "The school")
    seated.own.everything.export()
    assert told() == [("exported", "meeting", meeting)]
