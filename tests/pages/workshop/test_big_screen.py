"""The big screen: what the room reads, and nothing that is the trainer's or one person's."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.content import Content
from model.store.tables.workshop import rooms
from model.workshop.clock import seconds_left
from model.workshop.results import NO_GROUPS, NOT_SHOWN
from model.workshop.words import change_sentence, choice_sentence, place_sentence
from pages.parts.shared.plain_text import plain
from pages.parts.workshop.big_screen import CLOSED, ENDED, KEEP_IT, ONLY_TALK, TALK_FIRST
from pages.parts.workshop.follow import HALF_TIME, PAUSED, TIME_TO_COME_BACK
from server.services import opened
from tests.pages.conftest import Visit
from tests.pages.page_reader import nameless, titles, trouble, whole
from tests.pages.workshop.rooms import Held, hold

MADE_UP = "This story is made up."
HOSTILE = "**Niamh** [a](http://b) <img src=x>"
pytestmark = [pytest.mark.usefixtures("own"), pytest.mark.slow]


def screen(visit: Visit, held: Held) -> AppTest:
    return visit("screen.py", room=held.id)


def html(at: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in at.get("html"))


def said(at: AppTest) -> list[str]:
    return [markdown.value for markdown in at.markdown]


@pytest.mark.parametrize("address", ["nothing-here", "../../etc/passwd", "<script>alert(1)</script>", ""])
def test_unknown_room_says_there_is_nothing(visit: Visit, address: str) -> None:
    at = visit("screen.py", room=address)
    assert (titles(at), trouble(at)) == (["There is nothing to show here"], [])


@pytest.mark.parametrize("plan", ["meeting_the_model", "honest_challenge", "care_and_control", "old_ways_new_ways"])
@pytest.mark.parametrize("people", [1, 6])
def test_nothing_of_the_trainers_is_on_the_screen_in_any_step(visit: Visit, plan: str, people: int) -> None:
    held = hold(plan, people)
    for step in held.script.plan.steps:
        held.at(step.key)
        for field, answers in held.script.fields(step).items():
            held.give(step.key, (answers or ("a line that waits",))[0]) if field else None
        for shows in (False, True):
            if shows and held.script.revealed_by(step):
                held.show()
            at = screen(visit, held)
            words = whole(at)
            assert (trouble(at), nameless(at)) == ([], []), step.key
            assert len(titles(at)) >= 1
            assert [one for one in (step.notes, step.say, "a line that waits") if one in words] == [], step.key


def test_welcome_has_the_code_and_who_joined(visit: Visit) -> None:
    held = hold(people=3)
    code = held.room().code
    body = html(screen(visit, held))
    assert (body.count(f"{code[:4]} {code[4:]}"), body.count("<b>3</b> have joined")) == (1, 1)


def test_locked_room_is_said_and_nobody_is_asked_in(visit: Visit) -> None:
    held = hold(people=3)
    held.trainer.rooms.lock(held.id, is_locked=True)
    said = [markdown.value for markdown in screen(visit, held).markdown]
    assert (said.count(CLOSED), [line for line in said if "Scan the square" in line]) == (1, [])


def test_asking_step_has_its_question_and_how_many_have_answered(visit: Visit) -> None:
    held = hold(people=5).at("ground")
    Held(held.id, held.trainer, held.participants, held.script, held.people[:2]).give("ground", "3")
    at = screen(visit, held)
    assert titles(at) == ["Think of one young person you work with. Where are the two of you on each of these?"]
    assert html(at).count("<b>2 of 5</b> have begun") == 1
    held.at("one_word").give("one_word", "kettle")
    assert html(screen(visit, held)).count("<b>5 of 5</b> have answered") == 1


def test_story_is_read_with_its_question(visit: Visit) -> None:
    held = hold(people=0).at("story")
    vignette = held.script.vignettes[0]
    at = screen(visit, held)
    assert ([one for one in vignette.text if one not in said(at)], titles(at)) == ([], [vignette.question])
    assert html(at).count(MADE_UP) == 1


def test_reveal_says_talk_first_until_it_is_shown(visit: Visit) -> None:
    held = hold(people=6).at("ground").give("ground", "2").at("ground_shown")
    at = screen(visit, held)
    assert (titles(at), "Radar." in whole(at)) == ([held.script.step("ground_shown").title], False)
    assert said(at).count(f"**{TALK_FIRST}**") == 1
    held.show()
    assert whole(screen(visit, held)).count("Radar.") == 1
    held.trainer.results.hide(held.id)
    assert said(screen(visit, held)).count(f"**{TALK_FIRST}**") == 1


def test_talking_first_has_on_the_screen_what_to_talk_about(visit: Visit) -> None:
    held = hold(people=6).at("story_shown")
    story = held.script.vignettes[0]
    at = screen(visit, held)
    assert (titles(at), [one.value for one in at.header]) == (["What we would do"], [story.question])
    assert [choice.text for choice in story.choices if choice.text not in whole(at)] == []


def test_a_room_of_four_is_promised_no_answers(visit: Visit) -> None:
    held = hold(people=4).at("ground").give("ground", "2").at("ground_shown")
    at = screen(visit, held)
    assert (said(at).count(f"**{ONLY_TALK}**"), TALK_FIRST in whole(at)) == (1, False)


def test_places_are_shown_as_radar_bars_sentences_and_table(visit: Visit, shipped: Content) -> None:
    held = hold(people=8).at("ground").give("ground", "1", "3", "3", "5").at("ground_shown").show()
    at = screen(visit, held)
    result = held.trainer.results.get(held.id, "ground_shown")
    sentences = [plain(place_sentence(shipped, one)) for one in result.places]
    assert [one for one in sentences if one not in said(at)] == []
    assert html(at).count('class="place-3" style="flex-grow:4">4</span>') == 5
    assert re.findall(r"<td>([^<]*)</td><td>[^<]*</td></tr>", html(at)) == ["3"] * 5
    assert [expander.label for expander in at.expander] == ["In words", "As a table"]


def test_too_few_are_not_shown_and_it_says_so(visit: Visit) -> None:
    held = hold(people=4).at("ground").give("ground", "2").at("ground_shown").show()
    at = screen(visit, held)
    assert (said(at).count(NOT_SHOWN), html(at).count("<table"), "Radar." in whole(at)) == (1, 0, False)


def test_choices_are_shown_with_what_the_elements_would_ask(visit: Visit) -> None:
    held = hold(people=6).at("story")
    vignette = held.script.vignettes[0]
    held.give("story", vignette.choices[0].key, vignette.choices[1].key).at("story_shown").show()
    at = screen(visit, held)
    result = held.trainer.results.get(held.id, "story")
    assert result.choice is not None
    names = {choice.key: choice.text for choice in vignette.choices}
    assert said(at).count(plain(choice_sentence(names, result.choice))) == 1
    assert [drawn.text for drawn in vignette.draws_out if not any(drawn.text in one for one in said(at))] == []
    assert said(at).count(vignette.reveal) == 1


def test_approved_lines_are_shown_in_order_exactly_as_they_were_typed(visit: Visit) -> None:
    held = hold(people=6).at("one_word").give("one_word", "zest", HOSTILE, "awe")
    for words in ("zest", "awe", HOSTILE):
        held.approve("one_word", words)
    at = screen(visit, held.at("one_word_shown").show())
    lines = html(at)
    typed = HOSTILE.replace("<", "&lt;").replace(">", "&gt;")
    places = [lines.index(f'<li dir="auto">{words} <small>(2 times)</small></li>') for words in (typed, "awe", "zest")]
    assert (places, "<img" in lines) == (sorted(places), False)


def test_line_taken_back_by_the_trainer_leaves_the_screen(visit: Visit) -> None:
    held = hold(people=5).at("one_word").give("one_word", "warmth").approve("one_word", "warmth")
    held.at("one_word_shown").show()
    assert "warmth" in html(screen(visit, held))
    for line in held.trainer.lines.all(held.id, "one_word"):
        held.trainer.lines.approve(held.id, line.id, "held")
    assert "warmth" not in whole(screen(visit, held))


def test_then_and_now_is_a_distribution_with_its_explanation(visit: Visit, shipped: Content) -> None:
    held = hold(people=6).at("looking_back")
    held.give("looking_back", "3").at("looking_back_shown").show()
    at = screen(visit, held)
    result = held.trainer.results.get(held.id, "looking_back")
    sentences = [plain(change_sentence(shipped, change)) for change in result.changes]
    assert [one for one in sentences if one not in said(at)] == []
    assert said(at).count(shipped.workshops.then_and_now.text) == 1
    assert html(at).count('<b>6</b><i class="same"') == 5


def test_pairs_have_their_question_and_the_clock(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    assert "clock" not in html(screen(visit, held)).replace("room-count .clock", "")
    held.trainer.rooms.start_clock(held.id, 90)
    assert '<span class="clock">1:' in html(screen(visit, held))
    held.trainer.rooms.pause(held.id)
    assert PAUSED in html(screen(visit, held))
    held.trainer.rooms.carry_on(held.id)
    assert PAUSED not in html(screen(visit, held))
    held.trainer.rooms.start_clock(held.id, 1)
    while seconds_left(held.room(), datetime.now(UTC)):
        pass
    assert TIME_TO_COME_BACK in html(screen(visit, held))


def test_choices_stand_on_the_screen_as_phones_have_them(visit: Visit, shipped: Content) -> None:
    held = hold(people=0).at("story")
    story = shipped.vignette("coat_on")
    listed = "\n".join(f"- {choice.text}" for choice in story.choices)
    assert said(screen(visit, held)).count(listed) == 1
    held.at("one_thing")
    [listed] = [line for line in said(screen(visit, held)) if line.startswith("- ")]
    assert [line[4:] for line in listed.splitlines()] == [element.name for element in shipped.elements]


def test_half_time_is_said_in_words(visit: Visit) -> None:
    held = hold(people=0).at("two_by_two")
    held.trainer.rooms.start_clock(held.id, 600)
    assert HALF_TIME not in html(screen(visit, held))
    half_time = {"timer_until": datetime.now(UTC) + timedelta(seconds=300)}
    with opened().store.writing() as connection:
        connection.execute(rooms.update().where(rooms.c.id == held.id).values(half_time))
    assert HALF_TIME in html(screen(visit, held))


def test_close_says_to_keep_ones_profile_and_the_end_says_it_is_over(visit: Visit) -> None:
    held = hold(people=5).at("close")
    assert said(screen(visit, held)).count(f"**{KEEP_IT}**") == 1
    held.trainer.rooms.end(held.id)
    at = screen(visit, held)
    assert (titles(at), trouble(at)) == ([ENDED], [])


def test_a_wary_room_sees_answers_told_together_as_bars(visit: Visit) -> None:
    held = hold(people=6, cells_at_least=3).at("ground").give("ground", *"112455").show()
    at = screen(visit, held)
    tables = [table for table in held.trainer.results.get(held.id, "ground").tables if table]
    assert (len(tables), {table.is_coarse for table in tables}, trouble(at)) == (5, {True}, [])
    assert html(at).count("room-bars") == len(tables)


def test_a_wary_room_is_told_in_one_sentence_what_falls_into_no_groups(visit: Visit) -> None:
    held = hold(people=6, cells_at_least=3).at("looking_back").give("looking_back", *"112455").show()
    at = screen(visit, held)
    assert (said(at).count(NO_GROUPS), html(at).count("room-bars"), trouble(at)) == (1, 0, [])
