"""The log as lines of JSON: when, how bad, what, and of a request the route; no address, no id, nobody's words."""

from __future__ import annotations

import http.client
import json
import logging
from collections.abc import Iterator
from datetime import datetime

import pytest

from server import log, log_lines
from server.route_names import PAGE, ROUTES, route_of
from tests.server.running_server import ROOT, Start

SECRET = "Máire cried in the car"


@pytest.fixture
def json_asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """JSON is asked for, in a process where a library has two handlers of its own."""
    monkeypatch.setenv(log_lines.VARIABLE, "json")
    monkeypatch.setattr(logging.Logger, "callHandlers", logging.Logger.callHandlers)
    before, handlers = logging.getLogRecordFactory(), [logging.StreamHandler(), logging.StreamHandler()]
    names = ("alongside.test", "uvicorn.access", "uvicorn.error", "some.library")
    for name in names:
        logging.getLogger(name).setLevel("INFO")
        for handler in handlers:
            logging.getLogger(name).addHandler(handler)
    log.keep_words_out()
    log_lines.write_lines()
    yield
    for name in names:
        logging.getLogger(name).setLevel("NOTSET")
        for handler in handlers:
            logging.getLogger(name).removeHandler(handler)
    logging.setLogRecordFactory(before)


def only_line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    [line] = capsys.readouterr().err.splitlines()
    told: dict[str, object] = json.loads(line)
    assert datetime.fromisoformat(str(told.pop("time"))).utcoffset() is not None
    return told


@pytest.mark.usefixtures("json_asked")
def test_our_own_lines_say_when_how_bad_and_what(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("alongside.test").warning("A phone was not answered: %s", "Busy")
    told = {"level": "warning", "logger": "alongside.test", "event": "A phone was not answered: Busy"}
    assert only_line(capsys) == told


@pytest.mark.usefixtures("json_asked")
def test_a_request_is_told_by_its_route_without_ids_address_or_query(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("uvicorn.access").info(
        '%s - "%s %s HTTP/%s" %d', "203.0.113.9:5", "POST", "/card/Xy7secret?draft=Xy7", "1.1", 404
    )
    told = {"event": "request", "method": "POST", "route": "/card/{id}", "status": 404}
    assert only_line(capsys) == {"level": "info", "logger": "uvicorn.access", **told}


@pytest.mark.usefixtures("json_asked")
def test_what_others_log_is_told_unfilled(capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("uvicorn.error").info('%s - "WebSocket %s" [accepted]', "203.0.113.9:5", "/join/CODE12")
    told = {"level": "info", "logger": "uvicorn.error", "event": '%s - "WebSocket %s" [accepted]'}
    assert only_line(capsys) == told


@pytest.mark.usefixtures("json_asked")
def test_an_exception_is_one_line_of_types_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        {}[SECRET]
    except KeyError:
        logging.getLogger("some.library").exception("Uncaught %s", SECRET)
    told = only_line(capsys)
    assert str(told["event"]).startswith("Uncaught …: KeyError at tests/server/test_log_lines.py:")
    assert "Máire" not in str(told)


def test_another_wish_is_answered_in_plain_text(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(log_lines.VARIABLE, "xml")
    before = logging.Handler.format
    log_lines.write_lines()
    assert (caplog.messages, logging.Handler.format) == ([log_lines.NOT_KNOWN], before)


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", PAGE),
        ("/reflect", PAGE),
        (f"/{SECRET}", PAGE),
        ("/join/BCDFGH", "/join/{id}"),
        ("/join/BCDFGH/mine.pdf", "/join/{id}/mine.pdf"),
        ("/join/BCDFGH/other", PAGE),
        ("/card/change", "/card/change"),
        ("/card/0123456789abcdef", "/card/{id}"),
        ("/media/0123.pdf", "/media/{id}"),
        ("/static/js/index.js", "/static/{file}"),
        ("/app/static/mark.svg", "/app/static/{file}"),
        ("/_stcore/stream", "/_stcore/stream"),
        ("/_stcore/upload_file/a/b", "/_stcore/upload_file/{id}/{id}"),
        ("/ready", "/ready"),
        ("/sign-in/staff/back", "/sign-in/{id}/back"),
    ],
)
def test_route_of_a_path_is_one_of_a_short_list(path: str, route: str) -> None:
    assert route_of(path) == route
    assert route in ROUTES


@pytest.mark.slow
def test_a_server_writes_json_alone(start: Start) -> None:
    running = start(ROOT, "uvicorn", ALONGSIDE_LOG="json")
    line = http.client.HTTPConnection(running.host, timeout=20)
    line.request("GET", "/join/QQQQQQ?door=Xy7secret")
    line.getresponse().read()
    line.close()
    lines = [json.loads(line) for line in running.log.read_text().splitlines()]
    asked = [line for line in lines if line.get("route") == "/join/{id}"]
    assert [(line["method"], line["status"], line["level"]) for line in asked] == [("GET", 200, "info")]
    assert "QQQQQQ" not in running.log.read_text()
    assert "Xy7secret" not in running.log.read_text()
