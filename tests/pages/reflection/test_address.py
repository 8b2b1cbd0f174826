"""The screen's number in the address: Back and Forward of the browser go one screen, and no words stand there."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model.store import OwnStore
from tests.pages.conftest import Start, Visit
from tests.pages.page_reader import listed, titles, trouble


def walked(visit: Visit, draft: str) -> AppTest:
    """On the third screen, by buttons."""
    at = visit("reflect.py", draft=draft, screen="1")
    at.button(key="on_meeting").click().run()
    at.button(key="on_safety").click().run()
    return at


def at_address(at: AppTest, draft: str, screen: str) -> list[str]:
    """The title after the browser went to this address."""
    at.query_params = {"draft": draft, "screen": screen}
    at.run()
    return titles(at)


def test_every_screen_that_is_gone_to_has_its_number_in_the_address(visit: Visit, start: Start) -> None:
    draft = start("full_walk")
    at = walked(visit, draft)
    assert (titles(at), at.query_params) == (["Trust"], {"draft": draft, "screen": "3"})


def test_back_and_forward_of_the_browser_go_one_screen_and_are_kept(visit: Visit, own: OwnStore, start: Start) -> None:
    draft = start("full_walk")
    at = walked(visit, draft)
    assert at_address(at, draft, "2") == ["Creating safety"]
    assert own.reflections.get(draft).step == "safety"
    assert at_address(at, draft, "1") == ["The meeting"]
    assert at_address(at, draft, "3") == ["Trust"]
    at.button(key="on_trust").click().run()
    assert (titles(at), at.query_params["screen"]) == (["Time"], "4")


def test_back_to_a_screen_that_is_gone_leads_to_the_one_in_its_place(visit: Visit, start: Start) -> None:
    draft = start("five_minutes", "stood_out", stood_out="trust,time")
    at = visit("reflect.py", draft=draft, screen="3")
    at.button(key="on_stood_out").click().run()
    at.button(key="on_looking_closer_trust").click().run()
    assert (titles(at), at.query_params["screen"]) == (["Time"], "5")
    listed(at, "looking_closer_time").button(key="go_stood_out").click().run()
    at.checkbox(key=f"choose_{draft}_stood_out_trust").uncheck().run()
    assert at_address(at, draft, "4") == ["Time"]


def test_link_without_a_number_opens_where_the_draft_was_left(visit: Visit, start: Start) -> None:
    draft = start("full_walk")
    at = walked(visit, draft)
    at.switch_page("my_reflections.py").run()
    at.switch_page("reflect.py")
    at.query_params = {"draft": draft}
    at.run()
    assert titles(at) == ["Trust"]


@pytest.mark.parametrize("screen", ["0", "99", "-1", "²", "1e3", "9" * 5000, "<script>", "safety"])
def test_what_is_no_screen_opens_where_the_draft_was_left(visit: Visit, start: Start, screen: str) -> None:
    at = visit("reflect.py", draft=start("full_walk", "trust"), screen=screen)
    assert (titles(at), trouble(at)) == (["Trust"], [])
