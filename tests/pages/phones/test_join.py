"""The way in: codes, tickets, four words, and what is said to those who have no place here."""

from __future__ import annotations

import re

from model.content.workshop.schema import MOST_PEOPLE
from model.workshop.room import code_in_halves
from server import services
from tests.pages.phones.phones import Phone

TICKET = "0123456789abcdef" * 2


def without_chance(text, code):
    """A page without its ticket and its code, which differ each time."""
    return re.sub("[0-9a-f]{32}", "TICKET", text).replace(code, "CODE").replace(code_in_halves(code), "CODE")


def test_join_page_asks_for_the_code_without_any_file(phone):
    page = phone.get("/join")
    assert (page.status, page.heading) == (200, "Join a workshop")
    assert re.findall(r'(?:src|href)="?([^ ">]+)', page.text) == ["data:,"]


def test_typed_code_leads_to_its_entrance_as_it_is_kept(room, phone):
    typed = f"{room.code[:3].lower()}-{room.code[3:]}%20"
    answer = phone.get(f"/join?code={typed}")
    assert (answer.status, answer.headers["location"]) == (303, f"/join/{room.code}")


def test_code_left_empty_is_told_beside_the_field_and_above(phone):
    page = phone.get("/join?code=+")
    assert page.status == 422
    assert page.text.count("Type the code first.") == 2
    assert "aria-invalid=true" in page.text
    assert "role=alert" in page.text


def test_joining_hands_out_a_token_and_leads_into_the_room(room, phone):
    ticket = phone.ticket(room.code)
    answer = phone.enter(room.code, ticket=ticket)
    assert (answer.status, answer.headers["location"]) == (303, f"/join/{room.code}?in=1")
    cookie = answer.headers["set-cookie"].split("; ")
    assert cookie[0] == f"alongside_{room.code}={ticket}"
    assert sorted(cookie[1:]) == ["HttpOnly", "Max-Age=86400", "Path=/join", "SameSite=lax"]
    assert phone.get(f"/join/{room.code}").heading == "Welcome"


def test_welcome_shows_the_key_and_who_sees_what(trainer, room, phone):
    phone.enter(room.code)
    page = phone.get(f"/join/{room.code}")
    assert len(phone.key(room.code).split()) == 4
    told = [text.replace("'", "&#39;") for text in trainer.content.workshops.anonymity]
    assert re.findall(r"<p>(.*?)</p>", page.text.partition("Who sees what</h2>")[2])[: len(told)] == told


def test_join_pressed_twice_is_one_person(trainer, room, phone):
    ticket = phone.ticket(room.code)
    first, second = (phone.enter(room.code, ticket=ticket) for _ in range(2))
    assert (first.status, second.status, trainer.workshops.rooms.joined(room.id)) == (303, 303, 1)


def test_join_pressed_twice_before_any_answer_came_is_one_person(trainer, room, phone):
    ticket = phone.ticket(room.code)
    for _ in range(2):
        phone.enter(room.code, ticket=ticket)
        phone.cookies.clear()
    assert trainer.workshops.rooms.joined(room.id) == 1


def test_join_from_an_old_page_while_in_makes_nobody_new(trainer, room, phone):
    old = phone.ticket(room.code)
    phone.enter(room.code, ticket=phone.ticket(room.code))
    mine = dict(phone.cookies)
    answer = phone.enter(room.code, ticket=old)
    assert (answer.status, trainer.workshops.rooms.joined(room.id), phone.cookies) == (303, 1, mine)


def test_another_phone_with_the_four_words_is_the_same_person(trainer, room, phone):
    phone.enter(room.code)
    key = phone.key(room.code)
    other = Phone(trainer.address)
    typed = key.upper().replace(" ", ", ")
    answer = other.post(f"/join/{room.code}/again", {"ticket": other.ticket(room.code), "words": typed})
    assert (answer.status, trainer.workshops.rooms.joined(room.id)) == (303, 1)
    assert (other.key(room.code), phone.key(room.code)) == (key, key)
    assert other.cookies != phone.cookies


def test_four_words_open_a_locked_room_and_the_code_does_not(trainer, room, phone):
    phone.enter(room.code)
    key = phone.key(room.code)
    trainer.workshops.rooms.lock(room.id, True)
    other = Phone(trainer.address)
    assert other.enter(room.code).status == 404
    assert other.post(f"/join/{room.code}/again", {"ticket": TICKET, "words": key}).status == 303


def test_wrong_words_are_told_beside_the_field_and_above(room, phone):
    page = phone.post(f"/join/{room.code}/again", {"ticket": TICKET, "words": "one two three"})
    assert page.status == 404
    assert page.text.count("These words fit no place here.") == 2
    assert "one two three" not in page.text


