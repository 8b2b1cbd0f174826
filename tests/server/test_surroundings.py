"""What the guide says of where it runs follows where it runs."""

from __future__ import annotations

import pytest

from server.surroundings import in_another_tab, where_words_stay

ORGANISATION = "with your own organisation, where it runs this guide"


@pytest.mark.parametrize(
    ("surroundings", "another", "stay"),
    [
        ({}, "in another tab", "on this machine"),
        ({"ALONGSIDE_HOSTS": "guide.example"}, "in another tab or on another device", ORGANISATION),
        ({"ALONGSIDE_DATABASE_URL": "postgresql+psycopg://a@b/c"}, "in another tab", ORGANISATION),
    ],
)
def test_words_follow_what_holds(
    monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], another: str, stay: str
) -> None:
    for name in ("ALONGSIDE_HOSTS", "ALONGSIDE_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert (in_another_tab(), where_words_stay()) == (another, stay)
