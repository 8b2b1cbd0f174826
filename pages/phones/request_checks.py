"""What is refused before anything is looked at: strange hosts, posts of other sites, and what is no small form."""

from __future__ import annotations

import asyncio
import re
from functools import lru_cache
from ipaddress import ip_address
from typing import Literal
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from server.settings import allowed_hosts

Why = Literal["no_room", "slower", "not_here", "elsewhere", "not_read", "too_much", "too_slow", "trouble"]
"""The sentence that is said, by its key under `refused` in phone.yaml."""

MOST_BYTES = 16 * 1024
MOST_FIELDS = 200
SLOWEST = 10.0
"""Seconds within which a whole body has to arrive."""

FORM = "application/x-www-form-urlencoded"

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([\w.-]*?)\.?)(?::\d*)?", re.ASCII)


class Refused(Exception):
    """Raised for a request that is answered with a status and one plain sentence."""

    def __init__(self, status: int, why: Why) -> None:
        super().__init__(why)
        self.status = status
        self.why: Why = why


def require_known_host(request: Request) -> None:
    """Refuse a name that another site pointed at this machine: only addresses and our own names are answered to."""
    if not _is_known(_name_of(request.headers.get("host", ""))):
        raise Refused(400, "elsewhere")


def require_own_page(request: Request) -> None:
    """Refuse what another site's page sends. A program that is no browser says neither and is let through."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site not in ("same-origin", "none"):
            raise Refused(403, "elsewhere")
        return
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if origin is not None and origin.lower() not in (f"http://{host}".lower(), f"https://{host}".lower()):
        raise Refused(403, "elsewhere")


async def read_form(request: Request, most: int = MOST_BYTES) -> dict[str, str]:
    """The fields of a form of `most` bytes, the last of each name. Raises `Refused` for any other body."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise Refused(415, "not_read")
    declared = request.headers.get("content-length", "0")
    if not (declared.isascii() and declared.isdecimal()):
        raise Refused(400, "not_read")
    if int(declared[:20]) > most:
        raise Refused(413, "too_much")
    try:
        async with asyncio.timeout(SLOWEST):
            return _fields(await _body(request, most))
    except TimeoutError:
        raise Refused(408, "too_slow") from None
    except ClientDisconnect:
        raise Refused(400, "not_read") from None


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise Refused(413, "too_much")
    return bytes(body)


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:  # UnicodeDecodeError is one
        raise Refused(400, "not_read") from None
    if any("\0" in part for pair in pairs for part in pair):
        raise Refused(400, "not_read")
    return dict(pairs)


def _is_known(name: str) -> bool:
    if name == "localhost" or name.endswith(".local") or _is_address(name):
        return True
    return any(our in (name, "*") or (our.startswith("*.") and name.endswith(our[1:])) for our in allowed_hosts())


def _name_of(host: str) -> str:
    """The host without its port, in small letters; an IPv6 address without its brackets; "" where it is no host."""
    found = _HOST.fullmatch(host.strip().lower())
    return (found[1] or found[2]) if found else ""


@lru_cache(maxsize=256)
def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
