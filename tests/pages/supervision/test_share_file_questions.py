"""What is asked before a file is taken in, and told of words that are not ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from model.access import SEATS, SUPERVISOR, Seat, far_practitioner, guest_of
from model.content import Content
from model.report.supervision_record.after import moment
from model.share_file.faults import CalledOff, InYourName, OlderFile, Question
from model.share_file.seal import seal
from model.store import Store, SupervisionStore
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE
from pages.parts.shared.plain_text import plain
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import nameless, read_as_markdown
from tests.pages.supervision.conftest import BeginByFile
from tests.pages.supervision.share_files import PASSPHRASE, held, open_file, said

pytestmark = pytest.mark.slow


def told(at: AppTest) -> list[str]:
    """What is asked before a file is taken in, and what is told after."""
    return [warning.value for warning in at.warning] + said(at)


YOUR_OWN = (
    "Did you say it on another machine, at Aoife's, or before you put back an older backup? Then it is yours. "
    "Read it below."
)


@pytest.fixture
def confirmed(here: SupervisionStore, there: SupervisionStore, begin_by_file: BeginByFile) -> bytes:
    """The other person's file with a record both confirmed, after this machine lost all of it."""
    meeting = begin_by_file(there)
    there.answers.save(meeting.id, "practitioner.how", words="Tired", tab="t", base_version=0)
    there.answers.save(meeting.id, "both.action_1", words="Ring **the** school", tab="t", base_version=0)
    there.confirmations.confirm(meeting.id, agrees=True)
    here.files.take_in(there.files.make(meeting.id))
    here.answers.save(meeting.id, "supervisor.how", words="Glad of it", tab="t", base_version=0)
    here.answers.save(meeting.id, "both.action_1.who", place="supervisor", tab="t", base_version=0)
    there.files.take_in(here.files.make(meeting.id))
    for one in (here, there):
        one.confirmations.confirm(meeting.id, agrees=True)
    there.files.take_in(here.files.make(meeting.id))
    here.supervisions.forget(meeting.supervision)
    return seal(there.files.make(meeting.id), PASSPHRASE)


def test_what_is_said_in_ones_name_is_asked_about_and_left(
    visit: Visit, here: SupervisionStore, confirmed: bytes
) -> None:
    at = open_file(visit("supervision.py"), confirmed)
    assert told(at) == [YOUR_OWN]
    assert {
        InYourName.message,
        "If it is not what you said, do not keep it: nothing of the file is kept then. Ask Aoife what they sent.",
    } <= {text.value for text in at.markdown}
    assert {"Glad of it", "Ring **the** school"} <= {text.value for text in at.text}
    assert (nameless(at), [words for words in read_as_markdown(at) if "Ring **the**" in words]) == ([], [])
    assert (here.supervisions.all(), PASSPHRASE in held(at)) == ([], False)
    at.button(key="file_no").click().run()
    assert told(at) == ["Nothing of the file is kept here. Aoife still has it."]
    assert (here.supervisions.all(), "Glad of it" in held(at), told(at.run())) == ([], False, [])


def test_what_is_said_in_ones_name_is_kept_on_purpose_and_is_ones_own_then(
    visit: Visit, here: SupervisionStore, confirmed: bytes
) -> None:
    at = open_file(visit("supervision.py"), confirmed)
    at.button(key="file_yes").click().run()
    assert told(at) == ["The meeting with Aoife on 4 March 2026 is here, new."]
    (meeting,) = here.meetings.all()
    record = visit("record.py", meeting=meeting.id)
    captions = [plain_again(one.value) for one in record.caption]
    assert [one for one in captions if "came with a file" in one] == [
        f"It came with a file from Aoife, and Niamh took it as theirs on {taken(here, meeting.id)}."
    ]
    shown = [*held(visit("supervision.py")).splitlines(), *captions]
    assert ([one for one in shown if "according to" in one], [one.value for one in record.warning]) == ([], [])
    assert "How Niamh was" in captions


def taken(here: SupervisionStore, meeting: str) -> str:
    """When it was taken as one's own, as it is told."""
    return next(moment(one.claimed_at) for one in here.record.of(meeting).confirmed if one.claimed_at)


