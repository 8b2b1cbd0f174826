"""Making a share file for the other, on the page of a meeting or of its record."""

from __future__ import annotations

import pytest

from model.share_file.faults import InYourName
from model.share_file.seal import unseal
from model.store import SupervisionStore
from pages.parts.supervision.files_in_tab import make_at_once, what_goes
from tests.pages.conftest import Visit
from tests.pages.page_reader import nameless, trouble, whole
from tests.pages.supervision.conftest import BeginByFile
from tests.pages.supervision.share_files import PASSPHRASE, held, made, make

pytestmark = pytest.mark.slow


def test_file_is_made_and_opens_with_its_passphrase(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(here)
    at = make(visit("meeting.py", meeting=meeting.id), PASSPHRASE)
    (button,) = at.download_button
    assert (button.key, trouble(at), nameless(at)) == ("save_share_file", [], [])
    taken = there.files.take_in(unseal(made(at), f" {PASSPHRASE} "))
    assert (taken.came, taken.meeting.id) == ("new", meeting.id)


def test_file_is_named_after_the_day_the_reader_and_its_number(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    at = make(visit("meeting.py", meeting=begin_by_file(here).id), PASSPHRASE)
    assert at.session_state["share_file_made"].file_name == "alongside-2026-03-04-to-supervisor-1.alongside"


def test_a_file_saved_again_is_the_same_sending_and_a_new_one_counts(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    at = make(visit("meeting.py", meeting=begin_by_file(here).id), PASSPHRASE)
    first = made(at)
    assert made(at.run()) == first
    at = make(at.button(key="new_share_file").click().run(), PASSPHRASE)
    assert [unseal(data, PASSPHRASE).number for data in (first, made(at))] == [1, 2]


@pytest.mark.parametrize(
    ("passphrase", "told"),
    [
        ("", "A passphrase for a share file has at least 14 characters"),
        ("thirteen char", "A passphrase for a share file has at least 14 characters"),
    ],
)
def test_passphrase_that_does_not_do_is_told_and_counts_no_sending(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile, *, passphrase: str, told: str
) -> None:
    meeting = begin_by_file(here)
    at = make(visit("meeting.py", meeting=meeting.id), passphrase)
    assert [fault.replace("\\", "").startswith(told) for fault in trouble(at)] == [True]
    assert ([button.key for button in at.download_button], here.files.make(meeting.id).number) == ([], 1)


def test_passphrase_is_let_go_of_once_the_file_is_made(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    at = make(visit("meeting.py", meeting=begin_by_file(here).id), PASSPHRASE)
    assert (PASSPHRASE in held(at), PASSPHRASE in whole(at)) == (False, False)
    at.button(key="new_share_file").click().run()
    assert [box.value for box in at.text_input if "passphrase" in box.key] == [""]


def test_one_press_makes_and_saves_with_the_suggested_passphrase_which_is_then_let_go_of(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(here)
    at = visit("meeting.py", meeting=meeting.id)
    (suggested,) = [code.value for code in at.code]
    waiting = at.session_state["share_file_one_click"]
    data = make_at_once(waiting)
    assert (data == make_at_once(waiting), unseal(data, suggested).number, waiting.file_name) == (
        True,
        1,
        "alongside-2026-03-04-to-supervisor-1.alongside",
    )
    here.answers.save(meeting.id, "both.agenda", words="The rota", tab="t", base_version=0)
    assert unseal(make_at_once(waiting), suggested).number == 2
    at.run()
    assert (suggested in held(at), suggested in whole(at), made(at)) == (False, False, waiting.made.data)


def test_own_passphrase_can_be_chosen_instead_of_a_suggestion(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    at = visit("meeting.py", meeting=begin_by_file(here).id)
    (suggested,) = [code.value for code in at.code]
    assert trouble(make(at, PASSPHRASE)) == []
    assert (suggested in held(at), unseal(made(at), PASSPHRASE).from_seat) == (False, "practitioner")


def test_what_changed_after_the_file_was_made_is_told(
    visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(here)
    at = make(visit("meeting.py", meeting=meeting.id), PASSPHRASE)
    here.meetings.go_to(meeting.id, "actions")
    assert [warning.value for warning in at.run().warning] == []
    here.answers.save(meeting.id, "both.agenda", words="The rota", tab="t", base_version=0)
    assert [warning.value for warning in at.run().warning] == [
        "Something has changed since. Make a new file, so that Niamh gets that too."
    ]


def test_what_is_only_begun_asks_for_no_new_file(
    here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(there)
    there.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    there.confirmations.confirm(meeting.id, agrees=True)
    here.files.take_in(there.files.make(meeting.id))
    before = what_goes(meeting)
    here.answers.save(meeting.id, "supervisor.why_not", words="Half", tab="t", base_version=0)
    assert what_goes(meeting) == before
    here.answers.save(meeting.id, "both.agenda", words="Half", tab="t", base_version=0)
    assert what_goes(meeting) != before


def test_confirmed_record_can_be_given_to_the_other(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(here)
    here.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    here.confirmations.confirm(meeting.id, agrees=True)
    there.files.take_in(here.files.make(meeting.id))
    there.confirmations.confirm(meeting.id, agrees=True)
    here.files.take_in(there.files.make(meeting.id))
    there.supervisions.forget(meeting.supervision)
    at = make(visit("record.py", meeting=meeting.id), PASSPHRASE)
    assert trouble(at) == []
    sent = unseal(made(at), PASSPHRASE)
    with pytest.raises(InYourName) as asked:
        there.files.take_in(sent)
    assert there.files.take_in(sent, [asked.value]).came == "new"
    assert there.record.of(meeting.id).hash == here.record.of(meeting.id).hash
