"""What is asked of an OpenID Connect provider, by Authlib: code flow with PKCE, state and nonce (RFC 9700).

Authlib finds the provider's addresses and keys, and checks what comes back: state, issuer, audience, nonce, times and
signature. Each provider has an address of its own to come back to, so that one cannot answer for another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.requests import Request

from model.account.session import Identity
from model.team import Team

SCOPE = "openid profile email"
METADATA = ".well-known/openid-configuration"
PATIENCE = 10.0
"""Seconds until a provider that does not answer is given up."""

_ALGORITHMS = "id_token_signing_alg_values_supported"
_SIGNED_WITH = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""How a provider may sign: never with a secret that others know, and never not at all."""

_PENDING_PATH = "session"
"""Where Authlib looks for what is pending: in the request's scope."""


class NotSignedIn(Exception):
    """Signing in did not work; `why` is the key of a sentence in `pages/sign_in/words.py`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Providers:
    """The providers of a team, each asked for its addresses and keys when it is first needed."""

    def __init__(self, team: Team) -> None:
        self._team = team
        self._clients: dict[str, Any] = {}

    async def address_to_sign_in(self, key: str, request: Request, pending: dict[str, Any]) -> str:
        """Where to send the browser; `pending` is filled with what has to be known when it comes back.

        Raises `NotSignedIn` where the provider does not answer.
        """
        request.scope[_PENDING_PATH] = pending
        client = await self._found(key)
        answer = await _told(client.authorize_redirect(request, back_address(self._team, key)))
        return str(answer.headers["location"])

    async def who_came_back(self, key: str, request: Request, pending: dict[str, Any]) -> tuple[Identity, str]:
        """Who the provider says came back, and what it wants to hear at signing out. Raises `NotSignedIn`."""
        provider = self._team.providers[key]
        if request.query_params.get("iss", provider.issuer) != provider.issuer:
            raise NotSignedIn("refused")  # RFC 9207: another provider answers
        request.scope[_PENDING_PATH] = pending
        client = await self._found(key)
        options = {
            "iss": {"essential": True, "value": provider.issuer},
            "aud": {"essential": True, "value": provider.client_id},
        }
        token = await _told(client.authorize_access_token(request, claims_options=options))
        claims = token.get("userinfo")
        if not claims or not claims.get("sub"):
            raise NotSignedIn("refused")
        if not _is_let_in(claims, provider.require):
            raise NotSignedIn("not_let_in")
        return _identity(claims, is_checked=provider.gives_out_addresses), str(token["id_token"])

    async def address_to_sign_out(self, key: str, id_token: str) -> str | None:
        """Where the provider ends its own session too, None where it has no such place or does not answer."""
        if key not in self._team.providers:
            return None
        back = f"{self._team.address}/sign-in"
        try:
            told = await self._client(key).create_logout_url(
                post_logout_redirect_uri=back,
                id_token_hint=id_token or None,
                client_id=self._team.providers[key].client_id,
            )
        except (httpx2.HTTPError, json.JSONDecodeError, RuntimeError):
            return None
        return str(told["url"])

    async def _found(self, key: str) -> Any:
        """The provider with what it tells of itself: that it is the one named, and signs with a key of its own."""
        client = self._client(key)
        told = await _told(client.load_server_metadata())
        if told.get("issuer") != self._team.providers[key].issuer:
            raise NotSignedIn("no_answer")
        told[_ALGORITHMS] = [one for one in told.get(_ALGORITHMS, ["RS256"]) if one in _SIGNED_WITH]
        return client

    def _client(self, key: str) -> Any:
        if key not in self._clients:
            provider = self._team.providers[key]
            self._clients[key] = OAuth().register(
                key,
                client_id=provider.client_id,
                client_secret=self._team.secret(key),
                server_metadata_url=f"{provider.issuer.rstrip('/')}/{METADATA}",
                client_kwargs={"scope": SCOPE, "code_challenge_method": "S256", "timeout": PATIENCE},
            )
        return self._clients[key]


def back_address(team: Team, key: str) -> str:
    """Where a provider sends the browser back to: to be registered there exactly so."""
    return f"{team.address}/sign-in/{key}/back"


def _is_let_in(claims: Mapping[str, Any], required: Mapping[str, list[str]]) -> bool:
    return all(_said(claims.get(claim)) & set(allowed) for claim, allowed in required.items())


def _said(value: object) -> set[str]:
    return {str(one) for one in value} if isinstance(value, list) else {str(value)}


def _identity(claims: Mapping[str, Any], *, is_checked: bool) -> Identity:
    """Who somebody is; `is_checked` says of their address what the provider leaves out."""
    address = claims.get("email", "") if claims.get("email_verified", is_checked) is True else ""
    return Identity(str(claims["iss"]), str(claims["sub"]), str(claims.get("name", "")), str(address))


async def _told(asked: Any) -> Any:
    """What comes of asking; every way in which it can fail is one of three for people."""
    try:
        return await asked
    except (httpx2.HTTPError, json.JSONDecodeError):
        raise NotSignedIn("no_answer") from None
    except OAuthError as fault:
        raise NotSignedIn("cancelled" if fault.error == "access_denied" else "refused") from None
    except (JoseError, AuthlibBaseError, KeyError, TypeError, ValueError, RuntimeError):
        raise NotSignedIn("refused") from None