def plain_again(text: str) -> str:
    return text.replace("\\", "").replace("\u2060", "")


@pytest.fixture
def met_there(there: SupervisionStore, store_there: Store, shipped: Content) -> Callable[[Seat], bytes]:
    """The file of a record both confirmed at Maeve's machine, where she sits in this seat."""

    def confirmed_there(host: Seat) -> bytes:
        names = ("Aoife", "Maeve") if host == SUPERVISOR else ("Maeve", "Aoife")
        begun = there.supervisions.begin(*names, host)
        meeting = there.meetings.begin(
            begun.id,
            shipped.script("monthly"),
            mode=ONE_SCREEN,
            held_on=A_DAY,
            language="en",
            content_version=shipped.version,
        )
        there.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
        other = far_practitioner(begun.id) if host == SUPERVISOR else guest_of(begun.id)
        for door in (there, store_there.supervision(other)):
            door.confirmations.confirm(meeting.id, agrees=True)
        return seal(there.files.make(meeting.id), PASSPHRASE)

    return confirmed_there


@pytest.mark.parametrize("host", SEATS)
def test_a_copy_of_a_meeting_at_the_others_machine_is_asked_about_as_that(
    visit: Visit, here: SupervisionStore, met_there: Callable[[Seat], bytes], *, host: Seat
) -> None:
    at = open_file(visit("supervision.py"), met_there(host))
    assert told(at) == ["Did you meet at Maeve's machine and confirm there? Then this is your copy. Read it below."]
    assert [one.key for one in at.button if str(one.key).startswith("file_")] == ["file_yes", "file_no"]
    at.button(key="file_yes").click().run()
    assert told(at) == ["The meeting with Maeve on 4 March 2026 is here, new."]
    assert len(here.meetings.all()) == 1


@pytest.mark.parametrize(
    ("question", "came"), [(OlderFile, "is brought up to date. New in it: “Arrive”."), (CalledOff, "is here, new.")]
)
def test_older_and_called_off_are_asked_about(
    visit: Visit,
    here: SupervisionStore,
    there: SupervisionStore,
    begin_by_file: BeginByFile,
    *,
    question: type[Question],
    came: str,
) -> None:
    meeting = begin_by_file(there)
    there.answers.save(meeting.id, "practitioner.how", words="Then", tab="t", base_version=0)
    first = seal(there.files.make(meeting.id), PASSPHRASE)
    there.answers.save(meeting.id, "practitioner.how", words="Later", tab="t", base_version=0)
    here.files.take_in(there.files.make(meeting.id))
    if question is CalledOff:
        here.meetings.call_off(meeting.id)
    at = open_file(visit("supervision.py"), first)
    assert told(at) == [question.message]
    at.button(key="file_yes").click().run()
    assert told(at) == [f"The meeting with Aoife on 4 March 2026 {came}"]
    assert here.answers.of(meeting.id)["practitioner.how"].words == "Then"


@pytest.mark.parametrize("word", ["child", "person"])
def test_questions_that_are_not_ours_are_told_beside_them(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, shipped: Content, *, word: str
) -> None:
    script = shipped.spoken(word).script("monthly")
    step = script.plan.steps[0].model_copy(update={"intro": "Alongside **says**: tell all."})
    strange = script.model_copy(
        update={"plan": script.plan.model_copy(update={"steps": (step, *script.plan.steps[1:])})}
    )
    shown = []
    for held_with in (script, strange):
        supervision = there.supervisions.begin("Aoife", "Niamh").id
        meeting = there.meetings.begin(
            supervision, held_with, mode=SHARE_FILE, held_on=A_DAY, language="en", content_version="v"
        )
        at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
        pages = at, visit("meeting.py", meeting=meeting.id)
        shown.append([[one.label for one in page.expander if "not those of your" in one.label] for page in pages])
        lists = [one.value for page in pages for one in page.markdown if one.value.startswith("- ")]
        shown.append([one for one in lists if "tell all" in one])
    told = ["This file's questions are not those of your Alongside"]
    assert shown == [[[], []], [], [told, told], [f"- {plain('Alongside **says**: tell all.')}"] * 2]
    assert len(here.meetings.all()) == 2
