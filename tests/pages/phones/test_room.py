"""The page of each step in the room: what it asks, what it shows of the room, and to whom it says what."""

from __future__ import annotations

import re

import pytest
from markupsafe import escape

from model.workshop.room import Given
from model.workshop.script import script_of
from server.services import services

SAFETY = "ground.safety"


def test_reveal_is_hidden_until_it_is_shown(trainer, room, phone):
    phone.enter(room.code)
    people = trainer.people(room, 6)
    trainer.workshops.rooms.move(room.id, "ground")
    trainer.answer(room, "ground", people)
    trainer.workshops.rooms.move(room.id, "ground_shown")
    hidden = phone.get(f"/join/{room.code}")
    trainer.show(room, "ground_shown")
    shown = phone.get(f"/join/{room.code}")
    assert ("Look at the big screen" in hidden.text, "id=results" in hidden.text) == (True, False)
    assert ("Look at the big screen" in shown.text, "id=results" in shown.text) == (False, True)
    assert re.findall(r"<b>Creating safety:</b> (.*?)</p>", shown.text) == [
        "The middle is 3; the middle half reaches from 2 to 4. No place: 1 not in play."
    ]


def test_asking_step_that_is_shown_shows_and_asks(trainer, room, phone):
    phone.enter(room.code)
    people = trainer.people(room, 5)
    trainer.workshops.rooms.move(room.id, "story")
    trainer.answer(room, "story", people)
    trainer.show(room, "story")
    page = phone.get(f"/join/{room.code}")
    assert ("id=results" in page.text, "id=asked" in page.text) == (True, True)
    assert "What is worth noticing" in page.text


def test_latecomer_has_their_words_before_the_question_and_only_then(trainer, room, phone):
    trainer.workshops.rooms.move(room.id, "ground")
    phone.enter(room.code)
    pages = [phone.get(f"/join/{room.code}{asked}").text for asked in ("?in=1", "")]
    title = trainer.content.phone.welcome.key_title
    assert [page.partition("<form")[0].count(f"<h2>{title}</h2><p class=key") for page in pages] == [1, 0]


@pytest.mark.parametrize(("people", "says_shown"), [(4, False), (5, True)])
def test_phone_is_told_that_results_are_shown_only_where_there_are_any(trainer, room, phone, people, says_shown):
    phone.enter(room.code)
    answering = trainer.people(room, people)
    trainer.workshops.rooms.move(room.id, "ground")
    trainer.answer(room, "ground", answering)
    trainer.show(room, "ground")
    page = phone.get(f"/join/{room.code}").text
    main = re.search("<main[^>]*>", page)
    assert main is not None
    assert (" data-shows" in main[0], trainer.content.phone.results.none in page) == (says_shown, not says_shown)


@pytest.mark.parametrize("step", ["ground", "story", "looking_back"])
def test_results_of_too_few_are_one_sentence(trainer, room, phone, step):
    phone.enter(room.code)
    people = trainer.people(room, 4)
    trainer.workshops.rooms.move(room.id, step)
    trainer.answer(room, step, people)
    trainer.show(room, step)
    told = phone.get(f"/join/{room.code}").text.partition("<section id=results>")[2].partition("</section>")[0]
    words = trainer.content.phone.results
    why = words.none_twice if step == "looking_back" else words.none
    assert re.findall("<p>(Nothing.*?|Not.*?|<b>.*?)</p>", told) == [why]
    assert "<table" not in told


def test_a_wary_room_is_told_so_on_phones_and_why_it_sees_nothing(trainer, phone):
    script = script_of(trainer.content, "honest_challenge").model_copy(update={"cells_at_least": 5})
    room = trainer.workshops.rooms.open(script, content_version="v", language="en")
    phone.enter(room.code)
    said = phone.get(f"/join/{room.code}").text
    assert said.count(trainer.content.workshops.wary) == 1
    people = trainer.people(room, 6)
    trainer.workshops.rooms.move(room.id, "one_relationship")
    trainer.answer(room, "one_relationship", people)
    trainer.show(room, "one_relationship")
    page = phone.get(f"/join/{room.code}").text
    results = trainer.content.phone.results
    assert (results.no_groups in page, results.none in page, " data-shows" in page) == (True, False, False)


