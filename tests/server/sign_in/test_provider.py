"""What is believed of a provider: one that lies, over real HTTP, in each way that it can."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.requests import Request

from model.account.session import Identity
from model.team.settings import Provider, Team
from server.sign_in.provider import NotSignedIn, Providers

pytestmark = pytest.mark.slow

SECRET = "s" * 40


class Liar:
    """A provider whose answers a test bends."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.signs_with: Any = self.key
        self.header = {"alg": "RS256", "kid": "one"}
        self.claims: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.nonce = ""
        self.challenge = ""
        self.leaves_out: str | None = None
        self.asked: list[dict[str, list[str]]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        liar = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                told = {"/.well-known/openid-configuration": liar.told, "/keys": liar.keys}[self.path]
                self.answer(200, told())

            def do_POST(self) -> None:
                liar.asked.append(parse_qs(self.rfile.read(int(self.headers["content-length"])).decode()))
                self.answer(200, liar.token())

            def answer(self, status: int, body: dict[str, Any]) -> None:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *_: object) -> None:
                pass

        return Answers

    def told(self) -> dict[str, Any]:
        usual = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["none", "HS256", "RS256"],
        }
        return usual | self.metadata

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def token(self) -> dict[str, Any]:
        at = int(time.time())
        usual = {
            "iss": self.issuer,
            "aud": "alongside",
            "sub": "a1",
            "iat": at,
            "exp": at + 300,
            "nonce": self.nonce,
            "name": "Ann",
            "email": "ann@example.org",
            "email_verified": True,
        }
        claims = {name: value for name, value in (usual | self.claims).items() if value is not None}
        signed = jwt.encode(self.header, claims, self.signs_with, algorithms=["none", "HS256", "RS256"])
        told = {"access_token": "x", "token_type": "Bearer", "id_token": signed}
        return {name: value for name, value in told.items() if name != self.leaves_out}


@pytest.fixture
def liar() -> Iterator[Liar]:
    """One that tells the truth until a test bends it."""
    found = Liar()
    yield found
    found.server.shutdown()
    found.server.server_close()


def asking(query: str) -> Request:
    return Request({"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": query.encode()})


def providers_of(liar: Liar, monkeypatch: pytest.MonkeyPatch, **more: Any) -> Providers:
    monkeypatch.setenv("ALONGSIDE_SECRET_STAFF", SECRET)
    work = Provider(name="staff", issuer=liar.issuer, client_id="alongside", **more)
    return Providers(Team(address="http://127.0.0.1:8501", providers={"staff": work}))


def signed_in(liar: Liar, providers: Providers, query: str = "", **bent: Any) -> Identity:
    """Go to the provider and come back, as a browser would."""

    async def there_and_back() -> Identity:
        pending: dict[str, Any] = {}
        address = await providers.address_to_sign_in("staff", asking(""), pending)
        asked = parse_qs(urlsplit(address).query)
        liar.nonce, liar.challenge = asked["nonce"][0], asked["code_challenge"][0]
        for name, value in bent.items():
            setattr(liar, name, value)
        state = asked["state"][0]
        who, _ = await providers.who_came_back("staff", asking(query or f"code=c&state={state}"), pending)
        return who

    return asyncio.run(there_and_back())


