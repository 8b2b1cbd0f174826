"""The two ends of a share file, on the pages where they stand: the meeting's, and the home of supervision."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.access import LOCAL
from model.content import Content
from model.share_file.contents import ShareFileContents
from model.share_file.faults import CalledOff, InYourName, OlderFile, Question
from model.share_file.seal import MOST_BYTES, seal, unseal
from model.store import OwnStore, SupervisionStore, open_store
from model.supervision.meeting import SHARE_FILE, Meeting
from pages.parts.shared.fields.file_field import _file_in
from pages.parts.shared.plain_text import plain
from pages.parts.supervision.files_in_tab import make_at_once, what_goes
from tests.pages.conftest import A_DAY, Visit
from tests.pages.page_reader import links, nameless, read_as_markdown, trouble, whole
from tests.pages.supervision.supervisions import supervision_for

pytestmark = pytest.mark.slow

PASSPHRASE = "four words that differ"
HOSTILE = "**Niamh** [a](http://b) :red[x]"
Begin = Callable[..., Meeting]


@pytest.fixture
def here(own: OwnStore) -> SupervisionStore:  # noqa: ARG001  the store has to be open first
    """The door to the meetings of the person of this machine."""
    return supervision_for()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[SupervisionStore]:
    """The same on the other person's machine."""
    store = open_store(tmp_path / "other")
    yield store.supervision(LOCAL)
    store.close()


@pytest.fixture
def begin(shipped: Content) -> Begin:
    """Begins a meeting by share file on one of the machines, where that person is the practitioner."""

    def beginning(seated: SupervisionStore, name: str = "Niamh") -> Meeting:
        supervision = seated.supervisions.begin("Aoife", name).id
        return seated.meetings.begin(
            supervision,
            shipped.script("monthly"),
            mode=SHARE_FILE,
            held_on=A_DAY,
            language="en",
            content_version=shipped.version,
        )

    return beginning


def field(at: AppTest, name: str) -> str:
    """The key of a field, whichever round it is in."""
    return next(one.key for one in at.text_input if one.key.startswith(name))


def make(at: AppTest, passphrase: str) -> AppTest:
    at.button(key="own_passphrase").click().run()
    at.text_input(key=field(at, "new_passphrase")).set_value(passphrase)
    return at.button(key="make_share_file_now").click().run()


def open_file(at: AppTest, data: bytes | None, passphrase: str = PASSPHRASE) -> AppTest:
    if data is not None:
        number = field(at, "open_passphrase").rpartition("_")[2]
        at.session_state[f"share_file_{number}"] = {"content": b64encode(data).decode()}
    at.text_input(key=field(at, "open_passphrase")).set_value(passphrase)
    return at.button(key="open_share_file_now").click().run()


def made(at: AppTest) -> bytes:
    """The file that the page would hand to the browser."""
    return at.session_state["share_file_made"].data


def repr_of_length(value: object) -> str:
    """A short name for what may be very long."""
    return repr(value) if len(repr(value)) < 40 else f"{len(repr(value))} letters"


def held(at: AppTest) -> str:
    """Everything the session holds."""
    return repr(at.session_state._state.filtered_state)


def said(at: AppTest) -> list[str]:
    return [info.value for info in at.info]


def test_file_is_made_and_opens_with_its_passphrase(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(here)
    at = make(visit("meeting.py", meeting=meeting.id), PASSPHRASE)
    (button,) = at.download_button
    assert (button.key, trouble(at), nameless(at)) == ("save_share_file", [], [])
    taken = there.files.take_in(unseal(made(at), f" {PASSPHRASE} "))
    assert (taken.came, taken.meeting.id) == ("new", meeting.id)


def test_file_is_named_after_the_day_the_reader_and_its_number(
    visit: Visit, here: SupervisionStore, begin: Begin
) -> None:
    at = make(visit("meeting.py", meeting=begin(here).id), PASSPHRASE)
    assert at.session_state["share_file_made"].file_name == "alongside-2026-03-04-to-supervisor-1.alongside"


def test_a_file_saved_again_is_the_same_sending_and_a_new_one_counts(
    visit: Visit, here: SupervisionStore, begin: Begin
) -> None:
    at = make(visit("meeting.py", meeting=begin(here).id), PASSPHRASE)
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
    visit: Visit, here: SupervisionStore, begin: Begin, *, passphrase: str, told: str
) -> None:
    meeting = begin(here)
    at = make(visit("meeting.py", meeting=meeting.id), passphrase)
    assert [fault.replace("\\", "").startswith(told) for fault in trouble(at)] == [True]
    assert ([button.key for button in at.download_button], here.files.make(meeting.id).number) == ([], 1)


