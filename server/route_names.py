"""What an address is called where its ids must not be: in the log's lines and in the metrics.

The names are a short list that nobody can add to by asking for something.
"""

from __future__ import annotations

import re

PAGE = "page"
"""Every address that leads to the HTML page, whatever stands in it."""

_ID = "[^/]+"
_NAMES = (
    "/health",
    "/ready",
    "/_stcore/health",
    "/_stcore/stream",
    "/_stcore/upload_file/{id}/{id}",
    "/_stcore/{id}",
    "/media/{id}",
    "/join",
    "/join/{id}",
    "/join/{id}/answer",
    "/join/{id}/follow",
    "/join/{id}/enter",
    "/join/{id}/wait",
    "/join/{id}/again",
    "/join/{id}/mine",
    "/join/{id}/mine.json",
    "/join/{id}/mine.pdf",
    "/card",
    "/card/change",
    "/card/{id}",
    "/sign-in",
    "/sign-in/{id}",
    "/sign-in/{id}/back",
    "/sign-out",
)
_FILES = ("/static/", "/app/static/")
_EXACT = {name: name for name in _NAMES if "{" not in name}
_WITH_IDS = [(re.compile(re.escape(name).replace(re.escape("{id}"), _ID)), name) for name in _NAMES if "{" in name]

ROUTES = (*_NAMES, *(f"{folder}{{file}}" for folder in _FILES), PAGE)
"""All of them."""


def route_of(path: str) -> str:
    """The name of a path: `/join/{id}/answer`, or "page" for whatever is none of ours."""
    if path in _EXACT:
        return path
    for folder in _FILES:
        if path.startswith(folder):
            return f"{folder}{{file}}"
    return next((name for pattern, name in _WITH_IDS if pattern.fullmatch(path)), PAGE)
