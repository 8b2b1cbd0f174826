from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from server.error_page import SORRY
from server.log import keep_words_out, told
from tests.server.running_server import STAND_IN, Start

SECRET = "Máire cried in the car"


@pytest.fixture
def wordless() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    keep_words_out()
    yield
    logging.setLogRecordFactory(before)


def failing() -> None:
    try:
        {}[SECRET]
    except KeyError as reason:
        raise ValueError(f"no place for {SECRET}") from reason


@pytest.mark.usefixtures("wordless")
@pytest.mark.parametrize(
    ("message", "arguments"),
    [("Uncaught app execution", ()), ("%s went wrong", (SECRET,)), (f"no place for {SECRET}\nand more", ())],
)
def test_exception_is_logged_by_type_and_place_only(
    caplog: pytest.LogCaptureFixture, message: str, arguments: tuple[str, ...]
) -> None:
    try:
        failing()
    except ValueError:
        logging.getLogger("alongside.test").exception(message, *arguments)
    assert SECRET not in caplog.text
    here = r"tests/server/test_log\.py:\d+"
    assert re.search(rf"ValueError at {here} > {here}, from KeyError at {here}$", caplog.messages[0])


@pytest.mark.usefixtures("wordless")
@pytest.mark.parametrize("arguments", [(ValueError(SECRET),), ({"reason": ValueError(SECRET)},)])
def test_exception_given_as_an_argument_loses_its_message(
    caplog: pytest.LogCaptureFixture, arguments: tuple[object, ...]
) -> None:
    message = "Failed: %(reason)s" if isinstance(arguments[0], dict) else "Failed: %s"
    logging.getLogger("alongside.test").error(message, *arguments)
    assert caplog.messages == ["Failed: ValueError outside our files"]


@pytest.mark.usefixtures("wordless")
def test_access_log_shows_the_path_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        logging.getLogger("uvicorn.access").info(
            '%s - "%s %s HTTP/%s" %d', "::1", "GET", "/reflect?draft=xyz", "1.1", 200
        )
    assert caplog.messages == ['::1 - "GET /reflect HTTP/1.1" 200']


@pytest.mark.usefixtures("wordless")
@pytest.mark.parametrize(
    ("path", "logged"),
    [
        ("/card/t0ken-of-a-card", "/card/…"),
        ("/join/ABCDEFGH", "/join/…"),
        ("/join/ABCDEFGH/mine.json", "/join/…/mine.json"),
        ("/card", "/card"),
        ("/cards", "/cards"),
        ("/join?code=ABCDEFGH", "/join"),
    ],
)
def test_access_log_shows_neither_a_cards_token_nor_a_rooms_code(
    caplog: pytest.LogCaptureFixture, path: str, logged: str
) -> None:
    with caplog.at_level("INFO"):
        logging.getLogger("uvicorn.access").info('%s - "%s %s HTTP/%s" %d', "::1", "GET", path, "1.1", 200)
    assert caplog.messages == [f'::1 - "GET {logged} HTTP/1.1" 200']


def test_told_ends_on_a_circle_of_causes() -> None:
    one, other = ValueError("a"), KeyError("b")
    one.__cause__, other.__cause__ = other, one
    assert told(one) == "ValueError outside our files, from KeyError outside our files"


@pytest.mark.browser
@pytest.mark.parametrize("way", ["streamlit", "uvicorn"])
def test_words_and_drafts_of_a_failing_page_stay_out_of_the_log(start: Start, page: Page, way: str) -> None:
    running = start(STAND_IN, way)
    page.goto(f"{running.address}/fails?draft=Xy7secretid")
    box = page.get_by_label("Words")
    box.fill(SECRET)
    box.press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_visible(timeout=20_000)
    assert page.get_by_role("alert").inner_text() == SORRY
    log = running.log.read_text()
    assert "RuntimeError at tests/server/stand_in/script.py" in log
    assert "from ValueError at tests/server/stand_in/script.py" in log
    for private in (SECRET, "Máire", "Xy7secretid", "Traceback"):
        assert private not in log
