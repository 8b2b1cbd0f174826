"""The pages for signing in to a team's server and out of it: plain HTML, without a script."""

from __future__ import annotations

from functools import cache

from starlette.applications import Starlette
from starlette.types import ASGIApp


@cache
def sign_in_app() -> ASGIApp:
    """An app with these pages alone. Raises `TeamFault` where there are no settings of a team."""
    from pages.sign_in.routes import SignInRoutes  # noqa: PLC0415  made after the server answers, as for phones

    app = Starlette(routes=SignInRoutes().routes())
    app.router.redirect_slashes = False
    return app
