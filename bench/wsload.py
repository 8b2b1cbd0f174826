"""wsload: drive any Streamlit app over the protocol its own browser speaks.

A `Browser` is one tab: it opens the websocket, answers to the cache, form,
fragment and auto-rerun rules of Streamlit's front end, keeps the page's
elements, and finds widgets by their visible label (or key). `run_load` opens
many of them at once and plays a scenario, a plain list of steps:

    SCENARIO = [
        ("open", "/join?code=ABCD"),      # path and query string
        ("set", "Your name", "Person {i}"),
        ("set", "Trust", ANY),            # a random option
        ("click", "Send"),
        ("expect", "Thank you"),
    ]

Needs: streamlit (for its protobuf classes), websockets, psutil.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import importlib.util
import json
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

XSRF_COOKIE = "_streamlit_xsrf"
NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"  # what the front end sends without a cookie
CACHE_AGE = 2  # front end keeps a cached message this many runs by default


class ScenarioError(Exception):
    """A step could not be done: no such widget, text never came, and so on."""


ANY = "<any option>"  # as a `set` step's value: one of the widget's options, at random


# --------------------------------------------------------------- widget kinds


@dataclass(frozen=True)
class WidgetKind:
    """How one protobuf element turns into a WidgetState and back."""

    state_field: str
    default: Callable[[Any], Any]
    options: Callable[[Any], list[str]] = lambda widget: []
    pushed: Callable[[Any], Any] = lambda widget: widget.value


def _optional(widget: Any, name: str) -> Any:
    return getattr(widget, name) if widget.HasField(name) else None


def _option_at(widget: Any, options: list[str]) -> str | None:
    index = _optional(widget, "default")
    return None if index is None or not options else options[index]


def _option_texts(widget: Any) -> list[str]:
    return list(widget.options)


def _button_texts(widget: Any) -> list[str]:
    return [option.content or option.content_icon for option in widget.options]


WIDGETS: dict[str, WidgetKind] = {
    "radio": WidgetKind(
        "string_value",
        lambda w: _option_at(w, list(w.options)),
        _option_texts,
        lambda w: _optional(w, "raw_value"),
    ),
    "selectbox": WidgetKind(
        "string_value",
        lambda w: _option_at(w, list(w.options)),
        _option_texts,
        lambda w: _optional(w, "raw_value"),
    ),
    "multiselect": WidgetKind(
        "string_array_value",
        lambda w: [w.options[i] for i in w.default],
        _option_texts,
        lambda w: list(w.raw_values),
    ),
    "button_group": WidgetKind(
        "string_array_value",
        lambda w: [_button_texts(w)[i] for i in w.default],
        _button_texts,
        lambda w: list(w.raw_values),
    ),
    "slider": WidgetKind(
        "double_array_value",
        lambda w: list(w.default),
        _option_texts,
        lambda w: list(w.value),
    ),
    "text_area": WidgetKind("string_value", lambda w: _optional(w, "default")),
    "text_input": WidgetKind("string_value", lambda w: _optional(w, "default")),
    "number_input": WidgetKind("double_value", lambda w: _optional(w, "default")),
    "time_input": WidgetKind("string_value", lambda w: _optional(w, "default")),
    "date_input": WidgetKind("string_array_value", lambda w: list(w.default), pushed=lambda w: list(w.value)),
    "checkbox": WidgetKind("bool_value", lambda w: w.default),
    "color_picker": WidgetKind("string_value", lambda w: w.default),
    "feedback": WidgetKind(
        "string_value",
        lambda w: None if _optional(w, "default") is None else str(w.default),
    ),
    "button": WidgetKind("trigger_value", lambda w: False),
    "download_button": WidgetKind("trigger_value", lambda w: False),
}


def _write_state(state: WidgetState, state_field: str, value: Any) -> None:
    """Put a value into a WidgetState; None leaves it unset, as the front end does."""
    if value is None:
        return
    if state_field.endswith("_array_value"):
        array = getattr(state, state_field)
        array.SetInParent()
        array.data.extend(value)
    else:
        setattr(state, state_field, value)


def _state_field(kind: str, widget: Any) -> str:
    if kind == "slider" and widget.options:  # st.select_slider
        return "string_array_value"
    return WIDGETS[kind].state_field


def _default_state(kind: str, widget: Any) -> tuple[str, Any]:
    if kind == "slider" and widget.options:
        return "string_array_value", [widget.options[int(i)] for i in widget.default]
    return _state_field(kind, widget), WIDGETS[kind].default(widget)


def _pushed_state(kind: str, widget: Any) -> tuple[str, Any]:
    """The value a script gave the widget, through session state."""
    if kind == "slider" and widget.options:
        return "string_array_value", list(widget.raw_value)
    return _state_field(kind, widget), WIDGETS[kind].pushed(widget)


def _resolve(kind: str, widget: Any, value: Any) -> Any:
    """Turn a scenario's value into what the widget sends (ANY, index, text)."""
    options = WIDGETS[kind].options(widget)
    if value == ANY:
        if options:
            value = random.choice(options)
        elif kind == "slider":
            steps = int((widget.max - widget.min) / (widget.step or 1))
            value = widget.min + random.randint(0, steps) * (widget.step or 1)
        else:
            raise ScenarioError(f"ANY needs options, and {widget.label!r} has none")
    if kind == "slider" and options:  # st.select_slider sends its options' texts
        chosen = value if isinstance(value, (list, tuple)) else [value]
        return [_option_named(options, item) for item in chosen]
    if kind == "slider":
        return [float(v) for v in value] if isinstance(value, (list, tuple)) else [float(value)]
    if kind in ("radio", "selectbox"):
        return _option_named(options, value)
    if kind in ("button_group", "multiselect"):
        chosen = value if isinstance(value, (list, tuple)) else [value]
        return [_option_named(options, item) for item in chosen]
    if kind == "number_input":
        return float(value)
    if kind == "date_input":
        return list(value) if isinstance(value, (list, tuple)) else [value]
    return value


