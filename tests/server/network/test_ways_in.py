"""What kind of network an address is on: the usual ones of hotspots, and those that no phone in a room reaches."""

from __future__ import annotations

import pytest

from server.network.ways_in import kind_of


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("192.168.137.1", "own_hotspot"),
        ("192.168.137.20", "private"),
        ("192.168.2.1", "own_hotspot"),
        ("192.168.2.34", "private"),
        ("10.42.0.1", "own_hotspot"),
        ("10.42.1.1", "own_hotspot"),
        ("10.42.0.7", "private"),
        ("172.20.10.2", "phones_hotspot"),
        ("172.20.10.16", "private"),
        ("192.168.43.120", "phones_hotspot"),
        ("192.168.1.20", "private"),
        ("10.0.3.4", "private"),
        ("172.16.0.9", "private"),
        ("100.64.0.1", "shared"),
        ("100.127.255.254", "shared"),
        ("100.128.0.1", "public"),
        ("9.9.9.9", "public"),
    ],
)
def test_kind_is_told_by_the_address(address: str, kind: str) -> None:
    assert kind_of(address) == kind


@pytest.mark.parametrize("address", ["", "alongside.example.org", "::1", "192.168.1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        kind_of(address)
