"""The theme goes out once, in the page, and with no message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from server import settings
from server.theme import leave_theme_to_page, theme_for


@pytest.fixture(autouse=True)
def our_theme(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The theme of .streamlit/config.toml, and Streamlit as it comes."""
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(config, "_main_script_path", None)
    settings.apply()
    yield
    monkeypatch.undo()
    config.get_config_options(force_reparse=True)


@pytest.mark.parametrize(
    ("shade", "paper", "sidebar"), [("light", "#faf7f1", "#f2ede3"), ("dark", "#221f1b", "#2c2823")]
)
def test_each_shade_has_its_colours_and_our_typeface(shade: Literal["light", "dark"], paper: str, sidebar: str) -> None:
    theme = theme_for(shade)
    assert (theme["backgroundColor"], theme["sidebar"]["backgroundColor"]) == (paper, sidebar)
    assert theme["bodyFont"].startswith("Atkinson")
    assert {face["family"] for face in theme["fontFaces"]} == {"Atkinson Hyperlegible Next"}
    assert len(theme["fontFaces"]) == len(config.get_option("theme.fontFaces"))
    assert len(theme["chartCategoricalColors"]) == len(config.get_option(f"theme.{shade}.chartCategoricalColors"))


def test_no_message_holds_the_theme_and_the_page_still_has_it() -> None:
    leave_theme_to_page()
    theme = CustomThemeConfig()
    app_session._populate_theme_msg(theme, "theme")
    assert theme == CustomThemeConfig()
    assert theme_for("light")["primaryColor"] == "#1f5f66"
