"""Requests to run a page, of which none undoes another one.

Streamlit folds a request into the one that waits, and breaks off a run for any request for a whole page. Either can
cost a press: a page that is only to be drawn anew puts itself in the place of the one that somebody has gone to, and a
press is forgotten whose run was broken off before it came to the button. See docs/decisions/0017.
"""

from __future__ import annotations

from dataclasses import replace

from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import (
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
    _has_active_trigger_value,
)


class KeptRequests(ScriptRequests):
    """The requests of one runner. A run goes on to its end, unless it asks for another one itself."""

    def __init__(self) -> None:
        super().__init__()
        self._is_asked_by_run = False
        self._may_lead_on = False
        self._began_at = ""

    def on_scriptrunner_yield(self) -> ScriptRequest | None:
        """What the run is to be broken off for: what it asked for itself, or the end of the session."""
        if self._state is ScriptRequestType.RERUN and not self._is_asked_by_run:
            return None
        request = super().on_scriptrunner_yield()
        return None if request is None else self._taken(request)

    def on_scriptrunner_ready(self) -> ScriptRequest:
        """What is to be run next: on the page that ran last, unless anything leads to another one.

        It draws from the top, though the fragment before it has left off within what that stood in.
        """
        context_dg_stack.set(get_default_dg_stack_value())
        stays = not self._may_lead_on
        request = super().on_scriptrunner_ready()
        running = get_script_run_ctx(suppress_warning=True)
        if stays and request.type is ScriptRequestType.RERUN and running is not None and running.page_script_hash:
            here = RerunData(page_script_hash=running.page_script_hash, query_string=running.query_string)
            request = ScriptRequest(request.type, self._on_screen(request.rerun_data, here))
        return self._taken(request)

    def _taken(self, request: ScriptRequest) -> ScriptRequest:
        self._is_asked_by_run = self._may_lead_on = False
        if request.type is ScriptRequestType.RERUN:
            self._began_at = request.rerun_data.query_string
        return request

    def _on_screen(self, data: RerunData, screen: RerunData) -> RerunData:
        """What was asked, on this page; a fragment's on its screen too, where the run led on from the one it names.

        A press of the whole page keeps the address that it was made at: a second tap would press the next screen's too.
        """
        data = _on_page(data, screen)
        has_led_on = _is_of_fragment(data) and data.query_string == self._began_at
        return replace(data, query_string=screen.query_string) if has_led_on else data

    def _request_rerun_locked(self, new_data: RerunData) -> bool:
        running = get_script_run_ctx(suppress_warning=True)
        is_asked_by_run = running is not None and running.script_requests is self
        stays = _stays(new_data)
        if self._state is ScriptRequestType.RERUN and not _is_of_fragment(self._rerun_data):
            has_left = running is not None and self._rerun_data.page_script_hash != running.page_script_hash
            if stays and self._is_asked_by_run:
                new_data = self._on_screen(new_data, self._rerun_data)
            elif stays or (is_asked_by_run and has_left):
                new_data = _on_page(new_data, self._rerun_data)
        self._is_asked_by_run |= is_asked_by_run
        self._may_lead_on |= not stays
        return super()._request_rerun_locked(new_data)


def _stays(data: RerunData) -> bool:
    """Whether a request leads to no other page: it is for a fragment, or says what was pressed.

    Whatever leads to another page comes without a press. So where such a request names another page than the one that
    runs, it was made on a page that was left meanwhile.
    """
    return is_press(data.widget_states) or _is_of_fragment(data)


def is_press(states: WidgetStates | None) -> bool:
    """Whether something was pressed, of all that a request tells of a tab's widgets."""
    return states is not None and any(map(_has_active_trigger_value, states.widgets))


def _on_page(data: RerunData, page: RerunData) -> RerunData:
    if data.page_script_hash == page.page_script_hash:
        return data
    here = {name: getattr(page, name) for name in ("page_script_hash", "page_name", "query_string")}
    return replace(data, **here)


def _is_of_fragment(data: RerunData) -> bool:
    return bool(data.fragment_id or data.fragment_id_queue)
