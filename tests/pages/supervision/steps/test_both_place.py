"""Two views at the supervisor's machine: each places in a turn, blind to the other's, whoever goes first."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.store import Deletion
from model.supervision.brought import brought_here
from tests.pages.conftest import Visit
from tests.pages.page_reader import headings, nameless, trouble, whole
from tests.pages.places import scales, tap
from tests.pages.supervision.meetings import Sitting, choice, in_turn, opened, sit_at_the_supervisors, take

pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]

HAND = {"practitioner": "practitioner.view.trust", "supervisor": "supervisor.view.trust"}
WHOSE = "In the words of a place, “I” is Aoife."


def place(at: AppTest, sitting: Sitting, seat: str, where: str) -> AppTest:
    """One turn: choose what to talk about where that is still to do, place it, and hand the screen back."""
    at = take(at, seat)
    pills = at.pills(key=f"view_elements_{sitting.meeting}")
    if not pills.value:
        pills.set_value(["trust"]).run()
    tap(at, HAND[seat], where)
    return at.button(key=f"end_turn_{sitting.meeting}").click().run()


def ids_out(at: AppTest, sitting: Sitting) -> str:
    """The whole page without what differs between any two meetings and drawings."""
    return re.sub(rf"{sitting.meeting}|[0-9a-f]{{16,}}|\$\$ID-\S+", "…", whole(at))


@pytest.mark.parametrize("order", [("practitioner", "supervisor"), ("supervisor", "practitioner")])
def test_whoever_goes_first_both_place_the_same_and_then_talk_of_it(
    visit: Visit, shipped: Content, order: tuple[str, str]
) -> None:
    sitting = sit_at_the_supervisors().at("two_views")
    at = opened(visit, sitting)
    first, second = order
    where = {"practitioner": "4", "supervisor": "1"}
    at = place(at, sitting, first, where[first])
    assert [button.key for button in at.button if "show" in str(button.key)] == []
    at = take(at, second)
    assert (list(scales(at)), trouble(at), nameless(at)) == ([HAND[second]], [], [])
    assert [one.value for one in at.caption].count(WHOSE) == (second == "supervisor")
    at = place(at.button(key=f"end_turn_{sitting.meeting}").click().run(), sitting, second, where[second])
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert (in_turn(at, sitting), trouble(at), nameless(at)) == (False, [], [])
    assert headings(at) == ["A place to talk", "Two views, side by side"]
    assert [radio.key for radio in at.radio] == [choice(sitting, "both.differ.trust")]
    said = [markdown.value for markdown in at.markdown]
    for name, at_place in (("Aoife", 4), ("Orla", 1)):
        assert f"**{name}: {at_place}\\. {shipped.scale.points[at_place - 1].name}**" in said
    assert [one.item for one in sitting.supervisor.brought.of(sitting.meeting)] == [brought_here("trust", "4")]


@pytest.mark.parametrize("seat", ["practitioner", "supervisor"])
def test_page_before_they_are_shown_is_the_same_whatever_the_other_placed(
    visit: Visit, deletion: Deletion, seat: str
) -> None:
    other = next(name for name in HAND if name != seat)
    pages = []
    for where in ("1", "5"):
        deletion.everything()
        sitting = sit_at_the_supervisors().at("two_views")
        sitting.say("both.view_elements", place="trust")
        sitting.say(HAND[other], place=where)
        at = opened(visit, sitting)
        looked = ids_out(at, sitting)
        pages.append((looked, ids_out(take(at, seat), sitting)))
    assert pages[0] == pages[1]


def test_what_they_bring_is_written_there_in_a_line(visit: Visit) -> None:
    sitting = sit_at_the_supervisors().at("bring")
    at = opened(visit, sitting)
    assert "Nothing was brought" not in whole(at)
    assert whole(at).count("What Aoife brings, in a line") == 1
    sitting.say("practitioner.brings", "The visit on Monday")
    assert "The visit on Monday" in whole(opened(visit, sitting))


def test_place_tapped_too_late_to_be_shown_with_the_others_can_still_be(visit: Visit) -> None:
    sitting = sit_at_the_supervisors().at("two_views")
    for field in HAND.values():
        sitting.say(field, place="2")
    sitting.supervisor.shown.show_views(sitting.meeting)
    sitting.say("practitioner.view.time", place="3")
    assert sitting.supervisor.confirmations.waiting(sitting.meeting) == ("two_views", "actions")
    at = opened(visit, sitting)
    assert (headings(at), trouble(at)) == (["Two views, side by side"], [])
    sitting.say("supervisor.basis.time", place="not_seen")
    at = opened(visit, sitting)
    at.button(key="show_both_views").click().run()
    at.button(key="show_both_now").click().run()
    assert sitting.supervisor.confirmations.waiting(sitting.meeting) == ("actions",)
    assert [one.source for one in sitting.supervisor.brought.of(sitting.meeting)] == [1, 1]
    [told] = [markdown.value for markdown in at.markdown if markdown.value.startswith("**Time**")]
    assert (told.count("Aoife: 3"), told.count("Orla: Not seen")) == (1, 1)
