"""Sessions that lose nothing on its way to the tab.

Streamlit drops messages in two places, and either can cost an answer: a tab that does not get a question's widget takes
it for gone, forgets what was chosen in it, and says so with its next request. See docs/decisions/0014.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import websocket_session_manager
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.backend_operation_handler import BackendOperationDispatcher
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, ScriptRunnerEvent, script_runner

from server.downloads import Downloads
from server.metrics.switch import run_times
from server.run_requests import KeptRequests
from server.settings import SESSION
from server.tab_address import TabAddress


def lose_no_message() -> None:
    """From now on each tab's session is a `WholeSession`, and its requests are kept. Safe to call again."""
    websocket_session_manager.AppSession = WholeSession  # type: ignore[attr-defined]  # there is no public way
    script_runner.ScriptRequests = KeptRequests  # type: ignore[attr-defined]  # nor here


def note_act(mark: str) -> None:
    """Note that somebody did something in the session with this mark; a look that a tab takes by itself is nothing."""
    from model.store import StoreFault  # noqa: PLC0415  an own machine runs without all of this
    from server.sign_in.known import known_sessions  # noqa: PLC0415

    known = known_sessions()
    with suppress(StoreFault):
        if known is not None:
            known.note_act(mark)


FRAGMENTS = 4
"""Where the details of an event say which fragments are run, after its sender and its name."""


class WholeQueue(ForwardMsgQueue):
    """Messages on their way to a tab. The run of a fragment takes none of them out again."""

    def clear(self, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None) -> None:
        """Make way for a run: before a fragment's nothing has to go, but what it draws may not slip in among it."""
        if fragment_ids_this_run is None:
            super().clear(retain_lifecycle_msgs)
        else:
            self._delta_index_map = {}


class WholeSession(AppSession):
    """A session that hears out a runner that has run its last before it makes another."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._to_run: list[RerunData] = []
        self._address = TabAddress()
        self._run_times = run_times()
        super().__init__(*args, **options)
        self._browser_queue = WholeQueue()

    def _create_backend_operation_dispatcher(self) -> BackendOperationDispatcher:
        dispatcher = super()._create_backend_operation_dispatcher()
        mark = str(self._user_info.get(SESSION) or "")
        dispatcher.register("deferred_file", Downloads(lambda: runtime.get_instance().media_file_mgr, mark))
        return dispatcher

    def request_rerun(self, client_state: ClientState | None) -> None:
        """Run what a tab asks for: the whole page where it asks for a fragment that is not there any more.

        Somebody may have pressed something in it; and a timer of such a fragment is all a tab has to notice by.
        """
        if client_state and client_state.fragment_id:
            self._run_page_where_fragment_is_gone(client_state)
        elif client_state:
            self._address.goes(client_state)
        if client_state and not client_state.is_auto_rerun and (mark := self._user_info.get(SESSION)):
            self._event_loop.run_in_executor(None, note_act, str(mark))
        super().request_rerun(client_state)

    def _run_page_where_fragment_is_gone(self, asked: ClientState) -> None:
        here = self._client_state
        self._address.come_along(asked)
        if self.has_fragment(asked.fragment_id):
            return
        asked.fragment_id = ""
        if (going := self._address.page_for(asked)) is not None:
            asked.page_script_hash, asked.query_string = going.page_script_hash, going.query_string
        elif here.page_script_hash and asked.page_script_hash != here.page_script_hash:
            asked.page_script_hash, asked.query_string = here.page_script_hash, here.query_string

    def _create_scriptrunner(self, initial_rerun_data: RerunData) -> None:
        if self._scriptrunner is None:
            super()._create_scriptrunner(initial_rerun_data)
        else:
            self._to_run.append(initial_rerun_data)

    def _on_scriptrunner_event(
        self,
        sender: ScriptRunner | None,
        event: ScriptRunnerEvent,
        forward_msg: ForwardMsg | None = None,
        *details: Any,
        **named: Any,
    ) -> None:
        """Hear at once where a run leads: on the loop it could come after what was sent before it."""
        if forward_msg is not None and forward_msg.WhichOneof("type") == "page_info_changed":
            self._address.leads_on(forward_msg.page_info_changed.query_string)
        super()._on_scriptrunner_event(sender, event, forward_msg, *details, **named)

    def _handle_scriptrunner_event_on_event_loop(
        self, sender: ScriptRunner | None, event: ScriptRunnerEvent, *details: Any
    ) -> None:
        super()._handle_scriptrunner_event_on_event_loop(sender, event, *details)
        if self._run_times is not None:
            self._run_times.hear(event.name, details[FRAGMENTS])
        if self._scriptrunner is None and self._state is not AppSessionState.SHUTDOWN_REQUESTED:
            waited, self._to_run = self._to_run, []
            for rerun_data in waited:
                self._run(rerun_data)

    def _run(self, rerun_data: RerunData) -> None:
        if self._scriptrunner is None or not self._scriptrunner.request_rerun(rerun_data):
            self._create_scriptrunner(rerun_data)
