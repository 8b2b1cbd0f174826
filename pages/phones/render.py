"""Draws the light pages: one template each, with their one style and one script inside, so a page is one round trip."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from model.content import Content
from model.content.phones.schema import filled
from model.workshop.room import code_in_halves

TEMPLATES = Path(__file__).parent / "templates"


@cache
def style() -> Markup:
    """The style of every page, without the space that is for its readers."""
    return Markup(re.sub(r"\s*\n\s*", "", _text("style.css")))  # noqa: S704  our own file


@cache
def script() -> Markup:
    """The script of the pages that follow a room, without indents and comment lines."""
    lines = (line.strip() for line in _text("phone.js").splitlines())
    return Markup("\n".join(line for line in lines if line and not line.startswith("//")))  # noqa: S704  our own file


@cache
def aloud_script() -> Markup:
    """The script that reads a card aloud, likewise. All that a card is for works without it."""
    lines = (line.strip() for line in _text("aloud.js").splitlines())
    return Markup("\n".join(line for line in lines if line and not line.startswith("//")))  # noqa: S704  our own file


@cache
def headers() -> dict[str, str]:
    """What every answer carries. Only our own style and script run, and nothing is fetched from anywhere.

    A page tells its address to itself only: with none at all, browsers hide from us which page a form was sent from.
    """
    policy = (
        "default-src 'none'",
        f"style-src {_hash_of(style())}",
        f"script-src {_hash_of(script())} {_hash_of(aloud_script())}",
        "img-src data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Vary": "Cookie, Accept-Language",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }


DATA_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What an answer carries that only the page's script reads: each line of it is work, and such answers are the most."""

_json = json.JSONEncoder(separators=(",", ":"))


def html(template: str, content: Content, **values: object) -> str:
    """The HTML of a page in the content's language."""
    fixed = {"lang": content.settings.language, "phone": content.phone, "style": style(), "script": script()}
    return _templates().get_template(template).render(**fixed, **values).strip()


def page(drawn: str, status: int = 200) -> Response:
    """An answer with a page."""
    return Response(drawn, status, headers(), "text/html")


def data(value: object, status: int = 200) -> Response:
    """An answer with JSON, for the page's script."""
    return Response(_json.encode(value), status, DATA_HEADERS, "application/json")


def redirect(address: str) -> Response:
    """An answer that sends the browser on to another page, with GET."""
    return Response(status_code=303, headers={**headers(), "Location": address})


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["filled"] = filled
    environment.filters["in_halves"] = code_in_halves
    return environment


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
