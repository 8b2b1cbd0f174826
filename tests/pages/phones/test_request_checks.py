"""What is refused cleanly: other sites' posts, strange hosts, and bodies that are no small form."""

from __future__ import annotations

import asyncio
import http.client
import logging
import socket
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pages.phones import phones_app, request_checks
from tests.pages.phones.phones import FORM

FIELDS = {"one_word": "calm"}


@pytest.fixture
def code(trainer, room, phone):
    phone.enter(room.code)
    trainer.workshops.rooms.move(room.id, "one_word")
    return room.code


def kept(trainer, room):
    return trainer.words(room)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "http://[broken"},
    ],
)
def test_posts_of_other_sites_are_refused_and_change_nothing(trainer, room, phone, code, headers):
    for path in ("enter", "again", "answer"):
        answer = phone.post(f"/join/{code}/{path}", {**FIELDS, "ticket": "0" * 32, "words": "a b c"}, **headers)
        assert (path, answer.status) == (path, 403)
    assert (kept(trainer, room), trainer.workshops.rooms.joined(room.id)) == ([], 1)


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}]
)
def test_posts_of_the_page_itself_are_taken(trainer, room, phone, code, headers):
    assert phone.post(f"/join/{code}/answer", FIELDS, **headers).status == 303
    assert kept(trainer, room) == ["calm"]


def test_page_tells_browsers_to_say_where_a_form_came_from(phone, code):
    """Without Sec-Fetch-Site (which plain http to an address does not have) `Origin` is all there is; not "null"."""
    assert phone.get(f"/join/{code}").headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "local",
        "[::1",
        "[::1]x",
        "::1",
        "localhost:x",
        "a@localhost",
        "localhost/",
        "[",
        "]",
    ],
)
def test_strange_hosts_are_refused(phone, code, host):
    assert phone.get(f"/join/{code}", Host=host).status == 400


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8502", "192.168.1.20:8502", "10.0.0.3", "[::1]:8502", "anna-laptop.local:8502"]
)
def test_addresses_and_names_of_this_machine_are_answered(phone, code, host):
    assert phone.get(f"/join/{code}", Host=host).status == 200


def test_names_of_the_server_are_answered(phone, code, monkeypatch):
    monkeypatch.setenv("ALONGSIDE_HOSTS", "guide.example.org, *.rooms.example.org")
    statuses = {
        host: phone.get(f"/join/{code}", Host=host).status
        for host in ("guide.example.org", "a.rooms.example.org", "rooms.example.org", "example.org")
    }
    assert list(statuses.values()) == [200, 200, 400, 400]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"one_word=calm", "text/plain", 415),
        (b'{"one_word":"calm"}', "application/json", 415),
        (b"--x\r\n", "multipart/form-data; boundary=x", 415),
        (b"one_word=calm", "", 415),
        (b"one_word=" + b"a" * request_checks.MOST_BYTES, FORM, 413),
        (b"one_word=" + b"a" * 1_000_000, FORM, 413),
        (b"one_word=%ff%fe", FORM, 400),
        (b"one_word=\xc3\xa9", FORM, 400),
        (b"one_word=a%00b", FORM, 400),
        (b"one%00word=ab", FORM, 400),
        (b"no equals sign", FORM, 400),
        (b"&".join(b"a%d=1" % at for at in range(request_checks.MOST_FIELDS + 1)), FORM, 400),
    ],
)
def test_bodies_that_are_no_small_form_are_refused(trainer, room, phone, code, *, body, kind, status):
    with closing(http.client.HTTPConnection(*trainer.address, timeout=10)) as connection:
        headers = {"Host": "localhost", "Cookie": f"alongside_{code}={phone.cookies[f'alongside_{code}']}"}
        try:
            connection.request("POST", f"/join/{code}/answer", body, headers | ({"Content-Type": kind} if kind else {}))
        except (BrokenPipeError, ConnectionResetError):
            assert status == 413
            return
        assert connection.getresponse().status == status
    assert kept(trainer, room) == []


def test_body_of_unknown_length_is_cut_off_when_it_is_too_long(trainer, code):
    def endless():
        for _ in range(400):
            yield b"a" * 1024

    with closing(http.client.HTTPConnection(*trainer.address, timeout=10)) as connection:
        headers = {"Host": "localhost", "Content-Type": FORM}
        try:
            connection.request("POST", f"/join/{code}/enter", endless(), headers, encode_chunked=True)
        except (BrokenPipeError, ConnectionResetError):
            return
        assert connection.getresponse().status == 413