def _option_named(options: list[str], value: Any) -> str:
    """The option with this text, or the one that begins with it, or the one at this index."""
    text = str(value)
    if text in options:
        return text
    starting = [option for option in options if option.startswith(text)]
    if len(starting) == 1:
        return starting[0]
    if isinstance(value, int) and 0 <= value < len(options):
        return options[value]
    raise ScenarioError(f"no option {value!r} among {options}")


# ------------------------------------------------------------------ the page


@dataclass(slots=True)
class Node:
    """One element of the page, as it last came over the wire."""

    kind: str
    body: Any  # the element's protobuf message
    raw: bytes  # for text search
    run: int
    fragment_id: str
    script_hash: str

    @property
    def is_widget(self) -> bool:
        return self.kind in WIDGETS and bool(getattr(self.body, "id", ""))

    @property
    def holds_value(self) -> bool:
        return self.is_widget and WIDGETS[self.kind].state_field != "trigger_value"


@dataclass(slots=True)
class RunRecord:
    """One answered request: what it was, how long it took, what it carried."""

    step: str
    seconds: float
    bytes_in: int
    messages_in: int
    bytes_out: int
    first_delta_seconds: float | None = None
    finished_at: float = 0.0


@dataclass(slots=True)
class _Waiting:
    """A request that has been sent and has not finished yet."""

    step: str
    fragment_id: str
    sent_at: float
    bytes_out: int
    bytes_before: int
    messages_before: int
    future: asyncio.Future | None
    first_delta_at: float | None = None


