"""A workshop as it is walked in browsers: the trainer's console, the big screen, and phones of three kinds."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from model.access import LOCAL
from model.store import Store, TrainerStore, open_store
from model.workshop.room import Given
from tests.browser.reflection.walk import at_rest, here, press
from tests.browser.server import Served, wait_until
from tests.shipped import shipped_content

JOIN = "Join"
KEEP = "Keep my answers"
SLOW = 45_000
"""Milliseconds a phone may take to follow, when it lost its connection or its server."""

DOUBLE_CLICK = 500
"""Milliseconds after which a second press is meant."""

NEXT_PART = "Keep and show the next ones"


@contextmanager
def kept_by(served: Served) -> Iterator[Store]:
    """The store of a running machine, opened beside it."""
    store = open_store(served.home)
    try:
        yield store
    finally:
        store.close()


def trainers(store: Store) -> TrainerStore:
    """What is the trainer's own."""
    return store.workshops(LOCAL)


def title(page: Page) -> Locator:
    """The heading of a phone's page."""
    return page.get_by_role("heading", level=1)


def join(phone: Page, served: Served, code: str) -> None:
    """Type the code and join, as somebody without a camera does."""
    phone.goto(f"{served.address}/join")
    phone.get_by_label("The code on the screen").fill(code.lower())
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("button", name=JOIN, exact=True).click()
    expect(title(phone)).to_have_text("Welcome")


def key_of(phone: Page) -> str:
    """The four words on the welcome page."""
    words = phone.locator("main .key").inner_text()
    assert re.fullmatch(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+", words)
    return words


def choose(phone: Page, field: str, answer: str) -> None:
    """Tap an answer as a finger does: on its label."""
    phone.locator(f'label:has(input[name="{field}"][value="{answer}"])').click()


def press_on(phone: Page, button: str = KEEP) -> None:
    """Press a button of the phone's page."""
    phone.get_by_role("button", name=button, exact=True).click()


def kept(phone: Page) -> None:
    """Wait until the phone says that all is kept."""
    expect(phone.locator("#said")).to_have_text(re.compile(r"^Kept, \d\d:\d\d$"))


def go_next(trainer: Page, button: str, heading: str) -> None:
    """One step on, at the console."""
    act(trainer, f"Next: {button}")
    here(trainer, heading)


def act(trainer: Page, button: str) -> None:
    """Press a button of the console, after a moment: at once it would be the second half of a double click."""
    trainer.wait_for_timeout(DOUBLE_CLICK)
    press(trainer, button)


def show(trainer: Page) -> None:
    """Show the results to the room."""
    act(trainer, "Show to the room")
    expect(trainer.get_by_role("button", name="Hide", exact=True)).to_be_visible()


def read_and_let_show(trainer: Page, words: list[str]) -> None:
    """Read the lines that wait, and let these show."""
    trainer.get_by_role("button", name=re.compile(r"^Read the \d+ (word|line)s that wait$")).click()
    for line in words:
        expect(trainer.get_by_text(line, exact=True)).to_be_visible()
    trainer.get_by_role("button", name=re.compile(r"^Let the \d+ that still wait here show$")).click()
    at_rest(trainer)


def others_join(store: Store, code: str, how_many: int) -> list[tuple[str, str]]:
    """People whose phones are not in this test: room and person of each."""
    participants, found = store.participants(), []
    for _ in range(how_many):
        token = secrets.token_hex(16)
        participants.entrance.join(code, token, shipped_content().phone.key_words)
        phone = participants.phones.get(code, token)
        assert phone is not None
        found.append((phone.room.id, phone.person))
    return found


def others_answer(store: Store, others: Sequence[tuple[str, str]], **answers: str) -> None:
    """Each of them gives the same answers; in a field's name `__` stands for a dot."""
    given = [
        Given(room, person, field.replace("__", "."), value)
        for room, person in others
        for field, value in answers.items()
    ]
    assert store.participants().answers.keep(given) == [True] * len(given)


def answered(store: Store, room: str, how_many: int) -> None:
    """Wait until so many have answered this step."""
    wait_until(
        lambda: trainers(store).rooms.counts(room).answered == how_many,
        f"{how_many} people who answered",
        lambda: trainers(store).rooms.counts(room),
    )
