"""What kind of network each address of this machine is on, as far as the address tells: how phones may reach it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network
from typing import Literal

Kind = Literal["own_hotspot", "phones_hotspot", "private", "shared", "public"]

_OWN = ("192.168.137.1", "192.168.2.1")
"""This machine's address on a hotspot of its own under Windows, and under macOS."""

_OWN_ON_LINUX = IPv4Network("10.42.0.0/16")
"""Where NetworkManager has shared connections: 10.42.0.1, and 10.42.1.1 for a second one."""

_OF_PHONES = (IPv4Network("172.20.10.0/28"), IPv4Network("192.168.43.0/24"))
"""What an iPhone gives to those on its hotspot, and what Android did up to version 10; later ones choose at random."""

_SHARED = IPv4Network("100.64.0.0/10")
"""Addresses that carriers share between customers, which some VPNs use as well (RFC 6598)."""


def kind_of(address: str) -> Kind:
    """The kind of network that an IPv4 address of this machine belongs to. Raises ValueError for what is none.

    A hotspot's address is its system's usual one, which can be changed: so this is a guess, and is to be said as one.
    """
    read = IPv4Address(address)
    if address in _OWN or (read in _OWN_ON_LINUX and address.endswith(".1")):
        return "own_hotspot"
    if any(read in network for network in _OF_PHONES):
        return "phones_hotspot"
    if read in _SHARED:
        return "shared"
    return "private" if read.is_private else "public"