def test_words_left_empty_are_asked_for(room, phone):
    page = phone.post(f"/join/{room.code}/again", {"ticket": TICKET, "words": " "})
    assert (page.status, page.text.count("Type your four words first.")) == (422, 2)


def test_unknown_locked_ended_and_full_say_the_very_same(trainer, phone):
    locked, ended, full = (trainer.open("honest_challenge") for _ in range(3))
    trainer.workshops.rooms.lock(locked.id, True)
    trainer.workshops.rooms.end(ended.id)
    trainer.people(full, MOST_PEOPLE)
    codes = ("BBBBBBBB", locked.code, ended.code, full.code)
    before = {without_chance(phone.get(f"/join/{code}").text, code) for code in codes}
    refused = {code: phone.enter(code) for code in codes}
    assert {answer.status for answer in refused.values()} == {404}
    said = {without_chance(answer.text, code) for code, answer in refused.items()}
    heads = {
        tuple((name, without_chance(value, code)) for name, value in sorted({**answer.headers, "date": ""}.items()))
        for code, answer in refused.items()
    }
    again = {phone.post(f"/join/{code}/again", {"ticket": TICKET, "words": "a b c"}).status for code in codes}
    follows = {phone.get(f"/join/{code}/follow?seen=1").text for code in codes}
    assert (len(before), len(said), len(heads), again, len(follows)) == (1, 1, 1, {404}, 1)


def test_cookie_with_rubbish_is_none(room, phone):
    phone.cookies[f"alongside_{room.code}"] = "<script>" + "x" * 3000
    page = phone.get(f"/join/{room.code}")
    assert (page.status, page.heading, "script>xx" in page.text) == (200, "Join this workshop", False)
    assert phone.give(room.code, {"one_word": "calm"}).status == 410


def test_ticket_that_is_none_is_refused_plainly(trainer, room, phone):
    for ticket in ("", "x", "A" * 32, TICKET + "0"):
        assert phone.post(f"/join/{room.code}/enter", {"ticket": ticket}).status == 400
    assert trainer.workshops.rooms.joined(room.id) == 0


def test_address_that_can_be_no_code_is_no_page(phone):
    for path in ("/join/-", "/join/" + "A" * 13, "/join/%00%00", "/join/b%C3%A9", "/nothing", "/"):
        assert (path, phone.get(path).status) == (path, 404)


def test_after_a_restart_the_phone_is_where_it_was(trainer, room, phone):
    phone.enter(room.code)
    key = phone.key(room.code)
    trainer.workshops.rooms.move(room.id, "one_word")
    phone.give(room.code, {"one_word": "calm"})
    services.close()
    assert services.services().faults == []
    page = phone.get(f"/join/{room.code}")
    assert (page.heading, 'value="calm"' in page.text, trainer.workshops.rooms.joined(room.id)) == (
        "One word",
        True,
        1,
    )
    assert phone.key(room.code) == key if page.heading == "Welcome" else key in page.text


def test_after_the_end_the_phone_is_told_that_its_place_is_gone(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.end(room.id)
    page = phone.get(f"/join/{room.code}")
    assert (page.status, page.heading) == (200, "Join this workshop")
    assert "This phone&#39;s place could not be found." in page.text


def test_entrance_page_is_the_same_with_any_code_and_reading_it_changes_nothing(trainer, room, phone):
    pages = {without_chance(phone.get(f"/join/{code}").text, code) for code in (room.code, "BBBBBBBB")}
    assert (len(pages), trainer.workshops.rooms.joined(room.id)) == (1, 0)


def test_join_whose_answer_was_lost_is_the_same_person_when_the_link_is_opened_again(trainer, room, phone):
    ticket = phone.ticket(room.code)
    phone.post(f"/join/{room.code}/enter", {"ticket": ticket})
    del phone.cookies[f"alongside_{room.code}"]
    assert phone.ticket(room.code) == ticket
    phone.post(f"/join/{room.code}/enter", {"ticket": phone.ticket(room.code)})
    assert trainer.workshops.rooms.counts(room.id).joined == 1


def test_address_with_a_slash_more_is_no_page_and_leads_nowhere(phone):
    answer = phone.get("/join/", Host="evil.example")
    assert (answer.status, answer.headers.get("location")) == (404, None)


def test_phone_that_is_cleared_is_led_to_the_entrance_and_told_why_without_script(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.people.clear_silent(room.id)
    page = phone.get(f"/join/{room.code}")
    assert (page.status, page.heading) == (200, "Join this workshop")
    assert "The trainer may have cleared the places of those who had given nothing yet" in page.text
    assert phone.give(room.code, {"one_word": "calm"}, script=False).headers["location"] == f"/join/{room.code}?in=1"
    assert (phone.enter(room.code).status, trainer.workshops.rooms.joined(room.id)) == (303, 1)
