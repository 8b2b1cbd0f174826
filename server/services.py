"""The services of a process: the content it says and the store it keeps, opened once and shared by all pages.

What it is built of takes as long to import as Streamlit itself, so that happens when they are opened: the server
answers meanwhile, and a first visitor's browser is busy fetching the page's scripts.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from model.home import DATABASE_URL, home
from server.languages import first_language, load_languages
from server.metrics.switch import time_statements
from server.paths import ROOT

if TYPE_CHECKING:
    from model.content import Content
    from model.store import Store

AGAIN = 5.0
"""Seconds until a store that another program held is opened anew, when somebody asks for it."""

_LOG = logging.getLogger("alongside")


@dataclass(frozen=True)
class Services:
    """What every page needs. Where something could not be opened it is None and `faults` says why, in plain lines.

    `languages` holds every language's content by its short name, such as "en"; `content` is the one this server speaks
    where nobody chose. Faults in any language close them all, as a start with half the guide would go unnoticed.
    """

    content: Content | None = None
    store: Store | None = None
    faults: list[str] = field(default_factory=list)
    languages: Mapping[str, Content] = field(default_factory=dict)
    try_again_at: float = inf
    """When to open them anew, by the clock `time.monotonic`: soon, where another program held the data."""

    def well(self) -> bool:
        """Whether content and store are here, and the store answers now and has the shape this version needs."""
        return self.content is not None and self.store is not None and self.store.ready()


class NotOpen(Exception):
    """Raised where content or store is asked for and could not be opened; `Services.faults` says why."""


@dataclass(frozen=True)
class Opened:
    """The services where everything is open."""

    content: Content
    store: Store
    languages: Mapping[str, Content]


_lock = Lock()
_open: Services | None = None


def services() -> Services:
    """The services of this process, opened at the first call. Never raises for faults of content or store."""
    global _open  # noqa: PLW0603  the one of this process
    with _lock:
        if _open is None or time.monotonic() > _open.try_again_at:
            _open = _open_services()
        return _open


def opened() -> Opened:
    """The content and the store, for whoever has to have both. Raises `NotOpen`."""
    found = services()
    if found.content is None or found.store is None:
        raise NotOpen
    return Opened(found.content, found.store, found.languages)


def opened_already() -> Opened | None:
    """The same where both are open now: for who must not wait for it."""
    found = _open
    if found is None or found.content is None or found.store is None:
        return None
    return Opened(found.content, found.store, found.languages)


def close() -> None:
    """Close them; the next call of `services` opens them anew."""
    global _open  # noqa: PLW0603  the one of this process
    with _lock:
        if _open is not None and _open.store is not None:
            _open.store.close()
        _open = None


def _open_services(shipped: Path = ROOT / "content") -> Services:
    faults: list[str] = []
    languages = _open_languages(shipped, faults)
    content = first_language(languages, os.environ.get("ALONGSIDE_LANGUAGE"))
    store, try_again_at = _open_store(faults)
    for line in faults:
        _LOG.error(line)
    if content is not None:
        _make_hints_ready(content)
    return Services(content, store, faults, languages, try_again_at)


def _make_hints_ready(content: Content) -> None:
    """Build the expressions of the hints beside the start: that takes a second, which nobody should wait who types."""
    from model.hints import look_at  # noqa: PLC0415  see above

    Thread(target=look_at, args=(content.hints, "."), name="hints", daemon=True).start()


def _open_languages(shipped: Path, faults: list[str]) -> dict[str, Content]:
    from model.content import ContentFaults  # noqa: PLC0415  see above

    overlay = os.environ.get("ALONGSIDE_CONTENT")
    try:
        return load_languages(shipped, Path(overlay) if overlay else None)
    except ContentFaults as found:
        faults += ["The guide's content has faults. Put these lines right, then start again.", *map(str, found.faults)]
    return {}


def _open_store(faults: list[str]) -> tuple[Store | None, float]:
    """The store, and when to try again where another program holds it."""
    from model.store import StoreFault, open_store  # noqa: PLC0415  see above
    from model.store.database.faults import Busy  # noqa: PLC0415
    from model.store.keys.without_key import told_without_key  # noqa: PLC0415

    try:
        store = open_store(home(), os.environ.get(DATABASE_URL) or None)
    except StoreFault as fault:
        faults += ["Your reflections cannot be opened. Nothing has been changed.", str(fault)]
        if not isinstance(fault, Busy):
            return None, inf
    else:
        time_statements(store.database.engine)
        if store.without_key:
            _LOG.warning(told_without_key(store.without_key))
        return store, inf
    faults.append("Alongside goes on trying. Load this page again in a moment.")
    return None, time.monotonic() + AGAIN
