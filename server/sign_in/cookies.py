"""The two cookies of signing in: the token of a session, and what is pending while somebody is at the provider.

Over an encrypted line their names begin with `__Host-`, which browsers take from this host alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from model.account.session import FLOW
from model.team import Team


@dataclass(frozen=True)
class Cookie:
    """A cookie that scripts cannot read and other sites cannot send along."""

    name: str
    is_secure: bool
    seconds: int | None
    """How long a browser keeps it; None as long as the browser is open."""
    same_site: Literal["lax", "strict"] = "lax"

    def put(self, answer: Response, value: str) -> None:
        """Have the browser keep `value`."""
        answer.set_cookie(
            self.name,
            value,
            max_age=self.seconds,
            path="/",
            secure=self.is_secure,
            httponly=True,
            samesite=self.same_site,
        )

    def take_away(self, answer: Response) -> None:
        """Have the browser forget it."""
        answer.delete_cookie(self.name, path="/", secure=self.is_secure, httponly=True, samesite=self.same_site)


def session_cookie(team: Team) -> Cookie:
    """The token of a session. Lax: a link in somebody's post opens the page they are signed in for."""
    return _cookie(team, "alongside", None)


def pending_cookie(team: Team) -> Cookie:
    """What is pending. Lax, as the provider sends the browser back from another site."""
    return _cookie(team, "alongside-pending", int(FLOW.total_seconds()))


def _cookie(team: Team, name: str, seconds: int | None) -> Cookie:
    return Cookie(f"__Host-{name}" if team.is_encrypted else name, team.is_encrypted, seconds)
