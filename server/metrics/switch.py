"""Whether anybody asked for metrics. Where nobody did, nothing is counted and Prometheus' client is not imported."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from starlette.middleware import Middleware

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from server.metrics.numbers import RunTimes

PORT_VARIABLE, HOST_VARIABLE = "ALONGSIDE_METRICS_PORT", "ALONGSIDE_METRICS_HOST"
NOT_A_PORT = "There are no metrics: ALONGSIDE_METRICS_PORT is {!r}. It has to be a number from 1 to 65535."
NO_CLIENT = (
    "There are no metrics: what serves them is not installed. "
    "Install what requirements-team.txt names beside Alongside, then start again."
)

_LOG = logging.getLogger("alongside")


def port_asked() -> int | None:
    """The port that metrics are asked for on, or None; and where the client is not installed, None too."""
    said = os.environ.get(PORT_VARIABLE, "").strip()
    is_port = said.isascii() and said.isdecimal() and len(said) < 6 and 0 < int(said) < 65536
    return int(said) if is_port and _has_client() else None


@cache
def _has_client() -> bool:
    return find_spec("prometheus_client") is not None


def host_asked() -> str:
    """The address that they are served on: this machine's own, unless told otherwise."""
    return os.environ.get(HOST_VARIABLE, "").strip() or "127.0.0.1"


def counted() -> list[Middleware]:
    """What counts requests, where metrics are asked for."""
    if port_asked() is None:
        return []
    from server.metrics.numbers import Counted  # noqa: PLC0415  see above

    return [Middleware(Counted)]


def run_times() -> RunTimes | None:
    """What observes how long the runs of one tab take, where metrics are asked for."""
    if port_asked() is None:
        return None
    from server.metrics.numbers import RunTimes  # noqa: PLC0415  see above

    return RunTimes()


def time_statements(engine: Engine) -> None:
    """Observe how long the statements of a database take, where metrics are asked for."""
    if port_asked() is not None:
        from server.metrics.numbers import observe_statements  # noqa: PLC0415  see above

        observe_statements(engine)


@contextmanager
def metrics_served() -> Iterator[None]:
    """Inside, Prometheus can ask for the numbers, where metrics are asked for."""
    port = port_asked()
    if port is None:
        if said := os.environ.get(PORT_VARIABLE, "").strip():
            _LOG.error(NOT_A_PORT.format(said[:20]) if _has_client() else NO_CLIENT)
        yield
        return
    from server.metrics.numbers import served  # noqa: PLC0415  see above

    with served(host_asked(), port):
        yield