def test_body_that_takes_too_long_is_refused(trainer, code, monkeypatch):
    monkeypatch.setattr(request_checks, "SLOWEST", 0.3)
    head = f"POST /join/{code}/enter HTTP/1.1\r\nHost: localhost\r\nContent-Type: {FORM}\r\nContent-Length: 50\r\n\r\n"
    with closing(socket.create_connection(trainer.address, timeout=10)) as connection:
        begun = time.monotonic()
        connection.sendall(head.encode() + b"ticket=")
        answer = connection.recv(4096).decode()
    assert (answer.startswith("HTTP/1.1 408"), time.monotonic() - begun < 5) == (True, True)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/enter"),
        ("POST", "/wait"),
        ("GET", "/again"),
        ("GET", "/answer"),
        ("POST", ""),
        ("GET", "/mine.pdf"),
        ("DELETE", "/answer"),
    ],
)
def test_methods_that_a_page_does_not_have_are_refused(phone, code, method, path):
    answer = phone.ask(method, f"/join/{code}{path}")
    assert (answer.status, "content-security-policy" in answer.headers) == (405, True)


def test_every_answer_has_the_headers_and_runs_nothing_but_our_script(phone, code):
    answers = [
        phone.get("/join"),
        phone.get(f"/join/{code}"),
        phone.get(f"/join/{code}/mine"),
        phone.get(f"/join/{code}/mine.json"),
        phone.get(f"/join/{code}/follow?seen=0"),
        phone.give(code, FIELDS),
        phone.give(code, FIELDS, script=False),
        phone.get("/nothing"),
        phone.get("/join", Host="evil.example"),
        phone.post(f"/join/{code}/answer", FIELDS, Origin="null"),
    ]
    for_the_script = {"default-src 'none'; frame-ancestors 'none'"}
    policies = {answer.headers["content-security-policy"] for answer in answers}
    assert for_the_script < policies
    policies -= for_the_script
    [rules] = [dict(rule.partition(" ")[::2] for rule in policy.split("; ")) for policy in policies]
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert (rules["img-src"], rules["connect-src"], rules["form-action"]) == ("data:", "'self'", "'self'")
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}
    assert {answer.headers["x-content-type-options"] for answer in answers} == {"nosniff"}


def test_nobodys_words_are_in_the_log_or_in_a_refusal(phone, code, caplog):
    caplog.set_level(logging.DEBUG)
    answers = [
        phone.give(code, {"one_word": "Zauberwort" * 30}),
        phone.post(f"/join/{code}/again", {"ticket": "0" * 32, "words": "Zauberwort zwei drei"}),
        phone.post(f"/join/{code}/enter", {"ticket": "Zauberwort"}),
        phone.ask("POST", f"/join/{code}/answer", urlencode({"one_word": "Zauberwort\0"}).encode(), Content_Type=FORM),
    ]
    told = [answer.text for answer in answers] + [record.getMessage() for record in caplog.records]
    assert [text for text in told if "Zauberwort" in text] == []


HEADER = st.binary(max_size=60) | st.text(st.sampled_from("htp:/[]@%#?\\ .:1a,"), max_size=30).map(str.encode)
NAMES = st.sampled_from(("host", "origin", "referer", "sec-fetch-site", "accept", "content-length", "content-type"))


def status_of(method, path, headers):
    """The status of one request, whose headers may be such as no client would send."""
    told = []
    scope = {"type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b""}
    scope |= {"scheme": "https", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80), "http_version": "1.1"}
    scope["headers"] = [(name.encode(), said) for name, said in headers.items()]

    async def receive():
        return {"type": "http.request", "body": b"ticket=" + b"0" * 32, "more_body": False}

    async def send(message):
        told.append(message)

    asyncio.run(phones_app()(scope, receive, send))
    return told[0]["status"]


@example(headers={"host": b"[::1"}, path="enter", method="POST")
@example(headers={"host": b"localhost", "origin": b"http://["}, path="enter", method="POST")
@example(headers={"host": b"localhost", "referer": b"http://["}, path="mine", method="GET")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    headers=st.dictionaries(NAMES, HEADER).map(
        lambda some: {"host": b"localhost", "content-type": FORM.encode()} | some
    ),
    path=st.sampled_from(("enter", "again", "answer", "follow", "mine")),
    method=st.sampled_from(("GET", "POST")),
)
def test_no_header_of_any_form_is_an_error(room, headers, path, method):
    assert status_of(method, f"/join/{room.code}/{path}", headers) < 500
