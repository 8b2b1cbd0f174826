"""In the room: answers with and without the script, kept once, and the page of each step."""

from __future__ import annotations

import re
import time
from base64 import b64decode, urlsafe_b64decode
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import quote

import pytest
from markupsafe import escape
from sqlalchemy import text

from model.store import StoreFault
from model.store.workshop.participants import carried
from model.workshop.room import Given
from model.workshop.script import script_of
from server.services import services
from tests.model.report.shared.pdf_reader import read
from tests.pages.phones.phones import Phone

SAFETY = "ground.safety"


@pytest.fixture
def at_ground(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "ground")
    return room


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


@pytest.mark.parametrize(("given", "is_said"), [({SAFETY: "3"}, True), ({}, False)])
def test_who_placed_nothing_is_not_told_where_they_placed_it(trainer, phone, at_ground, given, is_said):
    phone.give(at_ground.code, given)
    close = trainer.workshops.rooms.script(at_ground.id).step("close")
    trainer.workshops.rooms.move(at_ground.id, "one_thing")
    phone.give(at_ground.code, {"one_thing": "trust"})
    trainer.workshops.rooms.move(at_ground.id, "close")
    assert (close.take_away in phone.get(f"/join/{at_ground.code}").text) == is_said


def test_own_places_stand_on_the_last_page_with_the_whole_file_in_a_link(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3", "ground.trust": "not_sure"})
    trainer.workshops.rooms.move(at_ground.id, "close")
    page = phone.get(f"/join/{at_ground.code}")
    file = phone.get(f"/join/{at_ground.code}/mine.json")
    [link] = re.findall(r'href="data:application/json;base64,([^"]+)"', page.text)
    assert file.headers["content-disposition"].startswith('attachment; filename="alongside-')
    assert file.json["places"] == {"safety": "3", "trust": "not_sure"}
    assert b64decode(link) == file.body


def test_page_to_print_has_places_as_drawing_and_table_and_says_that_it_is_no_test(phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3"})
    page = phone.get(f"/join/{at_ground.code}/mine")
    assert (page.status, page.text.count("3. Taking shape"), page.text.count("<svg")) == (200, 2, 1)
    assert "It is not a test" in page.text


def test_own_words_are_on_the_page_and_on_paper_and_in_no_file(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3", "one_word": "<b>tea</b> #1"})
    asked = trainer.workshops.rooms.script(at_ground.id).step("one_word").question
    page = phone.get(f"/join/{at_ground.code}/mine")
    assert f"<dt>{asked}</dt><dd dir=auto><b>&lt;b&gt;tea&lt;/b&gt; #1</b></dd>" in page.text
    paper = phone.paper(at_ground.code, page)
    assert paper.headers["content-type"] == "application/pdf"
    assert re.fullmatch(r'attachment; filename="alongside-[0-9-]{10}\.pdf"', paper.headers["content-disposition"])
    told = read(paper.body)
    assert (told.title, told.pdfua_part) == ("Where you placed one relationship", "1")
    assert [
        text for text in (asked, "<b>tea</b> #1", "Creating safety", "3. Taking shape") if text not in told.whole_text
    ] == []
    assert "tea" not in phone.get(f"/join/{at_ground.code}/mine.json").text


def test_words_alone_can_be_taken_home_and_nothing_cannot(phone, at_ground):
    nothing = phone.get(f"/join/{at_ground.code}/mine").text
    assert ("mine.pdf" in nothing, "nothing to draw" in nothing) == (False, True)
    phone.give(at_ground.code, {"one_word": "tea"})
    page = phone.get(f"/join/{at_ground.code}/mine")
    told = ("mine.pdf" in page.text, "data:application/json" in page.text, "nothing to draw" in page.text)
    assert told == (True, False, False)
    assert "tea" in read(phone.paper(at_ground.code, page).body).whole_text


@pytest.mark.parametrize("path", ["", "/mine"])
def test_page_that_is_still_open_after_the_end_loses_nothing(trainer, phone, at_ground, path):
    phone.give(at_ground.code, {SAFETY: "3", "one_word": "tea"})
    trainer.workshops.rooms.move(at_ground.id, "close")
    page = phone.get(f"/join/{at_ground.code}{path}")
    assert phone.post(f"/join/{at_ground.code}/mine", {"carried": page.carried}).headers["location"] == (
        f"/join/{at_ground.code}"
    )
    leads_to = re.findall(r'href="(?!data:|#)([^"]*)"', page.text)
    assert leads_to == [], "such a press would lose the page after the end"
    trainer.workshops.rooms.end(at_ground.id)
    paper = phone.paper(at_ground.code, page)
    assert (paper.status, paper.headers["content-disposition"][:10]) == (200, "attachment")
    assert [text for text in ("tea", "3. Taking shape") if text not in read(paper.body).whole_text] == []
    again = phone.post(f"/join/{at_ground.code}/mine", {"carried": page.carried})
    assert (again.status, "The workshop has ended." in again.text, ">tea<" in again.text) == (200, True, True)
    assert ("3. Taking shape" in again.text, "Back to the workshop" in again.text) == (True, False)
    assert read(phone.paper(at_ground.code, again).body).whole_text == read(paper.body).whole_text


def test_page_of_a_phone_without_its_place_keeps_what_it_carries(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3"})
    page = phone.get(f"/join/{at_ground.code}/mine")
    again = Phone(trainer.address).post(f"/join/{at_ground.code}/mine", {"carried": page.carried})
    assert ("3. Taking shape" in again.text, "place could not be found" in again.text) == (True, True)
    assert "The workshop has ended." not in again.text


def test_what_nobody_here_sealed_or_a_day_ago_is_no_pdf_and_no_page(phone, at_ground, monkeypatch):
    phone.give(at_ground.code, {SAFETY: "3"})
    page = phone.get(f"/join/{at_ground.code}/mine")
    stranger = Phone(phone.address)
    monkeypatch.setattr(carried, "CARRIED_FOR", -1)
    for token in ("", "x" * 90, page.carried):
        paper = stranger.post(f"/join/{at_ground.code}/mine.pdf", {"carried": token})
        assert (paper.status, "Print it, or keep it as a file." in paper.text) == (410, True)
        assert stranger.post(f"/join/{at_ground.code}/mine", {"carried": token}).headers["location"] == (
            f"/join/{at_ground.code}?in=1"
        )


def test_what_a_page_carries_tells_nothing_to_whoever_reads_it(phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3", "one_word": "tea"})
    token = phone.get(f"/join/{at_ground.code}/mine").carried
    assert re.fullmatch(r"gAAAA[\w=-]+", token, re.ASCII)
    assert b"tea" not in urlsafe_b64decode(token)


def test_many_pdfs_for_one_person_wait_and_others_do_not(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3"})
    page = phone.get(f"/join/{at_ground.code}/mine")
    statuses = [phone.paper(at_ground.code, page).status for _ in range(6)]
    other = Phone(trainer.address)
    other.enter(at_ground.code)
    other.give(at_ground.code, {SAFETY: "2"})
    theirs = other.get(f"/join/{at_ground.code}/mine")
    assert (statuses, other.paper(at_ground.code, theirs).status) == ([200] * 5 + [429], 200)


def test_own_places_are_nobody_elses(trainer, phone, at_ground):
    phone.give(at_ground.code, {SAFETY: "3"})
    stranger = Phone(trainer.address)
    for path in ("mine", "mine.json"):
        answer = stranger.get(f"/join/{at_ground.code}/{path}")
        assert (answer.status, answer.body) == (303, b"")


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
