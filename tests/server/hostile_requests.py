"""What somebody on the network may ask for who should not get it, and how to know if they do."""

from __future__ import annotations

from collections.abc import Mapping

from server.files.compression import first_files
from tests.server.network.far_phone import Answer, handshake, request

ELSEWHERE = (
    "/",
    "/?code=BCDFGH",
    "/workshops",
    "/room?room=1",
    "/screen?room=1",
    "/reflect",
    "/health",
    "/ready",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/_stcore/upload_file/a/b",
    "/_stcore/agent/openapi.json",
    "/static/index.html",
    f"/static/{first_files()[0]}",
    "/app/static/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2",
    "/media/0.pdf",
    "/component/shout",
    "/bidi-component/shout/index.js",
    "/probe",
    "/index.html",
)
"""Addresses that the pages on this machine have, each the same 404 for the room."""

TRICKS = (
    "//",
    "//_stcore/health",
    "///media/0.pdf",
    "/.",
    "/%2e%2e/",
    "/%2e%2e/_stcore/health",
    "/join/../_stcore/health",
    "/join/%2e%2e/_stcore/health",
    "/join/..%2f_stcore%2fhealth",
    "/join/../../static/index.html",
    "/join//../",
    "/join/../",
    "/join\\..\\_stcore\\health",
    "/join;/../_stcore/health",
    "/join/%00/../_stcore/health",
    "/health/../_stcore/health",
    "/JOIN/../_stcore/health",
    "http://127.0.0.1:8501/_stcore/health",
    "http://localhost/static/index.html",
    "http://127.0.0.1:8501/",
    "127.0.0.1:8501",
    "*",
    "/_stcore/health#/join",
    "/_stcore/health?/join/",
    "/_stcore/health%3f/join",
    "/_stcore/health\t",
)
"""Targets that a careless server takes for another."""

CLAIMS = {
    "X-Forwarded-For": "127.0.0.1",
    "X-Forwarded-For twice": "127.0.0.1, 127.0.0.1",
    "X-Forwarded-For six": "::1",
    "X-Forwarded-Host": "localhost",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "/join",
    "X-Forwarded-Server": "127.0.0.1",
    "X-Real-IP": "127.0.0.1",
    "X-Client-IP": "127.0.0.1",
    "True-Client-IP": "127.0.0.1",
    "CF-Connecting-IP": "127.0.0.1",
    "Forwarded": "for=127.0.0.1;host=localhost;proto=https",
    "Via": "1.1 localhost",
    "Origin": "http://127.0.0.1:8501",
    "Referer": "http://127.0.0.1:8501/",
    "Sec-Fetch-Site": "same-origin",
    "X-Original-URL": "/_stcore/health",
    "X-Rewrite-URL": "/_stcore/health",
    "X-HTTP-Method-Override": "GET",
    "Cookie": "_streamlit_xsrf=1; _streamlit_user=1",
    "Authorization": "Bearer 1",
    "X-Streamlit-User": "local",
}
"""What a request may say of itself, none of which lets it in. The words after a name only tell two of them apart."""

STREAMLITS = ('id="root"', "streamlit", "serviceworker", "allowedorigins")
"""What only answers of the pages on this machine hold, in small letters."""


def changes_of_protocol() -> dict[str, str]:
    """Requests that are, or want to become, something else than one plain request."""
    upgrade = ("Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__", "Connection: Upgrade, HTTP2-Settings")
    return {
        "websocket": handshake("/_stcore/stream"),
        "websocket of our own": handshake("/_stcore/stream", "Origin: http://127.0.0.1", host="127.0.0.1"),
        "websocket below join": handshake("/join/../_stcore/stream"),
        "websocket of join": handshake("/join"),
        "h2c": request("/_stcore/health", *upgrade),
        "h2c at once": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
        "tls": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "no host": "GET /_stcore/health HTTP/1.0\r\n\r\n",
        "two requests": request("/_stcore/health").replace("close", "keep-alive") + request("/static/index.html"),
        "hidden in a body": request("/join", "Content-Length: 60", "Transfer-Encoding: chunked", method="POST")
        + "0\r\n\r\n"
        + request("/_stcore/health"),
        "huge header": request("/_stcore/health", f"X: {'a' * 1_000_000}"),
        "huge target": request(f"/{'a' * 1_000_000}"),
        "many headers": request("/_stcore/health", *(f"X-{number}: a" for number in range(5000))),
        "not a request": "hello\r\n\r\n",
    }


def claiming(target: str, host: str) -> dict[str, str]:
    """A request for the target with each of the claims, by its name."""
    return {name: request(target, f"{name.split()[0]}: {value}", host=host) for name, value in CLAIMS.items()}


def statuses(answers: Mapping[str, Answer]) -> dict[str, int]:
    return {name: answer.status for name, answer in answers.items()}


def let_in(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that hold anything of the pages on this machine."""
    return {
        name: answer
        for name, answer in answers.items()
        if answer.status in (101, 204, 206, 304)
        or any(part in f"{answer.head}{answer.body}".lower() for part in STREAMLITS)
        or answer.body == "ok"
    }
