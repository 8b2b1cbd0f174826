"""Five minutes are five: what every flow costs a newcomer on a phone is counted, and *five minutes* is held to it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reflection.counts import cost_of
from tests.browser.reflection.walk import go
from tests.browser.server import Served
from tests.shipped import shipped_content

FLOWS = {flow.key: flow.name.lower() for flow in shipped_content().flows.flows if flow.purpose != "ending"}
MOST = {"five_minutes": (6, 12, 750, 9.0), "three_lines": (4, 8, 450, 6.0)}
"""Screens after home, taps, words and heights; scale descriptions included, and nothing hidden that is needed."""


@pytest.mark.parametrize("flow", FLOWS)
def test_flow_costs_no_more_than_it_promises(phone: Page, served: Served, flow: str) -> None:
    go(phone, served.address, "Alongside")
    cost = cost_of(phone, f"Begin {FLOWS[flow]}")
    print(cost.told(flow))  # noqa: T201  the figures, for whoever asks for them with -s
    found = (len(cost.screens), cost.taps, cost.words, cost.heights)
    assert [this for this, most in zip(found, MOST.get(flow, found), strict=True) if this > most] == []