class Browser:
    """One browser tab on a Streamlit app."""

    def __init__(
        self,
        url: str,
        *,
        index: int = 0,
        auto_rerun: bool = True,
        compression: str | None = None,
        timeout: float = 60.0,
        cookies: dict[str, str] | None = None,
    ) -> None:
        self.cookies = cookies or {}
        self.url = url.rstrip("/")
        self.index = index
        self.timeout = timeout
        self.auto_rerun = auto_rerun
        self.compression = compression
        self.records: list[RunRecord] = []
        self.errors: list[str] = []
        self.handshake_seconds = 0.0
        self.bytes_in = 0
        self.messages_in = 0
        self.session_id = ""
        self.page_hash = ""
        self.main_hash = ""
        self.query = ""
        self._path = ""
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task | None = None
        self._timers: dict[str, asyncio.Task] = {}
        self._timer_intervals: dict[str, float] = {}
        self._nodes: dict[tuple[int, ...], Node] = {}
        self._blocks: dict[tuple[int, ...], tuple[int, str]] = {}
        self._state: dict[str, tuple[str, Any]] = {}  # widget id -> (field, value)
        self._form_state: dict[str, dict[str, tuple[str, Any]]] = {}
        self._clearing_forms: set[str] = set()
        self._pages: dict[str, str] = {}  # title or path -> page_script_hash
        self._cache: dict[str, tuple[bytes, int]] = {}
        self._cache_runs = 0
        self._run = 0
        self._run_fragments: tuple[str, ...] = ()
        self._ended_early: tuple[str, ...] = ()
        self._run_started_at = 0.0
        self._waiting: list[_Waiting] = []
        self._changed = asyncio.Event()
        self._closed = False

    # -- connection

    async def connect(self, xsrf_token: str | None = None) -> None:
        split = urlsplit(self.url)
        base = split.path.rstrip("/")
        cookies = dict(self.cookies)
        if xsrf_token:
            cookies[XSRF_COOKIE] = xsrf_token
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())}
        started = time.perf_counter()
        self._socket = await connect(
            f"ws://{split.netloc}{base}/_stcore/stream",
            origin=f"{split.scheme}://{split.netloc}",
            subprotocols=["streamlit", xsrf_token or NO_TOKEN],
            additional_headers=headers if cookies else {},
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
        self._closed = True
        for timer in self._timers.values():
            timer.cancel()
        if self._reader:
            self._reader.cancel()
        if self._socket:
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._socket.close(), 5)

    # -- what a person does

    async def open(self, address: str = "/") -> None:
        """The first run of the page: path and query string as in the address bar."""
        split = urlsplit(address)
        self._path = split.path.strip("/")
        self.query = split.query
        await self._send("open " + split.path, page_name=self._path)

    async def goto(self, page: str) -> None:
        """Follow a navigation entry by its title or url path."""
        page_hash = self._pages.get(page)
        if page_hash is None:
            raise ScenarioError(f"no page {page!r} among {sorted(self._pages)}")
        self.query = ""
        kept = {node.body.id for node in self._nodes.values() if node.is_widget and node.script_hash == self.main_hash}
        self._state = {i: s for i, s in self._state.items() if i in kept}
        await self._send(f"goto {page}", page_hash=page_hash)

    async def set(self, label: str, value: Any) -> None:
        """Change a widget and wait for the rerun it causes, if it causes one."""
        node = self.find(label)
        if not node.holds_value:
            raise ScenarioError(f"{label!r} is a {node.kind}, which holds no value")
        widget = node.body
        state = (_state_field(node.kind, widget), _resolve(node.kind, widget, value))
        if widget.form_id:
            self._form_state.setdefault(widget.form_id, {})[widget.id] = state
            return
        self._state[widget.id] = state
        if not getattr(widget, "ignore_rerun", False):
            await self._send(f"set {label}", fragment_id=node.fragment_id)

    async def tap(self, label: str, value: Any) -> None:
        """Change a widget and do not wait: the next tap may come before the answer."""
        node = self.find(label)
        self._state[node.body.id] = (_state_field(node.kind, node.body), _resolve(node.kind, node.body, value))
        await self._send(f"tap {label}", fragment_id=node.fragment_id, wait=False)

    async def click(self, label: str) -> None:
        """Press a button or a page link."""
        node = self.find(label, kinds=("button", "download_button", "page_link"))
        widget = node.body
        if node.kind == "page_link":
            self.query = widget.query_string
            await self._send(f"click {label}", page_hash=widget.page_script_hash)
            return
        if getattr(widget, "disabled", False):
            raise ScenarioError(f"button {label!r} is disabled")
        if widget.form_id:
            self._state.update(self._form_state.pop(widget.form_id, {}))
        await self._send(f"click {label}", fragment_id=node.fragment_id, trigger=widget.id)
        if widget.form_id in self._clearing_forms:
            for other in self._nodes.values():
                if other.holds_value and getattr(other.body, "form_id", "") == widget.form_id:
                    self._state[other.body.id] = _default_state(other.kind, other.body)

    async def expect(self, text: str, seconds: float | None = None) -> None:
        """Wait until some element on the page contains the text."""
        deadline = time.perf_counter() + (self.timeout if seconds is None else seconds)
        while not self.sees(text):
            self._changed.clear()
            left = deadline - time.perf_counter()
            if left <= 0:
                raise ScenarioError(f"text {text!r} did not appear")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), left)

    def sees(self, text: str) -> bool:
        wanted = text.encode()
        return any(wanted in node.raw for node in self._nodes.values())

    def find(self, label: str, kinds: Iterable[str] = ()) -> Node:
        """The widget with this label, or key; `Label#2` is the second of several."""
        wanted, _, number = label.rpartition("#")
        if not (wanted and number.isdigit()):
            wanted, number = label, ""
        nodes = [node for path, node in sorted(self._nodes.items()) if node.kind in (kinds or WIDGETS)]
        found = [n for n in nodes if getattr(n.body, "label", "") == wanted]
        found = found or [n for n in nodes if getattr(n.body, "id", "").endswith(f"-{wanted}")]
        found = found or [n for n in nodes if wanted in getattr(n.body, "label", "")]
        position = int(number) - 1 if number else 0
        if len(found) <= position:
            labels = [getattr(n.body, "label", "") for n in nodes]
            raise ScenarioError(f"no widget {label!r} among {labels}")
        return found[position]

    def labels(self) -> list[tuple[str, str]]:
        """(kind, label) of every widget on the page, in page order."""
        return [
            (n.kind, getattr(n.body, "label", ""))
            for _, n in sorted(self._nodes.items())
            if n.is_widget or n.kind == "page_link"
        ]

    def pages(self) -> dict[str, str]:
        return dict(self._pages)

    # -- sending

    async def _send(
        self,
        step: str,
        *,
        page_name: str = "",
        page_hash: str | None = None,
        fragment_id: str = "",
        trigger: str = "",
        wait: bool = True,
        auto: bool = False,
    ) -> None:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        rerun.page_name = page_name
        rerun.page_script_hash = self.page_hash if page_hash is None else page_hash
        rerun.fragment_id = fragment_id
        rerun.is_auto_rerun = auto
        rerun.cached_message_hashes.extend(self._cache)
        context = rerun.context_info
        context.timezone, context.timezone_offset = "Etc/UTC", 0
        context.locale, context.url = "en-US", f"{self.url}/{self._path}"
        context.is_embedded, context.color_scheme = False, "light"
        rerun.widget_states.SetInParent()
        for widget_id, (state_field, value) in self._state.items():
            state = rerun.widget_states.widgets.add()
            state.id = widget_id
            _write_state(state, state_field, value)
        if trigger:
            state = rerun.widget_states.widgets.add()
            state.id, state.trigger_value = trigger, True
        payload = message.SerializeToString()
        waiting = _Waiting(
            step,
            fragment_id,
            time.perf_counter(),
            len(payload),
            self.bytes_in,
            self.messages_in,
            asyncio.get_running_loop().create_future() if wait else None,
        )
        self._waiting.append(waiting)
        await self._socket.send(payload)
        if waiting.future:
            try:
                async with asyncio.timeout(self.timeout):  # wait_for would not be cancelled as the answer comes
                    await waiting.future
            except TimeoutError:
                self._waiting.remove(waiting)
                raise ScenarioError(f"{step}: no answer in {self.timeout:.0f} s") from None

    # -- receiving

    async def _read(self) -> None:
        try:
            async for payload in self._socket:
                self.bytes_in += len(payload)
                self.messages_in += 1
                message = ForwardMsg.FromString(payload)
                self._receive(message, payload)
        except ConnectionClosed as closed:
            if not self._closed:
                self._fail(f"connection closed: {closed}")
        except asyncio.CancelledError:
            raise
        except Exception as broken:  # a message this client cannot read
            self._fail(f"{type(broken).__name__}: {broken}")

    def _fail(self, why: str) -> None:
        self.errors.append(why)
        for waiting in self._waiting:
            if waiting.future and not waiting.future.done():
                waiting.future.set_exception(ScenarioError(why))
        self._waiting.clear()

    def _receive(self, message: ForwardMsg, payload: bytes) -> None:
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            cached, _ = self._cache[message.ref_hash]
            metadata = message.metadata
            message = ForwardMsg.FromString(cached)
            message.metadata.CopyFrom(metadata)
            kind = "delta"
        elif message.metadata.cacheable:
            self._cache[message.hash] = (payload, self._cache_runs)
        handler = self._HANDLERS.get(kind)
        if handler:
            handler(self, message)

    def _on_delta(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        delta = message.delta
        now = time.perf_counter()
        for waiting in self._waiting:
            if waiting.first_delta_at is None:
                waiting.first_delta_at = now
        if delta.WhichOneof("type") == "add_block":
            self._nodes.pop(path, None)
            self._blocks[path] = (self._run, delta.fragment_id)
            if delta.add_block.form.clear_on_submit:
                self._clearing_forms.add(delta.add_block.form.form_id)
            return
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type") or ""
        body = getattr(element, kind) if kind else element
        if path in self._blocks:
            self._drop_below(path)
        node = Node(
            kind, body, element.SerializeToString(), self._run, delta.fragment_id, message.metadata.active_script_hash
        )
        self._nodes[path] = node
        if kind == "exception" and not body.is_warning:
            self.errors.append(f"{body.type}: {body.message}")
        elif node.holds_value:
            self._mount(node)
        self._changed.set()

    def _mount(self, node: Node) -> None:
        """Give a new widget its default, as the front end does when it draws it.

        The value of a widget in a form is only held back once a person set it.
        """
        widget = node.body
        if getattr(widget, "set_value", False):
            self._state[widget.id] = _pushed_state(node.kind, widget)
        elif widget.id not in self._state:
            self._state[widget.id] = _default_state(node.kind, widget)

    def _on_new_session(self, message: ForwardMsg) -> None:
        session = message.new_session
        self._run_fragments = tuple(message.metadata.run.fragment_ids)
        if self._ended_early and self._run_fragments and not {*self._ended_early} & {*self._run_fragments}:
            self._answer(self._ended_early)  # a fragment's run stops no other one: it was whole, whatever it is called
        self._ended_early = ()
        self._run += 1
        self._run_started_at = time.perf_counter()
        self.session_id = session.initialize.session_id
        self.main_hash = session.main_script_hash
        if not self._run_fragments:
            self.page_hash = session.page_script_hash
            self._stop_timers()

    def _on_navigation(self, message: ForwardMsg) -> None:
        self.page_hash = message.navigation.page_script_hash or self.page_hash
        self._pages = {}
        for page in message.navigation.app_pages:
            self._pages[page.page_name] = page.page_script_hash
            self._pages[page.url_pathname or "/"] = page.page_script_hash

    def _on_page_info(self, message: ForwardMsg) -> None:
        self.query = message.page_info_changed.query_string

    def _on_session_event(self, message: ForwardMsg) -> None:
        if message.session_event.WhichOneof("type") == "script_compilation_exception":
            problem = message.session_event.script_compilation_exception
            self._fail(f"{problem.type}: {problem.message}")

    def _on_auto_rerun(self, message: ForwardMsg) -> None:
        fragment, interval = message.auto_rerun.fragment_id, message.auto_rerun.interval
        if not self.auto_rerun or self._timer_intervals.get(fragment) == interval:
            return
        self._stop_timer(fragment)
        self._timer_intervals[fragment] = interval
        self._timers[fragment] = asyncio.create_task(self._tick(fragment, interval))

    def _on_stop_auto_rerun(self, message: ForwardMsg) -> None:
        for fragment in message.stop_auto_rerun.fragment_ids:
            self._stop_timer(fragment)

    def _stop_timer(self, fragment: str) -> None:
        self._timer_intervals.pop(fragment, None)
        timer = self._timers.pop(fragment, None)
        if timer:
            timer.cancel()

    def _stop_timers(self) -> None:
        for fragment in list(self._timers):
            self._stop_timer(fragment)

    async def _tick(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            with contextlib.suppress(ConnectionClosed):
                await self._send("auto", fragment_id=fragment, wait=False, auto=True)

    def _on_finished(self, message: ForwardMsg) -> None:
        status = message.script_finished
        fragments = tuple(message.metadata.run.fragment_ids)
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._ended_early = fragments
            return
        self._forget_stale(fragments)
        self._age_cache()
        self._answer(fragments)

    def _answer(self, fragments: tuple[str, ...]) -> None:
        """Whoever waited for what this run drew has its answer; a run of the whole page draws everything."""
        now = time.perf_counter()
        still: list[_Waiting] = []
        for waiting in self._waiting:
            answered = waiting.fragment_id in fragments if waiting.fragment_id else not fragments
            in_time = waiting.sent_at <= self._run_started_at
            if not (in_time and (answered or not fragments)):
                still.append(waiting)
                continue
            if answered or waiting.future:
                first = waiting.first_delta_at
                self.records.append(
                    RunRecord(
                        waiting.step,
                        now - waiting.sent_at,
                        self.bytes_in - waiting.bytes_before,
                        self.messages_in - waiting.messages_before,
                        waiting.bytes_out,
                        first - waiting.sent_at if first else None,
                        now,
                    )
                )
            if waiting.future and not waiting.future.done():
                waiting.future.set_result(None)
        self._waiting = still
        self._changed.set()

    def _forget_stale(self, fragments: tuple[str, ...]) -> None:
        """Drop what the run that just finished did not draw again."""

        def stale(run: int, fragment_id: str) -> bool:
            return run != self._run and (not fragments or fragment_id in fragments)

        self._blocks = {p: b for p, b in self._blocks.items() if not stale(*b)}
        self._nodes = {p: n for p, n in self._nodes.items() if not stale(n.run, n.fragment_id)}
        alive = {n.body.id for n in self._nodes.values() if n.is_widget}
        self._state = {i: s for i, s in self._state.items() if i in alive}

    def _drop_below(self, path: tuple[int, ...]) -> None:
        size = len(path)
        self._blocks.pop(path, None)
        self._nodes = {p: n for p, n in self._nodes.items() if p[:size] != path}

    def _age_cache(self) -> None:
        self._cache_runs += 1
        self._cache = {h: (m, born) for h, (m, born) in self._cache.items() if self._cache_runs - born <= CACHE_AGE}

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


# ------------------------------------------------------------------ scenarios

Step = Sequence[Any]


def _fill(value: Any, index: int) -> Any:
    """`{i}` in a scenario's text is the session's number."""
    return value.replace("{i}", str(index)) if isinstance(value, str) else value


async def play(browser: Browser, steps: Iterable[Step]) -> None:
    """Do the steps in order in one tab."""
    for step in steps:
        name, *arguments = [_fill(part, browser.index) for part in step]
        if name == "open":
            await browser.open(*arguments)
        elif name == "set":
            await browser.set(*arguments)
        elif name == "click":
            await browser.click(*arguments)
        elif name == "goto":
            await browser.goto(*arguments)
        elif name == "expect":
            await browser.expect(*arguments)
        elif name == "refuse":
            if browser.sees(*arguments):
                raise ScenarioError(f"text {arguments[0]!r} is on the page")
        elif name == "wait":
            low, high = arguments[0], arguments[-1]
            await asyncio.sleep(random.uniform(low, high))
        elif name == "repeat":
            times, inner = step[1], step[2]
            for _ in range(times):
                await play(browser, inner)
        else:
            raise ScenarioError(f"no step is called {name!r}")


# ---------------------------------------------------------------- measurement


@dataclass
class Spread:
    """The usual four numbers of a sample."""

    count: int
    low: float
    median: float
    p95: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        ordered = sorted(values)
        at = min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))
        return cls(len(ordered), ordered[0], statistics.median(ordered), ordered[at], ordered[-1])


