"""What somebody on the room's network can reach: the light pages, and nothing else by any trick we know."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from tests.server.hostile_requests import CLAIMS, ELSEWHERE, TRICKS, changes_of_protocol, claiming, let_in, statuses
from tests.server.network.far_network import Asking, asking_own_address, second_place
from tests.server.network.far_phone import REFUSED, ask, handshake, request
from tests.server.running_server import free_port
from tests.server.workshop_process import Starting, Workshop

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="the processes are started and ended as on Linux and macOS"),
]

PLACES = ("its own address", "a second place")


@pytest.fixture(scope="module")
def places() -> Iterator[dict[str, Asking]]:
    with second_place() as far:
        yield {"a second place": far}


@pytest.fixture(params=PLACES)
def asking(request: pytest.FixtureRequest) -> Asking:
    """From this machine by its own address, and from a second network namespace where root can make one."""
    if request.param == PLACES[0]:
        return asking_own_address
    found: dict[str, Asking] = request.getfixturevalue("places")
    return found[request.param]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Alongside as `python3 do.py workshop` starts it."""
    ports = Workshop(free_port(), free_port())
    command = [sys.executable, "do.py", "workshop"]
    place = tmp_path_factory.mktemp("workshop")
    with Starting(command, place, ports, PORT=str(ports.main), ROOM_PORT=str(ports.room)):
        yield ports


@pytest.fixture(scope="module")
def open_to_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Alongside as nobody should start it: the pages on every address, and every header on it believed."""
    ports = Workshop(free_port(), 0)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(ports.main)]
    wide = ["--server.address", "0.0.0.0", "--browser.serverAddress", "127.0.0.1"]  # asks no outside service so
    with Starting([*command, *wide], tmp_path_factory.mktemp("open"), ports, FORWARDED_ALLOW_IPS="*"):
        yield ports


def test_the_pages_themselves_are_there_for_this_machine(workshop: Workshop) -> None:
    here = {path: ask("127.0.0.1", workshop.main, request(path, host="localhost")) for path in ELSEWHERE[:9]}
    assert len(let_in(here)) >= 7, "so what the room does not get would be known if it came"
    opened = handshake("/_stcore/stream", host="127.0.0.1")
    assert ask("127.0.0.1", workshop.main, opened).status == 101


def test_phone_gets_the_door_on_the_room_port(workshop: Workshop, asking: Asking) -> None:
    answers = asking(workshop.room, {"door": request("/join")})
    assert statuses(answers) == {"door": 200}
    assert let_in(answers) == {}


def test_light_page_is_the_same_from_both_ports(workshop: Workshop) -> None:
    heads = [ask("127.0.0.1", port, request("/join", host="127.0.0.1")).head for port in workshop]
    rows = [{row for row in head.lower().splitlines() if not row.startswith(("date:", "server:"))} for head in heads]
    assert rows[0] == rows[1], "nothing of the main listener's is added or changed"
    assert len([row for row in rows[0] if row.startswith("content-security-policy:")]) == 1


def test_main_port_answers_nobody_on_the_network(workshop: Workshop, asking: Asking) -> None:
    said = {"page": request("/"), "door": request("/join"), "stream": handshake("/_stcore/stream")}
    assert asking(workshop.main, said) == dict.fromkeys(said, REFUSED)


def test_room_port_has_nothing_of_the_pages(workshop: Workshop, asking: Asking) -> None:
    answers = asking(workshop.room, {path: request(path) for path in ELSEWHERE})
    assert statuses(answers) == dict.fromkeys(ELSEWHERE, 404)
    assert let_in(answers) == {}


def test_room_port_has_nothing_for_this_machine_either(workshop: Workshop) -> None:
    said = {path: request(path, host="127.0.0.1") for path in (*ELSEWHERE, *TRICKS)} | changes_of_protocol()
    answers = {name: ask("127.0.0.1", workshop.room, text) for name, text in said.items()}
    assert let_in(answers) == {}
    assert {path: answers[path].status for path in ELSEWHERE} == dict.fromkeys(ELSEWHERE, 404)


def test_room_port_takes_nothing_and_lists_nothing(workshop: Workshop, asking: Asking) -> None:
    methods = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE", "PROPFIND", "HEAD")
    said = {method: request("/_stcore/upload_file/a/b", "Content-Length: 0", method=method) for method in methods}
    assert statuses(asking(workshop.room, said)) == dict.fromkeys(methods, 404)


def test_no_trick_with_an_address_reaches_the_pages(workshop: Workshop, asking: Asking) -> None:
    answers = asking(workshop.room, {target: request(target) for target in TRICKS})
    assert let_in(answers) == {}
    above = {target: answer.status for target, answer in answers.items() if not target.startswith("/join/")}
    assert set(above.values()) <= {307, 400, 404}, above


def test_no_change_of_protocol_reaches_the_pages(workshop: Workshop, asking: Asking) -> None:
    answers = asking(workshop.room, changes_of_protocol())
    assert let_in(answers) == {}
    told = statuses(answers)
    assert told.pop("websocket of join") in (200, 400, 404)
    assert told.pop("hidden in a body") != 101
    assert set(told.values()) <= {0, 400, 404, 431}, told


@pytest.mark.parametrize("target", ["/_stcore/health", "/static/index.html"])
def test_no_header_reaches_the_pages(workshop: Workshop, asking: Asking, target: str) -> None:
    said = claiming(target, host="10.0.0.5")
    said |= {host: request(target, host=host) for host in ("localhost", "127.0.0.1", f"127.0.0.1:{workshop.main}", "")}
    answers = asking(workshop.room, said)
    assert let_in(answers) == {}
    assert set(statuses(answers).values()) <= {400, 404}


def test_pages_opened_to_all_are_still_for_this_machine(open_to_all: Workshop) -> None:
    for_us = {"page": request("/", host="localhost"), "health": request("/_stcore/health", host="127.0.0.1")}
    answers = {name: ask("127.0.0.1", open_to_all.main, said) for name, said in for_us.items()}
    assert statuses(answers) == dict.fromkeys(for_us, 200)
    assert list(let_in(answers)) == list(for_us)


def test_gate_lets_only_the_light_pages_through(open_to_all: Workshop, asking: Asking) -> None:
    said = {path: request(path, host="localhost") for path in ELSEWHERE}
    said |= {f"trick {target}": request(target, host="127.0.0.1") for target in TRICKS}
    answers = asking(open_to_all.main, said)
    assert let_in(answers) == {}
    assert {path: answers[path].status for path in ELSEWHERE} == dict.fromkeys(ELSEWHERE, 404)
    assert statuses(asking(open_to_all.main, {"door": request("/join", host="localhost")})) == {"door": 200}


def test_gate_believes_no_header(open_to_all: Workshop, asking: Asking) -> None:
    local = f"127.0.0.1:{open_to_all.main}"
    for target in ("/_stcore/health", "/static/index.html"):
        answers = asking(open_to_all.main, claiming(target, local))
        assert statuses(answers) == dict.fromkeys(CLAIMS, 404)
    opening = {
        name: handshake("/_stcore/stream", f"{name.split()[0]}: {value}", host=local) for name, value in CLAIMS.items()
    }
    assert statuses(asking(open_to_all.main, opening)) == dict.fromkeys(CLAIMS, 403)
