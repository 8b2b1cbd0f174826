"""What a person takes home from a room: their own places and words as page, paper and file."""

from __future__ import annotations

import re
from base64 import b64decode, urlsafe_b64decode

import pytest

from model.store.workshop.participants import carried
from tests.model.report.shared.pdf_reader import read
from tests.pages.phones.phones import Phone

SAFETY = "ground.safety"


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