@dataclass
class StepReport:
    seconds: Spread
    bytes_in: float
    bytes_out: float
    messages_in: float


@dataclass
class Report:
    """What one load run found."""

    url: str
    sessions: int
    wall_seconds: float
    reruns: int
    reruns_per_second: float
    handshake: Spread | None
    steps: dict[str, StepReport]
    errors: dict[str, int]
    loop_runs_per_second: float | None = None
    server_cpu_seconds: float | None = None
    server_rss_before_mb: float | None = None
    server_rss_after_mb: float | None = None
    rss_per_session_kb: float | None = None
    client_cpu_share: float = 0.0
    client_lag_ms: float = 0.0
    other_cpu_share: float | None = None
    notes: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        lines = [
            (
                f"{self.url}  {self.sessions} sessions, {self.reruns} runs in "
                f"{self.wall_seconds:.2f} s = {self.reruns_per_second:.1f} runs/s"
            )
        ]
        lines.append(
            f"{'step':32} {'n':>5} {'min ms':>8} {'median':>8} {'p95':>8} "
            f"{'max':>8} {'B in':>8} {'B out':>7} {'msgs':>5}"
        )
        rows = dict(self.steps)
        for name, step in rows.items():
            s = step.seconds
            lines.append(
                f"{name[:32]:32} {s.count:5d} {s.low * 1e3:8.1f} {s.median * 1e3:8.1f} "
                f"{s.p95 * 1e3:8.1f} {s.high * 1e3:8.1f} {step.bytes_in:8.0f} "
                f"{step.bytes_out:7.0f} {step.messages_in:5.0f}"
            )
        if self.loop_runs_per_second is not None:
            lines.append(f"loop: {self.loop_runs_per_second:.1f} runs/s")
        if self.handshake:
            h = self.handshake
            lines.append(
                f"{'(websocket handshake)':32} {h.count:5d} {h.low * 1e3:8.1f} "
                f"{h.median * 1e3:8.1f} {h.p95 * 1e3:8.1f} {h.high * 1e3:8.1f}"
            )
        if self.server_rss_after_mb is not None:
            lines.append(
                f"server: {self.server_cpu_seconds:.2f} s cpu, RSS "
                f"{self.server_rss_before_mb:.0f} -> {self.server_rss_after_mb:.0f} MB "
                f"({self.rss_per_session_kb:.0f} kB a session)"
            )
        lines.append(f"client: {self.client_cpu_share:.0%} of a core, longest loop lag {self.client_lag_ms:.0f} ms")
        for error, count in self.errors.items():
            lines.append(f"ERROR x{count}: {error}")
        lines.extend(f"note: {note}" for note in self.notes)
        return "\n".join(lines)


