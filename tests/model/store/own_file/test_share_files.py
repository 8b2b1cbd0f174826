"""Share files of a meeting that came elsewhere in a file of everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.share_file.faults import KeptTogether
from model.store import Store, open_store
from model.supervision.meeting import SHARE_FILE
from tests.model.store.own_file.everything import travelled
from tests.model.store.supervision.two_machines import Machine, two_machines
from tests.model.store.supervision.two_people import script, table
from tests.model.store.temporary_home import DAY

ANN, BEN = "a" * 24, "b" * 24


@pytest.fixture
def third(tmp_path: Path) -> Iterator[Machine]:
    """A machine that has nothing yet."""
    store = open_store(tmp_path / "third")
    yield Machine(store)
    store.close()


def test_share_files_go_on_where_the_file_was_brought(tmp_path: Path, third: Machine) -> None:
    with two_machines(tmp_path) as at:
        meeting = at.ready()
        at.anna.say(meeting, "both.agenda", "Mine")
        at.sian.say(meeting, "both.agenda", "Hers")
        at.anna.supervision.confirmations.confirm(meeting, agrees=True)
        at.sian.open(at.anna.file(meeting))
        third.own.everything.take_in(travelled(at.anna.own))
        came = at.sian.file(meeting)
        for machine in (third, at.anna):
            assert machine.open(came).came == "newer"
        assert third.said(meeting) == at.anna.said(meeting)
        assert third.overwritten(meeting) == at.anna.overwritten(meeting)
        third.supervision.confirmations.confirm(meeting, agrees=True)
        at.sian.open(third.file(meeting))
        at.sian.supervision.confirmations.confirm(meeting, agrees=True)
        assert third.open(at.sian.file(meeting)).came == "fixed"
        assert third.supervision.record.of(meeting).body == at.sian.supervision.record.of(meeting).body


def test_record_that_was_under_way_when_the_file_was_saved_is_taken_in(tmp_path: Path, third: Machine) -> None:
    with two_machines(tmp_path) as at:
        meeting = at.ready()
        at.anna.supervision.confirmations.confirm(meeting, agrees=True)
        sent = at.anna.file(meeting)
        third.own.everything.take_in(travelled(at.anna.own))
        at.sian.open(sent)
        at.sian.supervision.confirmations.confirm(meeting, agrees=True)
        assert third.open(at.sian.file(meeting)).came == "fixed"


def test_where_both_sign_in_a_share_file_from_elsewhere_is_refused(store: Store, third: Machine) -> None:
    seated = table(store, ANN, BEN)
    meeting = seated.practitioner.meetings.begin(
        seated.id, script(), mode=SHARE_FILE, held_on=DAY, language="en", content_version="v"
    ).id
    third.own.everything.take_in(travelled(seated.own))
    with pytest.raises(KeptTogether):
        seated.supervisor.files.take_in(third.file(meeting))
