"""The room's network: whether phones can reach the light pages of this machine, at which address, and why not.

`python3 do.py workshop` sets ALONGSIDE_ROOM_PORT, which starts a second listener (see decision 12). On a server that
people reach by name, ALONGSIDE_ROOM_ADDRESS says which address a phone is to open; no second listener is needed.
"""

from __future__ import annotations

import errno
import http.client
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from urllib.parse import urlsplit

from starlette.types import ASGIApp

from server.network.callers import Caller, NoticingCallers
from server.network.machine_addresses import machine_addresses
from server.network.room_listener import RoomListener
from server.network.ways_in import Kind, kind_of
from server.settings import is_address, room_address

FOR_THIS_MACHINE_ONLY = (
    "Phones cannot join: Alongside was started for this machine only. "
    "Stop it, then start it with: python3 do.py workshop"
)
NO_NETWORK = "Phones cannot join: this machine is on no network. Join the room's, then load this page again."
NOT_A_PORT = "Phones cannot join: ALONGSIDE_ROOM_PORT is {!r}. It has to be a number from 1 to 65535."
TAKEN = (
    "Phones cannot join: another program has port {0} of this machine. Stop that one, or choose another port, "
    "for example: ROOM_PORT={1} python3 do.py workshop"
)
NOT_OURS = "Phones cannot join: this machine does not let Alongside use port {} ({}). Choose another ROOM_PORT."
NO_ADDRESS = (
    "Phones cannot join: ALONGSIDE_ROOM_ADDRESS is {!r}. It has to be an address such as https://alongside.example.org"
)

SOON = 1.5
"""Seconds within which this machine has to answer itself."""

_LOG = logging.getLogger("alongside")


class _Open:
    """What this process serves to the room: the port once it listens there, else why it does not."""

    port: int | None = None
    fault: str = ""
    callers: NoticingCallers | None = None


_open = _Open()


@asynccontextmanager
async def open_to_room(app: ASGIApp) -> AsyncIterator[None]:
    """Serve `app` to the network while inside, if ALONGSIDE_ROOM_PORT asks for it. Never raises where it cannot."""
    listener = await _listener(app)
    try:
        yield
    finally:
        _open.port, _open.fault, _open.callers = None, "", None
        if listener is not None:
            await listener.close()


def serving() -> bool:
    """Whether phones are served: by the second listener, or at the address that this server has for them."""
    return bool(_open.port) or (not _asked_port() and is_address(room_address()))


def addresses() -> list[str]:
    """What a phone is to open, the likeliest first, such as "http://192.168.1.20:8502"; none where none are served."""
    if not serving():
        return []
    if is_address(room_address()):
        return [room_address().rstrip("/")]
    return [f"http://{address}:{_open.port}" for address in machine_addresses()]


def on_networks() -> list[str]:
    """The addresses of this machine, whether phones are served at them or not."""
    return machine_addresses()


def network_at(address: str) -> Kind | None:
    """What kind of network one of `addresses` is on; None for a server's own address, which phones reach from any."""
    return None if is_address(room_address()) else kind_of(urlsplit(address).hostname or "")


def why_not() -> str:
    """One plain sentence on why no phone can join, or "" where nothing is known to stand in the way."""
    if room_address() and not is_address(room_address()):
        return NO_ADDRESS.format(room_address())
    if not serving():
        return _open.fault or FOR_THIS_MACHINE_ONLY
    return "" if addresses() else NO_NETWORK


def reachable(address: str) -> bool:
    """Whether this machine gets an answer from /join at one of `addresses`. Takes up to SOON seconds; not in the loop.

    It says nothing of what stands between this machine and a phone: a firewall, or a network that keeps its guests
    apart. Only a phone can tell: see `last_caller`.
    """
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    with closing(kind(parts.netloc, timeout=SOON)) as connection:
        try:
            connection.request("GET", f"{parts.path}/join")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False


def last_caller() -> Caller | None:
    """The last device other than this machine that came through to the room's port since it opened; None so far."""
    return _open.callers.last if _open.callers else None


async def _listener(app: ASGIApp) -> RoomListener | None:
    asked = _asked_port()
    if not asked:
        return None
    try:
        port = _port(asked)
        callers = NoticingCallers(app)
        listener = RoomListener(callers, port)
        await listener.open()
    except ValueError:
        _open.fault = NOT_A_PORT.format(asked)
    except OSError as fault:
        _open.fault = _told(port, fault)
    else:
        _open.port, _open.callers = port, callers
        return listener
    _LOG.error(_open.fault)
    return None


def _told(port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        return TAKEN.format(port, port + 1 if port < 65535 else port - 1)
    return NOT_OURS.format(port, os.strerror(fault.errno) if fault.errno else "no reason given")


def _port(asked: str) -> int:
    if not (asked.isascii() and asked.isdecimal() and 0 < int(asked) < 65536):
        raise ValueError
    return int(asked)


def _asked_port() -> str:
    return os.environ.get("ALONGSIDE_ROOM_PORT", "").strip()