def test_who_tells_the_truth_is_believed(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    who = signed_in(liar, providers_of(liar, monkeypatch))

    assert who == Identity(liar.issuer, "a1", "Ann", "ann@example.org")
    assert [sorted(asked) for asked in liar.asked] == [["code", "code_verifier", "grant_type", "redirect_uri"]]
    assert liar.asked[0]["redirect_uri"] == ["http://127.0.0.1:8501/sign-in/staff/back"]


BENT: dict[str, dict[str, Any]] = {
    "a token for another client": {"claims": {"aud": "another"}},
    "a token for nobody": {"claims": {"aud": None}},
    "a token of another issuer": {"claims": {"iss": "https://evil.example"}},
    "a token that is over": {"claims": {"exp": 1, "iat": 0}},
    "a token of tomorrow": {"claims": {"iat": int(time.time()) + 86400, "exp": int(time.time()) + 90000}},
    "an answer to another question": {"claims": {"nonce": "another"}},
    "an answer to no question": {"claims": {"nonce": None}},
    "a token of nobody": {"claims": {"sub": None}},
    "a token of an empty name": {"claims": {"sub": ""}},
    "a key that is not its own": {"signs_with": RSAKey.generate_key(2048, {"kid": "one"})},
    "a key that nobody knows": {"header": {"alg": "RS256", "kid": "two"}},
    "no signature": {"header": {"alg": "none"}},
    "a signature with the secret": {"header": {"alg": "HS256"}, "signs_with": OctKey.import_key(SECRET)},
    "no token at all": {"leaves_out": "id_token"},
}


@pytest.mark.parametrize("how", BENT)
def test_who_lies_is_not_believed(liar: Liar, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    with pytest.raises(NotSignedIn):
        signed_in(liar, providers_of(liar, monkeypatch), **BENT[how])


@pytest.mark.parametrize(
    "query", ["code=c&state=another", "code=c", "state=", "error=server_error", "iss=https://evil.example"]
)
def test_an_answer_that_was_not_asked_for_is_not_taken(liar: Liar, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    with pytest.raises(NotSignedIn) as told:
        signed_in(liar, providers_of(liar, monkeypatch), query)

    assert (told.value.why, liar.asked) == ("refused", [])


def test_who_changes_their_mind_is_told_so(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotSignedIn) as told:
        signed_in(liar, providers_of(liar, monkeypatch), "error=access_denied")

    assert told.value.why == "cancelled"


def test_metadata_of_another_issuer_is_no_answer(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mix-up: a provider that names another one as its own."""
    liar.metadata = {"issuer": "https://other.example"}
    with pytest.raises(NotSignedIn) as told:
        signed_in(liar, providers_of(liar, monkeypatch))

    assert told.value.why == "no_answer"


def test_one_provider_cannot_answer_for_another(liar: Liar, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mix-up: what was begun with one is brought back as if the other had been asked."""
    other = Liar()
    monkeypatch.setenv("ALONGSIDE_SECRET_STAFF", SECRET)
    monkeypatch.setenv("ALONGSIDE_SECRET_OTHER", SECRET)
    both = {
        key: Provider(name=key, issuer=one.issuer, client_id="alongside")
        for key, one in (("staff", liar), ("other", other))
    }
    providers = Providers(Team(address="http://127.0.0.1:8501", providers=both))

    async def mixed_up() -> None:
        pending: dict[str, Any] = {}
        address = await providers.address_to_sign_in("staff", asking(""), pending)
        state = parse_qs(urlsplit(address).query)["state"][0]
        await providers.who_came_back("other", asking(f"code=c&state={state}"), pending)

    with pytest.raises(NotSignedIn):
        asyncio.run(mixed_up())
    other.server.shutdown()
    other.server.server_close()

    assert (liar.asked, other.asked) == ([], [])


@pytest.mark.parametrize(
    ("claims", "is_in"),
    [
        ({"hd": "example.org"}, True),
        ({"hd": "evil.example"}, False),
        ({"hd": None}, False),
        ({"hd": ["x", "example.org"]}, True),
    ],
)
def test_only_those_are_let_in_whom_the_team_lets_in(
    liar: Liar, monkeypatch: pytest.MonkeyPatch, claims: dict[str, Any], is_in: bool
) -> None:
    providers = providers_of(liar, monkeypatch, require={"hd": ["example.org", "example.com"]})
    why = ""
    try:
        signed_in(liar, providers, claims=claims)
    except NotSignedIn as told:
        why = told.why

    assert why == ("" if is_in else "not_let_in")


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_may_be_anybodys_is_not_kept(
    liar: Liar, monkeypatch: pytest.MonkeyPatch, verified: object
) -> None:
    who = signed_in(liar, providers_of(liar, monkeypatch), claims={"email_verified": verified})

    assert who.address == ""


@pytest.mark.parametrize(
    ("verified", "address"), [(True, "ann@example.org"), (None, "ann@example.org"), (False, ""), ("true", "")]
)
def test_where_a_team_gives_out_addresses_silence_counts_and_a_no_stays_a_no(
    liar: Liar, monkeypatch: pytest.MonkeyPatch, verified: object, address: str
) -> None:
    providers = providers_of(liar, monkeypatch, gives_out_addresses=True)

    assert signed_in(liar, providers, claims={"email_verified": verified}).address == address
