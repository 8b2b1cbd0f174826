"""Whose turn it is: what the other should not see yet is on no page of theirs, and each confirms on their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.store import Deletion
from model.supervision.meeting import SHARE_FILE
from tests.pages.conftest import Visit
from tests.pages.page_reader import listed, nameless, titles, trouble, whole
from tests.pages.places import place_shown, scales, tap
from tests.pages.supervision.meetings import PLACES, SECRET, Sitting, sit, sit_as_supervisor
from tests.pages.supervision.test_meeting import choice, opened, said_here

TURNS = [
    ("two_views", "supervisor"),
    ("mirror", "practitioner"),
    ("confirm", "practitioner"),
    ("confirm", "supervisor"),
]
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def take(at: AppTest, seat: str) -> AppTest:
    return at.button(key=f"take_turn_{seat}").click().run()


def in_turn(at: AppTest, sitting: Sitting) -> bool:
    return f"end_turn_{sitting.meeting}" in [button.key for button in at.button]


def ids_out(at: AppTest, sitting: Sitting) -> str:
    """The whole page without what differs between any two meetings and drawings."""
    return re.sub(rf"{sitting.meeting}|[0-9a-f]{{16,}}|\$\$ID-\S+", "…", whole(at))


def on_to_next(at: AppTest, sitting: Sitting) -> None:
    at.button(key=f"next_view_{sitting.meeting}").click().run()


@pytest.mark.parametrize(("step", "seat"), TURNS)
def test_turn_begins_behind_a_cover_and_ends_with_both_looking(visit: Visit, step: str, seat: str) -> None:
    sitting = sit().at(step)
    at = opened(visit, sitting)
    assert not in_turn(at, sitting)
    take(at, seat)
    assert (in_turn(at, sitting), at.session_state["turn"]) == (True, seat)
    assert (nameless(at), trouble(at), whole(at).count(SECRET)) == ([], [], 0)
    at.button(key=f"end_turn_{sitting.meeting}").click().run()
    assert (in_turn(at, sitting), "turn" in at.session_state) == (False, False)


@pytest.mark.parametrize(("step", "seat"), TURNS)
def test_refresh_a_jump_and_another_page_come_back_to_the_cover(visit: Visit, step: str, seat: str) -> None:
    sitting = sit().at(step)
    at = take(opened(visit, sitting), seat)
    assert not in_turn(opened(visit, sitting), sitting)
    listed(at, step).button(key="go_arrive").click().run()
    listed(at, "arrive").button(key=f"go_{step}").click().run()
    assert not in_turn(at, sitting)
    take(at, seat)
    at.switch_page("home.py").run()
    at.switch_page("meeting.py")
    at.query_params = {"meeting": sitting.meeting}
    at.run()
    assert not in_turn(at, sitting)


@pytest.mark.parametrize("mode", ["supervisor's turn", "both looking"])
def test_page_before_the_views_are_shown_is_the_same_whatever_was_placed(
    visit: Visit, deletion: Deletion, mode: str
) -> None:
    pages = []
    for places in (PLACES, dict.fromkeys(PLACES, "1"), dict.fromkeys(PLACES, "not_sure")):
        deletion.everything()
        sitting = sit(places={**places, "safety": places["trust"]}).at("two_views")
        at = opened(visit, sitting)
        if mode == "supervisor's turn":
            take(at, "supervisor")
        pages.append(ids_out(at, sitting))
    assert (pages[0] == pages[1], pages[1] == pages[2], pages[0].count(SECRET)) == (True, True, 0)


def test_views_are_placed_shown_and_then_stay(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("two_views")
    at = take(opened(visit, sitting), "supervisor")
    tap(at, "supervisor.view.trust", "1")
    at.segmented_control(key=choice(sitting, "supervisor.basis.trust")).set_value("conversation").run()
    on_to_next(at, sitting)
    at.segmented_control(key=choice(sitting, "supervisor.basis.time")).set_value("not_seen").run()
    on_to_next(at, sitting)
    at.button(key="show_both_views").click()
    tap(at, "supervisor.view.empathy", "4")
    at.button(key="show_both_now").click().run()
    assert (in_turn(at, sitting), trouble(at), nameless(at)) == (False, [], [])
    assert [sitting.kept(f"supervisor.view.{element}")[1] for element in ("trust", "empathy")] == ["1", "4"]
    assert sitting.kept("supervisor.basis.time") == ("", "not_seen")
    assert [radio.key for radio in at.radio] == [choice(sitting, "both.differ.trust")]
    said = [markdown.value for markdown in at.markdown]
    for name, element, place in (("Aoife", "trust", 4), ("Orla", "trust", 1)):
        point = shipped.scale.points[place - 1]
        assert said.count(f"**{name}: {place}\\. {point.name}**") == 1, element
    assert whole(at).count(SECRET) == 0
    at.radio(key=choice(sitting, "both.differ.trust")).set_value("differently").run()
    assert sitting.kept("both.differ.trust") == ("", "differently")


def test_lines_of_the_supervisor_stand_beside_their_places(visit: Visit) -> None:
    sitting = sit().at("two_views")
    sitting.say("supervisor.view.trust", "He rang you first.", "1")
    sitting.say("supervisor.view.time", "You stayed the hour.", "2")
    sitting.supervisor.shown.show_views(sitting.meeting)
    at = opened(visit, sitting)
    assert [words for words in said_here(at) if words in {"He rang you first.", "You stayed the hour."}][:2] == [
        "He rang you first.",
        "You stayed the hour.",
    ]
    assert whole(at).count("What Orla heard or saw") >= 2


def test_whose_words_a_place_is_in_is_said_to_whoever_else_reads_it(visit: Visit) -> None:
    sitting = sit().at("two_views")
    whose = "In the words of a place, “I” is Aoife."
    at = take(opened(visit, sitting), "supervisor")
    assert [one.value for one in at.caption].count(whose) == 1
    sitting.say("supervisor.view.trust", place="1")
    sitting.supervisor.shown.show_views(sitting.meeting)
    assert [one.value for one in opened(visit, sitting).caption].count(whose) == 1


def test_element_not_seen_gives_up_its_place(visit: Visit) -> None:
    sitting = sit().at("two_views")
    sitting.say("supervisor.view.trust", place="3")
    at = take(opened(visit, sitting), "supervisor")
    at.segmented_control(key=choice(sitting, "supervisor.basis.trust")).set_value("not_seen").run()
    assert sitting.kept("supervisor.view.trust") == ("", None)


def test_another_element_can_be_added_and_is_shown_too(visit: Visit) -> None:
    sitting = sit().at("two_views")
    at = take(opened(visit, sitting), "supervisor")
    at.pills(key=f"add_views_{sitting.meeting}").set_value(["safety"]).run()
    tap(at, "supervisor.view.safety", "2")
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert sitting.practitioner.shown.of(sitting.meeting) == {"trust", "time", "empathy", "safety"}


def test_by_share_file_the_practitioner_waits_for_the_supervisors_file(visit: Visit) -> None:
    at = opened(visit, sit(mode=SHARE_FILE).at("two_views"))
    waits = "Waiting for Orla's file. They place their own view first; then both are drawn here. "
    assert [info.value for info in at.info] == [f"{waits}Send them yours below, if you have not yet."]
    assert (scales(at), len(at.radio)) == ({}, 0)


def test_by_share_file_the_supervisor_places_without_a_cover_and_sees_no_place(visit: Visit, tmp_path: Path) -> None:
    sitting = sit_as_supervisor(tmp_path / "far").at("two_views")
    at = opened(visit, sitting)
    assert at.pills(key=f"view_at_{sitting.meeting}").options == ["Trust", "Time", "Communicate with empathy"]
    assert [place_shown(at, field) for field in scales(at)] == [None]
    assert (whole(at).count(SECRET), len([one for one in at.button if "take_turn" in str(one.key)])) == (0, 0)
    tap(at, "supervisor.view.trust", "1")
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert [radio.key for radio in at.radio] == [choice(sitting, "both.differ.trust")]


def test_mirror_is_unseen_until_it_is_shown(visit: Visit, shipped: Content) -> None:
    sitting = sit().at("mirror")
    sitting.say("practitioner.mirror.more", f"{SECRET} more")
    at = opened(visit, sitting)
    assert whole(at).count(SECRET) == 0
    take(at, "practitioner")
    assert scales(at) == {}
    at.pills(key=f"mirror_{sitting.meeting}").set_value(["trust"]).run()
    tap(at, "practitioner.mirror.trust", "2")
    assert whole(opened(visit, sitting)).count(SECRET) == 0
    at.button(key="show_mirror").click().run()
    assert (in_turn(at, sitting), said_here(at)) == (False, [f"{SECRET} more"])
    words = shipped.supervision.mirror.elements[1].scale[1]
    assert re.sub(r"\\(.)", r"\1", whole(at)).count(words[:20]) >= 1


def test_mirror_is_not_the_supervisors_to_fill_in(visit: Visit, tmp_path: Path) -> None:
    at = opened(visit, sit_as_supervisor(tmp_path / "far").at("mirror"))
    assert (scales(at), len(at.info), trouble(at)) == ({}, 1, [])


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


def ready(step: str = "confirm") -> Sitting:
    sitting = sit().at(step)
    sitting.supervisor.shown.show_views(sitting.meeting)
    sitting.say("both.action_1", "Visit the unit")
    return sitting


def test_each_confirms_on_their_own_and_then_the_record_is_shown(visit: Visit) -> None:
    sitting = ready()
    at = take(opened(visit, sitting), "practitioner")
    assert "Visit the unit" in said_here(at)
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
    assert said_here(at) == ["The date is wrong"]
    assert (sitting.kept("supervisor.why_not"), trouble(at)) == (("", None), [])
    assert sum("does not confirm it yet" in markdown.value for markdown in at.markdown) == 1


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


def late(meeting: str, field: str, words: str) -> None:
    """A page that is sent words whose box has left the screen."""
    from pages.parts import outbox  # noqa: PLC0415  Streamlit runs this function by its text alone
    from pages.parts.shared.fields.typing_box import Typed  # noqa: PLC0415  as above

    outbox._keep_left(Typed(meeting, field, words, 0, "tab", "1"))
    outbox._tell_late_words()


def test_words_too_late_for_the_record_are_shown_to_be_copied() -> None:
    sitting = ready()
    for seated in (sitting.practitioner, sitting.supervisor):
        seated.confirmations.confirm(sitting.meeting, agrees=True)
    at = AppTest.from_function(late, args=(sitting.meeting, "both.agenda", "Half a thought")).run()
    assert (said_here(at), len(at.warning)) == (["Half a thought"], 1)
    at = AppTest.from_function(late, args=(sitting.meeting, "both.action_1", "Visit the unit")).run()
    assert (said_here(at), len(at.warning)) == ([], 0)


def test_late_line_of_the_supervisor_keeps_their_place() -> None:
    sitting = sit()
    sitting.say("supervisor.view.trust", place="3")
    AppTest.from_function(late, args=(sitting.meeting, "supervisor.view.trust", "Heard it")).run()
    assert sitting.kept("supervisor.view.trust") == ("Heard it", "3")


def late_by_another_box(meeting: str, field: str, words: str, is_place: bool) -> None:
    """A page both look at, of which a box of the same meeting sends what another one left behind."""
    import streamlit as st  # noqa: PLC0415  Streamlit runs this function by its text alone

    from pages.parts.shared.fields.typing_box import Typed  # noqa: PLC0415  as above
    from pages.parts.supervision.open_meeting import open_meeting  # noqa: PLC0415  as above

    both = open_meeting(meeting, None)
    st.session_state.told = both.keep_typed([Typed(meeting, field, words, 1, "tab", "1", is_place)])
    st.session_state.held = list(both.answers)


@pytest.mark.parametrize(
    ("words", "is_place", "kept"), [("Heard it again", False, ("Heard it again", "3")), ("4", True, ("Heard it", "4"))]
)
def test_what_the_supervisor_left_behind_takes_nothing_away_while_both_look(
    words: str, kept: tuple[str, str], *, is_place: bool
) -> None:
    sitting, field = sit(), "supervisor.view.trust"
    sitting.say(field, "Heard it", "3")
    at = AppTest.from_function(late_by_another_box, args=(sitting.meeting, field, words, is_place)).run()
    assert (sitting.kept(field), at.session_state["told"][1], at.session_state["held"]) == (kept, "", [])
    assert [one.nonce for one in at.session_state["told"][0]] == ["1"]


def test_what_both_may_not_see_yet_is_not_even_held_while_both_look(visit: Visit) -> None:
    sitting = sit().at("mirror")
    for field, place in (("practitioner.mirror.trust", "2"), ("supervisor.view.trust", "3"), ("both.lens", "a_lens")):
        sitting.say(field, place=place)
    at = opened(visit, sitting)
    assert list(at.session_state["meeting"].answers) == ["both.lens"]
    take(at, "practitioner")
    assert list(at.session_state["meeting"].answers) == ["both.lens", "practitioner.mirror.trust"]


def test_words_of_either_hand_written_over_in_another_tab_are_told(visit: Visit) -> None:
    sitting = sit()
    for field in ("supervisor.how", "practitioner.how"):
        sitting.say(field, "Before")
        seated = sitting.supervisor if field.startswith("supervisor") else sitting.practitioner
        seated.answers.save(sitting.meeting, field, words="After", tab="one more", base_version=0)
    assert said_here(opened(visit, sitting)) == ["Before", "Before"]
