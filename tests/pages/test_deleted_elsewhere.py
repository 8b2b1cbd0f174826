"""What is deleted in one tab is gone in every other: page, files, what the session holds, and what is typed there."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from model.access import NotYours
from model.content import Content
from model.store import Deletion, OwnStore
from model.supervision.meeting import SHARE_FILE
from pages.parts.shared.in_this_tab import DELETED
from pages.parts.shared.what_is_there import WAS_DELETED
from tests.pages.conftest import Downloads, Start, Visit
from tests.pages.page_reader import links, titles, trouble, whole
from tests.pages.reflection.reflect_reader import unfold_meeting
from tests.pages.supervision.meetings import sit
from tests.pages.supervision.supervisions import Agreed, Supervised, supervision_for
from tests.pages.workshop.rooms import hold

pytestmark = pytest.mark.slow

WORDS = "zqkept"
NOBODY = "zqname"


@pytest.fixture
def supervised(own: OwnStore, shipped: Content) -> Supervised:  # noqa: ARG001  the store has to be open
    return Supervised(shipped)


def written(start: Start, own: OwnStore) -> str:
    """A finished reflection with words in all that can hold some."""
    whose = own.relationships.name(f"{WORDS} of them").id
    given = {"trust": "3", "trust__what": f"{WORDS} story", "next_1": f"{WORDS} step"}
    draft = start("full_walk", "meeting", finished=True, headline=f"{WORDS} headline", **given)
    own.reflections.describe(draft, relationship=whose)
    own.answers.save(draft, "next_1_due", place="2026-03-11", tab="earlier", base_version=0)
    return draft


@pytest.fixture
def finished(start: Start, own: OwnStore) -> str:
    return written(start, own)


def paragraphs(at: AppTest) -> list[str]:
    return [one.value for one in at.markdown]


def held(at: AppTest) -> str:
    """Everything the session holds."""
    return repr(at.session_state._state.filtered_state)


@pytest.mark.parametrize("page", ["your_profile.py", "reflect.py", "take_to_supervision.py"])
@pytest.mark.parametrize("way", ["reflection", "everything"])
def test_page_of_a_reflection_says_in_one_sentence_that_it_was_deleted(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start, supervised: Supervised, *, page: str, way: str
) -> None:
    supervised.begin(supervised.by())
    draft = written(start, own)
    at = visit(page, draft=draft)
    assert whole(at).count(WORDS) > 0
    deletion.reflection(draft) if way == "reflection" else deletion.everything()
    at.run()
    assert (titles(at), paragraphs(at), links(at)) == (
        ["There is no reflection here"],
        [WAS_DELETED],
        [("See my reflections", "reflections")],
    )
    assert (whole(at).count(WORDS), held(at).count(WORDS), trouble(at)) == (0, 0, [])


def test_going_on_in_what_was_deleted_is_answered_with_that_sentence_alone(
    visit: Visit, deletion: Deletion, start: Start
) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    deletion.reflection(draft)
    at.button(key="on_trust").click().run()
    assert (paragraphs(at), trouble(at), list(at.warning)) == ([WAS_DELETED], [], [])


def test_address_that_never_led_anywhere_is_not_said_to_be_deleted(visit: Visit) -> None:
    assert WAS_DELETED not in paragraphs(visit("your_profile.py", draft="nothing"))


def test_tab_on_another_page_lets_go_of_the_words_too(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    at = visit("reflect.py", draft=written(start, own))
    at.switch_page("the_model.py").run()
    assert held(at).count(WORDS) > 0
    deletion.everything()
    assert held(at.run()).count(WORDS) == 0


@pytest.mark.parametrize("page", ["home.py", "my_reflections.py", "your_profile.py", "take_to_supervision.py"])
def test_lists_show_nothing_of_what_was_deleted(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start, page: str
) -> None:
    written(start, own)
    at = visit(page)
    deletion.everything()
    at.run()
    assert (whole(at).count(WORDS), held(at).count(WORDS), trouble(at)) == (0, 0, [])


def test_step_of_a_deleted_reflection_that_is_answered_is_told(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft = written(start, own)
    at = visit()
    [step] = own.next_steps.of(draft)
    at.segmented_control(key=f"outcome_{step.id}").set_value("done")
    deletion.reflection(draft)
    at.run()
    assert (whole(at).count(WORDS), own.reflections.count(), list(at.exception)) == (0, 0, [])


@pytest.mark.parametrize(
    ("page", "way"), [(page, way) for page in ("meeting.py", "supervision.py") for way in ("call off", "everything")]
)
def test_page_of_a_meeting_says_that_it_was_deleted(visit: Visit, deletion: Deletion, page: str, way: str) -> None:
    sitting = sit(names=(NOBODY, NOBODY), mode=SHARE_FILE)
    sitting.say("both.agenda", WORDS)
    at = visit(page, meeting=sitting.meeting)
    sitting.practitioner.meetings.call_off(sitting.meeting) if way == "call off" else deletion.everything()
    at.run()
    assert (titles(at), paragraphs(at), len(links(at))) == (["There is no meeting here"], [WAS_DELETED], 1)
    gone = [whole(at).count(word) + held(at).count(word) for word in (NOBODY, WORDS)]
    assert (gone, trouble(at)) == ([0, 0], [])


def test_meeting_shows_nothing_of_a_reflection_that_was_deleted(visit: Visit, deletion: Deletion) -> None:
    sitting = sit(mode=SHARE_FILE).at("bring")
    at = visit("meeting.py", meeting=sitting.meeting)
    assert whole(at).count("They waited at the gate.") > 0
    deletion.reflection(sitting.reflection)
    assert whole(at.run()).count("They waited at the gate.") == 0


@pytest.mark.parametrize("way", ["supervision", "everything"])
def test_page_of_a_record_says_that_it_was_deleted(
    visit: Visit, supervised: Supervised, deletion: Deletion, way: str
) -> None:
    supervision = supervised.by(NOBODY)
    meeting = supervised.confirmed(supervision, date(2026, 3, 4), Agreed(WORDS))
    at = visit("record.py", meeting=meeting.id)
    assert whole(at).count(WORDS) > 0
    supervision_for().supervisions.forget(supervision.id) if way == "supervision" else deletion.everything()
    at.run()
    assert (titles(at), paragraphs(at), len(links(at))) == (["There is no record here"], [WAS_DELETED], 1)
    assert [whole(at).count(word) + held(at).count(word) for word in (NOBODY, WORDS)] == [0, 0]


@pytest.mark.parametrize("page", ["room.py", "screen.py"])
@pytest.mark.parametrize("ends", [True, False])
def test_page_of_a_room_says_that_it_was_deleted(visit: Visit, deletion: Deletion, *, page: str, ends: bool) -> None:
    room = hold()
    if ends:
        room.trainer.rooms.end(room.id)
    at = visit(page, room=room.id)
    deletion.everything()
    at.run()
    assert (paragraphs(at), len(links(at)), trouble(at)) == ([WAS_DELETED], 1, [])


def test_files_are_made_of_what_is_kept_when_they_are_asked_for(
    visit: Visit, deletion: Deletion, finished: str, supervised: Supervised, downloads: Downloads
) -> None:
    meeting = supervised.confirmed(supervised.by(), date(2026, 3, 4), Agreed(WORDS, due=date(2026, 3, 9)))
    room = hold()
    room.trainer.rooms.end(room.id)
    visit("your_profile.py", draft=finished)
    visit("record.py", meeting=meeting.id)
    visit("supervision.py")
    visit("room.py", room=room.id)
    before = {name: make()[:4] for name, make in downloads.items()}
    assert {name.rpartition(".")[2]: begins for name, begins in before.items()} == {
        "pdf": b"%PDF",
        "docx": b"PK\x03\x04",
        "ics": b"BEGI",
        "alongside": next(before[name] for name in before if name.endswith("alongside")),
        "csv": before[next(name for name in before if name.endswith("csv"))],
    }
    deletion.everything()
    for make in downloads.values():
        with pytest.raises(NotYours):
            make()


def test_share_file_is_given_out_only_while_its_meeting_is_there(visit: Visit, downloads: Downloads) -> None:
    sitting = sit(mode=SHARE_FILE)
    at = visit("meeting.py", meeting=sitting.meeting)
    passphrase = "a passphrase of some length"
    at.button(key="own_passphrase").click().run()
    at.text_input(key=next(one.key for one in at.text_input if one.key.startswith("new_passphrase"))).set_value(
        passphrase
    )
    at.button(key="make_share_file_now").click().run()
    made = at.session_state["share_file_made"]
    [give] = downloads.values()
    assert give() == made.data
    sitting.practitioner.meetings.call_off(sitting.meeting)
    with pytest.raises(NotYours):
        give()
    assert "share_file_made" not in at.run().session_state


def keep_left(draft: str, field: str, words: str) -> None:
    """What the outbox does with words whose box is gone."""
    from pages.parts import outbox  # noqa: PLC0415  Streamlit runs this function by its text alone
    from pages.parts.shared.fields.typing_box import Typed  # noqa: PLC0415

    outbox._keep_left(Typed(draft, field, words, 0, "tab", "1"))
    outbox._tell_late_words()


def test_words_typed_after_the_deletion_are_told_and_bring_nothing_back(
    own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft = start("full_walk", "trust")
    deletion.reflection(draft)
    at = AppTest.from_function(keep_left, args=(draft, "trust.what", "Half a sentence")).run()
    assert [one.value for one in at.warning] == [
        f"Some words came too late to be kept where they were written. {DELETED}"
    ]
    assert ([one.value for one in at.text], own.reflections.count()) == (["Half a sentence"], 0)


def test_pseudonym_chosen_after_the_deletion_is_not_brought_back(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    own.relationships.name("Kestrel")
    draft = start("full_walk")
    at = unfold_meeting(visit("reflect.py", draft=draft), draft)
    deletion.everything()
    at.selectbox(key=f"whose_{draft}").set_value("Kestrel").run()
    assert (own.relationships.all(), own.reflections.count()) == ([], 0)


def test_pseudonym_named_for_a_reflection_that_is_gone_is_not_kept(
    own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft = start()
    deletion.reflection(draft)
    with pytest.raises(NotYours):
        own.relationships.name("Kestrel", draft)
    assert own.relationships.all() == []


def test_deleting_what_another_tab_has_deleted_is_no_fault(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    draft = written(start, own)
    at = visit("my_reflections.py")
    at.button(key=f"delete_{draft}").click().run()
    deletion.reflection(draft)
    at.button(key="delete_for_good").click().run()
    assert (trouble(at), whole(at).count(WORDS)) == ([], 0)


def test_earlier_reflection_that_was_laid_over_and_deleted_leaves_the_picture(
    visit: Visit, own: OwnStore, deletion: Deletion, start: Start
) -> None:
    earlier, later = written(start, own), start(finished=True, safety="4")
    own.reflections.describe(earlier, happened_on=date(2026, 1, 5))
    at = visit("your_profile.py", draft=later)
    at.multiselect(key=f"laid_over_{later}").set_value([earlier]).run()
    assert whole(at).count("5 January 2026") > 0
    deletion.reflection(earlier)
    at.run()
    assert (whole(at).count("5 January 2026"), trouble(at)) == (0, [])


def test_page_opens_again_after_the_deletion_was_undone_in_the_tab_that_deleted(
    visit: Visit, own: OwnStore, start: Start
) -> None:
    draft = written(start, own)
    open_ = {page: visit(page, draft=draft) for page in ("your_profile.py", "reflect.py", "take_to_supervision.py")}
    before = {page: titles(at) for page, at in open_.items()}
    deleting = visit("my_reflections.py")
    deleting.button(key=f"delete_{draft}").click().run()
    deleting.button(key="delete_for_good").click().run()
    for at in open_.values():
        assert (paragraphs(at.run()), held(at).count(WORDS)) == ([WAS_DELETED], 0)
    deleting.button(key=f"undo_{draft}").click().run()
    assert {page: titles(at.run()) for page, at in open_.items()} == before
    assert [trouble(at) for at in (deleting, *open_.values())] == [[], [], [], []]


def test_words_of_what_can_be_undone_are_held_by_no_session(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = written(start, own)
    at = visit("my_reflections.py")
    at.button(key=f"delete_{draft}").click().run()
    at.button(key="delete_for_good").click().run()
    assert [one.key for one in at.button if one.key == f"undo_{draft}"] == [f"undo_{draft}"]
    made_up_name = whole(at).count(f"{WORDS} of them")
    assert (whole(at).count(WORDS) - made_up_name, held(at).count(WORDS)) == (0, 0)
