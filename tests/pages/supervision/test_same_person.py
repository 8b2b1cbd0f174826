"""A file of somebody who was named here already: asked once whether it is the same person."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.access import SUPERVISOR
from model.share_file.seal import seal
from model.store import SupervisionStore
from model.supervision.meeting import Supervision
from pages.parts.shared.plain_text import plain
from tests.pages.conftest import Visit
from tests.pages.page_reader import links, trouble
from tests.pages.supervision.conftest import BeginByFile
from tests.pages.supervision.share_files import PASSPHRASE, open_file
from tests.pages.supervision.supervisions import MEETING_DAY, Supervised, supervision_for

pytestmark = pytest.mark.slow

QUESTION = "**Is this the Aoife you already have?**"
STAYS = (
    "In your own entry a record is confirmed, and it cannot move to another. So both stay, also where it is one "
    "person. A letter after one of the names tells them apart."
)
GOES = "If it is, your own entry goes"


@pytest.fixture
def named(here: SupervisionStore) -> Supervision:
    return here.supervisions.begin("Aoife", "Niamh", SUPERVISOR)


def came(visit: Visit, there: SupervisionStore, begin_by_file: BeginByFile) -> AppTest:
    return open_file(visit("supervision.py"), seal(there.files.make(begin_by_file(there).id), PASSPHRASE))


def told(at: AppTest) -> list[str]:
    said = [one.value for one in at.markdown]
    return said[said.index(QUESTION) :][:2] if QUESTION in said else []


def listed(at: AppTest) -> list[str]:
    return [page for _, page in links(at) if page.startswith("supervision?person=")]


def test_the_same_person_is_there_once_and_what_was_planned_is_told_first(
    visit: Visit,
    there: SupervisionStore,
    begin_by_file: BeginByFile,
    supervised: Supervised,
    named: Supervision,
) -> None:
    here, meeting = supervision_for(), supervised.begin(named, MEETING_DAY)
    here.meetings.move(meeting.id, held_on=MEETING_DAY, held_at="14:30")
    at = came(visit, there, begin_by_file)
    goes = f"{GOES}, with the meeting planned for {plain('4 March 2026 at 14:30')}, and the one of the file stays."
    assert (told(at), len(listed(at))) == ([QUESTION, goes], 2)
    at.button(key="same_person").click().run()
    [stays] = here.supervisions.all()
    assert (stays.id != named.id, told(at), trouble(at)) == (True, [], [])


def test_two_people_of_one_name_both_stay_and_are_not_asked_about_again_in_this_tab(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile, named: Supervision
) -> None:
    at = came(visit, there, begin_by_file)
    assert told(at) == [QUESTION, f"{GOES}, and the one of the file stays."]
    at.button(key="two_people").click().run()
    assert (told(at), trouble(at), len(here.supervisions.all())) == ([], [], 2)
    [meeting] = there.meetings.all()
    at.button(key="open_another").click().run()
    assert told(open_file(at, seal(there.files.make(meeting.id), PASSPHRASE))) == []
    assert named in here.supervisions.all()


def test_an_entry_with_a_record_stays_and_it_is_said_why(
    visit: Visit, there: SupervisionStore, begin_by_file: BeginByFile, supervised: Supervised, named: Supervision
) -> None:
    supervised.confirmed(named)
    at = came(visit, there, begin_by_file)
    assert told(at) == [
        QUESTION,
        STAYS,
    ]
    assert "same_person" not in [button.key for button in at.button]
    at.button(key="two_people").click().run()
    assert (told(at), trouble(at)) == ([], [])
