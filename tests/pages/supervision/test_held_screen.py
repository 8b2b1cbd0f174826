"""A screen two people look at: nothing of the practitioner's own is reachable until the meeting is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from model.access import guest_of
from model.content import Content
from model.store import OwnStore, SupervisionStore
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Meeting, Mode
from pages.parts.shared.plain_text import plain
from server.services import services
from tests.pages.conftest import PATIENCE, SHELL, Start, Visit
from tests.pages.page_reader import headings, links, nameless, titles, trouble, whole
from tests.pages.places import tap
from tests.pages.supervision.supervisions import supervision_for

pytestmark = pytest.mark.slow

HELD = "A supervision meeting is open on this screen"
SECRET = "A walk nobody else knows of"
PAGES = (
    "home.py",
    "reflect.py",
    "your_profile.py",
    "my_reflections.py",
    "supervision.py",
    "the_model.py",
    "take_to_supervision.py",
)

Begun = Callable[..., Meeting]


@pytest.fixture
def begun(here: SupervisionStore, shipped: Content) -> Begun:
    """Begins a meeting of Maeve with a supervisor of that name."""

    def begin(mode: Mode = ONE_SCREEN, *, supervisor: str = "Orla", practitioner: str = "Maeve") -> Meeting:
        with_whom = here.supervisions.begin(practitioner, supervisor)
        script = shipped.script(shipped.supervision.plans[0].key)
        return here.meetings.begin(
            with_whom.id, script, mode=mode, held_on=date(2026, 3, 4), language="en", content_version="v1"
        )

    return begin


def held(meeting: Meeting, page: str = "home.py", /, *, turn: str | None = None, **query: str) -> AppTest:
    """A page opened in a new tab while the screen is held for a meeting."""
    at = AppTest.from_file(SHELL, default_timeout=PATIENCE)
    if meeting.is_open and supervision_for().screen.meeting() is None:
        supervision_for().screen.hold(meeting.id)
    if turn:
        at.session_state["turn"] = turn
    at.run()
    if page != "home.py" or query:
        at.switch_page(page)
        at.query_params = dict(query)
        at.run()
    return at


def confirm(here: SupervisionStore, meeting: Meeting) -> None:
    """Both confirm what there is."""
    store = services().store
    assert store is not None
    here.answers.save(meeting.id, "both.action_1", words="Ring the school", tab="earlier", base_version=0)
    here.confirmations.confirm(meeting.id, True)
    store.supervision(guest_of(meeting.supervision)).confirmations.confirm(meeting.id, True)


@pytest.mark.parametrize("page", PAGES)
def test_held_screen_shows_no_other_page(begun: Begun, start: Start, page: str) -> None:
    draft = start(finished=True, headline=SECRET, safety__what=SECRET)
    start(headline=SECRET)
    at = held(begun(), page, draft=draft)
    assert (titles(at), headings(at), links(at), whole(at).count(SECRET)) == ([HELD], [], [], 0)
    assert [button.label for button in at.button] == ["Back to the meeting", "Leave the meeting"]
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize("page", ["meeting.py", "record.py"])
def test_held_screen_shows_no_other_meeting(begun: Begun, page: str) -> None:
    meeting, another = begun(), begun(supervisor="Aoife")
    at = held(meeting, page, meeting=another.id)
    assert (titles(at), whole(at).count("Aoife")) == ([HELD], 0)


def test_meeting_on_one_screen_holds_it_wherever_one_goes_from_there(begun: Begun, visit: Visit) -> None:
    meeting = begun()
    at = visit("meeting.py", meeting=meeting.id)
    assert supervision_for().screen.meeting() == meeting.id
    for page in PAGES:
        assert titles(at.switch_page(page).run()) == [HELD]


def test_meeting_by_share_file_holds_nothing(begun: Begun, visit: Visit) -> None:
    at = visit("meeting.py", meeting=begun(SHARE_FILE).id)
    assert titles(at.switch_page("home.py").run()) == ["Alongside"]


def test_back_leads_to_the_meeting(begun: Begun) -> None:
    meeting = begun()
    at = held(meeting, "my_reflections.py")
    at.button(key="back_to_meeting").click().run()
    assert (at.query_params["meeting"], supervision_for().screen.meeting(), trouble(at)) == (meeting.id, meeting.id, [])
    assert titles(at) != [HELD]


@pytest.mark.parametrize("turn", [None, "practitioner", "supervisor"])
def test_one_press_opens_nothing_and_the_practitioners_name_opens_all(begun: Begun, turn: str | None) -> None:
    at = held(begun(), turn=turn)
    at.button(key="leave_meeting").click().run()
    assert titles(at) == titles(at.switch_page("my_reflections.py").run()) == [HELD]
    assert [button.label for button in at.button] == [
        "Back to the meeting",
        "I am Maeve, leave the meeting",
        "Stay in the meeting",
    ]
    at.button(key="handed_back").click().run()
    assert (titles(at), "turn" in at.session_state, supervision_for().screen.meeting()) == (
        ["Supervision"],
        False,
        None,
    )
    assert titles(at.switch_page("my_reflections.py").run()) == ["My reflections"]


def test_staying_after_all_keeps_the_screen_and_the_turn(begun: Begun) -> None:
    at = held(begun(), turn="supervisor")
    at.button(key="leave_meeting").click().run()
    at.button(key="stay_in_meeting").click().run()
    assert (titles(at), at.session_state["turn"]) == ([HELD], "supervisor")
    assert [button.key for button in at.button] == ["back_to_meeting", "leave_meeting"]


def test_leaving_lets_go_of_the_open_reflection(begun: Begun, visit: Visit, start: Start) -> None:
    at = visit("reflect.py", draft=start(headline=SECRET))
    assert "draft" in at.session_state
    supervision_for().screen.hold(begun().id)
    at.run()
    at.button(key="leave_meeting").click().run()
    at.button(key="handed_back").click().run()
    assert ("draft" in at.session_state, titles(at)) == (False, ["Supervision"])


@pytest.mark.parametrize("page", PAGES)
def test_tab_that_was_open_before_is_covered_when_it_next_looks(begun: Begun, visit: Visit, page: str) -> None:
    meeting = begun()
    at = visit(page)
    known = at.session_state["last_known_deletion"]
    assert titles(at) != [HELD]
    held(meeting)
    assert services().store.last_deletion() != known  # type: ignore[union-attr]
    assert titles(at.run()) == [HELD]


def test_record_of_the_held_meeting_can_be_read_and_left(here: SupervisionStore, begun: Begun) -> None:
    meeting = begun()
    here.screen.hold(meeting.id)
    confirm(here, meeting)
    at = held(meeting, "record.py", meeting=meeting.id)
    assert (HELD in titles(at), trouble(at)) == (False, [])
    assert titles(at.switch_page("home.py").run()) == [HELD]
    at.button(key="leave_meeting").click().run()
    at.button(key="handed_back").click().run()
    assert titles(at) == ["Supervision"]


def test_meeting_that_is_gone_can_still_be_left(here: SupervisionStore, begun: Begun) -> None:
    meeting = begun()
    at = held(meeting, turn="supervisor")
    here.supervisions.forget(meeting.supervision)
    at.button(key="leave_meeting").click().run()
    assert (titles(at), trouble(at)) == ([HELD], [])
    at.button(key="handed_back").click().run()
    assert titles(at) == ["Supervision"]


def test_name_with_marks_in_it_is_shown_as_it_was_typed(begun: Begun) -> None:
    name = "**Maeve** [x](http://b.ie) :red[y]"
    at = held(begun(practitioner=name), turn="supervisor")
    at.button(key="leave_meeting").click().run()
    assert at.button(key="handed_back").label == f"I am {plain(name)}, leave the meeting"
    assert whole(at).count(name) == 0


def test_words_held_when_the_screen_is_taken_are_kept(own: OwnStore, begun: Begun, visit: Visit, start: Start) -> None:
    draft = start("full_walk", "trust")
    at = visit("reflect.py", draft=draft)
    supervision_for().screen.hold(begun().id)
    tap(at, "trust.place", "4")
    assert (titles(at), own.answers.of(draft)["trust.place"].place) == ([HELD], "4")
