"""The HTML page with the first question of a draft in it, for whoever the draft belongs to and nobody else.

Which question that is, and whether this viewer may see it, is not known here: `app.py` hands in who does.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import Scope

from model.access import Viewer
from server.files.early_question import page_with
from server.files.packed_files import QUICK, Coding
from server.settings import SESSION_HEADER
from server.sign_in.viewer import SignedOut, viewer_in

AskFirst = Callable[[Viewer, Mapping[str, str]], str | None]
"""What the page at an address holds for a viewer beside Streamlit's own, as HTML; None for nothing."""

PLACE = "/reflect"
PATIENCE = 1.0
"""Seconds after which the page is sent as it always is: a database that is away must not hold it up."""

_LOG = logging.getLogger("alongside")


async def page_with_question(ask: AskFirst, scope: Scope, coding: Coding | None) -> bytes | None:
    """The page for this request, packed; None where it is the one that everybody gets. Never raises."""
    address = dict(parse_qsl(scope["query_string"].decode("ascii", "replace")))
    if scope["method"] != "GET" or scope["path"] != PLACE or "draft" not in address:
        return None
    mark = Headers(scope=scope).get(SESSION_HEADER, "")
    try:
        return await asyncio.wait_for(asyncio.to_thread(_page, ask, mark, address, coding), PATIENCE)
    except SignedOut:
        return None
    except Exception as fault:  # noqa: BLE001  the page comes as it always does, and says what is wrong itself
        _LOG.warning("The first question could not be put into its page: %s.", type(fault).__name__)
        return None


def _page(ask: AskFirst, mark: str, address: Mapping[str, str], coding: Coding | None) -> bytes | None:
    block = ask(viewer_in(mark), address)
    if block is None:
        return None
    page = page_with(block)
    return QUICK[coding](page) if coding else page
