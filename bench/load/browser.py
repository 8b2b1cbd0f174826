"""One browser tab on a Streamlit app, as the server sees it."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from bench.load.cache import MessageCache
from bench.load.page import Page
from bench.load.requests import Requests
from bench.load.widgets import ScenarioError, State, kept_in, tapped, typed, write_state

XSRF_COOKIE = "_streamlit_xsrf"
NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"
"""What the front end sends without a cookie."""


def fetch_xsrf(url: str) -> str | None:
    """The cookie a page load gets, from the health route, as the front end does."""
    split = urlsplit(url)
    connection = http.client.HTTPConnection(split.hostname, split.port, timeout=10)
    try:
        connection.request("GET", f"{split.path.rstrip('/')}/_stcore/health")
        response = connection.getresponse()
        response.read()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie" and value.startswith(XSRF_COOKIE + "="):
                return value.split("=", 1)[1].split(";", 1)[0]
    finally:
        connection.close()
    return None


class Browser:
    """One browser tab on a Streamlit app."""

    def __init__(self, url: str, *, index: int = 0, compression: str | None = None, timeout: float = 60.0) -> None:
        self.url = url.rstrip("/")
        self.index = index
        self.timeout = timeout
        self.compression = compression
        self.page = Page()
        self.pages: dict[str, str] = {}
        """Where the navigation leads: title or path -> the page's hash."""

        self.requests = Requests()
        self.errors: list[str] = []
        self.handshake_seconds = 0.0
        self._page_hash = ""
        self._main_hash = ""
        self._path = ""
        self._query = ""
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._timers: dict[str, tuple[float, asyncio.Task[None]]] = {}
        self._cache = MessageCache()
        self._run = 0
        self._ended_early: tuple[str, ...] = ()
        self._run_started_at = 0.0
        self._changed = asyncio.Event()
        self._closed = False

    async def connect(self, xsrf_token: str | None = None, cookies: Mapping[str, str] | None = None) -> None:
        """Open the websocket, with other cookies of the browser's besides, such as a proxy's."""
        held = dict(cookies or {}) | ({XSRF_COOKIE: xsrf_token} if xsrf_token else {})
        split = urlsplit(self.url)
        started = time.perf_counter()
        self._socket = await connect(
            f"ws://{split.netloc}{split.path.rstrip('/')}/_stcore/stream",
            origin=f"{split.scheme}://{split.netloc}",
            subprotocols=["streamlit", xsrf_token or NO_TOKEN],
            additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in held.items())} if held else {},
            user_agent_header="Mozilla/5.0 wsload",
            compression=self.compression,
            max_size=None,
            max_queue=None,
            open_timeout=self.timeout,
            ping_interval=None,
        )
        self.handshake_seconds = time.perf_counter() - started
        self._reader = asyncio.create_task(self._read())

    async def close(self) -> None:
        """Close the tab."""
        self._closed = True
        self._stop_timers(self._timers)
        if self._reader:
            self._reader.cancel()
        if self._socket:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._socket.close(), 5)

    # What a person does.

    async def open(self, address: str = "/") -> None:
        """The first run of the page: path and query string as in the address bar."""
        split = urlsplit(address)
        self._path = split.path.strip("/")
        self._query = split.query
        await self._send("open " + split.path, page_name=self._path)

    async def goto(self, page: str) -> None:
        """Follow a navigation entry by its title or url path."""
        page_hash = self.pages.get(page)
        if page_hash is None:
            raise ScenarioError(f"no page {page!r} among {sorted(self.pages)}")
        self._query = ""
        self.page.keep_only(self._main_hash)
        await self._send(f"goto {page}", page_hash=page_hash)

    async def set(self, label: str, value: Any) -> None:
        """Change a widget and wait for the rerun it causes, if it causes one."""
        node = self.page.find(label)
        if node.kind == "bidi_component":
            await self._send(f"set {label}", fragment_id=node.fragment_id, trigger=tapped(node.body, value))
            return
        if not node.holds_value:
            raise ScenarioError(f"{label!r} is a {node.kind}, which holds no value")
        self.page.choose(node, value)
        if not (node.body.form_id or getattr(node.body, "ignore_rerun", False)):
            await self._send(f"set {label}", fragment_id=node.fragment_id)

    async def type(self, label: str, words: str) -> None:
        """Type into one of our text boxes, and wait until it shows that the words are kept."""
        node = self.page.find(label)
        await self._send(f"type {label}", fragment_id=node.fragment_id, trigger=typed(node.body, words))
        if kept_in(self.page.find(label).body) not in (None, words):
            raise ScenarioError(f"{label!r} does not show the words that were typed")

    async def tap(self, label: str, value: Any) -> None:
        """Change a widget and do not wait: the next tap may come before the answer."""
        node = self.page.find(label)
        self.page.choose(node, value)
        await self._send(f"tap {label}", fragment_id=node.fragment_id, wait=False)

    async def click(self, label: str) -> None:
        """Press a button or a page link."""
        node = self.page.find(label, kinds=("button", "download_button", "page_link"))
        widget = node.body
        if node.kind == "page_link":
            self._query = widget.query_string
            await self._send(f"click {label}", page_hash=widget.page_script_hash)
            return
        if getattr(widget, "disabled", False):
            raise ScenarioError(f"button {label!r} is disabled")
        self.page.take_in_form(widget.form_id)
        await self._send(f"click {label}", fragment_id=node.fragment_id, trigger=(widget.id, ("trigger_value", True)))
        self.page.clear_form(widget.form_id)

    async def expect(self, text: str, seconds: float | None = None) -> None:
        """Wait until some element on the page contains the text."""
        deadline = time.perf_counter() + (self.timeout if seconds is None else seconds)
        while not self.page.sees(text):
            self._changed.clear()
            left = deadline - time.perf_counter()
            if left <= 0:
                raise ScenarioError(f"text {text!r} did not appear")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)

    # Sending.

    async def _send(
        self,
        step: str,
        *,
        page_name: str = "",
        page_hash: str | None = None,
        fragment_id: str = "",
        trigger: tuple[str, State] | None = None,
        wait: bool = True,
        auto: bool = False,
    ) -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self._query
        rerun.page_name = page_name
        rerun.page_script_hash = self._page_hash if page_hash is None else page_hash
        rerun.fragment_id = fragment_id
        rerun.is_auto_rerun = auto
        rerun.cached_message_hashes.extend(self._cache.hashes())
        context = rerun.context_info
        context.timezone, context.timezone_offset = "Etc/UTC", 0
        context.locale, context.url = "en-US", f"{self.url}/{self._path}"
        context.is_embedded, context.color_scheme = False, "light"
        rerun.widget_states.SetInParent()
        for widget_id, held in self.page.values.items():
            state = rerun.widget_states.widgets.add()
            state.id = widget_id
            write_state(state, held)
        if trigger:
            state = rerun.widget_states.widgets.add()
            state.id, held = trigger
            write_state(state, held)
        payload = message.SerializeToString()
        request = self.requests.begin(step, fragment_id, len(payload), wait=wait)
        await self._socket.send(payload)
        if request.future:
            try:
                async with asyncio.timeout(self.timeout):  # wait_for would not be cancelled as the answer comes
                    await request.future
            except TimeoutError:
                self.requests.give_up(request)
                raise ScenarioError(f"{step}: no answer in {self.timeout:.0f} s") from None

    # Receiving.

    async def _read(self) -> None:
        try:
            async for payload in self._socket:
                self.requests.take_in(len(payload))
                self._receive(ForwardMsg.FromString(payload), payload)
        except ConnectionClosed as closed:
            if not self._closed:
                self._fail(f"connection closed: {closed}")
        except asyncio.CancelledError:
            raise
        except Exception as broken:  # noqa: BLE001  a message this client cannot read
            self._fail(f"{type(broken).__name__}: {broken}")

    def _fail(self, why: str) -> None:
        self.errors.append(why)
        self.requests.fail(why)

    def _receive(self, message: ForwardMsg, payload: bytes) -> None:
        message = self._cache.whole(message, payload)
        handler = self._HANDLERS.get(message.WhichOneof("type"))
        if handler:
            handler(self, message)

    def _on_delta(self, message: ForwardMsg) -> None:
        node = self.page.draw(message, self._run)
        if node and node.kind == "exception" and not node.body.is_warning:
            self.errors.append(f"{node.body.type}: {node.body.message}")
        self._changed.set()

    def _on_new_session(self, message: ForwardMsg) -> None:
        session = message.new_session
        fragments = tuple(message.metadata.run.fragment_ids)
        if self._ended_early and fragments and not {*self._ended_early} & {*fragments}:
            self._answer(self._ended_early)  # a fragment's run stops no other one: it was whole, whatever it is called
        self._ended_early = ()
        self._run += 1
        self._run_started_at = time.perf_counter()
        self._main_hash = session.main_script_hash
        if not message.metadata.run.fragment_ids:
            self._page_hash = session.page_script_hash
            self._stop_timers(self._timers)

    def _on_navigation(self, message: ForwardMsg) -> None:
        self._page_hash = message.navigation.page_script_hash or self._page_hash
        self.pages = {}
        for page in message.navigation.app_pages:
            self.pages[page.page_name] = page.page_script_hash
            self.pages[page.url_pathname or "/"] = page.page_script_hash

    def _on_page_info(self, message: ForwardMsg) -> None:
        self._query = message.page_info_changed.query_string

    def _on_session_event(self, message: ForwardMsg) -> None:
        if message.session_event.WhichOneof("type") == "script_compilation_exception":
            problem = message.session_event.script_compilation_exception
            self._fail(f"{problem.type}: {problem.message}")

    def _on_auto_rerun(self, message: ForwardMsg) -> None:
        fragment, interval = message.auto_rerun.fragment_id, message.auto_rerun.interval
        if fragment in self._timers and self._timers[fragment][0] == interval:
            return
        self._stop_timers([fragment])
        self._timers[fragment] = interval, asyncio.create_task(self._tick(fragment, interval))

    def _on_stop_auto_rerun(self, message: ForwardMsg) -> None:
        self._stop_timers(message.stop_auto_rerun.fragment_ids)

    def _stop_timers(self, fragments: Iterable[str]) -> None:
        for fragment in set(fragments) & set(self._timers):
            _, timer = self._timers.pop(fragment)
            timer.cancel()

    async def _tick(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            with contextlib.suppress(ConnectionClosed):
                await self._send("auto", fragment_id=fragment, wait=False, auto=True)

    def _on_finished(self, message: ForwardMsg) -> None:
        fragments = tuple(message.metadata.run.fragment_ids)
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._ended_early = fragments
            return
        self.page.forget_stale(self._run, fragments)
        self._cache.age()
        self._answer(fragments)

    def _answer(self, fragments: tuple[str, ...]) -> None:
        self.requests.answer(fragments, self._run_started_at)
        self._changed.set()

    _HANDLERS: ClassVar[dict[str, Callable[..., None]]] = {
        "delta": _on_delta,
        "new_session": _on_new_session,
        "navigation": _on_navigation,
        "page_info_changed": _on_page_info,
        "session_event": _on_session_event,
        "auto_rerun": _on_auto_rerun,
        "stop_auto_rerun": _on_stop_auto_rerun,
        "script_finished": _on_finished,
    }