def machine_cpu() -> float:
    """CPU seconds that all processes of this machine have used."""
    times = psutil.cpu_times()
    return sum(times) - times.idle - getattr(times, "iowait", 0) - getattr(times, "guest", 0)


class ServerWatch:
    """CPU and memory of the server's process and its children."""

    def __init__(self, pid: int | None) -> None:
        self._root = psutil.Process(pid) if pid else None

    def _processes(self) -> list[psutil.Process]:
        return [self._root, *self._root.children(recursive=True)]

    def cpu(self) -> float | None:
        if not self._root:
            return None
        return sum(sum(p.cpu_times()[:2]) for p in self._processes())

    def rss_mb(self) -> float | None:
        if not self._root:
            return None
        return sum(p.memory_info().rss for p in self._processes()) / 2**20


async def _loop_lag(worst: list[float], every: float = 0.02) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(every)
        worst[0] = max(worst[0], time.perf_counter() - before - every)


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


async def run_load(
    url: str,
    sessions: int,
    steps: Sequence[Step],
    *,
    loop_steps: Sequence[Step] = (),
    loop_seconds: float = 0.0,
    loop_times: int = 0,
    ramp_seconds: float = 0.0,
    cookies: Callable[[int], dict[str, str]] | None = None,
    server_pid: int | None = None,
    timeout: float = 60.0,
    auto_rerun: bool = True,
    compression: str | None = None,
    between: Callable[[list[Browser]], Any] | None = None,
) -> Report:
    """Open `sessions` tabs, play `steps` once in each, then loop `loop_steps`.

    With `loop_steps` every tab first waits until all have finished `steps`, so
    the loop measures a settled server; it then plays them `loop_times` times, or
    for `loop_seconds`. `ramp_seconds` spreads the arrivals. `cookies` gives each
    tab's own cookies (for a proxy that routes by one).
    """
    token = fetch_xsrf(url)
    watch = ServerWatch(server_pid)
    rss_before, cpu_before = watch.rss_mb(), watch.cpu()
    errors: dict[str, int] = defaultdict(int)
    browsers = [
        Browser(
            url,
            index=i,
            timeout=timeout,
            auto_rerun=auto_rerun,
            compression=compression,
            cookies=cookies(i) if cookies else None,
        )
        for i in range(sessions)
    ]
    worst_lag = [0.0]
    lag = asyncio.create_task(_loop_lag(worst_lag))
    client = psutil.Process()
    client_before, machine_before = sum(client.cpu_times()[:2]), machine_cpu()
    looping = bool(loop_steps) and bool(loop_seconds or loop_times)
    ready = asyncio.Barrier(sessions) if looping else None
    started = time.perf_counter()
    loop_started = [0.0]

    async def one(browser: Browser) -> None:
        failed = False
        try:
            if ramp_seconds:
                await asyncio.sleep(ramp_seconds * browser.index / max(1, sessions))
            await browser.connect(token)
            await play(browser, steps)
        except Exception as problem:
            errors[f"{type(problem).__name__}: {problem}"[:200]] += 1
            failed = True
        if ready:
            await ready.wait()
            loop_started[0] = loop_started[0] or time.perf_counter()
            turns = 0
            try:
                while not failed and (turns < loop_times or time.perf_counter() < loop_started[0] + loop_seconds):
                    await play(browser, loop_steps)
                    turns += 1
            except Exception as problem:
                errors[f"{type(problem).__name__}: {problem}"[:200]] += 1

    try:
        await asyncio.gather(*(one(browser) for browser in browsers))
        finished = time.perf_counter()
        wall = finished - started
        rss_after, cpu_after = watch.rss_mb(), watch.cpu()
        client_cpu = sum(client.cpu_times()[:2]) - client_before
        machine = machine_cpu() - machine_before
        if between:
            between(browsers)
    finally:
        lag.cancel()
        await asyncio.gather(*(browser.close() for browser in browsers))

    records = [record for browser in browsers for record in browser.records]
    for browser in browsers:
        for error in browser.errors:
            errors[error[:200]] += 1
    by_step: dict[str, list[RunRecord]] = defaultdict(list)
    for record in records:
        by_step[record.step].append(record)
    report = Report(
        url=url,
        sessions=sessions,
        wall_seconds=wall,
        reruns=len(records),
        reruns_per_second=len(records) / wall if wall else 0.0,
        handshake=Spread.of([b.handshake_seconds for b in browsers if b.handshake_seconds])
        if any(b.handshake_seconds for b in browsers)
        else None,
        steps={name: _step_report(found) for name, found in by_step.items()},
        errors=dict(errors),
        client_cpu_share=client_cpu / wall if wall else 0.0,
        client_lag_ms=worst_lag[0] * 1e3,
    )
    looped = [r.finished_at for r in records if loop_started[0] and r.finished_at > loop_started[0]]
    if looped:
        report.loop_runs_per_second = len(looped) / (max(looped) - loop_started[0])
    if rss_before is not None:
        report.server_cpu_seconds = cpu_after - cpu_before
        report.server_rss_before_mb = rss_before
        report.server_rss_after_mb = rss_after
        report.rss_per_session_kb = (rss_after - rss_before) * 1024 / max(1, sessions)
        others = machine - client_cpu - report.server_cpu_seconds
        report.other_cpu_share = max(0.0, others / wall)
        if report.other_cpu_share > 0.25:
            report.notes.append(
                f"other processes took {report.other_cpu_share:.0%} of a "
                "core meanwhile: measure again on a quiet machine"
            )
    if report.client_cpu_share > 0.8:
        report.notes.append("the load generator itself was near a full core: latencies are upper bounds")
    return report


