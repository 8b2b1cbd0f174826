"""What a tab hears of runs that follow close upon each other. The order of things is set here, so nothing is timed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from inspect import signature
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock
from urllib.request import urlopen

import pytest
from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import app_session, websocket_session_manager
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.scriptrunner import RerunData, ScriptRunnerEvent
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.run_descriptor import RunDescriptor
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from server.sessions import FRAGMENTS, WholeQueue, WholeSession, lose_no_message
from tests.server.running_server import ROOT, Start

pytestmark = pytest.mark.slow

QUESTION = "the fragment of a question"
NOTHING: Any = SimpleNamespace(main_script_path=__file__, remove_session_files=lambda _id: None)
"""Stands in for everything that a session is given and does not need here."""


def begun(*fragments: str) -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.name = "page"
    message.metadata.run.fragment_ids.extend(fragments)
    return message


def drawn(words: str) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, 1])
    message.delta.fragment_id = QUESTION
    message.delta.new_element.markdown.body = words
    return message


def ended(status: ForwardMsg.ScriptFinishedStatus.ValueType) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = status
    return message


def heard(queue: ForwardMsgQueue) -> list[str]:
    """What a tab is sent, in short."""
    return [
        message.delta.new_element.markdown.body
        or {0: "page ended", 2: "ended early", 3: "fragment ended"}.get(message.script_finished, "")
        if message.WhichOneof("type") != "new_session"
        else f"begin {'fragment' if message.metadata.run.fragment_ids else 'page'}"
        for message in queue.flush()
    ]


def page_then_question(queue: ForwardMsgQueue) -> list[str]:
    """The whole page runs, and then the question in it, before anything could be sent."""
    for message in (begun(), drawn("empty"), ended(ForwardMsg.FINISHED_SUCCESSFULLY)):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=[QUESTION])
    for message in (begun(QUESTION), drawn("answered"), ended(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)):
        queue.enqueue(message)
    return heard(queue)


def test_page_and_question_right_after_it_both_reach_the_tab_whole_and_in_order() -> None:
    assert page_then_question(WholeQueue()) == [
        *("begin page", "empty", "page ended"),
        *("begin fragment", "answered", "fragment ended"),
    ]


def test_streamlits_own_queue_still_takes_the_question_out_of_the_page() -> None:
    without_it = ["begin page", "page ended", "begin fragment", "answered", "fragment ended"]
    assert page_then_question(ForwardMsgQueue()) == without_it, "if this is mended, server/sessions.py can be shorter"


def test_end_of_an_answer_is_still_called_its_end_when_another_fragment_follows() -> None:
    queue = WholeQueue()
    queue.enqueue(ended(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["a fragment with a timer"])
    assert heard(queue) == ["fragment ended"]


def test_run_of_the_whole_page_makes_way_as_before() -> None:
    queue = WholeQueue()
    for message in (begun(QUESTION), drawn("answered"), ended(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)):
        queue.enqueue(message)
    queue.clear(retain_lifecycle_msgs=True)
    assert heard(queue) == ["begin fragment", "ended early"]


class Runner:
    """A runner that runs nothing; it takes requests until it has run its last."""

    made: list[Runner]

    def __init__(self, initial_rerun_data: RerunData, **_: Any) -> None:
        self.asked = [initial_rerun_data.query_string]
        self.is_over = False
        self.on_event = SimpleNamespace(connect=lambda hear: None)  # noqa: ARG005
        self.made.append(self)

    def start(self) -> None: ...

    def request_stop(self) -> None: ...

    def request_rerun(self, data: RerunData) -> bool:
        if not self.is_over:
            self.asked.append(data.query_string)
        return not self.is_over


@pytest.fixture
def runners(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Runner]]:
    monkeypatch.setattr(app_session, "ScriptRunner", Runner)
    Runner.made = []
    yield Runner.made
    Runner.made = []


def in_a_session(act: Callable[[WholeSession], None]) -> None:
    async def alive() -> None:
        session = WholeSession(NOTHING, NOTHING, NOTHING, None, {})
        act(session)
        session.shutdown()
        session._script_event_loop.close()

    asyncio.run(alive())


def ask(session: WholeSession, what: str) -> None:
    session.request_rerun(ClientState(query_string=what))


def say(
    session: WholeSession,
    runner: Any,
    event: ScriptRunnerEvent,
    forward_msg: ForwardMsg | None = None,
    fragments: list[str] | None = None,
) -> None:
    """What a runner tells its session, in the order in which Streamlit hands it on."""
    run = RunDescriptor.create(fragments)
    session._handle_scriptrunner_event_on_event_loop(runner, event, forward_msg, None, None, "page", fragments, {}, run)


def test_last_words_of_a_runner_are_heard_when_the_next_request_comes_before_them(runners: list[Runner]) -> None:
    def act(session: WholeSession) -> None:
        ask(session, "first")
        [runner] = runners
        runner.is_over = True
        ask(session, "second")
        ask(session, "third")
        assert runners == [runner], "a second runner would make the first one's words those of a stranger"
        say(session, runner, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, forward_msg=drawn("last"))
        say(session, runner, ScriptRunnerEvent.SHUTDOWN)
        assert heard(session._browser_queue) == ["last"]
        assert [one.asked for one in runners] == [["first"], ["second", "third"]]

    in_a_session(act)


@pytest.mark.parametrize("is_auto_rerun", [False, True])
def test_press_or_timer_of_a_fragment_that_is_gone_runs_the_page(runners: list[Runner], *, is_auto_rerun: bool) -> None:
    def act(session: WholeSession) -> None:
        ask(session, "first")
        session.request_rerun(ClientState(query_string="late", fragment_id="no more", is_auto_rerun=is_auto_rerun))
        assert [one.asked for one in runners] == [["first", "late"]]

    in_a_session(act)


def test_a_late_press_of_the_page_that_was_left_does_not_lead_back_to_it(runners: list[Runner]) -> None:
    """A link to the same page about somebody else is pressed; what a box sent comes after it, with the old address."""

    def act(session: WholeSession) -> None:
        ask(session, "")
        ask(session, "person=hassan")
        session.request_rerun(ClientState(query_string="", fragment_id="of the page that was left"))
        session.request_rerun(ClientState(query_string="person=hassan", fragment_id="no more"))
        session.request_rerun(ClientState(query_string="", fragment_id="no more"))
        assert [one.asked for one in runners] == [["", "person=hassan", "person=hassan", "person=hassan", ""]]

    in_a_session(act)


def lead_on(session: WholeSession, runner: Runner, to: str) -> None:
    """What a run tells the tab when it leads on to another screen."""
    message = ForwardMsg()
    message.page_info_changed.query_string = to
    session._on_scriptrunner_event(runner, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, forward_msg=message)  # type: ignore[arg-type]  # no real one


def late(address: str) -> ClientState:
    return ClientState(query_string=address, fragment_id="no more")


def test_what_is_sent_late_does_not_lead_back_to_the_screen_before(runners: list[Runner]) -> None:
    """A press led on to the second screen; what a box of the first one sent with it comes after that, twice."""

    def act(session: WholeSession) -> None:
        ask(session, "screen=1")
        lead_on(session, runners[0], "screen=2")
        session.request_rerun(late("screen=1"))
        session._client_state = ClientState(query_string="screen=1")  # as a run of a part that is gone leaves it
        session.request_rerun(late("screen=1"))
        session.request_rerun(late("screen=2"))
        assert runners[0].asked == ["screen=1", *["screen=2"] * 3]

    in_a_session(act)


def test_what_is_sent_late_comes_along_over_two_screens_and_back(runners: list[Runner]) -> None:
    def act(session: WholeSession) -> None:
        ask(session, "screen=1")
        lead_on(session, runners[0], "screen=2")
        lead_on(session, runners[0], "screen=3")
        session.request_rerun(late("screen=1"))
        session.request_rerun(late("screen=2"))
        lead_on(session, runners[0], "screen=1")
        session.request_rerun(late("screen=1"))
        session.request_rerun(late("screen=3"))
        assert runners[0].asked == ["screen=1", "screen=3", "screen=3", "screen=1", "screen=3"]

    in_a_session(act)


@pytest.mark.parametrize("goes", [ClientState(query_string="screen=1"), ClientState(query_string="screen=9")])
def test_who_goes_somewhere_is_led_on_no_more(runners: list[Runner], goes: ClientState) -> None:
    def act(session: WholeSession) -> None:
        ask(session, "screen=1")
        lead_on(session, runners[0], "screen=2")
        session.request_rerun(goes)
        session.request_rerun(late(goes.query_string))
        assert runners[0].asked == ["screen=1", goes.query_string, goes.query_string]

    in_a_session(act)


def test_a_second_tap_of_the_screen_before_does_not_undo_that_it_led_on(runners: list[Runner]) -> None:
    def act(session: WholeSession) -> None:
        tap = ClientState(query_string="screen=1")
        tap.widget_states.widgets.add(id="on", trigger_value=True)
        session.request_rerun(tap)
        lead_on(session, runners[0], "screen=2")
        session.request_rerun(tap)
        session.request_rerun(late("screen=1"))
        assert runners[0].asked == ["screen=1", "screen=1", "screen=2"]

    in_a_session(act)


def test_runs_of_a_fragment_and_of_the_page_are_told_apart(
    runners: list[Runner], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, object]] = []
    times = SimpleNamespace(hear=lambda what, fragments: told.append((what, fragments)))
    monkeypatch.setattr("server.sessions.run_times", lambda: times)

    def act(session: WholeSession) -> None:
        ask(session, "first")
        for fragments in (None, [QUESTION]):
            say(session, runners[0], ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, drawn("."), fragments)
        assert told == [("ENQUEUE_FORWARD_MSG", None), ("ENQUEUE_FORWARD_MSG", [QUESTION])]

    in_a_session(act)
    handed_on = list(signature(AppSession._handle_scriptrunner_event_on_event_loop).parameters)[3:]
    assert handed_on[FRAGMENTS] == "fragment_ids_this_run"


def test_nothing_is_run_any_more_in_a_session_that_was_closed(
    runners: list[Runner], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "get_instance", MagicMock())

    def act(session: WholeSession) -> None:
        ask(session, "first")
        [runner] = runners
        runner.is_over = True
        ask(session, "second")
        session.shutdown()
        say(session, runner, ScriptRunnerEvent.SHUTDOWN)
        assert runners == [runner]

    in_a_session(act)


def test_streamlit_makes_such_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket_session_manager, "AppSession", AppSession)
    lose_no_message()

    async def connect() -> object:
        manager = WebsocketSessionManager(MemorySessionStorage(), NOTHING, ScriptCache(), lambda: None)
        id_ = manager.connect_session(NOTHING, NOTHING, {})
        made = manager.list_sessions()[0].session
        manager.close_session(id_)
        return made

    assert type(asyncio.run(connect())) is WholeSession


def test_shipped_server_has_such_sessions(start: Start) -> None:
    with urlopen(f"{start(ROOT, 'uvicorn', ALONGSIDE_TEST='1').address}/probe") as answer:
        assert json.load(answer)["loses_no_message"] is True
