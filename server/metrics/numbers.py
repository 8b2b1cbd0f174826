"""Numbers for Prometheus, on a port of their own: how much is asked, how it is answered, how long it takes.

No label holds an id, an address or a word: each takes its values from a list that stands in the code.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)
from sqlalchemy import Engine, event
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.route_names import route_of

TAKEN = "The metrics cannot be served: port {} of {} cannot be had ({}). Choose another ALONGSIDE_METRICS_PORT."

REFUSALS = {400: "not_read", 403: "not_allowed", 413: "too_large", 421: "other_host", 429: "too_often", 503: "trouble"}
"""What an answer with such a status was: the name of a refusal."""

STATEMENTS = ("select", "insert", "update", "delete")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH")
PAGE, FRAGMENT, OTHER = "page", "fragment", "other"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

registry = CollectorRegistry()
ProcessCollector(registry=registry)
PlatformCollector(registry=registry)

requests = Counter("alongside_requests", "Requests answered.", ("method", "route", "status"), registry=registry)
refusals = Counter("alongside_refusals", "Requests refused, by why.", ("why",), registry=registry)
answering = Histogram(
    "alongside_request_seconds",
    "Time until an answer was whole; a phone that follows its room waits by design.",
    ("route",),
    buckets=_SECONDS,
    registry=registry,
)
runs = Histogram(
    "alongside_run_seconds", "Run time of pages and of parts of them.", ("of",), buckets=_SECONDS, registry=registry
)
tabs = Gauge("alongside_open_tabs", "Tabs that are connected.", registry=registry)
statements = Histogram(
    "alongside_store_seconds",
    "Time of a statement in the database.",
    ("statement",),
    buckets=_SECONDS,
    registry=registry,
)

_LOG = logging.getLogger("alongside")
_BEGUN = "alongside_begun"


class Counted:
    """ASGI middleware, outermost: counts what passes and how it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked and count its answer."""
        if scope["type"] == "http":
            await self._count_request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._count_tab(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _count_request(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun, status = time.perf_counter(), 500

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_counted)
        finally:
            route, method = route_of(scope["path"]), scope["method"]
            requests.labels(method if method in METHODS else OTHER, route, str(status)).inc()
            answering.labels(route).observe(time.perf_counter() - begun)
            if status in REFUSALS:
                refusals.labels(REFUSALS[status]).inc()

    async def _count_tab(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = False

        async def send_counted(message: Message) -> None:
            nonlocal is_open
            if message["type"] == "websocket.accept":
                is_open = True
                tabs.inc()
            elif message["type"] == "websocket.close" and not is_open:
                refusals.labels("websocket").inc()
            await send(message)

        try:
            await self._app(scope, receive, send_counted)
        finally:
            if is_open:
                tabs.dec()


def observe_statements(engine: Engine) -> None:
    """From now on observe how long each statement of this database takes."""
    event.listen(engine, "before_cursor_execute", _begin)
    event.listen(engine, "after_cursor_execute", _end)


def _begin(connection: Any, *_: object) -> None:
    connection.info[_BEGUN] = time.perf_counter()


def _end(connection: Any, _cursor: object, statement: str, *_: object) -> None:
    begun = connection.info.pop(_BEGUN, None)
    if begun is not None:
        first = statement.lstrip()[:6].lower()
        statements.labels(first if first in STATEMENTS else OTHER).observe(time.perf_counter() - begun)


class RunTimes:
    """How long the runs of one tab take, from what its session hears of them."""

    def __init__(self) -> None:
        self._begun: float | None = None
        self._of = PAGE

    def hear(self, what: str, fragments: object) -> None:
        """Take note that a run has started, with the fragments it is of, or has stopped."""
        if what.endswith("_STARTED"):
            self._begun, self._of = time.perf_counter(), FRAGMENT if fragments else PAGE
        elif "_STOPPED_" in what and self._begun is not None:
            runs.labels(self._of).observe(time.perf_counter() - self._begun)
            self._begun = None


@contextmanager
def served(host: str, port: int) -> Iterator[None]:
    """Inside, Prometheus can ask for the numbers. Where the port cannot be had the log says so and all else goes on."""
    try:
        server, thread = start_http_server(port, addr=host, registry=registry)
    except OSError as fault:
        _LOG.error(TAKEN.format(port, host, fault.strerror))
        yield
        return
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
