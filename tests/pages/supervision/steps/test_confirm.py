"""Each confirms on their own what they have read, and nobody something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.supervision.meeting import SHARE_FILE
from tests.pages.conftest import Visit
from tests.pages.dates import type_date
from tests.pages.page_reader import texts, titles, trouble, whole
from tests.pages.supervision.meetings import Sitting, opened, ready, sit, sit_as_supervisor, take

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def test_nobody_confirms_while_something_is_needed(visit: Visit) -> None:
    sitting = sit().at("confirm")
    at = opened(visit, sitting)
    assert [button.key for button in at.button if str(button.key).startswith("needed_")] == [
        "needed_two_views",
        "needed_actions",
    ]
    take(at, "practitioner")
    assert at.button(key="agree_practitioner").disabled is True
    at.button(key=f"end_turn_{sitting.meeting}").click().run()
    at.button(key="needed_actions").click().run()
    assert titles(at) == ["What we agree"]


def confirm(at: AppTest, seat: str) -> None:
    at.button(key=f"agree_{seat}").click().run()
    at.button(key=f"agree_now_{seat}").click().run()


def test_each_confirms_on_their_own_and_then_the_record_is_shown(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    assert "Visit the unit" in texts(at)
    confirm(at, "practitioner")
    assert list(sitting.supervisor.confirmations.of(sitting.meeting)) == ["practitioner"]
    take(at, "supervisor")
    confirm(at, "supervisor")
    assert sitting.practitioner.meetings.get(sitting.meeting).is_open is False
    assert (at.query_params["meeting"], "turn" in at.session_state) == (sitting.meeting, False)
    assert titles(at) == titles(opened(visit, sitting)) == ["Supervision, 4 March 2026"]


def test_decline_keeps_it_open_and_says_why(visit: Visit) -> None:
    sitting = ready()
    sitting.say("supervisor.why_not", "The date is wrong")
    assert whole(opened(visit, sitting)).count("The date is wrong") == 0
    at = take(opened(visit, sitting), "practitioner")
    assert whole(at).count("The date is wrong") == 0
    at = take(opened(visit, sitting), "supervisor")
    at.button(key="decline_supervisor").click().run()
    assert whole(at).count("The date is wrong") == 1
    at.button(key="say_nothing_supervisor").click().run()
    assert (whole(at).count("The date is wrong"), trouble(at)) == (0, [])
    at.button(key="decline_supervisor").click().run()
    at.button(key="decline_now_supervisor").click().run()
    assert sitting.practitioner.meetings.get(sitting.meeting).is_open
    assert texts(at) == ["The date is wrong"]
    assert (sitting.kept("supervisor.why_not"), trouble(at)) == (("", None), [])
    assert sum("does not confirm it yet" in markdown.value for markdown in at.markdown) == 1


def test_while_it_is_asked_once_more_the_way_out_says_that_nothing_is_said(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "supervisor")
    way_out, told = f"end_turn_{sitting.meeting}", []
    for press in ("agree_supervisor", "say_nothing_supervisor", "decline_supervisor"):
        told.append(at.button(key=way_out).label)
        at.button(key=press).click().run()
    at.button(key=way_out).click().run()
    silent = "Say nothing, back to both of us"
    assert told == ["Done, back to both of us", silent, "Done, back to both of us"]
    assert (sitting.supervisor.confirmations.of(sitting.meeting), trouble(at)) == ({}, [])


def by_file() -> Sitting:
    sitting = sit(mode=SHARE_FILE, brought=()).at("confirm")
    sitting.say("both.action_1", "Visit the unit")
    return sitting


def test_who_has_confirmed_by_file_is_not_asked_to_again_until_the_record_is_another_one(visit: Visit) -> None:
    sitting = by_file()
    at = opened(visit, sitting)
    confirm(at, "practitioner")
    assert [key for button in at.button if (key := str(button.key)).endswith("e_practitioner")] == [
        "decline_practitioner"
    ]
    type_date(at, sitting.meeting, "practitioner.disagree", "I see it otherwise").run()
    assert sitting.kept("practitioner.disagree") == ("I see it otherwise", None)
    assert (at.button(key="agree_practitioner").disabled, trouble(at)) == (False, [])


def test_by_file_the_supervisor_reads_before_confirming_that_the_mirror_may_still_be_shown(
    visit: Visit, tmp_path: Path
) -> None:
    wait = "Aoife may still show how this meeting was: if so, confirm after that file, or your word no longer counts."
    sitting = sit_as_supervisor(tmp_path / "far").at("confirm")
    sitting.supervisor.shown.show_views(sitting.meeting)
    sitting.say("both.action_1", "Visit the unit")
    at = opened(visit, sitting)
    told = [[one.value for one in at.caption].count(wait)]
    confirm(at, "supervisor")
    told.append(whole(at).count(wait))
    told += [whole(opened(visit, other)).count(wait) for other in (by_file(), ready())]
    assert told == [1, 0, 0, 0]


def test_what_a_turn_was_being_asked_is_asked_no_more_in_the_next_one(visit: Visit) -> None:
    sitting = ready()
    for word in ("decline", "agree"):
        at = take(opened(visit, sitting), "supervisor")
        at.button(key=f"{word}_supervisor").click().run()
        at.button(key=f"end_turn_{sitting.meeting}").click().run()
        take(at, "supervisor")
        keys = {button.key for button in at.button}
        assert keys >= {"agree_supervisor", "decline_supervisor"}
        assert f"{word}_now_supervisor" not in keys


def test_whoever_has_confirmed_can_read_it_again_and_take_that_back(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    confirm(at, "practitioner")
    assert "You have confirmed it. Read it again, or take that back." in [one.value for one in at.markdown]
    assert [at.button(key=f"take_turn_{seat}").proto.type for seat in ("practitioner", "supervisor")] == [
        "secondary",
        "primary",
    ]
    take(at, "practitioner")
    at.button(key="decline_practitioner").click().run()
    at.button(key="decline_now_practitioner").click().run()
    assert sitting.practitioner.confirmations.of(sitting.meeting)["practitioner"].agrees is False


def test_change_after_a_confirmation_makes_it_void_and_says_so(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    confirm(at, "practitioner")
    sitting.say("both.agenda", "One more thing")
    at.run()
    assert sum("it no longer counts" in markdown.value for markdown in at.markdown) == 1


def test_before_it_is_confirmed_what_is_easily_forgotten_is_said_and_does_not_hold_anything_up(visit: Visit) -> None:
    sitting = ready()
    at = opened(visit, sitting)
    [said] = [one.value for one in at.warning]
    what = sitting.practitioner.record.body(sitting.meeting).actions[0].what
    assert said == f"No next meeting is set. Nobody is named for “{what}”."
    sitting.say("both.action_1.who", place="supervisor")
    sitting.say("both.next_on", place="2026-04-01")
    assert list(opened(visit, sitting).warning) == []


def test_record_changed_while_it_was_read_is_not_confirmed(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    sitting.say("both.agenda", "Written in another tab")
    at.button(key="agree_practitioner").click().run()
    assert (len(at.error), sitting.practitioner.confirmations.of(sitting.meeting)) == (1, {})


def test_record_changed_after_it_was_asked_once_more_is_not_confirmed(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    at.button(key="agree_practitioner").click().run()
    assert sitting.practitioner.confirmations.of(sitting.meeting) == {}
    sitting.say("both.agenda", "Written in another tab")
    at.button(key="agree_now_practitioner").click().run()
    assert (len(at.error), sitting.practitioner.confirmations.of(sitting.meeting)) == (1, {})


def test_own_other_view_may_be_written_while_it_is_read(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    sitting.say("practitioner.disagree", "I see it otherwise")
    confirm(at, "practitioner")
    assert (trouble(at), list(sitting.practitioner.confirmations.of(sitting.meeting))) == ([], ["practitioner"])


def test_what_becomes_of_a_mirror_is_said_until_it_is_shown(visit: Visit) -> None:
    sitting = by_file()
    stays = "What Aoife did not show about this supervision stays with Aoife."
    before = whole(opened(visit, sitting)).count(stays)
    sitting.practitioner.shown.show_mirror(sitting.meeting)
    assert (before, whole(opened(visit, sitting)).count(stays)) == (1, 0)
