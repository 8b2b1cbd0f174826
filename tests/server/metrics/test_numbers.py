"""Numbers for Prometheus: what they count, and that no label can hold an id, an address or a word."""

from __future__ import annotations

import asyncio
import http.client
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message, Receive, Scope, Send

from model.access import LOCAL
from model.store import open_store
from server.metrics import numbers, switch
from server.metrics.numbers import METHODS, OTHER, REFUSALS, STATEMENTS, Counted, RunTimes, observe_statements, registry
from server.route_names import PAGE, ROUTES
from tests.server.running_server import ROOT, Running, Start, free_port

LABELS: dict[str, set[str]] = {
    "method": {*METHODS, OTHER},
    "route": set(ROUTES),
    "status": {str(status) for status in range(100, 600)},
    "why": {*REFUSALS.values(), "websocket"},
    "of": {PAGE, "fragment"},
    "statement": {*STATEMENTS, OTHER},
}
"""Every label of ours, and all that it may be."""

OF_THE_MACHINE = ("python_info",)


def counted(name: str, **labels: str) -> float:
    return registry.get_sample_value(name, labels) or 0.0


def told_by(text: str) -> list[tuple[str, str, str]]:
    """Every label of what is served: the metric, the label, and what it says."""
    return [
        (sample.name, label, said)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        for label, said in sample.labels.items()
        if label != "le" and family.name not in OF_THE_MACHINE
    ]


def ask(host: str, path: str, method: str = "GET") -> tuple[int, str]:
    with closing(http.client.HTTPConnection(host, timeout=20)) as line:
        line.request(method, path)
        answer = line.getresponse()
        return answer.status, answer.read().decode()


async def _asked(app: Any, scope: dict[str, Any]) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


def answering(*messages: Message) -> Counted:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        for message in messages:
            await send(message)

    return Counted(app)


def test_a_request_is_counted_by_its_route_and_status_and_a_refusal_by_why() -> None:
    labels = {"method": "POST", "route": "/join/{id}/enter", "status": "429"}
    before = counted("alongside_requests_total", **labels), counted("alongside_refusals_total", why="too_often")
    app = answering({"type": "http.response.start", "status": 429}, {"type": "http.response.body"})
    sent = asyncio.run(_asked(app, {"type": "http", "path": "/join/BCDFGH/enter", "method": "POST"}))
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    after = counted("alongside_requests_total", **labels), counted("alongside_refusals_total", why="too_often")
    assert after == (before[0] + 1, before[1] + 1)


def test_a_method_that_is_made_up_is_no_label() -> None:
    app = answering({"type": "http.response.start", "status": 405})
    labels = {"method": OTHER, "route": PAGE, "status": "405"}
    before = counted("alongside_requests_total", **labels)
    asyncio.run(_asked(app, {"type": "http", "path": "/Anna", "method": "ANNA"}))
    assert counted("alongside_requests_total", **labels) == before + 1


def test_tabs_are_counted_while_they_are_open() -> None:
    seen: list[float] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        seen.append(counted("alongside_open_tabs"))

    before = counted("alongside_open_tabs")
    asyncio.run(_asked(Counted(app), {"type": "websocket", "path": "/_stcore/stream"}))
    assert (seen, counted("alongside_open_tabs")) == ([before + 1], before)


def test_a_tab_that_is_turned_away_is_a_refusal_and_no_open_tab() -> None:
    before = counted("alongside_refusals_total", why="websocket"), counted("alongside_open_tabs")
    asyncio.run(_asked(answering({"type": "websocket.close"}), {"type": "websocket", "path": "/_stcore/stream"}))
    after = counted("alongside_refusals_total", why="websocket"), counted("alongside_open_tabs")
    assert after == (before[0] + 1, before[1])


def test_runs_are_timed_by_whole_pages_and_parts() -> None:
    times, before = RunTimes(), [counted("alongside_run_seconds_count", of=of) for of in (PAGE, "fragment")]
    for what, fragments in (
        ("SCRIPT_STARTED", []),
        ("SCRIPT_STOPPED_WITH_SUCCESS", None),
        ("SCRIPT_STARTED", ["abc"]),
        ("FRAGMENT_STOPPED_WITH_SUCCESS", None),
        ("ENQUEUE_FORWARD_MSG", None),
        ("SCRIPT_STOPPED_FOR_RERUN", None),
    ):
        times.hear(what, fragments)
    after = [counted("alongside_run_seconds_count", of=of) for of in (PAGE, "fragment")]
    assert after == [before[0] + 1, before[1] + 1]


def test_statements_of_the_store_are_timed(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "home")) as store:
        observe_statements(store.database.engine)
        before = [counted("alongside_store_seconds_count", statement=one) for one in STATEMENTS]
        store.of(LOCAL).reflections.count()
        assert [counted("alongside_store_seconds_count", statement=one) for one in STATEMENTS] == [
            before[0] + 1,
            *before[1:],
        ]


def test_a_port_that_is_taken_is_told_and_all_else_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    port = free_port()
    with numbers.served("127.0.0.1", port), numbers.served("127.0.0.1", port):
        assert ask(f"127.0.0.1:{port}", "/metrics")[0] == 200
    assert [f"port {port} of 127.0.0.1 cannot be had" in message for message in caplog.messages] == [True]


@pytest.mark.parametrize("said", ["", " ", "0", "65536", "x", "-1", "9464x", "٣"])
def test_nothing_is_counted_where_no_port_is_asked_for(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(switch.PORT_VARIABLE, said)
    assert (switch.port_asked(), switch.counted(), switch.run_times()) == (None, [], None)


def test_what_is_no_port_is_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv(switch.PORT_VARIABLE, "often")
    with switch.metrics_served():
        assert caplog.messages == [switch.NOT_A_PORT.format("often")]


def test_where_the_client_is_not_installed_that_is_told_and_all_else_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(switch.PORT_VARIABLE, "9464")
    monkeypatch.setattr(switch, "_has_client", lambda: False)
    with switch.metrics_served():
        assert caplog.messages == [switch.NO_CLIENT]
    assert (switch.counted(), switch.run_times()) == ([], None)


@pytest.fixture(scope="module")
def measured(start: Start) -> tuple[Running, str]:
    """A server whose numbers can be asked for, and where."""
    port = free_port()
    return start(ROOT, "uvicorn", ALONGSIDE_METRICS_PORT=str(port)), f"127.0.0.1:{port}"


@pytest.mark.slow
def test_no_label_of_a_server_in_use_is_of_anybody(measured: tuple[Running, str]) -> None:
    running, numbers_at = measured
    for path in ("/ready", "/join/QQQQQQ", "/card/Xy7secret", "/reflect?draft=Xy7secret", "/Anna", "/media/Xy7.pdf"):
        ask(running.host, path)
    status, text = ask(numbers_at, "/metrics")
    told = told_by(text)
    assert status == 200
    assert {label for _, label, _ in told} >= {"method", "route", "status", "statement"}
    assert [(label, said) for _, label, said in told if said not in LABELS[label]] == []
    assert ("alongside_requests_total", "route", "/card/{id}") in told
    for private in ("QQQQQQ", "Xy7", "Anna", "127.0.0.1"):
        assert private not in text


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/metrics?families=x"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_streamlits_own_metrics_are_there_for_nobody(measured: tuple[Running, str], path: str, method: str) -> None:
    status, said = ask(measured[0].host, path, method)
    assert (status, "streamlit" in said.lower()) == (404, False)
