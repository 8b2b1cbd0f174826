"""Before the day: the page of workshops says when a phone got through to this machine, as a trainer tries it."""

from __future__ import annotations

import http.client
import re
import sys
from contextlib import closing

import pytest
from playwright.sync_api import expect

from pages.parts.workshop.ways_in import NONE_YET, WAYS
from server.network.machine_addresses import machine_addresses
from tests.devices import Device
from tests.server.network.far_phone import ask, request
from tests.server.running_server import free_port
from tests.server.workshop_process import Starting, Workshop

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has more than one address of its own to ask from"),
    pytest.mark.skipif(not machine_addresses(), reason="this machine is on no network"),
]


def test_page_says_when_a_phone_came_through_and_takes_this_machine_for_none(
    device: Device, trouble: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    ports = Workshop(free_port(), free_port())
    command = [sys.executable, "do.py", "workshop"]
    place = tmp_path_factory.mktemp("workshop")
    with Starting(command, place, ports, PORT=str(ports.main), ROOM_PORT=str(ports.room)):
        page = device(390).new_page()
        page.goto(f"http://127.0.0.1:{ports.main}/workshops")
        expect(page.get_by_text(NONE_YET)).to_be_visible()

        assert ask("127.0.0.1", ports.room, request("/join")).status == 200
        _ask_from_elsewhere(ports.room)

        told = page.get_by_text(re.compile(r"^Another device came through to this machine at \d\d:\d\d, by "))
        expect(told).to_contain_text(f":{ports.room}/join. That way is open.")
        expect(page.get_by_text(NONE_YET)).to_have_count(0)
        page.get_by_text(WAYS).click()
        expect(page.get_by_role("img", name="QR code. It leads a phone to")).to_be_visible()
    assert trouble == []


def _ask_from_elsewhere(port: int) -> None:
    """As another device would. A network made for it would be a change, at which browsers drop what they load."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, source_address=("127.0.0.2", 0))) as phone:
        phone.request("GET", "/join")
        assert phone.getresponse().status == 200
