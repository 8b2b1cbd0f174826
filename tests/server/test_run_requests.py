"""What is run when requests meet. Each test says in order what the tab and the run itself asked for."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import context_dg_stack, get_default_dg_stack_value
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequest, ScriptRequests, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import SCRIPT_RUN_CONTEXT_ATTR_NAME

from server.run_requests import KeptRequests

HERE, THERE = "the page that runs", "the page gone to"


@pytest.fixture(params=[ScriptRequests, KeptRequests])
def requests(request: pytest.FixtureRequest) -> Iterator[ScriptRequests]:
    """Streamlit's own requests and ours, in a thread that runs a page."""
    made: ScriptRequests = request.param()
    running: Any = SimpleNamespace(script_requests=made, page_script_hash=HERE, query_string="of here")
    setattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME, running)
    yield made
    delattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME)


def from_tab(requests: ScriptRequests, data: RerunData) -> None:
    """What comes from the tab comes on another thread than the one that runs the page."""
    thread = threading.Thread(target=requests.request_rerun, args=(data,))
    thread.start()
    thread.join()


def pressed(button: str) -> WidgetStates:
    states = WidgetStates()
    states.widgets.add(id=button, trigger_value=True)
    return states


def told(request: ScriptRequest | None) -> tuple[str, str, list[str]] | None:
    """What is run: the page, the rest of the address, and what was pressed."""
    if request is None or request.type is not ScriptRequestType.RERUN:
        return None
    data = request.rerun_data
    states = data.widget_states.widgets if data.widget_states else []
    return data.page_script_hash, data.query_string, [one.id for one in states]


def is_ours(requests: ScriptRequests) -> bool:
    return isinstance(requests, KeptRequests)


GOING = RerunData(page_script_hash=THERE, query_string="of there")


def test_page_drawn_anew_does_not_take_the_place_of_the_one_gone_to(requests: ScriptRequests) -> None:
    from_tab(requests, GOING)
    requests.request_rerun(RerunData(page_script_hash=HERE, query_string="of here"))
    wanted = (THERE, "of there", []) if is_ours(requests) else (HERE, "of here", [])
    assert told(requests.on_scriptrunner_yield()) == wanted


@pytest.mark.parametrize(
    "late",
    [
        RerunData(page_script_hash=HERE, query_string="of here", fragment_id="a box", is_auto_rerun=True),
        RerunData(page_script_hash=HERE, query_string="of here", widget_states=pressed("outbox")),
    ],
)
@pytest.mark.parametrize("is_waiting", [True, False])
def test_what_a_page_still_sends_when_it_is_left_does_not_lead_back_to_it(
    requests: ScriptRequests, late: RerunData, *, is_waiting: bool
) -> None:
    if is_waiting:
        from_tab(requests, GOING)
    else:
        running: Any = getattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME)
        running.page_script_hash, running.query_string = THERE, "of there"
    from_tab(requests, late)
    what = ["outbox"] if late.widget_states else []
    wanted = (THERE, "of there", what) if is_ours(requests) else (HERE, "of here", what)
    assert told(requests.on_scriptrunner_ready()) == wanted


def test_run_is_not_broken_off_by_what_the_tab_asks_for(requests: ScriptRequests) -> None:
    from_tab(requests, RerunData(page_script_hash=HERE, widget_states=pressed("outbox")))
    assert (told(requests.on_scriptrunner_yield()) is None) == is_ours(requests)
    assert (told(requests.on_scriptrunner_ready()) == (HERE, "", ["outbox"])) == is_ours(requests)


def test_press_that_waits_is_still_there_when_the_run_asks_for_another(requests: ScriptRequests) -> None:
    from_tab(requests, RerunData(page_script_hash=HERE, widget_states=pressed("button")))
    requests.request_rerun(RerunData(page_script_hash=HERE))
    assert told(requests.on_scriptrunner_yield()) == (HERE, "", ["button"])


def test_run_that_leads_to_another_page_is_broken_off_for_it(requests: ScriptRequests) -> None:
    requests.request_rerun(GOING)
    assert told(requests.on_scriptrunner_yield()) == (THERE, "of there", [])
    assert told(requests.on_scriptrunner_yield()) is None


def test_run_is_broken_off_for_the_end_of_its_session(requests: ScriptRequests) -> None:
    requests.request_stop()
    stopped = requests.on_scriptrunner_yield()
    assert stopped is not None
    assert stopped.type is ScriptRequestType.STOP


def test_page_gone_to_last_is_the_one_that_is_run(requests: ScriptRequests) -> None:
    from_tab(requests, GOING)
    from_tab(requests, RerunData(page_script_hash="a third page", query_string="of the third"))
    assert told(requests.on_scriptrunner_ready()) == ("a third page", "of the third", [])


def run(requests: ScriptRequests, data: RerunData, *, leads_on_to: str | None = None) -> None:
    """Begin a run of what the tab asks for; it leads on to another screen of its page."""
    from_tab(requests, data)
    requests.on_scriptrunner_ready()
    running: Any = getattr(threading.current_thread(), SCRIPT_RUN_CONTEXT_ATTR_NAME)
    running.query_string = data.query_string if leads_on_to is None else leads_on_to


BOX = RerunData(page_script_hash=HERE, query_string="screen=1", fragment_id="a box", widget_states=pressed("outbox"))
NEXT = RerunData(page_script_hash=HERE, query_string="screen=1", widget_states=pressed("on"))


def test_what_a_box_sends_while_a_press_leads_on_comes_along(requests: ScriptRequests) -> None:
    run(requests, NEXT, leads_on_to="screen=2")
    from_tab(requests, BOX)
    where = "screen=2" if is_ours(requests) else "screen=1"
    assert told(requests.on_scriptrunner_ready()) == (HERE, where, ["outbox"])


def test_what_a_box_sends_while_the_next_screen_waits_to_be_drawn_comes_along(requests: ScriptRequests) -> None:
    run(requests, NEXT, leads_on_to="screen=2")
    requests.request_rerun(RerunData(page_script_hash=HERE, query_string="screen=2"))
    from_tab(requests, BOX)
    where = "screen=2" if is_ours(requests) else "screen=1"
    assert told(requests.on_scriptrunner_yield()) == (HERE, where, ["outbox"])


def test_a_box_of_the_next_screen_is_not_led_back_by_an_older_run(requests: ScriptRequests) -> None:
    run(requests, BOX)
    from_tab(requests, replace(BOX, query_string="screen=2"))
    assert told(requests.on_scriptrunner_ready()) == (HERE, "screen=2", ["outbox"])


def test_a_second_tap_presses_nothing_of_the_next_screen(requests: ScriptRequests) -> None:
    run(requests, NEXT, leads_on_to="screen=2")
    from_tab(requests, NEXT)
    assert told(requests.on_scriptrunner_ready()) == (HERE, "screen=1", ["on"])


def test_page_run_after_a_fragment_does_not_land_in_what_the_fragment_stands_in(requests: ScriptRequests) -> None:
    top = get_default_dg_stack_value()
    within = contextvars.copy_context()

    def after_a_fragment() -> bool:
        context_dg_stack.set((*top, DeltaGenerator()))
        from_tab(requests, RerunData(page_script_hash=HERE))
        requests.on_scriptrunner_ready()
        return context_dg_stack.get() == top

    assert within.run(after_a_fragment) == is_ours(requests)
