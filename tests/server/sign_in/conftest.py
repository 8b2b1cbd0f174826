"""A team's server for a file of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.server import Served
from tests.model.team.test_settings import A_KEY
from tests.server.running_server import free_port

SETTINGS = """
address = "http://127.0.0.1:{port}"

[providers.staff]
name = "your work account"
issuer = "https://login.invalid"
client_id = "alongside"
"""


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A team's server, whose provider nobody asks here."""
    folder, port = tmp_path_factory.mktemp("team"), free_port()
    settings = folder / "team.toml"
    settings.write_text(SETTINGS.format(port=port), encoding="utf-8")
    secrets = {"ALONGSIDE_SECRET_STAFF": "secret", "ALONGSIDE_KEYS": A_KEY}
    served = Served(folder, port=port, ALONGSIDE_TEAM=str(settings), **secrets)
    served.start()
    yield served
    served.stop()