def test_passphrase_is_let_go_of_once_the_file_is_made(visit: Visit, here: SupervisionStore, begin: Begin) -> None:
    at = make(visit("meeting.py", meeting=begin(here).id), PASSPHRASE)
    assert (PASSPHRASE in held(at), PASSPHRASE in whole(at)) == (False, False)
    at.button(key="new_share_file").click().run()
    assert [box.value for box in at.text_input if "passphrase" in box.key] == [""]


def test_one_press_makes_and_saves_with_the_suggested_passphrase_which_is_then_let_go_of(
    visit: Visit, here: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(here)
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
    visit: Visit, here: SupervisionStore, begin: Begin
) -> None:
    at = visit("meeting.py", meeting=begin(here).id)
    (suggested,) = [code.value for code in at.code]
    assert trouble(make(at, PASSPHRASE)) == []
    assert (suggested in held(at), unseal(made(at), PASSPHRASE).from_seat) == (False, "practitioner")


def test_what_changed_after_the_file_was_made_is_told(visit: Visit, here: SupervisionStore, begin: Begin) -> None:
    meeting = begin(here)
    at = make(visit("meeting.py", meeting=meeting.id), PASSPHRASE)
    here.meetings.go_to(meeting.id, "actions")
    assert [warning.value for warning in at.run().warning] == []
    here.answers.save(meeting.id, "both.agenda", words="The rota", tab="t", base_version=0)
    assert [warning.value for warning in at.run().warning] == [
        "Something has changed since. Make a new file, so that Niamh gets that too."
    ]


