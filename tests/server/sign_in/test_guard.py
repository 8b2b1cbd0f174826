"""The guard of a team's server: what strangers get of it, whatever they ask and claim, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from model.account.session import Identity
from model.keys import mark_of, new_token
from model.store import Store
from pages.sign_in.routes import page_of_ours
from server.settings import SESSION_HEADER
from server.sign_in.open_lines import MOST
from tests.browser.server import Served, wait_until
from tests.server.hostile_requests import ELSEWHERE, TRICKS
from tests.server.network.far_phone import Answer, ask, handshake, request

pytestmark = pytest.mark.slow

OPEN = ("/health", "/ready", "/join", "/card", "/sign-in", "/sign-out")
BROWSER = "Accept: text/html,application/xhtml+xml"


@pytest.fixture(scope="module")
def store(team: Served) -> Iterator[Store]:
    """What the server keeps."""
    with team.store() as store:
        yield store


@pytest.fixture
def token(store: Store) -> str:
    """The token of somebody who is signed in."""
    return store.accounts().sign_in(Identity("https://login.invalid", "a1", "Ann Byrne"), "staff")


def got(team: Served, target: str, *headers: str, method: str = "GET", host: str | None = None) -> Answer:
    """What comes back for a request."""
    said = request(target, *headers, method=method, host=host or f"127.0.0.1:{team.port}")
    return ask("127.0.0.1", team.port, said)


def connected(team: Served, *headers: str, target: str = "/_stcore/stream") -> int:
    """The status that a websocket gets."""
    said = handshake(target, "Sec-WebSocket-Protocol: streamlit", *headers, host=f"127.0.0.1:{team.port}")
    return ask("127.0.0.1", team.port, said).status


@pytest.mark.parametrize("target", [one for one in ELSEWHERE if one not in ("/health", "/ready")] + ["/account"])
def test_a_stranger_gets_nothing_but_the_way_to_sign_in(team: Served, target: str) -> None:
    page, other = got(team, target, BROWSER), got(team, target)

    assert (page.status, page.body, other.status, other.body) == (303, "", 401, "")
    assert "location: /sign-in?next=" in page.head.lower()


@pytest.mark.parametrize("target", TRICKS)
def test_no_trick_of_an_address_gets_round_the_guard(team: Served, target: str) -> None:
    answer = got(team, target)

    assert answer.status in {0, 400, 401, 404, 405}
    assert "streamlit" not in answer.body.lower()


@pytest.mark.parametrize("target", OPEN)
def test_what_needs_no_session_is_open(team: Served, target: str) -> None:
    assert got(team, target).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"])
def test_no_method_gets_round_the_guard(team: Served, method: str) -> None:
    answer = got(team, "/_stcore/upload_file/a/b", "Content-Length: 0", method=method)

    assert (answer.status, answer.body) == (401, "")


@pytest.mark.parametrize("name", [SESSION_HEADER, SESSION_HEADER.title(), SESSION_HEADER.replace("-", "_")])
def test_a_header_that_says_who_sends_it_is_nobody(team: Served, token: str, name: str) -> None:
    said = f"{name}: {mark_of(token)}"

    assert got(team, "/", said).status == 401
    assert connected(team, said) == 403


def test_whoever_is_signed_in_gets_pages_files_and_a_line(team: Served, token: str) -> None:
    cookie = f"Cookie: alongside={token}"

    assert got(team, "/", cookie, BROWSER).status == 200
    assert got(team, "/_stcore/host-config", cookie).status == 200
    assert connected(team, cookie) == 101


def test_wrong_cookies_open_nothing(team: Served, token: str) -> None:
    wrong = [new_token(), mark_of(token), token[:-1], token.upper() + "0", "", "'; DROP TABLE sessions; --", "\xff" * 9]
    statuses = [got(team, "/", f"Cookie: alongside={one}").status for one in wrong]

    assert statuses == [401] * len(wrong)


def test_a_session_that_was_ended_opens_nothing_within_a_tick(team: Served, store: Store, token: str) -> None:
    before = connected(team, f"Cookie: alongside={token}")
    store.accounts().sign_out(token)

    def closed() -> bool:
        return connected(team, f"Cookie: alongside={token}") == 403

    wait_until(closed, "closed", patience=10)
    assert before == 101


def test_a_page_of_another_site_cannot_open_a_line_with_the_cookie(team: Served, token: str) -> None:
    assert connected(team, f"Cookie: alongside={token}", "Origin: https://evil.example") == 403


@pytest.mark.parametrize(
    "header",
    ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example", "Origin: null", ""],
)
def test_another_site_cannot_sign_anybody_out(team: Served, token: str, header: str) -> None:
    headers = [f"Cookie: alongside={token}", "Content-Length: 0", *([header] if header else [])]
    answer = got(team, "/sign-out", *headers, method="POST")
    looked = got(team, "/sign-out", headers[0])

    assert (answer.status, looked.status) == (403, 200)
    assert connected(team, headers[0]) == 101


def test_signing_out_is_of_the_browser_too(team: Served, token: str) -> None:
    answer = got(
        team,
        "/sign-out",
        f"Cookie: alongside={token}",
        "Sec-Fetch-Site: same-origin",
        "Content-Length: 0",
        method="POST",
    )

    assert answer.status == 200
    assert 'clear-site-data: "cache", "storage"' in answer.head.lower()
    assert 'alongside=""; expires=' in answer.head.lower()


def test_another_host_is_not_answered_and_never_led_to(team: Served, token: str) -> None:
    answers = [got(team, "/", host="evil.example"), got(team, "/", f"Cookie: alongside={token}", host="evil.example")]

    assert [answer.status for answer in answers] == [400, 400]
    assert [answer.head.count("evil.example") for answer in answers] == [0, 0]


@pytest.mark.parametrize(
    "query",
    [
        "?code=a&state=b",
        "?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E",
        "",
        "?iss=https://evil.example",
    ],
)
def test_nobody_is_signed_in_by_an_address_that_they_were_handed(team: Served, query: str) -> None:
    """Login CSRF: without what this browser began there is nothing to come back from."""
    answer = got(team, f"/sign-in/staff/back{query}")

    assert (answer.status, "alongside=" in answer.head.replace("alongside-pending", "")) == (200, False)
    assert (
        "was not begun in this browser" in " ".join(answer.body.split()) or "not begun in this browser" in answer.body
    )
    assert "<script" not in answer.body


def test_a_provider_that_is_none_of_ours_is_not_asked(team: Served) -> None:
    assert [got(team, f"/sign-in/{key}").status for key in ("other", "Work", "staff%00")] == [303] * 3


def test_a_provider_that_does_not_answer_is_told_in_a_sentence(team: Served) -> None:
    answer = got(team, "/sign-in/staff?next=%2Freflections")

    assert answer.status == 200
    assert "does not answer just now" in answer.body
    assert 'href="/sign-in/staff?next=%2Freflections"' in answer.body


@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/sign-in/../..//evil.example",
        "javascript:alert(1)",
        "/reflect?next=//evil.example",
        "/reflect#x",
        "/%2f%2fevil.example",
        " /reflect",
        "/reflect\n",
        "",
    ],
)
def test_nobody_is_sent_on_to_another_site(asked: str) -> None:
    assert page_of_ours(asked) == "/"


@given(st.text())
def test_whoever_is_sent_on_stays_here(asked: str) -> None:
    going = page_of_ours(asked)

    assert going == "/" or (going == asked and going[0] == "/" and going[1:2] not in {"/", "\\"})


def test_one_person_cannot_open_pages_without_end(team: Served, store: Store, token: str) -> None:
    cookie = f"Cookie: alongside={token}"
    other = store.accounts().sign_in(Identity("https://login.invalid", "b2", "Ben Daly"), "staff")
    address = f"ws://127.0.0.1:{team.port}/_stcore/stream"
    with ExitStack() as tabs:
        for _ in range(MOST):
            line = connect(address, subprotocols=[Subprotocol("streamlit")], additional_headers={"Cookie": cookie[8:]})
            tabs.enter_context(line)
        page = got(team, "/reflections", cookie, BROWSER)
        one_more, bens = connected(team, cookie), connected(team, f"Cookie: alongside={other}")

    assert (page.status, f"You have {MOST} pages of Alongside open" in page.body) == (429, True)
    assert (one_more, bens) == (403, 101)
    wait_until(lambda: connected(team, cookie) == 101, "open again")
    assert got(team, "/reflections", cookie, BROWSER).status == 200


def test_the_log_has_nobodys_token(team: Served, token: str) -> None:
    got(team, f"/reflections?draft={token}", f"Cookie: alongside={token}")
    got(team, f"/sign-in/staff/back?code={token}&state={token}")

    assert token not in Path(team.log).read_text(encoding="utf-8")


def test_the_provider_is_not_asked_without_end(team: Served) -> None:
    """Last in this file: whoever begins to sign in again and again is told to wait, and the page says why."""
    statuses = [got(team, "/sign-in/staff").status for _ in range(80)]
    answer = got(team, "/sign-in/staff")

    assert statuses[0] == 200
    assert (answer.status, "Try again in a minute" in answer.body) == (429, True)
