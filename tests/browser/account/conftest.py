"""A team's Alongside, and the provider that its people sign in with: both real, both started here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from model.access import Viewer
from tests.browser.server import Served
from tests.model.team.test_settings import A_KEY
from tests.server.running_server import ROOT, Running, free_port, wait_for
from tests.server.sign_in.provider import CLIENT, PASSWORD, PEOPLE

SECRET = "s" * 40
SETTINGS = """
address = "{address}"

[providers.staff]
name = "your work account"
issuer = "{issuer}"
client_id = "{client}"
"""


@dataclass(frozen=True)
class Team:
    served: Served
    issuer: str

    @property
    def address(self) -> str:
        """What people type."""
        return self.served.address


@pytest.fixture(scope="session")
def running_team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Alongside as a team runs it, with Canaille as its provider."""
    folder, port, its_port = tmp_path_factory.mktemp("team"), free_port(), free_port()
    address, issuer = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{its_port}"
    settings = folder / "team.toml"
    settings.write_text(SETTINGS.format(address=address, issuer=issuer, client=CLIENT), encoding="utf-8")
    log = folder / "provider.log"
    with log.open("wb") as out:
        command = [sys.executable, "-m", "tests.server.sign_in.provider", str(its_port), SECRET, address]
        provider = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=out, stderr=subprocess.STDOUT)
    secrets = {"ALONGSIDE_SECRET_STAFF": SECRET, "ALONGSIDE_KEYS": A_KEY}
    served = Served(folder, port=port, ALONGSIDE_TEAM=str(settings), **secrets)
    try:
        wait_for(Running(issuer, log), "/.well-known/openid-configuration")
        served.start()
        yield Team(served, issuer)
        served.stop()
    finally:
        provider.kill()
        provider.wait()


@pytest.fixture
def team(running_team: Team) -> Team:
    """The running team with nothing left of whoever signed in for an earlier test."""
    with running_team.served.store() as store:
        with store.reading() as connection:
            people = connection.exec_driver_sql("SELECT id FROM accounts").scalars().all()
        for person in people:
            store.deletion(Viewer(person)).everything()
    return running_team


SignIn = Callable[..., None]


@pytest.fixture
def sign_in(team: Team) -> SignIn:
    """Sign somebody in on the sign-in page; afterwards they are at `path`."""

    def come_in(page: Page, who: str, path: str = "/") -> None:
        page.get_by_role("link", name="Sign in with your work account").click()
        page.get_by_label("Login").fill(who)
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("textbox", name="Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(f"{team.address}{path}")

    return come_in


def begin_reflection(page: Page, team: Team) -> Locator:
    """Begin a reflection of three lines; the box to write in."""
    page.goto(f"{team.address}/reflect")
    page.get_by_role("button", name="Three lines").first.click()
    return page.get_by_role("textbox").first


def whoever_is_in(page: Page, team: Team) -> str:
    """Who the account page says is signed in."""
    page.goto(f"{team.address}/account")
    said = page.get_by_text("You are signed in as")
    expect(said).to_be_visible()
    return next(name for name in PEOPLE.values() if name in said.inner_text())