def _step_report(records: list[RunRecord]) -> StepReport:
    return StepReport(
        Spread.of([r.seconds for r in records]),
        statistics.median(r.bytes_in for r in records),
        statistics.median(r.bytes_out for r in records),
        statistics.median(r.messages_in for r in records),
    )


# ------------------------------------------------------------------- command


def _load_scenario(path: str) -> tuple[list[Step], list[Step]]:
    """SCENARIO (played once) and LOOP (repeated), from a Python file."""
    spec = importlib.util.spec_from_file_location("scenario", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.SCENARIO), list(getattr(module, "LOOP", []))


async def _show_labels(url: str, address: str) -> None:
    browser = Browser(url)
    try:
        await browser.connect(fetch_xsrf(url))
        await browser.open(address)
        for kind, label in browser.labels():
            print(f"{kind:16} {label}")
        for page in browser.pages():
            print(f"{'page':16} {page}")
        for error in browser.errors:
            print(f"{'ERROR':16} {error}")
    finally:
        await browser.close()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("url", help="the app, such as http://127.0.0.1:8501")
    parser.add_argument("scenario", nargs="?", help="Python file with SCENARIO and LOOP")
    parser.add_argument("-n", "--sessions", type=int, default=1)
    parser.add_argument("--ramp", type=float, default=0, help="spread arrivals, seconds")
    parser.add_argument("--loop", type=float, default=0, help="repeat LOOP, seconds")
    parser.add_argument("--timeout", type=float, default=60, help="for each step, seconds")
    parser.add_argument("--pid", type=int, help="server process, for CPU and memory")
    parser.add_argument("--open", default="/", help="address when there is no scenario")
    parser.add_argument("--labels", action="store_true", help="list the page's widgets")
    parser.add_argument("--deflate", action="store_true", help="offer compression")
    parser.add_argument("--json", help="write the report here")
    chosen = parser.parse_args(arguments)
    if urlsplit(chosen.url).hostname not in ("127.0.0.1", "localhost", "::1"):
        parser.error("wsload only drives servers on this machine")
    if chosen.labels:
        asyncio.run(_show_labels(chosen.url, chosen.open))
        return 0
    steps, loop_steps = ([("open", chosen.open)], [])
    if chosen.scenario:
        steps, loop_steps = _load_scenario(chosen.scenario)
    report = asyncio.run(
        run_load(
            chosen.url,
            chosen.sessions,
            steps,
            loop_steps=loop_steps if chosen.loop else (),
            loop_seconds=chosen.loop,
            ramp_seconds=chosen.ramp,
            server_pid=chosen.pid,
            timeout=chosen.timeout,
            compression="deflate" if chosen.deflate else None,
        )
    )
    print(report)
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(report.to_json(), indent=1))
    return 1 if report.errors else 0


if __name__ == "__main__":
    sys.exit(main())
