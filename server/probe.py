"""Tells tests what holds in the running server. Only there with ALONGSIDE_TEST=1; never with anyone's words."""

from __future__ import annotations

import gc
import os

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config
from streamlit.runtime import websocket_session_manager

from server.sessions import WholeSession
from server.settings import LASTING

ASKED = (*LASTING, "server.address", "server.allowedHosts", "server.headless", "theme.font")


def probe_routes() -> list[Route]:
    """The probe's address, in tests."""
    return [Route("/probe", _probe)] if os.environ.get("ALONGSIDE_TEST") == "1" else []


def _probe(_request: Request) -> JSONResponse:
    settings = {name: config.get_option(name) for name in ASKED}
    whole = websocket_session_manager.AppSession is WholeSession  # type: ignore[attr-defined]
    return JSONResponse({"settings": settings, "frozen": gc.get_freeze_count(), "loses_no_message": whole})