def test_first_file_brings_the_meeting_to_the_supervisor(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(there)
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert (said(at), trouble(at)) == (["The meeting with Aoife on 4 March 2026 is here, new."], [])
    assert ("Go to the meeting", f"meeting?meeting={meeting.id}") in links(at)
    assert [(one.id, one.seat) for one in here.meetings.all()] == [(meeting.id, "supervisor")]
    assert (PASSPHRASE in held(at), nameless(at)) == (False, [])


def test_file_after_file_is_told_as_what_it_is(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(there)
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
        ["The meeting with Aoife on 4 March 2026 is brought up to date."],
        ["There is nothing in this file that is not here already. It is about 4 March 2026, with Aoife."],
    ]
    assert here.answers.of(meeting.id)["practitioner.question"].words == "The rota"


def test_words_written_over_by_a_file_are_shown(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(there)
    here.files.take_in(there.files.make(meeting.id))
    here.answers.save(meeting.id, "both.agenda", words="My own **agenda**", tab="t", base_version=0)
    there.answers.save(meeting.id, "both.agenda", words="Another agenda", tab="t", base_version=0)
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert [text.value for text in at.text if "agenda" in text.value] == ["My own **agenda**"]
    assert "What was written in the same place and is not in it now:" in [one.value for one in at.markdown]
    assert here.answers.of(meeting.id)["both.agenda"].words == "Another agenda"


def test_both_confirmed_is_told_with_the_way_to_the_record(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(there)
    there.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    there.confirmations.confirm(meeting.id, agrees=True)
    here.files.take_in(there.files.make(meeting.id))
    here.confirmations.confirm(meeting.id, agrees=True)
    there.files.take_in(here.files.make(meeting.id))
    at = open_file(visit("supervision.py"), seal(there.files.make(meeting.id), PASSPHRASE))
    assert here.record.of(meeting.id).hash == there.record.of(meeting.id).hash
    assert ("Read the record", f"record?meeting={meeting.id}") in links(at)


def test_what_is_only_begun_asks_for_no_new_file(here: SupervisionStore, there: SupervisionStore, begin: Begin) -> None:
    meeting = begin(there)
    there.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="t", base_version=0)
    there.confirmations.confirm(meeting.id, agrees=True)
    here.files.take_in(there.files.make(meeting.id))
    before = what_goes(meeting)
    here.answers.save(meeting.id, "supervisor.why_not", words="Half", tab="t", base_version=0)
    assert what_goes(meeting) == before
    here.answers.save(meeting.id, "both.agenda", words="Half", tab="t", base_version=0)
    assert what_goes(meeting) != before


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
    begin: Begin,
    *,
    spoil: Callable[[bytes], bytes | None],
    passphrase: str,
    told: str,
) -> None:
    data = seal(there.files.make(begin(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), spoil(data), passphrase)
    assert [fault.replace("\\", "").startswith(told) for fault in trouble(at)] == [True]
    assert (here.supervisions.all(), said(at)) == ([], [])


def test_another_passphrase_is_enough_after_a_wrong_one(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    data = seal(there.files.make(begin(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), data, "another passphrase")
    assert len(said(open_file(at, None))) == 1
    assert len(here.meetings.all()) == 1


def test_file_is_let_go_of_once_it_is_opened(visit: Visit, there: SupervisionStore, begin: Begin) -> None:
    data = seal(there.files.make(begin(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), data, "another passphrase")
    content = b64encode(data).decode()
    assert (content in held(at), content in held(open_file(at, None))) == (True, False)


def test_file_is_let_go_of_when_its_page_is_left(visit: Visit, there: SupervisionStore, begin: Begin) -> None:
    data = seal(there.files.make(begin(there).id), PASSPHRASE)
    at = open_file(visit("supervision.py"), data, "another passphrase")
    at.switch_page("home.py").run()
    assert b64encode(data).decode() not in held(at)


@pytest.mark.parametrize(
    ("sent", "file"),
    [
        ({"content": b64encode(b"a file").decode()}, b"a file"),
        ({"content": ""}, b""),
        ({"content": b64encode(bytes(MOST_BYTES)).decode()}, bytes(MOST_BYTES)),
        ({"content": b64encode(bytes(MOST_BYTES + 1)).decode()}, None),
        ({"content": "A" * (2 * MOST_BYTES)}, None),
        ({"content": "no base64"}, None),
        ({"content": "ŵ==="}, None),
        ({"content": None}, None),
        ({"content": ["YQ=="]}, None),
        ({}, None),
        (None, None),
    ],
    ids=repr_of_length,
)
def test_what_no_file_field_would_send_is_left_out(sent: object, file: bytes | None) -> None:
    assert _file_in(sent, MOST_BYTES) == file


def test_own_file_coming_back_is_told_by_name(visit: Visit, here: SupervisionStore, begin: Begin) -> None:
    contents: ShareFileContents = here.files.make(begin(here, HOSTILE).id)
    at = open_file(visit("supervision.py"), seal(contents, PASSPHRASE))
    assert len(trouble(at)) == 1
    assert [words for words in read_as_markdown(at) if HOSTILE in words] == []
    assert sum(plain(HOSTILE) in words for words in read_as_markdown(at)) > 0


def test_confirmed_record_can_be_given_to_the_other(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin
) -> None:
    meeting = begin(here)
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


def told(at: AppTest) -> list[str]:
    """What is asked before a file is taken in, and what is told after."""
    return [warning.value for warning in at.warning] + said(at)


@pytest.fixture
def confirmed(here: SupervisionStore, there: SupervisionStore, begin: Begin) -> bytes:
    """The other person's file with a record both confirmed, after this machine lost all of it."""
    meeting = begin(there)
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
    assert told(at) == [InYourName.message]
    assert {"Glad of it", "Ring **the** school"} <= {text.value for text in at.text}
    assert (nameless(at), [words for words in read_as_markdown(at) if "Ring **the**" in words]) == ([], [])
    assert (here.supervisions.all(), PASSPHRASE in held(at)) == ([], False)
    at.button(key="file_no").click().run()
    assert told(at) == ["Nothing of the file is kept here. Aoife still has it."]
    assert (here.supervisions.all(), "Glad of it" in held(at), told(at.run())) == ([], False, [])


def test_what_is_said_in_ones_name_is_kept_on_purpose_and_stays_marked(
    visit: Visit, here: SupervisionStore, confirmed: bytes
) -> None:
    at = open_file(visit("supervision.py"), confirmed)
    at.button(key="file_yes").click().run()
    assert told(at) == ["The meeting with Aoife on 4 March 2026 is here, new."]
    (meeting,) = here.meetings.all()
    home = visit("supervision.py")
    marked = "You, according to the file, not confirmed on this machine"
    assert [caption.value for caption in home.caption if "according" in caption.value] == [marked]
    record = visit("record.py", meeting=meeting.id)
    assert [warning.value for warning in record.warning] == [
        "What Niamh said and confirmed here is according to the file, not confirmed on this machine."
    ]
    assert "How Niamh (according to the file) was" in [plain_again(one.value) for one in record.caption]


def plain_again(text: str) -> str:
    return text.replace("\\", "")


@pytest.mark.parametrize(("question", "came"), [(OlderFile, "is brought up to date."), (CalledOff, "is here, new.")])
def test_older_and_called_off_are_asked_about(
    visit: Visit, here: SupervisionStore, there: SupervisionStore, begin: Begin, *, question: type[Question], came: str
) -> None:
    meeting = begin(there)
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
