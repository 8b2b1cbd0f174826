"""The next meeting that was agreed and nobody has begun: moved or called off from where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from model.phrases import day
from model.supervision.meeting import ONE_SCREEN, SHARE_FILE, Mode, Supervision
from pages.parts.supervision.call_off import ask_before_calling_off
from pages.parts.supervision.meeting_day import ask_when_and_where
from tests.pages.conftest import PATIENCE, Visit
from tests.pages.dates import choose_date
from tests.pages.page_reader import buttons, nameless, read_as_markdown, trouble
from tests.pages.supervision.supervisions import TODAY, Supervised, supervision_for

TO_COME = TODAY + timedelta(days=40)
MOVED = TO_COME + timedelta(days=2)


def _asking(module: str, question: str, supervision: str) -> None:
    """A page with nothing but what is asked; its imports are made where Streamlit runs it."""
    from functools import partial  # noqa: PLC0415  as above
    from importlib import import_module  # noqa: PLC0415  as above

    planned, content = (
        import_module("pages.parts.supervision.planned"),
        import_module("server.services").opened().content,
    )
    one = import_module("pages.parts.supervision.open_meeting").my_supervision().overview.of(supervision)
    agreed = planned.as_agreed(one)
    begin = partial(planned.begin_agreed, content, one, agreed)
    getattr(import_module(module), question)(one.supervision, agreed, begin)


def asked(question: Callable[..., None], supervision: Supervision) -> AppTest:
    """What is asked over the page, by itself."""
    given = question.__module__, question.__name__, supervision.id
    return AppTest.from_function(_asking, args=given, default_timeout=PATIENCE).run()


def test_moving_and_calling_off_are_offered_where_the_next_meeting_stands(visit: Visit, supervised: Supervised) -> None:
    newest = supervised.confirmed(supervised.of("Cian"), next_on=TO_COME)
    for key in (f"move_{newest.id}", f"call_off_{newest.id}"):
        at = visit("supervision.py")
        assert buttons(at)[1:4] == ["Plan or begin a meeting", "Change the day", "Call it off"]
        at.button(key=key).click().run()
        assert (supervision_for().meetings.all(is_open=True), nameless(at), trouble(at)) == ([], [], [])


def test_they_are_not_where_none_was_agreed(visit: Visit, supervised: Supervised) -> None:
    supervised.confirmed(supervised.of("Cian"))
    assert [label for label in buttons(visit("supervision.py")) if label in ("Change the day", "Call it off")] == []


def test_an_agreed_meeting_is_moved_from_where_it_stands(visit: Visit, supervised: Supervised) -> None:
    cian = supervised.of("Cian")
    newest = supervised.confirmed(cian, next_on=TO_COME)
    at, key = asked(ask_when_and_where, cian), f"{newest.id}_{newest.revision}"
    choose_date(at, f"moved_on_{key}", MOVED)
    at.selectbox(key=f"moved_at_{key}").set_value("14:30")
    at.button(key="keep_day").click().run()
    [moved] = supervision_for().meetings.all(is_open=True)
    assert (moved.held_on, moved.held_at, moved.mode, moved.plan) == (MOVED, "14:30", ONE_SCREEN, "monthly")
    said = [one.replace("\u2060", "") for one in read_as_markdown(visit("supervision.py"))]
    assert f"An open meeting: {day(MOVED)} at 14:30: the monthly meeting." in said


def test_an_agreed_meeting_is_called_off_from_where_it_stands(supervised: Supervised) -> None:
    cian = supervised.of("Cian")
    supervised.confirmed(cian, next_on=TO_COME)
    at = asked(ask_before_calling_off, cian)
    assert [one.value for one in at.markdown][:2] == [
        f"{day(TO_COME)}, with Cian.",
        "What was agreed stays. Tell Cian as well.",
    ]
    at.text_input(key="why_called_off").set_value("Ill")
    at.button(key="call_off_for_good").click().run()
    one = supervision_for().overview.of(cian.id)
    assert (one.open, one.next_meeting(TODAY)) == (None, None)
    assert [(gone.held_on, gone.why) for gone in one.called_off] == [(TO_COME, "Ill")]


@pytest.mark.parametrize("mode", [SHARE_FILE, ONE_SCREEN])
def test_a_practitioner_s_is_met_the_way_the_last_one_was(supervised: Supervised, mode: Mode) -> None:
    orla = supervised.by("Orla")
    supervised.confirmed(orla, next_on=TO_COME, mode=mode)
    asked(ask_when_and_where, orla).button(key="keep_day").click().run()
    [begun] = supervision_for().meetings.all(is_open=True)
    assert (begun.mode, begun.held_on) == (mode, TO_COME)


def test_what_another_tab_began_meanwhile_is_not_called_off(supervised: Supervised) -> None:
    cian = supervised.of("Cian")
    supervised.confirmed(cian, next_on=TO_COME)
    at = asked(ask_before_calling_off, cian)
    begun = supervised.begin(cian, TODAY)
    at.button(key="call_off_for_good").click().run()
    assert [one.id for one in supervision_for().meetings.all(is_open=True)] == [begun.id]
    assert [one.startswith("There is an open meeting with this person already.") for one in trouble(at)] == [True]
