"""Answers from phones: with and without the script, kept once, changed, taken back and refused."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import quote

import pytest
from sqlalchemy import text

from model.store import StoreFault
from model.workshop.room import Given
from server.services import services

SAFETY = "ground.safety"


def test_script_keeps_an_answer_and_is_told_which(phone, at_ground):
    answer = phone.give(at_ground.code, {SAFETY: "3", "ground.trust": "not_sure"})
    version = phone.get(f"/join/{at_ground.code}").version
    assert (answer.status, answer.json) == (200, {"kept": [SAFETY, "ground.trust"], "version": version})
    assert phone.get(f"/join/{at_ground.code}").checked == [(SAFETY, "3"), ("ground.trust", "not_sure")]


def test_the_same_again_changes_nothing_and_the_last_wins(trainer, phone, at_ground):
    for place in ("3", "3", "4", "4"):
        phone.give(at_ground.code, {SAFETY: place})
    assert phone.get(f"/join/{at_ground.code}").checked == [(SAFETY, "4")]
    assert trainer.workshops.rooms.counts(at_ground.id).answered == 1


def test_an_answer_can_be_taken_back(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3"})
    phone.give(at_ground.code, {SAFETY: ""})
    assert (phone.get(f"/join/{at_ground.code}").checked, trainer.workshops.rooms.counts(at_ground.id).answered) == (
        [],
        0,
    )


def test_form_without_script_leads_back_and_says_when_it_was_kept(phone, at_ground):
    answer = phone.give(at_ground.code, {"step": "ground", SAFETY: "2", "part": "1"}, script=False)
    assert answer.status == 303
    assert re.fullmatch(rf"/join/{at_ground.code}\?kept=\d+&part=1", answer.headers["location"])
    page = phone.get(answer.headers["location"])
    clock = r"<time datetime=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ>\d\d:\d\d \S+</time>"
    assert re.search(rf"<p id=said role=status>Kept, {clock}</p>", page.text)
    assert page.checked == [(SAFETY, "2")]


def test_form_with_nothing_in_it_is_not_said_to_be_kept(phone, at_ground):
    answer = phone.give(at_ground.code, {"step": "ground", SAFETY: ""}, script=False)
    assert (answer.status, answer.headers["location"]) == (303, f"/join/{at_ground.code}")


def test_form_sent_from_a_step_that_is_over_is_kept_and_says_that_the_room_moved(trainer, phone, at_ground):
    trainer.workshops.rooms.move(at_ground.id, "two_by_two")
    answer = phone.give(at_ground.code, {"step": "ground", SAFETY: "2"}, script=False)
    page = phone.get(answer.headers["location"])
    assert (page.heading, "The room has moved on. What you sent is kept." in page.text) == ("Two by two", True)
    trainer.workshops.rooms.move(at_ground.id, "ground")
    assert phone.get(f"/join/{at_ground.code}").checked == [(SAFETY, "2")]


def test_time_is_told_with_the_zone_of_the_machine_that_says_it(phone, at_ground, monkeypatch):
    monkeypatch.setenv("TZ", "Australia/Perth")
    time.tzset()
    try:
        page = phone.get(f"/join/{at_ground.code}?kept=1772632920")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert "Kept, <time datetime=2026-03-04T14:02:00Z>22:02 AWST</time>" in page.text


@pytest.mark.parametrize("asked", ["14:02", "9" * 30, "-1", "1e9", "٣" * 10, ""])
def test_moment_that_is_none_is_not_told(phone, at_ground, asked):
    page = phone.get(f"/join/{at_ground.code}?kept={quote(asked)}")
    assert (page.status, "<p id=said role=status></p>" in page.text) == (200, True)


def test_time_that_an_address_names_is_shown_only_if_it_is_one(phone, at_ground):
    page = phone.get(f"/join/{at_ground.code}?kept=%3Cb%3Ehello&part=x&moved")
    assert (page.status, "hello" in page.text) == (200, False)


def test_fields_that_nobody_asked_for_are_left_out(phone, at_ground):
    answer = phone.give(at_ground.code, {SAFETY: "5", "secret": "x", "ground.hope_agency": "3", "welcome": "1"})
    assert answer.json["kept"] == [SAFETY]


def test_answers_that_are_not_offered_and_steps_not_reached_are_not_kept(phone, at_ground):
    given = {SAFETY: "6", "ground.trust": "<b>", "one_thing": "trust", "ground.time": "1"}
    assert phone.give(at_ground.code, given).json["kept"] == ["ground.time"]


def test_line_waits_for_the_trainer_and_can_be_changed(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "one_word")
    for word in ("  turning   up ", "staying"):
        phone.give(room.code, {"step": "one_word", "one_word": word}, script=False)
    page = phone.get(f"/join/{room.code}")
    assert ('value="staying" data-kept="staying"' in page.text, "The trainer reads it" in page.text) == (True, True)
    assert trainer.words(room) == ["staying"]
    for other in trainer.phones(room.code, 4):
        other.give(room.code, {"one_word": "calm"})
    lines = sorted((line.words, line.approval) for line in trainer.workshops.lines.all(room.id, "one_word"))
    assert lines == [*[("calm", "waiting")] * 4, ("staying", "waiting")]


def test_word_that_the_room_has_seen_is_said_to_stay_and_no_change_is_offered(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "one_word")
    for other in (phone, *trainer.phones(room.code, 4)):
        other.give(room.code, {"one_word": "calm"})
    words = trainer.content.phone.asking
    told = [_of_ones_own_word(phone.get(f"/join/{room.code}"), words)]
    for line in trainer.workshops.lines.all(room.id, "one_word"):
        trainer.workshops.lines.approve(room.id, line.id, "shown")
    told.append(_of_ones_own_word(phone.get(f"/join/{room.code}"), words))
    trainer.workshops.results.show(room.id)
    told.append(_of_ones_own_word(phone.get(f"/join/{room.code}"), words))
    assert (told, phone.give(room.code, {"one_word": "loud"}).json["kept"]) == ([(1, 0, 1), (1, 0, 1), (0, 1, 0)], [])
    for line in trainer.workshops.lines.all(room.id, "one_word"):
        trainer.workshops.lines.approve(room.id, line.id, "held")
    assert _of_ones_own_word(phone.get(f"/join/{room.code}"), words) == (1, 0, 1)


def _of_ones_own_word(page, words):
    """How often it is said to wait and to stay, and how many lines there are to type in."""
    return page.text.count(words.line_waits), page.text.count(words.line_stays), page.text.count("id=line ")


def test_line_that_is_too_long_is_told_beside_the_field_with_what_was_typed(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "one_word")
    page = phone.give(room.code, {"step": "one_word", "one_word": "w" * 41}, script=False)
    assert (page.status, page.text.count("Either it is too long")) == (422, 2)
    assert ("aria-invalid=true" in page.text, f'value="{"w" * 41}"' in page.text) == (True, True)
    assert phone.give(room.code, {"one_word": "w" * 41}).json["kept"] == []


def test_words_are_shown_as_words_whatever_is_in_them(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "one_word")
    phone.give(room.code, {"one_word": "<script>alert(1)</script>'\""})
    page = phone.get(f"/join/{room.code}").text
    assert ("<script>alert" in page, "&lt;script&gt;alert(1)&lt;/script&gt;&#39;&#34;" in page) == (False, True)


def test_nothing_is_kept_after_the_end(trainer, phone, at_ground):
    trainer.workshops.rooms.end(at_ground.id)
    answer = phone.give(at_ground.code, {SAFETY: "3"})
    assert (answer.status, answer.json) == (410, {"ended": True})
    assert phone.give(at_ground.code, {SAFETY: "3"}, script=False).status == 303


def test_answers_of_many_phones_at_once_are_each_kept(trainer, room):
    phones = trainer.phones(room.code, 24)
    trainer.workshops.rooms.move(room.id, "ground")
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda one: one.give(room.code, {SAFETY: "3", "ground.trust": "4"}), phones))
    assert [answer.json["kept"] for answer in answers] == [[SAFETY, "ground.trust"]] * 24
    assert trainer.workshops.rooms.counts(room.id).answered == 24


def test_when_the_disk_is_full_nobody_is_told_that_it_is_kept(trainer, phone, at_ground):
    people = trainer.people(at_ground, 90)
    store = services().store
    with store.writing() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count={pages}"))
    with pytest.raises(StoreFault):
        trainer.answer(at_ground, "ground", people)
    for person in people:
        with suppress(StoreFault):
            store.participants().answers.keep(
                [Given(at_ground.id, person, f"ground.{name}", "3") for name in ("safety", "trust")]
            )
    fields = dict.fromkeys([SAFETY, "ground.trust", "ground.time", "ground.support"], "3")
    answer = phone.give(at_ground.code, fields)
    assert (answer.status, answer.json) == (503, {"refused": "trouble"})
    page = phone.give(at_ground.code, fields, script=False)
    assert (page.status, "What you sent is not kept yet." in page.text) == (503, True)
    with store.writing() as connection:
        connection.execute(text("PRAGMA max_page_count=1000000"))
    assert phone.give(at_ground.code, fields).json["kept"] == list(fields)
