"""Whose turn it is: what the other should not see yet is on no page of theirs."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Visit
from tests.pages.page_reader import listed, nameless, trouble, whole
from tests.pages.supervision.meetings import SECRET, in_turn, opened, sit, take

TURNS = [
    ("two_views", "supervisor"),
    ("mirror", "practitioner"),
    ("confirm", "practitioner"),
    ("confirm", "supervisor"),
]
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


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


def test_what_both_may_not_see_yet_is_not_even_held_while_both_look(visit: Visit) -> None:
    sitting = sit().at("mirror")
    for field, place in (("practitioner.mirror.trust", "2"), ("supervisor.view.trust", "3"), ("both.lens", "a_lens")):
        sitting.say(field, place=place)
    at = opened(visit, sitting)
    assert list(at.session_state["meeting"].answers) == ["both.lens"]
    take(at, "practitioner")
    assert list(at.session_state["meeting"].answers) == ["both.lens", "practitioner.mirror.trust"]
