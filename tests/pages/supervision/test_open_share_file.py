"""Opening the other's share file on the home of supervision."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

import pytest

from model.share_file.contents import ShareFileContents
from model.share_file.seal import seal
from model.store import SupervisionStore
from pages.parts.shared.plain_text import plain
from tests.pages.conftest import Visit
from tests.pages.page_reader import links, nameless, read_as_markdown, trouble
from tests.pages.supervision.conftest import BeginByFile
from tests.pages.supervision.share_files import HOSTILE, PASSPHRASE, held, open_file, said

pytestmark = pytest.mark.slow


def test_first_file_brings_the_meeting_to_the_supervisor(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(there)
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert (said(at), trouble(at)) == (["The meeting with Aoife on 4 March 2026 is here, new."], [])
    assert ("Go to the meeting", f"meeting?meeting={meeting.id}") in links(at)
    assert [(one.id, one.seat) for one in here.meetings.all()] == [(meeting.id, "supervisor")]
    assert (PASSPHRASE in held(at), nameless(at)) == (False, [])


def test_file_after_file_is_told_as_what_it_is(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(there)
    at = visit("supervision.py")
    first = seal(there.files.make(meeting.id), PASSPHRASE)
    there.answers.save(meeting.id, "practitioner.question", words="The rota", tab="t", base_version=0)
    second = seal(there.files.make(meeting.id), PASSPHRASE)
    found = []
    for data in (first, second, second):
        open_file(at, data)
        found.append(said(at))
        at.button(key="open_another").click().run()
    assert found == [
        ["The meeting with Aoife on 4 March 2026 is here, new."],
        ["The meeting with Aoife on 4 March 2026 is brought up to date. New in it: “Arrive”."],
        ["There is nothing in this file that is not here already. It is about 4 March 2026, with Aoife."],
    ]
    assert here.answers.of(meeting.id)["practitioner.question"].words == "The rota"


def test_words_written_over_by_a_file_are_shown(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(there)
    here.files.take_in(there.files.make(meeting.id))
    here.answers.save(meeting.id, "both.agenda", words="My own **agenda**", tab="t", base_version=0)
    there.answers.save(meeting.id, "both.agenda", words="Another agenda", tab="t", base_version=0)
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert [text.value for text in at.text if "agenda" in text.value] == ["My own **agenda**"]
    assert "What was written in the same place and is not in it now:" in [one.value for one in at.markdown]
    assert here.answers.of(meeting.id)["both.agenda"].words == "Another agenda"


def test_both_confirmed_is_told_with_the_way_to_the_record(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    meeting = begin_by_file(there)
    there.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    there.confirmations.confirm(meeting.id, agrees=True)
    here.files.take_in(there.files.make(meeting.id))
    here.confirmations.confirm(meeting.id, agrees=True)
    there.files.take_in(here.files.make(meeting.id))
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert here.record.of(meeting.id).hash == there.record.of(meeting.id).hash
    assert ("Read the record", f"record?meeting={meeting.id}") in links(at)


@pytest.mark.parametrize(
    ("spoil", "passphrase", "told"),
    [
        (lambda _: None, PASSPHRASE, "Choose the file first."),
        (lambda data: data, "  ", "Type the passphrase that was made with it."),
        (lambda data: data, "another passphrase", "This passphrase does not open the file."),
        (lambda _: b"not ours", PASSPHRASE, "This is not an Alongside share file"),
        (lambda data: data[:-200], PASSPHRASE, "This share file was cut off or changed on the way"),
    ],
)
def test_fault_is_told_in_plain_words_and_nothing_changes(
    visit: Visit,
    here: SupervisionStore,
    there: SupervisionStore,
    begin_by_file: BeginByFile,
    *,
    spoil: Callable[[bytes], bytes | None],
    passphrase: str,
    told: str,
) -> None:
    data = seal(there.files.make(begin_by_file(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), spoil(data), passphrase)
    assert [fault.replace("\\", "").startswith(told) for fault in trouble(at)] == [True]
    assert (here.supervisions.all(), said(at)) == ([], [])


def test_another_passphrase_is_enough_after_a_wrong_one(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    data = seal(there.files.make(begin_by_file(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), data, "another passphrase")
    assert len(said(open_file(at, None))) == 1
    assert len(here.meetings.all()) == 1


def test_file_is_let_go_of_once_it_is_opened(visit: Visit, there: SupervisionStore, begin_by_file: BeginByFile) -> None:
    data = seal(there.files.make(begin_by_file(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), data, "another passphrase")
    content = b64encode(data).decode()
    assert (content in held(at), content in held(open_file(at, None))) == (True, False)


def test_file_is_let_go_of_when_its_page_is_left(
    visit: Visit, there: SupervisionStore, begin_by_file: BeginByFile
) -> None:
    data = seal(there.files.make(begin_by_file(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), data, "another passphrase")
    at.switch_page("home.py").run()
    assert b64encode(data).decode() not in held(at)


def test_own_file_coming_back_is_told_by_name(visit: Visit, here: SupervisionStore, begin_by_file: BeginByFile) -> None:
    contents: ShareFileContents = here.files.make(begin_by_file(here, HOSTILE).id)
    at = open_file(visit("supervision.py"), seal(contents, PASSPHRASE))
    assert len(trouble(at)) == 1
    assert [words for words in read_as_markdown(at) if HOSTILE in words] == []
    assert sum(plain(HOSTILE) in words for words in read_as_markdown(at)) > 0
