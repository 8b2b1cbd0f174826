"""A real OpenID Connect provider, Canaille, with two people and one client: `python -m tests.server.sign_in.provider`.

Its arguments are a port, the client's secret, and an address Alongside has. It keeps everything in memory, and says of
every address that it has checked it, which Canaille says of none.
"""

from __future__ import annotations

import sys
from typing import Any

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from canaille.oidc import provider as claims
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

PEOPLE = {"ann": "Ann Byrne", "ben": "Ben Daly"}
PASSWORD = "correct horse battery"
CLIENT = "alongside"


_told = claims.generate_user_claims


def _with_checked_address(user: Any, *of: Any) -> dict[str, Any]:
    return {**_told(user, *of), "email_verified": True}


claims.generate_user_claims = _with_checked_address


def main(port: int, secret: str, address: str) -> None:
    """Serve until stopped."""
    key = RSAKey.generate_key(2048, {"alg": "RS256", "use": "sig", "kid": "one"})
    app = create_app(
        {
            "SECRET_KEY": secret,
            "SERVER_NAME": f"127.0.0.1:{port}",
            "PREFERRED_URL_SCHEME": "http",
            "SESSION_COOKIE_NAME": "provider",
            "CANAILLE": {"DATABASE": "memory", "SMTP": None},
            "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
        }
    )
    with app.app_context(), Backend.instance.session():
        for user, name in PEOPLE.items():
            Backend.instance.save(
                models.User(
                    user_name=user,
                    formatted_name=name,
                    family_name=name,
                    emails=[f"{user}@example.org"],
                    password=PASSWORD,
                )
            )
        client = models.Client(
            client_id=CLIENT,
            client_name="Alongside",
            client_secret=secret,
            client_uri=address,
            redirect_uris=[f"{address}/sign-in/staff/back"],
            post_logout_redirect_uris=[f"{address}/sign-in"],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "profile", "email"],
            token_endpoint_auth_method="client_secret_basic",
        )
        Backend.instance.save(client)
        client.audience = [client]
        Backend.instance.save(client)
    make_server("127.0.0.1", port, app, threaded=True).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