def test_latecomer_reads_who_sees_what_and_that_the_room_is_wary_and_finds_the_first_of_it_later(trainer, phone):
    script = script_of(trainer.content, "honest_challenge").model_copy(update={"cells_at_least": 5})
    room = trainer.workshops.rooms.open(script, content_version="v", language="en")
    trainer.workshops.rooms.move(room.id, "one_relationship")
    phone.enter(room.code)
    workshops = trainer.content.workshops
    texts = [str(escape(text)) for text in (workshops.wary, *workshops.anonymity)]
    pages = [phone.get(f"/join/{room.code}{asked}").text.partition("</main>") for asked in ("?in=1", "")]
    read = [[[part.count(text) for text in texts] for part in (main, footer)] for main, _, footer in pages]
    assert read == [[[1] * 6, [1, 1, 0, 0, 0, 0]], [[0] * 6, [1, 1, 0, 0, 0, 0]]]


def test_room_of_four_and_one_of_five_are_told_what_is_true_of_both_before_anything_is_shown(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground_shown")
    told = []
    for more in (3, 1):
        trainer.phones(room.code, more)
        told.append(phone.get(f"/join/{room.code}").text.count(trainer.content.phone.results.look_lead))
    assert told == [1, 1]


def test_a_room_as_usual_is_not_called_wary(trainer, room, phone):
    phone.enter(room.code)
    assert trainer.content.workshops.wary not in phone.get(f"/join/{room.code}").text


def test_back_button_and_reading_change_nothing(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3"})
    before = trainer.workshops.rooms.counts(at_ground.id)
    for path in ("", "?part=2", "?main=1", "/mine", "/mine.json", "/follow?seen=0"):
        assert phone.get(f"/join/{at_ground.code}{path}").status == 200
    assert (trainer.workshops.rooms.counts(at_ground.id), trainer.workshops.rooms.get(at_ground.id).version) == (
        before,
        phone.get(f"/join/{at_ground.code}").version,
    )


def test_phone_is_asked_about_each_condition_and_talks_about_a_discussion(trainer, phone):
    room = trainer.open("our_conditions")
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "how_it_stands")
    page = phone.get(f"/join/{room.code}")
    asked = [one.question for one in trainer.content.conditions.conditions]
    assert re.findall(r"<legend>(.*?)</legend>", page.text) == asked
    given = phone.give(room.code, {"how_it_stands.time": "hardly", "how_it_stands.place": "3"})
    assert given.json["kept"] == ["how_it_stands.time"]
    assert phone.get(f"/join/{room.code}").checked == [("how_it_stands.time", "hardly")]
    trainer.workshops.rooms.move(room.id, "whose_hands")
    talk = [one.text for one in trainer.content.discussion("in_whose_hands").questions]
    assert re.findall(r"<p class=ask>(.*?)</p>", phone.get(f"/join/{room.code}").text) == talk


def test_phone_sees_the_picture_of_the_conditions_and_no_profile_to_keep(trainer, phone):
    room = trainer.open("our_conditions")
    phone.enter(room.code)
    people = trainer.people(room, 5)
    trainer.workshops.rooms.move(room.id, "how_it_stands")
    given = [Given(room.id, person, "how_it_stands.time", "hardly") for person in people]
    services().store.participants().answers.keep(given)
    trainer.workshops.rooms.move(room.id, "how_it_stands_shown")
    trainer.workshops.results.show(room.id)
    page = phone.get(f"/join/{room.code}").text
    assert "<b>Time:</b> 5 answered: nobody “There is enough of it”; nobody “Some weeks”; 5 “Hardly ever”." in page
    assert re.findall("<th scope=row>(.*?)</th><td>(.*?)</td>", page) == [
        ("There is enough of it", "0"),
        ("Some weeks", "0"),
        ("Hardly ever", "5"),
    ]
    trainer.workshops.rooms.move(room.id, "close")
    page = phone.get(f"/join/{room.code}").text
    close = room_close(trainer)
    assert (page.count(close.take_away), "/mine" in page) == (1, False)


def room_close(trainer):
    return trainer.content.workshop("our_conditions").steps[-1]
