"""Which addresses this machine has on the networks it is on. Asks nobody outside, not even a name server."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from ipaddress import IPv4Address
from pathlib import Path

_SOMEWHERE = ("192.0.2.1", 9)
"""An address kept for documents. A datagram socket set to it sends nothing; it only says by which way it would go."""


def machine_addresses() -> list[str]:
    """The IPv4 addresses of this machine that another device could use, the one of its usual way out first."""
    found = dict.fromkeys([*_of_usual_way(), *_of_other_ways()])
    return [address for address in found if _is_for_others(address)]


def _is_for_others(address: str) -> bool:
    read = IPv4Address(address)
    return not (read.is_loopback or read.is_link_local or read.is_unspecified or read.is_multicast)


def _of_usual_way() -> Iterator[str]:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as way, suppress(OSError):
        way.connect(_SOMEWHERE)
        yield way.getsockname()[0]


if sys.platform == "linux":
    import fcntl

    _ASK_ADDRESS = 0x8915  # SIOCGIFADDR
    _NAMES = Path("/sys/class/net")

    def _of_other_ways() -> Iterator[str]:
        """Of every network card of iron: what programs put up for themselves, no phone can reach."""
        with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as asked:
            for _, name in socket.if_nameindex():
                if (_NAMES / name / "device").exists():
                    with suppress(OSError):
                        answer = fcntl.ioctl(asked, _ASK_ADDRESS, name.encode().ljust(256, b"\0"))
                        yield socket.inet_ntoa(answer[20:24])

else:

    def _of_other_ways() -> Iterator[str]:
        """What the system itself knows of its own name; off Linux that is no question to a name server."""
        with suppress(OSError):
            for *_, address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET, socket.SOCK_STREAM):
                yield str(address[0])
