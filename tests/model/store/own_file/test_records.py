"""Confirmed records of supervision in a file of everything: they stand elsewhere as they were."""

from __future__ import annotations

import json

from model.access import Viewer, guest_of
from model.store import OwnStore, Store, TakenIn
from tests.model.store.own_file.everything import HIDDEN, meet, travelled
from tests.model.store.supervision.two_people import table


def test_what_was_met_over_stands_as_it_was_and_goes_on(two: tuple[Store, Store]) -> None:
    anna, carl = Viewer("anna"), Viewer("carl")
    for store, viewer in ((two[0], anna), (two[1], carl)):
        store.deletion(viewer).everything()
    seated = meet(two[0], "anna", [(0, "", "Ring", None, False)])
    file = travelled(two[0].of(anna))
    two[1].of(carl).everything.take_in(file)
    here = two[1].supervision(carl)
    supervision = here.supervisions.get(seated.id)
    assert here.meetings.all(supervision.id) == seated.practitioner.meetings.all(seated.id)
    kept = [meeting.id for meeting in seated.practitioner.meetings.all(seated.id) if not meeting.is_open]
    for meeting in kept:
        assert here.record.of(meeting) == seated.practitioner.record.of(meeting)
        assert here.record.of(meeting).is_whole
    assert here.actions.due()[0][1:] == seated.practitioner.actions.due()[0][1:]
    assert here.mirrors.of(supervision.id) == seated.practitioner.mirrors.of(seated.id)
    assert (supervision.practitioner, supervision.supervisor) == ("carl", guest_of(supervision.id).person)
    [still] = [meeting.id for meeting in here.meetings.all(seated.id) if meeting.is_open]
    assert here.actions.carried(still) == seated.practitioner.actions.carried(still) != ()


def test_file_has_nothing_that_the_other_has_not_said_to_both(store: Store, own: OwnStore) -> None:
    seated = meet(store, "anna", [])
    file = json.dumps(travelled(own))
    assert [word in file for word in ("Seen.", "Room 4", "Shown.", "Half of", "As Ring", "For me")] == [True] * 6
    assert [word in file for word in (*HIDDEN, guest_of(seated.id).person)] == [False] * 4
    assert store.of(Viewer("bert")).everything.rows()["meetings"] == []
    assert store.of(guest_of(seated.id)).everything.rows()["records"] == []


def test_records_that_somebody_keeps_here_are_theirs_whoever_brings_them(store: Store, own: OwnStore) -> None:
    seated = meet(store, "anna", [])
    file, before = travelled(own), own.everything.rows()
    stranger = store.of(Viewer("bert"))
    assert stranger.everything.take_in(file) == TakenIn(new=1, left_out=4)
    assert (stranger.everything.rows()["supervisions"], own.everything.rows()) == ([], before)
    store.supervision(Viewer("anna")).supervisions.forget(seated.id)
    assert stranger.everything.take_in(file) == TakenIn(new=1, records=2, meetings=1, left_out=1)
    assert own.everything.take_in(file) == TakenIn(same=1, left_out=3)


def test_each_record_that_goes_along_is_told_to_the_other(store: Store) -> None:
    seated = table(store, "a" * 24, "b" * 24)
    meeting = seated.fixed().id
    seated.own.everything.export()
    told = [(entry.act, entry.kind, entry.thing) for entry in store.trail(Viewer("b" * 24)).mine()]
    assert ("exported", "record", meeting) in told
