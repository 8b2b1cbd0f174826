"""How conditions stand in a team: asked on phones, shown to the room once five chose to add theirs, and no sooner."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.workshop.results import NOT_SHOWN
from model.workshop.room import Given
from pages.parts.workshop.big_screen import KEEP_IT
from pages.parts.workshop.end import BEFORE
from tests.pages.conftest import Visit
from tests.pages.page_reader import nameless, titles, trouble, whole
from tests.pages.workshop.rooms import Held, hold

pytestmark = pytest.mark.usefixtures("own")
STEP = "how_it_stands"


def html(at: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in at.get("html"))


def said(at: AppTest) -> list[str]:
    return [markdown.value for markdown in at.markdown]


def test_room_reads_what_it_is_asked_about_and_sees_the_picture_from_five_on(visit: Visit, shipped: Content) -> None:
    held = hold("our_conditions", people=5).at(STEP)
    asked = visit("screen.py", room=held.id)
    names = [one.name for one in shipped.conditions.conditions]
    assert "\n".join(f"- {name}" for name in names) in said(asked)
    held.give(STEP, "enough", "enough", "partly", "hardly", "hardly").at("how_it_stands_shown").show()
    at = visit("screen.py", room=held.id)
    assert (titles(at), trouble(at), nameless(at)) == (["How it stands"], [], [])
    time = "Time: 5 answered: 2 “There is enough of it”; 1 “Some weeks”; 2 “Hardly ever”."
    assert (said(at).count(time), html(at).count('<th scope="row">')) == (1, len(names))
    assert [html(at).count(f'aria-label="{name}:') for name in names] == [1] * len(names)


def test_four_are_shown_nothing_and_each_condition_counts_those_who_added_theirs(visit: Visit) -> None:
    held = hold("our_conditions", people=6).at(STEP)
    for person, answered in zip(held.people, (2, 2, 2, 2, 1, 0), strict=True):
        for condition in ("time", "caseload")[:answered]:
            give_one(held, person, condition)
    held.at("how_it_stands_shown").show()
    conditions = held.trainer.results.get(held.id, STEP).conditions
    seen = {one.condition.key: one.table for one in conditions}
    assert (seen["time"].n, seen["caseload"], seen["place"]) == (5, None, None)
    at = visit("screen.py", room=held.id)
    hidden = ", ".join(one.condition.name for one in conditions if one.condition.key != "time")
    assert f"{hidden}: {NOT_SHOWN[0].lower()}{NOT_SHOWN[1:]}" in said(at)


def test_wary_room_sees_conditions_told_together(visit: Visit) -> None:
    held = hold("our_conditions", people=6, cells_at_least=3).at(STEP)
    held.give(STEP, "enough", "partly", "partly", "hardly", "hardly", "hardly").at("how_it_stands_shown").show()
    at = visit("screen.py", room=held.id)
    assert (html(at).count("room-bars"), html(at).count("room-stacks"), trouble(at)) == (8, 0, [])
    assert "“There is enough of it” or “Some weeks”" in html(at)


def test_nobody_is_told_to_keep_a_profile_where_nothing_of_ones_own_is_placed(visit: Visit) -> None:
    held = hold("our_conditions", people=5).at("close")
    assert (whole(visit("screen.py", room=held.id)).count(KEEP_IT), held.script.has_own_profile) == (0, False)
    assert BEFORE not in whole(visit("room.py", room=held.id))
    held = hold("meeting_the_model", people=5).at("close")
    assert BEFORE in whole(visit("room.py", room=held.id))


def test_talk_about_a_discussion_shows_each_of_its_questions_to_the_room_and_the_trainer(
    visit: Visit, shipped: Content
) -> None:
    held = hold("our_conditions", people=5).at("whose_hands")
    first, *rest = [one.text for one in shipped.discussion("in_whose_hands").questions]
    at = visit("screen.py", room=held.id)
    assert (titles(at), [one.value for one in at.header], trouble(at)) == ([first], rest, [])
    console = visit("room.py", room=held.id)
    assert [one for one in (first, *rest) if one not in said(console)] == []


def give_one(held: Held, person: str, condition: str) -> None:
    assert held.participants.answers.keep([Given(held.id, person, f"{STEP}.{condition}", "partly")]) == [True]
