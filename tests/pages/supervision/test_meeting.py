"""A meeting: its steps are gone through, left and opened again, and show what may be seen there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.access import LOCAL, PRACTITIONER, SUPERVISOR
from model.content import Content
from model.content.supervision.schema import Script
from model.store import SupervisionStore
from model.supervision.meeting import SHARE_FILE, Mode
from server.services import services
from tests.pages.conftest import Visit
from tests.pages.page_reader import links, listed, nameless, read_as_markdown, titles, trouble, whole
from tests.pages.supervision.meetings import SECRET, choice, opened, sit, sit_as_supervisor

NOT_WORDS = {"key", "minutes", "evidence", "standing_items", "procedure", "any_step", "has_owners"}
HOSTILE = "**Niamh** [a](http://b) :red[x]"
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


@pytest.mark.parametrize("address", ["nothing-here", "../../etc/passwd", "<script>alert(1)</script>", ""])
def test_unknown_meeting_says_there_is_nothing(visit: Visit, address: str) -> None:
    at = visit("meeting.py", meeting=address)
    assert (titles(at), trouble(at)) == (["There is no meeting here"], [])
    assert [page for _, page in links(at)] == ["supervision"]


def test_other_peoples_meeting_says_there_is_nothing(visit: Visit) -> None:
    sitting = sit()
    store = services().store
    assert store is not None
    foreign = SupervisionStore(store, type(LOCAL)("somebody else"))
    with_whom = foreign.supervisions.begin("A", "B").id
    script = sitting.practitioner.meetings.script(sitting.meeting)
    theirs = foreign.meetings.begin(
        with_whom, script, mode="one_screen", held_on=date(2026, 3, 4), language="en", content_version="v"
    )
    assert titles(visit("meeting.py", meeting=theirs.id)) == ["There is no meeting here"]


@pytest.mark.parametrize("plan", ["first_meeting", "monthly", "one_hour", "after_something_hard", "thirty_minutes"])
def test_every_step_of_every_plan_is_one_press_after_the_other(visit: Visit, shipped: Content, plan: str) -> None:
    sitting = sit(plan=plan)
    steps = [step for step in shipped.script(plan).plan.steps if step.key != "last_time"]
    at = opened(visit, sitting)
    seen = []
    for step in steps:
        seen += titles(at)
        assert (nameless(at), trouble(at), whole(at).count(SECRET)) == ([], [], 0), step.key
        if step != steps[-1]:
            at.button(key=f"on_{step.key}").click().run()
    assert seen == [step.title for step in steps]
    assert sitting.practitioner.meetings.get(sitting.meeting).step == "confirm"


@pytest.mark.parametrize("plan", ["monthly", "one_hour"])
def test_steps_of_a_first_meeting_still_add_up_to_the_minutes_of_its_plan(
    visit: Visit, shipped: Content, plan: str
) -> None:
    sitting = sit(plan=plan, mode=SHARE_FILE)
    length, minutes = shipped.script(plan).plan.length, 0
    at = opened(visit, sitting)
    for step in (step for step in shipped.script(plan).plan.steps if step.key != "last_time"):
        [told] = [
            found for caption in at.caption if (found := re.match(r"Step \d+ of \d+, about (\d+)", caption.value))
        ]
        minutes += int(told[1])
        if step.key != "confirm":
            at.button(key=f"on_{step.key}").click().run()
    assert minutes == length


def test_any_step_can_be_gone_to_and_is_where_it_opens_again(visit: Visit) -> None:
    sitting = sit()
    at = listed(opened(visit, sitting), "arrive")
    at.button(key="go_explore").click().run()
    assert titles(at) == titles(opened(visit, sitting)) == ["Look closer"]
    at.button(key="back_explore").click().run()
    assert (titles(at), sitting.practitioner.meetings.get(sitting.meeting).step) == (["Two views"], "two_views")


def test_leaving_for_now_lets_go_of_the_screen(visit: Visit) -> None:
    sitting = sit()
    at = opened(visit, sitting)
    assert sitting.practitioner.screen.meeting() == sitting.meeting
    at.button(key="leave_meeting").click().run()
    at.button(key="handed_back").click().run()
    assert (sitting.practitioner.screen.meeting(), titles(at)) == (None, ["Supervision"])


@pytest.mark.parametrize(("mode", "told"), [("one_screen", 1), (SHARE_FILE, 0)])
def test_time_is_told_where_two_sit_at_one_screen(visit: Visit, mode: Mode, told: int) -> None:
    at = opened(visit, sit(mode=mode, plan="one_hour"))
    said = [caption.value for caption in at.caption if "minutes gone" in caption.value]
    assert said == ["0 minutes gone, 60 left"] * told


def test_others_answers_are_read_only_by_share_file(visit: Visit, tmp_path: Path) -> None:
    sitting = sit_as_supervisor(tmp_path / "far").at("arrive")
    at = opened(visit, sitting)
    captions = [caption.value for caption in at.caption]
    assert captions.count("Aoife has not written here yet.") == 3
    assert (nameless(at), trouble(at)) == ([], [])


@pytest.mark.parametrize("step", ["arrive", "bring", "two_views", "mirror", "confirm", "actions"])
def test_names_of_any_making_are_shown_as_typed(visit: Visit, step: str) -> None:
    sitting = sit(names=(HOSTILE, f"{HOSTILE} too"), mode="one_screen").at(step)
    at = opened(visit, sitting)
    assert [said for said in read_as_markdown(at) if HOSTILE in said] == []
    assert trouble(at) == []


def test_words_of_a_script_that_came_in_a_file_are_shown_as_written(visit: Visit, shipped: Content) -> None:
    script = shipped.script("monthly")
    sitting = sit(script=Script.model_validate(_made_hostile(script.model_dump(mode="json"))))
    for step in script.plan.steps:
        at = opened(visit, sitting.at(step.key))
        for seat in (PRACTITIONER, SUPERVISOR):
            if f"take_turn_{seat}" in [button.key for button in at.button]:
                at.button(key=f"take_turn_{seat}").click().run()
                said = read_as_markdown(at) + [
                    one for radio in at.radio for one in (*radio.options, *radio.proto.captions)
                ]
                assert ([one for one in said if HOSTILE in one], trouble(at)) == ([], []), step.key
                at.button(key=f"end_turn_{sitting.meeting}").click().run()
        assert ([one for one in read_as_markdown(at) if HOSTILE in one], trouble(at)) == ([], []), step.key


def _made_hostile(item: Any) -> Any:
    """The same script with every text for people made hostile; keys and numbers stay."""
    if isinstance(item, dict):
        return {name: one if name in NOT_WORDS else _made_hostile(one) for name, one in item.items()}
    if isinstance(item, list):
        return [_made_hostile(one) for one in item]
    return f"{HOSTILE} {item}" if isinstance(item, str) else item


def test_change_in_another_tab_is_told_and_not_undone(visit: Visit) -> None:
    sitting = sit().at("actions")
    sitting.say("both.action_1", "Visit the unit")
    at = opened(visit, sitting)
    sitting.say("both.action_1.who", place="supervisor")
    at.run()
    assert at.selectbox(key=choice(sitting, "both.action_1.who")).value == "supervisor"
    assert sitting.kept("both.action_1.who") == ("", "supervisor")


def test_meeting_called_off_meanwhile_is_told_kindly(visit: Visit) -> None:
    sitting = sit()
    at = opened(visit, sitting)
    sitting.practitioner.meetings.call_off(sitting.meeting)
    at.run()
    assert (titles(at), list(at.exception)) == (["There is no meeting here"], [])
