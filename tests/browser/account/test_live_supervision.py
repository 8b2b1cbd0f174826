"""Supervision of two people who both sign in, each at their own screen, in two browsers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.account.conftest import SignIn, Team
from tests.devices import Device

pytestmark = pytest.mark.browser


def at_supervision(device: Device, team: Team, sign_in: SignIn, who: str, width: int = 1280) -> Page:
    page = device(width).new_page()
    page.goto(f"{team.address}/supervision")
    sign_in(page, who, "/supervision")
    return page


def test_invite_accept_and_meet_live(team: Team, lend: Device, sign_in: SignIn) -> None:
    ann = at_supervision(lend, team, sign_in, "ann")
    ben = at_supervision(lend, team, sign_in, "ben", 390)

    ann.get_by_text("Invite somebody who signs in here too").click()
    ann.get_by_label("The e-mail address they sign in with").fill("Ben@Example.org")
    ann.get_by_label("Your name").first.fill("Ann")
    ann.get_by_label("Their name").first.fill("Ben")
    ann.get_by_role("button", name="Invite them").click()
    expect(ann.get_by_text("Only a yes is told")).to_be_visible()
    ben.goto(team.address)
    ben.get_by_role("link", name="Ann invites you to supervision").click()
    expect(ben.get_by_text("asks you to supervise their work here")).to_be_visible()
    ben.get_by_role("button", name="Accept").click()
    expect(ben.get_by_role("heading", name="Ann")).to_be_visible()

    ann.reload()
    ann.get_by_role("button", name="Plan or begin a meeting").click()
    ann.get_by_role("button", name=re.compile("^Begin “")).first.click()
    ann.get_by_role("button", name="Go into the meeting").click()
    expect(ann.get_by_text("Ben has not come in yet")).to_be_visible()
    ben.reload()
    ben.get_by_role("button", name="Go on").click()
    expect(ben.get_by_text(re.compile("Ann is here, at"))).to_be_visible()
    expect(ann.get_by_text(re.compile("Ben is here, at"))).to_be_visible()

    ben.get_by_label("How Ben is today").press_sequentially("Well")
    expect(ann.get_by_text(re.compile("Ben is here, at .*, and is writing"))).to_be_visible()
    expect(ann.get_by_text("Well", exact=True)).to_be_visible()

    ann.get_by_role("button", name="Keep and go on").click()
    expect(ann.get_by_text(re.compile("Step 2 of"))).to_be_visible()
    expect(ben.get_by_role("button", name="Go to where Ann is")).to_be_visible()
    ben.get_by_role("button", name="Go to where Ann is").click()
    expect(ben.get_by_text(re.compile("Step 2 of"))).to_be_visible()
    ben.close()
    expect(ann.get_by_text("Ben is not here now")).to_be_visible()
